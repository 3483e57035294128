"""Counts of stock: lists, what is due, and the facts that entries are compared with."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from msgspec import Struct

from fieldservice.domain.counting import NEAR, Key, Passing
from fieldservice.store.queries.inbound import like
from fieldservice.store.queries.windows import Source, marks
from fieldservice.store.reader import Reader, parts
from fieldservice.system.clock import from_ms, to_ms

_LATEST = timedelta(days=60)  # moves that become known later than this are not looked for


class CountFilter(Struct, frozen=True):
    """Which counts."""

    statuses: frozenset[str] | None = None
    location_id: str | None = None
    text: str = ""  # in the number
    sort: str = ""  # newest


@dataclass(frozen=True, slots=True)
class CountRow:
    """A count in a list. `entries`: how many were written down."""

    rid: int
    id: str
    number: str
    kind: str
    status: str
    blind: bool
    place: str
    place_en: str
    place_code: str
    part_number: str
    made_at: datetime | None
    posted_at: datetime | None
    by: str
    by_en: str
    entries: int
    places_done: int


COUNT_SORTS = {"": ("t.made_at", True), "newest": ("t.made_at", True)}


def count_source(wanted: CountFilter) -> Source:
    """The list of counts."""
    source = Source("stock_count")
    source.where("1")
    if wanted.statuses is not None:
        source.where_in("t.status", wanted.statuses)
    if wanted.location_id is not None:
        source.where("t.location_id = ?", wanted.location_id)
    if wanted.text.strip():
        source.where("t.number LIKE ? ESCAPE '\\'", like(wanted.text))
    return source


def count_rows(reader: Reader, rids: Sequence[int]) -> list[CountRow]:
    """The rows of a page, in the order of `rids`."""
    found: dict[int, CountRow] = {}
    for part in parts(rids):
        for row in reader.rows(
            "SELECT c.rid, c.id, c.number, c.kind, c.status, c.blind, coalesce(l.name, ''), coalesce(l.name_en, ''),"
            " coalesce(l.code, ''), coalesce(p.number, ''), c.made_at, c.posted_at, coalesce(h.name, ''),"
            " coalesce(h.name_en, ''),"
            " (SELECT count(*) FROM count_entry e WHERE e.count_id = c.id AND e.takes_back_id IS NULL"
            "  AND e.part_id IS NOT NULL),"
            " (SELECT count(DISTINCT e.location_id) FROM count_entry e WHERE e.count_id = c.id AND e.part_id IS NULL"
            "  AND e.takes_back_id IS NULL)"
            " FROM stock_count c LEFT JOIN stock_location l ON l.id = c.location_id"
            " LEFT JOIN part p ON p.id = c.part_id LEFT JOIN person h ON h.id = c.made_by_id"
            f" WHERE c.rid IN ({marks(part)})",
            part,
        ):
            found[row[0]] = CountRow(*[*row[:5], bool(row[5]), *row[6:10], _at(row[10]), _at(row[11]), *row[12:]])
    return [found[rid] for rid in rids if rid in found]


@dataclass(frozen=True, slots=True)
class BinRow:
    """A place that may be due for a count. `value_minor` by catalogue prices; `moves`: since `since`."""

    id: str
    code: str
    name: str
    name_en: str
    walk: int
    keys: int
    value_minor: int
    moves: int
    counted_at: datetime | None


def bins_with_stock(reader: Reader, location_ids: Sequence[str], since: datetime) -> list[BinRow]:
    """The places among these that hold something, with what their order of counting follows from."""
    found = []
    for part in parts(location_ids):
        for row in reader.rows(
            "SELECT l.id, l.code, l.name, l.name_en, l.walk, count(*),"
            " total(s.quantity_micro * coalesce(p.price_minor, 0)) / 1000000,"
            " (SELECT count(*) FROM stock_move m WHERE m.from_location_id = l.id AND m.at >= ?1)"
            " + (SELECT count(*) FROM stock_move m WHERE m.to_location_id = l.id AND m.at >= ?1),"
            " (SELECT max(e.at) FROM count_entry e JOIN stock_count c ON c.id = e.count_id"
            "  WHERE e.location_id = l.id AND e.part_id IS NULL AND c.status = 'posted')"
            " FROM stock_on_hand s JOIN stock_location l ON l.id = s.location_id JOIN part p ON p.id = s.part_id"
            f" WHERE s.location_id IN ({', '.join(f'?{n + 2}' for n in range(len(part)))})"
            " AND s.quantity_micro <> 0 AND NOT l.archived GROUP BY l.id",
            [to_ms(since), *part],
        ):
            found.append(BinRow(*[*row[:6], int(row[6]), row[7], _at(row[8])]))
    return found


def books(reader: Reader, location_ids: Sequence[str], part_id: str | None) -> dict[Key, int]:
    """What the books hold in these places, keys that came to zero included; `part_id`: of one part."""
    condition, values = ("", []) if part_id is None else (" AND part_id = ?", [part_id])
    found: dict[Key, int] = {}
    for part in parts(location_ids):
        for row in reader.rows(
            "SELECT location_id, part_id, lot, serial, quantity_micro FROM stock_on_hand"
            f" WHERE location_id IN ({marks(part)}){condition}",
            [*part, *values],
        ):
            found[Key(*row[:4])] = row[4]
    return found


def passings(reader: Reader, location_ids: Sequence[str], since: datetime) -> dict[Key, list[Passing]]:
    """Physical moves into and out of these places from `since` on (and a little before), and those from before it that
    were recorded after it."""
    first, oldest, begun = to_ms(since - NEAR), to_ms(since - _LATEST), to_ms(since)
    found: dict[Key, list[Passing]] = {}
    for part in parts(location_ids):
        for here, there, sign in (("to", "from", 1), ("from", "to", -1)):
            for row in reader.rows(
                f"SELECT m.{here}_location_id, m.part_id, m.lot, m.serial, m.at, coalesce(m.recorded_at, m.at),"
                f" m.quantity_micro FROM stock_move m JOIN stock_location f ON f.id = m.{there}_location_id"
                f" WHERE m.{here}_location_id IN ({marks(part)}) AND m.at >= ? AND (m.at >= ? OR m.recorded_at > ?)"
                " AND f.kind <> 'adjustment'",
                [*part, oldest, first, begun],
            ):
                passing = Passing(from_ms(row[4]), from_ms(row[5]), sign * row[6])
                found.setdefault(Key(*row[:4]), []).append(passing)
    return found


def looked_later(
    reader: Reader, location_ids: Sequence[str], count_id: str, since: datetime
) -> tuple[dict[Key, datetime], dict[str, datetime]]:
    """When somebody else looked after `since`: (by key, by place) from posted counts; or corrected by hand, or took a
    correction back."""
    keys: dict[Key, datetime] = {}
    around: dict[str, datetime] = {}
    begun = to_ms(since)
    for part in parts(location_ids):
        for place, part_id, lot, serial, at, kind in reader.rows(
            "SELECT e.location_id, e.part_id, e.lot, e.serial, max(e.at), c.kind FROM count_entry e"
            " JOIN stock_count c ON c.id = e.count_id"
            f" WHERE e.location_id IN ({marks(part)}) AND e.at > ? AND c.status = 'posted' AND c.id <> ?"
            " AND e.takes_back_id IS NULL"
            " AND NOT EXISTS (SELECT 1 FROM count_entry b WHERE b.count_id = e.count_id AND b.takes_back_id = e.id)"
            " GROUP BY 1, 2, 3, 4, 6",
            [*part, begun, count_id],
        ):
            if part_id is not None:
                key = Key(place, part_id, lot, serial)
                keys[key] = max(keys.get(key, from_ms(at)), from_ms(at))
            elif kind != "part":  # the mark of a count of one part says nothing of the others
                around[place] = max(around.get(place, from_ms(at)), from_ms(at))
        for here, there in (("to", "from"), ("from", "to")):
            for row in reader.rows(
                f"SELECT m.{here}_location_id, m.part_id, m.lot, m.serial, max(m.at) FROM stock_move m"
                f" JOIN stock_location f ON f.id = m.{there}_location_id WHERE m.{here}_location_id IN ({marks(part)})"
                " AND m.at > ? AND f.kind = 'adjustment' AND (m.line_id = '' OR m.reason = 'reversal')"
                " GROUP BY 1, 2, 3, 4",
                [*part, begun],
            ):
                key, at = Key(*row[:4]), from_ms(row[4])
                keys[key] = max(keys.get(key, at), at)
    return keys, around


def being_picked(reader: Reader, location_ids: Sequence[str]) -> set[tuple[str, str]]:
    """(place, part) on pick lists that somebody has begun: what was taken may not be known here yet."""
    found: set[tuple[str, str]] = set()
    for part in parts(location_ids):
        found.update(
            (row[0], row[1])
            for row in reader.rows(
                "SELECT DISTINCT p.bin_id, p.part_id FROM pick_list l JOIN pick_line p ON p.pick_list_id = l.id"
                " WHERE l.status = 'open' AND l.started_at IS NOT NULL AND p.status = 'open'"
                f" AND p.bin_id IN ({marks(part)})",
                part,
            )
        )
    return found


def posted_moves(reader: Reader, entry_ids: Sequence[str]) -> list[tuple[str, str, str, str, str, int]]:
    """(entry, place, part, lot, serial, micro-units more) of the corrections that a count's entries led to."""
    found = []
    for part in parts(entry_ids):
        found += [
            (row[0], row[1], row[2], row[3], row[4], row[5])
            for row in reader.rows(
                "SELECT m.line_id, e.location_id, m.part_id, m.lot, m.serial,"
                " sum(CASE WHEN m.to_location_id = e.location_id THEN m.quantity_micro"
                " WHEN m.from_location_id = e.location_id THEN -m.quantity_micro ELSE 0 END)"
                " FROM stock_move m JOIN count_entry e ON e.id = m.line_id"
                f" WHERE m.line_id IN ({marks(part)}) AND m.reason = 'count' GROUP BY 1, 2, 3, 4, 5",
                part,
            )
        ]
    return found


