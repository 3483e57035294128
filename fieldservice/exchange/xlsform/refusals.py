"""Why a form can't be used, in our words: which sheet, which row, what is wrong. pyxform's own words stand behind."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from fieldservice.errors import UserError
from fieldservice.i18n import mark, translate

if TYPE_CHECKING:
    from fieldservice.exchange.xlsform.sheets import Rows

_ROW = re.compile(r"\[row\s*:\s*(\d+)\]|row\s*(?:number)?\s*[:']*\s*(\d+)", re.IGNORECASE)
_SHEET = re.compile(
    r"(?:'(survey|choices|settings|entities|external_choices|osm)'? sheet|sheet: '(\w+)'|on the (\w+) sheet)", re.I
)

_COLUMN = re.compile(r"the '([^']*)' value")

# pyxform's sentence (as a pattern) -> ours. Named groups fill the words in braces; the first that matches counts.
_KNOWN: tuple[tuple[str, str], ...] = (
    (r"name '(?P<first>meta)' is reserved", mark("xlsform", "The name “{first}” is kept for the form itself.")),
    (r"Audits must always be named", mark("xlsform", "An audit must be called “audit”, or have no name.")),
    (r"File name for '(?P<first>[^']*)' should end with",
     mark("xlsform", "“{first}”: the file must end in .csv, .xml or .geojson.")),
    (r"Missing calculation", mark("xlsform", "The calculation is missing.")),
    (r"should be an external_choices sheet", mark("xlsform", "The sheet “external_choices” is missing.")),
    (r"randomize=true to use a seed", mark("xlsform", "A seed needs randomize=true beside it.")),
    (r"section has not been included",
     mark("xlsform", "It takes in another form (include), which is not in this file.")),
    (r"Question or group with no name", mark("xlsform", "The question or group has no name.")),
    (r"Headers that are different names for the same column were found: '(?P<first>[^']*)', '(?P<second>[^']*)'",
     mark("xlsform", "The columns “{first}” and “{second}” mean the same. Keep one of them.")),
    (r"Duplicate column header: (?P<first>.+)", mark("xlsform", "The column “{first}” is there twice.")),
    (r"Unknown question type '?(?P<first>[^']*?)'?\.?$", mark("xlsform", "The question type “{first}” is not known.")),
    (r"There has been a problem trying to replace \$\{(?P<first>[^}]*)\}",
     mark("xlsform", "A rule or text speaks of “{first}”, but no question has that name, or several have it.")),
    (r"There is no survey element named '(?P<first>[^']*)'",
     mark("xlsform", "A rule or text speaks of “{first}”, but no question has that name.")),
    (r"[Rr]eference variables? must refer to a (?:unique )?question.*?'(?P<first>[^']*)'",
     mark("xlsform", "A rule or text speaks of “{first}”, but no question has that name, or several have it.")),
    (r"Could not find the name '(?P<first>[^']*)'",
     mark("xlsform", "The column “{column}” speaks of “{first}”, but no question has that name.")),
    (r"The name '(?P<first>[^']*)' appears more than once",
     mark("xlsform", "The column “{column}” speaks of “{first}”, but several questions have that name.")),
    (r"Reference variables? (?:must start|lists must)",
     mark("xlsform", "The column “{column}” has a reference that is not written like ${{name}}.")),
    (r"'name' value '(?P<first>[^']*)' is invalid\. Questions, groups, and repeats must be unique",
     mark("xlsform", "The name “{first}” is used twice in the same group.")),
    (r"There are (?:two|more than one).*?(?:named|name) '?(?P<first>[^' .]*)'?",
     mark("xlsform", "The name “{first}” is used twice.")),
    (r"'name' value '(?P<first>[^']*)' is invalid\. Repeat names",
     mark("xlsform", "The name “{first}” of the repeat is used elsewhere too.")),
    (r"'(?P<first>[^']*)' value is invalid\. Names must begin with a letter",
     mark("xlsform", "What is in the column “{first}” can't be a name: a letter or _, then letters, digits, _ - .")),
    (r"The '(?P<first>[^']*)' value is invalid\. Names must begin",
     mark("xlsform", "“{first}” can't be a name: a letter or _, then letters, digits, _ - .")),
    (r"Choices must have a name", mark("xlsform", "The choice has no name.")),
    (r"Choice names must be unique", mark("xlsform", "The choice's name is in its list twice.")),
    (r"List name not in choices sheet: (?P<first>\S+)",
     mark("xlsform", "The list of choices “{first}” is not on the sheet “choices”.")),
    (r"(?:There should be a|must have a|no) choices? sheet", mark("xlsform", "The sheet “choices” is missing.")),
    (r"Unmatched 'end_(?P<first>\w+)'", mark("xlsform", "A {first} ends here that did not begin.")),
    (r"Unmatched 'begin_(?P<first>\w+)'", mark("xlsform", "The {first} that begins here never ends.")),
    (r"Unmatched begin statement: (?P<first>.+)", mark("xlsform", "The {first} that begins here never ends.")),
    (r"Unmatched end statement.*?current control type: (?P<first>\w+)",
     mark("xlsform", "What ends here ({first}) did not begin here.")),
    (r"sheet named .?'?survey|must have a sheet named 'survey'|You must have a sheet named.*survey",
     mark("xlsform", "There is no sheet “survey”.")),
    (r"One or more required column headers were not found: (?P<first>.+?)\. ",
     mark("xlsform", "These columns are missing: {first}.")),
    (r"missing header row", mark("xlsform", "The sheet has no row of column names.")),
    (r"No questions in the survey|form must have at least one question",
     mark("xlsform", "There are no questions.")),
    (r"invalid date on the", mark("xlsform", "A date can't be read.")),
    (r"Error reading", mark("xlsform", "The file is damaged or not a form.")),
    (r"was not recognized as a supported type|does not appear to be a valid XLSForm",
     mark("xlsform", "The file is not a form.")),
    (r"select.*(?:missing|without).*list|needs? .*list name",
     mark("xlsform", "The question does not say which list its choices are in.")),
    (r"choice_filter", mark("xlsform", "The rule that filters the choices does not fit.")),
    (r"Question with no type", mark("xlsform", "The question has no type.")),
    (r"label|Label", mark("xlsform", "The label is missing or does not fit.")),
    (r"trigger", mark("xlsform", "The trigger does not fit.")),
    (r"parameter", mark("xlsform", "A parameter does not fit.")),
    (r"entit", mark("xlsform", "The entities are not as they should be.")),
)  # fmt: skip


def refused(file: str, message: str, rows: Rows) -> UserError:
    """The error for pyxform's message: one sentence that names the sheet, the row and the reason."""
    words, values = _words(message)
    sheet, row = _place(message, rows)
    reason = translate("xlsform", words, None, **values) if words else translate("xlsform", "It is not accepted.")
    quoted = " ".join(message.split())
    if row:
        return UserError(
            "xlsform.refused_row",
            "{file}, sheet “{sheet}”, row {row}: {reason} (pyxform: {message})",
            file=file, sheet=sheet, row=row, reason=reason, message=quoted,
        )  # fmt: skip
    return UserError(
        "xlsform.refused_sheet",
        "{file}, sheet “{sheet}”: {reason} (pyxform: {message})",
        file=file, sheet=sheet, reason=reason, message=quoted,
    )  # fmt: skip


