"""Whatever people type, paste or attach is kept, or a sentence says why not; nothing crashes, nothing is half kept."""

from __future__ import annotations

import itertools
import json
import string
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fieldservice import i18n
from fieldservice.domain.paper_kinds import JOB_SHEET, SERVICE_REPORT
from fieldservice.domain.records import Asset, Attachment, Customer, Note, ServiceRequest, Signature, WorkOrder
from fieldservice.errors import FieldServiceError, UserError
from fieldservice.papers import Papers
from fieldservice.services.intake import NewAsset, NewContact, NewCustomer, RequestDraft
from fieldservice.services.validation import tidy, tidy_lines
from fieldservice.services.work_orders import NewWorkOrder
from fieldservice.store.check import check
from fieldservice.store.sound import sound
from tests.journeys.naughty import LONE_HALVES, NASTY, OVERLONG, OWN, all_strings
from tests.printouts.test_nasty_content import assert_no_empty_box
from tests.services.conftest import World
from tests.services.conftest import world as world  # the fixture
from tests.services.field import Job, jpeg, make_job, signature_png

FINDINGS = (
    "summary description problem cause remedy repair_plan repair_steps prevention functional_test"
    " firmware_after customer_feedback component"
).split()
CUSTOMER_FIELDS = (
    "name_en short_name tier website tax_number country province city district street postcode tags notes"
).split()


@pytest.fixture
def job(world: World) -> Job:
    # What is tested here is text, not power failure: no waiting for the disk after each of thousands of commits.
    world.store.database.connection().execute("PRAGMA synchronous = off")
    return make_job(world)


def attempt(verb: Callable[..., Any], *given: Any, **named: Any) -> Any:
    """What the verb returns, or None for a refusal, which must be a sentence in both languages."""
    try:
        return verb(*given, **named)
    except FieldServiceError as error:
        for language, ends in (("en", "."), ("zh_CN", "。")):
            i18n.set_language(language)
            assert error.message().endswith(ends), (error.code, error.message()[:100])
        i18n.set_language("en")
        return None


def in_pieces(strings: list[str], pieces: int, at: int) -> list[str]:
    """Every `pieces`-th string, beginning with the `at`-th: all of them go through something, in bearable time."""
    return strings[at::pieces]


def test_text_that_no_database_can_hold_is_made_sound() -> None:
    assert sound("a\x00b") == "ab"
    assert sound("cut \ud83d") == "cut \ufffd"
    assert sound("\ud83d\ude00") == "😀"
    for text in OWN:
        sound(text).encode()


@pytest.mark.parametrize("text", LONE_HALVES)
def test_half_a_character_never_keeps_a_commit_from_happening(job: Job, text: str) -> None:
    services, world = job.services, job.world
    order = services.work_orders.create(NewWorkOrder(customer_id=job.customer.id, summary=text, description=text))
    services.work_orders.change(order.id, problem=text, cause=text)
    services.work_orders.add_note(order.id, text)
    services.drafts.save("half." + text, {"fault": text})
    assert world.find(WorkOrder, order.id).problem == sound(text)
    assert services.drafts.load("half." + text) == {"fault": sound(text)}
    assert check(world.store) == []


@pytest.mark.parametrize("text", OVERLONG, ids=["latin", "cjk", "combining"])
def test_a_text_too_long_to_be_kept_whole_is_refused_not_cut(job: Job, text: str) -> None:
    services = job.services
    before = job.world.last_mid()
    for attempt in (
        lambda: services.directory.add_customer(name=text),
        lambda: services.directory.change_customer(job.customer.id, notes=text),
        lambda: services.directory.add_note(text, customer_id=job.customer.id),
        lambda: services.intake.take_request(RequestDraft(fault=text)),
        lambda: services.work_orders.change(job.work_order_id, cause=text),
        lambda: services.work_orders.add_note(job.work_order_id, text),
        lambda: services.signatures.sign(job.work_order_id, "customer", text, signature_png()),
        lambda: services.signatures.declined(job.work_order_id, text),
    ):
        with pytest.raises(UserError, match="at most"):
            attempt()
    assert job.world.last_mid() == before


@pytest.mark.parametrize("text", ["\x00", "\u200b", "\u202e", " \t ", "\ud800"])
def test_a_name_of_which_nothing_can_be_seen_is_no_name(job: Job, text: str) -> None:
    with pytest.raises(UserError):
        job.services.intake.take_request(RequestDraft(fault="漏油", new_customer=NewCustomer(name=text)))
    with pytest.raises(UserError):
        job.services.signatures.sign(job.work_order_id, "customer", text, signature_png())


