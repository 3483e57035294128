"""Type, ink and measures of paper. All lengths are points; `MM` turns millimetres into them.

No fills and no grey type: a sheet must survive a mono laser printer and a fax.
"""

from __future__ import annotations

from dataclasses import dataclass

from printouts.layout.fonts import Weight

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
SIDE = 14 * MM
EDGE = 10 * MM

Colour = tuple[float, float, float]


def _hex(code: int) -> Colour:
    return (code >> 16) / 255, (code >> 8 & 255) / 255, (code & 255) / 255


INK = _hex(0x14181D)
SECONDARY = _hex(0x4A535E)
BOX = _hex(0xC9CED5)
ROW = _hex(0xE1E5EA)
TABLE_HEAD = _hex(0x9AA3AE)
RULE = INK


@dataclass(frozen=True, slots=True)
class Style:
    """Size and line height in points, weight and ink."""

    size: float
    leading: float
    weight: Weight = "regular"
    colour: Colour = INK


TITLE = Style(16.5, 20, "bold")
SECTION = Style(10.5, 15, "bold")
BODY = Style(9, 13.5)
STRONG = Style(9, 13.5, "bold")
LABEL = Style(9, 13.5, colour=SECONDARY)
LEAD = Style(10.5, 15, "bold")
SCORE = Style(13, 17, "bold")
SMALL = Style(8, 11, colour=SECONDARY)
SMALL_INK = Style(8, 11)
