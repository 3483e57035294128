"""Labels: what stands on one, and the sheets and rolls they are printed on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from fieldservice.i18n import mark


@dataclass(frozen=True, slots=True)
class Label:
    """One label: the text of its code, the number that people read, a name, and small lines below.

    `big` is for what is read from an aisle (bins, boxes): the number takes all the room that there is.
    """

    code: str
    number: str
    title: str = ""
    lines: tuple[str, ...] = ()
    big: bool = False


@dataclass(frozen=True, slots=True)
class LabelSize:
    """A label in millimetres and how it lies on its sheet; a roll has one column and one row without margins.

    `across` and `down` are the distances from one label's edge to the next label's same edge.
    """

    key: str
    width: float
    height: float
    columns: int = 1
    rows: int = 1
    left: float = 0.0
    top: float = 0.0
    across: float = 0.0
    down: float = 0.0

    @property
    def roll(self) -> bool:
        """Whether each label is a page of its own."""
        return self.columns * self.rows == 1

    @property
    def count(self) -> int:
        """Labels on a sheet."""
        return self.columns * self.rows

    @property
    def page(self) -> tuple[float, float]:
        """Width and height of the page in millimetres."""
        return (self.width, self.height) if self.roll else (210.0, 297.0)

    def corner(self, place: int) -> tuple[float, float]:
        """The upper left corner of the label at a place (from 0, row by row) in millimetres."""
        row, column = divmod(place % self.count, self.columns)
        return self.left + column * self.across, self.top + row * self.down


def _sheet(key: str, width: float, height: float, columns: int, rows: int, gap: float = 0.0) -> LabelSize:
    """Labels centred on A4, as the makers of such sheets cut them; `gap` between columns."""
    left = (210 - columns * width - (columns - 1) * gap) / 2
    return LabelSize(key, width, height, columns, rows, left, (297 - rows * height) / 2, width + gap, height)


SIZES: tuple[LabelSize, ...] = (
    _sheet("a4_24", 70, 37, 3, 8),
    _sheet("a4_21", 63.5, 38.1, 3, 7, 2.5),
    _sheet("a4_65", 38.1, 21.2, 5, 13, 2.5),
    _sheet("a4_8", 105, 74, 2, 4),
    _sheet("a4_10", 85, 54, 2, 5, 10),
    LabelSize("roll_50x30", 50, 30),
    LabelSize("roll_60x40", 60, 40),
    LabelSize("roll_40x30", 40, 30),
    LabelSize("roll_100x50", 100, 50),
)
SIZE = {size.key: size for size in SIZES}
# A4 sheets are sold by how many labels they hold, rolls by the measures of one.
BADGE = "a4_10"  # as large as a bank card: fits the holders that people wear
SIZE_WORDS = {
    "sheet": mark("labels", "A4 sheet, {count} labels of {width} × {height} mm"),
    "roll": mark("labels", "Roll, {width} × {height} mm"),
}
MOST_LABELS = 5_000
MOST_COPIES = 200


@dataclass(frozen=True, slots=True)
class LabelRun:
    """What is printed in one go. `start` is the first free place of the first sheet, from 1."""

    labels: tuple[Label, ...]
    size: LabelSize
    start: int = 1
    copies: int = 1
    day: date = field(default_factory=lambda: date(2000, 1, 1))
    company: str = ""

    @property
    def total(self) -> int:
        """Labels that come out."""
        return len(self.labels) * max(1, self.copies)

    @property
    def first(self) -> int:
        """The place of the first label, from 0; a start beyond the sheet begins at its last place."""
        return 0 if self.size.roll else min(max(self.start, 1), self.size.count) - 1

    @property
    def pages(self) -> int:
        """Sheets, or labels of a roll."""
        return -(-(self.first + self.total) // self.size.count) if self.labels else 0
