"""Following a diagnosis tree on a work order: each outcome durable at once, the next test offered, the cause concluded.

What was found is never changed, only added to: of several outcomes of one test the latest counts, whoever gave it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from fieldservice.domain.coding import KINDS
from fieldservice.domain.diagnosis import NONE_OF_THESE, Cause, Tree
from fieldservice.domain.records import DiagnosisRun, DiagnosisStep, DiagnosisTree, WorkOrder
from fieldservice.errors import UserError
from fieldservice.i18n import language
from fieldservice.services.context import Context
from fieldservice.services.diagnosis_parts import PartOfCause, parts_of, product_of
from fieldservice.services.diagnosis_views import (
    DiagnosisView,
    MakerCode,
    Step,
    TreeChoice,
    choices_for,
    learned_of,
    meanings,
    together,
    tree_of,
    view_of,
)
from fieldservice.services.part_requests import Asked, PartRequests, Wanted
from fieldservice.services.validation import require_short, tidy_lines
from fieldservice.services.work_order_lists import display_name
from fieldservice.services.work_orders import ensure_open
from fieldservice.store.queries import diagnosis as queries
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork

__all__ = ["Diagnosis", "DiagnosisView", "MakerCode", "Step", "TreeChoice", "add_step", "learned_of", "tree_of"]

_OWN_MODEL = 1_000  # a case of the very model says more than those of its line together
_TIMED_UP_TO = timedelta(hours=2)  # a test left open for longer was not what took the time


class Diagnosis:
    """The verbs of following a tree; each is one unit of work."""

    def __init__(self, context: Context) -> None:
        self._context = context

    # Reading

    def choices(self, work_order_id: str) -> list[TreeChoice]:
        """The newest version of every tree, those that fit the work order best first."""
        reader = self._context.store.read()
        order = reader.get(WorkOrder, work_order_id)
        product, text = product_of(reader, order), f"{order.summary} {order.description} {order.problem}"
        return choices_for(reader, product=product, problem_code=order.problem_code, text=text)

    def of_work_order(self, work_order_id: str) -> list[DiagnosisView]:
        """The trees that were or are being followed on a work order, the one begun last first."""
        reader = self._context.store.read()
        newest: dict[str, DiagnosisRun] = {}
        for run in reader.where(DiagnosisRun, work_order_id=work_order_id, removed=False):
            newest.pop(run.tree_id, None)  # of one tree begun on two laptops the later speaks for both
            newest[run.tree_id] = run
        return [view_of(reader, run) for run in reversed(newest.values())]

    def view(self, run_id: str) -> DiagnosisView:
        """One tree being followed."""
        reader = self._context.store.read()
        return view_of(reader, reader.get(DiagnosisRun, run_id))

    def parts(self, run_id: str, cause_key: str) -> list[PartOfCause]:
        """What mending a cause takes, and where that is: in the van of who comes next, or elsewhere."""
        reader = self._context.store.read()
        run = reader.get(DiagnosisRun, run_id)
        cause = _cause(tree_of(reader.get(DiagnosisTree, run.tree_id).body), cause_key)
        return parts_of(reader, _order(reader, run).id, cause, self._context.actor_id)

    def meaning(self, text: str, work_order_id: str = "") -> list[MakerCode]:
        """The makers' error codes that a text mentions, as they are for the machine of a work order."""
        reader = self._context.store.read()
        order = reader.find(WorkOrder, work_order_id or None)
        return meanings(reader, text, product_of(reader, order) if order is not None else None)

    def usual_codes(self, work_order_id: str) -> dict[tuple[str, str], int]:
        """How much closed cases speak for each code (kind, code) on the machine of a work order: those of its model
        before those of its line of models (HC-75V: HC-)."""
        reader = self._context.store.read()
        product = product_of(reader, reader.get(WorkOrder, work_order_id))
        if product is None or not product.model:
            return {}
        line, dash, _rest = product.model.partition("-")
        found: dict[tuple[str, str], int] = {}
        for model, *codes, count in queries.codes_of_cases(reader, product.model, line + dash if dash else ""):
            for key in zip(KINDS, map(str, codes), strict=True):
                if key[1]:
                    found[key] = found.get(key, 0) + int(count) * (_OWN_MODEL if model == product.model else 1)
        return found

    # Following

    def start(self, work_order_id: str, tree_id: str, initiator: object | None = None) -> DiagnosisRun:
        """Follow a tree; one that is being followed already is gone on with."""
        with self._context.begin("diagnosis.start", initiator) as uow:
            ensure_open(uow.get(WorkOrder, work_order_id))
            for run in uow.where(DiagnosisRun, work_order_id=work_order_id, tree_id=tree_id, removed=False):
                return run
            tree_of(uow.get(DiagnosisTree, tree_id).body)
            made = DiagnosisRun(
                id=self._context.ids(),
                work_order_id=work_order_id,
                tree_id=tree_id,
                started_at=self._context.agreed_now(),
                started_by_id=self._context.actor_id,
            )
            uow.add(made)
            uow.commit()
        return made

    def record(
        self, run_id: str, test_key: str, outcome_key: str, note: str = "", initiator: object | None = None
    ) -> DiagnosisView:
        """Write down how a test ended; it is on disk when this returns. The time since the step before is its time."""
        require_short(note)
        with self._context.begin("diagnosis.record", initiator) as uow:
            run = self._open(uow, run_id)
            test = tree_of(uow.get(DiagnosisTree, run.tree_id).body).test(test_key)
            if test is None or test.outcome(outcome_key) is None:
                raise UserError("diagnosis.no_such_outcome", "This diagnosis tree does not have that test or outcome.")
            add_step(self._context, uow, run, test_key, outcome_key, note)
            uow.commit()
        return self.view(run_id)

    def take_back(self, run_id: str, test_key: str, initiator: object | None = None) -> DiagnosisView:
        """Leave a test unmade again; what was written down stays in the record."""
        with self._context.begin("diagnosis.take_back", initiator) as uow:
            add_step(self._context, uow, self._open(uow, run_id), test_key, "", timed=False)
            uow.commit()
        return self.view(run_id)

    def conclude(self, run_id: str, cause_key: str, language: str = "", initiator: object | None = None) -> WorkOrder:
        """Settle on a cause: the codes go into the work order's finding, and words where nobody wrote any.

        What another cause of the tree left there gives way; what a person wrote or coded stays where the cause says
        nothing of it. A cause that only a specialist mends leaves the remedy open.
        The inverse is `reopen`, which leaves the finding as it is.
        """
        with self._context.begin("diagnosis.conclude", initiator) as uow:
            run = self._open(uow, run_id)
            tree = tree_of(uow.get(DiagnosisTree, run.tree_id).body)
            cause = _cause(tree, cause_key)
            order = _order(uow, run)
            uow.change(DiagnosisRun, run_id, leaf=cause.key, ended_at=self._context.now())
            uow.change(WorkOrder, order.id, **_finding(order, tree, cause, language))
            made = uow.get(WorkOrder, order.id)
            uow.commit()
        return made

    def reopen(self, run_id: str, initiator: object | None = None) -> DiagnosisView:
        """Go on looking: the cause that was settled on was not it."""
        with self._context.begin("diagnosis.reopen", initiator) as uow:
            run = uow.get(DiagnosisRun, run_id)
            ensure_open(_order(uow, run))
            for each in together(uow, run):
                uow.change(DiagnosisRun, each.id, leaf="", ended_at=None)
            uow.commit()
        return self.view(run_id)

    def remove(self, run_id: str, initiator: object | None = None) -> None:
        """Take a tree off the work order; its steps are kept and come back with `restore`."""
        self._set_removed(run_id, True, initiator)

    def restore(self, run_id: str, initiator: object | None = None) -> None:
        """Put a removed tree back."""
        self._set_removed(run_id, False, initiator)

    def reserve(self, run_id: str, cause_key: str, initiator: object | None = None) -> Asked:
        """Ask for what mending the cause takes and the technician has not along, all in one request.

        Raises UserError when nothing is missing, or when the catalogue knows none of the numbers.
        """
        reader = self._context.store.read()
        run = reader.get(DiagnosisRun, run_id)
        cause = _cause(tree_of(reader.get(DiagnosisTree, run.tree_id).body), cause_key)
        order = _order(reader, run)
        found = [part for part in parts_of(reader, order.id, cause, self._context.actor_id) if part.likely]
        if found and not any(part.part_id for part in found):
            raise UserError(
                "diagnosis.parts_unknown",
                "The parts list does not have {numbers}.",
                numbers=", ".join(part.number or display_name(part.name, part.name_en, language()) for part in found),
            )
        wanted = [Wanted(part.part_id, part.missing_micro) for part in found if part.part_id and part.missing_micro > 0]
        if not wanted:
            raise UserError("diagnosis.nothing_missing", "Everything that this takes is in the van or asked for.")
        return PartRequests(self._context).ask(wanted, work_order_id=order.id, initiator=initiator)

    # How it is done

    def _open(self, uow: UnitOfWork, run_id: str) -> DiagnosisRun:
        run = uow.get(DiagnosisRun, run_id)
        ensure_open(_order(uow, run))
        if run.removed:
            raise UserError("diagnosis.removed", "This diagnosis was taken off the work order.")
        return run

    def _set_removed(self, run_id: str, removed: bool, initiator: object | None) -> None:
        with self._context.begin("diagnosis.remove" if removed else "diagnosis.restore", initiator) as uow:
            run = uow.get(DiagnosisRun, run_id)
            ensure_open(_order(uow, run))
            uow.change(DiagnosisRun, run_id, removed=removed)
            uow.commit()


