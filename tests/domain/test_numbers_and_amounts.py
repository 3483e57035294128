"""Numbers, quantities and money: exact, forgiving to type, one rounding rule."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldservice.domain.decimals import divide_half_up
from fieldservice.domain.money import Money, format_money, parse_money, times
from fieldservice.domain.numbers import check_digit, check_number, make_number, normalise
from fieldservice.domain.quantity import Quantity, format_micro, format_quantity, parse_micro, parse_quantity
from fieldservice.errors import UserError

SEQUENCES = st.integers(1, 10**12)


@pytest.mark.parametrize(
    ("typed", "micro", "unit"),
    [
        ("1,5", 1_500_000, "pcs"),
        ("3 件", 3_000_000, "pcs"),
        ("1,500", 1_500_000_000, "pcs"),
        ("0,500", 500_000, "pcs"),
        ("1.500,25 kg", 1_500_250_000, "kg"),
        ("1 500,5", 1_500_500_000, "pcs"),
        ("1,234,567.5", 1_234_567_500_000, "pcs"),
        ("１，５ 升", 1_500_000, "L"),
        ("1。5", 1_500_000, "pcs"),
        ("−2.5m", -2_500_000, "m"),
        (".000001", 1, "pcs"),
        ("4 桶", 4_000_000, "桶"),
    ],
)
def test_quantities_are_read_as_people_write_them(typed: str, micro: int, unit: str) -> None:
    assert parse_quantity(typed) == Quantity(micro, unit)


@pytest.mark.parametrize("typed", ["", "abc", "1,2,3", "1 2 3", "1.2345678", "9" * 30, "--1", "1e5", "1..2"])
def test_what_is_no_quantity_is_refused_in_words(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        parse_micro(typed)
    assert "{" not in refused.value.message()


@given(micro=st.integers(-(10**17), 10**17))
def test_a_shown_quantity_reads_back_as_itself(micro: int) -> None:
    assert parse_micro(format_micro(micro)) == micro


@given(typed=st.text(max_size=20))
def test_nothing_typed_as_quantity_or_money_crashes(typed: str) -> None:
    for parse in (parse_quantity, parse_money):
        try:
            parse(typed)
        except UserError as refused:
            assert refused.message()


def test_quantities_show_no_trailing_zeros_and_add_only_in_the_same_unit() -> None:
    assert format_quantity(Quantity(1_500_000_000, "L")) == "1,500 L"
    assert format_quantity(Quantity(250_000, "pcs")) == "0.25 pcs"
    assert [format_quantity(Quantity(n * 1_000_000, "pcs")) for n in (0, 1, -1, 2)] == [
        "0 pcs", "1 pc", "−1 pc", "2 pcs",
    ]  # fmt: skip
    assert [format_quantity(Quantity(n * 1_000_000, "box")) for n in (1, 2)] == ["1 box", "2 boxes"]
    assert [format_quantity(Quantity(n * 1_000_000, "box"), "zh_CN") for n in (1, 2)] == ["1 箱", "2 箱"]
    assert Quantity(1, "m") + Quantity(2, "m") == Quantity(3, "m")
    assert Quantity(1, "m") < Quantity(2, "m")
    with pytest.raises(UserError):
        _ = Quantity(1, "m") + Quantity(2, "kg")


@pytest.mark.parametrize(
    ("typed", "minor", "currency"),
    [
        ("¥1,280.00", 128_000, "CNY"),
        ("￥1280", 128_000, "CNY"),
        ("1280 元", 128_000, "CNY"),
        ("USD 12,50", 1_250, "USD"),
        ("-5", -500, "CNY"),
        ("0.005", 1, "CNY"),
        ("-0.005", -1, "CNY"),
        ("0.0049999", 0, "CNY"),
        ("JPY 1,500", 1_500, "JPY"),
        ("1,280.50 chf", 128_050, "CHF"),
        ("RMB 12", 1_200, "CNY"),
        ("HK$5", 500, "HKD"),
    ],
)
def test_money_is_read_and_rounded_half_up_away_from_zero(typed: str, minor: int, currency: str) -> None:
    assert parse_money(typed) == Money(minor, currency)


@pytest.mark.parametrize(
    ("money", "shown"),
    [
        (Money(128_000), "¥1,280.00"),
        (Money(-5), "−¥0.05"),
        (Money(1_500, "JPY"), "JP¥1,500"),
        (Money(1_234, "CHF"), "CHF 12.34"),
        (Money(0), "¥0.00"),
    ],
)
def test_money_is_shown_with_its_currency(money: Money, shown: str) -> None:
    assert format_money(money) == shown
    assert parse_money(shown) == money


def test_currencies_are_never_mixed() -> None:
    with pytest.raises(UserError):
        _ = Money(1) + Money(1, "USD")


@given(numerator=st.integers(-(10**15), 10**15), denominator=st.integers(1, 10**6))
def test_rounding_is_that_of_invoices(numerator: int, denominator: int) -> None:
    exact = (Decimal(numerator) / Decimal(denominator)).quantize(Decimal(1), ROUND_HALF_UP)
    assert divide_half_up(numerator, denominator) == exact


def test_price_times_quantity_is_rounded_once() -> None:
    assert times(Money(18_000), 333_333) == Money(6_000)
    assert times(Money(1), 500_000) == Money(1)


def test_the_check_digit_is_that_of_iso_7064_mod_11_10() -> None:
    assert check_digit("0794") == 5  # the worked example of the standard
    assert make_number("WO", 104832) == "WO-104832-4"


@given(n=SEQUENCES, prefix=st.sampled_from(["WO", "SR", "A", "RMA"]))
def test_our_own_numbers_are_known_however_they_are_written(n: int, prefix: str) -> None:
    number = make_number(prefix, n)
    assert check_number(number)
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in number)
    for written in (
        number.lower(),
        number.replace("-", ""),
        f" {number} ",
        "FS1:" + number,
        wide,
        number.replace("-", "—"),
    ):
        assert normalise(written) == number


@given(n=SEQUENCES, data=st.data())
def test_one_wrong_digit_is_always_noticed(n: int, data: st.DataObject) -> None:
    prefix, sequence, check = make_number("WO", n).split("-")
    digits = sequence + check
    place = data.draw(st.integers(0, len(digits) - 1))
    wrong = data.draw(st.sampled_from([d for d in "0123456789" if d != digits[place]]))
    slipped = digits[:place] + wrong + digits[place + 1 :]
    assert not check_number(f"{prefix}-{slipped[:-1]}-{slipped[-1]}")


@pytest.mark.parametrize("written", ["", "hello", "HC-2205-0417", "WO-104832-5", "WO--4", "１２", "WO-१०४८३२-4"])
def test_what_is_not_one_of_our_numbers_is_left_alone(written: str) -> None:
    assert normalise(written) is None
    assert not check_number(written)
