"""What the search for everything has found, without widgets. The newest question wins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import Signal, Slot

from fieldservice.domain.numbers import normalise
from fieldservice.domain.text import highlight
from ui.bridge.view_model import ViewModel

if TYPE_CHECKING:
    from fieldservice.services.code_search import CodeSearch, Named
    from fieldservice.services.part_chain import Replaced
    from fieldservice.services.search import Hit

_EACH = 5
_RECENT_DAYS = 30

# Where a record of a kind is shown.
PLACE_OF = {
    "work_order": "work_order",
    "service_request": "request",
    "customer": "customer",
    "asset": "asset",
    "part": "part",
    "article": "article",
}


class Found(Struct, frozen=True):
    """A record that was found; `excerpt` is where in it, when neither title nor detail shows that."""

    hit: Hit
    excerpt: str = ""

    @property
    def place(self) -> str:
        """The key of the place that shows it."""
        return PLACE_OF[self.hit.kind]


class Answer(Struct, frozen=True):
    """The answer to one question: the record that the text names, then everything that holds the text, by kind."""

    text: str
    exact: Found | None = None
    paper: tuple[str, str, str] | None = None  # kind, id and number of the paper of the warehouse that the text names
    groups: tuple[tuple[str, tuple[Found, ...], bool], ...] = ()  # kind, records, whether there are more
    codes: tuple[Named, ...] = ()  # what has such a code, and what replaces a part that was found


class SearchModel(ViewModel):
    """Asks in the background; `answered(Answer)` follows, only for the newest question."""

    answered = Signal(object)

    def ask(self, text: str) -> None:
        """Look for `text`; an empty one asks for the newest work orders."""
        self.jobs.read(lambda: self._look(text), self._deliver, key="shell.search")

    def _look(self, text: str) -> Answer:
        from fieldservice.services.code_search import CodeSearch  # no start needs it

        search = self.services.search
        if not text:
            since = self.services.context.now() - timedelta(days=_RECENT_DAYS)
            recent = tuple(Found(hit) for hit in search.recent(since, _EACH))
            return Answer("", groups=(("work_order", recent, False),) if recent else ())
        exact = search.go_to(text)
        found = [group for group in search.everything(text, _EACH) if group.kind in PLACE_OF]
        parts = [hit.id for group in found if group.kind == "part" for hit in group.hits]
        parts += [exact.id] if exact is not None and exact.kind == "part" else []
        codes = CodeSearch(self.services.context)
        replaced = codes.replaced(parts)
        groups = []
        for group in found:
            shown = tuple(
                Found(hit, replaced[hit.id].sentence if hit.id in replaced else search.excerpt(hit, text))
                for hit in group.hits
                if exact is None or hit.id != exact.id
            )
            if shown:
                groups.append((group.kind, shown, group.more))
        paper = self.services.warehouse_papers.named(text) if normalise(text) else None
        whole = Found(exact, replaced[exact.id].sentence if exact.id in replaced else "") if exact is not None else None
        return Answer(text, whole, paper, tuple(groups), tuple(self._codes(codes, text, replaced, {*parts})))

    def _codes(self, codes: CodeSearch, text: str, replaced: dict[str, Replaced], shown: set[str]) -> Iterator[Named]:
        """What replaces the parts that were found, then what has such a code and is not shown among the records."""
        for each in replaced.values():
            for part in each.by:
                if part.id not in shown:
                    shown.add(part.id)
                    yield Named("part", "part", part.id, part.number, part.name, part.name_en, each.sentence)
        named = [each for each in codes.named(text, _EACH) if each.id not in shown]
        again = codes.replaced([each.id for each in named if each.kind == "part"])
        for found in named:
            yield found
            later = again.get(found.id) if found.kind == "part" else None
            if later is not None:
                for part in later.by:
                    yield Named("part", "part", part.id, part.number, part.name, part.name_en, later.sentence)

    @Slot(object)
    def _deliver(self, answer: Answer) -> None:
        self.answered.emit(answer)


def parts_of(words: str, query: str) -> tuple[tuple[str, bool], ...]:
    """`words` in parts, True where the query was found."""
    return tuple(highlight(words, query)) if query else ((words, False),)
