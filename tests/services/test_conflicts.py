"""The inbox of disagreements: readable for both people, decided in one unit of work, taken back for a month."""

from __future__ import annotations

from datetime import timedelta

import pytest

from fieldservice.domain.records import Booking, Conflict, Customer, Person, StatusEvent, WorkOrder
from fieldservice.domain.words import word
from fieldservice.errors import UserError
from fieldservice.i18n import set_language
from fieldservice.services.field_values import FieldValues
from fieldservice.services.field_words import unnamed_fields
from fieldservice.services.possible_duplicates import PossibleDuplicates
from tests.services.conftest import World
from tests.services.field import Job, make_job
from tests.services.meeting import alike, disputed_text, disputed_visit


@pytest.fixture
def job(world: World) -> Job:
    return make_job(world)


@pytest.fixture
def dispatcher(job: Job) -> Person:
    made: Person = job.world.add(
        Person(id=job.world.ids(), number="E09", name="赵雨桐", name_en="Zhao Yutong", roles="dispatcher")
    )
    return made


def test_every_field_that_people_may_disagree_about_has_a_word() -> None:
    assert unnamed_fields() == []


def test_both_people_and_the_office_see_a_conflict_and_nobody_else_does(job: Job, dispatcher: Person) -> None:
    disputed_visit(job, dispatcher)
    store = job.world.store
    other = job.world.add(Person(id=job.world.ids(), name="孙强", roles="technician"))
    seen = {}
    for person in (job.technician, dispatcher, other):
        store.actor_id = person.id
        seen[person.name] = len(job.services.conflicts.inbox())
    assert seen == {"周立峰": 1, "赵雨桐": 1, "孙强": 0}


def test_an_appointment_is_shown_whole_and_in_words(job: Job, dispatcher: Person) -> None:
    conflict = disputed_visit(job, dispatcher)
    set_language("zh_CN")
    opened = job.services.conflicts.opened(conflict.id)
    assert [(side.key, side.mine) for side in opened.sides] == [("base", False), ("offered", True), ("standing", False)]
    base, mine, theirs = opened.sides
    assert base.reading.value == "10:00–12:00" and theirs.reading.value == "17:00–18:00"
    assert mine.reading.value == "13:00–14:00" and "5月19日" in mine.reading.lead and "明天" in mine.reading.lead
    assert opened.row.field == "预约时间" and "永盛纺织" in opened.row.subject.label and opened.row.other == "赵雨桐"


def test_whoever_changed_it_first_finds_their_own_value_in_the_same_place(job: Job, dispatcher: Person) -> None:
    conflict = disputed_visit(job, dispatcher)
    job.world.store.actor_id = dispatcher.id
    sides = job.services.conflicts.opened(conflict.id).sides
    assert [(side.key, side.mine) for side in sides] == [("base", False), ("standing", True), ("offered", False)]


def test_a_time_at_which_the_technician_is_elsewhere_says_so(job: Job, dispatcher: Person) -> None:
    conflict = disputed_visit(job, dispatcher)
    services, tomorrow = job.services, job.world.clock.now() + timedelta(days=1, hours=4)
    number = job.order().number
    from fieldservice.services.work_orders import NewWorkOrder

    other = services.work_orders.create(NewWorkOrder(asset_id=job.asset.id, summary="漏油"))
    services.bookings.book(other.id, job.technician.id, tomorrow, tomorrow + timedelta(hours=2))
    opened = services.conflicts.opened(conflict.id)
    assert not opened.side("offered").fits and other.number in opened.side("offered").consequence
    assert opened.side("standing").fits and number not in opened.side("standing").consequence


def test_deciding_changes_record_and_conflict_in_one_mutation(job: Job, dispatcher: Person) -> None:
    conflict = disputed_visit(job, dispatcher)
    mid = job.world.last_mid()
    job.services.conflicts.decide(conflict.id, "offered")
    ((intent, rows),) = job.world.outbox(mid)
    assert intent == "conflict.decide" and {row[1] for row in rows} == {"booking", "conflict"}
    decided = job.world.find(Conflict, conflict.id)
    assert (decided.state, decided.choice, decided.decided_by_id) == ("decided", "offered", job.technician.id)
    starts = job.booking().starts_at
    assert starts is not None and (starts - job.world.clock.now()) == timedelta(days=1, hours=4)


def test_choosing_what_stands_leaves_the_record_alone(job: Job, dispatcher: Person) -> None:
    conflict = disputed_visit(job, dispatcher)
    mid = job.world.last_mid()
    job.services.conflicts.decide(conflict.id, "standing")
    ((_intent, rows),) = job.world.outbox(mid)
    assert [row[1] for row in rows] == ["conflict"]


def test_a_decision_is_taken_back_as_it_was(job: Job, dispatcher: Person) -> None:
    conflict = disputed_visit(job, dispatcher)
    before = job.booking()
    done = job.services.conflicts.decide(conflict.id, "base")
    assert job.booking() != before
    job.services.conflicts.take_back(done)
    assert job.booking() == before and job.world.find(Conflict, conflict.id) == conflict


