"""One laptop of the demonstration with its window, and the tools by which steps are done in it and pictured."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from fieldservice import i18n
from fieldservice.errors import UserError
from fieldservice.i18n import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from fieldservice.services.container import Services
    from fieldservice.system.clock import FixedClock
    from ui.tour import Tour

T = TypeVar("T")
_PAINTED = 12  # what comes a moment later is there by then: lists that grow, a page's focus


class Pictures:
    """Numbers the pictures in the order in which they are taken."""

    def __init__(self, folder: Path, first: int = 1) -> None:
        self.folder = folder
        self._next = first

    def take(self, widget: QWidget, name: str) -> None:
        """Keep what the widget shows now."""
        widget.grab().save(str(self.folder / f"{self._next:02d}_{name}.png"))
        self._next += 1


class Stage:
    """`tour` is the laptop; what is refused or trips there is raised by `settle`, with the sentence that was shown."""

    def __init__(self, tour: Tour, clock: FixedClock, pictures: Pictures) -> None:
        self.tour, self.clock, self.pictures = tour, clock, pictures
        self._trouble: BaseException | None = None
        tour.desktop.jobs.crashed.connect(self._stumbled)
        tour.desktop.jobs.problem.connect(self._stumbled)

    @property
    def services(self) -> Services:
        """What this laptop knows."""
        return self.tour.desktop.session.services

    def settle(self, calm: int = 3) -> None:
        """Wait until everything is done (`calm` times in a row). Raises what went wrong meanwhile."""
        self.tour.settle(calm)
        if self._trouble is not None:
            raise self._trouble

    def go(self, place: str, **params: object) -> None:
        """Open a place."""
        snackbar = self.tour.desktop.messages.snackbar
        if snackbar is not None:
            snackbar.dismiss()  # minutes have passed on the clock of the demonstration
        self.tour.desktop.window.go(place, **params)
        self.settle()

    def model(self, kind: str) -> Any:
        """The view model of the page in view, which has to be of this class."""
        page = self.tour.desktop.window.page
        if page is None or type(page.view_model).__name__ != kind:
            raise failed(kind)
        return page.view_model

    def refused(self, sentence: str) -> None:
        """Somebody was told this instead of what they wanted; for signals."""
        self._trouble = UserError("demo_run.refused", "A step was refused: {sentence}", sentence=sentence)

    def picture(self, name: str, widget: QWidget | None = None) -> None:
        """Keep what the window (or a dialog) shows."""
        self.settle(_PAINTED)
        self.pictures.take(widget or self.tour.desktop.window, name)

    def paper(self, kind: str, work_order_id: str) -> bytes:
        """A paper of a work order as PDF."""
        return self.tour.desktop.session.papers.render(kind, work_order_id, i18n.language())

    def say(self, sentence: str) -> None:
        """Tell whoever watches the console."""
        local = self.clock.now().astimezone(self.tour.desktop.session.context.zone)
        print(f"{local:%H:%M}  {sentence}", flush=True)

    def _stumbled(self, error: BaseException) -> None:
        self._trouble = error


def failed(what: str) -> UserError:
    """A step that left nothing behind."""
    return UserError("demo_run.missing", "A step did not do what it should: {what} is missing.", what=what)


def only(found: Iterable[T], what: str) -> T:
    """The first of what a step must have made. Raises UserError when there is nothing."""
    for each in found:
        return each
    raise failed(what)


def ensure(kept: bool, what: str) -> None:
    """Raise UserError unless a step did what it promises."""
    if not kept:
        raise UserError("demo_run.broken", "A step did not keep its promise: {what}", what=what)


def words(text: str) -> str:
    """A text of the demonstration in the language of the screens."""
    return translate("demo_run", text)
