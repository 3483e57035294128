"""Promises of logs, crash files and settings: no personal data, and they never stop anybody's work."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from fieldservice.errors import UserError
from fieldservice.system import logs
from fieldservice.system.logs import describe, scrub, start_log, stop_log, write_crash
from fieldservice.system.settings import Settings, default_settings_file


def raised(error: Exception, cause: Exception | None = None) -> Exception:
    try:
        raise error from cause
    except type(error) as caught:
        return caught


@pytest.mark.parametrize(
    "personal",
    ["li.wei@example.com", "13912345678", "+86 139 1234 5678", "(021) 6234-5678", "张三", "'Mr Smith, 3 High St'"],
)
def test_what_is_about_a_person_is_taken_out(personal: str) -> None:
    assert personal not in scrub(f"visit of {personal} failed")
    assert scrub(f"visit of {personal} failed").startswith("visit of ")


@pytest.mark.parametrize(
    "useful", ["01957b5e6c7a7b3c8d9e0f1a2b3c4d5e", "took 1234 ms", "KeyError: 'visit_id'", "work_orders/page.py:120"]
)
def test_what_helps_to_find_a_fault_stays(useful: str) -> None:
    assert scrub(useful) == useful


def test_the_home_folder_is_not_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert scrub(f"{tmp_path}/data") == "~/data"


def test_log_lines_reach_the_file_scrubbed(tmp_path: Path) -> None:
    handler = start_log(tmp_path)
    try:
        logging.getLogger("fieldservice.visits").warning("call %s about %s", "13912345678", "01957b5e")
        error = raised(UserError("visit.not_arrived", "{name} has not arrived.", name="Li Wei"))
        logging.getLogger("fieldservice").error("refused", exc_info=error)
    finally:
        stop_log(handler)
    text = (tmp_path / logs.LOG_NAME).read_text("utf-8")
    assert "WARNING fieldservice.visits call <digits> about 01957b5e" in text
    assert "visit.not_arrived" in text and "Li Wei" not in text


def test_the_log_rotates_and_stays_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "_LOG_BYTES", 2_000)
    handler = start_log(tmp_path)
    try:
        for number in range(500):
            logging.getLogger("fieldservice").info("line %d of a long story", number)
    finally:
        stop_log(handler)
    assert len(list(tmp_path.iterdir())) == 5
    assert all(path.stat().st_size <= 2_000 for path in tmp_path.iterdir())


def test_a_log_that_can_not_be_written_disturbs_nobody(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    handler = start_log(tmp_path / "absent")
    try:
        logging.getLogger("fieldservice").error("unheard")
    finally:
        stop_log(handler)
    assert capsys.readouterr().err == ""


def test_a_crash_file_has_the_whole_chain_and_no_names(tmp_path: Path) -> None:
    error = raised(RuntimeError("saving 张三 failed"), raised(KeyError("serial_number")))
    path = write_crash(tmp_path, error, {"version": "1.0", "page": "visit", "note": "li.wei@example.com"})
    assert path is not None and path.parent == tmp_path
    text = path.read_text("utf-8")
    assert text.index("KeyError: 'serial_number'") < text.index("RuntimeError: saving <text> failed")
    assert "test_logs_and_settings.py" in text and "version: 1.0" in text
    assert "张三" not in text and "li.wei" not in text


def test_a_crash_file_goes_elsewhere_when_its_folder_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs.tempfile, "gettempdir", lambda: str(tmp_path))
    path = write_crash(tmp_path / "absent", raised(ValueError("x")))
    assert path is not None and path.parent == tmp_path
    monkeypatch.setattr(logs.tempfile, "gettempdir", lambda: str(tmp_path / "absent too"))
    assert write_crash(tmp_path / "absent", raised(ValueError("x"))) is None


def test_twenty_crash_files_are_kept(tmp_path: Path) -> None:
    for _ in range(23):
        write_crash(tmp_path, raised(ValueError("x")))
    assert len(list(tmp_path.iterdir())) == 20


def test_an_error_that_can_not_describe_itself_is_described(tmp_path: Path) -> None:
    class Odd(Exception):
        def __str__(self) -> str:
            raise ValueError("no words")

    assert "Odd" in describe(raised(Odd()))


def test_errors_that_cause_each_other_end() -> None:
    one, other = ValueError("one"), ValueError("other")
    one.__cause__, other.__cause__ = other, one
    assert describe(one).count("ValueError") == 2


def test_settings_are_kept(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "deep" / "settings.json")
    settings.language, settings.theme, settings.last_profile = "en", "dark", tmp_path / "数据"
    assert settings.set("window.main", {"geometry": "AdnQywAD", "maximised": True})
    again = Settings(tmp_path / "deep" / "settings.json")
    assert (again.language, again.theme, again.last_profile) == ("en", "dark", tmp_path / "数据")
    assert again.get("window.main", {}) == {"geometry": "AdnQywAD", "maximised": True}


@pytest.mark.parametrize("content", [b"", b"\0" * 50, b"[1]", b'{"theme": "da', b"[" * 100_000, b"\xff\xfe"])
def test_damaged_settings_are_put_aside_and_start_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    settings = Settings(path)
    assert (settings.language, settings.theme, settings.last_profile) == (None, "system", None)
    assert (tmp_path / "settings.damaged.json").read_bytes() == content
    assert settings.set("theme", "dark")


def test_values_of_a_wrong_kind_count_as_absent(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"theme": 7, "language": "fr", "width": true, "other": "kept"}')
    settings = Settings(path)
    assert (settings.theme, settings.language, settings.get("width", 800)) == ("system", None, 800)
    settings.theme = "light"
    assert Settings(path).get("other", "") == "kept"


def test_settings_that_can_not_be_written_still_hold_for_this_run(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    settings = Settings(tmp_path / "file" / "settings.json")
    assert not settings.set("theme", "dark")
    assert settings.theme == "dark"


def test_settings_live_outside_the_profile() -> None:
    assert default_settings_file().name == "settings.json"
