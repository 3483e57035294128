"""Lists of work orders: row keys in chunks by keyset, pages by row key, counts that stop at a thousand.

A list is a sequence of `rid`. The first chunk comes at once whatever the size of the table: each state is read from
its own index in the wanted order, and only as many rows as the chunk needs. A page is then read by row keys with all
joins in one statement, so a page at depth costs what a page at the top costs.
"""

from __future__ import annotations

from array import array
from typing import Any

from msgspec import Struct

from fieldservice.domain.states import OPEN_STATES, State
from fieldservice.domain.text import query_tokens
from fieldservice.store.queries.windows import COUNT_CAP, Chunk, Cursor
from fieldservice.store.reader import Reader, parts

NEWEST_MATCHES = 2_000

# sort -> (column, descending); ties are broken by rid in the same direction.
SORTS: dict[str, tuple[str, bool]] = {
    "opened_at": ("opened_at", True),
    "due_at": ("due_at", False),
    "starts_at": ("starts_at", False),
    "number": ("number", True),
    "finished_at": ("finished_at", True),
}
BY_CUSTOMER = "customer"
_INDEXED_ALONE = ("number", "starts_at", "customer_id", BY_CUSTOMER)
_INDEXED_BY_STATE = ("due_at", "finished_at")


class Conditions(Struct, frozen=True):
    """What a list must satisfy, in SQL values; empty means no condition."""

    states: tuple[str, ...] = ()
    technician_id: str | None = None
    customer_id: str | None = None
    asset_id: str | None = None
    product_id: str | None = None
    job_types: tuple[str, ...] = ()
    priorities: tuple[str, ...] = ()
    opened_from: int | None = None
    opened_until: int | None = None
    starts_from: int | None = None
    starts_until: int | None = None
    text: str = ""

    @property
    def selective(self) -> bool:
        """Whether an equality or a day leaves so few rows that they are sorted at once."""
        return bool(self.technician_id or self.customer_id or self.asset_id or self.starts_from is not None)

    @property
    def few_states(self) -> bool:
        """Whether the states are those of current work, which is little beside all that is finished."""
        return bool(self.states) and OPEN_STATES.issuperset(self.states)


def _where(conditions: Conditions, *, states: bool = True, by_state: bool = False) -> tuple[str, list[Any]]:
    clauses: list[str] = []
    values: list[Any] = []
    if states and conditions.states:
        # "+" keeps SQLite from walking through every finished row by the index on state where another way is shorter
        column = "w.state" if (conditions.few_states or by_state) and not conditions.selective else "+w.state"
        clauses.append(f"{column} IN ({', '.join('?' * len(conditions.states))})")
        values += conditions.states
    if conditions.starts_from is not None and not conditions.technician_id:
        clauses.append("w.technician_id IN (SELECT id FROM person)")
    for column, value in (
        ("technician_id", conditions.technician_id),
        ("customer_id", conditions.customer_id),
        ("asset_id", conditions.asset_id),
    ):
        if value:
            clauses.append(f"w.{column} = ?")
            values.append(value)
    if conditions.product_id:
        clauses.append("(w.product_id = ? OR w.asset_id IN (SELECT id FROM asset WHERE product_id = ?))")
        values += [conditions.product_id, conditions.product_id]
    for column, chosen in (("job_type", conditions.job_types), ("priority", conditions.priorities)):
        if chosen:
            clauses.append(f"w.{column} IN ({', '.join('?' * len(chosen))})")
            values += chosen
    for clause, bound in (
        ("w.opened_at >= ?", conditions.opened_from),
        ("w.opened_at < ?", conditions.opened_until),
        ("w.starts_at >= ?", conditions.starts_from),
        ("w.starts_at < ?", conditions.starts_until),
    ):
        if bound is not None:
            clauses.append(clause)
            values.append(bound)
    return " AND ".join(clauses) or "1", values


def chunk(reader: Reader, conditions: Conditions, sort: str, cursor: Cursor | None, size: int) -> Chunk:
    """The next at most `size` row keys after `cursor` (None: from the top)."""
    if conditions.text.strip():
        return Chunk(array("q", [rid for rid, _ in _found(reader, conditions, sort)]), None)
    if conditions.selective or not _by_index(sort, conditions):
        return _at_once(reader, conditions, sort)
    if sort == BY_CUSTOMER:
        return _by_customer(reader, conditions, cursor, size)
    column, descending = SORTS[sort]
    return _by_keyset(reader, conditions, column, descending, cursor, size)


