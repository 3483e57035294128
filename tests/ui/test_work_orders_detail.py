"""The page of one work order and its dialogs, through their real widgets on a real profile."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from fieldservice.domain.records import Booking, Note, TimeEntry, WorkOrder
from tests.ui.work_order_world import NOW, Office, filled, office
from ui.work_orders.book_dialog import BookDialog
from ui.work_orders.edit_dialog import EditDialog
from ui.work_orders.new_dialog import NewWorkOrderDialog
from ui.work_orders.reasons import ReasonDialog
from ui.work_orders.time_dialog import TimeDialog

__all__ = ["filled", "office"]  # fixtures

PRIMARY = [
    ("draft", "Qualify"),
    ("qualified", "Book a technician…"),
    ("scheduled", "Accept for Zhou Lifeng"),
    ("accepted", "Open the visit of Wu Xiaodong"),
    ("rich", "Open the visit of Zhou Lifeng"),
    ("waiting_parts", "Book the return visit…"),
    ("waiting_customer", "Go on with the work"),
    ("completed", "Pass the review"),
    ("closed_incomplete", "Pass the review"),
    ("cancelled", "Reopen…"),
]


def read(office: Office, what: str) -> WorkOrder:
    """A work order as it is stored now."""
    return office.desktop.session.store.read().get(WorkOrder, office.made[what])


def menu_words(office: Office) -> list[str]:
    """The entries of the page's menu."""
    return [action.text() for action in office.detail_page.menu.menu_of().actions() if action.text()]


def test_the_header_says_who_what_where_and_how_long(filled: Office) -> None:
    filled.go("work_order", id=filled.made["rich"])
    page = filled.detail_page
    assert page.title.text() == "排气高温 109 ℃ 停机，2 号机无法复位"
    assert page.pill.spec().text == "Working"
    assert page.number.text().startswith("WO-")
    assert "from request SR-" in page.origin.text()


@pytest.mark.parametrize(("what", "words"), PRIMARY)
def test_each_state_has_exactly_one_next_step(filled: Office, what: str, words: str) -> None:
    filled.go("work_order", id=filled.made[what])
    assert filled.detail_page.primary.text() == words


def test_a_work_order_that_is_not_here_is_said_kindly(filled: Office) -> None:
    filled.go("work_order", id="0" * 32)
    assert filled.detail_page.gone.isVisible()
    assert not filled.detail_page.whole.isVisible()


def test_the_menu_offers_only_what_may_be_done_now(filled: Office) -> None:
    filled.go("work_order", id=filled.made["qualified"])
    assert "Cancel the work order…" in menu_words(filled)
    assert "Reopen…" not in menu_words(filled)
    filled.go("work_order", id=filled.made["completed"])
    assert "Cancel the work order…" not in menu_words(filled)
    assert "Reopen…" in menu_words(filled)


def test_j_and_k_walk_through_the_list_it_was_opened_from(filled: Office) -> None:
    filled.go("work_orders", view="all")
    filled.list_page.table.setFocus()
    filled.press("j", Qt.Key.Key_Return)
    first = filled.detail_page.vm.id
    filled.press("j")
    second = filled.detail_page.vm.id
    assert second != first
    assert filled.detail_page.vm.listing is not None
    assert filled.detail_page.vm.listing.position == 2
    filled.press("k")
    assert filled.detail_page.vm.id == first


def test_booking_the_best_technician_takes_two_inputs_and_is_undone_by_one(filled: Office) -> None:
    filled.go("work_order", id=filled.made["qualified"])
    filled.press("a")
    dialog = filled.detail_page.steps.dialog
    assert isinstance(dialog, BookDialog)
    best = dialog.chosen()
    assert best is not None
    assert best.clash(*dialog.span()) is None  # type: ignore[misc]  # a time is proposed
    filled.bot.keyClick(dialog.table, Qt.Key.Key_Return)
    filled.settle()
    assert read(filled, "qualified").state == "scheduled"
    assert "is booked for" in filled.said
    filled.undo()
    assert read(filled, "qualified").state == "qualified"


