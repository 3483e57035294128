"""`dev.py bench report`: a two-page service report beside a bare reportlab canvas that draws the same.

The floor draws the very strings, lines and pictures that the report's pages hold, at the same places, with the same
fonts, on reportlab's own canvas, and saves them; it knows every place beforehand and neither measures, breaks nor
checks anything. It is made as quick as reportlab can be: no ASCII85, every picture a JPEG that passes as it is.
Both are timed in turns in one process with the fonts parsed, best of several rounds.
"""

from __future__ import annotations

import importlib
import io
import time
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from fieldservice.domain.papers import ServiceReport
from printouts import codes, service_report
from printouts.layout.fonts import face, font
from printouts.layout.sheet import Sheet
from printouts.layout.styles import A4, Style
from tests.printouts import samples

LIMIT = 4.0


def run(quick: bool) -> dict[str, Any]:
    """Compare; `two_pages` is the report's time over the floor's (at most 4)."""
    report = samples.report("zh_CN")
    calls, pictures = _recorded(report)
    rounds = 8 if quick else 40
    own, bare = _best(rounds, lambda: _render(report), lambda: _bare(report, calls, pictures))
    ratios = {"two_pages": round(own / bare, 2), "report_ms": round(own * 1000, 1), "floor_ms": round(bare * 1000, 1)}
    other = _weasyprint(rounds=2 if quick else 5, calls=calls)
    if other is not None:
        ratios["vs_weasyprint"] = round(own / other, 3)
    return {"bench": "report", "ratios": ratios, "ok": ratios["two_pages"] <= LIMIT}


def _render(report: ServiceReport) -> bytes:
    codes.qr_rows.cache_clear()
    return service_report.render(report, "zh_CN")


def _best(rounds: int, *contenders: Callable[[], object]) -> list[float]:
    best = [float("inf")] * len(contenders)
    for _ in range(rounds):
        for index, contender in enumerate(contenders):
            start = time.perf_counter()
            contender()
            best[index] = min(best[index], time.perf_counter() - start)
    return best


Call = tuple[int, str, tuple[Any, ...]]


def _recorded(report: ServiceReport) -> tuple[list[Call], dict[Any, bytes]]:
    """What the report draws, as (page, kind, arguments), and the bytes of each picture."""
    calls: list[Call] = []
    kinds = ("text", "line", "box", "path", "fill", "picture")
    kept = {kind: getattr(Sheet, kind) for kind in kinds}

    def recording(kind: str) -> Callable[..., Any]:
        def draw(sheet: Sheet, *args: Any, **named: Any) -> Any:
            calls.append((next(i for i, page in enumerate(sheet.pages) if page is sheet.page), kind, args))
            return kept[kind](sheet, *args, **named)

        return draw

    for kind in kinds:
        setattr(Sheet, kind, recording(kind))
    try:
        service_report.render(report, "zh_CN")
    finally:
        for kind in kinds:
            setattr(Sheet, kind, kept[kind])
    calls.sort(key=lambda call: call[0])
    given = {photo.image for photo in report.photos}
    pictures: dict[Any, bytes] = {}
    for _, kind, args in calls:
        if kind == "picture":
            pictures[args[0]] = args[0].data if args[0].data in given else _as_jpeg(args[0])
    return calls, pictures


def _as_jpeg(picture: Any) -> bytes:
    import zlib

    from PIL import Image

    out = io.BytesIO()
    raw = zlib.decompress(picture.data)
    Image.frombytes("RGB", (picture.width, picture.height), raw).save(out, "JPEG")
    return out.getvalue()


def _bare(report: ServiceReport, calls: list[Call], pictures: dict[Any, bytes]) -> bytes:
    from reportlab import rl_config

    kept, rl_config.useA85 = rl_config.useA85, 0
    try:
        return _drawn_on_canvas(report, calls, pictures)
    finally:
        rl_config.useA85 = kept


def _drawn_on_canvas(report: ServiceReport, calls: list[Call], pictures: dict[Any, bytes]) -> bytes:
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfgen.canvas import Canvas

    names = {"regular": "NotoSansSC-Regular", "bold": "NotoSansSC-SemiBold"}
    for name in names.values():
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(font(name).source)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, pageCompression=1, invariant=1)
    canvas.setTitle(report.number)
    readers = {picture: ImageReader(io.BytesIO(data)) for picture, data in pictures.items()}
    height, page = A4[1], 0
    for number, kind, args in calls:
        if number != page:
            canvas.showPage()
            page = number
        if kind == "text":
            x, y, text, style = args
            canvas.setFont(names[style.weight], style.size)
            canvas.setFillColorRGB(*style.colour)
            canvas.drawString(x, height - y - style.leading / 2 - style.size * 0.37, text)
        elif kind == "line":
            canvas.setStrokeColorRGB(*args[4])
            canvas.setLineWidth(args[5])
            canvas.line(args[0], height - args[1], args[2], height - args[3])
        elif kind == "box":
            canvas.setStrokeColorRGB(*args[4])
            canvas.roundRect(args[0], height - args[1] - args[3], args[2], args[3], 2.5)
        elif kind == "path":
            canvas.setLineWidth(args[2])
            points = [(x, height - y) for x, y in args[0]]
            canvas.lines([(*a, *b) for a, b in pairwise(points)])
        elif kind == "fill":
            path = canvas.beginPath()
            for x, y, w, h in args[0]:
                path.rect(x, height - y - h, w, h)
            canvas.drawPath(path, stroke=0, fill=1)
        else:
            picture, x, y, w, h = args[:5]
            canvas.drawImage(readers[picture], x, height - y - h, w, h)
    canvas.save()
    return out.getvalue()


def _weasyprint(rounds: int, calls: list[Call]) -> float | None:
    """Seconds that WeasyPrint takes for the report's strings as plain absolutely placed lines, when it is installed."""
    try:
        html = importlib.import_module("weasyprint").HTML
    except (ImportError, OSError):
        return None
    from html import escape

    parts = []
    for page, kind, args in calls:
        if kind == "text":
            x, y, text, style = args
            assert isinstance(style, Style)
            top = y + page * A4[1]
            parts.append(
                f'<p style="position:absolute;margin:0;white-space:pre;left:{x}pt;top:{top}pt;'
                f'font-size:{style.size}pt">{escape(text)}</p>'
            )
    document = "<style>@page{size:A4;margin:0}body{height:1600pt}</style>" + "".join(parts)
    return _best(rounds, lambda: html(string=document).write_pdf())[0]


if __name__ == "__main__":
    import json
    import sys

    face("zh_CN", "regular")
    print(json.dumps(run("--quick" in sys.argv)))
