"""Beside an open fault: what solved faults like it, how often, how long it took, with which parts, and what to read.

Cases are ranked by machine (model, then family), problem code and words of the fault; the best are grouped by what
solved them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import median

from fieldservice.domain.records import (
    Asset,
    BomLine,
    CaseDigest,
    FaultCode,
    Part,
    Person,
    Product,
    ServiceRequest,
    StockLocation,
    WorkOrder,
)
from fieldservice.i18n import language
from fieldservice.services.case_digests import digest_id
from fieldservice.services.context import Context
from fieldservice.services.likeness import shared_words, words_of
from fieldservice.services.part_requests import Asked, PartRequests, Wanted
from fieldservice.services.usual_parts import UsualPart, parts_of, usual_parts
from fieldservice.services.work_order_lists import display_name
from fieldservice.services.work_orders import WorkOrders
from fieldservice.store.queries import cases as queries
from fieldservice.store.queries import knowledge as article_queries
from fieldservice.store.queries.stock import van_and_elsewhere
from fieldservice.store.reader import Reader

MOST = 20  # cases that are compared in the end
_POOL = 200
_NEAR = 0.55  # of the best score: cases that are much farther off are left out
_LEAST_WORDS, _LEAST_WORDS_ELSEWHERE = 0.22, 0.45  # share of the fault's words, on such machines and on others
_OTHER_MODEL = 0.25  # what such a case counts beside one on the same model
_MOST_GROUPS, _MOST_ARTICLES = 5, 4
_SAME_MODEL, _SAME_FAMILY, _SAME_PROBLEM, _WORDS = 2.0, 1.0, 2.0, 4.0


@dataclass(frozen=True, slots=True)
class Fault:
    """An open fault, as far as it is known."""

    text: str = ""
    model: str = ""
    category: str = ""  # the family of machines
    problem_code: str = ""
    work_order_id: str | None = None
    person_id: str | None = None  # whose van is looked into

    def __bool__(self) -> bool:
        return bool(self.text.strip() or self.problem_code)


@dataclass(frozen=True, slots=True)
class SimilarCase:
    """A case behind a group. `work_order_id`: to open it, where it is on this device."""

    digest: CaseDigest
    same_model: bool
    work_order_id: str | None
    number: str


@dataclass(frozen=True, slots=True)
class Solution:
    """What solved some of the cases. Names of codes are in the language in use; `cause` and `remedy` are the words of a
    typical case."""

    count: int
    unsolved: int  # of cases with the same finding, those that were closed without a fix
    minutes: int | None
    problem_code: str
    cause_code: str
    remedy_code: str
    cause_name: str
    remedy_name: str
    cause: str
    remedy: str
    parts: tuple[UsualPart, ...]
    cases: tuple[SimilarCase, ...]

    @property
    def title(self) -> str:
        """The remedy in a line: what was done where somebody wrote it down, else the name of its code."""
        return _line(self.remedy) or self.remedy_name or self.cause_name or _line(self.cause)


@dataclass(frozen=True, slots=True)
class FittingArticle:
    """An article that fits."""

    article_id: str
    number: str
    kind: str
    title: str
    useful: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything beside a fault: solutions by how often they helped; `total` cases were compared."""

    total: int
    same_model: int
    model: str
    solutions: tuple[Solution, ...]
    articles: tuple[FittingArticle, ...]
    person_has_van: bool = False


