"""The base of all steps: a head, a body that scrolls, a foot with the way back and the one primary action."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QWidget

from fieldservice.domain.scans import Scanned
from ui.bridge.environment import Environment
from ui.kit.buttons import Button
from ui.kit.labels import Label
from ui.kit.panels import Bar, ScrollPage, column, row
from ui.kit.theme import current
from ui.visit.view_model import Need, Outcome, Snapshot, VisitViewModel

_REVEAL_MS = (0, 60)


class StepPanel(QWidget):
    """One step of the visit. `wanted(step)` asks the page for another one; "" is the one that comes next."""

    KEY = ""
    wanted = Signal(str)
    words_changed = Signal()  # note or hints

    def __init__(self, environment: Environment, visit: VisitViewModel) -> None:
        super().__init__()
        theme = current()
        self.environment, self.visit = environment, visit
        self.head = row(spacing=12)
        self.title = Label(self.heading(), "title")
        self.detail = Label("", "body", "muted", elide=True)
        self.head.addWidget(self.title)
        self.head.addWidget(self.detail, 1)
        top = QWidget()
        top.setFixedHeight(theme.px(56))
        self.head.setContentsMargins(theme.px(32), 0, theme.px(32), 0)
        top.setLayout(self.head)
        self.pane = ScrollPage(gutter=32, spacing=12, name=self.heading())
        self.pane.body.setContentsMargins(theme.px(32), 0, theme.px(32), theme.px(24))
        self.body = self.pane.body
        self.foot = Bar("foot", 80)
        self.foot.setFixedHeight(theme.px(80) + 1)  # and its line
        self.foot_row = row(spacing=16)
        self.foot_row.setContentsMargins(theme.px(32), theme.px(12), theme.px(32), theme.px(12))
        self.foot.inside.setLayout(self.foot_row)
        self.primary_button = Button("", "primary", 56, on_click=self.primary, trailing_icon="arrow-right")
        self.primary_button.setMinimumWidth(theme.px(260))
        whole = column(self)
        whole.addWidget(top)
        self.above = column()  # what stays in view while the body scrolls
        whole.addLayout(self.above)
        whole.addWidget(self.pane, 1)
        self.below = column()  # what stands in the way of the primary action, at the action
        whole.addLayout(self.below)
        whole.addWidget(self.foot)

    @property
    def snapshot(self) -> Snapshot:
        """How things are; steps are shown only when they are known."""
        assert self.visit.snapshot is not None
        return self.visit.snapshot

    def heading(self) -> str:
        """The step's title."""
        return ""

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show how things are now; what is being typed stays."""

    def scanned(self, found: Scanned) -> bool:
        """Do the obvious with what was scanned during this step; False lets the shell go to the thing."""
        return False

    def entered(self) -> None:
        """The step was opened: put the focus where work begins."""
        self.primary_button.setFocus()

    def primary(self) -> None:
        """The step's one primary action (Ctrl+Enter)."""
        self.wanted.emit("")

    def bring_in(self, widget: QWidget) -> None:
        """Scroll so that a widget of the body is seen, from its top when there is no room for all of it; once more
        when pictures and notes have found their sizes."""
        for delay in _REVEAL_MS:
            QTimer.singleShot(delay, widget, partial(self._bring_in, widget))

    def _bring_in(self, widget: QWidget) -> None:
        if not widget.isVisible():
            return
        room, edge = self.pane.viewport().height(), current().px(12)
        if widget.height() + 2 * edge > room:
            self.pane.verticalScrollBar().setValue(widget.mapTo(self.pane.inner, QPoint(0, 0)).y() - edge)
        else:
            self.pane.ensureWidgetVisible(widget, 0, min(current().px(60), (room - widget.height()) // 2))
            self.pane.horizontalScrollBar().setValue(0)

    def show_need(self, need: Need) -> None:
        """Go to what is missing within this step."""

    def took(self, outcome: Outcome) -> bool:
        """A verb finished; True when this step has dealt with it, and with its error."""
        return False

    def flush(self) -> None:
        """Hand over everything that is typed."""

    def hints(self) -> list[tuple[str, str]]:
        """Keys that work here."""
        return [("Ctrl Enter", self.primary_button.text())] if self.primary_button.text() else []

    def note(self) -> str:
        """A word for the status bar."""
        return ""

    def set_primary(self, words: str, enabled: bool = True, icon: str = "") -> None:
        """Name the primary action."""
        self.primary_button.setText(words)
        self.primary_button.setAccessibleName(words)
        self.primary_button.set_icon(icon, "" if icon else "arrow-right")
        self.primary_button.setEnabled(enabled)
        self.words_changed.emit()
