"""Other changes of a record in conflict that merged by themselves, so that nobody fears for them.

As far as this computer knows: what it wrote itself, what came with either of the two changes in conflict (the hub gives
all that one change wrote the same version), what else stands on later versions than the conflict's base, remarks.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from fieldservice.domain.records import REGISTRY, Conflict, Note, Person
from fieldservice.i18n import translate
from fieldservice.services.field_values import FieldValues, Values
from fieldservice.services.field_words import field_label
from fieldservice.services.subjects import person_name
from fieldservice.store import tables
from fieldservice.store.outbox import DISCARDED, IN_CONFLICT, REFUSED
from fieldservice.store.queries import sync as queries
from fieldservice.store.reader import Reader
from fieldservice.system.clock import from_ms, to_ms

_C = "conflicts"
_LOOKED_BACK = timedelta(days=3)
_MOST = 8


@dataclass(frozen=True, slots=True)
class Merged:
    """Another change of the same record, which needed nobody."""

    field: str
    value: str
    by: str
    at: datetime | None
    why: str


def merged_changes(reader: Reader, conflict: Conflict, words: FieldValues, actor_id: str | None) -> tuple[Merged, ...]:
    """The changes since shortly before the conflict: what this computer wrote, then what others did."""
    cls = REGISTRY[conflict.tab]
    row = reader.find(cls, conflict.row_id)
    if row is None or conflict.opened_at is None:
        return ()
    table = tables.table_of(conflict.tab)
    present = {column.name: value for column, value in zip(table.columns, table.dump(row), strict=True)}
    since = (conflict.offered_at or conflict.opened_at) - _LOOKED_BACK
    mine, base = _own(reader, conflict, table, present, since)
    made = [
        _told(conflict, words, table, group, present, translate(_C, "you"), from_ms(at), _only_you())
        for group, at in sorted(mine.items(), key=lambda item: -item[1])
    ]
    theirs = _Others(reader, conflict, table, base)
    for group, version in theirs.versions.items():
        if group in mine:
            continue
        who, at = theirs.author(version)
        by = translate(_C, "you") if who is not None and who.id == actor_id else person_name(who)
        made.append(_told(conflict, words, table, group, present, by or translate(_C, "a colleague"), at, _only_one()))
    return tuple((made + _notes(reader, conflict, since, actor_id))[:_MOST])


def _only_you() -> str:
    return translate(_C, "Only you changed it")


def _only_one() -> str:
    return translate(_C, "Only one person changed it")


def _told(
    conflict: Conflict,
    words: FieldValues,
    table: tables.Table,
    group: str,
    present: Values,
    by: str,
    at: datetime | None,
    why: str,
) -> Merged:
    values = {name: present.get(name) for name in table.groups.get(group, (group,))}
    return Merged(field_label(conflict.tab, group), words.reading(group, values).short, by, at, why)


def _own(
    reader: Reader, conflict: Conflict, table: tables.Table, present: Values, since: datetime
) -> tuple[Mapping[str, int], int]:
    """(when this computer wrote each group that still stands, the version that the conflict's change was based on)."""
    mine: dict[str, int] = {}
    base = 0
    for change in queries.newest(reader, to_ms(since)):
        if change.state in (REFUSED, DISCARDED):
            continue
        for kind, tab, id, values, *bases in change.rows:
            if kind != "u" or tab != conflict.tab or id != conflict.row_id:
                continue
            if conflict.field_group in bases[0] and (base == 0 or change.state == IN_CONFLICT):
                base = bases[0][conflict.field_group]  # both sides of a conflict started from there
            for name, value in values.items():
                group = table.by_name[name].group
                if value == present.get(name) and group != conflict.field_group:
                    mine.setdefault(group, change.device_at)
    return mine, base


class _Others:
    """What others wrote to the record: the version of each group (`versions`), and whose change that was."""

    def __init__(self, reader: Reader, conflict: Conflict, table: tables.Table, base: int) -> None:
        row_base, text = queries.versions(reader, conflict.tab, conflict.row_id)
        bases: Mapping[str, int] = json.loads(text) if text else {}
        opened, changed = queries.versions(reader, "conflict", conflict.id)
        offered = {opened, json.loads(changed).get("offered_values", opened) if changed else opened}
        self._authors: dict[int, tuple[str | None, datetime | None]] = {}
        if conflict.state == "open":
            standing = bases.get(conflict.field_group, row_base)
            self._authors[standing] = (conflict.standing_by_id, conflict.standing_at)
        self._authors |= dict.fromkeys(offered, (conflict.offered_by_id, conflict.offered_at))
        self._authors = {version: author for version, author in self._authors.items() if version > 0}
        self._people = reader.many(Person, [id for id, _at in self._authors.values()])
        self.versions = {
            group: version
            for group, version in bases.items()
            if group != conflict.field_group and (version in self._authors or 0 < base < version)
        }

    def author(self, version: int) -> tuple[Person | None, datetime | None]:
        """Who wrote that version, and when, where this computer knows it."""
        id, at = self._authors.get(version, (None, None))
        return self._people.get(id or ""), at


def _notes(reader: Reader, conflict: Conflict, since: datetime, actor_id: str | None) -> list[Merged]:
    if conflict.work_order_id is None:
        return []
    notes = reader.where(Note, work_order_id=conflict.work_order_id, order_by="at DESC", limit=_MOST)
    people = reader.many(Person, [note.by_id for note in notes])
    return [
        Merged(
            translate(_C, "Remark"),
            note.text,
            translate(_C, "you") if note.by_id == actor_id else person_name(people.get(note.by_id or "")),
            note.at,
            translate(_C, "Remarks are added, none replaces another"),
        )
        for note in notes
        if note.at is not None and note.at >= since
    ]
