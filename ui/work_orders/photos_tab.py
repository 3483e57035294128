"""Photos and files of a work order: thumbnails as they arrive, the whole picture on Enter, adding by file or drop."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from fieldservice.domain.records import Attachment
from fieldservice.i18n import translate
from ui.kit.dialogs import Dialog
from ui.kit.labels import Label
from ui.kit.panels import Card, column
from ui.kit.photos import Photo, PhotoStrip
from ui.kit.theme import current
from ui.work_orders.detail_view_model import WorkOrderDetail, WorkOrderViewModel

C = "work_orders"

_STAGES = ("before", "after", "label", "other")


class PhotosTab(QWidget):
    """Groups by stage; files below."""

    def __init__(self, view_model: WorkOrderViewModel, detail: WorkOrderDetail, editable: bool) -> None:
        super().__init__()
        self._vm, self._detail, self._editable = view_model, detail, editable
        self._images: dict[str, QImage] = {}
        self._strips: list[tuple[PhotoStrip, list[Attachment]]] = []
        self.dialog: Dialog | None = None
        self.setAcceptDrops(editable)
        body = column(self, spacing=12)
        titles = {
            "before": translate(C, "Before the repair"),
            "after": translate(C, "After the repair"),
            "label": translate(C, "Type plates and labels"),
            "other": translate(C, "Other photos"),
        }
        groups = [(stage, [photo for photo in detail.photos if (photo.stage or "other") == stage]) for stage in _STAGES]
        for stage, photos in groups:
            if not photos and (stage != "other" or not editable):
                continue
            card = Card(titles[stage], str(len(photos)) if photos else "")
            strip = PhotoStrip(translate(C, "Add photos or files"), read_only=not editable or stage != "other")
            strip.opened.connect(self._open)
            strip.add_requested.connect(self._ask)
            strip.removed.connect(self._remove)
            self._strips.append((strip, photos))
            card.add(strip)
            body.addWidget(card)
        if detail.files:
            card = Card(translate(C, "Files"), str(len(detail.files)))
            for file in detail.files:
                size = f"{max(1, file.size // 1024):,} kB"
                card.add(Label(f"{file.caption or file.name}  {size}", "body", elide=True))
            body.addWidget(card)
        body.addStretch(1)
        view_model.thumbnailLoaded.connect(self._loaded)
        view_model.pictureLoaded.connect(self._show_picture)
        self._fill()
        for photo in detail.photos:
            view_model.load_thumbnail(photo.id)

    def _fill(self) -> None:
        for strip, photos in self._strips:
            strip.set_photos(
                [Photo(photo.id, self._images.get(photo.id, QImage()), photo.caption, "image") for photo in photos]
            )

    def _loaded(self, id: str, content: bytes | None) -> None:
        if content is None or all(photo.id != id for photo in self._detail.photos):
            return
        self._images[id] = QImage.fromData(content)
        if len(self._images) == len(self._detail.photos) or len(self._images) % 8 == 0:
            self._fill()

    def _open(self, id: str) -> None:
        self._vm.load_picture(id)

    def _show_picture(self, id: str, content: bytes | None) -> None:
        photo = next((photo for photo in self._detail.photos if photo.id == id), None)
        if photo is None or content is None:
            return
        dialog = Dialog(photo.caption or photo.name or translate(C, "Photo"), self, 720)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        room = self.window().size() * 0.7
        picture = QPixmap.fromImage(QImage.fromData(content)).scaled(
            max(320, room.width()),
            max(240, room.height() - current().px(160)),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        shown = QLabel()
        shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        shown.setPixmap(picture)
        shown.setAccessibleName(photo.caption or photo.name)
        dialog.add(shown)
        dialog.add_action(translate(C, "Close"), dialog.accept, "secondary")
        self.dialog = dialog
        dialog.open()

    def _remove(self, id: str) -> None:
        self._vm.remove_attachment(id)

    def _ask(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileNames(self, translate(C, "Add photos or files"))
        if chosen:
            self._vm.attach([Path(name) for name in chosen])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self._vm.attach(paths)
