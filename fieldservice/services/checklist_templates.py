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
from fieldservice.domain.checklist.upgrading import upgraded
from fieldservice.domain.records import ChecklistTemplate
from fieldservice.errors import UserError
from fieldservice.services.context import Context
from fieldservice.services.lists import Chunk, Count, Cursor, LongList
from fieldservice.store.queries import checklists as queries
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork

__all__ = ["ChecklistTemplates", "TemplateFilter", "TemplateLine", "counted"]

DRAFT, PUBLISHED = "draft", "published"
_UNSEEN = frozenset({"note", "hidden", "meta"})


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """A template as the list shows it: its newest published version, or its draft where there is none yet."""

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
    draft_id: str


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
            and (not filter.drafts or line.draft_id)
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
        """Every template, by code."""
        reader = self._context.store.read()
        used, rids = queries.uses_of_templates(reader), queries.rids_of_templates(reader)
        published: dict[str, ChecklistTemplate] = {}
        drafts: dict[str, ChecklistTemplate] = {}
        for row in reader.where(ChecklistTemplate):
            if row.status == DRAFT:
                if not row.archived:
                    drafts[row.code] = row
            elif row.code not in published or row.version >= published[row.code].version:
                published[row.code] = row
        found = []
        for code in sorted({*published, *drafts}):
            row, draft = published.get(code) or drafts[code], drafts.get(code)
            found.append(
                TemplateLine(
                    rids[row.id], row.id, code, row.version, row.name, row.name_en, row.purpose, row.job_types,
                    row.product_models,
                    counted(row.body), used.get(code, 0), row.archived, code in published, draft.id if draft else "",
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
        another draft has the code.
        """
        with self._context.begin("template.save_draft", initiator) as uow:
            code = str(data.get("code", ""))
            others = uow.where(ChecklistTemplate, code=code, status=DRAFT, archived=False)
            if any(other.id != draft_id for other in others):
                raise UserError(
                    "templates.draft_there", "There is a draft with the code {template} already.", template=code
                )
            row = self._stored(uow, data, draft_id, DRAFT, int(data.get("version") or 1))
            uow.commit()
        return row

    def publish(self, data: dict[str, Any], draft_id: str = "", initiator: object | None = None) -> ChecklistTemplate:
        """Make a new version that is offered from now on. Raises UserError when the template has a mistake."""
        with self._context.begin("template.publish", initiator) as uow:
            version = 1 + max((row.version for row in _published(uow, str(data.get("code", "")))), default=0)
            data = {**data, "version": version}
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

    def _stored(
        self, uow: UnitOfWork, data: dict[str, Any], draft_id: str, status: str, version: int
    ) -> ChecklistTemplate:
        draft = uow.find(ChecklistTemplate, draft_id) if draft_id else None
        columns = _columns(data, version, status)
        if draft is not None and draft.status == DRAFT:
            uow.change(ChecklistTemplate, draft.id, **columns, archived=False)
            return uow.get(ChecklistTemplate, draft.id)
        made = ChecklistTemplate(id=self._context.ids(), **columns)
        uow.add(made)
        return made


def counted(body: str) -> int:
    """How many questions people are asked."""
    data = json.loads(body)
    if data.get("format") == 1:
        questions = [each for section in data.get("sections", ()) for each in section.get("questions", ())]
    else:
        questions = _questions(data.get("items", []))
    return sum(each.get("type") not in _UNSEEN for each in questions)


def _questions(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for item in items:
        found += _questions(item.get("items", [])) if item.get("group") else [item]
    return found


def _published(reader: Reader, code: str) -> list[ChecklistTemplate]:
    return [row for row in reader.where(ChecklistTemplate, code=code) if row.status != DRAFT]


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