def test_records_of_the_directory_keep_every_string_or_refuse_it(job: Job) -> None:
    services, world, strings = job.services, job.world, all_strings()
    fields = itertools.cycle(CUSTOMER_FIELDS)
    for text in in_pieces(strings, 2, 0):
        field = next(fields)
        if attempt(services.directory.change_customer, job.customer.id, **{field: text}) is not None:
            expected = tidy_lines(text) if field == "notes" else tidy(text)
            assert getattr(world.find(Customer, job.customer.id), field) == expected
    for text in in_pieces(strings, 3, 0):
        made = attempt(services.directory.add_contact, job.customer.id, name=text, role=text)
        assert made is None or made.name == tidy(text)
    for text in in_pieces(strings, 3, 1):
        machine = attempt(services.directory.machines.add, job.customer.id, serial=text, notes=text)
        assert machine is None or world.find(Asset, machine.id).serial == tidy(text)
        attempt(services.directory.machines.add_product, model=text, name=text)
    for text in in_pieces(strings, 3, 2):
        attempt(services.directory.add_site, job.customer.id, name=text, street=text, access_note=text)
        note = attempt(services.directory.add_note, text, asset_id=job.asset.id)
        assert note is None or world.find(Note, note.id).text == tidy_lines(text)
    for text in in_pieces(strings, 4, 3):
        attempt(services.catalogue.add_part, number=text, name=text, description=text)
        attempt(services.catalogue.stock.add_location, "bin", code=text, name=text)
        attempt(services.people.add, number=text, name=text, roles="technician")
        attempt(services.company.add_fault_code, kind="problem", code=text, name=text)
        attempt(services.company.add_price, code=text, name=text, amount_minor=100)
        attempt(services.company.change_company, name=text, address=text)
    assert check(world.store) == []


def test_requests_keep_every_string_or_refuse_it(job: Job) -> None:
    services, world = job.services, job.world
    for text in all_strings():
        draft = RequestDraft(fault=text, caller_name=text[:500], category=text[:500], note=text)
        taken = attempt(services.intake.take_request, draft)
        if taken is not None:
            assert world.find(ServiceRequest, taken.id).fault == tidy_lines(text)
        services.intake.completeness(RequestDraft(fault=text, caller_phone=text))
    for text in in_pieces(all_strings(), 4, 0):
        new = RequestDraft(
            fault=text,
            new_customer=NewCustomer(name=text),
            new_contact=NewContact(name=text, role=text),
            new_asset=NewAsset(serial=text, name=text),
        )
        attempt(services.intake.take_and_qualify, new)
        attempt(services.intake.take_request, RequestDraft(fault="漏油", caller_phone=text))
    assert check(world.store) == []


def test_the_visit_keeps_every_string_or_refuses_it_and_prints_it(job: Job) -> None:
    services, world = job.services, job.world
    job.start()
    order = job.work_order_id
    diagnosis = services.checklists.of_work_order(order)[1]
    items = itertools.cycle(diagnosis.state.items())
    fields = itertools.cycle(FINDINGS)
    papers = Papers(services)
    for at, text in enumerate(all_strings()):
        field, item = next(fields), next(items)
        if attempt(services.work_orders.change, order, **{field: text}) is not None:
            assert getattr(world.find(WorkOrder, order), field) == sound(text.strip())
        attempt(services.checklists.answer, diagnosis.checklist.id, item.address, text, note=text)
        attempt(services.checklists.annotate, diagnosis.checklist.id, item.address, text)
        if at % 12 == 0:
            attempt(services.work_orders.add_note, order, text)
            attempt(services.work_orders.add_task, order, text)
            attempt(services.part_usage.remove_part, order, "scrap", description=text, serial=text, lot=text)
            signed = attempt(services.signatures.sign, order, "customer", text, signature_png())
            assert signed is None or world.find(Signature, signed.id).name == tidy(text)
            file = attempt(services.attachments.add_file, b"x", text, caption=text, work_order_id=order)
            assert file is None or world.find(Attachment, file.id).caption == sound(text.strip())
            attempt(services.attachments.add_photo, jpeg(), text, caption=text, work_order_id=order)
        if at % 120 == 0:
            for kind, language in zip((SERVICE_REPORT, JOB_SHEET), ("zh_CN", "en"), strict=True):
                assert_no_empty_box(papers.render(kind, order, language))
    assert check(world.store) == []


def test_a_checklist_of_texts_keeps_every_string(job: Job) -> None:
    from fieldservice.domain.records import ChecklistTemplate

    services, world = job.services, job.world
    template = world.add(
        ChecklistTemplate(id=world.ids(), code="words", name="文字", purpose="diagnosis", body=_words_template())
    )
    checklist = services.checklists.add(job.work_order_id, template.id)
    item = services.checklists.open(checklist.id).state.items()[0]
    kept = 0
    for text in in_pieces(all_strings(), 2, 1):
        if attempt(services.checklists.answer, checklist.id, item.address, text) is None:
            continue
        answer = services.checklists.open(checklist.id).state.items()[0].cell.value
        assert sound(answer or "").strip() == sound(text).strip()
        kept += 1
    assert kept > 20


