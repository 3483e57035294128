"""A form with everything in it, written and read again: nothing changes on the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fieldservice.errors import UserError
from fieldservice.exchange.xlsform.checking import read_checked
from fieldservice.exchange.xlsform.reading import read_form
from fieldservice.exchange.xlsform.writing import write_form

Line = dict[str, str]
EN, ZH = "label::English (en)", "label::中文 (zh)"


def asked(kind: str, name: str, en: str = "Label", zh: str = "标签", **more: str) -> Line:
    return {"type": kind, "name": name, EN: en, ZH: zh, **{key.replace("__", "::"): text for key, text in more.items()}}


SURVEY: list[Line] = [
    *({"type": kind, "name": kind} for kind in ("start", "end", "today", "deviceid", "username")),
    asked(
        "integer", "n", "How many of ${t}", "多少 “${t}”", hint__zh="从左到右", guidance_hint__zh="引导",
        required="yes", required_message__en="Needed!", default="5",
        constraint=". >= 0 and . < 100", constraint_message__zh="须在 0 到 100 之间",
    ),
    asked("text", "t", "=1+1", "+86 'x", relevant="${n} > 3", default="007", appearance="multiline",
          parameters="rows=5"),
    {"type": "calculate", "name": "once", "calculation": "once(random())"},
    {"type": "calculate", "name": "stamp", "calculation": "now()", "trigger": "${n}"},
    asked("date", "day", default="today()"),
    asked("text", "shown", calculation="concat(${n}, '“')", readonly="yes"),
    asked("begin repeat", "outer", relevant="${n} > 0", appearance="field-list", repeat_count="${n} + 1"),
    asked("text", "inner", "Inner ${n}", "内"),
    asked("begin repeat", "within"),
    asked("decimal", "part", constraint="../../inner != ''", default="0.5"),
    {"type": "end repeat"},
    {"type": "calculate", "name": "sum", "calculation": "sum(${part})"},
    {"type": "end repeat"},
    asked("select_one l", "one", default="x", choice_filter="region=${t}", appearance="minimal likert",
          parameters="randomize=true seed=4"),
    asked("select_multiple l", "several", default="x y", appearance="columns-2"),
    asked("rank l", "ranked"),
    asked("select_one 列表 or_other", "other"),
    asked("range", "between", parameters="start=0 end=10 step=0.5"),
    asked("geopoint", "place", appearance="placement-map"),
    asked("image", "photo", appearance="annotate", parameters="max-pixels=640", media__image__en="a b.png"),
    asked("audio", "sound", parameters="quality=low", media__audio__zh="c.mp3"),
    asked("note", "said", "Note **b** <b>x</b> & ${once}", "注"),
    asked("acknowledge", "seen"),
    asked("barcode", "码"),
    {"type": "hidden", "name": "kept", "default": "abc"},
    asked("begin group", "g", "G ${n}", "组"),
    {"type": "begin group", "name": "bare", "relevant": "${one} = 'x'"},
    asked("time", "at", default="10:00"),
    {"type": "end group"},
    {"type": "end group"},
]  # fmt: skip
CHOICES: list[Line] = [
    {"list_name": "l", "name": "x", EN: "X", ZH: "叉", "region": "north", "media::image::English (en)": "x.png"},
    {"list_name": "l", "name": "y", EN: "Y ${n}", ZH: "歪", "region": "south"},
    {"list_name": "列表", "name": "中", EN: "Middle", ZH: "中间"},
    {"list_name": "unused", "name": "u", EN: "U", ZH: "未用"},
]
SETTINGS: list[Line] = [
    {
        "form_title": "My “Form”",
        "form_id": "my form",
        "version": "2026",
        "default_language": "中文 (zh)",
        "style": "pages",
    }
]
_NAMED = {"en": "English (en)", "zh": "中文 (zh)"}


def table(**sheets: list[Line]) -> str:
    """The sheets as Markdown, languages by their whole names."""
    lines = []
    for name, rows in sheets.items():
        headings = list(dict.fromkeys(heading for row in rows for heading in row))
        named = ["::".join(_NAMED.get(part, part) for part in heading.split("::")) for heading in headings]
        lines += [f"| {name} |", f"| | {' | '.join(named)} |"]
        lines += [f"| | {' | '.join(row.get(heading, '') for heading in headings)} |" for row in rows]
    return "\n".join(lines)


def test_a_form_with_everything_reads_back_the_same(file: Callable[..., Path], tmp_path: Path) -> None:
    reading, _template = read_checked(file(table(survey=SURVEY, choices=CHOICES, settings=SETTINGS), "form.md"))
    write_form(reading.data, tmp_path / "again.xlsx")
    again, _template = read_checked(tmp_path / "again.xlsx")
    assert again.data == reading.data
    assert (again.questions, again.groups, again.repeats, again.rules) == (18, 4, 2, 12)


def test_a_text_that_no_cell_can_hold_is_refused_instead_of_left_out(file: Callable[..., Path], tmp_path: Path) -> None:
    data: dict[str, Any] = read_form(file(table(survey=[asked("text", "a")]), "form.md")).data
    data["items"][0]["names"]["en"] = "x" * 32_768
    with pytest.raises(UserError, match=r"column “label::English \(en\)” of “a” would have 32,768 letters"):
        write_form(data, tmp_path / "long.xlsx")
    assert not (tmp_path / "long.xlsx").exists()
