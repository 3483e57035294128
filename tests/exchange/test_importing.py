"""Importing adds once, updates afterwards, refuses in words, and takes a bad row's companions as the person chose."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldservice.domain.records import Asset, BomLine, Contact, Customer, Part, StockLocation, WorkOrder
from fieldservice.exchange.importing import (
    import_table,
    mapping_for,
    remember_mapping,
    remembered_mappings,
    report_refused,
)
from fieldservice.exchange.mapping import load_mapping
from fieldservice.exchange.tables import open_table
from fieldservice.store.check import check
from tests.services.conftest import world

__all__ = ["world"]

PARTS = "物料编码,名称,分类,单位,单价\nHC-1,温控阀芯,电气/阀,件,128.50\nHC-2,密封圈,电气/密封,套,6\n"


def _import(world, tmp_path: Path, kind: str, text: str, **options):
    path = tmp_path / f"{kind}.csv"
    path.write_text(text, "utf-8")
    table = open_table(path)
    return import_table(world.context, table, mapping_for(world.context, table, kind), **options), table


def test_parts_come_in_with_their_categories_and_prices(world, tmp_path):
    result, _ = _import(world, tmp_path, "parts", PARTS)
    assert result.tally.rows["added"] == 2
    part = world.read().first(Part, number="HC-1")
    assert (part.name, part.price_minor, part.unit) == ("温控阀芯", 12850, "pcs")
    assert result.tally.made["category"] == 3


def test_importing_again_updates_instead_of_duplicating(world, tmp_path):
    _import(world, tmp_path, "parts", PARTS)
    again, _ = _import(world, tmp_path, "parts", PARTS.replace("128.50", "130"))
    assert (again.tally.rows["updated"], again.tally.rows["unchanged"]) == (1, 1)
    assert len(world.read().where(Part)) == 2


def test_customers_bring_their_contact_once(world, tmp_path):
    text = "客户编码,客户名称,联系人,手机\nK1,永盛纺织,王建国,13800004471\n"
    _import(world, tmp_path, "customers", text)
    _import(world, tmp_path, "customers", text)
    assert [c.name for c in world.read().where(Contact)] == ["王建国"]
    assert world.read().first(Customer, number="K1").name == "永盛纺织"


def test_assets_make_the_customer_and_model_that_they_name(world, tmp_path):
    text = (
        "序列号,产品型号,客户名称,购买日期\n23081147,HC-75V,永盛纺织,2024-04-01\n23081148,HC-75V,永盛纺织,2024-04-01\n"
    )
    result, _ = _import(world, tmp_path, "assets", text)
    assert (result.tally.made["customer"], result.tally.made["product"]) == (1, 1)
    assert {a.serial for a in world.read().where(Asset)} == {"23081147", "23081148"}


def test_stock_is_a_state_lines_of_one_place_add_up_and_a_second_import_posts_nothing(world, tmp_path):
    _import(world, tmp_path, "parts", PARTS)
    text = "物料编码,库位,数量\nHC-1,中心库/A-01,3\nHC-1,中心库/A-01,2\nHC-2,中心库/A-02,7\n"
    first, _ = _import(world, tmp_path, "stock", text)
    moves = world.read().count("SELECT count(*) FROM stock_move")
    second, _ = _import(world, tmp_path, "stock", text)
    assert (first.tally.rows["added"], first.tally.rows["added_up"], moves) == (2, 1, 2)
    assert second.tally.rows["unchanged"] == 2
    assert world.read().count("SELECT count(*) FROM stock_move") == moves
    bin_id = world.read().first(StockLocation, name="A-01").id
    rows = world.read().rows("SELECT quantity_micro FROM stock_on_hand WHERE location_id = ?", (bin_id,))
    assert rows == [(5_000_000,)]


def test_a_changed_stock_figure_posts_the_difference_as_one_move(world, tmp_path):
    _import(world, tmp_path, "parts", PARTS)
    _import(world, tmp_path, "stock", "物料编码,库位,数量\nHC-1,中心库,3\n")
    _import(world, tmp_path, "stock", "物料编码,库位,数量\nHC-1,中心库,1\n")
    moves = world.read().rows("SELECT quantity_micro FROM stock_move ORDER BY rid")
    assert moves == [(3_000_000,), (2_000_000,)]
    assert check(world.store) == []


def test_stock_of_an_unknown_part_is_refused_in_words_and_the_others_go_in(world, tmp_path):
    _import(world, tmp_path, "parts", PARTS)
    result, table = _import(world, tmp_path, "stock", "物料编码,库位,数量\nNOPE,中心库,1\nHC-1,中心库,1\n")
    assert (result.tally.rows["refused"], result.tally.rows["added"]) == (1, 1)
    report = tmp_path / "refused.csv"
    assert report_refused(report, table, result) == 1
    assert "NOPE" in report.read_text("utf-8-sig")


@pytest.mark.parametrize(("whole", "expected"), [("row", 3), ("chunk", 2), ("file", 0)])
def test_a_bad_row_takes_with_it_what_the_person_chose(world, tmp_path, whole, expected):
    text = "物料编码,名称,单价\nP1,a,1\nP2,b,one\nP3,c,3\nP4,d,4\n"
    result, _ = _import(world, tmp_path, "parts", text, chunk=2, whole=whole)
    assert len(world.read().where(Part)) == expected
    assert result.tally.rows["refused"] == 4 - expected
    assert len(result.refused) == 4 - expected


def test_a_row_refused_while_writing_takes_its_chunk_back_too(world, tmp_path):
    _import(world, tmp_path, "parts", PARTS)
    text = "物料编码,库位,数量\nHC-1,新库/X,1\nNOPE,新库/X,1\nHC-2,新库/X,1\n"
    result, _ = _import(world, tmp_path, "stock", text, chunk=2, whole="chunk")
    assert result.tally.rows["added"] == 1
    assert world.read().count("SELECT count(*) FROM stock_location WHERE name = 'X'") == 1
    assert check(world.store) == []


def test_cancelling_keeps_whole_parts_and_says_so(world, tmp_path):
    text = "物料编码,名称\n" + "".join(f"P{i},n\n" for i in range(100))
    asked = iter([False, True])
    result, _ = _import(world, tmp_path, "parts", text, chunk=10, cancelled=lambda: next(asked))
    assert result.stopped
    assert len(world.read().where(Part)) == 10


def test_a_mapping_is_remembered_for_the_same_columns(world, tmp_path):
    path = tmp_path / "x.csv"
    path.write_text(PARTS, "utf-8")
    table = open_table(path)
    mapping = mapping_for(world.context, table, "parts")
    remember_mapping(world.context, mapping)
    remember_mapping(world.context, mapping)
    assert remembered_mappings(world.context) == [mapping]


def test_bills_of_material_join_models_and_parts(world, tmp_path):
    _import(world, tmp_path, "parts", PARTS)
    _import(world, tmp_path, "assets", "序列号,产品型号\nS1,HC-75V\n")
    result, _ = _import(world, tmp_path, "bom", "产品型号,物料编码,数量\nHC-75V,HC-1,2\nHC-1,HC-2,1\nNOPE,HC-1,1\n")
    assert (result.tally.rows["added"], result.tally.rows["refused"]) == (2, 1)
    assert len(world.read().where(BomLine)) == 2


def test_the_five_excavators_come_with_their_5485_work_orders(world, shared_data):
    table = open_table(shared_data / "service_records" / "excavators-cleaned.csv")
    root = Path(__file__).resolve().parents[2]
    mapping = load_mapping(root / "resources" / "demo" / "mappings" / "excavators.json")
    result = import_table(world.context, table, mapping)
    assert result.tally.rows["added"] + result.tally.rows["refused"] == 5_485
    assert result.tally.rows["refused"] == 1  # a row with shifted columns
    assert {asset.serial for asset in world.read().where(Asset)} == set("ABCDE")
    again = import_table(world.context, table, mapping)
    assert again.tally.rows["unchanged"] == 5_484
    assert world.read().count("SELECT count(*) FROM work_order") == 5_484


def test_the_inventree_stock_equals_its_source(world, shared_data):
    folder = shared_data / "parts" / "inventree_demo"
    for kind, name in (("parts", "csv_parts.csv"), ("stock", "csv_stock.csv"), ("bom", "csv_bom.csv")):
        table = open_table(folder / name)
        import_table(world.context, table, mapping_for(world.context, table, kind))
    import csv
    from decimal import Decimal

    with (folder / "csv_stock.csv").open(encoding="utf-8") as file:
        placed = ("location", "customer", "belongs_to")
        wanted = sum(Decimal(row["quantity"]) for row in csv.DictReader(file) if any(row[key] for key in placed))
    held = world.read().count("SELECT sum(quantity_micro) FROM stock_on_hand WHERE quantity_micro > 0")
    assert Decimal(held) / 1_000_000 == wanted
    assert check(world.store) == []


def test_a_work_order_row_brings_technician_time_and_note(world, tmp_path):
    text = (
        "工单号,报修时间,完成时间,故障描述,序列号,客户名称,技术员,备注\n"
        "A-1,2025-05-01 09:00,2025-05-01 15:00,漏油,S9,永盛,周立峰,已换密封\n"
    )
    _import(world, tmp_path, "work-orders", text)
    order = world.read().first(WorkOrder, number="A-1")
    assert (order.state, order.summary) == ("completed", "漏油")
    assert order.technician_id is not None
    assert world.read().count("SELECT count(*) FROM note") == 1