def _words_template() -> str:
    return json.dumps(
        {
            "format": 1, "code": "words", "version": 1, "names": {"en": "Words"}, "purpose": "diagnosis",
            "sections": [
                {
                    "key": "s", "names": {"en": "S"},
                    "questions": [{"key": "said", "type": "text", "names": {"en": "Said"}}],
                }
            ],
        }
    )  # fmt: skip


def test_every_string_can_be_searched_and_finds_what_holds_it(job: Job) -> None:
    services = job.services
    order = services.work_orders.create(NewWorkOrder(customer_id=job.customer.id, summary="x"))
    for text in all_strings():
        for group in services.search.everything(text):
            for hit in group.hits[:2]:
                services.search.excerpt(hit, text)
        services.search.ranked("work_order", text)
        services.search.go_to(text)
        services.intake.find_callers(text)
        services.intake.find_assets(text)
        services.directory.duplicate_customers(text, text)
        services.directory.duplicate_assets(text)
        services.catalogue.find(text)
        services.work_order_lists.find_number(text)
        attempt(services.part_usage.find, text)
    for text in ("Ω≈ç√", "社會科學院語學研究所", "田中さんにあげて下さい", "찦차를", "ｖ１２－９／７"):
        services.work_orders.change(order.id, problem=text)
        assert order.id in [hit.id for hit in services.search.find("work_order", text)], text


def test_every_string_survives_as_a_draft(job: Job) -> None:
    drafts, strings = job.services.drafts, all_strings()
    drafts.save("form", {str(at): text for at, text in enumerate(strings)})
    kept = drafts.load("form") or {}
    assert [sound(kept[str(at)]) for at in range(len(strings))] == [sound(text) for text in strings]


@pytest.mark.parametrize("text", ["{number}", "%n", "{0.__class__}", "{", "}", "{{x}}", "%s%d", "{path}{path!r:>99}"])
def test_braces_in_a_name_do_not_break_a_sentence(text: str) -> None:
    for language in i18n.LANGUAGES:
        i18n.set_language(language)
        sentence = UserError("directory.model_exists", "The model {model} exists already.", model=text).message()
        assert text in sentence and "{model}" not in sentence
        counted = i18n.translate("loading", "%n rows can be imported.", n=3, name=text)
        assert "3" in counted


def test_no_text_has_a_field_that_reaches_into_its_parameter() -> None:
    """`{x.y}`, `{x[0]}` and `{x!r}` in a translation would show the inside of what people typed."""
    from xml.etree import ElementTree

    folder = Path(i18n.__file__).resolve().parent.parent / "resources" / "i18n"
    formatter = string.Formatter()
    for path in sorted(folder.rglob("*.ts")):
        for message in ElementTree.parse(path).getroot().iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [message.findtext("source") or "", translation.text or ""]
            forms += [form.text or "" for form in translation.findall("numerusform")]
            for text in forms:
                fields = [field for _, field, _, _ in formatter.parse(text) if field is not None]
                assert all(field.isidentifier() for field in fields), (path.name, text)


def test_every_nasty_file_is_attached_or_refused_in_a_sentence(job: Job) -> None:
    files = [path for path in sorted(NASTY.rglob("*")) if path.is_file()]
    if not files:
        pytest.skip("the nasty files are not beside the project")
    # Pictures that take seconds each are tried one by one in tests/system/test_media.py.
    files = [path for path in files if path.stat().st_size < 1_500_000]
    outcomes = job.services.attachments.attach(files, work_order_id=job.work_order_id)
    assert len(outcomes) == len(files)
    for outcome in outcomes:
        assert outcome.sentence.endswith(".") and outcome.name in outcome.sentence
        if outcome.attachment is not None:
            assert job.services.attachments.content(outcome.attachment)
    assert sum(outcome.ok for outcome in outcomes) > len(files) * 0.9
    data = Papers(job.services).render("service_report", job.work_order_id, "zh_CN")
    assert_no_empty_box(data)
    assert check(job.world.store) == []


def test_a_file_whose_name_is_not_text_is_attached(job: Job, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    name = b"\xff\xfe photo.jpg"
    try:
        path = Path(str(tmp_path), name.decode("utf-8", "surrogateescape"))
        path.write_bytes(jpeg())
    except (OSError, UnicodeEncodeError):
        pytest.skip("this system takes no file name that is not text")
    (outcome,) = job.services.attachments.attach([path], work_order_id=job.work_order_id)
    assert outcome.ok
    kept = job.services.attachments.of_work_order(job.work_order_id)[0].name
    assert kept.endswith("photo.jpg")
    assert all(unicodedata.category(character) != "Cs" for character in kept)
