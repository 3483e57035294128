"""The world of `tests/sync/memory.py` with its hub on PostgreSQL, to be saved and set back as databases."""

from __future__ import annotations

from typing import Any

from fieldservice.hub.database import PostgresHub
from tests.hub.postgres import Postgres
from tests.sync.memory import HubWorld


class SavedPostgresHub(PostgresHub):
    """A hub's database of its own, made empty or as a copy of a saved one."""

    def __init__(self, server: Postgres, saved: str | None = None) -> None:
        super().__init__(server.new_database(saved))
        self._server = server
        if saved is None:
            self.create()

    def saved(self) -> str:
        """The name of a database with everything that is in this one."""
        self.close()  # PostgreSQL copies only what nobody uses
        return self._server.name_of(self._server.new_database(self._server.name_of(self.url)))


class PostgresWorld(HubWorld):
    """A hub on PostgreSQL with its people."""

    def __init__(self, server: Postgres, seed: int = 1) -> None:
        self._server = server
        super().__init__(seed)

    def make_database(self, saved: Any) -> Any:
        """Another database of the server; the one used before is left alone from now on."""
        if hasattr(self, "database"):
            self.database.close()
        return SavedPostgresHub(self._server, saved)
