"""A visit that is moved takes its parts request along: day, technician and van; whoever picks already is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from fieldservice.domain.records import Booking, PartRequest, PartRequestLine, PickList, WorkOrder
from fieldservice.i18n import set_language
from fieldservice.services.part_requests import Wanted
from tests.sync.test_outbound_twins import MICRO, Firm


class Planned(Firm):
    """An order with a visit, and a request for it that everybody knows."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.order: WorkOrder = self.job()
        self.meet()
        self.request = self.asked()

    def asked(self) -> PartRequest:
        """The technician asks for the part."""
        wanted = [Wanted(self.part.id, MICRO, self.central.id)]
        asked = self.services["field"].part_requests.ask(wanted, work_order_id=self.order.id)
        self.meet()
        return asked.request

    @property
    def visit(self) -> Booking:
        """The visit as the desk knows it."""
        (found,) = [
            each for each in self.laptops["desk"].store.read().where(Booking, work_order_id=self.order.id)
            if each.status in ("proposed", "accepted")
        ]  # fmt: skip
        return found

    def move(self, days: int = 0, technician: int | None = None) -> datetime:
        """The desk moves the visit; returns when it is now."""
        visit = self.visit
        assert visit.starts_at is not None
        starts = visit.starts_at + timedelta(days=days)
        self.services["desk"].bookings.rebook(
            visit.id,
            starts_at=starts if days else None,
            technician_id=None if technician is None else self.technicians[technician].id,
        )
        return starts

    def known(self, on: str = "keeper") -> PartRequest:
        """The request as a laptop knows it."""
        found: PartRequest = self.find(on, PartRequest, self.request.id)
        return found


@pytest.fixture
def firm(tmp_path: Path) -> Iterator[Planned]:
    set_language("en")
    yield Planned(tmp_path)
    set_language("zh_CN")


def test_the_parts_of_a_moved_visit_are_needed_when_it_is_now(firm: Planned) -> None:
    starts = firm.move(days=3)
    firm.meet()
    assert (firm.known().needed_at, firm.known().person_id) == (starts, firm.technicians[0].id)
    (wave,) = firm.services["keeper"].picking.waves()
    assert wave.due_at == starts
    before = firm.move(days=-3)  # taken back
    firm.meet()
    assert firm.known("field").needed_at == before


def test_the_parts_go_to_the_van_of_whoever_has_the_visit_now(firm: Planned) -> None:
    firm.move(technician=1)
    firm.meet()
    request = firm.known()
    assert (request.person_id, request.to_location_id) == (firm.technicians[1].id, firm.vans[1].id)
    (line,) = firm.laptops["keeper"].store.read().where(PartRequestLine, request_id=request.id)
    assert line.person_id == firm.technicians[1].id
    (wave,) = firm.services["keeper"].picking.waves()
    assert wave.to is not None and wave.to.id == firm.vans[1].id
    assert firm.services["desk"].conflicts.inbox() == []


def test_what_somebody_chose_for_a_request_stays(firm: Planned) -> None:
    day = firm.world.clock.now() + timedelta(hours=2)
    firm.services["desk"].part_requests.change(firm.request.id, needed_at=day, to_location_id=firm.central.id)
    firm.move(days=2, technician=1)
    firm.meet()
    request = firm.known()
    assert (request.needed_at, request.to_location_id, request.person_id) == (
        day,
        firm.central.id,
        firm.technicians[1].id,
    )


def test_a_visit_that_is_called_off_leaves_the_parts_to_the_next_one(firm: Planned) -> None:
    first = firm.visit
    starts = firm.world.clock.now() + timedelta(days=4)
    desk = firm.services["desk"]
    desk.bookings.book(firm.order.id, firm.technicians[1].id, starts, starts + timedelta(hours=1))
    desk.bookings.cancel(first.id, "the customer asked")
    firm.meet()
    assert (firm.known().needed_at, firm.known().person_id) == (starts, firm.technicians[1].id)


def test_parts_reserved_before_anybody_was_booked_go_to_whoever_is(firm: Planned) -> None:
    desk = firm.services["desk"]
    desk.bookings.cancel(firm.visit.id, "")
    early = desk.part_requests.ask([Wanted(firm.part.id, MICRO, firm.central.id)], work_order_id=firm.order.id).request
    assert early.person_id is None
    starts = firm.world.clock.now() + timedelta(days=2)
    desk.bookings.book(firm.order.id, firm.technicians[1].id, starts, starts + timedelta(hours=1))
    firm.meet()
    request = firm.find("keeper", PartRequest, early.id)
    assert (request.person_id, request.to_location_id, request.needed_at) == (
        firm.technicians[1].id,
        firm.vans[1].id,
        starts,
    )


def test_whoever_picks_already_is_told_and_packs_for_the_new_technician(firm: Planned) -> None:
    keeper = firm.services["keeper"]
    (line,) = firm.laptops["keeper"].store.read().where(PartRequestLine, request_id=firm.request.id)
    pick_list = keeper.picking.make_lists([line.id], start=True).lists[0]
    view = keeper.picking.view(pick_list.id)
    assert view.notices == ()
    keeper.picking.pick(view.lines[0].line.id)
    starts = firm.move(days=2, technician=1)
    firm.meet()
    shown = keeper.picking.view(pick_list.id)
    told = f"{firm.request.number} is for 孙志远 now, to 4 号车: the visit was moved. Pack it for them."
    assert shown.notices == (told, "The visit was moved: the parts are needed at another time than before.")
    assert shown.list.due_at == starts
    shipment = keeper.shipping.pack(pick_list.id)
    assert (shipment.person_id, shipment.to_location_id) == (firm.technicians[1].id, firm.vans[1].id)
    keeper.shipping.ship(shipment.id)
    firm.meet()
    assert firm.find("keeper", PickList, pick_list.id).person_id == firm.technicians[0].id
    assert keeper.shipping.view(shipment.id).notices == ()


def test_what_is_packed_for_the_former_technician_is_told(firm: Planned) -> None:
    keeper = firm.services["keeper"]
    (line,) = firm.laptops["keeper"].store.read().where(PartRequestLine, request_id=firm.request.id)
    shipment = keeper.shipping.pack(firm.pick("keeper", line).id)
    firm.move(technician=1)
    firm.meet()
    (words,) = keeper.shipping.view(shipment.id).notices
    assert words.startswith(f"{firm.request.number} is for 孙志远 now, to 4 号车")
