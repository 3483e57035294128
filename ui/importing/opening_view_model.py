"""Opening a file: what it is, what its columns may be, and whether such a file was imported before. No widgets."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fieldservice.exchange.importing import remembered_mappings
from fieldservice.exchange.mapping import Mapping, remembered
from fieldservice.exchange.proposal import Proposal, propose_kind
from fieldservice.exchange.tables import Table, open_table
from fieldservice.services.context import Context


@dataclass(frozen=True)
class Reading:
    """How the file is read where a person knows better than the program."""

    sheet: str | None = None
    header: str | int | bool = "auto"
    encoding: str | None = None
    delimiter: str | None = None


@dataclass(frozen=True)
class Opened:
    """A table with the proposals for it, the likeliest kind first, and the choice remembered for such a table."""

    ticket: int
    table: Table
    proposals: tuple[Proposal, ...]
    remembered: Mapping | None


def read(ticket: int, path: Path, reading: Reading, context: Context, kept: Mapping | None) -> Opened:
    """Open the file and propose; `kept` is a mapping that stays. UserError or EnvironmentFault: unreadable."""
    table = open_table(
        path, sheet=reading.sheet, header=reading.header, encoding=reading.encoding, delimiter=reading.delimiter
    )
    found = kept or remembered(remembered_mappings(context), table)
    return Opened(ticket, table, tuple(propose_kind(table)), found)
