"""The questions of a step as the screen lists them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from fieldservice.domain.checklist import Address, AddRound, Heading, Item, Missing, Question, limit_words, value_text
from fieldservice.domain.checklist.model import UNANSWERED_TYPES, in_language
from fieldservice.domain.records import Attachment
from fieldservice.domain.words import word
from fieldservice.i18n import language
from ui.kit.status import STATUSES
from ui.kit.stepper import SegmentState
from ui.visit.view_model import ChecklistView, FormFile, Snapshot

Key = tuple[str, Address]
SAFETY, DIAGNOSE, TEST = "safety", "diagnose", "test"
_SEGMENTS: dict[str, SegmentState] = {
    "pass": "pass",
    "fail": "fail",
    "partial": "partial",
    "na": "not_applicable",
}


@dataclass(frozen=True)
class Entry:
    """A question in its checklist. `missing` says what it still needs."""

    view: ChecklistView
    item: Item
    missing: Missing | None
    photos: tuple[Attachment, ...] = ()
    above: tuple[Heading | AddRound, ...] = ()  # titles of groups and rounds that begin with it
    below: tuple[Heading | AddRound, ...] = ()  # where rounds may be added after the last question
    files: Mapping[str, FormFile] = field(default_factory=dict)  # the form's pictures and sounds by name

    @cached_property
    def key(self) -> Key:
        """Which question of which checklist."""
        return self.view.checklist.id, self.item.address

    @cached_property
    def looks(self) -> tuple[object, ...]:
        """What its line shows, for telling whether it must be drawn anew."""
        cell = self.item.cell
        lacks = self.missing is not None and cell.answered
        return self.item.number, self.title, self.limits, self.answer_words, cell.verdict, self.open, lacks

    @property
    def question(self) -> Question:
        """The question itself."""
        return self.item.question

    @property
    def wording(self) -> str:
        """The language in which the questions are asked."""
        return self.view.state.wording

    @cached_property
    def title(self) -> str:
        """Its words, with the round in a repeated section."""
        title = self.said(self.question.title(self.wording)) or self.question.key
        path = self.item.address.path
        return f"{title} ({path[-1] + 1})" if path and self.view.template.format == 1 else title

    @property
    def hint(self) -> str:
        """How to find out."""
        return self.said(self.question.hint(self.wording))

    @property
    def guidance(self) -> str:
        """More about how to find out."""
        return self.said(in_language(self.question.guidance, self.wording))

    def said(self, text: str) -> str:
        """A text of the question with the answers that it speaks of."""
        return self.view.state.said(self.item.address, text)

    @property
    def fixed(self) -> bool:
        """Whether people can't answer it: the form fills it in."""
        return self.question.read_only and self.view.template.format == 2

    @cached_property
    def answer_words(self) -> str:
        """The value in words; "" for checks, whose verdict says it all."""
        if self.question.kind == "check" or self.item.cell.from_default:
            return ""
        if self.question.kind == "photo":
            return value_text(self.question, self.item.cell.value, language()) if self.photos else ""
        if self.question.kind == "signature":
            return ""
        worded = self.wording if self.question.choices else language()
        return value_text(self.question, self.item.cell.value, worded)

    @cached_property
    def limits(self) -> str:
        """Its limits in words."""
        return limit_words(self.question, language())

    @property
    def wants_note(self) -> bool:
        """Whether a few words are missing; also of what keeps the work from starting."""
        lacking = self.missing
        if lacking is not None and lacking.kind == "failed":
            lacking = self.view.state.lacking(self.item)
        return lacking is not None and lacking.kind == "note"

    @property
    def open(self) -> bool:
        """Whether it still waits for an answer."""
        return not self.item.cell.answered and self.question.kind not in UNANSWERED_TYPES


