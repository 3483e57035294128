"""Suppliers, their offers, what replaces parts, and places: imported once, updated afterwards, each doubt named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from fieldservice.domain.records import (
    Part,
    PriceBreak,
    StockLocation,
    StockMove,
    Supersession,
    Supplier,
    SupplierPart,
)
from fieldservice.exchange.dry_run import DryRun, dry_run, told
from fieldservice.exchange.importing import ImportResult, import_table, mapping_for
from fieldservice.exchange.proposal import propose_kind
from fieldservice.exchange.tables import open_table
from fieldservice.services.catalogue_supply import CatalogueSupply
from fieldservice.store.check import check
from tests.services.conftest import World, world

__all__ = ["world"]

PARTS = "物料编码,名称,单位\nHC-1,温控阀芯,件\nHC-2,密封圈,件\nHC-3,阀座,件\nOIL,机油,升\n"


@pytest.fixture(autouse=True)
def _parts(world: World, tmp_path: Path) -> None:
    bring(world, tmp_path, "parts", PARTS)


def bring(world: World, tmp_path: Path, kind: str, text: str, **options: Any) -> ImportResult:
    """Import a table."""
    path = tmp_path / f"{kind}.csv"
    path.write_text(text, "utf-8")
    table = open_table(path)
    return import_table(world.context, table, mapping_for(world.context, table, kind), **options)


def rehearse(world: World, tmp_path: Path, kind: str, text: str) -> DryRun:
    """Its dry run against what is there."""
    path = tmp_path / f"{kind}.csv"
    path.write_text(text, "utf-8")
    table = open_table(path)
    return dry_run(table, mapping_for(world.context, table, kind), context=world.context)


def reasons(result: ImportResult) -> dict[int, str]:
    return {row.number: told(row.problems) for row in result.refused}


def test_suppliers_are_added_once_and_updated_afterwards(world: World, tmp_path: Path) -> None:
    text = "供应商编码,供应商名称,联系人,电话,币种\nS1,无锡华阀,李工,0510-1,CNY\nS2,Atlas Parts,Tom,1,EUR\n"
    assert bring(world, tmp_path, "suppliers", text).tally.rows["added"] == 2
    again = bring(world, tmp_path, "suppliers", text.replace("李工", "王工"))
    assert (again.tally.rows["updated"], again.tally.rows["unchanged"]) == (1, 1)
    suppliers = world.read().where(Supplier, order_by="number")
    assert [(each.contact_name, each.currency) for each in suppliers] == [("王工", "CNY"), ("Tom", "EUR")]


def test_offers_take_their_prices_by_quantity_from_a_second_table(world: World, tmp_path: Path) -> None:
    offers = (
        "料号,供应商,供应商料号,采购单价,包装数量,交期\nHC-1,无锡华阀,WX-9,88.5,1,7\nOIL,无锡华阀,WX-O,40,250 ml,3\n"
    )
    assert bring(world, tmp_path, "supplier-parts", offers).tally.made["supplier"] == 1
    breaks = "SKU,quantity,price,currency\nWX-9,10,80,CNY\nWX-9,50,72.25,CNY\nWX-7,10,1,CNY\n"
    result = bring(world, tmp_path, "supplier-parts", breaks)
    assert result.tally.rows["added"] == 2 and list(reasons(result)) == [4] and "WX-7" in reasons(result)[4]
    offer = world.read().first(SupplierPart, number="WX-9")
    assert offer is not None
    assert (offer.price_minor, offer.lead_days, offer.preferred) == (8850, 7, True)
    steps = world.read().where(PriceBreak, supplier_part_id=offer.id, order_by="from_micro")
    assert [(each.from_micro // 1_000_000, each.price_minor) for each in steps] == [(10, 8000), (50, 7225)]
    oil = world.read().first(SupplierPart, number="WX-O")
    assert oil is not None and oil.pack_micro == 250_000
    again = bring(world, tmp_path, "supplier-parts", breaks.replace("72.25", "70"))
    assert (again.tally.rows["updated"], again.tally.rows["unchanged"]) == (1, 1)
    assert len(world.read().where(SupplierPart)) == 2 and len(world.read().where(PriceBreak)) == 2


def test_a_pack_in_another_unit_than_the_parts_is_refused(world: World, tmp_path: Path) -> None:
    result = bring(world, tmp_path, "supplier-parts", "料号,供应商,包装数量\nHC-1,无锡华阀,500 feet\n")
    assert "500 feet" in reasons(result)[2]
    assert world.read().where(SupplierPart) == []


def test_a_dangling_replacement_is_kept_and_named_with_its_row(world: World, tmp_path: Path) -> None:
    text = "reference,label\nHC-1,USE HC-9\nHC-2,密封圈\nHC-3,USE HC-2\n"
    found = rehearse(world, tmp_path, "supersession", text)
    assert (found.good, found.bad, found.left_out) == (2, 0, 1)
    assert [note for note in found.notes if note.startswith("Row 2: HC-1 names HC-9")]
    result = bring(world, tmp_path, "supersession", text)
    assert result.tally.rows["added"] == 2 and len(result.notes) == 1
    line = world.read().first(Supersession, replacement_number="HC-9")
    assert line is not None and line.replacement_id is None

    bring(world, tmp_path, "parts", "物料编码,名称\nHC-9,新阀芯\n")
    again = bring(world, tmp_path, "supersession", text)
    assert (again.tally.rows["updated"], again.tally.rows["unchanged"], again.notes) == (1, 1, ())
    line = world.read().first(Supersession, replacement_number="HC-9")
    assert line is not None and line.replacement_id is not None


def test_what_would_close_a_circle_is_refused_with_its_row(world: World, tmp_path: Path) -> None:
    text = "旧件号,新件号\nHC-1,HC-2\nHC-2,HC-3\nHC-3,HC-1\nOIL,OIL\n"
    found = rehearse(world, tmp_path, "supersession", text)
    assert [(problem.row, "→" in problem.sentence) for problem in found.problems] == [(4, True), (5, True)]
    assert "HC-3 → HC-1 → HC-2 → HC-3" in found.problems[0].sentence
    result = bring(world, tmp_path, "supersession", text)
    assert sorted(reasons(result)) == [4, 5] and result.tally.rows["added"] == 2
    whole = bring(world, tmp_path, "supersession", text, whole="file")
    assert whole.done == 0 and len(whole.refused) == 4


def test_a_corrected_table_gives_up_what_it_no_longer_names(world: World, tmp_path: Path) -> None:
    part = world.read().first(Part, number="HC-1")
    assert part is not None
    by_hand = CatalogueSupply(world.context).add_replacement(part.id, "HC-HAND")
    bring(world, tmp_path, "supersession", "旧件号,新件号\nHC-1,HC-2\n")
    bring(world, tmp_path, "supersession", "part,substitute\nHC-1,OIL\n")
    result = bring(world, tmp_path, "supersession", "旧件号,新件号\nHC-1,HC-3\n")
    assert result.tally.rows["updated"] == 1
    kept = world.read().where(Supersession, part_id=part.id, archived=False)
    assert {each.replacement_number for each in kept} == {"HC-HAND", "HC-3", "OIL"}
    assert by_hand.id in {each.id for each in kept}
    substitute = next(each for each in kept if each.replacement_number == "OIL")
    assert (substitute.mode, substitute.interchange, substitute.use_up_first) == ("any", "both", True)


def test_an_exchange_surcharge_and_a_ratio_come_along(world: World, tmp_path: Path) -> None:
    bring(
        world,
        tmp_path,
        "supersession",
        "旧件号,新件号,替代比例,互换性,旧件押金,生效日期\nHC-1,HC-2,2,双向,150,2026-01-01\n",
    )
    line = world.read().where(Supersession)[0]
    assert (line.ratio_micro, line.interchange, line.surcharge_minor) == (2_000_000, "both", 15_000)
    assert str(line.valid_from) == "2026-01-01"


def test_a_place_may_stand_before_the_place_around_it(world: World, tmp_path: Path) -> None:
    text = "货位编码,名称,类型,上级,拣货顺序\nA-01-01,,货位,A,2\nA,A 区,货位,ZX,1\nZX,中心库,中心库,,\nB,,货位,NIX,\n"
    result = bring(world, tmp_path, "locations", text)
    assert result.tally.rows["added"] == 3, reasons(result)
    assert "NIX" in reasons(result)[5]
    places = {each.code: each for each in world.read().where(StockLocation) if each.code in ("A-01-01", "A", "ZX")}
    assert places["A-01-01"].parent_id == places["A"].id and places["A"].parent_id == places["ZX"].id
    assert (places["A-01-01"].walk, places["ZX"].kind) == (2, "central")
    again = bring(world, tmp_path, "locations", text.replace("货位,A,2", "货位,A,7"))
    assert (again.tally.rows["updated"], again.tally.rows["unchanged"]) == (1, 2)


def test_places_inside_each_other_are_refused(world: World, tmp_path: Path) -> None:
    result = bring(world, tmp_path, "locations", "code,parent\nA,B\nB,A\nC,\n")
    assert sorted(reasons(result)) == [2, 3] and result.tally.rows["added"] == 1


def test_a_serial_number_that_moved_is_in_one_place(world: World, tmp_path: Path) -> None:
    text = "物料编码,库位,数量,序列号\nHC-1,主库/A,1,S1\n"
    bring(world, tmp_path, "stock", text)
    bring(world, tmp_path, "stock", text.replace("主库/A", "主库/B"))
    rows = world.read().rows("SELECT location_id FROM stock_on_hand WHERE serial = 'S1' AND quantity_micro > 0")
    assert [world.read().get(StockLocation, row[0]).name for row in rows] == ["B"]
    twice = bring(world, tmp_path, "stock", text + "HC-1,主库/C,1,S1\n")
    assert "S1" in reasons(twice)[3]
    assert len(world.read().where(StockMove, serial="S1")) == 3


@pytest.mark.parametrize(
    ("header", "row", "kind"),
    [
        ("供应商编码,供应商名称,联系人,联系电话", "S1,无锡华阀,李工,0510", "suppliers"),
        ("料号,供应商,供应商料号,采购单价,交期", "HC-1,无锡华阀,WX,8,7", "supplier-parts"),
        ("旧件号,新件号,替代比例,生效日期", "HC-1,HC-2,1,2026-01-01", "supersession"),
        ("货位编码,货位名称,上级库位,拣货顺序", "A-01,一号架,ZX,1", "locations"),
    ],
)
def test_the_kind_shows_in_the_headings(world: World, tmp_path: Path, header: str, row: str, kind: str) -> None:
    path = tmp_path / "some.csv"
    path.write_text(f"{header}\n{row}\n", "utf-8")
    assert propose_kind(open_table(path))[0].mapping.kind == kind


def test_the_data_is_whole_afterwards(world: World, tmp_path: Path) -> None:
    bring(world, tmp_path, "supersession", "旧件号,新件号\nHC-1,HC-2\nHC-2,HC-X\n")
    bring(world, tmp_path, "supplier-parts", "料号,供应商,采购单价\nHC-1,无锡华阀,8\n")
    assert [finding.sentence for finding in check(world.context.store)] == []
