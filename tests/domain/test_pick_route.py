"""What expires first goes out first, and bins are walked in the order in which they stand."""

from __future__ import annotations

from datetime import date

from fieldservice.domain.pick_route import BinStock, Take, choose, natural

TODAY = date(2026, 5, 18)


def test_codes_are_walked_as_people_count() -> None:
    assert sorted(["A-12-03", "A-2-1", "B-1", "A-2-10"], key=natural) == ["A-2-1", "A-2-10", "A-12-03", "B-1"]


def test_the_first_to_expire_goes_first_then_the_older_lot_then_the_nearer_bin() -> None:
    stocks = [
        BinStock("far", "B-1", 2, 5, "2602", date(2027, 1, 1)),
        BinStock("near", "A-1", 1, 5, "2603"),
        BinStock("near2", "A-2", 1, 5, "2601"),
        BinStock("far2", "B-2", 2, 5, "2601"),
    ]
    assert choose(16, stocks, TODAY) == [
        Take("far", "2602", 5),
        Take("near2", "2601", 5),
        Take("far2", "2601", 5),
        Take("near", "2603", 1),
    ]


def test_what_has_expired_stays_where_it_is() -> None:
    stocks = [BinStock("a", "A", 0, 5, "L", date(2026, 5, 17)), BinStock("b", "B", 0, 5, "M", TODAY)]
    assert choose(3, stocks, TODAY) == [Take("b", "M", 3)]


def test_what_no_bin_covers_is_met_at_the_bin_where_the_part_should_be() -> None:
    assert choose(3, [BinStock("a", "A", 0, 2)], TODAY) == [Take("a", "", 3)]
    assert choose(3, [BinStock("a", "A", 0, -2)], TODAY) == [Take(None, "", 3)]
