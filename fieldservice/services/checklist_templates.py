"""Keeping checklist templates: the list, drafts, publishing a version, taking one out of use.

A published version never changes: checklists being answered go on with the one they were begun with. What is edited is
a draft, a row of its own that nobody is offered.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from msgspec import Struct

from fieldservice.domain.checklist import examine_template
from fieldservice.domain.checklist.looks import is_table_head
from fieldservice.domain.checklist.upgrading import upgraded
from fieldservice.domain.records import Checklist, ChecklistTemplate
from fieldservice.errors import UserError
from fieldservice.services.checklist_versions import (
    KNEW,
    ApartVersion,
    apart_from_newest,
    in_order,
    numbers_of_rows,
)
from fieldservice.services.context import Context
from fieldservice.services.lists import Chunk, Count, Cursor, LongList
from fieldservice.services.version_drafts import (
    DRAFT,
    PUBLISHED,
    DraftLine,
    draft_lines,
    ensure_not_overtaken,
    ensure_only_draft,
    in_use_already,
    kept,
    marks,
    new_marks,
    published,
)
from fieldservice.store.queries import checklists as queries
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork

__all__ = ["ChecklistTemplates", "DraftLine", "TemplateFilter", "TemplateLine", "counted"]

MOST_LETTERS = 2_000_000  # of a template's body; the hub takes no larger one (hub.rows.LONGEST_BODY)
_UNSEEN = frozenset({"note", "hidden", "meta"})


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """A template as the list shows it: its newest published version, or a draft where there is none yet. Two people who
    began one apart from each other both have a draft; `drafts` has all that there are, one's own first. `apart`:
    versions that whoever published the newest one did not know."""

    rid: int
    id: str
    code: str
    version: int
    name: str
    name_en: str
    purpose: str
    job_types: str
    product_models: str
    questions: int
    used: int
    archived: bool
    published: bool
    drafts: tuple[DraftLine, ...] = ()
    apart: tuple[ApartVersion, ...] = ()

    @property
    def draft_id(self) -> str:
        """The draft that is gone on with; "" for none."""
        return self.drafts[0].id if self.drafts else ""


class TemplateFilter(Struct, frozen=True):
    """Which templates a list shows. `sort`: "", "name", "used" or "questions"."""

    text: str = ""
    purpose: str = ""
    archived: bool = False
    drafts: bool = False
    sort: str = ""


class TemplateList(LongList[TemplateFilter, TemplateLine]):
    """The list of templates; there are tens of them, so it is read whole."""

    def __init__(self, templates: ChecklistTemplates) -> None:
        self._templates = templates

    def chunk(self, filter: TemplateFilter, cursor: Cursor | None = None) -> Chunk:
        return Chunk(array("q", [line.rid for line in self._chosen(filter)]), None)

    def rows(self, rids: Sequence[int]) -> list[TemplateLine]:
        """The lines of these row keys, in this order."""
        by_rid = {line.rid: line for line in self._templates.lines()}
        return [by_rid[rid] for rid in rids if rid in by_rid]

    def count(self, filter: TemplateFilter) -> Count:
        return Count(len(self._chosen(filter)))

    def _chosen(self, filter: TemplateFilter) -> list[TemplateLine]:
        words = filter.text.casefold().split()
        found = [
            line
            for line in self._templates.lines()
            if line.archived == filter.archived
            and filter.purpose in ("", line.purpose)
            and (not filter.drafts or line.drafts)
            and all(
                word in f"{line.code} {line.name} {line.name_en} {line.product_models}".casefold() for word in words
            )
        ]
        match filter.sort:
            case "name":
                found.sort(key=lambda line: line.name)
            case "used":
                found.sort(key=lambda line: -line.used)
            case "questions":
                found.sort(key=lambda line: -line.questions)
        return found


class ChecklistTemplates:
    """The verbs of templates; each is one unit of work."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.list = TemplateList(self)

    def lines(self) -> list[TemplateLine]:
        """Every template, by code; one that is not published yet has a line for each of its drafts."""
        reader = self._context.store.read()
        used, rids = queries.uses_of_templates(reader), queries.rids_of_templates(reader)
        versions: dict[str, list[ChecklistTemplate]] = {}
        drafts: dict[str, list[ChecklistTemplate]] = {}
        for row in reader.where(ChecklistTemplate):
            if row.status == DRAFT:
                if not row.archived:
                    drafts.setdefault(row.code, []).append(row)
            else:
                versions.setdefault(row.code, []).append(row)
        newest = {code: max(rows, key=in_order) for code, rows in versions.items()}
        named = draft_lines(self._context, reader, {row.id: row.body for rows in drafts.values() for row in rows})
        found = []
        for code in sorted({*newest, *drafts}):
            begun = sorted((named[row.id] for row in drafts.get(code, ())), key=lambda draft: not draft.own)
            shown = [(newest[code], begun)] if code in newest else [
                (row, [named[row.id]]) for row in drafts[code]
            ]  # fmt: skip
            known = versions.get(code, ())
            apart, numbers = apart_from_newest(reader, known), numbers_of_rows(known)
            for row, own in shown:
                found.append(
                    TemplateLine(
                        rids[row.id], row.id, code, numbers.get(row.id, row.version), row.name, row.name_en,
                        row.purpose, row.job_types, row.product_models, counted(row.body), used.get(code, 0),
                        row.archived, code in newest, tuple(own), apart,
                    )
                )  # fmt: skip
        return found

    def get(self, template_id: str) -> ChecklistTemplate:
        """One version, or a draft."""
        return self._context.store.read().get(ChecklistTemplate, template_id)

    def data(self, template_id: str) -> dict[str, Any]:
        """The template's JSON in format 2, whichever it is stored in."""
        return upgraded(json.loads(self.get(template_id).body))

    def code_is_free(self, code: str) -> bool:
        """Whether no template has the code yet, drafts included."""
        return not self._context.store.read().where(ChecklistTemplate, code=code, archived=False)

    def save_draft(
        self, data: dict[str, Any], draft_id: str = "", initiator: object | None = None
    ) -> ChecklistTemplate:
        """Keep what is being edited, sound or not; `draft_id` names the draft that it replaces. Raises UserError when
        another draft has the code already; a second one that came with synchronisation is gone on with all the same.
        """
        with self._context.begin("template.save_draft", initiator) as uow:
            code = str(data.get("code", ""))
            ensure_only_draft(uow, ChecklistTemplate, code, draft_id)
            before = uow.find(ChecklistTemplate, draft_id) if draft_id else None
            begun = before is not None and before.status == DRAFT
            own = marks(before.body) if begun and before is not None else self._new_marks(uow, code)
            row = self._stored(uow, {**data, **own}, draft_id, DRAFT, int(data.get("version") or 1))
            uow.commit()
        return row

    def publish(
        self, data: dict[str, Any], draft_id: str = "", initiator: object | None = None, *, over: bool = False
    ) -> ChecklistTemplate:
        """Make a new version that is offered from now on. Raises UserError when the template has a mistake, and when
        somebody published a version after this draft was begun, unless it is to go `over` that one.
        """
        with self._context.begin("template.publish", initiator) as uow:
            code = str(data.get("code", ""))
            there = published(uow, ChecklistTemplate, code)
            newest, numbers = max(there, key=in_order, default=None), numbers_of_rows(there)
            version = max(numbers.values(), default=0) + 1
            draft = uow.find(ChecklistTemplate, draft_id) if draft_id else None
            own = marks(draft.body) if draft is not None else self._new_marks(uow, code)
            if newest is not None and not over:
                ensure_not_overtaken(self._context, uow, own, numbers[newest.id], newest.body)
            data = {**data, **own, KNEW: sorted(numbers), "version": version}
            _template, problems = examine_template(json.dumps(data, ensure_ascii=False))
            if problems:
                raise UserError(
                    "templates.unsound",
                    "It can't be published: {first} ({count} in all)",
                    first=problems[0].sentence(),
                    count=len(problems),
                )
            row = self._stored(uow, data, draft_id, PUBLISHED, version)
            uow.commit()
        return row

    def withdraw(self, template_id: str, *, keep: bool, initiator: object | None = None) -> None:
        """Take back that a version was published: it is a draft again, or with `keep` false thrown away, and the one
        before it is offered again. Raises UserError when a job has it already.
        """
        with self._context.begin("template.withdraw", initiator) as uow:
            row = uow.get(ChecklistTemplate, template_id)
            if uow.where(Checklist, template_id=template_id):
                numbers = numbers_of_rows(published(uow, ChecklistTemplate, row.code))
                raise in_use_already(numbers.get(row.id, row.version))
            uow.change(ChecklistTemplate, template_id, status=DRAFT, archived=not keep)
            uow.commit()

    def discard_draft(self, draft_id: str, initiator: object | None = None) -> None:
        """Throw a draft away. The inverse is `take_up_draft`."""
        with self._context.begin("template.discard_draft", initiator) as uow:
            uow.change(ChecklistTemplate, draft_id, archived=True)
            uow.commit()

    def take_up_draft(self, draft_id: str, initiator: object | None = None) -> None:
        """Take a draft up again that was thrown away."""
        with self._context.begin("template.take_up_draft", initiator) as uow:
            uow.change(ChecklistTemplate, draft_id, archived=False)
            uow.commit()

    def archive(self, template_id: str, initiator: object | None = None) -> None:
        """Offer the template no more; work that has it keeps it. The inverse is `restore`."""
        with self._context.begin("template.archive", initiator) as uow:
            uow.change(ChecklistTemplate, template_id, archived=True)
            uow.commit()

    def restore(self, template_id: str, initiator: object | None = None) -> None:
        """Offer the template again."""
        with self._context.begin("template.restore", initiator) as uow:
            uow.change(ChecklistTemplate, template_id, archived=False)
            uow.commit()

    def _new_marks(self, reader: Reader, code: str) -> dict[str, Any]:
        numbers = numbers_of_rows(published(reader, ChecklistTemplate, code))
        return new_marks(self._context, max(numbers.values(), default=0))

    def _stored(
        self, uow: UnitOfWork, data: dict[str, Any], draft_id: str, status: str, version: int
    ) -> ChecklistTemplate:
        columns = _columns(data, version, status)
        if len(columns["body"]) > MOST_LETTERS:
            raise UserError(
                "templates.too_large",
                "The checklist is too large: {size} letters with all its rules and words, {most} are possible. Split"
                " it, or put long lists of choices into files.",
                size=f"{len(columns['body']):,}", most=f"{MOST_LETTERS:,}",
            )  # fmt: skip
        return kept(
            self._context,
            uow,
            ChecklistTemplate,
            draft_id,
            columns,
            lambda id: bool(uow.where(Checklist, template_id=id)),
        )


def counted(body: str) -> int:
    """How many questions people are asked."""
    data = json.loads(body)
    if data.get("format") == 1:
        questions = [each for section in data.get("sections", ()) for each in section.get("questions", ())]
    else:
        questions = _questions(data.get("items", []))
    return sum(
        each.get("type") not in _UNSEEN and not is_table_head(str(each.get("type")), str(each.get("appearance", "")))
        for each in questions
    )


def _questions(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for item in items:
        found += _questions(item.get("items", [])) if item.get("group") else [item]
    return found


def _columns(data: dict[str, Any], version: int, status: str) -> dict[str, Any]:
    names: dict[str, str] = data.get("names") or {}
    first = next((text for text in names.values() if text), "")
    return {
        "code": str(data.get("code", "")),
        "version": version,
        "name": names.get("zh_CN") or first,
        "name_en": names.get("en") or first,
        "purpose": str(data.get("purpose", "diagnosis")),
        "job_types": ",".join(str(each) for each in data.get("task_types", ())),
        "product_models": ",".join(str(each) for each in data.get("product_models", ())),
        "body": json.dumps(data, ensure_ascii=False),
        "status": status,
    }
