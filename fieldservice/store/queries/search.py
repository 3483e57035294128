"""Full-text search: which rows hold what was typed, the newest first, and the one row that a number names.

What keeps it quick on a million rows: FTS5 walks the matches of whole words from the newest backwards and stops at
LIMIT; beginnings of up to INDEXED_BEGINNINGS letters are words to it. A longer beginning makes it merge all matches
first, which takes 0.1 ms a thousand. So where there may be more than _FEW, a word with dashes is looked up by its
indexed beginning and its pieces, and another is replaced by the words that begin so, when they are not many. bm25 is
not used: to weigh a word it reads all rows that hold it (10 to 30 ms even when only the newest are ranked); the newest
matches are ranked by where the words stand.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fieldservice.domain.text import JOINTS, query_tokens, terms
from fieldservice.store.queries.knowledge import PUBLISHED_TITLE
from fieldservice.store.reader import Reader
from fieldservice.store.tables import INDEXED_BEGINNINGS, SEARCH_KINDS
from fieldservice.system.clock import from_ms

__all__ = ["KINDS", "Hit"]

KINDS = tuple(kind for kind in SEARCH_KINDS if kind != "case_digest")  # what one search goes through
_FEW = 4_000  # matches that FTS5 merges in less than 0.4 ms
_SAMPLE = 40
_EXPANSIONS = 12


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found. `title` and `detail` are the record's own words (English ones where it has any).

    Titles: summary of a work order, fault of a request, name of a customer, asset or part. Details: customer of a work
    order, request or asset; city of a customer; category of a part; models of an article. `state` is a code of
    the kind's life cycle or "".
    """

    kind: str
    rid: int
    id: str
    number: str
    title: str
    title_en: str
    detail: str
    detail_en: str
    extra: str  # machine of a work order or request, model of an asset, phone of a customer, barcode of a part
    state: str
    at: datetime | None


_COLUMNS = {
    "work_order": """
        t.rid, t.id, t.number, CASE WHEN t.summary <> '' THEN t.summary ELSE t.description END, '',
        coalesce(c.name, ''), coalesce(c.name_en, ''),
        CASE WHEN a.name <> '' THEN a.name ELSE coalesce(a.serial, '') END, t.state, t.opened_at""",
    "service_request": """
        t.rid, t.id, t.number, t.fault, '', coalesce(c.name, t.caller_name), coalesce(c.name_en, ''),
        CASE WHEN a.name <> '' THEN a.name ELSE coalesce(a.serial, '') END, t.status, t.received_at""",
    "customer": "t.rid, t.id, t.number, t.name, t.name_en, t.city, '', t.phone, '', t.created_at",
    "asset": """
        t.rid, t.id, t.serial, CASE WHEN t.name <> '' THEN t.name ELSE coalesce(p.name, '') END,
        CASE WHEN t.name <> '' THEN '' ELSE coalesce(p.name_en, '') END, coalesce(c.name, ''), coalesce(c.name_en, ''),
        coalesce(p.model, ''), '', t.created_at""",
    "part": """
        t.rid, t.id, t.number, t.name, t.name_en, coalesce(g.name, ''), coalesce(g.name_en, ''), t.barcode, '', NULL""",
    "article": f"""
        t.rid, t.id, t.number, {PUBLISHED_TITLE}, '', t.product_models, '', t.keywords, t.status,
        coalesce(t.published_at, t.created_at)""",
    "case_digest": "t.rid, t.id, '', t.symptom, '', t.solution, '', t.model, '', NULL",
}
_JOINS = {
    "work_order": "LEFT JOIN customer c ON c.id = t.customer_id LEFT JOIN asset a ON a.id = t.asset_id",
    "service_request": "LEFT JOIN customer c ON c.id = t.customer_id LEFT JOIN asset a ON a.id = t.asset_id",
    "customer": "",
    "asset": "LEFT JOIN customer c ON c.id = t.customer_id LEFT JOIN product p ON p.id = t.product_id",
    "part": "LEFT JOIN part_category g ON g.id = t.category_id",
    "article": "",
    "case_digest": "",
}


