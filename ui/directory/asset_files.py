"""The photos and files of a machine."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from fieldservice.i18n import translate
from ui.bridge.stored import FileAccess
from ui.directory.asset_view_model import AssetViewModel
from ui.kit.panels import Card
from ui.kit.photos import Photo, PhotoStrip
from ui.shell.viewing import FileOpener

C = "directory_page"


class FilesCard(Card):
    """Thumbnails; a click opens one; Delete takes one off."""

    def __init__(self, view_model: AssetViewModel) -> None:
        super().__init__(translate(C, "Photos and files"))
        self._view_model = view_model
        self._attachments: dict[str, Any] = {}
        self._images: dict[str, QImage] = {}
        self._asked: set[str] = set()
        self.opener = FileOpener(FileAccess(view_model), self)
        self.dialog: QFileDialog | None = None
        self.strip = PhotoStrip(translate(C, "Add photo or file"))
        self.strip.add_requested.connect(self.choose)
        self.strip.opened.connect(self._open)
        self.strip.removed.connect(view_model.detach)
        view_model.thumbnailLoaded.connect(self._thumbnail)
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
        self.opener.open_one(id, {key: self._view_model.stored(each) for key, each in self._attachments.items()})

    @Slot(str, object)
    def _thumbnail(self, id: str, picture: bytes | None) -> None:
        if picture:
            self._images[id] = QImage.fromData(picture)
            self._fill()
