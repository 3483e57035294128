from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, timedelta, timezone
from pathlib import Path

import pytest

from fieldservice.exchange.dry_run import ImportCancelled, chunks, converted_rows, dry_run, write_error_report
from fieldservice.exchange.mapping import Mapping, Rule
from fieldservice.exchange.proposal import propose
from fieldservice.exchange.tables import Table, open_table

Make = Callable[..., Path]
PARTS = "part number,part name,price\nP-1,pump,10\nP-2,=cmd(),cheap\nP-1,again,5\nP-4,seal,1\n"


def parts(path: Path) -> tuple[Table, Mapping]:
    table = open_table(path)
    return table, propose(table, "parts").mapping


def test_good_and_bad_rows_are_counted_with_their_reasons(file: Make) -> None:
    result = dry_run(*parts(file(PARTS)))
    assert (result.good, result.bad, result.left_out) == (2, 2, 0)
    assert [(problem.row, problem.field) for problem in result.problems] == [(3, "price"), (4, "number")]
    assert result.problems[1].sentence == "Row 2 has the same key already."


def test_the_report_holds_the_bad_rows_as_they_were_and_computes_nothing(file: Make, tmp_path: Path) -> None:
    table, mapping = parts(file(PARTS))
    path = tmp_path / "errors.csv"
    assert write_error_report(path, table, converted_rows(table, mapping)) == 2
    lines = path.read_text("utf-8-sig").splitlines()
    assert lines[0] == "Row,What is wrong,part number,part name,price"
    assert lines[1] == "3,price “cheap”: “cheap” is not a number.,P-2,'=cmd(),cheap"


def test_a_corrected_report_imports_again_with_the_same_mapping(file: Make, tmp_path: Path) -> None:
    table, mapping = parts(file(PARTS))
    path = tmp_path / "errors.csv"
    write_error_report(path, table, converted_rows(table, mapping))
    path.write_text(path.read_text("utf-8-sig").replace("cheap\n", "3\n"), "utf-8-sig")
    first = next(converted_rows(open_table(path), mapping))
    assert first.values == {"number": "P-2", "name": "=cmd()", "price": 300, "currency": "CNY"}


def test_rows_without_a_key_get_the_same_fingerprints_at_each_import(file: Make) -> None:
    table = open_table(file("fault,date\nleak,2024-01-02\nleak,2024-01-02\nnoise,2024-01-02\n"))
    mapping = propose(table, "work-orders").mapping
    zones = (UTC, timezone(timedelta(hours=8)))
    first, second = ([row.fingerprint for row in converted_rows(table, mapping, zone=zone)] for zone in zones)
    assert first == second
    assert len(set(first)) == 3


def test_rows_come_in_chunks(file: Make) -> None:
    table, mapping = parts(file("part number\n" + "".join(f"P-{n}\n" for n in range(450))))
    assert [len(chunk) for chunk in chunks(converted_rows(table, mapping))] == [200, 200, 50]


def test_an_import_tells_its_progress_and_can_be_stopped(file: Make) -> None:
    table, mapping = parts(file("part number\n" + "".join(f"P-{n}\n" for n in range(900))))
    told: list[int] = []
    with pytest.raises(ImportCancelled, match="before row 601"):
        dry_run(table, mapping, progress=told.append, cancelled=lambda: len(told) == 2)
    assert told == [200, 400]


def test_rows_that_the_filter_leaves_out_are_counted(file: Make) -> None:
    table = open_table(file("name,is_customer\nAcme,True\nMaker,False\n"))
    result = dry_run(table, propose(table, "customers").mapping)
    assert (result.good, result.left_out) == (1, 1)


def test_only_so_many_problems_are_kept(file: Make) -> None:
    table = open_table(file("part number,price\n" + "".join(f"P-{n},x\n" for n in range(30))))
    mapping = Mapping("parts", {"number": Rule(("part number",)), "price": Rule(("price",))})
    result = dry_run(table, mapping, most_problems=10)
    assert (result.bad, len(result.problems)) == (30, 10)
