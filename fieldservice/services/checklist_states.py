"""The state of a checklist as its stored answers make it, and keeping answers."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from functools import lru_cache

from fieldservice.domain.checklist import AnswerEvent, ChecklistState, Template, Value, decode, encode, read_template
from fieldservice.domain.checklist.lists import Rows
from fieldservice.domain.records import Checklist, ChecklistAnswer, ChecklistTemplate, TemplateFile
from fieldservice.errors import EnvironmentFault
from fieldservice.services.context import Context
from fieldservice.store.queries import checklists as queries
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork
from fieldservice.system.blobs import Blobs
from fieldservice.system.clock import from_ms


@lru_cache(maxsize=64)
def template_of(body: str) -> Template:
    """The template of a stored body; read once."""
    return read_template(body)


@lru_cache(maxsize=4)
def _table(blobs: Blobs, sha: str) -> Rows:
    return Rows.of_csv(blobs.read(sha))


@lru_cache(maxsize=4)
def _with_tables(body: str, blobs: Blobs, files: tuple[tuple[str, str], ...]) -> Template:
    return read_template(body, tables={name: _table(blobs, sha) for name, sha in files})


def tables_of(context: Context, reader: Reader, row: ChecklistTemplate, names: Iterable[str]) -> dict[str, Rows]:
    """What is in the files of a template's lists, by name; those whose bytes are not here (yet) or damaged are left
    out.
    """
    found = {}
    for name, sha in _there(context, reader, row, names):
        with contextlib.suppress(EnvironmentFault):
            found[name] = _table(context.blobs, sha)
    return found


def _there(
    context: Context, reader: Reader, row: ChecklistTemplate, names: Iterable[str]
) -> tuple[tuple[str, str], ...]:
    wanted = set(names)
    files = files_of(reader, row) if wanted else {}
    return tuple(
        (name, files[name].sha) for name in sorted(wanted & files.keys()) if context.blobs.exists(files[name].sha)
    )


def files_of(reader: Reader, template: ChecklistTemplate) -> dict[str, TemplateFile]:
    """The files of a template by name: its own, else those of the newest other version of it, whose pictures every
    version goes on showing.
    """
    versions = [row for row in reader.where(ChecklistTemplate, code=template.code) if row.id != template.id]
    found: dict[str, TemplateFile] = {}
    for row in (template, *sorted(versions, key=lambda row: row.version, reverse=True)):
        for file in reversed(reader.where(TemplateFile, template_id=row.id, order_by="rid")):
            found.setdefault(file.name, file)
    return found


def whole_template(context: Context, reader: Reader, row: ChecklistTemplate) -> Template:
    """The template with what is in the files of its lists, as far as they are here."""
    template = template_of(row.body)
    files = _there(context, reader, row, template.list_files)
    try:
        return _with_tables(row.body, context.blobs, files) if files else template
    except EnvironmentFault:  # a file is damaged: its list is missing, everything else is asked
        return read_template(row.body, tables=tables_of(context, reader, row, template.list_files))


def state_of(context: Context, reader: Reader, checklist: Checklist, language: str = "") -> ChecklistState:
    """The state of a checklist as its stored answers make it."""
    template = whole_template(context, reader, reader.get(ChecklistTemplate, checklist.template_id))
    now = context.now().astimezone(context.zone)
    return ChecklistState(
        template,
        events_of(reader, checklist.id, template),
        today=now.date(),
        now=now,
        booked=queries.booked_technicians(reader, checklist.work_order_id),
        language=language,
        facts=_facts(context, checklist) if template.format == 2 else {},
        device=context.store.stream,
    )


def _facts(context: Context, checklist: Checklist) -> dict[str, Value]:
    """What forms ask the program for: ODK's meta questions, as far as they are known here."""
    actor = context.actor()
    begun = (checklist.added_at or context.now()).astimezone(context.zone)
    return {
        "start": begun,
        "today": begun.date(),
        "instanceid": checklist.id,
        "username": actor.name if actor else "",
        "email": actor.email if actor else "",
        "phonenumber": actor.phone if actor else "",
    }


def events_of(reader: Reader, checklist_id: str, template: Template) -> list[AnswerEvent]:
    """The stored answers as events, in the order in which they were stored."""
    kinds = {question.key: question.kind for question in template.questions}
    return [
        AnswerEvent(
            row.question,
            row.path,
            decode(kinds.get(row.question, "text"), row.value),
            row.verdict,
            row.note,
            row.at or from_ms(0),
            row.by_id or "",
            bool(row.settles),
            row.id,
            tuple(row.settles.split()),
        )
        for row in reader.where(ChecklistAnswer, checklist_id=checklist_id)
    ]


def keep_events(context: Context, uow: UnitOfWork, checklist_id: str, events: Iterable[AnswerEvent]) -> None:
    """Add answers to the record."""
    for event in events:
        uow.add(
            ChecklistAnswer(
                id=context.ids(),
                checklist_id=checklist_id,
                question=event.question,
                path=event.path,
                value=encode(event.value),
                verdict=event.verdict,
                note=event.note,
                at=event.at,
                by_id=event.by or None,
                settles=" ".join(event.settles),
            )
        )
