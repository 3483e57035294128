"""Writing a template as an XLSForm workbook that pyxform accepts and that reads back the same.

What only our templates have travels in columns of our own (`bind::fs:unit`, the choices' `fs_verdict`, the setting
`attribute::fs:template`), which other programs ignore.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fieldservice.domain.checklist.upgrading import upgraded
from fieldservice.errors import EnvironmentFault, UserError
from fieldservice.exchange.xlsform.choices import OWN_VERDICTS
from fieldservice.exchange.xlsform.file_lists import FileLists
from fieldservice.exchange.xlsform.language_guess import UNNAMED
from fieldservice.exchange.xlsform.languages import column_language
from fieldservice.exchange.xlsform.paths import Names
from fieldservice.exchange.xlsform.rules import name_paths
from fieldservice.exchange.xlsform.xform import OURS_URI
from fieldservice.i18n import translate_in
from fieldservice.system.atomic import write_atomic

Json = dict[str, Any]

_VERDICTS = (("pass", "Pass"), ("fail", "Fail"), ("partial", "Partial"), ("na", "Not applicable"))
_TYPES = {
    "text": "text", "date": "date", "time": "time", "datetime": "dateTime", "photo": "image", "signature": "image",
    "scan": "barcode", "note": "note", "computed": "text", "geopoint": "geopoint", "geotrace": "geotrace",
    "geoshape": "geoshape", "audio": "audio", "video": "video", "file": "file", "acknowledge": "acknowledge",
}  # fmt: skip
_SELECTS = {"choice": "select_one", "multi_choice": "select_multiple", "rank": "rank"}
_OWN = (
    "unit", "decimals", "min_photos", "judged", "min", "max", "soft_min", "soft_max", "possible_min", "possible_max",
    "scale_min", "scale_max",
)  # fmt: skip
_LONGEST_CELL = 32_767  # letters; Excel's own limit
_NOT_WHOLE = frozenset({"format", "rules", "root", "lists", "items"})


def write_form(data: Mapping[str, Any], path: Path, files: Mapping[str, bytes] | None = None) -> None:
    """Write the template (its JSON data, format 1 or 2) to `path`, and what goes with it into the folder `<form>-media`
    beside it, as ODK's programs have it: `files` by name, and short lists that rules read as tables.

    Raises EnvironmentFault when something can't be written, UserError for a text that no cell can hold.
    """
    writer = _Writer(upgraded(data))
    sheets = writer.sheets()
    _ensure_fitting(path, sheets)
    _write_files(path, {**(files or {}), **writer.tables})
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    try:
        with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
            bold = book.add_format({"bold": True})
            for name, rows in sheets.items():
                sheet = book.add_worksheet(name)
                headings = list(dict.fromkeys(heading for row in rows for heading in row))
                headings.sort(key=lambda heading: "::" in heading)  # pyxform loses translations before the bare column
                for column, heading in enumerate(headings):
                    sheet.write_string(0, column, heading, bold)
                for index, row in enumerate(rows, start=1):
                    for column, heading in enumerate(headings):
                        if row.get(heading):
                            sheet.write_string(index, column, row[heading])
                sheet.freeze_panes(1, 0)
    except (OSError, FileCreateError) as error:
        raise EnvironmentFault(
            "xlsform.not_written",
            "{file} can't be written: {reason}",
            "Choose another folder, or close the file in the other program.",
            file=path.name, reason=str(error),
        ) from error  # fmt: skip


def _ensure_fitting(path: Path, sheets: Mapping[str, list[dict[str, str]]]) -> None:
    """A longer text would be left out by the writer without a word."""
    for sheet, rows in sheets.items():
        for row in rows:
            for heading, text in row.items():
                if len(text) > _LONGEST_CELL:
                    raise UserError(
                        "xlsform.cell_too_long",
                        "{file} can't be written: on the sheet “{sheet}” the column “{column}” of “{name}” would have"
                        " {count} letters, Excel holds {most}.",
                        file=path.name, sheet=sheet, column=heading, name=row.get("name", "?"), count=f"{len(text):,}",
                        most=f"{_LONGEST_CELL:,}",
                    )  # fmt: skip


def _write_files(path: Path, files: Mapping[str, bytes]) -> None:
    folder = path.parent / f"{path.stem}-media"
    try:
        if files:
            folder.mkdir(exist_ok=True)
        for name, content in files.items():
            write_atomic(folder / Path(name).name, content)
    except OSError as error:
        raise EnvironmentFault(
            "xlsform.not_written",
            "{file} can't be written: {reason}",
            "Choose another folder, or close the file in the other program.",
            file=folder.name, reason=error.strerror or str(error),
        ) from error  # fmt: skip


def form_sheets(data: Mapping[str, Any]) -> dict[str, list[dict[str, str]]]:
    """The rows of the sheets survey, choices and settings."""
    return _Writer(upgraded(data)).sheets()


class _Writer:
    def __init__(self, data: Json) -> None:
        self._data = data
        self._root = str(data.get("root") or "data")
        self._names = Names(data["items"], self._root)
        self._survey: list[dict[str, str]] = []
        self._verdicts_used = False
        self._files = FileLists(data)
        self.tables = self._files.tables

    def sheets(self) -> dict[str, list[dict[str, str]]]:
        self._items(self._data["items"], f"/{self._root}")
        self._survey += [{"type": "csv-external", "name": name} for name in self._files.unasked]
        return {"survey": self._survey, "choices": self._choices(), "settings": [self._settings()]}

    def _settings(self) -> dict[str, str]:
        data = self._data
        default = data.get("default_language", "")
        whole = {name: value for name, value in data.items() if name not in _NOT_WHOLE}
        names = data["names"]
        row = {
            "form_title": names.get(default) or next(iter(names.values()), data["code"]),
            "form_id": data["code"],
            "name": self._root,
            "version": str(data.get("version", 1)),
            "default_language": "" if UNNAMED in data.get("languages", ()) else column_language(default),
            "style": data.get("source", {}).get("style", ""),
            "namespaces": f'fs="{OURS_URI}"',
            "attribute::fs:template": json.dumps(whole, ensure_ascii=False, sort_keys=True),
            "allow_choice_duplicates": "yes" if any(map(_doubled, data.get("lists", {}).values())) else "",
        }
        return {key: value for key, value in row.items() if value}

    def _choices(self) -> list[dict[str, str]]:
        rows: list[dict[str, str]] = []
        for name, choices in self._data.get("lists", {}).items():
            for choice in () if name in self._files.names else choices:
                row = {"list_name": name, "name": choice["key"]}
                self._texts(row, "label", choice.get("names", {}), f"/{self._root}")
                self._media(row, choice)
                rows.append(row | choice.get("columns", {}))
                if choice.get("verdict"):
                    rows[-1]["fs_verdict"] = choice["verdict"]
        if self._verdicts_used:
            for key, word in _VERDICTS:
                names = {each: translate_in(each, "checklist", word) for each in ("zh_CN", "en")}
                row = {"list_name": OWN_VERDICTS, "name": key}
                self._texts(
                    row, "label", {each: names[each] for each in names if each in self._data["languages"]} or names
                )
                rows.append(row)
        return rows

    def _items(self, items: list[Json], parent: str) -> None:
        for item in items:
            path = f"{parent}/{item['name']}"
            if item.get("group"):
                self._group(item, path)
            else:
                self._question(item, path)

    def _group(self, item: Json, path: str) -> None:
        word = "repeat" if "repeat" in item else "group"
        row = {"type": f"begin_{word}", "name": item["name"]}
        self._texts(row, "label", item.get("names", {}), path)
        self._rule(row, "relevant", item.get("show_if"))
        row["appearance"] = item.get("appearance", "")
        repeat = item.get("repeat", {})
        self._rule(row, "repeat_count", repeat.get("count"))
        for name in ("least", "most"):
            if repeat.get(name) is not None:
                row[f"bind::fs:{name}"] = str(repeat[name])
        self._key(row, item)
        self._survey.append(row)
        self._items(item["items"], path)
        self._survey.append({"type": f"end_{word}"})

    def _question(self, item: Json, path: str) -> None:
        row = {"type": self._type(item), "name": item["name"]}
        self._texts(row, "label", item.get("names", {}), path)
        self._texts(row, "hint", item.get("hints", {}), path)
        self._texts(row, "guidance_hint", item.get("guidance", {}), path)
        self._media(row, item)
        self._required(row, item)
        self._texts(row, "required_message", item.get("required_message", {}), path)
        self._rule(row, "relevant", item.get("show_if"))
        self._rule(row, "constraint", item.get("constraint"))
        self._texts(row, "constraint_message", item.get("constraint_message", {}), path)
        self._defaults(row, item)
        self._computed(row, item)
        self._rule(row, "choice_filter", item.get("choice_filter"))
        row["appearance"] = self._appearance(item)
        parameters = {**item.get("parameters", {}), **self._files.parameters(item.get("list", ""), item["type"])}
        if "seed" in parameters:  # a number, or the path of a question
            parameters["seed"] = name_paths(parameters["seed"], self._names.outside_repeats).strip()
        if parameters:
            row["parameters"] = " ".join(f"{name}={value}" for name, value in parameters.items())
        if item["type"] in ("check", "computed"):
            row["bind::fs:type"] = item["type"]
        for name in _OWN:
            value = item.get(name)
            if value is not None and value != "" and not (name == "decimals" and row["type"] == "integer"):
                row[f"bind::fs:{name}"] = value if name == "unit" else json.dumps(value)
        self._key(row, item)
        self._survey.append({heading: value for heading, value in row.items() if value})

    def _type(self, item: Json) -> str:
        kind = item["type"]
        if kind == "check":
            self._verdicts_used = True
            return f"select_one {OWN_VERDICTS}"
        if kind in _SELECTS:
            file = self._files.file(item["list"])
            return f"{_SELECTS[kind]}_from_file {file}" if file else f"{_SELECTS[kind]} {item['list']}"
        if kind == "number":
            if "start" in item.get("parameters", {}):
                return "range"
            return "integer" if item.get("decimals") == 0 else "decimal"
        if kind == "meta":
            return str(item["meta"])
        if kind == "hidden":
            return "calculate" if item.get("computed") and not item.get("trigger") else "hidden"
        return _TYPES[kind]

    def _appearance(self, item: Json) -> str:
        words = str(item.get("appearance", "")).split()
        if item["type"] == "signature" and "signature" not in words:
            words.append("signature")
        return " ".join(words)

    def _required(self, row: dict[str, str], item: Json) -> None:
        required = item.get("required")
        if required is True:
            row["required"] = "yes"
        elif isinstance(required, str):
            self._rule(row, "required", required)

    def _defaults(self, row: dict[str, str], item: Json) -> None:
        from pyxform.utils import default_is_dynamic

        rule, text = item.get("default"), item.get("default_text")
        if rule:
            named = name_paths(rule, self._names.outside_repeats)
            row["default" if default_is_dynamic(named, row["type"]) else "bind::fs:default"] = named
        elif text is not None and text != "":
            row["bind::fs:default_text" if default_is_dynamic(str(text), row["type"]) else "default"] = str(text)

    def _computed(self, row: dict[str, str], item: Json) -> None:
        self._rule(row, "calculation", item.get("computed"))
        if item.get("trigger"):
            row["trigger"] = ", ".join(f"${{{self._names.by_key.get(key, key)}}}" for key in item["trigger"])
        if item.get("read_only") or item["type"] == "computed":
            row["readonly"] = "yes"

    def _rule(self, row: dict[str, str], column: str, rule: str | None) -> None:
        if rule:
            row[column] = name_paths(rule, self._names.outside_repeats)

    def _texts(self, row: dict[str, str], column: str, texts: Mapping[str, str], path: str = "") -> None:
        for language, text in texts.items():
            name = column_language(language)
            said = self._names.written(text, path) if path else text
            row[f"{column}::{name}" if name else column] = said

    def _media(self, row: dict[str, str], item: Json) -> None:
        for form, files in item.get("media", {}).items():
            for language, file in files.items():
                name = column_language(language)
                row[f"media::{form}::{name}" if name else f"media::{form}"] = file

    def _key(self, row: dict[str, str], item: Json) -> None:
        if item["key"] != item["name"]:
            row["bind::fs:key"] = item["key"]


def _doubled(choices: Any) -> bool:
    if isinstance(choices, dict):
        return False
    keys = [choice["key"] for choice in choices]
    return len(set(keys)) != len(keys)
