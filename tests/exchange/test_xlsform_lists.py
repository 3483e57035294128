"""Lists that are files beside a form: found, read in any encoding, kept, written back; told where they are missing."""

from __future__ import annotations

import json
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from fieldservice.domain.checklist import Address, ChecklistState, Template
from fieldservice.domain.checklist.lists import ListTable
from fieldservice.errors import UserError
from fieldservice.exchange.xlsform import beside, external
from fieldservice.exchange.xlsform.checking import read_checked
from fieldservice.exchange.xlsform.external import read_rows
from fieldservice.exchange.xlsform.reading import Reading
from fieldservice.exchange.xlsform.searching import search_in
from fieldservice.exchange.xlsform.writing import write_form
from tests.exchange.test_xlsform import File, form, question

PARTS = "code,desc,group,price\np1,Filter,air,12.5\np2,Seal,air,3\np3,Pump,oil,99\n"
SURVEY = [
    {"type": "text", "name": "s", "label": "S"},
    {
        "type": "select_one_from_file parts.csv", "name": "p", "label": "P", "choice_filter": "group = ${s}",
        "parameters": "value=code label=desc",
    },
    {"type": "calculate", "name": "c", "calculation": "pulldata('parts', 'price', 'code', ${p})"},
    {"type": "calculate", "name": "d", "calculation": "instance('parts')/root/item[code = ${p}]/desc"},
]  # fmt: skip


def state(template: Template) -> ChecklistState:
    return ChecklistState(template, today=date(2026, 1, 1), now=datetime(2026, 1, 1), language="en")


def answer(made: ChecklistState, **values: object) -> dict[str, Any]:
    for key, value in values.items():
        made.answer(Address(key), value, at=datetime(2026, 1, 1))
    return {address.key: value for address, value in made.values().items()}


def big(rows: int = 300) -> str:
    return "code,desc,group,price\n" + "".join(f"p{n},Part {n},g{n % 7},{n}\n" for n in range(rows))


def works(reading: Reading, template: Template) -> None:
    """The list is offered, filtered and read by rules, whichever way it is kept."""
    assert reading.findings == () and reading.missing == ()
    made = state(template)
    answer(made, s="g1" if reading.tables else "air")
    offered = [choice.key for choice in made.choices(Address("p"))]
    assert offered[:2] == (["p1", "p8"] if reading.tables else ["p1", "p2"])
    values = answer(made, p=offered[1])
    assert (values["c"], values["d"]) == (("8", "Part 8") if reading.tables else ("3", "Seal"))


def test_a_short_list_becomes_part_of_the_template(file: File) -> None:
    file(PARTS, "parts.csv")
    reading, template = read_checked(form(file, SURVEY))
    works(reading, template)
    assert reading.data["lists"]["parts"][2] == {
        "key": "p3", "names": {"en": "Pump"}, "verdict": "",
        "columns": {"code": "p3", "desc": "Pump", "group": "oil", "price": "99"},
    }  # fmt: skip
    assert reading.choices == 3


def test_a_long_list_goes_with_the_template_as_a_file(file: File) -> None:
    file(big(), "parts.csv")
    reading, template = read_checked(form(file, SURVEY))
    works(reading, template)
    assert reading.data["lists"]["parts"] == {"file": "parts.csv", "key": "code", "names": {"en": "desc"}}
    assert isinstance(reading.files["parts.csv"], bytes) and reading.files["parts.csv"].count(b"\n") == 301
    assert reading.choices == 300 and len(json.dumps(reading.data)) < 5_000


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_lists_are_read_in_the_encodings_that_excel_writes(file: File, encoding: str) -> None:
    text = "name;label;说明\np1;压缩机过滤器;主机滤芯，每年更换一次\np2;密封圈;轴封备件\n"
    file(text.encode(encoding), "parts.csv")
    reading, _template = read_checked(
        form(file, [{"type": "select_one_from_file parts.csv", "name": "p", "label": "零件"}])
    )
    assert [choice["names"] for choice in reading.data["lists"]["parts"]] == [
        {"zh_CN": "压缩机过滤器"},
        {"zh_CN": "密封圈"},
    ]
    assert reading.data["lists"]["parts"][0]["columns"] == {"说明": "主机滤芯，每年更换一次"}


