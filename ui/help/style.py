"""Markdown in the house's type and colours: Qt's Markdown reader knows no style sheet."""

from __future__ import annotations

from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
    QTextTable,
)

from ui.kit.theme import current

_STEP_OF_LEVEL = {1: "title", 2: "lead", 3: "body"}
_LINE_HEIGHT = 150.0


def dress(document: QTextDocument) -> None:
    """Set fonts, colours, margins and line heights of a document that was read from Markdown."""
    theme = current()
    document.setDefaultFont(theme.font())
    document.setDocumentMargin(theme.px(32))
    document.setIndentWidth(theme.px(24))
    block = document.begin()
    while block.isValid():
        _dress_block(block)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            shape = frame.format()
            shape.setBorder(0)
            shape.setCellPadding(theme.px(6))
            shape.setCellSpacing(0)
            shape.setMargin(theme.px(4))
            frame.setFormat(shape)


def _dress_block(block: QTextBlock) -> None:
    theme = current()
    level = block.blockFormat().headingLevel()
    shape = QTextBlockFormat(block.blockFormat())
    shape.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    in_table = QTextCursor(block).currentTable() is not None
    shape.setTopMargin(0 if in_table else theme.px({1: 0, 2: 20, 3: 12}.get(level, 0)))
    shape.setBottomMargin(0 if in_table else theme.px({1: 8, 2: 4, 3: 2}.get(level, 3 if block.textList() else 8)))
    cursor = QTextCursor(block)
    cursor.setBlockFormat(shape)
    for fragment in _fragments(block):
        was = fragment.charFormat()
        new = QTextCharFormat()
        weight = 600 if level or was.fontWeight() > 500 else 400
        new.setFont(theme.font(_STEP_OF_LEVEL.get(level, "body"), weight))
        new.setForeground(theme.color("accent" if was.isAnchor() else "text"))
        if was.isAnchor():
            new.setAnchor(True)
            new.setAnchorHref(was.anchorHref())
        if was.fontFixedPitch():
            new.setFont(theme.font("small", 600))
            new.setBackground(theme.color("sunken"))
        cursor.setPosition(fragment.position())
        cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(new)


def _fragments(block: QTextBlock) -> list[QTextFragment]:
    found: list[QTextFragment] = []
    iterator = block.begin()
    while not iterator.atEnd():
        found.append(iterator.fragment())
        iterator += 1
    return found
