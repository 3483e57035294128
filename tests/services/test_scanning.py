"""From a scanned text to the thing it names, over the real store."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldservice.domain.gs1 import check_digit
from fieldservice.domain.numbers import make_number
from fieldservice.domain.records import (
    Asset,
    Customer,
    GoodsReceipt,
    Part,
    PartCode,
    PartLine,
    PartRequest,
    Person,
    PickList,
    PurchaseOrder,
    ServiceRequest,
    Shipment,
    StockCount,
    StockLocation,
    StockMove,
    SupplierPart,
    WorkOrder,
)
from fieldservice.domain.scans import Scanned, write_box, write_label, write_number
from fieldservice.i18n import set_language
from fieldservice.services.scanning import Scanning
from tests.services.conftest import World

EAN = "6901234567892"


@pytest.fixture
def scanning(world: World) -> Scanning:
    return Scanning(world.context)


def part(world: World, number: str, **more: Any) -> Part:
    return world.add(Part(id=world.ids(), number=number, **more))


def place(world: World, code: str, kind: str = "bin") -> StockLocation:
    return world.add(StockLocation(id=world.ids(), code=code, name=code, kind=kind))


def is_(found: Scanned, thing: Any) -> bool:
    return found.id == thing.id and not found.candidates


@pytest.mark.parametrize("code", [*"HC-22-04 hc-22-04 FS1:P:HC-22-04 FS1:HC-22-04 OLD7".split(), EAN])
def test_a_part_is_found_by_number_barcode_and_further_codes(world: World, scanning: Scanning, code: str) -> None:
    valve = part(world, "HC-22-04", barcode=EAN)
    world.add(PartCode(id=world.ids(), part_id=valve.id, code="OLD7", kind="old"))
    part(world, "HC-22-05")
    found = scanning.resolve(code)
    assert is_(found, valve) and (found.kind, found.number, found.sentence) == ("part", "HC-22-04", "")


@pytest.mark.parametrize("kept", ["00036000291452", "0036000291452", "036000291452"])
@pytest.mark.parametrize("scanned", ["036000291452", "0036000291452", "]d20100036000291452", "(01)00036000291452"])
def test_a_gtin_is_the_same_in_each_of_its_lengths(world: World, scanning: Scanning, kept: str, scanned: str) -> None:
    valve = part(world, "V-1")
    world.add(PartCode(id=world.ids(), part_id=valve.id, code=kept, kind="gtin"))
    assert is_(scanning.resolve(scanned), valve)


def test_a_package_says_lot_serial_expiry_and_quantity_too(world: World, scanning: Scanning) -> None:
    oil = part(world, "OIL-20", barcode=EAN, name="合成油")
    found = scanning.resolve(f"]C101{EAN.zfill(14)}172705003012\x1d10L-7\x1d21S9")
    assert is_(found, oil)
    assert (found.lot, found.serial, found.expiry, found.quantity_micro) == ("L-7", "S9", date(2027, 5, 31), 12_000_000)


def test_what_has_expired_is_said_and_still_found(world: World, scanning: Scanning) -> None:
    oil = part(world, "OIL-20", barcode=EAN, name="合成油", name_en="Oil")
    found = scanning.resolve(f"]C101{EAN.zfill(14)}17260517")
    assert is_(found, oil) and found.sentence == "Oil has expired: 2026-05-17."
    assert scanning.resolve(f"]C101{EAN.zfill(14)}17260518").sentence == ""


def test_our_own_label_of_a_lot_says_the_same(world: World, scanning: Scanning) -> None:
    oil = part(world, "OIL%20")
    text = write_label("part", "OIL%20", lot="L 7%", serial="S", expiry=date(2027, 1, 9), pieces=3)
    found = scanning.resolve(text)
    assert is_(found, oil)
    assert (found.lot, found.serial, found.expiry, found.quantity_micro) == ("L 7%", "S", date(2027, 1, 9), 3_000_000)


def test_a_gs1_code_of_an_unknown_maker_says_what_to_do(scanning: Scanning) -> None:
    found = scanning.resolve("]d20109501101530003")
    assert not found.known and found.sentence.startswith("No part has the GTIN 9501101530003.")


def test_a_misread_gtin_is_not_looked_for(world: World, scanning: Scanning) -> None:
    part(world, "V", barcode="09501101530004")
    found = scanning.resolve("]d20109501101530004")
    assert not found.known and "check digit" in found.sentence


def test_the_makers_part_number_on_a_package_finds_the_part(world: World, scanning: Scanning) -> None:
    valve = part(world, "V-9")
    world.add(SupplierPart(id=world.ids(), supplier_id=world.ids(), part_id=valve.id, number="MK-77"))
    assert is_(scanning.resolve("]d2240MK-77\x1d10A"), valve)
    assert is_(scanning.resolve("MK-77"), valve)


def test_a_serial_number_in_stock_is_its_part_and_where_it_lies(world: World, scanning: Scanning) -> None:
    board = part(world, "MC-3", tracking="serial")
    store, outside = place(world, "NJ", "central"), place(world, "", "supplier")
    world.add(
        StockMove(
            id=world.ids(), part_id=board.id, from_location_id=outside.id, to_location_id=store.id,
            quantity_micro=1_000_000, serial="SN-4411", reason="opening",
        )
    )  # fmt: skip
    found = scanning.resolve("sn-4411")
    assert is_(found, board) and (found.serial, found.location_id) == ("SN-4411", store.id)


def test_a_serial_number_of_a_machine_is_the_machine(world: World, scanning: Scanning) -> None:
    machine = world.add(Asset(id=world.ids(), customer_id=world.ids(), serial="23081147", name="2 号机"))
    for code in ("23081147", "FS1:A:23081147", write_label("asset", "", machine.id)):
        found = scanning.resolve(code)
        assert is_(found, machine) and found.kind == "asset"


def test_places_and_people_are_found_by_code_number_and_label(world: World, scanning: Scanning) -> None:
    shelf = place(world, "A-12-03")
    keeper = world.add(Person(id=world.ids(), number="W02", name="黄建明"))
    for code in (
        "A-12-03",
        "a-12-03",
        "FS1:L:A-12-03",
        "ＦＳ１：Ｌ：Ａ－１２－０３",
        write_label("location", "", shelf.id),
    ):
        assert is_(scanning.resolve(code), shelf)
    for code in ("W02", "FS1:U:W02", write_label("person", "", keeper.id)):
        assert is_(scanning.resolve(code), keeper)


SERIES = {
    "WO": WorkOrder, "SR": ServiceRequest, "C": Customer, "RQ": PartRequest, "PK": PickList, "DN": Shipment,
    "PO": PurchaseOrder, "RC": GoodsReceipt, "CC": StockCount,
}  # fmt: skip
NEEDS = {
    PickList: ("location_id",), Shipment: ("from_location_id", "to_location_id"), PurchaseOrder: ("supplier_id",),
    GoodsReceipt: ("location_id",), StockCount: ("location_id",),
}  # fmt: skip


@pytest.mark.parametrize("series", SERIES)
def test_every_paper_is_found_by_its_number_however_it_is_written(
    world: World, scanning: Scanning, series: str
) -> None:
    cls = SERIES[series]
    number = make_number(series, 40_100)
    needs = {name: world.ids() for name in NEEDS.get(cls, ())}
    paper = world.add(cls(id=world.ids(), number=number, **needs))
    for code in (number, number.lower(), number.replace("-", ""), write_number(number), "]Q3" + write_number(number)):
        assert is_(scanning.resolve(code), paper)
    other = scanning.resolve(make_number(series, 40_101))
    assert not other.known and make_number(series, 40_101) in other.sentence


def test_a_box_is_its_shipment(world: World, scanning: Scanning) -> None:
    number = make_number("DN", 20_917)
    shipment = world.add(
        Shipment(id=world.ids(), number=number, from_location_id=world.ids(), to_location_id=world.ids())
    )
    found = scanning.resolve(write_box(number, 2))
    assert is_(found, shipment) and (found.kind, found.box) == ("shipment", 2)


def test_the_tag_of_an_old_part_says_its_work_order(world: World, scanning: Scanning) -> None:
    order = world.add(WorkOrder(id=world.ids(), number="WO-100001-9"))
    tag = make_number("OP", 7_031)
    line = world.add(PartLine(id=world.ids(), work_order_id=order.id, kind="removed", tag_number=tag))
    found = scanning.resolve(tag)
    assert is_(found, line) and (found.kind, found.work_order_id) == ("old_part", order.id)


def test_what_means_several_things_is_asked(world: World, scanning: Scanning) -> None:
    valve, shelf = part(world, "A-12"), place(world, "A-12")
    found = scanning.resolve("A-12")
    assert not found.known and {(thing.kind, thing.id) for thing in found.candidates} == {
        ("part", valve.id), ("location", shelf.id),
    }  # fmt: skip
    assert "A-12" in found.sentence
    assert is_(scanning.resolve("FS1:L:A-12"), shelf)
    assert is_(scanning.resolve("FS1:P:A-12"), valve)


def test_archived_parts_only_when_no_other_has_the_code(world: World, scanning: Scanning) -> None:
    old = part(world, "V-1", barcode=EAN, archived=True)
    assert is_(scanning.resolve(EAN), old)
    new = part(world, "V-2", barcode=EAN)
    assert is_(scanning.resolve(EAN), new)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("code", ["", "NOPE", "FS1:P:N", "FS1:L:X", "FS1:A:1", "FS1:U:9", "x" * 5_000, "]C1", "]C101"])
def test_what_nobody_knows_is_said_in_one_sentence(scanning: Scanning, code: str, language: str) -> None:
    set_language(language)
    found = scanning.resolve(code)
    assert not found.known and not found.candidates
    assert 5 < len(found.sentence) < 200 and found.sentence[-1] in ".。"


def test_every_question_is_answered_by_an_index(world: World, scanning: Scanning) -> None:
    asked: list[tuple[str, Any]] = []
    reader = world.read()
    real = type(reader).rows

    def note(self: Any, sql: str, parameters: Any = ()) -> Any:
        asked.append((sql, tuple(parameters)))
        return real(self, sql, parameters)

    type(reader).rows = note  # type: ignore[method-assign]
    try:
        others = ("X1", EAN, "FS1:P:X", "FS1:A:1", "]C101" + EAN.zfill(14), "]C121S", "]C1240N")
        for code in (*others, *(make_number(series, 9) for series in (*SERIES, "OP"))):
            scanning.resolve(code)
    finally:
        type(reader).rows = real  # type: ignore[method-assign]
    scans = set()
    for sql, parameters in asked:
        for row in reader.rows("EXPLAIN QUERY PLAN " + sql, parameters):
            if str(row[3]).startswith("SCAN") and "USING" not in row[3] and "subquery" not in row[3].lower():
                scans.add(row[3])
    assert scans == set()


@given(st.text(max_size=40), st.sampled_from(["", "FS1:", "FS1:P:", "]C1", "]d201", "FS1:L:*", "WO-"]))
def test_no_text_makes_a_scan_fail(world: World, text: str, before: str) -> None:
    found = Scanning(world.context).resolve(before + text)
    assert found.known or found.sentence


@given(st.text("0123456789", min_size=13, max_size=13))
def test_no_row_of_digits_makes_a_scan_fail(world: World, digits: str) -> None:
    whole = digits + check_digit(digits)
    assert Scanning(world.context).resolve("01" + whole).sentence
