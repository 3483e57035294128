"""The base of all pages: what the shell asks of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.bridge.environment import Environment
from ui.bridge.view_model import ViewModel

if TYPE_CHECKING:
    from fieldservice.domain.scans import Scanned


class Page(QWidget):
    """A screen of the shell. Widgets only: state and services belong to its `view_model`."""

    IMMERSIVE = False  # hides navigation and top bar (the visit)
    FOOT = 0  # height of a bar of actions at the foot of the page, which the snackbar must not cover
    OWN_UNDO = False  # Ctrl+Z takes back what was done on the page; a snackbar's undo is clicked meanwhile

    OWN_DIGITS = False  # Alt with a digit answers on the page instead of going to a place

    words_changed = Signal()  # `note` or `hints` say something else now; the shell asks again

    def __init__(self, environment: Environment) -> None:
        # Where the window will show it: a page that gets its parent after it was filled is dressed again as a whole.
        stack = getattr(environment.navigator, "stack", None)
        super().__init__(stack if isinstance(stack, QWidget) else None)
        self.environment = environment
        self.view_model: ViewModel | None = None

    def open(self, **params: object) -> None:
        """Show what the place was opened with; called each time the place is opened."""

    def hints(self) -> list[tuple[str, str]]:
        """Keys that work here, for the status bar: [("J / K", translate(...)), ...]."""
        return []

    def note(self) -> str:
        """A word for the status bar about this page (how many, what is saved); empty for none."""
        return ""

    def focus_first(self) -> None:
        """Put the focus where work begins; called when the page is shown."""

    def scanned(self, found: Scanned) -> bool:
        """Do the obvious with what was scanned while this page is in view; False lets the shell go to the thing."""
        return False

    def may_leave(self) -> bool:
        """False keeps the person here (the page says why); typed text must be safe anyway."""
        return True
