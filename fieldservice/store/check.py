"""`fieldservice check`: is the data whole? Each finding is a sentence; no finding means everything was looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from fieldservice.i18n import translate
from fieldservice.store import on_hand, outbox, search_index, tables, worth
from fieldservice.store.projections import SUMS_FROM_MOVES, ranges_of_parts, refresh_states, sums_from_moves
from fieldservice.store.queries import ages, valuation
from fieldservice.store.reader import parts
from fieldservice.store.store import Store
from fieldservice.store.sync_state import EVERYTHING

Progress = Callable[[str], None]
_NAMED = 3  # ids named in a finding


@dataclass(frozen=True)
class Finding:
    """Something that is not as it should be; `repairable` when `repair` puts it right."""

    kind: str  # integrity | reference | sum | value | state | index | chain
    sentence: str
    repairable: bool = False


def check(store: Store, progress: Progress | None = None) -> list[Finding]:
    """Look at the file's integrity, references, stock sums and values, work-order states, outbox and search index."""
    findings: list[Finding] = []
    for step in (_integrity, _references, _sums, _values, _states, _chain, _index):
        if progress is not None:
            progress(step.__name__.strip("_"))
        findings += step(store)
    return findings


def repair(store: Store) -> None:
    """Compute everything derived again (sums, states, index) in one transaction. The rows themselves stay."""
    reader = store.read()
    connection = store.database.connection()
    with store.database.guard():
        connection.execute("BEGIN IMMEDIATE")
        try:
            keys = _sum_keys(store) if _joined(store) else []
            connection.execute("DELETE FROM stock_on_hand")
            if keys:
                on_hand.compute(connection, keys)
            else:
                for each in ranges_of_parts(connection):
                    connection.execute(
                        "INSERT INTO stock_on_hand (part_id, location_id, lot, serial, quantity_micro, last_move_at)"
                        + SUMS_FROM_MOVES,
                        each,
                    )
            worth.forget(connection)
            ids = [row[0] for row in reader.rows("SELECT id FROM work_order ORDER BY rid")]
            for part in parts(ids, 5_000):
                refresh_states(connection, reader, list(part))
            search_index.rebuild(connection, reader)
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise


def _integrity(store: Store) -> list[Finding]:
    rows = store.read().rows("PRAGMA cipher_integrity_check") + [
        row for row in store.read().rows("PRAGMA integrity_check(20)") if row[0] != "ok"
    ]
    return [
        Finding("integrity", translate("store", "The database file is damaged: {detail}", detail=str(row[0])))
        for row in rows
    ]


def _joined(store: Store) -> bool:
    """Whether the sums here are the hub's balances and what came after them."""
    return bool(store.local_value("hub.epoch"))


def _holds_a_slice(store: Store) -> bool:
    scopes = {row[0] for row in store.read().rows("SELECT name FROM sync_scope")}
    return bool(scopes) and EVERYTHING not in scopes


def _references(store: Store) -> list[Finding]:
    if _holds_a_slice(store):
        return []  # what a row names may well lie outside of what this person needs
    findings = []
    for table in tables.all_tables():
        for column in table.columns:
            if column.refers_to is None:
                continue
            rows = store.read().rows(
                f"SELECT t.id FROM {table.name} t LEFT JOIN {column.refers_to} r ON r.id = t.{column.name}"
                f" WHERE t.{column.name} IS NOT NULL AND r.id IS NULL LIMIT {_NAMED + 1}"
            )
            if rows:
                sentence = translate(
                    "store",
                    "{table}.{column} points to a row of {target} that is not there: {ids}",
                    table=table.name,
                    column=column.name,
                    target=column.refers_to,
                    ids=_named([r[0] for r in rows]),
                )
                findings.append(Finding("reference", sentence))
    return findings


def _sum_keys(store: Store) -> list[on_hand.Key]:
    """Every sum that moves, balances or the sums themselves speak of."""
    rows = store.read().rows(
        "SELECT part_id, location_id, lot, serial FROM stock_on_hand"
        " UNION SELECT part_id, location_id, lot, serial FROM stock_balance"
        " UNION SELECT part_id, to_location_id, lot, serial FROM stock_move"
        " UNION SELECT part_id, from_location_id, lot, serial FROM stock_move"
    )
    return [(part, location, lot, serial) for part, location, lot, serial in rows]


def _sums_beside_the_hub(store: Store) -> list[tuple[Any, ...]]:
    connection = store.database.connection()
    kept = {
        (part, location, lot, serial): (quantity, last)
        for part, location, lot, serial, quantity, last in store.read().rows(
            "SELECT part_id, location_id, lot, serial, quantity_micro, last_move_at FROM stock_on_hand"
        )
    }
    return [key for key in _sum_keys(store) if kept.get(key, (0, None)) != on_hand.sum_of(connection, key)]


def _sums(store: Store) -> list[Finding]:
    if _joined(store):
        return _sums_finding(_sums_beside_the_hub(store))
    return _sums_finding(list(islice(_differing(store.database.connection()), 200)))


