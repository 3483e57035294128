"""A checklist being answered: what to ask, what is missing, how it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from fieldservice.domain.checklist.engine import Cell, Engine
from fieldservice.domain.checklist.events import (
    AnswerEvent,
    by_address,
    disputed,
    effective,
    known_claims,
    new_round,
    settles,
)
from fieldservice.domain.checklist.judging import judge, parse_value
from fieldservice.domain.checklist.lacking import Missing, lacking
from fieldservice.domain.checklist.model import (
    CHECK,
    FAIL,
    PARTIAL,
    RANK,
    UNANSWERED_TYPES,
    VERDICTS,
    Choice,
    Question,
    Section,
    Template,
    in_language,
)
from fieldservice.domain.checklist.outline import AddRound, Heading, Item, outline_of
from fieldservice.domain.checklist.progress import Progress, progress_of
from fieldservice.domain.checklist.said import Said
from fieldservice.domain.checklist.tree import Surroundings
from fieldservice.domain.checklist.triggers import awaited, set_off
from fieldservice.domain.checklist.values import Address, Value
from fieldservice.domain.checklist.xpath.rule import XPathRule
from fieldservice.errors import UserError
from fieldservice.i18n import language as current_language
from fieldservice.i18n import translate_in

_INSTANT = timedelta(milliseconds=1)  # the least that is stored


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer to be stored, and the questions that look different by it (its own included).

    `also`: what must be stored with it, because it was worked out once: defaults and calculations that wait for it.
    """

    event: AnswerEvent
    changed: frozenset[Address]
    also: tuple[AnswerEvent, ...] = ()


