"""Small forms of our own: each feature of XLSForm, what becomes of it, and what is said where it can't come over."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from fieldservice.domain.checklist import Address, ChecklistState, examine_template
from fieldservice.domain.checklist.upgrading import xpath_of
from fieldservice.errors import EnvironmentFault, UserError
from fieldservice.exchange.xlsform.checking import read_checked
from fieldservice.exchange.xlsform.reading import read_form, walk
from fieldservice.exchange.xlsform.rules import name_paths, tidy
from fieldservice.exchange.xlsform.writing import form_sheets, write_form

File = Callable[..., Path]


def form(file: File, survey: list[dict[str, str]], **sheets: list[dict[str, str]]) -> Path:
    """A form as a Markdown table, which pyxform reads like a workbook."""
    lines = []
    for name, rows in {"survey": survey, **sheets}.items():
        headings = list(dict.fromkeys(heading for row in rows for heading in row))
        lines += [f"| {name} |", f"| | {' | '.join(headings)} |"]
        lines += [f"| | {' | '.join(row.get(heading, '') for heading in headings)} |" for row in rows]
    return file("\n".join(lines), "form.md")


def question(data: dict[str, Any], key: str) -> dict[str, Any]:
    return next(item for item in walk(data["items"]) if item["key"] == key)


def test_rules_come_over_as_xpath_with_paths(file: File) -> None:
    path = form(
        file,
        [
            {
                "type": "integer",
                "name": "age",
                "label": "Age",
                "constraint": ". > 0 and . < 120",
                "constraint_message": "Not likely",
            },
            {
                "type": "text",
                "name": "school",
                "label": "School",
                "relevant": "${age} < 18",
                "required": "yes",
                "required_message": "Needed",
            },
            {"type": "calculate", "name": "double", "calculation": "${age} * 2"},
        ],
    )
    data = read_checked(path)[0].data
    assert question(data, "age")["constraint"] == ". > 0 and . < 120"
    assert question(data, "age")["constraint_message"] == {"en": "Not likely"}
    assert question(data, "age")["decimals"] == 0
    assert question(data, "school")["show_if"] == "/data/age < 18"
    assert question(data, "school")["required"] is True
    assert question(data, "school")["required_message"] == {"en": "Needed"}
    assert question(data, "double") | {"names": {}} == {
        "key": "double",
        "name": "double",
        "type": "hidden",
        "names": {},
        "computed": "/data/age * 2",
    }


def test_languages_keep_their_texts_and_ours_get_our_names(file: File) -> None:
    path = form(
        file,
        [
            {
                "type": "text",
                "name": "a",
                "label::English (en)": "Name",
                "label::中文 (zh)": "姓名",
                "label::Français (fr)": "Nom",
                "hint::中文 (zh)": "写“全名”",
            }
        ],
    )
    reading = read_form(path)
    assert reading.languages == ("en", "zh_CN", "Français (fr)")
    assert question(reading.data, "a")["names"] == {"en": "Name", "zh_CN": "姓名", "Français (fr)": "Nom"}
    assert question(reading.data, "a")["hints"] == {"zh_CN": "写“全名”"}, "quotation marks of a sentence stay curly"


def test_nested_groups_and_repeats_with_counts_come_over(file: File) -> None:
    path = form(
        file,
        [
            {"type": "integer", "name": "motors", "label": "Motors"},
            {"type": "begin group", "name": "outer", "label": "Outer", "relevant": "${motors} > 0"},
            {"type": "begin repeat", "name": "motor", "label": "Motor", "repeat_count": "${motors} + 1"},
            {"type": "decimal", "name": "amps", "label": "Amps of ${motors}"},
            {"type": "calculate", "name": "twice", "calculation": "${amps} * 2"},
            {"type": "end repeat"},
            {"type": "end group"},
            {"type": "begin repeat", "name": "free", "label": "As many as there are"},
            {"type": "text", "name": "what", "label": "What"},
            {"type": "end repeat"},
        ],
    )
    data = read_checked(path)[0].data
    outer = question(data, "outer")
    motor = outer["items"][0]
    assert outer["show_if"] == "/data/motors > 0"
    assert motor["repeat"] == {"count": "/data/motors + 1"}, "the counter that pyxform makes is no question"
    assert motor["items"][0]["names"] == {"en": "Amps of ${/data/motors}"}
    assert motor["items"][1]["computed"] == "../amps * 2"
    assert question(data, "free")["repeat"] == {"least": 1}, "the first round is there, people add the others"
    assert "motor_count" not in [item["key"] for item in walk(data["items"])]


def test_choices_keep_filters_columns_and_pictures(file: File) -> None:
    path = form(
        file,
        [
            {"type": "select_one region", "name": "r", "label": "Region"},
            {
                "type": "select_multiple town",
                "name": "t",
                "label": "Towns",
                "choice_filter": "region=${r}",
                "parameters": "randomize=true",
            },
            {"type": "rank town", "name": "k", "label": "Order"},
            {"type": "select_one town or_other", "name": "o", "label": "Other"},
        ],
        choices=[
            {"list_name": "region", "name": "n", "label": "North", "image": "n.png"},
            {"list_name": "region", "name": "s", "label": "South"},
            {"list_name": "town", "name": "a", "label": "A", "region": "n"},
        ],
    )
    reading, _template = read_checked(path)
    data = reading.data
    assert data["lists"]["region"][0]["media"] == {"image": {"en": "n.png"}}
    assert data["lists"]["town"][0]["columns"] == {"region": "n"}
    assert question(data, "t")["choice_filter"] == "region= /data/r"
    assert question(data, "t")["parameters"] == {"randomize": "true"}
    assert question(data, "k")["type"] == "rank"
    assert question(data, "o_other")["show_if"] == "selected(../o, 'other')"
    assert any("n.png" in finding.sentence() for finding in reading.findings)


def test_a_seed_of_random_choices_comes_over_and_goes_back(file: File, tmp_path: Path) -> None:
    kinds = {"f": "randomize=true seed=42", "a": "randomize=true seed=${n}"}
    survey = [
        {"type": "integer", "name": "n", "label": "Number"},
        *({"type": "select_one x", "name": key, "label": key, "parameters": text} for key, text in kinds.items()),
    ]
    reading, template = read_checked(
        form(file, survey, choices=[{"list_name": "x", "name": c, "label": c} for c in "ABCDEF"])
    )
    write_form(reading.data, tmp_path / "back.xlsx")
    again, _template = read_checked(tmp_path / "back.xlsx")
    for data in (reading.data, again.data):
        assert question(data, "f")["parameters"] == {"randomize": "true", "seed": "42"}
        assert question(data, "a")["parameters"]["seed"].strip() == "/data/n"
    state = ChecklistState(template, today=date(2026, 5, 14), language="en")
    state.answer(Address("n"), "42", at=datetime(2026, 5, 14, tzinfo=UTC))
    for key in kinds:
        assert "".join(choice.key for choice in state.choices(Address(key))) == "AFCBDE"


def test_every_type_becomes_what_it_is(file: File) -> None:
    kinds = {
        "text": "text",
        "integer": "number",
        "decimal": "number",
        "date": "date",
        "time": "time",
        "dateTime": "datetime",
        "geopoint": "geopoint",
        "geotrace": "geotrace",
        "geoshape": "geoshape",
        "barcode": "scan",
        "image": "photo",
        "audio": "audio",
        "video": "video",
        "file": "file",
        "note": "note",
        "acknowledge": "acknowledge",
    }
    rows = [{"type": kind, "name": f"q_{kind}", "label": kind} for kind in kinds]
    rows += [
        {"type": "image", "name": "sign", "label": "Sign", "appearance": "signature"},
        {"type": "range", "name": "range", "label": "Range", "parameters": "start=0 end=10 step=2"},
        {"type": "start", "name": "began"},
        {"type": "today", "name": "day"},
        {"type": "deviceid", "name": "device"},
        {"type": "hidden", "name": "secret", "default": "x"},
    ]
    data = read_checked(form(file, rows))[0].data
    assert {kind: question(data, f"q_{kind}")["type"] for kind in kinds} == kinds
    assert question(data, "sign")["type"] == "signature"
    assert question(data, "range")["parameters"] == {"start": "0", "end": "10", "step": "2"}
    assert (question(data, "began")["meta"], question(data, "day")["meta"]) == ("start", "today")
    assert question(data, "device")["meta"] == "deviceid"
    assert question(data, "secret") | {} == {
        "key": "secret",
        "name": "secret",
        "type": "hidden",
        "names": {},
        "default_text": "x",
    }


def test_defaults_and_triggers_keep_their_moment(file: File) -> None:
    path = form(
        file,
        [
            {"type": "date", "name": "on", "label": "On", "default": "today()"},
            {"type": "integer", "name": "n", "label": "N", "default": "5"},
            {"type": "text", "name": "seen", "label": "Seen", "calculation": "now()", "trigger": "${n}"},
            {"type": "text", "name": "shown", "label": "Shown", "calculation": "${n} + 1", "readonly": "yes"},
        ],
    )
    data = read_checked(path)[0].data
    assert question(data, "on")["default"] == "today()"
    assert question(data, "n")["default_text"] == "5"
    assert (question(data, "seen")["trigger"], question(data, "seen")["computed"]) == (["n"], "now()")
    assert question(data, "shown")["read_only"] is True


def test_names_that_repeat_get_keys_of_their_own(file: File) -> None:
    path = form(
        file,
        [
            {"type": "begin group", "name": "a", "label": "A"},
            {"type": "text", "name": "x", "label": "X"},
            {"type": "end group"},
            {"type": "begin group", "name": "b", "label": "B"},
            {"type": "text", "name": "x", "label": "X"},
            {"type": "end group"},
        ],
    )
    data = read_checked(path)[0].data
    assert [item["key"] for item in walk(data["items"])] == ["a", "a.x", "b", "b.x"]


def test_choices_in_a_csv_file_beside_the_form_are_taken_in(file: File) -> None:
    file("name,label,zone\np1,Pump 1,north\np2,Pump 2,south\n", "pumps.csv")
    path = form(
        file,
        [{"type": "select_one_from_file pumps.csv", "name": "p", "label": "Pump", "choice_filter": "zone='north'"}],
    )
    reading, _template = read_checked(path)
    assert question(reading.data, "p")["list"] == "pumps"
    assert reading.data["lists"]["pumps"][0] == {
        "key": "p1",
        "names": {"en": "Pump 1"},
        "verdict": "",
        "columns": {"zone": "north"},
    }
    assert reading.findings == ()


@pytest.mark.parametrize(
    ("rows", "sheet", "words"),
    [
        ([{"type": "select_one_from_file gone.csv", "name": "p", "label": "P"}], "row 2, column “type”", "gone.csv"),
        ([{"type": "image", "name": "p", "label": "P", "appearance": "draw"}], "row 2, column “appearance”", "photo"),
        (
            [{"type": "start-geopoint", "name": "g"}, {"type": "text", "name": "p", "label": "P"}],
            "row 2, column “type”",
            "place",
        ),
        (
            [{"type": "text", "name": "p", "label": "P", "calculation": "pulldata('a', 'b', 'c', 'd')"}],
            "row 2, column “calculation”",
            "a.csv",
        ),
        ([{"type": "text", "name": "p", "label": "P", "appearance": "maps"}], "row 2, column “appearance”", "maps"),
        (
            [{"type": "text", "name": "p", "label": "P", "relevant": "this is no rule"}],
            "row 2, column “relevant”",
            "this is no rule",
        ),
        (
            [{"type": "audit", "name": "audit"}, {"type": "text", "name": "p", "label": "P"}],
            "row 2, column “type”",
            "audit",
        ),
    ],
)
def test_what_does_not_come_over_is_told_with_sheet_row_and_column(
    file: File, rows: list[dict[str, str]], sheet: str, words: str
) -> None:
    sentences = [finding.sentence() for finding in read_checked(form(file, rows))[0].findings]
    assert any(sheet in each and words in each for each in sentences), sentences


@pytest.mark.parametrize(
    ("rows", "place", "words"),
    [
        (
            [{"type": "text", "name": "a", "label": "A"}, {"type": "text", "name": "a", "label": "B"}],
            "row 3",
            "“a” is used twice",
        ),
        ([{"type": "select_one gone", "name": "a", "label": "A"}], "row 2", "“gone”"),
        (
            [{"type": "begin group", "name": "g", "label": "G"}, {"type": "text", "name": "a", "label": "A"}],
            "row 2",
            "has no “end_group”",
        ),
        ([{"type": "text", "name": "a", "label": "A", "relevant": "${gone} = 1"}], "row 2", "“gone”"),
        ([{"type": "nonsense", "name": "a", "label": "A"}], "row 2", "“nonsense” is not known"),
        ([{"type": "text", "name": "1a", "label": "A"}], "row 2", "name"),
        ([{"type": "text", "name": "a b", "label": "A"}], "row 2", "name"),
        ([{"type": "text", "name": "meta", "label": "A"}], "row 2", "“meta” is kept"),
        ([{"type": "calculate", "name": "a"}], "row 2", "calculation is missing"),
        (
            [{"type": "select_one_external e", "name": "a", "label": "A"}],
            "row 2",
            "“external_choices”, which is missing",
        ),
        ([{"type": "select_one_from_file x.txt", "name": "a", "label": "A"}], "row 2", "must end in .csv"),
    ],
)
def test_a_refused_form_says_where_and_why(file: File, rows: list[dict[str, str]], place: str, words: str) -> None:
    choices = [{"list_name": "other", "name": "x", "label": "X"}]
    with pytest.raises(UserError) as refusal:
        read_form(form(file, rows, choices=choices))
    assert "“survey”" in refusal.value.message()
    assert f"{place}:" in refusal.value.message()
    assert words in refusal.value.message()


_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(1024, b"\0") + "EncryptedPackage".encode("utf-16-le").ljust(
    128, b"\0"
)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (_LOCKED, "protected with a password"),
        (b"code,meaning\nE1,Fan\n", "is not an XLSForm: it has no sheet"),
        ("代码,含义\nE1,风扇\n".encode("gb18030"), "is not an XLSForm: it has no sheet"),
        (b"\x89\xff\xfe\x00abc\x80\x81", "form.xlsx"),
    ],
)
def test_a_refusal_says_what_the_file_is_and_nothing_of_the_program(file: File, content: bytes, words: str) -> None:
    with pytest.raises(UserError) as refusal:
        read_form(file(content, "form.xlsx"))
    told = refusal.value.message()
    assert words in told
    assert not any(inside in told for inside in ("codec", "__init__", "argument", "marker", "Errno", "Error"))


def test_a_folder_is_called_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is a folder"):
        read_form(tmp_path)


def test_a_csv_form_that_excel_saved_in_chinese_is_read(file: File) -> None:
    text = "survey,,\n,type,name,label\n,text,place,安装位置\n"
    data = read_form(file(text.encode("gb18030"), "form.csv")).data
    assert "安装位置" in question(data, "place")["names"].values()


@pytest.mark.parametrize(
    "content", [b"", b"\0\1\2", b"%PDF-1.7 nothing\0", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 broken"]
)
def test_what_is_no_form_is_refused_in_words(file: File, content: bytes) -> None:
    with pytest.raises(UserError, match=r"x\.xlsx"):
        read_form(file(content, "x.xlsx"))


def test_a_csv_form_is_read(file: File) -> None:
    path = file('"survey",,,\n,"type","name","label"\n,"integer","a","Amount"\n', "form.csv")
    assert question(read_form(path).data, "a")["names"] == {"en": "Amount"}


def test_what_only_our_templates_have_survives_the_workbook(tmp_path: Path) -> None:
    data: dict[str, Any] = {
        "format": 2,
        "rules": "xpath",
        "root": "data",
        "code": "pump",
        "version": 3,
        "purpose": "safety",
        "names": {"zh_CN": "泵", "en": "Pump"},
        "languages": ["zh_CN", "en"],
        "default_language": "zh_CN",
        "product_models": ["HC-*"],
        "faults": {"words": ["漏水, 渗水"]},
        "blocks_start": True,
        "minutes": 7,
        "lists": {
            "how": [
                {"key": "ok", "names": {"zh_CN": "好", "en": "OK"}, "verdict": "pass"},
                {"key": "bad", "names": {"zh_CN": "坏", "en": "Bad"}, "verdict": "fail"},
            ]
        },
        "items": [
            {
                "group": True,
                "key": "g",
                "name": "g",
                "names": {"zh_CN": "组"},
                "repeat": {"count": "2", "most": 9},
                "items": [
                    {
                        "key": "p",
                        "name": "p",
                        "type": "number",
                        "names": {"zh_CN": "压力", "en": "Pressure"},
                        "unit": "bar",
                        "decimals": 1,
                        "min": 2,
                        "max": 3.5,
                        "required": True,
                        "default": "1 + 1",
                    },
                    {
                        "key": "v",
                        "name": "v",
                        "type": "computed",
                        "names": {"en": "V"},
                        "computed": "../p * 2",
                        "decimals": 2,
                        "max": 5,
                    },
                ],
            },
            {
                "key": "lit",
                "name": "lit",
                "type": "text",
                "names": {"en": "L"},
                "required": False,
                "default_text": "a + b",
            },
            {
                "key": "con",
                "name": "con",
                "type": "number",
                "names": {"en": "C"},
                "required": False,
                "default": "7",
                "decimals": 0,
            },
            {"key": "c", "name": "c", "type": "check", "names": {"en": "C"}, "required": True, "judged": True},
            {
                "key": "own.key",
                "name": "h",
                "type": "choice",
                "names": {"en": "H"},
                "required": "/data/c = 'fail'",
                "list": "how",
            },
            {
                "key": "f",
                "name": "f",
                "type": "photo",
                "names": {"en": "Photo of ${/data/h}"},
                "required": False,
                "min_photos": 2,
            },
            {"key": "s", "name": "s", "type": "signature", "names": {"en": "S"}, "required": True},
        ],
    }
    assert examine_template(json.dumps(data))[1] == []
    write_form(data, tmp_path / "pump.xlsx")
    assert read_form(tmp_path / "pump.xlsx").data == data


def test_rules_are_written_with_names_where_a_name_is_enough() -> None:
    data = {
        "code": "x",
        "format": 2,
        "root": "data",
        "names": {"en": "X"},
        "languages": ["en"],
        "default_language": "en",
        "items": [
            {"key": "a", "name": "a", "type": "text", "names": {"en": "A"}, "required": False},
            {
                "key": "b",
                "name": "b",
                "type": "text",
                "names": {"en": "B"},
                "required": False,
                "show_if": "/data/a = '/data/a'",
            },
        ],
    }
    assert form_sheets(data)["survey"][1]["relevant"] == "${a} = '/data/a'"


def test_a_workbook_that_can_t_be_written_names_a_next_step(tmp_path: Path) -> None:
    data = {"code": "x", "format": 2, "root": "data", "names": {"en": "X"}, "languages": ["en"], "items": []}
    with pytest.raises(EnvironmentFault):
        write_form(data, tmp_path / "no such folder" / "x.xlsx")


@pytest.mark.parametrize(
    ("rule", "spelling"),
    [
        (" /data/a  >  3 ", "/data/a > 3"),
        ("selected( /data/a , 'b  c')", "selected(/data/a, 'b  c')"),
        ("if( ../a  = '', ( 1 ), 2 )", "if(../a = '', (1), 2)"),
        ("a = ' x '", "a = ' x '"),
    ],
)
def test_blanks_of_rules_have_one_spelling_and_texts_keep_theirs(rule: str, spelling: str) -> None:
    assert tidy(rule) == spelling


def test_only_whole_paths_get_names() -> None:
    names = {"/data/a": "a"}
    assert name_paths("/data/a + /data/a/b + /data/ab + ../data/a", names) == "${a} + /data/a/b + /data/ab + ../data/a"


PLACES = {"oil": ("look", False), "where": ("look", False), "amps": ("motor", True), "n": ("motor", True)}


@pytest.mark.parametrize(
    ("rule", "xpath"),
    [
        ("oil == 'x'", "/data/look/oil = 'x'"),
        (
            "not empty(where) and not selected(where, 'none')",
            "not(/data/look/where = '') and not(selected(/data/look/where, 'none'))",
        ),
        (
            "count_selected(where) > 2 or verdict(oil) <> 'fail'",
            "count-selected(/data/look/where) > 2 or verdict(/data/look/oil) != 'fail'",
        ),
        ("amps / n - sum(amps)", "../amps div ../n - sum(/data/motor/amps)"),
        ("if(true, round(amps, 1), -n)", "if(true(), round(../amps, 1), -../n)"),
        ("not (oil = 'a' or oil = 'b')", "not(/data/look/oil = 'a' or /data/look/oil = 'b')"),
        ("position() + min(1, 2) * max(amps, 0)", "position(..) + min(1, 2) * max(../amps, 0)"),
        ("count(amps) = 2", "count-non-empty(/data/motor/amps) = 2"),
        ("oil = 'it''s'", '/data/look/oil = "it\'s"'),
        ("not not empty(oil)", "/data/look/oil = ''"),
    ],
)
def test_rules_of_format_1_mean_the_same_in_xpath(rule: str, xpath: str) -> None:
    assert xpath_of(rule, "motor", PLACES) == xpath