def _differing(connection: Any) -> Iterator[tuple[Any, ...]]:
    """Sums kept and sums of the moves side by side, both in the order of their keys; yields what isn't in both."""
    order = " ORDER BY part_id, location_id, lot, serial"
    kept = connection.execute(
        f"SELECT part_id, location_id, lot, serial, quantity_micro, last_move_at FROM stock_on_hand{order}"
    )
    again = sums_from_moves(connection)
    left, right = kept.fetchone(), next(again, None)
    while left is not None or right is not None:
        if left == right:
            left, right = kept.fetchone(), next(again, None)
        elif right is None or (left is not None and left[:4] <= right[:4]):
            yield left
            if right is not None and left[:4] == right[:4]:
                right = next(again, None)
            left = kept.fetchone()
        else:
            yield right
            right = next(again, None)


def _sums_finding(differing: list[tuple[Any, ...]]) -> list[Finding]:
    if not differing:
        return []
    sentence = translate(
        "store",
        "%n stock sums differ from the moves, for example of part {ids}",
        n=len(differing),
        ids=_named([row[0] for row in differing]),
    )
    return [Finding("sum", sentence, repairable=True)]


def _values(store: Store) -> list[Finding]:
    """Compare the kept values and ages with what the moves give; parts that wait to be looked at again are left out."""
    reader = store.read()
    waiting = {row[0] for row in reader.rows("SELECT part_id FROM stock_stale WHERE value")}
    kept = {row.part_id: row for row in valuation.all_values(reader) if row.part_id not in waiting}
    differing = [
        part_id
        for part in parts(sorted(kept))
        for part_id, worth_now in valuation.computed(reader, part).items()
        if valuation.row_of(part_id, worth_now) != kept[part_id]
    ]
    differing += ages.differing(reader)
    if not differing:
        return []
    sentence = translate(
        "store",
        "%n values of stock differ from what the moves give, for example of part {ids}",
        n=len(differing),
        ids=_named(differing),
    )
    return [Finding("value", sentence, repairable=True)]


def _states(store: Store) -> list[Finding]:
    """Compare on a savepoint: recompute, look for differences, roll back."""
    reader = store.read()
    connection = store.database.connection()
    before = "SELECT id, state, technician_id, starts_at FROM work_order"
    with store.database.guard():
        connection.execute("BEGIN IMMEDIATE")
        try:
            connection.execute(f"CREATE TEMP TABLE kept_state AS {before}")
            ids = [row[0] for row in reader.rows("SELECT id FROM work_order ORDER BY rid")]
            for part in parts(ids, 5_000):
                refresh_states(connection, reader, list(part))
            differing = reader.rows(f"{before} EXCEPT SELECT * FROM kept_state LIMIT 200")
        finally:
            connection.execute("ROLLBACK")
    if not differing:
        return []
    sentence = translate(
        "store",
        "%n work orders show a state that their bookings do not give, for example {ids}",
        n=len(differing),
        ids=_named([row[0] for row in differing]),
    )
    return [Finding("state", sentence, repairable=True)]


def _chain(store: Store) -> list[Finding]:
    broken = outbox.broken_links(store.database.connection())
    return [
        Finding("chain", translate("store", "Change {number} does not follow from the one before it.", number=mid))
        for mid in broken[:_NAMED]
    ]


def _index(store: Store) -> list[Finding]:
    findings = []
    for kind in tables.SEARCH_KINDS:
        if not _index_equals_rows(store, kind):
            sentence = translate("store", "The search index of {table} differs from its rows.", table=kind)
            findings.append(Finding("index", sentence, repairable=True))
    return findings


def _index_equals_rows(store: Store, kind: str) -> bool:
    """Whether rows and words of the index are exactly those that the rows give.

    The index keeps no text, so the same rows are indexed once more in a temporary table and both vocabularies
    (every word with the documents and places it stands at) are compared.
    """
    reader = store.read()
    connection = store.database.connection()
    with store.database.guard():
        connection.execute("BEGIN IMMEDIATE")
        try:
            _index_again(connection, reader, kind)
            connection.execute(
                f"CREATE VIRTUAL TABLE temp.vocabulary_kept USING fts5vocab(main, search_{kind}, instance)"
            )
            connection.execute(
                "CREATE VIRTUAL TABLE temp.vocabulary_again USING fts5vocab(temp, search_again, instance)"
            )
            kept, again = (_fingerprint(connection, name) for name in ("vocabulary_kept", "vocabulary_again"))
        finally:
            connection.execute("ROLLBACK")
    return kept == again


def _index_again(connection: Any, reader: Any, kind: str) -> None:
    connection.execute(
        "CREATE VIRTUAL TABLE temp.search_again USING fts5(text, content='', contentless_delete=1,"
        " tokenize=\"unicode61 remove_diacritics 0 tokenchars '-/'\")"
    )
    ids = [row[0] for row in reader.rows(f"SELECT id FROM {kind} ORDER BY rid")]
    for part in parts(ids, 5_000):
        connection.executemany(
            "INSERT INTO temp.search_again (rowid, text) VALUES (?, ?)",
            search_index.documents(reader, kind, list(part)),
        )


def _fingerprint(connection: Any, vocabulary: str) -> str:
    from hashlib import blake2b

    digest = blake2b(digest_size=16)
    for row in connection.execute(f'SELECT term, doc, "offset" FROM temp.{vocabulary}'):
        digest.update(repr(row).encode())
    return digest.hexdigest()


def _named(ids: list[Any]) -> str:
    more = "…" if len(ids) > _NAMED else ""
    return ", ".join(str(id) for id in ids[:_NAMED]) + more
