"""The overview of a work order: what was found, the parts, the checklists, what the customer said."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from fieldservice.domain.money import Money, format_money
from fieldservice.domain.quantity import Quantity, format_quantity
from fieldservice.domain.words import word
from fieldservice.i18n import language, translate
from ui.kit.labels import Label, Link
from ui.kit.models import Column, Row, SimpleModel
from ui.kit.panels import Card, KeyValues, column, row
from ui.kit.status import PillSpec
from ui.kit.table import DataTable
from ui.work_orders import words
from ui.work_orders.answers import AnswerGrid, telling
from ui.work_orders.detail_view_model import WorkOrderDetail

C = "work_orders"

_TELLING = 5


def parts_card(detail: WorkOrderDetail, go_visit: Callable[[], object] | None = None, prices: bool = False) -> Card:
    """Parts used and removed."""
    used = [line for line in detail.parts if line.line.kind == "used"]
    removed = [line for line in detail.parts if line.line.kind == "removed"]
    counts = [translate(C, "%n used", len(used))] if used else []
    if removed:
        counts.append(translate(C, "%n removed", len(removed)))
    comma = ", " if language() == "en" else "，"
    card = Card(translate(C, "Parts"), comma.join(counts), padding=0 if detail.parts else 16)
    if not detail.parts:
        card.add(
            Label(translate(C, "No part was used. Parts are recorded during the visit."), "body", "muted", wrap=True)
        )
        return card
    shown = [
        Column("part", translate(C, "Part"), 130, sortable=False, kind="record"),
        Column("name", translate(C, "Name"), 180, sortable=False, stretch=True),
        Column("quantity", translate(C, "Quantity"), 84, "right", sortable=False, kind="number"),
        Column("state", translate(C, "State"), 140, sortable=False, kind="pill"),
        Column("where", translate(C, "From or to"), 170, sortable=False, kind="muted"),
    ]
    if prices:
        shown.append(Column("price", translate(C, "Unit price"), 100, "right", sortable=False, kind="number"))
    rows: list[Row] = []
    for view in detail.parts:
        line = view.line
        name = words.name_of(view.part) or line.description
        if line.kind == "used":
            pill = PillSpec(translate(C, "Used"), "quiet", "ok", "check")
            place = words.name_of(view.location)
        else:
            pill = PillSpec(translate(C, "Old part"), "quiet", "muted", "tag")
            place = word("disposition", line.disposition) if line.disposition else ""
            place = comma.join(part for part in (place, line.tag_number) if part)
        quantity = format_quantity(Quantity(line.quantity_micro, line.unit))
        cells: list[object] = [view.number, name, quantity, pill, place]
        if prices:
            priced = line.unit_price_minor is not None and line.kind == "used"
            cells.append(format_money(Money(line.unit_price_minor or 0, line.currency)) if priced else None)
        rows.append(tuple(cells))
    table = DataTable(SimpleModel(shown, rows), translate(C, "Parts"), 33, 28, tickable=False, fit_rows=True)
    card.add(table)
    return card


def checklist_card(detail: WorkOrderDetail, on_all: Callable[[], object]) -> Card:
    """What the checklists found, the failures first."""
    if not detail.checklists:
        card = Card(translate(C, "Checklist"))
        card.add(Label(translate(C, "Checklists are answered during the visit."), "body", "muted", wrap=True))
        card.body.addStretch(1)
        return card
    diagnosis = [view for view in detail.checklists if view.checklist.purpose != "safety"] or list(detail.checklists)
    view = diagnosis[0]
    card = Card(translate(C, "Checklist"), view.template.title(language()))
    items = telling(view.state.items(), _TELLING)
    if items:
        card.add(AnswerGrid(items))
    progress = view.state.progress()
    comma = ", " if language() == "en" else "，"
    said = [translate(C, "{answered} of {total} answered", answered=progress.answered, total=progress.total)]
    if progress.passed:
        said.append(translate(C, "%n passed", progress.passed))
    if progress.partial:
        said.append(translate(C, "%n partial", progress.partial))
    if progress.failed:
        said.append(translate(C, "%n failed", progress.failed))
    link = Link(translate(C, "All answers"))
    link.clicked.connect(on_all)
    card.body.addStretch(1)
    card.add_layout(row(Label(comma.join(said), "small", "muted", elide=True), link))
    return card


def feedback_card(detail: WorkOrderDetail) -> Card:
    """What the customer reported and said."""
    order, request = detail.work_order, detail.request
    card = Card(translate(C, "Customer"))
    said = False
    if request is not None and request.fault:
        card.add(Label(translate(C, "Reported"), "small", "muted"))
        card.add(Label(_quoted(request.fault), "body", wrap=True, selectable=True))
        said = True
    if order.description and (request is None or order.description != request.fault):
        card.add(Label(translate(C, "Description"), "small", "muted"))
        card.add(Label(order.description, "body", wrap=True, selectable=True))
        said = True
    if order.customer_feedback:
        card.add(Label(translate(C, "Feedback after the work"), "small", "muted"))
        card.add(Label(_quoted(order.customer_feedback), "body", wrap=True, selectable=True))
        said = True
    if not said:
        card.add(Label(translate(C, "Nothing is noted down from the customer yet."), "body", "muted", wrap=True))
    card.body.addStretch(1)
    return card


def _quoted(text: str) -> str:
    return translate(C, "“{words}”", words=text)


def work_card(detail: WorkOrderDetail) -> Card | None:
    """Plan, steps, prevention, test, firmware, hours: only what is filled in."""
    order = detail.work_order
    facts = KeyValues(label_width=112)
    count = 0
    for label, value in (
        (translate(C, "Repair plan"), order.repair_plan),
        (translate(C, "What was done"), order.repair_steps),
        (translate(C, "Functional test"), _test_words(detail)),
        (translate(C, "Prevention"), order.prevention),
        (translate(C, "Firmware"), " → ".join(part for part in (order.firmware_before, order.firmware_after) if part)),
        (translate(C, "Running hours"), f"{order.running_hours:,} h" if order.running_hours is not None else ""),
        (translate(C, "Component"), order.component),
        (translate(C, "Closing reason"), order.closing_reason),
    ):
        if value:
            facts.add(label, value, wrap=True)
            count += 1
    if not count:
        return None
    card = Card(translate(C, "Work"))
    card.add(facts)
    return card


def _test_words(detail: WorkOrderDetail) -> str:
    order = detail.work_order
    result = word("verdict", order.functional_test_result) if order.functional_test_result else ""
    comma = ", " if language() == "en" else "，"
    return comma.join(part for part in (result, order.functional_test) if part)


def side_by_side(first: QWidget, second: QWidget) -> QWidget:
    """Two cards in one line."""
    holder = QWidget()
    outer = column(holder)
    line = row(first, second, spacing=12)
    line.setStretch(0, 1)
    line.setStretch(1, 1)
    outer.addLayout(line)
    return holder
