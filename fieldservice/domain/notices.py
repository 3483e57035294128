"""What a commit changed, as it travels from the store through the bridge to the screens."""

from __future__ import annotations

from msgspec import Struct


class CommitNotice(Struct, frozen=True):
    """What a commit changed: ids by table (None for a table where too many to name changed), and who caused it."""

    intent: str
    changes: dict[str, frozenset[str] | None]
    initiator: object | None = None

    def touches(self, *names: str) -> bool:
        """Whether any of these tables changed."""
        return any(name in self.changes for name in names)

    def touches_row(self, table: str, id: str) -> bool:
        """Whether that row changed or may have changed."""
        if table not in self.changes:
            return False
        ids = self.changes[table]
        return ids is None or id in ids