def add_step(
    context: Context,
    uow: UnitOfWork,
    run: DiagnosisRun,
    test: str,
    outcome: str,
    note: str = "",
    *,
    timed: bool = True,
    at: datetime | None = None,
) -> None:
    """Add the outcome of a test to the record, not before any other step that is known here: of several the latest
    counts. The time since the step before is its time when it is `timed`."""
    steps = [step for step in uow.where(DiagnosisStep, run_id=run.id) if step.at is not None]
    now = max([at or context.agreed_now(), *(step.at for step in steps if step.test == test and step.at is not None)])
    began = max((step.at for step in steps if step.at is not None), default=run.started_at)
    took = now - began if timed and began is not None else None
    uow.add(
        DiagnosisStep(
            id=context.ids(),
            run_id=run.id,
            test=test,
            outcome=outcome,
            seconds=round(took.total_seconds()) if took and timedelta(0) < took <= _TIMED_UP_TO else None,
            note=tidy_lines(note),
            at=now,
            by_id=context.actor_id,
        )
    )


def _order(reader: Reader, run: DiagnosisRun) -> WorkOrder:
    """The work order on which a tree is followed."""
    if run.work_order_id is None:
        raise UserError("diagnosis.on_the_phone", "This diagnosis belongs to a request that is no work order yet.")
    return reader.get(WorkOrder, run.work_order_id)


