"""PDFs that others made: broken, locked, with pages of kilometres. They are shown or told of, and the memory holds."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ui.papers.preview import PdfPreview


def pdf(box: str, pages: int = 1) -> bytes:
    """A PDF of empty pages."""
    kids = " ".join(f"{3 + page} 0 R" for page in range(pages))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {pages}/Kids[{kids}]>>"]
    objects += [f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]>>"] * pages
    made, places = "%PDF-1.4\n", []
    for number, words in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{words}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size, start = len(objects) + 1, len(made)
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF"
    return (made + end).encode()


@pytest.fixture
def preview(qtbot: QtBot) -> PdfPreview:
    made = PdfPreview()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


@pytest.mark.parametrize(
    "box", ["0 0 595 842", "0 0 1000000 1000000", "0 0 100000000 100000000", "0 0 600 5000000", "0 0 5000000 2",
            "0 0 0 0", "0 0 -5 -5", "0 0 (a) (b)", "0 0 1 1"]
)  # fmt: skip
def test_pages_of_any_size_are_drawn_within_bounds(preview: PdfPreview, box: str) -> None:
    preview.show_pdf(pdf(box))
    preview.grab()
    assert preview.problem() == ""
    (rect,) = preview._sheets.rects()
    assert 0 < rect.height() <= 30_000
    assert rect.width() <= 30_000
    preview.set_zoom(3.0)
    preview.grab()
    for image in preview._sheets._images.values():
        assert 0 < image.width() * image.height() <= 24_100_000


def test_a_document_of_many_pages_has_all_of_them(preview: PdfPreview) -> None:
    preview.show_pdf(pdf("0 0 595 842", 300))
    preview.go_to(299)
    preview.grab()
    assert (preview.document.pageCount(), preview.page()) == (300, 299)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4 garbage", b"\x89PNG\r\n", pdf("0 0 595 842", 20)[:900]])
def test_what_is_no_pdf_is_told_and_the_next_one_is_shown(preview: PdfPreview, content: bytes) -> None:
    preview.show_pdf(content)
    preview.grab()
    assert preview.problem()
    preview.show_pdf(pdf("0 0 595 842"))
    assert preview.problem() == ""