class SimilarCases:
    """Compares; taking over and asking for parts are verbs of `work_orders` and `part_requests`."""

    def __init__(self, context: Context) -> None:
        self._context = context

    # What the fault is

    def of_work_order(self, work_order_id: str) -> Fault:
        """The fault of a work order."""
        reader = self._context.store.read()
        order = reader.get(WorkOrder, work_order_id)
        product = reader.find(Product, order.product_id)
        if product is None:
            asset = reader.find(Asset, order.asset_id)
            product = reader.find(Product, asset.product_id) if asset else None
        return Fault(
            "\n".join(dict.fromkeys(text for text in (order.problem, order.description, order.summary) if text)),
            product.model if product else "",
            product.category if product else "",
            order.problem_code,
            work_order_id,
            order.technician_id or self._context.actor_id,
        )

    def of_request(self, request_id: str) -> Fault:
        """The fault of a request."""
        request = self._context.store.read().get(ServiceRequest, request_id)
        return self.of_words(request.fault, request.asset_id)

    def of_words(self, text: str, asset_id: str | None = None, problem_code: str = "") -> Fault:
        """A fault that is being told."""
        reader = self._context.store.read()
        asset = reader.find(Asset, asset_id)
        product = reader.find(Product, asset.product_id) if asset else None
        return Fault(
            text,
            product.model if product else "",
            product.category if product else "",
            problem_code,
            None,
            self._context.actor_id,
        )

    # What solved such faults

    def compare(self, fault: Fault) -> Comparison:
        """What solved faults like this one."""
        reader = self._context.store.read()
        if not fault:
            return Comparison(0, 0, fault.model, (), ())
        words = words_of(fault.text)
        found = self._ranked(reader, fault, words)
        articles = self._articles(reader, fault, words)
        names = _code_names(reader)
        solutions = self._solutions(reader, fault, found, names)
        van = self._van(reader, fault.person_id)
        same = sum(digest.model == fault.model != "" for digest in found)
        return Comparison(len(found), same, fault.model, solutions, articles, van is not None)

    def take_over(
        self, work_order_id: str, solution: Solution, initiator: object | None = None
    ) -> tuple[WorkOrder, dict[str, str]]:
        """Put problem, cause and remedy of a solution into the finding; words that somebody wrote stay. Returns the
        work order and what its fields held before."""
        orders = WorkOrders(self._context)
        order = self._context.store.read().get(WorkOrder, work_order_id)
        fields = {
            name: code
            for name, code in (
                ("problem_code", solution.problem_code),
                ("cause_code", solution.cause_code),
                ("remedy_code", solution.remedy_code),
            )
            if code
        }
        for name, text in (("cause", solution.cause), ("remedy", _first_lines(solution.remedy))):
            if text and not getattr(order, name).strip():
                fields[name] = text
        before = orders.change(work_order_id, initiator, **fields)
        return order, before

    def ask_for_parts(self, work_order_id: str, solution: Solution, initiator: object | None = None) -> Asked:
        """Ask for what the solution needs and the van does not hold."""
        wanted = [
            Wanted(each.part.id, each.quantity_micro - max(each.in_van_micro, 0))
            for each in solution.parts
            if each.in_van_micro < each.quantity_micro and not each.other_model
        ]
        return PartRequests(self._context).ask(wanted, work_order_id=work_order_id, initiator=initiator)

    # Inside

    def _ranked(self, reader: Reader, fault: Fault, words: Sequence[str]) -> list[CaseDigest]:
        shares = shared_words(reader, "case_digest", words)
        pool = sorted(shares, key=lambda rid: shares[rid], reverse=True)[:_POOL]
        if fault.problem_code:
            pool += queries.of_problem(reader, fault.problem_code, fault.model, _POOL)
            pool += queries.of_problem(reader, fault.problem_code, "", _POOL)
        rids = queries.digest_ids(reader, list(dict.fromkeys(pool)))
        digests = reader.many(CaseDigest, rids)
        if fault.work_order_id:
            digests.pop(digest_id(fault.work_order_id), None)
        products = sorted({digest.product_id for digest in digests.values() if digest.product_id})
        families = queries.categories(reader, products)
        scored: list[tuple[float, int, CaseDigest]] = []
        for id, digest in digests.items():
            share = shares.get(rids[id], 0.0)
            same = bool(fault.model) and digest.model == fault.model
            family = bool(fault.category) and families.get(digest.product_id or "") == fault.category
            problem = bool(fault.problem_code) and digest.problem_code == fault.problem_code
            near = same or family
            known_machine = bool(fault.model or fault.category)
            enough = _LEAST_WORDS if near or not known_machine else _LEAST_WORDS_ELSEWHERE
            if not (share >= enough or (problem and (near or not known_machine))):
                continue
            score = _WORDS * share + _SAME_PROBLEM * problem + (_SAME_MODEL if same else _SAME_FAMILY * family)
            scored.append((score, rids[id], digest))
        scored.sort(key=lambda entry: entry[:2], reverse=True)
        least = scored[0][0] * _NEAR if scored else 0.0
        return [digest for score, _, digest in scored[:MOST] if score >= least]

    def _solutions(
        self, reader: Reader, fault: Fault, found: Sequence[CaseDigest], names: dict[tuple[str, str], str]
    ) -> tuple[Solution, ...]:
        groups: dict[tuple[str, ...], list[CaseDigest]] = {}
        for digest in found:
            groups.setdefault(_what_solved(digest), []).append(digest)
        order_of = self._on_this_device(reader, found)
        wanted = {part for digest in found for part, _ in parts_of(digest)}
        known = reader.many(Part, wanted)
        product = reader.first(Product, model=fault.model) if fault.model else None
        lines = reader.where(BomLine, product_id=product.id, archived=False) if product else []
        bill = reader.many(Part, (line.part_id for line in lines))
        stock = van_and_elsewhere(reader, sorted({*known, *bill}), self._van(reader, fault.person_id))
        made = []
        for digests in groups.values():
            solved = [digest for digest in digests if digest.solved]
            typical = _typical(solved or digests)
            minutes = [digest.minutes for digest in solved if digest.minutes]
            made.append(
                Solution(
                    len(solved), len(digests) - len(solved), round(median(minutes)) if minutes else None,
                    typical.problem_code, typical.cause_code, typical.remedy_code,
                    names.get(("cause", typical.cause_code), ""), names.get(("remedy", typical.remedy_code), ""),
                    typical.cause, typical.solution, usual_parts(solved, known, stock, fault.model, bill),
                    tuple(_case(digest, fault.model, order_of) for digest in digests),
                )
            )  # fmt: skip
        made.sort(key=_weight, reverse=True)
        return tuple(made[:_MOST_GROUPS])

    def _on_this_device(self, reader: Reader, found: Sequence[CaseDigest]) -> dict[str, WorkOrder]:
        """The work orders behind digests. A digest doesn't say whose it is: those that ended on its day are tried."""
        wanted = {digest.id for digest in found}
        days = {digest.closed_on for digest in found if digest.closed_on is not None}
        made: dict[str, str] = {}
        for day in days:
            begin = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(hours=14)
            for id in queries.finished_between(reader, begin, begin + timedelta(hours=52)):
                digest = digest_id(id)
                if digest in wanted:
                    made[digest] = id
        orders = reader.many(WorkOrder, made.values())
        return {digest: orders[id] for digest, id in made.items() if id in orders}

    def _articles(self, reader: Reader, fault: Fault, words: Sequence[str]) -> tuple[FittingArticle, ...]:
        shares = shared_words(reader, "article", words)
        if fault.problem_code:
            for rid in article_queries.of_problem(reader, fault.problem_code, _POOL):
                shares[rid] = shares.get(rid, 0.0) + 0.3
        near = [rid for rid, share in shares.items() if share >= _LEAST_WORDS]
        rids = article_queries.fitting(reader, near, fault.model)
        rows = article_queries.article_rows(reader, rids)
        rows.sort(key=lambda row: shares[row.rid] + 0.02 * min(row.useful - row.not_useful, 5), reverse=True)
        best = shares[rows[0].rid] if rows else 0.0
        return tuple(
            FittingArticle(row.id, row.number, row.kind, row.title, row.useful)
            for row in rows[:_MOST_ARTICLES]
            if shares[row.rid] >= best * 0.5
        )

    def _van(self, reader: Reader, person_id: str | None) -> str | None:
        person = reader.find(Person, person_id)
        van = reader.find(StockLocation, person.van_location_id) if person else None
        return van.id if van is not None else None


