"""Nothing that people type or attach stops a document, and nothing prints as an empty box."""

from __future__ import annotations

import dataclasses
import json
import re
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from fieldservice.domain.papers import PaperHistory, PaperPhoto, PaperSignature
from printouts import job_sheet, service_report
from printouts.layout.fonts import clean, face
from printouts.layout.images import read_picture
from printouts.layout.text import elide, wrap
from tests.printouts import samples
from tests.printouts.reading import Pdf, shown_runs

NASTY = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "nasty"
OWN = [
    "", " ", "\n\n\n", "\t", "\x00\x01\x02", "\ud800 lone", "\udfff", "\ufeffBOM",
    "a" * 3000, "中" * 3000, "。" * 500, "（" * 500,
    "𠮷野家 鼹鼠 ㎡ ℃ № ≥ ≤ ± − × · … “ ” —— 〇", "👩\u200d👩\u200d👧 🇨🇳 👍🏽 ❤️", "क्षत्रिय ไทย 한국어 עברית العربية",
    "Z̸̨̛a̶l̴g̵o̷" * 40, "\U0010ffff \ue000 \ufffe", "( ) < > [ ] \\ /Tj ET", "%PDF endstream endobj",
    "{number} %n {0}", "a\u2028b\u2029c\x85d\x0be",
]  # fmt: skip
FIXED = {"kind", "stage", "role", "outcome", "currency", "verdict", "before_verdict", "after_verdict"}


def naughty() -> list[str]:
    """The Big List of Naughty Strings and our own."""
    path = NASTY / "naughty_strings" / "blns.json"
    return OWN + (json.loads(path.read_text("utf-8")) if path.exists() else [])


def filled(value: Any, texts: Any, name: str = "") -> Any:
    """`value` with every text in it replaced by the next of `texts`."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changes = {each.name: filled(getattr(value, each.name), texts, each.name) for each in dataclasses.fields(value)}
        return dataclasses.replace(value, **changes)
    if isinstance(value, tuple):
        return tuple(filled(each, texts) for each in value)
    return next(texts) if isinstance(value, str) and name not in FIXED else value


def assert_no_empty_box(data: bytes) -> None:
    """Code 0 of every subset is .notdef: nothing may show it."""
    for _, _, operators in shown_runs(data):
        for shown in re.findall(rb"<([0-9a-f]*)> Tj", operators):
            assert 0 not in bytes.fromhex(shown.decode()), operators


def assert_inside_margins(pdf: Pdf) -> None:
    """Nothing reaches over the margins by more than a combining mark's overhang."""
    margin = 14 * 72 / 25.4
    for page in range(pdf.pages):
        for left, top, right, bottom in pdf.lines(page):
            assert left >= margin - 5 and right <= 595.3 - margin + 5
            assert top >= 10 and bottom <= 841.9 - 10


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_naughty_string_prints_in_some_field_of_both_documents(language: str, tmp_path: Path) -> None:
    strings = naughty()
    texts = cycle(strings)
    absent = (PaperSignature("customer", "x", "absent", reason="x"), PaperSignature("technician", "x", "declined"))
    for _ in range(len(strings) // 60 + 2):
        data = service_report.render(filled(samples.report(language, signatures=absent), texts), language)
        assert_no_empty_box(data)
        data = job_sheet.render(filled(samples.job_sheet(language), texts), language)
        assert_no_empty_box(data)
    assert_inside_margins(Pdf(data, tmp_path))


@pytest.mark.parametrize("text", OWN, ids=range(len(OWN)))
def test_own_nasty_string_prints_in_every_field_at_once(text: str, tmp_path: Path) -> None:
    data = service_report.render(filled(samples.report(), cycle([text])), "zh_CN")
    assert_no_empty_box(data)
    assert_inside_margins(Pdf(data, tmp_path))


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("width", [6.0, 40.0, 300.0])
def test_lines_keep_every_visible_character_and_the_width(language: str, width: float) -> None:
    for text in naughty():
        chosen = face(language, "regular")
        lines = wrap(text, chosen, 9, width)
        widest = max(chosen.width(character, 9) for character in clean(text) or " ")
        assert all(chosen.width(line, 9) <= max(width, widest) + 0.01 for line in lines)
        drawn = re.sub(r"\s", "", "".join(lines))
        assert drawn == re.sub(r"\s", "", clean(text))
        assert chosen.width(elide(text, chosen, 9, 100), 9) <= 100


def test_character_of_no_font_is_written_as_its_code() -> None:
    assert clean("A\ua9c1B") == "A[U+A9C1]B"
    assert clean("\ud800") == "[U+D800]"
    assert clean("𝕳") == "H"
    assert clean("𠮷") == "𠮷"


def test_pictures_of_the_collection_are_read_or_refused_without_an_error() -> None:
    folders = [NASTY / name for name in ("images_pillow", "exif_piexif", "heic")]
    files = [path for folder in folders if folder.exists() for path in sorted(folder.rglob("*")) if path.is_file()]
    if not files:
        pytest.skip("the collection of nasty pictures is not beside the project")
    read = 0
    for path in files:
        data = path.read_bytes()
        for lossless in (False, True):
            picture = read_picture(data, 400, lossless=lossless)
            if picture is not None:
                read += 1
                assert picture.width > 0 and picture.height > 0
    assert read > 10


def test_turned_photo_stands_upright() -> None:
    import io

    from PIL import Image

    exif = Image.Exif()
    exif[274] = 6
    out = io.BytesIO()
    Image.new("RGB", (400, 200), (9, 9, 9)).save(out, "JPEG", exif=exif)
    picture = read_picture(out.getvalue(), 900)
    assert picture is not None and (picture.width, picture.height) == (200, 400)


def test_forty_photos_and_long_history_print(tmp_path: Path) -> None:
    shots = tuple(PaperPhoto(samples.photo((index * 6, 90, 90), (640, 480)), f"第 {index} 张") for index in range(40))
    pdf = Pdf(service_report.render(samples.report(photos=shots), "zh_CN"), tmp_path)
    assert all(f"第{index}张" in pdf.whole_text() for index in range(40))
    job = PaperHistory(samples.report().date, "WO-1", "现象" * 50, "处理" * 50)
    sheet = Pdf(job_sheet.render(samples.job_sheet(history=(job,) * 40), "zh_CN"), tmp_path)
    assert sheet.pages > 3