def test_a_decision_can_be_changed_for_thirty_days_and_not_longer(job: Job, dispatcher: Person) -> None:
    conflict = disputed_visit(job, dispatcher)
    standing = job.booking().starts_at
    job.services.conflicts.decide(conflict.id, "offered")
    job.world.clock.advance(days=29)
    job.services.conflicts.decide(conflict.id, "standing")
    assert job.booking().starts_at == standing
    job.services.conflicts.reopen(conflict.id)
    assert [row.state for row in job.services.conflicts.inbox()] == ["open"]
    job.services.conflicts.decide(conflict.id, "offered")
    job.world.clock.advance(days=31)
    with pytest.raises(UserError, match="30 days"):
        job.services.conflicts.decide(conflict.id, "base")
    assert job.services.conflicts.inbox("decided") == []


def test_another_value_is_written_when_neither_is_right(job: Job, dispatcher: Person) -> None:
    row = ("customer", job.customer.id)
    conflict = disputed_text(job, dispatcher, row, "phone", "025-1", "025-2", "025-3")
    job.services.conflicts.decide(conflict.id, "other", {"phone": "025-4"})
    assert job.world.find(Customer, job.customer.id).phone == "025-4"
    assert job.services.conflicts.inbox("decided")[0].decision == "another value"


def test_a_decided_status_stands_in_the_timeline(job: Job, dispatcher: Person) -> None:
    conflict = disputed_text(
        job, dispatcher, ("work_order", job.work_order_id), "status", "qualified", "cancelled", "qualified"
    )
    job.services.conflicts.decide(conflict.id, "offered")
    assert job.world.find(WorkOrder, job.work_order_id).status == "cancelled"
    events = job.world.read().where(StatusEvent, subject_id=job.work_order_id, after="cancelled")
    assert len(events) == 1 and events[0].by_id == job.technician.id


def test_a_record_that_has_left_this_computer_is_decided_elsewhere(job: Job, dispatcher: Person) -> None:
    conflict = disputed_text(job, dispatcher, ("customer", "0" * 32), "phone", "1", "2", "3")
    with pytest.raises(UserError, match="not on this computer"):
        job.services.conflicts.decide(conflict.id, "base")
    assert job.world.find(Conflict, conflict.id).state == "open"


def test_other_changes_of_the_same_record_are_named_with_what_they_hold(job: Job, dispatcher: Person) -> None:
    row = ("customer", job.customer.id)
    job.services.directory.change_customer(job.customer.id, email="office@example.com")
    conflict = disputed_text(job, dispatcher, row, "phone", "025-1", "025-2", "025-3")
    merged = job.services.conflicts.opened(conflict.id).merged
    assert [(line.field, line.value, line.by) for line in merged] == [("E-mail", "office@example.com", "you")]


def test_what_others_wrote_beside_the_conflict_is_named_with_who_and_when(job: Job, dispatcher: Person) -> None:
    """As the hub tells it: one version a change. The dispatcher's change brought an e-mail along with the phone."""
    world, id = job.world, job.customer.id
    conflict = disputed_text(job, dispatcher, ("customer", id), "phone", "025-1", "025-2", "025-3")
    with world.store.begin("test.hub") as uow:
        bases = '{"phone": 40, "website": 40, "email": 50, "city": 45}'
        uow.execute(
            "UPDATE customer SET email = 'a@example.com', website = 'example.com', city = '南京', row_base = 7,"
            " field_bases = ? WHERE id = ?",
            (bases, id),
        )
        uow.execute("UPDATE conflict SET row_base = 50, field_bases = NULL WHERE id = ?", (conflict.id,))
        uow.commit()
    merged = {line.field: (line.value, line.by, line.at) for line in job.services.conflicts.opened(conflict.id).merged}
    assert merged == {
        "E-mail": ("a@example.com", "Zhao Yutong", conflict.offered_at),
        "Website": ("example.com", "you", conflict.standing_at),
    }


def test_whoever_changed_it_first_sees_what_came_later_than_what_both_started_from(
    job: Job, dispatcher: Person
) -> None:
    world, id = job.world, job.customer.id
    with world.store.begin("test.hub") as uow:
        uow.execute("UPDATE customer SET row_base = 30, field_bases = NULL WHERE id = ?", (id,))
        uow.commit()
    job.services.directory.change_customer(id, phone="025-52108803")
    conflict = disputed_text(job, dispatcher, ("customer", id), "phone", "025-1", "025-2", "025-52108803")
    with world.store.begin("test.hub") as uow:
        bases = '{"phone": 40, "city": 45, "website": 12}'
        uow.execute("UPDATE customer SET city = '南京', field_bases = ? WHERE id = ?", (bases, id))
        uow.commit()
    merged = job.services.conflicts.opened(conflict.id).merged
    assert [(line.field, line.value, line.by) for line in merged] == [("City", "南京", "a colleague")]


