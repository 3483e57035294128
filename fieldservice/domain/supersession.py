"""What stands in for a part: chains of replacements followed to their end, loops and dangling lines reported.

Lines of one part with mode `all` are needed together and make one way to serve a need; each line with mode `any` is a
way of its own. A replacement may itself be replaced, so ways are followed on. A way back exists where a line says that
both are interchangeable. Pure: what the lines are and what there is of a part is asked through functions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import Supersession

_DEEPEST = 30
_MOST_WAYS = 60
COUNTED_UNITS = frozenset({"pcs", "set", "box", "roll"})

Lines = Callable[[str], Sequence[Supersession]]


class Need(Struct, frozen=True):
    """So much of a part."""

    part_id: str
    quantity_micro: int


class Way(Struct, frozen=True):
    """One way to serve a need: all of `needs` together. `lines`: the supersession lines that lead there, in order.

    `own`: it is what was asked for. `backwards`: an older part that may stand in for the newer one.
    """

    needs: tuple[Need, ...]
    lines: tuple[str, ...] = ()
    own: bool = False
    backwards: bool = False
    surcharge_minor: int | None = None
    currency: str = "CNY"

    @property
    def part_ids(self) -> tuple[str, ...]:
        """The parts that are taken."""
        return tuple(need.part_id for need in self.needs)


class Fault(Struct, frozen=True):
    """A line that leads nowhere or in a circle. `kind`: loop | dangling | itself."""

    kind: str
    line_id: str
    part_id: str
    replacement_number: str = ""
    circle: tuple[str, ...] = ()  # of a loop: the parts on it, each once, from `part_id` on


def in_force(line: Supersession, on: date) -> bool:
    """Whether a line counts on a day: not archived, begun, and with a part of ours at its end that isn't itself."""
    begun = line.valid_from is None or line.valid_from <= on
    return not line.archived and begun and line.replacement_id is not None and line.replacement_id != line.part_id


