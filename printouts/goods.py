"""What the warehouse's documents say in the same way: parties, goods, lots and serial numbers, boxes to sign."""

from __future__ import annotations

from collections.abc import Sequence

from fieldservice.domain.warehouse_papers import PaperGoods, PaperParty
from fieldservice.i18n import translate_in
from printouts.layout.blocks import SignatureBox, signature_boxes, signature_height
from printouts.layout.frame import Frame
from printouts.layout.marks import FIELD_WIDTH
from printouts.layout.styles import BOX, LEAD, STRONG
from printouts.layout.tables import Cell, Column
from printouts.shared import joined

_LINE = 19.0


def party(language: str, label: str, place: PaperParty | None) -> list[tuple[str, str]]:
    """A party under its label: name with code, whom to ask for, address."""
    if place is None:
        return []
    name = place.name
    if place.code and place.code != place.name:
        opening, closing = ("（", "）") if language == "zh_CN" else (" (", ")")
        name = f"{place.name}{opening}{place.code}{closing}" if place.name else place.code
    return [
        (label, name),
        (translate_in(language, "print", "Contact"), joined(language, place.contact, place.phone)),
        (translate_in(language, "print", "Address"), place.address),
    ]


def part_columns(language: str) -> list[Column]:
    """Part number and name."""
    return [
        Column(translate_in(language, "print", "Part number"), cap=104.0, gap=14.0),
        Column(translate_in(language, "print", "Name"), flex=1.0),
    ]


def part_cells(goods: PaperGoods, *remarks: str) -> list[str | Cell]:
    """Part number and name, remarks below the name."""
    below = "\n".join(filter(None, (goods.note, *remarks)))
    return [goods.number, Cell(goods.name, below=below)]


def part_cell(goods: PaperGoods, *remarks: str) -> Cell:
    """Number, name and remarks below one another, where a table has little width."""
    return Cell(goods.number, STRONG, below="\n".join(filter(None, (goods.name, goods.note, *remarks))))


def lot_column(language: str, goods: Sequence[PaperGoods]) -> list[Column]:
    """The column of lots and serial numbers; none where nothing has either."""
    if not any(each.lot or each.serial or each.expiry for each in goods):
        return []
    expires = any(each.expiry for each in goods)
    return [
        Column(translate_in(language, "print", "Lot or serial"), cap=96.0, least=82.0 if expires else 0.0, gap=14.0)
    ]


def lot_cell(language: str, goods: PaperGoods) -> Cell:
    """Lot and serial number, below them the day on which it expires."""
    below = ""
    if goods.expiry:
        below = translate_in(language, "print", "Expires {date}", date=goods.expiry.isoformat())
    text = " / ".join(filter(None, (goods.lot, goods.serial)))
    # a cell without first line would put what is below it on the second
    return Cell(text, below=below) if text else Cell(below)


def quantity_column(title: str, *, blank: bool = False) -> Column:
    """A column of quantities at the right; `blank` leaves room to write one by hand."""
    return Column(title, cap=76.0, least=FIELD_WIDTH if blank else 0.0, right=not blank, gap=12.0)


def written(text: str) -> Cell:
    """What is known already, or a field to write it in."""
    return Cell(text) if text else Cell(" ", mark="field")


def cancelled_notice(frame: Frame) -> None:
    """Say plainly that the paper counts no more."""
    frame.paragraph(translate_in(frame.language, "print", "This paper was cancelled. Do not act on it."), LEAD, after=6)


def sign_here(frame: Frame, *boxes: tuple[str, str, str]) -> None:
    """Boxes to sign by hand: as whom, the name where it is known, what stands beside it."""
    language = frame.language
    made = [SignatureBox(label, None, "", name, remark) for label, name, remark in boxes]
    frame.section(translate_in(language, "print", "Signatures"), keep=signature_height(frame, made))
    signature_boxes(frame, made)


def recipient(language: str, name: str, place: PaperParty | None) -> list[tuple[str, str]]:
    """Whom it is for, unless the place names the same person."""
    if place is not None and place.contact == name:
        return []
    return [(translate_in(language, "print", "Recipient"), name)]


def room_to_write(frame: Frame, title: str, lines: int) -> None:
    """Ruled lines under a heading."""
    frame.section(title, keep=lines * _LINE)
    for _ in range(lines):
        frame.y += _LINE
        frame.sheet.line(frame.left, frame.y, frame.right, frame.y, BOX, 0.6)


def count_of_lines(frame: Frame, count: int) -> None:
    """How many lines there are, so that a lost page is noticed."""
    frame.y += 3
    frame.paragraph(translate_in(frame.language, "print", "%n lines in all", count), STRONG)
