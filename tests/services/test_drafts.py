from __future__ import annotations

from fieldservice.services.drafts import Drafts
from tests.services.conftest import World


def test_a_draft_survives_closing_the_program_and_is_never_captured(world: World) -> None:
    before = world.last_mid()
    Drafts(world.context).save("request.new", {"fault": "漏油", "priority": "high"})
    again = world.reopen()
    assert Drafts(again.context).load("request.new") == {"fault": "漏油", "priority": "high"}
    assert again.last_mid() == before


def test_a_later_draft_replaces_the_earlier_and_a_forgotten_one_is_gone(world: World) -> None:
    drafts = Drafts(world.context)
    drafts.save("a", {"x": 1})
    drafts.save("a", {"x": 2})
    assert drafts.load("a") == {"x": 2}
    drafts.forget("a")
    drafts.forget("a")
    assert drafts.load("a") is None
