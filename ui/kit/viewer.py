"""Looking at a file inside the program: a picture, a PDF, a text; or a sentence why it can't be shown.

Sounds and films have `player.PlayerDialog`.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from fieldservice.i18n import translate
from ui.kit.buttons import Button, IconButton
from ui.kit.dialogs import Dialog
from ui.kit.feedback import Note
from ui.kit.labels import Label
from ui.kit.panels import row
from ui.kit.sheets import SheetsView
from ui.kit.theme import current

C = "viewer"
_WIDE, _HIGH = 0.8, 0.92  # of the window
_LEAST_WIDE, _LEAST_HIGH = 560, 220
_FRAME, _EDGES = 230, 60  # title, tools, a sentence and buttons; what the system draws around


def text_view(name: str, text: str) -> QPlainTextEdit:
    """A text to read, select and copy."""
    view = QPlainTextEdit(text)
    view.setReadOnly(True)
    view.setAccessibleName(name)
    view.setTabChangesFocus(True)
    return view


class ViewerDialog(Dialog):
    """`show_view` fills it; `stepped(±1)`: the person wants the next or previous of several (← →)."""

    stepped = Signal(int)

    def __init__(self, save: Callable[[], object], parent: QWidget) -> None:
        super().__init__("", parent, _LEAST_WIDE)
        self._window = parent.window()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.view: QWidget | None = None
        self._at, self._of = 0, 1
        self.before = IconButton("chevron-left", translate(C, "The one before"), on_click=lambda: self.step(-1))
        self.after = IconButton("chevron-right", translate(C, "The next one"), on_click=lambda: self.step(1))
        self.place = Label("", "small", "muted")
        self.pages = Label("", "small", "muted")
        self.smaller = IconButton("zoom-out", translate(C, "Smaller"), on_click=lambda: self._zoom_by(-1))
        self.zoom = Label("", "small", "muted")
        self.larger = IconButton("zoom-in", translate(C, "Larger"), on_click=lambda: self._zoom_by(1))
        self.fit = Button(translate(C, "Fit"), "quiet", 32, "maximize", on_click=self._fit_view)
        where = row(self.before, self.place, self.after, self.pages)
        line = row(where, None, self.smaller, self.zoom, self.larger, self.fit)
        self.tools = QWidget()
        self.tools.setLayout(line)
        self.add(self.tools)
        self.note = Note("", "warn")
        self.add(self.note)
        self.save = self.add_action(translate(C, "Save a copy…"), save, "secondary", "save")
        self.save.setToolTip(translate(C, "A copy outside the program is not encrypted."))
        self.close_button = self.add_action(translate(C, "Close"), self.accept, "primary")

    def show_view(self, title: str, view: QWidget | None, problem: str = "", at: int = 0, of: int = 1) -> None:
        """Show a file: the `at`th (from 0) of several. Without a view only `problem`, and what to do."""
        if self.view is not None:
            self.view.hide()
            self.view.deleteLater()
        self.view, self._at, self._of = view, at, of
        self.set_title(title)
        sheets = view if isinstance(view, SheetsView) else None
        several: tuple[QWidget, ...] = (self.before, self.place, self.after)
        for widget in several:
            widget.setVisible(of > 1)
        self.place.setText(translate(C, "{number} of {total}", number=at + 1, total=of))
        self.before.setEnabled(at > 0)
        self.after.setEnabled(at + 1 < of)
        of_sheets: tuple[QWidget, ...] = (self.pages, self.smaller, self.zoom, self.larger, self.fit)
        for widget in of_sheets:
            widget.setVisible(sheets is not None)
        self.tools.setVisible(sheets is not None or of > 1)
        self.note.setVisible(bool(problem) or view is None)
        if problem or view is None:
            self.say(problem)
        if view is None:
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        window, theme = self._window, current()
        self.setMinimumWidth(max(self.minimumWidth(), int(window.width() * _WIDE)))
        high = min(int(window.height() * _HIGH), self.screen().availableGeometry().height() - theme.px(_EDGES))
        view.setMinimumHeight(max(theme.px(_LEAST_HIGH), high - theme.px(_FRAME)))
        self.add(view, 1)
        if sheets is not None:
            sheets.page_changed.connect(self._show_page)
            sheets.zoom_changed.connect(self._show_zoom)
            sheets.turned.connect(self.step)
            sheets.tell_page()
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, problem: str) -> None:
        """Say what can't be shown; without a view, what to do."""
        if self.view is None:
            offer = translate(C, "Save a copy and open it with another program. The copy is not encrypted.")
            problem = translate(C, "{why} {offer}", why=problem, offer=offer)
        self.note.set(problem, "warn")
        self.note.show()

    @Slot(int)
    def step(self, by: int) -> None:
        """Ask for the next (1) or previous (-1) one, where there is one."""
        if 0 <= self._at + by < self._of:
            self.stepped.emit(by)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if by:
            self.step(by)
            return
        super().keyPressEvent(event)

    def _zoom_by(self, by: int) -> None:
        if isinstance(self.view, SheetsView):
            self.view.step_zoom(by)

    def _fit_view(self) -> None:
        if isinstance(self.view, SheetsView):
            self.view.set_zoom(0)

    @Slot(int, int)
    def _show_page(self, page: int, pages: int) -> None:
        self.pages.setText(translate(C, "Page {page} of {pages}", page=page, pages=pages) if pages > 1 else "")
        self._show_zoom(0)

    @Slot(float)
    def _show_zoom(self, _zoom: float) -> None:
        if isinstance(self.view, SheetsView):
            self.zoom.setText(f"{round(self.view.shown_zoom() * 100)} %")
            self.fit.setEnabled(self.view.zoom() != 0)
