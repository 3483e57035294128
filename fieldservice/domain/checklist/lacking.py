"""What a shown question still needs, in one sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fieldservice.domain.checklist.model import FAIL, NA, PHOTO, UNANSWERED_TYPES, Template, in_language
from fieldservice.domain.checklist.outline import Item
from fieldservice.domain.checklist.values import Address
from fieldservice.i18n import translate_in


@dataclass(frozen=True, slots=True)
class Missing:
    """What stands between now and a finished checklist; `kind` is answer, photos, verdict, note, failed, constraint
    (the answer contradicts others) or choice (it is no longer offered)."""

    address: Address
    number: int
    kind: str
    sentence: str


def lacking(
    template: Template, item: Item, language: str, wording: str, said: Callable[[Address, str], str]
) -> Missing | None:
    """What the question needs, or None; its own words are taken in the language `wording`."""
    question, cell = item.question, item.cell
    if question.kind in UNANSWERED_TYPES:
        return None
    title = said(item.address, question.title(wording))
    if question.kind == PHOTO and cell.required and cell.verdict != NA:
        short = max(question.min_photos, 1) - (len(cell.value) if isinstance(cell.value, tuple) else 0)
        if short > 0:
            return _say(
                item, "photos", translate_in(language, "checklist", "%n photos to take: {title}", short, title=title)
            )
        return _note_missing(template, item, language)
    if not cell.answered:
        if not cell.required:
            return None
        own = said(item.address, in_language(question.required_message, wording))
        words = translate_in(
            language, "checklist", "Answer question {number}: {title}", number=item.number, title=own or title
        )
        return _say(item, "answer", words)
    if cell.unoffered:
        words = translate_in(
            language, "checklist", "Answer question {number} again: its answer is not offered any more.",
            number=item.number,
        )  # fmt: skip
        return _say(item, "choice", words)
    if cell.invalid:
        own = said(item.address, in_language(question.constraint_message, wording))
        words = own or translate_in(language, "checklist", "This answer can't be right here.")
        words = translate_in(language, "checklist", "Question {number}: {sentence}", number=item.number, sentence=words)
        return _say(item, "constraint", words)
    if question.judged and not cell.verdict:
        words = translate_in(language, "checklist", "Judge question {number}: {title}", number=item.number, title=title)
        return _say(item, "verdict", words)
    return _note_missing(template, item, language)


def _note_missing(template: Template, item: Item, language: str) -> Missing | None:
    cell = item.cell
    if cell.note.strip():
        return None
    if cell.verdict == FAIL and template.fail_needs_note:
        sentence = translate_in(
            language, "checklist", "Add a note to question {number}: it did not pass.", number=item.number
        )
        return _say(item, "note", sentence)
    if cell.overruled:
        sentence = translate_in(
            language, "checklist", "Add a note to question {number}: its verdict was changed.", number=item.number
        )
        return _say(item, "note", sentence)
    return None


def _say(item: Item, kind: str, sentence: str) -> Missing:
    return Missing(item.address, item.number, kind, sentence)
