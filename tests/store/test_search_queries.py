from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldservice.domain.records import WorkOrder
from fieldservice.domain.text import index_text, matches, query_tokens
from fieldservice.store.queries import search as queries
from fieldservice.store.queries.windows import Source, chunk, count
from fieldservice.system.clock import FixedClock
from fieldservice.system.ids import SeededIds
from tests.services.conftest import MONDAY_MORNING, World, make_world

TEXTS = ["pump leak", "pumps", "pumpkin", "compressor HC-75V", "HC-7512", "空压机漏油", "油泵 pump", "冷干机", "压力高"]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("filled")
    world = make_world(folder / "profile", folder / "state", FixedClock(MONDAY_MORNING), SeededIds(3))
    many = [WorkOrder(id=world.ids(), number=f"N{n}", summary=f"valve{n:02d}") for n in range(40)]
    world.add(*[WorkOrder(id=world.ids(), number=f"T{n}", summary=text) for n, text in enumerate(TEXTS)], *many)
    yield world
    world.store.close()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("pump", {0, 1, 2, 6}), ("pumps", {1}), ("comp", {3}), ("hc-75", {3, 4}), ("HC-75V", {3}), ("压机", {5}),
     ("pump 油泵", {6}), ("油泵 pum", {6}), ("机", {5, 7}), ("zebra", set())],
)  # fmt: skip
def test_the_expression_finds_what_the_plain_expression_finds(filled: World, typed: str, expected: set[int]) -> None:
    reader = filled.read()
    expression = queries.match_expression(reader, "work_order", typed)
    quick = list(queries.matching_rids(reader, "work_order", expression, 100)) if expression else []
    plain = queries.matching_rids(reader, "work_order", query_tokens(typed), 100)
    assert quick == list(plain)
    found = {hit.number for hit in queries.newest(reader, "work_order", query_tokens(typed), 100)}
    assert found == {f"T{n}" for n in expected}


def test_a_beginning_that_many_words_share_finds_all_of_them(filled: World) -> None:
    reader = filled.read()
    expression = queries.match_expression(reader, "work_order", "valve")
    assert len(queries.matching_rids(reader, "work_order", expression, 100)) == 40


@pytest.mark.parametrize("few", [0, 4_000])
@pytest.mark.parametrize(
    ("typed", "expected"),
    [("SCR42-16-00", 30), ("scr42-16-001", 25), ("SCR42-16-00123", 1), ("SCR42-16-00999", 0), ("SCR42-16-0", 30),
     ("空压机 scr42-16-001", 25), ("turbochargerh", 40), ("turbochargers", 1), ("SCR42-16-turbochargerh", 0)],
)  # fmt: skip
def test_long_beginnings_are_found_however_many_words_begin_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int, typed: str, expected: int
) -> None:
    world = make_world(tmp_path / "p", tmp_path / "s", FixedClock(MONDAY_MORNING), SeededIds(2))
    texts = [f"空压机 SCR42-16-{n:05d}" for n in range(95, 125)]
    texts += [f"turbochargerhousing{n:02d}" for n in range(40)] + ["turbochargers", "SCR42 16 00123, SCR42-17-00123"]
    orders = [WorkOrder(id=world.ids(), number=f"N{n}", summary=text) for n, text in enumerate(texts)]
    world.add(*orders)
    monkeypatch.setattr(queries, "_FEW", few)
    expression = queries.match_expression(world.read(), "work_order", typed)
    found = list(queries.matching_rids(world.read(), "work_order", expression, 100)) if expression else []
    assert len(found) == expected == sum(matches(text, typed) for text in texts)
    assert found == sorted(found, reverse=True)
    world.store.close()


@given(st.text(alphabet="空压机漏油pumHC-75V \"*'()^:", max_size=12))
def test_no_text_breaks_the_expression_and_it_agrees_with_the_text_itself(filled: World, typed: str) -> None:
    reader = filled.read()
    expression = queries.match_expression(reader, "work_order", typed)
    found = queries.newest(reader, "work_order", expression, 100) if expression else []
    assert {h.title for h in found if h.number[0] == "T"} == {t for t in TEXTS if index_text(t) and matches(t, typed)}


@pytest.mark.parametrize("descending", [False, True])
def test_chunks_of_any_size_give_every_row_once_in_order_with_empty_keys_last(filled: World, descending: bool) -> None:
    reader = filled.read()
    source = Source("work_order")
    key = "CASE WHEN t.rid % 3 = 0 THEN NULL ELSE t.rid % 7 END"
    whole = list(chunk(reader, source, key, descending=descending, limit=1000).rids)
    assert len(whole) == 49 and {rid % 3 for rid in whole[-16:]} == {0}
    for size in (1, 2, 5, 16, 33, 48, 49):
        rids: list[int] = []
        cursor = None
        while True:
            part = chunk(reader, source, key, descending=descending, after=cursor, limit=size)
            rids += part.rids
            cursor = part.next
            if cursor is None:
                break
        assert rids == whole


def test_a_count_stops_at_a_thousand(tmp_path: Path) -> None:
    world = make_world(tmp_path / "p", tmp_path / "s", FixedClock(MONDAY_MORNING), SeededIds(1))
    world.add(*[WorkOrder(id=world.ids(), number=str(n)) for n in range(1_000)])
    assert (count(world.read(), Source("work_order")).n, count(world.read(), Source("work_order")).more) == (
        1000,
        False,
    )
    world.add(WorkOrder(id=world.ids()))
    assert (count(world.read(), Source("work_order")).n, count(world.read(), Source("work_order")).more) == (1000, True)
    world.store.close()
