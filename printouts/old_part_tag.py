"""The tag of an old part: one A6 page each, tied or stuck to what goes back."""

from __future__ import annotations

from collections.abc import Sequence

from fieldservice.domain.warehouse_papers import OldPartTag
from fieldservice.i18n import translate_in
from printouts.codes import qr_rectangles
from printouts.layout import format as put
from printouts.layout.fonts import face
from printouts.layout.sheet import Sheet
from printouts.layout.styles import LABEL, LEAD, MM, RULE, SMALL, STRONG, TABLE_HEAD, TITLE, Style
from printouts.layout.text import clamp, elide, wrap
from printouts.shared import joined

A6 = (105 * MM, 148 * MM)
_EDGE = 7 * MM
_QR = 34 * MM
_NUMBER = Style(21, 26, "bold")
_TEXT = Style(10.5, 15)
_NAME = Style(10.5, 15, colour=LABEL.colour)


def render(tags: Sequence[OldPartTag], language: str) -> bytes:
    """The tags as a PDF in `language` (`zh_CN` or `en`), a page each, the same bytes for the same tags."""
    first = tags[0]
    title = translate_in(language, "print", "Old-part tag")
    sheet = Sheet(
        title=f"{title} {first.number}",
        author=first.company.name,
        subject=first.number,
        language=language,
        day=first.date,
        size=A6,
    )
    for tag in tags:
        sheet.new_page()
        _draw(sheet, tag, title, language)
    return sheet.finish()


def _draw(sheet: Sheet, tag: OldPartTag, title: str, language: str) -> None:
    left, right = _EDGE, sheet.width - _EDGE
    bottom = sheet.height - _EDGE
    title_width = face(language, "bold").width(title, TITLE.size)
    sheet.right_text(right, _EDGE - 3, title, TITLE)
    company = elide(tag.company.name, face(language, "bold"), STRONG.size, right - left - title_width - 10)
    sheet.text(left, _EDGE + 1, company, STRONG)
    y = _EDGE + 21
    sheet.line(left, y, right, y, RULE, 1.1)
    border = _QR * 0.08
    sheet.fill(qr_rectangles(tag.code, right - _QR + border, y + 6 - border, _QR), (0.0, 0.0, 0.0))
    _beside_code(sheet, tag, language, y + 6, right - _QR - left - 6)
    y += _QR - border + 10
    sheet.line(left, y, right, y, RULE, 0.7)
    sign = bottom - SMALL.leading - 12
    _facts(sheet, tag, language, y + 5, sign - 22)
    received = translate_in(language, "print", "Received by the warehouse")
    end = sheet.text(left, sign - _NAME.leading + 3, received, _NAME)
    sheet.line(end + 6, sign, right, sign, TABLE_HEAD, 0.7)
    foot = translate_in(language, "print", "This tag stays on the part until the warehouse has received it.")
    sheet.text(left, bottom - SMALL.leading, elide(foot, face(language, "regular"), SMALL.size, right - left), SMALL)


def _beside_code(sheet: Sheet, tag: OldPartTag, language: str, y: float, room: float) -> None:
    """Number and day: what is read from afar."""
    size = min(_NUMBER.size, _NUMBER.size * room / max(face(language, "bold").width(tag.number, _NUMBER.size), 1))
    style = Style(max(size, 9.0), _NUMBER.leading, "bold")
    sheet.text(_EDGE, y, elide(tag.number, face(language, "bold"), style.size, room), style)
    y += _NUMBER.leading + 12
    if tag.due:
        sheet.text(_EDGE, y, translate_in(language, "print", "Due back by"), LABEL)
        due = put.date(tag.due, language)
        sheet.text(_EDGE, y + LABEL.leading + 1, elide(due, face(language, "bold"), TITLE.size, room), TITLE)


def _facts(sheet: Sheet, tag: OldPartTag, language: str, top: float, bottom: float) -> None:
    """Label and text, line by line; long texts share the room that there is."""
    removed = put.date(tag.removed, language) if tag.removed else ""
    pairs = [
        (translate_in(language, "print", "Part"), joined(language, tag.part_number, tag.part), LEAD),
        (translate_in(language, "print", "Quantity"), tag.quantity, _TEXT),
        (translate_in(language, "print", "Lot or serial"), tag.lot_or_serial, _TEXT),
        (translate_in(language, "print", "Customer"), tag.customer, _TEXT),
        (translate_in(language, "print", "Machine"), tag.machine, _TEXT),
        (translate_in(language, "print", "Fault"), tag.fault, _TEXT),
        (translate_in(language, "print", "Work order"), tag.work_order, _TEXT),
        (translate_in(language, "print", "Removed"), joined(language, removed, tag.technician), _TEXT),
    ]
    pairs = [pair for pair in pairs if pair[1]]
    regular = face(language, "regular")
    label_width = max((regular.width(label, _NAME.size) for label, _, _ in pairs), default=0.0) + 10
    room = sheet.width - 2 * _EDGE - label_width
    texts = [wrap(text, face(language, style.weight), style.size, room) for _, text, style in pairs]
    gap = 3.0
    most = max(1, int((bottom - top - gap * len(pairs)) / _TEXT.leading))
    y = top
    for (label, _, style), lines in zip(pairs, _shared(texts, most), strict=True):
        sheet.text(_EDGE, y, label, _NAME)
        for line in lines:
            sheet.text(_EDGE + label_width, y, line, style)
            y += style.leading
        y += gap


def _shared(texts: Sequence[list[str]], most: int) -> list[list[str]]:
    """The texts cut so that together they have at most `most` lines: always the longest one gives up a line."""
    counts = [len(lines) for lines in texts]
    while sum(counts) > most and max(counts, default=0) > 1:
        counts[counts.index(max(counts))] -= 1
    return [clamp(lines, count) for lines, count in zip(texts, counts, strict=True)]
