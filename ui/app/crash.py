"""The fourth boundary: whatever nobody caught becomes a crash file and one calm dialog. Nothing is lost by it."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from fieldservice import __version__
from fieldservice.errors import FieldServiceError
from fieldservice.system.logs import write_crash

if TYPE_CHECKING:
    from ui.shell.messages import WindowMessages

_log = logging.getLogger("ui")


class Crashes:
    """Takes errors that are bugs: from the excepthook and from the job runner."""

    def __init__(self, folder: Path, messages: WindowMessages) -> None:
        self._folder, self._messages = folder, messages
        self.page_name: Callable[[], str] = lambda: ""

    def install(self) -> None:
        """Become the program's excepthook."""
        sys.excepthook = self.hook

    def hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """What Python calls for an error that nobody caught."""
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.report(error.with_traceback(trace))

    def report(self, error: BaseException) -> None:
        """Write the crash file and say so; an error with a sentence for people is only said."""
        if isinstance(error, FieldServiceError):
            self._messages.problem(error)
            return
        _log.error("crash %s", type(error).__name__)
        file = write_crash(self._folder, error, {"version": __version__, "page": self.page_name()})
        self._messages.crash(file)