def test_who_knows_the_machine_is_suggested_first_and_a_conflict_is_said_in_words(filled: Office) -> None:
    filled.go("work_order", id=filled.made["qualified"])
    filled.press("a")
    dialog = filled.detail_page.steps.dialog
    assert isinstance(dialog, BookDialog)
    dialog.start.set_value(NOW + timedelta(hours=3, minutes=30))
    dialog.start.changed.emit()
    filled.settle()
    busy = next(at for at, one in enumerate(dialog._ranked) if one.person.number == "T0")
    assert busy == len(dialog._ranked) - 1
    dialog.table.select_row(busy)
    assert dialog.conflict.isVisibleTo(dialog)
    assert "Zhou Lifeng is at 永盛纺织 from 13:00 to 15:00" in dialog.conflict.accessibleName()


def test_a_reason_is_asked_before_a_work_order_is_closed_without_a_fix(filled: Office) -> None:
    filled.go("work_order", id=filled.made["qualified"])
    page = filled.detail_page
    assert page.detail is not None
    page.steps.close_incomplete(page.detail)
    dialog = page.steps.dialog
    assert isinstance(dialog, ReasonDialog)
    filled.bot.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    assert dialog.reason.error == "Say why in a few words."
    dialog.reason.set_value("备件停产")
    filled.bot.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    filled.settle()
    assert read(filled, "qualified").status == "closed_incomplete"
    assert read(filled, "qualified").closing_reason == "备件停产"


@pytest.mark.parametrize("end", ["cancel", "close_incomplete"])
@pytest.mark.parametrize(
    ("what", "state"), [("qualified", "qualified"), ("accepted", "scheduled"), ("waiting_parts", "waiting_parts")]
)
def test_an_end_is_undone_and_the_visits_ahead_are_planned_anew(
    filled: Office, what: str, state: str, end: str
) -> None:
    filled.go("work_order", id=filled.made[what])
    id = filled.made[what]
    before = [b for b in _bookings(filled, id) if b.status in ("proposed", "accepted")]
    getattr(filled.detail_page.vm.verbs, end)(id, "typed wrong", "By mistake")
    filled.settle()
    assert read(filled, what).status in ("cancelled", "closed_incomplete")
    filled.undo()
    assert (read(filled, what).state, read(filled, what).finished_at) == (state, None)
    after = [b for b in _bookings(filled, id) if b.status in ("proposed", "accepted")]
    assert [(b.technician_id, b.starts_at, b.ends_at, "proposed") for b in before] == [
        (b.technician_id, b.starts_at, b.ends_at, b.status) for b in after
    ]


def test_a_draft_that_was_cancelled_or_qualified_is_a_draft_again_on_undo(filled: Office) -> None:
    verbs = (lambda v, id: v.cancel(id, "typed wrong", "By mistake"), lambda v, id: v.qualify(id))
    for verb in verbs:
        filled.go("work_order", id=filled.made["draft"])
        verb(filled.detail_page.vm.verbs, filled.made["draft"])
        filled.settle()
        assert read(filled, "draft").status != "draft"
        filled.undo()
        assert (read(filled, "draft").status, read(filled, "draft").finished_at) == ("draft", None)


def test_an_acceptance_is_undone_from_the_snackbar(filled: Office) -> None:
    filled.go("work_order", id=filled.made["scheduled"])
    filled.detail_page.primary.click()
    filled.settle()
    assert read(filled, "scheduled").state == "accepted"
    filled.undo()
    assert read(filled, "scheduled").state == "scheduled"


def _bookings(office: Office, work_order_id: str) -> list[Booking]:
    return office.desktop.session.store.read().where(Booking, work_order_id=work_order_id, order_by="starts_at, rid")


def test_waiting_for_parts_is_undone_from_the_snackbar(filled: Office) -> None:
    filled.go("work_order", id=filled.made["qualified"])
    filled.detail_page.vm.verbs.wait_for(filled.made["qualified"], "parts")
    filled.settle()
    assert read(filled, "qualified").status == "waiting_parts"
    assert filled.detail_page.pill.spec().text == "Waiting for parts"
    filled.undo()
    assert read(filled, "qualified").status == "qualified"


