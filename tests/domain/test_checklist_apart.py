"""People who answer one checklist on laptops that seldom meet: all see the same in the end, and nothing that somebody
said is set aside by somebody who didn't know it, unless they are asked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from dataclasses import field as made_with
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from fieldservice.domain.checklist import Address, AnswerEvent, ChecklistState
from fieldservice.errors import UserError
from tests.domain.checklists import minute
from tests.domain.forms import NOW, TODAY, field, form, group, hidden

FORM = form(
    field("pressure", "number"),
    group("leak", field("litres", "number"), repeat={"least": 1}),
    hidden("total", "sum(/data/leak/litres)"),
)
PRESSURE = Address("pressure")
BOOKED = ("anna", "bert")  # two technicians on the job
PEOPLE = (*BOOKED, "cleo")  # and the office
HOME = "anna at home"  # her second laptop
LAPTOPS = (*PEOPLE, HOME)


@dataclass
class Entry:
    """One stored answer, and what its author knew when giving it."""

    event: AnswerEvent
    knew: frozenset[int]


@dataclass
class Laptop:
    """Whose it is, how wrong its clock is, and the numbers of the answers in the order in which it stored them."""

    name: str
    ahead: int = 0
    stored: list[int] = made_with(default_factory=list)

    @property
    def owner(self) -> str:
        """The person's id."""
        return self.name.partition(" ")[0]


class Apart:
    """Four laptops of three people and a hub that keeps answers in the order in which they come."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.hub: list[int] = []
        self.laptops = {person: Laptop(person) for person in LAPTOPS}
        self.minutes = 0

    def state(self, person: str) -> ChecklistState:
        """The checklist as a laptop has it."""
        events = [self.entries[number].event for number in self.laptops[person].stored]
        return ChecklistState(FORM, events, today=TODAY, now=NOW, booked=BOOKED, language="en", device=person)

    def keep(self, person: str, *events: AnswerEvent) -> None:
        """Store what an answer made."""
        laptop = self.laptops[person]
        knew = frozenset(laptop.stored)
        for event in events:
            laptop.stored.append(len(self.entries))
            self.entries.append(Entry(replace(event, id=f"id{len(self.entries)}"), knew))

    def now(self, person: str) -> dict[str, object]:
        """When, by that laptop's clock, and by whom."""
        self.minutes += 1
        laptop = self.laptops[person]
        return {"at": minute(1) + timedelta(minutes=self.minutes + laptop.ahead), "by": laptop.owner}

    def answer(self, person: str, place: Address, value: str) -> None:
        """Answer a question."""
        answered = self.state(person).answer(place, value, **self.now(person))  # type: ignore[arg-type]
        self.keep(person, answered.event, *answered.also)

    def add_round(self, person: str) -> int:
        """Add a round; its number."""
        added = self.state(person).add_round("leak", **self.now(person))  # type: ignore[arg-type]
        self.keep(person, added.event, *added.also)
        return added.event.address.path[0]

    def meet(self, person: str) -> None:
        """Send what is new to the hub and take what is new there."""
        laptop = self.laptops[person]
        own = [number for number in laptop.stored if number not in self.hub]
        self.hub += own
        known = set(laptop.stored)
        laptop.stored += [number for number in self.hub if number not in known]

    def all_meet(self) -> None:
        """Everybody, until all know everything."""
        for person in (*LAPTOPS, *LAPTOPS):
            self.meet(person)

    def heads(self, place: Address) -> list[AnswerEvent]:
        """The answers to a question that nobody who answered later knew of."""
        there = [number for number, entry in enumerate(self.entries) if entry.event.address == place]
        known = frozenset().union(*(self.entries[number].knew for number in there)) if there else frozenset()
        heads = {}
        for number in there:  # of those written at one go by one person the last
            if number not in known:
                heads[self.entries[number].event.by, self.entries[number].knew] = self.entries[number].event
        return list(heads.values())

    def check(self) -> None:
        """All see the same; whoever says otherwise without knowing is asked."""
        self.all_meet()
        states = [self.state(person) for person in LAPTOPS]
        for one, other in pairwise(states):
            assert one.values() == other.values()
            assert one.rounds("leak") == other.rounds("leak")
            assert one.disputes().keys() == other.disputes().keys()
        for place in (PRESSURE, *(Address("litres", (number,)) for number in states[0].rounds("leak"))):
            heads = self.heads(place)
            claims = {head.says for head in heads if head.value is not None}
            if len(heads) > 1 and len({head.by for head in heads}) == 1:
                continue  # one person on two laptops corrects themselves: the latest counts
            if len(claims) > 1:
                assert place in states[0].disputes(), (place, heads)
            elif len(heads) == 1 and place not in states[0].disputes():
                assert states[0].cell(place).value == heads[0].value


