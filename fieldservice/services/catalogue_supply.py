"""What hangs on a part of the catalogue: further codes, what replaces it, how much places are to hold, its use.

Costs are seen by warehouse staff, managers and administrators (`sees_costs`); others' laptops never hold them.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from fieldservice.domain.bin_codes import bin_codes
from fieldservice.domain.confidence import Confidence, judge
from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import Part, PartCode, StockLevel, StockLocation, Supersession, Supplier
from fieldservice.domain.scans import word_of
from fieldservice.domain.supersession import Fault, faults
from fieldservice.errors import UserError
from fieldservice.services.context import Context
from fieldservice.services.editing import changed_fields, tidied
from fieldservice.services.part_chain import Chain, Replaced, chain_of, replaced
from fieldservice.services.part_changes import note_replacement
from fieldservice.services.validation import tidy
from fieldservice.store.queries import catalogue_supply as queries
from fieldservice.store.queries import places
from fieldservice.store.queries import stock as stock_queries
from fieldservice.store.queries.availability import holders_met, last_contact
from fieldservice.store.queries.catalogue_supply import OldPart, OrderedLine
from fieldservice.store.queries.places import WAREHOUSE_KINDS
from fieldservice.store.unit_of_work import UnitOfWork

__all__ = ["CatalogueSupply", "Level", "OldPart", "OrderedLine", "Use"]

CODE_KINDS = ("gtin", "maker", "supplier", "old", "")
_LINE_FIELDS = frozenset(
    "mode ratio_micro interchange valid_from use_up_first rank surcharge_minor currency notes".split()
)
_COST_ROLES = frozenset({"warehouse", "manager", "administrator"})
_DAYS = 90  # whose use says how long the stock lasts
_MONTHS = 12
_MOST_LINES = 200
_MOST_SUPPLIERS = 1_000
_MOST_JUDGED = 5_000


@dataclass(frozen=True, slots=True)
class Level:
    """How much of a part a place is to hold, and where in it the part lives."""

    level: StockLevel
    location: StockLocation
    bin: StockLocation | None


@dataclass(frozen=True, slots=True)
class Use:
    """How much of a part jobs used. `months`: (first day, micro-units), the oldest first; the last is this month."""

    months: tuple[tuple[date, int], ...]
    last_90_days_micro: int

    @property
    def year_micro(self) -> int:
        """All months together."""
        return sum(quantity for _, quantity in self.months)

    def lasts_days(self, available_micro: int) -> int | None:
        """For so many days what is available lasts at the pace of the last 90 days; None when nothing was used."""
        if self.last_90_days_micro <= 0:
            return None
        return max(available_micro, 0) * _DAYS // self.last_90_days_micro


class CatalogueSupply:
    """Reads and verbs; each verb is one unit of work. One that changes a record returns what its fields held before."""

    def __init__(self, context: Context) -> None:
        self._context = context

    # Reading

    def sees_costs(self) -> bool:
        """Whether whoever is signed in may see what parts cost."""
        actor = self._context.actor()
        return actor is None or bool(_COST_ROLES & {role.strip() for role in actor.roles.split(",")})

    def find(self, written: str) -> Part | None:
        """The part that a number, barcode or further code names, an archived one too; None for no or several parts."""
        reader, word = self._context.store.read(), word_of(written)
        for each in dict.fromkeys((word, word.upper())):
            ids = queries.part_ids_with_code(reader, each) if each else []
            found = [reader.get(Part, id) for id in ids]
            current = [part for part in found if not part.archived] or found
            if len(current) == 1:
                return current[0]
        return None

    def replaced_by(self, part_ids: Collection[str]) -> dict[str, Replaced]:
        """What replaces parts today, and how much there is of it."""
        return replaced(self._context.store.read(), part_ids, self._today())

    def chain(self, part_id: str) -> Chain:
        """The parts before and after a part. Raises UserError when the part does not exist."""
        reader = self._context.store.read()
        reader.get(Part, part_id)
        return chain_of(reader, part_id, self._today())

    def codes(self, part_id: str) -> list[PartCode]:
        """The further codes of a part."""
        return self._context.store.read().where(PartCode, part_id=part_id, archived=False, order_by="code, rid")

    def levels(self, part_id: str) -> list[Level]:
        """What places are to hold of a part, by the name of the place."""
        reader = self._context.store.read()
        found = reader.where(StockLevel, part_id=part_id, archived=False)
        known = reader.many(StockLocation, [id for each in found for id in (each.location_id, each.bin_id) if id])
        made = [
            Level(each, known[each.location_id], known.get(each.bin_id or "")) for each in found
            if each.location_id in known
        ]  # fmt: skip
        return sorted(made, key=lambda each: (each.location.name, each.level.id))

    def old_parts(self, part_id: str) -> tuple[list[OldPart], int]:
        """Old parts of this kind, the newest first, and how many there are altogether."""
        reader = self._context.store.read()
        return queries.old_parts(reader, part_id, _MOST_LINES), queries.count_old_parts(reader, part_id)

    def suppliers(self) -> list[Supplier]:
        """Suppliers to choose from, by name."""
        return self._context.store.read().where(Supplier, archived=False, order_by="name, rid", limit=_MOST_SUPPLIERS)

    def ordered(self, part_id: str) -> list[OrderedLine]:
        """What is on order or in a draft, the first expected first."""
        return queries.ordered_lines(self._context.store.read(), part_id, _MOST_LINES)

    def confidence_at(self, location_id: str, part_ids: Collection[str]) -> dict[str, Confidence]:
        """By part how sure its figure in a place (with everything in it) is; of at most a few thousand parts."""
        if not part_ids or len(part_ids) > _MOST_JUDGED:
            return {}
        reader, now = self._context.store.read(), self._context.now()
        counted = queries.counted_in(reader, part_ids, places.inside(reader, location_id))
        around = places.warehouses_of(reader, [location_id]).get(location_id, location_id)
        actor = self._context.actor()
        mine = actor is not None and (
            actor.van_location_id == around or reader.get(StockLocation, around).person_id == actor.id
        )
        known_at = None if mine else last_contact(reader)
        holder_at = None if mine else holders_met(reader).get(around)
        return {id: judge(now, counted.get(id), known_at=known_at, holder_at=holder_at) for id in part_ids}

    def expiries(self, part_id: str) -> dict[tuple[str, str], date]:
        """By (lot, serial number) when it expires."""
        return queries.lots(self._context.store.read(), part_id)

    def use(self, part_id: str) -> Use:
        """How much jobs used in the last twelve months, this one included."""
        zone, now = self._context.zone, self._context.now()
        today = now.astimezone(zone).date()
        months = [_month(today, back) for back in reversed(range(_MONTHS))]
        since = datetime.combine(months[0], time(), zone)
        recent = now - timedelta(days=_DAYS)
        sums, lately = dict.fromkeys(months, 0), 0
        for at, quantity in queries.used(self._context.store.read(), part_id, min(since, recent), now):
            month = at.astimezone(zone).date().replace(day=1)
            if month in sums:
                sums[month] += quantity
            lately += quantity if at >= recent else 0
        return Use(tuple(sums.items()), lately)

    # Further codes

    def add_code(self, part_id: str, code: str, kind: str = "", initiator: object | None = None) -> PartCode:
        """Another code by which the part is scanned. Raises UserError when the code names a part already."""
        written = self._checked_code(code, kind)
        with self._context.begin("supply.add_code", initiator) as uow:
            uow.get(Part, part_id)
            self._free(uow, written)
            made = PartCode(id=self._context.ids(), part_id=part_id, code=written, kind=kind)
            uow.add(made)
            uow.commit()
        return made

    def remove_code(self, code_id: str, initiator: object | None = None) -> None:
        """The code names this part no longer. Inverse: `restore_code`."""
        changed_fields(self._context, "supply.remove_code", PartCode, code_id, {"archived": True}, initiator)

    def restore_code(self, code_id: str, initiator: object | None = None) -> None:
        """Bring a code back. Raises UserError when it names another part meanwhile."""
        with self._context.begin("supply.restore_code", initiator) as uow:
            code = uow.get(PartCode, code_id)
            self._free(uow, code.code)
            uow.change(PartCode, code_id, archived=False)
            uow.commit()

    # Supersession

    def add_replacement(
        self, part_id: str, replacement_number: str, initiator: object | None = None, **fields: Any
    ) -> Supersession:
        """Say that a part is replaced by the one with this number. A number that no part of ours has is kept as it is:
        the line leads nowhere until there is one. Raises UserError when the line would close a circle."""
        values = self._line_values(fields)
        number = tidy(replacement_number)
        if not number:
            raise UserError("supply.no_replacement", "Enter the number of the part that replaces it.")
        with self._context.begin("supply.add_replacement", initiator) as uow:
            uow.get(Part, part_id)
            target = self._target(uow, number)
            made = Supersession(
                id=self._context.ids(), part_id=part_id, replacement_id=target.id if target else None,
                replacement_number=target.number if target else number, **values,
            )  # fmt: skip
            self._no_circle(uow, made)
            uow.add(made)
            note_replacement(self._context, uow, None, made)
            uow.commit()
        return made

    def change_replacement(
        self, line_id: str, initiator: object | None = None, replacement_number: str | None = None, **fields: Any
    ) -> dict[str, Any]:
        """Change a line; returns what its fields held (undo: `set_replacement`)."""
        values = self._line_values(fields)
        with self._context.begin("supply.change_replacement", initiator) as uow:
            before = uow.get(Supersession, line_id)
            if replacement_number is not None:
                number = tidy(replacement_number)
                if not number:
                    raise UserError("supply.no_replacement", "Enter the number of the part that replaces it.")
                target = self._target(uow, number)
                values["replacement_id"] = target.id if target else None
                values["replacement_number"] = target.number if target else number
            changed = uow.change(Supersession, line_id, **values)
            self._no_circle(uow, changed)
            note_replacement(self._context, uow, before, changed)
            uow.commit()
        return {name: getattr(before, name) for name in values if name != "replacement_id"}

    def remove_replacement(self, line_id: str, initiator: object | None = None) -> None:
        """The part is not replaced by that one. Inverse: `restore_replacement`."""
        with self._context.begin("supply.remove_replacement", initiator) as uow:
            before = uow.get(Supersession, line_id)
            note_replacement(self._context, uow, before, uow.change(Supersession, line_id, archived=True))
            uow.commit()

    def restore_replacement(self, line_id: str, initiator: object | None = None) -> None:
        """Put a line back. Raises UserError when it would close a circle by now."""
        with self._context.begin("supply.restore_replacement", initiator) as uow:
            before = uow.get(Supersession, line_id)
            changed = uow.change(Supersession, line_id, archived=False)
            self._no_circle(uow, changed)
            note_replacement(self._context, uow, before, changed)
            uow.commit()

    # How much places are to hold

    def set_level(
        self,
        part_id: str,
        location_id: str,
        min_micro: int | None,
        max_micro: int | None = None,
        bin_id: str | None = None,
        initiator: object | None = None,
    ) -> tuple[int | None, int | None, str | None]:
        """Say what a warehouse, service point or van is to hold of a part, and in which of its bins the part lives;
        nothing of it: the level is given up. Returns (min, max, bin) from before: setting them again undoes it."""
        if min(min_micro or 0, max_micro or 0) < 0:
            raise UserError("supply.negative_level", "A limit can't be below zero.")
        if min_micro is not None and max_micro is not None and max_micro < min_micro:
            raise UserError("supply.max_below_min", "The maximum can't be below the minimum.")
        with self._context.begin("supply.set_level", initiator) as uow:
            uow.get(Part, part_id)
            if uow.get(StockLocation, location_id).kind not in WAREHOUSE_KINDS:
                raise UserError("supply.not_a_warehouse", "Choose a warehouse, a service point or a van.")
            if bin_id is not None and bin_id not in places.inside(uow, location_id):
                raise UserError("supply.bin_elsewhere", "This bin lies in another place.")
            known = uow.where(StockLevel, part_id=part_id, location_id=location_id, archived=False, order_by="rid")
            nothing = min_micro is None and max_micro is None and bin_id is None
            before = (known[0].min_micro, known[0].max_micro, known[0].bin_id) if known else (None, None, None)
            if known:
                values = {"min_micro": min_micro, "max_micro": max_micro, "bin_id": bin_id, "archived": nothing}
                uow.change(StockLevel, known[0].id, **values)
            elif not nothing:
                uow.add(
                    StockLevel(
                        id=self._context.ids(), part_id=part_id, location_id=location_id, min_micro=min_micro,
                        max_micro=max_micro, bin_id=bin_id,
                    )
                )  # fmt: skip
            uow.commit()
        return before

    # Bins

    def add_bins(
        self, parent_id: str, first: str, last: str, initiator: object | None = None
    ) -> tuple[list[StockLocation], int]:
        """Add the bins from the first code to the last to a place, at the end of the walk; returns them, and how many
        codes were there already. Raises UserError when the codes make no range, or all are there."""
        codes = bin_codes(first, last)
        with self._context.begin("supply.add_bins", initiator) as uow:
            uow.get(StockLocation, parent_id)
            known = queries.bin_codes_in(uow, places.inside(uow, parent_id))
            walk = queries.last_walk(uow, parent_id)
            made = [
                StockLocation(
                    id=self._context.ids(), code=code, name=code, kind="bin", parent_id=parent_id, walk=walk + at
                )
                for at, code in enumerate((code for code in codes if code not in known), 1)
            ]
            if not made:
                raise UserError("bins.all_there", "All of these bins are there already.")
            uow.add_all(made)
            uow.commit()
        return made, len(codes) - len(made)

    def remove_bins(self, ids: Collection[str], initiator: object | None = None) -> int:
        """Give up those of the bins that are empty; returns how many."""
        with self._context.begin("supply.remove_bins", initiator) as uow:
            held = {row.location_id for row in stock_queries.stock_rows(uow, location_ids=list(ids), all_kinds=True)}
            empty = [id for id in ids if id not in held]
            for id in empty:
                uow.change(StockLocation, id, archived=True)
            uow.commit()
        return len(empty)

    # Rules

    def _today(self) -> date:
        return self._context.now().astimezone(self._context.zone).date()

    def _checked_code(self, code: str, kind: str) -> str:
        if kind not in CODE_KINDS:
            raise ValueError(f"unknown kind of code {kind!r}")
        written = str(tidied({"code": code}, {"code"})["code"])
        if not written:
            raise UserError("supply.no_code", "Scan or enter the code.")
        return written

    def _free(self, uow: UnitOfWork, code: str) -> None:
        for other_id in queries.part_ids_with_code(uow, code):
            other = uow.get(Part, other_id)
            raise UserError("supply.code_taken", "{written} already names the part {name}.", written=code,
                            name=other.name)  # fmt: skip

    def _line_values(self, fields: dict[str, Any]) -> dict[str, Any]:
        values = tidied(fields, _LINE_FIELDS)
        if values.get("ratio_micro", MICRO) <= 0:
            raise UserError("supply.ratio", "Enter how many replace one; more than zero.")
        if (values.get("surcharge_minor") or 0) < 0:
            raise UserError("supply.surcharge", "The surcharge can't be below zero.")
        if values.get("mode", "all") not in ("all", "any") or values.get("interchange", "both") not in (
            "both", "forward",
        ):  # fmt: skip
            raise ValueError("unknown mode or interchange")
        return values

    def _target(self, uow: UnitOfWork, number: str) -> Part | None:
        for each in dict.fromkeys((number, number.upper())):
            ids = queries.part_ids_with_code(uow, each)
            if ids:
                return uow.get(Part, ids[0])
        return None

    def _no_circle(self, uow: UnitOfWork, line: Supersession) -> None:
        if line.replacement_id == line.part_id:
            raise UserError("supply.itself", "A part can't replace itself.")
        lines, waiting, seen = {line.id: line}, [line.replacement_id], {line.part_id}
        while waiting:
            id = waiting.pop()
            if id is None or id in seen:
                continue
            seen.add(id)
            for each in uow.where(Supersession, part_id=id, archived=False):
                lines.setdefault(each.id, each)
                waiting.append(each.replacement_id)
        found = next((fault for fault in faults(lines.values()) if fault.line_id == line.id), None)
        if found is not None and found.kind == "loop":
            raise UserError(
                "supply.circle",
                "This would close a circle: {circle}. Take one of these lines out first.",
                circle=self._circle(uow, found),
            )

    def _circle(self, uow: UnitOfWork, found: Fault) -> str:
        known = uow.many(Part, found.circle)
        numbers = [known[id].number for id in found.circle if id in known]
        return " → ".join([*numbers, *numbers[:1]])


def _month(today: date, back: int) -> date:
    """The first day of the month so many months ago."""
    months = today.year * 12 + today.month - 1 - back
    return date(months // 12, months % 12 + 1, 1)
