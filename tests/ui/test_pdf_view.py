"""PDFs that others made: broken, locked, with pages of kilometres. They are shown or told of, and the memory holds."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ui.kit.pdf_view import PdfView


def pdf(box: str, pages: int = 1, padding: tuple[int, int] = (0, 0)) -> bytes:
    """A PDF of empty pages; `padding`: bytes before the last page and before the directory, that mean nothing."""
    kids = " ".join(f"{3 + page} 0 R" for page in range(pages))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {pages}/Kids[{kids}]>>"]
    objects += [f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]>>"] * pages
    made, places = "%PDF-1.4\n", []
    for number, words in enumerate(objects, 1):
        if padding[0] and number == len(objects):
            made += f"%{'x' * padding[0]}\n"
        places.append(len(made))
        made += f"{number} 0 obj\n{words}\nendobj\n"
    made += f"%{'x' * padding[1]}\n" if padding[1] else ""
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size, start = len(objects) + 1, len(made)
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF"
    return (made + end).encode()


@pytest.fixture
def preview(qtbot: QtBot) -> PdfView:
    made = PdfView()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


@pytest.mark.parametrize(
    "box", ["0 0 595 842", "0 0 1000000 1000000", "0 0 100000000 100000000", "0 0 600 5000000", "0 0 5000000 2",
            "0 0 0 0", "0 0 -5 -5", "0 0 (a) (b)", "0 0 1 1"]
)  # fmt: skip
def test_pages_of_any_size_are_drawn_within_bounds(preview: PdfView, box: str) -> None:
    preview.show_pdf(pdf(box))
    preview.grab()
    assert preview.problem() == ""
    rect = preview.rect_of(0)
    assert 0 < rect.height() <= 30_000
    assert rect.width() <= 30_000
    preview.set_zoom(3.0)
    preview.grab()
    for image in preview._images.values():
        assert 0 < image.width() * image.height() <= 24_100_000


def test_a_document_of_many_pages_has_all_of_them(preview: PdfView) -> None:
    preview.show_pdf(pdf("0 0 595 842", 300))
    preview.go_to(299)
    preview.grab()
    assert (preview.document.pageCount(), preview.page()) == (300, 299)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4 garbage", b"\x89PNG\r\n", pdf("0 0 595 842", 20)[:900]])
def test_what_is_no_pdf_is_told_and_the_next_one_is_shown(preview: PdfView, content: bytes) -> None:
    preview.show_pdf(content)
    preview.grab()
    assert preview.problem()
    preview.show_pdf(pdf("0 0 595 842"))
    assert preview.problem() == ""


def test_thousands_of_pages_are_shown_before_all_have_told_their_size(preview: PdfView, qtbot: QtBot) -> None:
    preview.show_pdf(pdf("0 0 595 842", 5_000))
    assert preview.measured() < 10
    preview.go_to(4_000)
    assert (preview.page(), preview.measured() < 20) == (4_000, True)
    qtbot.waitUntil(lambda: preview.measured() == 5_000, timeout=30_000)
    assert preview.page() == 4_000


def test_what_is_in_view_stays_when_pages_above_turn_out_larger(preview: PdfView, qtbot: QtBot) -> None:
    small, large = pdf("0 0 595 842", 300), b"/MediaBox[0 0 595 842]"
    at = [i for i in range(len(small)) if small.startswith(large, i)]
    mixed = bytearray(small)
    for place in at[20:100]:
        mixed[place : place + len(large)] = b"/MediaBox[0 0 595 999]"
    preview.show_pdf(bytes(mixed))
    preview.go_to(200)
    before = preview.rect_of(200).top()
    qtbot.waitUntil(lambda: preview.measured() == 300, timeout=30_000)
    assert (preview.page(), preview.rect_of(200).top()) == (200, before)
    assert preview.sizes[50].height() == 999


def test_the_last_of_very_many_large_pages_can_be_reached(preview: PdfView) -> None:
    preview.show_pdf(pdf("0 0 595 842", 8_000))
    preview.set_zoom(3.0)  # higher than any widget may be
    preview.go_to(7_999)
    preview.grab()
    assert preview.page() == 7_999 and preview.rect_of(7_999).top() < preview.height()
