"""Keeps warnings that wait for whoever is signed in above every page; without any there is nothing to see."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.bridge.environment import Environment
from ui.kit.panels import column
from ui.kit.theme import current
from ui.safety.banner import Warnings


class WarningStrip(QWidget):
    """What stands above the pages."""

    def __init__(self, environment: Environment) -> None:
        super().__init__()
        theme = current()
        self.warnings = Warnings(environment, place=True)
        inside = column(self)
        inside.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        inside.addWidget(self.warnings)
        self.warnings.changed.connect(lambda count: self.setVisible(count > 0))
        self.hide()
        self.warnings.vm.refresh()
