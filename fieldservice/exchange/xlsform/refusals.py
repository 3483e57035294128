"""Why a form can't be used, in our words: which sheet, which row, what is wrong. Only a sentence of pyxform that nobody
has seen before is quoted."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from fieldservice.errors import UserError
from fieldservice.exchange.xlsform.refusal_table import CASES, Case
from fieldservice.i18n import translate

if TYPE_CHECKING:
    from fieldservice.exchange.xlsform.sheets import Rows

_ROW = re.compile(r"\[row\s*:\s*(\d+)\]")
_SHEET = re.compile(
    r"(?:'(survey|choices|settings|entities|external_choices|osm)'? sheet|sheet: '(\w+)'|on the (\w+) sheet)", re.I
)
_COLUMN = re.compile(r"the '([^']*)' value|, the '([^']*)' column")
_PARAMETER = re.compile(r"([\w-]+)\s*=\s*(\$\{[^}]*\}|[^\s,;]*)")
_LONGEST = 60  # letters of a value that is quoted


def refused(file: str, message: str, rows: Rows) -> UserError:
    """The error for pyxform's message: one sentence that names the sheet, the row and the reason."""
    message = " ".join(message.split())
    case, groups = _case(message)
    sheet, row = _place(message, case, groups, rows)
    if case is None:
        reason = translate("xlsform", "It is not accepted. pyxform, which checks forms, says: “{message}”",
                           message=message)  # fmt: skip
    else:
        reason = translate("xlsform", case.words, None, **_values(message, groups, sheet, row, rows))
    if not sheet:
        return UserError("xlsform.refused_file", "{file}: {reason}", file=file, reason=reason)
    called = rows.called(sheet)
    if row:
        return UserError(
            "xlsform.refused_row",
            "{file}, sheet “{sheet}”, row {row}: {reason}",
            file=file, sheet=called, row=row, reason=reason,
        )  # fmt: skip
    return UserError(
        "xlsform.refused_sheet", "{file}, sheet “{sheet}”: {reason}", file=file, sheet=called, reason=reason
    )


def _case(message: str) -> tuple[Case | None, dict[str, str]]:
    for case in CASES:
        match = re.search(case.pattern, message)
        if match is not None:
            return case, {name: _shown(value or "") for name, value in match.groupdict().items()}
    return None, {}


def _shown(value: str) -> str:
    """A value of pyxform's sentence with our quotation marks, and without the folders that only XForms have."""
    return re.sub(r"'([^']*)'", r"“\1”", re.sub(r"^jr://[\w-]+/", "", value))


def _values(message: str, groups: dict[str, str], sheet: str, row: int, rows: Rows) -> dict[str, str]:
    """What fills the braces: `column` and `what`, the value that stands there, are worked out."""
    column = groups.get("column") or _column(message)
    column = "list_name" if column == "dataset" else column  # pyxform's own word for it
    parameter = re.fullmatch(r"parameters \((.*)\)", column)
    wanted = "name" if "Choice names must" in message else "parameters" if parameter else column
    held = rows.value(sheet, row, wanted)
    if parameter:
        held = dict(_PARAMETER.findall(held)).get(parameter[1], held)
    shown = held if len(held) <= _LONGEST else f"{held[:_LONGEST]}…"
    what = (
        translate("xlsform", "“{value}” in the column “{column}”", value=shown, column=column or wanted)
        if held
        else translate("xlsform", "What stands in the column “{column}”", column=column or wanted)
    )
    return {"what": what, **groups, "column": column}


def _column(message: str) -> str:
    match = _COLUMN.search(message)
    return next(filter(None, match.groups()), "") if match else ""


def _place(message: str, case: Case | None, groups: dict[str, str], rows: Rows) -> tuple[str, int]:
    """Sheet and row of the message; where it names none, the row that it can only be about. '' is the whole file."""
    named = _SHEET.search(message)
    sheet = next(filter(None, named.groups()), "").lower() if named else ""
    match = _ROW.search(message)
    row = int(match[1]) if match else 0
    if case is None:
        return sheet or ("survey" if row else ""), row
    if case.sheet == "-":
        return "", 0
    sheet = case.sheet or sheet or "survey"
    return sheet, case.row or row or _row(case, groups, sheet, rows)


def _row(case: Case, groups: dict[str, str], sheet: str, rows: Rows) -> int:
    if "choice" in groups:
        return rows.number(sheet, list_name=groups["list"], name=groups["choice"])
    if groups.get("question"):
        return rows.number(sheet, name=groups["question"])
    if groups.get("kind"):
        return rows.number(sheet, type=groups["kind"]) or rows.number(sheet, name=groups["kind"])
    if groups.get("list"):
        return _first(rows, sheet, "type", lambda value: re.search(rf"\s{re.escape(groups['list'])}(\.|\s|$)", value))
    key = groups.get("parameter") or case.holds
    if key:
        right = re.escape(groups["value"]) if groups.get("value") else case.wrong

        def fits(text: str) -> bool:
            value = dict(_PARAMETER.findall(text)).get(key)
            if value is None:
                return False
            matches = right and re.fullmatch(right, value, re.IGNORECASE) is not None
            return bool(matches) if groups.get("value") else not matches

        return _first(rows, sheet, "parameters", fits)
    if case.kind:
        return _first(rows, sheet, "type", lambda value: re.match(rf"(?:{case.kind})|.*(?:{case.kind})$", value))
    if groups.get("first"):
        return rows.number(sheet, name=groups["first"]) or _mention(rows, sheet, f"${{{groups['first']}}}")
    return 0


def _mention(rows: Rows, sheet: str, reference: str) -> int:
    lines = enumerate(rows.by_sheet.get(sheet, ()), start=2)
    return next((number for number, line in lines if any(reference in value for value in line.values())), 0)


def _first(rows: Rows, sheet: str, column: str, fits: Callable[[str], object]) -> int:
    held = (rows.value(sheet, number, column) for number in range(2, 2 + len(rows.by_sheet.get(sheet, ()))))
    return next((number for number, value in enumerate(held, start=2) if value and fits(value)), 0)
