"""Two records that are the same thing become one: what belongs to the later one goes over, and comes back if asked."""

from __future__ import annotations

import pytest

from fieldservice.domain.following import FOLLOWING
from fieldservice.domain.records import (
    REGISTRY,
    Asset,
    BomLine,
    Contact,
    Customer,
    Note,
    Part,
    PartCode,
    Site,
    WorkOrder,
    info,
)
from fieldservice.services.work_orders import NewWorkOrder
from tests.services.conftest import World
from tests.services.field import Job, make_job
from tests.services.meeting import alike

# Decided not to follow: facts, and the papers of the warehouse, whose stock stays with its part
STAYS = frozenset(
    "goods_receipt_line part_line part_request_line pick_line purchase_line shipment_line stock_balance stock_count"
    " stock_level supersession supplier_part".split()
)


@pytest.fixture
def job(world: World) -> Job:
    return make_job(world)


def twin_of_customer(job: Job) -> tuple[Customer, dict[str, str]]:
    """The same customer as a colleague entered it, with things of its own."""
    directory = job.services.directory
    twin = directory.add_customer(name="江宁永盛纺织有限公司")
    machine = directory.machines.add(twin.id, serial="77001")
    order = job.services.work_orders.create(NewWorkOrder(asset_id=machine.id, summary="噪音大"))
    ids = job.world.ids
    contact = job.world.add(Contact(id=ids(), customer_id=twin.id, name="老钱"))
    site = job.world.add(Site(id=ids(), customer_id=twin.id, name="二厂"))
    job.world.add(Note(id=ids(), customer_id=twin.id, text="月结"))
    return twin, {"asset": machine.id, "work_order": order.id, "contact": contact.id, "site": site.id}


def belongs(job: Job, things: dict[str, str]) -> set[str]:
    return {job.world.find(REGISTRY[table], id).customer_id for table, id in things.items()}


def test_every_reference_to_what_may_be_entered_twice_was_decided_about() -> None:
    open_questions = []
    for table, cls in REGISTRY.items():
        facts = info(cls)
        for name, told in facts.fields.items():
            if told.refers_to not in FOLLOWING or told.derived or facts.append_only or table in STAYS:
                continue
            if (table, name) not in FOLLOWING[told.refers_to]:
                open_questions.append(f"{table}.{name}")
    assert open_questions == []


def test_what_belongs_to_a_customer_goes_over_to_the_one_entered_first(job: Job) -> None:
    twin, things = twin_of_customer(job)
    task = alike(job.world, "customer", job.customer.id, twin.id, "name", twin.name)
    job.services.possible_duplicates.decide(task.id, "same")
    assert belongs(job, things) == {job.customer.id}
    assert job.world.find(Customer, twin.id).archived
    assert [note.text for note in job.world.read().where(Note, customer_id=twin.id)] == ["月结"], "a fact stays"


def test_taking_it_back_takes_back_what_went_over_and_nothing_else(job: Job) -> None:
    twin, things = twin_of_customer(job)
    own = [asset.id for asset in job.world.read().where(Asset, customer_id=job.customer.id)]
    task = alike(job.world, "customer", job.customer.id, twin.id, "name", twin.name)
    decide = job.services.possible_duplicates.decide
    decide(task.id, "same")
    later = job.services.directory.machines.add(job.customer.id, serial="77002")
    decide(task.id, "open")
    assert belongs(job, things) == {twin.id} and not job.world.find(Customer, twin.id).archived
    assert {job.world.find(Asset, id).customer_id for id in (*own, later.id)} == {job.customer.id}


def test_what_somebody_moved_elsewhere_meanwhile_is_left_there(job: Job) -> None:
    twin, things = twin_of_customer(job)
    other = job.services.directory.add_customer(name="第三家")
    task = alike(job.world, "customer", job.customer.id, twin.id, "name", twin.name)
    decide = job.services.possible_duplicates.decide
    decide(task.id, "same")
    with job.world.context.begin("directory.change_contact") as uow:
        uow.change(Contact, things["contact"], customer_id=other.id)
        uow.change(Contact, things["contact"], customer_id=job.customer.id)
        uow.commit()
    decide(task.id, "open")
    assert job.world.find(Contact, things.pop("contact")).customer_id == job.customer.id
    assert belongs(job, things) == {twin.id}


def test_deciding_again_after_taking_it_back_works_as_the_first_time(job: Job) -> None:
    twin, things = twin_of_customer(job)
    task = alike(job.world, "customer", job.customer.id, twin.id, "name", twin.name)
    decide = job.services.possible_duplicates.decide
    for _ in range(2):
        decide(task.id, "same")
        assert belongs(job, things) == {job.customer.id}
        decide(task.id, "open")
        assert belongs(job, things) == {twin.id}
    decide(task.id, "different")
    assert belongs(job, things) == {twin.id}


def test_a_machine_brings_its_jobs_and_its_assemblies_and_never_contains_itself(job: Job) -> None:
    machines = job.services.directory.machines
    twin = machines.add(job.customer.id, serial="88001")
    inner = machines.add(job.customer.id, serial="88002", parent_id=twin.id)
    first = machines.add(job.customer.id, serial="88001 ", parent_id=twin.id)
    order = job.services.work_orders.create(NewWorkOrder(asset_id=twin.id, summary="停机"))
    task = alike(job.world, "asset", first.id, twin.id, "serial", "88001")
    job.services.possible_duplicates.decide(task.id, "same")
    assert job.world.find(Asset, inner.id).parent_id == first.id
    assert job.world.find(WorkOrder, order.id).asset_id == first.id
    assert job.world.find(Asset, first.id).parent_id != first.id


def test_a_part_brings_its_codes_and_parts_lists(job: Job) -> None:
    ids = job.world.ids
    first, twin, whole = (job.world.add(Part(id=ids(), number=n, name=n)) for n in ("P-1", "P 1", "P-9"))
    code = job.world.add(PartCode(id=ids(), part_id=twin.id, code="690000000001"))
    line = job.world.add(BomLine(id=ids(), assembly_part_id=whole.id, part_id=twin.id))
    task = alike(job.world, "part", first.id, twin.id, "number", "P-1")
    job.services.possible_duplicates.decide(task.id, "same")
    assert job.world.find(PartCode, code.id).part_id == job.world.find(BomLine, line.id).part_id == first.id