def test_a_finding_is_coded_while_typing_and_kept(filled: Office) -> None:
    filled.go("work_order", id=filled.made["qualified"])
    filled.press("e")
    finding = filled.detail_page.finding
    assert finding is not None
    field = finding.codes["problem"]
    finding._find("problem", "discharge", field._ticket)
    assert field.value() is None
    field.set_text("discharge")
    filled.bot.wait(120)
    filled.bot.keyClick(field.edit, Qt.Key.Key_Return)
    filled.settle()
    assert field.value() == "P03"
    finding.texts["cause"].set_value("阀芯卡滞")
    finding.save()
    filled.settle()
    assert (read(filled, "qualified").problem_code, read(filled, "qualified").cause) == ("P03", "阀芯卡滞")


def test_what_is_typed_into_the_finding_survives_a_commit_from_elsewhere_and_leaving(filled: Office) -> None:
    filled.go("work_order", id=filled.made["qualified"])
    filled.press("e")
    finding = filled.detail_page.finding
    assert finding is not None
    finding.texts["problem"].edit.insertPlainText("排气口有异味")
    filled.desktop.session.services.work_orders.add_note(filled.made["qualified"], "同事记的")
    filled.settle()
    assert filled.detail_page.finding is finding
    assert finding.texts["problem"].value() == "排气口有异味"
    filled.go("work_orders")
    filled.go("work_order", id=filled.made["qualified"])
    filled.detail_page.edit()
    filled.settle()
    again = filled.detail_page.finding
    assert again is not None
    assert again.texts["problem"].value() == "排气口有异味"


