"""What costs time to make and can always be made again, kept in a file from one start of the program to the next.

One that is missing, damaged, of another Python or can't be written costs nothing but the time that it would have saved.
"""

from __future__ import annotations

import importlib.util
import marshal
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

_DIGEST_BYTES = 8


class KeptFile:
    """One value of Python's plain types, in one file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def beside(cls, module_file: str, suffix: str) -> KeptFile:
        """The file that lies beside the compiled form of a module, with this suffix."""
        try:
            compiled = Path(importlib.util.cache_from_source(module_file))
        except NotImplementedError:  # a Python that was told to keep nothing compiled
            compiled = Path(module_file)
        return cls(compiled.with_suffix(suffix))

    def load(self) -> Any:
        """What was kept; None when there is nothing whole that this Python has kept."""
        with suppress(OSError, ValueError, EOFError, TypeError):
            data = self.path.read_bytes()
            head, content = data[: 2 * _DIGEST_BYTES], memoryview(data)[2 * _DIGEST_BYTES :]
            if head == _head(content):
                return marshal.loads(content)
        return None

    def keep(self, value: Any) -> None:
        """Keep `value` instead of what was kept. Where Python is told to write no compiled files, nothing is kept."""
        # A bundled program writes no compiled modules because it needs none, but this it does.
        if sys.dont_write_bytecode and not getattr(sys, "frozen", False):
            return
        from fieldservice.errors import EnvironmentFault
        from fieldservice.system.atomic import write_atomic

        content = marshal.dumps(value)
        with suppress(OSError, EnvironmentFault):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(self.path, _head(content) + content)


def _head(content: bytes | memoryview) -> bytes:
    """For which Python it is, and that it is whole: marshal believes everything it reads."""
    return importlib.util.source_hash(sys.version.encode()) + importlib.util.source_hash(content)
