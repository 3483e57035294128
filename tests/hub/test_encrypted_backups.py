"""Backups of a hub are encrypted: nothing of them is in clear, and a damaged or cut one replaces nothing."""

from __future__ import annotations

import hashlib
import io
import os
import tracemalloc
from pathlib import Path

import pytest

from fieldservice.errors import UserError
from fieldservice.hub.assembly import Assembly, open_hub
from fieldservice.hub.audit import COMMAND_LINE
from fieldservice.hub.backup import is_encrypted, restore_backup, write_backup
from fieldservice.system.keys import check_passphrase
from fieldservice.system.sealed import PassphraseKey
from fieldservice.system.sealed_stream import PIECE, SealedWriter, open_stream
from tests.hub.test_hub_cli import Shell, office, shell

__all__ = ["office", "shell"]
PASSPHRASE = "a long passphrase of the office"
MAGIC = b"FSTST"


@pytest.fixture(scope="module")
def key() -> PassphraseKey:
    return PassphraseKey.make(PASSPHRASE)


@pytest.fixture
def backup(assembly: Assembly, key: PassphraseKey, tmp_path: Path) -> Path:
    """A backup with a person, a customer's photo of more than two pieces, and the hub's key."""
    assembly.users.add(("administrator",), COMMAND_LINE, name="王管理")
    photo = os.urandom(2 * PIECE + 12_345)
    assembly.blobs.add(hashlib.sha256(photo).hexdigest(), "d" * 32, 0, len(photo), photo)
    file = tmp_path / "hub.fsbackup"
    write_backup(assembly, file, key=key)
    return file


def said_by_restoring(file: Path, folder: Path, passphrase: str = PASSPHRASE) -> str:
    with pytest.raises(UserError) as caught:
        restore_backup(file, folder, passphrase=lambda: passphrase)
    assert not (folder / "hub.db").exists() and not (folder / "hub.key").exists()
    return caught.value.code


def test_an_encrypted_backup_shows_nothing_and_comes_back_whole(assembly: Assembly, backup: Path, tmp_path: Path):
    whole = backup.read_bytes()
    assert is_encrypted(backup)
    for secret in (b"rows/", b"PK\x03\x04", "王管理".encode(), assembly.identity.private_key.hex().encode()):
        assert secret not in whole
    restore_backup(backup, tmp_path / "new", passphrase=lambda: PASSPHRASE)
    restored = open_hub(tmp_path / "new")
    assert [person.name for person in restored.users.all()] == ["王管理"]
    assert restored.identity.hub_id == assembly.identity.hub_id
    assert list(restored.blobs.all()) == list(assembly.blobs.all())
    restored.close()


def test_a_wrong_passphrase_is_said_and_replaces_nothing(backup: Path, tmp_path: Path):
    assert said_by_restoring(backup, tmp_path / "new", "another passphrase") == "sealed.wrong_passphrase"
    assert said_by_restoring(backup, tmp_path / "new", "") == "hub_admin.backup_locked"


@pytest.mark.parametrize("place", [0.3, 0.6, 0.99])
def test_a_flipped_bit_anywhere_is_said_and_replaces_nothing(backup: Path, tmp_path: Path, place: float):
    whole = bytearray(backup.read_bytes())
    whole[int(len(whole) * place)] ^= 1
    backup.write_bytes(whole)
    assert said_by_restoring(backup, tmp_path / "new").startswith("sealed.")


