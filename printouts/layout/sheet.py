"""A PDF being written: pages of drawing operators, fonts and images embedded, the same bytes for the same input.

It stands directly on reportlab's document objects rather than on its canvas: text goes out in runs that were measured
already, "page x of y" can be added when the number of pages is known, and no font gets in that is not embedded.
Coordinates are points from the upper left corner of the page.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from printouts.layout.fonts import Font, clean, face
from printouts.layout.images import Picture
from printouts.layout.styles import A4, INK, Colour, Style

_LANGUAGE_TAGS = {"zh_CN": "zh-CN", "en": "en"}
_CURVE = 0.5523


@dataclass
class Page:
    """One page: operators so far, and the state that they left."""

    code: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    ink: Colour = (0.0, 0.0, 0.0)
    stroke: tuple[Colour, float] = ((0.0, 0.0, 0.0), 1.0)


class Sheet:
    """The pages of one document. `pages[-1]` is drawn on unless a method says otherwise."""

    def __init__(
        self,
        *,
        title: str,
        author: str,
        subject: str,
        language: str,
        day: dt.date,
        size: tuple[float, float] = A4,
    ) -> None:
        from reportlab.pdfbase.pdfdoc import PDFDocument

        self.width, self.height = size
        self.language = language
        self.pages: list[Page] = []
        self.page = Page()
        self._document = PDFDocument(compression=1, invariant=1, lang=_LANGUAGE_TAGS[language])
        self._document.setTitle(clean(title))
        self._document.setAuthor(clean(author))
        self._document.setSubject(clean(subject))
        # The file says the document's own date: the moment of printing would make each copy another file.
        self._document.setDateFormatter(lambda *_: f"D:{day:%Y%m%d}")
        self._document.setCreator("fieldservice")
        self._document.setProducer("fieldservice")
        self._fonts: dict[str, Any] = {}
        self._pictures: dict[Picture, str] = {}
        self._forms = 0

    def new_page(self) -> None:
        """Begin a page; drawing goes there from now on."""
        self.page = Page()
        self.pages.append(self.page)

    def text(self, x: float, y: float, text: str, style: Style) -> float:
        """Draw one cleaned line in the line box whose upper left corner is (x, y); the x where it ends."""
        if not text:
            return x
        chosen = face(self.language, style.weight)
        baseline = self.height - (y + style.leading / 2 + style.size * 0.37)
        self._ink(style.colour)
        out = [f"BT 1 0 0 1 {x:.2f} {baseline:.2f} Tm"]
        for font, run in chosen.runs(text):
            own = self._font(font)
            for subset, codes in own.splitString(run, self._document):
                name = own.getSubsetInternalName(subset, self._document)
                out.append(f"{name} {style.size:g} Tf <{codes.hex()}> Tj")
        out.append("ET")
        self.page.code.append(" ".join(out))
        return x + chosen.width(text, style.size)

    def right_text(self, right: float, y: float, text: str, style: Style) -> None:
        """Like `text`, ending at x = `right`."""
        self.text(right - face(self.language, style.weight).width(text, style.size), y, text, style)

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: Colour, width: float) -> None:
        """A straight line."""
        self._stroke(colour, width)
        self.page.code.append(f"{x1:.2f} {self.height - y1:.2f} m {x2:.2f} {self.height - y2:.2f} l S")

    def path(self, points: Sequence[tuple[float, float]], colour: Colour, width: float) -> None:
        """A line through `points` with round caps and joins."""
        self._stroke(colour, width)
        steps = [f"{x:.2f} {self.height - y:.2f} {'m' if index == 0 else 'l'}" for index, (x, y) in enumerate(points)]
        self.page.code.append(f"q 1 J 1 j {' '.join(steps)} S Q")

    def box(
        self, x: float, y: float, width: float, height: float, colour: Colour, line: float = 0.7, radius: float = 2.5
    ) -> None:
        """The outline of a rectangle with rounded corners."""
        self._stroke(colour, line)
        self.page.code.append(self._rounded(x, y, width, height, radius) + " S")

    def circle(self, x: float, y: float, radius: float, colour: Colour, line: float) -> None:
        """The outline of a circle around (x, y)."""
        self.box(x - radius, y - radius, 2 * radius, 2 * radius, colour, line, radius)

    def half_disc(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """The filled right half of a circle around (x, y)."""
        self._ink(colour)
        mid, k = self.height - y, radius * _CURVE
        self.page.code.append(
            f"{x:.2f} {mid + radius:.2f} m {x + k:.2f} {mid + radius:.2f} {x + radius:.2f} {mid + k:.2f} "
            f"{x + radius:.2f} {mid:.2f} c {x + radius:.2f} {mid - k:.2f} {x + k:.2f} {mid - radius:.2f} "
            f"{x:.2f} {mid - radius:.2f} c f"
        )

    def fill(self, rectangles: Sequence[tuple[float, float, float, float]], colour: Colour = INK) -> None:
        """Filled rectangles (x, y, width, height), in one go."""
        self._ink(colour)
        steps = [f"{x:.3f} {self.height - y - h:.3f} {w:.3f} {h:.3f} re" for x, y, w, h in rectangles]
        self.page.code.append(" ".join(steps) + " f")

    def picture(self, picture: Picture, x: float, y: float, width: float, height: float, radius: float = 0.0) -> None:
        """Draw `picture` stretched to the rectangle (keep its ratio yourself); the same picture is embedded once."""
        name = self._pictures.get(picture)
        if name is None:
            name = f"Im{len(self._pictures) + 1}"
            self._pictures[picture] = name
            self._document.Reference(picture.pdf_object(), self._document.getXObjectName(name))
        if name not in self.page.pictures:
            self.page.pictures.append(name)
        clip = f"{self._rounded(x, y, width, height, radius)} W n " if radius else ""
        self.page.code.append(
            f"q {clip}{width:.2f} 0 0 {height:.2f} {x:.2f} {self.height - y - height:.2f} cm "
            f"/{self._document.getXObjectName(name)} Do Q"
        )

    @contextmanager
    def apart(self, height: float) -> Iterator[list[str]]:
        """Draw what is placed later (`place`, `form`), as on a page of that height; yields its operators."""
        page, whole = self.page, self.height
        self.page, self.height = Page(), height
        try:
            yield self.page.code
        finally:
            self.page, self.height = page, whole

    def place(self, operators: str, x: float, y: float, height: float) -> None:
        """Draw operators that were made apart (with that height) with their upper left corner at (x, y)."""
        self.page.code.append(f"q 1 0 0 1 {x:.2f} {self.height - y - height:.2f} cm {operators} Q")

    def form(self, operators: str, width: float, height: float) -> str:
        """Keep operators that were made apart in the document once; the name returned places them many times."""
        from reportlab.pdfbase.pdfdoc import PDFFormXObject, PDFStream, PDFZCompress

        self._forms += 1
        name = f"Fm{self._forms}"
        form = PDFFormXObject(0, 0, f"{width:.2f}", f"{height:.2f}")
        form.Contents = PDFStream(content=operators + "\n", filters=[PDFZCompress])
        self._document.Reference(form, self._document.getXObjectName(name))
        return name

    def place_form(self, name: str, x: float, y: float, height: float) -> None:
        """Draw a form with its upper left corner at (x, y)."""
        if name not in self.page.pictures:
            self.page.pictures.append(name)
        self.place(f"/{self._document.getXObjectName(name)} Do", x, y, height)

    def finish(self) -> bytes:
        """The PDF."""
        from reportlab.pdfbase.pdfdoc import PDFPage, PDFResourceDictionary, PDFStream, PDFZCompress

        for page in self.pages:
            leaf = PDFPage()
            leaf.pagewidth, leaf.pageheight = self.width, self.height
            leaf.Contents = PDFStream(content="\n".join(page.code) + "\n", filters=[PDFZCompress])
            leaf.Resources = PDFResourceDictionary()
            leaf.Resources.basicFonts()
            leaf.Resources.allProcs()
            leaf.Resources.XObject = self._document.xobjDict(page.pictures)
            self._document.addPage(leaf)
        data = self._document.GetPDFData(None)
        return data if isinstance(data, bytes) else data.encode("latin-1")

    def _font(self, font: Font) -> Any:
        if font.name not in self._fonts:
            self._fonts[font.name] = font.for_document()
        return self._fonts[font.name]

    def _ink(self, colour: Colour) -> None:
        if self.page.ink != colour:
            self.page.ink = colour
            self.page.code.append("{:.3f} {:.3f} {:.3f} rg".format(*colour))

    def _stroke(self, colour: Colour, width: float) -> None:
        if self.page.stroke != (colour, width):
            self.page.stroke = (colour, width)
            self.page.code.append("{:.3f} {:.3f} {:.3f} RG {:g} w".format(*colour, width))

    def _rounded(self, x: float, y: float, width: float, height: float, radius: float) -> str:
        left, right, top, bottom = x, x + width, self.height - y, self.height - y - height
        r = min(radius, width / 2, height / 2)
        k = r * (1 - _CURVE)
        return (
            f"{left + r:.2f} {top:.2f} m {right - r:.2f} {top:.2f} l "
            f"{right - k:.2f} {top:.2f} {right:.2f} {top - k:.2f} {right:.2f} {top - r:.2f} c "
            f"{right:.2f} {bottom + r:.2f} l "
            f"{right:.2f} {bottom + k:.2f} {right - k:.2f} {bottom:.2f} {right - r:.2f} {bottom:.2f} c "
            f"{left + r:.2f} {bottom:.2f} l "
            f"{left + k:.2f} {bottom:.2f} {left:.2f} {bottom + k:.2f} {left:.2f} {bottom + r:.2f} c "
            f"{left:.2f} {top - r:.2f} l "
            f"{left:.2f} {top - k:.2f} {left + k:.2f} {top:.2f} {left + r:.2f} {top:.2f} c h"
        )
