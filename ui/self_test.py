"""What the screen side of an installation lacks, in sentences; `fieldservice --self-test` prints them."""

from __future__ import annotations

import os
from datetime import UTC, datetime

import resources
from fieldservice import i18n


def problems() -> list[str]:
    """Fonts, icons, themes, translations, help, and a page of PDF drawn; empty when all is there."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.app.start import application

    app = application()
    found: list[str] = []
    for check in (_fonts, _icons, _themes, _translations, _help, _paper):
        found += check()
    app.processEvents()
    return found


def _fonts() -> list[str]:
    from PySide6.QtGui import QFontDatabase

    from ui.kit.theme import load_fonts

    load_fonts()
    families = set(QFontDatabase.families())
    return [f"font {name} is missing" for name in ("Noto Sans SC", "Source Sans 3") if name not in families]


def _icons() -> list[str]:
    from PySide6.QtGui import QImage

    names = [path.stem for path in resources.path("icons").glob("*.svg")]
    if not names:
        return ["icons are missing"]
    some = names[:: max(1, len(names) // 20)]
    broken = [name for name in some if QImage(str(resources.path("icons", f"{name}.svg"))).isNull()]
    return [f"icon {name} can't be drawn" for name in broken]


def _themes() -> list[str]:
    from ui.kit.theme import THEMES, Theme

    theme, faults = Theme(), []
    for name in THEMES:
        theme.use(name, "en", 1.0)
        if not theme.color("surface").isValid():
            faults.append(f"theme {name} can't be read")
    return faults


def _translations() -> list[str]:
    before = i18n.language()
    i18n.set_language("zh_CN")
    words = i18n.translate("shell", "Work orders")
    i18n.set_language(before)
    return ["translations of the screens are missing"] if words.isascii() else []


def _help() -> list[str]:
    from ui.help.view_model import TOPICS

    return [
        f"help page {language}/{topic} is missing"
        for language in i18n.LANGUAGES
        for topic in TOPICS
        if not resources.path("help", language, f"{topic}.md").exists()
    ]


def _paper() -> list[str]:
    from PySide6.QtCore import QBuffer, QByteArray
    from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

    from ui.tour import page_images

    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    painter = QPainter(writer)
    painter.drawText(200, 200, f"{datetime.now(UTC):%Y}")
    painter.end()
    buffer.close()
    return [] if len(page_images(bytes(data.data()), 200)) == 1 else ["PDF pages can't be shown"]
