from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import timedelta

import pytest

from fieldservice.domain.confidence import HIGH
from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import Part, StockCount, StockLocation, StockMove
from fieldservice.errors import UserError
from fieldservice.services.availability import Availability
from fieldservice.services.counting import Counting
from fieldservice.services.people import People
from fieldservice.services.stock import Stock, post
from fieldservice.store.projections import sums_from_moves
from fieldservice.store.queries import stock as queries
from tests.services.conftest import World


@dataclass
class Shelf:
    stock: Stock
    part: Part
    central: StockLocation
    bin: StockLocation
    van: StockLocation


@pytest.fixture
def shelf(world: World) -> Shelf:
    stock = Stock(world.context)
    part = world.add(Part(id=world.ids(), number="HC-0417", name="温控阀芯"))
    central = stock.add_location("central", name="南京中心库", name_en="Nanjing")
    inner = stock.add_location("bin", name="A-12-03", parent_id=central.id)
    van = stock.add_location("van", name="7 号车")
    return Shelf(stock, part, central, inner, van)


def sums_agree(world: World) -> bool:
    reader = world.read()
    kept = reader.rows("SELECT part_id, location_id, lot, serial, quantity_micro, last_move_at FROM stock_on_hand")
    return sorted(kept) == list(sums_from_moves(world.store.database.connection()))


def test_a_move_takes_from_one_place_and_brings_to_the_other(world: World, shelf: Shelf) -> None:
    shelf.stock.adjust(shelf.part.id, shelf.bin.id, 5 * MICRO, "期初", opening=True)
    posted = shelf.stock.post_move(shelf.part.id, shelf.bin.id, shelf.van.id, 2 * MICRO, document="TO-1")
    assert posted.short_micro == 0
    assert shelf.stock.on_hand(shelf.part.id, shelf.bin.id) == 3 * MICRO
    assert shelf.stock.on_hand(shelf.part.id, shelf.van.id) == 2 * MICRO
    assert (posted.move.at, posted.move.by_id) == (world.clock.now(), world.store.actor_id)
    assert sums_agree(world)


def test_a_move_beyond_what_is_on_record_is_kept_and_says_what_is_short(world: World, shelf: Shelf) -> None:
    shelf.stock.adjust(shelf.part.id, shelf.bin.id, MICRO, "期初")
    assert shelf.stock.post_move(shelf.part.id, shelf.bin.id, shelf.van.id, 3 * MICRO).short_micro == 2 * MICRO
    assert shelf.stock.post_move(shelf.part.id, shelf.bin.id, shelf.van.id, MICRO).short_micro == MICRO
    assert shelf.stock.on_hand(shelf.part.id, shelf.bin.id) == -3 * MICRO


@pytest.mark.parametrize("quantity", [0, -1])
def test_a_move_needs_a_quantity_and_two_places(shelf: Shelf, quantity: int) -> None:
    with pytest.raises(UserError) as refused:
        shelf.stock.post_move(shelf.part.id, shelf.bin.id, shelf.van.id, quantity)
    assert refused.value.code == "stock.not_positive"
    with pytest.raises(UserError) as refused:
        shelf.stock.post_move(shelf.part.id, shelf.bin.id, shelf.bin.id, MICRO)
    assert refused.value.code == "stock.same_place"


def test_a_tracked_part_moves_with_its_serial_number_or_lot_only(world: World, shelf: Shelf) -> None:
    by_serial = world.add(Part(id=world.ids(), number="S", name="主板", tracking="serial"))
    by_lot = world.add(Part(id=world.ids(), number="L", name="润滑油", tracking="lot"))
    for part, code in ((by_serial, "stock.no_serial"), (by_lot, "stock.no_lot")):
        with pytest.raises(UserError) as refused:
            shelf.stock.post_move(part.id, shelf.bin.id, shelf.van.id, MICRO)
        assert refused.value.code == code
    shelf.stock.post_move(by_serial.id, shelf.bin.id, shelf.van.id, MICRO, serial="SN1")
    assert shelf.stock.on_hand(by_serial.id, shelf.van.id, serial="SN1") == MICRO
    assert shelf.stock.on_hand(by_serial.id, shelf.van.id, serial="SN2") == 0


