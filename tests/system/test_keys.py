"""Promises of keys: one passphrase, one printed code, and no single damage that locks anybody out."""

from __future__ import annotations

import io
import json
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldservice.errors import EnvironmentFault, FieldServiceError, UserError
from fieldservice.system import keys
from fieldservice.system.atomic import environment_fault_from
from fieldservice.system.recovery_code import ALPHABET, CODE_BYTES, format_code, parse_code

PASSPHRASE = "correct horse 电池"


@pytest.fixture
def made(tmp_path: Path) -> tuple[bytes, str]:
    return keys.create_keys(tmp_path, PASSPHRASE)


def code_of(call: Callable[[], object]) -> str:
    with pytest.raises(FieldServiceError) as caught:
        call()
    return caught.value.code


def test_the_passphrase_opens_the_key(tmp_path: Path, made: tuple[bytes, str]) -> None:
    assert keys.unlock(tmp_path, PASSPHRASE) == made[0]
    assert len(made[0]) == 32


def test_stretching_costs_a_guesser_what_rfc_9106_recommends(tmp_path: Path, as_shipped: None) -> None:
    """Its second recommended option: three passes over 64 MiB in four lanes."""
    raw_key, _ = keys.create_keys(tmp_path, PASSPHRASE)
    stored = json.loads((tmp_path / keys.KEY_FILES[0]).read_bytes())["passphrase"]
    assert stored["kdf"] == "argon2id"
    assert (stored["time_cost"], stored["memory_kib"], stored["lanes"]) >= (3, 64 * 1024, 4)
    assert keys.unlock(tmp_path, PASSPHRASE) == raw_key


def test_the_raw_key_and_the_passphrase_are_nowhere_on_the_disk(tmp_path: Path, made: tuple[bytes, str]) -> None:
    stored = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert made[0] not in stored and made[0].hex().encode() not in stored
    assert PASSPHRASE.encode() not in stored and made[1].encode() not in stored


def test_a_wrong_passphrase_is_refused_in_a_sentence(tmp_path: Path, made: tuple[bytes, str]) -> None:
    for wrong in ("correct horse", "", PASSPHRASE + " ", PASSPHRASE.upper()):
        assert code_of(lambda wrong=wrong: keys.unlock(tmp_path, wrong)) == "signin.wrong_passphrase"


def test_a_passphrase_typed_in_decomposed_letters_is_the_same(tmp_path: Path) -> None:
    raw_key, _ = keys.create_keys(tmp_path, unicodedata.normalize("NFD", "Überprüfung"))
    assert keys.unlock(tmp_path, unicodedata.normalize("NFC", "Überprüfung")) == raw_key


def test_a_passphrase_has_at_least_eight_characters_as_people_count_them(tmp_path: Path) -> None:
    assert code_of(lambda: keys.create_keys(tmp_path, "1234567")) == "signin.passphrase_short"
    assert code_of(lambda: keys.check_passphrase("e\u0301" * 7)) == "signin.passphrase_short"
    keys.check_passphrase("售后服务平台密码")
    assert not keys.keys_exist(tmp_path)


def test_existing_keys_are_never_overwritten(tmp_path: Path, made: tuple[bytes, str]) -> None:
    assert code_of(lambda: keys.create_keys(tmp_path, "another passphrase")) == "signin.keys_exist"
    assert keys.unlock(tmp_path, PASSPHRASE) == made[0]


def test_a_changed_passphrase_keeps_the_key_and_shuts_out_the_old_one(tmp_path: Path, made: tuple[bytes, str]) -> None:
    keys.change_passphrase(tmp_path, PASSPHRASE, "a better passphrase")
    assert keys.unlock(tmp_path, "a better passphrase") == made[0]
    assert code_of(lambda: keys.unlock(tmp_path, PASSPHRASE)) == "signin.wrong_passphrase"
    assert keys.recover(tmp_path, made[1], "third passphrase") == made[0]


def test_the_recovery_code_gives_the_key_back_with_a_new_passphrase(tmp_path: Path, made: tuple[bytes, str]) -> None:
    assert keys.recover(tmp_path, made[1], "remembered again") == made[0]
    assert keys.unlock(tmp_path, "remembered again") == made[0]


