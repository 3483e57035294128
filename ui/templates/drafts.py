"""Drafts of checklists and diagnosis trees, as their lists show them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Protocol

from fieldservice.i18n import language, translate
from ui.kit.buttons import MenuButton
from ui.kit.feedback import Note
from ui.kit.labels import IconLabel, Link
from ui.kit.panels import row

C = "templates"


class Draft(Protocol):
    """Whose a draft is; see `services.version_drafts.DraftLine`."""

    @property
    def id(self) -> str: ...
    @property
    def author(self) -> str: ...
    @property
    def author_en(self) -> str: ...
    @property
    def own(self) -> bool: ...


class Line(Protocol):
    """What a list has a line for."""

    @property
    def archived(self) -> bool: ...
    @property
    def published(self) -> bool: ...
    @property
    def drafts(self) -> Sequence[Draft]: ...


def state_words(line: Line) -> str:
    """Published, draft, out of use."""
    if line.archived:
        return translate(C, "out of use")
    if not line.published:
        return draft_words(line.drafts[0])
    if len(line.drafts) > 1:
        return translate(C, "in use, with %n drafts", n=len(line.drafts))
    return translate(C, "in use, with a draft") if line.drafts else translate(C, "in use")


def draft_words(draft: Draft) -> str:
    """A draft, by whose it is."""
    name = (draft.author if language() == "zh_CN" else draft.author_en) or draft.author or draft.author_en
    if draft.own or not name:
        return translate(C, "my draft") if draft.own and name else translate(C, "draft")
    return translate(C, "draft by {person}", person=name)


def edit_words(line: Line) -> str:
    """The button that opens the editor."""
    return translate(C, "Go on editing") if line.drafts else translate(C, "Edit")


def add_discards(more: MenuButton, line: Line, discard: Callable[[str], object]) -> None:
    """An entry to throw each draft away."""
    for draft in line.drafts:
        words = translate(C, "Throw the draft away")
        if len(line.drafts) > 1:
            words = translate(C, "Throw away: {draft}", draft=draft_words(draft))
        more.add(words, partial(discard, draft.id), "trash-2")


def add_several(body: Any, line: Line, open_draft: Callable[[str], object]) -> None:
    """Where several people change it apart from each other: say so, and lead to each draft."""
    if len(line.drafts) < 2:
        return
    body.addWidget(Note(translate(C, "It has several drafts that were begun apart from each other."), "warn"))
    for draft in line.drafts:
        opener = Link(draft_words(draft))
        opener.clicked.connect(partial(open_draft, draft.id))
        body.addLayout(row(IconLabel("pencil", "muted", 16), opener, None))
