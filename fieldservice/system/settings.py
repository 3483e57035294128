"""Small settings of this machine: language, theme, last profile, window layout. Nothing in here is about customers.

Losing them costs a person a few clicks, so nothing about this file ever stops the program: a damaged one is put aside,
and one that can't be written is tried again at the next change.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import TypeVar

from fieldservice.errors import EnvironmentFault
from fieldservice.i18n import LANGUAGES
from fieldservice.system.atomic import write_atomic
from fieldservice.system.paths import APPLICATION

THEMES = ("system", "light", "dark")
_Value = TypeVar("_Value", str, int, float, bool, list[object], dict[str, object])


def default_settings_file() -> Path:
    """Where the settings live when no other place is named."""
    from platformdirs import user_config_path

    return user_config_path(APPLICATION, appauthor=False, roaming=False) / "settings.json"


class Settings:
    """Read once, written whole at every change."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values = _load(path)

    def get(self, name: str, default: _Value) -> _Value:
        """The value kept under `name`, or `default` when there is none of the default's type."""
        value = self._values.get(name)
        return value if type(value) is type(default) else default

    def set(self, name: str, value: str | int | float | bool | list[object] | dict[str, object]) -> bool:
        """Keep `value` (of JSON types); says whether it reached the disk."""
        if self._values.get(name) == value and type(self._values.get(name)) is type(value) and self._path.exists():
            return True
        self._values[name] = value
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_atomic(self._path, json.dumps(self._values, indent=1, ensure_ascii=False).encode("utf-8"))
        except (OSError, EnvironmentFault):
            return False
        return True

    @property
    def language(self) -> str | None:
        """`zh_CN` or `en`; None until somebody chose."""
        value = self.get("language", "")
        return value if value in LANGUAGES else None

    @language.setter
    def language(self, value: str) -> None:
        self.set("language", value)

    @property
    def theme(self) -> str:
        """`system`, `light` or `dark`."""
        value = self.get("theme", "system")
        return value if value in THEMES else "system"

    @theme.setter
    def theme(self, value: str) -> None:
        self.set("theme", value)

    @property
    def last_profile(self) -> Path | None:
        """The profile folder opened last; None at the first start."""
        value = self.get("last_profile", "")
        return Path(value) if value else None

    @last_profile.setter
    def last_profile(self, folder: Path) -> None:
        self.set("last_profile", str(folder))


def _load(path: Path) -> dict[str, object]:
    try:
        values = json.loads(path.read_bytes())
    except OSError:
        return {}
    except (ValueError, RecursionError):
        values = None
    if isinstance(values, dict):
        return values
    with contextlib.suppress(OSError):
        os.replace(path, path.with_name(f"{path.stem}.damaged{path.suffix}"))
    return {}
