"""`dev.py bench import`: the 20,190 Wales repairs brought in from their file, beside a bare `executemany`.

The candidate is `import_table` with the shipped mapping: reading and converting the file, finding what is there
already, numbers, records, outbox, derived data, search index, commits of 500 rows. The floor writes the very rows,
mutations and index entries that a finished import left into an empty database of the same schema, ready made, table by
table with `executemany` in one transaction. Both write to the encrypted database with its full synchronisation.
"""

from __future__ import annotations

import csv
import random
import statistics
import tempfile
from pathlib import Path
from typing import Any

from fieldservice.exchange.importing import import_table
from fieldservice.exchange.mapping import Mapping, load_mapping
from fieldservice.exchange.tables import Table, open_table
from fieldservice.store import search_index
from fieldservice.store.tables import SEARCH_KINDS, table_of
from tests.benchmarks.timing import seconds
from tests.benchmarks.world import temporary_session

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT.parent / "shared" / "data" / "service_records" / "openrepair_wales.csv"
MAPPING = ROOT / "resources" / "demo" / "mappings" / "openrepair.json"
ROWS, QUICK_ROWS = 20_190, 8_000
LIMIT = 4.0

Dump = list[tuple[str, list[tuple[Any, ...]]]]


def run(quick: bool) -> dict[str, Any]:
    """Compare, the two in turns; each round has databases of its own."""
    rows = QUICK_ROWS if quick else ROWS
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "repairs.csv"
        source = _shorten(FILE, file, rows) if FILE.exists() else _invent(file, rows)
        table, mapping = open_table(file), load_mapping(MAPPING)
        dump, added = _finished(table, mapping)
        ours, floors, ratios = [], [], []
        for _ in range(3):
            floor, mine = _bare(dump), _import(table, mapping)
            floors.append(floor)
            ours.append(mine)
            ratios.append(mine / floor)
    entries = sum(len(values) for _, values in dump)
    return {
        "ratios": {
            "vs_executemany": statistics.median(ratios),
            "rows_per_s": rows / min(ours),
            "import_s": min(ours),
            "floor_s": min(floors),
        },
        "limits": {"vs_executemany": LIMIT},
        "lines": [
            f"{rows:,} rows of {source}: {added:,} added; the floor writes {entries:,} rows into"
            f" {', '.join(sql.split()[2] for sql, _ in dump)}"
        ],
    }


def _import(table: Table, mapping: Mapping) -> float:
    with temporary_session() as session:
        return seconds(lambda: import_table(session.context, table, mapping))


def _finished(table: Table, mapping: Mapping) -> tuple[Dump, int]:
    """What a finished import left behind, statement by statement, and how many rows it added."""
    with temporary_session() as session:
        result = import_table(session.context, table, mapping)
        reader = session.store.read()
        dump: Dump = []
        for name in ("product", "work_order", "note"):
            made = table_of(name)
            rows = reader.rows(f"SELECT {made.select}, row_base FROM {name} ORDER BY rid")
            dump.append((made.insert, rows))
        mutations = reader.rows("SELECT * FROM mutation ORDER BY mid")
        dump.append((f"INSERT INTO mutation VALUES ({', '.join('?' * len(mutations[0]))})", mutations))
        for kind in SEARCH_KINDS:
            ids = [row[0] for row in reader.rows(f"SELECT id FROM {kind} ORDER BY rid")]
            if ids:
                documents = search_index.documents(reader, kind, ids)
                dump.append((f"INSERT INTO search_{kind} (rowid, text) VALUES (?, ?)", documents))
        return [entry for entry in dump if entry[1]], result.tally.rows["added"]


def _bare(dump: Dump) -> float:
    with temporary_session() as session:
        connection = session.store.database.connection()

        def write() -> None:
            connection.execute("BEGIN IMMEDIATE")
            for sql, rows in dump:
                connection.executemany(sql, rows)
            connection.execute("COMMIT")

        return seconds(write)


def _shorten(source: Path, target: Path, rows: int) -> str:
    with source.open(encoding="utf-8-sig", newline="") as read, target.open("w", encoding="utf-8", newline="") as write:
        out = csv.writer(write)
        for number, record in enumerate(csv.reader(read)):
            if number > rows:
                break
            out.writerow(record)
    return source.name


def _invent(target: Path, rows: int) -> str:
    """Rows of the same shape and size, for a machine without the real ones."""
    chance = random.Random(7)
    items = ["Vacuum", "Lamp", "Toaster", "Kettle", "Laptop", "Printer/scanner", "Hair dryer", "Clothing", "Bicycle"]
    words = "the cable is broken and it does not turn on any more blade stuck needs new fuse zip torn noise".split()
    with target.open("w", encoding="utf-8", newline="") as write:
        out = csv.writer(write)
        out.writerow(
            "id data_provider country partner_product_category product_category product_category_id brand"
            " year_of_manufacture product_age repair_status repair_barrier_if_end_of_life group_identifier event_date"
            " problem".split()
        )
        for number in range(rows):
            item, brand = chance.choice(items), f"Brand{int(chance.paretovariate(0.6)) % 3_000}"
            status = chance.choice(["Fixed", "Repairable", "End of life"])
            day = f"20{chance.randrange(17, 25)}-{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d}"
            problem = " ".join(chance.choices(words, k=chance.randrange(3, 14)))
            head = [f"invented_{number}", "Invented", "GBR", item, item, 1, brand, "", ""]
            out.writerow([*head, status, "", "A group", day, problem])
    return "invented repairs (the real file is not beside the project)"
