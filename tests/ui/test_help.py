"""Help is complete in both languages, finds what is typed, and its links lead somewhere."""

from __future__ import annotations

import re

import pytest

import resources
from fieldservice import i18n
from fieldservice.i18n import LANGUAGES
from ui.help.view_model import TOPIC_OF_PLACE, TOPICS, holding, topic_of, topics
from ui.shell import registry

_LINK = re.compile(r"\]\((topic|place):([a-z_]+)\)")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_is_written_and_every_link_leads_somewhere(language: str) -> None:
    i18n.set_language(language)
    places, _commands = registry.load()
    for topic in topics():
        assert topic.title
        for kind, target in _LINK.findall(topic.text):
            assert target in (TOPICS if kind == "topic" else places), (topic.key, target)


def test_no_help_page_is_left_outside_the_list() -> None:
    for language in LANGUAGES:
        assert {path.stem for path in resources.path("help", language).glob("*.md")} == set(TOPICS)


def test_both_languages_have_the_same_sections() -> None:
    for key in TOPICS:
        shapes = []
        for language in LANGUAGES:
            text = resources.path("help", language, f"{key}.md").read_text("utf-8")
            shapes.append([line.count("#") for line in text.splitlines() if line.startswith("#")])
        assert shapes[0] == shapes[1], key


def test_a_scrap_of_chinese_finds_its_page() -> None:
    i18n.set_language("zh_CN")
    assert "backup" in [topic.key for topic in holding(topics(), "恢复码")]
    assert holding(topics(), "凤凰涅槃") == []


def test_help_opens_the_topic_of_the_place() -> None:
    assert topic_of("work_order") == "request"
    assert topic_of("keyboard") == "keyboard"
    assert topic_of("a place nobody wrote about") == TOPICS[0]
    assert set(TOPIC_OF_PLACE.values()) <= set(TOPICS)
