"""The choice lists of a form: those that stand in it, and those that are files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from fieldservice.domain.checklist.lists import Rows
from fieldservice.errors import UserError
from fieldservice.exchange.xlsform.beside import Beside
from fieldservice.exchange.xlsform.external import read_rows
from fieldservice.exchange.xlsform.findings import LOST, Finding
from fieldservice.exchange.xlsform.languages import language_key
from fieldservice.exchange.xlsform.sheets import Rows as Sheets
from fieldservice.exchange.xlsform.xform import XForm
from fieldservice.i18n import mark

Json = dict[str, Any]
OWN_VERDICTS = "fs_verdicts"  # the list that our own forms have for questions of the type check
MOST_INSIDE = 200  # rows of a file that become part of the template, where people can edit them
_MOST_BYTES_INSIDE = 20_000
_MOST_CHOICES_INSIDE = 1_000  # of a list in the form itself
_LAST_SAVED = "jr://instance/"
_LABEL = "label::"


@dataclass(frozen=True, slots=True)
class Missing:
    """A file that a form names and that isn't there, and where it is named; `row` 0 where that is not known."""

    file: str
    sheet: str
    row: int = 0
    column: str = ""


class ChoiceLists:
    """Collects lists. `tables` are those that go with the template as files, by the names that they get there."""

    def __init__(self, form: XForm, sheets: Sheets, beside: Beside, say: Callable[[Finding], None]) -> None:
        self.lists: Json = {}
        self.tables: dict[str, Rows] = {}
        self.missing: list[Missing] = []
        self._form, self._sheets, self._beside, self._say = form, sheets, beside, say
        self._files: dict[str, Rows | None] = {}
        self._unsaid: dict[str, Finding] = {}  # what is wrong with a file, unless a question says it
        self._said: dict[str, Finding] = {}
        self._named: dict[tuple[str, str, tuple[tuple[str, str], ...]], str] = {}
        for name, source in form.files.items():
            if not source.startswith(_LAST_SAVED):
                self.file_rows(name, source.rsplit("/", 1)[-1])

    def inside(self, name: str) -> bool:
        """Whether the form itself has the list."""
        return name in self._form.lists

    def file_of(self, name: str) -> str:
        """The file that the form has for a list."""
        return self._form.files.get(name, f"{name}.csv").rsplit("/", 1)[-1]

    def put(self, name: str, rows: Rows) -> None:
        """Go on with these rows of a file, which have a column more."""
        self._files[name] = rows
        if f"{name}.csv" in self.tables:
            self.tables[f"{name}.csv"] = rows

    def file_rows(self, name: str, file: str) -> Rows | None:
        """What is in the file that the form calls `name`; None where it isn't there or is no list, which is told."""
        if name not in self._files:
            self._files[name] = self._read(name, file)
        return self._files[name]

    def _read(self, name: str, file: str) -> Rows | None:
        path = self._beside.find(file)
        row, column = self._place(name, file)
        if path is None:
            text = mark("xlsform", "The file {file} is not beside the form; rules that read it find nothing.")
            self._unsaid[name] = Finding(LOST, "survey", row, column, text, {"file": file})
        else:
            try:
                return read_rows(path)
            except UserError as error:
                text = mark("xlsform", "{reason}")
                self._unsaid[name] = Finding(LOST, "survey", row, column, text, {"reason": error.message()})
        self.missing.append(Missing(file, "survey", row, column))
        return None

    def why_text(self, name: str) -> tuple[str, dict[str, object]]:
        """Why a question is asked as text whose choices would be in the file `name`, and what fills the sentence."""
        told = self._unsaid.pop(name, None) or self._said[name]
        self._said[name] = told
        if "reason" in told.params:
            return mark("xlsform", "{reason} The question is asked as text."), dict(told.params)
        text = mark("xlsform", "The choices are in the file {file}, which is not beside the form: asked as text.")
        return text, dict(told.params)

    def _place(self, name: str, file: str) -> tuple[int, str]:
        """The first row and column that speak of a file, of those with choices before others."""
        quoted = (f"'{name}'", f'"{name}"', f"'{file}'", f'"{file}"')
        for index, line in enumerate(self._sheets.by_sheet.get("survey", [])):
            for heading, cell in line.items():
                said = file in cell.split() if heading.lower() == "type" else any(each in cell for each in quoted)
                declared = line.get("name") == name and line.get("type", "").endswith("-external")
                if said or (declared and heading.lower() == "type"):
                    return index + 2, heading
        return 0, ""

    def named(self, name: str, rows: Rows, key: str, names: Mapping[str, str]) -> str:
        """The list of choices that a question has of a table; `key` and `names` (by language) are columns of it."""
        spec = (name, key, tuple(sorted(names.items())))
        if spec not in self._named:
            free, number = name, 1
            while free in self.lists or (free != name and (free in self._form.lists or free in self._files)):
                number += 1
                free = f"{name}_{number}"
            self._named[spec] = free
            self.lists[free] = self.held(name, rows, key, names)
        return self._named[spec]

    def worded(self, rows: Rows, label: str, language: str) -> dict[str, str]:
        """The columns with the words of choices, by language: `label`, and those that are called label::language."""
        found = {language_key(column[len(_LABEL) :]): column for column in rows.columns if column.startswith(_LABEL)}
        return {language: label, **found} if label in rows.columns else found

    def held(self, name: str, rows: Rows, key: str, names: Mapping[str, str]) -> Any:
        """The list as the template has it: short ones inside, others as a file."""
        keys = rows.column(key)
        if len(rows) <= MOST_INSIDE and all(keys) and len(rows.to_csv()) <= _MOST_BYTES_INSIDE:
            return [_choice(rows.lines(row), key, names) for row in range(len(rows))]
        self.tables[f"{name}.csv"] = rows
        return {"file": f"{name}.csv", "key": key, "names": dict(names)}

    def of_form(self, name: str, choices: list[Json]) -> Any:
        """A list of the form itself; a very long one becomes a file unless it has pictures or verdicts."""
        plain = not any(choice.get("media") or choice.get("verdict") for choice in choices)
        if len(choices) <= _MOST_CHOICES_INSIDE or not plain:
            return choices
        languages = list(dict.fromkeys(language for choice in choices for language in choice["names"]))
        more = list(dict.fromkeys(column for choice in choices for column in choice.get("columns", {})))
        columns = ["name", *(f"{_LABEL}{language}" for language in languages), "itextId", *more]
        rows = [
            (
                choice["key"],
                *(choice["names"].get(language, "") for language in languages),
                f"{name}-{index}",
                *(choice.get("columns", {}).get(column) for column in more),
            )
            for index, choice in enumerate(choices)
        ]
        self.tables[f"{name}.csv"] = Rows(columns, rows)
        return {"file": f"{name}.csv", "key": "name", "names": {each: f"{_LABEL}{each}" for each in languages}}

    def finish(self) -> Json:
        """All lists, tables that only rules read among them."""
        for finding in self._unsaid.values():
            self._say(finding)
        for name, rows in self._files.items():
            if rows is not None and name not in self.lists:
                key = "name" if "name" in rows.columns else rows.columns[0]
                self.lists[name] = self.held(name, rows, key, {})
        return dict(sorted(self.lists.items()))


def _choice(line: dict[str, str], key: str, names: Mapping[str, str]) -> Json:
    """A choice in the template. Its key and words are there as such and not as columns, where rules call them so."""
    words = {language: line.get(column) or line[key] for language, column in names.items()}
    dropped = {"name"} if key == "name" else set()
    dropped |= {column for column in names.values() if column == "label" or column.startswith(_LABEL)}
    columns = {column: text for column, text in line.items() if text and column not in dropped}
    data: Json = {"key": line[key], "names": words, "verdict": ""}
    return data | ({"columns": columns} if columns else {})
