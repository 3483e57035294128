from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path

import pytest

from fieldservice.errors import UserError
from fieldservice.exchange.convert import ConvertedRow, Converter
from fieldservice.exchange.dates import column_order, read_date, read_moment
from fieldservice.exchange.mapping import Mapping, Rule
from fieldservice.exchange.tables import open_table

Make = Callable[..., Path]


def converted(path: Path, kind: str, **columns: str | Rule) -> list[ConvertedRow]:
    rules = {key: rule if isinstance(rule, Rule) else Rule((rule,)) for key, rule in columns.items()}
    table = open_table(path, header=True)
    converter = Converter(table, Mapping(kind, rules), UTC)
    return [converter.convert(row) for row in table.rows()]


def one(file: Make, kind: str, key: str, written: str, rule: Rule | None = None) -> ConvertedRow:
    quoted = '"' + written.replace('"', '""') + '"'
    (row,) = converted(file(f"key,{key}\nx,{quoted}\n"), kind, **{key: rule or key})
    return row


@pytest.mark.parametrize(
    "written",
    ["2024-05-14", "2024/5/14", "2024.05.14", "20240514", "2024年5月14日", "２０２４年５月１４日",
     "14/05/2024", "14.5.24",
     "14 May 2024", "14-May-24", "May 14, 2024", "2024-05-14 00:00:00", "2024-05-14T08:30:00Z",
     "2024-05-14（星期二）", "45426"],
)  # fmt: skip
def test_a_day_is_read_in_every_spelling(written: str) -> None:
    assert read_date(written) == date(2024, 5, 14)


@pytest.mark.parametrize(
    "written", ["2024-13-01", "2024-02-30", "soon", "2024", "12", "99999999", "1/2", "14/05/2024 x"]
)
def test_what_is_no_day_is_none(written: str) -> None:
    assert read_date(written) is None
    assert read_moment(written) is None


@pytest.mark.parametrize(
    ("written", "hour", "minute"),
    [("2024-05-14 8:30", 8, 30), ("2024-05-14 下午 3:05", 15, 5), ("2024-05-14 3:05:09 PM", 15, 5),
     ("2024年5月14日 8时30分", 8, 30),
     ("2024-05-14T12:00:00+08:00", 4, 0), ("2024-05-14 上午12:10", 0, 10)],
)  # fmt: skip
def test_a_moment_is_read_with_its_time_of_day(written: str, hour: int, minute: int) -> None:
    moment = read_moment(written, zone=UTC)
    assert moment is not None
    assert (moment.date(), moment.hour, moment.minute, moment.tzinfo) == (date(2024, 5, 14), hour, minute, UTC)


def test_a_moment_without_offset_is_local_time() -> None:
    assert read_moment("2024-05-14 08:30", zone=timezone(timedelta(hours=8))) == datetime(
        2024, 5, 14, 0, 30, tzinfo=UTC
    )


def test_cells_that_are_no_days_are_not_read_as_days() -> None:
    assert [read_date(cell) for cell in (True, time(8), None, 3.5)] == [None] * 4


def test_the_whole_column_decides_whether_the_day_comes_first() -> None:
    assert column_order(["05/04/2024", "31/12/2024"]) == "dmy"
    assert column_order(["05/04/2024", "12/31/2024"]) == "mdy"
    assert column_order(["05/04/2024"]) is None


def test_a_month_first_column_is_read_so_in_all_its_rows(file: Make) -> None:
    path = file("serial,purchase date\n1,05/04/2024\n2,12/31/2023\n")
    rows = converted(path, "assets", serial="serial", purchase_date="purchase date")
    assert [row.values["purchase_date"] for row in rows] == [date(2024, 5, 4), date(2023, 12, 31)]


def test_an_ambiguous_column_is_said_to_be_ambiguous(file: Make) -> None:
    table = open_table(file("serial,purchase date\n1,05/04/2024\n2,06/07/2024\n"))
    converter = Converter(table, Mapping("assets", {"purchase_date": Rule(("purchase date",))}))
    assert "day first" in converter.notes[0]


@pytest.mark.parametrize(
    ("written", "micro"),
    [
        ("3", 3_000_000),
        ("1,234", 1_234_000_000),
        ("1 234.5", 1_234_500_000),
        ("１２", 12_000_000),
        ("0.25", 250_000),
        ("12 件", 12_000_000),
    ],
)
def test_quantities_are_exact_micro_units(file: Make, written: str, micro: int) -> None:
    assert one(file, "stock", "quantity", written).values["quantity"] == micro


