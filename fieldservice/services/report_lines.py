"""The pieces that papers are made of, each worded in the language of the paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from fieldservice.domain import papers
from fieldservice.domain.charges import Charges
from fieldservice.domain.checklist import Address, ChecklistState, Item, Template, limit_signs, value_text
from fieldservice.domain.checklist.model import NOTE
from fieldservice.domain.entitlement import Entitlement
from fieldservice.domain.formats import format_charged, format_date
from fieldservice.domain.quantity import Quantity, format_quantity
from fieldservice.domain.records import (
    Asset,
    Attachment,
    Company,
    Contact,
    Customer,
    Part,
    PartLine,
    Person,
    Product,
    ServiceRequest,
    Signature,
    Site,
    TimeEntry,
    WorkOrder,
)
from fieldservice.domain.words import word
from fieldservice.errors import EnvironmentFault
from fieldservice.i18n import translate_in
from fieldservice.services.context import Context

_C = "report"
_VERDICTS: dict[str, papers.PaperVerdict] = {
    "pass": "pass",
    "fail": "fail",
    "partial": "partial",
    "na": "not_applicable",
}
_KINDS: dict[str, papers.EntitlementKind] = {
    "in_warranty": "warranty",
    "contract": "contract",
    "out_of_warranty": "chargeable",
}
_STAGES: dict[str, papers.PhotoStage] = {"before": "before", "after": "after"}


def named(name: str, name_en: str, language: str) -> str:
    """The name in the language of the paper, or the one there is."""
    return (name_en or name) if language == "en" else (name or name_en)


def person_name(person: Person | None, language: str) -> str:
    """A person's name; "" when nobody."""
    return named(person.name, person.name_en, language) if person else ""


def image(context: Context, sha: str) -> bytes | None:
    """The bytes of a picture; b"" for one that can't be read (the paper then says so), None for no picture."""
    if not sha:
        return None
    try:
        return context.blobs.read(sha)
    except EnvironmentFault:
        return b""


def company(context: Context, made: Company, language: str) -> papers.PaperCompany:
    """The head of the paper."""
    return papers.PaperCompany(
        name=named(made.name, made.name_en, language),
        line=named(made.line, made.line_en, language),
        address=named(made.address, made.address_en, language),
        phone=made.phone,
        logo=image(context, made.logo_sha) or None,
    )


def customer(
    made: Customer | None, contact: Contact | None, site: Site | None, request: ServiceRequest | None, language: str
) -> papers.PaperCustomer:
    """Whom the job is for: the contact, or who called; the address of the site, or the customer's own."""
    place: Site | Customer | None = site if site is not None and (site.city or site.street) else made
    address = ""
    if place is not None:
        parts = [place.province, place.city, place.district, place.street]
        address = ", ".join(filter(None, reversed(parts))) if language == "en" else "".join(parts)
    if site is not None and site.name:
        address = " ".join(filter(None, (address, site.name)))
    name = contact.name if contact else request.caller_name if request else ""
    phone = contact.phone if contact else request.caller_phone if request else ""
    return papers.PaperCustomer(
        name=named(made.name, made.name_en, language) if made else "",
        contact=name,
        phone=phone or (made.phone if made else ""),
        address=address,
    )


def asset(
    work_order: WorkOrder, made: Asset | None, product: Product | None, language: str
) -> papers.PaperAsset | None:
    """The machine, with what was found on it; None when the job is about none."""
    if made is None and product is None:
        return None
    model = product.model if product else ""
    kind = named(product.name, product.name_en, language) if product else ""
    hours = work_order.running_hours
    return papers.PaperAsset(
        model=model or kind or (made.name if made else ""),
        name=" ".join(filter(None, (kind if model else "", made.name if made else ""))),
        serial=made.serial if made else "",
        purchased=made.purchase_date if made else None,
        running_hours=float(hours) if hours is not None else None,
        firmware_before=work_order.firmware_before,
        firmware_after=work_order.firmware_after,
    )


def entitlement(made: Entitlement, reason: str, charges: Charges | None, language: str) -> papers.PaperEntitlement:
    """Who pays, in words; `charges` None before anything was used."""
    free = charges is None or charges.payable.minor == 0
    if made.kind == "in_warranty":
        headline = (
            translate_in(language, _C, "In warranty, free of charge")
            if free
            else translate_in(language, _C, "In warranty, partly charged")
        )
    elif made.kind == "contract":
        headline = (
            translate_in(language, _C, "Maintenance contract, free of charge")
            if free
            else translate_in(language, _C, "Maintenance contract, partly charged")
        )
    elif made.kind == "out_of_warranty":
        headline = translate_in(language, _C, "Out of warranty, charged")
    else:
        headline = translate_in(language, _C, "Coverage not known")
    return papers.PaperEntitlement(_KINDS.get(made.kind, "unknown"), headline, reason)


def answered(states: Sequence[tuple[str, ChecklistState]], subtitle: str, language: str) -> papers.PaperChecklist:
    """One template as answered; `states` are (stage, answers): before and, where asked again, after the repair."""
    first = states[0][1]
    after = next((state for stage, state in states if stage == "after"), None)
    before = next((state for stage, state in states if stage != "after"), None)
    sections = tuple(
        papers.PaperCheckSection(
            first.said(Address(section.key, path), section.title(language)),
            tuple(_row(item, before, after, language) for item in items if item.question.kind != NOTE),
        )
        for section, path, items in first.sections()
    )
    return papers.PaperChecklist(first.template.title(language), sections, subtitle)


