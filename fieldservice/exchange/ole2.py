"""The container of old Office files: whether it can be walked through at all."""

from __future__ import annotations

import io
import struct


def chains_end(content: bytes) -> bool:
    """Whether no chain of short sectors runs in a circle. xlrd follows such a chain for ever, until the memory is full;
    all others it looks at itself. Files too damaged to be opened are left to it."""
    from xlrd.compdoc import CompDoc, CompDocError

    try:
        document = CompDoc(content, logfile=io.StringIO())
    except (CompDocError, struct.error, AssertionError, IndexError, RecursionError, UnicodeDecodeError):
        return True
    table = document.SSAT
    for entry in document.dirlist:
        sector, seen = entry.first_SID, 0
        if entry.etype != 2 or entry.tot_size >= document.min_size_std_stream:
            continue
        while 0 <= sector < len(table):
            sector, seen = table[sector], seen + 1
            if seen > len(table):
                return False
    return True
