"""Files of machines, work orders, requests and articles are opened inside the program, whatever they are called."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from fieldservice.services.stored_files import StoredFile
from fieldservice.system.blobs import Blobs
from tests.ui.desk_world import Desk, settle, start_desk
from tests.ui.test_pdf_view import pdf
from tests.ui.test_player import tone
from ui.bridge.looking import look
from ui.directory.asset_page import AssetPage
from ui.kit.dialogs import Dialog
from ui.kit.pdf_view import PdfView
from ui.kit.picture_view import PictureView
from ui.kit.player import PlayerDialog
from ui.kit.viewer import ViewerDialog
from ui.shell.viewing import FileOpener
from ui.work_orders.detail_page import WorkOrderPage
from ui.work_orders.photos_tab import PhotosTab


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Desk:
    return start_desk(tmp_path, qtbot)


def drawn(kind: str, *sizes: tuple[int, int]) -> bytes:
    held = io.BytesIO()
    first, *others = [Image.new("RGB", size, "teal") for size in sizes]
    first.save(held, kind, **({"save_all": True, "append_images": others} if others else {}))
    return held.getvalue()


def packed() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(zipfile.ZipInfo("a.txt"), "a")
    return held.getvalue()


def stored(folder: Path, content: bytes, name: str, mime: str = "") -> StoredFile:
    blobs = Blobs(folder / "looked", bytes(32))
    ref = blobs.put(content)
    return StoredFile(blobs, ref.sha256, name, mime, ref.size)


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (drawn("JPEG", (40, 30)), "plate.jpg", "picture"),
        (drawn("JPEG", (40, 30)), "plate.pdf", "picture"),  # its content decides, not its name
        (drawn("TIFF", (40, 30), (40, 30)), "fax.tif", "picture"),
        (drawn("JPEG2000", (40, 30)), "scan.jp2", "picture"),  # a kind that Qt does not know
        (pdf("0 0 595 842"), "manual.jpg", "pdf"),
        (tone(1), "hum.wav", "sound"),
        (b"\xff\xf3\x84" + bytes(900), "hum.mp3", "sound"),
        ("故障 E07\n".encode("gb18030"), "log.txt", "text"),
        (b"a;b\n1;2\n", "values.csv", "text"),
        (packed(), "firmware.zip", "none"),
        (packed(), "plan.pdf", "none"),
        (b"MZ" + bytes(500), "invoice.pdf", "none"),
        (b"\x00\x01\x02" * 50, "plan.pdf", "none"),
        (drawn("JPEG", (400, 300))[:60], "cut.jpg", "none"),
        (b"\x89PNG\r\n\x1a\n" + bytes(90), "bad.png", "none"),
        (b"", "empty.txt", "none"),
    ],
)
def test_what_a_file_is_shows_by_its_content_and_what_cannot_be_shown_is_told(
    tmp_path: Path, content: bytes, name: str, kind: str
) -> None:
    seen = look(stored(tmp_path, content, name))
    assert seen.kind == kind
    assert bool(seen.problem) == (kind == "none")


def test_texts_are_read_in_their_encoding_and_long_ones_from_their_beginning(tmp_path: Path) -> None:
    assert look(stored(tmp_path, "故障 E07\r\n复位".encode("gb18030"), "a.txt")).text == "故障 E07\n复位"
    assert look(stored(tmp_path, "故障".encode("utf-16"), "b.txt")).text == "故障"
    long = look(stored(tmp_path, "温控阀".encode() * 300_000, "c.log"))
    assert long.problem and set(long.text) == {"温", "控", "阀", "\n"}
    assert max(len(line) for line in long.text.split("\n")) <= 2_000


def test_a_text_in_an_encoding_of_old_is_shown_and_doubted(tmp_path: Path) -> None:
    seen = look(stored(tmp_path, "Störung".encode("cp1252") + b"\x98", "alt.txt"))
    assert (seen.kind, seen.text[:7]) == ("text", "Störung") and seen.problem


def test_a_scan_has_all_its_pages_and_a_huge_picture_is_made_smaller(tmp_path: Path) -> None:
    fax = look(stored(tmp_path, drawn("TIFF", (40, 30), (50, 30), (60, 30)), "fax.tif"))
    assert [image.width() for image in fax.images] == [40, 50, 60]
    poster = look(stored(tmp_path, drawn("JPEG", (9_000, 300)), "poster.jpg"))
    assert poster.images[0].width() == 4_096


def opened_tab(desk: Desk, qtbot: Any, order: str) -> PhotosTab:
    desk.desktop.window.go("work_order", id=order, tab="photos")
    settle(desk, qtbot)
    page = desk.desktop.window.page
    assert isinstance(page, WorkOrderPage)
    return page.findChildren(PhotosTab)[-1]


def front(opener: FileOpener) -> Dialog:
    assert opener.dialog is not None and opener.dialog.isVisible()
    return opener.dialog


def test_files_of_a_work_order_open_inside_and_are_copied_only_on_request(
    desk: Desk, qtbot: Any, tmp_path: Path
) -> None:
    order, attachments = desk.ids["waiting_order"], desk.services.attachments
    for name, content in (("manual.pdf", pdf("0 0 595 842", 3)), ("log.txt", b"E07 at 10:15"), ("f.zip", packed())):
        attachments.add_file(content, name, work_order_id=order)
    tab = opened_tab(desk, qtbot, order)
    assert [link.text() for link in tab.links] == ["manual.pdf", "log.txt", "f.zip"]
    tab.links[0].clicked.emit()
    settle(desk, qtbot)
    dialog = front(tab.opener)
    assert isinstance(dialog, ViewerDialog) and isinstance(dialog.view, PdfView)
    assert dialog.pages.text() and not dialog.note.isVisible()
    dialog.accept()
    tab.links[1].clicked.emit()
    settle(desk, qtbot)
    dialog = front(tab.opener)
    assert isinstance(dialog, ViewerDialog) and isinstance(dialog.view, QPlainTextEdit)
    assert dialog.view.toPlainText() == "E07 at 10:15"
    dialog.accept()
    tab.links[2].clicked.emit()
    settle(desk, qtbot)
    dialog = front(tab.opener)
    assert isinstance(dialog, ViewerDialog) and dialog.view is None and dialog.note.isVisible()
    dialog.save.click()
    assert tab.opener.file_dialog is not None
    tab.opener.file_dialog.fileSelected.emit(str(tmp_path / "f.zip"))
    settle(desk, qtbot)
    assert (tmp_path / "f.zip").read_bytes() == packed()
    tab.opener.file_dialog.close()
    dialog.accept()


def test_photos_are_gone_through_with_the_arrows_and_made_larger(desk: Desk, qtbot: Any) -> None:
    order, attachments = desk.ids["waiting_order"], desk.services.attachments
    for number, size in enumerate(((400, 300), (2_000, 1_500), (300, 200))):
        attachments.add_photo(drawn("JPEG", size), f"{number}.jpg", work_order_id=order, caption=f"Nr {number}")
    tab = opened_tab(desk, qtbot, order)
    photos = attachments.of_work_order(order)
    tab._open(photos[0].id)
    settle(desk, qtbot)
    dialog = front(tab.opener)
    assert isinstance(dialog, ViewerDialog) and isinstance(dialog.view, PictureView)
    assert (dialog.windowTitle(), dialog.before.isEnabled()) == ("Nr 0", False)
    assert dialog.view.rect_of(0).width() == 400  # never enlarged by itself
    QTest.keyClick(dialog.view, Qt.Key.Key_Right)
    settle(desk, qtbot)
    assert tab.opener.dialog is dialog and dialog.windowTitle() == "Nr 1"
    assert dialog.view.rect_of(0).width() < 2_000
    assert dialog.view.verticalScrollBar().maximum() == 0  # fits whole
    dialog.larger.click()
    assert dialog.view.zoom() > 0 and dialog.fit.isEnabled()
    QTest.keyClick(dialog.view, Qt.Key.Key_0)
    assert dialog.view.zoom() == 0
    QTest.keyClick(dialog.view, Qt.Key.Key_Right)
    settle(desk, qtbot)
    QTest.keyClick(dialog.view, Qt.Key.Key_Right)
    settle(desk, qtbot)
    assert (dialog.windowTitle(), dialog.after.isEnabled()) == ("Nr 2", False)
    dialog.accept()
    assert tab.opener.dialog is None


def test_a_machines_sound_is_played_and_its_drawing_shown(desk: Desk, qtbot: Any) -> None:
    asset, attachments = desk.ids["dryer"], desk.services.attachments
    sound = attachments.add_file(tone(1), "hum.wav", asset_id=asset)
    drawing = attachments.add_file(pdf("0 0 842 595"), "drawing.pdf", asset_id=asset)
    desk.desktop.window.go("asset", id=asset)
    settle(desk, qtbot)
    page = desk.desktop.window.page
    assert isinstance(page, AssetPage)
    page.files.strip.opened.emit(sound.id)
    settle(desk, qtbot)
    player = front(page.files.opener)
    assert isinstance(player, PlayerDialog)
    player.reject()
    page.files.strip.opened.emit(drawing.id)
    settle(desk, qtbot)
    dialog = front(page.files.opener)
    assert isinstance(dialog, ViewerDialog) and isinstance(dialog.view, PdfView)
    dialog.accept()


@pytest.mark.parametrize(("padding", "shown"), [((0, 3_000_000), False), ((1_100_000, 2_100_000), True)])
def test_a_pdf_that_is_damaged_on_the_disk_says_so_and_shows_what_is_sound(
    desk: Desk, qtbot: Any, padding: tuple[int, int], shown: bool
) -> None:
    order, blobs = desk.ids["waiting_order"], desk.session.context.blobs
    paper = pdf("0 0 595 842", 3, padding)
    kept = desk.services.attachments.add_file(paper, "long.pdf", work_order_id=order)
    path = blobs._path(kept.sha)
    damaged = bytearray(path.read_bytes())
    at = 1_500_000 if shown else len(damaged) - 3_000  # the third page, or the directory of the whole
    damaged[at : at + 100] = bytes(100)
    path.write_bytes(bytes(damaged))
    tab = opened_tab(desk, qtbot, order)
    tab.links[0].clicked.emit()
    settle(desk, qtbot)
    dialog = front(tab.opener)
    assert isinstance(dialog, ViewerDialog)
    qtbot.waitUntil(lambda: dialog.note.isVisible(), timeout=8_000)
    assert (dialog.view is not None) == shown
    dialog.accept()


def test_a_file_that_is_damaged_on_the_disk_or_not_here_yet_is_told_of(desk: Desk, qtbot: Any) -> None:
    order, attachments = desk.ids["waiting_order"], desk.services.attachments
    damaged = attachments.add_photo(drawn("JPEG", (900, 700)), "a.jpg", work_order_id=order)
    away = attachments.add_photo(drawn("PNG", (90, 70)), "b.jpg", work_order_id=order)
    blobs = desk.session.context.blobs
    blobs._path(away.sha).unlink()
    for sha in (damaged.sha, damaged.thumbnail_sha):
        path = blobs._path(sha)
        path.write_bytes(path.read_bytes()[:-9] + bytes(9))
    tab = opened_tab(desk, qtbot, order)  # which opens though its small pictures are damaged or missing
    messages = desk.desktop.messages
    tab._open(damaged.id)
    settle(desk, qtbot)
    assert tab.opener.dialog is None and messages.dialog is not None and messages.dialog.isVisible()
    messages.dialog.close()
    tab._open(away.id)
    settle(desk, qtbot)
    assert messages.snackbar is not None
    assert tab.opener.dialog is None and away.name in messages.snackbar.words()
