"""The window: going to places and back, and changing language, theme and scale without losing work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from fieldservice import i18n
from fieldservice.errors import EnvironmentFault, UserError
from fieldservice.services.people import ROLES
from tests.ui.app_world import NotePage, make_desktop, settle, with_test_places
from ui.app.desktop import Desktop
from ui.kit.theme import current


@pytest.fixture
def desktop(tmp_path: Path, qtbot: Any) -> Iterator[Desktop]:
    made = with_test_places(make_desktop(tmp_path, qtbot))
    yield made
    made.close()


def note(desktop: Desktop) -> NotePage:
    page = desktop.window.page
    assert isinstance(page, NotePage)
    return page


def test_back_returns_to_the_place_and_its_parameters(desktop: Desktop) -> None:
    desktop.window.go("note", id="1")
    desktop.window.go("other", id="2")
    desktop.window.back()
    assert desktop.window.here == "note"
    assert note(desktop).opened[-1] == {"id": "1"}


def test_opening_the_same_place_twice_needs_one_step_back(desktop: Desktop) -> None:
    desktop.window.go("other")
    desktop.window.go("note", id="1")
    desktop.window.go("note", id="1")
    desktop.window.back()
    assert desktop.window.here == "other"


def test_a_single_page_is_kept_and_others_are_made_anew(desktop: Desktop) -> None:
    desktop.window.go("note")
    first = desktop.window.page
    desktop.window.go("other")
    other = desktop.window.page
    desktop.window.go("note")
    assert desktop.window.page is first
    desktop.window.go("other")
    assert desktop.window.page is not other


def test_a_page_that_may_not_be_left_stays(desktop: Desktop) -> None:
    desktop.window.go("note")
    note(desktop).stay = True
    desktop.window.go("other")
    assert desktop.window.here == "note"


def test_the_entry_of_the_parent_place_is_lit(desktop: Desktop) -> None:
    desktop.window.go("other")
    assert desktop.window.navigation.entries["note"].isChecked()


def test_changing_the_language_keeps_what_was_typed(desktop: Desktop, qtbot: Any) -> None:
    desktop.window.go("note")
    settle(desktop, qtbot)
    note(desktop).edit.setText("排气高温 109 ℃ 停机")
    before = desktop.window.page
    desktop.set_language("zh_CN")
    settle(desktop, qtbot)
    assert desktop.window.page is not before
    assert note(desktop).edit.text() == "排气高温 109 ℃ 停机"
    assert i18n.language() == "zh_CN"
    assert desktop.window.navigation.entries["settings"].text() == "设置"


def test_changing_the_theme_keeps_the_place_and_the_way_back(desktop: Desktop) -> None:
    desktop.window.go("other")
    desktop.window.go("note", id="7")
    desktop.set_theme("dark")
    assert current().name == "dark"
    assert note(desktop).opened[-1] == {"id": "7"}
    desktop.window.back()
    assert desktop.window.here == "other"


def test_the_theme_survives_the_program(desktop: Desktop, tmp_path: Path) -> None:
    from fieldservice.system.settings import Settings

    desktop.set_theme("dark")
    assert Settings(tmp_path / "settings.json").theme == "dark"


def test_scale_draws_everything_larger(desktop: Desktop) -> None:
    desktop.set_scale(1.5)
    larger = desktop.window.status_bar.maximumHeight()
    desktop.set_scale(1.0)
    assert (larger, desktop.window.status_bar.maximumHeight()) == (42, 28)


def test_f1_opens_the_topic_of_the_place_in_view(desktop: Desktop, qtbot: Any) -> None:
    from ui.help.page import HelpPage

    desktop.window.show()
    desktop.window.activateWindow()
    qtbot.waitUntil(desktop.window.isActiveWindow)
    desktop.window.go("settings")
    qtbot.keyClick(desktop.window, Qt.Key.Key_F1)
    page = desktop.window.page
    assert isinstance(page, HelpPage)
    assert page.topic() == "backup"


def test_another_person_works_here_from_their_home_with_no_way_back(desktop: Desktop, qtbot: Any) -> None:
    other = desktop.session.services.people.add(number="E02", name="王建国", roles=("technician",))
    desktop.window.go("note")
    desktop.work_as(other.id)
    assert desktop.session.context.actor_id == other.id
    assert desktop.session.store.local_value("actor") == other.id
    assert desktop.window.here == desktop.home()
    desktop.window.back()
    assert desktop.window.here == desktop.home()
    assert desktop.window.navigation.person.accessibleName().startswith("王建国")


@pytest.mark.parametrize(
    ("roles", "wanted"),
    [(("technician",), "my_day"), (("desk",), "requests"), (("manager",), "work_orders"), (ROLES, "my_day")],
)
def test_each_role_has_its_home(desktop: Desktop, roles: tuple[str, ...], wanted: str) -> None:
    if wanted not in desktop.places:
        pytest.skip(f"the place {wanted} is not there yet")
    person = desktop.session.services.people.add(name="某人", roles=roles)
    desktop.work_as(person.id)
    assert desktop.home() == wanted


def test_undo_works_once_while_the_snackbar_shows(desktop: Desktop) -> None:
    undone: list[bool] = []
    desktop.messages.say("Deleted", lambda: undone.append(True))
    assert desktop.messages.snackbar is not None
    desktop.messages.snackbar.undo()
    desktop.messages.snackbar.undo()
    assert undone == [True]


def test_a_user_error_is_one_sentence_in_the_snackbar(desktop: Desktop) -> None:
    desktop.messages.problem(UserError("store.gone", "This record is gone."))
    assert desktop.messages.snackbar is not None
    assert desktop.messages.snackbar.words() == "This record is gone."


def test_a_fault_of_the_machine_names_the_next_step(desktop: Desktop) -> None:
    from ui.kit.labels import Label

    desktop.messages.problem(EnvironmentFault("test.disk", "The disk is full.", "Free some space."))
    dialog = desktop.messages.dialog
    assert dialog is not None
    words = [label.text() for label in dialog.findChildren(Label)]
    assert "The disk is full." in words and "Free some space." in words
    dialog.close()


def test_the_status_bar_says_when_the_last_change_was_saved(desktop: Desktop, qtbot: Any) -> None:
    desktop.window.go("note")
    before = desktop.window.status_bar.saved_words()
    desktop.session.services.company.change_company(phone="400 820 8820")
    settle(desktop, qtbot)
    assert desktop.window.status_bar.saved_words() != before
    desktop.set_theme("dark")
    assert desktop.window.status_bar.saved_words() != before


def test_geometry_that_cannot_be_used_is_left_out(desktop: Desktop) -> None:
    size = desktop.window.size()
    desktop.window.restore({"geometry": "no geometry"})
    desktop.window.restore({"geometry": 7})
    assert desktop.window.size() == size
