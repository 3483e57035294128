"""What PySide compiles at every start, kept from one start to the next.

PySide carries a part of itself as source text inside its library (`shibokensupport`). Python compiles that text, and
three large regular expressions in it, each time a program loads Qt: a quarter of the time that loading takes. What is
imported from files Python keeps compiled in __pycache__; this does the same for what is not, in one file there.

The file serves only the very same source (compared like Python's hash-based .pyc files) under the very same Python.
"""

from __future__ import annotations  # PySide's sources say so too: `compile` hands it on from the file that calls it

import builtins
import importlib.util
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, SimpleNamespace
from typing import Any

from fieldservice.system.kept import KeptFile

_OF_PYSIDE = ("shibokensupport/", "signature_bootstrap.py")
_Sources = dict[str, tuple[bytes, CodeType]]  # by file name: digest of the source, what it compiles to
_Patterns = dict[tuple[str, int], tuple[Any, ...]]  # by expression and flags: what Python's engine makes it of


@contextmanager
def kept_code(file: Path | None = None) -> Iterator[None]:
    """Within this PySide is loaded: what it compiles comes from `file`, or is compiled and then kept there."""
    kept = KeptFile(file) if file else KeptFile.beside(__file__, ".pyside")
    lookup = _Lookup(*kept.load() or ({}, {}))
    before = builtins.compile, re.compile
    _stand_in(lookup.compile, lookup.compile_pattern)
    try:
        yield
    finally:
        _stand_in(*before)
    if lookup.missed:
        kept.keep((lookup.sources, lookup.patterns))


def _stand_in(compile: Callable[..., Any], compile_pattern: Callable[..., Any]) -> None:
    builtins.compile = compile
    re.compile = compile_pattern


class _Lookup:
    """In place of Python's two `compile` functions: looks first among what is known, and notes what was asked for."""

    def __init__(self, sources: _Sources, patterns: _Patterns) -> None:
        self.sources: _Sources = {}
        self.patterns: _Patterns = {}
        self.missed = False
        self._known_sources, self._known_patterns = sources, patterns
        self._compile, self._compile_pattern = builtins.compile, re.compile

    def compile(self, source: Any, filename: Any, mode: Any, *more: Any, **named: Any) -> Any:
        """As builtins.compile."""
        if more or named or mode != "exec" or not isinstance(filename, str) or not filename.startswith(_OF_PYSIDE):
            return self._compile(source, filename, mode, *more, **named)
        digest = importlib.util.source_hash(source.encode() if isinstance(source, str) else source)
        known = self._known_sources.get(filename)
        if known is None or known[0] != digest:
            known = digest, self._compile(source, filename, mode)
            self.missed = True
        self.sources[filename] = known
        return known[1]

    def compile_pattern(self, pattern: Any, flags: Any = 0) -> Any:
        """As re.compile; the engine checks what it is given like anything that `re` gives it."""
        if not isinstance(pattern, str):
            return self._compile_pattern(pattern, flags)
        key = pattern, int(flags)
        made_of = self._known_patterns.get(key)
        if made_of is not None:
            self.patterns[key] = made_of
            return _compiler()._sre.compile(pattern, *made_of)
        compiled, made_of = _watched(self._compile_pattern, *key)
        if made_of is not None:
            self.patterns[key] = made_of
            self.missed = True
        return compiled


def _watched(compile_pattern: Callable[..., Any], pattern: str, flags: int) -> tuple[Any, tuple[Any, ...] | None]:
    """The compiled expression and what Python's engine was given for it; None where that can't be seen."""
    compiler, given = _compiler(), []
    engine = getattr(compiler, "_sre", None)
    if engine is None:
        return compile_pattern(pattern, flags), None

    def make(pattern: str, flags: int, code: list[int], *more: Any) -> Any:
        given.append((flags, [int(word) for word in code], *more))
        return engine.compile(pattern, flags, code, *more)

    compiler._sre = SimpleNamespace(**{**vars(engine), "compile": make})
    try:
        return compile_pattern(pattern, flags), given[0] if given else None
    finally:
        compiler._sre = engine


def _compiler() -> Any:
    return getattr(re, "_compiler", None)