def match_expression(reader: Reader, kind: str, text: str) -> str:
    """The FTS5 expression for what was typed, a long beginning replaced by the words that begin so.

    "" when nothing can match: nothing to search for, or no word of this kind begins so.
    """
    made: list[str] = []
    for term in terms(text):
        if term.cjk:
            expression = query_tokens(term.text)
        elif not term.prefix:
            expression = f'"{term.text}"'
        else:
            expression = _beginning(reader, kind, term.text)
        if not expression:
            return ""
        if expression not in made:
            made.append(expression)
    return " AND ".join(made)


def _beginning(reader: Reader, kind: str, word: str) -> str:
    if len(word) <= INDEXED_BEGINNINGS:
        return f'"{word}" *'
    indexed = f'"{word[:INDEXED_BEGINNINGS]}" *'
    estimate = _estimate(reader, kind, indexed)
    if estimate <= _FEW:
        return f'"{word}" *' if estimate else ""
    pieces = JOINTS.split(word)
    if len(pieces) > 1 and len(pieces[-1]) <= INDEXED_BEGINNINGS:  # its pieces are in the index behind the whole
        return f'({indexed} AND "{" ".join(pieces)}" *)'
    found = _words(reader, kind, word, _EXPANSIONS + 1)
    if not found:
        return ""
    if len(found) > _EXPANSIONS:
        return f'"{word}" *'
    return "(" + " OR ".join(f'"{each}"' for each in found) + ")"


def _estimate(reader: Reader, kind: str, expression: str) -> int:
    """About how many rows match, told from how far apart the newest matches are; exact when there are few."""
    newest = matching_rids(reader, kind, expression, _SAMPLE)
    if len(newest) < _SAMPLE:
        return len(newest)
    return newest[0] * _SAMPLE // (newest[0] - newest[-1])


