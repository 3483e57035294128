"""What others wrote is shown as it is: no tooltip makes HTML of it, which could call a server of theirs; and a name
that they gave a file proposes no folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from ui.kit.copies import copy_dialog
from ui.kit.labels import ElidedLink, Label
from ui.kit.photos import Photo, PhotoTile
from ui.kit.tips import plain_tip

NASTY = 'Acme <img src="//evil.example/x.png"> & <b>Sons</b>\nline two'


def shown_of(tip: str) -> str:
    """The words that somebody reads in a tooltip."""
    if not tip.startswith("<qt>"):
        return tip
    document = QTextDocument()
    document.setHtml(tip)
    return document.toPlainText().replace("\u2028", "\n")


def test_words_in_a_tooltip_stay_words() -> None:
    assert "<img" not in plain_tip(NASTY)
    assert shown_of(plain_tip(NASTY)) == NASTY
    assert plain_tip("5 > 3 & ok") == "5 > 3 & ok"
    assert shown_of(plain_tip("a < b")) == "a < b"


def test_labels_links_and_photos_show_names_as_they_are(qtbot: QtBot) -> None:
    label = Label(NASTY, elide=True)
    link = ElidedLink(NASTY)
    photo = PhotoTile(Photo("p", QImage(), NASTY))
    for widget in (label, link, photo):
        qtbot.addWidget(widget)
        widget.resize(40, 40)
        widget.show()
        widget.grab()
        assert widget.toolTip(), widget
        assert "<img" not in widget.toolTip()
        assert shown_of(widget.toolTip()) == NASTY


def test_a_file_of_others_is_proposed_by_its_name_alone(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    for name in ("../../Startup/x.bat", "/etc/x.bat", "..\\..\\Startup\\x.bat", "x.bat"):
        dialog = copy_dialog("Save a copy", name, parent)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setDirectory(str(tmp_path))
        dialog.selectFile(Path(dialog.selectedFiles()[0]).name)
        assert Path(dialog.selectedFiles()[0]).name == "x.bat"
        assert "Startup" not in dialog.selectedFiles()[0] and "etc" not in Path(dialog.selectedFiles()[0]).parts
