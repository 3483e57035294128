"""What screens are shown of articles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fieldservice.domain.records import Article, ArticleFile, Part, Person
from fieldservice.services.article_drafts import ArticleDraft, WantedPart


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition as it was published."""

    version: int
    draft: ArticleDraft
    note: str
    at: datetime | None
    by: Person | None


@dataclass(frozen=True, slots=True)
class UsedIn:
    """A case that an article helped with, or that was answered with it. `place`: work_order | request."""

    place: str
    id: str
    number: str
    about: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article with everything that its page shows. `shown` is the edition in force, or the draft where there is none
    (or where it was asked for); `may` names the verbs that whoever is signed in may do now."""

    article: Article
    shown: ArticleDraft
    parts: tuple[tuple[WantedPart, Part | None], ...]
    files: tuple[ArticleFile, ...]
    editions: tuple[Edition, ...]
    author: Person | None
    reviewer: Person | None
    useful: int
    not_useful: int
    my_vote: bool | None
    used_in: tuple[UsedIn, ...]  # the newest case first
    source_id: str | None  # the work order it was made from, where it is on this device
    may: frozenset[str]
    is_draft_shown: bool


@dataclass(frozen=True, slots=True)
class Contribution:
    """What a person contributed; votes of others alone are counted."""

    person_id: str
    name: str
    name_en: str
    published: int
    drafts: int
    useful: int