def test_a_mistake_is_put_right_by_the_opposite_move_once_and_with_a_reason(world: World, shelf: Shelf) -> None:
    move = shelf.stock.post_move(shelf.part.id, shelf.bin.id, shelf.van.id, MICRO).move
    with pytest.raises(UserError):
        shelf.stock.reverse(move.id, " ")
    back = shelf.stock.reverse(move.id, "扫错了").move
    assert (back.reverses_id, back.reason, back.document) == (move.id, "reversal", "扫错了")
    assert shelf.stock.on_hand(shelf.part.id, shelf.van.id) == 0
    for id in (move.id, back.id):
        with pytest.raises(UserError) as refused:
            shelf.stock.reverse(id, "再来")
        assert refused.value.code == "stock.reversed"
    assert world.find(StockMove, move.id) == move


def test_a_count_moves_the_difference_only_and_needs_a_reason(world: World, shelf: Shelf) -> None:
    with pytest.raises(UserError) as refused:
        shelf.stock.adjust(shelf.part.id, shelf.bin.id, MICRO, "")
    assert refused.value.code == "stock.no_reason"
    up = shelf.stock.adjust(shelf.part.id, shelf.bin.id, 5 * MICRO, "期初", opening=True)
    down = shelf.stock.adjust(shelf.part.id, shelf.bin.id, 4 * MICRO, "少一件")
    assert up is not None and down is not None
    assert (up.move.reason, up.move.quantity_micro) == ("opening", 5 * MICRO)
    assert (down.move.reason, down.move.quantity_micro) == ("count", MICRO)
    assert shelf.stock.adjust(shelf.part.id, shelf.bin.id, 4 * MICRO, "一致") is None
    assert len(world.read().where(StockMove)) == 2
    assert len(world.read().where(StockLocation, kind="adjustment")) == 1


def test_a_count_by_hand_that_agrees_is_noted(world: World, shelf: Shelf) -> None:
    shelf.stock.adjust(shelf.part.id, shelf.bin.id, 5 * MICRO, "期初", opening=True)
    world.clock.advance(days=40)
    assert shelf.stock.adjust(shelf.part.id, shelf.bin.id, 5 * MICRO, "抽盘") is None
    counted = world.clock.now()
    world.clock.advance(days=12)
    (row,) = Availability(world.context).of_part(shelf.part.id).rows
    assert (row.on_hand_micro, row.confidence.counted_at, row.confidence.level) == (5 * MICRO, counted, HIGH)
    (paper,) = world.read().where(StockCount)
    assert (paper.kind, paper.status, paper.note, paper.posted_at) == ("part", "posted", "抽盘", counted)


def test_a_count_by_hand_that_was_taken_back_is_not_posted_again(world: World, shelf: Shelf) -> None:
    shelf.stock.adjust(shelf.part.id, shelf.bin.id, 5 * MICRO, "期初", opening=True)
    world.clock.advance(days=1)
    down = shelf.stock.adjust(shelf.part.id, shelf.bin.id, 4 * MICRO, "少一件")
    assert down is not None
    world.clock.advance(minutes=1)
    shelf.stock.reverse(down.move.id, "看错了")
    assert Counting(world.context).to_correct() == []
    assert shelf.stock.on_hand(shelf.part.id, shelf.bin.id) == 5 * MICRO


def test_moves_are_captured_and_sums_are_not(world: World, shelf: Shelf) -> None:
    mid = world.last_mid()
    shelf.stock.post_move(shelf.part.id, shelf.bin.id, shelf.van.id, MICRO)
    [(intent, rows)] = world.outbox(mid)
    assert (intent, [row[1] for row in rows]) == ("stock.post_move", ["stock_move"])


def test_the_tree_of_places_and_what_they_hold(world: World, shelf: Shelf) -> None:
    shelf.stock.adjust(shelf.part.id, shelf.bin.id, 5 * MICRO, "期初")
    nodes = {node.location.name: node for node in shelf.stock.tree()}
    assert set(nodes) == {"南京中心库", "7 号车"}
    assert [(n.location.name, n.parts) for n in nodes["南京中心库"].children] == [("A-12-03", 1)]
    assert shelf.stock.paths()[shelf.bin.id] == (("南京中心库", "Nanjing"),)
    assert [held.part.number for held in shelf.stock.held_at(shelf.central.id)] == ["HC-0417"]
    assert shelf.stock.held_at(shelf.central.id, with_places_inside=False) == []


def test_a_place_neither_lies_inside_itself_nor_is_given_up_while_it_holds_parts(shelf: Shelf) -> None:
    with pytest.raises(UserError) as refused:
        shelf.stock.change_location(shelf.central.id, parent_id=shelf.bin.id)
    assert refused.value.code == "stock.location_loop"
    shelf.stock.adjust(shelf.part.id, shelf.bin.id, MICRO, "期初")
    with pytest.raises(UserError) as refused:
        shelf.stock.archive_location(shelf.bin.id)
    assert refused.value.code == "stock.location_full"
    shelf.stock.archive_location(shelf.van.id)
    assert shelf.van.id not in {location.id for location in shelf.stock.locations()}


