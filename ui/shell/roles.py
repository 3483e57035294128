"""Roles of our own people in words."""

from __future__ import annotations

from collections.abc import Iterable

from fieldservice.i18n import mark, translate

ROLES = {
    "technician": mark("shell", "Technician"),
    "desk": mark("shell", "Service desk"),
    "dispatcher": mark("shell", "Dispatcher"),
    "warehouse": mark("shell", "Warehouse"),
    "manager": mark("shell", "Manager"),
    "administrator": mark("shell", "Administrator"),
}


def role_words(roles: Iterable[str], most: int = 2) -> str:
    """The one role, or `most` of them (an administrator's right, which goes furthest, is never left out), or "All
    roles"."""
    held = [role for role in ROLES if role in set(roles)]
    if len(held) == len(ROLES):
        return translate("shell", "All roles")
    if len(held) > most:
        held.sort(key=lambda role: role != "administrator")
    words = [translate("shell", ROLES[role]) for role in held[:most]]
    return translate("shell", ", ").join(words)