def _finding(order: WorkOrder, tree: Tree, cause: Cause, language: str) -> dict[str, str]:
    """What a cause says of a work order, beside what people wrote there themselves."""
    own_cause = "" if order.cause in _said(each.names for each in tree.causes) else order.cause
    own_remedy = "" if order.remedy in _said(each.remedies for each in tree.causes) else order.remedy
    own_code = "" if order.cause_code in {each.cause_code for each in tree.causes} else order.cause_code
    own_remedy_code = "" if order.remedy_code in {each.remedy_code for each in tree.causes} else order.remedy_code
    return {
        "problem_code": cause.problem_code or order.problem_code,
        "cause_code": cause.cause_code or own_code,
        "remedy_code": own_remedy_code if cause.escalate else cause.remedy_code or own_remedy_code,
        "cause": own_cause or ("" if cause.key == NONE_OF_THESE else cause.title(language)),
        "remedy": own_remedy or ("" if cause.escalate else cause.remedy(language)),
    }


def _said(words: Iterable[Mapping[str, str]]) -> set[str]:
    return {text for each in words for text in each.values()}


def _cause(tree: Tree, key: str) -> Cause:
    cause = tree.cause(key)
    if cause is None:
        raise UserError("diagnosis.no_such_cause", "This diagnosis tree does not have that cause.")
    return cause
