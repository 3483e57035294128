"""The list of articles: what can be read, what waits for review, one's own drafts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.domain.notices import CommitNotice
from fieldservice.domain.text import highlight
from fieldservice.services.knowledge import ArticleFilter, ArticleRow, ArticleView, Contribution
from fieldservice.services.lists import LongList
from ui.bridge.environment import Environment
from ui.bridge.record_list import RecordListViewModel

__all__ = [
    "STATES",
    "Around",
    "ArticleFilter",
    "ArticleRow",
    "ArticleView",
    "KnowledgeViewModel",
    "Unsaved",
    "marked_parts",
]

STATES = ("published", "in_review", "draft", "retired")


_DRAFTS, _OF_CASE, _NEW = "article.", "article.from.", "article.new"


@dataclass(frozen=True)
class Unsaved:
    """An article that was begun on this computer and not saved; `source`: number of the work order it is made from."""

    title: str
    source: str
    id: str = ""
    work_order_id: str = ""


@dataclass(frozen=True)
class Around:
    """What surrounds the list."""

    counts: dict[str, int]
    models: list[str]
    contributions: list[Contribution]
    is_reviewer: bool
    person_id: str | None
    unsaved: tuple[Unsaved, ...] = ()


class KnowledgeViewModel(RecordListViewModel):
    """Screen state of the list of articles."""

    LIST = "knowledge"
    WATCHES = ("article", "article_version", "article_vote", "article_part")
    aroundLoaded = Signal()

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, ArticleFilter(), parent)
        self.around: Around | None = None
        self.load_around()

    def concerns(self, notice: CommitNotice) -> bool:
        return super().concerns(notice) or notice.intent in ("drafts.save", "drafts.forget")

    def records(self) -> LongList[Any, Any]:
        return self.services.knowledge.list

    def read_preview(self, row: ArticleRow) -> ArticleView:
        return self.services.knowledge.view(row.id, draft=self.filter.state in ("draft", "in_review"))

    def refresh(self) -> None:
        super().refresh()
        self.load_around()

    def load_around(self) -> None:
        """Counts, models and contributions."""
        self.jobs.read(self._read_around, done=self._around_came, key="knowledge.around")

    def choose_state(self, state: str) -> None:
        """Published, in review, own drafts or retired ones."""
        person = self.services.context.actor_id if state == "draft" else None
        self.narrow(state=state, author_id=person)

    def _read_around(self) -> Around:
        knowledge = self.services.knowledge
        return Around(
            knowledge.counts(), knowledge.models(), knowledge.contributions(), knowledge.is_reviewer(),
            self.services.context.actor_id, self._unsaved(),
        )  # fmt: skip

    def _unsaved(self) -> tuple[Unsaved, ...]:
        found = []
        for key, values in self.services.drafts.kept(_DRAFTS).items():
            draft = values.get("draft") or {}
            words = draft.get("title") or draft.get("symptom") or ""
            whose = (
                {"work_order_id": key.removeprefix(_OF_CASE)} if key.startswith(_OF_CASE)
                else {} if key == _NEW else {"id": key.removeprefix(_DRAFTS)}
            )  # fmt: skip
            found.append(Unsaved(words, values.get("source") or "", **whose))
        return tuple(found)

    @Slot(object)
    def _around_came(self, around: Around) -> None:
        self.around = around
        self.aroundLoaded.emit()


def marked_parts(words: str, query: str) -> tuple[tuple[str, bool], ...]:
    """`words` in parts, True where the index finds the query: pairs of characters, whole words, beginnings."""
    return tuple(highlight(words, query)) if query.strip() else ((words, False),)
