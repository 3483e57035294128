"""The running frame of a document: margins, head on every page, foot with "page x of y", a cursor that moves down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from fieldservice.domain.papers import PaperCompany
from fieldservice.i18n import translate_in
from printouts.layout.fonts import face
from printouts.layout.images import read_picture
from printouts.layout.sheet import Sheet
from printouts.layout.styles import (
    BODY,
    BOX,
    EDGE,
    LABEL,
    LEAD,
    RULE,
    SECTION,
    SIDE,
    SMALL,
    STRONG,
    TITLE,
    Style,
)
from printouts.layout.text import elide, wrap

_FOOT = 22.0
_LOGO = 34.0
_GAP = 12.0


@dataclass(frozen=True, slots=True)
class Heading:
    """What a document is called: `title` ("服务报告"), its number, its date in words."""

    title: str
    number: str
    date: str
    day: dt.date


class Frame:
    """A document while it is written. `y` is where the next thing goes; `bottom` where the page's body ends."""

    def __init__(self, company: PaperCompany, heading: Heading, language: str) -> None:
        self.language = language
        self.company, self.heading = company, heading
        self.sheet = Sheet(
            title=" ".join(f"{heading.title} {heading.number}".split()),
            author=company.name,
            subject=heading.number,
            language=language,
            day=heading.day,
        )
        self.left, self.right = SIDE, self.sheet.width - SIDE
        self.width = self.right - self.left
        self.bottom = self.sheet.height - EDGE - _FOOT - 8
        self.y = 0.0
        self._papers = [(0, heading)]  # the first page of each paper
        self._first_head()

    def room(self) -> float:
        """Points left on this page."""
        return self.bottom - self.y

    def body_height(self) -> float:
        """Points that a page after the first has for its body."""
        return self.bottom - self._next_top

    def need(self, height: float) -> bool:
        """Go to a new page when `height` has no room here; whether it did. Nothing higher than a page gets a page."""
        if height <= self.room() or self.y <= self._next_top + 0.01:
            return False
        self.new_page()
        return True

    def new_page(self) -> None:
        """Begin the next page with the short head."""
        sheet = self.sheet
        sheet.new_page()
        top = EDGE + 8
        right = sheet.width - SIDE  # also where the body is narrowed just now
        tail = face(self.language, "bold").width(self._number, STRONG.size) + 8
        sheet.right_text(right, top, self._number, STRONG)
        sheet.right_text(right - tail, top, self.heading.title, BODY)
        taken = tail + face(self.language, "regular").width(self.heading.title, BODY.size) + 16
        sheet.text(self.left, top, self._line(self.company.name, STRONG, right - self.left - taken), STRONG)
        sheet.line(self.left, top + 19, right, top + 19, RULE, 1.1)
        self.y = self._next_top

    @contextmanager
    def narrowed(self, by: float) -> Iterator[None]:
        """Leave `by` points free at the right of what is drawn meanwhile."""
        self.right, self.width = self.right - by, self.width - by
        try:
            yield
        finally:
            self.right, self.width = self.right + by, self.width + by

    def section(self, title: str, *, keep: float = 40.0, aside: str = "", rule: bool = False) -> None:
        """A section's heading; `keep` points of what follows stay on the same page. `aside` is a quiet remark."""
        if self.y > self._next_top + 0.01 and self.y > self._first_top + 0.01:
            self.y += 10
        self.need(SECTION.leading + 4 + keep)
        end = self.sheet.text(self.left, self.y, self._line(title, SECTION, self.width), SECTION)
        if aside and end + 30 < self.right:
            self.sheet.text(end + 8, self.y + 1, self._line(aside, LABEL, self.right - end - 8), LABEL)
        self.y += SECTION.leading + 4
        if rule:
            self.sheet.line(self.left, self.y, self.right, self.y, BOX, 0.7)

    def paragraph(self, text: str, style: Style = BODY, *, after: float = 0.0) -> None:
        """Running text over the full width, broken over pages where it must be."""
        for line in wrap(text, face(self.language, style.weight), style.size, self.width):
            self.need(style.leading)
            self.sheet.text(self.left, self.y, line, style)
            self.y += style.leading
        self.y += after

    def next_paper(self, heading: Heading) -> None:
        """Begin another paper of the same kind on a new page; its pages are counted from one."""
        self._papers.append((len(self.sheet.pages), heading))
        self.heading = heading
        self._first_head()

    def finish(self) -> bytes:
        """Add the feet and close the document."""
        pages = self.sheet.pages
        ends = [start for start, _ in self._papers[1:]] + [len(pages)]
        for (start, heading), end in zip(self._papers, ends, strict=True):
            self.heading = heading
            for index in range(start, end):
                self.sheet.page = pages[index]
                self._foot(index - start + 1, end - start)
        return self.sheet.finish()

    @property
    def _next_top(self) -> float:
        return EDGE + 8 + 19 + 11

    @property
    def _number(self) -> str:
        return self._line(self.heading.number, STRONG, self.width * 0.4)

    def _line(self, text: str, style: Style, width: float) -> str:
        return elide(text, face(self.language, style.weight), style.size, width)

    def _first_head(self) -> None:
        sheet, company, heading = self.sheet, self.company, self.heading
        sheet.new_page()
        top = EDGE + 5
        x = self.left
        logo = read_picture(company.logo, 600, lossless=True) if company.logo else None
        if logo is not None:
            scale = min(_LOGO * 2.6 / logo.width, _LOGO / logo.height)
            wide, high = logo.width * scale, logo.height * scale
            sheet.picture(logo, x, top + (_LOGO - high) / 2, wide, high)
            x += wide + 9
        title = self._line(heading.title, TITLE, self.width * 0.4)
        date = self._line(heading.date, BODY, self.width * 0.25)
        number_right = self.right - face(self.language, "regular").width(date, BODY.size) - 9 * bool(date)
        sheet.right_text(self.right, top - 3, title, TITLE)
        sheet.right_text(self.right, top + 19, date, BODY)
        sheet.right_text(number_right, top + 19, self._number, STRONG)
        number_left = number_right - face(self.language, "bold").width(self._number, STRONG.size)
        title_left = self.right - face(self.language, "bold").width(title, TITLE.size)
        room = min(number_left, title_left) - x - _GAP
        names = wrap(company.name, face(self.language, "bold"), LEAD.size, room)[:2]
        y = top + 1 if company.line or len(names) > 1 else top + 9
        for name in names:
            sheet.text(x, y, name, LEAD)
            y += LEAD.leading
        if company.line and len(names) == 1:
            sheet.text(x, y, self._line(company.line, LABEL, room), LABEL)
        sheet.line(self.left, top + _LOGO + 9, self.right, top + _LOGO + 9, RULE, 1.1)
        self.y = self._first_top = top + _LOGO + 9 + 12

    def _foot(self, number: int, total: int) -> None:
        sheet = self.sheet
        top = self.sheet.height - EDGE - _FOOT
        sheet.line(self.left, top, self.right, top, BOX, 0.7)
        pages = translate_in(self.language, "print", "Page {number} of {total}", number=number, total=total)
        regular = face(self.language, "regular")
        pages_left = self.right - regular.width(pages, SMALL.size)
        order = self._line(self.heading.number, SMALL, self.width * 0.3)
        order_left = pages_left - 9 - regular.width(order, SMALL.size)
        sheet.text(pages_left, top + 6, pages, SMALL)
        sheet.text(order_left, top + 6, order, SMALL)
        room = order_left - 16 - self.left
        x = self.left
        for text in (self.company.name, self.company.address, self.company.phone):
            line = self._line(text, SMALL, self.left + room - x) if text else ""
            if line and line != "…":
                x = sheet.text(x, top + 6, line, SMALL) + 9
            if x > self.left + room - 30:
                break
