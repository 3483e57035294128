"""What a checklist template is, once read; see `template` for its JSON format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from fieldservice.domain.checklist.expression import Expression
from fieldservice.domain.checklist.values import Value
from fieldservice.domain.text import matches

PASS, FAIL, PARTIAL, NA = "pass", "fail", "partial", "na"
VERDICTS = (PASS, FAIL, PARTIAL, NA)

CHECK, CHOICE, MULTI_CHOICE, NUMBER, TEXT = "check", "choice", "multi_choice", "number", "text"
DATE, TIME, DATETIME, PHOTO, SIGNATURE, SCAN = "date", "time", "datetime", "photo", "signature", "scan"
NOTE, COMPUTED = "note", "computed"
TYPES = (CHECK, CHOICE, MULTI_CHOICE, NUMBER, TEXT, DATE, TIME, DATETIME, PHOTO, SIGNATURE, SCAN, NOTE, COMPUTED)
RANK, ACKNOWLEDGE, HIDDEN, META = "rank", "acknowledge", "hidden", "meta"
GEOPOINT, GEOTRACE, GEOSHAPE = "geopoint", "geotrace", "geoshape"
AUDIO, VIDEO, FILE = "audio", "video", "file"
FORM_TYPES = (*TYPES, RANK, ACKNOWLEDGE, HIDDEN, META, GEOPOINT, GEOTRACE, GEOSHAPE, AUDIO, VIDEO, FILE)  # format 2
GEO_TYPES = frozenset({GEOPOINT, GEOTRACE, GEOSHAPE})
ATTACHED_TYPES = frozenset({PHOTO, AUDIO, VIDEO, FILE})  # the value is the ids of attachments
OFF_SCREEN_TYPES = frozenset({HIDDEN, META})
UNANSWERED_TYPES = frozenset({NOTE, COMPUTED, HIDDEN, META})
OK_VALUE = "OK"  # what an acknowledge question holds, as in ODK

Words = Mapping[str, str]  # language -> text
Media = Mapping[str, Mapping[str, str]]  # image, audio, video -> language -> file name
NOTHING: Mapping[str, str] = MappingProxyType({})
NO_MEDIA: Media = MappingProxyType({})


def in_language(words: Words, language: str) -> str:
    """The text in `language`, or in whichever there is."""
    return words.get(language) or words.get("zh_CN") or words.get("en") or next(iter(words.values()), "")


@dataclass(frozen=True, slots=True)
class Choice:
    """A possible answer; `verdict` is what it says about the machine, '' for nothing.

    `columns` are the other columns of a list of a form, which choice filters read.
    """

    key: str
    names: Words
    verdict: str = ""
    columns: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    media: Media = field(default_factory=lambda: NO_MEDIA)

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
    """One question; `section` is the key of the section it stands in, '' for none.

    Of a form (format 2): `name` is what rules call it; `trigger` names the questions whose answers make it be computed
    anew; `choice_filter` says of each choice whether it is offered; `meta` what the program fills in by itself.
    """

    key: str
    kind: str
    section: str
    names: Words
    hints: Words = field(default_factory=dict)
    unit: str = ""
    decimals: int = 0
    limits: Limits = Limits()
    choices: Sequence[Choice] = ()  # a tuple, or a `lists.ListTable` for those of a file
    min_photos: int = 0
    required: bool = True
    judged: bool = False
    show_if: Expression | None = None
    require_if: Expression | None = None
    default: Expression | None = None
    computed: Expression | None = None
    name: str = ""
    guidance: Words = field(default_factory=lambda: NOTHING)
    required_message: Words = field(default_factory=lambda: NOTHING)
    constraint: Expression | None = None
    constraint_message: Words = field(default_factory=lambda: NOTHING)
    default_value: Value = None
    trigger: tuple[str, ...] = ()
    read_only: bool = False
    list_name: str = ""
    choice_filter: Expression | None = None
    appearance: str = ""
    parameters: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    media: Media = field(default_factory=lambda: NO_MEDIA)
    meta: str = ""
    free_decimals: bool = False  # a number with as many decimals as there are

    def title(self, language: str) -> str:
        """The question's words."""
        return in_language(self.names, language)

    def hint(self, language: str) -> str:
        """How to find out, or ''."""
        return in_language(self.hints, language)

    def choice(self, key: str) -> Choice | None:
        """The choice with this key."""
        find = getattr(self.choices, "find", None)
        if find is not None:
            found: Choice | None = find(key)
            return found
        return next((choice for choice in self.choices if choice.key == key), None)


