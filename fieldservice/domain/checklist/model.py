"""What a checklist template is, once read; see `template` for its JSON format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from fieldservice.domain.checklist.expression import Expression
from fieldservice.domain.text import matches

PASS, FAIL, PARTIAL, NA = "pass", "fail", "partial", "na"
VERDICTS = (PASS, FAIL, PARTIAL, NA)

CHECK, CHOICE, MULTI_CHOICE, NUMBER, TEXT = "check", "choice", "multi_choice", "number", "text"
DATE, TIME, DATETIME, PHOTO, SIGNATURE, SCAN = "date", "time", "datetime", "photo", "signature", "scan"
NOTE, COMPUTED = "note", "computed"
TYPES = (CHECK, CHOICE, MULTI_CHOICE, NUMBER, TEXT, DATE, TIME, DATETIME, PHOTO, SIGNATURE, SCAN, NOTE, COMPUTED)
UNANSWERED_TYPES = frozenset({NOTE, COMPUTED})

Words = Mapping[str, str]  # language -> text


def in_language(words: Words, language: str) -> str:
    """The text in `language`, or in whichever there is."""
    return words.get(language) or words.get("zh_CN") or words.get("en") or next(iter(words.values()), "")


@dataclass(frozen=True, slots=True)
class Choice:
    """A possible answer; `verdict` is what it says about the machine, '' for nothing."""

    key: str
    names: Words
    verdict: str = ""

    def title(self, language: str) -> str:
        """Its words."""
        return in_language(self.names, language)


@dataclass(frozen=True, slots=True)
class Limits:
    """Of a number. Outside `least..most` it fails, outside `soft_least..soft_most` it passes in part, outside
    `possible_least..possible_most` it is refused as a slip; `scale_least..scale_most` is the part that is drawn.
    """

    least: Decimal | None = None
    most: Decimal | None = None
    soft_least: Decimal | None = None
    soft_most: Decimal | None = None
    possible_least: Decimal | None = None
    possible_most: Decimal | None = None
    scale_least: Decimal | None = None
    scale_most: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `section` is the key of the section it stands in."""

    key: str
    kind: str
    section: str
    names: Words
    hints: Words = field(default_factory=dict)
    unit: str = ""
    decimals: int = 0
    limits: Limits = Limits()
    choices: tuple[Choice, ...] = ()
    min_photos: int = 0
    required: bool = True
    judged: bool = False
    show_if: Expression | None = None
    require_if: Expression | None = None
    default: Expression | None = None
    computed: Expression | None = None

    def title(self, language: str) -> str:
        """The question's words."""
        return in_language(self.names, language)

    def hint(self, language: str) -> str:
        """How to find out, or ''."""
        return in_language(self.hints, language)

    def choice(self, key: str) -> Choice | None:
        """The choice with this key."""
        return next((choice for choice in self.choices if choice.key == key), None)


@dataclass(frozen=True, slots=True)
class Section:
    """A group of questions; repeated as often as `repeat` says when there is one (at most `repeat_most`)."""

    key: str
    names: Words
    questions: tuple[Question, ...]
    show_if: Expression | None = None
    repeat: Expression | None = None
    repeat_most: int = 50

    def title(self, language: str) -> str:
        """The section's words."""
        return in_language(self.names, language)


@dataclass(frozen=True, slots=True)
class Job:
    """What is known of a job when its checklist is chosen."""

    job_type: str = ""
    model: str = ""
    problem_code: str = ""
    summary: str = ""
    description: str = ""


class Rank(NamedTuple):
    """How well a template fits a job; the greater, the better. `named` says what it is bound to: 3 model and fault,
    2 model, 1 fault, 0 neither; `sure` how the fault is known: 3 coded, 2 headline, 1 description, 0 not needed."""

    named: int
    sure: int


@dataclass(frozen=True, slots=True)
class Template:
    """A version of a checklist."""

    code: str
    version: int
    names: Words
    purpose: str
    sections: tuple[Section, ...]
    task_types: tuple[str, ...] = ()
    product_models: tuple[str, ...] = ()
    problem_codes: tuple[str, ...] = ()
    fault_words: tuple[str, ...] = ()
    blocks_start: bool = False
    fail_needs_note: bool = False
    minutes: int | None = None
    order: tuple[str, ...] = ()  # sections and questions such that each stands after what its rules read
    dependants: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # key -> what reads it

    def title(self, language: str) -> str:
        """Its words."""
        return in_language(self.names, language)

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions in the order in which they are asked."""
        return tuple(question for section in self.sections for question in section.questions)

    def question(self, key: str) -> Question | None:
        """The question with this key."""
        return next((question for question in self.questions if question.key == key), None)

    def rank(self, job: Job) -> Rank | None:
        """How well it fits a job; None when it is meant for another job type, model or fault.

        A list for the model and the fault fits better than one for the model, that better than one for the fault,
        that better than one that names the job type at most. The same list fits a fault that is coded better than one
        that the headline of the job speaks of, and that better than one mentioned in its description. A list for a
        fault never fits a job whose fault is another or not known.
        """
        if not self.suits(job_type=job.job_type, model=job.model):
            return None
        sure = self._knows_fault(job)
        if sure is None:
            return None
        named = 2 * bool(self.product_models) + bool(sure)
        return Rank(named, sure)

    def _knows_fault(self, job: Job) -> int | None:
        if not self.problem_codes and not self.fault_words:
            return 0
        if job.problem_code and self.problem_codes:
            return 3 if job.problem_code in self.problem_codes else None
        for sure, text in ((2, job.summary), (1, job.description)):
            if any(matches(text, words) for words in self.fault_words):
                return sure
        return None

    def suits(self, *, job_type: str = "", model: str = "") -> bool:
        """Whether it is meant for this job type and product model; an empty list means all, `HC-*` a beginning."""
        if self.task_types and job_type and job_type not in self.task_types:
            return False
        if not self.product_models:
            return True
        wanted = model.casefold()
        return any(
            wanted.startswith(name[:-1].casefold()) if name.endswith("*") else wanted == name.casefold()
            for name in self.product_models
        )