def _what_solved(digest: CaseDigest) -> tuple[str, ...]:
    """Cases with the same key were solved by the same: codes where there are any, else parts, else words."""
    if digest.cause_code or digest.remedy_code:
        return ("code", digest.problem_code, digest.cause_code, digest.remedy_code)
    parts = sorted(part for part, _ in parts_of(digest))
    if parts:
        return ("parts", *parts)
    return ("words", _line(digest.solution or digest.cause).casefold())


def _typical(digests: Sequence[CaseDigest]) -> CaseDigest:
    """The case whose words say what most of them say; the first (nearest) of those."""
    counted = Counter(_line(digest.solution) for digest in digests)
    return max(digests, key=lambda digest: (bool(digest.solution), counted[_line(digest.solution)]))


def _weight(solution: Solution) -> tuple[float, int]:
    """What helped often comes first; machines of another model say less."""
    helped = sum((1.0 if each.same_model else _OTHER_MODEL) for each in solution.cases if each.digest.solved)
    return helped, len(solution.cases)


def _case(digest: CaseDigest, model: str, order_of: dict[str, WorkOrder]) -> SimilarCase:
    order = order_of.get(digest.id)
    same = bool(model) and digest.model == model
    return SimilarCase(digest, same, order.id if order else None, order.number if order else "")


def _code_names(reader: Reader) -> dict[tuple[str, str], str]:
    codes: Iterable[FaultCode] = reader.where(FaultCode)
    return {(code.kind, code.code): display_name(code.name, code.name_en, language()) for code in codes}


def _line(text: str) -> str:
    """The first sentence of a text."""
    line = text.strip().split("\n", 1)[0]
    for end in ("。", "；", ". ", "; "):
        line = line.split(end, 1)[0]
    return line.strip().rstrip(".")


def _first_lines(text: str) -> str:
    return text.strip().split("\n", 1)[0]
