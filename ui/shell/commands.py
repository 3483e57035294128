"""Commands that the shell itself offers: going to a place of the navigation, the camera, changing language
and theme."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from fieldservice.i18n import mark
from ui.bridge.environment import Navigator, Program
from ui.shell.places import Command, Place


def place_commands(places: Mapping[str, Place], others: Sequence[Command] = ()) -> list[Command]:
    """One for each place of the navigation: its name opens it. Alt+1 to Alt+9 open the first nine.

    Where a feature has a command of its own for that ("Open work orders"), ours is only the key.
    """
    said = {command.words[1].lower().removeprefix("open ").removeprefix("the ") for command in others}
    shown = sorted((place for place in places.values() if place.group and not place.shy), key=lambda place: place.group)
    return [
        Command(
            place.title,
            _opens(place.key),
            place.icon,
            shortcut=f"Alt+{number}" if number < 10 else "",
            listed=place.title[1].lower() not in said,
            roles=place.roles,
        )
        for number, place in enumerate(shown, start=1)
    ]


def look_commands(program: Program) -> list[Command]:
    """The camera, language and theme."""
    return [
        Command(
            ("commands", mark("commands", "Scan with a camera")),
            lambda _navigator: program.scan_with_camera(),
            "camera",
            shortcut="F12",
            more_words=("camera", "scan", "摄像头", "扫码", "shexiangtou"),
        ),
        Command(
            ("commands", mark("commands", "Chinese interface")),
            lambda _navigator: program.set_language("zh_CN"),
            "languages",
            more_words=("中文", "chinese", "language", "语言"),
        ),
        Command(
            ("commands", mark("commands", "English interface")),
            lambda _navigator: program.set_language("en"),
            "languages",
            more_words=("English", "英文", "language", "语言"),
        ),
        Command(
            ("commands", mark("commands", "Dark theme")),
            lambda _navigator: program.set_theme("dark"),
            "moon",
            more_words=("dark", "night", "深色", "夜间"),
        ),
        Command(
            ("commands", mark("commands", "Light theme")),
            lambda _navigator: program.set_theme("light"),
            "sun",
            more_words=("light", "day", "浅色"),
        ),
    ]


def _opens(key: str) -> Callable[[Navigator], None]:
    def run(navigator: Navigator) -> None:
        navigator.go(key)

    return run
