"""The firm's own codes of problems, causes and remedies."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldservice.domain.coding import CAUSE, PROBLEM, Code, CodeTable
from fieldservice.domain.records import FaultCode
from fieldservice.errors import UserError
from fieldservice.exchange.fault_code_tables import read_codes
from fieldservice.services.basics import codes_and_prices
from fieldservice.services.container import Services
from fieldservice.services.fault_codes import CodeFilter, CodeLine, CodeRow, FaultCodes, Imported
from fieldservice.services.intake import RequestDraft
from fieldservice.services.triage_learning import categories
from tests.services.conftest import World

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "fault_codes"


@pytest.fixture
def codes(world: World) -> FaultCodes:
    world.add(*(row for row in codes_and_prices() if isinstance(row, FaultCode)))
    return FaultCodes(world.context)


def listed(codes: FaultCodes, **wanted: object) -> list[CodeRow]:
    filter = CodeFilter(**wanted)  # type: ignore[arg-type]  # the fields of a filter
    return codes.rows(codes.chunk(filter).rids)


def row_of(codes: FaultCodes, code: str, kind: str = PROBLEM) -> CodeRow:
    return next(row for row in listed(codes, kind=kind) if row.code.code == code)


def test_the_list_says_what_a_code_belongs_to_and_how_often_it_is_used(world: World, codes: FaultCodes) -> None:
    Services(world.context).intake.take_request(RequestDraft(fault="高温", category="P03"))
    problems = listed(codes)
    assert len(problems) == 30 and problems[0].code.code == "P01"
    assert {row.code.code: row.used for row in problems}["P03"] == 1
    valve = row_of(codes, "C0301", CAUSE)
    assert valve.above is not None and valve.above.code == "P03"
    assert [row.code.code for row in listed(codes, kind=CAUSE, text="温度过高 卡滞")] == ["C0301"]
    assert codes.counts()["problem"] == 30


def test_the_order_that_people_give_holds_wherever_codes_are_chosen(world: World, codes: FaultCodes) -> None:
    services = Services(world.context)
    codes.move(row_of(codes, "P03").id, -2)
    assert [row.code.code for row in listed(codes)[:3]] == ["P03", "P01", "P02"]
    assert [row.code for row in services.company.fault_codes("problem")[:3]] == ["P03", "P01", "P02"]
    assert list(categories(world.context))[:3] == ["P03", "P01", "P02"]
    first = row_of(codes, "P03")
    assert not first.may_rise and first.may_sink
    codes.move(first.id, 2)
    assert [row.code.code for row in listed(codes)[:3]] == ["P01", "P02", "P03"], "moving back is the inverse"
    added = services.company.add_fault_code(kind="problem", code="A00", name="新问题")
    assert listed(codes)[-1].code == added, "what is new comes last once there is an order"


def test_causes_are_ordered_among_those_of_their_problem(codes: FaultCodes) -> None:
    codes.move(row_of(codes, "C0304", CAUSE).id, -3)
    own = [row.code.code for row in listed(codes, kind=CAUSE) if row.code.parent_code == "P03"]
    assert own == ["C0304", "C0301", "C0302", "C0303"]
    assert [row.code.code for row in listed(codes, kind=CAUSE)[:3]] == ["C0101", "C0102", "C0103"]


def test_an_archived_code_is_offered_no_more_and_older_records_keep_its_words(world: World, codes: FaultCodes) -> None:
    services = Services(world.context)
    request = services.intake.take_request(RequestDraft(fault="高温", category="P03"))
    services.company.change_fault_code(row_of(codes, "P03").id, archived=True)
    assert "P03" not in {row.code.code for row in listed(codes)}
    assert "P03" in {row.code.code for row in listed(codes, archived=True)}
    assert "P03" not in categories(world.context)
    assert services.intake.detail(request.id).category == ("温度过高", "Temperature too high")
    table = CodeTable([Code(PROBLEM, "P03", {"en": "Hot"}, archived=True), Code(PROBLEM, "P04", {"en": "Cold"})])
    assert [code.code for code in table.options(PROBLEM)] == ["P04"]
    found = table.find(PROBLEM, "P03")
    assert found is not None and found.title("en") == "Hot"


def test_a_code_that_is_out_of_use_is_used_again_rather_than_made_twice(world: World, codes: FaultCodes) -> None:
    company = Services(world.context).company
    company.change_fault_code(row_of(codes, "P03").id, archived=True)
    with pytest.raises(UserError) as refused:
        company.add_fault_code(kind="problem", code="P03", name="又一个")
    assert refused.value.code == "directory.code_archived"


# --- tables -----------------------------------------------------------------------------------------------------------


def write(folder: Path, text: str) -> Path:
    path = folder / "codes.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_with_all_columns_brings_its_codes(codes: FaultCodes, tmp_path: Path) -> None:
    table = "类别,代码,名称,英文,上级\n故障,P90,屏幕黑,Screen dark,\n原因,X9001,背光坏,Backlight dead,P90\n"
    read = read_codes(write(tmp_path, table))
    assert read.lines == [
        CodeLine("problem", "P90", "屏幕黑", "Screen dark"),
        CodeLine("cause", "X9001", "背光坏", "Backlight dead", "P90"),
    ]
    assert codes.store(read.lines) == Imported(2, 0, 0)
    assert codes.store(read.lines) == Imported(0, 0, 2), "a second time changes nothing"
    above = row_of(codes, "X9001", CAUSE).above
    assert above is not None and above.name == "屏幕黑"


def test_a_table_renames_what_is_there_and_brings_back_what_was_archived(
    world: World, codes: FaultCodes, tmp_path: Path
) -> None:
    Services(world.context).company.change_fault_code(row_of(codes, "P03").id, archived=True)
    read = read_codes(write(tmp_path, "code,name\nP03,超温\nP04,Too cold\n"))
    assert codes.store(read.lines) == Imported(0, 2, 0)
    assert (row_of(codes, "P03").code.name, row_of(codes, "P03").code.name_en) == ("超温", "Temperature too high")
    assert (row_of(codes, "P04").code.name, row_of(codes, "P04").code.name_en) == ("温度过低", "Too cold")


def test_rows_that_cant_be_taken_are_named_with_their_reason(tmp_path: Path) -> None:
    read = read_codes(
        write(tmp_path, "kind,code,name\nproblem,P1,x\nproblem,P1,y\ncolour,P2,z\nproblem,??,q\ncause,C1,\n")
    )
    assert [line.code for line in read.lines] == ["P1"]
    assert [left.row for left in read.left_out] == [3, 4, 5, 6]


def test_a_makers_table_of_error_codes_can_be_taken_as_problems() -> None:
    path = DATA / "navien_error_codes.csv"
    if not path.exists():
        pytest.skip("the shared data is not on this computer")
    read = read_codes(path)
    assert len(read.lines) == 46 and not [line for line in read.lines if not line.name_en]
    assert {line.kind for line in read.lines} == {"problem"} and "E407-01" in {line.code for line in read.lines}
