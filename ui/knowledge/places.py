"""The places of knowledge: articles, one of them, its editor, questions to specialists."""

from __future__ import annotations

from fieldservice.i18n import mark
from ui.bridge.environment import Environment, Navigator
from ui.shell.page import Page
from ui.shell.places import Command, Place


def _list(environment: Environment) -> Page:
    from ui.knowledge.page import KnowledgePage

    return KnowledgePage(environment)


def _article(environment: Environment) -> Page:
    from ui.knowledge.article_page import ArticlePage

    return ArticlePage(environment)


def _editor(environment: Environment) -> Page:
    from ui.knowledge.editor_page import EditorPage

    return EditorPage(environment)


def _escalations(environment: Environment) -> Page:
    from ui.knowledge.escalations_page import EscalationsPage

    return EscalationsPage(environment)


def _open(navigator: Navigator) -> None:
    navigator.go("knowledge")


def _write(navigator: Navigator) -> None:
    navigator.go("article_edit")


def _open_escalations(navigator: Navigator) -> None:
    navigator.go("escalations")


_ANSWERERS = frozenset({"technician", "desk", "dispatcher", "manager", "administrator"})

PLACES: tuple[Place, ...] = (
    Place(
        key="knowledge", title=("navigation", mark("navigation", "Knowledge")), make=_list, icon="book-open", group=2
    ),
    Place(key="article", title=("knowledge", mark("knowledge", "Article")), make=_article, parent="knowledge"),
    Place(
        key="article_edit", title=("knowledge", mark("knowledge", "Write an article")), make=_editor,
        parent="knowledge",
    ),
    Place(
        key="escalations", title=("navigation", mark("navigation", "Questions")), make=_escalations,
        icon="message-square", group=2, roles=_ANSWERERS, shy=True,
    ),
)  # fmt: skip
COMMANDS: tuple[Command, ...] = (
    Command(
        words=("knowledge", mark("knowledge", "Knowledge base")), run=_open, icon="book-open",
        more_words=("articles", "faq", "manual", "how to", "zhishiku", "文章", "手册", "常见问题"),
    ),
    Command(
        words=("knowledge", mark("knowledge", "Write an article")), run=_write, icon="square-pen",
        more_words=("new article", "写文章", "经验"),
    ),
    Command(
        words=("knowledge", mark("knowledge", "Questions to specialists")), run=_open_escalations,
        icon="message-square",
        more_words=("escalation", "ask", "maker", "技术升级", "求助", "专家"),
    ),
)  # fmt: skip
