"""What the warehouse's papers say of real papers in the store, and that they can be drawn."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from fieldservice.domain.numbers import make_number
from fieldservice.domain.paper_kinds import KINDS, OF_WAREHOUSE
from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import (
    GoodsReceipt,
    PartLine,
    PartRequest,
    PartRequestLine,
    PickLine,
    PickList,
    Shipment,
    ShipmentLine,
    StockLocation,
    Supplier,
    WorkOrder,
)
from fieldservice.errors import UserError
from fieldservice.papers import Papers
from tests.printouts.reading import Pdf
from tests.services.conftest import MONDAY_MORNING, World
from tests.services.inbound_world import Depot, make_depot
from tests.services.warehouse import Firm, make_firm

PK, OTHER, DN = make_number("PK", 20_001), make_number("PK", 20_002), make_number("DN", 20_001)


@pytest.fixture
def firm(world: World) -> Firm:
    return make_firm(world)


@pytest.fixture
def depot(world: World) -> Depot:
    return make_depot(world)


def a_walk(firm: Firm) -> PickList:
    """Two stops for a job: one bin holds too little, the other a substitute."""
    ids, world = firm.world.ids, firm.world
    valve = firm.part("HC-1", held={"A-12-03": 1}, name_en="Valve")
    filter_, old = firm.part("HC-2", held={"B-07-02": 5}), firm.part("HC-2-OLD")
    order = firm.job()
    request = PartRequest(id=ids(), number="RQ-40001-1", work_order_id=order.id)
    asked = PartRequestLine(id=ids(), request_id=request.id, part_id=filter_.id, replaces_part_id=old.id)
    made = PickList(
        id=ids(), number=PK, location_id=firm.central.id, to_location_id=firm.van.id,
        person_id=firm.technician.id, priority="emergency", due_at=MONDAY_MORNING, made_at=MONDAY_MORNING,
    )  # fmt: skip
    first = PickLine(
        id=ids(), pick_list_id=made.id, part_id=valve.id, quantity_micro=2 * MICRO,
        bin_id=firm.bins["A-12-03"].id, place=1,
    )  # fmt: skip
    second = PickLine(
        id=ids(), pick_list_id=made.id, part_id=filter_.id, request_line_id=asked.id,
        bin_id=firm.bins["B-07-02"].id, place=2, short_micro=MICRO, short_reason="破损",
    )  # fmt: skip
    world.add(request, asked, made, second, first)
    return made


def test_a_pick_list_says_the_walk_what_lacks_and_what_stands_in(firm: Firm) -> None:
    made = a_walk(firm)
    paper = firm.services.warehouse_papers.pick_list(made.id, "zh_CN")
    assert [line.bin for line in paper.lines] == ["A-12-03", "B-07-02"]
    first, second = paper.lines
    assert (first.goods.quantity, first.in_bin, first.picked) == ("2 件", "1 件", False)
    assert (second.short, second.short_reason) == ("1 件", "破损")
    assert "HC-2-OLD" in second.goods.note and second.purpose.startswith("WO-")
    assert (paper.warehouse.name, paper.to.name if paper.to else "") == ("南京中心库", "3 号车")
    assert paper.to is not None and paper.to.contact == "周立峰" and paper.priority == "紧急"
    assert firm.services.warehouse_papers.pick_list(made.id, "en").lines[0].goods.name == "Valve"


def test_a_paper_is_found_by_its_number_however_it_is_typed(firm: Firm) -> None:
    made = a_walk(firm)
    papers = firm.services.warehouse_papers
    assert papers.named(f"fs1:{PK.lower()}") == ("pick_list", made.id, PK)
    assert papers.pick_list(PK.replace("-", " ").lower()).number == PK
    assert papers.named(OTHER) is None and papers.named("WO-100001-9") is None and papers.named("螺栓") is None
    with pytest.raises(UserError, match=OTHER):
        papers.pick_list(OTHER)


@pytest.mark.parametrize(
    ("kind", "paper_kind"),
    [
        ("delivery", "delivery_note"),
        ("direct", "delivery_note"),
        ("transfer", "transfer_note"),
        ("return", "return_note"),
        ("vendor_return", "return_note"),
    ],
)
def test_a_shipment_says_boxes_lots_and_what_arrived(firm: Firm, kind: str, paper_kind: str, tmp_path: Path) -> None:
    ids = firm.world.ids
    part = firm.part("HC-1", held={"A-12-03": 5})
    vendor = Supplier(id=ids(), number="S1", name="衡川制造", address="无锡")
    made = Shipment(
        id=ids(), number=DN, kind=kind, from_location_id=firm.central.id, to_location_id=firm.van.id,
        supplier_id=vendor.id if kind == "vendor_return" else None, boxes=2, weight_grams=24_600, status="received",
        received_at=MONDAY_MORNING, received_by_id=firm.technician.id, shipped_at=MONDAY_MORNING - timedelta(hours=3),
    )  # fmt: skip
    line = ShipmentLine(
        id=ids(), shipment_id=made.id, part_id=part.id, quantity_micro=2 * MICRO, lot="L1", box=2,
        expiry=date(2027, 1, 1), difference_reason="少了一箱",
    )  # fmt: skip
    firm.world.add(vendor, made, line)
    paper = firm.services.warehouse_papers.shipment(DN, "zh_CN")
    assert (paper.lines[0].goods.lot, paper.lines[0].box, paper.lines[0].why) == ("L1", 2, "少了一箱")
    assert (paper.lines[0].received, paper.weight, paper.received_by) == ("2 件", "24.6 kg", "周立峰")
    assert paper.to.name == ("衡川制造" if kind == "vendor_return" else "3 号车")
    named = firm.services.warehouse_papers.named(DN)
    assert named is not None and named[0] == paper_kind
    drawn = Papers(firm.services).draw(paper_kind, made.id, "zh_CN")
    assert Pdf(drawn.pdf, tmp_path).codes(0) == [f"FS1:{DN}"] and drawn.number == DN


def test_a_receipt_says_differences_inspection_and_bins(depot: Depot) -> None:
    valve, oil = depot.part("HC-1"), depot.part("HC-2", inspect_on_receipt=True)
    depot.level(valve, 1, 5, depot.bins[2])
    order_id = depot.order((valve, 5), (oil, 2))
    receipt = depot.services.receiving.begin(purchase_order_id=order_id, delivery_note="SH-7")
    depot.services.receiving.take(receipt.id, valve.id, 4 * MICRO)
    depot.services.receiving.take(receipt.id, oil.id, 2 * MICRO)
    paper = depot.services.warehouse_papers.goods_receipt(receipt.id, "zh_CN")
    first, second = paper.lines
    assert (first.ordered, first.goods.quantity, first.place, first.inspection) == ("5 件", "4 件", "A-03", "")
    assert (second.ordered, second.inspection) == ("2 件", "pending")
    (difference,) = paper.differences
    assert (difference.kind, difference.difference) == ("less", "−1 件")
    assert paper.order.startswith("PO-") and paper.delivery_note == "SH-7" and paper.supplier is not None
    depot.services.receiving.finish(receipt.id, put_away=True)
    assert depot.services.warehouse_papers.goods_receipt(receipt.id, "zh_CN").lines[0].place == "A-03"
    assert depot.world.find(GoodsReceipt, receipt.id).status == "done"


def test_a_blind_count_is_silent_until_it_is_posted(depot: Depot) -> None:
    part = depot.part("HC-1")
    for bin, pieces in ((depot.bins[4], 3), (depot.bins[0], 7)):
        depot.stock(part, bin, pieces)
    blind = depot.services.counting.start(depot.central.id, "full")
    paper = depot.services.warehouse_papers.count_sheet(blind.number, "zh_CN")
    assert [line.bin for line in paper.lines] == ["A-01", "A-05"] and paper.blind
    assert [line.counted for line in paper.lines] == ["", ""]
    told = depot.services.counting.start(depot.bins[0].id, blind=False)
    paper = depot.services.warehouse_papers.count_sheet(told.id, "en")
    assert not paper.blind and [line.goods.quantity for line in paper.lines] == ["7 pcs"] and "A-01" in paper.scope
    assert paper.warehouse.name == "Nanjing"


def test_a_tag_says_part_machine_fault_and_day(firm: Firm) -> None:
    order = firm.job()
    with firm.world.store.begin("test.fault") as uow:
        uow.change(WorkOrder, order.id, problem="高温停机")
        uow.commit()
    valve = firm.part("HC-1")
    line = PartLine(
        id=firm.world.ids(), work_order_id=order.id, kind="removed", part_id=valve.id, disposition="return",
        tag_number="OP-7001-6", due_on=date(2026, 6, 1), at=MONDAY_MORNING, by_id=firm.technician.id, lot="L9",
    )  # fmt: skip
    plain = PartLine(id=firm.world.ids(), work_order_id=order.id, kind="removed", part_id=valve.id)
    firm.world.add(line, plain)
    tag = firm.services.warehouse_papers.old_part_tag("OP-7001-6", "zh_CN")
    assert (tag.part_number, tag.lot_or_serial, tag.fault, tag.due) == ("HC-1", "L9", "高温停机", date(2026, 6, 1))
    assert (tag.customer, tag.technician, tag.code) == ("江宁永盛纺织有限公司", "周立峰", "FS1:OP-7001-6")
    with pytest.raises(UserError):
        firm.services.warehouse_papers.old_part_tag(plain.id)


def test_an_order_says_prices_packs_and_total(depot: Depot) -> None:
    valve, oil = depot.part("HC-1", price=1_250), depot.part("HC-2", price=None)
    depot.offer(oil, depot.maker, 9_000, pack_micro=10 * MICRO, number="WX-1")
    order_id = depot.order((valve, 4), (oil, 20), day=date(2026, 5, 25))
    paper = depot.services.warehouse_papers.purchase_order(order_id, "zh_CN")
    first, second = paper.lines
    assert (first.price, first.price_for, first.amount) == (1_250, "", 5_000)
    assert (second.price_for, second.supplier_number, second.amount) == ("10 件", "WX-1", 18_000)
    assert (paper.total, paper.expected, paper.draft) == (23_000, date(2026, 5, 25), False)
    assert paper.deliver_to is not None and paper.deliver_to.name == "南京中心库"
    draft = depot.services.purchasing.create(depot.maker.id, depot.central.id)
    assert depot.services.warehouse_papers.purchase_order(draft.id).draft


def test_every_kind_of_paper_is_drawn_or_says_that_it_is_not_here(firm: Firm) -> None:
    papers = Papers(firm.services)
    for kind in OF_WAREHOUSE:
        with pytest.raises(UserError) as raised:
            papers.draw(kind, "0" * 32, "zh_CN")
        assert raised.value.code == "warehouse_papers.unknown"
    assert "labels" not in KINDS
    with pytest.raises(UserError):
        papers.draw("labels", "0" * 32, "zh_CN")


def test_a_place_without_names_still_has_a_name(firm: Firm) -> None:
    bare = StockLocation(id=firm.world.ids(), code="X-9", kind="point")
    made = Shipment(id=firm.world.ids(), number="DN-20009-9", from_location_id=bare.id, to_location_id=firm.van.id)
    firm.world.add(bare, made)
    paper = firm.services.warehouse_papers.shipment(made.id, "en")
    assert (paper.source.name, paper.source.code, paper.to.name) == ("X-9", "", "Van 3")
