"""Rows that may be the same thing, because two laptops made both: a person says whether they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from fieldservice.domain.following import FOLLOWING
from fieldservice.domain.records import REGISTRY, Person, PossibleDuplicate, info
from fieldservice.errors import UserError
from fieldservice.i18n import translate
from fieldservice.services.context import Context
from fieldservice.services.field_values import FieldValues
from fieldservice.services.field_words import field_label
from fieldservice.services.subjects import Subject, kind_word, person_name, subjects
from fieldservice.store import tables
from fieldservice.store.queries import sync as queries
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork

_C = "conflicts"
_MOST = 200
_SHOWN = 8
# What tells two rows of a kind apart, in the order in which people look at it
_COMPARED: dict[str, tuple[str, ...]] = {
    "customer": ("name", "short_name", "number", "phone", "email", "street", "city", "tax_number", "created_at"),
    "asset": ("serial", "name", "customer_id", "site_id", "product_id", "location_note", "purchase_date", "created_at"),
    "part": ("number", "name", "barcode", "unit", "price_minor", "supplier", "genuine"),
    "product": ("model", "name", "maker", "category", "warranty_months"),
    "stock_location": ("code", "name", "kind", "person_id"),
    "service_point": ("code", "name", "phone", "city", "street"),
    "person": ("number", "name", "phone", "email", "roles"),
}
_REFERRED: dict[str, Callable[[int], str]] = {
    "work_order": lambda n: translate(_C, "%n work orders", n),
    "service_request": lambda n: translate(_C, "%n requests", n),
    "asset": lambda n: translate(_C, "%n machines", n),
    "contact": lambda n: translate(_C, "%n contacts", n),
    "site": lambda n: translate(_C, "%n sites", n),
    "contract": lambda n: translate(_C, "%n contracts", n),
    "stock_move": lambda n: translate(_C, "%n stock moves", n),
    "part_line": lambda n: translate(_C, "%n parts used or removed", n),
}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two rows that agree in one field."""

    id: str
    table: str
    kind: str  # what they are, in words
    first: Subject
    second: Subject
    field: str  # the field in which they agree, in words
    value: str
    found_at: datetime | None
    state: str
    choice: str = ""
    decided_by: str = ""
    decided_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """A pair with what both hold: (field, first, second, same) and what refers to each, in words."""

    pair: Pair
    lines: tuple[tuple[str, str, str, bool], ...]
    referred: tuple[str, str]
    both_here: bool


class PossibleDuplicates:
    """The list and the decision."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def pairs(self, state: str = "open") -> list[Pair]:
        """Pairs that are `open` or `decided`, newest first."""
        reader = self._context.store.read()
        order = "found_at DESC, rid DESC" if state == "open" else "decided_at DESC, rid DESC"
        return self._pairs(reader, reader.where(PossibleDuplicate, state=state, order_by=order, limit=_MOST))

    def waiting(self) -> int:
        """How many wait for a decision."""
        return queries.open_duplicates(self._context.store.read())

    def compared(self, duplicate_id: str) -> Compared:
        """One pair, field by field. Raises UserError when it is not here any more."""
        reader = self._context.store.read()
        found = reader.get(PossibleDuplicate, duplicate_id)
        pair = self._pairs(reader, [found])[0]
        cls = REGISTRY.get(found.tab)
        rows = [reader.find(cls, id) if cls is not None else None for id in (found.first_id, found.second_id)]
        first, second = rows
        if first is None or second is None:
            return Compared(pair, (), ("", ""), False)
        return Compared(
            pair,
            tuple(self._lines(reader, found.tab, first, second)),
            (_referred(reader, found.tab, found.first_id), _referred(reader, found.tab, found.second_id)),
            True,
        )

    def decide(self, duplicate_id: str, choice: str, initiator: object | None = None) -> None:
        """`same`: the second is archived, and what belongs to it goes over to the first. `different`: both go on.
        `open` takes a decision back: the second comes out of the archive, and what had gone over and was not changed
        since goes back to it."""
        if choice not in ("same", "different", "open"):
            raise ValueError(choice)
        decided = choice != "open"
        with self._context.begin("duplicate.decide", initiator) as uow:
            found = uow.get(PossibleDuplicate, duplicate_id)
            cls = REGISTRY.get(found.tab)
            archivable = cls is not None and "archived" in info(cls).fields
            if cls is not None and archivable and (choice == "same" or found.choice == "same"):
                if choice == "same" and found.second_id == self._context.actor_id:
                    raise UserError("directory.own_person", "You can't archive yourself while you are signed in.")
                uow.get(cls, found.second_id)
                uow.change(cls, found.second_id, archived=choice == "same")
                if (choice == "same") != (found.choice == "same"):
                    _go_over(uow, found, back=choice != "same")
            uow.change(
                PossibleDuplicate,
                duplicate_id,
                state="decided" if decided else "open",
                choice=choice if decided else "",
                decided_by_id=self._context.actor_id if decided else None,
                decided_at=self._context.now() if decided else None,
            )
            uow.commit()

    def _pairs(self, reader: Reader, found: list[PossibleDuplicate]) -> list[Pair]:
        known = subjects(reader, {(d.tab, id) for d in found for id in (d.first_id, d.second_id)})
        people: Mapping[str, Person] = reader.many(Person, [d.decided_by_id for d in found])
        return [
            Pair(
                d.id,
                d.tab,
                kind_word(d.tab),
                known[(d.tab, d.first_id)],
                known[(d.tab, d.second_id)],
                field_label(d.tab, d.reason),
                d.value,
                d.found_at,
                d.state,
                d.choice,
                person_name(people.get(d.decided_by_id or "")),
                d.decided_at,
            )
            for d in found
        ]

    def _lines(self, reader: Reader, name: str, *rows: object) -> list[tuple[str, str, str, bool]]:
        table = tables.table_of(name)
        first, second = ({c.name: v for c, v in zip(table.columns, table.dump(row), strict=True)} for row in rows)
        words = FieldValues(reader, name, (first, second), self._context.now(), self._context.zone)
        return [
            (field_label(name, field), words.one(field, first[field], first), words.one(field, second[field], second),
             first[field] == second[field])
            for field in _COMPARED.get(name, ("name",))
            if first[field] not in (None, "") or second[field] not in (None, "")
        ][:_SHOWN]  # fmt: skip


def _go_over(uow: UnitOfWork, pair: PossibleDuplicate, *, back: bool) -> None:
    """What belongs to the second goes over to the first; `back`: what the decision had taken over, and only that."""
    source, target = (pair.first_id, pair.second_id) if back else (pair.second_id, pair.first_id)
    decision = queries.written_as(uow, "possible_duplicate", pair.id, "decision")
    for table, field in FOLLOWING.get(pair.tab, ()):
        if back:
            ids = queries.naming_since(uow, table, field, source, decision)
        else:
            ids = queries.naming(uow, table, field, source)
        for id in ids:
            if id not in (pair.first_id, pair.second_id):
                uow.change(REGISTRY[table], id, **{field: target})


def _referred(reader: Reader, table: str, id: str) -> str:
    """What belongs to a row, in words: '3 work orders, 1 machine'."""
    told = [_REFERRED[other](n) for other, n in queries.references(reader, table, id) if other in _REFERRED]
    return translate(_C, ", ").join(told)
