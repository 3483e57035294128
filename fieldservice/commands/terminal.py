"""What commands print: tables, times, QR codes."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Sequence
from datetime import datetime

from fieldservice.i18n import mark, translate
from fieldservice.system.clock import from_ms, local_zone


def qr(text: str) -> str:
    """A QR code of half blocks: black on white by colour where a terminal shows it, by characters elsewhere."""
    from printouts.codes import QUIET, qr_rows

    rows = [[False] * QUIET + list(row) + [False] * QUIET for row in qr_rows(text)]
    blank = [False] * len(rows[0])
    rows = [blank] * QUIET + rows + [blank] * QUIET
    rows += [blank] * (len(rows) % 2)
    blocks = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
    lines = ["".join(blocks[pair] for pair in zip(*rows[at : at + 2], strict=True)) for at in range(0, len(rows), 2)]
    if sys.stdout.isatty():
        lines = [f"\x1b[30;107m{line}\x1b[0m" for line in lines]
    return "\n".join(lines)


_HEADS = {
    "Number": mark("hub_admin", "Number"),
    "Name": mark("hub_admin", "Name"),
    "Roles": mark("hub_admin", "Roles"),
    "Id": mark("hub_admin", "Id"),
    "Device": mark("hub_admin", "Device"),
    "Person": mark("hub_admin", "Person"),
    "System": mark("hub_admin", "System"),
    "Program": mark("hub_admin", "Program"),
    "Last seen": mark("hub_admin", "Last seen"),
    "Waiting": mark("hub_admin", "Waiting"),
    "State": mark("hub_admin", "State"),
    "Changes": mark("hub_admin", "Changes"),
    "First": mark("hub_admin", "First"),
    "Last": mark("hub_admin", "Last"),
    "No.": mark("hub_admin", "No."),
    "Time": mark("hub_admin", "Time"),
    "Event": mark("hub_admin", "Event"),
    "From": mark("hub_admin", "From"),
    "Details": mark("hub_admin", "Details"),
}


def table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    """Columns as wide as their widest value; Chinese characters take two places."""
    shown = [tuple(translate("hub_admin", _HEADS[head]) if head else "" for head in heads), *rows]
    widths = [max(width(row[place]) for row in shown) for place in range(len(heads))]
    for row in shown:
        print("  ".join(padded(value, places) for value, places in zip(row, widths, strict=True)).rstrip())


def padded(text: str, places: int) -> str:
    """`text` with spaces up to so many places."""
    return text + " " * (places - width(text))


def width(text: str) -> int:
    """The places that a text takes; Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def time(at: datetime | int | None) -> str:
    """A time as the reader's clock shows it; "-" for none."""
    if at is None:
        return "-"
    moment = from_ms(at) if isinstance(at, int) else at
    return moment.astimezone(local_zone()).strftime("%Y-%m-%d %H:%M")
