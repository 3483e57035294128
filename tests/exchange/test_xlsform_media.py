"""Pictures and sounds of a form come over when they lie beside it; the others are told before anything is kept."""

from __future__ import annotations

from pathlib import Path

from fieldservice.exchange.xlsform.checking import read_checked

FORM = (
    "| survey |\n| | type | name | label | image | audio |\n"
    "| | text | t | Text | Dial.PNG | hum.mp3 |\n| | select_one valve | v | Valve | | |\n"
    "| choices |\n| | list_name | name | label | image |\n| | valve | a | A | a.png |\n| | valve | b | B | ../b.png |\n"
)


def form(folder: Path) -> Path:
    path = folder / "Pump check.md"
    path.write_text(FORM, encoding="utf-8")
    return path


def test_files_beside_the_form_and_in_its_media_folder_are_found_in_any_case(tmp_path: Path) -> None:
    path = form(tmp_path)
    media = tmp_path / "Pump check-media"
    media.mkdir()
    (media / "dial.png").write_bytes(b"1")
    (tmp_path / "a.png").write_bytes(b"2")
    (tmp_path / "dial.png").write_bytes(b"not this one")
    reading, _template = read_checked(path)
    assert reading.files == {"Dial.PNG": media / "dial.png", "a.png": tmp_path / "a.png"}


def test_what_is_named_and_not_there_is_told_by_sheet(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"2")
    reading, _template = read_checked(form(tmp_path))
    told = [each.sentence() for each in reading.findings if each.column == "media"]
    assert len(told) == 2
    assert "b.png" in told[0] and "a.png" not in told[0]
    assert "Dial.PNG, hum.mp3" in told[1] and "a.png" not in told[1]


def test_a_form_can_not_name_files_of_other_folders(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "b.png").write_bytes(b"2")
    assert read_checked(form(inside))[0].files == {}


def test_a_form_without_files_says_nothing_of_files(tmp_path: Path) -> None:
    path = tmp_path / "plain.md"
    path.write_text("| survey |\n| | type | name | label |\n| | text | t | Text |\n", encoding="utf-8")
    reading, _template = read_checked(path)
    assert reading.files == {} and reading.findings == ()
