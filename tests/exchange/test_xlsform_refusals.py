"""Every mistake of an author that pyxform refuses gets a sentence of our own, in both languages, with its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fieldservice import i18n
from fieldservice.errors import UserError
from fieldservice.exchange.xlsform.reading import read_form
from fieldservice.exchange.xlsform.refusal_table import CASES
from fieldservice.exchange.xlsform.refusals import refused
from fieldservice.exchange.xlsform.sheets import Rows

File = Callable[..., Path]
Line = dict[str, str]

TEXT: Line = {"type": "text", "name": "t", "label": "T"}
CHOICES: list[Line] = [{"list_name": "yn", "name": "y", "label": "Y"}, {"list_name": "yn", "name": "n", "label": "N"}]
NUMBERS: list[Line] = [{"list_name": "n", "name": name, "label": name} for name in ("0", "5", "10")]
ENTITIES: list[Line] = [{"list_name": "trees", "label": "${t}"}]
AUDIT: Line = {"type": "audit", "name": "audit"}
PLACES = "location-priority=balanced location-min-interval={} location-max-age={}"


def line(kind: str, **more: str) -> Line:
    return {"type": kind, "name": "q", "label": "Q", **{key.replace("__", "::"): value for key, value in more.items()}}


def ranged(parameters: str, appearance: str = "") -> list[Line]:
    return [TEXT, line("range", parameters=parameters, appearance=appearance)]


# what the survey has (or all sheets), where the mistake is, words of the sentence
MADE_UP: list[tuple[str, Any, str, str]] = [
    ("no survey", {"surveys": [TEXT], "choices": CHOICES}, "form.md: ", "Is it the one called “surveys”?"),
    ("no choices", [TEXT, line("select_one yn")], "“survey”, row 3", "“choices”, which is missing"),
    ("choices misspelt", {"survey": [line("rank yn")], "choicess": CHOICES}, "“survey”, row 2", "“choicess”?"),
    ("no external", [line("select_one_external a")], "“survey”, row 2", "“external_choices”, which is"),
    ("external misspelt", {"survey": [line("select_one_external a")], "external_choice": CHOICES}, "row 2", "called"),
    ("not in external", {"survey": [line("select_one_external a")], "external_choices": CHOICES}, "row 2", "“a” is"),
    ("same column", [{**TEXT, "relevant": "1", "bind::relevant": "1"}], "“survey”, row 1", "mean the same"),
    ("no type column", [{"name": "a", "label": "A"}], "“survey”, row 1", "missing: “type”"),
    ("no name column", {"survey": [TEXT], "choices": [{"list_name": "a", "label": "A"}]},
     "“choices”, row 1", "missing: “name”"),
    ("no type", [TEXT, {"name": "a", "label": "A"}], "“survey”, row 3", "no type"),
    ("unknown type", [TEXT, line("nonsense")], "“survey”, row 3", "“nonsense” is not known"),
    ("no list", [TEXT, line("select_one")], "“survey”, row 3", "which list"),
    ("include", [TEXT, line("include")], "“survey”, row 3", "another form (include)"),
    ("no calculation", [TEXT, {"type": "calculate", "name": "c"}], "“survey”, row 3", "calculation is missing"),
    ("background", [TEXT, {"type": "background-geopoint", "name": "b"}], "“survey”, row 3", "needs a trigger"),
    (
        "background calculation",
        [TEXT, {"type": "background-geopoint", "name": "b", "trigger": "${t}", "calculation": "1"}],
        "“survey”, row 3",
        "can't have a calculation",
    ),
    ("no label", [TEXT, {"type": "text", "name": "a"}], "“survey”, row 3", "neither a label nor a hint"),
    ("big image", [TEXT, line("text", **{"media::big-image": "a.png"})], "“survey”, row 3", "no “image”"),
    ("media", [TEXT, line("text", **{"media::smell": "a.png"})], "“survey”", "“smell”"),
    ("end", [TEXT, {"type": "end group"}], "“survey”, row 3", "“end_group” stands here"),
    ("end of other", [line("begin group"), {"type": "end repeat"}], "“survey”, row 3", "“end_repeat” stands here"),
    ("begin", [line("begin repeat"), TEXT], "“survey”, row 2", "“begin_repeat” of “q” has no “end_repeat”"),
    ("loop", [line("begin loop"), {"type": "end loop"}], "“survey”, row 2", "which list it goes through"),
    ("loop list", [line("begin loop over yn"), {"type": "end loop"}], "“survey”, row 2", "“yn” is not on"),
    ("no name", [TEXT, {"type": "text", "label": "A"}], "“survey”, row 3", "has no name"),
    ("meta", [TEXT, {**TEXT, "name": "meta"}], "“survey”, row 3", "“meta” is kept"),
    ("audit name", [{**AUDIT, "name": "log"}, TEXT], "“survey”, row 2", "must be called “audit”"),
    ("twice", [TEXT, TEXT], "“survey”, row 3", "“t” is used twice"),
    ("repeat as form", [{**line("begin repeat"), "name": "data"}, TEXT, {"type": "end repeat"}], "row 2", "“data”"),
    (
        "two repeats",
        [
            line("begin repeat"), TEXT, {"type": "end repeat"}, {"type": "begin group", "name": "g", "label": "G"},
            line("begin repeat"), {**TEXT, "name": "u"}, {"type": "end repeat"}, {"type": "end group"},
        ],
        "“survey”, row 6",
        "Another repeat is called “q” too",
    ),
    ("name", [TEXT, {**TEXT, "name": "1 a"}], "“survey”, row 3", "“1 a” in the column “name” can't be a name"),
    ("settings name", {"survey": [TEXT], "settings": [{"name": "1 a"}]}, "“settings”, row 2", "“1 a” in the column"),
    ("file column", [line("select_one_from_file a.csv", parameters="value=1*")], "row 2", "“1*” in the column"),
    ("external twice", [
        {"type": "csv-external", "name": "a"}, line("begin group"), {"type": "csv-external", "name": "a"},
        {"type": "end group"}, TEXT], "“survey”, row 2", "2 files"),
    ("other file", [line("select_one_from_file a.csv"), {"type": "xml-external", "name": "a"}], "row 2", "and a.xml"),
    ("no such question", [TEXT, line("text", relevant="${gone} = 1")], "“survey”, row 3", "“gone”, but no question"),
    ("in a label", [TEXT, {**line("text"), "label": "A ${gone}"}], "“survey”, row 3", "“label” speaks of “gone”"),
    ("in a choice", {"survey": [line("select_one yn")], "choices": [{**CHOICES[0], "label": "${gone}"}]},
     "“choices”, row 2", "“gone”"),
    ("several", [TEXT, line("begin group"), TEXT, {"type": "end group"}, {**line("text"), "name": "u",
                 "relevant": "${t} = 1"}], "“survey”, row 6", "several questions"),
    ("reference", [TEXT, line("text", relevant="${ t } = 1 ${a b}")], "“survey”, row 3", "not written like ${name}"),
    ("trigger", [TEXT, line("text", trigger="t", calculation="1")], "“survey”, row 3", "column “trigger”"),
    ("triggers", [TEXT, line("text", trigger="${t} ${t}", calculation="1")], "“survey”, row 3", "by commas"),
    ("trigger gone", [TEXT, line("text", trigger="${gone}", calculation="1")], "“survey”, row 3", "“gone”"),
    ("trigger hidden", [{"type": "calculate", "name": "c", "calculation": "1"},
                        line("text", trigger="${c}", calculation="1")], "“survey”, row 3", "“c” is not shown"),
    ("choice name", {"survey": [line("select_one yn")], "choices": [*CHOICES, {"list_name": "yn", "label": "X"}]},
     "“choices”, row 4", "choice has no name"),
    ("choice twice", {"survey": [line("select_one yn")], "choices": [*CHOICES, CHOICES[0]]}, "“choices”, row 4",
     "“y” in the column “name” is in its list twice"),
    ("blank in choice", {"survey": [line("select_multiple a")], "choices": [
        *CHOICES, {"list_name": "a", "name": "b c", "label": "X"}]}, "“choices”, row 4", "“b c” has a blank"),
    ("list", {"survey": [TEXT, line("select_one gone")], "choices": CHOICES}, "“survey”, row 3", "“gone” is not on"),
    ("file kind", [TEXT, line("select_one_from_file a.txt")], "“survey”, row 3", "must end in .csv"),
    ("filtered other", {"survey": [line("select_one yn or_other", choice_filter="1")], "choices": CHOICES}, "row 2",
     "can't filter"),
    ("other of file", [line("select_one_from_file a.csv or_other")], "“survey”, row 2", "needs choices"),
    ("other without label", {"survey": [TEXT, line("select_one a or_other")], "choices": [
        {"list_name": "a", "name": "x", "label::en": "X"}, {"list_name": "a", "name": "y"}]}, "row 3", "a label for"),
    ("table list filter", {"survey": [line("begin group", appearance="table-list"), {**line("select_one yn"),
     "name": "a", "choice_filter": "1"}, {"type": "end group"}], "choices": CHOICES}, "row 3", "table-list"),
    ("table list mixed", {"survey": [line("begin group", appearance="table-list"), {**line("select_one yn"),
     "name": "a"}, {**line("select_one n"), "name": "b"}, {"type": "end group"}], "choices": CHOICES + NUMBERS},
     "“survey”, row 4", "“yn” and “n”"),
    ("file and search", [line("select_one_from_file a.csv", appearance="search('a')")], "“survey”, row 2", "search()"),
    ("search and not", {"survey": [line("select_one yn", appearance="search('a')"), {**line("select_one yn"),
     "name": "b"}], "choices": CHOICES}, "“survey”, row 2", "looks up the list “yn”"),
    ("parameters", [TEXT, line("text", parameters="rows 5")], "“survey”, row 3", "key=value"),
    ("parameter", [TEXT, line("text", parameters="lines=5")], "“survey”, row 3", "lines is not known"),
    ("seed alone", {"survey": [TEXT, line("select_one yn", parameters="seed=1")], "choices": CHOICES}, "row 3",
     "randomize=true"),
    ("seed", {"survey": [line("select_one yn", parameters="randomize=true seed=1"), {**line("select_one yn"),
     "name": "b", "parameters": "randomize=true seed=x"}], "choices": CHOICES}, "“survey”, row 3", "“seed”"),
    ("randomize", {"survey": [line("select_one yn", parameters="randomize=true"), {**line("select_one yn"),
     "name": "b", "parameters": "randomize=maybe"}], "choices": CHOICES}, "“survey”, row 3", "not “maybe”"),
    ("track changes", [TEXT, {**AUDIT, "parameters": "track-changes=maybe"}], "“survey”, row 3", "not “maybe”"),
    ("reasons", [TEXT, {**AUDIT, "parameters": "track-changes-reasons=no"}], "“survey”, row 3", "on-form-edit"),
    ("identify", [TEXT, {**AUDIT, "parameters": "identify-user=maybe"}], "“survey”, row 3", "“identify-user”"),
    ("places", [TEXT, {**AUDIT, "parameters": "location-max-age=5"}], "“survey”, row 3", "together"),
    ("priority", [TEXT, {**AUDIT, "parameters": PLACES.format(1, 5).replace("balanced", "much")}], "row 3", "balanced"),
    ("interval", [TEXT, {**AUDIT, "parameters": PLACES.format("a", 5)}], "“survey”, row 3", "whole number"),
    ("interval below", [TEXT, {**AUDIT, "parameters": PLACES.format(-1, 5)}], "“survey”, row 3", "less than 0"),
    ("age", [TEXT, {**AUDIT, "parameters": PLACES.format(1, "a")}], "“survey”, row 3", "“location-max-age”"),
    ("age below", [TEXT, {**AUDIT, "parameters": PLACES.format(1, -5)}], "“survey”, row 3", "less than 0"),
    ("age and interval", [TEXT, {**AUDIT, "parameters": PLACES.format(9, 5)}], "“survey”, row 3", "smaller"),
    ("rows", [TEXT, line("text", parameters="rows=many")], "“survey”, row 3", "“rows” must be a whole number"),
    ("pixels", [line("image", parameters="max-pixels=640"), {**line("image"), "name": "b",
                "parameters": "max-pixels=many"}], "“survey”, row 3", "whole number"),
    ("app", [TEXT, line("image", parameters="app=camera")], "“survey”, row 3", "Android"),
    ("quality", [line("audio", parameters="quality=low"), {**line("audio"), "name": "b", "parameters": "quality=best"}],
     "“survey”, row 3", "“quality”"),
    ("background quality", [TEXT, line("background-audio", parameters="quality=best")], "“survey”, row 3", "“quality”"),
    ("incremental", [TEXT, line("geotrace", parameters="incremental=no")], "“survey”, row 3", "“incremental”"),
    ("geometry", [TEXT, line("geopoint", parameters="reference-geometry=gone")], "“survey”", "“reference-geometry”"),
    ("accuracy", [TEXT, line("geopoint", parameters="capture-accuracy=a")], "“survey”, row 3", "“capture-accuracy”"),
    ("warning", [TEXT, line("geopoint", parameters="warning-accuracy=a")], "“survey”, row 3", "“warning-accuracy”"),
    ("mock", [TEXT, line("geopoint", parameters="allow-mock-accuracy=a")], "“survey”, row 3", "true or false"),
    ("range word", ranged("start=a end=10 step=1"), "“survey”, row 3", "“start” must be a number"),
    ("range zero", ranged("start=0 end=10 step=0"), "“survey”, row 3", "“step” can't be 0"),
    ("range step", ranged("start=0 end=10 step=11"), "“survey”, row 3", "“step” is larger"),
    ("range tick", ranged("start=0 end=10 step=2 tick_interval=3"), "“survey”, row 3", "multiple of “step”"),
    ("range place", ranged("start=0 end=10 step=1 placeholder=11"), "“survey”, row 3", "between start and end"),
    ("range labels", ranged("start=0 end=10 step=1 tick_labelset=gone"), "“survey”, row 3", "“tick_labelset”"),
    ("range looks", ranged("start=0 end=10 step=1 tick_interval=2", "rating"), "“survey”, row 3", "vertical"),
    ("range names", {"survey": ranged("start=0 end=10 step=1 tick_labelset=yn"), "choices": CHOICES}, "row 3",
     "must be numbers"),
    ("range outside", {"survey": ranged("start=0 end=5 step=1 tick_labelset=n"), "choices": NUMBERS}, "row 3",
     "between start and end"),
    ("range steps", {"survey": ranged("start=0 end=12 step=3 tick_labelset=n"), "choices": NUMBERS}, "row 3",
     "on steps of “step”"),
    ("range three", {"survey": ranged("start=0 end=10 step=5 tick_labelset=n", "no-ticks"), "choices": NUMBERS},
     "row 3", "only have start and end"),
    ("range ends", {"survey": ranged("start=0 end=10 step=5 tick_labelset=n", "no-ticks"), "choices": NUMBERS[:2]},
     "row 3", "only have start and end"),
    ("encrypted", {"survey": [TEXT], "settings": [{"omit_instanceID": "yes", "public_key": "k"}]}, "“settings”, row 2",
     "public_key"),
    ("save_to", [{**TEXT, "save_to": "p"}], "“survey”, row 2", "“entities”, which is missing"),
    ("saved twice", {"survey": [{**TEXT, "save_to": "p"}, {**line("text"), "save_to": "p"}], "entities": ENTITIES},
     "“survey”, row 3", "by row 2 too"),
    ("save group", {"survey": [{**line("begin group"), "save_to": "p"}, TEXT, {"type": "end group"}],
                    "entities": ENTITIES}, "“survey”, row 2", "group or repeat"),
    ("save list", {"survey": [{**TEXT, "save_to": "bushes#p"}], "entities": ENTITIES}, "“survey”, row 2", "“bushes”"),
    ("save signs", {"survey": [{**TEXT, "save_to": "a#b#c"}], "entities": ENTITIES}, "“survey”, row 2", "one #"),
    ("save word", {"survey": [{**TEXT, "save_to": "Label"}], "entities": ENTITIES}, "“survey”, row 2", "“Label”"),
    ("save lines", {"survey": [{**TEXT, "save_to": "__a"}], "entities": ENTITIES}, "“survey”, row 2", "underscores"),
    ("save which", {"survey": [{**TEXT, "save_to": "p"}], "entities": [*ENTITIES, {"list_name": "b", "label": "B"}]},
     "“survey”, row 2", "list#property"),
    ("entity label", {"survey": [TEXT], "entities": [{"list_name": "trees"}]}, "“entities”, row 2", "needs a label"),
    ("entity update", {"survey": [TEXT], "entities": [{"list_name": "trees", "entity_id": "${t}", "create_if": "1"}]},
     "“entities”, row 2", "update_if"),
    ("entity id", {"survey": [TEXT], "entities": [{"list_name": "trees", "update_if": "1", "label": "L"}]},
     "“entities”, row 2", "entity_id"),
    ("entity column", {"survey": [TEXT], "entities": [{"list_name": "trees", "label": "L", "colour": "x"}]},
     "“entities”, row 1", "“colour”"),
    ("entity twice", {"survey": [TEXT], "entities": ENTITIES + ENTITIES},
     "“entities”, row 3", "twice"),
    ("entity name", {"survey": [TEXT], "entities": [{"label": "L"}]}, "“entities”, row 2", "no name"),
    ("entity lines", {"survey": [TEXT], "entities": [{"list_name": "__a", "label": "L"}]}, "“entities”, row 2",
     "“__a” in the column"),
    ("entity stop", {"survey": [TEXT], "entities": [{"list_name": "a.b", "label": "L"}]}, "“entities”, row 2",
     "“a.b” in the column"),
]  # fmt: skip


def made(file: File, sheets: Any) -> Path:
    """A form as a Markdown table."""
    lines = []
    for name, rows in (sheets if isinstance(sheets, dict) else {"survey": sheets}).items():
        headings = list(dict.fromkeys(heading for row in rows for heading in row))
        lines += [f"| {name} |", f"| | {' | '.join(headings)} |"]
        lines += [f"| | {' | '.join(row.get(heading, '') for heading in headings)} |" for row in rows]
    return file("\n".join(lines), "form.md")


@pytest.mark.parametrize(
    ("sheets", "place", "words"), [each[1:] for each in MADE_UP], ids=[each[0] for each in MADE_UP]
)
def test_a_mistake_is_told_in_our_words_with_sheet_and_row(file: File, sheets: Any, place: str, words: str) -> None:
    path = made(file, sheets)
    with pytest.raises(UserError) as refusal:
        read_form(path)
    sentence = refusal.value.message()
    assert sentence.startswith("form.md")
    assert place in sentence, sentence
    assert words in sentence, sentence
    assert sentence.endswith((".", "?")), sentence
    assert "pyxform" not in sentence and "{" not in sentence.replace("${name}", ""), sentence
    i18n.set_language("zh_CN")
    with pytest.raises(UserError) as refusal:
        read_form(path)
    sentence = refusal.value.message()
    assert sentence.endswith(("。", "？")), sentence
    assert len(re.findall("[\u4e00-\u9fff]", sentence)) > 7 and "pyxform" not in sentence


def test_no_sentence_of_the_table_stands_behind_another_that_takes_all_its_messages() -> None:
    patterns = [case.pattern for case in CASES]
    assert len(set(patterns)) == len(patterns)


def test_every_code_of_pyxform_that_refuses_a_form_has_our_words() -> None:
    from pyxform.errors import ErrorCode

    warnings = {"HEADER_004", "LABEL_001", "NAMES_002", "NAMES_013"}
    inside = {"INTERNAL_001", "INTERNAL_002"}
    unknown = []
    for code in ErrorCode:
        if code.name in warnings | inside:
            continue
        message = code.value.format(row=3, sheet="survey", column="name", name="x")
        if "pyxform" in refused("f.xlsx", message, Rows()).message():
            unknown.append(code.name)
    assert unknown == []


def test_a_sentence_nobody_knows_is_quoted_as_pyxforms_own() -> None:
    told = refused("f.xlsx", "[row : 7] The moon is\n in the wrong house", Rows()).message()
    assert told.startswith("f.xlsx, sheet “survey”, row 7: It is not accepted. ")
    assert told.endswith("pyxform, which checks forms, says: “[row : 7] The moon is in the wrong house”")
    assert refused("f.xlsx", "Odd", Rows()).message().startswith("f.xlsx: It is not accepted.")


def test_the_sheet_is_named_as_the_file_names_it() -> None:
    rows = Rows(by_sheet={"survey": [{"type": "a", "name": "b"}]}, names=("Tabelle1",))
    assert "sheet “Tabelle1”, row 2: " in refused("f.xlsx", "Unknown question type 'a'.", rows).message()
    rows = Rows(names=("Survey", "Choices"))
    assert "sheet “Choices”, row 4: " in refused("f.xlsx", "[row : 4] Choices must have a name.", rows).message()
