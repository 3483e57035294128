"""What the editors of checklists and of diagnosis trees have in common: where things stand, and what keys do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLayout, QStackedWidget, QWidget

from fieldservice.domain.checklist.review import Doubt
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.kit.buttons import Button
from ui.kit.feedback import Note
from ui.kit.labels import rule
from ui.kit.panels import ScrollPage, Tabs, column, panel, row
from ui.kit.shortcuts import Shortcuts
from ui.kit.theme import current
from ui.shell.page import Page
from ui.templates.findings import FindingsPanel
from ui.templates.over_dialog import OverDialog
from ui.templates.tree import QuestionTree

C = "templates"

_LEFT, _LEFT_NARROW, _RIGHT = 288, 260, 390
_NARROW_BELOW = 1150  # there the properties are a tab beside trial and findings
_MIDDLE_SHARE, _RIGHT_SHARE = 6, 5


class Properties(Protocol):
    """The middle: what is selected, in fields."""

    def flush(self) -> None:
        """Hand over what was typed a moment ago."""

    def show_selected(self) -> None:
        """Show what is selected now."""


class Takes(Protocol):
    """The view model, as far as taking back and publishing go."""

    def undo(self) -> bool:
        """Take the last change back; False when there is none."""

    def redo(self) -> bool:
        """Do it again; False when nothing was taken back."""

    def publish(self, over: bool = False) -> None:
        """Make a version."""


class EditorFrame(Page):
    """`tree` at the left with its tools, the properties, and at the right the trial and the findings."""

    OWN_UNDO = True

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.dialog: OverDialog | None = None
        self.tree = QuestionTree()
        self.stale = Note(
            translate(C, "The trial shows how it was before the mistake that is among the findings."), "warn"
        )
        self.stale.hide()
        self._note = ""
        self._tab = "trial"
        self._narrow = False
        self._found = 0

    def arrange(
        self,
        editor: Takes,
        head: QWidget,
        publish: QAbstractButton,
        tools: QLayout,
        properties: Any,
        trial: list[QWidget],
        findings: FindingsPanel,
        begin_anew: Callable[[], object],
    ) -> None:
        """Put the parts in their places; once, when they are made. `properties` is a widget and `Properties`; `publish`
        is the button of the head, which says whether that is possible."""
        theme = current()
        self._publish = publish
        self._takes = editor
        self._middle: Properties = properties
        self._properties: QWidget = properties
        self.findings = findings
        self._left = left = panel("raised")
        left.setFixedWidth(theme.px(_LEFT))
        inside = column(left, spacing=0)
        tools.setContentsMargins(theme.px(12), theme.px(10), theme.px(8), theme.px(8))
        inside.addLayout(tools)
        inside.addWidget(self.tree, 1)
        right = panel("rail")
        right.setMinimumWidth(theme.px(_RIGHT))
        self._build_right(right, trial, begin_anew)
        self._columns = body = row(left, properties, right, spacing=0)
        body.setStretch(1, _MIDDLE_SHARE)
        body.setStretch(2, _RIGHT_SHARE)
        bar = panel("raised")
        column(bar).addWidget(head)
        whole = column(self, spacing=0)
        whole.addWidget(bar)
        whole.addWidget(rule(edge=True))
        whole.addLayout(body, 1)
        self.shortcuts = Shortcuts(self)
        self.shortcuts.add("Ctrl+Z", translate(C, "take back"), self.take_back)
        self.shortcuts.add("Ctrl+Shift+Z", translate(C, "do again"), self.do_again, shown=False)
        self.shortcuts.add("Ctrl+Return", translate(C, "publish"), self.publish)

    def _build_right(self, right: Any, trial: list[QWidget], begin_anew: Callable[[], object]) -> None:
        theme = current()
        inside = column(right, spacing=0)
        self.tabs = Tabs()
        self.tabs.setAccessibleName(translate(C, "Trial and findings"))
        self.tabs.chosen.connect(self.show_tab)
        self.again = Button(translate(C, "Begin anew"), "quiet", 28, "rotate-ccw", on_click=begin_anew)
        top = row(self.tabs, None, self.again, spacing=8)
        top.setContentsMargins(theme.px(12), theme.px(4), theme.px(12), theme.px(4))
        inside.addLayout(top)
        self.stack = QStackedWidget()
        self.trial_page = ScrollPage(gutter=12, spacing=8, name=translate(C, "Try it"))
        for widget in (self.stale, *trial):
            self.trial_page.body.addWidget(widget)
        self.trial_page.body.addStretch(1)
        self.stack.addWidget(self.trial_page)
        self.stack.addWidget(self.findings)
        inside.addWidget(self.stack, 1)
        self._name_tabs()

    # ---- what the shell asks

    def hints(self) -> list[tuple[str, str]]:
        moves = [("Alt ↑ ↓", translate(C, "move")), ("Del", translate(C, "take away"))]
        return [*moves, *self.shortcuts.hints()]

    def note(self) -> str:
        return self._note

    def focus_first(self) -> None:
        self.tree.setFocus()

    # ---- room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme = current()
        narrow = self.window().width() < theme.px(_NARROW_BELOW)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._left.setFixedWidth(theme.px(_LEFT_NARROW if narrow else _LEFT))
        if narrow:
            self.stack.insertWidget(0, self._properties)
        else:
            self._columns.insertWidget(1, self._properties, _MIDDLE_SHARE)
            self._properties.show()
        self.show_tab("properties" if narrow else "trial")

    def show_properties(self) -> None:
        """Bring the properties into view where there is only room for one."""
        if self._narrow:
            self.show_tab("properties")

    @Slot(str)
    def show_tab(self, key: str) -> None:
        """Show properties (where there is no room beside), the trial or the findings."""
        pages = {"properties": self._properties, "trial": self.trial_page, "findings": self.findings}
        self._tab = key
        self.stack.setCurrentWidget(pages[key])
        self.again.setVisible(key == "trial")
        self._name_tabs()

    def show_doubts(self, doubts: list[Doubt]) -> None:
        """List the findings, with their number at the tab."""
        self.findings.show_doubts(doubts)
        self._found = len(doubts)
        self._name_tabs()

    def _name_tabs(self) -> None:
        views: list[tuple[str, str, int | None, bool]] = [
            ("trial", translate(C, "Try it"), None, False),
            ("findings", translate(C, "Findings"), self._found or None, bool(self._found)),
        ]
        if self._narrow:
            views.insert(0, ("properties", translate(C, "Properties"), None, False))
        self.tabs.set_views(views, self._tab)

    # ---- acting

    def publish(self) -> None:
        """Make a version of it, where that is possible."""
        self._middle.flush()
        if self._publish.isEnabled():
            self._takes.publish()

    def take_back(self) -> None:
        """Take the last change back, also what was typed a moment ago."""
        self._middle.flush()
        if self._takes.undo():
            self._middle.show_selected()

    def do_again(self) -> None:
        """Do again what was taken back."""
        if self._takes.redo():
            self._middle.show_selected()

    def say_taken_away(self) -> None:
        """Say how what was taken away comes back."""
        self.environment.messages.say(translate(C, "Taken away. Ctrl+Z brings it back."))

    @Slot()
    def kept(self) -> None:
        """What was typed is on disk."""
        self._note = translate(C, "Kept on this computer")
        self.words_changed.emit()

    @Slot(object)
    def overtaken(self, error: Any) -> None:
        """Somebody published meanwhile: ask."""
        self.dialog = OverDialog(error.message(), self)
        self.dialog.chosen.connect(lambda: self._takes.publish(over=True))
        self.dialog.open()
