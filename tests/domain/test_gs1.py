"""GS1 element strings: what makers print is read as the specification says, and nothing else is taken for it."""

from __future__ import annotations

import string
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldservice.domain.gs1 import (
    GS,
    Gs1,
    check_digit,
    day_of,
    gtin14,
    gtin_forms,
    has_check_digit,
    read_gs1,
    write_gs1,
)

YEAR = 2026
GTIN = "09501101530003"


def read(text: str) -> Gs1:
    found = read_gs1(text, YEAR)
    assert found is not None
    return found


@pytest.mark.parametrize("symbol", ["]C1", "]d2", "]Q3", "]e0", "]J1", GS])
def test_every_symbol_that_begins_with_fnc1_is_read(symbol: str) -> None:
    found = read(f"{symbol}01{GTIN}17260431{'21'}S-1{GS}10L7")
    assert (found.gtin, found.serial, found.lot, found.fault) == (GTIN, "S-1", "L7", "date")
    found = read(f"{symbol}01{GTIN}17260430{'21'}S-1{GS}10L7")
    assert (found.expiry, found.fault) == (date(2026, 4, 30), "")


@pytest.mark.parametrize("separator", [GS, "␝", "<GS>", "{GS}", "\\x1d", "\x1e"])
def test_what_scanners_send_for_the_separator_is_understood(separator: str) -> None:
    found = read(f"]C110LOT9{separator}21SER{separator}37012")
    assert (found.lot, found.serial, found.quantity) == ("LOT9", "SER", 12)


@pytest.mark.parametrize(
    ("text", "elements"),
    [
        (f"(01){GTIN}(10)AB-1", (("01", GTIN), ("10", "AB-1"))),
        (f"(01) {GTIN} (21) 7/a", (("01", GTIN), ("21", "7/a"))),
        (f"(01){GTIN}(21)A(B)C", (("01", GTIN), ("21", "A(B)C"))),
        (f"https://id.gs1.org/01/{GTIN}/10/AB%2F1?17=270100", (("01", GTIN), ("10", "AB/1"), ("17", "270100"))),
        ("https://example.com/p/01/9501101530003/21/77", (("01", GTIN), ("21", "77"))),
        (f"01{GTIN}10X", (("01", GTIN), ("10", "X"))),
        (f"01{GTIN}", (("01", GTIN),)),
        ("]C13103001250", (("3103", "001250"),)),
        ("]C1414950110153000699zz", (("414", "9501101530006"), ("99", "zz"))),
    ],
)  # fmt: skip
def test_all_ways_of_writing_are_taken_apart(text: str, elements: tuple[tuple[str, str], ...]) -> None:
    assert (read(text).elements, read(text).fault) == (elements, "")


@pytest.mark.parametrize(
    "text",
    ["", "6901234567892", "HC-2205-0417", "0109501101530004", "01095011015300031", "(abc)", "(01)123", "(01)", "()",
     f"x(01){GTIN}", "FS1:WO-100001-9", "https://example.com/01/", "WO-100001-9", "00", "]E06901234567892"],
)  # fmt: skip
def test_nothing_else_is_taken_for_it(text: str) -> None:
    assert read_gs1(text, YEAR) is None


@pytest.mark.parametrize(
    ("text", "fault", "left"),
    [
        ("]C10109501101530004", "check_digit", GTIN[:-1] + "4"),
        ("]C101095011015300", "incomplete", ""),
        (f"]C101{GTIN}17261301", "date", GTIN),
        (f"]C101{GTIN}05zzz", "unknown", GTIN),
        (f"]C101{GTIN}17ABCDEF", "incomplete", GTIN),
    ],
)
def test_a_fault_is_named_and_what_came_before_it_is_kept(text: str, fault: str, left: str) -> None:
    assert (read(text).fault, read(text).gtin) == (fault, left)