def test_a_recovery_code_of_other_data_is_refused_and_changes_nothing(tmp_path: Path, made: tuple[bytes, str]) -> None:
    other = format_code(bytes(CODE_BYTES))
    assert code_of(lambda: keys.recover(tmp_path, other, "a new passphrase")) == "signin.wrong_recovery_code"
    assert keys.unlock(tmp_path, PASSPHRASE) == made[0]


def test_a_renewed_recovery_code_replaces_the_old_one(tmp_path: Path, made: tuple[bytes, str]) -> None:
    fresh = keys.renew_recovery_code(tmp_path, PASSPHRASE)
    assert code_of(lambda: keys.recover(tmp_path, made[1], "a new passphrase")) == "signin.wrong_recovery_code"
    assert keys.recover(tmp_path, fresh, "a new passphrase") == made[0]


DAMAGE = {
    "gone": lambda path: path.unlink(),
    "empty": lambda path: path.write_bytes(b""),
    "zeros after a power cut": lambda path: path.write_bytes(bytes(path.stat().st_size)),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:200]),
    "one bit": lambda path: path.write_bytes(path.read_bytes().replace(b'"salt": "', b'"salt": "A', 1)),
    "another file": lambda path: path.write_bytes(b"[" * 100_000),
    "a list": lambda path: path.write_bytes(b"[1, 2]"),
}


@pytest.mark.parametrize("name", keys.KEY_FILES)
@pytest.mark.parametrize("damage", DAMAGE)
def test_one_damaged_key_file_is_mended_from_the_other(
    tmp_path: Path, made: tuple[bytes, str], name: str, damage: str
) -> None:
    sound = (tmp_path / name).read_bytes()
    DAMAGE[damage](tmp_path / name)
    assert keys.unlock(tmp_path, PASSPHRASE) == made[0]
    assert (tmp_path / name).read_bytes() == sound


def test_every_single_flipped_bit_is_noticed(tmp_path: Path, made: tuple[bytes, str]) -> None:
    path = tmp_path / keys.KEY_FILES[0]
    sound = path.read_bytes()
    for at in range(0, len(sound), 7):
        path.write_bytes(sound[:at] + bytes([sound[at] ^ 1]) + sound[at + 1 :])
        assert keys.unlock(tmp_path, PASSPHRASE) == made[0]


def test_two_damaged_key_files_are_a_fault_with_a_next_step(tmp_path: Path, made: tuple[bytes, str]) -> None:
    for name in keys.KEY_FILES:
        (tmp_path / name).write_bytes(b"{}")
    with pytest.raises(EnvironmentFault) as caught:
        keys.unlock(tmp_path, PASSPHRASE)
    assert caught.value.code == "system.keys_damaged"
    assert caught.value.next_step()


def test_missing_key_files_are_told_from_damaged_ones(tmp_path: Path) -> None:
    assert code_of(lambda: keys.unlock(tmp_path, PASSPHRASE)) == "system.keys_missing"


def test_a_change_cut_off_between_the_two_files_counts_and_is_completed(
    tmp_path: Path, made: tuple[bytes, str]
) -> None:
    before = (tmp_path / "keys.json").read_bytes()
    keys.change_passphrase(tmp_path, PASSPHRASE, "a better passphrase")
    (tmp_path / "keys.json").write_bytes(before)
    assert keys.unlock(tmp_path, "a better passphrase") == made[0]
    assert (tmp_path / "keys.json").read_bytes() != before


