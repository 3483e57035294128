"""The main window: a shell of navigation, top bar, page stack and status bar. It knows no feature."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui.kit.focus import holds_focus
from ui.kit.panels import column, row
from ui.kit.theme import current
from ui.shell.navigation import Navigation
from ui.shell.page import Page
from ui.shell.places import Command, Place
from ui.shell.status_bar import StatusBar
from ui.shell.top_bar import TopBar

_MOST_HISTORY = 50
_DIGITS = frozenset(f"Alt+{digit}" for digit in range(1, 10))
_COLLAPSE_BELOW = 1366
_LEAST_SIZE = (920, 480)  # a 1920 x 1080 screen at 200 % has 960 x 540, less its task bar and the title of the window


class MainWindow(QMainWindow):
    """Shows one page at a time and remembers the way back. It is the Navigator that pages are given."""

    def __init__(self, places: dict[str, Place], make_page: Callable[[Place], Page]) -> None:
        super().__init__()
        self._places, self._make_page = places, make_page
        self._kept: dict[str, Page] = {}
        self._history: list[tuple[str, dict[str, Any]]] = []
        self._here: tuple[str, dict[str, Any]] | None = None
        self._page: Page | None = None
        self.navigation: Navigation
        self.top_bar: TopBar
        self.status_bar: StatusBar
        self.stack: QStackedWidget
        self.content: QWidget  # what lies right of the navigation; the snackbar floats on it
        self._top: QFrame
        self._right: QVBoxLayout
        self._saved_at: datetime | None = None
        self._shortcuts: list[QShortcut] = []
        for keys, call in (("Alt+Left", self.back), ("F5", self._refresh), ("F1", self._help), ("Ctrl+K", self.search)):
            QShortcut(QKeySequence(keys), self, call)
        self.setMinimumSize(*_LEAST_SIZE)

    def dress(self, navigation: Navigation, top_bar: TopBar) -> None:
        """Put a navigation and a top bar around the pages; pages that were there are forgotten, not the way back."""
        self._forget()
        theme = current()
        self.navigation, self.top_bar = navigation, top_bar
        centre = QWidget(self)  # from the outside in: what gets another parent is dressed again with all inside it
        self.content = QWidget(centre)
        self.stack = QStackedWidget(self.content)
        self.status_bar = StatusBar()
        self.status_bar.show_saved(self._saved_at)
        self.status_bar.opened.connect(self.go)
        self._top = QFrame(self.content)
        self._top.setProperty("surface", "bar")
        self._top.setFixedHeight(theme.px(48))
        top = row(top_bar)
        top.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        self._top.setLayout(top)
        right = column(self.content)
        right.addWidget(self._top)
        right.addWidget(self.stack, 1)
        self._right = right
        middle = row(navigation, spacing=0)
        middle.addWidget(self.content, 1)
        whole = column(centre)
        whole.addLayout(middle, 1)
        whole.addWidget(self.status_bar)
        self.setCentralWidget(centre)
        top_bar.search.closed.connect(self._search_closed)
        navigation.set_narrow(self.width() < theme.px(_COLLAPSE_BELOW))

    def show_above(self, widget: QWidget) -> None:
        """Let a widget stand above every page, until `dress`."""
        self._right.insertWidget(1, widget)

    def bind(self, commands: Sequence[Command]) -> None:
        """Give the commands that have one their key, in the whole window."""
        for shortcut in self._shortcuts:
            shortcut.setParent(None)
            shortcut.deleteLater()
        self._shortcuts = []
        for command in commands:
            if command.shortcut:
                shortcut = QShortcut(QKeySequence(command.shortcut), self)
                shortcut.activated.connect(partial(command.run, self))
                self._shortcuts.append(shortcut)

    @property
    def page(self) -> Page | None:
        """The page in view."""
        return self._page

    @property
    def here(self) -> str:
        """The key of the place in view."""
        return self._here[0] if self._here else ""

    def go(self, place: str, **params: object) -> None:
        """Open a place; the way back is remembered."""
        if self._page is not None and not self._page.may_leave():
            return
        if self._here is not None and (place, params) != self._here:
            self._history.append(self._here)
            del self._history[:-_MOST_HISTORY]
        self._show(place, dict(params))

    def back(self) -> None:
        """Return to where the person came from."""
        if not self._history or (self._page is not None and not self._page.may_leave()):
            return
        self._show(*self._history.pop())

    def leave_page(self) -> None:
        """Let the page in view put away what is typed, as it does whenever it is left."""
        if self._page is None:
            return
        self._page.may_leave()
        if self._page.view_model is not None:
            self._page.view_model.set_active(False)

    def show_again(self) -> None:
        """Show the place that was in view, after `dress`."""
        if self._here is not None:
            self._show(*self._here)

    def start_over(self, place: str, **params: object) -> None:
        """Open a place without a way back (another person works here now)."""
        self._history.clear()
        self._show(place, dict(params))

    def show_saved(self, at: datetime) -> None:
        """Say in the status bar when the last change reached the disk (local time)."""
        self._saved_at = at
        self.status_bar.show_saved(at)
        self.show_page_words()

    def state(self) -> dict[str, object]:
        """Geometry, to be remembered."""
        return {"geometry": bytes(self.saveGeometry().toBase64().data()).decode("ascii")}

    def restore(self, state: dict[str, object]) -> None:
        """Geometry, as remembered; anything unusable is left out."""
        geometry = state.get("geometry")
        if isinstance(geometry, str):
            self.restoreGeometry(QByteArray.fromBase64(QByteArray(geometry.encode("ascii", "ignore"))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.centralWidget() is not None:
            self.navigation.set_narrow(self.width() < current().px(_COLLAPSE_BELOW))

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._page is not None and not self._page.may_leave():
            event.ignore()
            return
        super().closeEvent(event)

    def _show(self, key: str, params: dict[str, Any]) -> None:
        place = self._places[key]
        page = self._kept.get(key) if place.single else None
        if page is None:
            page = self._make_page(place)
            page.words_changed.connect(self.show_page_words)
            self.stack.addWidget(page)
            if place.single:
                self._kept[key] = page
        left = self._page
        if left is not None and left is not page:
            if left.view_model is not None:
                left.view_model.set_active(False)
            if left not in self._kept.values():
                self._drop(left)
        self._page, self._here = page, (key, params)
        if page.view_model is not None:
            page.view_model.set_active(True)
        page.open(**params)
        self.stack.setCurrentWidget(page)
        self.content.setProperty("foot", page.FOOT)
        self.content.setProperty("own_undo", page.OWN_UNDO)
        self._leave_digits(page.OWN_DIGITS)
        self.navigation.setVisible(not page.IMMERSIVE)
        self._top.setVisible(not page.IMMERSIVE)
        self.navigation.light(place.parent or key)
        self.show_page_words()
        page.focus_first()

    def _leave_digits(self, to_page: bool) -> None:
        """A key that two things wait for does nothing, so only one of page and navigation has Alt with a digit."""
        for shortcut in self._shortcuts:
            if shortcut.key().toString() in _DIGITS:
                shortcut.setEnabled(not to_page)

    def show_page_words(self) -> None:
        """Let the status bar say what the page says."""
        if self._page is not None:
            self.status_bar.show_note(self._page.note())
            self.status_bar.show_hints(self._page.hints())

    def _forget(self) -> None:
        pages = list(self._kept.values())
        if self._page is not None and self._page not in pages:
            pages.append(self._page)
        self._kept.clear()
        self._page = None
        for page in pages:
            self._drop(page)

    def _drop(self, page: Page) -> None:
        self.stack.removeWidget(page)
        page.setParent(None)
        page.deleteLater()

    def search(self) -> None:
        """Ctrl+K: the search for everything, also where a page hides the top bar."""
        self._top.show()
        self.top_bar.search.begin()

    def _search_closed(self) -> None:
        if self._page is None:
            return
        self._top.setVisible(not self._page.IMMERSIVE)
        if holds_focus(self.top_bar.search):
            self._page.focus_first()

    def _help(self) -> None:
        """F1 opens the help topic of the place in view."""
        if "help" in self._places and self.here != "help":
            self.go("help", topic=self.here)

    def _refresh(self) -> None:
        if self._page is not None and self._page.view_model is not None:
            self._page.view_model.refresh()


def fill(window: MainWindow) -> None:
    """Let the window cover the whole available screen when it is small."""
    screen = window.screen().availableGeometry()
    window.resize(min(1440, screen.width()), min(900, screen.height()))
    if screen.width() <= 1366:
        window.setWindowState(Qt.WindowState.WindowMaximized)
