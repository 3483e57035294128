"""From a scanned text to the thing it names: `resolve(text)` says what it is, or in a sentence why it is nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from fieldservice.domain.gs1 import gtin_forms
from fieldservice.domain.quantity import MICRO
from fieldservice.domain.scans import Code, Scanned, Thing, read_code
from fieldservice.i18n import language, mark, translate
from fieldservice.services.context import Context
from fieldservice.store.queries import scanning as queries
from fieldservice.store.reader import Reader

C = "scanning"
_SHOWN = 60
# What is said when nothing has a code that can be of one kind only.
_MISSING = {
    "part": mark("scanning", "No part has the number {code}."),
    "location": mark("scanning", "No place of the stock has the code {code}."),
    "asset": mark("scanning", "No machine with the serial number {code} is on this computer."),
    "person": mark("scanning", "Nobody here has the number {code}."),
    "work_order": mark("scanning", "Work order {code} is not on this computer."),
    "service_request": mark("scanning", "Service request {code} is not on this computer."),
    "customer": mark("scanning", "Customer {code} is not on this computer."),
    "old_part": mark("scanning", "The old part {code} is not on this computer."),
    "part_request": mark("scanning", "Parts request {code} is not on this computer."),
    "pick_list": mark("scanning", "Pick list {code} is not on this computer."),
    "shipment": mark("scanning", "Delivery note {code} is not on this computer."),
    "box": mark("scanning", "Delivery note {code} is not on this computer."),
    "purchase_order": mark("scanning", "Purchase order {code} is not on this computer."),
    "goods_receipt": mark("scanning", "Goods receipt {code} is not on this computer."),
    "stock_count": mark("scanning", "Count {code} is not on this computer."),
}
_FAULTS = {
    "check_digit": mark("scanning", "The check digit of the GTIN {gtin} is wrong. Scan it again."),
    "date": mark("scanning", "A date in this code can't be read. Look at the package."),
    "incomplete": mark("scanning", "This code was read only in part. Scan it again."),
    "unknown": mark("scanning", "A field of this code is not known. Check what was read."),
}


class Scanning:
    """Reads only."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def resolve(self, text: str) -> Scanned:
        """What a scanned (or typed) text names.

        One record: `kind` and `id`. Several: `candidates`, and a sentence that asks. None: a sentence that says so. A
        sentence beside a record is a warning, that what was scanned has expired for instance. Never raises for a text.
        """
        now = self._context.now().astimezone(self._context.zone)
        code = read_code(text, now.year)
        if not code.text:
            return Scanned("", sentence=translate(C, "The scan was empty. Scan it again."))
        reader = self._context.store.read()
        if code.kind == "old_part":
            return self._old_part(reader, code)
        if code.kind == "gs1":
            return self._gs1(reader, code, now.date())
        if code.kind != "raw":
            return self._told(code, self._of_kind(reader, code), now.date())
        return self._raw(reader, code, now.date())

    def _of_kind(self, reader: Reader, code: Code) -> list[Thing]:
        if code.by_id:
            return queries.by_id(reader, code.kind, code.value)
        written = _forms(code.value)
        if code.kind == "part":
            return queries.parts_by_number(reader, written) or queries.parts_by_code(reader, written)
        if code.kind == "location":
            return queries.locations_by_code(reader, written)
        if code.kind == "asset":
            return queries.assets_by_serial(reader, written)
        if code.kind == "person":
            return queries.people_by_number(reader, written)
        if code.kind == "box":
            return queries.numbered(reader, "shipment", (code.value,))
        return queries.numbered(reader, code.kind, (code.value,))

    def _old_part(self, reader: Reader, code: Code) -> Scanned:
        found = queries.old_parts(reader, code.value)
        told = self._told(code, [thing for thing, _order in found])
        return msgspec.structs.replace(told, work_order_id=found[0][1]) if len(found) == 1 else told

    def _gs1(self, reader: Reader, code: Code, today: date) -> Scanned:
        gs1 = code.gs1
        assert gs1 is not None
        if gs1.fault == "check_digit" or (gs1.fault and not code.value):
            return Scanned(code.text, sentence=translate(C, _FAULTS[gs1.fault], gtin=code.value))
        found = queries.parts_by_code(reader, gtin_forms(code.gtin)) if code.gtin else []
        if not found and gs1.numbers:
            written = [form for number in gs1.numbers for form in _forms(number)]
            found = queries.parts_by_code(reader, written) or queries.parts_of_supplier(reader, written)
        if not found and gs1.serial and not code.gtin:
            found = [thing for thing, *_rest in queries.stocked_serials(reader, (gs1.serial,))]
        if not found:
            plain = self._raw(reader, code, today)  # a serial number of sixteen digits may look like a GTIN
            if plain.known or plain.candidates:
                return plain
            if gs1.sscc:
                sentence = translate(C, "This is the logistic unit {sscc}. Scan a package in it.", sscc=gs1.sscc)
            elif code.gtin:
                sentence = translate(
                    C, "No part has the GTIN {gtin}. Open the part and add it to its codes.", gtin=code.gtin.lstrip("0")
                )
            else:
                sentence = translate(C, "This code does not say which part it is. Scan the part's number too.")
            return Scanned(
                code.text, lot=code.lot, serial=code.serial, expiry=code.expiry, quantity_micro=_micro(code),
                sentence=sentence,
            )  # fmt: skip
        told = self._told(code, found, today)
        if gs1.fault and told.known:
            return msgspec.structs.replace(told, sentence=translate(C, _FAULTS[gs1.fault], gtin=code.gtin))
        return told

    def _raw(self, reader: Reader, code: Code, today: date) -> Scanned:
        text = code.text if code.kind == "gs1" else code.value
        written = _forms(text)
        gtins = gtin_forms(code.gtin) if code.gtin and code.kind == "raw" else ()
        things = [
            *queries.parts_by_code(reader, (*written, *gtins)),
            *queries.assets_by_serial(reader, written),
            *queries.locations_by_code(reader, written),
            *queries.people_by_number(reader, written),
        ]
        for kind in ("work_order", "service_request", "customer"):
            things += queries.numbered(reader, kind, written)
        serials = queries.stocked_serials(reader, written)
        if len(serials) == 1 and not things:
            part, serial, place = serials[0]
            told = self._told(msgspec.structs.replace(code, serial=serial), [part], today)
            return msgspec.structs.replace(told, location_id=place)
        things += [part for part, _serial, _place in serials]
        things = things or queries.work_orders_of_source(reader, written) or queries.parts_of_supplier(reader, written)
        return self._told(code, things, today)

    def _told(self, code: Code, things: Sequence[Thing], today: date | None = None) -> Scanned:
        found = list({(thing.kind, thing.id): thing for thing in things}.values())
        shown = _cut(code.value)
        if not found:
            text = _MISSING.get(code.kind, "")
            sentence = (
                translate(C, text, code=shown)
                if text
                else translate(C, "No part, machine, place or paper has the code “{code}”.", code=_cut(code.text))
            )
            return Scanned(
                code.text, lot=code.lot, serial=code.serial, expiry=code.expiry, quantity_micro=_micro(code),
                sentence=sentence,
            )  # fmt: skip
        if len(found) > 1:
            sentence = translate(C, "Several things have the code “{code}”. Choose the one that is meant.", code=shown)
            return Scanned(
                code.text, lot=code.lot, serial=code.serial, expiry=code.expiry, quantity_micro=_micro(code),
                candidates=tuple(found), sentence=sentence,
            )  # fmt: skip
        thing = found[0]
        sentence = ""
        if code.expiry is not None and today is not None and code.expiry < today:
            sentence = translate(C, "{part} has expired: {date}.", part=_name(thing), date=code.expiry.isoformat())
        return Scanned(
            code.text, thing.kind, thing.id, thing.number, thing.name, thing.name_en, code.lot, code.serial,
            code.expiry, _micro(code), box=code.box, sentence=sentence,
        )  # fmt: skip


def _forms(text: str) -> tuple[str, ...]:
    """The ways in which what was scanned may be on record: Caps Lock turns capitals round, people type small ones."""
    return tuple(dict.fromkeys((text, text.upper(), text.swapcase())))


def _micro(code: Code) -> int | None:
    return code.quantity * MICRO if code.quantity is not None else None


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _name(thing: Thing) -> str:
    return (thing.name_en if language() == "en" else thing.name) or thing.name or thing.number
