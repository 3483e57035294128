"""What each question looks like now: shown, required, value, verdict; an answer touches only what depends on it.

Every question, group and round is a `Place` in a tree. Places are worked out in an order in which each stands after
what its rules read (`Template.order`); a change queues the places that read what has changed, in that order, and
nothing else.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from fieldservice.domain.checklist.cells import Cell
from fieldservice.domain.checklist.events import AnswerEvent
from fieldservice.domain.checklist.judging import judge
from fieldservice.domain.checklist.linking import chains_of, place_key
from fieldservice.domain.checklist.model import (
    COMPUTED,
    HIDDEN,
    META,
    NOTE,
    UNANSWERED_TYPES,
    Choice,
    Question,
    Section,
    Template,
)
from fieldservice.domain.checklist.offering import mixed, offered, unoffered
from fieldservice.domain.checklist.operations import as_number
from fieldservice.domain.checklist.scopes import PlaceScope, holds, holds_true, kept_once, shown
from fieldservice.domain.checklist.tree import FormWorld, Path, Place, Surroundings
from fieldservice.domain.checklist.values import Address, Value

__all__ = ["Cell", "Engine"]

_Queued = tuple[int, str, Path]
_EMPTY = (None, "", ())
_MOST_ROUNDS = 10_000
_AGAIN = 60  # how often one place may be worked out for one change, where rounds read each other


class Engine:
    """The cells of one checklist; `put` changes an answer and says which places changed by it."""

    def __init__(self, template: Template, answers: dict[Address, AnswerEvent], surroundings: Surroundings) -> None:
        self.template = template
        self.cells: dict[Address, Cell] = {}
        self.answers = answers
        self.evaluations = 0
        self.world = FormWorld(template, surroundings)
        self.places: dict[str, dict[Path, Place]] = {}  # by key, groups with a # in front and with their round
        self._surroundings = surroundings
        self.questions = {question.key: question for question in template.questions}
        self._sections = {section.key: section for section in template.sections}
        self._rank = {key: rank for rank, key in enumerate(template.order)}
        self._chain = chains_of(template)
        self._round_events: dict[tuple[str, Path], dict[int, bool]] = {}
        for address, event in answers.items():
            self._note_round(address, event)
        self._rounds: dict[tuple[str, Path], tuple[int, ...]] = {}
        self._slots: dict[tuple[str, Path], bool] = {}  # whether a repeated section is shown
        self._scopes: dict[int, PlaceScope] = {}
        self._settle(self._make_inside(self.world.tree, template.items))

    # ---- what there is

    def rounds(self, section: Section, path: Path = ()) -> tuple[int, ...]:
        """The rounds of a repeated section within the place `path`, in order."""
        return self._rounds.get((section.key, path), ())

    def last_round(self, section: Section, path: Path = ()) -> int:
        """The highest number of a round that there is or was; -1 for none."""
        return max((*self._round_events.get((section.key, path), ()), *self.rounds(section, path)), default=-1)

    def counted(self, address: Address) -> Address:
        """A place with its rounds counted from 1, in order."""
        place = self._place(address)
        return Address(address.key, tuple(each.ordinal for each in place.rounds.values())) if place else address

    def section_visible(self, section: Section, path: Path) -> bool:
        """Whether a section is shown; for a repeated one `path` is that of the place around it, or of a round."""
        place = self.places.get("#" + section.key, {}).get(path)
        if place is not None:
            return place.visible
        return self._slots.get((section.key, path), False)

    def walk(self) -> Iterator[Place]:
        """All places in the order of the form."""
        yield from self._inside(self.world.tree)

    def _inside(self, place: Place) -> Iterator[Place]:
        for kid in place.named("*"):
            yield kid
            yield from self._inside(kid)

    def choices(self, address: Address) -> Sequence[Choice]:
        """The choices that are offered at a place now."""
        question, place = self.questions[address.key], self._place(address)
        return mixed(self.world, question, place, offered(self.world, question, place))

    def unoffered(self, address: Address, value: Value) -> tuple[str, ...]:
        """The choices in an answer that are not offered at a place now."""
        keys = value if isinstance(value, tuple) else (str(value),)
        return unoffered(self.world, self.questions[address.key], self._place(address), keys)

    def _place(self, address: Address) -> Place | None:
        return self.places.get(address.key, {}).get(address.path)

    def satisfies(self, address: Address, value: Value) -> bool:
        """Whether a value would satisfy the constraint of a place."""
        question = self.questions[address.key]
        place = self._place(address)
        if question.constraint is None or place is None or value in _EMPTY:
            return True
        before, shown = place.atom, place.visible
        place.atom, place.visible = self.world.atom(value), True
        try:
            return holds_true(question.constraint, self._scope(place))
        finally:
            place.atom, place.visible = before, shown

    def computed_now(self, address: Address) -> Value:
        """What the calculation of a place gives now."""
        question = self.questions[address.key]
        place = self.places[address.key][address.path]
        return question.computed.evaluate(self._scope(place)) if question.computed is not None else None

    # ---- changes

    def put(self, event: AnswerEvent) -> set[Address]:
        """Let `event` be the answer that counts; the addresses whose cell changed."""
        address = event.address
        self.answers[address] = event
        if address.key in self._sections:
            self._note_round(address, event)
            place = ("#" + address.key, address.path[:-1])
            return self._settle([(self._rank[place[0]], *place)])
        if address not in self.cells:
            return set()
        return self._settle([(self._rank[address.key], address.key, address.path)])

    def _note_round(self, address: Address, event: AnswerEvent) -> None:
        if address.key in self._sections and address.path:
            there = self._round_events.setdefault((address.key, address.path[:-1]), {})
            there[address.path[-1]] = event.value is True

    # ---- making and forgetting places

    def _make_inside(self, up: Place, items: Sequence[Question | Section]) -> list[_Queued]:
        found: list[_Queued] = []
        for item in items:
            key = place_key(item)
            if isinstance(item, Question) or not item.repeats:
                place = self._make(item, up.path, up)
                if isinstance(item, Section):
                    found += self._make_inside(place, item.items)
            found.append((self._rank[key], key, up.path))
        return found

    def _make(self, item: Question | Section, path: Path, up: Place) -> Place:
        name = item.name or item.key
        place = Place(item, path, up, name, self.world)
        self.world.grow(1)
        self.places.setdefault(place_key(item), {})[path] = place
        up.kids.setdefault(name, []).append(place)
        return place

    def _forget(self, place: Place, changed: set[Address]) -> None:
        for kid in place.named("*"):
            self._forget(kid, changed)
        assert place.item is not None
        key = place_key(place.item)
        self.world.grow(-1)
        self.places[key].pop(place.path, None)
        self._scopes.pop(id(place), None)
        if isinstance(place.item, Question):
            self.cells.pop(place.address, None)
            changed.add(place.address)
        else:
            for section in (item for item in place.item.items if isinstance(item, Section)):
                self._rounds.pop((section.key, place.path), None)
                self._slots.pop((section.key, place.path), None)

    # ---- working out

    def _settle(self, start: Iterable[_Queued]) -> set[Address]:
        waiting = list(start)
        heapq.heapify(waiting)
        queued = set(waiting)
        changed: set[Address] = set()
        times: dict[_Queued, int] = {}
        while waiting:
            place = heapq.heappop(waiting)
            queued.discard(place)
            times[place] = times.get(place, 0) + 1
            if times[place] > _AGAIN:
                continue  # rounds that read one another without an end
            _, key, path = place
            if key.startswith("#"):
                found = self._settle_section(self._sections[key[1:]], path, changed)
            else:
                found = self._settle_question(Address(key, path), changed)
            for follower in found:
                if follower not in queued:
                    queued.add(follower)
                    heapq.heappush(waiting, follower)
        return changed

    def _settle_section(self, section: Section, path: Path, changed: set[Address]) -> list[_Queued]:
        up = self._around(section, path)
        if up is None:
            return []  # the round around it has just gone
        self.evaluations += 1
        key = "#" + section.key
        if not section.repeats:
            place = self.places[key][path]
            visible = up.visible and shown(section.show_if, self._scope(place))
            if visible == place.visible:
                return []
            place.visible = visible
            return [*self._children(section, [place]), *self._followers(key, path)]
        slot = (section.key, path)
        scope = self._slot_scope(section, path, up)
        visible = up.visible and shown(section.show_if, scope)
        had, has = self._rounds.get(slot, ()), self._wanted_rounds(section, slot, scope)
        was_visible = self._slots.get(slot, False)
        self._rounds[slot], self._slots[slot] = has, visible
        return self._change_rounds(section, up, set(had), has, visible != was_visible, changed)

    def _change_rounds(
        self, section: Section, up: Place, had: set[int], has: tuple[int, ...], turned: bool, changed: set[Address]
    ) -> list[_Queued]:
        key, path = "#" + section.key, up.path
        name = section.name or section.key
        visible = self._slots[section.key, path]
        here = self.places.setdefault(key, {})
        for index in had.difference(has):
            gone = here[(*path, index)]
            up.kids[name].remove(gone)
            self._forget(gone, changed)
        found: list[_Queued] = []
        kept: list[Place] = []
        for ordinal, index in enumerate(has, 1):
            place = here.get((*path, index))
            if place is None:
                place = self._make(section, (*path, index), up)
                place.visible = visible
                found += self._make_inside(place, section.items)
            elif turned:
                place.visible = visible
                kept.append(place)
            place.ordinal = ordinal
        if had != set(has):
            order = {index: at for at, index in enumerate(has)}
            own = [kid for kid in up.kids.get(name, ()) if kid.item is section]
            up.kids[name] = sorted(own, key=lambda kid: order[kid.path[-1]]) if own else []
        if turned or had != set(has):
            found += [*self._children(section, kept), *self._followers(key, path)]
        return found

    def _wanted_rounds(self, section: Section, slot: tuple[str, Path], scope: PlaceScope) -> tuple[int, ...]:
        most = min(section.repeat_most, len(self._rounds.get(slot, ())) + self.world.room_for(section))
        if section.repeat is not None:
            wanted = as_number(section.repeat.evaluate(scope)) or Decimal(0)
            return tuple(range(max(0, min(most, int(min(wanted, Decimal(_MOST_ROUNDS)))))))
        events = self._round_events.get(slot, {})
        there = {index for index in range(section.repeat_least) if events.get(index, True)}
        return tuple(sorted(there | {index for index, kept in events.items() if kept}))[:most]

    def _around(self, section: Section, path: Path) -> Place | None:
        if not section.section:
            return self.world.tree
        return self.places.get("#" + section.section, {}).get(path)

    def _children(self, section: Section, places: Iterable[Place]) -> list[_Queued]:
        keys = [place_key(item) for item in section.items]
        return [(self._rank[key], key, place.path) for place in places for key in keys]

    def _settle_question(self, address: Address, changed: set[Address]) -> list[_Queued]:
        place = self.places[address.key].get(address.path)
        if place is None:
            return []  # its round has just gone
        self.evaluations += 1
        before = self.cells.get(address)
        after = self._cell(self.questions[address.key], place)
        if after == before:
            return []
        self.cells[address] = after
        changed.add(address)
        place.visible = after.visible
        place.atom = self.world.atom(after.value) if after.visible else ""
        place.verdict = after.verdict if after.visible else ""
        if before is not None and before.seen == after.seen and before.visible == after.visible:
            return []
        return self._followers(address.key, address.path)

    def _followers(self, key: str, path: Path) -> list[_Queued]:
        found: list[_Queued] = []
        for reader in self.template.dependants.get(key, ()):
            rank = self._rank[reader]
            paths = self.readers(reader, key, path)
            if reader == key:  # running totals: later rounds read earlier ones, never the other way round
                paths = [each for each in paths if each > path]
            found += [(rank, reader, each) for each in paths]
        return found

    def readers(self, reader: str, key: str, path: Path) -> list[Path]:
        """The places of `reader` that may read what has changed in `key` at `path`."""
        chain, other = self._chain[reader], self._chain[key]
        shorter = min(len(chain), len(other))
        common = next((at for at in range(shorter) if chain[at] != other[at]), shorter)
        if (reader, key) in self.template.spreading:
            common = 0
        common = min(common, len(path))
        if common == len(chain):
            return [path[:common]]
        if reader.startswith("#"):
            repeats = self._sections[reader[1:]].repeats
            slots = [path for key, path in self._slots if key == reader[1:]]
            paths = slots if repeats else list(self.places.get(reader, {}))
        else:
            paths = list(self.places.get(reader, {}))
        return [each for each in paths if each[:common] == path[:common]]

    # ---- one question

    def _cell(self, question: Question, place: Place) -> Cell:
        assert place.up is not None
        visible = place.up.visible
        scope = self._scope(place)
        visible = visible and shown(question.show_if, scope)
        required = visible and (question.required or holds(question.require_if, scope, False))
        cell = Cell(visible=visible, required=required and question.kind not in UNANSWERED_TYPES)
        if question.kind == NOTE:
            return cell
        cell = self._with_value(question, cell, place, scope)
        if not visible or cell.value in _EMPTY:
            return cell
        if question.choice_filter is not None:
            cell = replace(cell, unoffered=self.unoffered(place.address, cell.value))
        if question.constraint is not None and not self.satisfies(place.address, cell.value):
            cell = replace(cell, invalid=True)
        return cell

    def _with_value(self, question: Question, cell: Cell, place: Place, scope: PlaceScope) -> Cell:
        event = self.answers.get(place.address)
        if question.kind == META:
            value = self._surroundings.facts.get(question.meta)
            return replace(cell, value=value, answered=value not in _EMPTY)
        computed = question.computed is not None and not question.trigger and not (event and kept_once(question, event))
        open_to_it = event is None or event.value in _EMPTY or question.read_only
        if computed and (question.kind in (COMPUTED, HIDDEN) or open_to_it):
            assert question.computed is not None
            value = question.computed.evaluate(scope)
            automatic = judge(question, value)
            event = event if question.kind not in (COMPUTED, HIDDEN) else None
            verdict, note = (event.verdict, event.note) if event is not None else ("", "")
            given = value is not None
            return replace(
                cell, value=value, answered=given, automatic=automatic, verdict=verdict or automatic, note=note,
                event=event, worked_out=True,
            )  # fmt: skip
        if event is None:
            value = question.default.evaluate(scope) if question.default is not None else question.default_value
            automatic = judge(question, value)
            given = value not in _EMPTY
            return replace(
                cell, value=value, answered=given, automatic=automatic, verdict=automatic, from_default=given
            )
        automatic = judge(question, event.value)
        return replace(
            cell,
            value=event.value,
            answered=event.value not in _EMPTY or bool(event.verdict),
            automatic=automatic,
            verdict=event.verdict or automatic,
            note=event.note,
            event=event,
        )

    def _scope(self, place: Place) -> PlaceScope:
        scope = self._scopes.get(id(place))
        if scope is None:
            scope = self._scopes[id(place)] = PlaceScope(self, place)
        return scope

    def _slot_scope(self, section: Section, path: Path, up: Place) -> PlaceScope:
        return PlaceScope(self, Place(section, path, up, section.name or section.key, self.world), own_round=False)
