from __future__ import annotations

import csv
import io
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldservice.exchange.cells import Cell, cell_text
from fieldservice.exchange.convert import Converter
from fieldservice.exchange.export import write_table
from fieldservice.exchange.mapping import Mapping, Rule
from fieldservice.exchange.tables import open_table

HEADER = ("物料编码", "物料名称", "备注")
CHINESE = st.sampled_from(
    ["备件", "电机", "密封圈 Ø12", "客户现场更换", "L/H 接头", "阀,三通", 'a "b" c', "两\n行", "", "-5", "x;y|z"]
)
LATIN = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=0, max_size=12)
ROWS = st.lists(
    st.tuples(st.integers(1, 10**6).map("P-{}".format), CHINESE | LATIN, CHINESE | LATIN), min_size=3, max_size=12
)


@given(
    rows=ROWS,
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]),
    delimiter=st.sampled_from([",", ";", "\t", "|"]),
    ending=st.sampled_from(["\n", "\r\n"]),
)
def test_what_was_written_is_read_in_any_encoding_and_separator(
    tmp_path: Path, rows: list[tuple[str, str, str]], encoding: str, delimiter: str, ending: str
) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=ending, quoting=csv.QUOTE_ALL).writerows([HEADER, *rows])
    path = tmp_path / "table.csv"
    path.write_bytes(text.getvalue().encode(encoding, "ignore"))
    table = open_table(path, encoding=encoding, delimiter=delimiter)
    assert table.header == HEADER
    assert [row.cells for row in table.rows()] == rows
    found = open_table(path)
    assert [row.cells for row in found.rows()] == rows


CELLS = st.one_of(
    CHINESE,
    st.integers(-(10**9), 10**9),
    st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)).map(lambda m: m.replace(microsecond=0, second=0)),
    st.sampled_from(["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", '=HYPERLINK("http://x")']),
)


@given(
    rows=st.lists(st.tuples(st.integers(1, 999).map("P-{}".format), CELLS), min_size=1, max_size=8),
    ending=st.sampled_from([".csv", ".xlsx"]),
)
def test_an_export_reads_back_as_it_was(tmp_path: Path, rows: list[tuple[str, Cell]], ending: str) -> None:
    path = tmp_path / f"export{ending}"
    assert write_table(path, ["part number", "description"], rows) == len(rows)
    table = open_table(path)
    mapping = Mapping("parts", {"number": Rule(("part number",)), "description": Rule(("description",))})
    read = [Converter(table, mapping).convert(row).values.get("description", "") for row in table.rows()]
    assert read == [cell_text(cell) for _, cell in rows]


@pytest.mark.parametrize("text", ["=1+1", "+1+cmd", "-x", "@a", "\tx"])
def test_no_csv_cell_starts_a_formula(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.csv"
    write_table(path, [text], [[text]])
    with path.open(encoding="utf-8-sig", newline="") as stream:
        assert all(cell.startswith("'") for row in csv.reader(stream) for cell in row)


def test_workbooks_keep_numbers_and_dates_as_such_and_formulas_as_text(tmp_path: Path) -> None:
    import openpyxl

    path = tmp_path / "a.xlsx"
    write_table(path, ["a", "b", "c", "d"], [[1.5, date(2024, 5, 14), "=1+1", True]])
    book = openpyxl.load_workbook(path)
    cells = next(book.active.iter_rows(min_row=2))
    assert [cell.value for cell in cells] == [1.5, datetime(2024, 5, 14), "=1+1", True]
    assert [cell.data_type for cell in cells] == ["n", "d", "s", "b"]
    assert book.active.freeze_panes == "A2"


def test_a_failed_export_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("old")

    def rows() -> object:
        yield ["1"]
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_table(path, ["a"], rows())  # type: ignore[arg-type]  # a generator that breaks
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]
