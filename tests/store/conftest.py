"""Store tests live in the same world as service tests."""

from tests.services.conftest import world

__all__ = ["world"]
