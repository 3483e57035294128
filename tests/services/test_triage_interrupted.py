"""Closing the program while it learns: what was learned before stays in use, and learning begins again."""

from __future__ import annotations

import pytest

from fieldservice.services.container import Services
from fieldservice.services.triage_learning import LEAST_CASES
from tests.services.conftest import World
from tests.services.test_triage import past


class Closed(Exception):
    """The program closes."""


@pytest.mark.parametrize("breaths", [0, 1, 3])
def test_what_was_learned_before_stays_until_learning_is_done(world: World, breaths: int) -> None:
    past(world, LEAST_CASES, 1)
    learning = Services(world.context).triage.learning
    assert learning.learn()
    before, blobs = learning.learned(), {ref.sha256 for ref in world.context.blobs.iter()}
    past(world, LEAST_CASES, 2)
    left = breaths

    def breathe() -> None:
        nonlocal left
        if not left:
            raise Closed
        left -= 1

    with pytest.raises(Closed):
        learning.learn(breathe)
    again = Services(world.context).triage.learning  # the program is opened again
    assert again.learned() == before
    assert {ref.sha256 for ref in world.context.blobs.iter()} == blobs
    assert again.due()
    assert again.learn()
    learned = again.learned()
    assert learned is not None and before is not None and learned.cases > before.cases
    assert not again.due()
