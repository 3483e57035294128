"""The sentence at the foot of the window counts as the navigation and the sync centre do."""

from __future__ import annotations

import pytest

from fieldservice import i18n
from fieldservice.services.sync_center import Standing
from ui.shell.sync_words import decide_words


@pytest.mark.parametrize(
    ("standing", "language", "sentence"),
    [
        (Standing(joined=True), "en", ""),
        (Standing(joined=True, undecided=2), "en", "2 need your decision"),
        (Standing(joined=True, undecided=2, refused=1), "en", "2 need your decision, 1 not accepted"),
        (Standing(joined=True, refused=1, parked=2, quarantined=1), "en", "4 not accepted"),
        (Standing(joined=True, undecided=2, refused=1), "zh_CN", "2 项需要您决定，1 项未被接受"),
    ],
)
def test_what_a_person_has_to_settle_is_counted_by_kind(standing: Standing, language: str, sentence: str) -> None:
    before = i18n.language()
    i18n.set_language(language)
    try:
        assert decide_words(standing) == sentence
    finally:
        i18n.set_language(before)
