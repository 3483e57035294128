"""Forms as people really have them, and worse: whatever is in the file comes over, or is told with its place."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from fieldservice.errors import UserError
from fieldservice.exchange.ole2 import chains_end
from fieldservice.exchange.xlsform.book import read_book
from fieldservice.exchange.xlsform.checking import read_checked
from fieldservice.exchange.xlsform.reading import Reading, walk
from fieldservice.exchange.xlsform.sheets import kind_of
from tests.exchange.test_xlsform_real import ACCEPTED

Rows = Sequence[Sequence[Any]]
H = ["type", "name", "label"]
Q = ["text", "a", "Label"]
C = ["list_name", "name", "label"]
ASK = [H, ["select_one l", "a", "Label"]]
LIST = [C, ["l", "x", "X"]]
SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def book(tmp_path: Path) -> Callable[..., Path]:
    """A workbook with these sheets; `mend` may change it before it is saved."""

    def make(sheets: dict[str, Rows], mend: Callable[[Any], object] = lambda _book: None) -> Path:
        import openpyxl

        made = openpyxl.Workbook()
        made.remove(made.active)
        for name, rows in sheets.items():
            sheet = made.create_sheet(name)
            for row in rows:
                sheet.append(list(row))
        mend(made)
        path = tmp_path / "form.xlsx"
        made.save(path)
        return path

    return make


def rewritten(path: Path, change: Callable[[bytes], bytes]) -> Path:
    """The workbook with the XML of its first sheet changed."""
    target = path.with_name("form2.xlsx")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written:
        for member in source.infolist():
            content = source.read(member)
            written.writestr(member.filename, change(content) if member.filename == SHEET else content)
    return target


def told(reading: Reading) -> list[str]:
    return [finding.sentence() for finding in reading.findings]


def names(reading: Reading) -> list[dict[str, str]]:
    return [item["names"] for item in walk(reading.data["items"])]


@pytest.mark.filterwarnings("ignore:Unknown extension:UserWarning")
@pytest.mark.parametrize("path", ACCEPTED, ids=lambda path: path.name)
def test_a_real_form_is_read_row_by_row_as_pyxform_reads_it(path: Path) -> None:
    from pyxform.xls2json_backends import get_xlsform

    kind = kind_of(path)
    ours, theirs = read_book(path, kind), get_xlsform(xlsform=path.read_bytes(), file_type=kind)
    for key, sheet in ours.sheets.items():
        assert sheet.rows == list(getattr(theirs, key) or [])


def test_questions_below_a_hundred_empty_rows_come_over_with_their_row(book: Callable[..., Path]) -> None:
    reading, _template = read_checked(book({"survey": [H, Q, *[[]] * 100, ["text", "b", "Below"]]}))
    assert names(reading) == [{"en": "Label"}, {"en": "Below"}]
    assert reading.row_of("b") == 103


def test_columns_behind_thirty_empty_ones_come_over(book: Callable[..., Path]) -> None:
    gap = [""] * 30
    reading, _template = read_checked(book({"survey": [[*H, *gap, "required"], [*Q, *gap, "yes"]]}))
    assert reading.data["items"][0]["required"] is True


@pytest.mark.parametrize("second", ["label", "label ", " label", "label::"])
def test_of_two_columns_with_one_name_the_last_one_counts_and_is_told(book: Callable[..., Path], second: str) -> None:
    reading, _template = read_checked(book({"survey": [[*H, second], [*Q, "Other"]]}))
    assert names(reading) == [{"en": "Other"}]
    assert [(each.sheet, each.row, each.column) for each in reading.findings if "Two columns" in each.text] == [
        ("survey", 2, "label")
    ]
    reading, _template = read_checked(book({"survey": [[*H, second], [*Q, ""], ["text", "b", "", "B"]]}))
    assert names(reading) == [{"en": "Label"}, {"en": "B"}]


@pytest.mark.parametrize(
    "headings", [["label::中文 (zh)", "label"], ["label", "label：：中文"], ["label::中文", "label:English"]]
)
def test_every_way_to_name_a_language_keeps_both_texts(book: Callable[..., Path], headings: list[str]) -> None:
    texts = ["油压", "Oil pressure"] if "中文" in headings[0] else ["Oil pressure", "油压"]
    reading, _template = read_checked(book({"survey": [["type", "name", *headings], ["text", "a", *texts]]}))
    assert names(reading) == [{"zh_CN": "油压", "en": "Oil pressure"}]


def test_two_columns_that_mean_one_language_keep_both_texts_and_one_language_stays_one(
    book: Callable[..., Path],
) -> None:
    rows = [["type", "name", "label::中文", "label::Chinese (zh)"], ["text", "a", "油压", "油的压力"]]
    reading, _template = read_checked(book({"survey": rows}))
    assert names(reading) == [{"zh_CN": "油压", "Chinese (zh)": "油的压力"}]
    rows = [["type", "name", "label::English", "hint::English (en)"], ["text", "a", "Oil", "Look"]]
    assert read_checked(book({"survey": rows}))[0].languages == ("en",)


def test_choices_of_merged_cells_are_told(book: Callable[..., Path]) -> None:
    rows = [*LIST, ["", "y", "Y"], ["", "z", "Z"]]
    reading, _template = read_checked(
        book({"survey": ASK, "choices": rows}, lambda made: made["choices"].merge_cells("A2:A4"))
    )
    assert told(reading) == [
        "Sheet “choices”, row 3, column “list_name”: From this row on, 2 choices have no list_name and are left out."
    ]


def test_formulas_without_a_result_and_stray_cells_are_told_with_their_place(book: Callable[..., Path]) -> None:
    survey = [[*H, "relevant"], [*Q, "=1=1"], ["", "", "", "", "", "a note"], ["", "", "", "${a} = 1"]]
    lines = told(read_checked(book({"survey": survey, "settings": [["form_title"], ["T"], ["U"]]}))[0])
    assert [line.partition(": ")[0] for line in lines] == [
        "Sheet “settings”, row 3",
        "Sheet “survey”, row 2, column “D”",
        "Sheet “survey”, row 3, column “F”",
        "Sheet “survey”, row 4",
    ]


@pytest.mark.parametrize("head", ["bind::a b", "bind::foo:bar", "instance::a b", "body::a<b", "label::a::b"])
def test_a_column_that_no_form_can_have_is_left_out_and_told(book: Callable[..., Path], head: str) -> None:
    reading, _template = read_checked(book({"survey": [[*H, head], [*Q, "x"]]}))
    assert names(reading) == [{"en": "Label"}]
    assert len(told(reading)) == 1 and head in told(reading)[0]


@pytest.mark.parametrize("head", ["a b", "<x>", "1"])
def test_a_column_of_choices_that_no_form_can_have_is_left_out_and_told(book: Callable[..., Path], head: str) -> None:
    choices = [[*C, head], [*LIST[1], "x"]]
    assert head in told(read_checked(book({"survey": ASK, "choices": choices}))[0])[0]


@pytest.mark.parametrize("word", ["group", "repeat"])
def test_groups_nested_without_end_are_refused_at_once(book: Callable[..., Path], word: str) -> None:
    survey = [H, *([f"begin {word}", f"g{n}", "G"] for n in range(400)), Q, *[[f"end {word}"]] * 400]
    with pytest.raises(UserError, match="row 32: Groups are nested too deeply here, 30 levels"):
        read_checked(book({"survey": survey}))


def test_a_million_empty_rows_are_no_content(book: Callable[..., Path]) -> None:
    empty = b"".join(b'<row r="%d"><c r="A%d"/></row>' % (n, n) for n in range(3, 1_000_000))
    path = rewritten(book({"survey": [H, Q]}), lambda xml: xml.replace(b"</sheetData>", empty + b"</sheetData>"))
    assert names(read_checked(path)[0]) == [{"en": "Label"}]


def test_a_workbook_that_lies_about_its_size_is_read_by_what_it_has(book: Callable[..., Path]) -> None:
    path = rewritten(book({"survey": [H, Q]}), lambda xml: xml.replace(b'ref="A1:C2"', b'ref="A1:XFD1048576"'))
    assert names(read_checked(path)[0]) == [{"en": "Label"}]


def test_an_old_workbook_whose_sectors_run_in_a_circle_is_called_damaged(file: Callable[..., Path]) -> None:
    def sector(*numbers: int) -> bytes:
        return struct.pack("<128i", *numbers, *[-1] * (128 - len(numbers)))

    def entry(name: str, kind: int, child: int, first: int, size: int) -> bytes:
        text = (name + "\0").encode("utf-16-le")
        links = struct.pack("<HBBiii", len(text), kind, 1, -1, -1, child)
        return (text.ljust(64, b"\0") + links).ljust(116, b"\0") + struct.pack("<iii", first, size, 0)

    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HH", 0x3E, 3) + b"\xfe\xff"
    head += (
        struct.pack("<HH10x", 9, 6)
        + struct.pack("<8i", 1, 1, 0, 4096, 2, 1, -2, 0)
        + struct.pack("<109i", 0, *[-1] * 108)
    )
    folder = entry("Root Entry", 5, 1, 3, 512) + entry("Workbook", 2, -1, 0, 64) + bytes(256)
    content = head + sector(-3, -2, -2, -2) + folder + sector(1, 0) + bytes(512)
    assert not chains_end(content)
    with pytest.raises(UserError, match=r"form\.xls is damaged"):
        read_checked(file(content, "form.xls"))


@pytest.mark.parametrize("encoding", [b"UUF-8", b"yes"])
def test_a_workbook_in_an_encoding_that_is_none_is_called_damaged(book: Callable[..., Path], encoding: bytes) -> None:
    head = b'<?xml version="1.0" encoding="' + encoding + b'"?>'
    path = rewritten(book({"survey": [H, Q]}), lambda xml: head + xml.rpartition(b"?>")[2])
    with pytest.raises(UserError, match=r"form2\.xlsx is damaged"):
        read_checked(path)


def test_content_below_all_bounds_is_refused_with_its_row(book: Callable[..., Path]) -> None:
    with pytest.raises(UserError, match="sheet “survey”, row 900000: A form can have 10,000 rows here"):
        read_checked(book({"survey": [H, Q]}, lambda made: made["survey"].cell(900_000, 2, "stray")))


def test_xml_that_grows_without_end_is_called_damaged(book: Callable[..., Path]) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a0 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa">' + b"".join(
        b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 8)
    )
    path = rewritten(
        book({"survey": [H, Q]}), lambda xml: bomb + b"]>" + xml.rpartition(b"?>")[2].replace(b"Label", b"&a7;")
    )
    with pytest.raises(UserError, match=r"form2\.xlsx is damaged"):
        read_checked(path)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_csv_is_read_however_excel_writes_it(file: Callable[..., Path], delimiter: str, encoding: str) -> None:
    text = "survey,,\n,type,name,label\n,text,a,安装位置在哪里\nnotes,,\n,x,y\n,1,2\n".replace(",", delimiter)
    reading, _template = read_checked(file(text.encode(encoding), "form.csv"))
    assert names(reading) == [{"zh_CN": "安装位置在哪里"}]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('survey,,\n,type,name,label\n,text,a,"open\n,text,b,B\n', "form.csv, line 3: A quotation mark is opened here"),
        ("survey,,\n,type,name,label\n,text,a," + "x" * 200_000, "form.csv, line 3: A cell is longer than"),
    ],
)
def test_csv_that_would_swallow_questions_is_refused_with_its_line(
    file: Callable[..., Path], content: str, words: str
) -> None:
    with pytest.raises(UserError) as refusal:
        read_checked(file(content, "form.csv"))
    assert refusal.value.message().startswith(words)


def test_a_markdown_table_is_read_whatever_the_file_is_called(file: Callable[..., Path]) -> None:
    path = file("| survey |\n| | type | name | label |\n| | text | a | A |\n", "form.csv")
    assert names(read_checked(path)[0]) == [{"en": "A"}]


@pytest.mark.parametrize(
    ("survey", "place"),
    [
        (
            [H, ["begin repeat", "r", "R"], Q, ["end repeat"], ["select_multiple ${a}", "b", "B"]],
            "row 5: Several choices",
        ),
        ([H, ["select_one ${gone}", "b", "B"]], "row 2: A rule or text speaks of “gone”"),
        ([H, ["begin loop over l", "o", "O"], Q, ["end loop"]], "row 2: A choice of the list that the loop"),
    ],
)
def test_what_pyxform_stumbles_over_gets_a_sentence_with_its_row(
    book: Callable[..., Path], survey: Rows, place: str
) -> None:
    with pytest.raises(UserError, match=r"form\.xlsx, sheet “survey”, ") as refusal:
        read_checked(book({"survey": survey, "choices": [C, ["l", "1 x", "X"]]}))
    assert place in refusal.value.message()
