"""The table of intents: every cell of it, every intent that the program writes, and what each may touch."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from fieldservice.domain import records
from fieldservice.hub.intents import CHANGEABLE, CHANGERS, HUB_MADE, INTENTS, LOCAL, ROLES, Intent, may
from fieldservice.hub.rows import shape_of
from fieldservice.services import people
from fieldservice.services.case_digests import digest_id
from tests.hub.mutations import CENTRAL, ME, MY_VAN, OTHER, ROW, Row, added, ask, changed

ROOT = Path(__file__).resolve().parents[2]

# Written down a second time on purpose: whoever changes who may do what changes it here too, and has thought twice.
# T technician, D desk, P dispatcher, W warehouse, M manager, A administrator; field: also when the grant has lapsed.
EXPECTED = """
booking.accept                 T.P.MA field
visit.start_travel             T.P.MA field
visit.arrive                   T.P.MA field
visit.start_work               T.P.MA field
visit.report_unsafe            T.P.MA field
visit.leave                    T.P.MA field
visit.go_back                  T.P.MA field
visit.correct                  T.P.MA field
visit.record_work_time         T.P.MA field
visit.signature_signed         TDP.MA field
visit.signature_absent         TDP.MA field
visit.signature_declined       TDP.MA field
checklist.add                  TDP.MA field
checklist.answer               TDP.MA field
checklist.annotate             TDP.MA field
checklist.take_defaults        TDP.MA field
checklist.decide               TDP.MA field
checklist.remove               TDP.MA field
checklist.restore              TDP.MA field
diagnosis.start                TDP.MA field
diagnosis.record               TDP.MA field
diagnosis.take_back            TDP.MA field
diagnosis.conclude             TDP.MA field
diagnosis.reopen               TDP.MA field
diagnosis.remove               TDP.MA field
diagnosis.restore              TDP.MA field
part.use                       T.PWMA field
part.remove                    T.PWMA field
part.change_line               TDPWMA field
part.take_back                 T.PWMA field
time.add                       TDP.MA field
time.change                    TDP.MA field
time.remove                    TDP.MA field
time.restore                   TDP.MA field
charge.add                     TDP.MA field
charge.remove                  TDP.MA field
charge.restore                 TDP.MA field
attachment.add_photo           TDPWMA field
attachment.add_file            TDPWMA field
attachment.change              TDPWMA field
attachment.remove              TDPWMA field
attachment.restore             TDPWMA field
work_order.add_note            TDPWMA field
work_order.set_task            TDP.MA field
work_order.change              TDP.MA field
work_order.complete            TDP.MA field
work_order.close_incomplete    TDP.MA field
work_order.wait                TDP.MA field
work_order.resume              TDP.MA field
stock.post_move                T..WMA field
stock.reverse                  T..WMA field
receiving.scan                 ...WMA field
receiving.set_quantity         ...WMA field
receiving.accept_all           ...WMA field
receiving.undo                 ...WMA field
receiving.inspect              ...WMA field
receiving.inspect_again        ...WMA field
receiving.put_away             ...WMA field
receiving.take_back_put_away   ...WMA field
count.enter                    ...WMA field
count.bin_done                 ...WMA field
count.undo                     ...WMA field
old_part.tag                   T..WMA field
old_part.hand_over             T..WMA field
old_part.receive               ...WMA field
remote.record                  TDP.MA field
remote.take_back               TDP.MA field
intake.take_request            TDP.MA
intake.take_and_qualify        TDP.MA
intake.take_and_answer         TDP.MA
intake.take_and_merge          TDP.MA
intake.accept                  TDP.MA
intake.take_back               TDP.MA
intake.answer_remotely         TDP.MA
intake.merge_into              .DP.MA
intake.cancel                  .DP.MA
intake.reopen                  .DP.MA
intake.change                  TDP.MA
work_order.create              TDP.MA
work_order.qualify             TDP.MA
work_order.unqualify           TDP.MA
work_order.cancel              .DP.MA
work_order.reopen              .DP.MA
work_order.review              ....MA
work_order.archive             ....MA
work_order.decide_entitlement  .DP.MA
work_order.add_task            TDP.MA
booking.book                   TDP.MA
booking.rebook                 TDP.MA
booking.take_back              T.P.MA
booking.decline                T.P.MA
booking.cancel                 TDP.MA
directory.add_customer         .DP.MA
directory.change_customer      .DP.MA
directory.archive_customer     .D..MA
directory.restore_customer     .D..MA
directory.add_contact          TDP.MA
directory.change_contact       TDP.MA
directory.archive_contact      .DP.MA
directory.restore_contact      .DP.MA
directory.add_site             TDP.MA
directory.change_site          TDP.MA
directory.archive_site         .DP.MA
directory.restore_site         .DP.MA
directory.add_asset            TDP.MA
directory.change_asset         TDP.MA
directory.move_asset           .DP.MA
directory.archive_asset        .D..MA
directory.restore_asset        .D..MA
directory.add_note             TDP.MA
directory.add_product          ....MA
directory.change_product       ....MA
directory.add_contract         .D..MA
directory.change_contract      .D..MA
part.hand_in                   T..WMA
part.still_owed                T..WMA
catalogue.add_part             ...WMA
catalogue.change_part          ...WMA
catalogue.archive_part         ...WMA
catalogue.restore_part         ...WMA
catalogue.add_category         ...WMA
catalogue.change_category      ...WMA
catalogue.archive_category     ...WMA
catalogue.restore_category     ...WMA
catalogue.add_photo            ...WMA
catalogue.order_photos         ...WMA
catalogue.remove_photo         ...WMA
catalogue.restore_photo        ...WMA
catalogue.add_bom_line         ...WMA
catalogue.remove_bom_line      ...WMA
catalogue.restore_bom_line     ...WMA
stock.adjust                   ...WMA
stock.add_location             ...WMA
stock.change_location          ...WMA
stock.archive_location         ...WMA
people.add                     ....MA
people.change                  ....MA
people.archive                 ....MA
people.restore                 ....MA
people.add_service_point       ....MA
people.change_service_point    ....MA
company.change                 ....MA
company.set_logo               ....MA
company.add_price              ....MA
company.change_price           ....MA
company.add_fault_code         ....MA
company.change_fault_code      ....MA
company.order_fault_codes      ....MA
company.import_fault_codes     ....MA
checklist.install_templates    ....MA
template.save_draft            ....MA
template.publish               ....MA
template.withdraw              ....MA
template.add_file              ....MA
template.discard_draft         ....MA
template.take_up_draft         ....MA
template.archive               ....MA
template.restore               ....MA
diagnosis.install              ....MA
diagnosis.store                ....MA
diagnosis.save_draft           ....MA
diagnosis.publish              ....MA
diagnosis.withdraw             ....MA
diagnosis.discard_draft        ....MA
diagnosis.take_up_draft        ....MA
diagnosis.archive              ....MA
diagnosis.restore_tree         ....MA
diagnosis.store_codes          ....MA
import.customers               ....MA
import.assets                  ....MA
import.work_orders             ....MA
import.parts                   ...WMA
import.stock                   ...WMA
import.bom                     ...WMA
import.suppliers               ...WMA
import.supplier_parts          ...WMA
import.supersession            ...WMA
import.locations               ...WMA
profile.basics                 .....A
demo.fill                      .....A
conflict.decide                TDPWMA
duplicate.decide               .DP.MA
supplier.add                   ...WMA
supplier.change                ...WMA
supplier.archive               ...WMA
supplier.restore               ...WMA
supplier.add_offer             ...WMA
supplier.change_offer          ...WMA
supplier.remove_offer          ...WMA
supplier.restore_offer         ...WMA
supplier.prefer                ...WMA
supplier.set_breaks            ...WMA
purchase.order_proposals       ...WMA
purchase.create                ...WMA
purchase.change                ...WMA
purchase.add_line              ...WMA
purchase.change_line           ...WMA
purchase.remove_line           ...WMA
purchase.restore_line          ...WMA
purchase.close_line            ...WMA
purchase.reopen_line           ...WMA
receiving.settle_return        ...WMA
purchase.order                 ...WMA
purchase.take_back             ...WMA
purchase.close                 ...WMA
purchase.cancel                ...WMA
purchase.reopen                ...WMA
supply.add_code                ...WMA
supply.remove_code             ...WMA
supply.restore_code            ...WMA
supply.add_replacement         ...WMA
supply.change_replacement      ...WMA
supply.remove_replacement      ...WMA
supply.restore_replacement     ...WMA
supply.set_level               ...WMA
supply.add_bins                ...WMA
supply.remove_bins             ...WMA
valuation.set_cost             ...WMA
valuation.close                ....MA
receiving.begin                ...WMA
receiving.change               ...WMA
receiving.explain              ...WMA
receiving.finish               ...WMA
receiving.undo_receipt         ...WMA
receiving.restore_receipt      ...WMA
receiving.reopen               ...WMA
receiving.cancel               ...WMA
picking.pick                   ...WMA field
picking.undo                   ...WMA field
picking.short                  ...WMA field
picking.unshort                ...WMA field
picking.put_back               ...WMA field
picking.settle                 ...WMA field
shipping.send_back             T..WMA field
shipping.receive               T.PWMA field
shipping.take_back_receipt     T.PWMA field
part_requests.ask              TDPWMA
part_requests.add_line         TDPWMA
part_requests.change_line      TDPWMA
part_requests.take_substitute  TDPWMA
part_requests.cancel_line      TDPWMA
part_requests.reopen_line      TDPWMA
part_requests.change           TDPWMA
part_requests.cancel           TDPWMA
part_requests.close            TDPWMA
part_requests.reopen           TDPWMA
picking.make_lists             ...WMA
picking.start                  ...WMA
picking.assign                 ...WMA
picking.park                   ...WMA
picking.substitute             ...WMA
picking.from_elsewhere         ...WMA
shipping.pack                  ...WMA
shipping.change                ...WMA
shipping.set_box               ...WMA
shipping.ship                  ...WMA
shipping.take_back             T..WMA
shipping.cancel                T..WMA
shipping.settle                ...WMA
escalation.answer              TDP.MA field
case.catch_up                  .DP.MA
knowledge.write                TDPWMA
knowledge.change               TDPWMA
knowledge.add_file             TDPWMA
knowledge.change_file          TDPWMA
knowledge.submit               TDPWMA
knowledge.take_back            TDPWMA
knowledge.publish              ....MA
knowledge.send_back            ....MA
knowledge.retire               ....MA
knowledge.revive               ....MA
knowledge.vote                 TDPWMA
escalation.ask                 TDP.MA
escalation.hand_over           TDP.MA
escalation.hand_back           TDP.MA
escalation.withdraw            TDP.MA
escalation.reopen              TDP.MA
safety.read                    .DP.MA
safety.unread                  .DP.MA
count.start                    ...WMA
count.finish_bin               ...WMA
count.post                     ...WMA
count.correct                  ...WMA
count.cancel                   ...WMA
count.reopen                   ...WMA
old_part.inspect               ...WMA
old_part.to_vendor             ...WMA
old_part.repaired              ...WMA
old_part.scrap                 ...WMA
old_part.to_customer           ...WMA
old_part.lost                  ...WMA
old_part.undo                  ...WMA
"""
CELLS = [tuple(line.split()) for line in EXPECTED.strip().splitlines()]
DECISIONS = ("conflict.decide", "duplicate.decide")
_ABOUT = {
    "conflict.decide": ("conflict", {"tab": "part_line", "row_id": ROW, "field_group": "lot"}),
    "duplicate.decide": ("possible_duplicate", {"tab": "asset", "first_id": "31" * 16, "second_id": ROW}),
}


def rows_of(intent: Intent) -> list[Row]:
    """One row of each kind that an intent may send."""
    if intent.name in DECISIONS:
        table, _ = _ABOUT[intent.name]
        target = changed("part_line", "lot") if table == "conflict" else changed("asset", "archived")
        return [changed(table, "decision", id="41" * 16), target]
    made: list[Row] = []
    digest = digest_id(ROW if intent.changes else f"{0:032x}")  # of a case that the mutation is about
    for table in sorted(intent.adds):
        shipment = next((row[2] for row in made if row[1] == "shipment"), OTHER)
        given = {
            "stock_move": {"from_location_id": MY_VAN, "to_location_id": CENTRAL},
            "shipment": {"kind": "return", "from_location_id": MY_VAN},
            "shipment_line": {"shipment_id": shipment},
            "escalation": {"asked_by_id": ME, **({"level": "safety"} if intent.name.startswith("visit.") else {})},
        }
        id = digest if table == "case_digest" else f"{len(made):032x}"
        made.append(added(table, id, **given.get(table, {})))
    for table, groups in sorted(intent.changes.items()):
        every = set(shape_of(table).group_of.values()) - {"roles"}  # an administrator's, whatever the intent
        made.append(changed(table, *sorted(groups or every), id=digest if table == "case_digest" else ROW))
    return made


def held_of(intent: Intent) -> dict[tuple[str, str], dict[str, str]]:
    """What the hub holds of the conflict or pair that an intent decides."""
    if intent.name not in DECISIONS:
        return {("stock_location", MY_VAN): {"person_id": "01" * 16}}
    table, values = _ABOUT[intent.name]
    return {(table, "41" * 16): values}


# A thousand cells are judged in a few tests, each of which names every cell that is wrong: a test of its own for each
# would cost a test's overhead a thousand times.


def test_each_role_may_do_what_its_cell_says_and_nothing_else() -> None:
    wrong = []
    for name, letters, *_ in CELLS:
        intent = INTENTS[name]
        for letter, role in ROLES.items():
            verdict = ask(name, rows_of(intent), role, held=held_of(intent))
            granted = letter in letters
            said = (verdict.ok, "" if verdict.ok else verdict.code, may(name, frozenset({role})))
            if said != (granted, "" if granted else "hub.role", granted):
                wrong.append(
                    f"{name} {letter}: expected {'granted' if granted else 'refused'}; {verdict}, may {said[2]}"
                )
    assert not wrong, "\n".join(wrong)


def test_somebody_without_a_role_may_do_nothing() -> None:
    wrong = []
    for name, intent in INTENTS.items():
        for roles in ("", "god read_only"):
            verdict = ask(name, rows_of(intent), roles, held=held_of(intent))
            if verdict.ok or verdict.code != "hub.role":
                wrong.append(f"{name} with roles {roles!r}: {verdict}")
    assert not wrong, "\n".join(wrong)


def test_field_work_outlives_its_grant_and_nothing_else_does() -> None:
    wrong = []
    for name, intent in INTENTS.items():
        verdict = ask(name, rows_of(intent), "", base_roles=sorted(intent.roles)[0], held=held_of(intent))
        if "field" in next(cell for cell in CELLS if cell[0] == name):
            right = verdict.ok and verdict.flags == {"lapsed"}
        else:
            right = not verdict.ok and verdict.code == "hub.no_longer_allowed"
        if not right:
            wrong.append(f"{name}: {verdict}")
    assert not wrong, "\n".join(wrong)


def test_the_table_and_its_second_writing_name_the_same_intents() -> None:
    assert {cell[0] for cell in CELLS} == INTENTS.keys()
    assert not LOCAL & INTENTS.keys()


def test_an_intent_touches_no_table_but_its_own() -> None:
    wrong = []
    for name in sorted(INTENTS.keys() - set(DECISIONS)):
        intent = INTENTS[name]
        for table in sorted(records.REGISTRY):
            rows = [] if table in intent.adds else [added(table)]
            if table not in intent.changes and not records.info(records.REGISTRY[table]).append_only:
                rows.append(changed(table))
            verdicts = [ask(name, [row], "administrator") for row in rows]
            wrong += [f"{name} {table}: {each}" for each in verdicts if each.code not in ("hub.table", "hub.hub_made")]
    assert not wrong, "\n".join(wrong)


def test_an_intent_changes_no_field_but_its_own() -> None:
    wrong = []
    for name in sorted(INTENTS.keys() - set(DECISIONS)):
        for table, groups in INTENTS[name].changes.items():
            for group in sorted(set(shape_of(table).group_of.values())):
                verdict = ask(name, [changed(table, group)], "administrator")
                if (verdict.code == "hub.field") != (groups is not None and group not in groups):
                    wrong.append(f"{name} {table}.{group}: {verdict}")
    assert not wrong, "\n".join(wrong)


def test_no_intent_makes_what_only_the_hub_makes() -> None:
    for intent in INTENTS.values():
        assert not intent.adds & HUB_MADE
        assert {table for table in intent.changes if table in HUB_MADE} <= {"conflict", "possible_duplicate"}
        assert "stock_balance" not in intent.changes


def test_the_table_speaks_of_tables_fields_and_roles_that_exist() -> None:
    assert set(ROLES.values()) == set(people.ROLES)
    for intent in INTENTS.values():
        assert intent.roles, intent.name
        assert intent.adds <= records.REGISTRY.keys()
        for table, groups in intent.changes.items():
            assert (groups or set()) <= set(shape_of(table).group_of.values()), (intent.name, table)
            assert not shape_of(table).append_only, (intent.name, table)
    assert CHANGERS.keys() == CHANGEABLE


def test_prices_codes_and_the_company_are_the_managers() -> None:
    for intent in INTENTS.values():
        touched = intent.adds | (intent.changes.keys() if intent.name not in DECISIONS else set())
        firm = {"price", "fault_code", "company", "service_point", "person", "checklist_template", "diagnosis_tree"}
        if touched & firm:
            assert intent.roles <= {"manager", "administrator"}, intent.name


# --- the sources ------------------------------------------------------------------------------------------------------


def _resolved(node: ast.expr, outcomes: tuple[str, ...]) -> set[str] | None:
    """The intents that an argument may be; None when it can't be told from here."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return {node.value}
    if isinstance(node, ast.IfExp):
        return {name for branch in (node.body, node.orelse) for name in _resolved(branch, outcomes) or set()}
    if isinstance(node, ast.JoinedStr) and len(node.values) == 2 and isinstance(node.values[0], ast.Constant):
        return {f"{node.values[0].value}{outcome}" for outcome in outcomes}
    if isinstance(node, ast.Name | ast.Attribute):
        return set()  # handed on: its source is found where it is written
    return None


