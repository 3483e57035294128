"""Loading what replaces parts: dangling lines are kept and named, circles refused, row by row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import Part, Supersession
from fieldservice.domain.supersession import path
from fieldservice.i18n import translate
from fieldservice.services.context import Context
from fieldservice.services.loading.catalogue import PartUser
from fieldservice.services.loading.common import LoadRow, Outcome, Remark, Values
from fieldservice.services.part_changes import note_replacement
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork

_REPLACEMENT, _SUBSTITUTE = "import:replacement", "import:substitute"


@dataclass(frozen=True, slots=True)
class _Line:
    part_id: str
    number: str  # of what replaces it, as written
    replacement_id: str | None
    source: str


class SupersessionLoader(PartUser):
    """A table says of each part in it everything that replaces it: lines of an earlier import that it no longer names
    are given up, those that people entered stay. A line is the same by part and replacement."""

    intent = "import.supersession"
    looks_ahead = True
    ways = ("number", "barcode", "name")  # a key of another system that happens to be the same names another part

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._lines: dict[int, _Line] = {}
        self._of_part: dict[tuple[str, str], list[_Line]] = defaultdict(list)

    def foresee(self, rows: Sequence[LoadRow]) -> list[Remark]:
        """Refuse unknown parts and what would close a circle, in the order of the file; name dangling lines."""
        reader = self.context.store.read()
        self._know(reader, rows)
        remarks: list[Remark] = []
        lines: list[tuple[LoadRow, _Line]] = []
        for row in rows:
            part_id = self.part(row.values["part"])
            if part_id is None:
                remarks.append(Remark(row.number, self.unknown_part(row, row.values["part"]).sentence, refused=True))
                continue
            written, source = _written(row.values)
            lines.append((row, _Line(part_id, written, self.part(written), source)))
        after = self._standing(reader, {(line.part_id, line.source) for _, line in lines})
        for row, line in lines:
            circle = _circle(line, after)
            if circle:
                remarks.append(Remark(row.number, self._circle_words(reader, circle), refused=True))
                continue
            if line.replacement_id is None:
                remarks.append(Remark(row.number, _dangling(row.values["part"], line.number)))
            else:
                after[line.part_id].append(line.replacement_id)
            self._lines[row.number] = line
            self._of_part[line.part_id, line.source].append(line)
        # Rows of one part one after another: what they replace is given up with the first of them.
        first: dict[str, int] = {}
        for number, line in self._lines.items():
            self.turns[number] = first.setdefault(line.part_id, number)
        return remarks

    def prepare(self, uow: UnitOfWork, rows: Sequence[LoadRow]) -> None:
        """Find the parts that these rows name."""
        self._know(uow, rows)

    def take(self, uow: UnitOfWork, row: LoadRow) -> Outcome:
        """Add or update one line."""
        line = self._lines.get(row.number)
        if line is None:  # foreseen to be refused
            return self.unknown_part(row, row.values["part"])
        held = uow.where(Supersession, part_id=line.part_id, order_by="rid")
        given_up = self._give_up(uow, line, held)
        values = _values(row.values, line, self.context)
        same = next((each for each in held if _same(each, line)), None)
        if same is None:
            made = Supersession(id=self.context.ids(), part_id=line.part_id, **values)
            uow.add(made)
            note_replacement(self.context, uow, None, made)
            return Outcome(row.number, "updated" if given_up else "added")
        what = self.update(uow, Supersession, same.id, {**values, "archived": False})
        note_replacement(self.context, uow, same, uow.get(Supersession, same.id))
        return Outcome(row.number, "updated" if given_up else what)

    def _know(self, reader: Reader, rows: Sequence[LoadRow]) -> None:
        keys = ("part", "replacement", "named_in", "substitute")
        self.look_up_parts(reader, [row.values.get(key) for row in rows for key in keys])

    def _standing(self, reader: Reader, told: set[tuple[str, str]]) -> dict[str, list[str]]:
        """What replaces what without the lines that this table is to renew."""
        after: dict[str, list[str]] = defaultdict(list)
        for each in reader.where(Supersession, archived=False):
            if each.replacement_id is not None and (each.part_id, each.source_key) not in told:
                after[each.part_id].append(each.replacement_id)
        return after

    def _give_up(self, uow: UnitOfWork, line: _Line, held: Sequence[Supersession]) -> bool:
        lines = self._of_part.pop((line.part_id, line.source), None)
        if lines is None:
            return False
        stale = [
            each
            for each in held
            if each.source_key == line.source and not each.archived and not any(_same(each, told) for told in lines)
        ]
        for each in stale:
            note_replacement(self.context, uow, each, uow.change(Supersession, each.id, archived=True))
        return bool(stale)

    def _circle_words(self, reader: Reader, circle: Sequence[str]) -> str:
        known = reader.many(Part, circle)
        numbers = [known[id].number for id in circle]
        return translate(
            "loading",
            "{part} would be replaced by itself: {circle}.",
            part=numbers[0],
            circle=" → ".join([*numbers, numbers[0]] if len(numbers) > 1 else [numbers[0], numbers[0]]),
        )


def _written(values: Values) -> tuple[str, str]:
    """What stands in the row for the part's successor or substitute, and which of the two it is."""
    if values.get("substitute") and not values.get("replacement"):
        return str(values["substitute"]), _SUBSTITUTE
    return str(values.get("replacement") or values["named_in"]), _REPLACEMENT


def _circle(line: _Line, after: dict[str, list[str]]) -> tuple[str, ...]:
    if line.replacement_id is None:
        return ()
    if line.replacement_id == line.part_id:
        return (line.part_id,)
    back = path(line.replacement_id, line.part_id, after)
    return (line.part_id, *back[:-1]) if back else ()


def _dangling(part: str, number: str) -> str:
    return translate(
        "loading",
        "{part} names {replacement}, which is not in the catalogue. The line is kept and leads nowhere until it is.",
        part=part,
        replacement=number,
    )


def _same(held: Supersession, line: _Line) -> bool:
    if line.replacement_id is not None and held.replacement_id == line.replacement_id:
        return True
    return held.replacement_number == line.number


def _values(given: Values, line: _Line, context: Context) -> dict[str, Any]:
    substitute = line.source == _SUBSTITUTE
    made: dict[str, Any] = {
        "replacement_id": line.replacement_id,
        "replacement_number": line.number,
        "source_key": line.source,
        "mode": given.get("mode") or ("any" if substitute else "all"),
        "interchange": given.get("interchange") or ("both" if substitute else "forward"),
        "use_up_first": bool(given.get("use_up_first", substitute)),
        "ratio_micro": given.get("ratio") or MICRO,
    }
    for key in ("valid_from", "rank"):
        if key in given:
            made[key] = given[key]
    if "surcharge" in given:
        made["surcharge_minor"] = given["surcharge"]
        made["currency"] = given.get("currency") or context.company().currency
    return made
