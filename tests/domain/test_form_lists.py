"""Lists of forms that are files: choices, filters, pulldata and instance(), by an index and never row by row."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldservice.domain.checklist import Address, ChecklistState, Template, examine_template, read_template
from fieldservice.domain.checklist import value_text as shown
from fieldservice.domain.checklist.lists import ListTable, RowNode, Rows
from fieldservice.domain.checklist.review import review
from fieldservice.errors import UserError
from tests.domain.forms import NOW, TODAY, field, form_source, form_state, group, hidden

PARTS = Rows(
    ("code", "desc", "group", "price"),
    [
        ("p1", "Filter", "air", "12.50"),
        ("p2", "Seal", "air", "3"),
        ("p3", "Pump", "oil", "99"),
        ("007", "Fuse", "el", ""),
    ],
)
LISTS = {"parts": {"file": "parts.csv", "key": "code", "names": {"en": "desc"}}}
PICK = field("p", "choice", list="parts", required=True)
P, V, N = Address("p"), Address("v"), Address("n")


def source(*items: dict[str, Any], **more: Any) -> str:
    return form_source(*items, lists=LISTS, root="data", languages=["en"], default_language="en", **more)


def state(*items: dict[str, Any], rows: Rows | None = PARTS) -> ChecklistState:
    tables = {"parts.csv": rows} if rows is not None else {}
    return ChecklistState(read(source(*items), tables), today=TODAY, now=NOW, language="en")


def read(text: str, tables: dict[str, Rows]) -> Template:
    return read_template(text, tables=tables)


def answer(made: ChecklistState, key: str, value: object) -> None:
    made.answer(Address(key), value, at=NOW)


def test_the_rows_of_a_file_are_choices_with_their_words() -> None:
    made = state(PICK)
    offered = made.choices(P)
    assert [(choice.key, choice.title("en")) for choice in offered][:2] == [("p1", "Filter"), ("p2", "Seal")]
    answer(made, "p", "p3")
    assert shown(made.template.questions[0], "p3", "en") == "Pump"
    with pytest.raises(UserError):
        answer(made, "p", "p9")


def test_a_filter_keeps_the_rows_that_it_asks_for() -> None:
    made = state(field("v"), field("p", "choice", list="parts", choice_filter="group = /data/v and price > 5"))
    answer(made, "v", "air")
    assert [choice.key for choice in made.choices(P)] == ["p1"]
    answer(made, "p", "p1")
    answer(made, "v", "oil")
    assert made.cell(P).unoffered == ("p1",)
    with pytest.raises(UserError):
        answer(made, "p", "p2")


@pytest.mark.parametrize(
    ("rule", "value", "wanted"),
    [
        ("pulldata('parts', 'desc', 'code', /data/v)", "p2", "Seal"),
        ("pulldata('parts.csv', 'desc', 'code', /data/v)", "p2", "Seal"),
        ("pulldata('parts', 'desc', 'code', /data/v)", "P2", None),
        ("pulldata('parts', 'gone', 'code', /data/v)", "p2", None),
        ("pulldata('gone', 'desc', 'code', /data/v)", "p2", None),
        ("pulldata('parts', 'desc', 'code', /data/v)", "007", "Fuse"),
        ("pulldata('parts', 'price', 'code', /data/v) * 2", "p2", 6),
        ("instance('parts')/root/item[code = /data/v]/desc", "p3", "Pump"),
        ("instance('parts')/root/item[/data/v = code]/desc", "p3", "Pump"),
        ("count(instance('parts')/root/item[group = /data/v])", "air", 2),
        ("count(instance('parts')/root/item[group = current()/../v and price > 5])", "air", 1),
        ("sum(instance('parts')/root/item[group = /data/v]/price)", "air", 15.5),
        ("instance('parts')/root/item[group = /data/v][2]/code", "air", "p2"),
        ("instance('parts')/root/item[position() = 3]/code", "x", "p3"),
        ("instance('parts')/root/item[3]/code", "x", "p3"),
        ("instance('parts')/root/item[code = /data/v or code = 'p1']/desc", "p3", "Filter"),
        ("count(instance('parts')/root/item[price = 3.0])", "x", 1),
        ("count(instance('parts')/root/item[price = /data/v])", "3.0", 0),
        ("count(instance('parts')/root/item[code = 7])", "x", 1),
        ("instance('parts')/root/item[code = instance('parts')/root/item[desc = /data/v]/code]/price", "Pump", "99"),
    ],
)
def test_rules_look_things_up_as_odk_does(rule: str, value: str, wanted: Any) -> None:
    made = state(field("v"), hidden("n", rule))
    answer(made, "v", value)
    assert made.values().get(N) == (pytest.approx(wanted) if isinstance(wanted, float) else wanted)


def test_a_long_list_is_looked_up_and_never_gone_through(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = Rows(("code", "desc", "group"), [(f"p{n}", f"Part {n}", f"g{n % 5000}") for n in range(50_000)])
    made = state(
        field("v"),
        field("p", "choice", list="parts", choice_filter="group = /data/v"),
        hidden("a", "pulldata('parts', 'desc', 'code', /data/v)"),
        hidden("b", "instance('parts')/root/item[code = /data/v]/desc"),
        rows=rows,
    )
    answer(made, "v", "p1")  # makes the indexes
    looked: list[int] = []
    named = RowNode.named

    def counted(self: RowNode, name: str) -> Any:
        looked.append(self.row)
        return named(self, name)

    monkeypatch.setattr(RowNode, "named", counted)
    answer(made, "v", "g77")
    assert len(made.choices(P)) == 10
    answer(made, "p", "p77")
    answer(made, "v", "p49999")
    assert made.values()[Address("b")] == "Part 49999" and made.values()[Address("a")] == "Part 49999"
    assert made.cell(P).unoffered == ("p77",)
    assert len(looked) < 100


_TEXT = st.sampled_from(["", "x 1", "1", "1.0", "01", "2", "x", "X", "-1", "1e3", " 1"])


_RULES = (
    "group = {v}", "code = 'k3' and group = {v}", "group = {v} or code = {v}", "selected({v}, group)",
    "selected(group, {v})", "{v} = '' or group = {v}", "selected({v}, group) and ({v} = 'x' or code = 'k1')",
    "not({v} = 2) and (group = {v} or group = 'x') and true()", "group = {v} and more = {v}", "selected(more, {v})",
    "current()/../w = group", "group = /data/r/x", "selected(/data/r/x, group)", "{v} and group = 'x'",
    "code = 'k1' and 2", "code = 'k1' or 1 div 0", "position() = 1 or group = {v}",
    "(code = 'k1' and date('x') = 1) or group = {v}", "date('x') = 1 or group = {v}", "group = {v} or date('x') = 1",
    "(group = {v} and contains(code, 'k')) or selected({v}, group)", "{v} = 1 or group = 'x'",
    "group = {v} and position() < 3",
)  # fmt: skip


@given(
    st.lists(st.tuples(_TEXT, _TEXT), max_size=12),
    st.sampled_from(["'1'", "1", "0.5 + 0.5", "true()", "/data/v", "''", "'x 1'"]),
    st.sampled_from(_RULES),
    _TEXT,
)
def test_the_index_finds_what_going_through_all_rows_finds(
    rows: list[tuple[str, str]], value: str, rule: str, typed: str
) -> None:
    table = Rows(("code", "group"), [(f"k{at}", group) for at, (_key, group) in enumerate(rows)])
    asked = rule.format(v=value)
    made = ChecklistState(
        read(
            source(
                field("v"),
                field("w"),
                group("r", field("x"), repeat={"least": 2}),
                hidden("n", f"count(instance('parts')/root/item[{asked}])"),
                hidden("m", f"count(instance('parts')/root/item[not(not({asked}))])"),
                field("p", "choice", list="parts", choice_filter=asked),
                field("q", "choice", list="parts", choice_filter=f"not(not({asked}))"),
            ),
            {"parts.csv": table},
        ),
        today=TODAY, now=NOW,
    )  # fmt: skip
    answer(made, "v", typed)
    answer(made, "w", typed)
    made.answer(Address("x", (1,)), typed, at=NOW)
    assert made.values().get(N) == made.values().get(Address("m"))
    assert [each.key for each in made.choices(P)] == [each.key for each in made.choices(Address("q"))]


@pytest.mark.parametrize(
    "rule",
    [
        "most = 'a' and group = /data/v", "selected(/data/v, group)", "/data/v = '' or group = /data/v",
        "group = /data/v or group = 'g4'", "selected(words, /data/v)",
        "most = 'a' and (group = /data/v or group = 'g4')",
    ],
)  # fmt: skip
def test_rules_of_several_parts_do_not_go_through_a_long_list(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    count = 20_000
    cells = [(f"p{n}", f"Part {n}", f"g{n % 5000}", "a", f"z g{n % 5000}") for n in range(count)]
    rows = Rows(("code", "desc", "group", "most", "words"), cells)
    made = state(field("v"), field("p", "choice", list="parts", choice_filter=rule), rows=rows)
    looked: list[int] = []
    named = RowNode.named

    def counted(self: RowNode, name: str) -> Any:
        looked.append(self.row)
        return named(self, name)

    monkeypatch.setattr(RowNode, "named", counted)
    answer(made, "v", "g77")
    assert len(made.choices(P)) in (4, 8)
    assert len(set(looked)) < 100


def test_a_list_whose_file_is_not_here_keeps_the_template_and_the_answers() -> None:
    text = source({**PICK, "default_text": "p1"}, hidden("n", "pulldata('parts', 'desc', 'code', 'p1')"))
    template, problems = examine_template(text)
    assert template is not None and problems == []
    assert template.list_files == {"parts.csv"}
    choices = template.questions[0].choices
    assert isinstance(choices, ListTable) and choices.missing and len(choices) == 0
    made = ChecklistState(template, today=TODAY, now=NOW)
    assert made.values() == {}
    with pytest.raises(UserError):
        answer(made, "p", "p1")


def test_a_list_whose_file_has_no_rows_offers_nothing_and_the_rest_is_asked() -> None:
    made = state(PICK, field("v"), rows=Rows(("code", "desc"), []))
    assert list(made.choices(P)) == [] and [item.address for item in made.items()] == [P, V]
    assert [missing.address for missing in made.missing()] == [P]


def test_rows_without_a_key_are_no_choices_and_keys_may_repeat() -> None:
    rows = Rows(("code", "desc"), [("", "nothing"), ("a", "First"), ("a", "Second")])
    made = state(PICK, rows=rows)
    assert [choice.title("en") for choice in made.choices(P)] == ["First", "Second"]
    answer(made, "p", "a")
    assert made.cell(P).unoffered == ()


def test_small_lists_in_the_template_serve_pulldata_and_keep_their_own_names() -> None:
    lists = {"fuel": [{"key": "d", "names": {"en": "Diesel"}, "columns": {"name": "Heavy", "code": "d", "price": "7"}}]}
    made = form_state(field("f", "choice", list="fuel"), hidden("n", "pulldata('fuel', 'price', 'code', /data/f)"),
                      hidden("m", "instance('fuel')/root/item[code = /data/f]/name"), lists=lists)  # fmt: skip
    answer(made, "f", "d")
    assert made.values()[N] == "7" and made.values()[Address("m")] == "Heavy"


def test_the_editor_looks_over_a_long_list_without_trying_every_choice() -> None:
    rows = Rows(("code", "desc"), [(f"p{n}", f"Part {n}") for n in range(20_000)])
    text = source(PICK, field("a", show_if="/data/p = 'p19999'"), field("b", show_if="/data/p = 'gone'"))
    _template, doubts = review(text, {}, {"parts.csv": rows})
    assert [doubt.where for doubt in doubts] == ["b"]


def test_a_table_survives_being_written_and_read() -> None:
    rows = Rows(("a", "b,c"), [("1", 'x"y'), ("", "多\n行")])
    again = Rows.of_csv(rows.to_csv())
    assert again.columns == rows.columns and list(again.rows) == list(rows.rows)
    assert list(Rows.of_csv(b"a,b\n1\n1,2,3\n\n").rows) == [("1", ""), ("1", "2")]
    assert len(Rows.of_csv(b"")) == 0
