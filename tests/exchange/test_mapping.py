from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from fieldservice.errors import UserError
from fieldservice.exchange.convert import Converter
from fieldservice.exchange.mapping import (
    Mapping,
    RowFilter,
    Rule,
    RuleReader,
    header_signature,
    load_mapping,
    mapping_from_json,
    remembered,
)
from fieldservice.exchange.proposal import propose, propose_kind, read_columns
from fieldservice.exchange.tables import open_table
from tests.exchange.conftest import CUSTOMERS_ZH

Make = Callable[..., Path]


def columns_of(mapping: Mapping) -> dict[str, str]:
    return {key: "+".join(rule.columns) for key, rule in mapping.fields.items()}


def test_a_chinese_customer_sheet_is_understood(file: Make) -> None:
    proposal = propose(open_table(file(CUSTOMERS_ZH)), "customers")
    assert columns_of(proposal.mapping) == {
        "number": "客户编码", "name": "客户名称", "contact_name": "联系人", "contact_phone": "手机",
        "phone": "客户电话", "street": "地址", "tier": "客户等级", "notes": "备注",
    }  # fmt: skip
    assert (proposal.missing, proposal.unused) == ((), ())
    assert all(suggestion.reason for suggestion in proposal.suggestions)


@pytest.mark.parametrize(
    ("kind", "header", "expected"),
    [
        ("parts", "物料编码,名称,规格,单位,单价(元),安全库存,供应商",
         "number name description unit price min_stock supplier"),
        ("stock", "物料编码,仓库,库存,批次,盘点日期", "part location quantity lot counted_on"),
        ("assets", "序列号*,型号,客户名称,购买日期,质保期至,安装地点",
         "serial product_model customer purchase_date warranty_until site_name"),
        ("work-orders", "工单号,报修时间,客户名称,序列号,故障描述,故障原因,处理措施,维修费用,工程师",
         "number requested_at customer asset summary cause remedy cost technician"),
        ("bom", "母件编码,子件编码,用量,位号", "assembly part quantity position"),
        ("parts", "Part No.,Description,UOM,List Price,Barcode", "number description unit price barcode"),
        ("work-orders", "WO Number,Date Opened,Date Closed,Serial No,Problem,Root Cause,Action Taken",
         "number requested_at finished_at asset summary cause remedy"),
    ],
)  # fmt: skip
def test_headings_of_usual_sheets_are_understood(file: Make, kind: str, header: str, expected: str) -> None:
    table = open_table(file(header + "\n" + "," * header.count(",") + "\n"), header=1)
    proposal = propose(table, kind)
    assert columns_of(proposal.mapping) == dict(zip(expected.split(), table.header, strict=True))
    assert propose_kind(table)[0].mapping.kind == kind


def test_a_column_whose_values_do_not_fit_is_not_proposed(file: Make) -> None:
    table = open_table(file("part,location,quantity,date\nP1,A,3,Monday\nP2,B,4,Tuesday\n"))
    assert "counted_on" not in propose(table, "stock").mapping.fields


def test_a_table_that_lacks_the_required_columns_is_refused_in_words(file: Make) -> None:
    with pytest.raises(UserError, match=r"No column of table\.csv fits: Location"):
        read_columns(open_table(file("part,quantity\nP1,3\n")), "stock")


def test_joined_first_constant_value_map_prefix_and_filter(file: Make) -> None:
    table = open_table(file("省,市,编码,状态,名称,is customer\n江苏,苏州,7,Fixed,甲,True\n上海,,8,Lost,乙,False\n"))
    mapping = Mapping(
        "customers",
        {
            "street": Rule(("省", "市"), separator=""),
            "short_name": Rule(("市", "省"), combine="first"),
            "country": Rule(constant="CN"),
            "number": Rule(("编码",), prefix="C-"),
            "tags": Rule(("状态",), values={"fixed": "done"}, otherwise="blank"),
            "name": Rule(("名称",)),
        },
    )
    converter = Converter(table, mapping)
    first, second = (converter.convert(row).values for row in table.rows())
    assert (first["street"], first["short_name"], first["country"]) == ("江苏苏州", "苏州", "CN")
    assert (first["number"], first["tags"]) == ("C-7", "done")
    assert (second["street"], second["short_name"]) == ("上海", "上海")
    assert "tags" not in second
    chosen = Converter(table, Mapping("customers", mapping.fields, (RowFilter("is customer", ("true",)),)))
    assert [chosen.takes(row) for row in table.rows()] == [True, False]


def test_a_value_outside_the_list_can_be_refused(file: Make) -> None:
    table = open_table(file("number,name,tags\n1,a,new\n2,b,old\n"))
    rule = Rule(("tags",), values={"new": "N"}, otherwise="refuse")
    converter = Converter(table, Mapping("customers", {"name": Rule(("name",)), "tags": rule}))
    assert [converter.convert(row).ok for row in table.rows()] == [True, False]


def test_a_mapping_survives_json(file: Make, tmp_path: Path) -> None:
    mapping = propose(open_table(file(CUSTOMERS_ZH)), "customers").mapping
    mapping = mapping.with_rule(
        "tier", Rule(("客户等级",), values={"重要": "high"}, otherwise="refuse", date_order="dmy")
    )
    assert mapping_from_json(mapping.to_json()) == mapping
    path = tmp_path / "mapping.json"
    path.write_text("\ufeff" + mapping.to_json(), "utf-8")
    assert load_mapping(path) == mapping


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"format": "fieldservice-mapping", "version": 9}',
     '{"format": "fieldservice-mapping", "version": 1, "kind": "ufo", "fields": {}}',
     '{"format": "fieldservice-mapping", "version": 1, "kind": "parts", "fields": {"ufo": {}}}',
     '{"format": "fieldservice-mapping", "version": 1, "kind": "parts", "fields": {"name": {"columns": "a"}}}',
     '{"format": "fieldservice-mapping", "version": 1, "kind": "parts", "fields": {"name": {"colour": 1}}}',
     '{"format": "fieldservice-mapping", "version": 1, "kind": "parts", "fields": {"name": {"otherwise": "x"}}}',
     '{"format": "fieldservice-mapping", "version": 1, "kind": "parts", "fields": {}, "only_rows": [1]}'],
)  # fmt: skip
def test_what_is_no_mapping_is_refused(text: str) -> None:
    with pytest.raises(UserError):
        mapping_from_json(text)


def test_a_mapping_is_found_again_for_the_same_headings_in_any_order(file: Make) -> None:
    first = open_table(file("客户编码,客户名称\n1,甲\n", "a.csv"))
    second = open_table(file("客户名称,客户编码 \n乙,2\n", "b.csv"))
    other = open_table(file("客户编码,地址\n1,甲\n", "c.csv"))
    mapping = propose(first, "customers").mapping
    assert mapping.signature == header_signature(second.columns)
    assert remembered([mapping], second) == mapping
    assert remembered([mapping], other) is None
    assert remembered([mapping], second, kind="parts") is None


def test_the_first_of_several_columns_passes_over_words_for_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("problem,category\nn/a,Iron\n-,Lamp\nbroken,Kettle\n", "utf-8")
    table = open_table(path)
    reader = RuleReader(Rule(("problem", "category"), combine="first"), {c.key: c for c in table.columns})
    assert [reader.read(row.cells)[1] for row in table.rows()] == ["Iron", "Lamp", "broken"]
