"""The pieces that the warehouse's papers are made of, each worded in the language of the paper."""

from __future__ import annotations

from datetime import date

from fieldservice.domain.decimals import unscaled
from fieldservice.domain.papers import PaperCompany
from fieldservice.domain.quantity import Quantity, format_quantity
from fieldservice.domain.records import Part, Person, Site, StockLocation, Supplier
from fieldservice.domain.warehouse_papers import PaperGoods, PaperParty
from fieldservice.services.report_lines import named, person_name
from fieldservice.store.queries import warehouse_papers as queries
from fieldservice.store.reader import Reader


def place(reader: Reader, location: StockLocation | None, language: str) -> PaperParty:
    """A place of ours, or a customer's site: name, whose it is, address."""
    if location is None:
        return PaperParty("—")
    holder = reader.find(Person, location.person_id or queries.holder_of(reader, location.id))
    # the code of a customer's site is a word for ourselves
    code = "" if location.kind == "customer" else location.code
    name = named(location.name, location.name_en, language) or location.code
    return PaperParty(
        name=name,
        code=code if code not in name else "",
        contact=person_name(holder, language),
        phone=holder.phone if holder else "",
        address=location.address or _site_address(reader.find(Site, location.site_id), language),
    )


def _site_address(site: Site | None, language: str) -> str:
    if site is None:
        return ""
    pieces = [site.province, site.city, site.district, site.street]
    return ", ".join(filter(None, reversed(pieces))) if language == "en" else "".join(pieces)


def supplier(made: Supplier | None, language: str) -> PaperParty | None:
    """A supplier; None when it isn't known."""
    if made is None:
        return None
    return PaperParty(
        named(made.name, made.name_en, language), made.number, made.contact_name, made.phone, made.address
    )


def goods(
    part: Part | None,
    micro: int,
    unit: str,
    language: str,
    *,
    description: str = "",
    lot: str = "",
    serial: str = "",
    expiry: date | None = None,
    note: str = "",
) -> PaperGoods:
    """So much of a part; `description` stands for one that is not in the catalogue."""
    return PaperGoods(
        number=part.number if part else "",
        name=(named(part.name, part.name_en, language) if part else "") or description,
        quantity=amount(micro, unit, language),
        lot=lot,
        serial=serial,
        expiry=expiry,
        note=note,
    )


def amount(micro: int, unit: str, language: str) -> str:
    """2 件 / 2 pcs."""
    return format_quantity(Quantity(micro, unit), language)


def signed(micro: int, unit: str, language: str) -> str:
    """A difference with its sign: +1 件, −2 件."""
    return ("+" if micro > 0 else "") + amount(micro, unit, language)


def weight(grams: int | None) -> str:
    """24.6 kg, 850 g; empty when not known."""
    if not grams:
        return ""
    return f"{unscaled(grams, 3)} kg" if grams >= 1_000 else f"{grams} g"


def bin_name(location: StockLocation | None, language: str) -> str:
    """What stands on the bin."""
    return (location.code or named(location.name, location.name_en, language)) if location else ""


def office(company: PaperCompany) -> PaperParty:
    """Our own address, where an order names no warehouse."""
    return PaperParty(company.name, "", "", company.phone, company.address)