@pytest.fixture
def apart() -> Apart:
    return Apart()


def test_a_technician_who_did_not_know_the_others_correction_does_not_set_it_aside(apart: Apart) -> None:
    apart.answer("anna", PRESSURE, "5")
    apart.all_meet()
    apart.answer("anna", PRESSURE, "6")
    apart.answer("bert", PRESSURE, "7")  # sees the 5, not the 6
    apart.all_meet()
    for person in PEOPLE:
        assert {event.value for event in apart.state(person).disputes()[PRESSURE]} == {6, 7}
    apart.answer("anna", PRESSURE, "6")  # now sees both
    apart.all_meet()
    assert [apart.state(person).disputes() for person in PEOPLE] == [{}, {}, {}]


def test_a_decision_sets_nothing_aside_that_came_later_from_further_away(apart: Apart) -> None:
    apart.answer("anna", PRESSURE, "5")
    apart.answer("bert", PRESSURE, "7")
    apart.meet("anna")
    apart.meet("bert")
    apart.meet("cleo")
    apart.answer("anna", PRESSURE, "8")  # not known to the office
    state = apart.state("cleo")
    (seven,) = [event for event in state.disputes()[PRESSURE] if event.value == 7]
    apart.keep("cleo", state.decide(PRESSURE, seven, **apart.now("cleo")).event)  # type: ignore[arg-type]
    apart.all_meet()
    for person in PEOPLE:
        assert 8 in {event.value for event in apart.state(person).disputes()[PRESSURE]}


@pytest.mark.parametrize(("first", "second", "asked"), [(7, 7, False), (7, 5, True)])
def test_two_decisions_at_once_end_alike_and_only_different_ones_are_asked_about(
    apart: Apart, first: int, second: int, asked: bool
) -> None:
    apart.answer("anna", PRESSURE, "5")
    apart.answer("bert", PRESSURE, "7")
    apart.all_meet()
    for person, value in (("anna", first), ("cleo", second)):
        state = apart.state(person)
        (chosen,) = [event for event in state.disputes()[PRESSURE] if event.value == value]
        apart.keep(person, state.decide(PRESSURE, chosen, **apart.now(person)).event)  # type: ignore[arg-type]
    apart.all_meet()
    assert {apart.state(person).cell(PRESSURE).value for person in PEOPLE} == {7}
    assert {bool(apart.state(person).disputes()) for person in PEOPLE} == {asked}
    apart.keep("bert", apart.state("bert").decide(PRESSURE, None, **apart.now("bert")).event)  # type: ignore[arg-type]
    apart.all_meet()
    assert [apart.state(person).disputes() for person in PEOPLE] == [{}, {}, {}]
    assert {apart.state(person).cell(PRESSURE).value for person in PEOPLE} == {None}


def test_rounds_added_apart_are_all_there_also_those_of_one_person_on_two_laptops(apart: Apart) -> None:
    litres = {"anna": "2", "bert": "3.5", "cleo": "4", HOME: "8"}
    for person, amount in litres.items():
        number = apart.add_round(person)
        apart.answer(person, Address("litres", (number,)), amount)
    apart.all_meet()
    for person in LAPTOPS:
        state = apart.state(person)
        assert len(state.rounds("leak")) == 5
        assert state.disputes() == {}
        assert str(state.cell(Address("total")).value) == "17.5"