def test_weights_and_own_fields_come_in_their_units() -> None:
    found = read(f"]d201{GTIN}310300125011260102152612009912ab{GS}91x{GS}308")
    assert found.weight_kg == Decimal("1.250")
    assert (found.produced, found.best_before) == (date(2026, 1, 2), date(2026, 12, 31))
    assert (found.own, found.quantity) == ({"99": "12ab", "91": "x"}, 8)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("240200", date(2024, 2, 29)), ("250200", date(2025, 2, 28)), ("261231", date(2026, 12, 31)),
        ("760101", date(2076, 1, 1)), ("770101", date(1977, 1, 1)), ("990101", date(1999, 1, 1)),
        ("261301", None), ("260230", None), ("26010", None), ("26010a", None), ("２６０１０１", None),
    ],
)  # fmt: skip
def test_dates_have_their_century_and_day_00_is_the_last_of_the_month(written: str, day: date | None) -> None:
    assert day_of(written, YEAR) == day


def test_late_in_a_century_small_years_belong_to_the_next() -> None:
    assert day_of("050101", 2096) == date(2105, 1, 1)


@pytest.mark.parametrize(
    ("code", "full"),
    [
        ("6901234567892", "06901234567892"), ("96385074", "00000096385074"), ("036000291452", "00036000291452"),
        (GTIN, GTIN), (" 96385074 ", "00000096385074"), ("6901234567893", None), ("123", None), ("690123456789X", None),
    ],
)  # fmt: skip
def test_gtins_of_every_length_become_one(code: str, full: str | None) -> None:
    assert gtin14(code) == full


def test_a_gtin_is_looked_for_in_each_form_that_zeros_allow() -> None:
    assert gtin_forms("00036000291452") == ("00036000291452", "0036000291452", "036000291452")
    assert gtin_forms("00000096385074")[-1] == "96385074"
    assert gtin_forms("16901234567899") == ("16901234567899",)


@given(st.text(string.digits, min_size=7, max_size=17))
def test_a_check_digit_notices_each_single_wrong_digit(digits: str) -> None:
    whole = digits + check_digit(digits)
    assert has_check_digit(whole)
    for place, digit in enumerate(whole):
        other = str((int(digit) + 1) % 10)
        assert not has_check_digit(whole[:place] + other + whole[place + 1 :])


GTINS = st.text(string.digits, min_size=13, max_size=13).map(lambda digits: digits + check_digit(digits))
WORDS = st.text([chr(c) for c in range(0x21, 0x7B) if chr(c) not in "<{}\\"], min_size=1, max_size=20)
DAYS = st.dates(date(1980, 1, 1), date(2070, 1, 1))
ELEMENTS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["10", "21", "22"]), WORDS),
        st.tuples(st.sampled_from(["240", "241", "90", "91", "99"]), WORDS),
        st.tuples(st.sampled_from(["30", "37"]), st.integers(0, 99_999_999).map(str)),
        st.tuples(st.sampled_from(["11", "15", "17"]), DAYS.map("{:%y%m%d}".format)),
        st.tuples(st.sampled_from(["3100", "3103", "3105"]), st.integers(0, 999_999).map("{:06d}".format)),
    ),
    max_size=6,
)  # fmt: skip


@given(GTINS, ELEMENTS, st.sampled_from(["]C1", "]d2", "]Q3"]))
def test_what_is_written_is_read_again(gtin: str, more: list[tuple[str, str]], symbol: str) -> None:
    elements = (("01", gtin), *more)
    found = read(write_gs1(elements, symbol))
    assert (found.elements, found.fault) == (elements, "")


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_without_a_crash(text: str) -> None:
    for each in (text, "]C1" + text, f"01{GTIN}" + text):
        found = read_gs1(each, YEAR)
        if found is not None:
            assert isinstance(found.own, dict)
            assert found.weight_kg is None or found.weight_kg >= 0
            assert found.expiry is None or found.expiry.year > 1900
            assert found.quantity is None or found.quantity >= 0
