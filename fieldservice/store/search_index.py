"""The full-text index: one contentless FTS5 table a kind, whose rowid is the row's `rid`.

A document is composed from the row and what belongs to it (a work order is found by its customer, its machine, its
notes and its parts), so a change of a customer's name indexes that customer's documents again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from fieldservice.domain.text import index_text
from fieldservice.store.reader import parts
from fieldservice.store.tables import SEARCH_KINDS

if TYPE_CHECKING:
    from fieldservice.store.reader import Reader

_SHORT = 60

# Fields whose change alters documents; other changes leave the index alone.
_INDEXED: dict[str, frozenset[str]] = {
    "work_order": frozenset(
        "number summary description problem cause remedy repair_plan repair_steps prevention component source_key"
        " customer_feedback customer_id asset_id product_id".split()
    ),
    "service_request": frozenset("number fault answer caller_name caller_phone customer_id asset_id".split()),
    "customer": frozenset(
        "number name name_en short_name phone email tags notes province city district street".split()
    ),
    "asset": frozenset("number serial name location_note notes customer_id product_id site_id".split()),
    "part": frozenset("number name name_en description barcode supplier notes".split()),
    "product": frozenset("model name name_en".split()),
    "contact": frozenset("name phone customer_id".split()),
    "site": frozenset("name street customer_id".split()),
    "article": frozenset("number title symptom cause solution keywords product_models source".split()),
    "article_part": frozenset("article_id part_id note removed".split()),
    "case_digest": frozenset("model symptom cause solution problem_code cause_code remedy_code product_id".split()),
}


class Touched(Struct):
    """What has to be indexed again: ids by kind, and rows whose dependants are found when applying."""

    new: dict[str, list[str]] = field(default_factory=dict)
    again: dict[str, set[str]] = field(default_factory=dict)
    dependants: list[tuple[str, str]] = field(default_factory=list)  # (table, id) whose names others show

    def inserted(self, table: str, record: Any) -> None:
        """Note a new row."""
        if table in SEARCH_KINDS:
            self.new.setdefault(table, []).append(record.id)
        if table in _ADDS_TO:
            self._owner(table, record)

    def came_or_went(self, table: str, record: Any) -> None:
        """Note a row of the hub, whose dependants may be here before it and after it."""
        if table in _DEPENDANTS:
            self.dependants.append((table, record.id))
        if table in _ADDS_TO:
            self._owner(table, record)

    def changed(self, table: str, record: Any, before: dict[str, Any], new: dict[str, Any]) -> None:
        """Note changed fields; a row that belongs to another one now takes its words along."""
        if table in _INDEXED and _INDEXED[table].isdisjoint(new):
            return
        if table in SEARCH_KINDS:
            self.again.setdefault(table, set()).add(record.id)
        if table in _DEPENDANTS:
            self.dependants.append((table, record.id))
        if table in _ADDS_TO:
            self._owner(table, record)
            for kind, column in _ADDS_TO[table]:
                if column in new and before[column]:
                    self.again.setdefault(kind, set()).add(before[column])

    def _owner(self, table: str, record: Any) -> None:
        for kind, column in _ADDS_TO[table]:
            owner = getattr(record, column)
            if owner:
                self.again.setdefault(kind, set()).add(owner)


# A row of this table adds its text to the document of the row that it points to.
_ADDS_TO: dict[str, tuple[tuple[str, str], ...]] = {
    "contact": (("customer", "customer_id"),),
    "site": (("customer", "customer_id"),),
    "note": (("work_order", "work_order_id"), ("customer", "customer_id"), ("asset", "asset_id")),
    "part_line": (("work_order", "work_order_id"),),
    "article_part": (("article", "article_id"),),
}

# Whose documents show the name of a row of this table.
_DEPENDANTS: dict[str, tuple[tuple[str, str], ...]] = {
    "customer": (
        ("work_order", "SELECT id FROM work_order WHERE customer_id = ?"),
        ("service_request", "SELECT id FROM service_request WHERE customer_id = ?"),
        ("asset", "SELECT id FROM asset WHERE customer_id = ?"),
    ),
    "asset": (
        ("work_order", "SELECT id FROM work_order WHERE asset_id = ?"),
        ("service_request", "SELECT id FROM service_request WHERE asset_id = ?"),
    ),
    "product": (
        ("asset", "SELECT id FROM asset WHERE product_id = ?1"),
        (
            "work_order",
            "SELECT id FROM work_order WHERE product_id = ?1"
            " UNION SELECT id FROM work_order WHERE asset_id IN (SELECT id FROM asset WHERE product_id = ?1)",
        ),
    ),
    "part": (
        ("work_order", "SELECT work_order_id FROM part_line WHERE part_id = ?"),
        ("article", "SELECT article_id FROM article_part WHERE part_id = ?"),
    ),
    "site": (("asset", "SELECT id FROM asset WHERE site_id = ?"),),
}

_WORK_ORDER = """
    SELECT w.id, w.rid, w.number, w.summary, w.description, w.problem, w.cause, w.remedy, w.repair_plan, w.repair_steps,
        w.prevention, w.component, w.customer_feedback, w.source_key,
        c.name, c.name_en, c.short_name, a.serial, a.name, p.model, p.name, p.name_en
    FROM work_order w LEFT JOIN customer c ON c.id = w.customer_id LEFT JOIN asset a ON a.id = w.asset_id
    LEFT JOIN product p ON p.id = coalesce(w.product_id, a.product_id) WHERE w.id IN ({marks})"""
_WORK_ORDER_MORE = (
    "SELECT work_order_id, text FROM note WHERE work_order_id IN ({marks}) ORDER BY rid",
    "SELECT l.work_order_id, p.number || ' ' || p.name || ' ' || p.name_en FROM part_line l JOIN part p"
    " ON p.id = l.part_id WHERE l.work_order_id IN ({marks}) AND NOT l.removed ORDER BY l.rid",
)
_SERVICE_REQUEST = """
    SELECT r.id, r.rid, r.number, r.fault, r.answer, r.caller_name, r.caller_phone, c.name, c.short_name, a.serial,
        a.name
    FROM service_request r LEFT JOIN customer c ON c.id = r.customer_id LEFT JOIN asset a ON a.id = r.asset_id
    WHERE r.id IN ({marks})"""
_CUSTOMER = """
    SELECT id, rid, number, name, name_en, short_name, phone, email, tags, notes,
        province || city || district || street FROM customer WHERE id IN ({marks})"""
_CUSTOMER_MORE = (
    "SELECT customer_id, name || ' ' || phone FROM contact WHERE customer_id IN ({marks}) ORDER BY rid",
    "SELECT customer_id, name || ' ' || street FROM site WHERE customer_id IN ({marks}) ORDER BY rid",
    "SELECT customer_id, text FROM note WHERE customer_id IN ({marks}) ORDER BY rid",
)
_ASSET = """
    SELECT a.id, a.rid, a.number, a.serial, a.name, a.location_note, a.notes, c.name, c.short_name, s.name, p.model,
        p.name, p.name_en
    FROM asset a LEFT JOIN customer c ON c.id = a.customer_id LEFT JOIN site s ON s.id = a.site_id
    LEFT JOIN product p ON p.id = a.product_id WHERE a.id IN ({marks})"""
_ASSET_MORE = ("SELECT asset_id, text FROM note WHERE asset_id IN ({marks}) ORDER BY rid",)
# A part number is found with or without its dashes, as people read it off a worn label.
_PART = """
    SELECT id, rid, number, CASE WHEN number LIKE '%-%' OR number LIKE '% %'
        THEN replace(replace(number, '-', ''), ' ', '') END, name, name_en, description, barcode, supplier, notes
    FROM part WHERE id IN ({marks})"""

_ARTICLE = """
    SELECT id, rid, number, title, symptom, cause, solution, keywords, product_models, source
    FROM article WHERE id IN ({marks})"""
_ARTICLE_MORE = (
    "SELECT a.article_id, p.number || ' ' || p.name || ' ' || p.name_en || ' ' || a.note FROM article_part a"
    " JOIN part p ON p.id = a.part_id WHERE a.article_id IN ({marks}) AND NOT a.removed ORDER BY a.rid",
)
_CASE_DIGEST = """
    SELECT d.id, d.rid, d.model, d.symptom, d.cause, d.solution, d.problem_code, d.cause_code, d.remedy_code,
        p.name, p.name_en
    FROM case_digest d LEFT JOIN product p ON p.id = d.product_id WHERE d.id IN ({marks})"""

_SOURCES: dict[str, tuple[str, tuple[str, ...]]] = {
    "work_order": (_WORK_ORDER, _WORK_ORDER_MORE),
    "service_request": (_SERVICE_REQUEST, ()),
    "customer": (_CUSTOMER, _CUSTOMER_MORE),
    "asset": (_ASSET, _ASSET_MORE),
    "part": (_PART, ()),
    "article": (_ARTICLE, _ARTICLE_MORE),
    "case_digest": (_CASE_DIGEST, ()),
}


_remembered_words = lru_cache(4_096)(index_text)


def _words(text: str) -> str:
    """The words of a text; names of customers, machines and products come again with every document."""
    return _remembered_words(text) if len(text) <= _SHORT else index_text(text)


def documents(reader: Reader, kind: str, ids: list[str]) -> list[tuple[int, str]]:
    """(rid, words to index) of these rows, in the order of their rid."""
    made: list[tuple[int, str]] = []
    sql, more = _SOURCES[kind]
    for part in parts(ids):
        marks = ", ".join("?" * len(part))
        texts: dict[str, list[str]] = {}
        rids: dict[str, int] = {}
        for row in reader.rows(sql.format(marks=marks), part):
            rids[row[0]] = row[1]
            texts[row[0]] = [text for text in row[2:] if text]
        for extra in more:
            for id, text in reader.rows(extra.format(marks=marks), part):
                if id in texts:  # what it adds to may not be on this device (yet, or any more)
                    texts[id].append(text)
        made += [(rid, " ".join(map(_words, texts[id]))) for id, rid in rids.items()]
    made.sort()
    return made


def update(connection: Any, reader: Reader, touched: Touched) -> None:
    """Index everything that was touched. A new row is inserted; a changed one is deleted and inserted."""
    for table, id in touched.dependants:
        for kind, sql in _DEPENDANTS[table]:
            touched.again.setdefault(kind, set()).update(row[0] for row in reader.rows(sql, (id,)))
    for kind in SEARCH_KINDS:
        new = touched.new.get(kind, [])
        again = sorted(touched.again.get(kind, set()).difference(new))
        if again:
            _write(connection, kind, documents(reader, kind, again), replace=True)
        if new:
            _write(connection, kind, documents(reader, kind, new), replace=False)


def _write(connection: Any, kind: str, made: list[tuple[int, str]], *, replace: bool) -> None:
    if replace:
        connection.executemany(f"DELETE FROM search_{kind} WHERE rowid = ?", [(rid,) for rid, _ in made])
    connection.executemany(f"INSERT INTO search_{kind} (rowid, text) VALUES (?, ?)", made)


def rebuild(connection: Any, reader: Reader, progress: Callable[[int], None] | None = None) -> None:
    """Build the whole index again from the rows, inside the caller's transaction."""
    done = 0
    for kind in SEARCH_KINDS:
        connection.execute(f"DELETE FROM search_{kind}")
        ids = [row[0] for row in reader.rows(f"SELECT id FROM {kind} ORDER BY rid")]
        for part in parts(ids, 5_000):
            _write(connection, kind, documents(reader, kind, list(part)), replace=False)
            done += len(part)
            if progress is not None:
                progress(done)
