"""Which rows reach which laptop: the table, the functions behind it, and what people are granted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fieldservice.domain import records
from fieldservice.domain.records import info
from fieldservice.domain.states import BookingStatus, WorkOrderStatus
from fieldservice.hub import slices
from fieldservice.hub.slices import (
    ALL,
    ANCHORS,
    HISTORY,
    LINKS,
    MEMBERS,
    OFFICE,
    SLICES,
    STOCK,
    Members,
    Points,
    Step,
    customer_scopes,
    location_scopes,
    paths,
    region,
    scopes_of_person,
    static_scopes,
    user,
    work_order_scopes,
)
from fieldservice.services import people

ME, COLLEAGUE, SOUTH, NORTH = "01" * 16, "02" * 16, "71" * 16, "72" * 16
# Values that put a row of each table into as many scopes as it can be in by itself.
TELLING = {
    "work_order": {"created_by_id": ME, "status": "qualified"},
    "attachment": {"receipt_line_id": "0190a0000000700080000000000000aa"},
    "service_request": {"received_by_id": ME},
    "escalation": {"asked_by_id": ME, "owner_id": COLLEAGUE},
    "conflict": {"offered_by_id": ME, "standing_by_id": COLLEAGUE},
    **{
        table: {"person_id": ME}
        for table in ("part_request", "part_request_line", "shipment", "shipment_line", "old_part_step")
    },
}


def kind(scope: str) -> str:
    return scope.partition(":")[0]


# --- the table --------------------------------------------------------------------------------------------------------


def test_every_record_has_a_line_that_says_who_holds_it() -> None:
    assert {line.table for line in SLICES} == records.REGISTRY.keys()
    for line in SLICES:
        assert line.scope in ("all", "office", "region", "user", "stock")
        assert line.through
        assert line.horizon


@pytest.mark.parametrize("table", sorted(records.REGISTRY))
def test_the_lines_of_a_record_say_what_the_functions_do(table: str) -> None:
    told = {line.scope for line in SLICES if line.table == table} - {"office"}
    by_itself = {kind(scope) for scope in static_scopes(table, TELLING.get(table, {}))}
    lent = {"region" if path.anchor == "customer" else "user" for path in ways(table)}
    if table in slices.ANCHORS - slices.EVERYBODYS:  # an anchor is in the scopes that it lends
        lent |= {"region" if table == "customer" else "user"}
    assert told == by_itself | lent


def ways(table: str) -> tuple[slices.Path, ...]:
    return paths().get(table, ())


def test_nothing_that_belongs_to_a_customer_or_a_job_is_everybodys() -> None:
    for table in slices.EVERYBODYS:
        named = {field.refers_to for field in info(records.REGISTRY[table]).fields.values()}
        assert not named & {"work_order", "customer", "service_request", "checklist", "booking"}, table


def test_every_record_of_a_work_order_goes_with_it() -> None:
    for table, cls in records.REGISTRY.items():
        fields = info(cls).fields
        if table != "conflict" and fields.get("work_order_id") and fields["work_order_id"].refers_to == "work_order":
            starts = {path.steps[0].link for path in ways(table) if path.anchor == "work_order"}
            assert f"{table}.work_order_id" in starts, table


# --- scopes of rows ---------------------------------------------------------------------------------------------------


def test_the_catalogue_is_everybodys_and_the_ledger_the_keepers() -> None:
    assert static_scopes("part", {}) == static_scopes("price", {"archived": 1}) == {ALL}
    assert static_scopes("stock_move", {}) == static_scopes("part_line", {}) == {STOCK}
    assert static_scopes("possible_duplicate", {}) == static_scopes("customer", {}) == frozenset()


@pytest.mark.parametrize("status", list(WorkOrderStatus))
def test_keepers_and_its_maker_hold_the_head_of_a_work_order_while_it_is_open(status: WorkOrderStatus) -> None:
    found = static_scopes("work_order", {"status": status.value, "created_by_id": ME})
    finished = status in ("completed", "closed_incomplete", "cancelled", "reviewed", "archived")
    assert found == (frozenset() if finished else {STOCK, user(ME)})


def test_a_row_that_says_nothing_of_its_status_is_at_its_default() -> None:
    assert static_scopes("work_order", {}) == {STOCK}
    assert static_scopes("booking", {}) == {STOCK}
    assert static_scopes("booking", {"status": "left"}) == frozenset()


def test_a_conflict_reaches_the_two_whose_changes_met() -> None:
    assert static_scopes("conflict", {"offered_by_id": ME, "standing_by_id": COLLEAGUE}) == {user(ME), user(COLLEAGUE)}
    assert static_scopes("conflict", {"offered_by_id": ME, "standing_by_id": None}) == {user(ME)}


def test_a_table_that_only_a_newer_program_knows_is_the_offices() -> None:
    assert static_scopes("robot", {"status": "new"}) == frozenset()


@pytest.mark.parametrize("status", list(BookingStatus))
def test_a_work_order_is_its_technicians_until_they_decline_or_are_called_off(status: BookingStatus) -> None:
    found = work_order_scopes([{"technician_id": ME, "status": status.value}])
    assert found == (frozenset() if status in ("declined", "cancelled") else {user(ME)})


def test_a_reassigned_work_order_leaves_the_first_and_reaches_the_second() -> None:
    before = work_order_scopes([{"technician_id": ME}])
    after = work_order_scopes([{"technician_id": ME, "status": "cancelled"}, {"technician_id": COLLEAGUE}])
    assert (before, after) == ({user(ME)}, {user(COLLEAGUE)})
    assert work_order_scopes([{"technician_id": None}]) == frozenset()


def test_a_customer_is_the_regions_of_its_sites() -> None:
    south, north = {"service_point_id": SOUTH}, {"service_point_id": NORTH}
    assert customer_scopes([south, north, {"service_point_id": None}]) == {region(SOUTH), region(NORTH)}
    assert customer_scopes([south, {**north, "archived": 1}]) == {region(SOUTH)}


def test_no_customer_is_without_a_region() -> None:
    for sites in ([], [{}], [{"service_point_id": None}], [{"service_point_id": SOUTH, "archived": 1}]):
        assert customer_scopes(sites) == {"region:-"}


def test_a_van_lends_its_moves_to_whoever_drives_it() -> None:
    assert location_scopes({"person_id": ME}) == {user(ME)}
    assert location_scopes({"kind": "van"}, [COLLEAGUE]) == {user(COLLEAGUE)}
    assert location_scopes({"kind": "central"}) == frozenset()


# --- the walk ---------------------------------------------------------------------------------------------------------


def steps(of: tuple[Step, ...]) -> Iterator[Step]:
    for step in of:
        yield step
        yield from steps(step.then)


def test_every_step_starts_where_the_one_before_it_ended() -> None:
    assert MEMBERS.keys() == ANCHORS
    for table, found in paths().items():
        for path in found:
            at = path.anchor
            for step in path.steps:
                own, _, field = step.link.partition(".")
                named = info(records.REGISTRY[own]).fields[field].refers_to
                assert (own if isinstance(step, Points) else named) == at, path
                at = step.table
            assert at == table


def test_links_are_all_that_the_walks_follow() -> None:
    walked = {step.link for members in MEMBERS.values() for step in steps(members)}
    assert walked <= LINKS
    assert LINKS - walked == {"person.van_location_id"}
    for link in LINKS:
        table, _, field = link.partition(".")
        assert info(records.REGISTRY[table]).fields[field].refers_to, link
        assert not info(records.REGISTRY[table]).fields[field].derived, link


def test_history_comes_with_what_its_reports_need_and_goes_no_further() -> None:
    (past,) = [step for step in steps(MEMBERS["work_order"]) if isinstance(step, Members) and step.newest]
    assert (past.link, past.newest) == ("work_order.asset_id", HISTORY)
    reached = {step.table for step in steps(past.then)}
    assert {"checklist_answer", "note", "part_line", "attachment", "signature", "charge", "contact"} <= reached
    assert not {"work_order", "asset"} & reached, "the history of a history would be the whole firm"


def test_what_decides_about_anchors_are_fields_that_exist() -> None:
    for table, fields in slices.DECIDES.items():
        assert fields <= info(records.REGISTRY[table]).fields.keys()


# --- what people are granted ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["desk", "dispatcher", "manager", "administrator"])
def test_the_office_holds_everything(role: str) -> None:
    assert scopes_of_person(ME, frozenset({role, "technician"}), SOUTH) == (ALL, OFFICE)


def test_a_technician_holds_the_own_work_and_the_region() -> None:
    mine = scopes_of_person(ME, frozenset({"technician"}), SOUTH)
    assert mine == (ALL, user(ME), region(SOUTH), "region:-")
    assert scopes_of_person(ME, frozenset({"technician"}), None) == (ALL, user(ME), "region:-")


def test_a_keeper_holds_the_ledger_and_no_customers() -> None:
    assert scopes_of_person(ME, frozenset({"warehouse"}), SOUTH) == (ALL, user(ME), STOCK)


def test_who_does_both_holds_both() -> None:
    both = scopes_of_person(ME, frozenset({"warehouse", "technician"}), SOUTH)
    assert set(both) == {ALL, user(ME), region(SOUTH), "region:-", STOCK}


@pytest.mark.parametrize("roles", [frozenset(), frozenset({"god"}), frozenset({"Administrator", " desk", ""})])
def test_without_a_role_that_is_known_nobody_sees_a_customer_or_a_job(roles: frozenset[str]) -> None:
    assert scopes_of_person(ME, roles, SOUTH) == (ALL,)


def test_every_role_that_can_be_given_gives_something() -> None:
    for role in people.ROLES:
        assert len(scopes_of_person(ME, frozenset({role}), None)) > 1


def test_nobody_is_granted_somebody_elses_scope() -> None:
    for role in people.ROLES:
        granted = scopes_of_person(ME, frozenset({role}), SOUTH)
        assert not [scope for scope in granted if kind(scope) == "user" and scope != user(ME)]
