"""A hub in a folder of its own, on SQLite and, where there is one, on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fieldservice.hub.assembly import Assembly, open_hub
from fieldservice.system.clock import FixedClock
from tests.hub.postgres import postgres, postgres_url

__all__ = ["postgres", "postgres_url"]


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 11, 22, 8, 0, tzinfo=UTC))


@pytest.fixture
def assembly(tmp_path: Path, clock: FixedClock) -> Iterator[Assembly]:
    """A hub on SQLite."""
    opened = open_hub(tmp_path / "hub", clock=clock, name="测试总部")
    yield opened
    opened.close()
