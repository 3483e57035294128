"""Promises about attached files: known by their content, named safely, never too big."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldservice.errors import EnvironmentFault, UserError
from fieldservice.system import media
from fieldservice.system.file_kinds import mime_of, safe_name
from fieldservice.system.media import prepare_file


def packed(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "mime"),
    [
        (b"%PDF-1.4", "report.pdf", "application/pdf"),
        (b"\n\nstray bytes %PDF-1.4", "report", "application/pdf"),
        (b"\xff\xd8\xff\xe0", "called.pdf", "image/jpeg"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "a", "image/heic"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0isommp42", "a.mp4", "video/mp4"),
        (b"\0\0\0\x14ftypqt  \0\0\0\0qt  ", "a.mov", "video/quicktime"),
        (
            packed("[Content_Types].xml", "xl/workbook.xml"),
            "a.zip",
            ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ),
        (
            packed("[Content_Types].xml", "word/document.xml"),
            "a.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (packed("log.txt"), "a.zip", "application/zip"),
        (b"PK\x03\x04 cut off", "a.zip", "application/zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "old.XLS", "application/vnd.ms-excel"),
        ("型号,数量\n泵,2\n".encode(), "a.csv", "text/csv"),
        ("型号,数量\n泵,2\n".encode("gb18030"), "a.csv", "text/csv"),
        ("故障记录".encode("utf-16"), "a.txt", "text/plain"),
        (b"a,b\0c", "a.csv", "application/octet-stream"),
        (b"MZ\x90\0", "firmware.exe", "application/vnd.microsoft.portable-executable"),
        (b"BMW service notes", "notes.txt", "text/plain"),
    ],
)
def test_a_file_is_what_its_content_says(content: bytes, name: str, mime: str) -> None:
    assert mime_of(io.BytesIO(content), name) == mime


@given(st.binary(max_size=6000), st.text(max_size=20))
def test_any_content_has_a_kind(content: bytes, name: str) -> None:
    assert "/" in mime_of(io.BytesIO(content), name)


@pytest.mark.parametrize(
    ("given_name", "safe"),
    [
        ("C:\\Users\\li\\铭牌.jpg", "铭牌.jpg"),
        ("../../etc/passwd", "passwd"),
        ("con.txt", "_con.txt"),
        ("a<b>:c?.pdf", "a_b__c_.pdf"),
        ("invoice\u202efdp.exe", "invoice_fdp.exe"),
        ("  ..  ", "file"),
        ("", "file"),
        ("name. ", "name"),
    ],
)
def test_a_name_is_made_safe(given_name: str, safe: str) -> None:
    assert safe_name(given_name) == safe


def test_a_name_without_ending_gets_that_of_its_kind() -> None:
    assert safe_name("manual", "application/pdf") == "manual.pdf"
    assert safe_name("manual.PDF", "application/pdf") == "manual.PDF"


@given(st.text(max_size=400))
def test_any_name_can_be_written_to_a_disk(tmp_path: Path, name: str) -> None:
    safe = safe_name(name)
    assert 0 < len(safe) <= 120
    (tmp_path / safe).write_bytes(b"x")
    assert (tmp_path / safe).is_file()


def test_a_file_keeps_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "manual.pdf"
    path.write_bytes(b"%PDF-1.4 content")
    for prepared in (prepare_file(path), prepare_file(path.read_bytes(), "manual.pdf")):
        with prepared.open() as file:
            assert file.read() == b"%PDF-1.4 content"
        assert (prepared.name, prepared.mime, prepared.size, prepared.locked) == (
            "manual.pdf",
            "application/pdf",
            16,
            False,
        )


def test_a_file_over_the_limit_is_refused_with_both_sizes(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    with path.open("wb") as file:
        file.truncate(media.FILE_MOST_BYTES + 1)
    with pytest.raises(UserError) as caught:
        prepare_file(path)
    assert caught.value.code == "media.file_too_big"
    assert (caught.value.params["size"], caught.value.params["most"]) == (201, 200)
    with path.open("r+b") as file:
        file.truncate(media.FILE_MOST_BYTES)
    assert prepare_file(path).size == media.FILE_MOST_BYTES


def test_a_folder_and_an_absent_file_are_told(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        prepare_file(tmp_path)
    assert refused.value.code == "media.not_file"
    with pytest.raises(EnvironmentFault) as absent:
        prepare_file(tmp_path / "absent.pdf")
    assert absent.value.code == "disk.not_found"
