"""First start and sign-in, through the real window, with real keys and a real profile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from fieldservice import i18n
from fieldservice.bootstrap import open_session
from fieldservice.domain.records import ChecklistTemplate, FaultCode, Person, Price
from fieldservice.system.settings import Settings
from tests.ui.app_world import PASSPHRASE, around
from ui.app import looks
from ui.app.desktop import Desktop
from ui.app.doors import Doors
from ui.welcome.forms import CodePanel, FirstRunForm, RecoverForm, SignInForm
from ui.welcome.window import WelcomeWindow


class Start:
    """Opens welcome windows on one profile and closes what they opened."""

    def __init__(self, tmp_path: Path, qtbot: Any) -> None:
        self.qtbot = qtbot
        self.settings = Settings(tmp_path / "settings.json")
        self.doors = Doors(tmp_path / "profile", around(tmp_path))
        self.window: WelcomeWindow | None = None

    def open(self) -> WelcomeWindow:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        looks.dress(app, self.settings)
        self.window = WelcomeWindow(self.doors, self.settings, lambda: looks.dress(app, self.settings))
        self.window.show()
        return self.window

    def settle(self) -> None:
        assert self.window is not None
        self.qtbot.waitUntil(self.window.jobs.idle, timeout=20_000)
        QApplication.processEvents()

    def fill(self, **values: str) -> None:
        assert self.window is not None and self.window.form is not None
        for name, value in values.items():
            self.window.form.fields[name].set_value(value)

    def send(self) -> None:
        assert self.window is not None and self.window.form is not None
        self.window.form.send()
        self.settle()

    def error(self, name: str) -> str:
        assert self.window is not None and self.window.form is not None
        return self.window.form.fields[name].error

    def first_run(self) -> str:
        """Make the profile; returns the recovery code and closes the session again."""
        window = self.open()
        assert isinstance(window.form, FirstRunForm)
        if window.form.start is not None:
            window.form.start.set_value(False)
        self.fill(name="赵雨桐", passphrase=PASSPHRASE, again=PASSPHRASE, company="衡川机电服务")
        self.send()
        assert isinstance(window.form, CodePanel)
        code = window.form.code
        window.form.send()
        session = self.doors.take()
        assert session is not None
        session.close()
        return code


@pytest.fixture
def start(tmp_path: Path, qtbot: Any) -> Iterator[Start]:
    made = Start(tmp_path, qtbot)
    yield made
    if made.window is not None:
        made.window.close()
    session = made.doors.take()
    if session is not None:
        session.close()


def test_first_run_makes_a_profile_one_can_work_in(start: Start, tmp_path: Path) -> None:
    start.first_run()
    session = open_session(tmp_path / "profile", PASSPHRASE, around(tmp_path))
    try:
        me = session.context.actor()
        assert me is not None and me.name == "赵雨桐" and "technician" in me.roles and me.van_location_id
        assert session.context.company().name == "衡川机电服务"
        for cls in (FaultCode, Price, ChecklistTemplate):
            assert session.store.read().first(cls) is not None
        assert len(session.store.read().where(Person)) == 1
    finally:
        session.close()


def test_first_run_with_the_demonstration_firm_opens_a_full_day_for_whoever_starts(
    start: Start, tmp_path: Path, qtbot: Any
) -> None:
    window = start.open()
    assert isinstance(window.form, FirstRunForm) and window.form.start is not None
    window.form.start.set_value(True)
    start.fill(name="韩梅", passphrase=PASSPHRASE, again=PASSPHRASE)
    window.form.send()
    qtbot.waitUntil(lambda: isinstance(window.form, CodePanel), timeout=90_000)
    window.form.send()
    session = start.doors.take()
    assert session is not None
    desktop = Desktop(session, start.settings, QApplication.instance())
    qtbot.addWidget(desktop.window, before_close_func=lambda _window: desktop.close())
    desktop.open()
    qtbot.waitUntil(desktop.jobs.idle)
    assert desktop.window.here == "my_day"
    me = session.context.actor()
    assert me is not None and me.name == "韩梅"
    today = session.context.now().astimezone(session.context.zone).date()
    assert len(session.services.visits.my_day(me.id, today).visits) >= 3


def test_a_short_passphrase_is_refused_beside_its_field_and_nothing_is_made(start: Start, tmp_path: Path) -> None:
    start.open()
    start.fill(name="赵雨桐", passphrase="short", again="short")
    start.send()
    assert "at least 8" in start.error("passphrase")
    assert not (tmp_path / "profile" / "keys.json").exists()


def test_two_different_passphrases_are_noticed(start: Start) -> None:
    start.open()
    start.fill(name="赵雨桐", passphrase=PASSPHRASE, again=PASSPHRASE + "!")
    start.send()
    assert "differ" in start.error("again")


def test_a_name_is_asked_for(start: Start) -> None:
    start.open()
    start.fill(passphrase=PASSPHRASE, again=PASSPHRASE)
    start.send()
    assert start.error("name")


def test_a_wrong_passphrase_is_said_and_the_right_one_still_opens(start: Start) -> None:
    start.first_run()
    window = start.open()
    assert isinstance(window.form, SignInForm)
    start.fill(passphrase="not the passphrase")
    start.send()
    assert "not right" in start.error("passphrase")
    assert window.isVisible()
    start.fill(passphrase=PASSPHRASE)
    start.send()
    assert not window.isVisible()
    assert start.doors.who() == "赵雨桐"


def test_the_recovery_code_opens_and_sets_a_new_passphrase(start: Start, tmp_path: Path) -> None:
    code = start.first_run()
    window = start.open()
    window.show_recovery()
    assert isinstance(window.form, RecoverForm)
    start.fill(code=code.lower().replace("-", " "), passphrase="another passphrase", again="another passphrase")
    start.send()
    assert not window.isVisible()
    session = start.doors.take()
    assert session is not None
    session.close()
    open_session(tmp_path / "profile", "another passphrase", around(tmp_path)).close()


def test_a_mistyped_recovery_code_names_the_group(start: Start) -> None:
    code = start.first_run()
    start.open().show_recovery()
    wrong = ("0" if code[0] != "0" else "1") + code[1:]
    start.fill(code=wrong, passphrase="another passphrase", again="another passphrase")
    start.send()
    assert "Group 1" in start.error("code")


def test_changing_the_language_keeps_what_was_typed(start: Start) -> None:
    window = start.open()
    start.fill(name="Zhao Yutong", passphrase=PASSPHRASE)
    window._change_language("zh_CN")
    assert window.form is not None
    assert window.form.fields["name"].value() == "Zhao Yutong"
    assert window.form.fields["passphrase"].value() == PASSPHRASE
    assert window.form.title.text() == "欢迎使用"
    assert (i18n.language(), start.settings.language) == ("zh_CN", "zh_CN")


def test_a_first_run_that_fails_leaves_no_profile_behind(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise RuntimeError("a bug")

    window = start.open()
    crashed: list[object] = []
    window.jobs.crashed.connect(crashed.append)
    monkeypatch.setattr(start.doors, "fill_with_basics", broken)
    assert isinstance(window.form, FirstRunForm)
    if window.form.start is not None:
        window.form.start.set_value(False)
    start.fill(name="赵雨桐", passphrase=PASSPHRASE, again=PASSPHRASE)
    start.send()
    assert len(crashed) == 1
    assert start.doors.is_new()
    assert window.form.isEnabled()


def test_a_backup_is_restored_at_sign_in(start: Start, tmp_path: Path) -> None:
    start.first_run()
    session = open_session(tmp_path / "profile", PASSPHRASE, around(tmp_path))
    file, _size = session.back_up(tmp_path / "kept.fsbackup")
    session.services.company.change_company(name="改名之后")
    session.close()
    window = start.open()
    window.model.restore(file)
    start.settle()
    assert window.form is not None and window.form.note.isVisible()
    start.fill(passphrase=PASSPHRASE)
    start.send()
    restored = start.doors.take()
    assert restored is not None
    assert restored.context.company().name == "衡川机电服务"
    restored.close()
