"""The answers as a tree of places, which is what the rules of forms walk through."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo

from fieldservice.domain.checklist.expression import ExpressionError
from fieldservice.domain.checklist.lists import ListNode, ListTable, RootNode, rows_of_choices
from fieldservice.domain.checklist.model import Choice, Question, Section, Template, walk
from fieldservice.domain.checklist.values import Address, Value
from fieldservice.domain.checklist.xpath import Bound, Schema, bind
from fieldservice.domain.checklist.xpath.atoms import Atom
from fieldservice.domain.checklist.xpath.compiling import Ctx
from fieldservice.domain.checklist.xpath.rule import atom_of

Path = tuple[int, ...]
MOST_PLACES = 20_000  # repeats within repeats: 200 rounds in each of 200 would stop the program for minutes


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known beside the answers. `facts`: what the program fills in by itself, by its name in ODK (start, end,
    today, instanceid, username, ...); `now` the local time in this machine's zone (UTC
    where it has none), `random` a source of chance, `new_uuid` of ids.
    """

    today: date
    now: datetime
    language: str = "en"
    facts: Mapping[str, Value] = field(default_factory=dict)
    random: Callable[[], float] = random.random
    new_uuid: Callable[[], str] = lambda: str(uuid.uuid4())


class Place:
    """A question, a group or one round of it. `visible`: it and everything around it is shown."""

    __slots__ = ("atom", "ctx", "item", "kids", "name", "ordinal", "path", "rounds", "up", "verdict", "visible")

    def __init__(self, item: Question | Section | None, path: Path, up: Place | None, name: str, world: FormWorld):
        self.item = item
        self.path = path
        self.up = up
        self.name = name
        self.kids: dict[str, list[Place]] = {}
        self.visible = up is None
        self.atom: Atom = ""
        self.verdict = ""
        self.ordinal = 1
        around: Mapping[str, Place] = up.rounds if up is not None else {}
        own = isinstance(item, Section) and item.repeats
        self.rounds: Mapping[str, Place] = {**around, item.key: self} if own and item is not None else around
        self.ctx = Ctx(world, self, self)

    @property
    def live(self) -> bool:
        """Whether rules find it: what is hidden isn't there."""
        return self.visible

    @property
    def address(self) -> Address:
        """Where it is; a group by its own key."""
        return Address(self.item.key if self.item is not None else "", self.path)

    def named(self, name: str) -> Sequence[Place]:
        """Its children of that name, in the order of the form."""
        if name == "*":
            return [kid for kids in self.kids.values() for kid in kids]
        return self.kids.get(name, ())


class FormWorld:
    """What rules ask of the checklist as a whole."""

    def __init__(self, template: Template, surroundings: Surroundings) -> None:
        self.template = template
        self.surroundings = surroundings
        self.tree = Place(None, (), None, template.root, self)
        self._places = 0
        self._sizes: dict[str, int] = {}
        self._questions = {question.key: question for question in template.questions}
        self._lists: dict[str, ListNode] = {}
        self._schema: Schema | None = None
        self._bound: dict[tuple[str, str], Bound | None] = {}
        self.mixed: dict[
            str, tuple[float, Sequence[Choice]]
        ] = {}  # by question: the seed and its choices in that order

    def grow(self, by: int) -> None:
        """So many places more, or fewer."""
        self._places += by

    def room_for(self, section: Section) -> int:
        """How many more rounds of a section there may be: no form has more than MOST_PLACES places."""
        if section.key not in self._sizes:
            self._sizes[section.key] = sum(1 for _ in walk((section,)))
        return max(0, MOST_PLACES - self._places) // self._sizes[section.key]

    def bound(self, key: str, rule: str) -> Bound | None:
        """A rule that stands in a text or a parameter of the question or group `key`; None where it is none."""
        if (key, rule) not in self._bound:
            if self._schema is None:
                self._schema = Schema(self.template.root, self.template.items)
            try:
                self._bound[key, rule] = bind(rule, self._schema, self._schema.by_key[key])
            except (ExpressionError, KeyError):
                self._bound[key, rule] = None
        return self._bound[key, rule]

    def list_node(self, name: str) -> ListNode | None:
        """The choice list of that name."""
        if name not in self._lists and name in self.template.lists:
            self._lists[name] = self._made(name, self.template.lists[name])
        return self._lists.get(name)

    def items_of(self, question: Question) -> RootNode:
        """The choices of a question as nodes, in the order of the question's choices; of a file all its rows."""
        if question.list_name:
            found = self.list_node(question.list_name)
            assert found is not None
            return found.root
        name = "#" + question.key
        if name not in self._lists:
            self._lists[name] = self._made(question.key, question.choices)
        return self._lists[name].root

    def pull(self, name: str, column: str, key_column: str, key: str) -> str:
        """ODK's pulldata: what stands in `column` of the first row whose `key_column` holds `key`; '' for nothing."""
        found = self.list_node(name.removesuffix(".csv"))
        if found is None or not key:
            return ""
        rows = found.root.rows
        there = rows.with_text(key_column, key)
        return (rows.cell(there[0], column) or "") if there else ""

    def choice_title(self, key: str, value: str) -> str:
        """The words of a choice of a question."""
        question = self._questions.get(key)
        choice = question.choice(value) if question is not None else None
        return choice.title(self.surroundings.language) if choice is not None else ""

    def text(self, name: str) -> str:
        """language, version, or a fact."""
        if name == "language":
            return self.surroundings.language
        if name == "version":
            return str(self.template.version)
        found = self.surroundings.facts.get(name)
        return found if isinstance(found, str) else ""

    @property
    def zone(self) -> tzinfo:
        """The zone by whose clock rules see moments."""
        return self.surroundings.now.tzinfo or UTC

    def atom(self, value: Value) -> Atom:
        """An answer as rules see it: moments by this machine's clock, wherever they were recorded."""
        return atom_of(value.astimezone(self.zone) if isinstance(value, datetime) and value.tzinfo else value)

    def now(self) -> Atom:
        """The local time."""
        return self.surroundings.now

    def today(self) -> Atom:
        """The local day."""
        return self.surroundings.today

    def random(self) -> float:
        """From 0 to 1."""
        return self.surroundings.random()

    def uuid(self) -> str:
        """A new id."""
        return self.surroundings.new_uuid()

    def _made(self, name: str, choices: Sequence[Choice]) -> ListNode:
        if isinstance(choices, ListTable):
            return choices.instance  # made once for all checklists that have it
        return ListNode(rows_of_choices(name, choices, self.surroundings.language))
