"""Photos and files: after the rows that name them, small ones first, each byte once or not at all wasted."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from fieldservice.domain.records import Attachment, Company, Part
from fieldservice.store.queries import blob_transfers as transfers
from fieldservice.sync import failures
from fieldservice.sync.blob_queue import SMALL
from fieldservice.sync.failures import SyncFailure
from fieldservice.sync.messages import Row
from fieldservice.system.incoming import Incoming
from tests.services.conftest import KEY
from tests.sync.conftest import make_station


def named(station, content: bytes, **facts) -> str:
    """The hub has a photo, and its row has come here."""
    sha = hashlib.sha256(content).hexdigest()
    station.hub.blobs[sha] = content
    station.world.add(Attachment(id=station.world.ids(), sha=sha, size=len(content), **facts))
    return sha


def states(station) -> dict[str, str]:
    return dict(station.world.read().rows("SELECT sha, state FROM blob_transfer"))


def test_a_photo_is_sent_after_the_row_that_names_it(station):
    station.photo(b"photo" * 1000)
    station.run()
    asked = station.hub.asked
    assert asked.index("push") < asked.index("put_piece")
    assert set(states(station).values()) == {"done"}


def test_whoever_shows_a_row_hears_when_its_photo_has_come(station):
    photo = named(station, b"photo" * 1000, work_order_id="1" * 32)
    heard = []
    station.world.context.store.on_commit(heard.append)
    station.run()
    (notice,) = [each for each in heard if each.intent == "sync.file"]
    (row,) = station.world.read().where(Attachment, sha=photo)
    assert notice.changes == {"attachment": frozenset({row.id})}
    assert station.world.context.blobs.exists(photo)
    assert states(station)[photo] == "done"


def test_photos_count_as_waiting_before_there_is_a_network(station):
    station.run()
    station.link.online = False
    sha = station.photo(b"photo" * 1000)
    station.run()
    assert states(station) == {sha: "waiting"} and station.queue.outstanding()["up"].count == 1
    station.link.online = True
    station.engine.network_back()
    station.run()
    assert states(station) == {sha: "done"}


def test_everything_that_a_row_can_name_is_sent(station):
    put = station.world.context.blobs.put
    shas = [put(f"content {n}".encode()).sha256 for n in range(4)]
    ids = station.world.ids
    station.world.add(Attachment(id=ids(), sha=shas[0], thumbnail_sha=shas[1]))
    station.world.add(Part(id=ids(), number="P", photo_sha=shas[2]))
    station.world.add(Company(id=ids(), name="x", logo_sha=shas[3]))
    station.run()
    assert set(station.hub.blobs) == set(shas)


def test_every_column_for_a_blob_is_known():
    assert set(transfers.naming_tables()) >= {"attachment", "signature", "part", "company"}
    assert transfers.naming_tables()["attachment"] == ("sha", "thumbnail_sha")


def test_what_was_there_before_the_program_started_is_found(world):
    ref = world.context.blobs.put(b"old photo")
    world.add(Attachment(id=world.ids(), sha=ref.sha256, size=ref.size))
    late = make_station(world)
    late.run()
    assert ref.sha256 in late.hub.blobs


def test_thumbnails_and_signatures_come_before_originals(station):
    large = named(station, Random(1).randbytes(400_000))
    thumb = hashlib.sha256(b"thumb").hexdigest()
    station.hub.blobs[thumb] = b"thumb"
    station.world.add(Attachment(id=station.world.ids(), thumbnail_sha=thumb))
    station.run(until=lambda: station.world.context.blobs.exists(thumb))
    assert not station.world.context.blobs.exists(large)
    station.run()
    assert station.world.context.blobs.exists(large)


def test_one_that_somebody_looks_at_comes_first(station):
    for n in range(5):
        named(station, Random(n).randbytes(1000))
    wanted = named(station, Random(9).randbytes(500_000))
    station.queue.look(station.now)
    station.queue.want(wanted)
    assert station.queue.next().sha == wanted


def test_over_a_metered_connection_large_ones_wait_and_small_ones_do_not(station):
    station.engine.set_metered(True)
    small, large = station.photo(bytes(SMALL)), station.photo(Random(2).randbytes(SMALL + 1))
    station.run()
    assert small in station.hub.blobs
    assert large not in station.hub.blobs
    assert station.engine.state.sending.count == 1
    station.engine.set_metered(False)
    station.run(timedelta(seconds=10))
    assert large in station.hub.blobs


def test_the_metered_switch_outlives_the_program(station):
    station.engine.set_metered(True)
    assert make_station(station.world).engine.state.metered


def test_an_upload_goes_on_where_the_hub_stands(world):
    slow = make_station(world, bytes_a_second=25_000, way=0.6)
    content = Random(3).randbytes(600_000)
    sha = slow.photo(content)
    slow.run(until=lambda: len(slow.hub.uploads.get(sha, b"")) > 200_000)
    standing = len(slow.hub.uploads[sha])
    again = make_station(world, bytes_a_second=25_000, way=0.6)  # the program was started again
    again.hub.uploads, again.hub.blobs = slow.hub.uploads, slow.hub.blobs
    again.run(timedelta(minutes=10))
    assert again.hub.blobs[sha] == content
    assert again.link.carried < len(content) - standing + 20_000


def test_a_download_goes_on_where_it_stopped(world):
    slow = make_station(world, bytes_a_second=25_000, way=0.6)
    content = Random(4).randbytes(600_000)
    sha = named(slow, content)
    incoming = Incoming(world.profile.blobs / "incoming", KEY)
    slow.run(until=lambda: incoming.have(sha) > 200_000)
    have = incoming.have(sha)
    again = make_station(world, bytes_a_second=25_000, way=0.6)
    again.hub.blobs = slow.hub.blobs
    again.run(timedelta(minutes=10))
    assert world.context.blobs.read(sha) == content
    assert again.link.carried < len(content) - have + 20_000
    assert list((world.profile.blobs / "incoming").iterdir()) == []


def test_what_the_hub_does_not_want_yet_keeps_nothing_else_waiting_and_is_tried_again(station):
    first, second = station.photo(b"1" * 500), station.photo(b"2" * 900)
    station.hub.unwanted = {first}
    station.run(timedelta(minutes=1))
    assert second in station.hub.blobs
    assert states(station)[first] == "held"
    station.hub.unwanted = set()
    station.run(timedelta(minutes=12))
    assert first in station.hub.blobs


def test_photos_wait_for_a_full_hub_are_told_as_that_and_go_once_there_is_room(station):
    first, second = station.photo(b"1" * 500), station.photo(b"2" * 900)
    station.hub.refuse["put_piece"] = SyncFailure(failures.FAULT, hub_code="full")
    station.run(timedelta(minutes=2))
    assert states(station) == {first: "full", second: "waiting"}  # nothing is pushed at a hub without room
    asked = station.hub.asked.count("put_piece")
    assert station.engine.state.problem is None and station.queue.outstanding()["up"].count == 2
    station.photo(b"3" * 300)
    station.run(timedelta(minutes=2))
    assert station.hub.asked.count("put_piece") == asked and states(station)[first] == "full"
    del station.hub.refuse["put_piece"]
    station.run(timedelta(minutes=22))
    assert set(states(station).values()) == {"done"}


def test_whoever_presses_the_button_has_a_full_hub_asked_again_at_once(station):
    sha = station.photo(b"1" * 500)
    station.hub.refuse["put_piece"] = SyncFailure(failures.FAULT, hub_code="full")
    station.run(timedelta(minutes=1))
    assert states(station) == {sha: "full"}
    del station.hub.refuse["put_piece"]
    station.engine.network_back()
    station.run(timedelta(seconds=5))
    assert states(station) == {sha: "done"}


def test_a_device_that_was_shut_out_does_not_wait_for_room_for_ever(station):
    station.run()
    station.photo(b"1" * 500)
    station.hub.refuse["put_piece"] = SyncFailure(failures.FAULT, hub_code="full")
    station.hub.revoked = True
    station.run(timedelta(hours=12), until=lambda: station.engine.revoked_and_drained)
    assert station.engine.revoked_and_drained and station.hub.asked.count("put_piece") >= 5


def test_a_photo_that_is_too_large_for_the_hub_is_told_as_that_and_asked_about_again(station):
    first, second = station.photo(b"1" * 500), station.photo(b"2" * 900)
    station.hub.refuse["put_piece"] = SyncFailure(failures.REFUSED, hub_code="too_large")
    station.run(timedelta(minutes=2))
    assert set(states(station).values()) == {"too_large"}
    del station.hub.refuse["put_piece"]
    station.run(timedelta(minutes=25))
    assert states(station) == {first: "done", second: "done"}


@pytest.mark.parametrize("paused", [True, False])
def test_a_new_photo_is_counted_at_once_whatever_keeps_it_here(station, paused):
    station.run()
    if paused:
        station.engine.pause()
    else:
        station.link.online = False
    station.photo(b"photo" * 1000)
    station.engine.committed()
    station.engine.step(station.world.clock.now())
    assert station.engine.state.sending.count == 1


def test_what_the_hub_has_not_got_yet_comes_when_it_has(station):
    content = b"somebody else's photo"
    sha = named(station, content)
    del station.hub.blobs[sha]
    station.run(timedelta(minutes=1))
    assert not station.world.context.blobs.exists(sha)
    station.hub.blobs[sha] = content
    station.run(timedelta(minutes=12))
    assert station.world.context.blobs.read(sha) == content


def test_a_download_that_is_not_what_its_name_says_is_never_kept(station):
    sha = named(station, b"right")
    station.hub.blobs[sha] = b"wrong"
    station.run(timedelta(minutes=5))
    assert not station.world.context.blobs.exists(sha)
    station.hub.blobs[sha] = b"right"
    station.run(timedelta(minutes=12))
    assert station.world.context.blobs.read(sha) == b"right"


def test_a_photo_that_always_breaks_the_connection_is_put_aside_for_the_others(station):
    bad = station.photo(b"x" * 10)
    good = [station.photo(Random(n).randbytes(2000)) for n in range(3)]
    real = station.hub.put_piece

    def breaks(sha, offset, piece, whole):
        if sha == bad:
            raise SyncFailure(failures.OFFLINE, "reset")
        return real(sha, offset, piece, whole)

    station.hub.put_piece = breaks
    station.run(timedelta(hours=1), until=lambda: set(good) <= set(station.hub.blobs))
    assert set(good) <= set(station.hub.blobs)


def test_a_damaged_photo_here_is_said_and_does_not_stop_the_others(station):
    damaged, sound = station.photo(b"d" * 3000), station.photo(b"s" * 4000)
    path = station.world.context.blobs._path(damaged)
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    station.run()
    assert sound in station.hub.blobs
    assert states(station)[damaged] == "damaged"


def test_a_photo_that_is_gone_here_is_fetched_from_the_hub(station):
    content = b"restored"
    sha = station.photo(content)
    station.queue.look(station.now)
    station.world.context.blobs.delete(sha)
    station.hub.blobs[sha] = content
    station.run()
    assert station.world.context.blobs.read(sha) == content


def test_a_restored_hub_gets_the_photos_that_it_lost(station):
    sha = station.photo(b"photo")
    station.run()
    station.hub.blobs.clear()
    station.hub.epoch = "another"
    station.engine.network_back()
    station.run()
    assert sha in station.hub.blobs


@pytest.mark.parametrize("name", ["../../etc/passwd", "G" * 64, "A" * 64, "0" * 63, "x"])
def test_a_name_that_is_none_is_passed_over(station, name):
    station.world.add(Attachment(id=station.world.ids(), sha=name, size=10))
    station.run()
    assert states(station) == {}
    assert station.engine.state.problem is None


def test_a_row_that_left_this_device_takes_its_download_off_the_list(station):
    sha = named(station, Random(1).randbytes(3000))
    station.queue.look(station.now)
    station.world.store.database.connection().execute("DELETE FROM attachment WHERE sha = ?", (sha,))
    station.run()
    assert states(station) == {}
    assert not station.world.context.blobs.exists(sha)


_KILLED = """
import os, signal, sys
from pathlib import Path
from fieldservice.system.blobs import Blobs
from fieldservice.system.incoming import Incoming
from fieldservice.system.keys import derive
folder, sha, content, stop = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]).read_bytes(), int(sys.argv[4])
key = bytes(range(32))
incoming, blobs = Incoming(folder / "incoming", key), Blobs(folder, derive(key, "blobs"))
seen = 0
real = {name: getattr(os, name) for name in ("fsync", "replace", "unlink", "ftruncate")}
def counted(name):
    def call(*args, **more):
        global seen
        seen += 1
        if seen == stop:
            os.kill(os.getpid(), signal.SIGKILL)
        return real[name](*args, **more)
    return call
for name in real:
    setattr(os, name, counted(name))
while (have := incoming.have(sha)) < len(content):
    incoming.add(sha, have, content[have:have + 7000])
assert incoming.finish(sha, blobs)
print("done")
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX")
def test_a_kill_at_any_step_costs_no_more_than_a_piece(tmp_path: Path):
    content = Random(8).randbytes(20_000)
    sha = hashlib.sha256(content).hexdigest()
    (tmp_path / "content").write_bytes(content)
    arguments = [sys.executable, "-c", _KILLED, str(tmp_path / "blobs"), sha, str(tmp_path / "content")]
    for stop in range(1, 40):
        done = subprocess.run([*arguments, str(stop)], capture_output=True, text=True, check=False)
        if done.stdout.strip() == "done":
            break
        assert done.returncode == -9, done.stderr
    else:
        raise AssertionError("it never came to an end")
    assert stop > 3
    from fieldservice.system.blobs import Blobs
    from fieldservice.system.keys import derive

    assert Blobs(tmp_path / "blobs", derive(KEY, "blobs")).read(sha) == content


def test_rows_of_the_double_are_those_of_the_protocol():
    assert Row.__struct_fields__[:5] == ("table", "id", "at", "base", "values")