class Listing(list[Entry]):
    """The questions of a step, and what is said of all of them together, worked out once."""

    @cached_property
    def places(self) -> dict[Key, int]:
        """Where each question stands."""
        return {entry.key: index for index, entry in enumerate(self)}

    @cached_property
    def views(self) -> tuple[ChecklistView, ...]:
        """Their checklists."""
        return tuple({id(entry.view): entry.view for entry in self}.values())

    @cached_property
    def states(self) -> list[SegmentState]:
        """How those that take an answer stand."""
        cells = [entry.item.cell for entry in self if entry.question.kind not in UNANSWERED_TYPES]
        return [_SEGMENTS.get(cell.verdict) or ("done" if cell.answered else "open") for cell in cells]

    @cached_property
    def answered(self) -> int:
        """How many of those are answered."""
        counted = (entry for entry in self if entry.question.kind not in UNANSWERED_TYPES)
        return sum(entry.item.cell.answered for entry in counted)

    @cached_property
    def all_answered(self) -> bool:
        """Whether nothing is needed any more."""
        return all(entry.missing is None and not (entry.open and entry.item.cell.required) for entry in self)


def step_of(view: ChecklistView) -> str:
    """The step of the visit in which a checklist is answered."""
    if view.template.purpose == "safety" or view.template.blocks_start:
        return SAFETY
    return TEST if view.template.purpose == "test" else DIAGNOSE


def prepare(snapshot: Snapshot) -> Snapshot:
    """List the questions of all steps beforehand, in the reading thread: a form may have hundreds."""
    for step in (SAFETY, DIAGNOSE, TEST):
        listed = snapshot.listed[step] = _entries(snapshot, step)
        _ = listed.places, listed.views, listed.states, listed.answered, listed.all_answered
    return snapshot


def entries(snapshot: Snapshot, step: str) -> Listing:
    """The questions of a step that are shown now, checklist by checklist."""
    if step not in snapshot.listed:
        return _entries(snapshot, step)
    found: Listing = snapshot.listed[step]
    return found


def _entries(snapshot: Snapshot, step: str) -> Listing:
    found = Listing()
    for view in snapshot.detail.checklists:
        if step_of(view) != step:
            continue
        wanted = view.state.blockers() if view.template.blocks_start else view.state.missing()
        missing = {lack.address: lack for lack in wanted}
        files = snapshot.form_files.get(view.checklist.template_id, {})
        photos = [photo for photo in snapshot.detail.photos if photo.checklist_id == view.checklist.id]
        above: list[Heading | AddRound] = []
        begun = len(found)
        for part in view.state.outline():
            if not isinstance(part, Item):
                above.append(part)
                continue
            value = part.cell.value
            own = tuple(photo for photo in photos if isinstance(value, tuple) and photo.id in value)
            titles = tuple(above) if view.template.format == 2 else ()
            found.append(Entry(view, part, missing.get(part.address), own, titles, files=files))
            above = []
        if above and len(found) > begun and view.template.format == 2:
            found[-1] = replace(found[-1], below=tuple(above))
    return found


def loose_rounds(snapshot: Snapshot, step: str) -> list[tuple[ChecklistView, tuple[Heading | AddRound, ...]]]:
    """Where rounds may be added in checklists that show no question at all now."""
    asked = {view.checklist.id for view in entries(snapshot, step).views}
    found = []
    for view in snapshot.detail.checklists:
        if step_of(view) != step or view.template.format == 1 or view.checklist.id in asked:
            continue
        parts = tuple(part for part in view.state.outline() if not isinstance(part, Item))
        if any(isinstance(part, AddRound) for part in parts):
            found.append((view, parts))
    return found


def position(listed: Listing, key: Key | None) -> int:
    """Where a question stands; -1 when it is not listed."""
    return listed.places.get(key, -1) if key is not None else -1


def first_open(listed: list[Entry]) -> Entry | None:
    """The first question that needs something, else the first."""
    return next((entry for entry in listed if entry.missing is not None or entry.open), next(iter(listed), None))


def kit_verdict(verdict: str) -> str:
    """The kit's name of a verdict."""
    return "not_applicable" if verdict == "na" else verdict


def domain_verdict(verdict: str) -> str:
    """The domain's name of a verdict."""
    return "na" if verdict == "not_applicable" else verdict


def verdict_look(verdict: str) -> tuple[str, str, str]:
    """Word, tone and icon of a verdict."""
    row = STATUSES[kit_verdict(verdict)]
    return word("verdict", verdict), row.tone, row.icon


Goer = Callable[[Key], object]
