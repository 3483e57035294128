"""What the printed papers say: the service report and the job sheet of a work order, and the copy that is kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from fieldservice.domain import papers
from fieldservice.domain.coding import CodeTable
from fieldservice.domain.default_codes import default_codes
from fieldservice.domain.quantity import MICRO, Quantity, format_quantity
from fieldservice.domain.records import (
    Attachment,
    Booking,
    Checklist,
    FaultCode,
    Note,
    Part,
    Person,
    ServiceTask,
    WorkOrder,
)
from fieldservice.domain.words import word
from fieldservice.i18n import language as current_language
from fieldservice.i18n import translate_in
from fieldservice.services import report_lines as lines
from fieldservice.services.attachments import Attachments
from fieldservice.services.charging import charges_of
from fieldservice.services.checklists import state_of, templates_for_visit
from fieldservice.services.context import Context
from fieldservice.services.entitlements import entitlement_by_rules, reason_text
from fieldservice.services.my_day import read_visit
from fieldservice.services.work_order_details import WorkOrderDetail, WorkOrderDetails
from fieldservice.store.queries.reports import earlier_jobs
from fieldservice.system.clock import from_ms

_C = "report"
_EARLIER = 5


class Reports:
    """Gathers what papers say; `printouts` lays it out."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def service_report(self, work_order_id: str, language: str = "") -> papers.ServiceReport:
        """The record of the visit in `language` or the one in use, as everything stands now."""
        context, language = self._context, language or current_language()
        detail = WorkOrderDetails(context).detail(work_order_id)
        order = detail.work_order
        charges = charges_of(context, context.store.read(), order, language)
        finished = order.finished_at or _last(view.booking.left_at for view in detail.bookings)
        parts = context.store.read().many(Part, [view.line.part_id for view in detail.parts])
        return papers.ServiceReport(
            number=order.number,
            date=(finished or context.now()).astimezone(context.zone).date(),
            company=lines.company(context, context.company(), language),
            customer=lines.customer(detail.customer, detail.contact, detail.site, detail.request, language),
            asset=lines.asset(order, detail.asset, detail.product, language),
            entitlement=lines.entitlement(
                detail.entitlement, reason_text(order.entitlement_reason, language), charges, language
            ),
            times=self._times(detail, finished, language),
            technicians=self._technicians(detail, language),
            findings=self._findings(order, language),
            test=_test(order),
            checklists=self._answered(work_order_id, language),
            parts=lines.parts([view.line for view in detail.parts], parts, language),
            work_times=lines.times(detail.times, detail.people, context, language),
            charges=lines.charges(charges, language),
            photos=lines.photos(context, detail.photos),
            signatures=self._signatures(detail, language),
            feedback=papers.PaperFeedback(words=order.customer_feedback) if order.customer_feedback else None,
            unresolved=self._unresolved(detail),
            timezone=context.zone,
        )

    def job_sheet(self, work_order_id: str, language: str = "") -> papers.JobSheet:
        """What the technician takes along, in `language` or the one in use."""
        context, language = self._context, language or current_language()
        reader = context.store.read()
        detail = WorkOrderDetails(context).detail(work_order_id)
        order = detail.work_order
        booking = detail.current_booking
        today = context.now().astimezone(context.zone).date()
        decided = detail.entitlement if order.entitlement else entitlement_by_rules(context, reader, order)
        reason = reason_text(order.entitlement_reason, language) or decided.reason_in(language)
        fault = detail.request.fault if detail.request else ""
        problem = "\n".join(dict.fromkeys(filter(None, (order.summary, order.description, fault))))
        present = [view.template for view in detail.checklists]
        ahead = [template for _row, template in templates_for_visit(reader, order)]
        return papers.JobSheet(
            number=order.number,
            date=today,
            company=lines.company(context, context.company(), language),
            customer=lines.customer(detail.customer, detail.contact, detail.site, detail.request, language),
            asset=lines.asset(order, detail.asset, detail.product, language),
            entitlement=lines.entitlement(decided, reason, None, language),
            times=self._times(detail, order.finished_at, language),
            priority=word("priority", order.priority, language),
            job_type=word("job_type", order.job_type, language),
            scheduled_from=booking.starts_at if booking else None,
            scheduled_until=booking.ends_at if booking else None,
            technicians=self._technicians(detail, language),
            problem=problem,
            access=detail.site.access_note if detail.site else "",
            notes="\n".join(note.text for note in reader.where(Note, work_order_id=work_order_id)),
            tasks=tuple(
                task.title
                for task in reader.where(ServiceTask, work_order_id=work_order_id, order_by="position, rid")
                if task.status == "open"
            ),
            parts=self._to_take(booking, language),
            checklists=tuple(
                lines.blank(template, today, lines.checklist_subtitle(template, "", None, language), language)
                for template in [*present, *ahead]
            ),
            history=self._history(order),
            timezone=context.zone,
        )

    def keep_copy(self, work_order_id: str, pdf: bytes, initiator: object | None = None) -> Attachment:
        """Keep the rendered report, encrypted like every file, as what the customer was given."""
        number = self._context.store.read().get(WorkOrder, work_order_id).number
        caption = translate_in(current_language(), _C, "Service report as signed")
        return Attachments(self._context).add_file(
            pdf, f"{number}.pdf", caption=caption, initiator=initiator, work_order_id=work_order_id
        )

    def _times(self, detail: WorkOrderDetail, finished: datetime | None, language: str) -> papers.PaperTimes:
        request = detail.request
        arrivals = [view.booking.arrived_at for view in detail.bookings if view.booking.arrived_at]
        return papers.PaperTimes(
            requested=(request.received_at if request else None) or detail.work_order.opened_at,
            channel=word("channel", request.channel, language) if request else "",
            arrived=min(arrivals) if arrivals else None,
            finished=finished,
            finish_by=detail.work_order.due_at,
        )

    def _technicians(self, detail: WorkOrderDetail, language: str) -> tuple[str, ...]:
        names = [
            lines.person_name(view.technician, language)
            for view in detail.bookings
            if view.booking.status not in ("declined", "cancelled")
        ]
        return tuple(dict.fromkeys(filter(None, names)))

    def _findings(self, order: WorkOrder, language: str) -> papers.PaperFindings:
        coded = {
            kind: self._coded(kind, code, language)
            for kind, code in (
                ("problem", order.problem_code),
                ("cause", order.cause_code),
                ("remedy", order.remedy_code),
            )
        }
        return papers.PaperFindings(
            problem=_joined(coded["problem"], order.problem or order.summary),
            cause=_joined(coded["cause"], order.cause),
            plan=order.repair_plan,
            remedy=_joined(coded["remedy"], order.remedy),
            steps=tuple(line.strip() for line in order.repair_steps.splitlines() if line.strip()),
            prevention=order.prevention,
        )

    def _coded(self, kind: str, code: str, language: str) -> str:
        if not code:
            return ""
        found = self._context.store.read().first(FaultCode, kind=kind, code=code)
        if found is not None:
            return lines.named(found.name, found.name_en, language)
        shipped = CodeTable(default_codes()).find(kind, code)
        return shipped.title(language) if shipped else code

    def _answered(self, work_order_id: str, language: str) -> tuple[papers.PaperChecklist, ...]:
        context = self._context
        reader = context.store.read()
        by_template: dict[str, list[Checklist]] = {}
        for checklist in reader.where(Checklist, work_order_id=work_order_id, removed=False):
            by_template.setdefault(checklist.template_id, []).append(checklist)
        made = []
        for same in by_template.values():
            states = [(checklist.stage, state_of(context, reader, checklist, language)) for checklist in same]
            events = [
                item.cell.event for _stage, state in states for item in state.items() if item.cell.event is not None
            ]
            if not events:
                continue
            latest = max(events, key=lambda event: event.at)
            by = lines.person_name(reader.find(Person, latest.by), language)
            day = latest.at.astimezone(context.zone).date()
            subtitle = lines.checklist_subtitle(states[0][1].template, by, day, language)
            made.append((same[0].purpose != "safety", lines.answered(states, subtitle, language)))
        return tuple(checklist for _rank, checklist in sorted(made, key=lambda pair: pair[0]))

    def _signatures(self, detail: WorkOrderDetail, language: str) -> tuple[papers.PaperSignature, ...]:
        made = []
        for role in ("customer", "technician"):
            signature = detail.signatures.get(role)
            if signature is None:
                continue
            note = ""
            if role == "customer" and detail.changed_since_signature:
                note = translate_in(language, _C, "The report was changed after it was signed.")
            signer = signature.name or (lines.person_name(detail.technician, language) if role == "technician" else "")
            made.append(lines.signature(self._context, signature, signer, note))
        return tuple(made)

    def _unresolved(self, detail: WorkOrderDetail) -> str:
        if detail.work_order.status == "closed_incomplete":
            return detail.work_order.closing_reason
        left = [view.booking for view in detail.bookings if view.booking.status == "left"]
        return left[-1].outcome_reason if left and left[-1].outcome == "not_done" else ""

    def _to_take(self, booking: Booking | None, language: str) -> tuple[papers.PaperPartToTake, ...]:
        if booking is None:
            return ()
        made = []
        for hint in read_visit(self._context, booking.id).parts:
            place = ""
            if hint.in_van_micro is not None:
                place = (
                    translate_in(language, _C, "in the van")
                    if hint.in_van_micro >= max(hint.quantity_micro, MICRO)
                    else translate_in(language, _C, "not in the van")
                )
            made.append(
                papers.PaperPartToTake(
                    number=hint.number,
                    name=lines.named(hint.name, hint.name_en, language),
                    quantity=format_quantity(Quantity(hint.quantity_micro, hint.unit), language),
                    place=place,
                    why=translate_in(language, _C, "used in %n earlier jobs on this model", hint.jobs),
                )
            )
        return tuple(made)

    def _history(self, order: WorkOrder) -> tuple[papers.PaperHistory, ...]:
        if order.asset_id is None:
            return ()
        rows = earlier_jobs(self._context.store.read(), order.asset_id, order.id, _EARLIER)
        return tuple(
            papers.PaperHistory(
                date=from_ms(finished or opened).astimezone(self._context.zone).date(),
                number=number,
                problem=problem or summary,
                remedy=remedy,
            )
            for _id, number, opened, finished, _state, summary, problem, remedy in rows
            if finished or opened
        )


def _test(order: WorkOrder) -> papers.PaperTest | None:
    if not (order.functional_test or order.functional_test_result):
        return None
    return papers.PaperTest(order.functional_test, lines.verdict(order.functional_test_result))


def _joined(coded: str, written: str) -> str:
    return " · ".join(dict.fromkeys(filter(None, (coded, written))))


def _last(moments: Iterable[datetime | None]) -> datetime | None:
    known = [moment for moment in moments if moment is not None]
    return max(known) if known else None
