"""The pick list: the bins in the order of the walk, a box to tick for each, what is short."""

from __future__ import annotations

from fieldservice.domain.warehouse_papers import PaperPick, PickListPaper
from fieldservice.i18n import translate_in
from printouts.goods import (
    cancelled_notice,
    count_of_lines,
    lot_cell,
    lot_column,
    part_cell,
    part_columns,
    party,
    quantity_column,
    recipient,
    sign_here,
    written,
)
from printouts.layout import format as put
from printouts.layout.blocks import facts_beside_code
from printouts.layout.frame import Frame, Heading
from printouts.layout.styles import LABEL, LEAD, SCORE
from printouts.layout.tables import Cell, Column, Row, Table


def render(paper: PickListPaper, language: str) -> bytes:
    """The list as a PDF in `language` (`zh_CN` or `en`), the same bytes for the same list."""
    title = translate_in(language, "print", "Pick list")
    frame = Frame(paper.company, Heading(title, paper.number, put.date(paper.date, language), paper.date), language)
    if paper.cancelled:
        cancelled_notice(frame)
    _head(frame, paper)
    _walk(frame, paper)
    _shorts(frame, paper)
    when = translate_in(language, "print", "Date and time")
    picked = translate_in(language, "print", "Picked by")
    checked = translate_in(language, "print", "Checked by")
    sign_here(frame, (picked, paper.picker, when), (checked, "", when))
    return frame.finish()


def _head(frame: Frame, paper: PickListPaper) -> None:
    language = frame.language
    due = put.day_and_time(paper.due, language, paper.timezone, paper.date.year) if paper.due else ""
    left = [
        *party(language, translate_in(language, "print", "Warehouse"), paper.warehouse)[:1],
        *party(language, translate_in(language, "print", "Deliver to"), paper.to),
        *recipient(language, paper.recipient, paper.to),
    ]
    right = [
        (translate_in(language, "print", "Needed by"), due),
        (translate_in(language, "print", "Priority"), paper.priority),
        (translate_in(language, "print", "Picker"), paper.picker),
        (translate_in(language, "print", "Weight"), paper.weight),
    ]
    facts_beside_code(frame, paper.code, left, right)


def _walk(frame: Frame, paper: PickListPaper) -> None:
    if not paper.lines:
        frame.y += 8
        frame.paragraph(translate_in(frame.language, "print", "There is nothing to pick."), LEAD)
        return
    language = frame.language
    lots = lot_column(language, [line.goods for line in paper.lines])
    purposes = any(line.purpose for line in paper.lines)
    columns = [
        Column(cap=14.0),
        Column(translate_in(language, "print", "Bin"), cap=120.0, gap=14.0),
        Column(translate_in(language, "print", "Part"), flex=1.0),
        *lots,
    ]
    columns += [Column(translate_in(language, "print", "For"), cap=80.0, gap=12.0, style=LABEL)] if purposes else []
    columns += [
        quantity_column(translate_in(language, "print", "Quantity")),
        quantity_column(translate_in(language, "print", "Picked"), blank=True),
    ]
    rows = []
    for line in paper.lines:
        cells: list[str | Cell] = [Cell(" ", mark="tick" if line.picked else "square"), Cell(line.bin or "—", SCORE)]
        cells.append(part_cell(line.goods, _doubt(language, line)))
        cells += [lot_cell(language, line.goods)] if lots else []
        cells += [line.purpose] if purposes else []
        rows.append(Row([*cells, Cell(line.goods.quantity, LEAD), written("")]))
    frame.y += 10
    Table(frame, columns, rows, pad=4.0).draw()
    count_of_lines(frame, len(rows))


def _doubt(language: str, line: PaperPick) -> str:
    if not line.in_bin:
        return ""
    return translate_in(language, "print", "By the books only {quantity} there", quantity=line.in_bin)


def _shorts(frame: Frame, paper: PickListPaper) -> None:
    shorts = [line for line in paper.lines if line.short]
    if not shorts:
        return
    language = frame.language
    columns = [
        Column(translate_in(language, "print", "Bin"), cap=110.0, gap=14.0),
        *part_columns(language),
        Column(translate_in(language, "print", "Short"), cap=76.0, right=True, gap=14.0),
        Column(translate_in(language, "print", "Reason"), flex=0.8),
    ]
    rows = [
        Row([each.bin or "—", each.goods.number, each.goods.name, each.short, each.short_reason]) for each in shorts
    ]
    table = Table(frame, columns, rows)
    frame.section(translate_in(language, "print", "Short"), keep=table.first_height())
    table.draw()
