"""The purchase order, as the supplier gets it."""

from __future__ import annotations

from fieldservice.domain.warehouse_papers import PurchaseOrderPaper
from fieldservice.i18n import translate_in
from printouts.goods import (
    cancelled_notice,
    count_of_lines,
    part_cells,
    part_columns,
    party,
    quantity_column,
    sign_here,
)
from printouts.layout import format as put
from printouts.layout.blocks import Answer, answer_strip, fact_table, facts_beside_code
from printouts.layout.frame import Frame, Heading
from printouts.layout.styles import LEAD
from printouts.layout.tables import Cell, Column, Row, Table


def render(paper: PurchaseOrderPaper, language: str) -> bytes:
    """The order as a PDF in `language` (`zh_CN` or `en`), the same bytes for the same order."""
    title = translate_in(language, "print", "Purchase order")
    frame = Frame(paper.company, Heading(title, paper.number, put.date(paper.date, language), paper.date), language)
    if paper.cancelled:
        cancelled_notice(frame)
    if paper.draft:
        frame.paragraph(
            translate_in(language, "print", "This is a draft. Nothing has been ordered yet."), LEAD, after=6
        )
    _head(frame, paper)
    _delivery(frame, paper)
    _lines(frame, paper)
    if paper.note:
        frame.y += 8
        fact_table(frame, [(translate_in(language, "print", "Note"), paper.note)]).draw()
    frame.y += 6
    frame.paragraph(
        translate_in(
            language, "print", "Please put the number {number} on delivery note and invoice.", number=paper.number
        )
    )
    stamp = translate_in(language, "print", "Date and stamp")
    sign_here(
        frame,
        (translate_in(language, "print", "Ordered by"), paper.buyer, stamp),
        (translate_in(language, "print", "Confirmed by the supplier"), "", stamp),
    )
    return frame.finish()


def _head(frame: Frame, paper: PurchaseOrderPaper) -> None:
    language = frame.language
    left = party(language, translate_in(language, "print", "Supplier"), paper.supplier)
    right = party(language, translate_in(language, "print", "Deliver to"), paper.deliver_to)
    right.append((translate_in(language, "print", "Buyer"), paper.buyer))
    facts_beside_code(frame, paper.code, left, right)


def _delivery(frame: Frame, paper: PurchaseOrderPaper) -> None:
    language = frame.language
    answers = []
    if paper.expected:
        wanted = put.date(paper.expected, language)
        answers.append(Answer(translate_in(language, "print", "Delivery wanted by"), wanted))
    if paper.total is not None and paper.lines:
        worth = f"{put.money(paper.total, paper.currency)} {put.currency_word(paper.currency, language)}"
        answers.append(Answer(_total_word(paper, language), worth))
    if answers:
        frame.y += 8
        answer_strip(frame, answers)


def _total_word(paper: PurchaseOrderPaper, language: str) -> str:
    if not paper.unpriced:
        return translate_in(language, "print", "Total")
    return translate_in(language, "print", "Total, %n lines without a price", paper.unpriced)


def _lines(frame: Frame, paper: PurchaseOrderPaper) -> None:
    if not paper.lines:
        return
    language, currency = frame.language, paper.currency
    word = put.currency_word(currency, language)
    theirs = any(line.supplier_number for line in paper.lines)
    dates = any(line.due and line.due != paper.expected for line in paper.lines)
    priced = any(line.price is not None for line in paper.lines)
    columns = [Column("", cap=26.0, right=True, gap=8.0), *part_columns(language)]
    columns += [Column(translate_in(language, "print", "Your number"), cap=96.0, gap=12.0)] if theirs else []
    columns += [Column(translate_in(language, "print", "Wanted by"), cap=84.0, gap=12.0)] if dates else []
    columns += [quantity_column(translate_in(language, "print", "Quantity"))]
    if priced:
        columns += [
            Column(translate_in(language, "print", "Unit price"), cap=84.0, right=True, gap=14.0),
            Column(translate_in(language, "print", "Amount ({currency})", currency=word), cap=96.0, right=True),
        ]
    rows = []
    for index, line in enumerate(paper.lines, 1):
        cells: list[str | Cell] = [str(index), *part_cells(line.goods)]
        cells += [line.supplier_number] if theirs else []
        cells += [put.date(line.due, language) if line.due else ""] if dates else []
        cells.append(line.goods.quantity)
        if priced:
            cells += [_price(language, line.price, line.price_for, currency)]
            cells += ["" if line.amount is None else put.money(line.amount, currency)]
        rows.append(Row(cells))
    if priced and paper.total is not None:
        empty = [""] * (len(columns) - 3)
        total = Cell(put.money(paper.total, currency), LEAD)
        rows.append(Row(["", _total_word(paper, language), *empty, total], "total"))
    table = Table(frame, columns, rows, pad=3.4)
    frame.section(translate_in(language, "print", "Order"), keep=table.first_height())
    table.draw()
    count_of_lines(frame, len(paper.lines))


def _price(language: str, price: int | None, price_for: str, currency: str) -> str | Cell:
    if price is None:
        return translate_in(language, "print", "To be agreed")
    text = put.money(price, currency)
    if not price_for:
        return text
    return Cell(text, below=translate_in(language, "print", "for {quantity}", quantity=price_for))
