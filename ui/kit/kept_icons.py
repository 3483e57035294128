"""The icons of the first page as they were drawn the last time, so that a start draws none and loads no SVG library."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QImage

from fieldservice.system.kept import KeptFile

FORMAT = QImage.Format.Format_ARGB32_Premultiplied
_BYTES_A_PIXEL = 4
_Key = tuple[str, int]  # the icon's SVG source, coloured; its side in device pixels
_file = KeptFile.beside(__file__, ".icons")
_known: dict[_Key, bytes] | None = None  # None until the first icon
_asked: dict[_Key, bytes] | None = {}  # None once the start is over


def drawn(source: str, side: int, render: Callable[[str, int], QImage]) -> QImage:
    """The icon `side` pixels square in `FORMAT`: as it is kept, else as `render` makes it."""
    global _known
    if _known is None:
        _known = _file.load() or {}
    key = source, side
    kept = _known.get(key)
    if kept is None or len(kept) != side * side * _BYTES_A_PIXEL:
        image = render(source, side)
        kept = bytes(image.constBits())
    else:
        image = QImage(kept, side, side, side * _BYTES_A_PIXEL, FORMAT).copy()  # Qt does not hold on to the bytes
    if _asked is not None:
        _asked[key] = kept
    return image


def keep() -> None:
    """Keep for the next start what this one asked for; called when the first page has been up for a moment."""
    global _asked
    if _asked and _known is not None and _asked.keys() - _known.keys():
        _file.keep(_asked)
    _asked = None
