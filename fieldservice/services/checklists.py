"""Checklists on a work order: chosen by job and model, answered question by question, each answer durable at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path

from fieldservice.domain.checklist import (
    Address,
    Answered,
    AnswerEvent,
    ChecklistState,
    Job,
    Missing,
    Rank,
    Template,
)
from fieldservice.domain.records import (
    Asset,
    Checklist,
    ChecklistTemplate,
    Person,
    Product,
    WorkOrder,
)
from fieldservice.errors import UserError
from fieldservice.services.basics import fixed_id
from fieldservice.services.checklist_last_time import LastTime, last_time
from fieldservice.services.checklist_states import events_of, keep_events, state_of, template_of
from fieldservice.services.checklist_versions import numbers_of
from fieldservice.services.context import Context
from fieldservice.services.validation import require_short
from fieldservice.services.work_orders import ensure_open
from fieldservice.store.queries import checklists as queries
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork

__all__ = ["ChecklistView", "Checklists", "LastTime", "TemplateChoice", "state_of", "template_of"]

SHIPPED = Path(__file__).resolve().parents[2] / "resources" / "checklists"
# What is examined on site, by job type; every visit begins with the safety check.
_PURPOSE = {"maintenance": "maintenance", "installation": "installation"}


@dataclass(frozen=True, slots=True)
class TemplateChoice:
    """A template that may be added; `rank` says how well it fits the job, None that it is meant for others."""

    id: str
    template: Template
    rank: Rank | None

    @property
    def suits(self) -> bool:
        """Whether it is meant for this job, model and fault."""
        return self.rank is not None


@dataclass(frozen=True)
class ChecklistView:
    """A checklist as a screen shows it. `state` answers everything about questions, `last` what was answered the last
    time by question and which of the rounds it is (`last_time` asks it), `others` the answers by other people than the
    one that counts, newest first, `people` who they are, by id."""

    checklist: Checklist
    template: Template
    state: ChecklistState
    last: Mapping[Address, LastTime]
    others: Mapping[Address, tuple[AnswerEvent, ...]]
    people: Mapping[str, Person] = field(default_factory=dict)
    version: int = 0  # as people count them

    def last_time(self, place: Address) -> LastTime | None:
        """What was answered to a question the last time; the second round's to the second round's."""
        return self.last.get(self.state.counted(place))

    @cached_property
    def together(self) -> frozenset[str]:
        """The groups whose questions belong on one screen."""
        return frozenset(section.key for section in self.template.sections if section.together)


class Checklists:
    """The verbs of checklists; each is one unit of work."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def install_templates(self, folder: Path = SHIPPED, initiator: object | None = None) -> int:
        """Store the shipped templates that are not stored yet; returns how many were new."""
        with self._context.begin("checklist.install_templates", initiator) as uow:
            stored = queries.template_versions(uow)
            new = [each for each in shipped_templates(folder) if (each.code, each.version) not in stored]
            uow.add_all(new)
            uow.commit()
        return len(new)

    def templates(self, work_order_id: str) -> list[TemplateChoice]:
        """The newest version of every template, those that fit the work order best first."""
        reader = self._context.store.read()
        job = _job(reader, reader.get(WorkOrder, work_order_id))
        choices = [TemplateChoice(row.id, template, template.rank(job)) for row, template in _newest(reader)]
        return sorted(choices, key=lambda choice: choice.rank or Rank(-1, 0), reverse=True)

    def of_work_order(self, work_order_id: str, language: str = "") -> list[ChecklistView]:
        """The checklists of a work order: safety first, then as they were added."""
        reader = self._context.store.read()
        work_order = reader.get(WorkOrder, work_order_id)
        found = reader.where(Checklist, work_order_id=work_order_id, removed=False)
        found.sort(key=lambda checklist: checklist.purpose != "safety")
        return [_view(self._context, reader, work_order, checklist, language) for checklist in found]

    def open(self, checklist_id: str, language: str = "") -> ChecklistView:
        """One checklist with its answers."""
        reader = self._context.store.read()
        checklist = reader.get(Checklist, checklist_id)
        return _view(self._context, reader, reader.get(WorkOrder, checklist.work_order_id), checklist, language)

    def add(
        self, work_order_id: str, template_id: str, stage: str = "before", initiator: object | None = None
    ) -> Checklist:
        """Add a checklist; `stage` "after" asks the same again after the repair. The inverse is `remove`."""
        with self._context.begin("checklist.add", initiator) as uow:
            work_order = uow.get(WorkOrder, work_order_id)
            ensure_open(work_order)
            row = uow.get(ChecklistTemplate, template_id)
            same = uow.where(
                Checklist, work_order_id=work_order_id, template_id=template_id, stage=stage, removed=False
            )
            if same:
                raise UserError("visit.checklist_there", "This checklist is on the work order already.")
            made = _add(self._context, uow, work_order.id, row.id, template_of(row.body).purpose, stage)
            uow.commit()
        return made

    def remove(self, checklist_id: str, initiator: object | None = None) -> None:
        """Take a checklist off the work order; its answers are kept and come back with `restore`."""
        self._set_removed(checklist_id, True, initiator)

    def restore(self, checklist_id: str, initiator: object | None = None) -> None:
        """Put a removed checklist back."""
        self._set_removed(checklist_id, False, initiator)

    def answer(
        self,
        checklist_id: str,
        place: Address,
        value: object,
        verdict: str | None = None,
        note: str | None = None,
        initiator: object | None = None,
    ) -> Answered:
        """Answer a question; it is on disk when this returns. Raises UserError when the answer can't be taken."""
        require_short(value)
        require_short(note)
        with self._context.begin("checklist.answer", initiator) as uow:
            state = self._state(uow, checklist_id)
            answered = state.answer(
                place, value, verdict, note, at=self._context.agreed_now(), by=self._context.actor_id or ""
            )
            keep_events(self._context, uow, checklist_id, [answered.event, *answered.also])
            uow.commit()
        return answered

    def add_round(
        self, checklist_id: str, section: str, path: tuple[int, ...] = (), initiator: object | None = None
    ) -> Answered:
        """Add a round to a repeated section within the place `path`; the inverse is `remove_round` of its path."""
        return self._rounds(checklist_id, initiator, lambda state, at, by: state.add_round(section, path, at=at, by=by))

    def remove_round(
        self, checklist_id: str, section: str, path: tuple[int, ...], initiator: object | None = None
    ) -> Answered:
        """Take a round away; its answers stay on disk and come back with `restore_round`."""
        return self._rounds(
            checklist_id, initiator, lambda state, at, by: state.remove_round(section, path, at=at, by=by)
        )

    def restore_round(
        self, checklist_id: str, section: str, path: tuple[int, ...], initiator: object | None = None
    ) -> Answered:
        """The inverse of `remove_round`."""
        return self._rounds(
            checklist_id, initiator, lambda state, at, by: state.restore_round(section, path, at=at, by=by)
        )

    def _rounds(
        self, checklist_id: str, initiator: object | None, change: Callable[[ChecklistState, datetime, str], Answered]
    ) -> Answered:
        with self._context.begin("checklist.answer", initiator) as uow:
            state = self._state(uow, checklist_id)
            answered = change(state, self._context.agreed_now(), self._context.actor_id or "")
            keep_events(self._context, uow, checklist_id, [answered.event, *answered.also])
            uow.commit()
        return answered

    def annotate(self, checklist_id: str, place: Address, note: str, initiator: object | None = None) -> Answered:
        """Write the note to a question and leave its answer as it is."""
        require_short(note)
        with self._context.begin("checklist.annotate", initiator) as uow:
            state = self._state(uow, checklist_id)
            answered = state.annotate(place, note, at=self._context.agreed_now(), by=self._context.actor_id or "")
            keep_events(self._context, uow, checklist_id, [answered.event, *answered.also])
            uow.commit()
        return answered

    def take_back(self, checklist_id: str, place: Address, initiator: object | None = None) -> Answered:
        """Leave a question unanswered again; what was answered before stays in the record."""
        return self.answer(checklist_id, place, None, None, "", initiator)

    def take_defaults(self, checklist_id: str, initiator: object | None = None) -> int:
        """Make answers of the defaults that are shown; returns how many."""
        with self._context.begin("checklist.take_defaults", initiator) as uow:
            state = self._state(uow, checklist_id)
            events = state.take_defaults(at=self._context.agreed_now(), by=self._context.actor_id or "")
            keep_events(self._context, uow, checklist_id, events)
            uow.commit()
        return len(events)

    def history(self, checklist_id: str, place: Address) -> list[AnswerEvent]:
        """Every answer ever given to a question, oldest first."""
        reader = self._context.store.read()
        checklist = reader.get(Checklist, checklist_id)
        template = template_of(reader.get(ChecklistTemplate, checklist.template_id).body)
        return [event for event in events_of(reader, checklist_id, template) if event.address == place]

    def _state(self, uow: UnitOfWork, checklist_id: str) -> ChecklistState:
        checklist = uow.get(Checklist, checklist_id)
        ensure_open(uow.get(WorkOrder, checklist.work_order_id))
        if checklist.removed:
            raise UserError("visit.checklist_removed", "This checklist was taken off the work order.")
        return state_of(self._context, uow, checklist)

    def _set_removed(self, checklist_id: str, removed: bool, initiator: object | None) -> None:
        with self._context.begin("checklist.remove" if removed else "checklist.restore", initiator) as uow:
            checklist = uow.get(Checklist, checklist_id)
            ensure_open(uow.get(WorkOrder, checklist.work_order_id))
            uow.change(Checklist, checklist_id, removed=removed)
            uow.commit()


