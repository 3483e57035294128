"""The program around the window: crashes, second starts, what a start imports, closing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from fieldservice.bootstrap import open_session
from fieldservice.domain.notices import CommitNotice
from fieldservice.errors import UserError
from fieldservice.system.lock import ProfileLock
from tests.ui.app_world import PASSPHRASE, around, make_desktop, settle
from ui.app.desktop import Desktop
from ui.app.instance import FirstInstance, bring_first_to_front
from ui.shell.notices import CrashDialog

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def desktop(tmp_path: Path, qtbot: Any) -> Iterator[Desktop]:
    made = make_desktop(tmp_path, qtbot)
    made.open()
    yield made
    made.close()


def crash_files(desktop: Desktop) -> list[Path]:
    return sorted(desktop.session.profile.logs.glob("crash-*.txt"))


def test_a_bug_becomes_a_crash_file_and_one_dialog_and_the_window_stays(desktop: Desktop) -> None:
    try:
        raise RuntimeError("a bug")
    except RuntimeError as error:
        desktop.crashes.hook(type(error), error, error.__traceback__)
    assert len(crash_files(desktop)) == 1
    assert "RuntimeError" in crash_files(desktop)[0].read_text("utf-8")
    assert isinstance(desktop.messages.dialog, CrashDialog)
    assert desktop.window.isVisible()
    desktop.messages.dialog.close()


def test_a_second_bug_is_written_but_no_second_dialog_covers_the_first(desktop: Desktop) -> None:
    for _ in range(2):
        desktop.crashes.report(RuntimeError("a bug"))
    assert len(crash_files(desktop)) == 2
    assert len(desktop.window.findChildren(CrashDialog)) == 1
    assert desktop.messages.dialog is not None
    desktop.messages.dialog.close()


def test_a_bug_in_a_job_is_reported_and_later_jobs_run(desktop: Desktop, qtbot: Any) -> None:
    done: list[int] = []
    desktop.jobs.write(lambda: 1 // 0)
    desktop.jobs.write(lambda: 7, done.append)
    settle(desktop, qtbot)
    assert done == [7]
    assert len(crash_files(desktop)) == 1
    assert desktop.messages.dialog is not None
    desktop.messages.dialog.close()


def test_a_sentence_for_people_is_no_crash(desktop: Desktop) -> None:
    desktop.crashes.report(UserError("store.gone", "This record is gone."))
    assert crash_files(desktop) == []
    assert desktop.messages.snackbar is not None
    assert desktop.messages.snackbar.words() == "This record is gone."


def test_a_second_start_brings_the_first_window_to_the_front(qtbot: Any, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    first = FirstInstance(tmp_path)
    first.window = window
    with pytest.raises(UserError):
        FirstInstance(tmp_path)
    first.listen()
    assert bring_first_to_front(tmp_path)
    qtbot.waitUntil(window.isVisible)
    first.close()
    assert not bring_first_to_front(tmp_path, patience_s=0)


def test_a_first_window_begins_to_listen_by_itself(qtbot: Any, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    first = FirstInstance(tmp_path)
    first.window = window
    qtbot.waitUntil(lambda: bring_first_to_front(tmp_path, patience_s=0))
    qtbot.waitUntil(window.isVisible)
    first.close()
    FirstInstance(tmp_path).close()  # the place is free again


def test_a_profile_that_is_open_elsewhere_is_refused_with_a_sentence(desktop: Desktop) -> None:
    with pytest.raises(UserError) as refused:
        ProfileLock(desktop.session.profile.lock_file).acquire()
    assert refused.value.code == "system.already_open"
    assert "already open" in refused.value.message()


def test_closing_finishes_what_was_asked_for_and_gives_the_profile_back(desktop: Desktop, tmp_path: Path) -> None:
    desktop.jobs.write(lambda: desktop.session.services.company.change_company(name="关窗前改的名"))
    desktop.close()
    again = open_session(tmp_path / "profile", PASSPHRASE, around(tmp_path))
    assert again.context.company().name == "关窗前改的名"
    again.close()


def test_a_start_imports_nothing_heavy() -> None:
    """Papers, spreadsheets, pictures: their libraries wait until they are needed."""
    heavy = ("reportlab", "openpyxl", "PIL", "qrcode", "xlsxwriter", "PySide6.QtPdf", "PySide6.QtPrintSupport")
    script = f"import sys, ui.app; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_what_is_told_of_a_change_after_closing_changes_no_window(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    monkeypatch.setattr(desktop.window, "show_saved", told.append)
    notice = CommitNotice("company.change", {"company": frozenset()}, None)
    desktop._on_commit(notice)
    assert len(told) == 1
    desktop.close()
    desktop._on_commit(notice)  # it was queued; the window may be deleted by now
    assert len(told) == 1
