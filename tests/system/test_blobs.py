"""Promises of the blob store: nothing readable, nothing half-written, no damage unnoticed."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fieldservice.errors import EnvironmentFault
from fieldservice.system.blobs import BlobRef, Blobs

KEY = bytes(range(32))
PIECE = 1 << 20
PHOTO = b"\xff\xd8\xff a photo of a nameplate " * 40


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return Blobs(tmp_path / "blobs", KEY)


def files(blobs: Blobs) -> list[Path]:
    return sorted(path for path in blobs._folder.rglob("*") if path.is_file())


def code_of(call: Callable[[], object]) -> str:
    with pytest.raises(EnvironmentFault) as caught:
        call()
    assert caught.value.next_step()
    return caught.value.code


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 2 * PIECE + 5])
def test_what_is_put_is_read_back_whether_bytes_or_stream(tmp_path: Path, size: int) -> None:
    content = os.urandom(size)
    ref = BlobRef(hashlib.sha256(content).hexdigest(), size)
    for number, source in enumerate((content, io.BytesIO(content))):
        blobs = Blobs(tmp_path / str(number), KEY)
        assert blobs.put(source) == ref
        assert blobs.read(ref.sha256) == content
        with blobs.open(ref.sha256) as stream:
            assert stream.read(10) + stream.read() == content
        assert list(blobs.iter()) == [ref]


def test_a_stream_that_hands_out_crumbs_is_read_to_its_end(blobs: Blobs) -> None:
    class Crumbs(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            return super().read(min(size or 0, 1000))

    content = os.urandom(PIECE + 77)
    assert blobs.read(blobs.put(Crumbs(content)).sha256) == content


def test_putting_the_same_again_keeps_one_file(blobs: Blobs) -> None:
    assert blobs.put(PHOTO) == blobs.put(PHOTO) == blobs.put(io.BytesIO(PHOTO))
    assert len(files(blobs)) == 1


def test_neither_content_nor_hash_is_readable_on_the_disk(blobs: Blobs) -> None:
    ref = blobs.put(PHOTO)
    (path,) = files(blobs)
    stored = path.read_bytes()
    assert b"nameplate" not in stored and bytes.fromhex(ref.sha256) not in stored
    assert ref.sha256 not in str(path)


def test_another_key_finds_nothing(blobs: Blobs, tmp_path: Path) -> None:
    ref = blobs.put(PHOTO)
    other = Blobs(tmp_path / "blobs", bytes(32))
    assert not other.exists(ref.sha256)
    assert list(other.iter()) == []


def test_a_missing_blob_is_told_with_a_next_step(blobs: Blobs) -> None:
    absent = "0" * 64
    assert not blobs.exists(absent)
    assert code_of(lambda: blobs.read(absent)) == "system.blob_missing"
    assert code_of(lambda: blobs.open(absent)) == "system.blob_missing"


def test_a_name_that_is_no_hash_never_reaches_the_disk(blobs: Blobs) -> None:
    with pytest.raises(ValueError, match="not a SHA-256"):
        blobs.exists("../../../etc/passwd")


def test_any_flipped_bit_is_noticed(blobs: Blobs) -> None:
    ref = blobs.put(PHOTO)
    (path,) = files(blobs)
    sound = path.read_bytes()
    for at in range(0, len(sound), 5):
        path.write_bytes(sound[:at] + bytes([sound[at] ^ 4]) + sound[at + 1 :])
        assert code_of(lambda: blobs.read(ref.sha256)) == "system.blob_damaged"


def test_a_cut_lengthened_or_reordered_file_is_noticed(blobs: Blobs) -> None:
    ref = blobs.put(os.urandom(3 * PIECE))
    (path,) = files(blobs)
    sound = path.read_bytes()
    header, sealed = 76, PIECE + 16
    pieces = [sound[header + i * sealed : header + (i + 1) * sealed] for i in range(3)]
    for damaged in (
        sound[:-sealed],
        sound[:50],
        b"",
        sound + b"x",
        sound[:header] + pieces[1] + pieces[0] + pieces[2],
    ):
        path.write_bytes(damaged)
        assert code_of(lambda: blobs.verify(ref.sha256)) == "system.blob_damaged"


def test_two_exchanged_files_are_noticed(blobs: Blobs) -> None:
    one, other = blobs.put(b"one"), blobs.put(b"other")
    first, second = files(blobs)
    content = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(content)
    for ref in (one, other):
        assert code_of(lambda ref=ref: blobs.read(ref.sha256)) == "system.blob_damaged"


def test_putting_a_damaged_blob_again_mends_it(blobs: Blobs) -> None:
    ref = blobs.put(PHOTO)
    (path,) = files(blobs)
    path.write_bytes(path.read_bytes()[:-1])
    blobs.put(PHOTO)
    assert blobs.read(ref.sha256) == PHOTO


def test_verify_all_names_what_is_missing_damaged_or_strange(blobs: Blobs) -> None:
    sound, broken = blobs.put(b"sound"), blobs.put(b"broken")
    path = blobs._path(broken.sha256)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    stranger = path.with_name("f" * 64)
    stranger.write_bytes(b"what is this")
    report = blobs.verify_all([sound.sha256, broken.sha256, "0" * 64])
    assert report.damaged == (broken.sha256,)
    assert report.missing == ("0" * 64,)
    assert report.strangers == (stranger,)


def test_a_full_disk_is_told_and_nothing_stays_half_written(small_disk: Path) -> None:
    blobs = Blobs(small_disk / "blobs", KEY)
    kept = blobs.put(PHOTO)
    assert code_of(lambda: blobs.put(io.BytesIO(os.urandom(9 * PIECE)))) == "disk.full"
    assert code_of(lambda: blobs.put(os.urandom(9 * PIECE))) == "disk.full"
    assert len(files(blobs)) == 1
    assert blobs.read(kept.sha256) == PHOTO


def test_a_simulated_full_disk_leaves_nothing_half_written(blobs: Blobs, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    for step in ("fsync", "replace"):
        with monkeypatch.context() as patched:
            patched.setattr(os, step, refuse)
            assert code_of(lambda: blobs.put(PHOTO)) == "disk.full"
        assert files(blobs) == []


def test_a_source_that_fails_is_named_not_the_disk(blobs: Blobs) -> None:
    class Pulled(io.BytesIO):
        name = "E:/DCIM/1.jpg"

        def read(self, size: int | None = -1) -> bytes:
            raise OSError(errno.EIO, "Input/output error")

    with pytest.raises(EnvironmentFault) as caught:
        blobs.put(Pulled())
    assert "E:/DCIM/1.jpg" in caught.value.message()
    assert files(blobs) == []


def test_large_files_pass_in_little_memory(blobs: Blobs, tmp_path: Path) -> None:
    source = tmp_path / "manual.pdf"
    with source.open("wb") as file:
        file.truncate(40 * PIECE)
    tracemalloc.start()
    with source.open("rb") as file:
        ref = blobs.put(file)
    blobs.verify(ref.sha256)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert ref.size == 40 * PIECE
    assert peak < 10 * PIECE


def test_only_old_leftovers_of_writing_are_removed(blobs: Blobs) -> None:
    kept = blobs.put(b"kept")
    leftover = blobs._folder / ".0123456789abcdef.part"
    leftover.write_bytes(b"half")
    now = datetime.now(UTC)
    blobs.delete_leftovers(now)
    assert leftover.exists()
    blobs.delete_leftovers(now + timedelta(days=2))
    assert blobs.exists(kept.sha256) and not leftover.exists()


def test_a_photo_put_again_is_young_again(blobs: Blobs) -> None:
    ref = blobs.put(PHOTO)
    os.utime(blobs._path(ref.sha256), (0, 0))
    blobs.put(PHOTO)
    assert not blobs.delete_old(ref.sha256, datetime.now(UTC))
    assert blobs.exists(ref.sha256)
    os.utime(blobs._path(ref.sha256), (0, 0))
    assert blobs.delete_old(ref.sha256, datetime.now(UTC))
    assert not blobs.exists(ref.sha256)
    assert not blobs.delete_old(ref.sha256, datetime.now(UTC))


def test_a_deleted_blob_is_gone_and_deleting_twice_is_harmless(blobs: Blobs) -> None:
    ref = blobs.put(PHOTO)
    blobs.delete(ref.sha256)
    blobs.delete(ref.sha256)
    assert not blobs.exists(ref.sha256)


@pytest.mark.parametrize("offset", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE + 4, 2 * PIECE + 5, 9 * PIECE])
def test_a_part_is_read_from_anywhere_without_what_lies_before(blobs: Blobs, offset: int) -> None:
    content = os.urandom(2 * PIECE + 5)
    sha = blobs.put(content).sha256
    assert blobs.part(sha, offset, 70_000) == content[offset : offset + 70_000]
    assert blobs.part(sha, offset, 3 * PIECE) == content[offset:]
    assert blobs.size(sha) == len(content)


def test_a_part_of_a_damaged_or_missing_blob_is_no_part(blobs: Blobs) -> None:
    sha = blobs.put(PHOTO).sha256
    [path] = files(blobs)
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert code_of(lambda: blobs.part(sha, 0, 10)) == "system.blob_damaged"
    path.unlink()
    assert code_of(lambda: blobs.part(sha, 0, 10)) == "system.blob_missing"
    assert blobs.size(sha) is None
