"""What PySide compiles is kept, served only where it fits, and missing or damaged it costs nothing but time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Loads PySide with the file named, and says what was compiled meanwhile and what PySide answers by means of it.
PROGRAM = """
import builtins, re, sys
from pathlib import Path
ordinary, seen = (builtins.compile, re.compile), []
def compile(source, name, *more, **named):
    seen.append(name)
    return ordinary[0](source, name, *more, **named)
def compile_pattern(pattern, flags=0):
    seen.append(pattern)
    return ordinary[1](pattern, flags)
from fieldservice.system.kept_code import kept_code
builtins.compile, re.compile = compile, compile_pattern
with kept_code(Path(sys.argv[1])):
    import PySide6.QtCore
assert (builtins.compile, re.compile) == (compile, compile_pattern)
builtins.compile, re.compile = ordinary
print(len([name for name in seen if isinstance(name, str) and ("shiboken" in name or len(name) > 300)]))
from PySide6.QtCore import QRect, QTimer
import PySide6.support.signature
print(PySide6.support.signature.get_signature(QTimer.setInterval))
print(QRect.moveTo.__doc__)
try:
    QRect().setWidth("wide")
except TypeError as error:
    print(error)
"""
COMPILED_BY_PYSIDE = 12  # at least: more than ten files, and expressions of more than 300 letters


def load(file: Path, **environment: str) -> tuple[int, str]:
    """How much was compiled while PySide was loaded in a process of its own, and what PySide then says of itself."""
    done = subprocess.run(
        command(file), cwd=ROOT, capture_output=True, text=True, timeout=120, env=inherited(environment)
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    compiled, _, says = done.stdout.partition("\n")
    return int(compiled), says


def command(file: Path) -> list[str]:
    return [sys.executable, "-c", PROGRAM, str(file)]


def inherited(environment: dict[str, str]) -> dict[str, str]:
    names = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**names, "PYTHONPATH": str(ROOT), **environment}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "new" / "kept.pyside"


def test_the_second_start_compiles_nothing_of_pyside_and_is_told_the_same(file: Path) -> None:
    compiled, says = load(file)
    assert compiled >= COMPILED_BY_PYSIDE
    assert "setWidth(w: int" in says
    assert load(file) == (0, says)


@pytest.mark.parametrize("damage", ["cut short", "a bit turned", "empty", "of another Python", "not ours"])
def test_a_file_that_is_not_whole_is_made_anew(file: Path, damage: str) -> None:
    compiled, says = load(file)
    whole = file.read_bytes()
    file.write_bytes(
        {
            "cut short": whole[:-5],
            "a bit turned": whole[:5000] + bytes([whole[5000] ^ 4]) + whole[5001:],
            "empty": b"",
            "of another Python": b"elsewher" + whole[8:],
            "not ours": b"\xff" * 300,
        }[damage]
    )
    assert load(file) == (compiled, says)
    assert load(file) == (0, says)


def test_where_nothing_can_be_written_pyside_is_loaded_as_ever(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_bytes(b"")
    compiled, says = load(in_the_way / "kept.pyside")
    assert compiled >= COMPILED_BY_PYSIDE
    assert load(in_the_way / "kept.pyside") == (compiled, says)


def test_who_wants_no_compiled_files_gets_none(file: Path) -> None:
    load(file, PYTHONDONTWRITEBYTECODE="1")
    assert not file.parent.exists()


def test_two_starts_at_once_leave_one_whole_file(file: Path) -> None:
    starts = [
        subprocess.Popen(command(file), cwd=ROOT, env=inherited({}), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    assert [(start.wait(120), start.communicate()[1]) for start in starts] == [(0, b"")] * 2
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    assert load(file)[0] == 0


def test_a_changed_source_is_compiled_and_not_served(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from fieldservice.system.kept_code import kept_code

    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    told: dict[str, int] = {}
    for source in (b"told = 1", b"told = 1", b"told = 2"):
        with kept_code(file):
            exec(compile(source, "shibokensupport/x.py", "exec"), told)
        assert told["told"] == int(source[-1:])
