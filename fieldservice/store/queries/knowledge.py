"""Articles in lists, who contributed what, and what an article was used for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from msgspec import Struct

from fieldservice.store.queries.windows import Source
from fieldservice.store.reader import Reader, parts
from fieldservice.system.clock import from_ms


class ArticleFilter(Struct, frozen=True):
    """Which articles. `state`: published (an edition can be read) | draft | in_review | retired | "" for all that are
    not retired. `model`: for this model or for all; `author_id`: written by somebody."""

    text: str = ""
    state: str = "published"
    kind: str = ""
    model: str = ""
    author_id: str | None = None
    language: str = ""
    sort: str = ""  # newest | title | number; "": newest


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in a list, as people read it: its newest edition, or what is being written where there is none yet.
    `new_title`: what a change that is not published yet calls it otherwise; votes count once a person."""

    rid: int
    id: str
    number: str
    kind: str
    language: str
    title: str
    symptom: str
    product_models: str
    status: str
    version: int
    author: str
    author_en: str
    changed_at: datetime | None
    useful: int
    not_useful: int
    author_id: str = ""
    new_title: str = ""


ARTICLE_SORTS = {
    "": ("coalesce(t.published_at, t.created_at)", True),
    "newest": ("coalesce(t.published_at, t.created_at)", True),
    "title": ("t.title", False),
    "number": ("t.number", False),
}
_STATES = {
    "published": "t.version > 0 AND t.status <> 'retired'",
    "draft": "t.status = 'draft'",
    "in_review": "t.status = 'in_review'",
    "retired": "t.status = 'retired'",
    "": "t.status <> 'retired'",
}


def article_source(wanted: ArticleFilter) -> Source:
    """The list of articles."""
    source = Source("article", text=wanted.text)
    source.where("NOT t.archived")
    source.where(_STATES[wanted.state])
    if wanted.kind:
        source.where("t.kind = ?", wanted.kind)
    if wanted.language:
        source.where("t.language = ?", wanted.language)
    if wanted.author_id:
        source.where("t.author_id = ?", wanted.author_id)
    if wanted.model:
        source.where(FITS_MODEL, wanted.model.upper())
    return source


# `HC-*` fits what begins so. The list is comma separated; blanks around the commas are taken away when it is stored.
# Quoted first: whatever somebody typed or sent, the list of articles is read.
FITS_MODEL = (
    "(t.product_models = '' OR EXISTS (SELECT 1 FROM"
    " json_each('[' || replace(json_quote(t.product_models), ',', '\",\"') || ']') m WHERE ? GLOB upper(m.value)))"
)


def article_rows(reader: Reader, rids: Sequence[int]) -> list[ArticleRow]:
    """The rows of a page, in the order of `rids`."""
    found: dict[int, ArticleRow] = {}
    votes: dict[str, tuple[int, int]] = {}
    for part in parts(rids):
        marks = ", ".join("?" * len(part))
        rows = reader.rows(
            "SELECT t.rid, t.id, t.number, t.kind, t.language, t.title, t.symptom, t.product_models, t.status,"
            " t.version, coalesce(p.name, ''), coalesce(p.name_en, ''), coalesce(t.published_at, t.created_at),"
            f" coalesce(t.author_id, ''), {_EDITION}"
            f" FROM article t LEFT JOIN person p ON p.id = t.author_id WHERE t.rid IN ({marks})",
            part,
        )
        votes |= votes_of(reader, [row[1] for row in rows])
        for row in rows:
            at = None if row[12] is None else from_ms(row[12])
            useful, not_useful = votes.get(row[1], (0, 0))
            made = ArticleRow(*[*row[:12], at, useful, not_useful, row[13]])
            found[row[0]] = _as_published(made, row[14]) if row[14] else made
    return [found[rid] for rid in rids if rid in found]


# What people read while an article is being changed: its newest edition. NULL where the row says the same.
_EDITION = (
    "CASE WHEN t.version > 0 AND t.status IN ('draft', 'in_review') THEN (SELECT v.body FROM article_version v"
    " WHERE v.article_id = t.id ORDER BY v.version DESC, v.id DESC LIMIT 1) END"
)
PUBLISHED_TITLE = f"coalesce(json_extract({_EDITION}, '$.title'), t.title)"


def _as_published(row: ArticleRow, body: str) -> ArticleRow:
    said = json.loads(body)
    title = str(said.get("title", ""))
    return replace(
        row,
        kind=str(said.get("kind", "")),
        language=str(said.get("language", "")),
        title=title,
        symptom=str(said.get("symptom", "")),
        product_models=str(said.get("product_models", "")),
        new_title=row.title if row.title != title else "",
    )


_USED = (
    "FROM (SELECT * FROM article_use u WHERE u.article_id = ?2 AND NOT EXISTS (SELECT 1 FROM article_vote v"
    " WHERE v.article_id = u.article_id AND v.by_id IS u.by_id AND NOT v.useful AND v.at >= u.at)) u"
)


