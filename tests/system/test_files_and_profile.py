"""Promises of atomic files, of the profile folder and of its lock."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from fieldservice.errors import EnvironmentFault, UserError
from fieldservice.system import atomic, paths
from fieldservice.system.atomic import atomic_file, environment_fault_from, free_space, write_atomic
from fieldservice.system.lock import ProfileLock, holder
from fieldservice.system.paths import Profile, open_profile


def fault_of(call: Callable[[], object]) -> EnvironmentFault:
    with pytest.raises(EnvironmentFault) as caught:
        call()
    assert caught.value.message() and caught.value.next_step()
    return caught.value


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return open_profile(tmp_path / "profile", tmp_path / "state")


def test_a_file_is_replaced_whole_and_private(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    write_atomic(path, b"old")
    write_atomic(path, b"new content")
    assert path.read_bytes() == b"new content"
    assert [p.name for p in tmp_path.iterdir()] == ["a.bin"]
    assert os.name != "posix" or path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_write_that_fails_at_any_step_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    path = tmp_path / "a.bin"
    write_atomic(path, b"old")
    with monkeypatch.context() as patched:
        patched.setattr(os, step, refuse)
        assert fault_of(lambda: write_atomic(path, b"new")).code == "disk.full"
    assert path.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_bug_in_the_writer_passes_through_and_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    write_atomic(path, b"old")
    with pytest.raises(KeyError), atomic_file(path) as file:
        file.write(b"half")
        raise KeyError("a bug")
    assert path.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_really_full_disk_is_told_and_leaves_the_old_file(small_disk: Path) -> None:
    path = small_disk / "a.bin"
    write_atomic(path, b"old")
    assert fault_of(lambda: write_atomic(path, os.urandom(8_000_000))).code == "disk.full"
    assert path.read_bytes() == b"old"
    assert len(list(small_disk.iterdir())) == 1


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_every_error_of_the_system_becomes_a_sentence_and_a_next_step(number: int) -> None:
    fault = environment_fault_from(OSError(number, os.strerror(number), "/data/x"))
    assert "/data/x" in fault.message()
    assert "{" not in fault.message() + fault.next_step()


def test_a_windows_error_number_decides_where_errno_is_vague() -> None:
    error = OSError(errno.EINVAL, "vague")
    error.winerror = 112  # type: ignore[attr-defined]  # only Windows declares it
    assert environment_fault_from(error, "x").code == "disk.full"


def test_free_space_is_told_for_a_folder_not_made_yet(tmp_path: Path) -> None:
    assert free_space(tmp_path / "not" / "yet") > 0


def test_a_profile_is_made_private_with_its_folders(profile: Profile) -> None:
    for folder in (profile.folder, profile.blobs, profile.backups, profile.logs, profile.tmp):
        assert folder.is_dir()
        assert os.name != "posix" or folder.stat().st_mode & 0o777 == 0o700


def test_a_profile_keeps_its_id_and_its_content(profile: Profile) -> None:
    (profile.blobs / "kept").write_bytes(b"1")
    again = open_profile(profile.folder, profile.state_folder)
    assert again == profile
    assert (profile.blobs / "kept").exists()


def test_a_damaged_profile_id_is_replaced(profile: Profile) -> None:
    (profile.folder / "profile.json").write_bytes(b"\0\0\0")
    assert len(open_profile(profile.folder, profile.state_folder).id) == 32


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert fault_of(lambda: open_profile(tmp_path / "file")).code == "system.profile_not_folder"
    assert fault_of(lambda: open_profile(tmp_path / "file" / "below")).code == "disk.wrong_kind"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="becomes another user, which only root can")
def test_a_folder_of_another_user_is_refused(tmp_path: Path) -> None:
    # Pytest's own folders, closed to others, must not be what refuses.
    for folder in (tmp_path, *tmp_path.parents[:-2]):
        folder.chmod(folder.stat().st_mode | 0o055)
    place = tmp_path / "profile"
    place.mkdir(mode=0o755)
    os.seteuid(65534)
    try:
        fault = fault_of(lambda: open_profile(place, tmp_path / "state"))
    finally:
        os.seteuid(0)
    assert fault.code == "disk.no_permission"


def test_a_full_disk_holds_no_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(tmp_path)._replace(free=1000)
    monkeypatch.setattr(paths.shutil, "disk_usage", lambda _: usage)
    assert fault_of(lambda: open_profile(tmp_path / "profile")).code == "disk.full"


def test_a_quota_that_refuses_the_writing_is_noticed_in_spite_of_free_space(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.EDQUOT, "Disk quota exceeded")

    monkeypatch.setattr(atomic.os, "fsync", refuse)
    assert fault_of(lambda: open_profile(tmp_path / "profile")).code == "disk.full"


def test_tmp_is_emptied_and_nothing_else(profile: Profile) -> None:
    (profile.tmp / "deep" / "er").mkdir(parents=True)
    (profile.tmp / "deep" / "er" / "file").write_bytes(b"x")
    (profile.blobs / "kept").write_bytes(b"1")
    if os.name == "posix":
        (profile.tmp / "link").symlink_to(profile.blobs)
    profile.clean_tmp()
    assert list(profile.tmp.iterdir()) == []
    assert (profile.blobs / "kept").exists()


@pytest.mark.skipif(os.name != "posix", reason="symbolic links need rights on Windows")
def test_a_tmp_that_is_a_link_is_replaced_not_followed(profile: Profile) -> None:
    (profile.blobs / "kept").write_bytes(b"1")
    profile.tmp.rmdir()
    profile.tmp.symlink_to(profile.blobs)
    profile.clean_tmp()
    assert (profile.blobs / "kept").exists()
    assert not profile.tmp.is_symlink()


def test_the_incarnation_marker_lies_outside_the_profile_and_is_kept(profile: Profile) -> None:
    assert profile.incarnation() is None
    marker = profile.renew_incarnation()
    assert open_profile(profile.folder, profile.state_folder).incarnation() == marker
    assert not profile.marker_file.is_relative_to(profile.folder)
    assert profile.renew_incarnation() != marker


def test_a_copied_profile_has_no_marker(profile: Profile, tmp_path: Path) -> None:
    profile.renew_incarnation()
    shutil.copytree(profile.folder, tmp_path / "copy")
    copy = open_profile(tmp_path / "copy", profile.state_folder)
    assert copy.id == profile.id
    assert copy.incarnation() is None


def test_a_damaged_marker_counts_as_none(profile: Profile) -> None:
    profile.renew_incarnation()
    profile.marker_file.write_bytes(b"\xff\x00")
    assert profile.incarnation() is None


def test_the_default_folder_belongs_to_this_user() -> None:
    assert paths.default_folder().is_relative_to(Path.home())
    assert not paths.default_state_folder().is_relative_to(paths.default_folder())


def test_a_second_program_on_a_profile_is_refused_until_the_first_ends(profile: Profile) -> None:
    first, second = ProfileLock(profile.lock_file), ProfileLock(profile.lock_file)
    with first:
        with pytest.raises(UserError) as caught:
            second.acquire()
        assert caught.value.code == "system.already_open"
    with second:
        assert holder(profile.lock_file) is not None


def start_holder(path: Path) -> subprocess.Popen[str]:
    program = (
        "import sys\nfrom pathlib import Path\nfrom fieldservice.system.lock import ProfileLock\n"
        "lock = ProfileLock(Path(sys.argv[1]))\nlock.acquire()\nprint('held', flush=True)\nsys.stdin.read()\n"
    )
    command = [sys.executable, "-c", program, str(path)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None and process.stdout.readline() == "held\n"
    return process


def end(process: subprocess.Popen[str], by: int | None = None) -> None:
    if by is not None:
        process.send_signal(by)
    process.communicate()


def test_a_lock_is_told_across_processes_with_who_holds_it(profile: Profile) -> None:
    process = start_holder(profile.lock_file)
    try:
        with pytest.raises(UserError) as caught:
            ProfileLock(profile.lock_file).acquire()
        held = holder(profile.lock_file)
    finally:
        end(process)
    assert caught.value.code == "system.already_open"
    assert held is not None and held[0] == process.pid


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
def test_a_killed_program_blocks_nobody(profile: Profile) -> None:
    process = start_holder(profile.lock_file)
    end(process, signal.SIGKILL)
    with ProfileLock(profile.lock_file):
        held = holder(profile.lock_file)
        assert held is not None and held[0] == os.getpid()


def test_a_lock_held_on_another_computer_names_it(profile: Profile) -> None:
    with ProfileLock(profile.lock_file):
        profile.lock_file.write_text('{"pid": 7, "machine": "WORKSHOP-2"}')
        with pytest.raises(UserError) as caught:
            ProfileLock(profile.lock_file).acquire()
    assert "WORKSHOP-2" in caught.value.message()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"{}", b"[]", b'{"pid": "x", "machine": 1}'])
def test_a_lock_file_of_any_content_can_be_locked(profile: Profile, content: bytes) -> None:
    profile.lock_file.write_bytes(content)
    assert holder(profile.lock_file) is None
    with ProfileLock(profile.lock_file):
        assert holder(profile.lock_file) is not None
