"""What people do all day, in random order: edits of the same and of different fields, new work, moves of stock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from fieldservice.domain.records import (
    Asset,
    Attachment,
    Booking,
    Charge,
    Checklist,
    ChecklistAnswer,
    Contact,
    Customer,
    Note,
    Part,
    PartLine,
    Person,
    ServiceRequest,
    ServiceTask,
    Site,
    StatusEvent,
    StockLocation,
    StockMove,
    TimeEntry,
    WorkOrder,
)
from fieldservice.store import outbox
from tests.sync.memory import START
from tests.sync.simulation.world import POISON, Machine, World

Action = Callable[[World, Machine], Any]


def moment(world: World) -> Any:
    """A time that nobody wrote before."""
    world.values += 1
    return START + timedelta(minutes=world.values)


def some(world: World, fields: tuple[str, ...], most: int = 3) -> dict[str, Any]:
    """New values for one or more of these text fields."""
    names = world.random.sample(fields, world.random.randint(1, min(most, len(fields))))
    return {name: world.value() for name in names}


def edits_an_order(world: World, machine: Machine) -> None:
    """Fields of a work order, alone or in a group."""
    id = machine.pick(WorkOrder)
    if id is None:
        return
    fields = some(world, ("summary", "description", "problem", "cause", "functional_test"))
    if world.chance(0.1):
        fields = {"summary": f"same {world.random.randrange(3)}"}
    if world.chance(0.2):
        fields["priority"] = world.random.choice(("high", "low", "normal"))
    changes: list[Any] = [(WorkOrder, id, fields)]
    other = machine.pick(WorkOrder)
    if world.chance(0.15) and other not in (None, id):
        changes.append((WorkOrder, other, some(world, ("summary", "cause"))))
    machine.commit("work_order.change", [], changes)


def edits_a_customer(world: World, machine: Machine) -> None:
    """Name, telephone or address of a customer."""
    id = machine.pick(Customer)
    if id is not None:
        fields = some(world, ("name", "phone", "street", "city", "notes"))
        machine.commit("directory.change_customer", [], [(Customer, id, fields)])


def edits_a_site(world: World, machine: Machine) -> None:
    """Address or access of a site."""
    id = machine.pick(Site)
    if id is not None:
        machine.commit(
            "directory.change_site", [], [(Site, id, some(world, ("name", "street", "city", "access_note")))]
        )


def moves_a_site(world: World, machine: Machine) -> None:
    """Another service point, another customer, archived or not."""
    id = machine.pick(Site)
    person = machine.pick(Person, "service_point_id IS NOT NULL")
    points = machine.rows("SELECT service_point_id FROM person WHERE id = ?", person)
    if id is None:
        return
    if world.chance(0.3):
        archived = world.chance(0.5)
        intent = "directory.archive_site" if archived else "directory.restore_site"
        machine.commit(intent, [], [(Site, id, {"archived": archived})])
        return
    fields: dict[str, Any] = {"service_point_id": points[0][0] if points and world.chance(0.7) else None}
    customer = machine.pick(Customer)
    if world.chance(0.3) and customer:
        fields["customer_id"] = customer
    machine.commit("directory.change_site", [], [(Site, id, fields)])


def edits_an_asset(world: World, machine: Machine) -> None:
    """Fields of a machine."""
    id = machine.pick(Asset)
    if id is not None:
        fields: dict[str, Any] = some(world, ("name", "location_note", "firmware", "notes"))
        if world.chance(0.3):
            fields["warranty_months"] = world.values
        machine.commit("directory.change_asset", [], [(Asset, id, fields)])


def moves_an_asset(world: World, machine: Machine) -> None:
    """A machine goes to another customer."""
    id, customer = machine.pick(Asset), machine.pick(Customer)
    if id is not None and customer is not None:
        site = machine.pick(Site, "customer_id = ?", customer)
        machine.commit("directory.move_asset", [], [(Asset, id, {"customer_id": customer, "site_id": site})])


def archives(world: World, machine: Machine) -> None:
    """Something is put away, or fetched back."""
    cls, name = world.random.choice(((Customer, "customer"), (Asset, "asset"), (Contact, "contact")))
    id = machine.pick(cls)
    if id is not None:
        archived = world.chance(0.6)
        intent = f"directory.{'archive' if archived else 'restore'}_{name}"
        machine.commit(intent, [], [(cls, id, {"archived": archived})])


def new_customer(world: World, machine: Machine) -> None:
    """A customer with a site and a machine, in several units of work."""
    ids = machine.laptop.ids
    same = world.chance(0.2)
    customer = Customer(id=ids(), name="the same name" if same else world.value(), number=world.value())
    machine.commit("directory.add_customer", [customer])
    if world.chance(0.7):
        site = Site(id=ids(), customer_id=customer.id, name=world.value())
        machine.commit("directory.add_site", [site])
        if world.chance(0.7):
            serial = "the same serial" if same else world.value()
            asset = Asset(id=ids(), customer_id=customer.id, site_id=site.id, serial=serial)
            machine.commit("directory.add_asset", [asset])
    if world.chance(0.3):
        machine.commit("directory.add_contact", [Contact(id=ids(), customer_id=customer.id, name=world.value())])


def new_order(world: World, machine: Machine) -> None:
    """A work order, with its number, and perhaps planned at once."""
    ids = machine.laptop.ids
    asset = machine.pick(Asset)
    rows = machine.rows("SELECT customer_id, site_id FROM asset WHERE id = ?", asset)
    customer, site = rows[0] if rows else (None, None)
    store = machine.laptop.store
    machine.seeing = {}
    with store.begin("work_order.create") as uow:
        order = WorkOrder(
            id=ids(), number=uow.next_number("WO"), asset_id=asset, customer_id=customer, site_id=site,
            summary=world.value(), opened_at=moment(world), created_by_id=machine.person_id,
        )  # fmt: skip
        uow.add(order)
        uow.commit()
    machine.noted("work_order.create", {})
    if world.chance(0.8):
        technician = machine.person_id if world.chance(0.3) else a_technician(world)
        booking = Booking(id=ids(), work_order_id=order.id, technician_id=technician, starts_at=moment(world))
        machine.commit("booking.book", [booking])


def a_technician(world: World) -> str:
    """Somebody who can be planned."""
    return world.random.choice(world.firm.people[1:3]).id


def plans(world: World, machine: Machine) -> None:
    """Another time for a visit, or another technician; sometimes one more visit."""
    id = machine.pick(Booking)
    if id is None or world.chance(0.2):
        order = machine.pick(WorkOrder)
        if order is not None:
            booking = Booking(
                id=machine.laptop.ids(), work_order_id=order, technician_id=a_technician(world), starts_at=moment(world)
            )
            machine.commit("booking.book", [booking])
        return
    fields: dict[str, Any] = {"starts_at": moment(world)}
    if world.chance(0.6):
        fields["technician_id"] = a_technician(world)
    machine.commit("booking.rebook", [], [(Booking, id, fields)])


def visits(world: World, machine: Machine) -> None:
    """A step of a visit, with its event."""
    id = machine.pick(Booking)
    if id is None:
        return
    order = machine.rows("SELECT work_order_id FROM booking WHERE id = ?", id)[0][0]
    intent, status, field = world.random.choice(
        (
            ("visit.start_travel", "travelling", "travel_started_at"),
            ("visit.arrive", "on_site", "arrived_at"),
            ("visit.start_work", "working", "work_started_at"),
            ("visit.leave", "left", "left_at"),
            ("booking.accept", "accepted", ""),
            ("booking.decline", "declined", ""),
            ("booking.cancel", "cancelled", ""),
        )
    )
    fields: dict[str, Any] = {"status": status}
    if field:
        fields[field] = moment(world)
    event = StatusEvent(
        id=machine.laptop.ids(), work_order_id=order, subject="booking", subject_id=id, after=status,
        by_id=machine.person_id,
    )  # fmt: skip
    machine.commit(intent, [event], [(Booking, id, fields)])


def closes(world: World, machine: Machine) -> None:
    """A work order ends, or goes on."""
    id = machine.pick(WorkOrder)
    if id is None:
        return
    if world.chance(0.6):
        fields = {"status": "completed", "finished_at": moment(world)}
        machine.commit("work_order.complete", [], [(WorkOrder, id, fields)])
    else:
        machine.commit("work_order.resume", [], [(WorkOrder, id, {"status": "qualified"})])


def adds_a_fact(world: World, machine: Machine) -> None:
    """A note, an answer, a photo's row, time, a charge, a task."""
    ids, by = machine.laptop.ids, machine.person_id
    order = machine.pick(WorkOrder)
    if order is None:
        return
    kind = world.random.randrange(7)
    if kind == 0:
        machine.commit("work_order.add_note", [Note(id=ids(), work_order_id=order, text=world.value(), by_id=by)])
    elif kind == 1:
        checklist = machine.pick(Checklist)
        if checklist is not None:
            answer = ChecklistAnswer(id=ids(), checklist_id=checklist, question="q", note=world.value(), by_id=by)
            machine.commit("checklist.answer", [answer])
    elif kind == 2:
        photo = Attachment(id=ids(), work_order_id=order, sha="ab" * 32, name=world.value(), added_by_id=by)
        machine.commit("attachment.add_photo", [photo])
    elif kind == 3:
        machine.commit("time.add", [TimeEntry(id=ids(), work_order_id=order, minutes=world.values, note=world.value())])
    elif kind == 4:
        machine.commit("charge.add", [Charge(id=ids(), work_order_id=order, name=world.value())])
    elif kind == 5:
        machine.commit("work_order.add_task", [ServiceTask(id=ids(), work_order_id=order, title=world.value())])
    else:
        asset = machine.pick(Asset)
        if asset is not None:
            machine.commit("directory.add_note", [Note(id=ids(), asset_id=asset, text=world.value(), by_id=by)])


