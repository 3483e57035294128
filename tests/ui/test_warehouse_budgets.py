"""The budgets of the warehouse's tasks, counted through the real widgets from the queue (ux.md: T7 to T9)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldservice.domain.records import PartRequest
from fieldservice.services.counting import CountFilter
from fieldservice.services.part_requests import Wanted
from tests.services.warehouse import MICRO
from tests.ui.warehouse_world import WarehouseWorld, make_warehouse_world


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[WarehouseWorld]:
    made = make_warehouse_world(tmp_path, qapp)
    yield made
    made.close()


def test_picking_and_shipping_a_request_of_three_lines_costs_nine_inputs_at_most(world: WarehouseWorld) -> None:
    firm, services = world.firm, world.session.services
    core = firm.part("HC-2205-0417", held={"A-12-03": 18})
    seals = firm.part("HC-2205-0093", held={"B-07-02": 6})
    oil = firm.part("HC-1100-0046", held={"C-1": 9})
    wanted = [Wanted(core.id, 4 * MICRO), Wanted(seals.id, 2 * MICRO), Wanted(oil.id, 3 * MICRO)]
    asked = services.part_requests.ask(wanted, work_order_id=firm.job().id)
    world.settle()
    inputs = world.inputs()
    inputs.key("Return")
    for code in ("A-12-03", "HC-2205-0093", "C-1"):
        inputs.scan(code)
        inputs.key("Return")
    inputs.key("Return")
    inputs.key("Return")
    (sent,) = services.shipping.waiting_for_me(firm.technician.id)
    assert sent.shipment.status == "shipped"
    assert sorted((line.part.number, line.sent_micro // MICRO) for line in sent.lines if line.part) == [
        ("HC-1100-0046", 3),
        ("HC-2205-0093", 2),
        ("HC-2205-0417", 4),
    ]
    assert firm.held(core, "A-12-03") == 14
    assert world.firm.world.find(PartRequest, asked.request.id).status == "open"
    assert inputs.count <= 9


def test_receiving_a_delivery_of_five_lines_as_ordered_costs_eight_inputs_at_most(world: WarehouseWorld) -> None:
    firm, services = world.firm, world.session.services
    numbers = ("HC-1", "HC-2", "HC-3", "HC-4", "HC-5")
    for place, number in enumerate(numbers):
        part = firm.part(number)
        firm.level(part, "central", 1, 20, bin_name=("A-12-03", "A-2-1", "B-07-02", "C-1")[place % 4])
    order = world.order(*((number, 4 + place) for place, number in enumerate(numbers)))
    inputs = world.inputs()
    inputs.key("Return")
    for number in numbers:
        inputs.scan(number)
    inputs.key("Return")
    inputs.key("Return")
    detail = services.purchasing.detail(order)
    assert detail.order.status == "closed" and [each.status for each in detail.receipts] == ["done"]
    bins = ("A-12-03", "A-2-1", "B-07-02", "C-1", "A-12-03")
    assert [firm.held(firm.parts[number], bin) for number, bin in zip(numbers, bins, strict=True)] == [4, 5, 6, 7, 8]
    assert inputs.count <= 8


def test_counting_a_bin_with_six_single_pieces_costs_eight_inputs_at_most(world: WarehouseWorld) -> None:
    firm, services = world.firm, world.session.services
    parts = [firm.part(f"HC-{place}", held={"B-07-02": 1}) for place in range(6)]
    world.settle()
    inputs = world.inputs()
    inputs.scan("B-07-02")
    for part in parts:
        inputs.scan(part.number)
    inputs.key("Return")
    (count,) = services.counting.counts.rows(list(services.counting.counts.chunk(CountFilter()).rids))
    result = services.counting.result(count.id)
    assert count.status == "posted" and result.exact == 100
    assert inputs.count <= 8


def test_counting_six_lines_of_several_pieces_blind_costs_fourteen_inputs_at_most(world: WarehouseWorld) -> None:
    firm, services = world.firm, world.session.services
    parts = [firm.part(f"HC-{place}", held={"B-07-02": 3 + place}) for place in range(6)]
    world.settle()
    inputs = world.inputs()
    inputs.scan("B-07-02")
    for place, part in enumerate(parts):
        inputs.scan(part.number)
        inputs.scan(str(3 + place))
    inputs.key("Return")
    (count,) = services.counting.counts.rows(list(services.counting.counts.chunk(CountFilter()).rids))
    assert count.status == "posted" and count.blind
    assert services.counting.result(count.id).exact == 100
    assert inputs.count <= 14