def _by_index(sort: str, conditions: Conditions) -> bool:
    """Whether an index has the order wanted, so that a chunk costs no more than its rows."""
    return sort not in _INDEXED_ALONE or not conditions.few_states


def _at_once(reader: Reader, conditions: Conditions, sort: str) -> Chunk:
    where, values = _where(conditions)
    join = " LEFT JOIN customer c ON c.id = w.customer_id" if sort == BY_CUSTOMER else ""
    rows = reader.rows(f"SELECT w.rid FROM work_order w{join} WHERE {where} ORDER BY {_order(sort)}", values)
    return Chunk(array("q", [row[0] for row in rows]), None)


def _order(sort: str) -> str:
    if sort == BY_CUSTOMER:
        return "c.name NULLS LAST, w.rid"
    column, descending = SORTS[sort]
    direction = "DESC" if descending else "ASC"
    return f"w.{column} {direction} NULLS LAST, w.rid {direction}"


def _by_keyset(
    reader: Reader, conditions: Conditions, column: str, descending: bool, cursor: Cursor | None, size: int
) -> Chunk:
    """Rows with a value first, then those without one."""
    rids: array[int] = array("q")
    if cursor is None or cursor.value is not None:
        rows = _with_value(reader, conditions, column, descending, cursor, size)
        rids.extend(row[0] for row in rows)
        if len(rows) == size:
            return Chunk(rids, Cursor(rows[-1][1], rows[-1][0]))
        cursor = None
    rows = _without_value(reader, conditions, column, descending, cursor, size - len(rids))
    rids.extend(row[0] for row in rows)
    return Chunk(rids, Cursor(None, rids[-1]) if len(rids) == size else None)


def _with_value(
    reader: Reader, conditions: Conditions, column: str, descending: bool, cursor: Cursor | None, size: int
) -> list[tuple[Any, ...]]:
    sign, direction = ("<", "DESC") if descending else (">", "ASC")
    after = f"(w.{column}, w.rid) {sign} (?, ?)" if cursor else f"w.{column} IS NOT NULL"
    bounds = [cursor.value, cursor.rid] if cursor else []
    return _ordered(reader, conditions, column, direction, after, bounds, size)


def _without_value(
    reader: Reader, conditions: Conditions, column: str, descending: bool, cursor: Cursor | None, size: int
) -> list[tuple[Any, ...]]:
    if size <= 0:
        return []
    sign, direction = ("<", "DESC") if descending else (">", "ASC")
    after = f"w.{column} IS NULL" + (f" AND w.rid {sign} ?" if cursor else "")
    return _ordered(reader, conditions, column, direction, after, [cursor.rid] if cursor else [], size)


def _ordered(
    reader: Reader, conditions: Conditions, column: str, direction: str, after: str, bounds: list[Any], size: int
) -> list[tuple[Any, ...]]:
    """(rid, sort value): one index read a state, merged; so no state is sorted as a whole."""
    ordered = f"ORDER BY w.{column} {direction}, w.rid {direction} LIMIT {size:d}"
    states = conditions.states or (tuple(State) if column in _INDEXED_BY_STATE else ())
    if not states or column in _INDEXED_ALONE:
        where, values = _where(conditions)
        sql = f"SELECT w.rid, w.{column} FROM work_order w WHERE {after} AND {where} {ordered}"
        return reader.rows(sql, [*bounds, *values])
    where, values = _where(conditions, states=False)
    inner = f"SELECT w.rid, w.{column} FROM work_order w WHERE w.state = ? AND {after} AND {where} {ordered}"
    one = f"SELECT * FROM ({inner})"
    sql = " UNION ALL ".join([one] * len(states)) + f" ORDER BY 2 {direction}, 1 {direction} LIMIT {size:d}"
    return reader.rows(sql, [value for state in states for value in (str(state), *bounds, *values)])


