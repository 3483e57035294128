"""Icons of one family (Lucide, resources/icons), tinted by the theme and sharp at any device pixel ratio.

`icon("wrench")` for a QIcon, `pixmap(...)`, `paint_icon(...)` inside painters (always the theme in force), and
`bind_icon(button, "wrench")` for objects that keep a QIcon and must be tinted anew when the theme changes.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from functools import lru_cache

import shiboken6
from PySide6.QtCore import QByteArray, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap

import resources
from ui.kit import kept_icons
from ui.kit.theme import current

_CACHE_LIMIT = 800
_pixmaps: OrderedDict[tuple[str, str, int, float], QPixmap] = OrderedDict()


def names() -> list[str]:
    """All icons that ship, sorted."""
    return sorted(file.stem for file in resources.path("icons").glob("*.svg"))


def icon(name: str, token: str = "text", size: int = 16) -> QIcon:
    """A QIcon in the colours of the theme in force; disabled is drawn in `disabled`. FileNotFoundError if unknown."""
    result = QIcon()
    for ratio in (1.0, 2.0):
        result.addPixmap(pixmap(name, token, size, ratio))
        result.addPixmap(pixmap(name, "disabled", size, ratio), QIcon.Mode.Disabled)
    return result


def pixmap(name: str, token: str = "text", size: int = 16, ratio: float = 1.0) -> QPixmap:
    """`size` logical pixels square at the device pixel ratio `ratio`; `token` is a colour token."""
    colour = current().hex(token)
    key = (name, colour, size, ratio)
    found = _pixmaps.get(key)
    if found is not None:
        _pixmaps.move_to_end(key)
        return found
    drawn = _draw(name, colour, size, ratio)
    _pixmaps[key] = drawn
    if len(_pixmaps) > _CACHE_LIMIT:
        _pixmaps.popitem(last=False)
    return drawn


def paint_icon(painter: QPainter, area: QRect | QRectF, name: str, token: str = "text", size: int = 16) -> None:
    """Draw the icon centred in `area` at `size` (a length of the design: the scale is applied here)."""
    side = current().px(size)
    ratio = painter.device().devicePixelRatioF()
    centre = QRectF(area).center()
    left = round((centre.x() - side / 2) * ratio) / ratio
    top = round((centre.y() - side / 2) * ratio) / ratio
    painter.drawPixmap(QRectF(left, top, side, side), pixmap(name, token, side, ratio), QRectF())


def bind_icon(target: QObject, name: str, token: str = "text", size: int = 16) -> None:
    """Set the icon now and again after every change of theme, for as long as `target` lives."""
    theme = current()

    def refresh() -> None:
        if not shiboken6.isValid(target):
            theme.changed.disconnect(refresh)
            return
        target.setIcon(icon(name, token, theme.px(size)))  # type: ignore[attr-defined]  # any QObject with setIcon

    theme.changed.connect(refresh)
    refresh()


def _draw(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    stroke = "2.3" if size <= 12 else "1.9"
    source = _source(name).replace('stroke-width="2"', f'stroke-width="{stroke}"').replace("currentColor", colour)
    drawn = QPixmap.fromImage(kept_icons.drawn(source, round(size * ratio), _render))
    drawn.setDevicePixelRatio(ratio)
    return drawn


def _render(source: str, side: int) -> QImage:
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(side, side, kept_icons.FORMAT)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(image.rect()))
    painter.end()
    return image


@lru_cache(maxsize=512)
def _source(name: str) -> str:
    if not re.fullmatch(r"[a-z0-9-]+", name):
        raise FileNotFoundError(name)
    return resources.path("icons", f"{name}.svg").read_text("utf-8")
