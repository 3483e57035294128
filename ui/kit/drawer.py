"""The preview drawer: at the right of the list, narrower on a small screen, above the list on a very small one."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QRect, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from fieldservice.i18n import translate
from ui.kit.buttons import IconButton
from ui.kit.focus import holds_focus
from ui.kit.labels import Label, rule
from ui.kit.panels import ScrollPage, column
from ui.kit.pills import Pill
from ui.kit.status import PillSpec
from ui.kit.theme import current

WIDE, NARROW = 372, 328
_NARROW_BELOW, _OVERLAY_BELOW = 1366, 1200
_SLIDE_MS = 140


class Drawer(QFrame):
    """Title, pill, previous/next/close, and a scrolling body: `drawer.page.add(widget)`."""

    closed = Signal()
    previous = Signal()
    next = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current()
        self.setProperty("surface", "drawer")
        self.setAccessibleName(translate("kit", "Preview"))
        self.title = Label("", "lead", strong=True, elide=True)
        self.pill = Pill(PillSpec(""))
        self.pill.hide()
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(16), 0, theme.px(8), 0)
        head.setSpacing(theme.px(8))
        head.addWidget(self.title, 1)
        head.addWidget(self.pill)
        head.addWidget(IconButton("chevron-up", translate("kit", "Previous"), on_click=self.previous.emit))
        head.addWidget(IconButton("chevron-down", translate("kit", "Next"), on_click=self.next.emit))
        head.addWidget(IconButton("x", translate("kit", "Close"), on_click=self.closed.emit))
        bar = QWidget()
        bar.setFixedHeight(theme.px(48))
        bar.setLayout(head)
        outer = column(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(bar)
        outer.addWidget(rule(edge=True))
        self.page = ScrollPage(gutter=16, spacing=12)
        outer.addWidget(self.page, 1)

    def set_title(self, title: str, pill: PillSpec | None = None) -> None:
        self.title.setText(title)
        self.title.updateGeometry()
        self.pill.setVisible(pill is not None)
        if pill is not None:
            self.pill.set_spec(pill)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)


class DrawerHost(QWidget):
    """Holds the list (`main`) and its drawer, which slides in with `open()` and out with `close_drawer()`.

    A drawer that is made when it is first needed comes by `put`.
    """

    closed = Signal()  # whoever closed it; also when it was asked for and not open yet

    def __init__(self, main: QWidget, drawer: Drawer | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._main = main
        self.drawer: Drawer | None = None
        self._shown = 0.0
        main.setParent(self)
        if drawer is not None:
            self.put(drawer)
        self._slide = QVariantAnimation(self)
        self._slide.setDuration(_SLIDE_MS)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._slide.valueChanged.connect(self._move)
        self._slide.finished.connect(self._settled)

    def minimumSizeHint(self) -> QSize:
        return self._main.minimumSizeHint()

    def put(self, drawer: Drawer) -> None:
        """This is the drawer; it is closed."""
        self.drawer = drawer
        drawer.setParent(self)
        drawer.hide()
        drawer.closed.connect(self.close_drawer)

    def is_open(self) -> bool:
        return self.drawer is not None and self.drawer.isVisibleTo(self) and self._slide.endValue() != 0.0

    def open(self) -> None:
        """Show the drawer; the focus stays where it is."""
        if self.drawer is None or self.is_open():
            return
        self.drawer.show()
        self.drawer.raise_()
        self._run(1.0)

    def close_drawer(self) -> None:
        """Hide the drawer and give the list its focus back."""
        self.closed.emit()
        if self.drawer is None or not self.is_open():
            return
        if holds_focus(self.drawer):
            self._main.setFocus(Qt.FocusReason.OtherFocusReason)
        self._run(0.0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _run(self, target: float) -> None:
        self._slide.stop()
        self._slide.setStartValue(self._shown)
        self._slide.setEndValue(target)
        if not self.isVisible():
            self._move(target)
            self._settled()
            return
        self._slide.start()

    def _move(self, shown: object) -> None:
        self._shown = float(shown) if isinstance(shown, (int, float)) else 0.0
        self._place()

    def _settled(self) -> None:
        if self._shown == 0.0 and self.drawer is not None:
            self.drawer.hide()

    def _place(self) -> None:
        theme, window = current(), self.window().width()
        full = theme.px(NARROW if theme.px(_OVERLAY_BELOW) <= window < theme.px(_NARROW_BELOW) else WIDE)
        full = min(full, self.width())
        visible = round(full * self._shown)
        over = window < theme.px(_OVERLAY_BELOW)
        self._main.setGeometry(QRect(0, 0, self.width() - (0 if over else visible), self.height()))
        if self.drawer is not None:
            self.drawer.setGeometry(QRect(self.width() - visible, 0, full, self.height()))