def test_a_technicians_van_stock_is_what_the_van_holds(world: World, shelf: Shelf) -> None:
    person = People(world.context).add(name="周立峰", roles=["technician"], with_van=True)
    van = shelf.stock.van_of(person.id)
    assert van is not None and van.person_id == person.id
    shelf.stock.adjust(shelf.part.id, van.id, 2 * MICRO, "上车")
    assert [(h.part.number, h.row.quantity_micro) for h in shelf.stock.van_stock(person.id)] == [("HC-0417", 2 * MICRO)]
    assert shelf.stock.van_stock(world.store.actor_id) == []


def test_two_keepers_moving_at_once_lose_nothing(world: World, shelf: Shelf) -> None:
    shelf.stock.adjust(shelf.part.id, shelf.bin.id, 100 * MICRO, "期初")

    def carry() -> None:
        for _ in range(8):
            shelf.stock.post_move(shelf.part.id, shelf.bin.id, shelf.van.id, MICRO)
        world.store.database.close()

    keepers = [threading.Thread(target=carry) for _ in range(2)]
    for keeper in keepers:
        keeper.start()
    for keeper in keepers:
        keeper.join()
    assert shelf.stock.on_hand(shelf.part.id, shelf.van.id) == 16 * MICRO
    assert sums_agree(world)


def test_moves_of_a_place_page_without_gap(shelf: Shelf, world: World) -> None:
    for n in range(7):
        ends = (shelf.bin.id, shelf.van.id) if n % 2 else (shelf.van.id, shelf.bin.id)
        shelf.stock.post_move(shelf.part.id, *ends, MICRO, document=str(n))
    first = shelf.stock.moves_at(shelf.van.id, limit=4)
    second = shelf.stock.moves_at(shelf.van.id, before=first[-1], limit=4)
    assert [move.document for move in first + second] == list("6543210")


def test_what_a_line_moved_is_summed_by_reason_less_what_was_taken_back(world: World, shelf: Shelf) -> None:
    move = shelf.stock.post_move
    first = move(shelf.part.id, shelf.bin.id, shelf.van.id, 3 * MICRO, reason="picked", line_id="line")
    move(shelf.part.id, shelf.bin.id, shelf.van.id, MICRO, reason="picked", line_id="line")
    move(shelf.part.id, shelf.bin.id, shelf.van.id, MICRO, reason="shipped", line_id="line")
    move(shelf.part.id, shelf.bin.id, shelf.van.id, MICRO, reason="picked", line_id="other")
    shelf.stock.reverse(first.move.id, "误扫")
    assert queries.moved_by_line(world.read(), ["line", "none", ""]) == {"line": {"picked": MICRO, "shipped": MICRO}}


def test_two_moves_of_one_unit_of_work_see_each_other(world: World, shelf: Shelf) -> None:
    shelf.stock.adjust(shelf.part.id, shelf.bin.id, MICRO, "期初", opening=True)
    with world.store.begin("stock.post_move") as uow:
        first = post(world.context, uow, shelf.part.id, shelf.bin.id, shelf.van.id, MICRO, reason="transfer")
        second = post(world.context, uow, shelf.part.id, shelf.bin.id, shelf.van.id, MICRO, reason="transfer")
        uow.commit()
    assert (first.short_micro, second.short_micro) == (0, MICRO)
    assert sums_agree(world)


@pytest.fixture
def motor(world: World, shelf: Shelf) -> Part:
    made = world.add(Part(id=world.ids(), number="M-1", name="电机", tracking="serial"))
    shelf.stock.adjust(made.id, shelf.bin.id, MICRO, "期初", serial="SN1", opening=True)
    return made


def places_of(world: World, part: Part, serial: str) -> dict[str, int]:
    rows = queries.stock_rows(world.read(), part_id=part.id)
    return {row.location_id: row.quantity_micro for row in rows if row.serial == serial}


def test_a_serial_number_that_is_moved_from_elsewhere_than_the_books_have_it_is_in_one_place(
    world: World, shelf: Shelf, motor: Part
) -> None:
    posted = shelf.stock.post_move(motor.id, shelf.central.id, shelf.van.id, MICRO, serial="SN1")
    assert (posted.move.from_location_id, posted.short_micro) == (shelf.bin.id, 0)
    assert places_of(world, motor, "SN1") == {shelf.van.id: MICRO}
    assert sums_agree(world)


