"""What documents are built of beside tables: facts, a strip of answers, photos, signature boxes, the code's box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from printouts.codes import qr_rectangles
from printouts.layout.fonts import face
from printouts.layout.frame import Frame
from printouts.layout.images import Picture
from printouts.layout.styles import BODY, BOX, LABEL, LEAD, MM, SMALL, SMALL_INK, STRONG, TABLE_HEAD, Style
from printouts.layout.tables import Cell, Column, Row, Table
from printouts.layout.text import clamp, elide, wrap

_PAD = 9.0
QR_SIDE = 22 * MM
_SIGNATURE_HEIGHT = 42.0
_PHOTO_GAP = 9.0


def fact_table(frame: Frame, pairs: Sequence[tuple[str, str]]) -> Table:
    """Label and text, one pair a row; empty texts are left out."""
    rows = [Row([Cell(label, LABEL), text]) for label, text in pairs if text]
    return Table(frame, [Column(cap=90.0, gap=18.0), Column(flex=1.0)], rows, pad=3.2)


def two_column_facts(frame: Frame, left: Sequence[tuple[str, str]], right: Sequence[tuple[str, str]]) -> None:
    """Two columns of label and text; a text too long for half the width gets a row of its own below."""
    left, right = [pair for pair in left if pair[1]], [pair for pair in right if pair[1]]
    if not left or not right:
        fact_table(frame, [*left, *right]).draw()
        return
    regular = face(frame.language, "regular")
    half = frame.width * 0.5
    label_width = max(regular.width(label, LABEL.size) for label, _ in (*left, *right)) + 14
    columns = [
        Column(flex=label_width, gap=4.0),
        Column(flex=half - label_width, gap=14.0),
        Column(flex=label_width, gap=4.0),
        Column(flex=half - label_width),
    ]
    rows = []
    for index in range(max(len(left), len(right))):
        first = left[index] if index < len(left) else ("", "")
        second = right[index] if index < len(right) else ("", "")
        rows.append(Row([Cell(first[0], LABEL), first[1], Cell(second[0], LABEL), second[1]]))
    Table(frame, columns, rows, pad=3.2).draw()


def facts_beside_code(
    frame: Frame, code: str, left: Sequence[tuple[str, str]], right: Sequence[tuple[str, str]]
) -> None:
    """Two columns of facts, and at their right the document's code, with which work at a bench begins."""
    top, pages = frame.y, len(frame.sheet.pages)
    # the quiet border of the code reaches into the margin and up, so that its modules stand in line with the text
    border = QR_SIDE * 0.08
    frame.sheet.fill(qr_rectangles(code, frame.right - QR_SIDE + border, top - border, QR_SIDE), (0.0, 0.0, 0.0))
    with frame.narrowed(QR_SIDE + 8):
        two_column_facts(frame, left, right)
    if len(frame.sheet.pages) == pages:
        frame.y = max(frame.y, top + QR_SIDE - 2 * border + 4)


@dataclass(frozen=True, slots=True)
class Answer:
    """One box of the strip: what was asked, the answer, the reason."""

    label: str
    answer: str
    reason: str = ""


def answer_strip(frame: Frame, answers: Sequence[Answer]) -> None:
    """The questions that a reader has first, side by side in one box."""
    if not answers:
        return
    width = frame.width / len(answers)
    room = width - 2 * _PAD
    cells: list[list[tuple[str, Style]]] = []
    for each in answers:
        lines = [(line, LABEL) for line in _wrapped(frame, each.label, LABEL, room)]
        lines += [(line, LEAD) for line in _wrapped(frame, each.answer, LEAD, room)]
        lines += [(line, LABEL) for line in _wrapped(frame, each.reason, LABEL, room)] if each.reason else []
        cells.append(lines)
    height = max(sum(style.leading for _, style in lines) for lines in cells) + 2 * _PAD - 3
    if height > 160:
        pairs = [(each.label, "\n".join(filter(None, (each.answer, each.reason)))) for each in answers]
        fact_table(frame, pairs).draw()
        return
    frame.need(height)
    frame.sheet.box(frame.left, frame.y, frame.width, height, BOX)
    for index, lines in enumerate(cells):
        x, y = frame.left + index * width, frame.y + _PAD - 1.5
        if index:
            frame.sheet.line(x, frame.y, x, frame.y + height, BOX, 0.7)
        for text, style in lines:
            frame.sheet.text(x + _PAD, y, text, style)
            y += style.leading
    frame.y += height


