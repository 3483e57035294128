"""The office and a technician meet over a real hub, through their real windows: the journey of `dev.py demo`, asserted.

It is one story, so it is one test: what each chapter promises is a function, and the chapters are told in their order.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import QCoreApplication

from fieldservice import i18n
from fieldservice.domain.records import Attachment, Booking, ServiceRequest, WorkOrder
from fieldservice.domain.states import BookingStatus
from fieldservice.errors import UserError
from fieldservice.store.reader import Reader
from fieldservice.system.clock import FixedClock
from tests.services.conftest import MONDAY_MORNING
from ui.demo.laptop import Laptop
from ui.demo.meeting import Meeting
from ui.demo.stage import Pictures, Stage, ensure, failed
from ui.tour import opened

FEW_JOBS = 70
SIZE = (1280, 720)


def reader_of(laptop: Laptop) -> Reader:
    return laptop.stage.tour.desktop.session.store.read()


@pytest.fixture
def meeting(qapp: object, tmp_path: Path) -> Iterator[Meeting]:
    """The office has joined with the demonstration firm, and the technician's new laptop is enrolled."""
    before = i18n.language()
    i18n.set_language("en")
    clock = FixedClock(MONDAY_MORNING + timedelta(hours=5))
    with opened("en", "light", 1.0, SIZE, clock, jobs=FEW_JOBS) as tour:
        pictures = Pictures(tmp_path, 20)
        with Meeting(Stage(tour, clock, pictures)) as held:
            held.join()
            held.enrol()
            yield held
    i18n.set_language(before)


def a_stand_alone_installation_delivers_everything_in_the_names_of_those_who_did_it(meeting: Meeting) -> None:
    standing = meeting.office.standing
    assert (standing.waiting, standing.refused, standing.parked, standing.undecided) == (0, 0, 0, 0)
    with meeting.hub.assembly.database.read() as tx:
        counted = dict(tx.rows("SELECT tab, count(*) FROM entity GROUP BY tab"))
    here = reader_of(meeting.office)
    for table in ("work_order", "service_request", "booking", "stock_move", "status_event", "signature"):
        assert counted[table] == here.count(f"SELECT count(*) FROM {table}") > 0
    authors = {request.received_by_id for request in here.where(ServiceRequest)}
    assert meeting.office.stage.tour.desktop.session.context.actor_id not in authors


def the_technicians_laptop_holds_his_open_work_and_nobody_elses(meeting: Meeting) -> None:
    office, road, me = reader_of(meeting.office), reader_of(meeting.road), meeting.facts.technician_id
    mine = {booking.work_order_id for booking in office.where(Booking, technician_id=me)}
    open_work = {order.id for order in office.where(WorkOrder) if order.finished_at is None}
    held = {order.id for order in road.where(WorkOrder) if order.finished_at is None}
    assert mine & open_work <= held
    others = {
        booking.work_order_id
        for booking in office.where(Booking)
        if booking.technician_id != me and booking.work_order_id not in mine
    }
    assert others & open_work and not others & held


def both_work_at_one_job_without_a_network_and_nothing_is_lost(meeting: Meeting) -> None:
    meeting.plan()
    assert meeting.office.sentence.startswith("All") and "delivered" in meeting.road.sentence
    meeting.lose_the_network()
    assert meeting.road.sentence == "Nothing waits, no network"
    meeting.work_offline()
    waiting = meeting.road.standing.waiting
    told = f"{waiting} changes waiting, no network"
    until = monotonic() + 20  # the sentence follows the last commit within a moment, longer on a busy machine
    while meeting.road.sentence != told and monotonic() < until:
        QCoreApplication.processEvents()
    assert waiting > 0 and meeting.road.sentence == told
    meeting.change_meanwhile()
    assert meeting.office.standing.waiting == 0 and "delivered" in meeting.office.sentence
    assert meeting.order_at(meeting.road).priority != "emergency"
    meeting.finish_offline()
    assert meeting.road.standing.files == 5  # two photos with their small pictures, one signature
    assert meeting.road.standing.waiting == len(meeting.road.stage.services.sync_center.changes("waiting"))


