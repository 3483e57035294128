"""The recovery code on paper."""

from __future__ import annotations

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QWidget

from fieldservice.i18n import translate
from ui.kit.theme import current


def code_sheet(code: str, person: str, folder: str) -> QTextDocument:
    """One page: what the code is for, whose it is, the code in large letters, how to use it."""
    document = QTextDocument()
    document.setDefaultFont(_font(11, QFont.Weight.Normal))
    cursor = QTextCursor(document)
    lines = (
        (translate("welcome", "Recovery code"), 20, QFont.Weight.DemiBold),
        (person, 13, QFont.Weight.Normal),
        (translate("welcome", "Your data is in {folder}.", folder=folder), 11, QFont.Weight.Normal),
        (code, 16, QFont.Weight.DemiBold),
        (
            translate(
                "welcome",
                "To use it: start the program, choose “Forgotten?” and type the code. Whoever has this sheet and the"
                " computer can read the data: keep it locked away.",
            ),
            11,
            QFont.Weight.Normal,
        ),
    )
    for words, points, weight in lines:
        if not words:
            continue
        form = QTextCharFormat()
        form.setFont(_font(points, weight))
        cursor.insertText(words, form)
        cursor.insertBlock()
        cursor.insertBlock()
    return document


def print_code(code: str, person: str, folder: str, parent: QWidget) -> bool:
    """Ask for a printer and print the sheet; False when the person changed their mind."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    code_sheet(code, person, folder).print_(printer)
    return True


def _font(points: int, weight: QFont.Weight) -> QFont:
    font = QFont()
    font.setFamilies(current().families())
    font.setPointSize(points)
    font.setWeight(weight)
    return font
