"""The photos of a part: one large, all of them below; added, put in order, removed. The first is the part's face."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from fieldservice.i18n import translate
from ui.directory.words import both
from ui.kit.buttons import Button, IconButton
from ui.kit.dialogs import Dialog
from ui.kit.panels import row
from ui.kit.photos import Photo, PhotoStrip
from ui.kit.theme import current
from ui.parts.part_view_model import Opened, PartViewModel

C = "part_page"
_WIDE, _HIGH = 640, 340
_ENDINGS = "*.jpg *.jpeg *.png *.heic *.heif *.webp *.bmp *.tif *.tiff *.gif"


class PhotosDialog(Dialog):
    """Left and Right go from photo to photo; dropped pictures are added."""

    def __init__(self, parent: QWidget, view_model: PartViewModel, opened: Opened, editable: bool) -> None:
        part = opened.detail.part
        super().__init__(translate(C, "Photos"), parent, 688, f"{part.number} {both(part.name, part.name_en)}")
        theme = current()
        self._vm, self._editable = view_model, editable
        self._images: dict[str, QImage] = {}
        self._order: list[str] = []
        self.chosen = ""
        self.large = QLabel()
        self.large.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.large.setFixedHeight(theme.px(_HIGH))
        self.add(self.large)
        self.strip = PhotoStrip(translate(C, "Add photos"), read_only=not editable)
        self.strip.opened.connect(self.choose)
        self.strip.removed.connect(view_model.remove_photo)
        self.strip.add_requested.connect(self.ask_files)
        self.add(self.strip)
        self.first = Button(translate(C, "Show it first"), icon="star", on_click=lambda: self.move_to(0))
        self.earlier = IconButton("chevron-left", translate(C, "One earlier"), on_click=lambda: self._shift(-1))
        self.later = IconButton("chevron-right", translate(C, "One later"), on_click=lambda: self._shift(1))
        self.remove = Button(translate(C, "Remove"), "quiet", icon="trash-2", on_click=self._remove)
        self._tools = QWidget()
        self._tools.setLayout(row(self.first, self.earlier, self.later, None, self.remove))
        self.add(self._tools)
        self._tools.hide()
        self.add_action(translate(C, "Close"), self.accept, "secondary")
        self.setAcceptDrops(editable)
        view_model.pictures.connect(self._show)
        view_model.opened.connect(self._again)
        view_model.load_pictures()

    def choose(self, photo_id: str) -> None:
        """Show this photo large."""
        self.chosen = photo_id
        theme, image = current(), self._images.get(photo_id, QImage())
        if image.isNull():
            self.large.setPixmap(QPixmap())
            waiting = translate(C, "This photo has not reached this computer yet.")
            self.large.setText(waiting if photo_id else translate(C, "No photo yet. Add one, or drop pictures here."))
        else:
            ratio = self.devicePixelRatioF()
            fitted = image.scaled(
                round(theme.px(_WIDE) * ratio), round(theme.px(_HIGH) * ratio), Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )  # fmt: skip
            fitted.setDevicePixelRatio(ratio)
            self.large.setPixmap(QPixmap.fromImage(fitted))
        at = self._order.index(photo_id) if photo_id in self._order else -1
        words = translate(C, "Photo {number} of {total}", number=at + 1, total=len(self._order)) if at >= 0 else ""
        self.large.setAccessibleName(words)
        self._tools.setVisible(self._editable and at >= 0)
        self.first.setEnabled(at > 0)
        self.earlier.setEnabled(at > 0)
        self.later.setEnabled(0 <= at < len(self._order) - 1)

    def move_to(self, place: int) -> None:
        """Put the chosen photo at this place of the order."""
        if self.chosen in self._order:
            order = [id for id in self._order if id != self.chosen]
            order.insert(place, self.chosen)
            self._vm.order_photos(order)

    def ask_files(self) -> None:
        """Ask for pictures."""
        kinds = translate(C, "Pictures ({endings})", endings=_ENDINGS)
        names, _kind = QFileDialog.getOpenFileNames(self, translate(C, "Add photos"), "", kinds)
        if names:
            self._vm.add_photos([Path(name) for name in names])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and self.chosen in self._order:
            at = self._order.index(self.chosen) + step
            self.choose(self._order[min(max(at, 0), len(self._order) - 1)])
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self._vm.add_photos(paths)

    def done(self, result: int) -> None:
        self._vm.pictures.disconnect(self._show)
        self._vm.opened.disconnect(self._again)
        super().done(result)

    def _shift(self, by: int) -> None:
        if self.chosen in self._order:
            self.move_to(self._order.index(self.chosen) + by)

    def _remove(self) -> None:
        if self.chosen:
            self._vm.remove_photo(self.chosen)

    @Slot(object)
    def _again(self, _opened: Opened) -> None:
        self._vm.load_pictures()

    @Slot(object)
    def _show(self, found: tuple[tuple[str, bytes | None], ...]) -> None:
        before = self._order
        self._order = [id for id, _data in found]
        self._images = {id: self._images.get(id) or QImage.fromData(data) for id, data in found if data is not None}
        added = [id for id in self._order if id not in before]
        if self.chosen not in self._order:
            self.chosen = self._order[0] if self._order else ""
        elif before and added:
            self.chosen = added[-1]
        face = translate(C, "Shown first")
        self.strip.set_photos(
            [
                Photo(id, self._images.get(id, QImage()), face if not at else "", "image")
                for at, id in enumerate(self._order)
            ]
        )
        self.choose(self.chosen)
