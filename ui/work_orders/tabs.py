"""The tabs of a work order besides the overview: diagnosis, time and travel, photos, charges, report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from functools import partial

from fieldservice.domain.charges import LABOUR, PART, TRAVEL
from fieldservice.domain.formats import format_charged, format_minutes
from fieldservice.domain.money import format_money
from fieldservice.domain.words import word
from fieldservice.i18n import language, translate
from ui.kit.buttons import Button
from ui.kit.feedback import EmptyState, Note
from ui.kit.labels import IconLabel, Label
from ui.kit.models import Column, Row, SimpleModel
from ui.kit.panels import Card, row
from ui.kit.pills import Pill
from ui.kit.status import STATUSES, PillSpec, status
from ui.kit.table import DataTable
from ui.work_orders import words
from ui.work_orders.answers import AnswerGrid
from ui.work_orders.detail_view_model import WorkOrderDetail

C = "work_orders"


def diagnosis(detail: WorkOrderDetail, now: datetime, zone: tzinfo) -> list[Card | EmptyState]:
    """Every answer of every checklist, section by section."""
    found: list[Card | EmptyState] = []
    for view in detail.checklists:
        stage = translate(C, "after the repair") if view.checklist.stage == "after" else ""
        purpose = word("purpose", view.checklist.purpose)
        comma = ", " if language() == "en" else "，"
        card = Card(view.template.title(language()), comma.join(part for part in (purpose, stage) if part))
        for section, path, items in view.state.sections():
            shown = [item for item in items if item.question.kind != "note"]
            if not shown:
                continue
            title = section.title(language())
            if path:
                title = translate(C, "{section}, round {round}", section=title, round=path[0] + 1)
            card.add(Label(title, "small", "muted"))
            card.add(AnswerGrid(shown, notes=True, said=view.state.said))
        found.append(card)
    if not found:
        title = translate(C, "No checklist yet")
        sentence = translate(C, "Checklists suit the job and the model and come with the visit.")
        found.append(EmptyState("clipboard-check", title, sentence))
    return found


def times(
    detail: WorkOrderDetail, now: datetime, zone: tzinfo, on_correct: Callable[[str], object] | None
) -> list[Card | EmptyState]:
    """Visits with their timestamps, and the time that counts."""
    visits = Card(translate(C, "Visits"), padding=0 if detail.bookings else 16)
    if not detail.bookings:
        visits.add(Label(translate(C, "Nobody is booked yet."), "body", "muted"))
    else:
        visits.add(_visits_table(detail, now, zone))
    total = sum(entry.minutes for entry in detail.times)
    card = Card(translate(C, "Time"), format_minutes(total) if total else "", padding=0 if detail.times else 16)
    if not detail.times:
        sentence = translate(C, "Time and travel follow from the visit's own timestamps.")
        card.add(Label(sentence, "body", "muted", wrap=True))
        return [visits, card]
    shown = [
        Column("kind", translate(C, "Kind"), 96, sortable=False),
        Column("who", translate(C, "Who"), 110, sortable=False),
        Column("from", translate(C, "From"), 120, sortable=False, kind="muted"),
        Column("until", translate(C, "Until"), 120, sortable=False, kind="muted"),
        Column("minutes", translate(C, "Duration"), 110, "right", sortable=False, kind="number", keep=True),
        Column("km", translate(C, "Distance"), 84, "right", sortable=False, kind="number"),
        Column("note", translate(C, "Remark"), 120, sortable=False, kind="muted", stretch=True),
    ]
    rows: list[Row] = [
        (
            word("time", entry.kind),
            words.name_of(detail.people.get(entry.person_id or "")),
            words.moment(entry.starts_at, now, zone),
            words.moment(entry.ends_at, now, zone),
            format_minutes(entry.minutes),
            f"{entry.km} km" if entry.km is not None else None,
            entry.note,
        )
        for entry in detail.times
    ]
    table = DataTable(SimpleModel(shown, rows), translate(C, "Time"), 33, 28, tickable=False, fit_rows=True)
    if on_correct is not None:
        table.opened.connect(lambda place: on_correct(detail.times[place].id))
        table.setToolTip(translate(C, "Enter or a double click corrects an entry."))
    card.add(table)
    return [visits, card]


def _visits_table(detail: WorkOrderDetail, now: datetime, zone: tzinfo) -> DataTable:
    shown = [
        Column("who", translate(C, "Technician"), 120, sortable=False, kind="record"),
        Column("state", translate(C, "State"), 120, sortable=False, kind="pill"),
        Column("planned", translate(C, "Planned"), 120, sortable=False),
        Column("travel", translate(C, "Set off"), 72, sortable=False, kind="muted"),
        Column("arrived", translate(C, "Arrived"), 72, sortable=False, kind="muted"),
        Column("started", translate(C, "Work began"), 84, sortable=False, kind="muted"),
        Column("left", translate(C, "Left"), 72, sortable=False, kind="muted"),
        Column("outcome", translate(C, "Outcome"), 120, sortable=False, stretch=True),
    ]
    comma = ", " if language() == "en" else "，"
    rows: list[Row] = []
    for view in detail.bookings:
        booking = view.booking
        said = word("outcome", booking.outcome) if booking.outcome else ""
        pill = status(booking.status) if booking.status in STATUSES else PillSpec(word("booking", booking.status))
        rows.append(
            (
                words.name_of(view.technician),
                pill,
                words.moment(booking.starts_at, now, zone),
                *(
                    at.astimezone(zone).strftime("%H:%M") if at is not None else None
                    for at in (booking.travel_started_at, booking.arrived_at, booking.work_started_at, booking.left_at)
                ),
                comma.join(part for part in (said, booking.outcome_reason) if part),
            )
        )
    return DataTable(SimpleModel(shown, rows), translate(C, "Visits"), 33, 28, tickable=False, fit_rows=True)


def charges(detail: WorkOrderDetail) -> list[Card | EmptyState | Note]:
    """What the customer pays and what the coverage saves."""
    sheet = detail.charges
    found: list[Card | EmptyState | Note] = []
    if sheet.unpriced:
        comma = ", " if language() == "en" else "、"
        names = comma.join(sheet.unpriced)
        found.append(Note(translate(C, "Without a price: {names}. Add it to the price list.", names=names), "warn"))
    if not sheet.lines:
        title = translate(C, "Nothing to charge yet")
        sentence = translate(C, "Charges follow from time, travel and parts as they are recorded.")
        found.append(EmptyState("receipt", title, sentence))
        return found
    shown = [
        Column("kind", translate(C, "Kind"), 92, sortable=False, kind="muted"),
        Column("name", translate(C, "What"), 200, sortable=False, stretch=True),
        Column("quantity", translate(C, "Quantity"), 108, "right", sortable=False, kind="number"),
        Column("price", translate(C, "Unit price"), 104, "right", sortable=False, kind="number"),
        Column("amount", translate(C, "Amount"), 104, "right", sortable=False, kind="number", keep=True),
        Column("covered", translate(C, "Covered"), 104, "right", sortable=False, kind="number"),
        Column("payable", translate(C, "To pay"), 104, "right", sortable=False, kind="number", keep=True),
    ]
    kinds = {LABOUR: translate(C, "Labour"), TRAVEL: translate(C, "Travel"), PART: translate(C, "Part")}
    rows: list[Row] = [
        (
            kinds.get(line.kind, translate(C, "Other")),
            " ".join(part for part in (line.code if line.kind == PART else "", line.name) if part),
            format_charged(line.quantity_micro, line.unit),
            format_money(line.unit_price),
            format_money(line.amount),
            format_money(line.covered) if line.covered.minor else None,
            format_money(line.payable),
        )
        for line in sheet.lines
    ]
    card = Card(translate(C, "Charges"), words.entitlement_pill(detail.entitlement.kind).text, padding=0)
    card.add(DataTable(SimpleModel(shown, rows), translate(C, "Charges"), 33, 28, tickable=False, fit_rows=True))
    total = translate(C, "Total {amount}", amount=format_money(sheet.total))
    foot = row(None, Label(total, "body", "muted"), spacing=24, margins=12)
    if sheet.saved.minor:
        saved = translate(C, "Covered {amount}", amount=format_money(sheet.saved))
        foot.addWidget(Label(saved, "body", "ok"))
    foot.addWidget(Label(translate(C, "To pay {amount}", amount=format_money(sheet.payable)), "lead", strong=True))
    card.add_layout(foot)
    found.append(card)
    return found


def report(
    detail: WorkOrderDetail, now: datetime, zone: tzinfo, on_open: Callable[[str], object]
) -> list[Card | EmptyState | Note]:
    """The papers of a work order and who has signed."""
    found: list[Card | EmptyState | Note] = []
    if detail.changed_since_signature:
        found.append(
            Note(
                translate(C, "Something on the report was changed after the customer signed it. Let them sign again."),
                "warn",
            )
        )
    papers = Card(translate(C, "Papers"))
    for kind, icon, title, sentence in (
        (
            "service_report",
            "file-check",
            translate(C, "Service report"),
            translate(C, "What was found and done, parts, time, charges and signatures, for the customer."),
        ),
        (
            "job_sheet",
            "clipboard-list",
            translate(C, "Job sheet"),
            translate(C, "What the technician needs to know on the way, with a code to scan."),
        ),
    ):
        text = row(IconLabel(icon, "muted", 20), Label(title, "body", strong=True), spacing=10)
        text.addWidget(Label(sentence, "body", "muted", elide=True), 1)
        words_ = translate(C, "Open the report") if kind == "service_report" else translate(C, "Open the job sheet")
        text.addWidget(Button(words_, "secondary", 28, "printer", on_click=partial(on_open, kind)))
        papers.add_layout(text)
    found.append(papers)
    signed = Card(translate(C, "Signatures"))
    for role, title in (("customer", translate(C, "Customer")), ("technician", translate(C, "Technician"))):
        signature = detail.signatures.get(role)
        if signature is None:
            pill = PillSpec(translate(C, "Not signed"), "quiet", "muted", "signature")
            second = ""
        else:
            tone = "ok" if signature.outcome == "signed" else "warn"
            pill = PillSpec(
                word("signature", signature.outcome), "quiet", "ok" if tone == "ok" else "warn", "signature"
            )
            comma = ", " if language() == "en" else "，"
            second = comma.join(
                part for part in (signature.name, words.moment(signature.at, now, zone), signature.reason) if part
            )
        line = row(Label(title, "body", "muted"), Pill(pill), Label(second, "body", elide=True), spacing=12)
        line.setStretch(2, 1)
        signed.add_layout(line)
    found.append(signed)
    return found
