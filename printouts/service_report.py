"""The service report: what the customer keeps after a visit."""

from __future__ import annotations

import datetime as dt

from fieldservice.domain.papers import PaperCharges, PaperPhoto, PaperSignature, ServiceReport
from fieldservice.i18n import translate_in
from printouts.layout import format as put
from printouts.layout.blocks import (
    Answer,
    PhotoCell,
    SignatureBox,
    answer_strip,
    code_box,
    fact_table,
    photo_grid,
    photo_height,
    signature_boxes,
    signature_height,
    two_column_facts,
)
from printouts.layout.frame import Frame, Heading
from printouts.layout.images import read_picture
from printouts.layout.styles import LABEL, LEAD, SCORE
from printouts.layout.tables import Cell, Column, Row, Table
from printouts.shared import (
    asset_facts,
    checklist_table,
    code_words,
    customer_facts,
    entitlement_answer,
    joined,
    requested_fact,
    verdict_cell,
)

_PHOTO_PIXELS = 900
_SIGNATURE_PIXELS = 1000


def render(report: ServiceReport, language: str) -> bytes:
    """The report as a PDF in `language` (`zh_CN` or `en`), the same bytes for the same report. Never raises on text
    or picture content: what can't be drawn is said in words."""
    heading = Heading(
        translate_in(language, "print", "Service report"), report.number, put.date(report.date, language), report.date
    )
    frame = Frame(report.company, heading, language)
    _customer_and_machine(frame, report)
    _answers(frame, report)
    _findings(frame, report)
    _checklists(frame, report)
    _parts(frame, report)
    _times(frame, report)
    if report.charges is not None:
        _charges(frame, report.charges, report)
    _photos(frame, report)
    _test(frame, report)
    _feedback(frame, report)
    _signatures(frame, report)
    scan = translate_in(language, "print", "Scan to open this job")
    code_box(frame, report.code, scan, code_words(language, report.number), report.closing_note)
    return frame.finish()


def _customer_and_machine(frame: Frame, report: ServiceReport) -> None:
    language, times = frame.language, report.times
    frame.section(
        translate_in(language, "print", "Customer and machine")
        if report.asset
        else translate_in(language, "print", "Customer")
    )
    left = customer_facts(language, report.customer)
    left.append(requested_fact(language, times.requested, times.channel, report.timezone, report.date.year))
    right = asset_facts(language, report.asset)
    signed = {signature.name for signature in report.signatures if signature.role == "technician"}
    if not signed.issuperset(report.technicians):
        people = ("、" if language == "zh_CN" else ", ").join(report.technicians)
        right.append((translate_in(language, "print", "Technician"), people))
    two_column_facts(frame, left, right)


def _answers(frame: Frame, report: ServiceReport) -> None:
    language, times, zone = frame.language, report.times, report.timezone
    answers = entitlement_answer(language, report.entitlement)
    if times.arrived:
        answers.append(
            Answer(
                translate_in(language, "print", "Arrived"),
                put.day_and_time(times.arrived, language, zone, report.date.year),
                joined(language, _promise(language, times.arrived, times.arrive_by, zone), times.arrived_note),
            )
        )
    if times.finished:
        finished = (
            translate_in(language, "print", "Left")
            if report.unresolved
            else translate_in(language, "print", "Repaired")
        )
        answers.append(
            Answer(
                finished,
                put.day_and_time(times.finished, language, zone, report.date.year),
                joined(language, _promise(language, times.finished, times.finish_by, zone), times.finished_note),
            )
        )
    if answers:
        frame.y += 10
        answer_strip(frame, answers)