@pytest.mark.parametrize(
    ("values", "mine", "sentence"),
    [
        (("025-1", "025-2", "025-3"), True, "Both of you changed “Phone”, and only one value can be right."),
        (("025-1", "025-2", "025-3"), False, "Two people changed “Phone”, and only one value can be right."),
        (
            ("", "a\nb", "c"),
            True,
            "Both of you rewrote “Phone”. Two texts can't be joined",
        ),
    ],
)
def test_a_conflict_says_in_words_why_it_was_not_merged(
    job: Job, dispatcher: Person, values: tuple[str, str, str], mine: bool, sentence: str
) -> None:
    conflict = disputed_text(job, dispatcher, ("customer", job.customer.id), "phone", *values)
    if not mine:
        office = job.world.add(Person(id=job.world.ids(), name="郑文静", roles="manager"))
        job.world.store.actor_id = office.id
    assert job.services.conflicts.opened(conflict.id).reason.startswith(sentence)


def test_a_visit_that_two_moved_says_that_it_can_be_at_one_time_only(job: Job, dispatcher: Person) -> None:
    conflict = disputed_visit(job, dispatcher)
    assert "one time only" in job.services.conflicts.opened(conflict.id).reason


def test_an_own_change_says_whether_this_computer_made_it(job: Job, dispatcher: Person) -> None:
    world, row = job.world, ("customer", job.customer.id)
    job.services.directory.change_customer(job.customer.id, phone="025-52108803")
    here = disputed_text(job, dispatcher, row, "phone", "025-1", "025-2", "025-3")
    assert [(side.key, side.here) for side in job.services.conflicts.opened(here.id).sides] == [
        ("base", False), ("standing", True), ("offered", False),
    ]  # fmt: skip
    world.clock.advance(minutes=5)
    elsewhere = disputed_text(job, dispatcher, row, "phone", "025-1", "025-2", "025-3")
    assert not any(side.here for side in job.services.conflicts.opened(elsewhere.id).sides)


@pytest.mark.parametrize("table", ["booking", "work_order", "customer", "part", "asset", "price"])
def test_any_group_of_a_record_can_be_read_out(job: Job, dispatcher: Person, table: str) -> None:
    from fieldservice.services.field_values import FieldValues
    from fieldservice.store import tables

    shape = tables.table_of(table)
    row = job.world.read().first(shape.cls)
    assert row is not None
    values = {column.name: value for column, value in zip(shape.columns, shape.dump(row), strict=True)}
    reader, now, zone = job.world.read(), job.world.clock.now(), job.world.context.zone
    for group in {column.group for column in shape.columns if not column.derived and column.name != "id"}:
        side = {name: values[name] for name in shape.groups.get(group, (group,))}
        reading = FieldValues(reader, table, (side, dict.fromkeys(side)), now, zone).reading(group, side)
        assert reading.value or reading.lines
        assert not any(value and len(value) == 32 and value.isalnum() for value in (reading.value, reading.note))


def test_the_same_thing_twice_is_archived_once_and_brought_back(job: Job) -> None:
    twin = job.services.directory.add_customer(name="江宁永盛纺织有限公司")
    task = alike(job.world, "customer", job.customer.id, twin.id, "name", "江宁永盛纺织有限公司")
    duplicates: PossibleDuplicates = job.services.possible_duplicates
    compared = duplicates.compared(task.id)
    assert compared.both_here and "work order" in compared.referred[0] and compared.referred[1] == ""
    assert any(same for _label, _first, _second, same in compared.lines)
    duplicates.decide(task.id, "same")
    assert job.world.find(Customer, twin.id).archived and duplicates.pairs() == []
    assert duplicates.pairs("decided")[0].choice == "same"
    duplicates.decide(task.id, "open")
    assert not job.world.find(Customer, twin.id).archived and len(duplicates.pairs()) == 1


def test_two_different_things_both_go_on(job: Job) -> None:
    twin = job.services.directory.add_customer(name="江宁永盛纺织有限公司")
    task = alike(job.world, "customer", job.customer.id, twin.id, "name", "江宁永盛纺织有限公司")
    job.services.possible_duplicates.decide(task.id, "different")
    assert not job.world.find(Customer, twin.id).archived and job.services.possible_duplicates.pairs() == []


def test_the_booking_of_a_conflict_opens_its_work_order(job: Job, dispatcher: Person) -> None:
    disputed_visit(job, dispatcher)
    subject = job.services.conflicts.inbox()[0].subject
    assert (subject.place, subject.id, subject.number) == ("work_order", job.work_order_id, job.order().number)
    assert job.world.find(Booking, job.booking_id).work_order_id == subject.id


def test_who_pays_is_told_in_words_and_not_as_it_is_kept(job: Job) -> None:
    words = FieldValues(job.world.read(), "work_order", [], job.world.clock.now(), job.world.context.zone)
    kept = '{"text": "The warranty runs until {until}.", "until": "2027-03-29"}'
    told = words.reading("entitlement", {"entitlement": "in_warranty", "entitlement_reason": kept}).short
    assert told == f"{word('entitlement', 'in_warranty')}: The warranty runs until 29 Mar 2027."