def changes_a_fact(world: World, machine: Machine) -> None:
    """A caption, a time entry, a line taken away or put back."""
    cls, intent, fields = world.random.choice(
        (
            (Attachment, "attachment.change", {"caption": world.value()}),
            (Attachment, "attachment.remove", {"removed": world.chance(0.5)}),
            (TimeEntry, "time.change", {"minutes": world.values, "starts_at": moment(world)}),
            (Charge, "charge.remove", {"removed": world.chance(0.5)}),
            (PartLine, "part.change_line", {"description": world.value()}),
            (ServiceTask, "work_order.set_task", {"status": "done", "done_at": moment(world)}),
        )
    )
    id = machine.pick(cls)
    if id is not None:
        machine.commit(intent, [], [(cls, id, fields)])


def takes_a_request(world: World, machine: Machine) -> None:
    """Somebody calls; perhaps a work order is made of it at once."""
    ids = machine.laptop.ids
    request = ServiceRequest(
        id=ids(), fault=world.value(), customer_id=machine.pick(Customer), asset_id=machine.pick(Asset),
        received_by_id=machine.person_id,
    )  # fmt: skip
    machine.commit("intake.take_request", [request])
    if world.chance(0.5):
        order = WorkOrder(id=ids(), request_id=request.id, asset_id=request.asset_id, summary=world.value())
        machine.commit("intake.accept", [order], [(ServiceRequest, request.id, {"status": "accepted"})])


