"""Pictures of knowledge for the tour: list and search, an article, the editor, cases beside a fault, questions."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fieldservice.i18n import language
from ui.tour import Shot, Tour

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _as(tour: Tour, person_id: str) -> None:
    if tour.desktop.person is None or tour.desktop.person.id != person_id:
        tour.desktop.work_as(person_id)
        tour.settle()


def _chinese() -> bool:
    return language() == "zh_CN"


def _list(tour: Tour) -> QWidget | None:
    tour.go("knowledge", text="")
    tour.settle()
    return None


def _found(tour: Tour) -> QWidget | None:
    tour.go("knowledge", text="高温" if _chinese() else "temperature")
    tour.settle()
    page: Any = tour.desktop.window.page
    page.table.select_row(0)
    page.table.previewed.emit(page.table.current_id())
    tour.settle()
    return None


def _compressor_article(tour: Tour) -> Any:
    """The article that the pictures show: with a picture, a paper, and a second edition that is being written."""
    from ui.kit.gallery_samples import sample_photo
    from ui.knowledge.view_model import ArticleFilter

    knowledge = tour.desktop.session.services.knowledge
    row = knowledge.list.rows(knowledge.list.all_rids(ArticleFilter(text="HC-2205-0417"))[:1])[0]
    if not knowledge.files.of(row.id):
        paper = tour.desktop.session.papers.render("job_sheet", tour.facts.waiting_work_order_id, language())
        with tempfile.TemporaryDirectory() as folder:
            picture = Path(folder) / "gauge.png"
            sample_photo().save(str(picture))
            knowledge.files.add(row.id, picture)
            path = Path(folder) / ("温控阀检修卡.pdf" if _chinese() else "Valve check sheet.pdf")
            path.write_bytes(paper)
            knowledge.files.add(row.id, path)
    return row


def _article(tour: Tour) -> QWidget | None:
    tour.go("article", id=_compressor_article(tour).id, query="高温" if _chinese() else "temperature")
    return None


def _file(tour: Tour, kind: str) -> QWidget | None:
    _article(tour)
    page: Any = tour.desktop.window.page
    page._open_file(next(file.id for file in page.vm.shown.view.files if file.kind == kind))
    tour.settle()
    dialog: QWidget | None = page.opener.dialog
    return dialog


def _change(tour: Tour) -> None:
    """A second edition, published, and a third one that is being written, with another title."""
    _as(tour, tour.facts.manager_id)
    knowledge = tour.desktop.session.services.knowledge
    row = _compressor_article(tour)
    if row.new_title:
        return
    draft = knowledge.draft_of(row.id)
    more = "\n\n" + ("先核对温度传感器，再拆阀。" if _chinese() else "Check the sensor before you take the valve out.")
    knowledge.change(row.id, replace(draft, solution=draft.solution + more))
    knowledge.publish(row.id, "先核对传感器" if _chinese() else "The sensor first")
    named = "，先查温控阀" if _chinese() else ": look at the valve first"
    knowledge.change(row.id, replace(draft, title=draft.title + named, solution=draft.solution + more))


def _changed(tour: Tour) -> QWidget | None:
    _change(tour)
    tour.go("knowledge", view="published", text="高温" if _chinese() else "temperature")
    page: Any = tour.desktop.window.page
    page.table.select_row(0)
    tour.settle()
    return None


def _edition(tour: Tour) -> QWidget | None:
    _change(tour)
    tour.go("article", id=_compressor_article(tour).id)
    page: Any = tour.desktop.window.page
    page._open_edition(page.vm.shown.view, 0)
    tour.settle()
    dialog: QWidget = page.dialog
    return dialog


def _reviewed(tour: Tour) -> QWidget | None:
    """An article that waits for review, as the reviewer reads it."""
    from ui.knowledge.view_model import ArticleFilter

    _as(tour, tour.facts.manager_id)
    knowledge = tour.desktop.session.services.knowledge
    row = knowledge.list.rows(knowledge.list.all_rids(ArticleFilter(state="in_review"))[:1])[0]
    tour.go("article", id=row.id, draft=True)
    return None


def _dialog(tour: Tour, ask: str) -> QWidget | None:
    _reviewed(tour)
    page: Any = tour.desktop.window.page
    getattr(page, ask)()
    tour.settle()
    dialog: QWidget = page.dialog
    return dialog


def _review(tour: Tour) -> QWidget | None:
    _as(tour, tour.facts.manager_id)
    tour.go("knowledge", view="in_review", text="")
    tour.settle()
    return None


def _editor(tour: Tour) -> QWidget | None:
    services = tour.desktop.session.services
    found = services.search.find("work_order", "温控阀" if _chinese() else "thermostatic", 60)
    closed = next(hit for hit in found if hit.state in ("completed", "reviewed", "archived"))
    tour.go("article_edit", work_order_id=closed.id)
    tour.settle()
    return None


def _overtaken(tour: Tour) -> QWidget | None:
    """Somebody else saved other words for the solution while one was writing."""
    _change(tour)
    row = _compressor_article(tour)
    knowledge = tour.desktop.session.services.knowledge
    tour.go("article_edit", id=row.id)
    page: Any = tour.desktop.window.page
    draft = knowledge.draft_of(row.id)
    more = "\n\n" + ("换阀前先测冷却器进出口温差。" if _chinese() else "Measure across the cooler before you begin.")
    knowledge.change(row.id, replace(draft, solution=draft.solution + more))
    page.solution.set_value(draft.solution + ("\n\n换完试机半小时。" if _chinese() else "\n\nRun it for half an hour."))
    page.save()
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

        chinese = _chinese()
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


def _answering(tour: Tour, ask: str) -> QWidget | None:
    from ui.knowledge.escalation_rows import EscalationRow

    _questions(tour)
    page: Any = tour.desktop.window.page
    found = page.findChildren(EscalationRow)
    getattr(found[0], ask)()
    tour.settle()
    dialog: QWidget | None = found[0].dialog
    return dialog


def _asking(tour: Tour) -> QWidget | None:
    from ui.knowledge.escalation_rows import EscalationCard

    tour.go("work_order", id=tour.facts.waiting_work_order_id)
    page: Any = tour.desktop.window.page
    card = page.findChildren(EscalationCard)[0]
    card.ask()
    tour.settle()
    return card.dialog


SHOTS: tuple[Shot, ...] = (
    Shot("knowledge", _list),
    Shot("knowledge-found", _found),
    Shot("knowledge-article", _article),
    Shot("knowledge-pdf", partial(_file, kind="file")),
    Shot("knowledge-picture", partial(_file, kind="photo")),
    Shot("knowledge-changed", _changed),
    Shot("knowledge-edition", _edition),
    Shot("knowledge-editor", _editor),
    Shot("knowledge-overtaken", _overtaken),
    Shot("knowledge-similar", _similar),
    Shot("knowledge-questions", _questions),
    Shot("knowledge-ask", _asking),
    Shot("knowledge-answer", partial(_answering, ask="answer")),
    Shot("knowledge-hand-over", partial(_answering, ask="hand_over")),
    Shot("knowledge-review", _review),
    Shot("knowledge-reviewed", _reviewed),
    Shot("knowledge-publish", partial(_dialog, ask="publish")),
    Shot("knowledge-send-back", partial(_dialog, ask="send_back")),
)
