"""Suggesting what a request is: type, fault category, priority, complexity. Nothing is ever set without a person.

Three voices: the firm's own model (`triage_learning`), words that usually mean something (`domain/triage_rules`), and
the past cases that are most like the text (`triage_cases`). What was suggested and what people chose is kept in
append-only rows, so that anybody can see how good suggestions are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from fieldservice.domain.records import Asset, Customer, Product, TriageSuggestion
from fieldservice.domain.triage_rules import FIELDS, FILLERS, Rule, as_said, danger, known_words, repair, rules_for
from fieldservice.services.context import Context
from fieldservice.services.triage_cases import alike, saying
from fieldservice.services.triage_learning import Learned, TriageLearning, categories, facts
from fieldservice.store.queries import triage as queries
from fieldservice.store.queries.triage import PastCase
from fieldservice.store.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from fieldservice.planning.triage.model import Guess, TriageModel

__all__ = [
    "FIELDS",
    "Accuracy",
    "Call",
    "Learned",
    "PastCase",
    "Suggested",
    "Suggestion",
    "Triage",
    "record_suggestions",
]

_LEAST_TEXT = 2
_LEAST_LEARNED = 30  # texts behind a field before its guesses are shown
_SURE, _LIKELY = 0.6, 0.42
_FAMILIAR = 0.8  # of what the words tell: less, and the guess is believed less
_MOST_SURE = 0.99
_MOST_WORDS = 3
_LEAST_CASES, _AGREE = 3, 0.6
_WITHOUT_FAULT = frozenset({"consultation", "usage", "training", "installation", "maintenance", "upgrade"})


@dataclass(frozen=True, slots=True)
class Call:
    """What the intake form holds so far. `request_id`: the request being corrected; it is no case of its own."""

    text: str
    asset_id: str | None = None
    customer_id: str | None = None
    can_stop: str = ""
    request_id: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A value for a field, and why.

    `source`: model (`score` 0 to 1 is how often such guesses are right), rules (words that usually mean this; the score
    is no measured one) or cases. `words` of the text that spoke for it; `cases` that were alike and turned out so, the
    likest first, `of_cases` how many were alike in all; `same_words`: they are not alike as a whole, but hold one of
    the words, the newest first; `facts`: stopped, high_tier.
    """

    field: str
    value: str
    score: float
    source: str
    words: tuple[str, ...] = ()
    cases: tuple[PastCase, ...] = ()
    of_cases: int = 0
    same_words: bool = False
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggested:
    """What was on the screen when the request was sent, and the value that the form had."""

    field: str
    value: str
    score: float
    source: str
    chosen: str


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Of `count` suggestions for a field in a month (first day, local), `right` turned out as suggested."""

    month: datetime
    field: str
    count: int
    right: int

    @property
    def share(self) -> float:
        """0 to 1."""
        return self.right / self.count


class Triage:
    """Reads only, except `learning`."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.learning = TriageLearning(context)

    def categories(self) -> dict[str, tuple[str, str]]:
        """The fault categories that can be chosen: code -> its names (Chinese, English)."""
        return categories(self._context)

    def suggest(self, call: Call) -> tuple[Suggestion, ...]:
        """What the request probably is, at most one value a field, in the order of FIELDS; nothing where it is open."""
        if len("".join(call.text.split())) < _LEAST_TEXT:
            return ()
        reader = self._context.store.read()
        asset, customer = reader.find(Asset, call.asset_id), reader.find(Customer, call.customer_id)
        product = reader.find(Product, asset.product_id) if asset else None
        if customer is None and asset is not None:
            customer = reader.find(Customer, asset.customer_id)
        tier, name = customer.tier if customer else "", product.model if product else ""
        cases = alike(self._context, call.text, name, call.request_id)
        known = categories(self._context)
        model = self.learning.model()
        besides = facts(name, tier, call.can_stop, queries.last_category(reader, asset.id) if asset else "")
        guesses = model.guess(call.text, besides) if model is not None else {}
        found: dict[str, Suggestion] = {}
        fault = rules_for(call.text, "category", known)
        for field in FIELDS:
            if field == "category" and found.get("request_type") and _needs_no_fault(found["request_type"]):
                continue
            rule = fault if field == "category" else rules_for(call.text, field)
            heard = self._from_model(model, field, guesses.get(field, ()), call.text, known)
            if field == "priority":
                rule = danger(call.text) or rule or _standing_still(call.can_stop, tier)
            elif field == "request_type" and (heard is None or heard.score < _LIKELY):
                rule = rule or repair(fault)
            past = cases
            if field == "category" and rule is not None and sum(bool(case.category) for case in cases) < _LEAST_CASES:
                past = saying(self._context, rule.words, call.request_id)
            made = _decide(heard, rule, _from_cases(field, past))
            if made is None:
                continue
            if made.source == "model":
                past = cases  # it goes by other words than the rule
            found[field] = _with_reasons(made, rule, past, past is not cases, call, tier)
        return tuple(found.values())

    def accuracy(self, since: datetime, until: datetime) -> list[Accuracy]:
        """How often suggestions turned out right, by month (local) and field; months without any are left out."""
        counts: dict[tuple[datetime, str], list[int]] = defaultdict(lambda: [0, 0])
        for at, field, suggested, _score, final, _source in queries.outcomes(self._context.store.read(), since, until):
            local = at.astimezone(self._context.zone)
            month = local.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
            tally = counts[month, field]
            tally[0] += 1
            tally[1] += suggested == final
        order = {field: place for place, field in enumerate(FIELDS)}
        ordered = sorted(counts.items(), key=lambda each: (each[0][0], order.get(each[0][1], len(order))))
        return [Accuracy(month, field, count, right) for (month, field), (count, right) in ordered]

    def _from_model(
        self,
        model: TriageModel | None,
        field: str,
        guesses: Sequence[Guess],
        text: str,
        known: Mapping[str, tuple[str, str]],
    ) -> Suggestion | None:
        if model is None or sum(model.heads[field].seen if field in model.heads else ()) < _LEAST_LEARNED:
            return None
        allowed = [guess for guess in guesses if field != "category" or guess.label in known]
        if not allowed:
            return None
        best = allowed[0]
        spoke = model.explain(text, field, best.label, known_words(), _MOST_WORDS * 3)
        words = tuple(word for word in spoke if word not in FILLERS and not word.isdigit())[:_MOST_WORDS]
        believed = min(best.score, _MOST_SURE) * min(1.0, model.familiar(text) / _FAMILIAR)
        return Suggestion(field, best.label, believed, "model", words)