def uses_a_part(world: World, machine: Machine) -> None:
    """A part goes from a place into a machine."""
    ids = machine.laptop.ids
    order, part, place, outside = (
        machine.pick(WorkOrder), machine.pick(Part), machine.pick(StockLocation, "kind <> 'supplier'"),
        machine.pick(StockLocation, "kind = 'supplier'"),
    )  # fmt: skip
    if None in (order, part, place, outside):
        return
    move = StockMove(
        id=ids(), part_id=part, from_location_id=place, to_location_id=outside, work_order_id=order, reason="used",
        quantity_micro=world.random.randint(1, 9) * 1_000_000, at=moment(world), by_id=machine.person_id,
    )  # fmt: skip
    line = PartLine(id=ids(), work_order_id=order, part_id=part, move_id=move.id, by_id=machine.person_id)
    machine.commit("part.use", [move, line])


def moves_stock(world: World, machine: Machine) -> None:
    """Stock goes from place to place, sometimes with a lot, sometimes back."""
    ids = machine.laptop.ids
    part, here, there = (machine.pick(Part), machine.pick(StockLocation), machine.pick(StockLocation))
    before = machine.pick(StockMove)
    if world.chance(0.2) and before is not None:
        ((part, there, here, quantity, lot),) = machine.rows(
            "SELECT part_id, from_location_id, to_location_id, quantity_micro, lot FROM stock_move WHERE id = ?", before
        )
        back = StockMove(
            id=ids(), part_id=part, from_location_id=here, to_location_id=there, quantity_micro=quantity, lot=lot,
            reverses_id=before, at=moment(world),
        )  # fmt: skip
        machine.commit("stock.reverse", [back])
        return
    if part is None or here is None or there is None:
        return
    move = StockMove(
        id=ids(), part_id=part, from_location_id=here, to_location_id=there, at=moment(world),
        quantity_micro=world.random.randint(1, 9) * 1_000_000, lot=world.random.choice(("", "", "L1")),
    )  # fmt: skip
    machine.commit("stock.post_move", [move])


