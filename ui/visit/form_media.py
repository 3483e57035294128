"""Pictures, sounds and films that a form shows with its questions and choices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QPushButton, QWidget

from fieldservice.domain.checklist.model import Media, in_language
from fieldservice.i18n import translate
from ui.bridge.stored import FormAccess
from ui.kit.buttons import Button
from ui.kit.labels import IconLabel, Label
from ui.kit.panels import clear_layout, column, row
from ui.kit.theme import current
from ui.shell.viewing import FileOpener
from ui.visit.questions import Entry
from ui.visit.view_model import FormFile

Files = Mapping[str, FormFile]
_SHOWN = QSize(420, 220)


def picture_of(media: Media, files: Files, wording: str) -> QPixmap | None:
    """The picture of a question or choice in the language it is asked in; None without one on this computer."""
    file = files.get(in_language(media.get("image", {}), wording))
    if file is None or not file.picture:
        return None
    image = QPixmap()
    return image if image.loadFromData(file.content) else None


class FormMedia(QWidget):
    """What a question has to look at or listen to; a click on the picture shows it large."""

    def __init__(self, access: FormAccess | None, widest: int = _SHOWN.width()) -> None:
        super().__init__()
        self._widest = widest
        self._access = access
        self.opener = FileOpener(access, self) if access is not None else None
        self._title = ""
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
        self._title = entry.title
        if looks == self._looks:
            return
        self._looks = looks
        clear_layout(self._stack)
        self.pictures, self.players = [], []
        self._large = files.get(large)
        for kind, name in named:
            if name:
                self._add(kind, name, files.get(name))
        self.setVisible(bool(named))

    def _add(self, kind: str, name: str, file: FormFile | None) -> None:
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
            self._picture(image, file)
            return
        plays = kind in ("audio", "video")
        words = {
            "audio": translate("visit", "Play the sound"),
            "video": translate("visit", "Play the film"),
            "image": translate("visit", "Show the picture large"),
        }.get(kind, translate("visit", "Open “{name}”", name=name))
        button = Button(words, size=44, icon="play" if plays else "image" if kind == "image" else "eye")
        button.clicked.connect(lambda: self._open(file))
        button.setAccessibleDescription(name)
        button.setEnabled(self._access is not None)
        self.players.append(button)
        self._stack.addLayout(row(button, None))

    def _picture(self, image: QPixmap, file: FormFile) -> None:
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
        button.clicked.connect(lambda: self.enlarge(file))
        self.pictures.append(button)
        self._stack.addLayout(row(button, None))

    def enlarge(self, file: FormFile) -> None:
        """Show a picture large: the form's large one where it has one."""
        self._open(self._large if self._large is not None and self._large.picture else file)

    def _open(self, file: FormFile) -> None:
        if self.opener is not None and self._access is not None:
            self.opener.open([replace(self._access.stored(file), caption=self._title)])


def within(image: QPixmap, most: QSize) -> QPixmap:
    """The picture, made smaller where it is larger than `most`."""
    if image.width() <= most.width() and image.height() <= most.height():
        return image
    return image.scaled(most, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
