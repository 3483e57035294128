"""Old parts with which two keepers did different things apart from each other: one scraps it, one sends it away."""

from __future__ import annotations

from datetime import timedelta

from fieldservice.domain.formats import format_moment
from fieldservice.domain.old_part_steps import recorded_apart, standing_steps, step_word
from fieldservice.domain.records import OldPartStep, PartLine, Person
from fieldservice.i18n import language, translate
from fieldservice.services.context import Context
from fieldservice.services.old_part_moves import steps_of
from fieldservice.services.work_order_lists import display_name
from fieldservice.store.queries import old_parts as queries
from fieldservice.store.reader import Reader

_C = "old_parts"
_TOLD = timedelta(days=60)


def told_apart(context: Context, limit: int = 20) -> list[tuple[str, str]]:
    """(old part, what happened and what to do) for those of the last weeks that nobody has put right."""
    reader = context.store.read()
    found = []
    for id in queries.gone_more_than_once(reader, context.now() - _TOLD):
        words = words_of_twins(context, reader, reader.get(PartLine, id))
        if words:
            found.append((id, words))
    return found[:limit]


def words_of_twins(context: Context, reader: Reader, line: PartLine) -> str:
    """The sentence for one old part; "" where its steps follow from each other."""
    pair = recorded_apart(standing_steps(steps_of(reader, line.id)))
    if pair is None:
        return ""
    people = reader.many(Person, (step.by_id for step in pair))
    first, second = (_said(context, step, people.get(step.by_id or "")) for step in pair)
    return translate(
        _C,
        "{tag} was recorded twice: {first}, and {second}. It left the stock once. Look where it is, and take back what"
        " did not happen.",
        tag=line.tag_number,
        first=first,
        second=second,
    )


def _said(context: Context, step: OldPartStep, by: Person | None) -> str:
    return translate(
        _C,
        "“{step}” by {who}, {when}",
        step=step_word(step.step),
        who=display_name(by.name, by.name_en, language()) if by is not None else translate(_C, "somebody"),
        when=format_moment(step.at, context.now(), context.zone) if step.at is not None else "",
    )
