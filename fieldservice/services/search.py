"""One search for everything: as people type, by number, by scan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from fieldservice.domain.numbers import normalise
from fieldservice.domain.scans import word_of
from fieldservice.domain.text import fold, matches, terms
from fieldservice.services.context import Context
from fieldservice.store.queries import search as queries
from fieldservice.store.queries.search import KINDS, Hit
from fieldservice.store.reader import Reader

__all__ = ["KINDS", "Group", "Hit", "Search"]

RANKED = 150
_EXCERPT = 60
_SERIES = {"WO": "work_order", "SR": "service_request", "C": "customer", "KB": "article"}


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one kind; `more` when there are more than are shown."""

    kind: str
    hits: tuple[Hit, ...]
    more: bool


class Search:
    """Reads only."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def everything(self, text: str, limit: int = 6, kinds: Sequence[str] = KINDS) -> list[Group]:
        """What holds all that was typed, by kind, the record that a number names first, then the newest first."""
        reader = self._context.store.read()
        groups = []
        for kind in kinds:
            hits, more = self._kind(reader, kind, text, limit)
            if hits:
                groups.append(Group(kind, tuple(hits), more))
        return groups

    def find(self, kind: str, text: str, limit: int = 50) -> list[Hit]:
        """The newest records of one kind that hold all that was typed."""
        return self._kind(self._context.store.read(), kind, text, limit)[0]

    def ranked(self, kind: str, text: str, limit: int = 20) -> list[Hit]:
        """The best among the newest RANKED matches of one kind: words in the number, then the title, then the detail,
        then anywhere; words that stand together before scattered ones; then the newest."""
        reader = self._context.store.read()
        expression = queries.match_expression(reader, kind, text)
        if not expression:
            return []
        whole = fold(text.strip())
        wanted = [term.text for term in terms(text)]
        scored = [
            (_score(hit, whole, wanted), -position, hit)
            for position, hit in enumerate(queries.newest(reader, kind, expression, RANKED))
        ]
        scored.sort(key=lambda entry: entry[:2], reverse=True)
        return [hit for _, _, hit in scored[:limit]]

    def go_to(self, text: str) -> Hit | None:
        """The one record that a typed or scanned number, serial number, barcode or `FS1:` code names; None for no or
        several records."""
        reader = self._context.store.read()
        code = _plain(text)
        if not code:
            return None
        number = normalise(code)
        if number is not None:
            found = self._numbered(reader, number)
            if found is not None:
                return found
        for written in dict.fromkeys((code, code.upper())):
            hits = [
                hit for kind in KINDS for hit in queries.by_ids(reader, kind, queries.exact(reader, kind, written, 2))
            ]
            if hits:
                return hits[0] if len(hits) == 1 else None
        return None

    def excerpt(self, hit: Hit, text: str) -> str:
        """The part of the record around what was typed, when neither title nor detail holds all of it; else ""."""
        wanted = terms(text)
        shown = f"{hit.number} {hit.title} {hit.title_en} {hit.detail} {hit.detail_en} {hit.extra}"
        if not wanted or matches(shown, text):
            return ""
        for written in queries.texts(self._context.store.read(), hit.kind, hit.id):
            for term in wanted:
                if matches(written, term.text) and not matches(shown, term.text):
                    return _around(written, term.text)
        return ""

    def recent(self, since: datetime, limit: int = 8) -> list[Hit]:
        """The work orders that were opened since then, newest first: what an empty search box offers."""
        reader = self._context.store.read()
        return [
            hit for hit in queries.newest_rows(reader, "work_order", limit) if hit.at is not None and hit.at >= since
        ]

    def _kind(self, reader: Reader, kind: str, text: str, limit: int) -> tuple[list[Hit], bool]:
        code = _plain(text)
        number = normalise(code) or code
        named = queries.by_ids(reader, kind, queries.exact(reader, kind, number, limit)) if number else []
        expression = queries.match_expression(reader, kind, code)
        found = queries.newest(reader, kind, expression, limit + 1) if expression else []
        ids = {hit.id for hit in named}
        hits = [*named, *(hit for hit in found if hit.id not in ids)]
        return hits[:limit], len(hits) > limit

    def _numbered(self, reader: Reader, number: str) -> Hit | None:
        letters = number.partition("-")[0]
        for series in (letters, letters[:-3]):  # a cloned database puts three letters of its own behind the series
            kind = _SERIES.get(series)
            if kind:
                hits = queries.by_ids(reader, kind, queries.exact(reader, kind, number, 1))
                if hits:
                    return hits[0]
        hits = queries.by_ids(reader, "work_order", queries.work_orders_of_tag(reader, number))
        return hits[0] if hits else None


def _plain(text: str) -> str:
    return word_of(text)


def _score(hit: Hit, whole: str, wanted: list[str]) -> int:
    # casefold instead of fold: full-width letters in a title only cost it its rank, and it takes a tenth of the time
    number, title = hit.number.casefold(), f"{hit.title} {hit.title_en}".casefold()
    detail = f"{hit.detail} {hit.detail_en} {hit.extra}".casefold()
    score = 0
    for word in wanted:
        if word in number:
            score += 8
        elif word in title:
            score += 5
        elif word in detail:
            score += 2
    if whole and (whole in title or whole in number):
        score += 4
    return score


def _around(written: str, word: str) -> str:
    line = " ".join(written.split())
    at = max(fold(line).find(word), 0)  # folding rarely changes the length; a little off is no harm here
    start = max(0, at - _EXCERPT // 3)
    end = min(len(line), start + _EXCERPT)
    return ("…" if start else "") + line[start:end] + ("…" if end < len(line) else "")
