"""Stock: places and the ledger of moves. Nobody edits a quantity; what is wrong is put right by another move."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from fieldservice.domain.effective_time import effective_at, is_back_dated
from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import Part, Person, StockLocation, StockMove
from fieldservice.errors import UserError
from fieldservice.services.context import Context
from fieldservice.services.editing import changed_fields, tidied
from fieldservice.services.hand_count import note_count
from fieldservice.services.places import adjustment_account
from fieldservice.services.same_facts import correction_id
from fieldservice.services.validation import name_problem, require, require_bearable, tidy
from fieldservice.store.queries import stock as queries
from fieldservice.store.queries.availability import hub_clock
from fieldservice.store.queries.stock import OWN_KINDS, MoveRow, StockRow
from fieldservice.store.unit_of_work import UnitOfWork

KINDS = (*OWN_KINDS, "customer", "supplier", "adjustment", "scrap")
REASONS = frozenset(
    "used returned opening import count transfer removed reversal picked shipped received put_away inspected"
    " vendor_return repaired scrapped".split()
)
FIELD_REASONS = frozenset("used removed returned received".split())
_LOCATION_FIELDS = frozenset("code name name_en parent_id person_id service_point_id address walk".split())
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class LocationNode:
    """A place with the places inside it; `parts` counts the different parts that it holds itself."""

    location: StockLocation
    parts: int
    children: tuple[LocationNode, ...]


@dataclass(frozen=True, slots=True)
class Posted:
    """A move that was made. `short_micro` above zero warns: the place gave away so much more than it had on record.

    A serial number is one thing in one place: where the books have it at another place of ours than the one named, the
    move is made from there (`move.from_location_id`). Where that can't be (it leaves one's own van, or the books have
    it at its goal already), `corrected` is the move before it that they missed.
    """

    move: StockMove
    short_micro: int = 0
    corrected: StockMove | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A part that a place holds."""

    row: StockRow
    part: Part


