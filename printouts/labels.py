"""Labels with a QR code on A4 sheets and label rolls: code at the left, the number and what it is called at the right.

The code is made by zxing-cpp (a tenth of a millisecond; qrcode's own takes twenty times as long) and drawn as one path
of horizontal bars. A label that comes more than once is kept in the file once.
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import isqrt
from typing import Any

from fieldservice.domain.labels import MOST_COPIES, MOST_LABELS, Label, LabelRun
from printouts.codes import MOST, qr_rows
from printouts.layout.fonts import Face, clean, face
from printouts.layout.sheet import Sheet
from printouts.layout.styles import INK, MM, Style
from printouts.layout.text import clamp, elide, wrap

QUIET = 4
_BARS = re.compile(b"\\x01+")
_LEAST_NUMBER, _LEAST_TITLE, _LEAST_LINE = 6.0, 5.5, 5.0
_LEADING = 1.24


def render(run: LabelRun, language: str) -> bytes:
    """The PDF of a run of labels. `run.size` decides the page; no labels make one empty page."""
    size = run.size
    page = (size.page[0] * MM, size.page[1] * MM)
    numbers = ", ".join(label.number for label in run.labels[:3])
    sheet = Sheet(title=numbers, author=run.company, subject="", language=language, day=run.day, size=page)
    sheet.new_page()
    width, height = size.width * MM, size.height * MM
    copies = min(max(1, run.copies), MOST_COPIES)
    labels = run.labels[:MOST_LABELS]
    often = copies > 1 or len(set(labels)) < len(labels)
    forms: dict[Label, str] = {}
    place = run.first
    for label in labels:
        operators = "" if label in forms else _drawn(sheet, label, width, height, language)
        if often and label not in forms:
            forms[label] = sheet.form(operators, width, height)
        for _ in range(copies):
            if place == size.count:
                sheet.new_page()
                place = 0
            left, top = size.corner(place)
            if often:
                sheet.place_form(forms[label], left * MM, top * MM, height)
            else:
                sheet.place(operators, left * MM, top * MM, height)
            place += 1
    return sheet.finish()


def _drawn(sheet: Sheet, label: Label, width: float, height: float, language: str) -> str:
    """The operators of one label, from its lower left corner."""
    edge = max(1.2 * MM, min(width, height) * 0.05)
    side = min(height - 2 * edge, width * (0.38 if label.big else 0.45))
    with sheet.apart(height) as operators:
        operators.append(_code(label.code, edge * 0.6, (height - side) / 2, side))
        # the quiet border of the code is the gap between it and the words
        left = edge * 0.6 + side
        _words(sheet, label, (left, edge, width - edge - left, height - 2 * edge), language)
    return " ".join(operators)


def _code(text: str, x: float, y: float, side: float) -> str:
    """The bars of a code and its quiet border in a square; y is from the lower edge."""
    modules = _modules(text)
    if not modules:
        return ""
    stride = len(modules)
    module = side / stride
    # the path is made in whole modules; the matrix puts them where they belong, the first row at the top
    matrix = f"q {module:.4f} 0 0 {module:.4f} {x:.2f} {y:.2f} cm 0 0 0 rg"
    bars = [
        f"{begin % stride} {stride - 1 - begin // stride} {end - begin} 1 re"
        for begin, end in map(re.Match.span, _BARS.finditer(b"".join(modules)))  # the border parts the rows
    ]
    return " ".join((matrix, *bars, "f Q"))


@lru_cache(maxsize=512)
def _modules(text: str) -> tuple[bytes, ...]:
    """Rows of a code, 1 for dark, the quiet border included; none for a text that is too long for a label."""
    if len(text.encode("utf-8", "replace")) > MOST:
        return ()
    try:
        import zxingcpp
    except ImportError:  # a hub or a small installation: slower, the same code
        dark = [bytes(row) for row in qr_rows(text)]
    else:
        made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
        picture: Any = made.to_image(scale=1, add_quiet_zones=False)  # a buffer, which its stubs do not say
        flat = bytes(picture).translate(_DARK)
        wide = isqrt(len(flat))
        dark = [flat[start : start + wide] for start in range(0, len(flat), wide)]
    border = bytes(QUIET)
    empty = bytes(len(dark) + 2 * QUIET)
    return (*[empty] * QUIET, *(border + row + border for row in dark), *[empty] * QUIET)


_DARK = bytes([1]) + bytes(255)  # black is 0 in pictures

Box = tuple[float, float, float, float]


def _words(sheet: Sheet, label: Label, box: Box, language: str) -> None:
    left, top, width, height = box
    bold, plain = face(language, "bold"), face(language, "regular")
    numbers, number = _number(label, bold, width, height)
    used = number * _LEADING * len(numbers)
    titles, title = _title(label.title, plain, width, height - used, min(number, max(7.0, height * 0.13)))
    used += title * _LEADING * len(titles)
    small = max(_LEAST_LINE, min(8.0, height * 0.09, title or 8.0))
    room = int((height - used) / (small * _LEADING) + 0.01)
    lines = [elide(line, plain, small, width) for line in label.lines if line][: max(0, room)]
    used += small * _LEADING * len(lines)
    y = top + max(0.0, (height - used) / 2)
    for texts, size, weight in ((numbers, number, "bold"), (titles, title, "regular"), (lines, small, "regular")):
        style = Style(size, size * _LEADING, "bold" if weight == "bold" else "regular", INK)
        for text in texts:
            sheet.text(left, y, text, style)
            y += style.leading


def _number(label: Label, bold: Face, width: float, height: float) -> tuple[list[str], float]:
    """The number as large as it fits on one line, on two lines where that would be too small to read."""
    text = " ".join(clean(label.number).split())
    if not text:
        return [], 0.0
    most = height * (0.5 if label.big else 0.26)
    size = min(most, 40.0 if label.big else 22.0, width / max(bold.width(text, 1.0), 0.01))
    if size >= _LEAST_NUMBER:
        return [text], int(size * 4) / 4
    return clamp(_halves(text, bold, width), 4), _LEAST_NUMBER


def _halves(text: str, bold: Face, width: float) -> list[str]:
    """A long number in lines, cut behind a dash, slash, dot or space where there is one."""
    lines, line = [], ""
    for piece in re.findall(r"[^-/. _]*[-/. _]?", text):
        if line and bold.width(line + piece, _LEAST_NUMBER) > width:
            lines.append(line)
            line = ""
        line += piece
    return [part for each in (*lines, line) for part in wrap(each, bold, _LEAST_NUMBER, width) if part]


def _title(text: str, plain: Face, width: float, height: float, most: float) -> tuple[list[str], float]:
    """The name in lines, smaller and smaller until it fits; cut with … where even the smallest does not."""
    if not text.strip():
        return [], 0.0
    size = most
    while True:
        lines = wrap(text, plain, size, width)
        room = int(height / (size * _LEADING) + 0.01)
        if len(lines) <= min(room, 4):
            return lines, size
        if size <= _LEAST_TITLE:
            return (clamp(lines, min(room, 4)) if room > 0 else []), size
        size = max(_LEAST_TITLE, size * 0.86)
