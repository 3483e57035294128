"""What a diagnosis tree says, in the language in use."""

from __future__ import annotations

from typing import NamedTuple

from fieldservice.domain.diagnosis import TRIAL, Cause, DiagnosticTest, Learned, NextTest, Tree
from fieldservice.domain.formats import format_number, format_percent
from fieldservice.i18n import language, translate
from ui.visit.tree_view_model import MakerCode, PartOfCause

_MICRO = 1_000_000


class PartWords(NamedTuple):
    """A part, where it is, and the tone to say it in."""

    title: str
    where: str
    tone: str


def error_code(found: MakerCode) -> str:
    """A maker's error code, with the maker where that is known."""
    if found.maker:
        return translate("visit_tree", "Error code {code} of {maker}", code=found.code, maker=found.maker)
    return translate("visit_tree", "Error code {code}", code=found.code)


def minutes(value: float) -> str:
    """About how long."""
    return translate("visit_tree", "about {minutes} min", minutes=format_number(max(1, round(value))))


def learned(cases: int) -> str:
    """How many closed cases stand behind the likelihoods."""
    if not cases:
        return translate("visit_tree", "No closed cases yet: as the tree's author weighs it")
    return translate("visit_tree", "learned from %n closed cases", n=cases)


def cases(count: int) -> str:
    """How often a cause was it."""
    return translate("visit_tree", "%n cases", n=count) if count else ""


def test_kind(test: DiagnosticTest) -> str:
    """What kind of test comes next."""
    if test.first:
        return translate("visit_tree", "First of all")
    if test.kind == TRIAL:
        return translate("visit_tree", "Best try now")
    return translate("visit_tree", "Best test now")


def reason(test: NextTest, learned: Learned) -> str:
    """Why this test comes now."""
    sentences = []
    if test.test.first:
        sentences.append(translate("visit_tree", "It comes before all others: quick, or a matter of safety."))
    if test.settles:
        cause, probability = test.settles[0]
        title, percent = cause.title(language()), format_percent(probability)
        count = learned.cases.get(cause.key, 0)
        if count:
            told = translate(
                "visit_tree",
                "It shows whether it is “{cause}” ({percent} likely; {count} of {total} closed cases).",
                cause=title,
                percent=percent,
                count=format_number(count),
                total=format_number(learned.total),
            )
        else:
            told = translate(
                "visit_tree", "It shows whether it is “{cause}” ({percent} likely).", cause=title, percent=percent
            )
        sentences.append(told)
    else:
        sentences.append(
            translate(
                "visit_tree",
                "It rules out about {percent} of what it may be.",
                percent=format_percent(test.ruled_out),
            )
        )
    sentences.append(
        translate(
            "visit_tree",
            "This way the cause is found in about {minutes} min.",
            minutes=format_number(max(1, round(test.minutes_left))),
        )
    )
    return ("" if language() == "zh_CN" else " ").join(sentences)


def remedy(cause: Cause, language: str) -> str:
    """What mends it and how long that takes."""
    words = cause.remedy(language)
    if cause.minutes is None:
        return words
    return translate("visit_tree", "{remedy} (about {minutes} min)", remedy=words, minutes=format_number(cause.minutes))


def part(found: PartOfCause) -> PartWords:
    """A part that mending takes, and where it is."""
    name = (found.name if language() == "zh_CN" else found.name_en or found.name) or ""
    amount = "" if found.quantity_micro == _MICRO else f" × {found.quantity_micro / _MICRO:g}"
    title = " · ".join(each for each in (name, found.number) if each) + amount
    if not found.likely:
        title = translate("visit_tree", "{part} (sometimes)", part=title)
    if found.part_id is None:
        return PartWords(title, translate("visit_tree", "not in the parts list"), "warn")
    if found.missing_micro <= 0:
        if found.asked_micro > 0 and found.in_van_micro < found.quantity_micro:
            return PartWords(title, translate("visit_tree", "asked for"), "ok")
        return PartWords(title, translate("visit_tree", "in the van"), "ok")
    if found.available_micro > 0:
        held = f"{found.available_micro / _MICRO:g}"
        return PartWords(title, translate("visit_tree", "not in the van, {amount} elsewhere", amount=held), "warn")
    return PartWords(title, translate("visit_tree", "not in stock"), "danger")


def causes(tree: Tree, spoken: str) -> str:
    """What a tree can find."""
    return ("、" if spoken == "zh_CN" else ", ").join(cause.title(spoken) for cause in tree.causes)