def converted(quantity_micro: int, ratio_micro: int, *, counted: bool = True) -> int:
    """So much of the replacement for so much of the part; what is counted in pieces is rounded up to whole ones."""
    made = -(-quantity_micro * max(ratio_micro, 1) // MICRO)
    return -(-made // MICRO) * MICRO if counted else made


def ways(
    part_id: str,
    quantity_micro: int,
    lines_from: Lines,
    lines_to: Lines,
    on: date,
    *,
    is_counted: Callable[[str], bool] = lambda _: True,
) -> list[Way]:
    """The ways to serve a need, the one to be preferred first.

    `lines_from(part)`: lines by which the part is replaced; `lines_to(part)`: lines in which it is the replacement.
    The part itself comes first while nothing replaces it or what there is of it is to be used up; otherwise what
    replaces it does, the end of a chain before its middle. Older parts that may stand in come last, but before the part
    where they are to be used up first. Loops are cut where a part would come twice.
    """
    own = Way((Need(part_id, quantity_micro),), own=True)
    direct = [line for line in lines_from(part_id) if in_force(line, on)]
    newer = _forward(part_id, quantity_micro, lines_from, on, is_counted, frozenset({part_id}))
    newer = [*sorted(newer, key=lambda way: -len(way.lines))] if not _ranked(direct) else newer
    older_first, older = _backward(part_id, quantity_micro, lines_to, lines_from, on, is_counted)
    use_up = not direct or any(line.use_up_first for line in direct)
    found = [*older_first, own, *newer, *older] if use_up else [*newer, *older_first, own, *older]
    seen: set[tuple[str, ...]] = set()
    kept: list[Way] = []
    for way in found:
        key = tuple(sorted(way.part_ids))
        if key not in seen:
            seen.add(key)
            kept.append(way)
    return kept[:_MOST_WAYS]


def faults(lines: Iterable[Supersession]) -> list[Fault]:
    """Lines that lead nowhere (`dangling`), to their own part (`itself`) or in a circle (`loop`), in the given order.

    Every line that lies on a circle is named, whatever its date: a circle that begins next year is one."""
    current = [line for line in lines if not line.archived]
    after: dict[str, list[str]] = {}
    for line in current:
        if line.replacement_id is not None and line.replacement_id != line.part_id:
            after.setdefault(line.part_id, []).append(line.replacement_id)
    found: list[Fault] = []
    for line in current:
        if line.replacement_id is None:
            found.append(Fault("dangling", line.id, line.part_id, line.replacement_number))
        elif line.replacement_id == line.part_id:
            found.append(Fault("itself", line.id, line.part_id, line.replacement_number, (line.part_id,)))
        else:
            way_back = path(line.replacement_id, line.part_id, after)
            if way_back is not None:
                circle = (line.part_id, *way_back[:-1])
                found.append(Fault("loop", line.id, line.part_id, line.replacement_number, circle))
    return found


def _ranked(lines: Sequence[Supersession]) -> bool:
    return len({line.rank for line in lines}) > 1


def _forward(
    part_id: str,
    quantity_micro: int,
    lines_from: Lines,
    on: date,
    is_counted: Callable[[str], bool],
    seen: frozenset[str],
) -> list[Way]:
    if len(seen) > _DEEPEST:
        return []
    lines = sorted((line for line in lines_from(part_id) if in_force(line, on)), key=lambda each: (each.rank, each.id))
    together = [line for line in lines if line.mode == "all"]
    groups = [[line] for line in lines if line.mode != "all"]
    if together:
        groups.insert(0, together)
        groups.sort(key=lambda group: group[0].rank)
    found: list[Way] = []
    for group in groups:
        choices: list[list[Way]] = []
        for line in group:
            next_id = line.replacement_id or ""
            if next_id in seen:
                choices = []
                break
            wanted = converted(quantity_micro, line.ratio_micro, counted=is_counted(next_id))
            here = Way(
                (Need(next_id, wanted),), (line.id,), surcharge_minor=line.surcharge_minor, currency=line.currency
            )
            on_from_here = _forward(next_id, wanted, lines_from, on, is_counted, seen | {next_id})
            choices.append([here, *(_after(here, way) for way in on_from_here)])
        if choices:
            found += _combined(choices)
        if len(found) > _MOST_WAYS:
            break
    return found[:_MOST_WAYS]


def _after(here: Way, way: Way) -> Way:
    return Way(way.needs, here.lines + way.lines, surcharge_minor=_sum(here, way), currency=here.currency)


def _combined(choices: list[list[Way]]) -> list[Way]:
    """Each way of the first with each of the second and so on, as one: everything is needed together."""
    made = choices[0]
    for further in choices[1:]:
        pairs = [(a, b) for a in made for b in further][:_MOST_WAYS]
        made = [
            Way(_added(a.needs, b.needs), a.lines + b.lines, surcharge_minor=_sum(a, b), currency=a.currency)
            for a, b in pairs
        ]
    return made


def _added(first: tuple[Need, ...], second: tuple[Need, ...]) -> tuple[Need, ...]:
    sums: dict[str, int] = {}
    for need in (*first, *second):
        sums[need.part_id] = sums.get(need.part_id, 0) + need.quantity_micro
    return tuple(Need(part_id, quantity) for part_id, quantity in sums.items())


def _sum(a: Way, b: Way) -> int | None:
    if a.surcharge_minor is None and b.surcharge_minor is None:
        return None
    return (a.surcharge_minor or 0) + (b.surcharge_minor or 0)


def _backward(
    part_id: str,
    quantity_micro: int,
    lines_to: Lines,
    lines_from: Lines,
    on: date,
    is_counted: Callable[[str], bool],
) -> tuple[list[Way], list[Way]]:
    """Older parts that may stand in for this one: (to be used up first, the others), one step back."""
    first: list[Way] = []
    rest: list[Way] = []
    for line in lines_to(part_id):
        if not in_force(line, on) or line.interchange != "both":
            continue
        alone = line.mode == "any" or sum(in_force(each, on) for each in lines_from(line.part_id)) == 1
        if not alone:
            continue
        inverse = -(-MICRO * MICRO // max(line.ratio_micro, 1))
        wanted = converted(quantity_micro, inverse, counted=is_counted(line.part_id))
        way = Way((Need(line.part_id, wanted),), (line.id,), backwards=True)
        (first if line.use_up_first else rest).append(way)
    return first, rest


def path(start: str, end: str, after: Mapping[str, Sequence[str]]) -> list[str] | None:
    """The shortest way from one part to another along the lines, both ends included."""
    before: dict[str, str] = {start: ""}
    queue = [start]
    for part in queue:
        if part == end:
            way = [part]
            while before[way[-1]]:
                way.append(before[way[-1]])
            return way[::-1]
        for next_id in after.get(part, ()):
            if next_id not in before:
                before[next_id] = part
                queue.append(next_id)
    return None