def when_the_network_is_back_everything_merges_but_the_field_that_both_changed(meeting: Meeting) -> None:
    meeting.meet()
    assert meeting.road.standing.waiting == 0 and meeting.road.standing.files == 0
    (row,) = meeting.office.stage.services.conflicts.inbox("open")
    assert row.subject.id == meeting.order_id and row.field == "Running hours"
    order = meeting.order_at(meeting.road)
    assert order.priority == "emergency" and order.cause
    assert meeting.order_at(meeting.office).cause == order.cause
    meeting.decide()


def the_bytes_of_the_photos_arrive_at_the_office(meeting: Meeting) -> None:
    office, road = (laptop.stage.tour.desktop.session.context.blobs for laptop in (meeting.office, meeting.road))
    photos = reader_of(meeting.office).where(Attachment, work_order_id=meeting.order_id, removed=False)
    assert len(photos) == 2
    for photo in photos:
        assert office.read(photo.sha) == road.read(photo.sha) != b""


def the_office_prints_the_record_that_was_written_without_a_network(meeting: Meeting) -> None:
    meeting.print()
    paper = meeting.pictures.folder / "service_report_office.pdf"
    assert paper.read_bytes().startswith(b"%PDF")
    order = meeting.order_at(meeting.office)
    assert order.running_hours == meeting.order_at(meeting.road).running_hours
    assert not meeting.office.stage.services.signatures.changed_since_signature(meeting.order_id)


def each_step_left_a_picture_in_its_order(meeting: Meeting) -> None:
    names = sorted(path.name for path in meeting.pictures.folder.glob("*.png"))
    assert [int(name[:2]) for name in names] == list(range(20, 20 + len(names)))
    assert names[0] == "20_office_joins.png" and names[-1].endswith("office_record.png")


def a_reassigned_job_moves_with_the_next_synchronisation(meeting: Meeting) -> None:
    office, road, me = meeting.office, meeting.road, meeting.facts.technician_id
    services = office.stage.services
    ahead = [
        booking
        for booking in reader_of(office).where(Booking, status=BookingStatus.PROPOSED.value)
        if booking.technician_id != me and reader_of(road).find(WorkOrder, booking.work_order_id) is None
    ]
    theirs = ahead[0]
    services.bookings.rebook(theirs.id, technician_id=me)
    office.synchronise()
    road.synchronise()
    held = reader_of(road).get(WorkOrder, theirs.work_order_id)
    assert road.stage.services.work_order_details.detail(held.id).customer is not None
    services.bookings.rebook(theirs.id, technician_id=theirs.technician_id)
    office.synchronise()
    road.synchronise()
    assert reader_of(road).find(WorkOrder, theirs.work_order_id) is None


def test_the_office_and_a_technician_work_on_one_job_and_meet_without_loss(meeting: Meeting) -> None:
    a_stand_alone_installation_delivers_everything_in_the_names_of_those_who_did_it(meeting)
    the_technicians_laptop_holds_his_open_work_and_nobody_elses(meeting)
    both_work_at_one_job_without_a_network_and_nothing_is_lost(meeting)
    when_the_network_is_back_everything_merges_but_the_field_that_both_changed(meeting)
    the_bytes_of_the_photos_arrive_at_the_office(meeting)
    the_office_prints_the_record_that_was_written_without_a_network(meeting)
    each_step_left_a_picture_in_its_order(meeting)
    a_reassigned_job_moves_with_the_next_synchronisation(meeting)


def test_a_step_that_fails_is_said_in_a_sentence() -> None:
    with pytest.raises(UserError, match="did not keep its promise: the record is printed"):
        ensure(False, "the record is printed")
    assert "is missing" in failed("part").message()
