"""`fieldservice forms check | fill | import | export`: forms from the command line."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from fieldservice.commands.upkeep import opened
from fieldservice.errors import FieldServiceError, UserError
from fieldservice.exchange.xlsform.checking import read_checked
from fieldservice.exchange.xlsform.reading import Reading
from fieldservice.i18n import translate


def check(options: argparse.Namespace) -> int:
    """A line a form, and a line below it for everything that does not come over; 1 when a form is refused."""
    refused = 0
    for path in options.files:
        try:
            _reading, line, findings = _told(path)
        except FieldServiceError as error:
            refused += 1
            print(translate("forms", "refused: {reason}", reason=error.message()))
            continue
        print(line)
        for finding in findings:
            print(f"    {finding}")
    return 1 if refused else 0


def fill(options: argparse.Namespace) -> int:
    """Fill the form with the automatic filler and print its answers as JSON."""
    from fieldservice.domain.checklist.filling import fill_template

    reading, template = read_checked(options.file)
    filled = fill_template(template, seed=options.seed, language=options.language)
    print(json.dumps({"form": reading.title, "file": reading.file, **filled}, ensure_ascii=False, indent=1))
    return 0


def import_form(options: argparse.Namespace) -> int:
    """Say what comes over, then make a template of the form."""
    reading, line, findings = _told(options.file)
    print(line)
    for finding in findings:
        print(f"    {finding}", file=sys.stderr)
    if options.dry_run:
        return 0
    data = reading.as_template(
        code=options.code, purpose=options.purpose, models=options.models, blocks_start=options.blocks_start
    )
    with opened(options) as session:
        templates = session.services.checklist_templates
        if options.draft:
            row = templates.save_draft(data)
            print(translate("forms", "Kept as a draft: {code}", code=row.code))
        else:
            row = templates.publish(data)
            print(translate("forms", "Published: {code}, version {version}", code=row.code, version=row.version))
    return 0


def export(options: argparse.Namespace) -> int:
    """Write the newest version of a template as an XLSForm."""
    from fieldservice.exchange.xlsform.writing import write_form

    with opened(options) as session:
        templates = session.services.checklist_templates
        line = next((each for each in templates.lines() if each.code == options.code), None)
        if line is None:
            raise UserError(
                "forms.no_template", "There is no checklist template with the code {template}.", template=options.code
            )
        write_form(templates.data(line.id), options.file)
    print(translate("forms", "Written: {file}", file=str(options.file)))
    return 0


def _told(path: Path) -> tuple[Reading, str, list[str]]:
    """The form, a line about it, and what does not come over as it is."""
    reading, _template = read_checked(path)
    line = translate(
        "forms",
        "accepted: {file}: “{title}”, {questions} questions, {groups} groups ({repeats} repeated), {rules} rules, "
        "{choices} choices, languages: {languages}",
        file=reading.file, title=reading.title, questions=reading.questions, groups=reading.groups,
        repeats=reading.repeats, rules=reading.rules, choices=reading.choices, languages=", ".join(reading.languages),
    )  # fmt: skip
    return reading, line, [each.sentence() for each in reading.findings]
