"""`fieldservice forms check | fill | import | export`: forms from the command line."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from fieldservice.commands.upkeep import opened
from fieldservice.domain.checklist import Address, Template, Value, encode
from fieldservice.errors import FieldServiceError, UserError
from fieldservice.exchange.xlsform.checking import read_checked
from fieldservice.exchange.xlsform.reading import Reading
from fieldservice.i18n import translate
from fieldservice.system.clock import local_zone


def check(options: argparse.Namespace) -> int:
    """A line a form, and a line below it for everything that does not come over; 1 when a form is refused."""
    refused = 0
    for path in options.files:
        if sys.stderr.isatty():  # a large form takes a while
            print(translate("forms", "reading {file}", file=path.name), end="\r", file=sys.stderr, flush=True)
        try:
            _reading, line, findings = _told(path, options)
        except FieldServiceError as error:
            refused += 1
            print(translate("forms", "refused: {reason}", reason=error.message()))
            continue
        print(line)
        for finding in findings:
            print(f"    {finding}")
    return 1 if refused else 0


def fill(options: argparse.Namespace) -> int:
    """Fill the form with the automatic filler and print its answers as JSON; 1 when a question stays open."""
    from fieldservice.domain.checklist import ChecklistState
    from fieldservice.domain.checklist.filling import fill as fill_in

    reading, template = read_checked(options.file, options.texts, _given(options))
    now = datetime.now(UTC)
    here = now.astimezone(local_zone())
    state = ChecklistState(template, today=here.date(), now=here, language=options.language)
    filling = fill_in(state, at=now, by="", seed=options.seed)
    for each in filling.unfilled:
        print(
            translate("forms", "not filled: {title}: {reason}", title=each.title, reason=each.reason), file=sys.stderr
        )
    told = {
        "form": reading.title,
        "complete": filling.complete and state.complete,
        "answers": [
            {
                "question": event.question, "path": event.path,
                "title": _title(template, event.question, options.language),
                "value": _plain(event.value),
            }
            for event in filling.events
        ],
        "values": {_place(address): _plain(value) for address, value in state.values().items()},
        "missing": [each.sentence for each in state.missing()],
    }  # fmt: skip
    print(json.dumps(told, ensure_ascii=False, indent=1))
    return 0 if told["complete"] else 1


def _title(template: Template, key: str, language: str) -> str:
    question = template.question(key)
    return question.title(language or template.default_language) if question is not None else ""


def _place(address: Address) -> str:
    return f"{address.key}[{address.path_text}]" if address.path else address.key


def _plain(value: Value) -> object:
    """The value as JSON holds it, numbers with all their digits."""
    return json.loads(encode(value), parse_float=float) if value is not None else None


def import_form(options: argparse.Namespace) -> int:
    """Say what comes over, then make a template of the form."""
    reading, line, findings = _told(options.file, options)
    print(line)
    for finding in findings:
        print(f"    {finding}", file=sys.stderr)
    if options.dry_run:
        return 0
    data = reading.as_template(
        code=options.code, purpose=options.purpose, models=options.models, blocks_start=options.blocks_start
    )
    with opened(options) as session:
        templates, files = session.services.checklist_templates, session.services.template_files
        taken = files.take_in(reading.files)
        if options.draft:
            row = templates.save_draft(data)
            print(translate("forms", "Kept as a draft: {code}", code=row.code))
        else:
            row = templates.publish(data)
            print(translate("forms", "Published: {code}, version {version}", code=row.code, version=row.version))
        files.add(row.id, taken)
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
        files, missing = session.services.template_files.contents(line.id)
        write_form(templates.data(line.id), options.file, files)
    print(translate("forms", "Written: {file}", file=str(options.file)))
    if missing:
        words = translate(
            "forms", "These files are not on this computer and were not written: {files}.", files=", ".join(missing)
        )
        print(words, file=sys.stderr)
    return 0


def _given(options: argparse.Namespace) -> dict[str, Path]:
    """The files that were named beside the form, by name."""
    return {path.name: path for path in options.given}


def _told(path: Path, options: argparse.Namespace) -> tuple[Reading, str, list[str]]:
    """The form, a line about it, and what does not come over as it is."""
    reading, _template = read_checked(path, options.texts, _given(options))
    line = translate(
        "forms",
        "accepted: {file}: “{title}”, {counts}, languages: {languages}",
        file=reading.file, title=reading.title, counts=translate("forms", ", ").join(_counts(reading)),
        languages=translate("forms", ", ").join(reading.languages),
    )  # fmt: skip
    told = [each.sentence() for each in reading.findings]
    if reading.offered_languages and reading.unnamed is not None:
        words = translate(
            "forms",
            "The columns do not say which language the texts are in; taken for: {language}. --texts says another one.",
            language=reading.unnamed.language,
        )
        told.insert(0, words)
    return reading, line, told


def _counts(reading: Reading) -> list[str]:
    """What a form has, each with its number."""
    groups = translate("forms", "%n groups", n=reading.groups)
    if reading.repeats:
        groups = translate("forms", "%n groups ({repeats} repeated)", n=reading.groups, repeats=reading.repeats)
    return [
        translate("forms", "%n questions", n=reading.questions),
        groups,
        translate("forms", "%n rules", n=reading.rules),
        translate("forms", "%n choices", n=reading.choices),
    ]