def blank(template: Template, today: date, subtitle: str, language: str) -> papers.PaperChecklist:
    """A template to be answered by hand."""
    return answered([("before", ChecklistState(template, today=today, language=language))], subtitle, language)


def _row(
    item: Item, before: ChecklistState | None, after: ChecklistState | None, language: str
) -> papers.PaperCheckRow:
    question = item.question
    state = before or after
    title = question.title(language)
    old = before.cell(item.address) if before else None
    new = after.cell(item.address) if after else None
    notes = [cell.note for cell in (old, new) if cell is not None and cell.note]
    return papers.PaperCheckRow(
        number=str(item.number),
        title=state.said(item.address, title) if state is not None else title,
        limit=limit_signs(question),
        before=_shown(question.kind, value_text(question, old.value, language)) if old else "",
        before_verdict=_VERDICTS.get(old.verdict) if old else None,
        after=_shown(question.kind, value_text(question, new.value, language)) if new else "",
        after_verdict=_VERDICTS.get(new.verdict) if new else None,
        note="; ".join(notes) if language == "en" else "；".join(notes),
    )


def _shown(kind: str, text: str) -> str:
    """The value of a plain check is its verdict, which has a column of its own."""
    return "" if kind == "check" else text


def verdict(key: str) -> papers.PaperVerdict | None:
    """A verdict as papers name it."""
    return _VERDICTS.get(key)


def parts(lines: Iterable[PartLine], known: Mapping[str, Part], language: str) -> tuple[papers.PaperPart, ...]:
    """Parts used, each with what became of the old one; then old parts that nothing took the place of."""
    everything = list(lines)
    removed = [line for line in everything if line.kind == "removed"]
    used_ids = {line.id for line in everything if line.kind == "used"}
    made = []
    for line in everything:
        if line.kind != "used":
            continue
        old = "; ".join(_old_part(gone, language) for gone in removed if gone.used_line_id == line.id)
        made.append(_part(line, known.get(line.part_id or ""), old, language))
    for line in removed:
        if line.used_line_id not in used_ids:
            made.append(_part(line, known.get(line.part_id or ""), _old_part(line, language), language))
    return tuple(made)


def _part(line: PartLine, part: Part | None, old: str, language: str) -> papers.PaperPart:
    name = named(part.name, part.name_en, language) if part else line.description
    if line.kind == "removed":
        name = translate_in(language, _C, "Removed: {name}", name=name)
    return papers.PaperPart(
        number=part.number if part else "",
        name=name,
        quantity=format_quantity(Quantity(line.quantity_micro, line.unit), language),
        lot_or_serial=line.serial or line.lot,
        old_part=old,
    )


def _old_part(line: PartLine, language: str) -> str:
    what = word("disposition", line.disposition, language)
    return " ".join(filter(None, (what, line.tag_number)))


def times(
    entries: Iterable[TimeEntry], people: Mapping[str, Person], context: Context, language: str
) -> tuple[papers.PaperTime, ...]:
    """Travel, work and waiting."""
    return tuple(
        papers.PaperTime(
            what=word("time", entry.kind, language),
            who=person_name(people.get(entry.person_id or ""), language),
            date=entry.starts_at.astimezone(context.zone).date() if entry.starts_at else None,
            minutes=entry.minutes,
            distance_km=float(entry.km) if entry.km is not None else None,
            note=entry.note,
        )
        for entry in entries
    )


def charges(made: Charges, language: str) -> papers.PaperCharges | None:
    """The charge sheet; None when nothing was used that has a price."""
    if not made.lines:
        return None
    note = ""
    if made.unpriced:
        note = translate_in(
            language, _C, "Not priced yet: {names}", names=("、" if language == "zh_CN" else ", ").join(made.unpriced)
        )
    return papers.PaperCharges(
        lines=tuple(
            papers.PaperCharge(
                description=" ".join(filter(None, (line.code if line.kind == "part" else "", line.name))),
                amount=line.amount.minor,
                covered=line.covered.minor,
                quantity=format_charged(line.quantity_micro, line.unit, language),
                unit_price=line.unit_price.minor,
            )
            for line in made.lines
        ),
        total=made.payable.minor,
        currency=made.payable.currency,
        note=note,
    )


def photos(context: Context, found: Iterable[Attachment]) -> tuple[papers.PaperPhoto, ...]:
    """The pictures, before the repair first."""
    order = {"before": 0, "label": 1, "": 2, "other": 2, "after": 3}
    return tuple(
        papers.PaperPhoto(
            image=image(context, photo.sha) or b"",
            caption=photo.caption,
            stage=_STAGES.get(photo.stage, "other"),
            taken=photo.taken_at or photo.added_at,
        )
        for photo in sorted(found, key=lambda photo: order.get(photo.stage, 2))
    )


def signature(context: Context, made: Signature, signer: str, note: str) -> papers.PaperSignature:
    """A signature, or that there is none and why."""
    return papers.PaperSignature(
        role="technician" if made.role == "technician" else "customer",
        name=signer,
        outcome="signed" if made.outcome == "signed" else "absent" if made.outcome == "absent" else "declined",
        image=image(context, made.image_sha),
        signed=made.at,
        reason=made.reason,
        note=note,
    )


def checklist_subtitle(template: Template, by: str, on: date | None, language: str) -> str:
    """Which version, and who answered it when."""
    if by and on:
        day = format_date(on, paper=True, language=language)
        return translate_in(
            language, _C, "Version {version}, answered by {name}, {day}", version=template.version, name=by, day=day
        )
    return translate_in(language, _C, "Version {version}", version=template.version)
