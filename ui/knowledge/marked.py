"""Running text in which the words that were searched for stand out, as the index sees them."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.kit.labels import Label
from ui.kit.theme import current
from ui.knowledge.view_model import marked_parts


class MarkedLabel(Label):
    """Wraps; can be selected with the mouse and the keyboard."""

    def __init__(
        self, words: str, query: str = "", step: str = "body", strong: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__("", step, strong=strong, wrap=True, parent=parent)
        self._plain = words
        if query.strip():
            color = current().color("accent").name()
            parts = marked_parts(words, query)
            made = "".join(
                f'<span style="color:{color}; font-weight:600">{_html(text)}</span>' if on else _html(text)
                for text, on in parts
            )
            self.setTextFormat(Qt.TextFormat.RichText)
            self.setText(made)
        else:
            self.setText(words)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAccessibleName(words)

    def plain(self) -> str:
        """The words without marks."""
        return self._plain


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br>")
