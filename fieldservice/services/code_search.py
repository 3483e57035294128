"""What a code names that the search for words does not hold: further codes and suppliers' numbers of parts, what
replaces a part, bins, makers' error codes, and the warehouse's papers by the beginning of their number."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from msgspec import Struct

from fieldservice.domain.formats import format_machines
from fieldservice.domain.scans import KIND_OF_SERIES, word_of
from fieldservice.i18n import language, translate
from fieldservice.services.context import Context
from fieldservice.services.part_chain import Replaced, replaced
from fieldservice.store.queries import code_search as queries
from fieldservice.store.queries.code_search import CodedPart
from fieldservice.store.reader import Reader

C = "code_search"
_LEAST = 3  # letters of a code; fewer name too much
_PAPER = re.compile(r"([A-Z]{2})([A-Z]{3})?-?\d+(-\d?)?")
_PLACE_OF = {
    "pick_list": "pick_list",
    "shipment": "shipment",
    "goods_receipt": "goods_receipt",
    "stock_count": "stock_count",
    "purchase_order": "purchase_order",
}


class Named(Struct, frozen=True):
    """What a code names. `place` and `id`: where it is shown, or with `text` where that is looked for; `why`: a
    sentence that says how it was found."""

    kind: str
    place: str
    id: str
    number: str
    name: str = ""
    name_en: str = ""
    why: str = ""
    text: str = ""


class CodeSearch:
    """Reads only."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def named(self, text: str, limit: int = 5) -> tuple[Named, ...]:
        """What has a code that is, or begins with, what was typed; each thing once."""
        word = word_of(text)
        if len(word) < _LEAST or " " in word:
            return ()
        reader = self._context.store.read()
        found: dict[tuple[str, str], Named] = {}
        for written in dict.fromkeys((word, word.upper())):
            for each in self._all(reader, written, limit):
                found.setdefault((each.place, each.id), each)
        return tuple(found.values())

    def replaced(self, part_ids: Collection[str]) -> dict[str, Replaced]:
        """By part what stands in for it now, and how much there is of it."""
        if not part_ids:
            return {}
        today = self._context.now().astimezone(self._context.zone).date()
        return replaced(self._context.store.read(), part_ids, today)

    def _all(self, reader: Reader, written: str, limit: int) -> Iterator[Named]:
        for part in queries.by_further_code(reader, written, limit):
            yield _part(part, _code_words(part))
        for part in queries.by_supplier_number(reader, written, limit):
            supplier = (part.supplier_en if language() == "en" else part.supplier) or part.supplier
            told = translate(C, "Supplier's number {code}, {supplier}", code=part.code, supplier=supplier)
            yield _part(part, told)
        if any(sign.isdigit() for sign in written):
            for id, code, name, name_en, around, around_en in queries.bins(reader, written, limit):
                where = (around_en if language() == "en" else around) or around
                yield Named("location", "locations", id, code, name, name_en, where)
            for id, code, name, name_en, maker, models in queries.error_codes(reader, written, limit):
                whose = format_machines(maker, models)
                yield Named("error_code", "knowledge", id, code, name, name_en, whose, text=code)
        yield from self._papers(reader, written, limit)

    def _papers(self, reader: Reader, written: str, limit: int) -> Iterator[Named]:
        series = _PAPER.fullmatch(written)
        table = KIND_OF_SERIES.get(series[1], "") if series is not None else ""
        if table in _PLACE_OF:
            for id, number in queries.papers(reader, table, written, limit):
                yield Named(table, _PLACE_OF[table], id, number)
        elif table == "part_request":
            rows = queries.papers(reader, table, written, limit)
            leads = queries.asked_for(reader, [id for id, _number in rows])
            for id, number in rows:
                order, part = leads.get(id, (None, None))
                if order is not None:
                    yield Named(table, "work_order", order, number)
                elif part is not None:
                    yield Named(table, "part", part, number)


def _part(found: CodedPart, why: str) -> Named:
    return Named("part", "part", found.part_id, found.number, found.name, found.name_en, why)


def _code_words(found: CodedPart) -> str:
    if found.kind == "gtin":
        return translate(C, "Product code {code}", code=found.code)
    if found.kind == "maker":
        return translate(C, "Maker's number {code}", code=found.code)
    if found.kind == "supplier":
        return translate(C, "Number at a supplier {code}", code=found.code)
    if found.kind == "old":
        return translate(C, "Old number {code}", code=found.code)
    return translate(C, "Further code {code}", code=found.code)
