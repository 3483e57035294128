"""A printer that remembers what it was given."""

from __future__ import annotations

from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QWidget


class FakePrinter:
    """Prints into a list."""

    def __init__(self, *names: str, takes: bool = True) -> None:
        self.known, self.takes = list(names), takes
        self.printed: list[tuple[str, str, int, str]] = []
        self.asked = 0

    def names(self) -> list[str]:
        return self.known

    def choose(self, parent: QWidget, name: str) -> str:
        self.asked += 1
        return self.known[0]

    def print(self, document: QPdfDocument, name: str, title: str) -> bool:
        text = "".join(document.getAllText(page).text() for page in range(document.pageCount()))
        self.printed.append((name, title, document.pageCount(), text))
        return self.takes
