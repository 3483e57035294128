"""The job sheet: what a technician takes along, with room to write where there is no screen."""

from __future__ import annotations

from fieldservice.domain.papers import JobSheet
from fieldservice.i18n import translate_in
from printouts.layout import format as put
from printouts.layout.blocks import (
    Answer,
    SignatureBox,
    answer_strip,
    code_box,
    fact_table,
    signature_boxes,
    signature_height,
    two_column_facts,
)
from printouts.layout.frame import Frame, Heading
from printouts.layout.styles import BOX, LABEL
from printouts.layout.tables import Cell, Column, Row, Table
from printouts.shared import asset_facts, code_words, customer_facts, entitlement_answer, joined, requested_fact

_LINES_FOR_NOTES = 6
_LINE = 21.0


def render(sheet: JobSheet, language: str) -> bytes:
    """The job sheet as a PDF in `language` (`zh_CN` or `en`), the same bytes for the same sheet."""
    title = translate_in(language, "print", "Job sheet")
    frame = Frame(sheet.company, Heading(title, sheet.number, put.date(sheet.date, language), sheet.date), language)
    _head(frame, sheet)
    _task(frame, sheet)
    _parts(frame, sheet)
    _history(frame, sheet)
    _checklists(frame, sheet)
    _notes(frame)
    _signatures(frame, sheet)
    scan = translate_in(language, "print", "Scan to open this job")
    code_box(frame, sheet.code, scan, code_words(language, sheet.number))
    return frame.finish()


def _head(frame: Frame, sheet: JobSheet) -> None:
    language = frame.language
    frame.section(
        translate_in(language, "print", "Customer and machine")
        if sheet.asset
        else translate_in(language, "print", "Customer")
    )
    left = customer_facts(language, sheet.customer)
    left.append(requested_fact(language, sheet.times.requested, sheet.times.channel, sheet.timezone, sheet.date.year))
    two_column_facts(frame, left, asset_facts(language, sheet.asset))
    frame.y += 10
    people = ("、" if language == "zh_CN" else ", ").join(sheet.technicians)
    kind = Answer(translate_in(language, "print", "Job"), sheet.job_type, sheet.priority)
    answers = [Answer(translate_in(language, "print", "Appointment"), _appointment(sheet, language), people)]
    answers += [kind] if sheet.job_type or sheet.priority else []
    answer_strip(frame, [*answers, *entitlement_answer(language, sheet.entitlement)])


def _appointment(sheet: JobSheet, language: str) -> str:
    start, end, zone, year = sheet.scheduled_from, sheet.scheduled_until, sheet.timezone, sheet.date.year
    if start is None:
        return translate_in(language, "print", "Not scheduled yet")
    begins = put.day_and_time(start, language, zone, year)
    if end is None:
        return begins
    same_day = start.astimezone(zone).date() == end.astimezone(zone).date()
    ends = put.clock(end, zone) if same_day else put.day_and_time(end, language, zone, year)
    return translate_in(language, "print", "{start} to {end}", start=begins, end=ends)


def _task(frame: Frame, sheet: JobSheet) -> None:
    language = frame.language
    tasks = "\n".join(f"{index}. {task}" for index, task in enumerate(sheet.tasks, 1))
    pairs = [
        (translate_in(language, "print", "Problem"), sheet.problem),
        (translate_in(language, "print", "Tasks"), tasks),
        (translate_in(language, "print", "Skills"), joined(language, *sheet.skills)),
        (translate_in(language, "print", "Access"), sheet.access),
        (translate_in(language, "print", "Note"), sheet.notes),
    ]
    if not any(text for _, text in pairs):
        return
    table = fact_table(frame, pairs)
    frame.section(translate_in(language, "print", "What to do"), keep=table.first_height())
    table.draw()