def add_for_visit(context: Context, uow: UnitOfWork, work_order: WorkOrder) -> list[Checklist]:
    """Choose the checklists for a visit that begins: safety, and what fits this job, model and fault best.

    Of several that fit equally well and are not made for the model none is chosen, nor is one that is bound to nothing
    at all: the technician picks. What was added or removed before stays.
    """
    return [
        _add(context, uow, work_order.id, row.id, template.purpose, "before")
        for row, template in templates_for_visit(uow, work_order)
    ]


def templates_for_visit(reader: Reader, work_order: WorkOrder) -> list[tuple[ChecklistTemplate, Template]]:
    """What `add_for_visit` would add now."""
    present = reader.where(Checklist, work_order_id=work_order.id)
    known = {checklist.template_id for checklist in present}
    job = _job(reader, work_order)
    ranked = [(row, template, template.rank(job)) for row, template in _newest(reader)]
    chosen = [(row, template) for row, template, rank in ranked if rank is not None and template.purpose == "safety"]
    wanted = _PURPOSE.get(work_order.job_type, "diagnosis")
    if not any(checklist.purpose == wanted for checklist in present):
        chosen += _best([each for each in ranked if each[1].purpose == wanted])
    return [(row, template) for row, template in chosen if row.id not in known]


def safety_missing(context: Context, reader: Reader, work_order_id: str) -> list[Missing]:
    """What keeps the work from starting: open or failed items of checklists that block the start."""
    found: list[Missing] = []
    for checklist in reader.where(Checklist, work_order_id=work_order_id, removed=False, stage="before"):
        if template_of(reader.get(ChecklistTemplate, checklist.template_id).body).blocks_start:
            found += state_of(context, reader, checklist).blockers()
    return found


