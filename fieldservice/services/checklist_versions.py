"""Versions of a checklist or diagnosis tree that people published apart from each other, without a network.

Each gave its own the next number, so two have the same one. No row is changed: everybody counts the versions alike, in
the order of the number they were given and then of their ids, and the second has the number after it. Which versions
its author knew stands in the body, so that people are told what the newest one does not contain.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fieldservice.domain.records import ChecklistTemplate, DiagnosisTree, Person
from fieldservice.services.version_drafts import AUTHOR, BASED_ON
from fieldservice.store.reader import Reader

Version = ChecklistTemplate | DiagnosisTree

KNEW = "knew"  # in the body: ids of the versions that there were for whoever published this one


@dataclass(frozen=True, slots=True)
class ApartVersion:
    """A version that the author of the newest one did not know; its own author's names, "" where nobody knows."""

    id: str
    version: int
    author: str
    author_en: str


def numbers_of(versions: Iterable[tuple[str, int]]) -> dict[str, int]:
    """The number that people read of each version (id and the number it was given), oldest first."""
    found: dict[str, int] = {}
    last = 0
    for id, version in sorted(versions, key=lambda each: (each[1], each[0])):
        last = found[id] = max(version, last + 1)
    return found


def numbers_of_rows(rows: Iterable[Version]) -> dict[str, int]:
    """The same of rows."""
    return numbers_of((row.id, row.version) for row in rows)


def in_order(row: Version) -> tuple[int, str]:
    """What the versions of a checklist are sorted by; the last one is offered."""
    return row.version, row.id


def apart_from_newest(reader: Reader, rows: Sequence[Version]) -> tuple[ApartVersion, ...]:
    """Which of these published versions of one checklist the author of the newest one did not know."""
    if len(rows) < 2:
        return ()
    newest = max(rows, key=in_order)
    data = json.loads(newest.body)
    if KNEW not in data:
        return ()  # it comes with the program, or is from before this was noted
    known, since = {newest.id, *data[KNEW]}, int(data.get(BASED_ON, 0))
    numbers = numbers_of_rows(rows)
    unknown = [row for row in rows if row.id not in known and row.version >= since]
    authors = {row.id: str(json.loads(row.body).get(AUTHOR, "")) for row in unknown}
    people = reader.many(Person, authors.values()) if unknown else {}
    found = []
    for row in unknown:
        person = people.get(authors[row.id])
        names = (person.name, person.name_en) if person is not None else ("", "")
        found.append(ApartVersion(row.id, numbers[row.id], *names))
    return tuple(sorted(found, key=lambda each: each.version))
