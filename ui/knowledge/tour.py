"""Pictures of knowledge for the tour: list and search, an article, the editor, cases beside a fault, questions."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from ui.tour import Shot, Tour

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _as(tour: Tour, person_id: str) -> None:
    if tour.desktop.person is None or tour.desktop.person.id != person_id:
        tour.desktop.work_as(person_id)
        tour.settle()


def _list(tour: Tour) -> QWidget | None:
    tour.go("knowledge", text="")
    tour.settle()
    return None


def _found(tour: Tour) -> QWidget | None:
    chinese = tour.desktop.settings.language == "zh_CN"
    tour.go("knowledge", text="高温" if chinese else "temperature")
    tour.settle()
    page: Any = tour.desktop.window.page
    page.table.select_row(0)
    page.table.previewed.emit(page.table.current_id())
    tour.settle()
    return None


def _article(tour: Tour) -> QWidget | None:
    services = tour.desktop.session.services
    from ui.knowledge.view_model import ArticleFilter

    wanted = ArticleFilter(text="HC-75")
    rows = services.knowledge.list.rows(services.knowledge.list.all_rids(wanted)[:1])
    tour.go("article", id=rows[0].id, query="高温")
    tour.settle()
    return None


def _review(tour: Tour) -> QWidget | None:
    _as(tour, tour.facts.manager_id)
    tour.go("knowledge", view="in_review", text="")
    tour.settle()
    return None


def _editor(tour: Tour) -> QWidget | None:
    services = tour.desktop.session.services
    chinese = tour.desktop.settings.language == "zh_CN"
    found = services.search.find("work_order", "温控阀" if chinese else "thermostatic", 60)
    closed = next(hit for hit in found if hit.state in ("completed", "reviewed", "archived"))
    tour.go("article_edit", work_order_id=closed.id)
    tour.settle()
    return None


def _similar(tour: Tour) -> QWidget | None:
    tour.go("work_order", id=tour.facts.waiting_work_order_id)
    tour.settle()
    return None


def _questions(tour: Tour) -> QWidget | None:
    services = tour.desktop.session.services
    if not services.escalations.open():
        from ui.knowledge.escalations_view_model import Question

        chinese = tour.desktop.settings.language == "zh_CN"
        technicians = services.people.technicians()
        asked = (
            "更换温控阀后仍然 106 ℃，冷却器已清洗，还能查什么？" if chinese
            else "Still 106 °C with a new thermostatic valve and a clean cooler. What else could it be?"
        )  # fmt: skip
        now = services.context.now()
        session, me = tour.desktop.session, tour.desktop.session.store.actor_id
        session.store.actor_id = technicians[1].id
        question = Question(asked, owner_id=me or technicians[0].id, due_at=now + timedelta(hours=2))
        services.escalations.ask(question, work_order_id=tour.facts.waiting_work_order_id)
        session.store.actor_id = me
    tour.go("escalations", view="inbox")
    tour.settle()
    return None


SHOTS: tuple[Shot, ...] = (
    Shot("knowledge", _list),
    Shot("knowledge-found", _found),
    Shot("knowledge-article", _article),
    Shot("knowledge-editor", _editor),
    Shot("knowledge-similar", _similar),
    Shot("knowledge-questions", _questions),
    Shot("knowledge-review", _review),
)
