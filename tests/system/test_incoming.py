"""Promises of half-arrived blobs: what arrived is kept, a kill costs one piece, nothing wrong or readable stays."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from fieldservice.system.blobs import Blobs
from fieldservice.system.incoming import Incoming

KEY = bytes(range(32))
CONTENT = b"a photo of a nameplate " * 400
SHA = hashlib.sha256(CONTENT).hexdigest()
PIECE = 1_000


@pytest.fixture
def incoming(tmp_path: Path) -> Incoming:
    return Incoming(tmp_path / "incoming", KEY)


def fill(incoming: Incoming, upto: int = len(CONTENT), content: bytes = CONTENT) -> None:
    while (have := incoming.have(SHA)) < upto:
        incoming.add(SHA, have, content[have : have + PIECE])


def the_file(tmp_path: Path) -> Path:
    [path] = (tmp_path / "incoming").iterdir()
    return path


def test_pieces_become_the_blob_and_nothing_stays_behind(tmp_path, incoming):
    blobs = Blobs(tmp_path / "blobs", KEY)
    fill(incoming)
    assert incoming.finish(SHA, blobs)
    assert blobs.read(SHA) == CONTENT
    assert list((tmp_path / "incoming").iterdir()) == []


def test_a_file_cut_at_any_byte_goes_on_from_the_last_whole_piece(tmp_path, incoming):
    blobs = Blobs(tmp_path / "blobs", KEY)
    fill(incoming, 3 * PIECE)
    whole = the_file(tmp_path).read_bytes()
    for cut in range(0, len(whole), 37):
        the_file(tmp_path).write_bytes(whole[:cut])
        assert incoming.have(SHA) == PIECE * (cut // (PIECE + 32))
        fill(incoming, 3 * PIECE)
    fill(incoming)
    assert incoming.finish(SHA, blobs)


def test_a_last_piece_that_the_power_cut_left_as_zeros_is_fetched_again(tmp_path, incoming):
    fill(incoming, 2 * PIECE)
    data = bytearray(the_file(tmp_path).read_bytes())
    data[-PIECE:] = bytes(PIECE)
    the_file(tmp_path).write_bytes(data)
    assert incoming.have(SHA) == PIECE


def test_a_content_that_is_not_what_its_name_says_is_thrown_away(tmp_path, incoming):
    blobs = Blobs(tmp_path / "blobs", KEY)
    fill(incoming, content=bytes(len(CONTENT)))
    assert not incoming.finish(SHA, blobs)
    assert not blobs.exists(SHA)
    assert incoming.have(SHA) == 0


def test_damage_in_the_middle_is_never_taken_for_the_blob(tmp_path, incoming):
    blobs = Blobs(tmp_path / "blobs", KEY)
    fill(incoming)
    data = bytearray(the_file(tmp_path).read_bytes())
    data[len(data) // 2] ^= 1
    the_file(tmp_path).write_bytes(data)
    assert not incoming.finish(SHA, blobs)
    assert not blobs.exists(SHA)


def test_nothing_readable_lies_on_the_disk(tmp_path, incoming):
    fill(incoming, 2 * PIECE)
    assert b"nameplate" not in the_file(tmp_path).read_bytes()
    assert SHA not in the_file(tmp_path).name


def test_a_piece_in_the_wrong_place_is_a_bug(incoming):
    fill(incoming, PIECE)
    with pytest.raises(ValueError):
        incoming.add(SHA, 5 * PIECE, os.urandom(10))
