"""A dialog that grows while it is open keeps its buttons on the screen."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.rest import clear_screen
from ui.kit.buttons import Button
from ui.kit.dialogs import Dialog


def test_a_dialog_that_learns_more_keeps_its_buttons_on_the_screen(qtbot: QtBot) -> None:
    clear_screen()
    dialog = Dialog("Import a form", width=480)
    qtbot.addWidget(dialog)
    primary = dialog.add_action("Publish", dialog.accept, "primary")
    dialog.show()
    screen = dialog.screen().availableGeometry()
    dialog.move(screen.center().x() - dialog.width() // 2, screen.center().y() - dialog.height() // 2)
    for number in range(12):
        dialog.add(Button(f"Line {number}", size=44))
    QApplication.processEvents()
    QApplication.processEvents()
    at = primary.mapToGlobal(primary.rect().bottomRight())
    assert dialog.height() > screen.height() // 2
    assert at.y() <= screen.bottom() and dialog.y() >= screen.top()