def _parts(frame: Frame, sheet: JobSheet) -> None:
    if not sheet.parts:
        return
    language = frame.language
    reasons = any(part.why for part in sheet.parts)
    columns = [
        Column(cap=14.0),
        Column(translate_in(language, "print", "Part number"), cap=110.0, gap=16.0),
        Column(translate_in(language, "print", "Name"), flex=1.0),
        Column(translate_in(language, "print", "Quantity"), cap=60.0, right=True, gap=14.0),
        Column(translate_in(language, "print", "Where it is"), cap=110.0, gap=16.0),
    ]
    columns += [Column(translate_in(language, "print", "Why"), flex=1.0, style=LABEL)] if reasons else []
    rows = []
    for part in sheet.parts:
        cells: list[str | Cell] = [Cell(" ", mark="square"), part.number, part.name, part.quantity, part.place]
        rows.append(Row([*cells, part.why] if reasons else cells))
    table = Table(frame, columns, rows)
    frame.section(translate_in(language, "print", "Parts to take"), keep=table.first_height())
    table.draw()


def _history(frame: Frame, sheet: JobSheet) -> None:
    if not sheet.history:
        return
    language = frame.language
    columns = [
        Column(translate_in(language, "print", "Date"), cap=100.0, gap=16.0),
        Column(translate_in(language, "print", "Number"), cap=90.0, gap=16.0),
        Column(translate_in(language, "print", "Problem"), flex=1.0),
        Column(translate_in(language, "print", "Remedy"), flex=1.0),
    ]
    rows = [Row([put.date(job.date, language), job.number, job.problem, job.remedy or "—"]) for job in sheet.history]
    table = Table(frame, columns, rows)
    frame.section(translate_in(language, "print", "Earlier jobs on this machine"), keep=table.first_height())
    table.draw()


def _checklists(frame: Frame, sheet: JobSheet) -> None:
    language = frame.language
    for checklist in sheet.checklists:
        if not any(section.rows for section in checklist.sections):
            continue
        columns = [
            Column(cap=34.0),
            Column(translate_in(language, "print", "Check"), flex=1.0),
            Column(translate_in(language, "print", "Limit"), cap=90.0, right=True, style=LABEL, gap=14.0),
            Column(translate_in(language, "print", "Reading"), cap=110.0, least=110.0),
            Column(translate_in(language, "print", "Pass"), cap=40.0, least=30.0),
            Column(translate_in(language, "print", "Fail"), cap=40.0, least=30.0),
            Column(translate_in(language, "print", "N/A"), cap=40.0, least=30.0),
        ]
        rows: list[Row] = []
        for section in checklist.sections:
            if section.title:
                rows.append(Row([section.title], "group"))
            for row in section.rows:
                boxes = [Cell(" ", mark="square") for _ in range(3)]
                rows.append(Row([Cell(row.number, LABEL), Cell(row.title, below=row.note), row.limit, "", *boxes]))
        table = Table(frame, columns, rows, pad=4.0)
        aside = joined(language, checklist.name, checklist.subtitle)
        frame.section(translate_in(language, "print", "Checklist"), keep=table.first_height(), aside=aside)
        table.draw()


def _notes(frame: Frame) -> None:
    frame.section(translate_in(frame.language, "print", "Room for notes"), keep=_LINES_FOR_NOTES * _LINE)
    for _ in range(_LINES_FOR_NOTES):
        frame.y += _LINE
        frame.sheet.line(frame.left, frame.y, frame.right, frame.y, BOX, 0.6)


def _signatures(frame: Frame, sheet: JobSheet) -> None:
    language = frame.language
    place = translate_in(language, "print", "Name and date")
    boxes = [
        SignatureBox(translate_in(language, "print", "Customer"), None, "", "", place),
        SignatureBox(
            translate_in(language, "print", "Technician"), None, "", joined(language, *sheet.technicians), place
        ),
    ]
    frame.section(translate_in(language, "print", "Signatures"), keep=signature_height(frame, boxes))
    signature_boxes(frame, boxes)
