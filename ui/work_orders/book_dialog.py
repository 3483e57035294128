"""The booking dialog: when, how long, who; the best technician first, with the reason, and conflicts in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fieldservice.domain.formats import format_clock, format_minutes, format_moment
from fieldservice.errors import FieldServiceError
from fieldservice.i18n import language, translate
from ui.bridge.environment import Environment
from ui.kit.choices import ChoiceField
from ui.kit.dates import DateTimeField
from ui.kit.dialogs import Dialog
from ui.kit.feedback import Note
from ui.kit.labels import Label
from ui.kit.models import Column, SimpleModel
from ui.kit.panels import row
from ui.kit.status import PillSpec
from ui.kit.table import DataTable
from ui.kit.theme import current
from ui.work_orders import words
from ui.work_orders.book_view_model import BookViewModel, Candidate, ranked
from ui.work_orders.detail_view_model import WorkOrderDetail
from ui.work_orders.verbs import WorkOrderVerbs

C = "work_orders"

_MINUTES = (30, 60, 90, 120, 180, 240, 360, 480)
_USUAL = 120
_FIRST_HOUR, _LAST_HOUR = 8, 17


def first_free(now: datetime, zone: object) -> datetime:
    """The next half hour within the working day; in the evening the next morning."""
    local = now.astimezone(zone)  # type: ignore[arg-type]  # a tzinfo
    start = local.replace(minute=0, second=0, microsecond=0) + timedelta(minutes=30 if local.minute < 30 else 60)
    if start.hour >= _LAST_HOUR or start.date() != local.date():
        start = (local + timedelta(days=1)).replace(hour=_FIRST_HOUR, minute=30, second=0, microsecond=0)
    return start.replace(hour=_FIRST_HOUR, minute=30) if start.hour < _FIRST_HOUR else start


class BookDialog(Dialog):
    """Books a new visit, or with `rebook` moves the one there is. Enter books whoever is marked."""

    def __init__(
        self,
        parent: QWidget,
        environment: Environment,
        detail: WorkOrderDetail,
        verbs: WorkOrderVerbs,
        rebook: bool = False,
    ) -> None:
        title = translate(C, "Move the visit") if rebook else translate(C, "Book a technician")
        super().__init__(title, parent, 800, f"{detail.work_order.number}  {detail.work_order.summary}")
        self._context, self._messages = environment.services.context, environment.messages
        self._detail, self._verbs = detail, verbs
        self._before = detail.current_booking if rebook else None
        self._candidates: list[Candidate] = []
        self._ranked: list[Candidate] = []
        self._day: date | None = None
        self.vm = BookViewModel(environment, detail, self)
        self._build()
        self.vm.found.connect(self._found)
        self.vm.booked.connect(self._booked)
        self.vm.failed.connect(self._failed)
        self._when_changed()

    def _build(self) -> None:
        start = self._before.starts_at if self._before and self._before.starts_at else None
        start = start or first_free(self._context.now(), self._context.zone)
        self.start = DateTimeField(translate(C, "Start"), start, required=True)
        spans = [(minutes, format_minutes(minutes)) for minutes in _MINUTES]
        held = _USUAL
        if self._before and self._before.starts_at and self._before.ends_at:
            held = round((self._before.ends_at - self._before.starts_at).total_seconds() / 60)
            if held not in _MINUTES:
                spans.append((held, format_minutes(held)))
        self.duration = ChoiceField(translate(C, "Duration"), spans, held)
        line = row(self.start, self.duration, spacing=12)
        line.setStretch(0, 2)
        line.setStretch(1, 1)
        self.add_layout(line)
        self.model = SimpleModel(
            [
                Column("who", translate(C, "Technician"), 116, sortable=False, kind="record"),
                Column("free", translate(C, "Then"), 88, sortable=False, kind="pill"),
                Column("why", translate(C, "Why"), 160, sortable=False),
                Column("day", translate(C, "That day"), 196, sortable=False, kind="muted"),
                Column("skills", translate(C, "Skills"), 150, sortable=False, kind="muted", stretch=True),
            ]
        )
        self.table = DataTable(self.model, translate(C, "Technicians"), 36, 32, tickable=False)
        self.table.setMinimumHeight(current().px(5 * 36 + 34))
        self.add(self.table, 1)
        self.nobody = Label(
            translate(C, "There are no technicians yet. Add people with the role technician in the settings."),
            "body",
            "muted",
            wrap=True,
        )
        self.nobody.hide()
        self.add(self.nobody)
        self.conflict = Note("", "warn")
        self.add(self.conflict)
        self.conflict.hide()
        self.add_cancel()
        self.act = self.add_action(translate(C, "Book"), self.book, "primary", "calendar")
        self.start.changed.connect(self._when_changed)
        self.duration.changed.connect(self._when_changed)
        self.table.currentIdChanged.connect(lambda _id: self._show_choice())
        self.table.opened.connect(lambda _id: self.book())

    def span(self) -> tuple[datetime, datetime] | None:
        """From when to when, or None while no time is entered."""
        start, minutes = self.start.value(), self.duration.value()
        if start is None or not isinstance(minutes, int):
            return None
        return start, start + timedelta(minutes=minutes)

    def chosen(self) -> Candidate | None:
        """The technician who is marked."""
        at = self.table.current_row()
        return self._ranked[at] if 0 <= at < len(self._ranked) else None

    def book(self) -> None:
        """Do it."""
        span, candidate = self.span(), self.chosen()
        if span is None:
            self.start.check()
            self.start.focus()
            return
        if candidate is None:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.act.setEnabled(False)
        if self._before is not None:
            self.vm.rebook(self._before, candidate.person.id, *span)
        else:
            self.vm.book(candidate.person.id, *span)

    def _when_changed(self) -> None:
        span = self.span()
        if span is None:
            return
        day = span[0].astimezone(self._context.zone).date()
        if day != self._day:
            self._day = day
            self.vm.find(day)
        else:
            self._rank()

    def _found(self, day: date, candidates: Sequence[Candidate]) -> None:
        if day != self._day:
            return
        self._candidates = list(candidates)
        self.nobody.setVisible(not candidates)
        self.table.setVisible(bool(candidates))
        self._rank()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rank(self) -> None:
        span = self.span()
        if span is None:
            return
        own = self._before.id if self._before is not None else ""
        self._ranked = ranked(self._candidates, *span, own)
        self.model.set_rows([self._cells(candidate, *span, own) for candidate in self._ranked])
        if self._ranked:
            at = 0
            if self._before is not None:
                ids = [candidate.person.id for candidate in self._ranked]
                at = ids.index(self._before.technician_id) if self._before.technician_id in ids else 0
            self.table.select_row(at)
        self._show_choice()

    def _cells(self, candidate: Candidate, start: datetime, end: datetime, own: str) -> tuple[object, ...]:
        comma = ", " if language() == "en" else "，"
        why = []
        if candidate.jobs_here:
            why.append(translate(C, "knows the machine (%n jobs)", candidate.jobs_here))
        if candidate.same_point:
            why.append(translate(C, "same service point"))
        busy = candidate.clash(start, end, own) is not None
        pill = PillSpec(translate(C, "Busy"), "loud", "warn", "clock")
        if not busy:
            pill = PillSpec(translate(C, "Free"), "quiet", "ok", "check")
        planned = [
            f"{format_clock(visit.starts_at, self._context.zone)}–{format_clock(visit.ends_at, self._context.zone)}"
            for visit in candidate.visits
            if visit.starts_at is not None and visit.ends_at is not None
        ]
        person = candidate.person
        day = comma.join(planned) or translate(C, "no visits")
        name = words.both(person.name, person.name_en)
        return name, pill, comma.join(why), day, comma.join(person.skills)

    def _show_choice(self) -> None:
        candidate, span = self.chosen(), self.span()
        if candidate is None or span is None:
            self.act.setText(translate(C, "Book"))
            self.conflict.hide()
            return
        name = words.both(candidate.person.name, candidate.person.name_en)
        self.act.setText(
            translate(C, "Move to {name}", name=name) if self._before else translate(C, "Book {name}", name=name)
        )
        own = self._before.id if self._before is not None else ""
        clash = candidate.clash(*span, own)
        if clash is None or clash.starts_at is None or clash.ends_at is None:
            self.conflict.hide()
            return
        zone = self._context.zone
        self.conflict.set(
            translate(
                C,
                "{name} is at {customer} from {start} to {end} ({number}). You may book it nevertheless.",
                name=name,
                customer=clash.customer_short or words.both(clash.customer_name, clash.customer_name_en),
                start=format_clock(clash.starts_at, zone),
                end=format_clock(clash.ends_at, zone),
                number=clash.number,
            ),
            "warn",
        )
        self.conflict.show()

    def _booked(self, booked: object) -> None:
        candidate = self.chosen()
        name = words.both(candidate.person.name, candidate.person.name_en) if candidate else ""
        booking = booked.booking  # type: ignore[attr-defined]  # a Booked, as the view model says
        before = self._before
        self.accept()
        if before is None:
            self._verbs.booked(booking, self._detail.work_order.number, name)
            return
        at = format_moment(booking.starts_at, self._context.now(), self._context.zone)
        verbs = self._verbs
        undo = None
        if before.technician_id and before.starts_at and before.ends_at:
            former = (before.technician_id, before.starts_at, before.ends_at)
            undo = lambda: verbs.rebook(before, *former)  # noqa: E731  (one expression, used once)
        self._messages.say(translate(C, "The visit is now {time}, {name}.", time=at, name=name), undo)
        verbs.changed.emit()

    def _failed(self, error: FieldServiceError) -> None:
        self.act.setEnabled(True)
        self.conflict.set(error.message(), "danger")
        self.conflict.show()