def test_a_serial_number_that_comes_to_where_the_books_have_it_is_in_one_place(
    world: World, shelf: Shelf, motor: Part
) -> None:
    posted = shelf.stock.post_move(motor.id, shelf.van.id, shelf.bin.id, MICRO, serial="SN1")
    assert posted.corrected is not None and posted.corrected.to_location_id == shelf.van.id
    assert places_of(world, motor, "SN1") == {shelf.bin.id: MICRO}
    assert sums_agree(world)


def test_a_serial_number_that_is_counted_elsewhere_is_in_one_place(world: World, shelf: Shelf, motor: Part) -> None:
    shelf.stock.adjust(motor.id, shelf.van.id, MICRO, "盘点", serial="SN1")
    assert places_of(world, motor, "SN1") == {shelf.van.id: MICRO}


def test_a_serial_number_that_went_twice_is_put_right_by_a_count(world: World, shelf: Shelf, motor: Part) -> None:
    world.add(  # as two laptops that used it offline would leave it
        *(
            StockMove(
                id=world.ids(), part_id=motor.id, from_location_id=shelf.bin.id, to_location_id=shelf.van.id,
                quantity_micro=MICRO, serial="SN1", reason="transfer", at=world.clock.now(),
            )
            for _ in range(2)
        )
    )  # fmt: skip
    assert places_of(world, motor, "SN1") == {shelf.bin.id: -MICRO, shelf.van.id: 2 * MICRO}
    shelf.stock.adjust(motor.id, shelf.bin.id, MICRO, "盘点", serial="SN1")
    assert places_of(world, motor, "SN1") == {shelf.bin.id: MICRO}


def test_a_serial_number_is_one_piece(shelf: Shelf, motor: Part) -> None:
    with pytest.raises(UserError, match="One serial number"):
        shelf.stock.post_move(motor.id, shelf.bin.id, shelf.van.id, 2 * MICRO, serial="SN1")
    with pytest.raises(UserError, match="One serial number"):
        shelf.stock.adjust(motor.id, shelf.bin.id, 2 * MICRO, "盘点", serial="SN1")


def test_a_move_in_the_past_needs_a_reason_unless_it_is_field_work(world: World, shelf: Shelf) -> None:
    yesterday = world.clock.now() - timedelta(days=1)
    with pytest.raises(UserError, match="lies in the past"):
        shelf.stock.post_move(shelf.part.id, shelf.bin.id, shelf.van.id, MICRO, at=yesterday)
    used = shelf.stock.post_move(shelf.part.id, shelf.bin.id, shelf.van.id, MICRO, reason="used", at=yesterday)
    told = shelf.stock.post_move(shelf.part.id, shelf.bin.id, shelf.van.id, MICRO, at=yesterday, document="昨天漏记")
    assert used.move.at == told.move.at == yesterday
    assert told.move.recorded_at == world.clock.now()


def test_a_move_in_the_past_stands_in_lists_where_it_happened(world: World, shelf: Shelf) -> None:
    today = shelf.stock.post_move(shelf.part.id, shelf.bin.id, shelf.van.id, MICRO)
    earlier = shelf.stock.post_move(
        shelf.part.id, shelf.bin.id, shelf.van.id, MICRO, at=world.clock.now() - timedelta(days=1), document="漏记"
    )
    assert [row.id for row in shelf.stock.moves_at(shelf.van.id)] == [today.move.id, earlier.move.id]
    assert [row.id for row in queries.moves_of_part(world.read(), shelf.part.id)] == [today.move.id, earlier.move.id]


def test_no_move_lies_in_the_future(world: World, shelf: Shelf) -> None:
    tomorrow = world.clock.now() + timedelta(days=1)
    assert shelf.stock.post_move(shelf.part.id, shelf.bin.id, shelf.van.id, MICRO, at=tomorrow).move.at == (
        world.clock.now()
    )


def test_a_clock_that_is_wrong_is_corrected_by_the_hubs(world: World, shelf: Shelf) -> None:
    with world.store.begin("test") as uow:
        uow.put_local("hub.skew", str(2 * 3_600_000))
        uow.commit()
    posted = shelf.stock.post_move(shelf.part.id, shelf.bin.id, shelf.van.id, MICRO)
    assert posted.move.at == world.clock.now() + timedelta(hours=2)
    assert posted.move.recorded_at == world.clock.now()