def test_a_disk_that_refuses_the_mending_does_not_refuse_the_person(
    tmp_path: Path, made: tuple[bytes, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> None:
        raise environment_fault_from(OSError(28, "No space left on device"), path)

    (tmp_path / "keys.json").unlink()
    monkeypatch.setattr(keys, "write_atomic", full)
    assert keys.unlock(tmp_path, PASSPHRASE) == made[0]


def test_a_sealed_key_that_was_exchanged_does_not_open(tmp_path: Path, made: tuple[bytes, str]) -> None:
    for name in keys.KEY_FILES:
        body = json.loads((tmp_path / name).read_bytes())
        body.pop("sha256")
        body["passphrase"]["sealed"] = body["recovery"]["sealed"]
        body["sha256"] = keys._digest(body)
        (tmp_path / name).write_bytes(json.dumps(body).encode())
    assert code_of(lambda: keys.unlock(tmp_path, PASSPHRASE)) == "signin.wrong_passphrase"


def test_a_planted_key_file_can_not_demand_all_memory(tmp_path: Path, made: tuple[bytes, str]) -> None:
    for name in keys.KEY_FILES:
        body = json.loads((tmp_path / name).read_bytes())
        body.pop("sha256")
        body["passphrase"]["memory_kib"] = 2**31
        body["sha256"] = keys._digest(body)
        (tmp_path / name).write_bytes(json.dumps(body).encode())
    assert code_of(lambda: keys.unlock(tmp_path, PASSPHRASE)) == "system.keys_damaged"


def test_derived_keys_differ_by_purpose_and_repeat() -> None:
    raw_key = bytes(range(32))
    assert keys.derive(raw_key, "blobs") == keys.derive(raw_key, "blobs")
    assert len({keys.derive(raw_key, "blobs"), keys.derive(raw_key, "backup"), raw_key}) == 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("ending", ["", "\n", "\r\n", "\r\nsecond line\r\n"])
def test_a_passphrase_file_of_any_editor_is_read(tmp_path: Path, encoding: str, ending: str) -> None:
    path = tmp_path / "passphrase.txt"
    path.write_bytes((PASSPHRASE + ending).encode(encoding))
    assert keys.read_passphrase(path) == PASSPHRASE


def test_a_passphrase_comes_from_standard_input(tmp_path: Path) -> None:
    assert keys.read_passphrase(None, io.StringIO(" keeps its spaces \nrest")) == " keeps its spaces "


def test_no_passphrase_and_no_file_are_told(tmp_path: Path) -> None:
    (tmp_path / "binary").write_bytes(b"\x80\x81")
    assert code_of(lambda: keys.read_passphrase(None, io.StringIO(""))) == "signin.no_passphrase"
    assert code_of(lambda: keys.read_passphrase(tmp_path / "absent")) == "disk.not_found"
    assert code_of(lambda: keys.read_passphrase(tmp_path / "binary")) == "signin.passphrase_file"


@given(st.binary(min_size=CODE_BYTES, max_size=CODE_BYTES))
def test_a_code_reads_back_however_it_is_written(code: bytes) -> None:
    printed = format_code(code)
    assert len(printed.split("-")) == 8
    wide = "".join(chr(ord(c) + 0xFEE0) if c.isalnum() else "－" for c in printed)
    for typed in (printed, printed.lower(), printed.replace("-", ""), printed.replace("-", " — "), wide):
        assert parse_code(typed) == code
    assert parse_code(printed.replace("0", "o").replace("1", "l")) == code


@given(
    st.binary(min_size=CODE_BYTES, max_size=CODE_BYTES), st.integers(0, 39), st.sampled_from(ALPHABET), st.booleans()
)
def test_any_wrong_or_swapped_character_is_found_in_its_group(code: bytes, at: int, other: str, swap: bool) -> None:
    plain = list(format_code(code).replace("-", ""))
    before = list(plain)
    if swap and at % 5 < 4:
        plain[at], plain[at + 1] = plain[at + 1], plain[at]
    else:
        plain[at] = other
    if plain == before:
        return
    with pytest.raises(UserError) as caught:
        parse_code("".join(plain))
    assert caught.value.code == "signin.recovery_group"
    assert caught.value.params["group"] == at // 5 + 1


@given(st.binary(min_size=CODE_BYTES, max_size=CODE_BYTES), st.integers(0, 7), st.integers(0, 7))
def test_swapped_groups_are_found(code: bytes, one: int, other: int) -> None:
    groups = format_code(code).split("-")
    groups[one], groups[other] = groups[other], groups[one]
    if one != other:
        assert code_of(lambda: parse_code("-".join(groups))) == "signin.recovery_group"


@given(st.text(max_size=60))
def test_any_text_is_a_code_or_a_sentence(typed: str) -> None:
    assert code_of(lambda: parse_code(typed)) in ("signin.recovery_group", "signin.recovery_length")


def test_a_lost_or_doubled_character_is_told() -> None:
    printed = format_code(bytes(range(CODE_BYTES)))
    assert code_of(lambda: parse_code(printed[:-1])) == "signin.recovery_length"
    assert code_of(lambda: parse_code(printed + "A")) == "signin.recovery_length"
