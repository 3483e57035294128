"""QR codes as squares to draw; open to the screen as well as to paper."""

from __future__ import annotations

from functools import lru_cache

MOST = 400
QUIET = 4
"""Modules of clear border that readers need around a code."""


@lru_cache(maxsize=64)
def qr_rows(text: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of the QR code for `text`, row by row, without border; correction level M survives a smudge.

    No rows for a text of more than `MOST` bytes: at 22 mm no scanner would read it.
    """
    data = text.encode("utf-8", "replace")
    if len(data) > MOST:
        return ()
    import qrcode
    from qrcode.constants import ERROR_CORRECT_M

    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(data)
    code.make(fit=True)
    return tuple(tuple(bool(module) for module in row) for row in code.get_matrix())


def qr_rectangles(text: str, x: float, y: float, side: float) -> list[tuple[float, float, float, float]]:
    """The dark parts of the code as rectangles (x, y, width, height) in a square of `side`, quiet border included."""
    rows = qr_rows(text)
    module = side / (len(rows) + 2 * QUIET)
    dark: list[tuple[float, float, float, float]] = []
    for row_index, row in enumerate(rows):
        start: int | None = None
        for column, on in enumerate((*row, False)):
            if on and start is None:
                start = column
            elif not on and start is not None:
                left = x + (QUIET + start) * module
                dark.append((left, y + (QUIET + row_index) * module, (column - start) * module, module))
                start = None
    return dark
