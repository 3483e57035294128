"""What the warehouse did for a work order is told in its timeline, in the order in which it happened."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fieldservice.i18n import set_language
from fieldservice.services.part_requests import Wanted
from fieldservice.services.shipping import Back
from fieldservice.services.timeline import timeline_text
from tests.services.conftest import World
from tests.services.warehouse import MICRO, Firm, make_firm


@pytest.fixture
def firm(world: World) -> Iterator[Firm]:
    set_language("en")
    yield make_firm(world)
    set_language("zh_CN")


def told(firm: Firm, order_id: str) -> list[str]:
    """The lines about parts, the oldest first."""
    entries = firm.services.timeline.of_work_order(order_id)
    return [
        timeline_text(entry)
        for entry in reversed(entries)
        if entry.kind.startswith("parts_") or entry.kind == "old_part"
    ]


def delivered(firm: Firm) -> tuple[str, dict[str, str]]:
    """A request for two parts that was picked, sent and received; (order, numbers by paper)."""
    services = firm.services
    for number in ("A", "B"):
        firm.part(number, held={"A-2-1": 9})
    order = firm.job(firm.technician)
    wanted = [Wanted(firm.parts[number].id, n * MICRO, firm.central.id) for number, n in (("A", 1), ("B", 2))]
    asked = services.part_requests.ask(wanted, work_order_id=order.id)
    firm.world.clock.advance(minutes=5)
    pick_list = services.picking.make_lists([line.id for line in asked.lines], start=True).lists[0]
    for view in services.picking.view(pick_list.id).lines:
        services.picking.pick(view.line.id)
    firm.world.clock.advance(minutes=5)
    shipment = services.shipping.pack(pick_list.id)
    services.shipping.ship(shipment.id, carrier="SF", tracking="SF-1")
    firm.world.clock.advance(minutes=5)
    services.shipping.receive(shipment.id)
    return order.id, {"RQ": asked.request.number, "PK": pick_list.number, "DN": shipment.number}


def test_a_request_is_told_from_asking_to_receiving(firm: Firm) -> None:
    order, numbers = delivered(firm)
    name = firm.technician.name_en or firm.technician.name
    assert told(firm, order) == [
        f"Parts asked for with {numbers['RQ']}: A 1 pc, B 2 pcs",
        f"Parts picked with {numbers['PK']}",
        f"Parts sent to {name} with {numbers['DN']}: A 1 pc, B 2 pcs, SF SF-1",
        f"Parts received with {numbers['DN']}: A 1 pc, B 2 pcs",
    ]
    set_language("zh_CN")
    assert told(firm, order)[0] == f"领料申请 {numbers['RQ']}：A 1 件，B 2 件"


def test_an_old_part_is_told_until_it_is_gone(firm: Firm) -> None:
    order = firm.job(firm.technician)
    old_parts = firm.services.old_parts
    line = firm.services.part_usage.remove_part(order.id, "return", description="motor")
    firm.world.clock.advance(minutes=5)
    old_parts.receive(line.tag_number, firm.central.id)
    firm.world.clock.advance(minutes=5)
    old_parts.inspect(line.id, "burnt")
    firm.world.clock.advance(minutes=5)
    old_parts.undo(line.id)
    tag = line.tag_number
    assert told(firm, order.id) == [
        f"Old part {tag}: Received",
        f"Old part {tag}: Inspected: burnt",
        f"Old part {tag}: the last step was taken back",
    ]


def test_a_machines_timeline_tells_it_too_and_what_goes_back_unused(firm: Firm) -> None:
    order_id, _ = delivered(firm)
    firm.world.clock.advance(minutes=5)
    van = firm.technician.van_location_id
    assert van is not None
    shipment = firm.services.shipping.send_back(
        [Back(firm.parts["A"].id)], from_location_id=van, to_location_id=firm.central.id, work_order_id=order_id
    )
    assert told(firm, order_id)[-1] == f"Unused parts sent back with {shipment.number}: A 1 pc"