class ChecklistState:
    """The answers to a template, with everything that follows from them.

    `events` in the order in which they were stored; `booked` are the ids of the technicians whose answers count before
    others'; `today` is the local day, for rules. `device` tells this device, or this history of it, from all others.
    """

    def __init__(
        self,
        template: Template,
        events: Iterable[AnswerEvent] = (),
        *,
        today: date,
        booked: Collection[str] = (),
        language: str = "",
        now: datetime | None = None,
        facts: Mapping[str, Value] | None = None,
        device: str = "",
    ) -> None:
        self.template = template
        self._device = device
        self.language = language or current_language()
        self.wording = wording_of(template, self.language)  # the language in which the questions are asked
        self._booked = frozenset(booked)
        self._questions = {question.key: question for question in template.questions}
        self._sections = {section.key: section for section in template.sections}
        known = (event for event in events if event.question in self._questions or event.question in self._sections)
        self._given = by_address(known)
        counting = {place: effective(given, self._booked) for place, given in self._given.items()}
        answers = {place: event for place, event in counting.items() if event is not None}
        surroundings = Surroundings(today, now or datetime.combine(today, time()), self.language, facts or {})
        self._engine = Engine(template, answers, surroundings)
        self._said = Said(self._engine)
        self.today = today
        self._walked: list[Item] | None = None

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
        if question.read_only and self.template.format == 2:
            raise UserError("checklist.read_only", "This answer is filled in by the form itself.")
        parsed = parse_value(question, verdict if question.kind == CHECK and verdict else value)
        self._ensure_fits(question, address, parsed)
        kept = self.cell(address).note if note is None else note.strip()
        holds = verdict or judge(question, parsed)
        event = AnswerEvent(address.key, address.path_text, parsed, holds, kept, at, by)
        if settles(event, self._given.get(address, ()), self._booked):
            event = replace(event, decides=True, settles=known_claims(self._given[address]))
        return self._put(event, address)

    def decide(self, address: Address, event: AnswerEvent | None, *, at: datetime, by: str = "") -> Answered:
        """Settle which of several people's answers counts: `event` of `disputes`, or none of them (None)."""
        self._answerable(address)
        says = event.says if event is not None else (None, "")
        note = event.note if event is not None else ""
        known = known_claims(self._given.get(address, ()))
        made = AnswerEvent(address.key, address.path_text, *says, note, at, by, decides=True, settles=known)
        return self._put(made, address)

    def disputes(self) -> dict[Address, list[AnswerEvent]]:
        """The questions shown to which people gave different answers apart from each other, latest answer first."""
        found = {}
        for place, given in self._given.items():
            question = self._questions.get(place.key)
            if question is None or question.kind in UNANSWERED_TYPES or len(given) < 2:
                continue
            if self.cell(place).visible and (answers := disputed(given)):
                found[place] = answers
        return found

    def annotate(self, address: Address, note: str, *, at: datetime, by: str = "") -> Answered:
        """Write the note to an answer and leave the rest as it is."""
        cell = self.cell(address)
        self._answerable(address)
        value, verdict = cell.value, cell.verdict
        if cell.worked_out:  # it goes on following from other answers
            value, verdict = None, cell.verdict if cell.overruled else ""
        event = AnswerEvent(address.key, address.path_text, value, verdict, note.strip(), at, by)
        return self._put(event, address)

    def add_round(self, section: str, path: tuple[int, ...] = (), *, at: datetime, by: str = "") -> Answered:
        """Add a round to a repeated section within the place `path`. Raises UserError when there can't be one more.

        The event's question is the section's key, its path that of the new round, its value True.
        """
        found = self._repeated(section)
        there = self._engine.rounds(found, path)
        room = len(there) < found.repeat_most and self._engine.world.room_for(found)
        if not room or not self._engine.section_visible(found, path):
            raise UserError("checklist.no_more_rounds", "No more of these can be added.")
        number = new_round(self._engine.last_round(found, path), by + self._device)
        return self._set_round(section, (*path, number), True, at, by)

    def remove_round(self, section: str, path: tuple[int, ...], *, at: datetime, by: str = "") -> Answered:
        """Take a round away; its answers stay in the record and come back with `restore_round`."""
        if path[-1] not in self._engine.rounds(self._repeated(section), path[:-1]):
            raise UserError("checklist.no_such_question", "This checklist doesn't have that question.")
        return self._set_round(section, path, False, at, by)

    def restore_round(self, section: str, path: tuple[int, ...], *, at: datetime, by: str = "") -> Answered:
        """The inverse of `remove_round`."""
        self._repeated(section)
        return self._set_round(section, path, True, at, by)

    def rounds(self, section: str, path: tuple[int, ...] = ()) -> tuple[int, ...]:
        """The numbers of the rounds there are, in order; a removed one leaves a gap."""
        return self._engine.rounds(self._sections[section], path)

    def counted(self, place: Address) -> Address:
        """A place with its rounds counted from 1 in the order in which they stand, as people speak of them."""
        return self._engine.counted(place)

    def _set_round(self, section: str, path: tuple[int, ...], there: bool, at: datetime, by: str) -> Answered:
        place = Address(section, path)
        return self._put(AnswerEvent(section, place.path_text, there, "", "", at, by), place)

    def _repeated(self, key: str) -> Section:
        section = self._sections.get(key)
        if section is None or not section.by_people:
            raise UserError("checklist.no_such_question", "This checklist doesn't have that question.")
        return section

    def _put(self, event: AnswerEvent, address: Address) -> Answered:
        self._walked = None
        given = self._given.setdefault(address, [])
        known = max((each.at for each in given), default=None)
        if known is not None and event.at <= known:
            event = replace(event, at=known + _INSTANT)  # whoever gave it saw the others
        given.append(event)
        before = awaited(self._engine)
        changed = self._engine.put(event) | {address}
        also: list[AnswerEvent] = []
        done: set[Address] = set()
        while waiting := [place for place in set_off(self._engine, before) if place not in done]:
            before = awaited(self._engine)
            for place in waiting:  # what is worked out may be what others wait for; each is worked out once
                done.add(place)
                value = self._engine.computed_now(place)
                verdict = judge(self._questions[place.key], value)
                also.append(AnswerEvent(place.key, place.path_text, value, verdict, "", event.at, event.by))
                changed |= self._engine.put(also[-1])
        also += self._worked_out_once(event.at, event.by)
        return Answered(event, frozenset(changed), tuple(also))

    def _worked_out_once(self, at: datetime, by: str) -> list[AnswerEvent]:
        """Events for what must not be worked out again: dynamic defaults, and what gives something else each time."""
        if self.template.format == 1:
            return []
        found = []
        for question in self._questions.values():
            kept = isinstance(question.default, XPathRule) or getattr(question.computed, "fleeting", False)
            if not kept or question.trigger:
                continue
            for path in self._engine.places.get(question.key, {}):
                cell = self._engine.cells[Address(question.key, path)]
                if cell.event is None and cell.visible and cell.value not in (None, "", ()):
                    place = Address(question.key, path)
                    event = AnswerEvent(question.key, place.path_text, cell.value, cell.verdict, "", at, by)
                    self._engine.put(event)
                    found.append(event)
        return found

    def _ensure_fits(self, question: Question, address: Address, value: Value) -> None:
        if question.choice_filter is not None and value is not None:
            if self._engine.unoffered(address, value):
                raise UserError("checklist.no_such_choice", "Choose one of the answers offered.")
            if question.kind == RANK and isinstance(value, tuple) and len(value) < len(self.choices(address)):
                raise UserError("checklist.rank_all", "Put all of them in order.")
        if not self._engine.satisfies(address, value):
            raise UserError("checklist.constraint", "{sentence}", sentence=self._constraint_words(question, address))

    def _constraint_words(self, question: Question, address: Address) -> str:
        own = in_language(question.constraint_message, self.wording)
        return self.said(address, own) or translate_in(self.language, "checklist", "This answer can't be right here.")

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
                self._walked = None
                events.append(event)
        return events

    def receive(self, event: AnswerEvent) -> frozenset[Address]:
        """Lay an event from elsewhere over what is here; what changed, nothing when another answer counts."""
        if event.question not in self._questions and event.question not in self._sections:
            return frozenset()
        given = self._given.setdefault(event.address, [])
        given.append(event)
        counts = effective(given, self._booked)
        if counts is None or counts is self._engine.answers.get(event.address):
            return frozenset()
        self._walked = None
        return frozenset(self._engine.put(counts))

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
        if self._walked is None:
            self._walked = [entry for entry in self.outline() if isinstance(entry, Item)]
        return self._walked

    def outline(self) -> list[Heading | Item | AddRound]:
        """The whole as a page shows it: titles of groups and rounds, questions, and where a round may be added."""
        return outline_of(self._engine)

    @property
    def visible(self) -> list[Address]:
        """The addresses that are shown, in order."""
        return [item.address for item in self.items()]

    def sections(self) -> list[tuple[Section, tuple[int, ...], list[Item]]]:
        """The sections with something to show, round by round, and their items."""
        found: list[tuple[Section, tuple[int, ...], list[Item]]] = []
        for item in self.items():
            section = self._sections.get(item.question.section, _OUTSIDE)
            if not found or found[-1][0] is not section or found[-1][1] != item.address.path:
                found.append((section, item.address.path, []))
            found[-1][2].append(item)
        return found

    def said(self, address: Address, text: str) -> str:
        """A text of the question or group at `address` with the answers that it speaks of (`${path}`) put in."""
        return self._said.words(address.key, address.path, text)

    def choices(self, address: Address) -> Sequence[Choice]:
        """The choices that are offered now."""
        return self._engine.choices(address)

    def values(self) -> dict[Address, Value]:
        """The values that count, those of questions that are not asked included; what doesn't apply is left out."""
        found: dict[Address, Value] = {}
        for place in self._engine.walk():
            cell = self._engine.cells.get(place.address) if isinstance(place.item, Question) else None
            if cell is not None and cell.visible and cell.value not in (None, "", ()):
                found[place.address] = cell.value
        return found

    def missing(self) -> list[Missing]:
        """Everything that is still needed, in order, one sentence each."""
        return [found for item in self.items() if (found := self.lacking(item)) is not None]

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
            missing = self.lacking(item)
            if item.cell.verdict in (FAIL, PARTIAL):
                sentence = translate_in(
                    self.language,
                    "checklist",
                    "Item {number} did not pass: {title}",
                    number=item.number,
                    title=self._title(item),
                )
                found.append(Missing(item.address, item.number, "failed", sentence))
            elif missing is not None:
                found.append(missing)
        return found

    def progress(self) -> Progress:
        """Counts over the questions that are shown."""
        return progress_of(self.items())

    def lacking(self, item: Item) -> Missing | None:
        """What one question still needs."""
        return lacking(self.template, item, self.language, self.wording, self.said)

    def _title(self, item: Item) -> str:
        return self.said(item.address, item.question.title(self.wording))


def wording_of(template: Template, language: str) -> str:
    """The language in which a form is asked: the one in use, else its own usual one."""
    if template.format == 1 or language in template.languages or not template.default_language:
        return language
    return template.default_language


_OUTSIDE = Section("", {}, ())  # where questions of a form stand that are in no group
