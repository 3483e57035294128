"""What checklist templates and diagnosis trees have in common: they are edited as drafts and published in versions.

A draft is a row of its own that nobody is offered; it travels, so that its author has it on every computer and
colleagues see that it is there. Its body says who began it and which version there was then. A published version never
changes: whoever works by one goes on with it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from fieldservice.domain.knowledge_states import VersionState
from fieldservice.domain.records import ChecklistTemplate, DiagnosisTree, Person
from fieldservice.errors import UserError
from fieldservice.i18n import language
from fieldservice.services.context import Context
from fieldservice.services.work_order_lists import display_name
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork

V = TypeVar("V", ChecklistTemplate, DiagnosisTree)

DRAFT, PUBLISHED = VersionState.DRAFT.value, VersionState.PUBLISHED.value
AUTHOR, BASED_ON = "author", "based_on"  # in the body: who began the draft, and which version there was then


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft: whose it is, and whether that is whoever is signed in."""

    id: str
    author: str
    author_en: str
    own: bool


def draft_lines(context: Context, reader: Reader, bodies: Mapping[str, str]) -> dict[str, DraftLine]:
    """Of each draft (id and body) whose it is."""
    authors = {id: str(json.loads(body).get(AUTHOR, "")) for id, body in bodies.items()}
    people = reader.many(Person, authors.values())
    me, found = context.actor_id, {}
    for id, author in authors.items():
        person = people.get(author)
        names = (person.name, person.name_en) if person is not None else ("", "")
        found[id] = DraftLine(id, *names, own=author == (me or ""))
    return found


def marks(body: str) -> dict[str, Any]:
    """Whose draft it is and what it was begun from, as far as its body says so."""
    data = json.loads(body)
    return {name: data[name] for name in (AUTHOR, BASED_ON) if name in data}


def new_marks(context: Context, newest: int) -> dict[str, Any]:
    """The marks of a draft that is begun now; `newest` is the version that is published, 0 where none is."""
    return {AUTHOR: context.actor_id or "", BASED_ON: newest}


def published(reader: Reader, of: type[V], code: str) -> list[V]:
    """The published versions of a code, those out of use too."""
    return [row for row in reader.where(of, code=code) if row.status != DRAFT]


def ensure_only_draft(uow: UnitOfWork, of: type[V], code: str, draft_id: str) -> None:
    """Raises UserError when another draft has the code already; a second one that came with synchronisation is gone on
    with all the same."""
    before = uow.find(of, draft_id) if draft_id else None
    others: Sequence[V] = uow.where(of, code=code, status=DRAFT, archived=False)
    if any(other.id != draft_id for other in others) and (before is None or before.code != code):
        raise UserError("drafts.there", "There is a draft with the code {template} already.", template=code)


def ensure_not_overtaken(context: Context, reader: Reader, begun: Mapping[str, Any], newest: int, body: str) -> None:
    """Raises UserError "drafts.overtaken" when version `newest`, whose body is `body`, was published after the draft
    with these marks was begun."""
    if int(begun.get(BASED_ON, newest)) >= newest:
        return
    person = reader.find(Person, str(marks(body).get(AUTHOR, "")))
    if person is None or person.id == context.actor_id:
        raise UserError(
            "drafts.overtaken", "Version {version} was published after this draft was begun.", version=newest
        )
    raise UserError(
        "drafts.overtaken",
        "{person} published version {version} after this draft was begun.",
        person=display_name(person.name, person.name_en, language()),
        version=newest,
    )


def in_use_already(version: int) -> UserError:
    """A published version can't be taken back."""
    return UserError(
        "drafts.version_used",
        "Version {version} is on a job already. Publish a further version instead.",
        version=version,
    )


def kept(
    context: Context,
    uow: UnitOfWork,
    of: type[V],
    draft_id: str,
    columns: Mapping[str, Any],
    is_used: Callable[[str], bool],
) -> V:
    """The row of a draft or version with these columns: that of the draft, or a new one where there is none.

    `is_used` says whether a job has a row.
    """
    draft: V | None = uow.find(of, draft_id) if draft_id else None
    if draft is not None and draft.status == DRAFT and is_used(draft.id):
        # It was published, put on a job on a computer apart from this one, and taken back here: that job keeps it.
        uow.change(of, draft.id, archived=True)
    elif draft is not None and draft.status == DRAFT:
        uow.change(of, draft.id, **columns, archived=False)
        return uow.get(of, draft.id)
    made = of(id=context.ids(), **columns)
    uow.add(made)
    return made
