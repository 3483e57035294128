"""Fill an empty profile with the demonstration firm: everything is made in memory, then written in one transaction."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from fieldservice.demo_data import pictures
from fieldservice.demo_data.album import Album
from fieldservice.demo_data.answers import Answers
from fieldservice.demo_data.articles import Articles
from fieldservice.demo_data.build import Build, Cancelled
from fieldservice.demo_data.catalogue import Catalogue, make_catalogue
from fieldservice.demo_data.content import Words
from fieldservice.demo_data.customers import make_owners
from fieldservice.demo_data.firm import Firm, make_firm
from fieldservice.demo_data.history import DAYS, History
from fieldservice.demo_data.jobs import Teller
from fieldservice.demo_data.remote import tell_remote_checks
from fieldservice.demo_data.stock import Ledger
from fieldservice.demo_data.today import Today
from fieldservice.demo_data.warehouse import Warehouse
from fieldservice.domain.records import ChecklistTemplate, Customer, Part, Person, WorkOrder, info
from fieldservice.errors import UserError
from fieldservice.i18n import language as current_language
from fieldservice.services.case_digests import write_digests
from fieldservice.services.checklists import Checklists
from fieldservice.services.context import Context
from fieldservice.services.diagnosis_trees import DiagnosisTrees
from fieldservice.store.queries.cases import CLOSED
from fieldservice.store.unit_of_work import UnitOfWork


class HasContext(Protocol):
    """An open profile: the session that bootstrap makes."""

    context: Context


JOBS = 4_000
_CHUNK = 4_000
_DIGESTED = 400
_SIGNATURES = 6


@dataclass(frozen=True)
class DemoFacts:
    """What was made. `counts` by table; the people by the part they play; `next_visit_id` is the booking that the
    technician goes to next, `waiting_work_order_id` the machine that waits for its valve."""

    counts: dict[str, int]
    technician_id: str
    desk_id: str
    dispatcher_id: str
    keeper_id: str
    manager_id: str
    customer_id: str
    asset_id: str
    waiting_work_order_id: str
    next_visit_id: str


def fill(
    session: HasContext,
    *,
    seed: int = 7,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    language: str = "",
    jobs: int = JOBS,
) -> DemoFacts:
    """Fill an empty profile; the same seed, ids and clock make the same firm. `progress` is told (done, 100).

    The signed-in person, when there is one, takes the part that their roles fit; a technician gets the day that is
    told in full. Free texts are in `language` (the one in use by default), names in both. Raises UserError
    `demo.not_empty` when there are customers, parts or work orders already, and `demo.cancelled`, with nothing filled
    in, when `cancelled()` said so.
    """
    context = session.context
    reader = context.store.read()
    if any(reader.first(cls) is not None for cls in (Customer, Part, WorkOrder)):
        raise UserError("demo.not_empty", "The demonstration data needs an empty profile. This one has data already.")
    report = progress or (lambda done, total: None)
    Checklists(context).install_templates()
    DiagnosisTrees(context).install_shipped()
    build = Build(
        context, random.Random(seed), Words(language or current_language()), context.now().replace(microsecond=0),
        cancelled or (lambda: False),
    )  # fmt: skip
    try:
        return _write(build, _make(build, report, jobs), report)
    except Cancelled as error:
        _forget_blobs(build)
        raise UserError("demo.cancelled", "Cancelled. Nothing was filled in.") from error


@dataclass(frozen=True)
class _Made:
    firm: Firm
    today: Today


def _make(build: Build, report: Callable[[int, int], None], jobs: int) -> _Made:
    context = build.context
    album = Album(build)
    firm = make_firm(build, album.keep(pictures.letter_mark()), context.actor())
    catalogue = make_catalogue(build)
    owners = make_owners(build, firm, catalogue)
    report(5, 100)
    ledger = Ledger(build, firm, catalogue, build.today - timedelta(days=DAYS + 10))
    signatures = [album.keep(pictures.signature(random.Random(number))) for number in range(_SIGNATURES)]
    answers = Answers(build, context.store.read().where(ChecklistTemplate, archived=False))
    teller = Teller(build, firm, catalogue, ledger, answers, signatures, jobs + 200)
    for told in History(build, firm, catalogue, owners, teller).tell(jobs - 60):
        report(5 + 35 * told // jobs, 100)
    ledger.settle()
    report(45, 100)
    today = Today(build, firm, owners, teller, ledger, album, catalogue.families)
    _stock_vans(firm, catalogue, ledger, build)
    today.tell()
    ledger.settle()
    Warehouse(build, firm, catalogue, ledger).tell(today.waiting)
    Articles(build, firm, catalogue).tell()
    tell_remote_checks(build, catalogue)
    if build.cancelled():
        raise Cancelled
    return _Made(firm, today)


def _stock_vans(firm: Firm, catalogue: Catalogue, ledger: Ledger, build: Build) -> None:
    """What every van carries."""
    usual = ("air_filter", "oil_filter", "intake_solenoid", "temp_sensor", "min_pressure_kit", "thermo_seal", "fuse")
    models = [catalogue.products[model] for model in ("HC-37", "HC-55", "HC-75", "HC-90")]
    morning = min(build.at(build.today, 7, 40), build.now)
    for technician in firm.technicians:
        for model in models:
            for key in usual:
                pieces = build.rng.randint(1, 2)
                ledger.stock_van(catalogue.find(key, model), firm.vans[technician.id], pieces, morning)


def _write(build: Build, made: _Made, report: Callable[[int, int], None]) -> DemoFacts:
    context, total = build.context, len(build.rows)
    with context.begin("demo.fill") as uow:
        uow.on_rollback(lambda: _forget_blobs(build))
        actor = context.actor()
        if actor is not None and made.firm.changes:
            uow.change(Person, actor.id, **made.firm.changes)
        for start in range(0, total, _CHUNK):
            uow.add_all(build.rows[start : start + _CHUNK])
            _put_down(uow)
            report(45 + 40 * start // total, 100)
            if build.cancelled():
                raise Cancelled
        closed = [row.id for row in build.rows if isinstance(row, WorkOrder) and row.status in CLOSED]
        for start in range(0, len(closed), _DIGESTED):
            write_digests(context, uow, closed[start : start + _DIGESTED])
            report(85 + 14 * start // max(len(closed), 1), 100)
            if build.cancelled():
                raise Cancelled
        uow.commit()
    report(100, 100)
    return _facts(build, made)


def _put_down(uow: UnitOfWork) -> None:
    """Reading makes the unit of work write what it holds: chunk by chunk rather than all at the end."""
    uow.rows("SELECT 1")


def _forget_blobs(build: Build) -> None:
    for sha in build.blobs:
        build.context.blobs.delete(sha)


def _facts(build: Build, made: _Made) -> DemoFacts:
    waiting, visit, firm = made.today.waiting, made.today.next_visit, made.firm
    assert waiting is not None and visit is not None
    return DemoFacts(
        counts=dict(Counter(info(type(row)).table for row in build.rows)),
        technician_id=firm.technicians[0].id, desk_id=firm.desk[0].id, dispatcher_id=firm.dispatcher.id,
        keeper_id=firm.keeper.id, manager_id=firm.manager.id, customer_id=waiting.customer_id or "",
        asset_id=waiting.asset_id or "", waiting_work_order_id=waiting.id, next_visit_id=visit.id,
    )  # fmt: skip
