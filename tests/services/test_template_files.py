"""Files of checklist templates: kept with the import, found by every version, shown in place when they are pictures."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from fieldservice.errors import UserError
from fieldservice.services.checklist_templates import ChecklistTemplates
from fieldservice.services.template_files import TemplateFiles
from tests.services.conftest import World


def png(colour: tuple[int, int, int]) -> bytes:
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (20, 10), colour).save(buffer, "PNG")
    return buffer.getvalue()


def template(code: str = "pump") -> dict[str, Any]:
    item = {"key": "a", "name": "a", "type": "text", "names": {"en": "A"}, "media": {"image": {"en": "dial.png"}}}
    return {
        "format": 2, "rules": "xpath", "root": "data", "code": code, "version": 1, "names": {"en": code},
        "purpose": "diagnosis", "languages": ["en"], "default_language": "en", "lists": {}, "items": [item],
    }  # fmt: skip


@pytest.fixture
def files(world: World) -> TemplateFiles:
    return TemplateFiles(world.context)


@pytest.fixture
def templates(world: World) -> ChecklistTemplates:
    return ChecklistTemplates(world.context)


def test_files_of_a_form_are_kept_by_the_names_it_has_for_them(
    files: TemplateFiles, templates: ChecklistTemplates, tmp_path: Path
) -> None:
    (tmp_path / "DIAL.png").write_bytes(png((1, 2, 3)))
    (tmp_path / "hum.mp3").write_bytes(b"ID3sound")
    taken = files.take_in({"dial.png": tmp_path / "DIAL.png", "hum.mp3": tmp_path / "hum.mp3"})
    made = templates.publish(template())
    files.add(made.id, taken)
    assert files.add(made.id, taken) == []  # they are there
    shown = files.shown(made.id)
    assert shown["dial.png"].content == png((1, 2, 3)) and shown["dial.png"].file.mime == "image/png"
    assert not shown["hum.mp3"].picture
    sound = files.stored(shown["hum.mp3"].file)
    assert (sound.name, sound.plays, sound.film, sound.here) == ("hum.mp3", True, False, True)
    assert sound.part(3, 5) == b"sound"
    sound.copy_to(tmp_path / "copy.mp3")
    assert (tmp_path / "copy.mp3").read_bytes() == b"ID3sound"


def test_a_later_version_goes_on_showing_the_pictures_of_the_one_before_unless_it_has_its_own(
    files: TemplateFiles, templates: ChecklistTemplates, tmp_path: Path
) -> None:
    picture = tmp_path / "dial.png"
    picture.write_bytes(png((1, 2, 3)))
    first = templates.publish(template())
    files.add(first.id, files.take_in({"dial.png": picture}))
    draft = templates.save_draft(template())
    assert files.shown(draft.id)["dial.png"].content == png((1, 2, 3))
    second = templates.publish(template(), draft.id)
    assert files.shown(second.id)["dial.png"].content == png((1, 2, 3))
    picture.write_bytes(png((9, 9, 9)))
    third = templates.publish(template())
    files.add(third.id, files.take_in({"dial.png": picture}))
    assert files.shown(third.id)["dial.png"].content == png((9, 9, 9))
    assert files.shown(first.id)["dial.png"].content == png((1, 2, 3))
    assert files.of(templates.publish(template("other")).id) == {}


def test_a_file_that_can_not_be_kept_stops_before_anything_is_made(files: TemplateFiles, tmp_path: Path) -> None:
    (tmp_path / "empty.png").write_bytes(b"")
    with pytest.raises(UserError):
        files.take_in({"empty.png": tmp_path / "empty.png"})
