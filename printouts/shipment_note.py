"""Delivery note, transfer note and return note: one document, named by what the shipment is for."""

from __future__ import annotations

from fieldservice.domain.warehouse_papers import PaperShipped, ShipmentPaper
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
    recipient,
    room_to_write,
    sign_here,
    written,
)
from printouts.layout import format as put
from printouts.layout.blocks import Answer, answer_strip, fact_table, facts_beside_code
from printouts.layout.frame import Frame, Heading
from printouts.layout.styles import LABEL
from printouts.layout.tables import Column, Row, Table
from printouts.shared import joined


def render(paper: ShipmentPaper, language: str) -> bytes:
    """The note as a PDF in `language` (`zh_CN` or `en`), the same bytes for the same shipment."""
    heading = Heading(title(paper, language), paper.number, put.date(paper.date, language), paper.date)
    frame = Frame(paper.company, heading, language)
    if paper.cancelled:
        cancelled_notice(frame)
    _head(frame, paper)
    _journey(frame, paper)
    _lines(frame, paper)
    if paper.note:
        frame.y += 8
        fact_table(frame, [(translate_in(language, "print", "Note"), paper.note)]).draw()
    if paper.received is None:
        room_to_write(frame, translate_in(language, "print", "Differences and damage"), 2)
    _signatures(frame, paper)
    return frame.finish()


def title(paper: ShipmentPaper, language: str) -> str:
    """What the document is called."""
    if paper.kind == "transfer":
        return translate_in(language, "print", "Transfer note")
    if paper.kind == "return":
        return translate_in(language, "print", "Return note")
    if paper.kind == "vendor_return":
        return translate_in(language, "print", "Return to supplier")
    return translate_in(language, "print", "Delivery note")


def _head(frame: Frame, paper: ShipmentPaper) -> None:
    language = frame.language
    left = party(language, translate_in(language, "print", "From"), paper.source)
    right = party(language, translate_in(language, "print", "To"), paper.to)
    right += recipient(language, paper.recipient, paper.to)
    left.append((translate_in(language, "print", "Work order"), paper.work_order))
    left.append((translate_in(language, "print", "Pick list"), paper.pick_list))
    facts_beside_code(frame, paper.code, left, right)


def _journey(frame: Frame, paper: ShipmentPaper) -> None:
    language, zone, year = frame.language, paper.timezone, paper.date.year
    boxes = translate_in(language, "print", "%n boxes", paper.boxes)
    answers = [Answer(translate_in(language, "print", "Boxes"), boxes, paper.weight)]
    if paper.carrier or paper.tracking:
        first, second = (paper.carrier, paper.tracking) if paper.carrier else (paper.tracking, "")
        answers.append(Answer(translate_in(language, "print", "Carrier"), first, second))
    expected = put.day_and_time(paper.expected, language, zone, year) if paper.expected else ""
    if expected:
        expected = translate_in(language, "print", "Expected {when}", when=expected)
    if paper.shipped:
        shipped = put.day_and_time(paper.shipped, language, zone, year)
        answers.append(Answer(translate_in(language, "print", "Shipped"), shipped, expected))
    elif expected:
        answers.append(Answer(translate_in(language, "print", "Shipped"), "—", expected))
    frame.y += 8
    answer_strip(frame, answers)


def _lines(frame: Frame, paper: ShipmentPaper) -> None:
    if not paper.lines:
        return
    language = frame.language
    lots = lot_column(language, [line.goods for line in paper.lines])
    purposes = any(line.purpose for line in paper.lines)
    arrived = paper.received is not None
    columns = [*part_columns(language), *lots]
    columns += [Column(translate_in(language, "print", "For"), cap=84.0, gap=12.0, style=LABEL)] if purposes else []
    columns += [
        quantity_column(translate_in(language, "print", "Quantity")),
        quantity_column(translate_in(language, "print", "Received"), blank=not arrived),
    ]
    rows: list[Row] = []
    boxes = sorted({line.box for line in paper.lines})
    for box in boxes:
        if paper.boxes > 1 or len(boxes) > 1:
            rows.append(Row([translate_in(language, "print", "Box {number}", number=box)], "group"))
        rows += [_row(language, line, bool(lots), purposes, arrived) for line in paper.lines if line.box == box]
    table = Table(frame, columns, rows, pad=3.4)
    frame.section(translate_in(language, "print", "Contents"), keep=table.first_height())
    table.draw()
    count_of_lines(frame, len(paper.lines))


def _row(language: str, line: PaperShipped, lots: bool, purposes: bool, arrived: bool) -> Row:
    cells = part_cells(line.goods, line.why)
    cells += [lot_cell(language, line.goods)] if lots else []
    cells += [line.purpose] if purposes else []
    return Row([*cells, line.goods.quantity, line.received if arrived else written("")])


def _signatures(frame: Frame, paper: ShipmentPaper) -> None:
    language = frame.language
    name = translate_in(language, "print", "Name and date")
    when = ""
    if paper.received is not None:
        when = put.day_and_time(paper.received, language, paper.timezone, paper.date.year)
    received = translate_in(language, "print", "Received complete and undamaged, unless noted above")
    sign_here(
        frame,
        (translate_in(language, "print", "Handed over by"), paper.packed_by, name),
        (received, paper.received_by, joined(language, when) or name),
    )
