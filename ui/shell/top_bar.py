"""The bar above the page: one search for everything, theme and help."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.kit.buttons import IconButton
from ui.kit.theme import current
from ui.shell.places import Command, Place
from ui.shell.search_box import SearchBox


class TopBar(QWidget):
    """Search at the left, quiet buttons at the right."""

    def __init__(self, environment: Environment, places: dict[str, Place], commands: Sequence[Command]) -> None:
        super().__init__()
        theme = current()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(8))
        self.search = SearchBox(environment, places, commands)
        line.addWidget(self.search, 1)
        line.addStretch(1)
        program = environment.program
        if program is not None:
            words = translate("shell", "Light theme") if theme.dark else translate("shell", "Dark theme")
            line.addWidget(IconButton("sun" if theme.dark else "moon", words, on_click=program.toggle_theme))
        if "help" in places:
            line.addWidget(IconButton("circle-question-mark", translate("shell", "Help (F1)"), on_click=self._help))
        self._navigator = environment.navigator

    def _help(self) -> None:
        self._navigator.go("help")
