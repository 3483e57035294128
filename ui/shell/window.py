"""The main window: a shell of navigation, top bar, page stack and status bar. It knows no feature."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui.kit.theme import current
from ui.shell.navigation import Navigation
from ui.shell.page import Page
from ui.shell.places import Place
from ui.shell.status_bar import StatusBar

_MOST_HISTORY = 50
_COLLAPSE_BELOW = 1366


class MainWindow(QMainWindow):
    """Shows one page at a time and remembers the way back. It is the Navigator that pages are given."""

    def __init__(
        self,
        places: dict[str, Place],
        make_page: Callable[[Place], Page],
        navigation: Navigation,
        top_bar: QWidget,
    ) -> None:
        super().__init__()
        self._places, self._make_page = places, make_page
        self._kept: dict[str, Page] = {}
        self._history: list[tuple[str, dict[str, Any]]] = []
        self._here: tuple[str, dict[str, Any]] | None = None
        self._page: Page | None = None
        self.navigation = navigation
        self.top_bar = top_bar
        self.status_bar = StatusBar()
        self.stack = QStackedWidget()
        self._top = QFrame()
        self._lay_out()
        for keys, call in (("Alt+Left", self.back), ("F5", self._refresh)):
            QShortcut(QKeySequence(keys), self, call)
        self.setMinimumSize(1024, 640)

    def _lay_out(self) -> None:
        theme = current()
        self._top.setProperty("surface", "bar")
        self._top.setFixedHeight(theme.px(48))
        top = QHBoxLayout(self._top)
        top.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        top.addWidget(self.top_bar)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._top)
        right.addWidget(self.stack, 1)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.navigation)
        middle.addLayout(right, 1)
        centre = QWidget()
        whole = QVBoxLayout(centre)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(middle, 1)
        whole.addWidget(self.status_bar)
        self.setCentralWidget(centre)

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

    def can_go_back(self) -> bool:
        """Whether there is a way back."""
        return bool(self._history)

    def forget_pages(self) -> None:
        """Build every page anew when next shown (after a change of language, theme or scale), and show this one."""
        here = self._here
        for page in list(self._kept.values()):
            self._drop(page)
        self._kept.clear()
        if self._page is not None:
            self._drop(self._page)
            self._page = None
        if here is not None:
            self._show(*here)

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
        self.navigation.setVisible(not page.IMMERSIVE)
        self._top.setVisible(not page.IMMERSIVE)
        self.navigation.light(place.parent or key)
        self.show_page_words()
        page.focus_first()

    def show_page_words(self) -> None:
        """Let the status bar say what the page says."""
        if self._page is not None:
            self.status_bar.show_note(self._page.note())
            self.status_bar.show_hints(self._page.hints())

    def _drop(self, page: Page) -> None:
        self.stack.removeWidget(page)
        page.setParent(None)
        page.deleteLater()

    def _refresh(self) -> None:
        if self._page is not None and self._page.view_model is not None:
            self._page.view_model.refresh()


def fill(window: MainWindow) -> None:
    """Let the window cover the whole available screen when it is small."""
    screen = window.screen().availableGeometry()
    window.resize(min(1440, screen.width()), min(900, screen.height()))
    if screen.width() <= 1366:
        window.setWindowState(Qt.WindowState.WindowMaximized)
