"""The photos and files of a machine."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Slot
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel

from fieldservice.i18n import translate
from ui.directory.asset_view_model import AssetViewModel
from ui.kit.copies import copy_dialog
from ui.kit.dialogs import Dialog
from ui.kit.panels import Card
from ui.kit.photos import Photo, PhotoStrip
from ui.kit.theme import current

C = "directory_page"

_WIDEST, _HIGHEST = 900, 620


class FilesCard(Card):
    """Thumbnails; a click shows a photo large or saves a file elsewhere; Delete takes one off."""

    def __init__(self, view_model: AssetViewModel) -> None:
        super().__init__(translate(C, "Photos and files"))
        self._view_model = view_model
        self._attachments: dict[str, Any] = {}
        self._images: dict[str, QImage] = {}
        self._asked: set[str] = set()
        self.dialog: QFileDialog | Dialog | None = None
        self.strip = PhotoStrip(translate(C, "Add photo or file"))
        self.strip.add_requested.connect(self.choose)
        self.strip.opened.connect(self._open)
        self.strip.removed.connect(view_model.detach)
        view_model.thumbnailLoaded.connect(self._thumbnail)
        view_model.contentLoaded.connect(self._content)
        self.add(self.strip)

    def show_attachments(self, attachments: Sequence[Any]) -> None:
        """Show these; thumbnails follow as they are read."""
        self._attachments = {each.id: each for each in attachments}
        for each in attachments:
            if each.thumbnail_sha and each.id not in self._asked:
                self._asked.add(each.id)
                self._view_model.load_thumbnail(each)
        self._fill()

    def choose(self) -> None:
        """Choose files to attach."""
        dialog = QFileDialog(self, translate(C, "Add photos or files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self._view_model.attach([Path(name) for name in names]))
        self.dialog = dialog
        dialog.open()

    def _fill(self) -> None:
        self.strip.set_photos(
            [
                Photo(each.id, self._images.get(each.id, QImage()), each.caption or each.name, self._icon(each))
                for each in self._attachments.values()
            ]
        )

    def _icon(self, attachment: Any) -> str:
        return "image" if attachment.kind == "photo" else "file-text"

    def _open(self, id: str) -> None:
        attachment = self._attachments.get(id)
        if attachment is None:
            return
        if attachment.kind == "photo":
            self._view_model.load_content(attachment)
            return
        dialog = copy_dialog(translate(C, "Save a copy"), attachment.name, self)
        dialog.fileSelected.connect(lambda name: self._view_model.save_copy(attachment, Path(name)))
        self.dialog = dialog
        dialog.open()

    @Slot(str, object)
    def _thumbnail(self, id: str, picture: bytes | None) -> None:
        if picture:
            self._images[id] = QImage.fromData(picture)
            self._fill()

    @Slot(str, object)
    def _content(self, id: str, content: bytes) -> None:
        attachment = self._attachments.get(id)
        if attachment is not None:
            self._show_photo(attachment.caption or attachment.name, content)

    def _show_photo(self, title: str, content: bytes) -> None:
        buffer = QBuffer()
        buffer.setData(QByteArray(content))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer)
        size, theme = reader.size(), current()
        most = (theme.px(_WIDEST), theme.px(_HIGHEST))
        if size.isValid() and (size.width() > most[0] or size.height() > most[1]):
            scale = min(most[0] / size.width(), most[1] / size.height())
            reader.setScaledSize(size * scale)
        picture = QLabel()
        picture.setPixmap(QPixmap.fromImage(reader.read()))
        picture.setAccessibleName(title)
        dialog = Dialog(title, self, 320)
        dialog.add(picture)
        dialog.add_cancel(translate(C, "Close"))
        self.dialog = dialog
        dialog.open()
