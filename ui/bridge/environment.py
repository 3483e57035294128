"""What screens are built with; made once by `ui.app` and passed to every page. Nothing in it is global."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from ui.bridge.commits import CommitNotifier
from ui.bridge.jobs import JobRunner
from ui.bridge.sync import SyncBridge

if TYPE_CHECKING:
    from fieldservice.bootstrap import Session
    from fieldservice.domain.scans import Scanned
    from fieldservice.services.container import Services
    from fieldservice.system.settings import Settings


class Navigator(Protocol):
    """Opens places of the program; see `ui.shell.places` for their names."""

    def go(self, place: str, **params: object) -> None:
        """Open a place: `go("work_order", id=...)`."""
        ...

    def back(self) -> None:
        """Return to where the person came from."""
        ...


class Messages(Protocol):
    """All messages to people go through here."""

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """A snackbar, with an undo when there is one."""
        ...

    def problem(self, error: object) -> None:
        """Show a FieldServiceError kindly: what happened, what is safe, what to do."""
        ...


class Program(Protocol):
    """The running program itself, for settings and commands."""

    def set_language(self, language: str) -> None:
        """Speak `zh_CN` or `en` from now on; what is typed stays."""
        ...

    def set_theme(self, name: str) -> None:
        """`system`, `light` or `dark`."""
        ...

    def set_scale(self, scale: float) -> None:
        """Draw everything at 1.0 to 2.0 times its size."""
        ...

    def toggle_theme(self) -> None:
        """From light to dark and back."""
        ...

    def work_as(self, person_id: str) -> None:
        """Let another of our people work at this computer."""
        ...

    def show_scanned(self, found: Scanned) -> None:
        """Open what a code names, ask when it may be several things, or say that it is nothing."""
        ...

    def scan_with_camera(self) -> None:
        """Read a code with a camera; then the same happens as after a scanner's scan."""
        ...


class Environment(Struct):
    """The surroundings of every screen."""

    session: Session
    services: Services
    jobs: JobRunner
    commits: CommitNotifier
    settings: Settings
    navigator: Navigator
    messages: Messages
    sync: SyncBridge
    program: Program | None = None  # None where a page is built without the program around it
