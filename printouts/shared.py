"""What several documents say in the same way: customer and machine, checklists, verdicts in words."""

from __future__ import annotations

import datetime as dt

from fieldservice.domain.papers import (
    PaperAsset,
    PaperChecklist,
    PaperCheckRow,
    PaperCustomer,
    PaperEntitlement,
    PaperVerdict,
)
from fieldservice.i18n import translate_in
from printouts.layout import format as put
from printouts.layout.blocks import Answer
from printouts.layout.frame import Frame
from printouts.layout.marks import Mark
from printouts.layout.styles import LABEL, STRONG
from printouts.layout.tables import Cell, Column, Row, Table

_MARKS: dict[PaperVerdict, Mark] = {"pass": "tick", "fail": "cross", "partial": "half", "not_applicable": "bar"}


def joined(language: str, *texts: str) -> str:
    """Texts that are there, with a comma of the language between."""
    return ("，" if language == "zh_CN" else ", ").join(text for text in texts if text)


def customer_facts(language: str, customer: PaperCustomer) -> list[tuple[str, str]]:
    """Customer, contact, address."""
    return [
        (translate_in(language, "print", "Customer"), customer.name),
        (translate_in(language, "print", "Contact"), joined(language, customer.contact, customer.phone)),
        (translate_in(language, "print", "Address"), customer.address),
    ]


def asset_facts(language: str, asset: PaperAsset | None) -> list[tuple[str, str]]:
    """Machine, serial number, purchase and hours, firmware."""
    if asset is None:
        return []
    bought = put.date(asset.purchased, language) if asset.purchased else ""
    hours = ""
    if asset.running_hours is not None:
        hours = translate_in(language, "print", "{hours} running hours", hours=put.number(asset.running_hours))
    before, after = asset.firmware_before, asset.firmware_after
    firmware = before or after
    if before and after and before == after:
        firmware = translate_in(language, "print", "{version}, not changed", version=before)
    elif before and after:
        firmware = translate_in(language, "print", "{before}, updated to {after}", before=before, after=after)
    return [
        (
            translate_in(language, "print", "Machine"),
            joined(language, " ".join(filter(None, (asset.model, asset.name)))),
        ),
        (translate_in(language, "print", "Serial number"), asset.serial),
        (translate_in(language, "print", "Purchased"), joined(language, bought, hours))
        if bought
        else (translate_in(language, "print", "Running time"), hours),
        (translate_in(language, "print", "Software"), firmware),
    ]


def requested_fact(
    language: str, requested: dt.datetime | None, channel: str, zone: dt.tzinfo | None, year: int
) -> tuple[str, str]:
    """When the request came in, and how."""
    when = put.day_and_time(requested, language, zone, year) if requested else ""
    return translate_in(language, "print", "Requested"), joined(language, when, channel)


def entitlement_answer(language: str, entitlement: PaperEntitlement | None) -> list[Answer]:
    """Does the customer pay, and why."""
    if entitlement is None or not (entitlement.headline or entitlement.reason):
        return []
    return [Answer(translate_in(language, "print", "Cover"), entitlement.headline, entitlement.reason)]


def code_words(language: str, number: str) -> str:
    """What stands beside the code."""
    return translate_in(language, "print", "Please name the number {number} when you call us.", number=number)


def verdict_cell(language: str, verdict: PaperVerdict | None) -> str | Cell:
    """Mark and word; what did not pass stands in bold."""
    if verdict is None:
        return ""
    words = {
        "pass": translate_in(language, "print", "Pass"),
        "fail": translate_in(language, "print", "Fail"),
        "partial": translate_in(language, "print", "Partial"),
        "not_applicable": translate_in(language, "print", "N/A"),
    }
    style = STRONG if verdict in ("fail", "partial") else None
    return Cell(words[verdict], style, _MARKS[verdict])


def checklist_table(frame: Frame, checklist: PaperChecklist) -> Table:
    """The answered checklist; what was measured after the repair shares the row with what was found before."""
    language = frame.language
    rows = [row for section in checklist.sections for row in section.rows]
    again = any(row.after or row.after_verdict for row in rows)
    limits = any(row.limit for row in rows)
    columns = [
        Column(cap=34.0),
        Column(translate_in(language, "print", "Check"), flex=1.0),
        Column(
            translate_in(language, "print", "Before") if again else translate_in(language, "print", "Reading"),
            cap=96.0,
            right=True,
            gap=14.0,
        ),
    ]
    columns += (
        [Column(translate_in(language, "print", "Limit"), cap=80.0, right=True, style=LABEL, gap=14.0)]
        if limits
        else []
    )
    columns += [Column(translate_in(language, "print", "Result"), cap=70.0, least=56.0, gap=12.0)]
    if again:
        columns += [Column(translate_in(language, "print", "After"), cap=96.0, right=True, gap=14.0)]
        columns += [Column(translate_in(language, "print", "Result"), cap=70.0, least=56.0)]
    table: list[Row] = []
    for section in checklist.sections:
        if section.title:
            table.append(Row([section.title], "group"))
        table.extend(_check_row(language, row, again=again, limits=limits) for row in section.rows)
    return Table(frame, columns, table)


def _check_row(language: str, row: PaperCheckRow, *, again: bool, limits: bool) -> Row:
    cells: list[str | Cell] = [Cell(row.number, LABEL), Cell(row.title, below=row.note), row.before]
    cells += [row.limit] if limits else []
    cells.append(verdict_cell(language, row.before_verdict))
    if again:
        cells.append(row.after or ("" if row.after_verdict else "—"))
        cells.append(verdict_cell(language, row.after_verdict))
    return Row(cells)
