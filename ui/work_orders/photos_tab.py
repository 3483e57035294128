"""Photos and files of a work order: thumbnails as they arrive, opened by Enter or a click, added by file or drop."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from fieldservice.domain.records import Attachment
from fieldservice.i18n import translate
from ui.bridge.stored import FileAccess
from ui.kit.buttons import IconButton
from ui.kit.labels import ElidedLink, IconLabel, Label
from ui.kit.panels import Card, column, row
from ui.kit.photos import Photo, PhotoStrip
from ui.shell.viewing import FileOpener
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
        self.links: list[ElidedLink] = []
        self.opener = FileOpener(FileAccess(view_model), self)
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
                card.add(self._file_line(file))
            body.addWidget(card)
        body.addStretch(1)
        view_model.thumbnailLoaded.connect(self._loaded)
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

    def _file_line(self, file: Attachment) -> QWidget:
        stored = self._vm.stored(file)
        icon = "image" if stored.picture else "play" if stored.plays else "file-text"
        link = ElidedLink(stored.title)
        link.clicked.connect(partial(self.opener.open, [stored]))
        self.links.append(link)
        save = IconButton("save", translate("viewer", "Save a copy…"), size=28)
        save.clicked.connect(partial(self.opener.save, stored))
        holder = QWidget()
        line = row(IconLabel(icon, "muted", 16), link, Label(_size_words(file.size), "small", "muted"), save)
        line.setStretch(1, 1)
        holder.setLayout(line)
        return holder

    def _open(self, id: str) -> None:
        shown = [photo for _strip, photos in self._strips for photo in photos]
        self.opener.open_one(id, {photo.id: self._vm.stored(photo) for photo in shown})

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


def _size_words(size: int) -> str:
    return f"{size / 1e6:,.1f} MB" if size >= 1_000_000 else f"{max(1, size // 1000):,} kB"
