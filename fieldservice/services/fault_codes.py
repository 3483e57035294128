"""The firm's codes of problems, causes and remedies: their list, their order, many of them at once from a table.

Adding, renaming and archiving one code are verbs of `company`. A code is never deleted: records that name it keep it,
and people are offered it no more once it is archived.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from msgspec import Struct

from fieldservice.domain.coding import CAUSE, PROBLEM, REMEDY
from fieldservice.domain.records import FaultCode
from fieldservice.services.basics import fixed_id
from fieldservice.services.company import CODE_ORDER
from fieldservice.services.context import Context
from fieldservice.services.lists import Chunk, Count, Cursor, LongList
from fieldservice.store.queries import fault_codes as queries
from fieldservice.store.reader import Reader

ABOVE = {CAUSE: PROBLEM, REMEDY: CAUSE}  # what a code may belong to


class CodeFilter(Struct, frozen=True):
    """Which codes a list shows. `sort`: "" (their order), "code", "name" or "used"."""

    kind: str = PROBLEM
    text: str = ""
    archived: bool = False
    sort: str = ""


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A code as a list shows it: what it belongs to, how often it is used, whether it can be moved up or down."""

    rid: int
    code: FaultCode
    above: FaultCode | None
    used: int
    may_rise: bool = False
    may_sink: bool = False

    @property
    def id(self) -> str:
        """The code's id."""
        return self.code.id

    @property
    def archived(self) -> bool:
        """Whether it is out of use."""
        return self.code.archived


@dataclass(frozen=True, slots=True)
class CodeLine:
    """A code as a table has it; empty words leave what is there."""

    kind: str
    code: str
    name: str = ""
    name_en: str = ""
    parent_code: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the lines of a table."""

    new: int
    changed: int
    same: int


class FaultCodes(LongList[CodeFilter, CodeRow]):
    """The list of codes, read whole: a firm has some hundreds. Verbs are one unit of work each."""

    def __init__(self, context: Context) -> None:
        self._context = context

    # the list

    def chunk(self, filter: CodeFilter, cursor: Cursor | None = None) -> Chunk:
        """All of them at once."""
        return Chunk(array("q", [row.rid for row in self._chosen(filter)]), None)

    def rows(self, rids: Sequence[int]) -> list[CodeRow]:
        """The rows of a page."""
        reader = self._context.store.read()
        kinds = queries.kinds_of(reader, rids)
        known = {row.rid: row for kind in kinds for row in self._of_kind(reader, kind)}
        return [known[rid] for rid in rids if rid in known]

    def count(self, filter: CodeFilter) -> Count:
        """How many."""
        return Count(len(self._chosen(filter)))

    def counts(self) -> dict[str, int]:
        """How many codes of each kind are in use."""
        found: dict[str, int] = {}
        for row in self._context.store.read().where(FaultCode, archived=False):
            found[row.kind] = found.get(row.kind, 0) + 1
        return found

    def _chosen(self, filter: CodeFilter) -> list[CodeRow]:
        wanted = filter.text.casefold().split()
        found = [
            row
            for row in self._of_kind(self._context.store.read(), filter.kind)
            if row.archived == filter.archived and all(word in _words(row) for word in wanted)
        ]
        if filter.sort == "code":
            found.sort(key=lambda row: row.code.code)
        elif filter.sort == "name":
            found.sort(key=lambda row: row.code.name)
        elif filter.sort == "used":
            found.sort(key=lambda row: -row.used)
        return found

    def _of_kind(self, reader: Reader, kind: str) -> list[CodeRow]:
        """Those of a kind: by what they belong to, in their order there."""
        rids, used = queries.rids(reader, kind), queries.usage(reader, kind)
        own = reader.where(FaultCode, kind=kind, order_by=CODE_ORDER)
        above = {row.code: row for row in reader.where(FaultCode, kind=ABOVE.get(kind, ""), order_by=CODE_ORDER)}
        place = {code: at for at, code in enumerate(above)}
        own.sort(key=lambda row: place.get(row.parent_code, len(place)))  # what belongs to nothing comes last
        first = {row.parent_code: row.id for row in reversed(own) if not row.archived}
        last = {row.parent_code: row.id for row in own if not row.archived}
        found = []
        for row in own:
            found.append(
                CodeRow(
                    rids[row.id],
                    row,
                    above.get(row.parent_code),
                    used.get(row.code, 0),
                    not row.archived and row.id != first[row.parent_code],
                    not row.archived and row.id != last[row.parent_code],
                )
            )
        return found

    # verbs

    def move(self, code_id: str, by: int, initiator: object | None = None) -> None:
        """Put a code `by` places further down (up when below zero) among those that belong to the same."""
        with self._context.begin("company.order_fault_codes", initiator) as uow:
            moved = uow.get(FaultCode, code_id)
            family = uow.where(
                FaultCode, kind=moved.kind, parent_code=moved.parent_code, archived=False, order_by=CODE_ORDER
            )
            at = next(place for place, row in enumerate(family) if row.id == code_id)
            family.insert(min(max(at + by, 0), len(family) - 1), family.pop(at))
            for place, row in enumerate(family, 1):
                if row.position != place:
                    uow.change(FaultCode, row.id, position=place)
            uow.commit()

    def store(self, lines: Iterable[CodeLine], initiator: object | None = None) -> Imported:
        """Put in what a table has: a code that is there gets its new words, one that was archived is in use again."""
        new = changed = same = 0
        with self._context.begin("company.import_fault_codes", initiator) as uow:
            there = {
                (row.kind, row.code): row for row in uow.where(FaultCode) if not row.maker and not row.product_models
            }
            for line in lines:
                row = there.get((line.kind, line.code))
                if row is None:
                    made = FaultCode(
                        id=fixed_id(line.kind, line.code), kind=line.kind, code=line.code,
                        name=line.name or line.name_en, name_en=line.name_en, parent_code=line.parent_code,
                    )  # fmt: skip
                    uow.add(made)
                    there[line.kind, line.code] = made
                    new += 1
                    continue
                wanted = {
                    "name": line.name or row.name, "name_en": line.name_en or row.name_en,
                    "parent_code": line.parent_code or row.parent_code, "archived": False,
                }  # fmt: skip
                if all(getattr(row, name) == value for name, value in wanted.items()):
                    same += 1
                else:
                    uow.change(FaultCode, row.id, **wanted)
                    changed += 1
            uow.commit()
        return Imported(new, changed, same)


def _words(row: CodeRow) -> str:
    code, above = row.code, row.above
    beside = (above.code, above.name, above.name_en) if above is not None else ()
    return " ".join((code.code, code.name, code.name_en, code.maker, code.product_models, *beside)).casefold()