def record_suggestions(context: Context, uow: UnitOfWork, request_id: str, suggested: Sequence[Suggested]) -> None:
    """Keep, with the request and in its unit of work, what was suggested and what was chosen."""
    for each in suggested:
        uow.add(
            TriageSuggestion(
                id=context.ids(),
                request_id=request_id,
                field=each.field,
                suggested=each.value,
                score=round(min(1.0, max(0.0, each.score)) * 1000),
                chosen=each.chosen,
                source=each.source,
                at=context.now(),
                by_id=context.actor_id,
            )
        )


def _decide(heard: Suggestion | None, rule: Rule | None, cases: Suggestion | None) -> Suggestion | None:
    """Danger first; then the model where it is sure, cases that agree, words, and the model where it is not so sure."""
    said = Suggestion(rule.field, rule.label, rule.score, "rules", rule.words) if rule is not None else None
    if rule is not None and rule.danger:
        return said
    if heard is not None and heard.score >= _SURE:
        return heard
    return cases or said or (heard if heard is not None and heard.score >= _LIKELY else None)


def _standing_still(can_stop: str, tier: str) -> Rule | None:
    """A machine that stands still is urgent, even when the words don't say so."""
    if can_stop != "stopped":
        return None
    return Rule("priority", "emergency" if tier == "high" else "high", (), 6)


def _from_cases(field: str, cases: Sequence[PastCase]) -> Suggestion | None:
    """What most of the cases that are alike turned out to be; priorities and complexity depend on more than that."""
    if field not in ("request_type", "category"):
        return None
    values = [value for case in cases if (value := getattr(case, field))]
    if len(values) < _LEAST_CASES:
        return None
    value, count = Counter(values).most_common(1)[0]
    return Suggestion(field, value, count / (len(values) + 1), "cases") if count >= _AGREE * len(values) else None


def _with_reasons(
    made: Suggestion, rule: Rule | None, cases: Sequence[PastCase], same_words: bool, call: Call, tier: str
) -> Suggestion:
    words = made.words
    if not words and rule is not None and rule.label == made.value:
        words = rule.words
    words = as_said(call.text, words) if made.source != "model" else words
    if made.field == "category":
        judged = [case for case in cases if case.category]
        agreeing = tuple(case for case in judged if case.category == made.value)
        if same_words:  # what they have in common, even where it usually means something else
            words = as_said(call.text, rule.words) if rule is not None else words
        return Suggestion(
            made.field, made.value, made.score, made.source, words, agreeing, len(judged), same_words and bool(agreeing)
        )
    told: list[str] = []
    if made.field == "priority" and made.value in ("emergency", "high"):
        told += ["stopped"] if call.can_stop == "stopped" else []
        told += ["high_tier"] if tier == "high" else []
    return Suggestion(made.field, made.value, made.score, made.source, words, facts=tuple(told))


def _needs_no_fault(made: Suggestion) -> bool:
    return made.value in _WITHOUT_FAULT and made.score >= _SURE
