"""A form with pictures, sounds and long lists goes from one laptop over the hub to another, files and all."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from fieldservice.domain.checklist import Address, ChecklistState
from fieldservice.domain.records import ChecklistTemplate, TemplateFile
from fieldservice.errors import EnvironmentFault
from fieldservice.exchange.xlsform.checking import read_checked
from fieldservice.hub.assembly import Assembly, open_hub
from fieldservice.services.checklist_states import whole_template
from fieldservice.services.checklist_templates import ChecklistTemplates
from fieldservice.services.file_sweep import DAYS, FileSweep
from fieldservice.services.template_files import TemplateFiles
from fieldservice.system.clock import FixedClock
from tests.hub.laptop import serving
from tests.services.conftest import MONDAY_MORNING
from tests.sync.real import Laptop, invite, make_laptop, new_person

FORM = """| survey |
| | type | name | label | image | audio | parameters | calculation |
| | select_one_from_file parts.csv | p | Which part | dial.png | hum.mp3 | value=code label=desc | |
| | calculate | c | | | | | pulldata('parts', 'price', 'code', ${p}) |
"""
PARTS = "code,desc,price\n" + "".join(f"p{n},Part {n},{n}\n" for n in range(3_000))
P = Address("p")


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(MONDAY_MORNING)


@pytest.fixture
def hub(tmp_path: Path, clock: FixedClock) -> Iterator[Assembly]:
    opened = open_hub(tmp_path / "hub", clock=clock, name="总部")
    yield opened
    opened.close()


@pytest.fixture
def laptops(hub: Assembly, tmp_path: Path, clock: FixedClock) -> Iterator[tuple[Laptop, Laptop]]:
    with serving(hub) as port:
        url = f"http://127.0.0.1:{port}"
        made = []
        for seed, roles in enumerate((("manager",), ("technician",)), 1):
            laptop = make_laptop(tmp_path / str(seed), clock, seed)
            laptop.join(url, invite(hub, new_person(hub, f"P{seed}", *roles)))
            made.append(laptop)
        yield made[0], made[1]
        for laptop in made:
            laptop.close()


def picture(colour: int) -> bytes:
    from PIL import Image

    held = io.BytesIO()
    Image.new("RGB", (40, 20), (colour, 0, 0)).save(held, "PNG")
    return held.getvalue()


def publish(laptop: Laptop, folder: Path, colour: int = 1) -> ChecklistTemplate:
    """Import the form as the dialog does."""
    folder.mkdir(exist_ok=True)
    (folder / "pumps.md").write_text(FORM, encoding="utf-8")
    (folder / "dial.png").write_bytes(picture(colour))
    (folder / "hum.mp3").write_bytes(b"ID3" + bytes(50_000))
    (folder / "parts.csv").write_text(PARTS, encoding="gb18030")
    reading, _template = read_checked(folder / "pumps.md")
    files, templates = TemplateFiles(laptop.world.context), ChecklistTemplates(laptop.world.context)
    taken = files.take_in(reading.files)
    made = templates.publish(reading.data)
    files.add(made.id, taken)
    return made


def state(laptop: Laptop, template_id: str) -> ChecklistState:
    reader = laptop.world.read()
    template = whole_template(laptop.world.context, reader, reader.get(ChecklistTemplate, template_id))
    return ChecklistState(template, today=MONDAY_MORNING.date(), language="en")


def test_a_form_arrives_with_its_picture_its_sound_and_its_list(laptops: tuple[Laptop, Laptop], tmp_path: Path) -> None:
    office, field = laptops
    made = publish(office, tmp_path / "form")
    office.run()
    field.run()
    shown = TemplateFiles(field.world.context).shown(made.id)
    assert shown.keys() == {"dial.png", "hum.mp3", "parts.csv"}
    assert shown["dial.png"].content == picture(1) and all(file.here for file in shown.values())
    assert TemplateFiles(field.world.context).content(shown["hum.mp3"].file).startswith(b"ID3")
    asked = state(field, made.id)
    assert len(asked.choices(P)) == 3_000
    asked.answer(P, "p2999", at=MONDAY_MORNING)
    assert asked.values()[Address("c")] == "2999"


def test_while_the_files_are_on_their_way_the_form_says_so_and_then_shows_them(
    laptops: tuple[Laptop, Laptop], tmp_path: Path
) -> None:
    office, field = laptops
    made = publish(office, tmp_path / "form")
    office.run()
    assert field.sync is not None
    blobs = field.world.context.blobs
    files = TemplateFiles(field.world.context)
    engine, clock = field.sync.engine, field.world.clock
    for _step in range(40):  # until the rows are here and nothing else
        engine.step(clock.now())
        if files.of(made.id):
            break
    waiting = [file for file in files.shown(made.id).values() if not file.here]
    assert waiting and not any(file.picture for file in waiting)
    with pytest.raises(EnvironmentFault):
        files.content(waiting[0].file)
    if not blobs.exists(files.of(made.id)["parts.csv"].sha):
        assert len(state(field, made.id).choices(P)) == 0
    heard = []
    field.world.context.store.on_commit(heard.append)
    field.run()
    assert all(file.here for file in files.shown(made.id).values())
    assert {id for each in heard if each.intent == "sync.file" for id in each.changes["template_file"] or ()} == {
        file.file.id for file in waiting
    }
    assert len(state(field, made.id).choices(P)) == 3_000


def test_an_archived_version_keeps_its_own_files_for_the_answers_that_were_given_to_it(
    laptops: tuple[Laptop, Laptop], tmp_path: Path
) -> None:
    office, field = laptops
    first = publish(office, tmp_path / "first", 1)
    second = publish(office, tmp_path / "second", 2)
    ChecklistTemplates(office.world.context).archive(first.id)
    office.run()
    field.run()
    shown = TemplateFiles(field.world.context)
    assert shown.shown(first.id)["dial.png"].content == picture(1)
    assert shown.shown(second.id)["dial.png"].content == picture(2)
    assert len(field.world.read().where(TemplateFile, template_id=first.id)) == 3
    named = {file.sha for file in field.world.read().where(TemplateFile)}
    for path in field.world.profile.blobs.rglob("*"):
        if path.is_file():
            os.utime(path, (0, 0))
    for _ in range(DAYS + 2):
        field.world.clock.advance(timedelta(days=1))
        assert FileSweep(field.world.context).sweep() == 0
    assert all(field.world.context.blobs.exists(sha) for sha in named)
    state(field, first.id).answer(P, "p1", at=MONDAY_MORNING)
