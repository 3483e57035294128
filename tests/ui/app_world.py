"""The real program on a profile in a temporary folder, for tests of the shell: `make_desktop(tmp_path, qtbot)`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QLineEdit

from fieldservice.bootstrap import Surroundings, create_session, surroundings
from fieldservice.services.people import ROLES
from fieldservice.system.settings import Settings
from ui.app.desktop import Desktop
from ui.bridge.environment import Environment
from ui.kit.panels import column
from ui.shell.page import Page
from ui.shell.places import Place

PASSPHRASE = "four small words"


def around(tmp_path: Path) -> Surroundings:
    """This machine, with its markers in the test's folder."""
    here = surroundings()
    return Surroundings(here.clock, here.ids, here.zone, tmp_path / "state")


def make_desktop(tmp_path: Path, qtbot: Any, name: str = "赵雨桐") -> Desktop:
    """An open desktop whose person has all roles; closed when the test ends."""
    session, _code = create_session(tmp_path / "profile", PASSPHRASE, around(tmp_path))
    person = session.services.people.add(number="E01", name=name, roles=ROLES)
    with session.context.begin("test.sign_in") as uow:
        uow.put_local("actor", person.id)
        uow.commit()
    session.store.actor_id = person.id
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    desktop = Desktop(session, Settings(tmp_path / "settings.json"), app)
    qtbot.addWidget(desktop.window, before_close_func=lambda _window: desktop.close())
    return desktop


def settle(desktop: Desktop, qtbot: Any) -> None:
    """Wait until nothing is under way."""
    qtbot.waitUntil(desktop.jobs.idle)
    QApplication.processEvents()


class NotePage(Page):
    """One field whose words are kept as a draft on leaving and put back on opening."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.edit = QLineEdit()
        self.stay = False
        self.opened: list[dict[str, object]] = []
        column(self).addWidget(self.edit)

    def open(self, **params: object) -> None:
        self.opened.append(params)
        self.environment.jobs.read(lambda: self.environment.services.drafts.load("test.note"), self._put)

    def may_leave(self) -> bool:
        words = self.edit.text()
        self.environment.jobs.write(lambda: self.environment.services.drafts.save("test.note", {"words": words}))
        return not self.stay

    def _put(self, kept: dict[str, str] | None) -> None:
        if kept:
            self.edit.setText(kept["words"])


class OtherPage(Page):
    """A page that is made anew each time."""


NOTE = Place("note", ("shell", "Note"), NotePage, icon="pencil", group=1)
OTHER = Place("other", ("shell", "Other"), OtherPage, parent="note", single=False)


def with_test_places(desktop: Desktop) -> Desktop:
    """The desktop with the two places of this module beside its own."""
    desktop.places.update({NOTE.key: NOTE, OTHER.key: OTHER})
    desktop.set_theme("light")
    return desktop


def ask_palette(desktop: Desktop, words: str) -> None:
    """Type into the search of everything; what it finds is there once all work has settled."""
    search = desktop.window.top_bar.search
    search.edit.setFocus()
    search.edit.setText(words)
    search.edit.textEdited.emit(words)
    search._ask()
