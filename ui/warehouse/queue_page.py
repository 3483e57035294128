"""The queue: what waits in the warehouse, urgent tasks first. Enter begins the chosen one, a scan the one it names."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from fieldservice.domain.formats import format_date, format_moment
from fieldservice.domain.scans import Scanned
from fieldservice.errors import FieldServiceError
from fieldservice.i18n import language, translate
from ui.bridge.environment import Environment
from ui.kit.buttons import Button
from ui.kit.dialogs import Dialog
from ui.kit.feedback import EmptyState
from ui.kit.labels import Label, rule
from ui.kit.panels import Card, ScrollPage, SectionHeader, column, panel, row
from ui.kit.theme import current
from ui.shell.page import Page
from ui.shell.scan_lines import scan_line, sounds_of
from ui.warehouse import words
from ui.warehouse.queue_view_model import Begun, Doubts, LatePart, QueueViewModel
from ui.warehouse.task_list import TaskList

C = "bench"
_MINUTE_MS = 60_000
_WIDE, _NARROW = 372, 300
_MOST_LATE = 8


class QueuePage(Page):
    """The home of whoever works in the warehouse."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.queue = QueueViewModel(environment, self)
        self.view_model = self.queue
        self._zone = environment.services.context.zone
        self._begin_wanted = False  # Enter came before the first tasks did
        self._build()
        self.queue.loaded.connect(self._show)
        self.queue.doubted.connect(self._show)
        self.queue.begun.connect(self._begun)
        self.queue.refused.connect(self._refused)
        self.line.scanned.connect(self._entered)
        self.line.stepped.connect(self.list.step)
        self.list.begun.connect(self.queue.begin)
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self.list.update)
        self._minute.start()

    def open(self, **params: object) -> None:
        self.list.start_over()
        self.queue.refresh()
        self.queue.look_at_the_books()
        if params.get("receive"):
            self.receive()
        elif params.get("count"):
            self.count()

    def hints(self) -> list[tuple[str, str]]:
        return [
            ("↑ ↓", translate(C, "choose")),
            ("Enter", translate(C, "begin")),
        ]

    def focus_first(self) -> None:
        self.line.hold()

    def scanned(self, found: Scanned) -> bool:
        self.line.take(found.code)
        return True

    def _build(self) -> None:
        theme = current()
        self._title = Label(translate(C, "Queue"), "title")
        self._detail = Label("", "body", "muted", elide=True)
        head = row(self._title)
        head.addWidget(self._detail, 1)
        self.begin_button = Button(translate(C, "Begin"), "primary", 36, "play", on_click=self._begin_current)
        self.receive_button = Button(
            translate(C, "Receive without an order…"), "secondary", 36, "package-plus", "F7", self.receive
        )
        self.dialog: Dialog | None = None
        self.count_button = Button(translate(C, "Start a count…"), "secondary", 36, "list-checks", "F6", self.count)
        head.addWidget(self.count_button)
        head.addWidget(self.receive_button)
        head.addWidget(self.begin_button)
        self.line = scan_line(self.environment, sounds_of(self.environment, self))
        self.line.hint(translate(C, "Scan a paper, a box or a bin"))
        self.list = TaskList(self.queue.now, self._zone)
        self._tasks = Card(padding=0, spacing=0)
        self._scroll = ScrollPage(gutter=0, spacing=0, name=translate(C, "Tasks"))
        self._scroll.add(self.list)
        self._scroll.finish()
        self.list.moved.connect(self._keep_in_view)
        self._tasks.add(self._scroll, 1)
        self._empty = EmptyState(
            "inbox",
            translate(C, "Nothing waits"),
            translate(C, "Parts requests, deliveries and counts appear here. Scan a bin to count it now."),
        )
        self._tasks.add(self._empty, 1)
        self._empty.hide()
        left = column(spacing=12)
        left.addLayout(head)
        left.addWidget(self.line)
        left.addWidget(self._tasks, 1)
        left.setContentsMargins(theme.px(20), theme.px(14), theme.px(16), theme.px(16))
        self._rail = ScrollPage(gutter=20, spacing=8)
        self._rail.setProperty("surface", "rail")
        self._body = panel("surface")
        self._body.setLayout(left)
        whole = row(self._body, self._rail, spacing=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme = current()
        self._rail.setFixedWidth(theme.px(_NARROW if self.width() < theme.px(1240) else _WIDE))

    def receive(self) -> None:
        """Take in something that nobody ordered."""
        from ui.warehouse.receipt_dialogs import NewReceiptDialog

        self.dialog = NewReceiptDialog(self, self.environment, self._show_receipt)
        self.dialog.open()

    def count(self) -> None:
        """Begin a count of a warehouse, a zone, or the bins whose turn it is."""
        from ui.warehouse.count_dialog import StartCountDialog

        self.dialog = StartCountDialog(self, self.environment)
        self.dialog.open()

    def _show_receipt(self, id: str) -> None:
        self.environment.navigator.go("goods_receipt", id=id)

    def _keep_in_view(self, top: int, bottom: int) -> None:
        self._scroll.ensureVisible(0, top, 0, 0)
        self._scroll.ensureVisible(0, bottom, 0, 0)

    def _entered(self, text: str) -> None:
        if text:
            self.queue.scan(text)
        else:
            self._begin_current()

    def _begin_current(self) -> None:
        task = self.list.current()
        if task is not None:
            self.queue.begin(task)
        elif self.queue.queue is None:
            self._begin_wanted = True

    def _begun(self, begun: Begun) -> None:
        if not begun.place:
            said = begun.words or translate(C, "No task begins with that. Scan a paper, a box or a bin.")
            self.line.say("wrong", said)
            return
        self.line.say("", "")
        more = {"id": begun.id, "bin_id": begun.bin_id, "view": begun.view}
        self.environment.navigator.go(begun.place, **{name: value for name, value in more.items() if value})

    def _refused(self, error: FieldServiceError) -> None:
        self.line.say("wrong", error.message())

    def _show(self) -> None:
        queue = self.queue.queue
        if queue is None:
            return
        self.list.show_queue(queue)
        tasks = [task for task in queue.tasks if not task.bin_id]
        soon = sum(task.is_urgent(self.queue.now()) for task in tasks)
        self._detail.setText(
            words.joined(
                translate(C, "%n tasks", n=len(tasks)), translate(C, "%n of them first", n=soon) if soon else ""
            )
        )
        self._detail.updateGeometry()
        self._empty.setVisible(not queue.tasks)
        self._scroll.setVisible(bool(queue.tasks))
        self.begin_button.setVisible(bool(queue.tasks))
        self._fill_rail()
        if self._begin_wanted:
            self._begin_wanted = False
            self._begin_current()

    def _fill_rail(self) -> None:
        from ui.kit.panels import clear_layout

        queue = self.queue.queue
        assert queue is not None
        clear_layout(self._rail.body)
        count = len(queue.late)
        self._rail.add(
            SectionHeader(translate(C, "Visits that lack parts"), translate(C, "%n parts", n=count) if count else "")
        )
        if not queue.late:
            said = translate(C, "Every visit of the next days has its parts, or they come in time.")
            self._rail.add(Label(said, "body", "muted", wrap=True))
        else:
            card = Card(padding=0, spacing=0)
            for at, each in enumerate(queue.late[:_MOST_LATE]):
                if at:
                    card.add(rule())
                card.add(self._late(each))
            self._rail.add(card)
            if count > _MOST_LATE:
                self._rail.add(Label(translate(C, "and %n more", n=count - _MOST_LATE), "body", "muted"))
        self._fill_doubts()
        self._rail.finish()

    def _fill_doubts(self) -> None:
        """What does not add up: nobody is blocked by it, but somebody has to look."""
        doubts = self.queue.doubts
        if doubts == Doubts():
            return
        self._rail.add(SectionHeader(translate(C, "What does not add up")))
        for sentence, advice in doubts.below_zero:
            card = Card()
            card.add(Label(sentence, "body", wrap=True))
            card.add(Label(advice, "small", "muted", wrap=True))
            self._rail.add(card)
        for id, number in doubts.counts:
            card = Card()
            said = translate(
                C, "{number}: a move from before the count became known after it was posted.", number=number
            )
            card.add(Label(said, "body", wrap=True))
            card.add(Button(translate(C, "Bring to what was counted"), on_click=partial(self.queue.correct, id)))
            self._rail.add(card)
        for sentence in (*doubts.serials, *doubts.reversals):
            card = Card()
            card.add(Label(sentence, "body", wrap=True))
            self._rail.add(card)
        for id, sentence in doubts.old_parts:
            card = Card()
            card.add(Label(sentence, "body", wrap=True))
            card.add(Button(translate(C, "Show the old part"), on_click=partial(self._show_old_part, id)))
            self._rail.add(card)
        for id, number in doubts.settled:
            card = Card()
            said = translate(
                C,
                "{number}: the books were brought to what was counted, because a move or another count became known"
                " after it was posted. There is nothing to do.",
                number=number,
            )
            card.add(Label(said, "body", wrap=True))
            card.add(Button(translate(C, "Show the count"), on_click=partial(self._show_count, id)))
            self._rail.add(card)

    def _show_old_part(self, id: str) -> None:
        self.environment.navigator.go("old_parts", id=id)

    def _show_count(self, id: str) -> None:
        self.environment.navigator.go("stock_count", id=id)

    def _late(self, late: LatePart) -> QWidget:
        visit, line = late.visit, late.line
        now = self.queue.now()
        holder = QWidget()
        english = language() == "en"
        customer = (visit.customer_en if english else "") or visit.customer
        technician = (visit.technician_en if english else "") or visit.technician
        soon = visit.starts_at - now <= timedelta(hours=24)
        head = row(
            Label(words.joined(customer, technician), "body", strong=True, elide=True),
            Label(format_moment(visit.starts_at, now, self._zone), "body", "warn" if soon else "muted"),
        )
        head.setStretch(0, 1)
        box = column(holder, 12, 1)
        box.addLayout(head)
        box.addWidget(Label(f"{line.part.number} {words.name(line.part)}", "body", elide=True))
        box.addWidget(Label(line.words, "small", "muted", wrap=True))
        today = now.astimezone(self._zone).date()
        arrives = late.arrives_on
        if arrives is not None and arrives > visit.starts_at.astimezone(self._zone).date():
            said = translate(C, "Comes after the visit: {day}.", day=format_date(arrives, today))
            box.addWidget(Label(said, "small", "danger", wrap=True))
        return holder