def _words(reader: Reader, kind: str, beginning: str, most: int) -> list[str]:
    """The first `most` words in the index that begin so; each is sought, for it may stand in every document."""
    reader.rows(f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.words_{kind} USING fts5vocab(main, search_{kind}, instance)")
    found: list[str] = []
    bound = beginning
    while len(found) < most:
        rows = reader.rows(f"SELECT term FROM temp.words_{kind} WHERE term >= ? LIMIT 1", (bound,))
        if not rows or not rows[0][0].startswith(beginning):
            break
        found.append(rows[0][0])
        bound = rows[0][0] + "\x01"
    return found


def newest(reader: Reader, kind: str, expression: str, limit: int) -> list[Hit]:
    """The newest rows of a kind whose documents match."""
    rows = reader.rows(
        f"SELECT {_COLUMNS[kind]} FROM (SELECT rowid AS rid FROM search_{kind} WHERE search_{kind} MATCH ?"
        f" ORDER BY rowid DESC LIMIT ?) h CROSS JOIN {kind} t ON t.rid = h.rid {_JOINS[kind]}",
        (expression, limit),
    )
    return [_hit(kind, row) for row in rows]


def newest_rows(reader: Reader, kind: str, limit: int) -> list[Hit]:
    """The newest rows of a kind."""
    rows = reader.rows(
        f"SELECT {_COLUMNS[kind]} FROM {kind} t {_JOINS[kind]} ORDER BY t.rid DESC LIMIT ?",
        (limit,),
    )
    return [_hit(kind, row) for row in rows]


def matching_rids(reader: Reader, kind: str, expression: str, limit: int) -> array[int]:
    """The keys of the newest rows of a kind whose documents match, newest first."""
    rows = reader.rows(
        f"SELECT rowid FROM search_{kind} WHERE search_{kind} MATCH ? ORDER BY rowid DESC LIMIT ?", (expression, limit)
    )
    return array("q", (row[0] for row in rows))


def by_ids(reader: Reader, kind: str, ids: Sequence[str]) -> list[Hit]:
    """These rows, in the order of `ids`."""
    found = {}
    for id in ids:
        for row in reader.rows(f"SELECT {_COLUMNS[kind]} FROM {kind} t {_JOINS[kind]} WHERE t.id = ?", (id,)):
            found[id] = _hit(kind, row)
    return [found[id] for id in ids if id in found]


def _hit(kind: str, row: tuple[Any, ...]) -> Hit:
    return Hit(*[kind, *row[:9], None if row[9] is None else from_ms(row[9])])


_EXACT = {
    "work_order": ("number", "source_key"),
    "service_request": ("number",),
    "customer": ("number",),
    "asset": ("serial",),
    "part": ("number", "barcode"),
    "article": ("number",),
    "case_digest": (),
}


def exact(reader: Reader, kind: str, code: str, limit: int = 5) -> list[str]:
    """Ids of rows of a kind that this number, serial number or barcode names, as it is written; the newest first."""
    found: list[str] = []
    for column in _EXACT[kind]:
        rows = reader.rows(f"SELECT id FROM {kind} WHERE {column} = ? ORDER BY rid DESC LIMIT ?", (code, limit))
        found += [row[0] for row in rows if row[0] not in found]
    return found


def work_orders_of_tag(reader: Reader, tag: str) -> list[str]:
    """The work order from which the removed part with this tag comes."""
    rows = reader.rows(
        "SELECT work_order_id FROM part_line WHERE tag_number = ? AND NOT removed ORDER BY rid DESC LIMIT 1", (tag,)
    )
    return [row[0] for row in rows]


_EXCERPTS = {
    "work_order": (
        "SELECT description, problem, cause, remedy, repair_plan, repair_steps, prevention, customer_feedback"
        " FROM work_order WHERE id = ?",
        "SELECT text FROM note WHERE work_order_id = ? ORDER BY rid DESC",
        "SELECT p.number || ' ' || p.name || ' ' || p.name_en FROM part_line l JOIN part p ON p.id = l.part_id"
        " WHERE l.work_order_id = ? AND NOT l.removed ORDER BY l.rid",
        "SELECT p.model || ' ' || p.name || ' ' || p.name_en FROM work_order w LEFT JOIN asset a ON a.id = w.asset_id"
        " JOIN product p ON p.id = coalesce(w.product_id, a.product_id) WHERE w.id = ?",
    ),
    "service_request": ("SELECT fault, answer, caller_name || ' ' || caller_phone FROM service_request WHERE id = ?",),
    "customer": (
        "SELECT short_name, tags, notes, province || city || district || street, email FROM customer WHERE id = ?",
        "SELECT name || ' ' || phone FROM contact WHERE customer_id = ?",
        "SELECT name || ' ' || street FROM site WHERE customer_id = ?",
        "SELECT text FROM note WHERE customer_id = ? ORDER BY rid DESC",
    ),
    "asset": (
        "SELECT location_note, notes, number FROM asset WHERE id = ?",
        "SELECT s.name FROM asset a JOIN site s ON s.id = a.site_id WHERE a.id = ?",
        "SELECT text FROM note WHERE asset_id = ? ORDER BY rid DESC",
    ),
    "part": ("SELECT description, supplier, notes FROM part WHERE id = ?",),
    "article": (
        "SELECT symptom, cause, solution FROM article WHERE id = ?",
        "SELECT p.number || ' ' || p.name || ' ' || p.name_en FROM article_part a JOIN part p ON p.id = a.part_id"
        " WHERE a.article_id = ? AND NOT a.removed ORDER BY a.rid",
    ),
    "case_digest": ("SELECT cause, problem_code || ' ' || cause_code FROM case_digest WHERE id = ?",),
}


def texts(reader: Reader, kind: str, id: str) -> list[str]:
    """The texts of a record beside its title and detail, in which a match may stand."""
    return [text for sql in _EXCERPTS[kind] for row in reader.rows(sql, (id,)) for text in row if text]
