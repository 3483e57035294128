"""The calls at hand: the form in view and those that were parked to take another call. All on disk, on this device."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any, Protocol

from ui.desk.form import IntakeForm

FORM_KEY = "request.new"


class DraftStore(Protocol):
    """Where drafts are kept."""

    def save(self, form_key: str, values: dict[str, Any], initiator: object | None = None) -> None:
        """Keep the values durably."""
        ...

    def load(self, form_key: str) -> dict[str, Any] | None:
        """What was kept, or None."""
        ...


@dataclass(frozen=True)
class Parked:
    """A parked call."""

    id: str
    form: IntakeForm


class DraftBook:
    """Each verb reads the book, changes it and saves it; called one after another in the writer."""

    def __init__(self, store: DraftStore, initiator: object | None = None) -> None:
        self._store, self._initiator = store, initiator

    def current(self) -> IntakeForm | None:
        """The form that was in view, None when there was nothing in it."""
        values = self._read()["current"]
        return IntakeForm.from_values(values) if isinstance(values, dict) else None

    def parked(self) -> list[Parked]:
        """The parked calls, the one parked first on top."""
        return [Parked(str(entry["id"]), IntakeForm.from_values(entry["form"])) for entry in self._read()["parked"]]

    def keep(self, form: IntakeForm | None) -> None:
        """Keep the form in view; None or an empty one clears it."""
        book = self._read()
        book["current"] = None if form is None or form.is_empty() else form.to_values()
        self._save(book)

    def park(self, form: IntakeForm) -> str:
        """Put the form in view aside; returns the id of the parked call, empty when there was nothing to park."""
        book = self._read()
        book["current"] = None
        id = "" if form.is_empty() else self._append(book, form)
        self._save(book)
        return id

    def resume(self, id: str) -> IntakeForm | None:
        """Bring a parked call back into view; what is in view is parked instead. None when it is gone."""
        book = self._read()
        found = next((entry for entry in book["parked"] if entry["id"] == id), None)
        if found is None:
            return self.current()
        book["parked"].remove(found)
        if isinstance(book["current"], dict):
            self._append(book, IntakeForm.from_values(book["current"]))
        book["current"] = found["form"]
        self._save(book)
        return IntakeForm.from_values(found["form"])

    def discard(self, id: str) -> IntakeForm | None:
        """Throw a parked call away; returns it for `restore`."""
        book = self._read()
        found = next((entry for entry in book["parked"] if entry["id"] == id), None)
        if found is None:
            return None
        book["parked"].remove(found)
        self._save(book)
        return IntakeForm.from_values(found["form"])

    def restore(self, form: IntakeForm) -> None:
        """Undo `discard`."""
        book = self._read()
        self._append(book, form)
        self._save(book)

    def _append(self, book: dict[str, Any], form: IntakeForm) -> str:
        id = secrets.token_hex(4)
        book["parked"].append({"id": id, "form": form.to_values()})
        return id

    def _read(self) -> dict[str, Any]:
        kept = self._store.load(FORM_KEY) or {}
        entries = kept.get("parked")
        parked = [
            entry
            for entry in (entries if isinstance(entries, list) else [])
            if isinstance(entry, dict) and isinstance(entry.get("id"), str) and isinstance(entry.get("form"), dict)
        ]
        return {"current": kept.get("current"), "parked": parked}

    def _save(self, book: dict[str, Any]) -> None:
        self._store.save(FORM_KEY, book, self._initiator)
