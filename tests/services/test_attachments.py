"""What photos and files promise."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldservice.domain.records import Attachment
from fieldservice.errors import UserError
from tests.services.conftest import World
from tests.services.field import Job, jpeg, make_job


@pytest.fixture
def job(world: World) -> Job:
    """A booked repair."""
    return make_job(world)


def test_a_photo_is_kept_with_a_thumbnail_and_can_be_read_after_a_restart(job: Job) -> None:
    made = job.services.attachments.add_photo(jpeg(), "面板.jpg", stage="before", work_order_id=job.work_order_id)
    world = job.world.reopen()
    stored = world.find(Attachment, made.id)
    assert (stored.kind, stored.stage, stored.width, stored.height) == ("photo", "before", 640, 480)
    assert len(world.context.blobs.read(stored.sha)) == stored.size
    assert world.context.blobs.read(stored.thumbnail_sha).startswith(b"\xff\xd8")


def test_the_bytes_on_disk_are_not_the_picture(job: Job) -> None:
    made = job.services.attachments.add_photo(jpeg(), work_order_id=job.work_order_id)
    content = job.services.attachments.content(made)
    stored = [path.read_bytes() for path in job.world.profile.blobs.rglob("*") if path.is_file()]
    assert stored and not any(content[:64] in kept for kept in stored)


def test_many_files_are_attached_and_each_says_what_became_of_it(job: Job, tmp_path: Path) -> None:
    photo, text, empty = tmp_path / "a.jpg", tmp_path / "b.txt", tmp_path / "c.jpg"
    photo.write_bytes(jpeg())
    text.write_text("运行记录", encoding="utf-8")
    empty.write_bytes(b"")
    outcomes = job.services.attachments.attach(
        [photo, text, empty, tmp_path / "gone.jpg"], work_order_id=job.work_order_id
    )
    assert [outcome.ok for outcome in outcomes] == [True, True, False, False]
    assert [o.attachment.kind for o in outcomes if o.attachment] == ["photo", "file"]
    assert all(outcome.sentence for outcome in outcomes)
    assert len(job.services.attachments.of_work_order(job.work_order_id)) == 2


def test_a_damaged_photo_is_refused_in_words_and_leaves_no_row(job: Job) -> None:
    with pytest.raises(UserError) as error:
        job.services.attachments.add_photo(jpeg()[:300], "x.jpg", work_order_id=job.work_order_id)
    assert error.value.code == "media.damaged"
    assert job.world.read().where(Attachment) == []


def test_removing_hides_and_restoring_brings_it_back_with_its_bytes(job: Job) -> None:
    attachments = job.services.attachments
    made = attachments.add_photo(jpeg(), work_order_id=job.work_order_id)
    attachments.remove(made.id)
    assert attachments.of_work_order(job.work_order_id) == []
    attachments.restore(made.id)
    assert attachments.content(attachments.of_work_order(job.work_order_id)[0])


def test_caption_and_stage_can_be_changed_and_changed_back(job: Job) -> None:
    attachments = job.services.attachments
    made = attachments.add_photo(jpeg(), work_order_id=job.work_order_id)
    before = attachments.change(made.id, caption=" 换下的阀芯 ", stage="after")
    assert (attachments.get(made.id).caption, attachments.get(made.id).stage) == ("换下的阀芯", "after")
    attachments.change(made.id, **before)
    assert attachments.get(made.id) == made


def test_a_photo_of_an_answer_belongs_to_its_question(job: Job) -> None:
    job.go()
    checklist = job.services.checklists.of_work_order(job.work_order_id)[1].checklist
    made = job.services.attachments.add_photo(
        jpeg(), work_order_id=job.work_order_id, checklist_id=checklist.id, question="discharge"
    )
    assert job.world.read().where(Attachment, checklist_id=checklist.id, question="discharge", removed=False) == [made]


def test_a_finished_work_order_takes_papers_but_no_more_photos(job: Job) -> None:
    job.services.work_orders.complete(job.work_order_id)
    with pytest.raises(UserError):
        job.services.attachments.add_photo(jpeg(), work_order_id=job.work_order_id)
    copy = job.services.reports.keep_copy(job.work_order_id, b"%PDF-1.7\n%%EOF\n")
    assert (copy.kind, copy.mime) == ("file", "application/pdf")


def test_the_row_is_committed_only_after_the_bytes_are_on_disk(job: Job) -> None:
    seen: list[bool] = []

    def look(notice: object) -> None:
        rows = job.world.read().where(Attachment)
        seen.append(all(job.world.context.blobs.exists(row.sha) for row in rows))

    job.world.store.on_commit(look)
    job.services.attachments.add_photo(jpeg(), work_order_id=job.work_order_id)
    assert seen == [True]