def test_rounds_numbered_before_devices_were_told_apart_stay_and_new_ones_come_after_them(apart: Apart) -> None:
    old = [AnswerEvent("leak", path, True, "", "", minute(0), "anna") for path in ("1", "2", "3457")]
    apart.keep("anna", *old, AnswerEvent("litres", "3457", Decimal(6), "", "", minute(0), "anna"))
    apart.all_meet()
    added = [apart.add_round(name) for name in ("anna", HOME, HOME)]
    apart.all_meet()
    for name in LAPTOPS:
        state = apart.state(name)
        assert state.rounds("leak") == (0, 1, 2, 3457, *sorted(added))
        assert state.cell(Address("total")).value == 6
    assert added[1] < added[2]  # as they were added


def test_answers_at_the_same_instant_end_alike_everywhere(apart: Apart) -> None:
    at = minute(5)
    for person, value in (("cleo", "5"), ("bert", "7"), ("anna", "6")):
        answered = apart.state(person).answer(PRESSURE, value, at=at, by=person)
        apart.keep(person, answered.event, *answered.also)
    apart.check()


class Laptops(RuleBasedStateMachine):
    """Any order of answering, adding and taking away, deciding and meeting."""

    def __init__(self) -> None:
        super().__init__()
        self.apart = Apart()

    @rule(person=st.sampled_from(PEOPLE), value=st.sampled_from(["5", "6", "7", ""]))
    def answers(self, person: str, value: str) -> None:
        self.apart.answer(person, PRESSURE, value)

    @rule(people=st.permutations(PEOPLE), values=st.permutations(["5", "6", "7"]))
    def all_meet_and_answer_apart(self, people: list[str], values: list[str]) -> None:
        self.apart.all_meet()
        for person, value in zip(people, values, strict=True):
            self.apart.answer(person, PRESSURE, value)

    @rule(person=st.sampled_from(LAPTOPS), value=st.sampled_from(["1", "2"]), which=st.integers(0, 3))
    def answers_in_a_round(self, person: str, value: str, which: int) -> None:
        rounds = self.apart.state(person).rounds("leak")
        if rounds:
            self.apart.answer(person, Address("litres", (rounds[which % len(rounds)],)), value)

    @rule(person=st.sampled_from(LAPTOPS))
    def adds_a_round(self, person: str) -> None:
        try:
            self.apart.add_round(person)
        except UserError:
            return

    @rule(person=st.sampled_from(PEOPLE), which=st.integers(0, 3))
    def takes_a_round_away(self, person: str, which: int) -> None:
        state = self.apart.state(person)
        rounds = state.rounds("leak")
        if rounds:
            path = (rounds[which % len(rounds)],)
            self.apart.keep(person, state.remove_round("leak", path, **self.apart.now(person)).event)  # type: ignore[arg-type]

    @rule(person=st.sampled_from(PEOPLE), which=st.integers(0, 3))
    def decides(self, person: str, which: int) -> None:
        state = self.apart.state(person)
        for place, answers in list(state.disputes().items())[:1]:
            chosen = answers[which % len(answers)]
            self.apart.keep(person, state.decide(place, chosen, **self.apart.now(person)).event)  # type: ignore[arg-type]

    @rule(person=st.sampled_from(LAPTOPS))
    def meets(self, person: str) -> None:
        self.apart.meet(person)

    @rule(person=st.sampled_from(LAPTOPS), ahead=st.sampled_from([-500_000, -30, 0, 45]))
    def clock_is_set(self, person: str, ahead: int) -> None:
        self.apart.laptops[person].ahead = ahead

    @invariant()
    def what_somebody_answered_stands_before_their_eyes(self) -> None:
        for person in PEOPLE:
            own = [self.apart.entries[n].event for n in self.apart.laptops[person].stored]
            mine = [event for event in own if event.by == person and event.address == PRESSURE]
            if mine and own and own[-1] is mine[-1] and person in BOOKED:
                assert self.apart.state(person).cell(PRESSURE).value == mine[-1].value

    def teardown(self) -> None:
        self.apart.check()


TestLaptops = Laptops.TestCase
TestLaptops.settings = settings(max_examples=150, stateful_step_count=20, deadline=None)
