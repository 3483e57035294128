"""Painter helpers shared by widgets and delegates: text, boxes, key caps, pills, the time-left disc."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui.kit.icons import paint_icon
from ui.kit.status import PillSpec
from ui.kit.theme import current

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
_ONE_LINE = int(Qt.TextFlag.TextSingleLine)


def metrics(step: str = "body", weight: int = 400) -> QFontMetrics:
    """Font metrics of a type step, cached per theme setting."""
    theme = current()
    return _metrics(theme.language, theme.scale, step, weight)


@lru_cache(maxsize=128)
def _metrics(language: str, scale: float, step: str, weight: int) -> QFontMetrics:
    return QFontMetrics(current().font(step, weight))


def text_width(text: str, step: str = "body", weight: int = 400) -> int:
    theme = current()
    return _width(theme.language, theme.scale, step, weight, text)


@lru_cache(maxsize=4096)  # layouts and painting ask for the same words again and again
def _width(language: str, scale: float, step: str, weight: int, text: str) -> int:
    return _metrics(language, scale, step, weight).horizontalAdvance(text)


def box(
    painter: QPainter,
    area: QRect | QRectF,
    fill: QColor | None,
    line: QColor | None,
    radius: float = 5,
    width: float = 1,
    dashed: bool = False,
) -> None:
    """A filled, outlined, rounded rectangle whose line lies inside `area`, crisp at any ratio."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = width / 2 if line is not None else 0
    if line is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        pen = QPen(line, width)
        if dashed:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(area).adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.restore()


def text(
    painter: QPainter,
    area: QRect | QRectF,
    words: str,
    token: str = "text",
    step: str = "body",
    weight: int = 400,
    align: Qt.AlignmentFlag = LEFT,
) -> None:
    """One line, elided at the right where it doesn't fit."""
    if not words:
        return
    theme = current()
    painter.setFont(theme.font(step, weight))
    painter.setPen(theme.color(token))
    width = int(area.width())
    shown = words if text_width(words, step, weight) <= width else elide(words, step, weight, width)
    painter.drawText(QRectF(area), int(align) | _ONE_LINE, shown)


def marked(painter: QPainter, area: QRect, parts: Iterable[tuple[str, bool]], token: str, step: str = "body") -> None:
    """Words in one line, those that are marked in the accent colour and bold."""
    left = area.left()
    said = [part for part in parts if part[0]]
    for index, (words, on) in enumerate(said):
        weight = 600 if on else 400
        room, width = area.right() + 1 - left, text_width(words, step, weight)
        full = index < len(said) - 1 and room - width < text_width("…", step)  # no room even to say that there is more
        place = QRect(left, area.top(), room, area.height())
        text(painter, place, f"{words}…" if full else words, "accent" if on else token, step, weight)
        left += width
        if full or width >= room:
            return


def elide(words: str, step: str, weight: int, width: int) -> str:
    return metrics(step, weight).elidedText(words.replace("\n", " "), Qt.TextElideMode.ElideRight, width)


def key_cap_width(key: str) -> int:
    return text_width(key, "small") + current().px(12)


def paint_key(painter: QPainter, area: QRect, key: str, token: str = "muted", framed: bool = True) -> None:
    """A key hint at the right of `area`, vertically centred."""
    theme = current()
    width, height = key_cap_width(key), theme.px(18)
    cap = QRect(area.right() + 1 - width, area.center().y() + 1 - height // 2, width, height)
    if framed:
        box(painter, cap, theme.color("surface"), theme.color("border"), 4)
    text(painter, cap, key, token, "small", align=CENTRE)


def pill_size(spec: PillSpec, large: bool = False) -> QSize:
    theme = current()
    icon_part = theme.px(18) if spec.icon else theme.px(2)
    return QSize(
        theme.px(7) + icon_part + text_width(spec.text, "small", 400) + theme.px(9), theme.px(28 if large else 22)
    )


def paint_pill(painter: QPainter, area: QRect, spec: PillSpec, large: bool = False) -> int:
    """Draw a pill at the left of `area`, centred vertically, elided to its width; returns the width used."""
    theme = current()
    size = pill_size(spec, large)
    width = min(size.width(), area.width())
    top = area.top() + (area.height() - size.height()) // 2
    pill = QRect(area.left(), top, width, size.height())
    loud = spec.form == "loud"
    fill = theme.color(f"{spec.tone}-tint") if loud and spec.tone != "muted" else None
    if loud:
        line = theme.color("accent-line") if spec.tone == "accent" else None
        ink: str = spec.tone
        icon_ink: str = spec.tone
    else:
        line, ink = theme.color("border"), "text"
        icon_ink = spec.tone if spec.tone in ("muted", "accent") else f"{spec.tone}-mark"
        fill = theme.color("raised")
    box(painter, pill, fill, line, size.height() / 2)
    left = pill.left() + theme.px(7)
    if spec.icon:
        paint_icon(painter, QRect(left, pill.top(), theme.px(14), pill.height()), spec.icon, icon_ink, 14)
        left += theme.px(18)
    text(painter, QRect(left, pill.top(), pill.right() - left - theme.px(4), pill.height()), spec.text, ink, "small")
    return width


def paint_disc(painter: QPainter, area: QRect | QRectF, fraction_left: float, tone: str = "calm") -> None:
    """The draining disc: `fraction_left` of 1 remains; tone is calm or warn."""
    theme = current()
    rect = QRectF(area).adjusted(0.75, 0.75, -0.75, -0.75)
    line, fill = ("warn", "warn") if tone == "warn" else ("disc", "disc-fill")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color(line), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(rect)
    left = max(0.0, min(1.0, fraction_left))
    if left > 0:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(fill))
        inner = rect.adjusted(0.75, 0.75, -0.75, -0.75)
        span = round(left * 360 * 16)
        if left >= 0.995:
            painter.drawEllipse(inner)
        else:
            painter.drawPie(inner, 90 * 16 - (360 * 16 - span), -span)
    painter.restore()


def paint_check(painter: QPainter, area: QRect, checked: bool, partial: bool = False, enabled: bool = True) -> None:
    """A 16 px check box centred in `area`."""
    theme = current()
    side = theme.px(16)
    centre = QPointF(QRectF(area).center())
    cell = QRectF(round(centre.x() - side / 2), round(centre.y() - side / 2), side, side)
    if not checked and not partial:
        box(painter, cell, theme.color("raised" if enabled else "surface"), theme.color("edge"), 3)
        return
    box(painter, cell, theme.color("accent" if enabled else "disabled"), None, 3)
    paint_icon(painter, cell, "minus" if partial else "check", "accent-ink", 12)


def repaint_on_theme(widget: QWidget) -> None:
    """Re-measure and repaint `widget` when the theme, language or scale changes."""
    import shiboken6

    theme = current()

    def refresh() -> None:
        if not shiboken6.isValid(widget):
            theme.changed.disconnect(refresh)
            return
        widget.updateGeometry()
        widget.update()

    theme.changed.connect(refresh)