def changes_the_catalogue(world: World, machine: Machine) -> None:
    """A part's name or price."""
    id = machine.pick(Part)
    if id is not None:
        fields: dict[str, Any] = some(world, ("name", "description"))
        if world.chance(0.4):
            fields["price_minor"] = world.values
        machine.commit("catalogue.change_part", [], [(Part, id, fields)])


def changes_a_person(world: World, machine: Machine) -> None:
    """A colleague's telephone."""
    id = machine.pick(Person)
    if id is not None:
        machine.commit("people.change", [], [(Person, id, some(world, ("phone", "email")))])


def does_what_is_forbidden(world: World, machine: Machine) -> None:
    """Something that the hub refuses to most, and then work that stands on it."""
    ids = machine.laptop.ids
    customer = Customer(id=ids(), name=world.value())
    machine.commit("company.change", [customer])  # no such change makes customers, whoever makes it
    if world.chance(0.6):
        site = Site(id=ids(), customer_id=customer.id, name=world.value())
        machine.commit("directory.add_site", [site])
        machine.commit("directory.change_site", [], [(Site, site.id, {"name": world.value()})])
    if world.chance(0.5):
        machine.commit("directory.change_customer", [], [(Customer, customer.id, {"phone": world.value()})])
    order = machine.pick(WorkOrder)
    if world.chance(0.5) and order is not None:
        machine.commit("company.change", [], [(WorkOrder, order, {"summary": world.value()})])
    if world.chance(0.3):
        part, here, there = (machine.pick(Part), machine.pick(StockLocation), machine.pick(StockLocation))
        if part and here and there:
            move = StockMove(id=ids(), part_id=part, from_location_id=here, to_location_id=there, quantity_micro=7)
            machine.commit("company.change", [move])


def writes_nonsense(world: World, machine: Machine) -> None:
    """A bug of the program puts something into the outbox that no hub can take."""
    order = machine.pick(WorkOrder)
    kinds: list[tuple[Any, ...]] = [("i", "no_such_table", machine.laptop.ids(), {"name": "x"})]
    if order is not None:
        kinds += [
            ("u", "work_order", order, {"customer_feedback": 5}, {"customer_feedback": 1}),
            ("u", "work_order", order, {"customer_feedback": "x"}, {}),
            ("u", "work_order", "no id", {"summary": "x"}, {"summary": 1}),
        ]
    machine.seeing = POISON
    with machine.laptop.store.begin("work_order.change") as uow:
        uow.capture_again(world.random.choice(kinds))
        uow.commit()
    machine.noted("work_order.change", POISON)


def types_too_much(world: World, machine: Machine) -> None:
    """A text that is longer than the hub takes."""
    order = machine.pick(WorkOrder)
    if order is not None:
        machine.commit("work_order.change", [], [(WorkOrder, order, {"description": world.value() + "x" * 100_001})])


def imports(world: World, machine: Machine) -> None:
    """Many rows at once: several mutations of one unit of work."""
    ids = machine.laptop.ids
    customers = [Customer(id=ids(), name=world.value()) for _ in range(world.random.randint(2, 5))]
    contacts = [Contact(id=ids(), customer_id=customer.id, name=world.value()) for customer in customers]
    with few_rows_a_mutation():
        machine.commit("import.customers", [*customers, *contacts])


@contextmanager
def few_rows_a_mutation() -> Iterator[None]:
    """Mutations are cut after three rows instead of five hundred."""
    outbox.ROWS_A_MUTATION, usual = 3, outbox.ROWS_A_MUTATION
    try:
        yield
    finally:
        outbox.ROWS_A_MUTATION = usual


WORK: dict[Action, float] = {
    writes_nonsense: 0.7,
    types_too_much: 0.2,
    imports: 0.7,
    edits_an_order: 20,
    edits_a_customer: 4,
    edits_a_site: 3,
    moves_a_site: 2,
    edits_an_asset: 4,
    moves_an_asset: 2,
    archives: 2,
    new_customer: 2,
    new_order: 3,
    plans: 8,
    visits: 4,
    closes: 2,
    adds_a_fact: 6,
    changes_a_fact: 3,
    takes_a_request: 2,
    uses_a_part: 4,
    moves_stock: 4,
    changes_the_catalogue: 2,
    changes_a_person: 1,
    does_what_is_forbidden: 1.5,
}
