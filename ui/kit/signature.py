"""The signature pad: mouse, finger or pen; gives strokes and a tight transparent PNG."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QImageWriter,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTabletEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from fieldservice.i18n import translate
from ui.kit import paint
from ui.kit.theme import current

Point = tuple[float, float, float]
_LEAST_LENGTH = 24.0
_EXPORT_SCALE = 3
_MARGIN = 6


class SignaturePad(QWidget):
    """`is_empty()` until something longer than a slip of the hand was drawn. `changed` after each stroke.

    `strokes()` are lists of (x, y, pressure) in design pixels; `png()` is cropped to the ink, which is always dark
    (`ink` token: it will be printed on paper), whatever the theme on the screen.
    """

    changed = Signal()

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strokes: list[list[Point]] = []
        self._drawing = False
        self._name = name or translate("kit", "Signature")
        self.setAccessibleName(self._name)
        self.setProperty("ring", 6)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(current().px(560), current().px(200))

    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(240), current().px(120))

    def is_empty(self) -> bool:
        """True while no more than a dot or a slip was drawn."""
        return sum(_length(stroke) for stroke in self._strokes) < _LEAST_LENGTH

    def strokes(self) -> list[list[Point]]:
        return [list(stroke) for stroke in self._strokes]

    def set_strokes(self, strokes: list[list[Point]]) -> None:
        """Show a signature that was given before."""
        self._strokes = [list(stroke) for stroke in strokes]
        self.update()

    def clear(self) -> None:
        self._strokes = []
        self._drawing = False
        self.update()
        self.changed.emit()

    def png(self) -> bytes:
        """The ink on a transparent ground, cropped; empty bytes when nothing was signed."""
        if self.is_empty():
            return b""
        bounds = self._bounds().adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
        image = QImage(
            round(bounds.width() * _EXPORT_SCALE),
            round(bounds.height() * _EXPORT_SCALE),
            QImage.Format.Format_ARGB32_Premultiplied,
        )
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.scale(_EXPORT_SCALE, _EXPORT_SCALE)
        painter.translate(-bounds.topLeft())
        self._draw(painter, current().color("ink"))
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(image)
        return bytes(buffer.data().data())

    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd):
            self._touch(event)
            event.accept()
            return True
        return super().event(event)

    def tabletEvent(self, event: QTabletEvent) -> None:
        kind = event.type()
        if kind == QEvent.Type.TabletPress:
            self._begin(event.position(), event.pressure())
        elif kind == QEvent.Type.TabletMove and self._drawing:
            self._extend(event.position(), event.pressure())
        elif kind == QEvent.Type.TabletRelease:
            self._end()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drawing:
            self._extend(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._end()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        paint.box(painter, self.rect(), theme.color("raised"), theme.color("accent" if self.hasFocus() else "edge"), 6)
        base = round(self.height() * 0.74)
        painter.fillRect(theme.px(24), base, self.width() - theme.px(48), 1, theme.color("border"))
        if not self._strokes:
            hint = QRect(theme.px(24), base + theme.px(4), self.width() - theme.px(48), theme.px(24))
            paint.text(painter, hint, translate("kit", "Sign above the line"), "faint", align=paint.CENTRE)
        self._draw(painter, theme.color("text"))

    def _touch(self, event: QEvent) -> None:
        points = event.points()  # type: ignore[attr-defined]  # a QTouchEvent by its type
        if not points:
            return
        spot = points[0].position()
        if event.type() == QEvent.Type.TouchBegin:
            self._begin(spot)
        elif event.type() == QEvent.Type.TouchUpdate and self._drawing:
            self._extend(spot)
        else:
            self._end()

    def _begin(self, spot: QPointF, pressure: float = 0.5) -> None:
        self._drawing = True
        self._strokes.append([self._inside(spot, pressure)])
        self.update()

    def _extend(self, spot: QPointF, pressure: float = 0.5) -> None:
        self._strokes[-1].append(self._inside(spot, pressure))
        self.update()

    def _end(self) -> None:
        if self._drawing:
            self._drawing = False
            self.changed.emit()

    def _inside(self, spot: QPointF, pressure: float) -> Point:
        """A point in design pixels (the same signature at every scale), kept inside the pad."""
        scale = current().scale
        x = max(1.0, min(self.width() - 1.0, spot.x())) / scale
        y = max(1.0, min(self.height() - 1.0, spot.y())) / scale
        return (round(x, 2), round(y, 2), round(max(0.1, min(1.0, pressure or 0.5)), 2))

    def _bounds(self) -> QRectF:
        xs = [point[0] for stroke in self._strokes for point in stroke]
        ys = [point[1] for stroke in self._strokes for point in stroke]
        return QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys)))

    def _draw(self, painter: QPainter, ink: QColor) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if painter.device() is self:
            painter.scale(current().scale, current().scale)
        for stroke in self._strokes:
            pressure = sum(point[2] for point in stroke) / len(stroke)
            cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
            painter.setPen(QPen(ink, 1.4 + 1.8 * pressure, Qt.PenStyle.SolidLine, cap, join))
            painter.drawPath(_smooth(stroke))
        painter.restore()


def _length(stroke: list[Point]) -> float:
    return sum(((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2) ** 0.5 for a, b in pairwise(stroke))


def _smooth(stroke: list[Point]) -> QPainterPath:
    """Curves through the middles of neighbouring points."""
    path = QPainterPath(QPointF(stroke[0][0], stroke[0][1]))
    if len(stroke) == 1:
        path.lineTo(stroke[0][0] + 0.1, stroke[0][1])
        return path
    for here, after in pairwise(stroke[1:]):
        middle = QPointF((here[0] + after[0]) / 2, (here[1] + after[1]) / 2)
        path.quadTo(QPointF(here[0], here[1]), middle)
    path.lineTo(stroke[-1][0], stroke[-1][1])
    return path
