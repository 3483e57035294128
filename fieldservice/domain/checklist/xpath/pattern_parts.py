"""The parts of a regular expression: each turns the places where a text may stand into those where it may go on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

MOST_STEPS = 400_000
Groups = tuple[tuple[int, str], ...]  # what the groups that are referred to have found, by number
State = tuple[int, Groups]
Test = Callable[[str], bool]


class PatternError(ValueError):
    """The text isn't a regular expression, or uses what isn't known here."""


class _Enough(Exception):
    """Finding out takes too long."""


@dataclass
class Run:
    """One text being looked at."""

    text: str
    steps: int = 0

    def count(self, states: int) -> None:
        """Note so many states looked at. Raises _Enough."""
        self.steps += states + 1
        if self.steps > MOST_STEPS:
            raise _Enough


class Part(Protocol):
    """A piece of a pattern."""

    def go(self, run: Run, states: set[State]) -> set[State]:
        """Where the text may stand after it."""


Pattern = Part


def ends_of(pattern: Pattern, text: str) -> set[State]:
    """Where a match that begins at the start of `text` may end; none where finding out takes too long."""
    try:
        return pattern.go(Run(text), {(0, ())})
    except _Enough:
        return set()


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter of a kind."""

    test: Test
    known: dict[str, bool] = field(default_factory=dict, compare=False)

    def go(self, run: Run, states: set[State]) -> set[State]:
        """A letter further, where it fits."""
        run.count(len(states))
        text, known, found = run.text, self.known, set()
        for at, groups in states:
            if at < len(text):
                letter = text[at]
                fits = known.get(letter)
                if fits is None:
                    fits = known[letter] = self.test(letter)
                if fits:
                    found.add((at + 1, groups))
        return found


@dataclass(frozen=True, slots=True)
class Sequence:
    """One part after the other."""

    parts: tuple[Part, ...]

    def go(self, run: Run, states: set[State]) -> set[State]:
        """Through the parts, one after the other."""
        for part in self.parts:
            if not states:
                break
            states = part.go(run, states)
        return states


@dataclass(frozen=True, slots=True)
class Either:
    """One of several parts."""

    parts: tuple[Part, ...]

    def go(self, run: Run, states: set[State]) -> set[State]:
        """Through each of the parts."""
        run.count(len(states))
        return set().union(*(part.go(run, states) for part in self.parts))


@dataclass(frozen=True, slots=True)
class Repeat:
    """A part several times; `most` None: as often as you like."""

    part: Part
    least: int
    most: int | None

    def go(self, run: Run, states: set[State]) -> set[State]:
        """As often as it must be, and as often as it may."""
        for _ in range(self.least):
            if not states:
                return states
            run.count(1)
            states = self.part.go(run, states)
        found, fresh = set(states), states
        left = -1 if self.most is None else self.most - self.least
        while fresh and left != 0:
            run.count(len(fresh))
            fresh = self.part.go(run, fresh) - found  # who got there with fewer rounds can do all that others can
            found |= fresh
            left -= 1
        return found


@dataclass(frozen=True, slots=True)
class Farthest:
    """What gives nothing back: possessive quantifiers and atomic groups."""

    part: Part

    def go(self, run: Run, states: set[State]) -> set[State]:
        """Only the farthest of each."""
        found = set()
        for state in states:
            run.count(1)
            ends = self.part.go(run, {state})
            if ends:
                found.add(max(ends))
        return found


@dataclass(frozen=True, slots=True)
class Remembered:
    """A group that is referred to later."""

    part: Part
    number: int

    def go(self, run: Run, states: set[State]) -> set[State]:
        """As the part goes, with what it found."""
        found = set()
        for at, groups in states:
            run.count(1)
            others = tuple(pair for pair in groups if pair[0] != self.number)
            for end, inner in self.part.go(run, {(at, others)}):
                found.add((end, tuple(sorted((*inner, (self.number, run.text[at:end]))))))
        return found


@dataclass(frozen=True, slots=True)
class Same:
    """What a group has found, once more."""

    number: int
    fold: bool

    def go(self, run: Run, states: set[State]) -> set[State]:
        """Past what the group has found."""
        found = set()
        for at, groups in states:
            run.count(1)
            said = dict(groups).get(self.number)
            if said is None:
                continue
            here = run.text[at : at + len(said)]
            if here == said or (self.fold and here.casefold() == said.casefold()):
                found.add((at + len(said), groups))
        return found


@dataclass(frozen=True, slots=True)
class Look:
    """Whether a part is (`wanted`) or isn't ahead or behind."""

    part: Part
    ahead: bool
    wanted: bool

    def go(self, run: Run, states: set[State]) -> set[State]:
        """Where it stands, where that is there."""
        return {state for state in states if self._there(run, state) == self.wanted}

    def _there(self, run: Run, state: State) -> bool:
        at, groups = state
        run.count(1)
        if self.ahead:
            return bool(self.part.go(run, {state}))
        return any(end == at for start in range(at, -1, -1) for end, _groups in self.part.go(run, {(start, groups)}))


@dataclass(frozen=True, slots=True)
class Edge:
    """A place between letters."""

    test: Callable[[str, int], bool]

    def go(self, run: Run, states: set[State]) -> set[State]:
        """Where it stands, where the place is such a one."""
        run.count(len(states))
        return {state for state in states if self.test(run.text, state[0])}
