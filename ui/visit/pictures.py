"""Getting pictures in (file dialog, drop, clipboard) and looking at one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QObject, QSize, Qt, Slot
from PySide6.QtGui import QImage, QImageWriter, QPixmap
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget

from fieldservice.domain.records import Attachment
from fieldservice.i18n import translate
from ui.kit.dialogs import Dialog
from ui.kit.labels import Label
from ui.visit.photo_view_model import PhotosViewModel

_ENDINGS = "*.jpg *.jpeg *.png *.heic *.heif *.webp *.bmp *.tif *.tiff *.gif"
_SHOWN = QSize(960, 640)


def ask_for_photos(parent: QWidget, take: Callable[[list[object]], object]) -> None:
    """Let a person pick picture files; `take` receives their paths."""
    kinds = translate("visit", "Photos ({endings})", endings=_ENDINGS) + ";;" + translate("visit", "All files (*)")
    names, _kind = QFileDialog.getOpenFileNames(parent.window(), translate("visit", "Add photos"), "", kinds)
    if names:
        take([Path(name) for name in names])


def pictures_in(data: QMimeData | None) -> list[object]:
    """Files and pictures of a drop or the clipboard: paths, or PNG bytes."""
    if data is None:
        return []
    files: list[object] = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if files:
        return files
    image = data.imageData() if data.hasImage() else None
    if isinstance(image, QPixmap):
        image = image.toImage()
    return [_png(image)] if isinstance(image, QImage) and not image.isNull() else []


def pasted() -> list[object]:
    """What the clipboard holds."""
    return pictures_in(QApplication.clipboard().mimeData())


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())


class PhotoDialog(Dialog):
    """One photo, large."""

    def __init__(self, photo: Attachment, parent: QWidget) -> None:
        title = photo.caption or photo.name or translate("visit", "Photo")
        super().__init__(title, parent, 640)
        self._attachment = photo
        self._picture = QLabel(translate("visit", "Opening the photo…"))
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setMinimumSize(480, 360)
        self._picture.setAccessibleName(title)
        self.add(self._picture, 1)
        self.add(Label(f"{photo.width} × {photo.height}", "small", "muted"))
        self.add_cancel(translate("visit", "Close"))

    def load(self, photos: PhotosViewModel) -> None:
        """Read the picture while the dialog opens."""
        self._loader = _Loader(self)
        photos.load(self._attachment, self._loader.take)

    def show_bytes(self, content: bytes) -> None:
        """Show the picture."""
        image = QImage.fromData(content)
        if image.isNull():
            self._picture.setText(translate("visit", "This photo can't be shown."))
            return
        size = image.size().scaled(_SHOWN, Qt.AspectRatioMode.KeepAspectRatio)
        smooth = Qt.TransformationMode.SmoothTransformation
        shown = (
            image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, smooth) if image.width() > size.width() else image
        )
        self._picture.setPixmap(QPixmap.fromImage(shown))


class _Loader(QObject):
    """Hands the bytes to the dialog, if it is still there (it owns the loader)."""

    def __init__(self, dialog: PhotoDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog

    @Slot(object)
    def take(self, content: bytes) -> None:
        """Show what was read."""
        self._dialog.show_bytes(content)
