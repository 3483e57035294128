"""A mode of the bench: what it shows under the scan line, and what the head and the keys say."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.bridge.environment import Environment
from ui.kit.buttons import Button, Kind
from ui.kit.status import PillSpec
from ui.warehouse.bench_view_model import BenchModel


class Mode(QWidget):
    """Subclasses fill in what the page asks for; `changed` follows whenever the answers are others."""

    OWN_DIGITS = False  # see Page

    changed = Signal()
    model: BenchModel

    def __init__(self, environment: Environment) -> None:
        super().__init__()
        self.environment = environment

    def title(self) -> str:
        """What is done, with its number."""
        return ""

    def detail(self) -> str:
        """For whom."""
        return ""

    def pill(self) -> PillSpec | None:
        """How urgent it is, or how far it has come."""
        return None

    def hint(self) -> str:
        """What may be scanned now."""
        return ""

    def can_undo(self) -> bool:
        """Whether there is a scan to take back."""
        return False

    def answers(self) -> int:
        """How many answers by a single digit there are now."""
        return 0

    def answer(self, number: int) -> None:
        """Take an answer."""

    def aside(self) -> Callable[[], object] | None:
        """How to put the work aside; None where there is nothing to say about it."""
        return None

    def labels(self) -> tuple[str, list[str]] | None:
        """What labels are printed of: the kind of records and their ids; None where there are none."""
        return None

    def paper(self) -> tuple[str, str] | None:
        """Which paper this work is printed as: its kind and the id of what it is about; None where there is none."""
        return None

    def hints(self) -> list[tuple[str, str]]:
        """Keys of the mode."""
        return []


def bench_button(
    words: str, on_click: Callable[[], object], key: str = "", kind: Kind = "secondary", icon: str = ""
) -> Button:
    """A button of the bench: it leaves the focus in the scan line, so it has a key. Enter is the line's own: it is
    shown on the button and bound by the line."""
    button = Button(words, kind, 44, icon, "" if key == "Return" else key, on_click)
    if key == "Return":
        button.show_key("Return")
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