def last_correction(reader: Reader, part_id: str, location_id: str, lot: str, serial: str) -> str | None:
    """The newest correction, or opening stock, of what the books hold of a part at a place."""
    rows = reader.rows(
        "SELECT id FROM stock_move WHERE part_id = ?1 AND reason IN ('count', 'opening') AND lot = ?3 AND serial = ?4"
        " AND (from_location_id = ?2 OR to_location_id = ?2) ORDER BY at DESC, id DESC LIMIT 1",
        (part_id, location_id, lot, serial),
    )
    return rows[0][0] if rows else None


def recently_posted(
    reader: Reader, since: datetime, limit: int, location_ids: Collection[str] | None = None
) -> list[str]:
    """Ids of counts posted after `since`, the newest first; of those alone that counted in one of some places."""
    if location_ids is None:
        rows = reader.rows(
            "SELECT id FROM stock_count WHERE status = 'posted' AND posted_at >= ? ORDER BY posted_at DESC LIMIT ?",
            (to_ms(since), limit),
        )
        return [row[0] for row in rows]
    found: dict[str, int] = {}
    for part in parts(sorted(location_ids)):
        for id, at in reader.rows(
            "SELECT c.id, c.posted_at FROM stock_count c WHERE c.status = 'posted' AND c.posted_at >= ?"
            " AND EXISTS (SELECT 1 FROM count_entry e WHERE e.count_id = c.id"
            f" AND e.location_id IN ({marks(part)})) ORDER BY c.posted_at DESC LIMIT ?",
            [to_ms(since), *part, limit],
        ):
            found[id] = at
    return sorted(found, key=lambda id: -found[id])[:limit]


