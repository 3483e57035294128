"""Old parts: who owes which since when, and where each is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from msgspec import Struct

from fieldservice.store.queries.inbound import like
from fieldservice.store.queries.windows import Source, marks
from fieldservice.store.reader import Reader, parts
from fieldservice.system.clock import from_ms, to_ms

_LAST = (
    "coalesce((SELECT s.step FROM old_part_step s WHERE s.part_line_id = {line}.id"
    " AND ({line}.handed_in_at IS NULL OR s.step NOT IN ('', 'tagged', 'handed_over')) ORDER BY s.at DESC, s.rid DESC"
    " LIMIT 1), CASE WHEN {line}.handed_in_at IS NULL THEN '' ELSE 'received' END)"
)
_TO_COME = "('', 'tagged', 'handed_over')"
_STATES = {
    "owed": f"t.handed_in_at IS NULL AND {_LAST.format(line='t')} IN {_TO_COME}",
    "under_way": f"t.handed_in_at IS NULL AND {_LAST.format(line='t')} = 'handed_over'",
    "here": f"{_LAST.format(line='t')} IN ('received', 'inspected')",
    "vendor": f"{_LAST.format(line='t')} = 'to_vendor'",
    "done": f"{_LAST.format(line='t')} IN ('repaired', 'scrapped', 'to_customer', 'lost')",
}


class OldPartFilter(Struct, frozen=True):
    """Which old parts. `state`: owed | under_way | here | vendor | done | "" for all; `overdue_on`: due before that
    day."""

    state: str = "owed"
    overdue_on: date | None = None
    due_from: date | None = None  # due on that day or later
    person_id: str | None = None  # who owes it
    text: str = ""  # in tag, description, part number or name
    sort: str = ""  # due | newest; "": due


@dataclass(frozen=True, slots=True)
class OldPartRow:
    """An old part in a list. `step`: where it is (`domain.old_part_steps`); `person`: whose debt it is."""

    rid: int
    id: str
    tag_number: str
    part_id: str | None
    part_number: str
    part_name: str
    part_name_en: str
    description: str
    serial: str
    quantity_micro: int
    unit: str
    work_order_id: str
    work_order_number: str
    customer: str
    customer_en: str
    person_id: str | None
    person: str
    person_en: str
    removed_at: datetime | None
    due_on: date | None
    handed_in_at: datetime | None
    step: str
    step_at: datetime | None
    shipment_number: str


OLD_PART_SORTS = {"": ("t.due_on", False), "due": ("t.due_on", False), "newest": ("t.at", True)}


def old_part_source(wanted: OldPartFilter) -> Source:
    """The list of old parts: every one that was ever owed has a tag."""
    source = Source("part_line")
    source.where("t.tag_number > '' AND t.kind = 'removed' AND t.disposition = 'return' AND NOT t.removed")
    if wanted.overdue_on is not None:
        source.where("t.due_on < ?", wanted.overdue_on.isoformat())
    if wanted.due_from is not None:
        source.where("t.due_on >= ?", wanted.due_from.isoformat())
    if wanted.person_id is not None:
        source.where("t.by_id = ?", wanted.person_id)
    if wanted.text.strip():
        source.where(
            "(t.tag_number LIKE ? ESCAPE '\\' OR t.description LIKE ? ESCAPE '\\' OR t.part_id IN"
            " (SELECT id FROM part WHERE number LIKE ? ESCAPE '\\' OR name LIKE ? ESCAPE '\\'"
            " OR name_en LIKE ? ESCAPE '\\'))",
            *[like(wanted.text)] * 5,
        )
    if wanted.state:
        source.where(f"({_STATES[wanted.state]})")
    return source


def old_part_rows(reader: Reader, rids: Sequence[int]) -> list[OldPartRow]:
    """The rows of a page, in the order of `rids`."""
    found: dict[int, OldPartRow] = {}
    for part in parts(rids):
        for row in reader.rows(
            "SELECT l.rid, l.id, l.tag_number, l.part_id, coalesce(p.number, ''), coalesce(p.name, ''),"
            " coalesce(p.name_en, ''), l.description, l.serial, l.quantity_micro, l.unit, l.work_order_id,"
            " coalesce(w.number, ''), coalesce(nullif(c.short_name, ''), c.name, ''), coalesce(c.name_en, ''),"
            " l.by_id, coalesce(h.name, ''), coalesce(h.name_en, ''), l.at, l.due_on, l.handed_in_at,"
            f" {_LAST.format(line='l')},"
            " (SELECT max(s.at) FROM old_part_step s WHERE s.part_line_id = l.id),"
            " coalesce((SELECT n.number FROM shipment_line x JOIN shipment n ON n.id = x.shipment_id"
            "  WHERE x.old_part_id = l.id AND n.status <> 'cancelled' ORDER BY x.rid DESC LIMIT 1), '')"
            " FROM part_line l LEFT JOIN part p ON p.id = l.part_id LEFT JOIN work_order w ON w.id = l.work_order_id"
            " LEFT JOIN customer c ON c.id = w.customer_id LEFT JOIN person h ON h.id = l.by_id"
            f" WHERE l.rid IN ({marks(part)})",
            part,
        ):
            day = date.fromisoformat(row[19]) if row[19] else None
            found[row[0]] = OldPartRow(*[*row[:18], _at(row[18]), day, _at(row[20]), row[21], _at(row[22]), row[23]])
    return [found[rid] for rid in rids if rid in found]


@dataclass(frozen=True, slots=True)
class DebtRow:
    """What somebody owes. `oldest`: the earliest day on which one of them was due."""

    person_id: str
    person: str
    person_en: str
    owed: int
    overdue: int
    oldest: date | None


def debts(reader: Reader, today: date, limit: int = 200) -> list[DebtRow]:
    """What each person owes, most overdue first."""
    rows = reader.rows(
        "SELECT t.by_id, coalesce(h.name, ''), coalesce(h.name_en, ''), count(*), total(t.due_on < ?1), min(t.due_on)"
        " FROM part_line t LEFT JOIN person h ON h.id = t.by_id WHERE t.tag_number > '' AND t.kind = 'removed'"
        f" AND t.disposition = 'return' AND NOT t.removed AND t.by_id IS NOT NULL AND {_STATES['owed']}"
        " GROUP BY t.by_id ORDER BY 5 DESC, 6, 1 LIMIT ?2",
        (today.isoformat(), limit),
    )
    return [
        DebtRow(row[0], row[1], row[2], row[3], int(row[4]), date.fromisoformat(row[5]) if row[5] else None)
        for row in rows
    ]


def lying_here(reader: Reader) -> dict[str, int]:
    """How many that were scanned in wait for a decision, by their last step: received | inspected."""
    rows = reader.rows(
        "SELECT last.step, count(*) FROM (SELECT s.part_line_id, s.step, max(s.at) FROM old_part_step s"
        " WHERE s.step NOT IN ('', 'tagged', 'handed_over') GROUP BY s.part_line_id) last"
        " JOIN part_line l ON l.id = last.part_line_id WHERE last.step IN ('received', 'inspected')"
        " AND l.handed_in_at IS NOT NULL AND NOT l.removed GROUP BY last.step"
    )
    return {row[0]: row[1] for row in rows}


@dataclass(frozen=True, slots=True)
class AgeRow:
    """So many are overdue that were due in these days, both included; without a first day: at any time before."""

    first: date | None
    last: date
    n: int


def ages(reader: Reader, spans: Sequence[tuple[date | None, date]], person_id: str | None = None) -> list[AgeRow]:
    """How many old parts are owed that were due in each span of days."""
    found = []
    for first, last in spans:
        n = reader.count(
            "SELECT count(*) FROM part_line t WHERE t.tag_number > '' AND t.kind = 'removed'"
            " AND t.disposition = 'return' AND NOT t.removed AND t.due_on <= ?1 AND (?2 IS NULL OR t.due_on >= ?2)"
            f" AND (?3 IS NULL OR t.by_id = ?3) AND {_STATES['owed']}",
            (last.isoformat(), first.isoformat() if first else None, person_id),
        )
        found.append(AgeRow(first, last, n))
    return found


def lines_with_tag(reader: Reader, tag: str) -> list[str]:
    """Ids of the removed parts that carry a tag: one, or two that were numbered apart before they met."""
    return [
        row[0]
        for row in reader.rows(
            "SELECT id FROM part_line WHERE tag_number = ? AND kind = 'removed' AND NOT removed ORDER BY rid LIMIT 5",
            (tag,),
        )
    ]


def gone_more_than_once(reader: Reader, since: datetime) -> list[str]:
    """Ids of the old parts with several steps after `since` by which they left, taken back or not; the newest first."""
    return [
        row[0]
        for row in reader.rows(
            "SELECT s.part_line_id FROM old_part_step s JOIN part_line l ON l.id = s.part_line_id WHERE s.at >= ?"
            " AND s.step IN ('to_vendor', 'repaired', 'scrapped', 'to_customer', 'lost') AND s.note <> '↩'"
            " GROUP BY s.part_line_id HAVING count(*) > 1 ORDER BY max(s.at) DESC",
            (to_ms(since),),
        )
    ]


def still_to_arrive(reader: Reader, shipment_id: str) -> int:
    """How many lines of a return shipment have not arrived: old parts by their steps, others at all."""
    return reader.count(
        "SELECT count(*) FROM shipment_line x LEFT JOIN part_line l ON l.id = x.old_part_id WHERE x.shipment_id = ?"
        f" AND (x.old_part_id IS NULL OR {_LAST.format(line='l')} IN {_TO_COME})",
        (shipment_id,),
    )


def live_moves_of(reader: Reader, step_ids: Sequence[str]) -> list[str]:
    """Ids of the moves that carried these steps out and were not taken back, the newest first."""
    found = []
    for part in parts(step_ids):
        found += [
            row[0]
            for row in reader.rows(
                f"SELECT m.id FROM stock_move m WHERE m.line_id IN ({marks(part)}) AND m.reverses_id IS NULL"
                " AND NOT EXISTS (SELECT 1 FROM stock_move r WHERE r.part_id = m.part_id AND r.reverses_id = m.id)"
                " ORDER BY m.at DESC, m.rid DESC",
                part,
            )
        ]
    return found


def _at(milliseconds: int | None) -> datetime | None:
    return None if milliseconds is None else from_ms(milliseconds)