@dataclass(frozen=True, slots=True)
class PhotoCell:
    """A photo as it stands in the grid; without a picture, `broken` stands in its box."""

    picture: Picture | None
    caption: str
    time: str
    broken: str


def photo_height(frame: Frame, count: int) -> float:
    """Points that the first row of a photo grid takes at least."""
    return _photo_size(frame, count)[1] + 2 + SMALL.leading * 2


def _photo_size(frame: Frame, count: int) -> tuple[float, float, int]:
    columns = 4 if count > 3 else 3
    width = (frame.width - _PHOTO_GAP * (columns - 1)) / columns
    return width, width * 0.75, columns


def photo_grid(frame: Frame, photos: Sequence[PhotoCell]) -> None:
    """Photos in rows, uncropped, with caption and time below."""
    width, height, columns = _photo_size(frame, len(photos))
    for start in range(0, len(photos), columns):
        row = photos[start : start + columns]
        captions = [clamp(_wrapped(frame, each.caption, BODY, width), 6) if each.caption else [] for each in row]
        tall = (
            height
            + 3
            + max(
                len(caption) * BODY.leading + (SMALL.leading if each.time else 0)
                for each, caption in zip(row, captions, strict=True)
            )
        )
        frame.need(tall)
        for index, (each, caption) in enumerate(zip(row, captions, strict=True)):
            x = frame.left + index * (width + _PHOTO_GAP)
            _photo(frame, each, x, width, height)
            y = frame.y + height + 3
            for line in caption:
                frame.sheet.text(x, y, line, BODY)
                y += BODY.leading
            if each.time:
                frame.sheet.text(x, y, elide(each.time, face(frame.language, "regular"), SMALL.size, width), SMALL)
        frame.y += tall + 7


def _photo(frame: Frame, photo: PhotoCell, x: float, width: float, height: float) -> None:
    sheet, y = frame.sheet, frame.y
    if photo.picture is None:
        sheet.box(x, y, width, height, BOX, 0.7, 2.0)
        lines = clamp(_wrapped(frame, photo.broken, SMALL_INK, width - 16), 6)
        top = y + (height - len(lines) * SMALL_INK.leading) / 2
        for line in lines:
            sheet.text(x + 8, top, line, SMALL_INK)
            top += SMALL_INK.leading
    else:
        scale = min(width / photo.picture.width, height / photo.picture.height)
        wide, high = photo.picture.width * scale, photo.picture.height * scale
        sheet.picture(photo.picture, x, y + height - high, wide, high, 2.0)


@dataclass(frozen=True, slots=True)
class SignatureBox:
    """A box to sign: `label` says as whom, `words` stand in place of a signature, name and remark below the line."""

    label: str
    picture: Picture | None
    words: str
    name: str
    remark: str


def signature_height(frame: Frame, boxes: Sequence[SignatureBox]) -> float:
    """Points that a row of two boxes takes."""
    return max((_signature_lines(frame, box)[1] for box in boxes[:2]), default=0.0)


def _signature_lines(
    frame: Frame, box: SignatureBox
) -> tuple[tuple[list[str], list[str], list[str], list[str]], float]:
    room = (frame.width - 12) / 2 - 2 * _PAD
    label = clamp(_wrapped(frame, box.label, LABEL, room), 4)
    words = clamp(_wrapped(frame, box.words, BODY, room), 12) if box.words else []
    name = clamp(_wrapped(frame, box.name, STRONG, room), 4)
    remark = clamp(_wrapped(frame, box.remark, LABEL, room), 6) if box.remark else []
    below = name if _beside(frame, name, remark, room) else [*name, *remark]
    space = max(_SIGNATURE_HEIGHT, len(words) * BODY.leading + 4)
    height = 2 * _PAD - 4 + len(label) * LABEL.leading + space + len(below) * BODY.leading + 4
    return (label, words, name, remark), height


