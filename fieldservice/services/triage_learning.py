"""The firm's own model: learned from its past requests and jobs, kept encrypted in the profile, made anew when due.

It lies among the blobs, and a value of this device names it. Nothing else depends on it: without it, when it is
missing or damaged, suggestions come from words and from past cases, and `due` says that it should be learned again.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from fieldservice.domain.coding import PROBLEM
from fieldservice.domain.default_codes import default_codes
from fieldservice.domain.records import FaultCode
from fieldservice.domain.words import WORDS
from fieldservice.errors import EnvironmentFault
from fieldservice.services.company import CODE_ORDER
from fieldservice.services.context import Context
from fieldservice.store.queries import triage as queries
from fieldservice.store.queries.triage import PastCase

if TYPE_CHECKING:
    from fieldservice.planning.triage.model import TriageModel
    from fieldservice.planning.triage.training import Example

MOST_CASES = 20_000  # the newest: what was called a fault ten years ago says little about today
LEAST_CASES = 40  # below that, words and past cases say more
_LEAST_OF_LABEL = 3
_NEW_SHARE, _LEAST_NEW = 0.1, 25
_KEPT = "triage.model"
_COST, _BALANCE = 0.3, 0.25
_SIMPLE_MINUTES, _COMPLEX_MINUTES = 60, 180


class Kept(Struct, frozen=True):
    """What is known of the model without reading it: where it is, up to which requests and jobs it has learned."""

    sha: str = ""
    requests: int = 0
    jobs: int = 0
    cases: int = 0


class Learned(Struct, frozen=True):
    """What the model in use comes from: past cases, and how many of the newest, kept from it at first, it got right:
    field -> (right, tried)."""

    cases: int
    held_out: dict[str, tuple[int, int]]


class TriageLearning:
    """Learns and keeps the model. Safe to use from several threads; `learn` takes seconds and belongs in one beside."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._lock = threading.Lock()
        self._loaded: tuple[str, TriageModel | None] | None = None

    def model(self) -> TriageModel | None:
        """The model that was learned last; None when there is none, or its file is missing or damaged."""
        sha = self._kept().sha
        with self._lock:
            if self._loaded is None or self._loaded[0] != sha:
                self._loaded = (sha, self._read(sha) if sha else None)
            return self._loaded[1]

    def learned(self) -> Learned | None:
        """What the model in use comes from, None when there is none."""
        model = self.model()
        if model is None:
            return None
        held_out = {name: (head.right, head.tried) for name, head in model.heads.items() if head.tried}
        return Learned(model.texts, held_out)

    def due(self) -> bool:
        """Whether learning would be worth it: enough new cases since the last time, or the model can't be read."""
        kept = self._kept()
        requests, jobs = queries.highest_keys(self._context.store.read())
        new = max(0, requests - kept.requests) + max(0, jobs - kept.jobs)
        if requests < kept.requests or jobs < kept.jobs:
            return True  # another database than the one it was learned from
        if kept.sha and self.model() is None:
            return True
        return new >= max(LEAST_CASES if not kept.sha else _LEAST_NEW, round(kept.cases * _NEW_SHARE))

    def learn(self, breathe: Callable[[], None] | None = None) -> bool:
        """Learn from the newest cases and keep the model; False when they don't teach anything yet."""
        from fieldservice.planning.triage.training import Settings, train

        reader = self._context.store.read()
        requests, jobs = queries.highest_keys(reader)
        made = examples(queries.newest_cases(reader, MOST_CASES), set(categories(self._context)))
        settings = Settings(cost=_COST, balance=_BALANCE, least=_LEAST_OF_LABEL, breathe=breathe)
        model = train(made, settings) if len(made) >= LEAST_CASES else None
        before = self._kept().sha
        sha = self._context.blobs.put(model.to_bytes()).sha256 if model is not None else ""
        with self._context.begin("triage.keep_model") as uow:
            kept = {"sha": sha, "requests": requests, "jobs": jobs, "cases": len(made)}
            uow.put_local(_KEPT, json.dumps(kept))
            uow.commit()
        with self._lock:
            self._loaded = (sha, model)
        if before and before != sha:
            self._context.blobs.delete(before)
        return model is not None

    def _kept(self) -> Kept:
        try:
            return msgspec.json.decode(self._context.store.local_value(_KEPT) or "{}", type=Kept)
        except msgspec.DecodeError:
            return Kept()  # of another version: it is learned again

    def _read(self, sha: str) -> TriageModel | None:
        from fieldservice.planning.triage.model import ModelDamaged, TriageModel

        try:
            return TriageModel.from_bytes(self._context.blobs.read(sha))
        except (EnvironmentFault, ModelDamaged):
            return None


def categories(context: Context) -> dict[str, tuple[str, str]]:
    """The fault categories in use: code -> its name in Chinese and in English ("" where it has none). The shipped ones
    where the firm has none of its own."""
    codes = context.store.read().where(FaultCode, kind=PROBLEM, archived=False, order_by=CODE_ORDER)
    if codes:
        return {code.code: (code.name, code.name_en) for code in codes}
    return {code.code: (code.title("zh_CN"), code.title("en")) for code in default_codes() if code.kind == PROBLEM}


def facts(model: str, tier: str, can_stop: str, last_category: str) -> tuple[str, ...]:
    """What is known besides the text, as the model takes it."""
    known = (("model", model), ("tier", tier), ("stop", can_stop), ("last", last_category))
    return tuple(f"{name}:{value}" for name, value in known if value)


def complexity_of(case: PastCase) -> str:
    """What was chosen, else what the finished job took: one short visit or none, or much of it."""
    if case.complexity:
        return case.complexity
    if case.visits is None or case.minutes is None:
        return ""
    if case.visits > 1 or case.minutes > _COMPLEX_MINUTES:
        return "complex"
    return "simple" if case.minutes < _SIMPLE_MINUTES else "normal"


def examples(cases: Iterable[PastCase], known: set[str]) -> list[Example]:
    """Cases in the order of time as examples; a category that is not in use any more teaches nothing."""
    from fieldservice.planning.triage.training import Example

    last: dict[str, str] = {}
    made = []
    for case in cases:
        category = case.category if case.category in known else ""
        found = {
            "request_type": case.request_type if case.request_type in WORDS["request_type"] else "",
            "category": category,
            "priority": case.priority if case.priority in WORDS["priority"] else "",
            "complexity": complexity_of(case),
        }
        known_then = facts(case.model, case.tier, case.can_stop, last.get(case.asset_id, ""))
        made.append(Example(case.text, {name: label for name, label in found.items() if label}, known_then))
        if category and case.asset_id:
            last[case.asset_id] = category
    return made
