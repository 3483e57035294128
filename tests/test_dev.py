"""dev.py says what it needs in sentences, and installs what is pinned."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import dev
from tests.benchmarks.__main__ import verdict

LDD = """/x/libqxcb.so:
	linux-vdso.so.1 (0x00007ffd)
	libxcb-cursor.so.0 => not found
	libQt6Gui.so.6 => /x/libQt6Gui.so.6 (0x00007f)
	libxkbcommon-x11.so.0 => not found
"""


def test_libraries_that_the_linker_misses_are_read_from_ldd() -> None:
    assert dev.missing_in(LDD) == {"libxcb-cursor.so.0", "libxkbcommon-x11.so.0"}


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libEGL.so.1", "libegl1"),
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libxkbcommon.so.0", "libxkbcommon0"),
        ("libfontconfig.so.1", "libfontconfig1"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libfreetype.so.6", "libfreetype6"),
        ("libwayland-client.so.0", "libwayland-client0"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
    ],
)
def test_a_missing_library_names_its_debian_package(library: str, package: str) -> None:
    assert dev.package_of(library) == package


def test_without_rights_the_exact_command_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "is_root", lambda: False)
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(dev.Stop, match=r"sudo apt-get update && sudo apt-get install -y .*libegl1 libgl1"):
        dev.install_packages(["libegl1", "libgl1"], "Qt needs libraries.")


@pytest.mark.parametrize(("name", "screen"), [("DISPLAY", True), ("WAYLAND_DISPLAY", True), ("OTHER", False)])
def test_a_screen_is_known_by_its_variable(monkeypatch: pytest.MonkeyPatch, name: str, screen: bool) -> None:
    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv(name, ":0")
    assert dev.has_screen() is screen


def test_run_without_a_screen_does_the_main_job_off_screen(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(dev, "ensure_environment", lambda *extras: None)
    monkeypatch.setattr(dev, "has_screen", lambda: False)
    monkeypatch.setattr(dev, "python", lambda *arguments, **environment: asked.append(arguments) or 0)
    assert dev.main(["run"]) == 0
    assert asked == [("-m", "fieldservice", "demo", "--out", str(dev.ROOT / "out" / "demo"))]
    assert "no screen" in capsys.readouterr().out


def test_what_is_asked_of_the_program_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(dev, "ensure_environment", lambda *extras: None)
    monkeypatch.setattr(dev, "has_screen", lambda: True)
    monkeypatch.setattr(dev, "python", lambda *arguments, **environment: asked.append(arguments) or 3)
    assert dev.main(["run", "--profile", "here"]) == 3
    assert asked == [("-m", "fieldservice", "run", "--profile", "here")]


def test_packages_are_installed_again_only_when_what_is_asked_for_changes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("pyproject.toml", "constraints.txt"):
        (tmp_path / name).write_bytes((dev.ROOT / name).read_bytes())
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "VENV", tmp_path)
    assert not dev.is_installed()
    dev.stamp_file(*dev.DEVELOPER).write_text(dev.stamp_of(*dev.DEVELOPER))
    assert dev.is_installed(*dev.DEVELOPER)
    assert dev.is_installed()
    assert dev.is_installed("hub")
    assert not dev.is_installed(*dev.DEVELOPER, "bench-triage")
    (tmp_path / "constraints.txt").write_text("peewee==1\n")
    assert not dev.is_installed(*dev.DEVELOPER)


def test_a_benchmark_brings_what_it_compares_with_and_goes_on_without_where_there_is_no_network(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def install(*extras: str) -> None:
        if set(extras) > set(dev.DEVELOPER):
            raise dev.Stop("The packages could not be installed.")

    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(dev, "ensure_environment", install)
    monkeypatch.setattr(dev, "python", lambda *arguments, **environment: asked.append(arguments) or 0)
    assert dev.main(["bench", "lists"]) == 0
    assert capsys.readouterr().out == ""
    assert dev.main(["bench", "triage"]) == 0
    assert "goes on without" in capsys.readouterr().out
    assert [arguments[-1] for arguments in asked] == ["lists", "triage"]


def test_constraints_pin_every_package_and_hold_no_address() -> None:
    text = (dev.ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert not re.search(r"://|@|^-", text, re.MULTILINE)

    def plain(name: str) -> str:
        return re.sub(r"[-_.]+", "-", name).lower()

    pinned = {plain(line.split("==")[0]) for line in text.split()}
    wanted = {
        plain(re.split(r"[<>=!~ ;\[]", line)[0])
        for line in dev.requirements(*dev.DEVELOPER, *dev.COMPARED_WITH.values())
    }
    assert wanted - pinned == set()


def test_a_benchmark_fails_when_one_ratio_is_over_its_limit_or_was_not_measured() -> None:
    assert verdict({"ratios": {"a": 1.0, "b": 5.0}, "limits": {"a": 1.3}})[0]
    assert not verdict({"ratios": {"a": 1.4}, "limits": {"a": 1.3}})[0]
    assert not verdict({"ratios": {"recall": 0.9}, "at_least": {"recall": 1.0}})[0]
    assert not verdict({"ratios": {}, "limits": {"a": 1.3}})[0]


def test_the_installer_speaks_both_languages() -> None:
    raw = (dev.ROOT / "installer.iss").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")  # without it Inno Setup may read the Chinese in the system's code page
    own = raw.decode("utf-8-sig").partition("[CustomMessages]")[2].partition("[Tasks]")[0]
    chinese, english = (set(re.findall(rf"^{language}\.(\w+)=.", own, re.MULTILINE)) for language in ("zh", "en"))
    assert chinese == english != set()
