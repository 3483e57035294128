"""Choice lists and tables of data: looked up by what stands in a column, shown to rules as `instance('name')`.

A list has tens of choices or, from a file, tens of thousands of rows; finding one by a column takes as long for both.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import overload

from fieldservice.domain.checklist.model import Choice, in_language
from fieldservice.domain.checklist.xpath.atoms import Atom, to_number, to_text
from fieldservice.domain.checklist.xpath.context import Ctx
from fieldservice.domain.checklist.xpath.lookups import Search, found_by
from fieldservice.domain.checklist.xpath.shuffling import shuffled

_DIGITS = 9  # numbers that differ by less are looked at one by one
_TINY = 10.0**-_DIGITS
_MOST_WORDS = 40  # of an answer that are looked for one by one, alone and joined


class Rows:
    """Texts by column. A cell that is None is not there at all. Never changed once made."""

    def __init__(self, columns: Sequence[str], rows: Sequence[Sequence[str | None]]) -> None:
        self.columns = tuple(columns)
        self.rows = rows
        self._at = {name: index for index, name in reversed(list(enumerate(self.columns)))}
        self._texts: dict[str, dict[str, list[int]]] = {}
        self._numbers: dict[str, dict[float, list[int]]] = {}
        self._stripped: dict[str, dict[str, list[int]]] = {}
        self._words: dict[str, dict[str, list[int]]] = {}

    @classmethod
    def of_csv(cls, content: bytes) -> Rows:
        """The rows of a CSV file in UTF-8 with headings, as `to_csv` writes it; rows that end early are filled up."""
        reader = csv.reader(io.StringIO(content.decode("utf-8-sig", "replace"), newline=""))
        columns = next(reader, [])
        width = len(columns)
        return cls(columns, [tuple((*row, *("",) * (width - len(row)))[:width]) for row in reader if row])

    def to_csv(self) -> bytes:
        """As a CSV file in UTF-8."""
        held = io.StringIO(newline="")
        writer = csv.writer(held, lineterminator="\r\n")
        writer.writerow(self.columns)
        writer.writerows(self.rows)
        return held.getvalue().encode()

    def __len__(self) -> int:
        return len(self.rows)

    def cell(self, row: int, column: str) -> str | None:
        """What stands there; None where the column is not there."""
        at = self._at.get(column)
        return None if at is None else self.rows[row][at]

    def column(self, name: str) -> list[str]:
        """Everything in a column, '' where it is not there."""
        at = self._at.get(name)
        return [""] * len(self.rows) if at is None else [row[at] or "" for row in self.rows]

    def lines(self, row: int) -> dict[str, str]:
        """A row by column, without what is not there."""
        return {name: text for name, text in zip(self.columns, self.rows[row], strict=True) if text is not None}

    def with_text(self, column: str, text: str) -> Sequence[int]:
        """The rows in which exactly this stands in a column."""
        index = self._texts.get(column)
        if index is None:
            index = {}
            for row, cell in enumerate(self.column(column)):
                index.setdefault(cell, []).append(row)
            self._texts[column] = index
        return index.get(text, ())

    def like(self, column: str, value: Atom) -> Sequence[int]:
        """The rows whose column may equal the value as rules compare: all of those and hardly any other."""
        if isinstance(value, bool):
            return range(len(self.rows))
        if isinstance(value, str | date):
            return self.with_text(column, to_text(value))
        index = self._numbers.get(column)
        if index is None:
            index = {}
            for row, cell in enumerate(self.column(column)):
                number = to_number(cell)
                if number == number:
                    index.setdefault(round(number, _DIGITS), []).append(row)
            self._numbers[column] = index
        near = (round(value + step, _DIGITS) for step in (-_TINY, 0.0, _TINY)) if abs(value) < 2.0**63 else (value,)
        return sorted(row for key in dict.fromkeys(near) for row in index.get(key, ()))

    def among(self, column: str, words: str) -> Sequence[int] | None:
        """The rows for which `selected(words, column)` is true; None where there are too many words."""
        parts = words.split(" ")
        if len(parts) > _MOST_WORDS:
            return None
        if column not in self._stripped:
            index = self._stripped[column] = {}
            for row, cell in enumerate(self.column(column)):
                index.setdefault(cell.strip(), []).append(row)
        index, ends = self._stripped[column], range(1, len(parts) + 1)
        runs = {" ".join(parts[begin:end]) for begin in range(len(parts)) for end in ends[begin:]}
        return sorted(row for run in runs for row in index.get(run, ()))

    def holding(self, column: str, word: str) -> Sequence[int] | None:
        """The rows for which `selected(column, word)` is true; None for what is not one word."""
        word = word.strip()
        if not word or " " in word:
            return None
        if column not in self._words:
            index = self._words[column] = {}
            for row, cell in enumerate(self.column(column)):
                for each in dict.fromkeys(cell.split(" ")):
                    index.setdefault(each, []).append(row)
        return self._words[column].get(word, ())


class ListTable(Sequence[Choice]):
    """The choices of a list that is a file: rows, the column that holds the keys, and by language the one with words.

    `missing`: the file is not here (yet); then there are none.
    """

    def __init__(
        self, file: str, rows: Rows | None, key: str, names: Mapping[str, str], chosen: Sequence[int] | None = None
    ) -> None:
        self.file = file
        self.missing = rows is None
        self.rows = rows if rows is not None else Rows((), ())
        self.key = key
        self.names = dict(names)
        self._chosen = chosen if chosen is not None else self._with_keys()
        self._titles: dict[str, list[str]] = {}
        self._searched: dict[str, list[str]] = {}
        self._keys: list[str] | None = None
        self._instance: ListNode | None = None

    def _with_keys(self) -> Sequence[int]:
        keyless = set(self.rows.with_text(self.key, ""))
        return [row for row in range(len(self.rows)) if row not in keyless] if keyless else range(len(self.rows))

    def __len__(self) -> int:
        return len(self._chosen)

    @overload
    def __getitem__(self, index: int) -> Choice: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Choice]: ...

    def __getitem__(self, index: int | slice) -> Choice | Sequence[Choice]:
        if isinstance(index, slice):
            return [self._choice(row) for row in self._chosen[index]]
        return self._choice(self._chosen[index])

    def __iter__(self) -> Iterator[Choice]:
        return (self._choice(row) for row in self._chosen)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ListTable):
            return NotImplemented
        same = self.rows is other.rows and (self.file, self.key, self.names) == (other.file, other.key, other.names)
        return same and (self._chosen is other._chosen or list(self._chosen) == list(other._chosen))

    def __hash__(self) -> int:
        return hash((self.file, self.key, len(self._chosen)))

    def find(self, key: str) -> Choice | None:
        """The first choice with this key."""
        found = self.rows.with_text(self.key, key) if key else ()
        return self._choice(found[0]) if found else None

    def among(self, rows: Sequence[int]) -> ListTable:
        """The same list with the choices of these rows alone."""
        keyless = set(self.rows.with_text(self.key, ""))
        return ListTable(self.file, self.rows, self.key, self.names, [row for row in rows if row not in keyless])

    def mixed(self, seed: float) -> ListTable:
        """The same choices in the order of the seed."""
        return ListTable(self.file, self.rows, self.key, self.names, shuffled(self._chosen, seed))

    @property
    def keys(self) -> list[str]:
        """The keys of all choices, in order."""
        if self._keys is None:
            keys = self.rows.column(self.key)
            self._keys = keys if isinstance(self._chosen, range) else [keys[row] for row in self._chosen]
        return self._keys

    def titles(self, language: str) -> list[str]:
        """The words of all choices, in order."""
        if language not in self._titles:
            words = self.rows.column(in_language(self.names, language))
            self._titles[language] = [words[row] or key for row, key in zip(self._chosen, self.keys, strict=True)]
        return self._titles[language]

    def searched(self, language: str) -> list[str]:
        """What typed words are looked for in, in order: words and key of each choice, in small letters."""
        if language not in self._searched:
            pairs = zip(self.titles(language), self.keys, strict=True)
            self._searched[language] = [f"{title} {key}".casefold() for title, key in pairs]
        return self._searched[language]

    @property
    def instance(self) -> ListNode:
        """The list as rules see it."""
        if self._instance is None:
            self._instance = ListNode(self.rows)
        return self._instance

    def _choice(self, row: int) -> Choice:
        key = self.rows.cell(row, self.key) or ""
        names = {language: self.rows.cell(row, column) or key for language, column in self.names.items()}
        return Choice(key, names or {"en": key}, columns=self.rows.lines(row))


def rows_of_choices(name: str, choices: Sequence[Choice], language: str) -> Rows:
    """A list of choices as the table that rules see: name, label, itextId and the other columns."""
    more = dict.fromkeys(column for choice in choices for column in choice.columns)
    columns = tuple(dict.fromkeys(("name", "label", "itextId", *more)))
    rows = []
    for index, choice in enumerate(choices):
        own = {"name": choice.key, "label": choice.title(language), "itextId": f"{name}-{index}", **choice.columns}
        rows.append(tuple(own.get(column) for column in columns))
    return Rows(columns, rows)


class Leaf:
    """A cell as rules see it."""

    __slots__ = ("atom", "name", "up")

    live = True

    def __init__(self, name: str, up: RowNode, atom: str) -> None:
        self.name = name
        self.up = up
        self.atom: Atom = atom

    def named(self, name: str) -> Sequence[Leaf]:
        """Nothing is in it."""
        return ()


class RowNode:
    """A row as rules see it: `item`."""

    __slots__ = ("row", "up")

    name = "item"
    atom: Atom = ""
    live = True

    def __init__(self, row: int, up: RootNode) -> None:
        self.row = row
        self.up = up

    def named(self, name: str) -> Sequence[Leaf]:
        """Its cells of that column."""
        rows = self.up.rows
        if name == "*":
            return [Leaf(column, self, text) for column, text in rows.lines(self.row).items()]
        text = rows.cell(self.row, name)
        return () if text is None else (Leaf(name, self, text),)


class RootNode:
    """All rows: `root`."""

    __slots__ = ("_items", "rows", "up")

    name = "root"
    atom: Atom = ""
    live = True

    def __init__(self, rows: Rows, up: ListNode) -> None:
        self.rows = rows
        self.up = up
        self._items: list[RowNode] | None = None

    @property
    def items(self) -> list[RowNode]:
        """A node for each row."""
        if self._items is None:
            self._items = [RowNode(row, self) for row in range(len(self.rows))]
        return self._items

    def named(self, name: str) -> Sequence[RowNode]:
        """Its rows."""
        return self.items if name in ("item", "*") else ()

    def chosen(self, search: Search, ctx: Ctx) -> list[RowNode] | None:
        """The rows that a search finds and that may be too many; None where it can't tell."""
        rows = found_by(search, self.rows, ctx).rows
        if rows is None:
            return None
        items = self.items
        return [items[row] for row in rows]


class ListNode:
    """A list as the tree that `instance('name')` means: root/item/(name, label, ... )."""

    __slots__ = ("_root", "up")

    name = ""
    atom: Atom = ""
    live = True

    def __init__(self, rows: Rows) -> None:
        self.up: ListNode | None = None
        self._root = RootNode(rows, self)

    @property
    def root(self) -> RootNode:
        """What is in it."""
        return self._root

    def named(self, name: str) -> Sequence[RootNode]:
        """Its root."""
        return (self._root,) if name in ("root", "*") else ()
