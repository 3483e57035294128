"""Two keepers work on one pick list apart from each other: nobody has to decide, and nothing lies forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldservice.domain.notices import CommitNotice
from fieldservice.domain.records import Part, PickLine, PickList, StockMove
from fieldservice.i18n import set_language
from fieldservice.services.count_settling import Settling
from fieldservice.services.part_requests import Wanted
from tests.sync.test_outbound_twins import MICRO, Firm


class Shared(Firm):
    """A list of two lines that both keepers know."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.other_part = Part(id=self.world.ids(), number="MORE", name="又一件")
        opening = StockMove(
            id=self.world.ids(), part_id=self.other_part.id, from_location_id=self.adjustment.id,
            to_location_id=self.bin.id, quantity_micro=2 * MICRO, reason="opening", at=self.world.clock.now(),
        )  # fmt: skip
        self.world.hub.author("demo.fill", [self.other_part, opening])
        self.meet()
        wanted = [Wanted(part.id, n * MICRO, self.central.id) for part, n in ((self.part, 1), (self.other_part, 2))]
        asked = self.services["keeper"].part_requests.ask(wanted, person_id=self.technicians[0].id)
        made = self.services["keeper"].picking.make_lists([line.id for line in asked.lines])
        self.pick_list = made.lists[0]
        self.meet()

    def lines(self, on: str = "keeper") -> list[PickLine]:
        """The lines as a laptop knows them: LAST, then MORE."""
        found = self.laptops[on].store.read().where(PickLine, pick_list_id=self.pick_list.id)
        return sorted(found, key=lambda line: line.part_id != self.part.id)

    def known(self, on: str = "desk") -> tuple[str, list[str]]:
        """(status of the list, of its lines) as a laptop knows them."""
        return self.find(on, PickList, self.pick_list.id).status, [line.status for line in self.lines(on)]

    def settle(self) -> None:
        """What both keepers' laptops do by themselves after they met."""
        self.meet()
        for name in ("keeper", "other"):
            settling = Settling(self.services[name].context)
            settling.noticed(CommitNotice("sync.pull", {"pick_list": frozenset({self.pick_list.id})}))
            settling.settle()
        self.meet()
        assert self.services["desk"].conflicts.inbox() == []
        assert self.known("keeper") == self.known("other") == self.known("desk")


@pytest.fixture
def firm(tmp_path: Path) -> Iterator[Shared]:
    set_language("en")
    yield Shared(tmp_path)
    set_language("zh_CN")


def test_each_picks_a_line_and_the_list_is_picked(firm: Shared) -> None:
    for at, name in enumerate(("keeper", "other")):
        picking = firm.services[name].picking
        picking.start(firm.pick_list.id)
        picking.pick(firm.lines(name)[at].id)
    firm.settle()
    assert firm.known() == ("picked", ["done", "done"])
    assert [row.id for row in firm.services["other"].picking.to_pack()] == [firm.pick_list.id]


@pytest.mark.parametrize("first", ["keeper", "other"])
def test_a_list_given_up_by_one_while_another_picks_from_it_is_there_to_be_packed(firm: Shared, first: str) -> None:
    firm.services["keeper"].picking.pick(firm.lines()[0].id)
    firm.services["other"].picking.put_back(firm.pick_list.id)
    firm.laptops[first].sync_all()
    firm.settle()
    assert firm.known() == ("picked", ["done", "cancelled"])
    assert [row.id for row in firm.services["other"].picking.to_pack()] == [firm.pick_list.id]
    firm.services["other"].picking.put_back(firm.pick_list.id)
    firm.settle()
    assert firm.held("desk") == {"bin": 3}


def test_a_partly_picked_line_of_a_list_given_up_elsewhere_is_open_again(firm: Shared) -> None:
    firm.services["keeper"].picking.pick(firm.lines()[1].id, MICRO)
    firm.services["other"].picking.put_back(firm.pick_list.id)
    firm.settle()
    assert firm.known() == ("open", ["cancelled", "open"])


@pytest.mark.parametrize("first", ["keeper", "other"])
def test_a_pick_taken_back_here_and_made_there_counts_as_what_was_picked(firm: Shared, first: str) -> None:
    line = firm.lines()[0].id
    firm.services["keeper"].picking.pick(line)
    firm.meet()
    firm.services["keeper"].picking.undo(firm.pick_list.id)
    firm.services["other"].picking.pick(firm.lines("other")[1].id)
    firm.laptops[first].sync_all()
    firm.settle()
    assert firm.known() == ("open", ["open", "done"])


def test_one_puts_the_list_aside_while_another_notes_a_shortage(firm: Shared) -> None:
    firm.services["keeper"].picking.park(firm.pick_list.id)
    firm.services["other"].picking.start(firm.pick_list.id)
    firm.services["other"].picking.short(firm.lines("other")[0].id)
    firm.services["keeper"].picking.start(firm.pick_list.id)
    firm.services["keeper"].picking.short(firm.lines()[0].id, reason="damaged")
    firm.settle()
    assert firm.known() == ("open", ["done", "open"])