def places_counted(reader: Reader, count_ids: Iterable[str], entry_ids: Iterable[str]) -> set[str]:
    """The places in which these counts counted, and those of these entries."""
    found: set[str] = set()
    for name, ids in (("count_id", count_ids), ("id", entry_ids)):
        for part in parts(sorted(ids)):
            rows = reader.rows(f"SELECT location_id FROM count_entry WHERE {name} IN ({marks(part)})", part)
            found.update(row[0] for row in rows)
    return found


def settled_since(reader: Reader, since: datetime, posted_since: datetime) -> list[str]:
    """Ids of posted counts that were corrected after `since` by the program itself, the newest first."""
    rows = reader.rows(
        "SELECT c.id FROM stock_count c WHERE c.status = 'posted' AND c.posted_at >= ? AND EXISTS (SELECT 1"
        " FROM count_entry e CROSS JOIN stock_move m ON m.line_id = e.id WHERE e.count_id = c.id"
        " AND m.reason = 'count' AND m.by_id IS NULL AND m.at >= ?) ORDER BY c.posted_at DESC",
        (to_ms(posted_since), to_ms(since)),
    )
    return [row[0] for row in rows]


def _at(milliseconds: int | None) -> datetime | None:
    return None if milliseconds is None else from_ms(milliseconds)
