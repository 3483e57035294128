"""Chains of replacements end, circles are named, and what is preferred comes first."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import Supersession
from fieldservice.domain.supersession import Way, converted, faults, ways

TODAY = date(2026, 5, 18)


def line(old: str, new: str | None, **more: Any) -> Supersession:
    given_id = more.pop("id", f"{old}>{new}")
    return Supersession(id=given_id, part_id=old, replacement_id=new, replacement_number=new or "?", **more)


def found(lines: list[Supersession], part: str, pieces: int = 1) -> list[Way]:
    return ways(
        part,
        pieces * MICRO,
        lambda id: [each for each in lines if each.part_id == id],
        lambda id: [each for each in lines if each.replacement_id == id],
        TODAY,
    )


def parts(lines: list[Supersession], part: str) -> list[tuple[str, ...]]:
    return [way.part_ids for way in found(lines, part)]


def test_a_part_that_nothing_replaces_stands_for_itself() -> None:
    (way,) = found([], "A", 3)
    assert way.own and way.needs[0].quantity_micro == 3 * MICRO


def test_the_end_of_a_chain_comes_before_its_middle_and_the_old_part_last() -> None:
    assert parts([line("A", "B"), line("B", "C")], "A") == [("C",), ("B",), ("A",)]


def test_what_is_to_be_used_up_goes_out_first() -> None:
    assert parts([line("A", "B", use_up_first=True)], "A")[0] == ("A",)
    assert parts([line("A", "B", use_up_first=True, interchange="both")], "B") == [("A",), ("B",)]


def test_an_old_part_stands_in_for_the_new_one_only_where_both_are_interchangeable() -> None:
    assert parts([line("A", "B", interchange="both")], "B") == [("B",), ("A",)]
    assert parts([line("A", "B")], "B") == [("B",)]


def test_all_lines_together_are_one_way_and_any_lines_are_several() -> None:
    assert parts([line("A", "B"), line("A", "C")], "A") == [("B", "C"), ("A",)]
    assert parts([line("A", "B", mode="any", rank=2), line("A", "C", mode="any", rank=1)], "A") == [
        ("C",),
        ("B",),
        ("A",),
    ]


def test_one_of_a_set_that_is_itself_replaced_is_followed_on() -> None:
    assert ("B", "D") in parts([line("A", "B"), line("A", "C"), line("C", "D")], "A")


def test_a_line_that_begins_later_does_not_count_yet() -> None:
    assert parts([line("A", "B", valid_from=date(2026, 5, 19))], "A") == [("A",)]
    assert parts([line("A", "B", valid_from=TODAY)], "A")[0] == ("B",)


def test_ratios_multiply_along_the_chain_and_pieces_are_whole() -> None:
    lines = [line("A", "B", ratio_micro=2 * MICRO), line("B", "C", ratio_micro=MICRO // 4)]
    assert found(lines, "A", 3)[0].needs[0].quantity_micro == 2 * MICRO  # 3 A = 6 B = 1.5 C
    assert converted(3 * MICRO, MICRO // 2, counted=False) == 1_500_000


def test_dangling_lines_and_circles_are_named() -> None:
    lines = [line("A", "B"), line("B", "A"), line("C", None), line("D", "D"), line("E", "A")]
    assert [(each.kind, each.part_id, each.circle) for each in faults(lines)] == [
        ("loop", "A", ("A", "B")),
        ("loop", "B", ("B", "A")),
        ("dangling", "C", ()),
        ("itself", "D", ("D",)),
    ]


_ARROWS = st.lists(
    st.tuples(st.sampled_from("ABCDEF"), st.sampled_from("ABCDEF"), st.sampled_from(("all", "any"))), max_size=14
)


@given(_ARROWS)
@settings(max_examples=300, deadline=None)
def test_whatever_leads_where_ways_end_and_never_pass_a_part_twice(arrows: list[tuple[str, str, str]]) -> None:
    lines = [line(a, b, mode=mode, id=str(n)) for n, (a, b, mode) in enumerate(arrows)]
    for part in "ABCDEF":
        for way in found(lines, part):
            by_id = {each.id: each for each in lines}
            assert way.own or part not in way.part_ids
            assert all(by_id[id].part_id != by_id[id].replacement_id for id in way.lines)
            assert len(set(way.part_ids)) == len(way.part_ids)


@given(_ARROWS)
@settings(max_examples=300, deadline=None)
def test_exactly_the_lines_on_a_circle_are_named(arrows: list[tuple[str, str, str]]) -> None:
    lines = [line(a, b, mode=mode, id=str(n)) for n, (a, b, mode) in enumerate(arrows)]
    reach = {(a, b) for a, b, _ in arrows if a != b}
    for middle in "ABCDEF":
        reach |= {(a, d) for a, b in reach for c, d in reach if b == c == middle}
    named = {each.line_id for each in faults(lines) if each.kind == "loop"}
    assert named == {str(n) for n, (a, b, _) in enumerate(arrows) if a != b and (b, a) in reach}