def test_lists_of_odks_xml_and_geojson_are_read(file: File) -> None:
    file(
        "<root><item><name>a</name><label>A</label><zone>n</zone></item><item><name>b</name></item></root>", "shops.xml"
    )
    sites = {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "id": 7, "properties": {"title": "Site 7", "open": True, "since": None},
             "geometry": {"type": "Point", "coordinates": [121.5, 31.2]}},
            {"type": "Feature", "id": "8", "properties": {"title": "Site 8"},
             "geometry": {"type": "LineString", "coordinates": [[1, 2], [3, 4, 5]]}},
        ],
    }  # fmt: skip
    file(json.dumps(sites), "sites.geojson")
    rows = [
        {"type": "select_one_from_file shops.xml", "name": "x", "label": "X"},
        {"type": "select_multiple_from_file sites.geojson", "name": "g", "label": "G"},
        {"type": "calculate", "name": "at", "calculation": "instance('sites')/root/item[id = '7']/geometry"},
    ]
    reading, template = read_checked(form(file, rows))
    assert reading.findings == ()
    values = answer(state(template), x="a", g=("7", "8"))
    assert values["at"] == "31.2 121.5 0 0"
    lists = reading.data["lists"]
    assert [(each["key"], each["names"]["en"]) for each in lists["shops"]] == [("a", "A"), ("b", "b")]
    assert lists["sites"][1]["names"] == {"en": "Site 8"}
    assert lists["sites"][1]["columns"]["geometry"] == "2 1 0 0; 4 3 5 0"
    assert lists["sites"][0]["columns"]["open"] == "true"


def test_labels_in_several_languages_are_kept(file: File) -> None:
    file("name,label,label::中文(zh)\na,Pump,泵\n", "shops.csv")
    reading, _template = read_checked(
        form(file, [{"type": "select_one_from_file shops.csv", "name": "x", "label::English (en)": "X"}])
    )
    assert reading.data["lists"]["shops"][0] == {"key": "a", "names": {"en": "Pump", "zh_CN": "泵"}, "verdict": ""}


def test_two_questions_may_have_other_columns_of_one_file(file: File) -> None:
    file(PARTS, "parts.csv")
    rows = [
        {"type": "select_one_from_file parts.csv", "name": "p", "label": "P", "parameters": "value=code label=desc"},
        {"type": "select_one_from_file parts.csv", "name": "q", "label": "Q", "parameters": "value=group label=group"},
    ]
    reading, _template = read_checked(form(file, rows))
    assert (question(reading.data, "p")["list"], question(reading.data, "q")["list"]) == ("parts", "parts_2")
    assert reading.data["lists"]["parts_2"][2]["key"] == "oil"


def test_search_takes_its_choices_out_of_the_file(file: File) -> None:
    file("key,name,colour,zone\nf1,Apple,red,n\nf2,Pear,green,s\nf3,Pineapple,yellow,n\n", "fruits.csv")
    rows = [
        {"type": "text", "name": "s", "label": "S"},
        {
            "type": "select_one fruits", "name": "f", "label": "F",
            "appearance": "minimal search('fruits', 'contains', 'name', ${s}, 'zone', 'n')",
        },
    ]  # fmt: skip
    choices = [
        {"list_name": "fruits", "name": "key", "label": "name, colour"},
        {"list_name": "fruits", "name": "99", "label": "Another"},
    ]
    reading, template = read_checked(form(file, rows, choices=choices))
    made = state(template)
    answer(made, s="APP")
    assert [(choice.key, choice.title("en")) for choice in made.choices(Address("f"))] == [
        ("f1", "Apple, red"), ("f3", "Pineapple, yellow"),
    ]  # fmt: skip
    assert question(reading.data, "f")["appearance"] == "minimal"
    (told,) = (finding.sentence() for finding in reading.findings)
    assert "row 3" in told and "Another" in told