def test_a_note_is_appended_to_the_timeline(filled: Office) -> None:
    filled.go("work_order", id=filled.made["qualified"])
    filled.press("n")
    panel = filled.detail_page.timeline
    panel.note.edit.insertPlainText("客户下午 3 点后方便")
    filled.bot.keyClick(panel.note.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    panel.send() if panel.note.value() else None
    filled.settle()
    notes = filled.desktop.session.store.read().where(Note, work_order_id=filled.made["qualified"])
    assert [note.text for note in notes] == ["客户下午 3 点后方便"]
    assert panel.timeline._entries[0].words == "客户下午 3 点后方便"


def test_a_begun_note_comes_back_with_its_work_order(filled: Office) -> None:
    filled.go("work_order", id=filled.made["qualified"])
    filled.detail_page.timeline.note.edit.insertPlainText("先问一下门卫")
    filled.go("work_orders")
    filled.go("work_order", id=filled.made["scheduled"])
    assert filled.detail_page.timeline.note.value() == ""
    filled.go("work_order", id=filled.made["qualified"])
    assert filled.detail_page.timeline.note.value() == "先问一下门卫"


def test_details_are_changed_in_a_form_and_taken_back(filled: Office) -> None:
    filled.go("work_order", id=filled.made["qualified"])
    filled.detail_page.edit_details()
    dialog = filled.detail_page.steps.dialog
    assert isinstance(dialog, EditDialog)
    dialog.summary.set_value("冷凝压力过高，反复停机")
    dialog.save()
    filled.settle()
    assert filled.detail_page.title.text() == "冷凝压力过高，反复停机"
    filled.undo()
    assert filled.detail_page.title.text() == "冷凝压力高，停机"


def test_a_time_is_corrected_and_its_end_may_not_lie_before_its_start(filled: Office) -> None:
    filled.go("work_order", id=filled.made["rich"], tab="time")
    page = filled.detail_page
    assert page.detail is not None
    entry = page.detail.times[0]
    page._correct_time(entry.id)
    dialog = page.steps.dialog
    assert isinstance(dialog, TimeDialog)
    assert entry.starts_at is not None
    dialog.end.set_value(entry.starts_at - timedelta(hours=1))
    dialog.save()
    assert dialog.end.error == "The end lies before the start."
    dialog.end.set_value(entry.starts_at + timedelta(minutes=30))
    dialog.end.changed.emit()
    dialog.save()
    filled.settle()
    assert filled.desktop.session.store.read().get(TimeEntry, entry.id).minutes == 30


@pytest.mark.parametrize("tab", ["overview", "diagnosis", "parts", "time", "photos", "charges", "report"])
def test_every_tab_shows_something_for_a_rich_and_a_bare_work_order(filled: Office, tab: str) -> None:
    for what in ("rich", "draft"):
        filled.go("work_order", id=filled.made[what], tab=tab)
        assert filled.detail_page.tabs.current() == tab
        assert filled.detail_page.body.body.count() >= 2


def test_a_change_by_a_colleague_is_seen_at_once(filled: Office) -> None:
    filled.go("work_order", id=filled.made["scheduled"])
    filled.desktop.session.services.bookings.accept(filled.made["scheduled_booking"])
    filled.settle()
    assert filled.detail_page.pill.spec().text == "Accepted"
    assert filled.detail_page.primary.text() == "Open the visit of Zhou Lifeng"


def test_moving_a_visit_keeps_its_length_and_can_be_taken_back(filled: Office) -> None:
    filled.go("work_order", id=filled.made["scheduled"])
    page = filled.detail_page
    assert page.detail is not None
    page.steps.book(page.detail, rebook=True)
    filled.settle()
    dialog = page.steps.dialog
    assert isinstance(dialog, BookDialog)
    before = filled.desktop.session.store.read().get(Booking, filled.made["scheduled_booking"])
    assert before.starts_at is not None
    dialog.start.set_value(before.starts_at + timedelta(hours=1))
    dialog.start.changed.emit()
    filled.settle()
    dialog.book()
    filled.settle()
    moved = filled.desktop.session.store.read().get(Booking, before.id)
    assert moved.starts_at == before.starts_at + timedelta(hours=1)
    assert moved.technician_id == before.technician_id
    filled.undo()
    assert filled.desktop.session.store.read().get(Booking, before.id).starts_at == before.starts_at


def new_form(office: Office) -> NewWorkOrderDialog:
    """The open form for a new work order."""
    dialog = office.list_page.steps.dialog
    assert isinstance(dialog, NewWorkOrderDialog)
    return dialog


def test_a_half_filled_new_work_order_survives_closing_the_form(filled: Office) -> None:
    filled.go("work_orders", new=True)
    form = new_form(filled)
    form.summary.edit.insert("皮带断裂")
    form.summary.changed.emit()
    form.reject()
    filled.settle()
    filled.list_page.new_work_order()
    filled.settle()
    assert new_form(filled).summary.value() == "皮带断裂"


def test_the_machine_brings_its_customer_and_the_new_work_order_can_be_scheduled(filled: Office) -> None:
    filled.go("work_orders", new=True)
    form = new_form(filled)
    form.asset.set_text("23081142")
    filled.bot.wait(120)
    filled.bot.keyClick(form.asset.edit, Qt.Key.Key_Return)
    filled.settle()
    assert form.customer.text() == "Tongkang Hospital"
    assert form.note.isVisibleTo(form)
    form.summary.set_value("加载不上")
    form.make()
    filled.settle()
    assert filled.desktop.window.here == "work_order"
    assert filled.detail_page.primary.text() == "Book a technician…"
    assert filled.detail_page.title.text() == "加载不上"


def test_a_new_work_order_without_a_customer_is_not_made(filled: Office) -> None:
    filled.go("work_orders", new=True)
    form = new_form(filled)
    form.summary.set_value("异响")
    form.make()
    assert form.customer.error == "Choose the customer, or the machine: it names its customer."


def test_language_neutral_screens_speak_chinese_too(filled: Office) -> None:
    filled.desktop.set_language("zh_CN")
    filled.go("work_order", id=filled.made["qualified"])
    assert filled.detail_page.primary.text() == "派给技术员…"
    assert filled.detail_page.pill.spec().text == "待派工"
