from __future__ import annotations

import pytest

from fieldservice.domain.records import Asset, Contact, Customer
from fieldservice.services.finding import Finder
from fieldservice.services.intake import Intake, RequestDraft
from tests.services.conftest import World
from tests.services.desk import make_mill


@pytest.fixture
def intake(world: World) -> Intake:
    return Intake(world.context)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("4471", "phone"),
        ("13800004471", "phone"),
        ("+86 138-0000-4471", "phone"),
        ("(025) 52101234", "phone"),
        ("永盛", "name"),
        ("yongsh", "name"),
        ("王建", "contact"),
        ("c-900", "number"),
        ("Ｃ－９００１－８", "number"),
    ],
)
def test_a_caller_is_found_by_phone_name_contact_or_number(
    world: World, intake: Intake, typed: str, reason: str
) -> None:
    mill = make_mill(world)
    [match] = intake.find_callers(typed)
    assert (match.customer_id, match.reason) == (mill.customer.id, reason)
    assert (match.contact_name, match.assets) == ("王建国", 2)


def test_a_second_contacts_phone_names_that_contact(world: World, intake: Intake) -> None:
    mill = make_mill(world)
    world.add(Contact(id=world.ids(), customer_id=mill.customer.id, name="赵敏", phone="13777778888"))
    [match] = intake.find_callers("7777888")
    assert match.contact_name == "赵敏"


def test_archived_customers_do_not_call(world: World, intake: Intake) -> None:
    world.add(Customer(id=world.ids(), name="老客户", archived=True))
    assert intake.find_callers("老客户") == []


@pytest.mark.parametrize("typed", ["", " ", "'", '"', "*", "%", "AND", "NEAR(", "\x00", "😀", "-", "1" * 5000])
def test_odd_text_finds_nothing_and_breaks_nothing(world: World, intake: Intake, typed: str) -> None:
    make_mill(world)
    assert intake.find_callers(typed) == []
    assert intake.find_assets(typed) == []


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("23081147", "serial"),
        ("2308", "serial"),
        ("2308-1147", "serial"),
        ("FS1:23081147", "serial"),
        ("2 号机", "name"),
        ("2 号厂房", "place"),
    ],
)
def test_a_machine_is_found_by_serial_name_or_place_and_says_why(
    world: World, intake: Intake, typed: str, reason: str
) -> None:
    mill = make_mill(world)
    match = intake.find_assets(typed)[0]
    assert (match.asset.id, match.reason) == (mill.asset.id, reason)
    assert (match.asset.model, match.asset.customer_name) == ("HC-75V", "江宁永盛纺织有限公司")
    assert match.entitlement.kind == "in_warranty"


def test_a_customers_machines_come_first_and_all_of_them_without_text(world: World, intake: Intake) -> None:
    mill = make_mill(world)
    stranger = Customer(id=world.ids(), name="别家")
    world.add(stranger, Asset(id=world.ids(), customer_id=stranger.id, serial="9", name="2 号机"))
    assert {m.asset.id for m in intake.find_assets("", mill.customer.id)} == {mill.asset.id, mill.other_asset.id}
    assert [m.asset.id for m in intake.find_assets("2 号机", mill.customer.id)] == [mill.asset.id]
    assert [m.asset.serial for m in intake.find_assets("9", mill.customer.id)] == ["9"]  # not theirs: found elsewhere


def test_a_machine_shows_its_open_work_orders(world: World, intake: Intake) -> None:
    mill = make_mill(world)
    order = intake.take_and_qualify(RequestDraft(asset_id=mill.asset.id, fault="漏油")).work_order
    assert intake.find_assets("23081147")[0].open_numbers == (order.number,)


def test_open_jobs_are_looked_for_at_the_machine_then_the_site_then_the_customer(world: World, intake: Intake) -> None:
    mill = make_mill(world)
    assert not intake.beside(mill.asset.id, mill.customer.id).open_jobs
    request = intake.take_request(RequestDraft(customer_id=mill.customer.id, fault="咨询"))
    found = intake.beside(mill.asset.id, mill.customer.id).open_jobs
    assert (found.scope, [r.number for r in found.requests]) == ("customer", [request.number])
    order = intake.take_and_qualify(RequestDraft(asset_id=mill.asset.id, fault="漏油")).work_order
    found = intake.beside(mill.asset.id, mill.customer.id).open_jobs
    assert (found.scope, [w.number for w in found.work_orders]) == ("asset", [order.number])
    found = Finder(world.context).open_jobs(mill.other_asset.id, mill.customer.id, mill.site.id)
    assert found.scope == "site"


def test_the_panel_beside_the_form_shows_coverage_history_and_open_jobs(world: World, intake: Intake) -> None:
    mill = make_mill(world)
    order = intake.take_and_qualify(RequestDraft(asset_id=mill.asset.id, fault="漏油")).work_order
    beside = intake.beside(mill.asset.id)
    assert beside.entitlement is not None and beside.entitlement.reason.startswith("The warranty runs until")
    assert beside.customer == mill.customer
    assert [job.number for job in beside.history] == [order.number]
    assert (beside.jobs_total, beside.open_jobs.scope) == (1, "asset")
    assert {entry.kind for entry in beside.happened} == {"request", "work_order"}
    assert intake.beside().customer is None
    assert intake.beside(customer_id=mill.customer.id).jobs_total == 1
