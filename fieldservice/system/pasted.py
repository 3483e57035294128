"""What other programs put on the clipboard as HTML, as text: words, bullets, numbers of lists, tables with tabs."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_LINES = frozenset({
    "p", "div", "br", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote",
    "section", "article", "header", "footer", "dt", "dd", "hr", "figure",
})  # fmt: skip
_UNSEEN = frozenset({"script", "style", "head", "title", "template", "noscript", "iframe", "object", "svg", "xml"})


def text_of_html(html: str) -> str:
    """The words that HTML shows. Nothing of it is run or fetched; pictures and addresses of links are left out."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = (re.sub(r"[^\S\t]+", " ", line).strip(" ").rstrip() for line in "".join(reader.parts).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen: list[str] = []
        self._lists: list[int | None] = []  # the number of the last item; None in a list with bullets
        self._cells = 0  # of the row at hand
        self._kept = 0  # within <pre>

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen.append(tag)
            return
        if tag in ("ul", "ol"):
            self._lists.append(0 if tag == "ol" else None)
        if tag in ("td", "th"):
            if self._cells:
                self.parts.append("\t")
            self._cells += 1
            return
        if tag == "tr":
            self._cells = 0
        if tag in _LINES and not (self._cells and tag in ("p", "div")):  # a cell is one line
            self._break(always=tag == "br")
        if tag == "li":
            self.parts.append(self._mark())
        if tag == "pre":
            self._kept += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            if tag in self._unseen:
                del self._unseen[self._unseen.index(tag) :]
            return
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        if tag == "tr":
            self._cells = 0
        if tag == "pre":
            self._kept = max(0, self._kept - 1)
        if tag in _LINES and not (self._cells and tag in ("p", "div")):
            self._break()

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        words = data if self._kept else re.sub(r"\s+", " ", data)
        if words != " " or (self.parts and self.parts[-1] not in ("\n", "\t")):
            self.parts.append(words)

    def _break(self, always: bool = False) -> None:
        if self._cells and always:
            self.parts.append(" ")
        elif always or (self.parts and not self.parts[-1].endswith("\n")):
            self.parts.append("\n")

    def _mark(self) -> str:
        if not self._lists or self._lists[-1] is None:
            return "• "
        self._lists[-1] += 1
        return f"{self._lists[-1]}. "