class Stock:
    """The verbs of the ledger; each is one unit of work."""

    def __init__(self, context: Context) -> None:
        self._context = context

    # Reading

    def locations(self, kinds: tuple[str, ...] = OWN_KINDS) -> list[StockLocation]:
        """Places of these kinds in use, by name."""
        found = self._context.store.read().where(StockLocation, archived=False, order_by="name, rid")
        return [location for location in found if location.kind in kinds]

    def tree(self) -> tuple[LocationNode, ...]:
        """Our own places, those inside others below them."""
        reader = self._context.store.read()
        counts = queries.stock_by_location(reader)
        own = {location.id: location for location in self.locations()}
        below: dict[str | None, list[StockLocation]] = {}
        for location in own.values():
            below.setdefault(location.parent_id if location.parent_id in own else None, []).append(location)

        def nodes(parent: str | None) -> tuple[LocationNode, ...]:
            return tuple(
                LocationNode(location, counts.get(location.id, 0), nodes(location.id))
                for location in below.get(parent, ())
            )

        return nodes(None)

    def paths(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """By place: the names (name, English name) of the places around it, from the outermost."""
        known = {each.id: each for each in self._context.store.read().where(StockLocation)}
        paths: dict[str, tuple[tuple[str, str], ...]] = {}
        for location in known.values():
            path: list[tuple[str, str]] = []
            above = known.get(location.parent_id or "")
            while above is not None and len(path) < _DEEPEST:
                path.insert(0, (above.name, above.name_en))
                above = known.get(above.parent_id or "")
            paths[location.id] = tuple(path)
        return paths

    def on_hand(self, part_id: str, location_id: str, lot: str | None = None, serial: str | None = None) -> int:
        """Micro-units of a part at a place (of one lot or serial number when named); below zero when more left it
        than was ever recorded to come."""
        return queries.on_hand(self._context.store.read(), part_id, location_id, lot, serial)

    def held_at(self, location_id: str, *, with_places_inside: bool = True) -> list[Held]:
        """What a place holds, bins inside it included."""
        reader = self._context.store.read()
        ids = self._inside(location_id) if with_places_inside else [location_id]
        rows = queries.stock_rows(reader, location_ids=ids, all_kinds=True)
        known = reader.many(Part, (row.part_id for row in rows))
        held = [Held(row, known[row.part_id]) for row in rows if row.part_id in known]
        return sorted(held, key=lambda each: (each.part.number, each.row.lot, each.row.serial))

    def van_of(self, person_id: str | None) -> StockLocation | None:
        """The van or personal stock of a technician (个人备件库)."""
        reader = self._context.store.read()
        person = reader.find(Person, person_id)
        if person is None:
            return None
        van = reader.find(StockLocation, person.van_location_id)
        if van is not None and not van.archived:
            return van
        own = reader.where(StockLocation, person_id=person.id, archived=False)
        return next((each for each in own if each.kind in ("van", "technician")), None)

    def van_stock(self, person_id: str | None) -> list[Held]:
        """What a technician carries; nothing for somebody without a van."""
        van = self.van_of(person_id)
        return self.held_at(van.id) if van else []

    def moves_at(self, location_id: str, before: MoveRow | None = None, limit: int = 50) -> list[MoveRow]:
        """Moves into and out of a place, newest first; `before`: the last one shown, for the next page."""
        position = (before.at, before.rid) if before is not None and before.at is not None else None
        return queries.moves_of_location(self._context.store.read(), location_id, position, limit)

    # Moves

    def post_move(
        self,
        part_id: str,
        from_location_id: str,
        to_location_id: str,
        quantity_micro: int,
        *,
        reason: str = "transfer",
        lot: str = "",
        serial: str = "",
        expiry: date | None = None,
        work_order_id: str | None = None,
        document: str = "",
        line_id: str = "",
        at: datetime | None = None,
        initiator: object | None = None,
    ) -> Posted:
        """Record that so much of a part went from one place to another. Never refused for lack of stock: what has
        happened has happened; `Posted.short_micro` warns."""
        with self._context.begin("stock.post_move", initiator) as uow:
            posted = post(
                self._context,
                uow,
                part_id,
                from_location_id,
                to_location_id,
                quantity_micro,
                reason=reason,
                lot=lot,
                serial=serial,
                expiry=expiry,
                work_order_id=work_order_id,
                document=document,
                line_id=line_id,
                at=at,
            )
            uow.commit()
        return posted

    def reverse(self, move_id: str, document: str, initiator: object | None = None) -> Posted:
        """Take a move back by the opposite move, with the reason; once only, also where two do it apart from each
        other (`reversed_apart` tells them)."""
        from fieldservice.services.reversals import reverse_move  # which posts through this module

        if not tidy(document):
            raise UserError("stock.no_reason", "Say why in a few words.")
        with self._context.begin("stock.reverse", initiator) as uow:
            move = uow.get(StockMove, move_id)
            if move.reverses_id is not None or queries.is_reversed(uow, move):
                raise UserError("stock.reversed", "This move has been taken back already.")
            posted = reverse_move(self._context, uow, move, document=document)
            uow.commit()
        return posted

    def adjust(
        self,
        part_id: str,
        location_id: str,
        counted_micro: int,
        reason_text: str,
        *,
        lot: str = "",
        serial: str = "",
        opening: bool = False,
        initiator: object | None = None,
    ) -> Posted | None:
        """Bring a place to what was counted by a move against the adjustment account, with a reason; None when it
        already agrees, which is noted as well. `opening`: the first stock of a new place."""
        if counted_micro < 0:
            raise UserError("stock.negative_count", "A count can't be below zero.")
        note = tidy(reason_text)
        if not note:
            raise UserError("stock.no_reason", "Say why in a few words.")
        if serial and counted_micro > MICRO:
            raise UserError("stock.one_serial", "One serial number is one piece. Enter the pieces one by one.")
        with self._context.begin("stock.adjust", initiator) as uow:
            difference = counted_micro - queries.on_hand(uow, part_id, location_id, lot, serial)
            if opening and difference == 0:
                return None
            lot, serial, entry_id = tidy(lot), tidy(serial), ""
            require_bearable(counted_micro, lot, serial)
            if not opening:
                entry_id = note_count(self._context, uow, part_id, location_id, counted_micro, note, lot, serial).id
            account = adjustment_account(uow)
            ends = (account.id, location_id) if difference > 0 else (location_id, account.id)
            posted = None
            for quantity in _pieces(uow.get(Part, part_id), abs(difference)):
                posted = post(
                    self._context,
                    uow,
                    part_id,
                    *ends,
                    quantity,
                    reason="opening" if opening else "count",
                    lot=lot,
                    serial=serial,
                    document=note,
                    line_id=entry_id,
                    id="" if opening else correction_id(uow, part_id, location_id, lot, serial),
                )
            uow.commit()
        return Posted(posted.move) if posted else None

    # Places

    def add_location(self, kind: str, initiator: object | None = None, **fields: Any) -> StockLocation:
        """Add a place. Raises UserError without a name."""
        if kind not in KINDS:
            raise ValueError(f"unknown kind of place {kind!r}")
        values = tidied(fields, _LOCATION_FIELDS)
        require(name_problem(values.get("name", "")))
        with self._context.begin("stock.add_location", initiator) as uow:
            made = StockLocation(id=self._context.ids(), kind=kind, **values)
            uow.add(made)
            uow.commit()
        return made

    def change_location(self, location_id: str, initiator: object | None = None, **fields: Any) -> dict[str, Any]:
        """Change fields; returns what they held. A place can't lie inside itself."""
        values = tidied(fields, _LOCATION_FIELDS)
        if "name" in values:
            require(name_problem(values["name"]))
        if values.get("parent_id") in self._inside(location_id):
            raise UserError("stock.location_loop", "A place can't lie inside itself.")
        return changed_fields(self._context, "stock.change_location", StockLocation, location_id, values, initiator)

    def archive_location(self, location_id: str, initiator: object | None = None) -> None:
        """Give up a place. Raises UserError while it holds anything."""
        with self._context.begin("stock.archive_location", initiator) as uow:
            if queries.stock_rows(uow, location_ids=[location_id], all_kinds=True):
                raise UserError("stock.location_full", "This place still holds parts. Move them elsewhere first.")
            uow.change(StockLocation, location_id, archived=True)
            uow.commit()

    def _inside(self, location_id: str) -> list[str]:
        reader = self._context.store.read()
        found = [location_id]
        for id in found:
            found += [child.id for child in reader.where(StockLocation, parent_id=id) if child.id not in found]
        return found


def post(
    context: Context,
    uow: UnitOfWork,
    part_id: str,
    from_location_id: str,
    to_location_id: str,
    quantity_micro: int,
    *,
    reason: str,
    lot: str = "",
    serial: str = "",
    expiry: date | None = None,
    work_order_id: str | None = None,
    document: str = "",
    line_id: str = "",
    reverses_id: str | None = None,
    at: datetime | None = None,
    id: str = "",
) -> Posted:
    """Append a move within a unit of work; `line_id` names the line of the paper that it carries out.

    Of a serial number, see `Posted`. `at`: when it happened; corrected and clamped (`domain/effective_time.py`). `id`:
    see `same_facts`. Raises
    UserError for no quantity, equal ends, a serial-tracked part without its serial number or of more than one piece,
    or a time in the past without a reason in `document`, unless it is field work, which is written down later than it
    is done.
    """
    if reason not in REASONS:
        raise ValueError(f"unknown reason of a move {reason!r}")
    part = uow.get(Part, part_id)
    source = uow.get(StockLocation, from_location_id)
    uow.get(StockLocation, to_location_id)
    lot, serial = tidy(lot), tidy(serial)
    require_bearable(quantity_micro, lot, serial)
    if quantity_micro <= 0:
        raise UserError("stock.not_positive", "Enter a quantity above zero.")
    if from_location_id == to_location_id:
        raise UserError("stock.same_place", "The part would stay where it is. Choose another place.")
    if part.tracking == "serial" and not serial:
        raise UserError("stock.no_serial", "Enter the serial number of {name}.", name=part.name)
    if part.tracking == "lot" and not lot:
        raise UserError("stock.no_lot", "Enter the lot of {name}.", name=part.name)
    if part.tracking == "serial" and quantity_micro != MICRO:
        raise UserError("stock.one_serial", "One serial number is one piece. Enter the pieces one by one.")
    if is_back_dated(at, context.now()) and reason not in FIELD_REASONS and not tidy(document):
        raise UserError("stock.back_dated", "This lies in the past. Say why it is written down only now.")
    happened = effective_at(at, context.now(), *hub_clock(uow))
    corrected = None
    if part.tracking == "serial" and (found := queries.serial_elsewhere(uow, part.id, serial, source.id)):
        if found[0] == to_location_id or _is_own_van(context, uow, source.id):
            corrected = _brought(context, uow, part, serial, found, source.id, happened)
        else:
            source, lot = uow.get(StockLocation, found[0]), found[1]
    before = queries.on_hand(uow, part_id, source.id, lot, serial)
    move = StockMove(
        id=id or context.ids(),
        part_id=part_id,
        from_location_id=source.id,
        to_location_id=to_location_id,
        quantity_micro=quantity_micro,
        unit=part.unit,
        lot=lot,
        serial=serial,
        expiry=expiry,
        reason=reason,
        work_order_id=work_order_id,
        document=tidy(document),
        line_id=line_id,
        reverses_id=reverses_id,
        at=happened,
        recorded_at=context.now(),
        by_id=context.actor_id,
    )
    uow.add(move)
    lacking = quantity_micro - max(before, 0) if source.kind in OWN_KINDS else 0
    return Posted(move, max(lacking, 0), corrected)


def _pieces(part: Part, quantity_micro: int) -> list[int]:
    """The quantities of the moves that move so much: a serial number goes piece by piece, nothing needs no move."""
    if quantity_micro == 0:
        return []
    return [MICRO] * (quantity_micro // MICRO) if part.tracking == "serial" else [quantity_micro]


def _is_own_van(context: Context, uow: UnitOfWork, location_id: str) -> bool:
    person = uow.find(Person, context.actor_id)
    return person is not None and person.van_location_id == location_id


def _brought(
    context: Context, uow: UnitOfWork, part: Part, serial: str, found: tuple[str, str], here: str, at: datetime
) -> StockMove:
    """The move that the books missed: a serial number that leaves from here had come here from where they have it."""
    place, lot = found
    move = StockMove(
        id=context.ids(),
        part_id=part.id,
        from_location_id=place,
        to_location_id=here,
        quantity_micro=MICRO,
        unit=part.unit,
        lot=lot,
        serial=serial,
        reason="transfer",
        at=at,
        recorded_at=context.now(),
        by_id=context.actor_id,
    )
    uow.add(move)
    return move
