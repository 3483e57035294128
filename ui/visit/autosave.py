"""Texts that save themselves: a short rest after typing, on leaving the field, and whenever the page asks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from ui.kit.fields import Field

REST_MS = 400


class Autosave(QObject):
    """Fields by the name under which they are kept; `save(name=value)` writes what differs from what was shown."""

    def __init__(self, owner: QObject, save: Callable[..., object]) -> None:
        super().__init__(owner)
        self._save = save
        self._fields: dict[str, Field] = {}
        self._kept: dict[str, object] = {}
        self._dirty: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self.flush)

    def add(self, name: str, field: Field) -> None:
        """Keep `field` under `name`."""
        self._fields[name] = field
        field.changed.connect(lambda: self._typed(name))
        field.committed.connect(self.flush)

    def show(self, **values: object) -> None:
        """Show what is stored; what was typed and isn't written yet stays."""
        for name, value in values.items():
            self._kept[name] = value
            if name not in self._dirty:
                field = self._fields[name]
                if field.value() != value:
                    field.set_value(value)

    def flush(self) -> None:
        """Write what was typed."""
        self._timer.stop()
        changed = {}
        for name in sorted(self._dirty):
            field = self._fields[name]
            if field.error or not field.check_value_only():
                continue
            value = field.value()
            if value != self._kept.get(name):
                changed[name] = value
                self._kept[name] = value
        self._dirty.clear()
        if changed:
            self._save(**changed)

    def _typed(self, name: str) -> None:
        self._dirty.add(name)
        self._timer.start()
