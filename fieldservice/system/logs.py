"""The log and the crash files of a profile: what the program did, never whom it was about.

Log lines name codes, ids and counts. As a second line of defence everything written here is scrubbed: e-mail addresses,
runs of digits as long as a phone number, text outside ASCII (names, addresses), quoted prose, the user's home folder.
Errors with sentences for people are logged by their code alone, because their parameters are about customers.
"""

from __future__ import annotations

import contextlib
import logging
import platform
import re
import secrets
import tempfile
import traceback
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from fieldservice.errors import EnvironmentFault, FieldServiceError
from fieldservice.system.atomic import write_atomic

LOG_NAME = "fieldservice.log"
_LOG_BYTES = 1_000_000
_LOG_FILES = 5
_CRASH_FILES = 20
_FORMAT = "%(asctime)s.%(msecs)03dZ %(levelname)s %(name)s %(message)s"


def scrub(text: str) -> str:
    """`text` without what could be about a person."""
    email, digits, quoted, harmless_quote, beyond_ascii = _patterns()
    text = text.replace(str(Path.home()), "~")
    text = email.sub("<email>", text)
    text = quoted.sub(lambda m: m[0] if harmless_quote.match(m[2]) else f"{m[1]}<text>{m[1]}", text)
    text = digits.sub("<digits>", text)
    return beyond_ascii.sub("<text>", text)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Made at the first line that is written, because most starts write none."""
    return (
        re.compile(r"[^\s<>'\"@]+@[^\s<>'\"@]+\.[^\s<>'\"@]+"),
        # Digits in groups as people write phone and card numbers, not the hexadecimal digits of an id.
        re.compile(r"(?<![0-9A-Fa-f.])\+?\(?\d(?:[ \-()]{0,2}\d){6,}(?![0-9A-Fa-f])"),
        re.compile(r"(['\"])((?:(?!\1)[^\\\n]|\\.){1,2000}?)\1"),
        re.compile(r"[A-Za-z0-9_.:/\\<>\-]{1,80}\Z"),
        re.compile(r"[^\x00-\x7f]+"),
    )


def start_log(folder: Path, level: int = logging.INFO) -> logging.Handler:
    """Send the program's log lines to a rotating file in `folder`; returns the handler, for `stop_log`."""
    handler = _LateHandler(folder / LOG_NAME)
    handler.setFormatter(_ScrubbingFormatter(_FORMAT, "%Y-%m-%dT%H:%M:%S"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level)
    return handler


def stop_log(handler: logging.Handler) -> None:
    """Take the handler off again and close its file."""
    logging.getLogger().removeHandler(handler)
    handler.close()


def write_crash(folder: Path, error: BaseException, context: Mapping[str, object] | None = None) -> Path | None:
    """A file with the scrubbed traceback and `context` (version, page, action: no customer data); at most 20 are kept.

    It goes to the temporary folder when `folder` can't be written, and None is returned when that fails too: whoever
    reports a crash must not crash.
    """
    at = datetime.now(UTC)
    lines = [f"time: {at.isoformat(timespec='seconds')}", f"system: {platform.platform()}"]
    lines.append(f"python: {platform.python_version()}")
    lines += [f"{name}: {scrub(str(value))}" for name, value in (context or {}).items()]
    data = ("\n".join(lines) + "\n\n" + describe(error) + "\n").encode("utf-8")
    name = f"crash-{at:%Y%m%d-%H%M%S}-{secrets.token_hex(3)}.txt"
    for place in (folder, Path(tempfile.gettempdir())):
        try:
            write_atomic(place / name, data)
        except EnvironmentFault:
            continue
        _forget_old_crashes(place)
        return place / name
    return None


def describe(error: BaseException) -> str:
    """The traceback of `error` and of what caused it, scrubbed, oldest first."""
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in chain:
        chain.append(link)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return "\nwhich led to:\n".join(_one(link) for link in reversed(chain))


def _one(error: BaseException) -> str:
    frames = "".join(traceback.StackSummary.extract(traceback.walk_tb(error.__traceback__)).format())
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    said = error.code if isinstance(error, FieldServiceError) else scrub(_said(error))
    return f"{frames.replace(str(Path.home()), '~')}{kind}: {said}"


def _said(error: BaseException) -> str:
    try:
        return str(error)
    except (TypeError, ValueError, AttributeError, LookupError, RuntimeError):
        return "(its own description failed)"


def _forget_old_crashes(folder: Path) -> None:
    with contextlib.suppress(OSError):
        for path in sorted(folder.glob("crash-*.txt"))[:-_CRASH_FILES]:
            path.unlink(missing_ok=True)


class _ScrubbingFormatter(logging.Formatter):
    converter = staticmethod(lambda seconds: datetime.fromtimestamp(seconds or 0, UTC).timetuple())

    def format(self, record: logging.LogRecord) -> str:
        """One line (and a traceback), scrubbed."""
        record.message = scrub(record.getMessage()).replace("\n", "\\n")
        record.asctime = self.formatTime(record, self.datefmt)
        line = self.formatMessage(record)
        error = record.exc_info[1] if record.exc_info else None
        return f"{line}\n{describe(error)}" if error is not None else line


class _LateHandler(logging.Handler):
    """The rotating file, made at the first line: Python's own handlers bring sockets and pickling along, and most
    starts have nothing to say."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file
        self._rotating: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record; called with this handler's lock held."""
        if self._rotating is None:
            from logging.handlers import RotatingFileHandler

            self._rotating = RotatingFileHandler(
                self._file, maxBytes=_LOG_BYTES, backupCount=_LOG_FILES - 1, encoding="utf-8", delay=True
            )
            self._rotating.setFormatter(self.formatter)
            # A log that can't be written (full disk, pulled stick) must not disturb the work it tells of.
            self._rotating.handleError = lambda record: None  # type: ignore[method-assign]
        self._rotating.emit(record)

    def close(self) -> None:
        """Close the file."""
        if self._rotating is not None:
            self._rotating.close()
        super().close()