def _promise(language: str, done: dt.datetime, by: dt.datetime | None, zone: dt.tzinfo | None) -> str:
    if by is None:
        return ""
    same_day = done.astimezone(zone).date() == by.astimezone(zone).date()
    when = put.clock(by, zone) if same_day else put.day_and_time(by, language, zone)
    minutes = int((by - done).total_seconds() // 60)
    if minutes > 0:
        early = put.duration(minutes, language)
        return translate_in(language, "print", "Promised by {when}, {early} early", when=when, early=early)
    if minutes > -1:
        return translate_in(language, "print", "Promised by {when}, on time", when=when)
    late = put.duration(-minutes, language)
    return translate_in(language, "print", "Promised by {when}, {late} late", when=when, late=late)


def _findings(frame: Frame, report: ServiceReport) -> None:
    language, found = frame.language, report.findings
    steps = "\n".join(f"{index}. {step}" for index, step in enumerate(found.steps, 1))
    pairs = [
        (translate_in(language, "print", "Problem"), found.problem),
        (translate_in(language, "print", "Cause"), found.cause),
        (translate_in(language, "print", "Plan"), found.plan),
        (translate_in(language, "print", "Remedy"), found.remedy),
        (translate_in(language, "print", "Steps"), steps),
        (translate_in(language, "print", "Advice"), found.prevention),
        (translate_in(language, "print", "Still open"), report.unresolved),
    ]
    if not any(text for _, text in pairs):
        return
    table = fact_table(frame, pairs)
    frame.section(translate_in(language, "print", "Diagnosis and repair"), keep=table.first_height())
    table.draw()


def _checklists(frame: Frame, report: ServiceReport) -> None:
    for checklist in report.checklists:
        if not any(section.rows for section in checklist.sections):
            continue
        table = checklist_table(frame, checklist)
        aside = joined(frame.language, checklist.name, checklist.subtitle)
        frame.section(translate_in(frame.language, "print", "Checklist"), keep=table.first_height(), aside=aside)
        table.draw()


def _parts(frame: Frame, report: ServiceReport) -> None:
    if not report.parts:
        return
    language = frame.language
    columns = [
        Column(translate_in(language, "print", "Part number"), cap=110.0, gap=16.0),
        Column(translate_in(language, "print", "Name"), flex=1.0),
        Column(translate_in(language, "print", "Quantity"), cap=60.0, right=True, gap=14.0),
    ]
    lots = any(part.lot_or_serial for part in report.parts)
    old = any(part.old_part for part in report.parts)
    columns += [Column(translate_in(language, "print", "Lot or serial"), cap=90.0, gap=14.0)] if lots else []
    columns += [Column(translate_in(language, "print", "Old part"), flex=0.9)] if old else []
    rows = []
    for part in report.parts:
        cells: list[str | Cell] = [part.number, part.name, part.quantity]
        cells += [part.lot_or_serial] if lots else []
        cells += [part.old_part or "—"] if old else []
        rows.append(Row(cells))
    table = Table(frame, columns, rows)
    frame.section(translate_in(language, "print", "Parts replaced"), keep=table.first_height())
    table.draw()


def _times(frame: Frame, report: ServiceReport) -> None:
    if not report.work_times:
        return
    language = frame.language
    notes = any(line.note for line in report.work_times)
    distances = any(line.distance_km is not None for line in report.work_times)
    columns = [
        Column(translate_in(language, "print", "Item"), cap=110.0, gap=16.0),
        Column(translate_in(language, "print", "Technician"), cap=90.0, gap=16.0),
        Column(translate_in(language, "print", "Date"), cap=100.0, gap=16.0, flex=0.0 if notes else 1.0),
    ]
    columns += [Column(translate_in(language, "print", "Note"), flex=1.0, style=LABEL)] if notes else []
    columns += [
        Column(translate_in(language, "print", "Time"), cap=90.0, right=True, gap=14.0),
    ]
    columns += [Column(translate_in(language, "print", "Distance"), cap=70.0, right=True)] if distances else []
    rows = []
    for line in report.work_times:
        cells: list[str | Cell] = [line.what, line.who, put.date(line.date, language) if line.date else ""]
        cells += [line.note] if notes else []
        cells.append(put.duration(line.minutes, language) if line.minutes is not None else "")
        if distances:
            far = line.distance_km
            cells.append("" if far is None else translate_in(language, "print", "{km} km", km=put.number(far)))
        rows.append(Row(cells))
    table = Table(frame, columns, rows)
    frame.section(translate_in(language, "print", "Time and travel"), keep=table.first_height())
    table.draw()


def _charges(frame: Frame, charges: PaperCharges, report: ServiceReport) -> None:
    language, currency = frame.language, charges.currency
    word = put.currency_word(currency, language)
    covered = any(line.covered for line in charges.lines)
    notes = any(line.note for line in charges.lines)
    counted = any(line.quantity for line in charges.lines)
    priced = any(line.unit_price is not None for line in charges.lines)
    columns = [Column(translate_in(language, "print", "Item"), flex=1.0)]
    columns += [Column(translate_in(language, "print", "Details"), flex=1.2, style=LABEL)] if notes else []
    columns += [Column(translate_in(language, "print", "Quantity"), cap=90.0, right=True, gap=18.0)] if counted else []
    columns += [Column(translate_in(language, "print", "Unit price"), cap=90.0, right=True, gap=18.0)] if priced else []
    columns += [
        Column(translate_in(language, "print", "Amount ({currency})", currency=word), cap=110.0, right=True, gap=18)
    ]
    if covered:
        columns += [
            Column(_covered_title(language, report), cap=110.0, right=True, gap=18),
            Column(translate_in(language, "print", "To pay ({currency})", currency=word), cap=110.0, right=True),
        ]
    rows = []
    for line in charges.lines:
        cells: list[str | Cell] = [line.description]
        cells += [line.note] if notes else []
        cells += [line.quantity] if counted else []
        cells += ["" if line.unit_price is None else put.money(line.unit_price, currency)] if priced else []
        cells.append(put.money(line.amount, currency))
        if covered:
            cells += [put.money(-line.covered, currency), put.money(line.amount - line.covered, currency)]
        rows.append(Row(cells))
    empty = [""] * (notes + counted + priced)
    amount, saved = sum(line.amount for line in charges.lines), sum(line.covered for line in charges.lines)
    total: list[str | Cell] = [translate_in(language, "print", "Total"), *empty]
    total += [put.money(amount, currency), put.money(-saved, currency)] if covered else []
    total.append(Cell(put.money(charges.total, currency), LEAD))
    rows.append(Row(total, "total"))
    table = Table(frame, columns, rows)
    frame.section(translate_in(language, "print", "Charges"), keep=table.first_height())
    table.draw()
    frame.y += 4
    frame.paragraph(charges.note or _saved_sentence(language, charges, report, saved), LABEL)


def _covered_title(language: str, report: ServiceReport) -> str:
    kind = report.entitlement.kind if report.entitlement else "unknown"
    if kind == "warranty":
        return translate_in(language, "print", "Under warranty")
    if kind == "contract":
        return translate_in(language, "print", "Under contract")
    return translate_in(language, "print", "Not charged")


def _saved_sentence(language: str, charges: PaperCharges, report: ServiceReport, saved: int) -> str:
    kind = report.entitlement.kind if report.entitlement else "unknown"
    if not saved:
        return ""
    if charges.total == 0 and kind == "warranty":
        return translate_in(language, "print", "This service is covered by the warranty. There is nothing to pay.")
    if charges.total == 0 and kind == "contract":
        return translate_in(language, "print", "This service is covered by the contract. There is nothing to pay.")
    if charges.total == 0:
        return translate_in(language, "print", "There is nothing to pay for this service.")
    amount = put.money(saved, charges.currency)
    word = put.currency_word(charges.currency, language)
    return translate_in(language, "print", "You save {amount} {currency}.", amount=amount, currency=word)


def _photos(frame: Frame, report: ServiceReport) -> None:
    if not report.photos:
        return
    frame.section(translate_in(frame.language, "print", "Photos"), keep=photo_height(frame, len(report.photos)))
    photo_grid(frame, [_photo_cell(frame.language, photo, report) for photo in report.photos])
    frame.y -= 5


def _photo_cell(language: str, photo: PaperPhoto, report: ServiceReport) -> PhotoCell:
    stages = {
        "before": translate_in(language, "print", "Before"),
        "during": translate_in(language, "print", "During the work"),
        "after": translate_in(language, "print", "After"),
        "other": "",
    }
    when = put.day_and_time(photo.taken, language, report.timezone, report.date.year) if photo.taken else ""
    broken = translate_in(language, "print", "This photo can't be read. The file is kept with the job.")
    picture = read_picture(photo.image, _PHOTO_PIXELS)
    return PhotoCell(picture, joined(language, stages[photo.stage], photo.caption), when, broken)


def _test(frame: Frame, report: ServiceReport) -> None:
    test, language = report.test, frame.language
    if test is None or not (test.text or test.verdict):
        return
    year, zone = report.date.year, report.timezone
    aside = put.day_and_time(test.started, language, zone, year) if test.started else ""
    if test.started and test.finished:
        until = put.clock(test.finished, zone)
        if test.started.astimezone(zone).date() != test.finished.astimezone(zone).date():
            until = put.day_and_time(test.finished, language, zone, year)
        aside = translate_in(language, "print", "{start} to {end}", start=aside, end=until)
    columns = [Column(cap=70.0, gap=18.0), Column(flex=1.0)] if test.verdict else [Column(flex=1.0)]
    cells = [verdict_cell(language, test.verdict), test.text] if test.verdict else [test.text]
    table = Table(frame, columns, [Row(cells)], pad=3.2)
    frame.section(translate_in(language, "print", "Functional test"), keep=table.first_height(), aside=aside)
    table.draw()


def _feedback(frame: Frame, report: ServiceReport) -> None:
    feedback, language = report.feedback, frame.language
    if feedback is None or (feedback.score is None and not feedback.words):
        return
    columns: list[Column] = []
    cells: list[str | Cell] = []
    if feedback.score is not None:
        columns.append(Column(translate_in(language, "print", "Satisfaction"), cap=120.0, gap=40.0, style=SCORE))
        cells.append(f"{feedback.score} / {feedback.scale}")
    if feedback.words:
        columns.append(Column(translate_in(language, "print", "Words"), flex=1.0))
        cells.append(feedback.words)
    table = Table(frame, columns, [Row(cells)])
    frame.section(translate_in(language, "print", "Customer's feedback"), keep=table.first_height())
    table.draw()


def _signatures(frame: Frame, report: ServiceReport) -> None:
    if not report.signatures:
        return
    boxes = [_signature_box(frame.language, signature, report) for signature in report.signatures]
    frame.section(translate_in(frame.language, "print", "Signatures"), keep=signature_height(frame, boxes))
    signature_boxes(frame, boxes)


def _signature_box(language: str, signature: PaperSignature, report: ServiceReport) -> SignatureBox:
    customer = signature.role == "customer"
    label = translate_in(language, "print", "Technician")
    if customer and signature.outcome == "signed":
        label = translate_in(language, "print", "Customer, has received the machine and this report")
    elif customer:
        label = translate_in(language, "print", "Customer")
    picture, words = None, ""
    if signature.outcome == "signed":
        picture = read_picture(signature.image, _SIGNATURE_PIXELS, lossless=True) if signature.image else None
        if signature.image and picture is None:
            words = translate_in(language, "print", "The signature can't be read. The file is kept with the job.")
    elif signature.outcome == "absent":
        words = translate_in(language, "print", "The customer was absent and has not signed.")
    else:
        words = translate_in(language, "print", "The customer declined to sign.")
    if signature.reason:
        reason = translate_in(language, "print", "Reason: {reason}", reason=signature.reason)
        words = f"{words}\n{reason}" if words else reason
    when = put.day_and_time(signature.signed, language, report.timezone, report.date.year) if signature.signed else ""
    return SignatureBox(label, picture, words, signature.name, joined(language, when, signature.note))
