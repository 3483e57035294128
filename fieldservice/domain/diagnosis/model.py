"""What a diagnosis tree is, once read; see `reading` for its JSON format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from fieldservice.domain.checklist.model import Words, in_language
from fieldservice.domain.text import matches

CHECK, TRIAL = "check", "trial"
NONE_OF_THESE = "other"  # key of the leaf "none of the causes above": no cause that a finding could name
UNCLEAR = "?"  # in place of an outcome: the customer on the phone could not tell. No key looks like it.


@dataclass(frozen=True, slots=True)
class LeafPart:
    """A part that mending a cause usually takes; `quantity_micro` in millionths of its unit.

    Named by its number, or by words of its name: then it is the part of that name in the machine's bill of material,
    so that one tree serves a family of models. `name_en` are the same words in English.
    """

    number: str = ""
    name: str = ""
    quantity_micro: int = 1_000_000
    likely: bool = True  # False: only sometimes
    name_en: str = ""


@dataclass(frozen=True, slots=True)
class Cause:
    """A leaf: what is wrong, how it is coded, what mends it.

    `weight` is how often it is the cause compared with the others, as whoever wrote the tree knows it.
    """

    key: str
    names: Words
    weight: float = 1.0
    problem_code: str = ""
    cause_code: str = ""
    remedy_code: str = ""
    remedies: Words = field(default_factory=dict)
    minutes: int | None = None  # mending it takes
    parts: tuple[LeafPart, ...] = ()
    escalate: bool = False  # the first line can't mend it: a specialist or the maker has to

    def title(self, language: str) -> str:
        """What is wrong."""
        return in_language(self.names, language)

    def remedy(self, language: str) -> str:
        """What mends it, or ''."""
        return in_language(self.remedies, language)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A possible result of a test. `likelihoods` says of each cause how often the test ends like this when that is the
    cause; a cause that is not named never ends like this."""

    key: str
    names: Words
    likelihoods: Mapping[str, float]

    def title(self, language: str) -> str:
        """Its words."""
        return in_language(self.names, language)


@dataclass(frozen=True, slots=True)
class DiagnosticTest:
    """Something to look at (check) or to try (trial: mends one cause and shows whether it was that)."""

    key: str
    names: Words
    outcomes: tuple[Outcome, ...]
    minutes: float = 5.0
    kind: str = CHECK
    hints: Words = field(default_factory=dict)
    after: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # only when these tests ended like this
    first: bool = False  # before all others, in the order of the tree: what is dangerous or obvious
    remote: bool = False  # a customer can make it on the phone, without tools and without danger

    def title(self, language: str) -> str:
        """What to do."""
        return in_language(self.names, language)

    def hint(self, language: str) -> str:
        """How to do it, or ''."""
        return in_language(self.hints, language)

    def outcome(self, key: str) -> Outcome | None:
        """The outcome with this key."""
        return next((outcome for outcome in self.outcomes if outcome.key == key), None)


@dataclass(frozen=True, slots=True)
class Tree:
    """A version of a diagnosis tree: causes, and the tests that tell them apart."""

    code: str
    version: int
    names: Words
    causes: tuple[Cause, ...]
    tests: tuple[DiagnosticTest, ...]
    product_models: tuple[str, ...] = ()  # `HC-*` a beginning; empty: all
    problem_codes: tuple[str, ...] = ()
    fault_words: tuple[str, ...] = ()
    maker: str = ""  # whose machines it is for; empty: all

    def title(self, language: str) -> str:
        """Its words."""
        return in_language(self.names, language)

    def cause(self, key: str) -> Cause | None:
        """The cause with this key."""
        return next((cause for cause in self.causes if cause.key == key), None)

    def test(self, key: str) -> DiagnosticTest | None:
        """The test with this key."""
        return next((test for test in self.tests if test.key == key), None)

    def rank(self, *, model: str = "", maker: str = "", problem_code: str = "", text: str = "") -> int | None:
        """How well it fits a fault, the greater the better; None when it is meant for another machine or fault.

        The machine's model counts 4, its maker alone 3, a fault that is coded 3, one that the words speak of 2; a tree
        for no fault in particular 1.
        """
        rank = machine_rank(self.product_models, self.maker, model, maker)
        if rank is None:
            return None
        if not self.problem_codes and not self.fault_words:
            return rank + 1
        if problem_code and problem_code in self.problem_codes:
            return rank + 3
        if any(matches(text, words) for words in self.fault_words):
            return rank + 2
        return None

    def fits(self, model: str) -> bool:
        """Whether it is meant for machines of this model."""
        return not self.product_models or any(_names(pattern, model) for pattern in self.product_models)

    def is_for(self, model: str, problem_code: str) -> bool:
        """Whether a closed case of this model and coded fault is one that the tree is about."""
        codes = {*self.problem_codes, *(cause.problem_code for cause in self.causes if cause.problem_code)}
        return self.fits(model) and (not codes or problem_code in codes)


def machine_rank(models: Sequence[str], of_maker: str, model: str, maker: str) -> int | None:
    """How well what is for these models and this maker fits a machine: 4 when its model is named, 3 when only its
    maker is, 0 when nothing says so, None when it is meant for another machine.

    Makers are written in more than one way ("Navien", "Navien Inc."), so one that holds the other is the same.
    """
    if models and not any(_names(pattern, model) for pattern in models):
        return None
    wanted, own = of_maker.casefold().strip(), maker.casefold().strip()
    if wanted and own and wanted not in own and own not in wanted:
        return None
    return 4 if models else 3 if wanted and own else 0


def _names(pattern: str, model: str) -> bool:
    wanted = model.casefold()
    if pattern.endswith("*"):
        return wanted.startswith(pattern[:-1].casefold())
    return wanted == pattern.casefold()
