from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from fieldservice.errors import UserError
from fieldservice.exchange.dry_run import dry_run
from fieldservice.exchange.mapping import load_mapping, remembered
from fieldservice.exchange.proposal import propose, propose_kind
from fieldservice.exchange.tables import open_table
from tests.exchange.conftest import REAL_DATA

Real = Callable[[str], Path]
NASTY = [
    path.relative_to(REAL_DATA).as_posix()
    for folder in ("nasty/csv_xlsx", "nasty/encodings", "nasty/pdf_pypdf")
    for path in sorted((REAL_DATA / folder).rglob("*"))
    if path.is_file()
]


@pytest.mark.parametrize("name", NASTY or ["nasty/csv_xlsx"])
def test_every_nasty_file_gives_rows_or_a_sentence(real: Real, name: str) -> None:
    path = real(name)
    try:
        table = open_table(path)
        rows = list(table.rows())
        for proposal in propose_kind(table):
            result = dry_run(table, proposal.mapping)
            assert result.total + result.left_out == len(rows)
    except UserError as error:
        assert str(error).endswith(".")
        assert path.name in str(error)


@pytest.mark.parametrize(
    ("name", "kind", "rows", "bad", "columns"),
    [
        # Customers and makers stand in the same table: its filter leaves them out.
        ("parts/inventree_demo/csv_companies.csv", "suppliers", 12, 0, {"name": ("name",), "source_key": ("pk",)}),
        ("parts/inventree_demo/csv_parts.csv", "parts", 414, 0,
         {"number": ("IPN", "name"), "category": ("category",), "tracking": ("trackable",), "unit": ("units",)}),
        # 51 lines have no location: 27 lie at a customer or inside an assembly, of 24 nobody wrote down where.
        ("parts/inventree_demo/csv_stock.csv", "stock", 1106, 24,
         {"part": ("part",), "location": ("location",), "quantity": ("quantity",), "lot": ("batch",),
          "customer": ("customer",), "built_into": ("belongs_to",)}),
        ("parts/inventree_demo/csv_supplier_parts.csv", "supplier-parts", 773, 0,
         {"part": ("part",), "supplier": ("supplier",), "number": ("SKU",), "pack": ("pack_quantity",)}),
        ("parts/inventree_demo/csv_price_breaks.csv", "supplier-parts", 1001, 0,
         {"number": ("SKU",), "price": ("price",), "from_quantity": ("quantity",)}),
        ("parts/inventree_demo/csv_substitutes.csv", "supersession", 3, 0,
         {"part": ("bom_sub_part",), "substitute": ("substitute",)}),
        # 18 of 194 name what replaces them; the others say nothing of it.
        ("parts/supersession_slice.csv", "supersession", 18, 0, {"part": ("reference",), "named_in": ("label",)}),
        ("parts/inventree_demo/csv_bom.csv", "bom", 228, 0, {"assembly": ("assembly",), "part": ("sub_part",)}),
        # Six orders of type PM13, and one line that its export cut in two.
        ("service_records/excavators-cleaned.csv", "work-orders", 5485, 7,
         {"requested_at": ("BscStartDate",), "asset": ("Asset",), "summary": ("OriginalShorttext",), "cost": ("Cost",),
          "job_type": ("PMType",), "system": ("MajorSystem",), "component": ("Part",), "remedy": ("Action",),
          "problem": ("FM",)}),
        # 61 repairs whose problem nobody wrote down.
        ("service_records/openrepair_wales.csv", "work-orders", 20190, 61,
         {"external_id": ("id",), "product_category": ("product_category",), "brand": ("brand",),
          "status": ("repair_status",), "requested_at": ("event_date",), "summary": ("problem",)}),
    ],
)  # fmt: skip
def test_real_sources_map_by_themselves(
    real: Real, name: str, kind: str, rows: int, bad: int, columns: dict[str, tuple[str, ...]]
) -> None:
    table = open_table(real(name))
    proposal = propose_kind(table)[0]
    assert (proposal.mapping.kind, proposal.missing) == (kind, ())
    assert {key: proposal.mapping.fields[key].columns for key in columns} == columns
    result = dry_run(table, proposal.mapping)
    assert (result.total, result.bad) == (rows, bad)


@pytest.mark.parametrize(
    ("name", "mapping", "bad"),
    [("excavators-cleaned.csv", "excavators.json", 1), ("openrepair_wales.csv", "openrepair.json", 0)],
)
def test_the_demo_mappings_fit_their_sources(real: Real, name: str, mapping: str, bad: int) -> None:
    table = open_table(real(f"service_records/{name}"))
    folder = Path(__file__).resolve().parents[2] / "resources" / "demo" / "mappings"
    loaded = load_mapping(folder / mapping)
    assert remembered([loaded], table) == loaded
    result = dry_run(table, loaded)
    assert (result.bad, result.samples[0].values["status"]) == (bad, "completed")


def test_fault_codes_without_headings_are_all_read(real: Real) -> None:
    table = open_table(real("fault_codes/obd-trouble-codes.csv"))
    assert (table.header_row, sum(1 for _ in table.rows())) == (None, 3071)


def test_the_kind_of_a_table_shows_in_its_columns(real: Real) -> None:
    table = open_table(real("parts/inventree_demo/csv_parts.csv"))
    assert propose(table, "parts").score > propose(table, "stock").score
