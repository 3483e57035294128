"""Several photos of a part: the first is its face, nothing is lost by undoing."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from fieldservice.domain.records import Part, PartPhoto
from fieldservice.errors import UserError
from fieldservice.services import part_photos
from fieldservice.services.catalogue import Catalogue
from tests.services.conftest import World


def picture(red: int) -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (64, 48), (red, 80, 120)).save(held, "PNG")
    return held.getvalue()


@pytest.fixture
def catalogue(world: World) -> Catalogue:
    return Catalogue(world.context)


@pytest.fixture
def part(catalogue: Catalogue) -> Part:
    return catalogue.add_part(number="HC-1", name="阀")


def names(catalogue: Catalogue, part: Part) -> list[str]:
    return [photo.name for photo in catalogue.photos.of_part(part.id)]


def face(world: World, part: Part) -> str:
    return world.find(Part, part.id).photo_sha


def test_the_first_photo_is_the_face_and_the_order_can_be_changed_and_put_back(
    catalogue: Catalogue, part: Part, world: World
) -> None:
    made = [catalogue.photos.add(part.id, picture(red), f"{red}.png") for red in (10, 20, 30)]
    assert face(world, part) == made[0].sha
    before = catalogue.photos.put_in_order(part.id, [made[2].id, made[0].id])
    shown = catalogue.photos.of_part(part.id)
    assert [photo.id for photo in shown] == [made[2].id, made[0].id, made[1].id]
    assert face(world, part) == made[2].sha
    catalogue.photos.put_in_order(part.id, before)
    assert [photo.id for photo in catalogue.photos.of_part(part.id)] == [photo.id for photo in made]
    assert face(world, part) == made[0].sha


def test_the_next_photo_is_the_face_when_the_first_is_removed_and_removing_is_undone(
    catalogue: Catalogue, part: Part, world: World
) -> None:
    first, second = (catalogue.photos.add(part.id, picture(red)) for red in (10, 20))
    gone = catalogue.photos.remove(first.id)
    assert face(world, part) == second.sha and len(catalogue.photos.of_part(part.id)) == 1
    catalogue.photos.restore(gone)
    assert face(world, part) == first.sha
    assert [photo.id for photo in catalogue.photos.of_part(part.id)] == [first.id, second.id]
    catalogue.photos.remove(second.id)
    catalogue.photos.remove(first.id)
    assert face(world, part) == "" and catalogue.photos.of_part(part.id) == ()


def test_a_face_from_before_there_were_several_photos_is_one_of_them(
    catalogue: Catalogue, part: Part, world: World
) -> None:
    old = world.context.blobs.put(picture(5)).sha256
    catalogue.change_part(part.id, photo_sha=old)
    (shown,) = catalogue.photos.of_part(part.id)
    assert shown.sha == old
    added = catalogue.photos.add(part.id, picture(10))
    assert [photo.sha for photo in catalogue.photos.of_part(part.id)] == [old, added.sha] and face(world, part) == old
    other = catalogue.add_part(number="HC-2", name="阀", photo_sha=old)
    (alone,) = catalogue.photos.of_part(other.id)
    gone = catalogue.photos.remove(alone.id)
    assert face(world, other) == "" and catalogue.photos.of_part(other.id) == ()
    catalogue.photos.restore(gone)
    assert face(world, other) == old


def test_the_same_photo_is_not_kept_twice_and_what_is_no_picture_is_refused(catalogue: Catalogue, part: Part) -> None:
    catalogue.photos.add(part.id, picture(10))
    with pytest.raises(UserError) as refused:
        catalogue.photos.add(part.id, picture(10))
    assert refused.value.code == "part_photos.known"
    with pytest.raises(UserError):
        catalogue.photos.add(part.id, b"no picture", "a.txt")
    assert len(catalogue.photos.of_part(part.id)) == 1


def test_a_part_has_so_many_photos_at_most(catalogue: Catalogue, part: Part, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(part_photos, "MOST", 2)
    for red in (10, 20):
        catalogue.photos.add(part.id, picture(red))
    with pytest.raises(UserError) as refused:
        catalogue.photos.add(part.id, picture(30))
    assert refused.value.code == "part_photos.enough"


def test_photos_that_two_people_added_apart_are_both_there(catalogue: Catalogue, part: Part, world: World) -> None:
    first = catalogue.photos.add(part.id, picture(10))
    world.add(PartPhoto(id=world.context.ids(), part_id=part.id, sha="f" * 64, place=0))  # came from elsewhere
    assert [photo.sha for photo in catalogue.photos.of_part(part.id)] == [first.sha, "f" * 64]
