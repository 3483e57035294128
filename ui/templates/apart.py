"""What people are told of versions of a checklist that two published apart from each other."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from fieldservice.i18n import language, translate
from fieldservice.services.checklist_templates import TemplateLine
from fieldservice.services.checklist_versions import ApartVersion
from ui.kit.feedback import Note
from ui.kit.labels import IconLabel, Link
from ui.kit.panels import row

C = "templates"


def add_apart(body: Any, line: TemplateLine, edit: Callable[[str], object]) -> None:
    """Say which versions the one in use does not contain, and offer to go on with them; `edit` takes the id of one."""
    for apart in line.apart:
        body.addWidget(Note(_words(line, apart), "warn"))
        opener = Link(translate(C, "Edit version {version}", version=apart.version))
        opener.clicked.connect(partial(edit, apart.id))
        body.addLayout(row(IconLabel("pencil", "muted", 16), opener, None))


def lacks_words(line: TemplateLine) -> str:
    """What the list says of a checklist whose version in use does not contain another; "" for all others."""
    if not line.apart or line.archived:
        return ""
    return translate(C, "lacks version {version}", version=line.apart[-1].version)


def _words(line: TemplateLine, apart: ApartVersion) -> str:
    name = (apart.author if language() == "zh_CN" else apart.author_en) or apart.author or apart.author_en
    if not name:
        return translate(
            C,
            "Version {version} was published at the same time as version {newest}. What was changed there is not in the"
            " version in use.",
            version=apart.version, newest=line.version,
        )  # fmt: skip
    return translate(
        C,
        "{person} published version {version} at the same time as version {newest}. What was changed there is not in"
        " the version in use.",
        person=name, version=apart.version, newest=line.version,
    )  # fmt: skip
