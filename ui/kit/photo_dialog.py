"""One photo, as large as the window allows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from fieldservice.i18n import translate
from ui.kit.dialogs import Dialog
from ui.kit.labels import Label


class PhotoDialog(Dialog):
    """A photo from its bytes; bytes that are no picture are said to be none."""

    def __init__(self, data: bytes, name: str, parent: QWidget) -> None:
        super().__init__(name or translate("kit", "Photo"), parent, 480)
        room = parent.window().size() * 0.8
        image = QImage.fromData(data)
        if image.width() > room.width() or image.height() > room.height():
            image = image.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setPixmap(QPixmap.fromImage(image))
        self.picture.setAccessibleName(name)
        if image.isNull():
            self.add(Label(translate("kit", "This photo can't be shown."), "body", "muted"))
        else:
            self.add(self.picture)
        self.add_action(translate("kit", "Close"), self.accept, "primary")
