from __future__ import annotations

from datetime import date

import pytest

from fieldservice.domain.records import Asset, Contact, Customer, WorkOrder
from fieldservice.errors import UserError
from fieldservice.services.directory import AssetFilter, CustomerFilter, Directory
from fieldservice.services.intake import Intake, RequestDraft
from fieldservice.services.validation import email_problem, phone_problem
from tests.services.conftest import World
from tests.services.desk import make_mill


@pytest.fixture
def directory(world: World) -> Directory:
    return Directory(world.context)


@pytest.mark.parametrize(
    "sound", ["", "13800138000", "138 0013 8000", "+86 138-0013-8000", "010-62345678", "0512-68001234", "95533",
              "400-800-1234", "025-52101234 转 801", "+44 20 7946 0958", "62345678"],
)  # fmt: skip
def test_phone_numbers_as_people_write_them_are_accepted(sound: str) -> None:
    assert phone_problem(sound) is None


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ("025-5210", "directory.phone_short"),
        ("1380013800", "directory.phone_short"),
        ("138001380001", "directory.phone_long"),
        ("call me", "directory.phone_letters"),
        ("12", "directory.phone_short"),
    ],
)
def test_a_wrong_phone_number_is_explained(wrong: str, code: str) -> None:
    problem = phone_problem(wrong)
    assert problem is not None and problem.code == code


def test_an_email_address_needs_a_name_and_a_domain() -> None:
    assert email_problem("wang@yongsheng.com.cn") is None
    for wrong in ("wang", "wang@", "wang@firm", "a b@firm.com", "a@b.com,c@d.com"):
        assert email_problem(wrong) is not None


def test_a_customer_is_added_with_a_final_number_and_tidy_text(world: World, directory: Directory) -> None:
    made = directory.add_customer(name="  苏州 宏达\t机械 ", phone="0512-68001234")
    assert world.find(Customer, made.id) == made
    assert (made.name, made.number[:2]) == ("苏州 宏达 机械", "C-")
    with pytest.raises(UserError) as refused:
        directory.add_customer(name=" ")
    assert refused.value.code == "directory.no_name"


def test_changing_a_customer_returns_what_undoes_it(world: World, directory: Directory) -> None:
    mill = make_mill(world)
    before = directory.change_customer(mill.customer.id, name="永盛纺织", tier="high")
    assert before == {"name": mill.customer.name, "tier": "ordinary"}
    directory.change_customer(mill.customer.id, **before)
    assert world.find(Customer, mill.customer.id) == mill.customer


def test_only_what_changed_is_captured_and_an_address_travels_whole(world: World, directory: Directory) -> None:
    mill = make_mill(world)
    mid = world.last_mid()
    directory.change_customer(mill.customer.id, name=mill.customer.name, city="南京")
    [(intent, [row])] = world.outbox(mid)
    assert intent == "directory.change_customer"
    assert row[:3] == ["u", "customer", mill.customer.id]
    assert row[3].keys() == {"country", "province", "city", "district", "street", "postcode"}
    assert row[4].keys() == {"address"}


def test_a_field_that_is_not_changed_by_hand_is_a_bug(world: World, directory: Directory) -> None:
    mill = make_mill(world)
    with pytest.raises(ValueError, match="source_key"):
        directory.change_customer(mill.customer.id, source_key="x")


def test_a_customer_with_an_open_job_is_not_archived(world: World, directory: Directory) -> None:
    mill = make_mill(world)
    order = world.add(WorkOrder(id=world.ids(), number="WO-7", customer_id=mill.customer.id, status="qualified"))
    with pytest.raises(UserError, match="WO-7 is still open"):
        directory.archive_customer(mill.customer.id)
    with world.store.begin("test") as uow:
        uow.change(WorkOrder, order.id, status="cancelled")
        uow.commit()
    directory.archive_customer(mill.customer.id)
    assert directory.customers.count(CustomerFilter()).n == 0
    assert directory.customers.count(CustomerFilter(archived=True)).n == 1
    directory.restore_customer(mill.customer.id)
    assert directory.customers.count(CustomerFilter()).n == 1


