"""Moves across the firm's border with their costs, closings, and the table of values; by part."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from fieldservice.domain.records import COMPANY_ID, Company
from fieldservice.domain.valuation import Closing, Flow, Rank, Worth, value_of
from fieldservice.store.outbox import DISCARDED, PARKED, QUARANTINED, REFUSED
from fieldservice.store.queries.stock import OWN_KINDS
from fieldservice.store.queries.windows import marks
from fieldservice.store.reader import Reader, parts
from fieldservice.store.unit_of_work import UnitOfWork
from fieldservice.system.clock import to_ms

_OWN = ", ".join(f"'{kind}'" for kind in OWN_KINDS)
_OURS = f"(SELECT id FROM stock_location WHERE kind IN ({_OWN}))"
_NOT_COUNTED = f"({REFUSED}, {PARKED}, {DISCARDED}, {QUARANTINED})"
_COLUMNS = "quantity_micro, value_micro, average_micro, corrected_micro, unpriced_micro, late_moves, last_at"
NO_AVERAGE = -1  # in the table: no cost was ever known


class ValueRow(Struct, frozen=True):
    """What a part's whole stock is worth."""

    part_id: str
    quantity_micro: int
    value_micro: int
    average_micro: int | None
    corrected_micro: int
    unpriced_micro: int
    late_moves: int
    last_at: int


def row_of(part_id: str, worth: Worth) -> ValueRow:
    """A value as it is kept."""
    return ValueRow(
        part_id,
        worth.quantity_micro,
        worth.value_micro,
        worth.average_micro,
        worth.corrected_micro,
        worth.unpriced_micro,
        len(worth.late),
        worth.last_ms,
    )


def own_places(reader: Reader) -> frozenset[str]:
    """Places whose stock is ours."""
    return frozenset(row[0] for row in reader.rows(f"SELECT id FROM stock_location WHERE kind IN ({_OWN})"))


def currency(reader: Reader) -> str:
    """The firm's own: costs in another one are not converted, they count as not known."""
    return (reader.find(Company, COMPANY_ID) or Company(id=COMPANY_ID)).currency


def computed(reader: Reader, part_ids: Collection[str], at: datetime | None = None) -> dict[str, Worth]:
    """What these parts are worth by their moves, now or as it counted before `at`."""
    if not part_ids:
        return {}
    closed = closings(reader)
    until = None if at is None else to_ms(at)
    return {part_id: value_of(moves, closed, until) for part_id, moves in flows(reader, part_ids).items()}


def flows(reader: Reader, part_ids: Collection[str]) -> dict[str, list[Flow]]:
    """By part its moves across the firm's border, each with its cost where one is known in the firm's currency."""
    found: dict[str, list[Flow]] = {part_id: [] for part_id in part_ids}
    own, money = own_places(reader), currency(reader)
    for part in parts(sorted(found)):
        costs = _costs(reader, part, money)
        for part_id, id, at, quantity, target, reverses, base in reader.rows(
            "SELECT m.part_id, m.id, coalesce(m.at, m.recorded_at, 0), m.quantity_micro, m.to_location_id,"
            " m.reverses_id, m.row_base FROM stock_move m LEFT JOIN mutation u ON u.mid = -m.row_base"
            f" WHERE m.part_id IN ({marks(part)}) AND (m.row_base > 0 OR coalesce(u.state, 0) NOT IN {_NOT_COUNTED})"
            f" AND (m.from_location_id IN {_OURS}) <> (m.to_location_id IN {_OURS})",
            part,
        ):
            signed = quantity if target in own else -quantity
            cost = costs.get(reverses) if reverses else costs.get(id)
            found[part_id].append(Flow(id, at, signed, cost if not reverses or signed < 0 else None, _rank(base)))
    return found


def _costs(reader: Reader, part_ids: Sequence[str], money: str) -> dict[str, int]:
    """By move what a unit cost; of several costs of a move the last one that was written."""
    return dict(
        reader.rows(
            f"SELECT move_id, unit_cost_minor FROM move_cost WHERE part_id IN ({marks(part_ids)}) AND currency = ?"
            " ORDER BY id",
            [*part_ids, money],
        )
    )


def _rank(base: int) -> Rank:
    return (0, base) if base > 0 else (1, -base)


def closings(reader: Reader) -> list[Closing]:
    """The closed periods, in the order in which they were closed."""
    rows = reader.rows(
        "SELECT c.ends_at, c.row_base FROM stock_closing c LEFT JOIN mutation u ON u.mid = -c.row_base"
        f" WHERE c.ends_at IS NOT NULL AND (c.row_base > 0 OR coalesce(u.state, 0) NOT IN {_NOT_COUNTED})"
    )
    return sorted((Closing(ends_at, _rank(base)) for ends_at, base in rows), key=lambda each: each.rank)


def stale(reader: Reader, limit: int) -> list[str]:
    """Parts that have to be valued again."""
    return [row[0] for row in reader.rows("SELECT part_id FROM stock_stale WHERE value LIMIT ?", (limit,))]


def waiting(reader: Reader) -> int:
    """How many parts have to be valued again."""
    return reader.count("SELECT count(*) FROM stock_stale WHERE value")


def waiting_among(reader: Reader, part_ids: Collection[str]) -> set[str]:
    """Those of the parts that have to be valued again."""
    found: set[str] = set()
    for part in parts(sorted(part_ids)):
        rows = reader.rows(f"SELECT part_id FROM stock_stale WHERE value AND part_id IN ({marks(part)})", part)
        found.update(row[0] for row in rows)
    return found


