"""What counting promises: few inputs, comparison with the books of the moment, second looks only where it matters."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import CountEntry, Part, PickLine, PickList, StockCount, StockLocation, StockMove
from fieldservice.errors import UserError
from fieldservice.i18n import set_language
from fieldservice.services.count_words import doubt_words
from fieldservice.services.counting import CountFilter, Counting
from tests.services.conftest import World
from tests.services.inbound_world import Depot, make_depot, refused_by_the_hub


@pytest.fixture(autouse=True)
def english(world: World) -> Iterator[None]:
    """Sentences are compared in English; whatever a test wrote, the hub would take it."""
    set_language("en")
    yield
    assert refused_by_the_hub(world) == []


@pytest.fixture
def depot(world: World) -> Depot:
    return make_depot(world)


@pytest.fixture
def counting(depot: Depot) -> Counting:
    return depot.services.counting


def label(place: StockLocation) -> str:
    return f"FS1:L:{place.code}"


def passes(depot: Depot, **span: int) -> None:
    depot.world.clock.advance(**(span or {"hours": 1}))


def moved(
    depot: Depot,
    part: Part,
    source: StockLocation,
    target: StockLocation,
    pieces: int,
    *,
    at: datetime | None = None,
    recorded_at: datetime | None = None,
) -> None:
    """A move as it comes from another laptop: with a moment of its own, known here only now."""
    now = depot.world.clock.now()
    depot.world.add(
        StockMove(
            id=depot.world.ids(), part_id=part.id, from_location_id=source.id, to_location_id=target.id,
            quantity_micro=pieces * MICRO, reason="transfer", at=at or now, recorded_at=recorded_at or now,
        )
    )  # fmt: skip


def test_a_bin_with_six_single_pieces_takes_at_most_eight_inputs(depot: Depot, counting: Counting) -> None:
    parts = [depot.part(f"P{n}") for n in range(6)]
    for part in parts:
        depot.stock(part, depot.bins[0], 1)
    passes(depot)
    inputs = 1
    count, place = counting.begin_scanned(label(depot.bins[0]))
    for part in parts:
        inputs += 1
        assert counting.scan(count.id, place, f"FS1:P:{part.number}").kind == "counted"
    inputs += 1
    result = counting.finish_bin(count.id, place)
    assert inputs <= 8
    assert (result.posted, result.keys, result.differences, result.exact) == (True, 6, (), 100)
    assert depot.world.find(StockCount, count.id).status == "posted"


def test_six_lines_of_several_pieces_counted_blind_take_fourteen_inputs(depot: Depot, counting: Counting) -> None:
    parts = [depot.part(f"P{n}", price_minor=100) for n in range(6)]
    for n, part in enumerate(parts):
        depot.stock(part, depot.bins[0], 4 + n)
    passes(depot)
    inputs = 1
    count, place = counting.begin_scanned(label(depot.bins[0]))
    assert all(line.expected_micro is None for line in counting.sheet(count.id, place))
    for n, part in enumerate(parts):
        inputs += 2  # the scan, the quantity
        assert "expected" not in counting.scan(count.id, place, part.number, (3 + n) * MICRO).words
    inputs += 1
    result = counting.finish_bin(count.id, place)
    assert inputs <= 14
    assert (result.posted, len(result.differences), result.lost_minor, result.gained_minor) == (True, 6, 600, 0)
    assert [depot.held(part, depot.bins[0]) for part in parts] == [3, 4, 5, 6, 7, 8]


def test_what_was_not_seen_when_the_bin_was_looked_through_is_not_there(depot: Depot, counting: Counting) -> None:
    seen, unseen = depot.part("P1"), depot.part("P2")
    depot.stock(seen, depot.bins[0], 1)
    depot.stock(unseen, depot.bins[0], 2)
    passes(depot)
    count, place = counting.begin_scanned(label(depot.bins[0]))
    counting.scan(count.id, place, "P1")
    assert counting.result(count.id).differences == ()  # nothing is said of a bin that is not finished
    counting.finish_bin(count.id, place)
    assert (depot.held(seen, depot.bins[0]), depot.held(unseen, depot.bins[0])) == (1, 0)
    (move,) = depot.world.read().where(StockMove, part_id=unseen.id, reason="count")
    assert (move.document, bool(move.line_id)) == (count.number, True)


def test_each_scan_is_one_more_and_the_last_one_is_taken_back(depot: Depot, counting: Counting) -> None:
    part = depot.part("P1")
    count, place = counting.begin_scanned(label(depot.bins[0]), blind=False)
    totals = [counting.scan(count.id, place, "P1").total_micro // MICRO for _ in range(3)]
    assert totals == [1, 2, 3]
    undone = counting.undo(count.id)
    assert undone is not None and undone.quantity_micro == 3 * MICRO
    scanned = counting.scan(count.id, place, "P1")
    assert (scanned.total_micro, scanned.words) == (3 * MICRO, "P1 备件 P1: 3 pcs counted, 0 pcs expected.")
    counting.enter(count.id, place, part.id, 12 * MICRO)
    counting.undo(count.id)
    assert counting.sheet(count.id, place)[0].counted_micro == 3 * MICRO
    for _ in range(3):
        counting.undo(count.id)
    assert counting.undo(count.id) is None


def test_a_label_of_another_bin_changes_the_bin_and_one_outside_is_refused(depot: Depot, counting: Counting) -> None:
    depot.part("P1")
    count = counting.start(depot.central.id, "full")
    assert counting.scan(count.id, None, "P1").kind == "no_bin"
    there = counting.scan(count.id, None, label(depot.bins[2]))
    assert there.kind == "bin" and there.location is not None and there.location.id == depot.bins[2].id
    assert counting.scan(count.id, there.location.id, label(depot.van)).kind == "elsewhere"
    assert counting.scan(count.id, there.location.id, "nonsense").kind == "unknown"
    assert counting.begin_scanned(label(depot.bins[4])) == (count, depot.bins[4].id)
    with pytest.raises(UserError):
        counting.enter(count.id, depot.van.id, depot.parts["P1"].id, MICRO)
    with pytest.raises(UserError):
        counting.begin_scanned("P1")


def test_moves_made_during_the_count_are_no_differences(depot: Depot, counting: Counting) -> None:
    part = depot.part("P1")
    depot.stock(part, depot.bins[0], 10)
    passes(depot)
    count = counting.start(depot.central.id, "full")
    counting.enter(count.id, depot.bins[0].id, part.id, 10 * MICRO)
    passes(depot)
    depot.services.catalogue.stock.post_move(part.id, depot.bins[0].id, depot.van.id, 4 * MICRO)
    passes(depot)
    assert counting.post(count.id).differences == ()
    assert depot.held(part, depot.bins[0]) == 6


def test_only_doubtful_lines_are_asked_again_and_a_look_that_agrees_settles_them(
    depot: Depot, counting: Counting
) -> None:
    quiet, busy = depot.part("P1", price_minor=100), depot.part("P2", price_minor=100)
    for part in (quiet, busy):
        depot.stock(part, depot.bins[0], 5)
    passes(depot)
    count, place = counting.begin_scanned(label(depot.bins[0]))
    depot.services.catalogue.stock.post_move(busy.id, place, depot.van.id, MICRO)
    passes(depot, minutes=2)
    counting.enter(count.id, place, quiet.id, 4 * MICRO)
    counting.enter(count.id, place, busy.id, 3 * MICRO)
    asked = counting.finish_bin(count.id, place)
    assert not asked.posted
    assert [(each.part.number, each.doubts) for each in asked.asked_again] == [("P2", ("near",))]
    assert doubt_words("near") == "Parts were moved here while it was counted."
    assert [line.state for line in counting.sheet(count.id, place)] == ["counted", "asked"]
    passes(depot, minutes=1)
    counting.enter(count.id, place, busy.id, 3 * MICRO)
    result = counting.finish_bin(count.id, place)
    assert result.posted and sorted(d.difference_micro // MICRO for d in result.differences) == [-1, -1]
    assert (depot.held(quiet, place), depot.held(busy, place)) == (4, 3)


def test_looks_that_disagree_are_asked_a_third_time(depot: Depot, counting: Counting) -> None:
    part = depot.part("P1", price_minor=100_000)
    depot.stock(part, depot.bins[0], 5)
    passes(depot)
    count, place = counting.begin_scanned(label(depot.bins[0]))
    for pieces, doubts in ((3, ("value",)), (4, ("value", "disagree"))):
        counting.enter(count.id, place, part.id, pieces * MICRO)
        assert [each.doubts for each in counting.finish_bin(count.id, place).asked_again] == [doubts]
        passes(depot)
    counting.enter(count.id, place, part.id, 3 * MICRO)
    assert counting.finish_bin(count.id, place).posted
    assert depot.held(part, place) == 3


def test_asked_again_and_not_seen_counts_as_gone_and_the_rest_keeps_its_first_look(
    depot: Depot, counting: Counting
) -> None:
    dear, cheap = depot.part("P1", price_minor=100_000), depot.part("P2", price_minor=100)
    for part in (dear, cheap):
        depot.stock(part, depot.bins[0], 2)
    passes(depot)
    count, place = counting.begin_scanned(label(depot.bins[0]))
    counting.enter(count.id, place, cheap.id, 2 * MICRO)
    assert len(counting.finish_bin(count.id, place).asked_again) == 1
    result = counting.finish_bin(count.id, place)  # looked again: it is not there
    assert result.posted and [d.part.number for d in result.differences] == ["P1"]
    assert (depot.held(dear, place), depot.held(cheap, place)) == (0, 2)


def test_a_part_that_somebody_is_picking_is_asked_again(depot: Depot, counting: Counting) -> None:
    part = depot.part("P1", price_minor=100)
    depot.stock(part, depot.bins[0], 3)
    ids = depot.world.ids
    picks = PickList(id=ids(), number="PK-1", location_id=depot.central.id, started_at=depot.world.clock.now())
    depot.world.add(picks, PickLine(id=ids(), pick_list_id=picks.id, part_id=part.id, bin_id=depot.bins[0].id))
    passes(depot)
    count, place = counting.begin_scanned(label(depot.bins[0]))
    counting.enter(count.id, place, part.id, 2 * MICRO)
    assert [each.doubts for each in counting.finish_bin(count.id, place).asked_again] == [("pending",)]
    assert counting.post(count.id, even_so=True).posted


def test_a_late_move_known_before_posting_explains_the_difference(depot: Depot, counting: Counting) -> None:
    part = depot.part("P1", price_minor=100)
    depot.stock(part, depot.bins[0], 5)
    passes(depot)
    taken_at = depot.world.clock.now()
    passes(depot)
    count, place = counting.begin_scanned(label(depot.bins[0]))
    counting.enter(count.id, place, part.id, 3 * MICRO)
    assert len(counting.result(count.id).differences) == 1
    passes(depot)
    moved(depot, part, depot.bins[0], depot.van, 2, at=taken_at)
    result = counting.finish_bin(count.id, place)
    assert result.posted and result.differences == ()
    assert depot.held(part, place) == 3


def test_a_late_move_known_after_posting_is_found_and_corrected(depot: Depot, counting: Counting) -> None:
    part = depot.part("P1", price_minor=100)
    depot.stock(part, depot.bins[0], 5)
    passes(depot)
    taken_at = depot.world.clock.now()
    passes(depot)
    count, place = counting.begin_scanned(label(depot.bins[0]))
    counting.enter(count.id, place, part.id, 3 * MICRO)
    counting.finish_bin(count.id, place)
    assert counting.to_correct() == []
    passes(depot)
    moved(depot, part, depot.bins[0], depot.van, 2, at=taken_at)
    assert depot.held(part, place) == 1
    assert [each.id for each in counting.to_correct()] == [count.id]
    counting.correct(count.id)
    assert depot.held(part, place) == 3
    assert counting.to_correct() == []


def test_a_late_move_of_the_time_after_the_entry_is_no_reason_to_correct(depot: Depot, counting: Counting) -> None:
    part = depot.part("P1", price_minor=100)
    depot.stock(part, depot.bins[0], 5)
    passes(depot)
    count, place = counting.begin_scanned(label(depot.bins[0]))
    counting.enter(count.id, place, part.id, 4 * MICRO)
    passes(depot)
    taken_at = depot.world.clock.now()
    passes(depot)
    counting.finish_bin(count.id, place)
    passes(depot)
    moved(depot, part, depot.bins[0], depot.van, 2, at=taken_at)
    assert counting.to_correct() == []
    assert depot.held(part, place) == 2


def test_a_count_posted_on_two_laptops_is_put_right_by_correcting_it(depot: Depot, counting: Counting) -> None:
    part = depot.part("P1", price_minor=100)
    depot.stock(part, depot.bins[0], 5)
    passes(depot)
    count, place = counting.begin_scanned(label(depot.bins[0]))
    counting.enter(count.id, place, part.id, 4 * MICRO)
    counting.finish_bin(count.id, place)
    (own,) = depot.world.read().where(StockMove, reason="count")
    depot.world.add(replace(own, id=depot.world.ids()))
    assert depot.held(part, place) == 3
    counting.correct(count.id)
    assert depot.held(part, place) == 4


def test_what_was_counted_or_corrected_later_by_others_is_left_alone(depot: Depot, counting: Counting) -> None:
    part, other = depot.part("P1", price_minor=100), depot.part("P2", price_minor=100)
    for each in (part, other):
        depot.stock(each, depot.bins[0], 5)
    passes(depot)
    early = counting.start(depot.central.id, "full")
    for each in (part, other):
        counting.enter(early.id, depot.bins[0].id, each.id, 4 * MICRO)
    passes(depot)
    late = counting.start(depot.bins[0].id)
    counting.enter(late.id, depot.bins[0].id, part.id, 3 * MICRO)
    counting.post(late.id)
    depot.services.catalogue.stock.adjust(other.id, depot.bins[0].id, 2 * MICRO, "nachgezählt")
    passes(depot)
    counting.post(early.id)
    assert (depot.held(part, depot.bins[0]), depot.held(other, depot.bins[0])) == (3, 2)


def test_a_serial_number_found_in_another_bin_is_in_one_place_afterwards(depot: Depot, counting: Counting) -> None:
    part = depot.part("S1", tracking="serial")
    for n, place in ((1, depot.bins[0]), (2, depot.bins[1])):
        depot.stock(part, place, 1, serial=f"A-{n}")
    passes(depot)
    count = counting.start(depot.central.id, "full")
    first, second = depot.bins[0].id, depot.bins[1].id
    assert counting.scan(count.id, first, "S1").kind == "ask_serial"
    for serial in ("A-1", "A-2"):  # both lie in the first bin
        assert counting.scan(count.id, first, serial).kind == "counted"
    assert counting.scan(count.id, first, "A-2").kind == "twice"
    for bin_id in (first, second):
        counting.bin_done(count.id, bin_id)
    assert counting.post(count.id).posted
    held = [depot.held(part, place, serial="A-2") for place in (depot.bins[0], depot.bins[1])]
    assert held == [1, 0]
    assert counting.to_correct() == []


def test_lots_are_counted_apart_and_asked_for(depot: Depot, counting: Counting) -> None:
    part = depot.part("L1", tracking="lot", price_minor=100)
    for lot, pieces in (("B1", 3), ("B2", 2)):
        depot.stock(part, depot.bins[0], pieces, lot=lot)
    passes(depot)
    count, place = counting.begin_scanned(label(depot.bins[0]))
    assert counting.scan(count.id, place, "L1").kind == "ask_lot"
    counting.enter(count.id, place, part.id, 2 * MICRO, lot="B1")
    counting.enter(count.id, place, part.id, 2 * MICRO, lot="B2")
    assert counting.finish_bin(count.id, place).posted
    assert [depot.held(part, place, lot=lot) for lot in ("B1", "B2")] == [2, 2]


def test_a_count_of_one_part_says_nothing_of_the_others(depot: Depot, counting: Counting) -> None:
    part, other = depot.part("P1", price_minor=100), depot.part("P2", price_minor=100)
    for each in (part, other):
        depot.stock(each, depot.bins[0], 5)
    passes(depot)
    count = counting.start(depot.central.id, "part", part_id=part.id)
    assert counting.scan(count.id, depot.bins[0].id, "P2").kind == "other_part"
    counting.enter(count.id, depot.bins[0].id, part.id, 4 * MICRO)
    counting.bin_done(count.id, depot.bins[0].id)
    counting.post(count.id)
    assert (depot.held(part, depot.bins[0]), depot.held(other, depot.bins[0])) == (4, 5)


def test_a_cancelled_count_changes_nothing_and_can_be_gone_on_with(depot: Depot, counting: Counting) -> None:
    part = depot.part("P1", price_minor=100)
    count, place = counting.begin_scanned(label(depot.bins[0]))
    with pytest.raises(UserError):
        counting.post(count.id)
    counting.enter(count.id, place, part.id, 4 * MICRO)
    counting.cancel(count.id)
    with pytest.raises(UserError) as error:
        counting.enter(count.id, place, part.id, 4 * MICRO)
    assert error.value.code == "counting.ended" and depot.held(part, place) == 0
    counting.reopen(count.id)
    counting.post(count.id)
    assert depot.held(part, place) == 4
    with pytest.raises(UserError):
        counting.cancel(count.id)


def test_bins_are_due_by_what_they_are_worth_and_when_they_were_counted(depot: Depot, counting: Counting) -> None:
    dear, cheap = depot.part("P1", price_minor=100_000), depot.part("P2", price_minor=100)
    depot.stock(dear, depot.bins[0], 5)
    for place in depot.bins[1:5]:
        depot.stock(cheap, place, 1)
    due = counting.due(depot.central.id)
    assert len(due) == 5 and due[0].days is None
    for place in depot.bins[:5]:
        count, _ = counting.begin_scanned(label(place))
        counting.bin_done(count.id, place.id)
        counting.post(count.id, even_so=True)
    assert counting.due(depot.central.id) == []
    depot.stock(dear, depot.bins[0], 5)
    passes(depot, days=31)
    assert [(each.row.code, each.klass, each.days) for each in counting.due(depot.central.id)] == [("A-01", "A", 31)]


def test_counts_are_listed_with_how_far_they_are(depot: Depot, counting: Counting) -> None:
    part = depot.part("P1", price_minor=100)
    depot.stock(part, depot.bins[0], 1)
    depot.stock(part, depot.bins[1], 1)
    passes(depot)
    count = counting.start(depot.central.id, "full", blind=False)
    counting.enter(count.id, depot.bins[0].id, part.id, MICRO)
    counting.bin_done(count.id, depot.bins[0].id)
    rows = counting.counts.rows(list(counting.counts.chunk(CountFilter(statuses=frozenset({"open"}))).rids))
    assert [(row.number, row.place, row.entries, row.places_done) for row in rows] == [
        (count.number, "南京中心库", 1, 1)
    ]
    found = {each.location.code: (each.keys, each.entered, each.looks) for each in counting.bins(count.id)}
    assert found == {"A-01": (1, 1, 1), "A-02": (1, 0, 0)}


def test_a_large_count_is_posted_in_pieces_that_the_hub_takes(depot: Depot, counting: Counting) -> None:
    part = depot.part("S1", tracking="serial", price_minor=1)
    count = counting.start(depot.bins[0].id)
    ids, now = depot.world.ids, depot.world.clock.now()
    depot.world.add(
        *(
            CountEntry(
                id=ids(), count_id=count.id, location_id=depot.bins[0].id, part_id=part.id, serial=f"N{n}",
                quantity_micro=MICRO, at=now,
            )
            for n in range(430)
        )
    )  # fmt: skip
    before = depot.world.last_mid()
    result = counting.post(count.id)
    assert (result.posted, len(result.differences), depot.held(part, depot.bins[0])) == (True, 430, 430)
    assert all(len(rows) <= 500 for _, rows in depot.world.outbox(before))


# --- whatever happens during a count ----------------------------------------------------------------------------------

KNOWN = st.sampled_from(["now", "before_posting", "after_posting"])  # when a move becomes known here
HAPPENING = st.tuples(
    st.sampled_from(["in", "out", "count", "undo", "done"]),
    st.integers(1, 5),
    KNOWN,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    true=st.integers(0, 12),
    by_the_books=st.integers(0, 12),
    happenings=st.lists(HAPPENING, max_size=14),
    afterwards=st.lists(st.tuples(st.integers(-5, 5), KNOWN), max_size=4),
    gap=st.integers(1, 25),
)
def test_whatever_moves_during_a_count_exactly_the_true_difference_is_posted(
    depot: Depot,
    true: int,
    by_the_books: int,
    happenings: list[tuple[str, int, str]],
    afterwards: list[tuple[int, str]],
    gap: int,
) -> None:
    """One part in one bin. The truth is kept beside the books; moves become known at once, or late from another laptop,
    before or after the posting. In the end the books hold what is there, and what was posted is what was wrong."""
    counting, clock = depot.services.counting, depot.world.clock
    part = depot.part(f"R{depot.world.ids()[-8:]}", price_minor=1)
    place = StockLocation(id=depot.world.ids(), code=depot.world.ids(), kind="bin", parent_id=depot.central.id)
    depot.world.add(place)
    if by_the_books:
        depot.stock(part, place, by_the_books)
    wrong, there = true - by_the_books, true
    passes(depot)
    count = counting.start(place.id)
    late: dict[str, list[tuple[int, datetime, datetime]]] = {"before_posting": [], "after_posting": []}

    def move(pieces: int, at: datetime, recorded_at: datetime) -> None:
        ends = (depot.van, place) if pieces > 0 else (place, depot.van)
        moved(depot, part, *ends, abs(pieces), at=at, recorded_at=recorded_at)

    def counted() -> None:
        counting.enter(count.id, place.id, part.id, there * MICRO)

    def go_on(pieces: int, known: str) -> None:
        """So much comes (below zero: is taken), and becomes known now or later."""
        nonlocal there
        signed = max(pieces, -there)
        there += signed
        if signed and known == "now":
            move(signed, clock.now(), clock.now())
        elif signed:
            late[known].append((signed, clock.now(), clock.now() + timedelta(minutes=20 * abs(pieces))))

    for what, pieces, known in happenings:
        clock.advance(minutes=gap)
        if what in ("in", "out"):
            go_on(pieces if what == "in" else -pieces, known)
        elif what == "count":
            counted()
        elif what == "undo":
            counting.undo(count.id)
        elif what == "done":
            counted()  # who has looked through the bin has counted what is in it
            counting.bin_done(count.id, place.id)
    clock.advance(minutes=gap)
    counted()
    for pieces, known in afterwards:
        clock.advance(minutes=gap)
        go_on(pieces, known)
    clock.advance(minutes=gap)
    for each in late["before_posting"]:
        move(*each)
    counting.post(count.id, even_so=True)
    clock.advance(minutes=gap)
    for each in late["after_posting"]:
        move(*each)
    if late["after_posting"] and depot.held(part, place) != there:
        assert [each.id for each in counting.to_correct()] == [count.id]
    counting.correct(count.id)
    posted = sum(d.difference_micro for d in counting.result(count.id).differences) // MICRO
    assert (depot.held(part, place), posted) == (there, wrong)
    assert counting.to_correct() == []
    assert depot.world.read().where(CountEntry, count_id=count.id)