def _beside(frame: Frame, name: list[str], remark: list[str], room: float) -> bool:
    if len(name) > 1 or len(remark) != 1:
        return not remark
    taken = face(frame.language, "bold").width(name[0], STRONG.size)
    return taken + face(frame.language, "regular").width(remark[0], LABEL.size) + 12 <= room


def signature_boxes(frame: Frame, boxes: Sequence[SignatureBox]) -> None:
    """Signature boxes two by two, each row whole on one page."""
    width = (frame.width - 12) / 2
    for start in range(0, len(boxes), 2):
        pair = boxes[start : start + 2]
        height = signature_height(frame, pair)
        frame.need(height)
        for index, box in enumerate(pair):
            _signature(frame, box, frame.left + index * (width + 12), width, height)
        frame.y += height + 9


def _signature(frame: Frame, box: SignatureBox, left: float, width: float, height: float) -> None:
    sheet = frame.sheet
    (label, words, name, remark), _ = _signature_lines(frame, box)
    sheet.box(left, frame.y, width, height, BOX)
    x, room = left + _PAD, width - 2 * _PAD
    y = frame.y + _PAD - 3
    for line in label:
        sheet.text(x, y, line, LABEL)
        y += LABEL.leading
    beside = _beside(frame, name, remark, room)
    foot = frame.y + height - _PAD + 2 - (len(name) + (0 if beside else len(remark))) * BODY.leading
    if box.picture is not None:
        space = foot - 4 - y
        scale = min(room / box.picture.width, space / box.picture.height)
        wide, high = box.picture.width * scale, box.picture.height * scale
        sheet.picture(box.picture, x, y + (space - high) / 2, wide, high)
    for index, line in enumerate(words):
        sheet.text(x, y + 3 + index * BODY.leading, line, BODY)
    sheet.line(x, foot - 2, x + room, foot - 2, TABLE_HEAD, 0.7)
    for line in name:
        sheet.text(x, foot, line, STRONG)
        foot += BODY.leading
    for line in remark:
        if beside:
            sheet.right_text(x + room, foot - BODY.leading, line, LABEL)
        else:
            sheet.text(x, foot, line, LABEL)
            foot += BODY.leading


def code_box(frame: Frame, code: str, title: str, words: str, note: str = "") -> None:
    """The QR code with its quiet border, what it is for, and a note; a long note follows below the box."""
    height = QR_SIDE + 8
    x = frame.left + QR_SIDE + 16
    room = frame.right - x - _PAD
    lines = [(elide(title, face(frame.language, "bold"), LEAD.size, room), LEAD)]
    lines += [(line, BODY) for line in clamp(_wrapped(frame, words, BODY, room), 2)]
    inside = _wrapped(frame, note, LABEL, room) if note else []
    if len(inside) < 3:
        lines += [(line, LABEL) for line in inside]
        note = ""
    frame.need(height)
    sheet = frame.sheet
    sheet.box(frame.left, frame.y, frame.width, height, BOX)
    sheet.fill(qr_rectangles(code, frame.left + 4, frame.y + 4, QR_SIDE), (0.0, 0.0, 0.0))
    y = frame.y + (height - sum(style.leading for _, style in lines)) / 2
    for line, style in lines:
        sheet.text(x, y, line, style)
        y += style.leading
    frame.y += height + 8
    if note:
        frame.paragraph(note, LABEL)


def _wrapped(frame: Frame, text: str, style: Style, width: float) -> list[str]:
    return wrap(text, face(frame.language, style.weight), style.size, width)
