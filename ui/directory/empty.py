"""What stands in place of a list that shows nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget

from fieldservice.i18n import translate
from ui.kit.feedback import EmptyState

C = "directory_page"


class ShrinkingStack(QStackedWidget):
    """A stack that may be as small as the page in view."""

    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown is not None else QSize()


def no_match(clear: Callable[[], object]) -> EmptyState:
    """Nothing fits the filter."""
    return EmptyState(
        "search",
        translate(C, "Nothing fits this filter"),
        translate(C, "Try fewer words, or take the filters off."),
        translate(C, "Take the filters off"),
        clear,
    )
