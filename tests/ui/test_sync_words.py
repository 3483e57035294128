"""The sentence at the foot of the window counts as the navigation and the sync centre do."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from fieldservice import i18n
from fieldservice.services.sync_center import Standing
from ui.bridge.sync import IDLE, PAUSED, TROUBLE, Moment
from ui.demo.drawings import panel_photo
from ui.kit.theme import current
from ui.shell.roles import role_words
from ui.shell.sync_words import decide_words, held_back_words, status_words


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


NOW = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
OFFLINE = Moment(TROUBLE, offline=True, last_contact=NOW)


@pytest.mark.parametrize(
    ("standing", "moment", "sentence"),
    [
        (Standing(files=4), OFFLINE, "4 photos and files waiting, no network"),
        (Standing(), OFFLINE, "Nothing waits, no network"),
        (Standing(files=1), Moment(PAUSED), "1 photo or file waiting, paused"),
        (Standing(waiting=2, files=4), OFFLINE, "2 changes waiting, no network"),
        (Standing(), Moment(TROUBLE, last_contact=NOW), "Nothing waits, the hub can't be asked now"),
        (Standing(files=4), Moment(IDLE, last_contact=NOW), "Changes delivered, 10:30; 4 photos and files wait"),
        (
            Standing(files=4, files_without_room=2),
            Moment(IDLE, last_contact=NOW),
            "Changes delivered; the hub has no room for 2 photos and files",
        ),
        (
            Standing(files=4, files_too_large=1),
            Moment(IDLE, last_contact=NOW),
            "Changes delivered; 1 file is too large for the hub",
        ),
    ],
)
def test_photos_that_wait_are_never_told_as_delivered(standing: Standing, moment: Moment, sentence: str) -> None:
    before = i18n.language()
    i18n.set_language("en")
    try:
        words, _icon, tone = status_words(standing, moment, NOW, UTC)
        lead, to_do = held_back_words(standing)
    finally:
        i18n.set_language(before)
    assert words == sentence
    held_back = bool(standing.files_without_room or standing.files_too_large)
    assert (tone == "warn") == held_back and bool(lead and to_do) == held_back


def test_an_administrators_right_is_never_left_out_of_a_persons_roles() -> None:
    assert role_words(["desk", "dispatcher", "administrator"]) == "Administrator, Service desk"
    assert role_words(["desk", "dispatcher"]) == "Service desk, Dispatcher"


def test_a_drawn_photo_leaves_the_fonts_of_the_screens_alone(qtbot: Any) -> None:
    before = current().font("figure", 600).pixelSize()
    assert panel_photo(92, 9_381)
    assert current().font("figure", 600).pixelSize() == before
