"""The focus ring: one overlay that follows the keyboard focus, so that focus is visible on every control.

A control (or the frame around it) asks for a ring with the dynamic property `ring` = its corner radius. One that shows
several things side by side says with the property `ring_area` (a QRect of its own) around which of them the ring goes.
"""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from ui.kit.theme import current

_WIDTH = 2
_LEVELS = 4
_TRACKED = "fieldservice focus"  # the application's property that says that there is a tracker
_MOVES = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ZOrderChange,
    QEvent.Type.DynamicPropertyChange,
)


class FocusRing(QWidget):
    """A transparent frame around `target`, clipped only by the window or the scroll area that holds it."""

    def __init__(self, target: QWidget) -> None:
        self._target = target
        self._host = _host(target)
        super().__init__(self._host)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._watched: list[QWidget] = []
        step: QWidget | None = target
        while step is not None and step is not self._host:
            step.installEventFilter(self)
            self._watched.append(step)
            step = step.parentWidget()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._place()
        return False

    def release(self) -> None:
        """Stop following the target and vanish."""
        for widget in self._watched:
            if shiboken6.isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        self.hide()
        self.deleteLater()

    def _place(self) -> None:
        if not all(shiboken6.isValid(widget) for widget in (self, self._target, self._host)):
            return
        self.setGeometry(_around(self._target, self._host))
        self.setVisible(self._target.isVisibleTo(self._host))
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        radius = float(self._target.property("ring") or 0) + _WIDTH / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(current().color("accent-line"), _WIDTH))
        half = _WIDTH / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)


class FocusTracker(QObject):
    """Moves the ring when the focus moves; lives as long as the application."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.ring: FocusRing | None = None
        app.focusChanged.connect(self._focus_changed)

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self.ring is not None and shiboken6.isValid(self.ring):
            self.ring.release()
        self.ring = None
        target = _ring_target(new)
        if target is not None:
            self.ring = FocusRing(target)


def follow_focus(app: QApplication) -> None:
    """Start the tracker of `app` once."""
    if app.property(_TRACKED) is None:  # looking through its children would load the style and all that belongs to it
        app.setProperty(_TRACKED, True)
        FocusTracker(app)


def holds_focus(widget: QWidget) -> bool:
    """Whether the keyboard focus is on the widget or inside it now; `widget.focusWidget()` says who had it last."""
    focused = QApplication.focusWidget()
    return focused is not None and (focused is widget or widget.isAncestorOf(focused))


def _ring_target(widget: QWidget | None) -> QWidget | None:
    for _ in range(_LEVELS):
        if widget is None:
            return None
        if widget.property("ring") is not None:
            return widget
        widget = widget.parentWidget()
    return None


def _around(target: QWidget, host: QWidget) -> QRect:
    """Where the ring of `target` stands in `host`."""
    area = target.property("ring_area")
    inner = area if isinstance(area, QRect) else target.rect()
    corner = target.mapTo(host, inner.topLeft())
    return QRect(corner, inner.size()).adjusted(-_WIDTH, -_WIDTH, _WIDTH, _WIDTH)


def _host(target: QWidget) -> QWidget:
    """The nearest ancestor with room for the ring, at most the window or the body of a scroll area."""
    host = target.parentWidget()
    if host is None:
        return target
    while not host.isWindow():
        parent = host.parentWidget()
        if parent is None or isinstance(parent.parentWidget(), QAbstractScrollArea):
            break
        if host.rect().contains(_around(target, host)):
            break
        host = parent
    return host
