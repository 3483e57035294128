"""Digests of closed cases: written with the closing of a work order, without whose it was.

A digest's id follows from the work order's (`digest_id`), so two laptops that close the same one make one digest, and
whoever holds the work order finds its digest without anybody else being able to tell whose case it was.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from fieldservice.domain.anonymity import Scrubber, names_of_firm
from fieldservice.domain.records import CaseDigest, ServiceRequest, info
from fieldservice.domain.states import RequestStatus
from fieldservice.services.basics import fixed_id
from fieldservice.services.context import Context
from fieldservice.store.numbers import HUB_DEVICE
from fieldservice.store.queries import cases as queries
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork
from fieldservice.system.clock import from_ms

_MOST_WORDS = 800  # of each text: a digest says what it was, not everything
_LEAST_PLACE = 4  # a site called 空压站 names nobody
PIECE = 200  # cases in one unit of work of `catch_up`
MOST = 20_000  # of the newest work orders that were there before there were digests
_UNTIL = "cases.digested_until"  # the key of the last work order that `catch_up` has looked at
_OFFICE = frozenset({"desk", "dispatcher", "manager", "administrator"})


def digest_id(work_order_id: str) -> str:
    """The id of a work order's digest."""
    return fixed_id("case", work_order_id)


def write_digests(context: Context, uow: UnitOfWork, work_order_ids: Iterable[str]) -> int:
    """Write or correct the digests of these work orders within a unit of work. What is open again is withdrawn until it
    is closed. Returns how many were written."""
    return _write(uow, digests_of(context, uow, list(work_order_ids)))


def write_request_digest(context: Context, uow: UnitOfWork, request: ServiceRequest) -> None:
    """Write the digest of a request that was solved without a visit, within the unit of work that answers it; it is
    withdrawn when the request is opened again. What is neither coded nor about a machine teaches nothing."""
    teaches = request.asset_id is not None or request.category or request.cause_code or request.remedy_code
    if not teaches:
        return
    product, model, serial, number = queries.machine_of(uow, request.asset_id)
    around = queries.names_around(uow, [request.customer_id] if request.customer_id else [])
    scrub = Scrubber([*queries.names_of_people(uow), *_names(around.get(request.customer_id or "", []))])
    said = [serial, number, request.caller_name, request.caller_phone]
    tree, leaf = queries.tree_end_of_request(uow, request.id)
    closed = request.answered_at or context.now()
    digest = CaseDigest(
        id=fixed_id("case", request.id), product_id=product, model=model, problem_code=request.category,
        cause_code=request.cause_code, remedy_code=request.remedy_code, symptom=_told(scrub, said, request.fault),
        solution=_told(scrub, said, request.answer), visits=0, tree_code=tree, leaf=leaf,
        closed_on=closed.astimezone(context.zone).date(),
    )  # fmt: skip
    _write(uow, [(digest, request.status == RequestStatus.ANSWERED)])


def _write(uow: UnitOfWork, made: Sequence[tuple[CaseDigest, bool]]) -> int:
    known = uow.many(CaseDigest, [digest.id for digest, _ in made])
    count = 0
    for digest, closed in made:
        before = known.get(digest.id)
        if before is None and closed:
            uow.add(digest)
            count += 1
        elif before is not None and closed:
            fields = {name: getattr(digest, name) for name in info(CaseDigest).fields if name != "id"}
            uow.change(CaseDigest, digest.id, **fields)
            count += 1
        elif before is not None:
            uow.change(CaseDigest, digest.id, closed_on=None)
    return count


