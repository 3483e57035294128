from __future__ import annotations

import zipfile
from datetime import date, datetime
from pathlib import Path
from random import Random

import openpyxl
import pytest

from fieldservice.errors import UserError
from fieldservice.exchange.cells import cell_text
from fieldservice.exchange.tables import open_table


def saved(path: Path, rows: list[list[object]], sheets: tuple[str, ...] = ()) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for name in sheets:
        book.create_sheet(name).append(["number", "name"])
    book.save(path.with_suffix(".xlsx"))
    path.with_suffix(".xlsx").rename(path)
    return path


def test_dates_numbers_and_texts_keep_their_meaning(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["序列号", "购买日期", "数量"],
        ["007", datetime(2024, 5, 14), 12.0],
        ["8", None, 0.1 + 0.2],
    ]
    first, second = open_table(saved(tmp_path / "a.xlsx", rows)).rows()
    assert [cell_text(cell) for cell in first.cells] == ["007", "2024-05-14", "12"]
    assert [cell_text(cell) for cell in second.cells] == ["8", "", "0.3"]


def test_a_workbook_is_recognised_whatever_its_ending(tmp_path: Path) -> None:
    assert open_table(saved(tmp_path / "a.csv", [["number", "name"], [1, "x"]])).format == "xlsx"


def test_merged_titles_above_the_headings_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    book.active["A1"] = "2024 年备件清单"
    book.active.merge_cells("A1:C1")
    for row in ([], ["物料编码", "名称", "单价"], ["P-1", "轴承", 12.5]):
        book.active.append(row)
    book.save(path)
    table = open_table(path)
    assert (table.header, table.header_row) == (("物料编码", "名称", "单价"), 3)
    assert [row.number for row in table.rows()] == [4]


def test_sheets_are_listed_and_chosen(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", [], ("备件", "Stock"))
    table = open_table(path)
    assert (table.sheet, table.sheets) == ("备件", ("Sheet", "备件", "Stock"))
    assert open_table(path, sheet="Stock").sheet == "Stock"
    with pytest.raises(UserError, match="no sheet called X"):
        open_table(path, sheet="X")


def test_formulas_that_nobody_computed_are_pointed_out(tmp_path: Path) -> None:
    table = open_table(saved(tmp_path / "a.xlsx", [["number", "price"], ["1", "=1+1"]]))
    assert "columns B" in table.notes[0]


def test_a_protected_workbook_is_named_as_such(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    entry = "EncryptedPackage".encode("utf-16-le").ljust(128, b"\0")
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(1024, b"\0") + entry)
    with pytest.raises(UserError, match="password"):
        open_table(path)


def test_a_workbook_that_unpacks_to_far_too_much_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", [["number"], [1]])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/bomb.xml", "w") as entry:
        for _ in range(80):
            entry.write(bytes(1 << 20))
    with pytest.raises(UserError, match="too large"):
        open_table(path)


def test_other_packed_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    with pytest.raises(UserError, match="a Word document"):
        open_table(path)


def test_a_workbook_cut_short_is_refused_as_damaged(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", [["number", "name"], [1, "x"]])
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(UserError, match="damaged"):
        open_table(path)


def test_a_broken_sheet_inside_is_refused_as_damaged(tmp_path: Path) -> None:
    whole, broken = saved(tmp_path / "a.xlsx", [["number", "name"], [1, "x"]]), tmp_path / "b.xlsx"
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(broken, "w") as target:
        for entry in source.infolist():
            content = source.read(entry)
            target.writestr(entry, content[:-60] if "sheet1.xml" in entry.filename else content)
    with pytest.raises(UserError, match="damaged"):
        list(open_table(broken).rows())


@pytest.mark.parametrize("seed", range(40))
def test_a_workbook_with_wrong_bytes_is_read_or_refused_in_words(tmp_path: Path, seed: int) -> None:
    rows: list[list[object]] = [["number", "name", "date"], *([n, f"轴承 {n}", date(2024, 5, 14)] for n in range(30))]
    path = saved(tmp_path / "a.xlsx", rows)
    content = bytearray(path.read_bytes())
    random = Random(seed)
    for _ in range(random.choice([1, 5, 50])):
        content[random.randrange(len(content))] = random.randrange(256)
    path.write_bytes(content)
    try:
        assert len(list(open_table(path).rows())) <= 31
    except UserError as error:
        assert error.code in ("importing.damaged", "importing.other_kind", "importing.no_rows", "importing.too_large")


def test_a_plain_day_stays_a_plain_day(tmp_path: Path) -> None:
    (row,) = open_table(
        saved(tmp_path / "a.xlsx", [["serial number", "purchase date"], ["1", date(2024, 5, 14)]])
    ).rows()
    assert cell_text(row.cells[1]) == "2024-05-14"
