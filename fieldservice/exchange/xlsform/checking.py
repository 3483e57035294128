"""A form read and checked as a template: what pyxform accepts may still hold rules that can't be worked out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from fieldservice.domain.checklist import Problem, Template, examine_template
from fieldservice.errors import UserError
from fieldservice.exchange.xlsform.findings import CHANGED, LOST, Finding
from fieldservice.exchange.xlsform.reading import Reading, read_form, walk
from fieldservice.i18n import mark

_COLUMNS = {
    "show_if": "relevant", "require_if": "required", "computed": "calculation", "repeat": "repeat_count",
    "constraint": "constraint", "choice_filter": "choice_filter", "default": "default",
}  # fmt: skip

_LONGEST = 200  # letters of a rule that is quoted


def read_checked(path: Path, language: str = "", given: Mapping[str, Path] | None = None) -> tuple[Reading, Template]:
    """The form with its template. What can't be used of it is left out and told in the findings.

    Raises UserError, as `read_form`, and where nothing usable is left.
    """
    reading = read_form(path, language, given)
    left_out: list[Finding] = []
    while True:
        body = json.dumps(reading.data, ensure_ascii=False)
        template, problems = examine_template(body, tables=reading.tables)
        if template is not None:
            break
        dropped = [finding for problem in problems if (finding := _drop(reading, problem)) is not None]
        if not dropped:
            raise _refused(reading, problems)
        left_out += dropped
    names = {item["key"]: item["name"] for item in walk(reading.data["items"])}
    text = mark("xlsform", "It reads “{path}”, which is not in the form; it is always empty.")
    left_out += [
        Finding(CHANGED, "survey", reading.row_of(names.get(key, key)), "", text, {"path": node})
        for key, node in template.dangling
    ]
    return replace(reading, findings=(*reading.findings, *left_out)), template


def _drop(reading: Reading, problem: Problem) -> Finding | None:
    """Take the rule that a problem is about out of the form; None when it isn't about a rule."""
    rule, name = str(problem.params.get("rule", "")), str(problem.params.get("name", ""))
    item = next((each for each in walk(reading.data["items"]) if each["key"] == problem.where), None)
    if not rule or item is None:
        return None
    held = item.get("repeat", {}) if name in ("repeat", "count") else item
    for key in (name, "required", "count"):
        if held.get(key) == rule:
            held[key] = False
            if key != "required":
                del held[key]
            text = mark("xlsform", "The rule “{rule}” can't be worked out and is left out.")
            row = reading.row_of(item["name"])
            shown = rule if len(rule) <= _LONGEST else f"{rule[:_LONGEST]}…"
            return Finding(LOST, "survey", row, _COLUMNS.get(name, ""), text, {"rule": shown})
    return None


def _refused(reading: Reading, problems: list[Problem]) -> UserError:
    first = problems[0]
    names = {item["key"]: item["name"] for item in walk(reading.data["items"])}
    row = reading.row_of(names.get(first.where, first.where))
    if row:
        return UserError(
            "xlsform.rule_refused",
            "{file}, sheet “survey”, row {row}: {reason}",
            file=reading.file, row=row, reason=first.sentence(),
        )  # fmt: skip
    return UserError(
        "xlsform.form_refused", "{file}, sheet “survey”: {reason}", file=reading.file, reason=first.sentence()
    )