def _written(path: Path) -> Iterator[tuple[str, str]]:
    """(place, intent) of each intent that a file writes down."""
    text = path.read_text(encoding="utf-8")
    if not any(word in text for word in ("intent", "begin(", "changed_fields(")):
        return
    nodes = list(ast.walk(ast.parse(text)))
    name = path.relative_to(ROOT).as_posix()
    own = {
        node.name
        for node in nodes
        if isinstance(node, ast.FunctionDef) and "intent" in {arg.arg for arg in node.args.args}
    }
    for node in nodes:
        place = f"{name}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.ClassDef):
            for line in node.body:
                if isinstance(line, ast.Assign) and ast.unparse(line.targets[0]) == "intent":
                    assert isinstance(line.value, ast.Constant)
                    if line.value.value:
                        yield place, str(line.value.value)
        if not isinstance(node, ast.Call) or not node.args:
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        position = 0
        if called == "changed_fields":
            position = 1
        elif called == "begin":
            owner = ast.unparse(node.func.value) if isinstance(node.func, ast.Attribute) else ""
            if not owner.endswith(("context", "store")):
                continue
        elif called not in own or not called.startswith("_"):
            continue
        found = _resolved(node.args[position], ("signed", "absent", "declined"))
        assert found is not None, f"{place}: can't tell which intent this is"
        for intent in found:
            yield place, intent


# What the hub itself makes is not judged; what a tour pretends to have heard from a hub never meets one.
_NEVER_SENT = ("fieldservice/hub/", "fieldservice/demo_data/meeting.py")


@cache
def written_intents() -> dict[str, str]:
    """Every intent in the sources with the place where it is written."""
    found: dict[str, str] = {}
    for package in ("fieldservice", "ui"):
        for path in sorted((ROOT / package).rglob("*.py")):
            if not path.relative_to(ROOT).as_posix().startswith(_NEVER_SENT):
                found.update((name, place) for place, name in _written(path))
    return found


def test_every_intent_that_the_program_writes_has_a_line_or_stays_on_its_device() -> None:
    found = written_intents()
    assert len(found) > 100
    unknown = {name: place for name, place in found.items() if name not in INTENTS and name not in LOCAL}
    assert not unknown


def test_no_line_is_left_of_an_intent_that_nobody_writes() -> None:
    assert not (INTENTS.keys() | LOCAL) - written_intents().keys()
