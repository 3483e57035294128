"""What people may and may not do to each other's rows, and what a forger gets."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from fieldservice.domain.refusals import BEFORE_JOINING, NEWER_SCHEMA, REFUSALS
from fieldservice.hub import authority
from fieldservice.hub.authority import LAPSED, NEVER, NEW, NOW, Facts, Verdict, judge
from tests.hub.mutations import (
    CENTRAL,
    COLLEAGUE,
    HELD,
    ME,
    MY_VAN,
    OTHER,
    ROW,
    THEIR_VAN,
    Row,
    added,
    ask,
    changed,
)

HUB = Path(authority.__file__).parent
NAMES_OF_FILES = {"hub.db", "hub.key", "hub.lock"}
JOB, BOOKING, STRANGERS = "51" * 16, "52" * 16, "53" * 16
MINE = {("work_order", JOB): NOW, ("booking", BOOKING): NOW}
CONFLICT = "41" * 16
ABOUT = {"tab": "work_order", "row_id": JOB, "field_group": "priority", "offered_by_id": ME, "standing_by_id": OTHER}


def move(source: str, target: str, **values: Any) -> Row:
    return added("stock_move", from_location_id=source, to_location_id=target, **values)


# --- whose work it is -------------------------------------------------------------------------------------------------


def test_a_technician_writes_on_the_own_work_order() -> None:
    assert ask(
        "work_order.add_note", [added("note", work_order_id=JOB)], "technician", visible=MINE | {("note", ROW): NEW}
    ).ok


def test_a_technician_does_not_write_on_a_strangers_work_order() -> None:
    visible = {("note", ROW): NEW, ("work_order", STRANGERS): NEVER}
    verdict = ask("work_order.add_note", [added("note", work_order_id=STRANGERS)], "technician", visible=visible)
    assert (verdict.code, verdict.params) == ("hub.not_yours", {"table": "work_order"})


def test_an_answer_on_a_strangers_checklist_is_refused() -> None:
    visible = {("checklist_answer", ROW): NEW, ("checklist", STRANGERS): NEVER}
    row = added("checklist_answer", checklist_id=STRANGERS, question="q1", value='"ok"')
    assert ask("checklist.answer", [row], "technician", visible=visible).code == "hub.not_yours"


def test_a_row_of_ones_own_can_not_be_hung_on_a_strangers_work_order() -> None:
    visible = {("work_order", ROW): NOW, ("customer", STRANGERS): NEVER}
    row = changed("work_order", "customer_id", customer_id=STRANGERS)
    assert ask("work_order.change", [row], "technician", visible=visible).code == "hub.not_yours"


def test_a_row_that_stands_on_the_hub_is_not_taken_over_by_making_it_again() -> None:
    visible = MINE | {("time_entry", ROW): NEVER}
    assert (
        ask("time.add", [added("time_entry", work_order_id=JOB)], "technician", visible=visible).code == "hub.not_yours"
    )


def test_rows_made_together_may_name_each_other() -> None:
    rows = [
        added("service_request", "61" * 16),
        added("work_order", "62" * 16, request_id="61" * 16),
        added("status_event", "63" * 16, subject="service_request", subject_id="61" * 16),
        changed("work_order", "status", id="62" * 16, base=-5),
    ]
    assert ask("intake.take_and_qualify", rows, "technician", visible=NEW).ok


def test_an_event_of_a_strangers_booking_is_refused_though_it_names_no_work_order() -> None:
    row = added("status_event", subject="booking", subject_id=STRANGERS, before="working", after="left")
    visible = MINE | {("status_event", ROW): NEW, ("booking", STRANGERS): NEVER}
    assert ask("visit.leave", [row], "technician", visible=visible).code == "hub.not_yours"


def test_the_office_is_asked_for_nobody_s_work() -> None:
    def asked(table: str, id: str) -> str:
        raise AssertionError((table, id))

    for role in ("desk", "dispatcher", "manager", "administrator"):
        assert ask("work_order.add_note", [added("note", work_order_id=STRANGERS)], role, visible=asked).ok


def test_one_role_of_several_is_enough() -> None:
    row = changed("work_order", "status", status="reviewed")
    assert ask("work_order.review", [row], "technician manager").ok


# --- grants that have lapsed ------------------------------------------------------------------------------------------


def test_a_finished_visit_is_not_lost_when_the_job_went_to_somebody_else_meanwhile() -> None:
    rows = [
        changed("booking", "status", "left_at", id=BOOKING, status="left"),
        added("status_event", work_order_id=JOB, subject="booking", subject_id=BOOKING),
        added("time_entry", "62" * 16, work_order_id=JOB),
    ]
    visible = {("booking", BOOKING): LAPSED, ("work_order", JOB): LAPSED}
    verdict = ask("visit.leave", rows, "technician", visible=lambda *key: visible.get(key, NEW))
    assert verdict.ok
    assert verdict.flags == {"lapsed"}


def test_what_is_not_field_work_ends_with_the_grant() -> None:
    row = changed("booking", "schedule", id=BOOKING)
    verdict = ask("booking.rebook", [row], "technician", visible={("booking", BOOKING): LAPSED})
    assert verdict.code == "hub.no_longer_yours"


def test_an_old_base_does_not_bring_a_withdrawn_office_role_back() -> None:
    row = changed("price", "amount")
    assert ask("company.change_price", [row], "technician", base_roles="manager").code == "hub.no_longer_allowed"


# --- who says it ------------------------------------------------------------------------------------------------------


def test_a_device_speaks_for_its_person_only() -> None:
    for role in ("technician", "desk", "manager"):
        assert ask("work_order.add_note", [added("note")], role, person=COLLEAGUE).code == "hub.wrong_person"
        assert ask("work_order.add_note", [added("note")], role, person=None).code == "hub.wrong_person"


def test_an_administrator_brings_the_history_of_others_along() -> None:
    row = added("note", by_id=COLLEAGUE)
    for person in (COLLEAGUE, None):
        verdict = ask("work_order.add_note", [row], "administrator", person=person)
        assert verdict.ok
        assert verdict.flags == {"joined"}


@pytest.mark.parametrize(
    ("intent", "row"),
    [
        ("work_order.add_note", added("note", by_id=COLLEAGUE)),
        ("attachment.add_photo", added("attachment", added_by_id=COLLEAGUE)),
        ("intake.take_request", added("service_request", received_by_id=COLLEAGUE)),
        ("work_order.create", added("work_order", created_by_id=COLLEAGUE)),
        ("work_order.set_task", changed("service_task", "done_by_id", done_by_id=COLLEAGUE)),
    ],
)
def test_nobody_signs_for_somebody_else(intent: str, row: Row) -> None:
    for role in ("technician", "manager"):
        assert ask(intent, [row], role).code == "hub.wrong_author"


def test_a_role_that_is_made_up_opens_nothing() -> None:
    assert ask("company.change_price", [changed("price")], "Administrator root *").code == "hub.role"


# --- roles, prices, steps ---------------------------------------------------------------------------------------------


def test_roles_are_given_by_an_administrator_only() -> None:
    grab = changed("person", "roles", id=ME, roles="technician,administrator")
    assert ask("people.change", [grab], "technician").code == "hub.role"
    assert ask("people.change", [grab], "manager").code == "hub.roles_field"
    assert ask("people.add", [added("person", roles="administrator")], "manager").code == "hub.roles_field"
    assert ask("people.change", [grab], "manager", base_roles="administrator").code == "hub.roles_field"
    assert ask("people.change", [grab], "administrator").ok


def test_an_import_of_old_jobs_names_technicians_and_nobody_higher() -> None:
    assert ask("import.work_orders", [added("person", roles="technician")], "manager").ok
    assert ask("import.work_orders", [added("person", roles="manager")], "manager").code == "hub.roles_field"
    assert ask("import.work_orders", [added("person", roles="technician,desk")], "manager").code == "hub.roles_field"


@pytest.mark.parametrize("intent", ["work_order.add_note", "visit.leave", "part.use", "directory.change_asset"])
@pytest.mark.parametrize(
    "row",
    [changed("price", "amount"), changed("part", "price"), added("price"), changed("company"), added("fault_code")],
)
def test_a_price_is_not_changed_under_another_name(intent: str, row: Row) -> None:
    assert ask(intent, [row], "technician").code == "hub.table"


def test_finishing_a_visit_teaches_the_machine_its_firmware_and_nothing_else() -> None:
    assert ask("visit.leave", [changed("asset", "firmware")], "technician").ok
    for group in ("customer_id", "serial", "warranty", "contract_id"):
        assert ask("visit.leave", [changed("asset", group)], "technician").code == "hub.field"


@pytest.mark.parametrize("status", ["cancelled", "reviewed", "archived"])
def test_a_step_needs_the_role_of_its_own_verb(status: str) -> None:
    row = changed("work_order", "status", status=status)
    assert ask("work_order.wait", [row], "technician").code == "hub.role"
    assert ask("visit.leave", [row], "technician").code == "hub.role"
    assert ask("work_order.wait", [row], "desk").ok == (status == "cancelled")
    assert ask("work_order.wait", [row], "manager").ok


@pytest.mark.parametrize("table", ["work_order", "booking", "service_request"])
def test_a_technicians_new_row_begins_at_the_beginning(table: str) -> None:
    intent = "booking.book" if table == "booking" else "intake.take_and_qualify"
    status = {"work_order": "completed", "booking": "left", "service_request": "answered"}[table]
    assert ask(intent, [added(table, status=status)], "technician").code == "hub.field"


def test_a_technician_plans_nobody_else() -> None:
    assert ask("booking.book", [added("booking")], "technician").ok
    assert ask("booking.book", [added("booking", technician_id=COLLEAGUE)], "technician").code == "hub.not_your_visit"
    away = changed("booking", "schedule", technician_id=COLLEAGUE)
    assert ask("booking.rebook", [away], "technician").code == "hub.not_your_visit"
    assert ask("booking.rebook", [away], "dispatcher").ok


# --- stock ------------------------------------------------------------------------------------------------------------


def test_a_technician_moves_parts_to_and_from_the_own_van() -> None:
    for ends in ((MY_VAN, CENTRAL), (CENTRAL, MY_VAN), (MY_VAN, THEIR_VAN)):
        assert ask("stock.post_move", [move(*ends)], "technician").ok
    assert ask("stock.post_move", [move(CENTRAL, THEIR_VAN)], "technician").code == "hub.not_your_van"
    assert ask("stock.post_move", [move(CENTRAL, THEIR_VAN)], "warehouse").ok


def test_a_van_is_known_by_its_holder_as_well() -> None:
    held = {("stock_location", THEIR_VAN): {"kind": "van", "person_id": ME}}
    assert ask("stock.post_move", [move(CENTRAL, THEIR_VAN)], "technician", held=held).ok


def test_a_technician_receives_what_is_for_them_where_it_was_sent_and_nothing_else() -> None:
    transit, point, line, shipment = "71" * 16, "72" * 16, "73" * 16, "74" * 16
    held = {
        **HELD,
        ("stock_location", transit): {"kind": "transit"},
        ("stock_location", point): {"kind": "point"},
        ("shipment", shipment): {"to_location_id": point},
        ("shipment_line", line): {"shipment_id": shipment, "person_id": ME},
    }
    arrives = [move(transit, point, line_id=line)]
    assert ask("shipping.receive", arrives, "technician", held=held).ok
    for ends in ((CENTRAL, point), (transit, CENTRAL), (CENTRAL, THEIR_VAN)):
        rows = [move(*ends, line_id=line)]
        assert ask("shipping.receive", rows, "technician", held=held).code == "hub.not_your_van"
    theirs = {**held, ("shipment_line", line): {"shipment_id": shipment, "person_id": COLLEAGUE}}
    assert ask("shipping.receive", arrives, "technician", held=theirs).code == "hub.not_your_van"
    back = {**held, ("shipment", shipment): {"to_location_id": point, "kind": "return"}}
    assert ask("shipping.receive", arrives, "technician", held=back).code == "hub.not_your_van"


def test_who_sends_parts_makes_the_place_of_what_is_in_transit_and_no_other() -> None:
    for kind, ok in (("transit", True), ("customer", True), ("central", False), ("packing", False)):
        verdict = ask("shipping.send_back", [added("stock_location", kind=kind)], "technician")
        assert verdict.ok == ok, kind


def test_keepers_send_what_was_picked_for_a_job_that_is_done_meanwhile() -> None:
    rows = [added("shipment", work_order_id=JOB), added("shipment_line", "62" * 16, work_order_id=JOB)]

    def sees(table: str, _id: str) -> str:
        return LAPSED if table == "work_order" else NEW

    assert ask("shipping.pack", rows, "warehouse", visible=sees).ok


def test_a_technician_takes_parts_from_anywhere_for_the_own_work_order() -> None:
    rows = [move(CENTRAL, THEIR_VAN, work_order_id=JOB), added("part_line", "62" * 16, work_order_id=JOB)]
    assert ask("part.use", rows, "technician", visible=lambda *key: MINE.get(key, NEW)).ok
    rows = [move(CENTRAL, THEIR_VAN, work_order_id=STRANGERS)]
    assert ask("part.use", rows, "technician", visible=NEVER).code == "hub.not_yours"


def test_a_work_order_that_nobody_knows_does_not_open_the_central_store() -> None:
    rows = [move(CENTRAL, THEIR_VAN, work_order_id=STRANGERS)]
    assert ask("part.use", rows, "technician", visible=NEW).code == "hub.not_your_van"


def test_a_keepers_move_concerns_jobs_that_are_done_too() -> None:
    rows = [move(THEIR_VAN, CENTRAL, work_order_id=STRANGERS, reverses_id=OTHER)]
    assert ask("stock.reverse", rows, "warehouse", visible={("stock_move", ROW): NEW}).ok


def test_a_technician_makes_no_store() -> None:
    row = added("stock_location", kind="central")
    assert ask("part.use", [row], "technician").code == "hub.table"
    assert ask("part.use", [added("stock_location", kind="customer")], "technician").ok


# --- decisions --------------------------------------------------------------------------------------------------------


def decide(role: str, *rows: Row, visible: Any = NOW, about: dict[str, str] | None = None, **values: Any) -> Verdict:
    held = {**HELD, ("conflict", CONFLICT): about or ABOUT}
    decision = changed("conflict", "decision", id=CONFLICT, **values)
    return ask("conflict.decide", [decision, *rows], role, visible=visible, held=held)


def test_either_of_the_two_decides_a_conflict_and_the_row_follows() -> None:
    row = changed("work_order", "priority", id=JOB)
    assert decide("technician", row).ok
    seen = {("conflict", CONFLICT): NOW}
    assert decide("technician", row, visible=seen).ok, "the job itself may be somebody else's by now"


def test_a_third_person_does_not_decide() -> None:
    assert decide("technician", visible=NEVER).code == "hub.not_yours"


def test_a_decision_reaches_no_other_row_and_no_other_field() -> None:
    for row in (
        changed("work_order", "priority", id=STRANGERS),
        changed("work_order", "status", id=JOB),
        changed("booking", "status", id=JOB),
        added("status_event", subject="work_order", subject_id=STRANGERS),
    ):
        assert decide("technician", row).code == "hub.not_the_conflict"
        assert decide("administrator", row).code == "hub.not_the_conflict"


def test_a_decision_about_a_price_needs_a_manager() -> None:
    about = {**ABOUT, "tab": "price", "field_group": "amount"}
    row = changed("price", "amount", id=JOB)
    assert decide("technician", row, about=about).code == "hub.role"
    assert decide("manager", row, about=about).ok


def test_who_agrees_with_the_other_side_needs_no_right_to_write_it() -> None:
    values = {"offered_values": '{"status":"cancelled"}', "standing_values": '{"status":"qualified"}'}
    about = {**ABOUT, "field_group": "status", **values}
    assert decide("technician", changed("work_order", "status", id=JOB, status="cancelled"), about=about).ok
    assert (
        decide("technician", changed("work_order", "status", id=JOB, status="archived"), about=about).code == "hub.role"
    )


def test_a_decision_is_not_signed_with_a_strangers_name() -> None:
    assert decide("technician", decided_by_id=OTHER).ok, "taking back what the other one had decided"
    assert decide("technician", decided_by_id=COLLEAGUE).code == "hub.wrong_author"


def test_a_pair_is_decided_by_archiving_the_second_and_nothing_else() -> None:
    pair = {("possible_duplicate", CONFLICT): {"tab": "asset", "first_id": OTHER, "second_id": ROW}}
    decision = changed("possible_duplicate", "decision", id=CONFLICT)
    assert ask("duplicate.decide", [decision, changed("asset", "archived")], "desk", held=pair).ok
    first = changed("asset", "archived", id=OTHER)
    assert ask("duplicate.decide", [decision, first], "desk", held=pair).code == "hub.not_the_conflict"


def test_balances_and_conflicts_are_the_hubs() -> None:
    for table in ("stock_balance", "conflict", "possible_duplicate"):
        for intent in ("demo.fill", "conflict.decide", "stock.adjust"):
            assert ask(intent, [added(table)], "administrator").code == "hub.hub_made"
    assert ask("stock.adjust", [changed("stock_balance")], "administrator").code == "hub.hub_made"


# --- newer programs, sentences ----------------------------------------------------------------------------------------


def test_what_an_older_hub_does_not_understand_waits_for_it() -> None:
    for intent, row in (("robot.repair", added("note")), ("work_order.add_note", added("signature"))):
        assert ask(intent, [row], "technician", newer=True).hold
        assert not ask(intent, [row], "technician").hold
    facts = Facts("work_order.add_note", ME, ME, frozenset({"desk"}), frozenset(), intent_version=2)
    assert judge(facts, [added("note")], lambda *_: NOW, lambda *_: None).hold


def test_a_newer_program_gives_nobody_more_rights() -> None:
    assert ask("company.change_price", [changed("price")], "technician", newer=True).code == "hub.role"
    assert ask("people.change", [changed("person", "roles")], "manager", newer=True).code == "hub.roles_field"


def test_an_intent_that_never_leaves_its_device_is_forged() -> None:
    for intent in ("drafts.save", "self_test", "'; DROP TABLE mutation; --", "../../etc/passwd", ""):
        assert ask(intent, [added("note")], "administrator").code == "hub.unknown_intent"


def test_every_code_that_the_hub_gives_has_a_sentence() -> None:
    given = {code for path in HUB.glob("*.py") for code in re.findall(r'"(hub\.[a-z_]+)"', path.read_text("utf-8"))}
    assert given - NAMES_OF_FILES == REFUSALS.keys() - {NEWER_SCHEMA, BEFORE_JOINING}


def test_a_forgers_words_are_cut_before_anybody_has_to_read_them() -> None:
    verdict = authority.validate_rows([["i", "x" * 10_000, ROW, {}]], 3, 3)
    assert len(verdict.params["table"]) <= 60


def test_what_belongs_to_one_of_a_pair_goes_over_to_the_other_and_nowhere_else() -> None:
    pair = {
        ("possible_duplicate", CONFLICT): {"tab": "customer", "first_id": OTHER, "second_id": ROW},
        ("asset", JOB): {"customer_id": ROW},
        ("asset", STRANGERS): {"customer_id": BOOKING},
    }
    decision = changed("possible_duplicate", "decision", id=CONFLICT)

    def moving(id: str, **values: str) -> Verdict:
        row = changed("asset", *values, id=id, **values)
        return ask("duplicate.decide", [decision, changed("customer", "archived"), row], "desk", held=pair)

    assert moving(JOB, customer_id=OTHER).ok
    assert moving(JOB, customer_id=BOOKING).code == "hub.not_the_conflict", "to a third customer"
    assert moving(STRANGERS, customer_id=OTHER).code == "hub.not_the_conflict", "from a third customer"
    assert moving(JOB, customer_id=OTHER, parent_id=OTHER).code == "hub.not_the_conflict"