def test_a_decimal_comma_can_be_prescribed(file: Make) -> None:
    assert one(file, "stock", "quantity", "1,234", Rule(("quantity",), decimal=",")).values["quantity"] == 1_234_000
    assert (
        one(file, "stock", "quantity", "1.234,5", Rule(("quantity",), decimal=",")).values["quantity"] == 1_234_500_000
    )


@pytest.mark.parametrize(
    ("written", "minor", "currency"),
    [
        ("￥1,280.00", 128_000, "CNY"),
        ("¥12", 1_200, "CNY"),
        ("$0.2996", 30, "USD"),
        ("1280元", 128_000, "CNY"),
        ("-5", -500, "CNY"),
    ],
)
def test_money_is_minor_units_with_its_currency(file: Make, written: str, minor: int, currency: str) -> None:
    values = one(file, "parts", "price", written).values
    assert (values["price"], values["currency"]) == (minor, currency)


def test_an_amount_against_the_rows_currency_is_refused(file: Make) -> None:
    (row,) = converted(
        file("number,price,currency\n1,¥12,USD\n"), "parts", number="number", price="price", currency="currency"
    )
    assert "not in USD" in row.problems[0].sentence


@pytest.mark.parametrize(
    ("written", "meant"), [("是", True), ("√", True), ("Yes", True), ("否", False), ("停用", False), ("0", False)]
)
def test_yes_and_no_are_read_in_both_languages(file: Make, written: str, meant: bool) -> None:
    assert one(file, "parts", "active", written).values["active"] is meant


@pytest.mark.parametrize("written", ["NA", "n/a", "-", "——", "无", "NULL", " ", "0000-00-00"])
@pytest.mark.parametrize(("kind", "key"), [("parts", "price"), ("assets", "purchase_date"), ("customers", "phone")])
def test_words_for_nothing_count_as_blank(file: Make, written: str, kind: str, key: str) -> None:
    row = one(file, kind, key, written)
    assert key not in row.values
    assert key not in {problem.field for problem in row.problems}


@pytest.mark.parametrize(
    ("kind", "key", "written", "says"),
    [
        ("stock", "quantity", "many", "not a number"),
        ("stock", "quantity", "-3", "less than zero"),
        ("assets", "purchase_date", "soon", "not a date"),
        ("assets", "warranty_months", "12.5", "whole number"),
        ("parts", "active", "maybe", "neither yes nor no"),
        ("work-orders", "job_type", "party", "none of: repair"),
        ("parts", "number", "#REF!", "no result"),
        ("assets", "serial", "1.23457E+17", "cut off digits"),
        ("customers", "name", "x" * 201, "201 characters; at most 200"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(file: Make, kind: str, key: str, written: str, says: str) -> None:
    problem = next(problem for problem in one(file, kind, key, written).problems if problem.field == key)
    assert says in problem.sentence
    assert (problem.row, problem.column, problem.value) == (2, key, written[:200])


def test_texts_are_cleaned_but_keep_their_lines(file: Make) -> None:
    assert one(file, "customers", "notes", " a\x07\u200b\u3000b \r\nc ").values["notes"] == "a b\nc"
    assert one(file, "customers", "name", "Cafe\u0301\nSun").values["name"] == "Café Sun"


def test_units_become_their_codes(file: Make) -> None:
    assert one(file, "parts", "unit", "个").values["unit"] == "pcs"


def test_a_missing_required_field_is_named(file: Make) -> None:
    (row,) = converted(file("name,phone\n-,123\n"), "customers", name="name", phone="phone")
    assert [problem.sentence for problem in row.problems] == ["Customer name is missing."]


def test_a_row_longer_than_the_table_is_doubted(file: Make) -> None:
    rows = converted(file("number,name\n1,a\n2,b,c\n3,d\n"), "parts", number="number", name="name")
    assert [row.ok for row in rows] == [True, False, True]
    assert "quotation marks" in rows[1].problems[0].sentence


def test_a_mapping_for_other_columns_is_refused(file: Make) -> None:
    with pytest.raises(UserError, match="lacks columns that the mapping reads: name"):
        converted(file("number,title\n1,a\n"), "parts", number="number", name="name")


def test_naughty_strings_convert_without_a_crash(real: Callable[[str], Path], tmp_path: Path) -> None:
    folder = real("nasty/naughty_strings")
    texts = [line for path in folder.rglob("*.txt") for line in path.read_text("utf-8", "replace").splitlines()]
    from fieldservice.exchange.export import write_table

    path = tmp_path / "naughty.csv"
    write_table(path, ["part number", "description"], [(f"P-{n}", text) for n, text in enumerate(texts)])
    rows = converted(path, "parts", number="part number", description="description")
    assert len(rows) == len(texts)
    assert all(row.values["number"] for row in rows)
