"""Who may do what: one line for each intent that a device can send, with the roles that may and what it may touch.

    intent, roles, adds, changes

`roles`: letters of ROLES. `adds`: tables in which it may make rows. `changes`: tables whose rows it may change, with
the fields or groups in brackets when it isn't all of them; a mutation that says "add a note" can't raise a price.
FIELD_WORK records what happened at a customer's: accepted even when the grant behind it has lapsed meanwhile.
LOCAL intents never leave their device; a mutation that names one is forged.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fieldservice.domain import records
from fieldservice.domain.following import changed_by_deciding
from fieldservice.hub import knowledge_intents, outbound_intents

TECHNICIAN, DESK, DISPATCHER = "technician", "desk", "dispatcher"
WAREHOUSE, MANAGER, ADMINISTRATOR = "warehouse", "manager", "administrator"
ROLES: Mapping[str, str] = {
    "T": TECHNICIAN, "D": DESK, "P": DISPATCHER, "W": WAREHOUSE, "M": MANAGER, "A": ADMINISTRATOR,
}  # fmt: skip

HUB_MADE = frozenset({"stock_balance", "conflict", "possible_duplicate"})  # rows that only the hub makes
PEOPLES = records.REGISTRY.keys() - HUB_MADE
CHANGEABLE = frozenset(table for table in PEOPLES if not records.info(records.REGISTRY[table]).append_only)
ARCHIVABLE = frozenset(table for table in CHANGEABLE if "archived" in records.info(records.REGISTRY[table]).fields)

INTENT_VERSION = 1  # the newest that this program writes and understands, of every intent


@dataclass(frozen=True, slots=True)
class Intent:
    """What one verb may do. `changes`: by table the groups that may be changed, or None for all."""

    name: str
    roles: frozenset[str]
    adds: frozenset[str]
    changes: Mapping[str, frozenset[str] | None]
    field_work: bool = False


_INSPECTED = "goods_receipt_line(inspection) shipment_line(quantity) shipment(sent)"
_WHOLE_RECEIPT = f"goods_receipt(status note) purchase_order(status) {_INSPECTED}"
_STEP = "work_order(status finished_at closing_reason) case_digest"  # closed or open again: so is its digest
_FOLLOWS = "part_request(person_id to_location_id needed_at) part_request_line(person_id)"  # the visit
_CLOSE = f"{_STEP} booking(status)"  # appointments ahead are called off
_FINISH = f"{_CLOSE} asset(firmware running_hours)"
_FOUND = (
    "customer_id contact_id site_id asset_id product_id job_kind job_type priority summary description due_at finding"
    " repair_plan repair_steps prevention test firmware_before firmware_after running_hours customer_feedback component"
)
_REQUEST = (
    "service_request status_event note customer contact asset triage_suggestion"
    " diagnosis_run diagnosis_step case_digest"
)
_ANSWERED = (
    "service_request(status answer merged_into_id answered_at answered_by_id first_contact category cause_code"
    " remedy_code) diagnosis_run(work_order_id leaf ended_at) case_digest"
)
_TAKEN = (
    "service_request(channel request_type category priority complexity customer_id contact_id site_id asset_id"
    " caller_name caller_phone fault can_stop wanted_at received_at)"
)
_VISIT = "travel_started_at arrived_at work_started_at left_at"

FIELD_LINES: tuple[tuple[str, str, str, str], ...] = (
    # the visit, from the day it was taken on
    ("booking.accept", "TPMA", "status_event", "booking(status)"),
    ("visit.start_travel", "TPMA", "status_event", "booking(status travel_started_at)"),
    (
        "visit.arrive",
        "TPMA",
        "status_event time_entry checklist",
        "booking(status arrived_at travel_km) time_entry work_order(entitlement)",
    ),
    ("visit.report_unsafe", "TPMA", "note escalation", "escalation(status)"),
    (
        "visit.start_work",
        "TPMA",
        "status_event",
        "booking(status work_started_at) work_order(status) escalation(status)",
    ),
    (
        "visit.leave",
        "TPMA",
        "status_event time_entry case_digest",
        f"booking(status left_at outcome outcome_reason) time_entry {_STEP} asset(firmware running_hours)",
    ),
    (
        "visit.go_back",
        "TPMA",
        "status_event case_digest",
        f"booking(status {_VISIT} outcome outcome_reason) time_entry {_STEP}",
    ),
    ("visit.correct", "TPMA", "case_digest", f"booking({_VISIT} travel_km) time_entry case_digest"),
    ("visit.record_work_time", "TPMA", "time_entry", "time_entry"),
    ("visit.signature_signed", "TDPMA", "signature status_event time_entry", "time_entry"),
    ("visit.signature_absent", "TDPMA", "signature status_event time_entry", "time_entry"),
    ("visit.signature_declined", "TDPMA", "signature status_event time_entry", "time_entry"),
    # checklists
    ("checklist.add", "TDPMA", "checklist", ""),
    ("checklist.answer", "TDPMA", "checklist_answer", ""),
    ("checklist.annotate", "TDPMA", "checklist_answer", ""),
    ("checklist.take_defaults", "TDPMA", "checklist_answer", ""),
    ("checklist.decide", "TDPMA", "checklist_answer", ""),
    ("checklist.remove", "TDPMA", "", "checklist(removed)"),
    ("checklist.restore", "TDPMA", "", "checklist(removed)"),
    # parts on a job
    ("part.use", "TPWMA", "stock_move part_line stock_location", ""),
    ("part.remove", "TPWMA", "part_line", ""),
    (
        "part.change_line",
        "TDPWMA",
        "",
        "part_line(unit_price_minor disposition description serial lot tag_number due_on)",
    ),
    ("part.take_back", "TPWMA", "stock_move", "part_line(removed)"),
    # time, charges, photos, remarks
    ("time.add", "TDPMA", "time_entry", ""),
    ("time.change", "TDPMA", "", "time_entry"),
    ("time.remove", "TDPMA", "", "time_entry(removed)"),
    ("time.restore", "TDPMA", "", "time_entry(removed)"),
    ("charge.add", "TDPMA", "charge", ""),
    ("charge.remove", "TDPMA", "", "charge(removed)"),
    ("charge.restore", "TDPMA", "", "charge(removed)"),
    ("attachment.add_photo", "TDPWMA", "attachment", ""),
    ("attachment.add_file", "TDPWMA", "attachment", ""),
    ("attachment.change", "TDPWMA", "", "attachment(caption stage name)"),
    ("attachment.remove", "TDPWMA", "", "attachment(removed)"),
    ("attachment.restore", "TDPWMA", "", "attachment(removed)"),
    ("work_order.add_note", "TDPWMA", "note", ""),
    ("work_order.set_task", "TDPMA", "", "service_task(status done_at done_by_id)"),
    # what was found, and how it stands
    ("work_order.change", "TDPMA", "", f"work_order({_FOUND} entitlement)"),
    ("work_order.complete", "TDPMA", "status_event case_digest", _FINISH),
    ("work_order.close_incomplete", "TDPMA", "status_event case_digest", _CLOSE),
    ("work_order.wait", "TDPMA", "status_event", "work_order(status)"),
    ("work_order.resume", "TDPMA", "status_event", "work_order(status)"),
    # moves of stock are physical facts
    ("stock.post_move", "TWMA", "stock_move", ""),
    ("stock.reverse", "TWMA", "stock_move", ""),
    # the warehouse, inbound: receiving
    ("receiving.scan", "WMA", "goods_receipt_line stock_move stock_location move_cost", ""),
    ("receiving.set_quantity", "WMA", "goods_receipt_line stock_move stock_location move_cost", ""),
    ("receiving.accept_all", "WMA", "goods_receipt_line stock_move stock_location move_cost", ""),
    ("receiving.undo", "WMA", "stock_move", ""),
    (
        "receiving.inspect",
        "WMA",
        "stock_move stock_location shipment shipment_line",
        "goods_receipt_line(inspection) purchase_line(closed) purchase_order(status closing_reason)",
    ),
    ("receiving.inspect_again", "WMA", "stock_move", f"{_INSPECTED} purchase_order(status closing_reason)"),
    ("receiving.put_away", "WMA", "stock_move", ""),
    ("receiving.take_back_put_away", "WMA", "stock_move", ""),
    *outbound_intents.FIELD_LINES,
    *knowledge_intents.FIELD_LINES,
)

LINES: tuple[tuple[str, str, str, str], ...] = (
    # the service desk
    ("intake.take_request", "TDPMA", _REQUEST, ""),
    ("intake.take_and_qualify", "TDPMA", f"{_REQUEST} work_order", f"{_ANSWERED} work_order(status entitlement)"),
    ("intake.take_and_answer", "TDPMA", _REQUEST, _ANSWERED),
    ("intake.take_and_merge", "TDPMA", _REQUEST, _ANSWERED),
    ("intake.accept", "TDPMA", "work_order status_event", f"{_ANSWERED} work_order(status entitlement)"),
    ("intake.take_back", "TDPMA", "status_event", f"{_ANSWERED} {_CLOSE}"),
    ("intake.answer_remotely", "TDPMA", "status_event case_digest", _ANSWERED),
    ("intake.merge_into", "DPMA", "status_event note", _ANSWERED),
    ("intake.cancel", "DPMA", "status_event", _ANSWERED),
    ("intake.reopen", "DPMA", "status_event", _ANSWERED),
    ("intake.change", "TDPMA", "customer contact asset", _TAKEN),
    # work orders
    ("work_order.create", "TDPMA", "work_order status_event", ""),
    ("work_order.qualify", "TDPMA", "status_event", "work_order(status entitlement)"),
    ("work_order.unqualify", "TDPMA", "status_event", "work_order(status)"),
    ("work_order.cancel", "DPMA", "status_event", _CLOSE),
    ("work_order.reopen", "DPMA", "status_event", _STEP),
    ("work_order.review", "MA", "status_event", "work_order(status)"),
    ("work_order.archive", "MA", "status_event", "work_order(status)"),
    ("work_order.decide_entitlement", "DPMA", "", "work_order(entitlement)"),
    ("work_order.add_task", "TDPMA", "service_task", ""),
    # planning; a technician plans nobody but themselves (`authority`)
    (
        "booking.book",
        "TDPMA",
        "booking status_event",
        f"booking(status) work_order(status entitlement) {_FOLLOWS}",
    ),
    ("booking.rebook", "TDPMA", "status_event", f"booking(schedule status outcome_reason) {_FOLLOWS}"),
    ("booking.take_back", "TPMA", "status_event", "booking(status)"),
    ("booking.decline", "TPMA", "status_event", "booking(status outcome_reason)"),
    ("booking.cancel", "TDPMA", "status_event", f"booking(status outcome_reason) {_FOLLOWS}"),
    # customers and machines; technicians mend what they find on site
    ("directory.add_customer", "DPMA", "customer", ""),
    ("directory.change_customer", "DPMA", "", "customer"),
    ("directory.archive_customer", "DMA", "", "customer(archived)"),
    ("directory.restore_customer", "DMA", "", "customer(archived)"),
    ("directory.add_contact", "TDPMA", "contact", "contact(is_main)"),
    ("directory.change_contact", "TDPMA", "", "contact"),
    ("directory.archive_contact", "DPMA", "", "contact(archived)"),
    ("directory.restore_contact", "DPMA", "", "contact(archived)"),
    ("directory.add_site", "TDPMA", "site", ""),
    ("directory.change_site", "TDPMA", "", "site"),
    ("directory.archive_site", "DPMA", "", "site(archived)"),
    ("directory.restore_site", "DPMA", "", "site(archived)"),
    ("directory.add_asset", "TDPMA", "asset", ""),
    ("directory.change_asset", "TDPMA", "", "asset"),
    ("directory.move_asset", "DPMA", "", "asset(customer_id site_id contract_id)"),
    ("directory.archive_asset", "DMA", "", "asset(archived)"),
    ("directory.restore_asset", "DMA", "", "asset(archived)"),
    ("directory.add_note", "TDPMA", "note", ""),
    ("directory.add_product", "MA", "product", ""),
    ("directory.change_product", "MA", "", "product"),
    ("directory.add_contract", "DMA", "contract", "asset(contract_id)"),
    ("directory.change_contract", "DMA", "", "contract"),
    # parts and stock
    ("part.hand_in", "TWMA", "", "part_line(handed_in_at)"),
    ("part.still_owed", "TWMA", "", "part_line(handed_in_at)"),
    ("catalogue.add_part", "WMA", "part", ""),
    ("catalogue.change_part", "WMA", "part_change", "part"),
    ("catalogue.archive_part", "WMA", "", "part(archived)"),
    ("catalogue.restore_part", "WMA", "", "part(archived)"),
    ("catalogue.add_category", "WMA", "part_category", ""),
    ("catalogue.change_category", "WMA", "", "part_category(parent_id name name_en)"),
    ("catalogue.archive_category", "WMA", "", "part_category(archived)"),
    ("catalogue.restore_category", "WMA", "", "part_category(archived)"),
    ("catalogue.add_photo", "WMA", "part_photo", "part(photo_sha)"),
    ("catalogue.order_photos", "WMA", "part_photo", "part(photo_sha) part_photo(place)"),
    ("catalogue.remove_photo", "WMA", "part_photo", "part(photo_sha) part_photo(archived)"),
    ("catalogue.restore_photo", "WMA", "", "part(photo_sha) part_photo(archived)"),
    ("catalogue.add_bom_line", "WMA", "bom_line", ""),
    ("catalogue.remove_bom_line", "WMA", "", "bom_line(archived)"),
    ("catalogue.restore_bom_line", "WMA", "", "bom_line(archived)"),
    ("stock.adjust", "WMA", "stock_move stock_location stock_count count_entry", ""),
    ("stock.add_location", "WMA", "stock_location", ""),
    ("stock.change_location", "WMA", "", "stock_location"),
    ("stock.archive_location", "WMA", "", "stock_location(archived)"),
    # the warehouse, inbound: buying
    ("supplier.add", "WMA", "supplier", ""),
    ("supplier.change", "WMA", "", "supplier"),
    ("supplier.archive", "WMA", "", "supplier(archived)"),
    ("supplier.restore", "WMA", "", "supplier(archived)"),
    ("supplier.add_offer", "WMA", "supplier_part", ""),
    ("supplier.change_offer", "WMA", "", "supplier_part"),
    ("supplier.remove_offer", "WMA", "", "supplier_part(archived)"),
    ("supplier.restore_offer", "WMA", "", "supplier_part(archived)"),
    ("supplier.prefer", "WMA", "", "supplier_part(preferred)"),
    ("supplier.set_breaks", "WMA", "price_break", "price_break(archived)"),
    ("purchase.order_proposals", "WMA", "purchase_order purchase_line stock_location", ""),
    ("purchase.create", "WMA", "purchase_order", ""),
    ("purchase.change", "WMA", "", "purchase_order(to_location_id note expected_on currency)"),
    ("purchase.add_line", "WMA", "purchase_line", ""),
    ("purchase.change_line", "WMA", "", "purchase_line"),
    ("purchase.remove_line", "WMA", "", "purchase_line(archived)"),
    ("purchase.restore_line", "WMA", "", "purchase_line(archived)"),
    ("purchase.close_line", "WMA", "", "purchase_line(closed)"),
    ("purchase.reopen_line", "WMA", "", "purchase_line(closed)"),
    (
        "receiving.settle_return",
        "WMA",
        "",
        "shipment_line(replacement) purchase_line(closed) purchase_order(status closing_reason)",
    ),
    ("purchase.order", "WMA", "", "purchase_order(status ordered_at expected_on)"),
    ("purchase.take_back", "WMA", "", "purchase_order(status ordered_at closing_reason)"),
    ("purchase.close", "WMA", "", "purchase_order(status closing_reason)"),
    ("purchase.cancel", "WMA", "", "purchase_order(status closing_reason)"),
    ("purchase.reopen", "WMA", "", "purchase_order(status closing_reason)"),
    # the catalogue's supply: codes, what replaces what, levels, many bins at once
    ("supply.add_code", "WMA", "part_code", ""),
    ("supply.remove_code", "WMA", "", "part_code(archived)"),
    ("supply.restore_code", "WMA", "", "part_code(archived)"),
    ("supply.add_replacement", "WMA", "supersession part_change", ""),
    ("supply.change_replacement", "WMA", "part_change", "supersession"),
    ("supply.remove_replacement", "WMA", "part_change", "supersession(archived)"),
    ("supply.restore_replacement", "WMA", "part_change", "supersession(archived)"),
    ("supply.set_level", "WMA", "stock_level", "stock_level"),
    ("supply.add_bins", "WMA", "stock_location", ""),
    ("supply.remove_bins", "WMA", "", "stock_location(archived)"),
    # the warehouse: what stock is worth
    ("valuation.set_cost", "WMA", "move_cost", ""),
    ("valuation.close", "MA", "stock_closing", ""),
    # the warehouse, inbound: receiving
    ("receiving.begin", "WMA", "goods_receipt", ""),
    ("receiving.change", "WMA", "", "goods_receipt(delivery_note delivery_note_on note supplier_id)"),
    ("receiving.explain", "WMA", "goods_receipt_line", "goods_receipt_line(difference_reason) purchase_line(closed)"),
    ("receiving.finish", "WMA", "stock_move", "goods_receipt(status) purchase_order(status closing_reason)"),
    ("receiving.undo_receipt", "WMA", "stock_move", _WHOLE_RECEIPT),
    ("receiving.restore_receipt", "WMA", "stock_move move_cost", _WHOLE_RECEIPT),
    ("receiving.reopen", "WMA", "", "goods_receipt(status) purchase_order(status closing_reason)"),
    ("receiving.cancel", "WMA", "", "goods_receipt(status)"),
    # the warehouse, inbound: counting
    ("count.start", "WMA", "stock_count", ""),
    ("count.finish_bin", "WMA", "count_entry stock_move stock_location", "stock_count(status posted_at)"),
    ("count.post", "WMA", "stock_move stock_location", "stock_count(status posted_at)"),
    ("count.correct", "WMA", "stock_move stock_location", ""),
    ("count.cancel", "WMA", "", "stock_count(status)"),
    ("count.reopen", "WMA", "", "stock_count(status)"),
    # the warehouse, inbound: old parts
    ("old_part.inspect", "WMA", "old_part_step", ""),
    ("old_part.to_vendor", "WMA", "old_part_step stock_move stock_location shipment shipment_line", ""),
    ("old_part.repaired", "WMA", "old_part_step stock_move stock_location move_cost", ""),
    ("old_part.scrap", "WMA", "old_part_step stock_move stock_location", ""),
    ("old_part.to_customer", "WMA", "old_part_step stock_move stock_location", ""),
    ("old_part.lost", "WMA", "old_part_step stock_move stock_location", ""),
    ("old_part.undo", "WMA", "old_part_step stock_move", "part_line(handed_in_at) shipment(sent)"),
    # the firm itself
    ("people.add", "MA", "person stock_location", ""),
    ("people.change", "MA", "", "person"),
    ("people.archive", "MA", "", "person(archived)"),
    ("people.restore", "MA", "", "person(archived)"),
    ("people.add_service_point", "MA", "service_point", ""),
    ("people.change_service_point", "MA", "", "service_point"),
    ("company.change", "MA", "company", "company"),
    ("company.set_logo", "MA", "company", "company(logo_sha)"),
    ("company.add_price", "MA", "price", ""),
    ("company.change_price", "MA", "", "price"),
    ("company.add_fault_code", "MA", "fault_code", ""),
    ("company.change_fault_code", "MA", "", "fault_code"),
    ("company.order_fault_codes", "MA", "", "fault_code(position)"),
    ("company.import_fault_codes", "MA", "fault_code", "fault_code(name name_en parent_code archived)"),
    ("checklist.install_templates", "MA", "checklist_template", ""),
    # many rows at once
    ("import.customers", "MA", "customer contact", "customer contact(phone)"),
    ("import.assets", "MA", "asset customer site product", "asset"),
    (
        "import.work_orders",
        "MA",
        "work_order customer asset product person booking time_entry note",
        "work_order",
    ),
    ("import.parts", "WMA", "part part_category part_change", "part"),
    ("import.stock", "WMA", "stock_move stock_location", ""),
    ("import.bom", "WMA", "bom_line product", "bom_line"),
    ("import.suppliers", "WMA", "supplier", "supplier"),
    ("import.supplier_parts", "WMA", "supplier supplier_part price_break", "supplier_part price_break"),
    ("import.supersession", "WMA", "supersession part_change", "supersession"),
    ("import.locations", "WMA", "stock_location", "stock_location"),
    ("profile.basics", "A", "fault_code price", ""),
    ("demo.fill", "A", " ".join(sorted(PEOPLES)), "person"),
    *outbound_intents.LINES,
    *knowledge_intents.LINES,
    # a decision changes the field that its conflict is about, and nothing else (`authority`)
    ("conflict.decide", "TDPWMA", "status_event", f"conflict(decision) {' '.join(sorted(CHANGEABLE))}"),
    (
        "duplicate.decide",
        "DPMA",
        "",
        f"possible_duplicate(decision) {changed_by_deciding(ARCHIVABLE)}",
    ),
)

LOCAL = frozenset(
    "drafts.save drafts.forget files.sweep import.remember_mapping people.work_as profile.create self_test sync.discard"
    " sync.retry stock_reports.refresh tour.sign_in triage.keep_model valuation.refresh".split()
)


def _changes(words: str) -> dict[str, frozenset[str] | None]:
    """'note asset(firmware serial)' -> {"note": None, "asset": {"firmware", "serial"}}."""
    made: dict[str, frozenset[str] | None] = {}
    for part in words.replace("(", "\0").replace(")", "\1").split("\1"):
        plain, _, groups = part.partition("\0")
        tables = plain.split()
        made.update(dict.fromkeys(tables))
        if groups:
            made[tables[-1]] = frozenset(groups.split())
    return made


def _intent(line: tuple[str, str, str, str], field_work: bool) -> Intent:
    name, letters, adds, changes = line
    roles = frozenset(ROLES[letter] for letter in letters)
    return Intent(name, roles, frozenset(adds.split()), _changes(changes), field_work)


INTENTS: Mapping[str, Intent] = {
    **{line[0]: _intent(line, True) for line in FIELD_LINES},
    **{line[0]: _intent(line, False) for line in LINES},
}

# Who may change rows of a table at all, by whichever verb: whoever decides a conflict about one has to be among them.
CHANGERS: Mapping[str, frozenset[str]] = {
    table: frozenset[str]().union(
        *(each.roles for each in INTENTS.values() if table in each.changes and not each.name.endswith(".decide"))
    )
    for table in sorted(CHANGEABLE)
}


def may(intent: str, roles: frozenset[str]) -> bool:
    """Whether somebody with these roles may send such a mutation at all."""
    return intent in INTENTS and not INTENTS[intent].roles.isdisjoint(roles)