def _by_customer(reader: Reader, conditions: Conditions, cursor: Cursor | None, size: int) -> Chunk:
    where, values = _where(conditions)
    rids: array[int] = array("q")
    if cursor is None or cursor.value is not None:
        after = "(c.name, w.rid) > (?, ?) AND c.name >= ?" if cursor else "1"
        bounds = [cursor.value, cursor.rid, cursor.value] if cursor else []
        rows = reader.rows(
            "SELECT w.rid, c.name FROM customer c CROSS JOIN work_order w ON w.customer_id = c.id"
            f" WHERE {after} AND {where} ORDER BY c.name, w.rid LIMIT {size:d}",
            [*bounds, *values],
        )
        rids.extend(row[0] for row in rows)
        if len(rows) == size:
            return Chunk(rids, Cursor(rows[-1][1], rows[-1][0]))
        cursor = None
    rows = _without_value(reader, conditions, "customer_id", False, cursor, size - len(rids))
    rids.extend(row[0] for row in rows)
    return Chunk(rids, Cursor(None, rids[-1]) if len(rids) == size else None)


def _found(reader: Reader, conditions: Conditions, sort: str) -> list[tuple[Any, ...]]:
    """The newest matches of the text that satisfy the other conditions, sorted; at most NEWEST_MATCHES."""
    tokens = query_tokens(conditions.text)
    if not tokens:
        return []
    where, values = _where(conditions)
    return reader.rows(
        "WITH found AS (SELECT rowid AS rid FROM search_work_order WHERE search_work_order MATCH ?"
        f" ORDER BY rowid DESC LIMIT {NEWEST_MATCHES})"
        " SELECT w.rid, w.id FROM found f CROSS JOIN work_order w ON w.rid = f.rid"
        f" LEFT JOIN customer c ON c.id = w.customer_id WHERE {where} ORDER BY {_order(sort)}",
        [tokens, *values],
    )


def capped_count(reader: Reader, conditions: Conditions) -> int:
    """How many rows satisfy the conditions, counting no further than COUNT_CAP + 1."""
    if conditions.text.strip():
        return min(len(_found(reader, conditions, "number")), COUNT_CAP + 1)
    where, values = _where(conditions, by_state=True)
    return reader.count(
        f"SELECT count(*) FROM (SELECT 1 FROM work_order w WHERE {where} LIMIT {COUNT_CAP + 1})", values
    )


_PAGE = """
    SELECT w.rid, w.id, w.number, w.state, w.status, w.priority, w.job_type, w.job_kind, w.summary, w.opened_at,
        w.due_at, w.finished_at, w.starts_at, w.entitlement, w.component, w.customer_id, coalesce(c.name, ''),
        coalesce(c.name_en, ''), coalesce(c.short_name, ''), w.asset_id, coalesce(a.name, ''), coalesce(a.serial, ''),
        coalesce(p.model, ''), coalesce(p.name, ''), coalesce(p.name_en, ''), w.technician_id, coalesce(t.name, ''),
        coalesce(t.name_en, '')
    FROM work_order w
    LEFT JOIN customer c ON c.id = w.customer_id
    LEFT JOIN asset a ON a.id = w.asset_id
    LEFT JOIN product p ON p.id = coalesce(w.product_id, a.product_id)
    LEFT JOIN person t ON t.id = w.technician_id
    WHERE w.rid IN ({marks})"""


def page(reader: Reader, rids: list[int]) -> list[tuple[Any, ...]]:
    """What a list shows of these rows, in the order of `rids`; rows that are gone are left out."""
    found: dict[int, tuple[Any, ...]] = {}
    for part in parts(rids):
        for row in reader.rows(_PAGE.format(marks=", ".join("?" * len(part))), part):
            found[row[0]] = row
    return [found[rid] for rid in rids if rid in found]


def rid_of(reader: Reader, id: str) -> int | None:
    """The row key of a work order."""
    rows = reader.rows("SELECT rid FROM work_order WHERE id = ?", (id,))
    return int(rows[0][0]) if rows else None


def id_by_number(reader: Reader, number: str) -> str | None:
    """The work order that carries this number."""
    rows = reader.rows("SELECT id FROM work_order WHERE number = ? ORDER BY rid DESC LIMIT 1", (number,))
    return str(rows[0][0]) if rows else None


def fitted_other_parts(reader: Reader, asset_id: str) -> bool:
    """Whether a part that is not genuine was ever fitted to an asset."""
    return bool(
        reader.rows(
            "SELECT 1 FROM work_order w JOIN part_line l ON l.work_order_id = w.id WHERE w.asset_id = ?"
            " AND l.kind = 'used' AND NOT l.genuine AND NOT l.removed LIMIT 1",
            (asset_id,),
        )
    )
