from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from fieldservice.errors import UserError
from fieldservice.exchange.tables import open_table
from tests.exchange.conftest import CUSTOMERS_ZH

Make = Callable[..., Path]


def cells(path: Path) -> list[tuple[object, ...]]:
    return [row.cells for row in open_table(path).rows()]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_chinese_is_read_in_every_encoding_that_office_programs_write(file: Make, encoding: str) -> None:
    table = open_table(file(CUSTOMERS_ZH, encoding=encoding))
    assert table.header[:2] == ("客户编码", "客户名称")
    assert [row.cells[1] for row in table.rows()] == ["上海明珠食品有限公司", '苏州 "金鸡湖" 酒店,有限公司']


def test_western_accents_are_not_taken_for_chinese(file: Make) -> None:
    table = open_table(file("Name;Ort\nMüller & Söhne;Köln\nCafé Crème;Orléans\n", encoding="cp1252"))
    assert (table.encoding, table.delimiter) == ("cp1252", ";")
    assert [row.cells for row in table.rows()] == [("Müller & Söhne", "Köln"), ("Café Crème", "Orléans")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_separator_is_found(file: Make, delimiter: str) -> None:
    text = "\n".join(delimiter.join(row) for row in [["number", "name"], ["1", "pump"], ["2", "valve"]])
    table = open_table(file(text))
    assert table.delimiter == delimiter
    assert [row.cells for row in table.rows()] == [("1", "pump"), ("2", "valve")]


def test_row_numbers_are_those_that_excel_shows(file: Make) -> None:
    table = open_table(file('Parts list 2024\n\nnumber,name\n1,"two\nlines"\n\n2,x\n'))
    assert table.header_row == 3
    assert [row.number for row in table.rows()] == [4, 6]


def test_excels_own_separator_line_is_obeyed_and_hidden(file: Make) -> None:
    table = open_table(file("sep=;\nnumber;name\n1;a,b\n"))
    assert [(row.number, row.cells) for row in table.rows()] == [(2, ("1", "a,b"))]


def test_a_file_without_headings_gets_column_letters(file: Make) -> None:
    table = open_table(file('"P0100","Air flow"\n"P0101","Air flow range"\n"P0102","Air flow low"\n'))
    assert (table.header_row, table.header) == (None, ("Column A", "Column B"))
    assert len(list(table.rows())) == 3


def test_repeated_and_blank_headings_are_told_apart(file: Make) -> None:
    table = open_table(file("name,name,,phone\na,b,c,d\n"))
    assert table.header == ("name", "name (2)", "Column C", "phone")
    assert [column.key for column in table.columns] == ["name", "name (2)", "@C", "phone"]


def test_zero_bytes_ragged_and_blank_rows_do_no_harm(file: Make) -> None:
    assert cells(file(b"number,name,phone\n1\x00,a\n,,\n\n2,b,3,4\n3,c\n")) == [
        ("1", "a", None),
        ("2", "b", "3", "4"),
        ("3", "c", None),
    ]


def test_an_open_quotation_mark_is_refused_rather_than_swallowing_rows(file: Make) -> None:
    with pytest.raises(UserError, match=r"row 2 .* is never closed"):
        open_table(file('number,name\n1,"pump\n2,valve\n3,hose\n'))


@pytest.mark.parametrize(
    "cell", ["x" * 140_000, '"' + "x" * 140_000 + '"', '"' + 'a""b' * 50_000 + '"', '"' + "many lines\n" * 14_000 + '"']
)
def test_a_cell_that_is_too_long_is_told_as_that_and_not_as_an_open_quotation_mark(file: Make, cell: str) -> None:
    with pytest.raises(UserError, match=r"row 2 of .* has more than 131,?072 characters"):
        cells(file(f"a,b\n1,{cell}\n3,4\n"))


def test_an_open_quotation_mark_in_a_huge_file_is_refused_too(file: Make) -> None:
    table = open_table(file("number,name\n" + "2,valve\n" * 500 + '1,"pump\n' + "2,valve\n" * 100_000))
    with pytest.raises(UserError, match=r"row 502 .* never closed"):
        list(table.rows())


def test_an_inch_mark_inside_a_text_is_just_a_character(file: Make) -> None:
    assert cells(file('number,name\n1,5" pipe\n2,6" pipe')) == [("1", '5" pipe'), ("2", '6" pipe')]


def test_people_can_overrule_what_was_found_out(file: Make) -> None:
    path = file("one;two,three\n1;2,3\n")
    table = open_table(path, header=False, delimiter=";", encoding="latin-1")
    assert [row.cells for row in table.rows()] == [("one", "two,three"), ("1", "2,3")]
    assert open_table(path, header=2, delimiter=",").header == ("1;2", "3")


def test_the_rows_can_be_read_again_and_again(file: Make) -> None:
    table = open_table(file("number,name\n1,a\n"))
    assert list(table.rows()) == list(table.rows()) == table.preview()


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"", "a.csv", "is empty"),
        (b"\xef\xbb\xbf \n\n", "a.csv", "is empty"),
        (b"<!DOCTYPE html><html><table></table></html>", "a.xls", "a web page"),
        (b"%PDF-1.7\n%\xe2\xe3", "a.csv", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a.csv", "a picture"),
        (b"PK\x03\x04 broken", "a.xlsx", "is damaged"),
        (bytes(range(256)) * 20, "a.csv", "not a text table"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "a.xls", "2003 XML"),
        (b'{"rows": [1, 2]}', "a.csv", "a JSON file"),
        (b"\0\0\0", "~$a.xlsx", "without ~\\$"),
    ],
)
def test_what_is_no_table_is_refused_by_name(file: Make, content: bytes, name: str, says: str) -> None:
    with pytest.raises(UserError, match=says):
        open_table(file(content, name))


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is a folder"):
        open_table(tmp_path)
    with pytest.raises(UserError, match="not there any more"):
        open_table(tmp_path / "gone.csv")
