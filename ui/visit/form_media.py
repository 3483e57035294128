"""Pictures, sounds and films that a form shows with its questions and choices."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QPixmap
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from fieldservice.domain.checklist.model import Media, in_language
from fieldservice.i18n import translate
from ui.kit.buttons import Button
from ui.kit.dialogs import Dialog
from ui.kit.labels import IconLabel, Label
from ui.kit.panels import clear_layout, column, row
from ui.kit.theme import current
from ui.visit.questions import Entry
from ui.visit.view_model import FormFile

Files = Mapping[str, FormFile]
Copier = Callable[[FormFile, Callable[[Path], object]], object]  # makes a copy to open, then calls with its path
_SHOWN = QSize(420, 220)
_LARGE = QSize(960, 640)


def picture_of(media: Media, files: Files, wording: str) -> QPixmap | None:
    """The picture of a question or choice in the language it is asked in; None without one on this computer."""
    file = files.get(in_language(media.get("image", {}), wording))
    if file is None or not file.picture:
        return None
    image = QPixmap()
    return image if image.loadFromData(file.content) else None


class FormMedia(QWidget):
    """What a question has to look at or listen to; a click on the picture shows it large."""

    def __init__(self, copier: Copier | None, widest: int = _SHOWN.width()) -> None:
        super().__init__()
        self._widest = widest
        self._copier = copier
        self._looks: tuple[object, ...] = ()
        self._large: FormFile | None = None
        self.pictures: list[QPushButton] = []
        self.players: list[Button] = []
        self._stack = column(self, spacing=8)
        self.hide()

    def show_entry(self, entry: Entry) -> None:
        """Show what belongs to a question."""
        media, files, wording = entry.question.media, entry.files, entry.wording
        named = [(kind, in_language(names, wording)) for kind, names in media.items() if kind != "big-image"]
        large = in_language(media.get("big-image", {}), wording)
        looks = (*((kind, name, files.get(name)) for kind, name in named), large)
        if looks == self._looks:
            return
        self._looks = looks
        clear_layout(self._stack)
        self.pictures, self.players = [], []
        self._large = files.get(large)
        for kind, name in named:
            if name:
                self._add(kind, name, files.get(name), entry.title)
        self.setVisible(bool(named))

    def _add(self, kind: str, name: str, file: FormFile | None, title: str) -> None:
        if file is None or not file.here:
            gone = translate("visit", "“{name}” belongs here and is not on this computer.", name=name)
            if file is not None:
                gone = translate("visit", "“{name}” is still on its way to this computer.", name=name)
            holder = QWidget()
            line = row(IconLabel("info", "muted", 16), Label(gone, "small", "muted", wrap=True), spacing=8)
            line.setStretch(1, 1)
            line.setContentsMargins(0, 0, 0, 0)
            holder.setLayout(line)
            self._stack.addWidget(holder)
            return
        image = QPixmap()
        if kind == "image" and file.picture and image.loadFromData(file.content):
            self._picture(image, file, title)
            return
        words = {
            "audio": translate("visit", "Play the sound"),
            "video": translate("visit", "Play the film"),
        }.get(kind, translate("visit", "Open “{name}”", name=name))
        button = Button(words, size=44, icon="image" if kind == "image" else "play", on_click=lambda: self._open(file))
        button.setAccessibleDescription(name)
        button.setEnabled(self._copier is not None)
        self.players.append(button)
        self._stack.addLayout(row(button, None))

    def _picture(self, image: QPixmap, file: FormFile, title: str) -> None:
        theme = current()
        most = QSize(theme.px(self._widest), theme.px(_SHOWN.height()))
        shown = within(image, most)
        button = QPushButton()
        button.setFlat(True)
        button.setIcon(shown)
        button.setIconSize(shown.size())
        button.setFixedSize(shown.width() + 4, shown.height() + 4)  # the edge that shows the focus
        accent = theme.color("accent").name()
        button.setStyleSheet(
            "QPushButton { border: 2px solid transparent; background: transparent; padding: 0; }"
            f"QPushButton:focus {{ border-color: {accent}; }}"
        )
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setAccessibleName(translate("visit", "Show the picture large"))
        button.setToolTip(translate("visit", "Show the picture large"))
        button.clicked.connect(lambda: self.enlarge(file, title))
        self.pictures.append(button)
        self._stack.addLayout(row(button, None))

    def enlarge(self, file: FormFile, title: str) -> FormPicture:
        """Show a picture large: the form's large one where it has one."""
        large = self._large if self._large is not None and self._large.picture else file
        dialog = FormPicture(title, large.content, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def _open(self, file: FormFile) -> None:
        if self._copier is not None:
            self._copier(file, self._copied)

    def _copied(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class FormPicture(Dialog):
    """One picture of a form, large."""

    def __init__(self, title: str, content: bytes, parent: QWidget) -> None:
        super().__init__(title, parent, 640)
        image = QPixmap()
        image.loadFromData(content)
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setPixmap(within(image, _LARGE))
        self.picture.setAccessibleName(title)
        self.add(self.picture, 1)
        self.add_cancel(translate("visit", "Close"))


def within(image: QPixmap, most: QSize) -> QPixmap:
    """The picture, made smaller where it is larger than `most`."""
    if image.width() <= most.width() and image.height() <= most.height():
        return image
    return image.scaled(most, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