def test_a_customer_has_one_main_contact(world: World, directory: Directory) -> None:
    mill = make_mill(world)
    second = directory.add_contact(mill.customer.id, name="赵敏", phone="13777778888", is_main=True)
    assert world.find(Contact, mill.contact.id).is_main is False
    directory.change_contact(mill.contact.id, is_main=True)
    assert world.find(Contact, second.id).is_main is False
    directory.archive_contact(second.id)
    assert [c.name for c in directory.customer(mill.customer.id).contacts] == ["王建国"]


def test_the_list_of_customers_filters_sorts_and_counts(world: World, directory: Directory) -> None:
    mill = make_mill(world)
    world.add(Customer(id=world.ids(), number="C-2", name="宏达机械", tier="high"))
    world.add(WorkOrder(id=world.ids(), customer_id=mill.customer.id, status="qualified", opened_at=world.clock.now()))

    def names(**wanted: object) -> list[str]:
        rids = directory.customers.all_rids(CustomerFilter(**wanted))  # type: ignore[arg-type]
        return [row.name for row in directory.customers.rows(rids)]

    assert names(tier="high") == ["宏达机械"]
    assert names(text="永盛") == ["江宁永盛纺织有限公司"]
    assert names(text="4471") == ["江宁永盛纺织有限公司"]  # by its contact's phone
    assert names(sort="last_job") == ["江宁永盛纺织有限公司", "宏达机械"]
    row = directory.customers.rows(directory.customers.all_rids(CustomerFilter(text="永盛")))[0]
    assert (row.contact_name, row.assets, row.open_jobs, row.last_job_at) == ("王建国", 2, 1, world.clock.now())


def test_the_page_of_a_customer_shows_all_that_belongs_to_it(world: World, directory: Directory) -> None:
    mill = make_mill(world)
    taken = Intake(world.context).take_and_qualify(RequestDraft(asset_id=mill.asset.id, fault="漏油"))
    directory.add_note("门卫要登记", customer_id=mill.customer.id)
    page = directory.customer(mill.customer.id)
    assert (page.contacts, page.sites) == ((mill.contact,), (mill.site,))
    assert {row.id for row in page.assets} == {mill.asset.id, mill.other_asset.id}
    assert page.entitlements[mill.asset.id].kind == "in_warranty"
    assert page.entitlements[mill.other_asset.id].kind == "unknown"
    assert [job.number for job in page.open_jobs.work_orders] == [taken.work_order.number]
    assert page.notes[0].note.text == "门卫要登记" and page.notes[0].by == world.context.actor()


def test_the_timeline_pages_through_everything_without_gap_or_repetition(world: World, directory: Directory) -> None:
    mill = make_mill(world)
    intake = Intake(world.context)
    for n in range(12):
        intake.take_and_qualify(RequestDraft(asset_id=mill.asset.id, fault=f"故障 {n}"))
        directory.add_note(f"备注 {n}", customer_id=mill.customer.id)
        if n % 3:
            world.clock.advance(minutes=10)  # some of them within the same millisecond
    whole = directory.customer_timeline(mill.customer.id, limit=500)
    assert len(whole) == 36 and {e.kind for e in whole} == {"request", "work_order", "note"}
    assert [e.at for e in whole] == sorted((e.at for e in whole), reverse=True)
    paged, last = [], None
    while page := directory.customer_timeline(mill.customer.id, before=last, limit=5):
        paged += page
        last = page[-1]
    assert paged == whole
    assert len(directory.asset_timeline(mill.asset.id)) == 24


