"""A move is taken back once, however many people do it apart from each other; each of them is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldservice.domain.records import StockMove
from fieldservice.i18n import set_language
from fieldservice.services.reversed_apart import told_reversed
from fieldservice.store import outbox
from tests.sync.inbound_firm import InboundFirm
from tests.sync.test_outbound_twins import MICRO


@pytest.fixture
def firm(tmp_path: Path) -> Iterator[InboundFirm]:
    set_language("en")
    yield InboundFirm(tmp_path)
    set_language("zh_CN")


def corrected(firm: InboundFirm) -> StockMove:
    """A correction of the bin that turns out to be wrong, known to everybody."""
    posted = firm.services["keeper"].catalogue.stock.adjust(firm.belt.id, firm.bins[0].id, 5 * MICRO, "counted")
    assert posted is not None
    firm.meet()
    return posted.move


def reversals(firm: InboundFirm, move: StockMove, on: str) -> list[StockMove]:
    """What takes the move back, as a laptop knows it."""
    return firm.laptops[on].store.read().where(StockMove, reverses_id=move.id)


def told(firm: InboundFirm, on: str) -> list[str]:
    """What whoever works at a laptop is told."""
    return told_reversed(firm.services[on].context)


def test_two_keepers_who_take_the_same_correction_back_offline_do_it_once(firm: InboundFirm) -> None:
    move = corrected(firm)
    assert firm.at(firm.bins[0], firm.belt) == 5
    firm.services["keeper"].catalogue.stock.reverse(move.id, "wrong bin")
    firm.services["other"].catalogue.stock.reverse(move.id, "counted the wrong shelf")
    firm.meet()
    for name in ("keeper", "other", "third", "desk"):
        assert len(reversals(firm, move, name)) == 1, name
        assert firm.at(firm.bins[0], firm.belt, name) == 0, name


def test_both_are_told_by_whom_and_that_it_counts_once(firm: InboundFirm) -> None:
    move = corrected(firm)
    firm.services["keeper"].catalogue.stock.reverse(move.id, "wrong bin")
    firm.services["other"].catalogue.stock.reverse(move.id, "counted the wrong shelf")
    assert told(firm, "keeper") == told(firm, "other") == []
    firm.meet()
    for name in ("keeper", "other"):
        (words,) = told(firm, name)
        assert "5 pcs of BELT" in words and "B-1" in words
        assert "黄建明" in words and "wrong bin" in words
        assert "马文斌" in words and "counted the wrong shelf" in words
    assert told(firm, "third") == told(firm, "field") == []


def test_a_third_who_did_the_same_is_told_as_well(firm: InboundFirm) -> None:
    move = corrected(firm)
    for name in ("keeper", "other", "third"):
        firm.services[name].catalogue.stock.reverse(move.id, f"said by {name}")
    firm.meet()
    assert firm.at(firm.bins[0], firm.belt) == 0
    assert len(told(firm, "other")) == len(told(firm, "third")) == 1
    assert "said by third" in told(firm, "third")[0]


def test_nobody_decides_about_it_and_nothing_waits(firm: InboundFirm) -> None:
    move = corrected(firm)
    firm.services["keeper"].catalogue.stock.reverse(move.id, "wrong bin")
    firm.services["other"].catalogue.stock.reverse(move.id, "counted the wrong shelf")
    firm.meet()
    for services in firm.services.values():
        assert services.conflicts.waiting() == 0
        assert services.conflicts.inbox() == services.conflicts.inbox("decided") == []


def test_after_two_weeks_nothing_is_told_any_more(firm: InboundFirm) -> None:
    move = corrected(firm)
    firm.services["keeper"].catalogue.stock.reverse(move.id, "wrong bin")
    firm.services["other"].catalogue.stock.reverse(move.id, "counted the wrong shelf")
    firm.meet()
    firm.later(15 * 24 * 60)
    assert told(firm, "keeper") == []


def test_one_who_takes_it_back_after_hearing_of_it_is_refused_in_words(firm: InboundFirm) -> None:
    move = corrected(firm)
    firm.services["keeper"].catalogue.stock.reverse(move.id, "wrong bin")
    firm.meet()
    with pytest.raises(Exception, match="taken back already"):
        firm.services["other"].catalogue.stock.reverse(move.id, "me too")
    firm.meet()
    assert told(firm, "keeper") == told(firm, "other") == []


def test_a_technician_and_a_keeper_who_take_back_the_same_move_of_a_van_do_it_once(firm: InboundFirm) -> None:
    posted = firm.services["field"].catalogue.stock.post_move(
        firm.belt.id, firm.bins[0].id, firm.vans[0].id, 2 * MICRO, document="for tomorrow"
    )
    firm.meet()
    firm.services["field"].catalogue.stock.reverse(posted.move.id, "not needed")
    firm.services["keeper"].catalogue.stock.reverse(posted.move.id, "brought back")
    firm.meet()
    assert firm.at(firm.vans[0], firm.belt) == 0
    assert len(told(firm, "field")) == len(told(firm, "keeper")) == 1


def test_a_technician_takes_back_what_a_keeper_took_back_from_where_the_technician_sees_nothing(
    firm: InboundFirm,
) -> None:
    field, keeper = firm.services["field"].catalogue.stock, firm.services["keeper"].catalogue.stock
    keeper.adjust(firm.drive.id, firm.bins[0].id, MICRO, "counted", serial="D-7")
    firm.meet()
    taken = field.post_move(firm.drive.id, firm.bins[0].id, firm.vans[0].id, MICRO, serial="D-7", document="for today")
    firm.meet()
    keeper.post_move(firm.drive.id, firm.vans[0].id, firm.bins[1].id, MICRO, serial="D-7", document="seen on the shelf")
    keeper.reverse(taken.move.id, "never left")  # from the second bin, where the books have it
    field.reverse(taken.move.id, "not needed")  # from the van
    firm.meet()
    assert firm.at(firm.bins[0], firm.drive) == 1
    assert firm.at(firm.vans[0], firm.drive) == firm.at(firm.bins[1], firm.drive) == 0
    assert reversals(firm, taken.move, "field") == []  # the one that stands is no move of this van
    assert len(told(firm, "field")) == len(told(firm, "keeper")) == 1


def test_letting_go_what_was_refused_leaves_the_same_fact_of_somebody_else_where_it_is(firm: InboundFirm) -> None:
    first, second = firm.services["keeper"].catalogue.stock, firm.services["other"].catalogue.stock
    first.adjust(firm.belt.id, firm.bins[0].id, 5 * MICRO, "first stock", opening=True)
    firm.meet()
    counted = first.adjust(firm.belt.id, firm.bins[0].id, 3 * MICRO, "counted")
    same = second.adjust(firm.belt.id, firm.bins[0].id, 3 * MICRO, "counted as well")
    assert counted is not None and same is not None and counted.move.id == same.move.id
    firm.laptops["keeper"].sync_all()
    other = firm.laptops["other"]
    firm.world.change_person(other.person, roles="desk")
    other.sync_all()
    ((mid, _, code),) = other.states()
    assert code == "hub.no_longer_allowed"
    firm.services["other"].sync_center.let_go(mid)
    other.sync_all()
    assert other.find(StockMove, same.move.id).document == "counted"
    assert firm.at(firm.bins[0], firm.belt, "other") == 3


def test_work_on_a_fact_that_was_refused_goes_on_once_somebody_else_has_recorded_the_same(firm: InboundFirm) -> None:
    first, second = firm.services["keeper"].catalogue.stock, firm.services["other"].catalogue.stock
    first.adjust(firm.belt.id, firm.bins[0].id, 5 * MICRO, "first stock", opening=True)
    firm.meet()
    same = second.adjust(firm.belt.id, firm.bins[0].id, 3 * MICRO, "counted as well")
    assert same is not None
    other = firm.laptops["other"]
    firm.world.change_person(other.person, roles="desk")
    other.sync_all()
    firm.world.change_person(other.person, roles="warehouse")
    first.adjust(firm.belt.id, firm.bins[0].id, 3 * MICRO, "counted")
    firm.laptops["keeper"].sync_all()
    other.sync_all()
    second.reverse(same.move.id, "it was five")
    other.sync_all()
    assert [code for _, _, code in other.states()] == ["hub.no_longer_allowed", ""]
    assert {state for _, state, _ in other.states()} == {outbox.REFUSED, outbox.DELIVERED}
    firm.laptops["desk"].sync_all()
    assert firm.at(firm.bins[0], firm.belt, "other") == firm.at(firm.bins[0], firm.belt) == 5
