"""The unit of work writes rows, outbox, sums and index together, or nothing."""

from __future__ import annotations

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from fieldservice.domain.records import Booking, Customer, Note, Part, StockLocation, StockMove, WorkOrder
from fieldservice.errors import UserError
from fieldservice.store import tables


def _customer(world, **fields):
    return world.add(Customer(id=world.ids(), **fields))


def test_leaving_without_commit_changes_nothing(world):
    customer = _customer(world, name="before")
    with world.store.begin("test") as uow:
        uow.change(Customer, customer.id, name="after")
        uow.add(Customer(id=world.ids(), name="new"))
    assert [c.name for c in world.read().where(Customer)] == ["before"]
    assert [intent for intent, _ in world.outbox()][-1] == "test.add"


def test_an_error_inside_rolls_back_and_undoes_files(world):
    undone = []
    with pytest.raises(UserError), world.store.begin("test") as uow:
        uow.on_rollback(lambda: undone.append("file"))
        uow.add(Customer(id=world.ids(), name="new"))
        raise UserError("test.no", "No.")
    assert undone == ["file"]
    assert world.read().where(Customer) == []


def test_a_change_captures_only_what_changed_with_the_version_it_was_based_on(world):
    customer = _customer(world, name="a", phone="1")
    made = world.last_mid()
    with world.store.begin("rename") as uow:
        uow.change(Customer, customer.id, name="b", phone="1")
        uow.commit()
    with world.store.begin("rename") as uow:
        uow.change(Customer, customer.id, name="c")
        uow.commit()
    (intent, rows), (_, again) = world.outbox(since=made)
    assert intent == "rename"
    assert rows == [["u", "customer", customer.id, {"name": "b"}, {"name": -made}]]
    assert again == [["u", "customer", customer.id, {"name": "c"}, {"name": -made - 1}]]


def test_fields_that_mean_something_together_travel_together(world):
    customer = _customer(world, city="南京", street="丽水大街 1186 号")
    made = world.last_mid()
    with world.store.begin("move") as uow:
        uow.change(Customer, customer.id, street="诚信大道 990 号")
        uow.commit()
    [(_, [row])] = world.outbox(since=made)
    assert row[3]["city"] == "南京"
    assert row[4] == {"address": -made}


def test_writing_the_same_value_captures_nothing_and_tells_nobody(world):
    customer = _customer(world, name="a")
    made, notices = world.last_mid(), len(world.notices)
    with world.store.begin("rename") as uow:
        uow.change(Customer, customer.id, name="a")
        uow.commit()
    assert world.last_mid() == made
    assert len(world.notices) == notices


def test_a_large_unit_of_work_becomes_several_mutations_of_at_most_500_rows(world):
    before = world.last_mid()
    with world.store.begin("import") as uow:
        uow.add_all(Customer(id=world.ids(), name=f"c{i}") for i in range(1_201))
        uow.commit()
    assert [len(rows) for _, rows in world.outbox(before)] == [500, 500, 201]


def test_facts_cannot_be_changed(world):
    note = world.add(Note(id=world.ids(), text="said"))
    with pytest.raises(ValueError, match="append-only"), world.store.begin("test") as uow:
        uow.change(Note, note.id, text="unsaid")


def test_the_state_of_a_work_order_follows_its_bookings(world):
    order = world.add(WorkOrder(id=world.ids(), status="qualified"))
    booking = world.add(Booking(id=world.ids(), work_order_id=order.id, technician_id="t", starts_at=world.clock.now()))
    assert world.find(WorkOrder, order.id).state == "scheduled"
    for status, state in (("accepted", "accepted"), ("travelling", "travelling"), ("on_site", "on_site")):
        with world.store.begin("visit") as uow:
            uow.change(Booking, booking.id, status=status)
            uow.commit()
        assert world.find(WorkOrder, order.id).state == state
    assert world.find(WorkOrder, order.id).technician_id == "t"


def test_sums_follow_the_moves(world):
    part = world.add(Part(id=world.ids(), number="P"))
    shelf, van = (world.add(StockLocation(id=world.ids(), name=name)) for name in ("shelf", "van"))
    for quantity in (5_000_000, 250_000):
        world.add(
            StockMove(
                id=world.ids(),
                part_id=part.id,
                from_location_id=shelf.id,
                to_location_id=van.id,
                quantity_micro=quantity,
            )
        )
    sums = dict(world.read().rows("SELECT location_id, quantity_micro FROM stock_on_hand"))
    assert sums == {shelf.id: -5_250_000, van.id: 5_250_000}


def _found(world, kind: str, match: str) -> list[str]:
    sql = f"SELECT k.id FROM search_{kind} s JOIN {kind} k ON k.rid = s.rowid WHERE search_{kind} MATCH ?"
    return [row[0] for row in world.read().rows(sql, (match,))]


def test_a_work_order_is_found_by_its_customer_also_after_the_customer_was_renamed(world):
    customer = _customer(world, name="永盛纺织")
    order = world.add(WorkOrder(id=world.ids(), customer_id=customer.id, summary="漏油"))
    assert _found(world, "work_order", '"永盛"') == [order.id]
    with world.store.begin("rename") as uow:
        uow.change(Customer, customer.id, name="瑞科精密")
        uow.commit()
    assert _found(world, "work_order", '"永盛"') == []
    assert _found(world, "work_order", '"瑞科"') == [order.id]


def test_the_notice_names_what_changed_and_who_caused_it(world):
    customer = _customer(world, name="a")
    screen = object()
    with world.store.begin("rename", screen) as uow:
        uow.change(Customer, customer.id, name="b")
        uow.commit()
    notice = world.notices[-1]
    assert notice.initiator is screen
    assert notice.touches_row("customer", customer.id)
    assert not notice.touches("work_order")


def test_a_record_that_is_gone_is_a_sentence(world):
    with pytest.raises(UserError) as gone:
        world.read().get(Customer, "nobody")
    assert gone.value.code == "store.gone"


def test_the_migrations_give_the_schema_that_the_records_declare(as_shipped, world):
    connection = world.store.database.connection()
    for table in tables.all_tables():
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table.name})")]
        declared = ["rid", *[c.name for c in table.columns], "row_base", "field_bases"]
        assert sorted(columns) == sorted(declared), table.name  # columns that came later stand at the end


def test_every_record_survives_the_way_into_the_database_and_back(world):
    record = Customer(id=world.ids(), name="鼹鼠 𠮷", created_at=world.clock.now(), archived=True)
    world.add(record)
    assert world.find(Customer, record.id) == record


def test_the_migrations_make_the_same_indexes_and_search_tables_as_the_tables_declare(as_shipped, world):
    def schema(connection) -> set[tuple[str, ...]]:
        rows = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '%migration%'")
        whole = (" ".join(row[0].split()).replace("( ", "(") for row in rows)
        # columns that a later migration added stand at the end of their table
        return {
            tuple(sorted(text.removesuffix(")").split(", "))) if "CREATE TABLE" in text else (text,) for text in whole
        }

    declared = sqlcipher.connect(":memory:")
    for statement in tables.create_statements():
        declared.execute(statement)
    assert schema(world.store.database.connection()) == schema(declared)


def test_what_was_committed_waits_for_the_disk_before_anything_goes_on(as_shipped, world):
    with world.store.database.peewee() as migrating:
        for connection in (world.store.database.connection(), migrating.connection()):
            assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
            assert connection.execute("PRAGMA synchronous").fetchone() == (2,)  # full
