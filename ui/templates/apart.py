"""What people are told of versions of a checklist that two published apart from each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Protocol

from fieldservice.i18n import language, translate
from ui.kit.feedback import Note
from ui.kit.labels import IconLabel, Link
from ui.kit.panels import row

C = "templates"


class Apart(Protocol):
    """A version that the newest one does not contain; see `services.checklist_versions.ApartVersion`."""

    @property
    def id(self) -> str: ...
    @property
    def version(self) -> int: ...
    @property
    def author(self) -> str: ...
    @property
    def author_en(self) -> str: ...


class Line(Protocol):
    """What a list has a line for."""

    @property
    def archived(self) -> bool: ...
    @property
    def version(self) -> int: ...
    @property
    def apart(self) -> Sequence[Apart]: ...


def add_apart(body: Any, line: Line, edit: Callable[[str], object]) -> None:
    """Say which versions the one in use does not contain, and offer to go on with them; `edit` takes the id of one."""
    for apart in line.apart:
        name = (apart.author if language() == "zh_CN" else apart.author_en) or apart.author or apart.author_en
        body.addWidget(Note(_words(name, apart.version, line.version), "warn"))
        opener = Link(translate(C, "Edit version {version}", version=apart.version))
        opener.clicked.connect(partial(edit, apart.id))
        body.addLayout(row(IconLabel("pencil", "muted", 16), opener, None))


def lacks_words(line: Line) -> str:
    """What the list says of a checklist whose version in use does not contain another; "" for all others."""
    if not line.apart or line.archived:
        return ""
    return translate(C, "lacks version {version}", version=line.apart[-1].version)


def _words(name: str, version: int, newest: int) -> str:
    if not name:
        return translate(
            C,
            "Version {version} was published at the same time as version {newest}. What was changed there is not in the"
            " version in use.",
            version=version, newest=newest,
        )  # fmt: skip
    return translate(
        C,
        "{person} published version {version} at the same time as version {newest}. What was changed there is not in"
        " the version in use.",
        person=name, version=version, newest=newest,
    )  # fmt: skip