def _view(
    context: Context, reader: Reader, work_order: WorkOrder, checklist: Checklist, language: str
) -> ChecklistView:
    state = state_of(context, reader, checklist, language)
    others: dict[Address, list[AnswerEvent]] = {}
    for event in events_of(reader, checklist.id, state.template):
        counts = state.cell(event.address).event
        if counts is not None and event.by != counts.by:
            others.setdefault(event.address, []).insert(0, event)
    return ChecklistView(
        checklist,
        state.template,
        state,
        last_time(reader, work_order, checklist, state.template),
        {place: tuple(events) for place, events in others.items()},
        reader.many(Person, {event.by for events in others.values() for event in events}) if others else {},
        numbers_of(queries.published_versions(reader, state.template.code)).get(
            checklist.template_id, state.template.version
        ),
    )


def _add(
    context: Context, uow: UnitOfWork, work_order_id: str, template_id: str, purpose: str, stage: str
) -> Checklist:
    made = Checklist(
        id=context.ids(),
        work_order_id=work_order_id,
        template_id=template_id,
        purpose=purpose,
        stage=stage,
        added_at=context.now(),
        added_by_id=context.actor_id,
    )
    uow.add(made)
    return made


def _newest(reader: Reader) -> list[tuple[ChecklistTemplate, Template]]:
    rows = reader.many(ChecklistTemplate, queries.newest_templates(reader))
    return [(row, template_of(row.body)) for row in sorted(rows.values(), key=lambda row: row.code)]


def _best(
    ranked: list[tuple[ChecklistTemplate, Template, Rank | None]],
) -> list[tuple[ChecklistTemplate, Template]]:
    bound = [each for each in ranked if each[1].task_types or each[2] != Rank(0, 0)]
    best = max((rank for _row, _template, rank in bound if rank is not None), default=None)
    if best is None:
        return []
    found = [(row, template) for row, template, rank in bound if rank == best]
    return found if len(found) == 1 or found[0][1].product_models else []


def _job(reader: Reader, work_order: WorkOrder) -> Job:
    asset = reader.find(Asset, work_order.asset_id)
    product = reader.find(Product, (asset.product_id if asset else None) or work_order.product_id)
    return Job(
        job_type=work_order.job_type,
        model=product.model if product else "",
        problem_code=work_order.problem_code,
        summary=work_order.summary,
        description=work_order.description,
    )


def shipped_templates(folder: Path = SHIPPED) -> list[ChecklistTemplate]:
    """The templates that the program brings along."""
    bodies = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.json"))]
    return [_stored(template_of(body), body) for body in bodies]


def _stored(template: Template, body: str) -> ChecklistTemplate:
    """The same id on every device: two laptops that install the same version mean the same template."""
    return ChecklistTemplate(
        id=fixed_id(template.code, str(template.version)),
        code=template.code,
        version=template.version,
        name=template.title("zh_CN"),
        name_en=template.title("en"),
        purpose=template.purpose,
        job_types=",".join(template.task_types),
        product_models=",".join(template.product_models),
        body=body,
    )
