"""What a question has to look at or listen to: pictures, sounds and films, one for each language where they differ."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from fieldservice.domain.checklist import editing
from fieldservice.i18n import mark, translate
from ui.kit.buttons import IconButton, MenuButton
from ui.kit.labels import IconLabel, Label
from ui.kit.panels import clear_layout, column, row
from ui.templates.editor_view_model import EditorViewModel
from ui.templates.words import language_words

C = "templates"

KINDS = {
    "image": mark(C, "Picture"),
    "big-image": mark(C, "Large picture"),
    "audio": mark(C, "Sound"),
    "video": mark(C, "Film"),
}
_ICONS = {"image": "image", "big-image": "maximize-2", "audio": "volume-2", "video": "play"}
_PATTERNS = {
    "image": "*.png *.jpg *.jpeg *.webp *.gif *.heic",
    "audio": "*.mp3 *.m4a *.wav *.ogg",
    "video": "*.mp4 *.mov *.webm",
}


class MediaEditor(QWidget):
    """A line for each file; what is added is shown with the language that the editor speaks."""

    def __init__(self, editor: EditorViewModel) -> None:
        super().__init__()
        self.editor, self.key = editor, editor.selected
        self.file_dialog: QFileDialog | None = None
        body = column(self, spacing=6)
        body.addWidget(Label(translate(C, "Pictures, sounds and films"), "small", "muted"))
        self._body = column(spacing=4)
        body.addLayout(self._body)
        self.menu = MenuButton(translate(C, "Add"), "secondary", 28, "plus")
        for kind, words in KINDS.items():
            self.menu.add(translate(C, words), partial(self.choose, kind), _ICONS[kind])
        body.addLayout(row(self.menu, None))
        self._build()

    def choose(self, kind: str) -> None:
        """Ask for a file of a kind."""
        self.file_dialog = ask_file(self, kind, partial(self.add_file, kind))

    def add_file(self, kind: str, path: Path) -> None:
        """Make it a file of the form that is shown with the question."""
        self.editor.attach(path, partial(self._set, kind, self.editor.wording))

    def _item(self) -> dict[str, Any]:
        return editing.find(self.editor.data, self.key) or {}

    def _set(self, kind: str, language: str, name: str) -> None:
        key = self.key

        def work(data: dict[str, Any]) -> None:
            item = editing.find(data, key)
            if item is None:
                return
            media = {each: dict(names) for each, names in item.get("media", {}).items()}
            named = {**media.get(kind, {}), language: name}
            media[kind] = {each: file for each, file in named.items() if file}
            item["media"] = {each: names for each, names in media.items() if names}
            if not item["media"]:
                del item["media"]

        self.editor.change(work)
        self._build()

    def _build(self) -> None:
        clear_layout(self._body)
        alone = len(self.editor.languages()) < 2
        for kind, names in self._item().get("media", {}).items():
            for language, name in names.items():
                said = name if alone else f"{name} · {language_words(language)}"
                words = Label(said, "body", elide=True)
                line = row(IconLabel(_ICONS.get(kind, "file"), "muted", 16), words, spacing=8)
                line.setStretch(1, 1)
                take = translate(C, "Take “{name}” away", name=name)
                line.addWidget(IconButton("x", take, on_click=partial(self._set, kind, language, "")))
                self._body.addLayout(line)


def ask_file(parent: QWidget, kind: str, then: Callable[[Path], object]) -> QFileDialog:
    """Ask for a picture, sound or film; `then(path)` when one was chosen."""
    patterns = _PATTERNS.get(kind.removeprefix("big-"), "*")
    title = translate(C, "Choose a file")
    dialog = QFileDialog(parent, title, "", f"{translate(C, KINDS[kind])} ({patterns})")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()
    return dialog
