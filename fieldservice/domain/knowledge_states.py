"""The states of articles, of versions of templates and diagnosis trees, and of escalations."""

from __future__ import annotations

from enum import StrEnum


class ArticleState(StrEnum):
    """A draft is the author's; what is published everybody finds; what is retired nobody is offered any more."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    PUBLISHED = "published"
    RETIRED = "retired"


class VersionState(StrEnum):
    """Of a checklist template's or diagnosis tree's version."""

    DRAFT = "draft"
    PUBLISHED = "published"


class EscalationState(StrEnum):
    """Open until it is answered; handed back when the first line goes on with the answer."""

    OPEN = "open"
    ANSWERED = "answered"
    HANDED_BACK = "handed_back"
    WITHDRAWN = "withdrawn"
