"""The goods receipt: what a supplier delivered, how it differs from the order, what inspection found."""

from __future__ import annotations

from fieldservice.domain.warehouse_papers import GoodsReceiptPaper, PaperArrival
from fieldservice.i18n import translate_in
from printouts.goods import (
    cancelled_notice,
    count_of_lines,
    lot_cell,
    lot_column,
    part_cell,
    part_cells,
    part_columns,
    party,
    quantity_column,
    sign_here,
)
from printouts.layout import format as put
from printouts.layout.blocks import fact_table, facts_beside_code
from printouts.layout.frame import Frame, Heading
from printouts.layout.styles import STRONG
from printouts.layout.tables import Cell, Column, Row, Table
from printouts.shared import joined


def render(paper: GoodsReceiptPaper, language: str) -> bytes:
    """The receipt as a PDF in `language` (`zh_CN` or `en`), the same bytes for the same receipt."""
    title = translate_in(language, "print", "Goods receipt")
    frame = Frame(paper.company, Heading(title, paper.number, put.date(paper.date, language), paper.date), language)
    if paper.cancelled:
        cancelled_notice(frame)
    _head(frame, paper)
    _lines(frame, paper)
    _differences(frame, paper)
    _inspection(frame, paper)
    if paper.note:
        frame.y += 8
        fact_table(frame, [(translate_in(language, "print", "Note"), paper.note)]).draw()
    name = translate_in(language, "print", "Name and date")
    sign_here(
        frame,
        (translate_in(language, "print", "Received by"), paper.received_by, name),
        (translate_in(language, "print", "Checked by"), "", name),
    )
    return frame.finish()


def _head(frame: Frame, paper: GoodsReceiptPaper) -> None:
    language = frame.language
    when = put.day_and_time(paper.received, language, paper.timezone, paper.date.year) if paper.received else ""
    left = party(language, translate_in(language, "print", "Supplier"), paper.supplier)
    noted = put.date(paper.delivery_note_on, language) if paper.delivery_note_on is not None else ""
    right = [
        *party(language, translate_in(language, "print", "Warehouse"), paper.warehouse)[:1],
        (translate_in(language, "print", "Purchase order"), paper.order),
        (translate_in(language, "print", "Supplier's delivery note"), joined(language, paper.delivery_note, noted)),
        (translate_in(language, "print", "Received on"), joined(language, when, paper.received_by)),
    ]
    facts_beside_code(frame, paper.code, left, right)


def _lines(frame: Frame, paper: GoodsReceiptPaper) -> None:
    if not paper.lines:
        return
    language = frame.language
    lots = lot_column(language, [line.goods for line in paper.lines])
    ordered = any(line.ordered for line in paper.lines)
    columns = [*part_columns(language), *lots]
    columns += [quantity_column(translate_in(language, "print", "Ordered"))] if ordered else []
    columns += [
        quantity_column(translate_in(language, "print", "Received")),
        Column(translate_in(language, "print", "Put away in"), cap=96.0, least=60.0),
    ]
    rows = []
    for line in paper.lines:
        cells = part_cells(line.goods)
        cells += [lot_cell(language, line.goods)] if lots else []
        cells += [line.ordered] if ordered else []
        rows.append(Row([*cells, Cell(line.goods.quantity, STRONG), line.place]))
    table = Table(frame, columns, rows, pad=3.4)
    frame.section(translate_in(language, "print", "Delivery"), keep=table.first_height())
    table.draw()
    count_of_lines(frame, len(rows))


def _differences(frame: Frame, paper: GoodsReceiptPaper) -> None:
    language = frame.language
    if not paper.differences:
        if paper.compared and paper.lines:
            frame.paragraph(translate_in(language, "print", "The delivery is as ordered."))
        return
    words = {
        "less": translate_in(language, "print", "Too little"),
        "more": translate_in(language, "print", "Too much"),
        "not_ordered": translate_in(language, "print", "Not ordered"),
    }
    columns = [
        Column(cap=70.0, gap=12.0, style=STRONG),
        *part_columns(language),
        quantity_column(translate_in(language, "print", "Ordered")),
        quantity_column(translate_in(language, "print", "Received")),
        Column(translate_in(language, "print", "Difference"), cap=60.0, right=True, gap=14.0, style=STRONG),
        Column(translate_in(language, "print", "Reason"), cap=110.0, least=60.0),
    ]
    rows = [
        Row([words[each.kind], each.number, each.name, each.ordered, each.received, each.difference, each.reason])
        for each in paper.differences
    ]
    table = Table(frame, columns, rows)
    frame.section(translate_in(language, "print", "Differences"), keep=table.first_height())
    table.draw()


def _inspection(frame: Frame, paper: GoodsReceiptPaper) -> None:
    inspected = [line for line in paper.lines if line.inspection]
    if not inspected:
        return
    language = frame.language
    lots = lot_column(language, [line.goods for line in inspected])
    columns = [
        Column(translate_in(language, "print", "Part"), flex=1.0),
        *lots,
        Column(translate_in(language, "print", "Result"), cap=120.0, least=112.0),
        Column(translate_in(language, "print", "Finding"), flex=0.9),
    ]
    rows = []
    for line in inspected:
        cells: list[str | Cell] = [part_cell(line.goods)]
        cells += [lot_cell(language, line.goods)] if lots else []
        rows.append(Row([*cells, _result(language, line), Cell(line.finding, below=line.inspector)]))
    table = Table(frame, columns, rows)
    frame.section(translate_in(language, "print", "Inspection"), keep=table.first_height())
    table.draw()


def _result(language: str, line: PaperArrival) -> Cell:
    if line.inspection == "pending":
        return Cell(translate_in(language, "print", "To be inspected"), mark="square")
    quantities = [
        translate_in(language, "print", "{quantity} good", quantity=line.passed) if line.passed else "",
        translate_in(language, "print", "{quantity} rejected", quantity=line.failed) if line.failed else "",
    ]
    below = joined(language, *quantities)
    if line.inspection == "failed":
        return Cell(translate_in(language, "print", "Not passed"), STRONG, "cross", below)
    return Cell(translate_in(language, "print", "Passed"), mark="tick", below=below)
