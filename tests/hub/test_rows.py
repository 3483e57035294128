"""Nothing that reaches the hub's rows can surprise a device that loads them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldservice.domain import records
from fieldservice.hub.refusals import Verdict
from fieldservice.hub.rows import LARGEST_NUMBER, LONGEST_BODY, LONGEST_TEXT, MOST_ROWS, shape_of, validate_rows
from fieldservice.services.checklist_templates import MOST_LETTERS
from fieldservice.store.tables import table_of
from tests.hub.mutations import ROW, added, changed

TABLES = sorted(records.REGISTRY)
CHANGEABLE = [table for table in TABLES if not records.info(records.REGISTRY[table]).append_only]
SQL = "Robert'); DROP TABLE entity; --\" OR 1=1 /* \\ % _ ${x} {0} \u202e"


def look(*rows: Any, newer: bool = False) -> Verdict:
    return validate_rows(list(rows), 4 if newer else 3, 3)


def fields_of(*sql_types: str) -> list[tuple[str, str]]:
    return [
        (table, name)
        for table in TABLES
        for name in shape_of(table).fields
        if table_of(table).by_name[name].sql_type in sql_types
    ]


# --- what passes ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", TABLES)
def test_a_row_with_every_field_passes_and_loads(table: str) -> None:
    made = table_of(table)
    row = changed(table, *sorted(set(shape_of(table).group_of.values())))
    full = added(table, ROW, **row[3])
    assert look(full).ok, look(full)
    values = {column.name: column.default for column in made.columns} | {"id": ROW} | full[3]
    made.load(tuple(values[column.name] for column in made.columns))


@pytest.mark.parametrize("table", CHANGEABLE)
def test_each_group_may_be_changed_by_itself(table: str) -> None:
    for group in sorted(set(shape_of(table).group_of.values())):
        for base in (1, -1, 0, 2**40):
            assert look(changed(table, group, base=base)).ok, group


JSON = {
    ("checklist_answer", "value"),
    ("checklist_template", "body"),
    ("article_version", "body"),
    ("diagnosis_tree", "body"),
    ("case_digest", "parts"),
}


NO_PARTS = (
    "5", "{}", "[5]", '["ab"]', '[["x", 1]]', "[", "null",
    *(f'[["{ROW}"{rest}]]' for rest in ("", ', "1"', ", -1", ", true", ", 1.5", ", null", ", 1, 1")),
)  # fmt: skip


@pytest.mark.parametrize("parts", NO_PARTS)
def test_the_parts_of_a_case_are_parts_because_every_laptop_reads_them(parts: str) -> None:
    assert look(added("case_digest", ROW, parts=parts)).code == "hub.bad_value"
    assert look(added("case_digest", ROW, parts=f'[["{ROW}", 2000000]]')).ok
    assert look(added("case_digest", ROW, parts="")).ok


@pytest.mark.parametrize("body", ["5", "[]", "null", '"x"', "{", "true"])
@pytest.mark.parametrize("table", ["article_version", "checklist_template", "diagnosis_tree"])
def test_a_body_is_an_object_because_every_laptop_reads_it(table: str, body: str) -> None:
    assert look(added(table, ROW, body=body)).code == "hub.bad_value"
    assert look(added(table, ROW, body='{"a": 1}')).ok


def test_statements_in_texts_are_texts() -> None:
    plain = table_of("note").by_name["text"].from_sql
    tried = 0
    for table, name in fields_of("TEXT"):
        column = table_of(table).by_name[name]
        closed = column.refers_to or column.from_sql is not plain or name.endswith("sha")
        closed = closed or (table, name) in JSON
        if closed or (name in ("status", "state", "choice", "inspection") and table != "service_task"):
            assert look(added(table, ROW, **{name: SQL})).code == "hub.bad_value", (table, name)
        else:
            assert look(added(table, ROW, **{name: SQL})).ok, (table, name)
            tried += 1
    assert tried > 150


# --- ids and hashes ---------------------------------------------------------------------------------------------------

TRICKS = ["", "x", "../../../etc/passwd", "..\\..\\x", "/etc/passwd", "C:\\x", "0" * 31, "0" * 33, "0" * 31 + "\n",
          "0" * 32 + "\n", "A" * 32, "g" * 32, "%2e%2e%2f" * 4, "00000000-0000-0000-0000-000000000000", "٠" * 32,
          "0" * 16 + "\0" * 16, "' OR '1'='1", None, 1, b"0" * 32, ["0" * 32], True]  # fmt: skip


@pytest.mark.parametrize("id", TRICKS, ids=repr)
def test_an_id_is_32_hexadecimal_digits(id: Any) -> None:
    assert look(["i", "note", id, {}]).code == "hub.bad_id"
    assert look(["u", "asset", id, {"name": "x"}, {"name": 1}]).code == "hub.bad_id"
    if id is not None:
        assert look(added("note", ROW, work_order_id=id)).code == "hub.bad_value"
        assert look(added("note", ROW, by_id=id)).code == "hub.bad_value"
    assert look(added("booking", ROW, work_order_id=id)).code == "hub.bad_value"


@pytest.mark.parametrize("sha", [*TRICKS[1:], "ab" * 31, "AB" * 32, "../" + "a" * 61, "ab" * 32 + "/.."], ids=repr)
def test_a_hash_is_a_hash_because_files_are_found_by_it(sha: Any) -> None:
    for table, name in fields_of("TEXT"):
        if name.endswith("sha"):
            assert look(added(table, ROW, **{name: sha})).code == "hub.bad_value", (table, name)


# --- numbers, times, texts --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", [LARGEST_NUMBER + 1, -LARGEST_NUMBER - 1, 2**63 - 1, 2**63, 2**64, -(2**63), 10**400])
def test_a_huge_number_is_refused_in_every_field(value: int) -> None:
    for table, name in fields_of("INTEGER", "REAL"):
        assert look(added(table, ROW, **{name: value})).code == "hub.bad_value", (table, name)


@pytest.mark.parametrize("value", ["1", 1.5, True, b"1", [1], {"a": 1}, float("nan"), float("inf")])
def test_an_integer_is_an_integer(value: Any) -> None:
    for table, name in fields_of("INTEGER"):
        assert look(added(table, ROW, **{name: value})).code == "hub.bad_value", (table, name)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf"), "1", True])
def test_a_position_is_a_number(value: Any) -> None:
    assert look(added("site", ROW, latitude=value)).code == "hub.bad_value"


def test_yes_and_no_are_one_and_nought() -> None:
    assert look(added("asset", ROW, archived=1)).ok
    assert look(added("asset", ROW, archived=2)).code == "hub.bad_value"


def test_a_move_of_less_than_nothing_is_refused() -> None:
    assert look(added("stock_move", ROW, quantity_micro=5)).ok
    assert look(added("stock_move", ROW, quantity_micro=-5)).code == "hub.bad_value"


@pytest.mark.parametrize("day", ["2026-02-30", "2026-5-1", "20260501", "2026-05-01T00:00", "2026-W01-1", "x", "", 1])
def test_a_date_that_does_not_exist_is_refused(day: Any) -> None:
    assert look(added("asset", ROW, installed_on=day)).code == "hub.bad_value"


@pytest.mark.parametrize("at", [10**15, -(10**15), 2**62])
def test_a_time_beyond_the_calendar_is_refused(at: int) -> None:
    assert look(added("note", ROW, at=at)).code == "hub.bad_value"


@pytest.mark.parametrize(
    "text", ["x" * (LONGEST_TEXT + 1), "a\0b", "\ud83d", 1, None, b"x", ["x"], {"x": "y"}], ids=type
)
def test_a_text_is_a_text_of_bearable_length(text: Any) -> None:
    for table, name in (("note", "text"), ("asset", "serial"), ("checklist_answer", "value"), ("person", "roles")):
        assert look(added(table, ROW, **{name: text})).code == "hub.bad_value", (table, name)
    assert look(added("note", ROW, text="长" * LONGEST_TEXT)).ok


@pytest.mark.parametrize("table", ["checklist_template", "diagnosis_tree"])
def test_a_template_may_be_as_large_as_a_form_of_hundreds_of_questions_and_no_larger(table: str) -> None:
    def body(size: int) -> str:
        return json.dumps({"x": "长" * (size - 9)}, ensure_ascii=False)

    assert MOST_LETTERS <= LONGEST_BODY  # what a laptop keeps, the hub takes
    assert look(added(table, ROW, body=body(600_000))).ok
    assert look(added(table, ROW, body=body(LONGEST_BODY))).ok
    assert look(added(table, ROW, body=body(LONGEST_BODY + 10))).code == "hub.bad_value"
    assert look(added(table, ROW, body="{" + " " * 200_000)).code == "hub.bad_value"
    assert look(added(table, ROW, body='"a\0b"')).code == "hub.bad_value"


@pytest.mark.parametrize("value", ["{", "[" * 50_000, "nothing", "1 2"], ids=["open", "deep", "word", "two"])
def test_an_answer_that_no_device_could_read_is_refused(value: str) -> None:
    assert look(added("checklist_answer", ROW, value=value)).code == "hub.bad_value"


@pytest.mark.parametrize(
    "table",
    ["service_request", "work_order", "booking", "part_request", "pick_list", "pick_line", "shipment", "purchase_order",
     "goods_receipt", "stock_count", "article", "checklist_template", "diagnosis_tree",
     "escalation"],
)  # fmt: skip
def test_a_status_is_one_that_exists(table: str) -> None:
    assert look(added(table, ROW, status="hacked")).code == "hub.bad_value"
    assert look(changed(table, "sent" if table == "shipment" else "status", status="")).code == "hub.bad_value"


# --- shape ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "rows",
    [None, {}, "rows", 7, [], [None], [[]], [["i"]], [["d", "note", ROW, {}]], [["i", "note", ROW]],
     [["i", 1, ROW, {}]], [["i", "note", ROW, []]], [["i", ["note"], ROW, {}]], [["u", "asset", ROW, {"name": "x"}]],
     [["i", "note", ROW, {}, {}]], [{"i": 1}]],
    ids=repr,
)  # fmt: skip
def test_rows_of_another_shape_are_refused(rows: Any) -> None:
    assert validate_rows(rows, 3, 3).code == "hub.bad_rows"


def test_more_rows_than_a_mutation_holds_are_refused() -> None:
    rows = [added("note", f"{number:032x}") for number in range(MOST_ROWS + 1)]
    assert look(*rows[1:]).ok
    assert look(*rows).code == "hub.too_many_rows"


@pytest.mark.parametrize("table", ["entity", "mutation", "sqlite_master", "note; --", "../note", "person "])
def test_only_tables_of_records_are_known(table: str) -> None:
    assert look(["i", table, ROW, {}]).code == "hub.unknown_table"


def test_what_the_hub_computes_is_never_taken_from_outside() -> None:
    for name, value in (("state", "archived"), ("technician_id", ROW), ("starts_at", 1), ("id", ROW)):
        for newer in (False, True):
            assert not look(["i", "work_order", ROW, {name: value}], newer=newer).ok


def test_a_reference_that_must_be_there_must_be_there() -> None:
    assert look(["i", "booking", ROW, {}]).code == "hub.missing_field"
    assert look(["i", "booking", ROW, {"work_order_id": None}]).code == "hub.bad_value"


def test_facts_are_never_changed() -> None:
    for table in sorted(set(TABLES) - set(CHANGEABLE)):
        assert look(changed(table)).code == "hub.append_only"


def test_a_group_comes_whole_and_with_its_base() -> None:
    whole = changed("booking", "schedule")
    assert look(whole).ok
    part = {name: value for name, value in whole[3].items() if name != "ends_at"}
    assert look(["u", "booking", ROW, part, {"schedule": 7}]).code == "hub.missing_field"
    for bases in ({}, {"schedule": 7, "status": 7}, {"starts_at": 7}, {"schedule": "7"}, {"schedule": True},
                  {"schedule": 2**63}, {"schedule": None}, {7: 7}, None, []):  # fmt: skip
        assert look(["u", "booking", ROW, whole[3], bases]).code in ("hub.bad_base", "hub.missing_field"), bases


def test_an_unknown_field_is_kept_of_a_newer_program_only() -> None:
    row = added("note", ROW, mood="fine", score=1.5, nothing=None)
    assert look(row).code == "hub.unknown_field"
    assert look(row, newer=True).ok
    assert look(["u", "asset", ROW, {"mood": "fine"}, {"mood": 3}], newer=True).ok


@pytest.mark.parametrize(
    "row",
    [
        ["i", "robot", ROW, {}],
        added("note", ROW, text=7),
        added("note", ROW, mood=["x"]),
        added("note", ROW, mood=b"x"),
        added("note", ROW, **{"Mood; --": "x"}),
        ["x", "note", ROW, {}],
    ],
    ids=repr,
)
def test_what_else_a_newer_program_says_waits(row: Any) -> None:
    verdict = look(row, newer=True)
    assert verdict.hold
    assert not verdict.ok
    assert not look(row).ok
    assert not look(row).hold


_anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats()
    | st.text(max_size=20)
    | st.binary(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9) | st.integers(), inner, max_size=4),
    max_leaves=12,
)
_names = st.sampled_from(sorted({name for table in TABLES for name in shape_of(table).fields})) | st.text(max_size=5)
_row = st.tuples(
    st.sampled_from(["i", "u", "x"]),
    st.sampled_from(TABLES) | _anything,
    st.just(ROW) | _anything,
    st.dictionaries(_names, _anything, max_size=5) | _anything,
) | st.tuples(
    st.just("u"),
    st.sampled_from(TABLES),
    st.just(ROW),
    st.dictionaries(_names, _anything, max_size=5),
    st.dictionaries(_names, st.integers(), max_size=5) | _anything,
)


@given(st.lists(_row | _anything, max_size=4), st.booleans())
def test_whatever_arrives_gets_an_answer(rows: list[Any], newer: bool) -> None:
    for number in (1, len(rows)):
        assert validate_rows(rows[:number], 4 if newer else 3, 3).ok in (True, False)
