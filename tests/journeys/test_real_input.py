"""The real data beside the project, through the whole product: imported, searched, opened, worked on, printed."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from fieldservice.bootstrap import Session
from fieldservice.domain.paper_kinds import JOB_SHEET, SERVICE_REPORT
from fieldservice.domain.records import (
    COMPANY_ID,
    Asset,
    BomLine,
    Company,
    Customer,
    Part,
    Person,
    StockLocation,
    StockMove,
    Supersession,
    WorkOrder,
)
from fieldservice.domain.text import matches
from fieldservice.exchange.dry_run import dry_run
from fieldservice.exchange.importing import ImportResult, import_table, mapping_for
from fieldservice.exchange.mapping import Mapping, Rule, load_mapping
from fieldservice.exchange.tables import open_table
from fieldservice.i18n import set_language
from fieldservice.papers import Papers
from fieldservice.services.container import Services
from fieldservice.services.context import Context
from fieldservice.services.intake import RequestDraft
from fieldservice.services.work_order_lists import WorkOrderFilter
from fieldservice.store.check import check
from fieldservice.store.store import open_store
from fieldservice.system.blobs import Blobs
from fieldservice.system.clock import FixedClock
from fieldservice.system.ids import SeededIds
from fieldservice.system.keys import derive
from fieldservice.system.lock import ProfileLock
from fieldservice.system.paths import open_profile
from tests.conftest import SHARED_DATA
from tests.printouts.reading import Pdf
from tests.services.conftest import KEY, MONDAY_MORNING, SHANGHAI
from tests.services.field import jpeg, signature_png

MAPPINGS = Path(__file__).resolve().parents[2] / "resources" / "demo" / "mappings"
PAPERS = (SERVICE_REPORT, JOB_SHEET)
MICRO = 1_000_000
# What a person sets on the mapping page: where lines lie of which nobody wrote it down, and what the columns of a list
# mean whose headings say "reference" and "label".
BY_HAND = {
    "stock": {"location": Rule(columns=("location",), constant="Unplaced")},
    "old parts": {"number": Rule(columns=("reference",)), "name": Rule(columns=("label",))},
}


@dataclass
class Real:
    """The profile that holds all of it, and what each import did."""

    session: Session
    clock: FixedClock
    done: dict[str, ImportResult]
    technician: Person
    van: StockLocation

    @property
    def services(self) -> Services:
        return self.session.services

    def count(self, table: str, where: str = "1") -> int:
        return self.session.store.read().count(f"SELECT count(*) FROM {table} WHERE {where}")


def open_real(folder: Path) -> tuple[Session, FixedClock]:
    """The profile in the folder, its key at hand."""
    clock = FixedClock(MONDAY_MORNING)
    ids = SeededIds(3, clock)
    profile = open_profile(folder / "profile", folder / "state")
    lock = ProfileLock(profile.lock_file)
    lock.acquire()
    store = open_store(profile, KEY, clock, ids)
    context = Context(store, clock, ids, Blobs(profile.blobs, derive(KEY, "blobs")), SHANGHAI)
    services = Services(context)
    return Session(profile, lock, store, context, services, Papers(services)), clock


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Real]:
    """Everything imported once; the tests of this module work on it one after another."""
    if not SHARED_DATA.is_dir():
        pytest.skip(f"no real data: {SHARED_DATA} does not exist")
    session, clock = open_real(tmp_path_factory.mktemp("real"))
    # What is tested here is the content; power failures are tried in test_environment.py.
    session.store.database.connection().execute("PRAGMA synchronous = off")
    van = StockLocation(id=session.context.ids(), code="V1", name="1 号车", kind="van")
    person = Person(
        id=session.context.ids(), number="T1", name="周立峰", roles="technician,desk,dispatcher", van_location_id=van.id
    )
    set_language("zh_CN")
    with session.context.begin("test.firm") as uow:
        uow.add_all([van, person, Company(id=COMPANY_ID, name="衡川机电服务")])
        uow.put_local("actor", person.id)
        uow.commit()
    session.store.actor_id = person.id
    session.services.checklists.install_templates()
    done = {}
    for name, file, kind, mapping in (
        ("customers", "parts/inventree_demo/csv_companies.csv", "customers", ""),
        ("parts", "parts/inventree_demo/csv_parts.csv", "parts", ""),
        ("suppliers", "parts/inventree_demo/csv_companies.csv", "suppliers", ""),
        ("stock", "parts/inventree_demo/csv_stock.csv", "stock", ""),
        ("offers", "parts/inventree_demo/csv_supplier_parts.csv", "supplier-parts", ""),
        ("prices", "parts/inventree_demo/csv_price_breaks.csv", "supplier-parts", ""),
        ("substitutes", "parts/inventree_demo/csv_substitutes.csv", "supersession", ""),
        ("old parts", "parts/supersession_slice.csv", "parts", ""),
        ("supersession", "parts/supersession_slice.csv", "supersession", ""),
        ("bom", "parts/inventree_demo/csv_bom.csv", "bom", ""),
        ("excavators", "service_records/excavators-cleaned.csv", "work-orders", "excavators.json"),
        ("wales", "service_records/openrepair_wales.csv", "work-orders", "openrepair.json"),
    ):
        table = open_table(SHARED_DATA / file)
        by_hand = BY_HAND.get(name, {})
        if mapping:
            chosen = load_mapping(MAPPINGS / mapping)
        else:
            chosen = Mapping(kind, {}) if name == "old parts" else mapping_for(session.context, table, kind)
        for field, rule in by_hand.items():
            chosen = chosen.with_rule(field, rule)
        done[name] = import_table(session.context, table, chosen)
    yield Real(session, clock, done, person, van)
    session.close()


def test_every_row_is_in_or_refused_with_a_reason(real: Real) -> None:
    assert {name: (result.done, len(result.refused)) for name, result in real.done.items()} == {
        "customers": (5, 0),
        "parts": (414, 0),
        "suppliers": (12, 0),
        "stock": (1_106 - real.done["stock"].tally.rows["added_up"], 0),
        "offers": (773, 0),
        "prices": (1_001, 0),
        "substitutes": (3, 0),
        "old parts": (194, 0),
        "supersession": (18, 0),
        "bom": (228, 0),
        "excavators": (5_484, 1),
        "wales": (20_190, 0),
    }
    for result in real.done.values():
        for row in result.refused:
            assert row.problems and all(problem.sentence.endswith((".", "。")) for problem in row.problems), row
    assert real.count("part") == 414 + 194
    assert real.count("bom_line") == 228
    assert real.count("work_order") == 5_484 + 20_190


def _source(name: str) -> list[dict[str, str]]:
    with (SHARED_DATA / "parts" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _place_in_source(row: dict[str, str]) -> str:
    """Where the source says that a line lies, as this program names such a place."""
    if row["customer"]:
        return row["customer"]
    if row["belongs_to"]:
        return "装在总成内"
    apart = {"55": "/不良品区", "65": "/不良品区", "75": "/待检区"}.get(row["status"], "")
    return (row["location"] or "Unplaced") + apart


def test_every_stock_line_equals_its_source_by_part_place_and_serial(real: Real) -> None:
    lines = _source("inventree_demo/csv_stock.csv")
    wanted: Counter[tuple[str, str, str, str]] = Counter()
    for row in lines:
        key = (row["part"], _place_in_source(row), row["batch"], row["serial"])
        wanted[key] += int(Decimal(row["quantity"]) * MICRO)
    assert len(lines) == 1_106
    reader = real.session.store.read()
    places = {each.id: each for each in reader.where(StockLocation)}

    def path(id: str) -> str:
        names = []
        here: str | None = id
        while here is not None:
            names.append(places[here].name)
            here = places[here].parent_id
        return "/".join(reversed(names))

    held = Counter(
        {
            (name, path(place), lot, serial): quantity
            for name, place, lot, serial, quantity in reader.rows(
                "SELECT p.name, h.location_id, h.lot, h.serial, h.quantity_micro FROM stock_on_hand h"
                " JOIN part p ON p.id = h.part_id WHERE h.quantity_micro > 0"
            )
        }
    )
    assert held == wanted


def test_each_of_the_299_serial_numbers_is_in_one_place_and_found_by_scanning(real: Real) -> None:
    pieces = [row for row in _source("inventree_demo/csv_stock.csv") if row["serial"]]
    assert len(pieces) == 299
    reader = real.session.store.read()
    for row in pieces:
        part = reader.where(Part, name=row["part"])[0]
        held = reader.rows(
            "SELECT location_id, quantity_micro FROM stock_on_hand WHERE part_id = ? AND serial = ?"
            " AND quantity_micro > 0",
            (part.id, row["serial"]),
        )
        assert [quantity for _, quantity in held] == [MICRO], row
        moves = reader.where(StockMove, part_id=part.id, serial=row["serial"])
        assert [move.to_location_id for move in moves] == [held[0][0]]
        # The same number may be on pieces of other parts, and on other things: then scanning asks which.
        scanned = real.services.scanning.resolve(row["serial"])
        things = (scanned, *scanned.candidates)
        assert part.id in [thing.id for thing in things], row


def test_each_row_that_names_a_part_which_is_not_there_is_named(real: Real) -> None:
    set_language("zh_CN")
    rows = _source("supersession_slice.csv")
    numbers = {row["reference"] for row in rows}
    named = {
        number: (row["reference"], row["label"].split()[1])
        for number, row in enumerate(rows, 2)
        if row["label"].upper().startswith("USE ")
    }
    dangling = {number: pair for number, pair in named.items() if pair[1] not in numbers}
    assert (len(named), len(dangling)) == (18, 11)
    table = open_table(SHARED_DATA / "parts" / "supersession_slice.csv")
    rehearsed = dry_run(table, mapping_for(real.session.context, table, "supersession"), context=real.session.context)
    for notes in (rehearsed.notes, real.done["supersession"].notes):
        told = [note for note in notes if "不在备件目录中" in note]
        assert len(told) == len(dangling)
        for number, (part, replacement) in dangling.items():
            assert [note for note in told if f"第 {number} 行" in note and part in note and replacement in note], number
    lines = real.session.store.read().where(Supersession)
    kept = {line.replacement_number for line in lines if line.replacement_id is None}
    assert kept == {replacement for _, replacement in dangling.values()}
    first = real.session.store.read().where(Part, number="152767P")[0]
    chain = real.services.catalogue_supply.chain(first.id)
    newer = [link.newer.number for link in chain.newer]
    assert newer == ["152767SP", "152767SPK"]


def test_a_list_that_leads_in_a_circle_is_refused_at_the_row_that_closes_it(real: Real, tmp_path: Path) -> None:
    rows = _source("supersession_slice.csv")
    path = tmp_path / "circle.csv"
    lines = [f'{row["reference"]},"{row["label"]}"' for row in rows]
    path.write_text("reference,label\n" + "\n".join([*lines, "152767SPK,USE 152767P"]), "utf-8")
    table = open_table(path)
    found = dry_run(table, mapping_for(real.session.context, table, "supersession"), context=real.session.context)
    assert [problem.row for problem in found.problems] == [196]
    assert "152767SPK → 152767P → 152767SP → 152767SPK" in found.problems[0].sentence


def test_the_five_excavators_are_machines_with_their_history(real: Real) -> None:
    machines = real.session.store.read().rows(
        "SELECT a.id, count(*) FROM asset a JOIN work_order w ON w.asset_id = a.id GROUP BY a.id HAVING count(*) > 100"
    )
    assert len(machines) == 5 and sum(count for _, count in machines) == 5_484
    for machine, count in machines:
        detail = real.services.directory.asset(machine)
        assert detail.jobs_total == count
        assert len(real.services.directory.asset_timeline(machine, limit=30)) == 30


@pytest.mark.parametrize(
    ("words", "least"),
    [("bucket", 300), ("grease line", 20), ("leaking oil", 20), ("kettle", 200), ("no power", 50), ("teeth", 50)],
)
def test_what_was_imported_is_found_as_reading_it_would(real: Real, words: str, least: int) -> None:
    hits = real.services.search.find("work_order", words, limit=5_000)
    assert len(hits) >= least
    reader = real.session.store.read()
    for hit in hits[:40]:
        order = reader.get(WorkOrder, hit.id)
        said = " ".join((order.summary, order.description, order.problem, order.cause, order.remedy, order.component))
        machine = reader.find(Asset, order.asset_id)
        assert matches(
            f"{said} {hit.title} {hit.detail} {hit.extra} {machine.name if machine else ''}",
            words,
        ) or (real.services.search.excerpt(hit, words))
    assert real.services.search.ranked("work_order", words)


def test_a_part_is_found_by_its_name_with_its_stock(real: Real) -> None:
    reader = real.session.store.read()
    part = reader.where(Part, name="R_10K_0402_1%")[0]
    assert part.id in [hit.id for hit in real.services.search.find("part", "R_10K_0402_1%")]
    detail = real.services.catalogue.part(part.id)
    assert detail.part.id == part.id
    kept = reader.count(
        "SELECT sum(quantity_micro) FROM stock_on_hand WHERE part_id = ? AND quantity_micro > 0", (part.id,)
    )
    assert kept >= (440 + 610) * MICRO


def test_the_list_of_all_work_orders_can_be_walked_to_its_end(real: Real) -> None:
    rids = real.services.work_order_lists.all_rids(WorkOrderFilter(view="all"))
    assert len(rids) == real.count("work_order") == len(set(rids))
    assert len(real.services.work_order_lists.rows(list(rids[-40:]))) == 40


def test_a_new_call_about_an_excavator_becomes_a_signed_printed_report(real: Real, tmp_path: Path) -> None:
    services, reader, clock = real.services, real.session.store.read(), real.clock
    machine = reader.rows(
        "SELECT asset_id FROM work_order WHERE asset_id IS NOT NULL GROUP BY asset_id ORDER BY count(*) DESC LIMIT 1"
    )[0][0]
    asset = reader.get(Asset, machine)
    found = services.intake.find_assets(asset.serial or asset.name)
    assert machine in [match.asset.id for match in found]
    beside = services.intake.beside(machine)
    assert beside.jobs_total > 500 and len(beside.history) == 5
    taken = services.intake.take_and_qualify(
        RequestDraft(
            asset_id=machine, customer_id=asset.customer_id or _anybody(real), fault="动臂油缸漏油，斗杆无力。"
        )
    )
    order = taken.work_order.id

    # A part of the imported stock goes into the van.
    part_id, shelf = reader.rows(
        "SELECT s.part_id, s.location_id FROM stock_on_hand s JOIN part p ON p.id = s.part_id JOIN stock_location l"
        " ON l.id = s.location_id WHERE s.quantity_micro >= ? AND p.tracking = 'none' AND s.lot = '' AND s.serial = ''"
        " AND l.kind NOT IN ('supplier', 'customer', 'adjustment') ORDER BY s.part_id LIMIT 1",
        (5 * MICRO,),
    )[0]
    before = services.catalogue.stock.on_hand(part_id, shelf)
    services.catalogue.stock.post_move(part_id, shelf, real.van.id, 3 * MICRO)
    assert services.catalogue.stock.on_hand(part_id, shelf) == before - 3 * MICRO

    now = clock.now()
    booked = services.bookings.book(order, real.technician.id, now, now + timedelta(hours=2), accepted=True).booking.id
    services.visits.start_travel(booked)
    clock.advance(minutes=35)
    services.visits.arrive(booked, travel_km=52)
    answered = 0
    for view in services.checklists.of_work_order(order):
        for item in view.state.items():
            if item.question.kind in ("check", "choice"):
                choices = item.question.choices
                services.checklists.answer(
                    view.checklist.id, item.address, choices[0].key if choices else None, None if choices else "pass"
                )
                answered += 1
    assert answered > 3
    services.visits.start_work(booked)
    used = services.part_usage.use_part(order, part_id, 2 * MICRO, booking_id=booked)
    services.part_usage.remove_part(order, "scrap", used_line_id=used.line.id, booking_id=booked)
    services.attachments.add_photo(jpeg(), "油缸.jpg", stage="before", work_order_id=order)
    services.work_orders.change(order, cause="油封老化", remedy="更换油封并加注液压油", functional_test_result="pass")
    clock.advance(minutes=80)
    services.signatures.sign(order, "customer", "张伟", signature_png(), booked)
    services.visits.leave(booked, "done", then="complete")
    assert services.catalogue.stock.on_hand(part_id, real.van.id) == MICRO
    used_up = [move for move in reader.where(StockMove, work_order_id=order) if move.reason == "used"]
    assert [move.quantity_micro for move in used_up] == [2 * MICRO]
    assert services.work_order_details.detail(order).state == "completed"

    for kind in PAPERS:
        for language in ("zh_CN", "en"):
            pdf = Pdf(Papers(services).render(kind, order, language), tmp_path)
            assert taken.work_order.number in pdf.whole_text()


def test_every_kind_of_imported_work_order_prints(real: Real, tmp_path: Path) -> None:
    ids = [
        row[0] for row in real.session.store.read().rows("SELECT id FROM work_order ORDER BY length(description) DESC")
    ]
    for order in (ids[0], ids[1], ids[len(ids) // 2], ids[-1]):
        detail = real.services.work_order_details.detail(order)
        pdf = Pdf(Papers(real.services).render("service_report", order, "en"), tmp_path)
        assert detail.work_order.number in pdf.whole_text()


def test_the_window_lists_searches_and_opens_it(real: Real, qtbot: Any, tmp_path: Path) -> None:
    from PySide6.QtWidgets import QApplication

    from fieldservice.system.settings import Settings
    from tests.ui.app_world import settle
    from ui.app.desktop import Desktop
    from ui.work_orders.detail_page import WorkOrderPage

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    session = real.session
    desktop = Desktop(session, Settings(tmp_path / "settings.json"), app)
    crashed: list[object] = []
    desktop.jobs.crashed.connect(crashed.append)
    try:
        desktop.window.resize(1440, 900)
        desktop.window.show()
        desktop.window.activateWindow()
        qtbot.waitUntil(desktop.window.isActiveWindow)
        order = session.services.search.find("work_order", "bucket")[0].id
        machine = session.store.read().get(WorkOrder, order).asset_id
        part = session.store.read().where(Part, limit=1)[0].id
        customer = session.store.read().where(Customer, limit=1)[0].id
        for place, params in (
            ("work_orders", {"view": "all"}),
            ("assets", {}),
            ("asset", {"id": machine}),
            ("parts", {}),
            ("part", {"id": part}),
            ("customers", {}),
            ("customer", {"id": customer}),
            ("new_request", {"asset_id": machine}),
            ("work_order", {"id": order}),
        ):
            desktop.window.go(place, **params)
            settle(desktop, qtbot)
            assert desktop.window.here == place
            assert not desktop.window.grab().isNull()
        page = desktop.window.page
        assert isinstance(page, WorkOrderPage)
        search = desktop.window.top_bar.search
        search.edit.setFocus()
        search.edit.setText("bucket")
        search.edit.textEdited.emit("bucket")
        qtbot.waitUntil(lambda: len(search.shown()) > 3, timeout=10_000)
        settle(desktop, qtbot)
        assert crashed == []
    finally:
        desktop.window.leave_page()
        desktop.jobs.stop()
        desktop.window.close()


def test_the_data_is_whole_after_all_of_it(real: Real) -> None:
    assert [finding.sentence for finding in check(real.session.store)] == []


COUNTED = (
    "customer", "part", "bom_line", "asset", "stock_move", "supplier", "supplier_part", "price_break", "supersession",
)  # fmt: skip


def test_importing_it_all_again_adds_nothing(real: Real) -> None:
    before = {table: real.count(table) for table in COUNTED}
    for file, kind in (
        ("csv_companies", "customers"),
        ("csv_parts", "parts"),
        ("csv_companies", "suppliers"),
        ("csv_stock", "stock"),
        ("csv_bom", "bom"),
        ("csv_supplier_parts", "supplier-parts"),
        ("csv_price_breaks", "supplier-parts"),
        ("csv_substitutes", "supersession"),
    ):
        table = open_table(SHARED_DATA / "parts" / "inventree_demo" / f"{file}.csv")
        mapping = mapping_for(real.session.context, table, kind)
        if kind == "stock":
            mapping = mapping.with_rule("location", BY_HAND["stock"]["location"])
        result = import_table(real.session.context, table, mapping)
        assert result.tally.rows["added"] == 0, (file, result.tally.rows)
    kept = {table: real.count(table) for table in before}
    moved = kept.pop("stock_move") - before.pop("stock_move")
    assert kept == before
    assert moved <= 2  # the shelf that gave three pieces to the van is counted anew
    assert real.session.store.read().first(BomLine) is not None


def _anybody(real: Real) -> str:
    return real.session.store.read().where(Customer, limit=1)[0].id
