"""`dev.py bench labels`: 1,000 part labels on A4 sheets, beside reportlab's own QrCodeWidget on its own canvas.

The other side draws the same codes and the same words at the same places, with fonts that are parsed already; it knows
every place beforehand and measures, shrinks and wraps nothing. Both sides are timed in turns in one process, best of
several rounds; QrCodeWidget, which takes a hundredth of a second for each code, over a part of the labels.
"""

from __future__ import annotations

import io
import time
from typing import Any

from fieldservice.domain.labels import SIZE, Label, LabelRun
from fieldservice.domain.scans import write_label
from printouts import labels
from printouts.layout.fonts import face, font
from printouts.layout.styles import A4, MM

_COUNT = 1_000
_FLOOR = 25.0
_SIZE = SIZE["a4_24"]


def run(quick: bool) -> dict[str, Any]:
    """Compare; `vs_qrcodewidget` is how many times faster ours are (at least 25)."""
    made = tuple(
        Label(write_label("part", f"HC-2205-{n:04d}"), f"HC-2205-{n:04d}", f"温控阀芯 {n % 90} ℃", ("原厂，按批次",))
        for n in range(_COUNT)
    )
    part = made[: 100 if quick else 250]
    face("zh_CN", "regular")
    labels.render(LabelRun(made[:1], _SIZE), "zh_CN")
    _with_widget(made[:1])
    own = other = float("inf")
    for _ in range(3 if quick else 7):
        labels._modules.cache_clear()
        start = time.perf_counter()
        labels.render(LabelRun(made, _SIZE), "zh_CN")
        own = min(own, time.perf_counter() - start)
        start = time.perf_counter()
        _with_widget(part)
        other = min(other, (time.perf_counter() - start) * len(made) / len(part))
    return {
        "bench": "labels",
        "ratios": {"vs_qrcodewidget": other / own, "labels_ms": own * 1000, "qrcodewidget_ms": other * 1000},
        "at_least": {"vs_qrcodewidget": _FLOOR},
    }


def _with_widget(made: tuple[Label, ...]) -> bytes:
    from reportlab.graphics import renderPDF
    from reportlab.graphics.barcode.qr import QrCodeWidget
    from reportlab.graphics.shapes import Drawing
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfgen.canvas import Canvas

    for name in ("NotoSansSC-Regular", "NotoSansSC-SemiBold"):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(font(name).source)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, pageCompression=1, invariant=1)
    side = 31.5 * MM
    for index, label in enumerate(made):
        if index and index % _SIZE.count == 0:
            canvas.showPage()
        x, y = (edge * MM for edge in _SIZE.corner(index))
        bottom = A4[1] - y - _SIZE.height * MM
        drawing = Drawing(side, side)
        drawing.add(QrCodeWidget(label.code, barLevel="M", barWidth=side, barHeight=side))
        renderPDF.draw(drawing, canvas, x + 2, bottom + 2)
        for size, up, text in ((15, 60, label.number), (12, 44, label.title), (8, 32, label.lines[0])):
            canvas.setFont("NotoSansSC-SemiBold" if size == 15 else "NotoSansSC-Regular", size)
            canvas.drawString(x + side + 4, bottom + up, text)
    canvas.save()
    return out.getvalue()