def keep(uow: UnitOfWork, values: Mapping[str, Worth]) -> None:
    """Write the values of these parts; they are not stale any more."""
    rows = []
    for part_id, worth in values.items():
        average = NO_AVERAGE if worth.average_micro is None else worth.average_micro
        rows.append(
            (part_id, worth.quantity_micro, worth.value_micro, average, worth.corrected_micro, worth.unpriced_micro,
             len(worth.late), worth.last_ms)
        )  # fmt: skip
    ids = [(part_id,) for part_id in values]
    for statement, given in (
        (f"INSERT OR REPLACE INTO stock_value (part_id, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows),
        ("DELETE FROM stock_stale WHERE part_id = ? AND NOT age", ids),
        ("UPDATE stock_stale SET value = 0 WHERE part_id = ?", ids),
    ):
        uow.connection.executemany(statement, given)


def values_of(reader: Reader, part_ids: Collection[str]) -> list[ValueRow]:
    """The values that are kept of these parts."""
    found: list[ValueRow] = []
    for part in parts(sorted(part_ids)):
        found += map(
            _row, reader.rows(f"SELECT part_id, {_COLUMNS} FROM stock_value WHERE part_id IN ({marks(part)})", part)
        )
    return found


def all_values(reader: Reader, chunk: int = 5_000) -> Iterator[ValueRow]:
    """The values of all parts, by part."""
    last = ""
    while True:
        rows = reader.rows(
            f"SELECT part_id, {_COLUMNS} FROM stock_value WHERE part_id > ? ORDER BY part_id LIMIT ?", (last, chunk)
        )
        yield from map(_row, rows)
        if len(rows) < chunk:
            return
        last = rows[-1][0]


def total(reader: Reader) -> tuple[int, int, int]:
    """Value and corrections (minor units, those of each part rounded, so that a list of the parts adds up to it), and
    how many parts have stock without a known cost."""
    value, corrected, unpriced = reader.rows(
        f"SELECT coalesce(sum({_rounded('value_micro')}), 0), coalesce(sum({_rounded('corrected_micro')}), 0),"
        " sum(unpriced_micro > 0) FROM stock_value"
    )[0]
    return value, corrected, unpriced or 0


def _rounded(micro: str) -> str:
    """Minor units, half up, below zero too, as `Worth.value_minor` rounds; SQLite divides towards zero."""
    return f"((2 * {micro} + 1000000 - ((2 * {micro} + 1000000) % 2000000 + 2000000) % 2000000) / 2000000)"


def parts_with_late_moves(reader: Reader, limit: int) -> list[str]:
    """Parts of which moves became known after their period was closed, the latest first."""
    rows = reader.rows("SELECT part_id FROM stock_value WHERE late_moves > 0 ORDER BY last_at DESC LIMIT ?", (limit,))
    return [row[0] for row in rows]


def moved_since(reader: Reader, at: datetime) -> list[str]:
    """Parts with a move that counts at this time or later."""
    return [row[0] for row in reader.rows("SELECT part_id FROM stock_value WHERE last_at >= ?", (to_ms(at),))]


def held_by_place(reader: Reader, part_ids: Sequence[str]) -> list[tuple[str, str, int]]:
    """(part, own place, micro-units) of these parts."""
    found: list[tuple[str, str, int]] = []
    for part in parts(part_ids):
        found += [
            (row[0], row[1], row[2])
            for row in reader.rows(
                "SELECT s.part_id, s.location_id, sum(s.quantity_micro) FROM stock_on_hand s"
                f" JOIN stock_location l ON l.id = s.location_id WHERE s.part_id IN ({marks(part)})"
                f" AND l.kind IN ({_OWN}) GROUP BY s.part_id, s.location_id HAVING sum(s.quantity_micro) <> 0",
                part,
            )
        ]
    return found


_BEFORE = (
    "FROM stock_move m LEFT JOIN mutation u ON u.mid = -m.row_base"
    f" WHERE m.at < ? AND (m.row_base > 0 OR coalesce(u.state, 0) NOT IN {_NOT_COUNTED})"
)


def held_by_place_at(reader: Reader, part_ids: Sequence[str], at: datetime) -> list[tuple[str, str, int]]:
    """The same as it was: moves at this time or later left out."""
    found: list[tuple[str, str, int]] = []
    for part in parts(part_ids):
        found += [
            (row[0], row[1], row[2])
            for row in reader.rows(
                "SELECT part_id, place, sum(quantity) FROM ("
                f" SELECT m.part_id, m.to_location_id AS place, m.quantity_micro AS quantity {_BEFORE} AND"
                f" m.part_id IN ({marks(part)}) UNION ALL"
                f" SELECT m.part_id, m.from_location_id, -m.quantity_micro {_BEFORE} AND m.part_id IN ({marks(part)}))"
                f" JOIN stock_location l ON l.id = place AND l.kind IN ({_OWN})"
                " GROUP BY part_id, place HAVING sum(quantity) <> 0",
                [to_ms(at), *part, to_ms(at), *part],
            )
        ]
    return found


def _row(row: tuple[str, int, int, int, int, int, int, int]) -> ValueRow:
    average = None if row[3] == NO_AVERAGE else row[3]
    return ValueRow(row[0], row[1], row[2], average, row[4], row[5], row[6], row[7])