@pytest.mark.parametrize(
    ("appearance", "rule"),
    [
        ("search('a')", ""),
        ("search('a', 'matches', 'x', /data/v)", "x = /data/v"),
        ("search('a.csv', 'matches', 'x, y', concat('(', /data/v, ')'), 'z', '1')",
         "(x = concat('(', /data/v, ')') or y = concat('(', /data/v, ')')) and z = '1'"),
    ],
)  # fmt: skip
def test_a_search_is_a_rule(appearance: str, rule: str) -> None:
    found = search_in(f"quick {appearance}")
    assert found is not None
    assert (found.table, found.rule, found.appearance) == ("a", rule, "quick")


@pytest.mark.parametrize(
    "appearance", ["search('a'", "search(x)", "search('a', 'near', 'x', 1)", "minimal", "search('a', 'b')"]
)
def test_what_is_no_search_that_can_be_understood_is_none(appearance: str) -> None:
    assert search_in(appearance) is None


def test_a_missing_file_is_told_with_its_place_and_may_be_chosen(file: File, tmp_path: Path) -> None:
    path = form(file, SURVEY)
    reading, _template = read_checked(path)
    (missing,) = reading.missing
    assert (missing.file, missing.sheet, missing.row, missing.column) == ("parts.csv", "survey", 3, "type")
    sentences = [finding.sentence() for finding in reading.findings]
    assert any("row 3" in each and "parts.csv" in each for each in sentences)
    assert question(reading.data, "p")["type"] == "text"
    elsewhere = tmp_path / "download"
    elsewhere.mkdir()
    (elsewhere / "parts (1).csv").write_text(PARTS, encoding="utf-8")
    works(*read_checked(path, given={"parts.csv": elsewhere / "parts (1).csv"}))


def test_a_file_that_only_pulldata_reads_is_kept(file: File) -> None:
    file(big(), "parts.csv")
    rows = [
        {"type": "text", "name": "p", "label": "P"},
        {"type": "calculate", "name": "c", "calculation": "pulldata('parts', 'price', 'code', ${p})"},
    ]
    reading, template = read_checked(form(file, rows))
    assert reading.findings == () and answer(state(template), p="p299")["c"] == "299"
    assert isinstance(template.lists["parts"], ListTable)


def test_a_column_that_is_not_there_is_told(file: File) -> None:
    file("id,label\n1,One\n", "parts.csv")
    reading, _template = read_checked(
        form(file, [{"type": "select_one_from_file parts.csv", "name": "p", "label": "P"}])
    )
    (told,) = (finding.sentence() for finding in reading.findings)
    assert "row 2" in told and "“name”" in told and question(reading.data, "p")["type"] == "text"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", b"name,label\n", "no rows"),
        ("a.csv", b"\x89PNG\r\n\x1a\n\0\0\0", "picture"),
        ("a.csv", b"name,label\n" + b"x" * 200_000 + b",y\n", "can't be read as a list"),
        ("a.xml", b"<root><item>", "can't be read as a list"),
        (
            "a.xml",
            b'<!DOCTYPE r [<!ENTITY a "b">]><root><item><name>&a;</name></item></root>',
            "can't be read as a list",
        ),
        ("a.geojson", b'{"features": 3}', "can't be read as a list"),
        ("a.geojson", b"[" * 100_000, "can't be read as a list"),
    ],
)
def test_a_file_that_is_no_list_is_told_in_words(file: File, name: str, content: bytes, words: str) -> None:
    file(content, name)
    rows = [{"type": f"select_one_from_file {name}", "name": "p", "label": "P"}]
    reading, _template = read_checked(form(file, rows))
    assert any(words in finding.sentence() and name in finding.sentence() for finding in reading.findings)


def test_the_limits_of_a_list_are_said(file: File, monkeypatch: pytest.MonkeyPatch) -> None:
    path = file(PARTS, "parts.csv")
    monkeypatch.setattr(external, "MOST_ROWS", 2)
    with pytest.raises(UserError, match="2 rows"):
        read_rows(path)
    monkeypatch.setattr(external, "MOST_BYTES", 20)
    with pytest.raises(UserError, match="MB"):
        read_rows(path)