def test_a_likely_duplicate_is_named_with_its_reason(world: World, directory: Directory) -> None:
    mill = make_mill(world)
    assert [d.reason for d in directory.duplicate_customers("别的公司", "025 52101234")] == ["phone"]
    assert [d.reason for d in directory.duplicate_customers("江宁永盛纺织")] == ["name"]
    assert [d.reason for d in directory.duplicate_customers("江宁永胜纺织有限公司")] == []
    assert [d.reason for d in directory.duplicate_customers("南京江宁永盛纺织厂")] == ["similar_name"]
    assert directory.duplicate_customers("江宁永盛纺织", except_id=mill.customer.id) == []
    assert [d.reason for d in directory.duplicate_assets("23081147")] == ["serial"]
    assert [d.reason for d in directory.duplicate_assets("2308-1147")] == ["similar_serial"]


def test_a_machine_needs_a_serial_number_or_a_name(world: World, directory: Directory) -> None:
    mill = make_mill(world)
    with pytest.raises(UserError) as refused:
        directory.machines.add(mill.customer.id, serial=" ")
    assert refused.value.code == "directory.asset_unnamed"
    made = directory.machines.add(mill.customer.id, serial="A-1", product_id=mill.product.id)
    assert world.find(Asset, made.id).created_at == world.clock.now()


def test_a_machine_moves_with_its_parts_and_leaves_its_contract_behind(world: World, directory: Directory) -> None:
    mill = make_mill(world)
    directory.machines.change(mill.other_asset.id, parent_id=mill.asset.id)
    contract = directory.machines.add_contract(mill.customer.id, (mill.asset.id,), number="MC-1")
    buyer = directory.add_customer(name="买主")
    before = directory.machines.move(mill.asset.id, buyer.id)
    assert before == {"customer_id": mill.customer.id, "site_id": mill.site.id, "contract_id": contract.id}
    assert world.find(Asset, mill.asset.id).contract_id is None
    assert world.find(Asset, mill.other_asset.id).customer_id == buyer.id


def test_a_machine_does_not_become_a_part_of_itself(world: World, directory: Directory) -> None:
    mill = make_mill(world)
    directory.machines.change(mill.other_asset.id, parent_id=mill.asset.id)
    with pytest.raises(UserError) as refused:
        directory.machines.change(mill.asset.id, parent_id=mill.other_asset.id)
    assert refused.value.code == "directory.own_part"


def test_the_page_of_a_machine_shows_warranty_family_and_history(world: World, directory: Directory) -> None:
    mill = make_mill(world)
    directory.machines.change(mill.other_asset.id, parent_id=mill.asset.id)
    taken = Intake(world.context).take_and_qualify(RequestDraft(asset_id=mill.asset.id, fault="漏油"))
    page = directory.asset(mill.asset.id)
    assert (page.warranty_from, page.warranty_until) == (date(2025, 4, 1), date(2028, 3, 31))
    assert [child.id for child in page.children] == [mill.other_asset.id]
    assert [job.number for job in page.history] == [taken.work_order.number]
    parent = directory.asset(mill.other_asset.id).parent
    assert parent is not None and parent.id == mill.asset.id


def test_the_list_of_machines_filters_by_customer_and_text(world: World, directory: Directory) -> None:
    mill = make_mill(world)
    rids = directory.assets.all_rids(AssetFilter(customer_id=mill.customer.id))
    assert [row.serial for row in directory.assets.rows(rids)] == ["21040092", "23081147"]
    assert directory.assets.count(AssetFilter(text="HC-75V 永盛")).n == 2
    assert directory.assets.count(AssetFilter(site_id=mill.site.id)).n == 1


def test_contract_and_product_rules_are_kept(world: World, directory: Directory) -> None:
    mill = make_mill(world)
    with pytest.raises(UserError) as refused:
        directory.machines.add_contract(mill.customer.id, starts_on=date(2026, 2, 1), ends_on=date(2026, 1, 1))
    assert refused.value.code == "directory.contract_period"
    with pytest.raises(UserError) as refused:
        directory.machines.add_product(model="HC-75V")
    assert refused.value.code == "directory.model_exists"
    with pytest.raises(UserError):
        directory.machines.change(mill.asset.id, purchase_date=date(2030, 1, 1))
    assert directory.machines.add_product(model="HC-90V", warranty_months=24) in directory.machines.products()