def _words(message: str) -> tuple[str, dict[str, str]]:
    for pattern, words in _KNOWN:
        match = re.search(pattern, message)
        if match is not None:
            column = _COLUMN.search(message)
            return words, {"column": column.group(1) if column else "", **match.groupdict()}
    return "", {}


def _place(message: str, rows: Rows) -> tuple[str, int]:
    """Sheet and row of the message; where it names none, the row that it can only be about."""
    named = _SHEET.search(message)
    sheet = next(filter(None, named.groups()), "survey").lower() if named else "survey"
    match = _ROW.search(message)
    row = int(next(filter(None, match.groups()))) if match else 0
    if not row and "included" in message:
        row = _first(rows, "survey", "type", lambda value: value.lower().startswith("include"))
    if not row and "Unknown question type" in message:
        kind = message.split("'")[1] if "'" in message else ""
        row = _first(rows, "survey", "type", lambda value: value == kind)
    if not row and "external_choices" in message:
        row = _first(rows, "survey", "type", lambda value: value.startswith("select_one_external"))
    if not row and "seed" in message:
        row = _first(rows, "survey", "parameters", lambda value: "seed" in value)
    if not row and "same column" in message:
        row = 1
    if not row:
        for name in re.findall(r"'([^']+)'|\$\{([^}]+)\}", message):
            row = rows.number("survey", name=name[0] or name[1])
            if row:
                break
    if not row and "List name" in message:
        wanted = message.rsplit(":", 1)[-1].strip()
        row = _first(rows, "survey", "type", lambda value: value.split()[-1:] == [wanted])
    return sheet, row


def _first(rows: Rows, sheet: str, column: str, fits: Callable[[str], bool]) -> int:
    for index, row in enumerate(rows.by_sheet.get(sheet, [])):
        low = {key.lower(): value for key, value in row.items()}
        if fits(low.get(column, "")):
            return index + 2
    return 0
