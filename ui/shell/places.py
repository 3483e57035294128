"""Places that can be opened, and commands of the palette. Each feature folder declares its own in `places.py`."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct, field

from ui.bridge.environment import Environment, Navigator
from ui.shell.page import Page


class Place(Struct, frozen=True):
    """Something `navigator.go(key, **params)` opens.

    `make` imports its page lazily. A place with a `group` stands in the navigation, groups in rising order; `parent`
    is the navigation entry that stays lit on a place that is not in it. `single` pages are kept and shown again.
    """

    key: str
    title: tuple[str, str]  # translation context and English text
    make: Callable[[Environment], Page]
    icon: str = ""
    group: int = 0
    parent: str = ""
    single: bool = True
    roles: frozenset[str] = frozenset()  # empty: everybody
    shy: bool = False  # stands in the navigation only while something waits there


class Command(Struct, frozen=True):
    """An entry of the command palette and, with a key, a shortcut of the whole window."""

    words: tuple[str, str]  # translation context and English text
    run: Callable[[Navigator], None]
    icon: str = ""
    shortcut: str = ""
    more_words: tuple[str, ...] = field(default=())  # further words that find it, in any language
    listed: bool = True  # False: only its key works
    roles: frozenset[str] = frozenset()  # who is offered it; empty: everybody
