"""What removing files that nothing names any more promises."""

from __future__ import annotations

import os
from datetime import timedelta

import pytest

from fieldservice.domain.records import Attachment
from fieldservice.services.drafts import Drafts
from fieldservice.services.file_sweep import DAYS, FileSweep
from fieldservice.store import outbox
from fieldservice.store.queries import blob_transfers
from tests.services.conftest import World
from tests.services.field import Job, jpeg, make_job


@pytest.fixture
def job(world: World) -> Job:
    """A booked repair."""
    return make_job(world)


def lying(world: World, content: bytes) -> str:
    """A file of long ago that no row names."""
    sha = world.context.blobs.put(content).sha256
    age(world)
    return sha


def age(world: World) -> None:
    for path in world.profile.blobs.rglob("*"):
        if path.is_file():
            os.utime(path, (0, 0))


def open_on(world: World, days: int) -> int:
    """The program is opened on so many days; how many files went."""
    gone = 0
    for _ in range(days):
        world.clock.advance(timedelta(days=1))
        gone += FileSweep(world.context).sweep()
    return gone


def test_a_file_that_nothing_names_goes_after_thirty_days_on_which_the_program_was_open(world: World) -> None:
    sha = lying(world, b"of a draft that was thrown away")
    assert open_on(world, DAYS) == 0
    assert world.context.blobs.exists(sha)
    assert open_on(world, 1) == 1
    assert not world.context.blobs.exists(sha)


def test_a_clock_that_jumps_counts_as_one_day(world: World) -> None:
    sha = lying(world, b"x")
    open_on(world, 1)
    world.clock.advance(timedelta(days=4_000))
    open_on(world, 2)
    assert world.context.blobs.exists(sha)


def test_starting_often_on_one_day_counts_once(world: World) -> None:
    sha = lying(world, b"x")
    for _ in range(DAYS * 2):
        FileSweep(world.context).sweep()
    assert world.context.blobs.exists(sha)


def test_what_rows_and_drafts_name_stays(job: Job) -> None:
    world = job.world
    made = job.services.attachments.add_photo(jpeg(), work_order_id=job.work_order_id)
    job.services.attachments.remove(made.id)  # it can be brought back
    drafted = lying(world, b"in a half filled form")
    Drafts(world.context).save("request.new", {"photos": [drafted]})
    age(world)
    assert open_on(world, DAYS * 2) == 0
    stored = world.find(Attachment, made.id)
    assert all(world.context.blobs.exists(sha) for sha in (drafted, stored.sha, stored.thumbnail_sha))


def test_a_file_that_is_named_again_begins_anew(world: World) -> None:
    sha = lying(world, b"comes back")
    open_on(world, DAYS)
    Drafts(world.context).save("request.new", {"photo": sha})
    open_on(world, 1)
    Drafts(world.context).forget("request.new")
    assert open_on(world, DAYS) == 0
    assert open_on(world, 1) == 1


@pytest.mark.parametrize("state", [outbox.REFUSED, outbox.PARKED, outbox.QUARANTINED, outbox.IN_CONFLICT])
def test_what_work_names_that_the_hub_did_not_take_stays(job: Job, state: int) -> None:
    world = job.world
    made = job.services.attachments.add_photo(jpeg(), work_order_id=job.work_order_id)
    connection = world.store.database.connection()
    with world.store.database.guard():  # as if the hub had refused it: the row is gone, the work can be offered again
        connection.execute("UPDATE mutation SET state = ? WHERE mid = ?", (state, world.last_mid()))
        connection.execute("DELETE FROM attachment WHERE id = ?", (made.id,))
    age(world)
    assert open_on(world, DAYS * 2) == 0
    assert world.context.blobs.exists(made.sha)


def test_what_the_hub_has_not_confirmed_stays_and_what_it_has_may_be_fetched_again(world: World) -> None:
    waiting, confirmed = lying(world, b"not delivered"), lying(world, b"delivered")
    blob_transfers.list_transfers(world.store, [(sha, blob_transfers.UP, 9) for sha in (waiting, confirmed)], 0)
    transfer = next(each for each in blob_transfers.waiting(world.read(), ["up"]) if each.sha == confirmed)
    blob_transfers.note(world.store, transfer, state=blob_transfers.DONE)
    assert open_on(world, DAYS + 1) == 1
    assert world.context.blobs.exists(waiting) and not world.context.blobs.exists(confirmed)
    listed = world.read().rows("SELECT sha FROM blob_transfer")
    assert [row[0] for row in listed] == [waiting]


def test_a_file_that_is_put_again_on_the_last_day_stays(world: World) -> None:
    sha = lying(world, b"once more")
    open_on(world, DAYS)
    world.context.blobs.put(b"once more")  # its row is not committed yet
    assert open_on(world, 1) == 0
    assert world.context.blobs.exists(sha)
