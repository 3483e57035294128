"""Why the hub does not take a change: a sentence for every code, whoever sent it."""

from __future__ import annotations

import pytest

from fieldservice.domain.refusals import REFUSALS, sentence
from fieldservice.i18n import set_language


@pytest.mark.parametrize("code", sorted(REFUSALS))
def test_every_refusal_is_a_sentence_in_both_languages(code: str) -> None:
    params = {"table": "note", "field": "text"}
    set_language("en")
    english = sentence(code, params)
    set_language("zh_CN")
    chinese = sentence(code, params)
    assert english.endswith(".") and chinese.endswith("。") and chinese != english
    assert "{" not in english + chinese


def test_a_sentence_names_the_table_and_the_field() -> None:
    set_language("en")
    assert "note.text" in sentence("hub.bad_value", {"table": "note", "field": "text"})


def test_a_code_that_only_a_newer_hub_knows_is_still_a_sentence() -> None:
    assert "hub.tomorrow" in sentence("hub.tomorrow", {})


@pytest.mark.parametrize("params", [{}, {"text": "x", "n": "many", "context": "hub"}])
def test_parameters_that_are_missing_or_unknown_leave_a_sentence(params: dict[str, str]) -> None:
    assert "{" not in sentence("hub.bad_value", params)
