"""What was answered to the questions of a checklist the last time on the same machine."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from fieldservice.domain.checklist import Address, Section, Template, Value, address, decode
from fieldservice.domain.checklist.linking import chains_of
from fieldservice.domain.records import Checklist, WorkOrder
from fieldservice.store.queries import checklists as queries
from fieldservice.store.reader import Reader
from fieldservice.system.clock import from_ms


@dataclass(frozen=True, slots=True)
class LastTime:
    """What was answered to a question the last time on the same machine."""

    value: Value
    verdict: str
    at: datetime


def last_time(
    reader: Reader, work_order: WorkOrder, checklist: Checklist, template: Template
) -> dict[Address, LastTime]:
    """By question and place, rounds counted from 1 (`ChecklistState.counted`): the second pump's answer belongs to the
    second pump, whatever number its round had.
    """
    if not work_order.asset_id:
        return {}
    kinds = {question.key: question.kind for question in template.questions}
    sections = {section.key: section for section in template.sections}
    chains = chains_of(template)
    around = {key: tuple(sections[each] for each in chains[key]) for key in kinds}
    people_add = [section for section in template.sections if section.by_people]
    around |= {each.key: (*(sections[key] for key in chains["#" + each.key]), each) for each in people_add}
    wanted = [*kinds, *(section.key for section in people_add)]
    rows = queries.last_answers(reader, work_order.asset_id, template.code, checklist.id, wanted)
    given = [(str(row[0]), address(row[1], row[2]), row[3], row[4], row[5]) for row in rows if row[5] is not None]
    there = _there(((source, place, value) for source, place, value, _verdict, _at in given), kinds, around)
    found = {}
    for source, place, value, verdict, at in given:
        counted = _counted(source, place, around[place.key], there) if place.key in kinds else None
        if counted is not None:
            found[counted] = LastTime(decode(kinds[place.key], value), verdict, from_ms(at))
    return found


_Rounds = Mapping[tuple[str, str, tuple[int, ...]], list[int]]  # checklist, section, path around -> rounds, in order


def _there(
    given: Iterable[tuple[str, Address, str]], questions: Container[str], around: Mapping[str, tuple[Section, ...]]
) -> _Rounds:
    rounds: dict[tuple[str, str, tuple[int, ...]], dict[int, bool]] = {}
    for source, place, value in given:
        for section, path in _steps(around[place.key], place.path):
            first = dict.fromkeys(range(section.repeat_least), True)
            rounds.setdefault((source, section.key, path[:-1]), first).setdefault(path[-1], True)
        if place.key not in questions:
            rounds[source, place.key, place.path[:-1]][place.path[-1]] = value == "true"
    return {slot: sorted(index for index, kept in known.items() if kept) for slot, known in rounds.items()}


def _counted(source: str, place: Address, chain: tuple[Section, ...], there: _Rounds) -> Address | None:
    """None where its round was taken away."""
    counted = []
    for section, path in _steps(chain, place.path):
        if not section.by_people:
            counted.append(path[-1] + 1)
            continue
        rounds = there[source, section.key, path[:-1]]
        if path[-1] not in rounds:
            return None
        counted.append(rounds.index(path[-1]) + 1)
    return Address(place.key, tuple(counted))


def _steps(chain: tuple[Section, ...], path: tuple[int, ...]) -> Iterator[tuple[Section, tuple[int, ...]]]:
    """Each repeated section around a place with the path of its round."""
    for depth, section in enumerate(chain[: len(path)], 1):
        yield section, path[:depth]
