"""Language, theme and scale of the whole application, from the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from fieldservice import i18n
from ui.kit.theme import apply

if TYPE_CHECKING:
    from fieldservice.system.settings import Settings

_TRANSLATOR = "qtTranslator"


def theme_name(app: QApplication, settings: Settings) -> str:
    """`light` or `dark`, whatever the settings leave to the system."""
    if settings.theme != "system":
        return settings.theme
    return "dark" if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"


def scale(settings: Settings) -> float:
    """How large everything is drawn, 1.0 to 2.0."""
    return min(2.0, max(1.0, settings.get("scale", 1.0)))


def dress(app: QApplication, settings: Settings) -> None:
    """Apply theme, fonts, scale, and Qt's own words for standard dialogs, in the language that is set."""
    before = app.findChild(QTranslator, _TRANSLATOR)
    if before is not None:
        app.removeTranslator(before)
        before.deleteLater()
    if i18n.language() != "en":
        translator = QTranslator(app)
        translator.setObjectName(_TRANSLATOR)
        if translator.load(f"qtbase_{i18n.language()}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            app.installTranslator(translator)
    apply(app, theme_name(app, settings), i18n.language(), scale(settings))
