"""The count sheet: what lies in each bin, with room for what is counted; a blind one does not say what is expected."""

from __future__ import annotations

from collections.abc import Sequence

from fieldservice.domain.warehouse_papers import CountSheetPaper
from fieldservice.i18n import translate_in
from printouts.goods import (
    cancelled_notice,
    count_of_lines,
    lot_cell,
    lot_column,
    part_cells,
    part_columns,
    party,
    quantity_column,
    sign_here,
    written,
)
from printouts.layout import format as put
from printouts.layout.blocks import facts_beside_code
from printouts.layout.frame import Frame, Heading
from printouts.layout.styles import LEAD
from printouts.layout.tables import Cell, Column, Row, Table

_FOUND = 4


def render(paper: CountSheetPaper, language: str) -> bytes:
    """The sheet as a PDF in `language` (`zh_CN` or `en`), the same bytes for the same count."""
    return render_all([paper], language)


def render_all(sheets: Sequence[CountSheetPaper], language: str) -> bytes:
    """The sheets of several counts as one PDF, each beginning on a page of its own. Raises ValueError for none."""
    if not sheets:
        raise ValueError("no count sheet to draw")
    title = translate_in(language, "print", "Count sheet")
    headings = [Heading(title, each.number, put.date(each.date, language), each.date) for each in sheets]
    frame = Frame(sheets[0].company, headings[0], language)
    for at, paper in enumerate(sheets):
        if at:
            frame.next_paper(headings[at])
        _sheet(frame, paper)
    return frame.finish()


def _sheet(frame: Frame, paper: CountSheetPaper) -> None:
    language = frame.language
    if paper.cancelled:
        cancelled_notice(frame)
    _head(frame, paper)
    _lines(frame, paper)
    _found(frame)
    when = translate_in(language, "print", "Date and time")
    sign_here(
        frame,
        (translate_in(language, "print", "Counted by"), "", when),
        (translate_in(language, "print", "Checked by"), "", when),
    )


def _head(frame: Frame, paper: CountSheetPaper) -> None:
    language = frame.language
    how = (
        translate_in(language, "print", "Blind: count without knowing what is expected")
        if paper.blind
        else translate_in(language, "print", "With the quantity expected")
    )
    left = [
        *party(language, translate_in(language, "print", "Warehouse"), paper.warehouse),
        (translate_in(language, "print", "Area"), paper.scope),
    ]
    right = [
        (translate_in(language, "print", "How"), how),
        (translate_in(language, "print", "Made by"), paper.made_by),
        (translate_in(language, "print", "Note"), paper.note),
    ]
    facts_beside_code(frame, paper.code, left, right)


def _lines(frame: Frame, paper: CountSheetPaper) -> None:
    language = frame.language
    if not paper.lines:
        frame.y += 8
        frame.paragraph(translate_in(language, "print", "By the books nothing is there. Note what you find."), LEAD)
        return
    lots = lot_column(language, [line.goods for line in paper.lines])
    columns = [
        Column(translate_in(language, "print", "Bin"), cap=110.0, gap=14.0),
        *part_columns(language),
        *lots,
    ]
    columns += [] if paper.blind else [quantity_column(translate_in(language, "print", "Expected"))]
    columns += [
        quantity_column(translate_in(language, "print", "Counted"), blank=True),
        Column(translate_in(language, "print", "Remark"), cap=84.0, least=60.0),
    ]
    rows = []
    for line in paper.lines:
        cells: list[str | Cell] = [Cell(line.bin or "—", LEAD), *part_cells(line.goods)]
        cells += [lot_cell(language, line.goods)] if lots else []
        cells += [] if paper.blind else [line.goods.quantity]
        rows.append(Row([*cells, written(line.counted), ""]))
    frame.y += 10
    Table(frame, columns, rows, pad=4.6).draw()
    count_of_lines(frame, len(rows))
    if paper.left_out:
        more = translate_in(
            language, "print", "%n further lines have no room here: count by smaller areas.", paper.left_out
        )
        frame.paragraph(more, LEAD)


def _found(frame: Frame) -> None:
    """Room for what is there and not in the list."""
    language = frame.language
    columns = [
        Column(translate_in(language, "print", "Bin"), flex=0.7),
        Column(translate_in(language, "print", "Part number"), flex=1.0),
        Column(translate_in(language, "print", "Name"), flex=1.4),
        Column(translate_in(language, "print", "Lot or serial"), flex=1.0),
        Column(translate_in(language, "print", "Counted"), flex=0.7),
    ]
    table = Table(frame, columns, [Row([Cell(" ")] * len(columns)) for _ in range(_FOUND)], pad=4.6)
    frame.section(translate_in(language, "print", "Found, not in the list"), keep=table.first_height())
    table.draw()