def digests_of(context: Context, reader: Reader, work_order_ids: Sequence[str]) -> list[tuple[CaseDigest, bool]]:
    """The digests of these work orders as they should be, and whether each case is closed and teaches something."""
    heads = queries.heads(reader, work_order_ids)
    minutes = queries.work_minutes(reader, work_order_ids)
    visits = queries.visit_facts(reader, work_order_ids)
    ends = queries.tree_ends(reader, work_order_ids)
    parts: dict[str, dict[str, int]] = {}
    serials: dict[str, list[str]] = {}
    for order, part, quantity, serial in queries.used_parts(reader, work_order_ids):
        own = parts.setdefault(order, {})
        own[part] = own.get(part, 0) + quantity
        if serial:
            serials.setdefault(order, []).append(serial)
    around = queries.names_around(reader, sorted({row[17] for row in heads if row[17]}))
    people = queries.names_of_people(reader)
    scrubbers: dict[str | None, Scrubber] = {}
    made = []
    for row in heads:
        (
            id, status, product_id, model, job_type, problem_code, cause_code, remedy_code, summary, description,
            problem, cause, remedy, steps, test, closing_reason, finished_at, customer_id, serial, number, caller,
            teaches,
        ) = row  # fmt: skip
        scrub = scrubbers.get(customer_id)
        if scrub is None:  # one customer's cases mention the same people
            scrub = scrubbers[customer_id] = Scrubber([*people, *_names(around.get(customer_id, []))])
        said = [serial, number, caller, *serials.get(id, ())]
        used = [[part, quantity] for part, quantity in parts.get(id, {}).items() if quantity > 0]
        made_visits, visit_minutes = visits.get(id, (0, 0))
        spent = minutes.get(id) or visit_minutes or None
        tree, leaf = ends.get(id, ("", ""))
        closed = status in queries.CLOSED and bool(teaches)
        digest = CaseDigest(
            id=digest_id(id), product_id=product_id, model=model, job_type=job_type, problem_code=problem_code,
            cause_code=cause_code, remedy_code=remedy_code,
            symptom=_told(scrub, said, summary, description, problem), cause=_told(scrub, said, cause),
            solution=_told(scrub, said, remedy, steps), parts=json.dumps(used, separators=(",", ":")) if used else "",
            minutes=spent, visits=max(made_visits, 1),
            solved=status != "closed_incomplete" and not closing_reason and test != "fail", tree_code=tree, leaf=leaf,
            closed_on=from_ms(finished_at).astimezone(context.zone).date() if finished_at is not None
            else context.now().astimezone(context.zone).date(),
        )  # fmt: skip
        made.append((digest, closed))
    return made


def _names(around: Iterable[tuple[str, str]]) -> list[str]:
    found: list[str] = []
    for kind, text in around:
        if kind == "firm":
            found += names_of_firm(text)
        elif kind != "place" or len(text.strip()) >= _LEAST_PLACE:
            found.append(text)
    return found


def _told(scrub: Scrubber, own: list[str], *texts: str) -> str:
    """The texts one under another, those that another one already says left out."""
    told: list[str] = []
    for text in texts:
        text = text.strip()
        if text and not any(text.rstrip("…") in each for each in told):
            told = [each for each in told if each.rstrip("…") not in text]
            told.append(text)
    return scrub("\n".join(told), own)[:_MOST_WORDS]


class CaseDigests:
    """Digests of what was closed before there were digests, or came in from elsewhere."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def of_work_order(self, work_order_id: str) -> CaseDigest | None:
        """The digest of a work order, when there is one."""
        return self._context.store.read().find(CaseDigest, digest_id(work_order_id))

    def may_catch_up(self) -> bool:
        """Whether this device digests what is there: alone it does; in a firm with a hub the office does."""
        context = self._context
        if context.store.local_value(HUB_DEVICE) is None:
            return True
        actor = context.actor()
        return actor is not None and not _OFFICE.isdisjoint(actor.roles.split(","))

    def catch_up(self, pieces: int = 1, initiator: object | None = None) -> bool:
        """Digest the next `pieces` of PIECE closed work orders that nobody has looked at; whether there may be more.

        Only work orders among the MOST newest are digested: of a long history that is brought in, what is long ago
        says little and would be kept on every laptop.
        """
        context = self._context
        if not self.may_catch_up():
            return False
        for _ in range(pieces):
            reader = context.store.read()
            kept = context.store.local_value(_UNTIL)
            newest = queries.newest_rid(reader)
            until = max(int(kept or 0), newest - MOST, 0)
            rows = queries.closed_after(reader, until, PIECE)
            ids = [id for _, id in rows]
            known = reader.many(CaseDigest, map(digest_id, ids))
            more = len(rows) == PIECE
            last = rows[-1][0] if more else newest
            if kept is not None and last == int(kept):
                return False
            with context.begin("case.catch_up", initiator) as uow:
                write_digests(context, uow, [id for id in ids if digest_id(id) not in known])
                uow.put_local(_UNTIL, str(last))
                uow.commit()
            if not more:
                return False
        return True
