"""Sentences are tested in English unless a test says otherwise."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fieldservice import i18n


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = i18n.language()
    i18n.set_language("en")
    yield
    i18n.set_language(before)