def votes_of(reader: Reader, ids: Sequence[str]) -> dict[str, tuple[int, int]]:
    """(useful, not useful) by article; of each person the latest vote."""
    found: dict[str, tuple[int, int]] = {}
    for part in parts(ids):
        marks = ", ".join("?" * len(part))
        rows = reader.rows(
            "SELECT article_id, sum(useful), count(*) - sum(useful) FROM article_vote v WHERE article_id IN"
            f" ({marks}) AND NOT EXISTS (SELECT 1 FROM article_vote w WHERE w.article_id = v.article_id"
            " AND w.by_id IS v.by_id AND (coalesce(w.at, 0), w.id) > (coalesce(v.at, 0), v.id)) GROUP BY article_id",
            part,
        )
        found.update({row[0]: (row[1], row[2]) for row in rows})
    return found


def contributions(reader: Reader) -> list[tuple[str, str, str, int, int, int]]:
    """(person, name, English name, published articles, drafts and reviews, useful votes) of everybody who wrote."""
    rows = reader.rows(
        "SELECT p.id, p.name, p.name_en, sum(a.version > 0 AND a.status <> 'retired'), sum(a.version = 0),"
        " coalesce(sum((SELECT sum(v.useful) FROM article_vote v WHERE v.article_id = a.id"
        " AND v.by_id IS NOT a.author_id AND NOT EXISTS"
        " (SELECT 1 FROM article_vote w WHERE w.article_id = v.article_id AND w.by_id IS v.by_id"
        " AND (coalesce(w.at, 0), w.id) > (coalesce(v.at, 0), v.id)))), 0)"
        " FROM article a JOIN person p ON p.id = a.author_id WHERE NOT a.archived GROUP BY p.id ORDER BY 4 DESC, 6 DESC"
    )
    return [(row[0], row[1], row[2], row[3], row[4], row[5]) for row in rows]


def used_with(reader: Reader, article_id: str, number: str, limit: int) -> list[tuple[str, str, str, str]]:
    """(request | work_order, id, number, what it was about) of cases whose answer names the article and of those that
    somebody said it helped with and has not taken back since; the newest first, as far as they are on this device."""
    words = '"' + number.lower() + '"'
    rows = reader.rows(
        "SELECT 'request', r.id, r.number, r.fault, r.answered_at FROM (SELECT rowid AS rid FROM"
        " search_service_request WHERE search_service_request MATCH ?1 ORDER BY rowid DESC LIMIT ?3) h"
        " JOIN service_request r ON r.rid = h.rid WHERE r.answer <> ''"
        f" UNION ALL SELECT 'request', r.id, r.number, r.fault, u.at {_USED} JOIN service_request r"
        " ON r.id = u.request_id AND u.work_order_id IS NULL"
        f" UNION ALL SELECT 'work_order', w.id, w.number, w.summary, u.at {_USED} JOIN work_order w"
        " ON w.id = u.work_order_id ORDER BY 5 DESC LIMIT ?3",
        (words, article_id, limit),
    )
    found = {row[1]: (row[0], row[1], row[2], row[3]) for row in reversed(rows)}
    return list(reversed(found.values()))


def count_states(reader: Reader, author_id: str | None) -> dict[str, int]:
    """How many articles can be read, wait for review, and are somebody's own drafts."""
    rows = reader.rows(
        "SELECT sum(version > 0 AND status <> 'retired'), sum(status = 'in_review'),"
        " sum(status = 'draft' AND author_id IS ?) FROM article WHERE NOT archived",
        (author_id,),
    )
    published, review, drafts = rows[0]
    return {"published": published or 0, "in_review": review or 0, "draft": drafts or 0}


def models(reader: Reader) -> list[str]:
    """The models in use, by name."""
    return [
        row[0]
        for row in reader.rows("SELECT DISTINCT model FROM product WHERE model <> '' AND NOT archived ORDER BY 1")
    ]


def fitting(reader: Reader, rids: Sequence[int], model: str) -> list[int]:
    """Those of these articles that can be read and are for the model (or for all)."""
    found: list[int] = []
    for part in parts(rids):
        marks = ", ".join("?" * len(part))
        where = f"t.rid IN ({marks}) AND NOT t.archived AND {_STATES['published']}"
        given: list[int | str] = list(part)
        if model:
            where += f" AND {FITS_MODEL}"
            given.append(model.upper())
        found += [row[0] for row in reader.rows(f"SELECT t.rid FROM article t WHERE {where}", given)]
    return found


def of_problem(reader: Reader, problem_code: str, limit: int) -> list[int]:
    """Articles about this problem."""
    sql = "SELECT rid FROM article WHERE problem_code = ? AND version > 0 AND status <> 'retired' LIMIT ?"
    return [row[0] for row in reader.rows(sql, (problem_code, limit))]
