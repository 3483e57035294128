"""A checklist being answered: what to ask, what is missing, how it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from fieldservice.domain.checklist.engine import Cell, Engine
from fieldservice.domain.checklist.events import AnswerEvent, effective_answers, outranks
from fieldservice.domain.checklist.judging import judge, parse_value
from fieldservice.domain.checklist.model import (
    CHECK,
    FAIL,
    NA,
    NOTE,
    PARTIAL,
    PASS,
    PHOTO,
    UNANSWERED_TYPES,
    VERDICTS,
    Question,
    Section,
    Template,
)
from fieldservice.domain.checklist.values import Address
from fieldservice.errors import UserError
from fieldservice.i18n import language as current_language
from fieldservice.i18n import translate_in


@dataclass(frozen=True, slots=True)
class Item:
    """A question that is shown now; `number` counts from 1 and is 0 for a note."""

    address: Address
    number: int
    question: Question
    cell: Cell


@dataclass(frozen=True, slots=True)
class Missing:
    """What stands between now and a finished checklist; `kind` is answer, photos, verdict, note or failed."""

    address: Address
    number: int
    kind: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer to be stored, and the questions that look different by it (its own included)."""

    event: AnswerEvent
    changed: frozenset[Address]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far: questions shown that can be answered, those answered, and the verdicts so far."""

    total: int
    answered: int
    passed: int
    failed: int
    partial: int
    not_applicable: int

    @property
    def verdict(self) -> str:
        """The verdict of the whole so far: the worst of all; not applicable only when nothing else was found."""
        counted = ((FAIL, self.failed), (PARTIAL, self.partial), (PASS, self.passed), (NA, self.not_applicable))
        return next((verdict for verdict, count in counted if count), "")


class ChecklistState:
    """The answers to a template, with everything that follows from them.

    `events` in the order in which they were stored; `booked` are the ids of the technicians whose answers count before
    others'; `today` is the local day, for rules.
    """

    def __init__(
        self,
        template: Template,
        events: Iterable[AnswerEvent] = (),
        *,
        today: date,
        booked: Collection[str] = (),
        language: str = "",
    ) -> None:
        self.template = template
        self.language = language or current_language()
        self._booked = frozenset(booked)
        self._questions = {question.key: question for question in template.questions}
        known = (event for event in events if event.question in self._questions)
        self._engine = Engine(template, effective_answers(known, self._booked), today)

    # ---- answering

    def answer(
        self,
        address: Address,
        value: object,
        verdict: str | None = None,
        note: str | None = None,
        *,
        at: datetime,
        by: str = "",
    ) -> Answered:
        """Answer a question; the event is to be stored.

        `value` may be what a person typed. Without `verdict` the one that follows from the answer holds, with it a
        person's. `note` None keeps the note, '' takes it away. Raises UserError when the answer can't be taken.
        """
        question = self._answerable(address)
        if verdict and verdict not in VERDICTS:
            raise ValueError(f"no verdict {verdict!r}")
        parsed = parse_value(question, verdict if question.kind == CHECK and verdict else value)
        kept = self.cell(address).note if note is None else note.strip()
        holds = verdict or judge(question, parsed)
        event = AnswerEvent(address.key, address.path_text, parsed, holds, kept, at, by)
        return Answered(event, frozenset(self._engine.put(event) | {address}))

    def annotate(self, address: Address, note: str, *, at: datetime, by: str = "") -> Answered:
        """Write the note to an answer and leave the rest as it is."""
        cell = self.cell(address)
        self._answerable(address)
        event = AnswerEvent(address.key, address.path_text, cell.value, cell.verdict, note.strip(), at, by)
        return Answered(event, frozenset(self._engine.put(event) | {address}))

    def take_defaults(self, *, at: datetime, by: str = "") -> list[AnswerEvent]:
        """Make answers of the defaults that are shown, to be stored when the checklist is finished."""
        events = []
        for item in self.items():
            if item.cell.from_default:
                cell = item.cell
                event = AnswerEvent(
                    item.address.key, item.address.path_text, cell.value, cell.verdict, cell.note, at, by
                )
                self._engine.put(event)
                events.append(event)
        return events

    def receive(self, event: AnswerEvent) -> frozenset[Address]:
        """Lay an event from elsewhere over what is here; what changed, nothing when another answer counts."""
        if event.question not in self._questions:
            return frozenset()
        if not outranks(event, self._engine.answers.get(event.address), self._booked):
            return frozenset()
        return frozenset(self._engine.put(event))

    def _answerable(self, address: Address) -> Question:
        question = self._questions.get(address.key)
        if question is None or address not in self._engine.cells:
            raise UserError("checklist.no_such_question", "This checklist doesn't have that question.")
        if question.kind in UNANSWERED_TYPES:
            raise UserError("checklist.nothing_to_answer", "There is nothing to answer here.")
        return question

    # ---- how it stands

    def cell(self, address: Address) -> Cell:
        """How a question stands, shown or not."""
        return self._engine.cells.get(address, Cell())

    @property
    def evaluations(self) -> int:
        """How many rules' places were worked out so far: tells whether re-evaluation is incremental."""
        return self._engine.evaluations

    def items(self) -> list[Item]:
        """The questions that are shown, in order, numbered through."""
        found: list[Item] = []
        number = 0
        for section in self.template.sections:
            for path in self._engine.paths(section):
                for question in section.questions:
                    address = Address(question.key, path)
                    cell = self._engine.cells[address]
                    if not cell.visible:
                        continue
                    number += question.kind != NOTE
                    found.append(Item(address, 0 if question.kind == NOTE else number, question, cell))
        return found

    @property
    def visible(self) -> list[Address]:
        """The addresses that are shown, in order."""
        return [item.address for item in self.items()]

    def sections(self) -> list[tuple[Section, tuple[int, ...], list[Item]]]:
        """The sections with something to show, round by round, and their items."""
        found: list[tuple[Section, tuple[int, ...], list[Item]]] = []
        sections = {section.key: section for section in self.template.sections}
        for item in self.items():
            section = sections[item.question.section]
            if not found or found[-1][0] is not section or found[-1][1] != item.address.path:
                found.append((section, item.address.path, []))
            found[-1][2].append(item)
        return found

    def missing(self) -> list[Missing]:
        """Everything that is still needed, in order, one sentence each."""
        return [found for item in self.items() if (found := self._missing(item)) is not None]

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing()

    def blockers(self) -> list[Missing]:
        """Why work can't start yet: for a template that blocks the start what is missing or failed, else nothing."""
        if not self.template.blocks_start:
            return []
        found: list[Missing] = []
        for item in self.items():
            missing = self._missing(item)
            if item.cell.verdict in (FAIL, PARTIAL):
                sentence = translate_in(
                    self.language,
                    "checklist",
                    "Item {number} is not safe: {title}",
                    number=item.number,
                    title=self._title(item),
                )
                found.append(Missing(item.address, item.number, "failed", sentence))
            elif missing is not None:
                found.append(missing)
        return found

    def progress(self) -> Progress:
        """Counts over the questions that are shown."""
        items = self.items()
        answerable = [item for item in items if item.question.kind not in UNANSWERED_TYPES]
        verdicts = [item.cell.verdict for item in items]
        return Progress(
            total=len(answerable),
            answered=sum(item.cell.answered for item in answerable),
            passed=verdicts.count(PASS),
            failed=verdicts.count(FAIL),
            partial=verdicts.count(PARTIAL),
            not_applicable=verdicts.count(NA),
        )

    def _missing(self, item: Item) -> Missing | None:
        question, cell = item.question, item.cell
        if question.kind in UNANSWERED_TYPES:
            return None
        if question.kind == PHOTO and cell.required and cell.verdict != NA:
            have = len(cell.value) if isinstance(cell.value, tuple) else 0
            short = max(question.min_photos, 1) - have
            if short > 0:
                return self._say(
                    item,
                    "photos",
                    translate_in(
                        self.language, "checklist", "%n photos to take: {title}", short, title=self._title(item)
                    ),
                )
            return self._note_missing(item)
        if not cell.answered:
            if not cell.required:
                return None
            return self._say(
                item,
                "answer",
                translate_in(
                    self.language,
                    "checklist",
                    "Answer question {number}: {title}",
                    number=item.number,
                    title=self._title(item),
                ),
            )
        if question.judged and not cell.verdict:
            return self._say(
                item,
                "verdict",
                translate_in(
                    self.language,
                    "checklist",
                    "Judge question {number}: {title}",
                    number=item.number,
                    title=self._title(item),
                ),
            )
        return self._note_missing(item)

    def _note_missing(self, item: Item) -> Missing | None:
        cell = item.cell
        if cell.note.strip():
            return None
        if cell.verdict == FAIL and self.template.fail_needs_note:
            sentence = translate_in(
                self.language, "checklist", "Add a note to question {number}: it did not pass.", number=item.number
            )
            return self._say(item, "note", sentence)
        if cell.overruled:
            sentence = translate_in(
                self.language,
                "checklist",
                "Add a note to question {number}: its verdict was changed.",
                number=item.number,
            )
            return self._say(item, "note", sentence)
        return None

    def _say(self, item: Item, kind: str, sentence: str) -> Missing:
        return Missing(item.address, item.number, kind, sentence)

    def _title(self, item: Item) -> str:
        return item.question.title(self.language)
