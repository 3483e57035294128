"""The knowledge base on screen: found while typing, written, reviewed, judged; cases beside a fault; questions."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from fieldservice.domain.records import Article, ArticleFile, CaseDigest, Part, Person, ServiceRequest, WorkOrder
from fieldservice.services.escalations import Question
from fieldservice.services.knowledge import ArticleDraft, ArticleFilter
from tests.ui.desk_world import Desk, commit_text, settle, start_desk
from ui.desk.intake_page import IntakePage
from ui.kit.buttons import Button
from ui.kit.labels import Label, Link
from ui.kit.search import Suggestion
from ui.kit.viewer import ViewerDialog
from ui.knowledge.article_page import ArticlePage
from ui.knowledge.dialogs import PublishDialog, compared
from ui.knowledge.editor_page import EditorPage
from ui.knowledge.escalation_rows import EscalationCard
from ui.knowledge.escalations_page import EscalationsPage
from ui.knowledge.page import KnowledgePage
from ui.knowledge.similar_panel import SimilarPanel

DRAFT = ArticleDraft(
    title="排气高温停机", symptom="满载十分钟后停机", cause="温控阀卡滞", solution="更换温控阀芯", problem_code="P03"
)


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Desk:
    return start_desk(tmp_path, qtbot)


def reviewer(desk: Desk) -> None:
    """Whoever is signed in may publish as well."""
    actor = desk.session.store.actor_id
    assert actor is not None
    with desk.session.store.begin("test") as uow:
        uow.change(Person, actor, roles="desk,dispatcher,manager")
        uow.commit()


def published(desk: Desk, draft: ArticleDraft = DRAFT) -> Article:
    reviewer(desk)
    knowledge = desk.services.knowledge
    return knowledge.publish(knowledge.write(draft).id)


def opened(desk: Desk, qtbot: Any, place: str, kind: type[Any], **params: object) -> Any:
    desk.desktop.window.go(place, **params)
    settle(desk, qtbot)
    page = desk.desktop.window.page
    assert isinstance(page, kind)
    return page


def texts(widget: Any) -> list[str]:
    return [label.text() for label in widget.findChildren(Label) if label.isVisibleTo(widget)]


def button(widget: Any, words: str) -> Button:
    return next(each for each in widget.findChildren(Button) if each.text() == words)


def test_articles_are_found_while_one_types_and_the_words_stand_out_as_pairs(desk: Desk, qtbot: Any) -> None:
    published(desk)
    published(desk, ArticleDraft(title="压缩空气带水", solution="更换排水器"))
    page = opened(desk, qtbot, "knowledge", KnowledgePage)
    assert page.model.rowCount() == 2
    page.search.focus()
    commit_text(page.search.edit, "高温")
    settle(desk, qtbot)
    assert page.model.rowCount() == 1
    assert page.model.cell(0, 0).parts == (("排气", False), ("高温", True), ("停机", False))


def test_an_article_is_read_and_judged_with_a_key(desk: Desk, qtbot: Any) -> None:
    article = published(desk)
    page = opened(desk, qtbot, "article", ArticlePage, id=article.id)
    assert "更换温控阀芯" in texts(page)
    assert button(page, "Yes, it helped" if _english(page) else "有帮助").key_text() == "Y"
    QTest.keyClick(page, Qt.Key.Key_Y)
    settle(desk, qtbot)
    assert desk.services.knowledge.view(article.id).useful == 1
    QTest.keyClick(page, Qt.Key.Key_E)
    settle(desk, qtbot)
    assert isinstance(desk.desktop.window.page, EditorPage)


def test_an_article_is_begun_and_saved_by_keys(desk: Desk, qtbot: Any) -> None:
    published(desk)
    page = opened(desk, qtbot, "knowledge", KnowledgePage)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_N)
    settle(desk, qtbot)
    editor = desk.desktop.window.page
    assert isinstance(editor, EditorPage)
    editor.title.set_value("怎样复位")
    editor.solution.set_value("按住复位键三秒")
    QTest.keyClick(editor.title.edit, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle(desk, qtbot)
    assert [row.title for row in desk.session.store.read().where(Article)] == [DRAFT.title, "怎样复位"]


def test_what_is_typed_in_the_editor_survives_leaving_it(desk: Desk, qtbot: Any) -> None:
    page = opened(desk, qtbot, "article_edit", EditorPage)
    page.title.focus()
    commit_text(page.title.edit, "新的经验")
    page._typed()
    opened(desk, qtbot, "knowledge", KnowledgePage)
    again = opened(desk, qtbot, "article_edit", EditorPage)
    assert again.title.value() == "新的经验"
    assert again.restored.isVisibleTo(again)


def test_an_article_begun_and_not_saved_is_found_beside_the_own_drafts(desk: Desk, qtbot: Any) -> None:
    page = opened(desk, qtbot, "article_edit", EditorPage)
    page.title.focus()
    commit_text(page.title.edit, "新的经验")
    page._typed()
    articles = opened(desk, qtbot, "knowledge", KnowledgePage)
    assert not [each for each in articles.findChildren(Link) if each.text() == "新的经验"]
    articles = opened(desk, qtbot, "knowledge", KnowledgePage, view="draft")
    (begun,) = [each for each in articles.findChildren(Link) if each.text() == "新的经验"]
    begun.clicked.emit()
    settle(desk, qtbot)
    again = desk.desktop.window.page
    assert isinstance(again, EditorPage)
    assert again.title.value() == "新的经验"


def test_an_article_is_written_handed_in_and_published(desk: Desk, qtbot: Any) -> None:
    page = opened(desk, qtbot, "article_edit", EditorPage)
    page.title.set_value("怎样复位")
    page.solution.set_value("按住复位键三秒")
    page.submit()
    settle(desk, qtbot)
    (row,) = desk.session.store.read().where(Article)
    assert (row.status, row.title) == ("in_review", "怎样复位")
    reviewer(desk)
    shown = opened(desk, qtbot, "article", ArticlePage, id=row.id, draft=True)
    shown.publish()
    shown.dialog._act()
    settle(desk, qtbot)
    assert desk.session.store.read().get(Article, row.id).version == 1


def test_nobody_is_asked_whether_words_helped_that_are_still_worked_on(desk: Desk, qtbot: Any) -> None:
    article = published(desk)
    knowledge = desk.services.knowledge
    knowledge.change(article.id, replace(DRAFT, solution="更换温控阀"))
    page = opened(desk, qtbot, "article", ArticlePage, id=article.id)
    assert "Y" in dict(page.hints())
    page = opened(desk, qtbot, "article", ArticlePage, id=article.id, draft=True)
    assert "Y" not in dict(page.hints())
    page._vote(True)
    settle(desk, qtbot)
    assert knowledge.view(article.id).my_vote is None


def test_an_article_without_a_solution_is_not_handed_in_and_says_so(desk: Desk, qtbot: Any) -> None:
    page = opened(desk, qtbot, "article_edit", EditorPage)
    page.title.set_value("怎样复位")
    page.submit()
    settle(desk, qtbot)
    assert page.solution.error
    assert desk.session.store.read().where(Article) == []


def test_while_a_call_is_taken_similar_cases_and_an_article_to_answer_with_are_offered(desk: Desk, qtbot: Any) -> None:
    article = published(desk)
    digests = [
        CaseDigest(
            id=desk.session.context.ids(), model="HC-75V", symptom="排气高温停机", solution="更换温控阀芯",
            cause_code="C0301", problem_code="P03", minutes=35, closed_on=date(2026, 4, 1),
        )
        for _ in range(3)
    ]  # fmt: skip
    with desk.session.store.begin("test") as uow:
        uow.add_all(digests)
        uow.commit()
    page = opened(desk, qtbot, "new_request", IntakePage)
    page.vm.changed(fault="排气高温停机")
    settle(desk, qtbot)
    assert page.similar.isVisibleTo(page)
    assert "更换温控阀芯" in texts(page.similar)
    button(page.similar, "Answer with it" if _english(page) else "用它答复").click()
    settle(desk, qtbot)
    assert page._dialog is not None and article.number in str(page._dialog.words.value())
    page._dialog._act()
    settle(desk, qtbot)
    answered = [row for row in desk.session.store.read().where(ServiceRequest) if article.number in row.answer]
    assert [(row.status, row.first_contact) for row in answered] == [("answered", True)]


def _english(page: Any) -> bool:
    from fieldservice.i18n import language

    return language() == "en"


def open_order(desk: Desk) -> WorkOrder:
    return next(
        row for row in desk.session.store.read().where(WorkOrder) if row.state not in ("completed", "cancelled")
    )


def test_it_says_when_no_case_is_like_this_one(desk: Desk, qtbot: Any) -> None:
    order = open_order(desk)
    page = opened(desk, qtbot, "work_order", object, id=order.id)
    (panel,) = page.findChildren(SimilarPanel)
    assert panel.vm.shown.total == 0
    assert any("like this one" in text or "相似" in text for text in texts(panel.cases))


def test_a_solution_is_taken_over_with_one_click_and_undone(desk: Desk, qtbot: Any) -> None:
    order = open_order(desk)
    model = desk.services.similar_cases.of_work_order(order.id).model
    with desk.session.store.begin("test") as uow:
        uow.change(WorkOrder, order.id, problem_code="P03", problem="排气高温停机")
        uow.add(
            CaseDigest(
                id=desk.session.context.ids(), model=model, symptom="排气高温停机", cause_code="C0301",
                remedy_code="R0301", problem_code="P03", solution="更换温控阀芯", closed_on=date(2026, 4, 1),
                parts=json.dumps([]),
            )
        )  # fmt: skip
        uow.commit()
    page = opened(desk, qtbot, "work_order", object, id=order.id)
    panel = page.findChildren(SimilarPanel)[0]
    (solution,) = panel.vm.shown.solutions
    panel.vm.take_over(solution)
    settle(desk, qtbot)
    after = desk.session.store.read().get(WorkOrder, order.id)
    assert (after.cause_code, after.remedy_code, after.remedy) == ("C0301", "R0301", "更换温控阀芯")


def test_only_those_whose_questions_the_hub_takes_are_offered_to_ask(desk: Desk, qtbot: Any) -> None:
    order = open_order(desk)
    for roles, offered in (("technician", True), ("warehouse", False), ("warehouse,desk", True)):
        desk.services.people.change(desk.ids["agent"], roles=roles)
        card = EscalationCard(desk.desktop.environment, work_order_id=order.id, editable=True)
        qtbot.addWidget(card)
        with qtbot.waitSignal(card.vm.listed):
            pass
        assert card.ask_button.isHidden() is not offered, roles
        assert card.isHidden() is not offered


def test_a_question_waits_for_its_owner_and_is_answered_there(desk: Desk, qtbot: Any) -> None:
    order = open_order(desk)
    asker = Person(id=desk.session.context.ids(), name="吴晓东", roles="technician")
    with desk.session.store.begin("test") as uow:
        uow.add(asker)
        uow.commit()
    me = desk.session.store.actor_id
    desk.session.store.actor_id = asker.id
    asked = desk.services.escalations.ask(Question("还能查什么？", owner_id=me), work_order_id=order.id)
    desk.session.store.actor_id = me
    page = opened(desk, qtbot, "escalations", EscalationsPage)
    (row,) = page.rows
    row.answer()
    row.dialog.text.set_value("查油气分离器")
    row.dialog._act()
    settle(desk, qtbot)
    assert desk.services.escalations.get(asked.id).escalation.answer == "查油气分离器"
    assert page.rows == []


def test_the_search_of_everything_finds_articles_and_their_numbers(desk: Desk, qtbot: Any) -> None:
    article = published(desk)
    search = desk.services.search
    assert [group.kind for group in search.everything("温控阀芯")] == ["article"]
    found = search.go_to(article.number)
    assert found is not None and found.id == article.id


def test_what_changed_between_editions_is_marked() -> None:
    told = compared("更换阀芯", "清洗并更换阀芯")
    assert "font-weight:600" in told and "清洗并" in told and "line-through" not in told


def test_a_pasted_picture_is_kept_with_the_article(desk: Desk, qtbot: Any) -> None:
    page = opened(desk, qtbot, "article_edit", EditorPage)
    page.title.set_value("新旧阀芯对比")
    picture = QImage(320, 200, QImage.Format.Format_RGB32)
    picture.fill(0xFF336699)
    QGuiApplication.clipboard().setImage(picture)
    page._paste()
    settle(desk, qtbot)
    (article,) = desk.session.store.read().where(Article)
    (file,) = desk.services.knowledge.files.of(article.id)
    assert (file.kind, file.width, file.height) == ("photo", 320, 200)


@pytest.mark.parametrize("plain", ["代码\t原因\nE1\t过热", ""])
def test_words_of_a_table_are_pasted_as_words_and_not_as_the_picture_beside_them(
    desk: Desk, qtbot: Any, plain: str
) -> None:
    page = opened(desk, qtbot, "article_edit", EditorPage)
    held = QMimeData()
    if plain:
        held.setText(plain)
    held.setHtml(
        "<table><tr><td>代码</td><td>原因</td></tr><tr><td>E1</td><td>过热<script>x()</script></td></tr></table>"
        '<img src="http://127.0.0.1:9/x.png">'
    )
    held.setImageData(QImage(320, 200, QImage.Format.Format_RGB32))
    QGuiApplication.clipboard().setMimeData(held)
    page.solution.focus()
    settle(desk, qtbot)
    page._paste()
    settle(desk, qtbot)
    assert page.solution.value() == "代码\t原因\nE1\t过热"
    assert desk.session.store.read().where(ArticleFile) == []


def test_the_address_of_a_page_is_pasted_as_words(desk: Desk, qtbot: Any) -> None:
    page = opened(desk, qtbot, "article_edit", EditorPage)
    held = QMimeData()
    held.setUrls([QUrl("https://maker.example/e1")])
    held.setText("https://maker.example/e1")
    QGuiApplication.clipboard().setMimeData(held)
    page.solution.focus()
    settle(desk, qtbot)
    page._paste()
    assert page.solution.value() == "https://maker.example/e1"


def test_a_pdf_is_shown_inside_the_program(desk: Desk, qtbot: Any, tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    from ui.kit.pdf_view import PdfView

    manual = tmp_path / "manual.pdf"
    canvas = Canvas(str(manual))
    for _ in range(2):
        canvas.drawString(72, 700, "Lockout and tagout")
        canvas.showPage()
    canvas.save()
    article = published(desk)
    file = desk.services.knowledge.files.add(article.id, manual)
    page = opened(desk, qtbot, "article", ArticlePage, id=article.id)
    page._open_file(file.id)
    settle(desk, qtbot)
    dialog = page.opener.dialog
    assert isinstance(dialog, ViewerDialog) and isinstance(dialog.view, PdfView) and not dialog.note.isVisible()
    assert dialog.view.document.pageCount() == 2
    dialog.close()


def test_a_pdf_that_cannot_be_shown_is_told_and_offered_as_a_copy(desk: Desk, qtbot: Any, tmp_path: Path) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    locked = tmp_path / "locked.pdf"
    canvas = Canvas(str(locked), encrypt=StandardEncryption("secret"))
    canvas.drawString(72, 700, "Lockout and tagout")
    canvas.save()
    article = published(desk)
    file = desk.services.knowledge.files.add(article.id, locked)
    page = opened(desk, qtbot, "article", ArticlePage, id=article.id)
    page._open_file(file.id)
    settle(desk, qtbot)
    dialog = page.opener.dialog
    assert isinstance(dialog, ViewerDialog) and dialog.view is None and dialog.note.isVisible()
    dialog.save.click()
    assert isinstance(page.opener.file_dialog, QFileDialog)
    page.opener.file_dialog.close()
    dialog.close()


def test_what_somebody_else_wrote_meanwhile_is_shown_before_it_is_replaced(desk: Desk, qtbot: Any) -> None:
    article = published(desk)
    page = opened(desk, qtbot, "article_edit", EditorPage, id=article.id)
    knowledge = desk.services.knowledge
    base = knowledge.draft_of(article.id)
    knowledge.change(article.id, replace(base, solution="先核对温度传感器", keywords="E109"))
    page.solution.set_value("更换温控阀芯和密封圈")
    page.cause.set_value("阀芯断裂")
    page.save()
    settle(desk, qtbot)
    told = [label.accessibleName() for label in page.overtaken.findChildren(Label)]
    assert page.overtaken.isVisible() and "先核对温度传感器" in told
    assert knowledge.draft_of(article.id).solution == "先核对温度传感器"
    page.overtaken.take.click()
    assert (page.solution.value(), page.cause.value()) == ("先核对温度传感器", "阀芯断裂")
    page.solution.set_value("先核对温度传感器，再更换阀芯")
    page.save()
    settle(desk, qtbot)
    kept = knowledge.draft_of(article.id)
    assert (kept.solution, kept.cause, kept.keywords) == ("先核对温度传感器，再更换阀芯", "阀芯断裂", "E109")


def test_words_typed_last_week_do_not_undo_what_others_saved_since(desk: Desk, qtbot: Any) -> None:
    article = published(desk)
    page = opened(desk, qtbot, "article_edit", EditorPage, id=article.id)
    commit_text(page.cause.edit, "主机")
    settle(desk, qtbot)
    opened(desk, qtbot, "knowledge", KnowledgePage)
    knowledge = desk.services.knowledge
    knowledge.change(article.id, replace(knowledge.draft_of(article.id), keywords="E109"))
    page = opened(desk, qtbot, "article_edit", EditorPage, id=article.id)
    assert page.restored.isVisible() and "主机" in page.cause.value()
    page.save()
    settle(desk, qtbot)
    kept = knowledge.draft_of(article.id)
    assert "主机" in kept.cause and kept.keywords == "E109"


def test_what_was_typed_and_not_saved_is_thrown_away_and_brought_back(desk: Desk, qtbot: Any) -> None:
    article = published(desk)
    page = opened(desk, qtbot, "article_edit", EditorPage, id=article.id)
    page.cause.set_value("")
    commit_text(page.cause.edit, "阀芯断裂")
    settle(desk, qtbot)
    opened(desk, qtbot, "knowledge", KnowledgePage)
    page = opened(desk, qtbot, "article_edit", EditorPage, id=article.id)
    page.discard()
    settle(desk, qtbot)
    assert page.cause.value() == DRAFT.cause and not page.restored.isVisible()
    snackbar = desk.desktop.messages.snackbar
    assert snackbar is not None
    snackbar.undo()
    settle(desk, qtbot)
    assert page.cause.value() == "阀芯断裂" and page.restored.isVisible()


def test_handing_in_an_article_that_was_not_changed_says_so(desk: Desk, qtbot: Any) -> None:
    article = published(desk)
    page = opened(desk, qtbot, "article_edit", EditorPage, id=article.id)
    page.submit()
    settle(desk, qtbot)
    snackbar = desk.desktop.messages.snackbar
    assert snackbar is not None and article.number in snackbar.words()
    assert not any(word in snackbar.words() for word in ("review", "审核"))


def test_an_article_that_is_retired_while_one_edits_keeps_what_was_typed(desk: Desk, qtbot: Any) -> None:
    article = published(desk)
    page = opened(desk, qtbot, "article_edit", EditorPage, id=article.id)
    desk.services.knowledge.retire(article.id)
    page.cause.set_value("阀芯断裂")
    page.save()
    settle(desk, qtbot)
    assert isinstance(desk.desktop.window.page, EditorPage) and page.cause.value() == "阀芯断裂"
    snackbar = desk.desktop.messages.snackbar
    assert snackbar is not None and article.number in snackbar.words()


def test_an_article_of_sixty_pictures_reads_small_ones_only(desk: Desk, qtbot: Any, tmp_path: Path) -> None:
    article = published(desk)
    for number in range(60):
        picture = QImage(1_200, 900, QImage.Format.Format_RGB32)
        picture.fill(number * 4_000)
        path = tmp_path / f"{number}.png"
        assert picture.save(str(path))
        desk.services.knowledge.files.add(article.id, path)
    page = opened(desk, qtbot, "article", ArticlePage, id=article.id)
    assert len(page._images) == 60
    assert max(max(image.width(), image.height()) for image in page._images.values()) <= 320
    page._open_file(desk.services.knowledge.files.of(article.id)[59].id)
    settle(desk, qtbot)
    dialog = page.opener.dialog
    assert isinstance(dialog, ViewerDialog) and "60" in dialog.place.text()
    dialog.close()


def test_a_closed_case_becomes_an_article_with_its_photo_and_part_and_is_found_by_a_word_of_its_cause(
    desk: Desk, qtbot: Any
) -> None:
    from tests.ui.test_viewing import drawn

    reviewer(desk)
    order, services = desk.ids["waiting_order"], desk.services
    services.attachments.add_photo(drawn("JPEG", (800, 600)), "p.jpg", caption="卡滞的阀芯", work_order_id=order)
    services.work_orders.change(order, problem="露点高", cause="疏水阀浮球破裂", remedy="更换疏水阀")
    with desk.session.store.begin("test") as uow:
        part = Part(id=desk.session.context.ids(), number="HD-3301-0012", name="疏水阀")
        uow.add(part)
        uow.change(WorkOrder, order, status="completed")
        uow.commit()
    editor = opened(desk, qtbot, "article_edit", EditorPage, work_order_id=order)
    assert editor.cause.value() == "疏水阀浮球破裂" and editor.case_photos.isVisible()
    (photo,) = editor.vm._case_photos("", order)
    editor.case_photos.strip.opened.emit(photo.id)
    settle(desk, qtbot)
    assert not editor.case_photos.isVisible()  # it has been taken
    commit_text(editor.parts.part.edit, "疏水阀")
    settle(desk, qtbot)
    editor.parts.part.taken.emit(Suggestion(part.id, (), ()))
    editor.submit()
    settle(desk, qtbot)
    page = desk.desktop.window.page
    assert isinstance(page, ArticlePage)
    page.publish()
    assert isinstance(page.dialog, PublishDialog)
    page.dialog._act()
    settle(desk, qtbot)
    knowledge = opened(desk, qtbot, "knowledge", KnowledgePage)
    commit_text(knowledge.search.edit, "浮球")
    settle(desk, qtbot)
    assert knowledge.model.rowCount() == 1
    (article,) = services.knowledge.list.rows(services.knowledge.list.all_rids(ArticleFilter(text="浮球")))
    view = services.knowledge.view(article.id)
    assert [(each.caption, each.kind) for each in view.files] == [("卡滞的阀芯", "photo")]
    assert [each.number for _wanted, each in view.parts if each is not None] == ["HD-3301-0012"]
