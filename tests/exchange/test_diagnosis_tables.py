"""Makers' tables become diagnosis trees that can be followed, and codes to look up; no row is lost silently."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldservice.domain.diagnosis import TRIAL, examine_tree, standing, tree_text
from fieldservice.errors import UserError
from fieldservice.exchange.diagnosis_tables import CodeTable, read_code_table

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "fault_codes"


def table(tmp_path: Path, text: str, **options: object) -> CodeTable:
    file = tmp_path / "codes.csv"
    file.write_text(text, encoding="utf-8")
    return read_code_table(file, **options)  # type: ignore[arg-type]


def test_a_row_with_actions_becomes_a_tree_with_a_test_an_action(tmp_path: Path) -> None:
    read = table(
        tmp_path,
        "Error Code,Sub Code,Reason,Action\n"
        'E096,00,Upper heater abnormal,"1. Check the resistance of the heating element.\n2. Check the wiring.\n'
        '3. Replace the heating element.\n4. Contact technical support."\n',
    )
    (tree,) = read.trees
    assert tree.title("en") == "E096: Upper heater abnormal"
    assert [test.title("en") for test in tree.tests] == [
        "Check the resistance of the heating element",
        "Check the wiring",
        "Replace the heating element",
    ]
    assert [test.kind == TRIAL for test in tree.tests] == [False, False, True]
    assert [cause.title("en") for cause in tree.causes] == ["Wiring", "Heating element", "None of these"]
    assert [cause.escalate for cause in tree.causes] == [False, False, True]
    assert tree.rank(text="Display shows E096") == 2 and tree.rank(text="Display shows E097") is None
    assert read.codes == [("E096", "", "Upper heater abnormal")]


def test_a_check_of_what_is_replaced_later_speaks_of_that_part(tmp_path: Path) -> None:
    read = table(tmp_path, 'code,reason,action\nE1,Fan,"1. Check the wiring of the fan.\n2. Replace the fan."\n')
    (tree,) = read.trees
    now = standing(tree, {"step1": "yes"})
    assert now.found is not None and now.found.title("en") == "Fan"
    assert standing(tree, {"step1": "no", "step2": "no"}).found == tree.cause("other")


def test_chinese_tables_give_chinese_trees(tmp_path: Path) -> None:
    read = table(tmp_path, '故障代码,故障说明,处理措施\nA01,排气高温,"1、检查油位\n2、更换温控阀"\n')
    (tree,) = read.trees
    assert [test.title("zh_CN") for test in tree.tests] == ["检查油位", "更换温控阀"]
    assert [cause.title("zh_CN") for cause in tree.causes] == ["油位", "温控阀", "不在以上各项中"]
    assert read.codes == [("A01", "排气高温", "")]


def test_the_same_code_of_two_chinese_makers_is_two_trees(tmp_path: Path) -> None:
    text = "代码,含义,处理\nE1,漏水,1. 检查水管\n"
    codes = {table(tmp_path, text, name=name).trees[0].code for name in ("海尔", "美的", "")}
    assert len(codes) == 3


def test_the_same_code_of_two_lines_of_a_maker_is_two_trees_that_know_their_machines(tmp_path: Path) -> None:
    file = tmp_path / "codes.csv"
    file.write_text("code,meaning,action\nE003,Ignition,1. Check the gas\n", encoding="utf-8")
    read = [read_code_table(file, models=models, name="Navien") for models in (["NPE-*"], ["NCB-*"])]
    assert len({each.trees[0].code for each in read}) == 2
    assert {(each.trees[0].maker, each.maker, each.models) for each in read} == {
        ("Navien", "Navien", ("NPE-*",)),
        ("Navien", "Navien", ("NCB-*",)),
    }


def test_rows_that_cant_be_taken_are_named_with_their_reason(tmp_path: Path) -> None:
    read = table(tmp_path, "code,meaning\nE1,Fan\n!!,odd\nE1,again\nE2,\n")
    assert [(left.row, left.sentence) for left in read.left_out] == [
        (3, "“!!” is not a code."),
        (4, "E1 stands in row 2 already."),
        (5, "E2 has no meaning."),
    ]
    assert [code for code, _, _ in read.codes] == ["E1"]


def test_a_file_of_far_more_rows_than_a_table_of_codes_is_refused_before_anything_is_kept(tmp_path: Path) -> None:
    rows = "".join(f"E{number},meaning,1. Check it\n" for number in range(2100))
    with pytest.raises(UserError, match=r"codes\.csv has more rows"):
        table(tmp_path, "code,meaning,action\n" + rows)


@pytest.mark.parametrize(
    ("text", "says"),
    [("name,price\nx,1\ny,2\n", "has no column of error codes"), ("code,price\nE1,1\nE2,2\n", "no column says what")],
)
def test_a_table_without_codes_or_meanings_is_refused_in_words(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(UserError, match=says):
        table(tmp_path, text)


@pytest.mark.skipif(not DATA.exists(), reason="shared/data is not here")
def test_every_row_of_a_real_makers_table_becomes_a_tree_that_ends() -> None:
    read = read_code_table(DATA / "navien_error_codes.csv", models=["NHW-*"], name="Navien")
    assert len(read.trees) + len(read.left_out) >= 46
    assert len(read.trees) >= 40
    for tree in read.trees:
        assert examine_tree(tree_text(tree)) == (tree, [])
        done: dict[str, str] = {}
        for _ in range(len(tree.tests) + 1):
            now = standing(tree, done)
            if now.found is not None or not now.tests:
                break
            done[now.tests[0].test.key] = "no"
        assert now.found is not None or not now.tests
        assert not now.contradiction


@pytest.mark.skipif(not DATA.exists(), reason="shared/data is not here")
def test_a_list_of_trouble_codes_without_headings_is_for_looking_up() -> None:
    read = read_code_table(DATA / "obd-trouble-codes.csv")
    assert read.trees == []
    assert len(read.codes) + len(read.left_out) == 3_071
    assert ("P0100", "", "Mass or Volume Air Flow Circuit Malfunction") in read.codes


def test_a_column_says_what_a_customer_can_do_on_the_phone(tmp_path: Path) -> None:
    read = table(
        tmp_path,
        'Code,Reason,Action,By phone\nE1,Flame loss,"1. Check the gas.\n2. Clean the rod.\n3. Replace the rod.",1\n'
        'E2,Hot,"1. Check the flow.\n2. Replace the pump.",yes\nE3,Cold,1. Check the valve.,\n',
    )
    marked = [[test.remote for test in tree.tests] for tree in read.trees]
    assert marked == [[True, False, False], [True, False], [False]], "nobody replaces a part on the phone"