@dataclass(frozen=True, slots=True)
class Section:
    """A group of questions and, in forms, of other groups; `repeats` when it has rounds.

    Rounds are as many as `repeat` says, at most `repeat_most`. Without such a rule people add and remove them, and
    `repeat_least` of them are there from the beginning.
    """

    key: str
    names: Words
    items: tuple[Question | Section, ...]
    show_if: Expression | None = None
    repeat: Expression | None = None
    repeat_most: int = 50
    repeat_least: int = 0
    repeats: bool = False
    name: str = ""
    section: str = ""  # the key of the one around it
    appearance: str = ""

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions right in it."""
        return tuple(item for item in self.items if isinstance(item, Question))

    @property
    def by_people(self) -> bool:
        """Whether people add and remove its rounds."""
        return self.repeats and self.repeat is None

    @property
    def together(self) -> bool:
        """Whether its questions belong on one screen (ODK's field-list)."""
        return "field-list" in self.appearance.split()

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


def walk(items: tuple[Question | Section, ...]) -> Iterator[Question | Section]:
    """Everything in reading order, a section before what is in it."""
    for item in items:
        yield item
        if isinstance(item, Section):
            yield from walk(item.items)


@dataclass(frozen=True, slots=True)
class Template:
    """A version of a checklist."""

    code: str
    version: int
    names: Words
    purpose: str
    items: tuple[Question | Section, ...]
    task_types: tuple[str, ...] = ()
    product_models: tuple[str, ...] = ()
    problem_codes: tuple[str, ...] = ()
    fault_words: tuple[str, ...] = ()
    blocks_start: bool = False
    fail_needs_note: bool = False
    minutes: int | None = None
    order: tuple[str, ...] = ()  # sections and questions such that each stands after what its rules read
    dependants: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # key, "#section" for rounds -> readers
    spreading: frozenset[tuple[str, str]] = frozenset()  # (reader, key): it reads other rounds than its own
    triggered: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # key -> what is computed anew by it
    format: int = 1
    root: str = "data"
    lists: Mapping[str, Sequence[Choice]] = field(default_factory=dict)
    languages: tuple[str, ...] = ("zh_CN", "en")
    default_language: str = ""
    dangling: tuple[tuple[str, str], ...] = ()  # (where, path): rules that read what isn't in the form

    def title(self, language: str) -> str:
        """Its words."""
        return in_language(self.names, language)

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions in the order in which they are asked."""
        return tuple(item for item in walk(self.items) if isinstance(item, Question))

    @property
    def sections(self) -> tuple[Section, ...]:
        """All sections, each before those inside it."""
        return tuple(item for item in walk(self.items) if isinstance(item, Section))

    @property
    def media_names(self) -> frozenset[str]:
        """The names of all pictures, sounds and films that questions and choices show."""
        holders: tuple[Question | Choice, ...] = (
            *self.questions,
            *(choice for choices in self.lists.values() if isinstance(choices, tuple) for choice in choices),
        )
        return frozenset(
            name for holder in holders for names in holder.media.values() for name in names.values() if name
        )

    @property
    def list_files(self) -> frozenset[str]:
        """The names of the files that its lists are in."""
        return frozenset(str(file) for each in self.lists.values() if (file := getattr(each, "file", "")))

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