def test_a_backup_that_was_cut_off_is_no_backup(backup: Path, tmp_path: Path):
    whole = backup.read_bytes()
    frame = 4 + PIECE + 16
    begin = len(whole) - (len(whole) // frame) * frame
    header = whole.index(b"}") + 1
    for end in (header + frame, header + 2 * frame, header + frame + 2, len(whole) - 1, len(whole) - 20, begin // 2, 9):
        backup.write_bytes(whole[:end])
        assert said_by_restoring(backup, tmp_path / "new").startswith("sealed."), end


def test_frames_can_not_change_places(backup: Path, tmp_path: Path):
    whole = backup.read_bytes()
    header, frame = whole.index(b"}") + 1, 4 + PIECE + 16
    first, second = whole[header : header + frame], whole[header + frame : header + 2 * frame]
    backup.write_bytes(whole[:header] + second + first + whole[header + 2 * frame :])
    assert said_by_restoring(backup, tmp_path / "new").startswith("sealed.")


def test_memory_stays_flat_however_large_the_file(key: PassphraseKey, tmp_path: Path):
    file = tmp_path / "large"
    tracemalloc.start()
    with file.open("wb") as out:
        writer = SealedWriter(out, MAGIC, key, {})
        for _ in range(40):
            writer.write(bytes(PIECE + 7))
        writer.close()
    with file.open("rb") as source:
        stream = open_stream(file, MAGIC, PASSPHRASE, source)
        read = 0
        while piece := stream.read(100_000):
            read += len(piece)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert read == 40 * (PIECE + 7)
    assert most < 8 * PIECE


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])
def test_what_was_written_is_read_at_any_place(key: PassphraseKey, tmp_path: Path, size: int):
    content, file = os.urandom(size), tmp_path / "file"
    with file.open("wb") as out:
        writer = SealedWriter(out, MAGIC, key, {"made_at": 1})
        for at in range(0, size, 99_991):
            writer.write(content[at : at + 99_991])
        writer.close()
    with file.open("rb") as source:
        stream = open_stream(file, MAGIC, PASSPHRASE, source)
        assert stream.read() == content
        for place in (0, size // 2, max(0, size - 5), size, size + 9):
            stream.seek(place)
            assert stream.read(PIECE // 2) == content[place : place + PIECE // 2]
        assert stream.seek(-1, io.SEEK_END) == max(0, size - 1)


@pytest.mark.skipif(os.name != "posix", reason="rights of files are those of POSIX here")
def test_a_key_that_others_may_read_is_refused(office: Shell, tmp_path: Path):
    key = tmp_path / "backup.key"
    office("backup-key", key)
    assert key.stat().st_mode & 0o077 == 0
    check_passphrase(key.read_text().strip())
    assert "exists already" in office("backup-key", key, ends=1)
    key.chmod(0o640)
    assert f"chmod 600 {key}" in office("backup", tmp_path / "hub.bak", "--passphrase-file", key, ends=1)
    assert not (tmp_path / "hub.bak").exists()
    key.chmod(0o600)
    assert "nobody can restore" in office("backup", tmp_path / "hub.bak", "--passphrase-file", key)


def test_a_backup_in_clear_needs_to_be_asked_for(office: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert "No passphrase" in office("backup", tmp_path / "a", ends=1)
    monkeypatch.setattr("sys.stdin", io.StringIO("short\n"))
    assert "8" in office("backup", tmp_path / "a", ends=1)
    assert "either" in office("backup", tmp_path / "a", "--unencrypted", "--passphrase-file", tmp_path, ends=1)
    assert not (tmp_path / "a").exists()
    monkeypatch.setattr("sys.stdin", io.StringIO(PASSPHRASE + "\n"))
    office("backup", tmp_path / "a")
    monkeypatch.setattr("sys.stdin", io.StringIO("a wrong passphrase\n"))
    assert "not the one" in office("restore", tmp_path / "a", ends=1)
    monkeypatch.setattr("sys.stdin", io.StringIO(PASSPHRASE + "\n"))
    assert "restored" in office("restore", tmp_path / "a")


def test_a_passphrase_is_typed_twice(office: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    typed = iter([PASSPHRASE, PASSPHRASE + "x"])
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", lambda *_: next(typed))
    assert "Nothing was written" in office("backup", tmp_path / "a", ends=1)
    assert not (tmp_path / "a").exists()