@pytest.mark.parametrize("content", [PARTS, big()], ids=["inside", "as a file"])
def test_a_form_with_lists_is_written_with_them_and_reads_back_the_same(
    file: File, tmp_path: Path, content: str
) -> None:
    file(content, "parts.csv")
    file("k,v\n1,2\n", "other.csv")
    reading, _template = read_checked(form(file, [*SURVEY, {"type": "csv-external", "name": "other"}]))
    target = tmp_path / "out" / "again.xlsx"
    target.parent.mkdir()
    files = {name: held for name, held in reading.files.items() if isinstance(held, bytes)}
    write_form(reading.data, target, files)
    assert (target.parent / "again-media" / "parts.csv").exists()
    again, template = read_checked(target)
    assert again.data["items"] == reading.data["items"]
    assert again.data["lists"] == reading.data["lists"]
    assert again.tables.keys() == reading.tables.keys()
    works(again, template)


def test_a_very_long_list_of_the_form_itself_becomes_a_file(file: File) -> None:
    en, zh = "label::English (en)", "label::中文(zh)"
    choices = [{"list_name": "l", "name": f"c{n}", en: f"C {n}", zh: f"第 {n}", "z": str(n % 2)} for n in range(1_200)]
    rows = [
        {"type": "select_one l", "name": "a", en: "A", zh: "甲", "choice_filter": "z = '1'"},
        {"type": "calculate", "name": "n", "calculation": "jr:choice-name(${a}, '${a}')"},
    ]
    reading, template = read_checked(form(file, rows, choices=choices))
    assert reading.data["lists"]["l"]["file"] == "l.csv"
    made = state(template)
    assert len(made.choices(Address("a"))) == 600
    assert made.choices(Address("a"))[0].title("zh_CN") == "第 1"
    assert answer(made, a="c3")["n"] == "C 3"


def test_an_archive_has_the_form_and_its_files(tmp_path: Path, file: File) -> None:
    path = form(file, SURVEY)
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.write(path, "pumps/form.md")
        archive.writestr("pumps/media/parts.csv", big())
        archive.writestr("__MACOSX/pumps/._form.md", "x")
    path.unlink()
    reading, template = read_checked(tmp_path / "all.zip")
    works(reading, template)
    assert reading.file == "form.md"


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_an_archive_of_chinese_windows_keeps_the_names_of_its_files(tmp_path: Path, file: File, encoding: str) -> None:
    survey = [{"type": "select_one_from_file 备件.csv", "name": "p", "label": "备件"}]
    name = "备件.csv".encode(encoding)
    stand_in = b"q" * len(name)
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(form(file, survey), "form.md")
        archive.writestr(stand_in.decode(), "name,label\nA1,滤芯\n")
    path.write_bytes(path.read_bytes().replace(stand_in, name))
    reading, _template = read_checked(path)
    assert reading.findings == ()
    assert reading.choices == 1


def test_an_archive_that_is_no_form_is_refused_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def made(name: str, members: dict[str, str]) -> Path:
        with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as archive:
            for member, content in members.items():
                archive.writestr(member, content)
        return tmp_path / name

    with pytest.raises(UserError, match="exactly one form"):
        read_checked(made("none.zip", {"readme.txt": "x"}))
    with pytest.raises(UserError, match="exactly one form"):
        read_checked(made("two.zip", {"a/x.xlsx": "x", "b/y.xlsx": "x"}))
    bomb = made("bomb.zip", {"form.md": "| survey |", "parts.csv": "0" * 2_000_000})
    monkeypatch.setattr(beside, "MOST_UNPACKED", 1_000_000)
    with pytest.raises(UserError, match="too large"):
        read_checked(bomb)
    outside = made("outside.zip", {"../../escaped.md": "| survey |\n| | type | name | label |\n| | text | a | A |\n"})
    read_checked(outside)
    assert not (tmp_path.parent.parent / "escaped.md").exists()
