"""The help's topics in the language in use, and which of them hold what is typed."""

from __future__ import annotations

from dataclasses import dataclass

import resources
from fieldservice.domain.text import matches
from fieldservice.i18n import language

# In reading order. A place's key opens the topic that explains it.
TOPICS = (
    "first_steps", "request", "visit", "checklist", "templates", "diagnosis", "knowledge", "parts", "warehouse",
    "scanning", "report", "import", "sync", "keyboard", "backup",
)  # fmt: skip
TOPIC_OF_PLACE = {
    "requests": "request",
    "new_request": "request",
    "request": "request",
    "work_orders": "request",
    "work_order": "request",
    "my_day": "visit",
    "visit": "visit",
    "customers": "request",
    "customer": "request",
    "assets": "request",
    "asset": "request",
    "parts": "parts",
    "part": "parts",
    "part_categories": "parts",
    "locations": "parts",
    "warehouse_queue": "warehouse",
    "pick_list": "warehouse",
    "shipment": "warehouse",
    "goods_receipt": "warehouse",
    "stock_count": "warehouse",
    "stock_reports": "warehouse",
    "purchase_orders": "warehouse",
    "purchase_order": "warehouse",
    "purchase_proposals": "warehouse",
    "suppliers": "warehouse",
    "old_parts": "warehouse",
    "labels": "scanning",
    "read_code": "scanning",
    "report": "report",
    "checklists": "templates",
    "checklist_template": "templates",
    "diagnosis_trees": "diagnosis",
    "knowledge": "knowledge",
    "article": "knowledge",
    "article_edit": "knowledge",
    "escalations": "knowledge",
    "import": "import",
    "settings": "backup",
    "sync": "sync",
    "conflicts": "sync",
    "duplicates": "sync",
    "devices": "sync",
}


@dataclass(frozen=True)
class Topic:
    """One page: its key, its title (the first heading) and its Markdown."""

    key: str
    title: str
    text: str


def topics() -> list[Topic]:
    """All topics in the language in use."""
    found = []
    for key in TOPICS:
        text = resources.path("help", language(), f"{key}.md").read_text("utf-8")
        found.append(Topic(key, text.partition("\n")[0].lstrip("# ").strip(), text))
    return found


def topic_of(name: str) -> str:
    """The topic of a place, or the topic of that name, or the first."""
    if name in TOPICS:
        return name
    return TOPIC_OF_PLACE.get(name, TOPICS[0])


def holding(all_topics: list[Topic], words: str) -> list[Topic]:
    """Those that hold every word typed; all for nothing typed."""
    return [topic for topic in all_topics if not words.strip() or matches(topic.text, words)]
