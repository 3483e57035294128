"""The list of customers, a customer's page, adding one: through the real window on a real profile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fieldservice.services.intake import RequestDraft
from tests.ui.app_world import make_desktop, settle
from ui.app.desktop import Desktop
from ui.directory.customer_page import CustomerPage
from ui.directory.customers_page import CustomersPage


@pytest.fixture
def desktop(tmp_path: Path, qtbot: QtBot) -> Iterator[Desktop]:
    made = make_desktop(tmp_path, qtbot)
    made.window.resize(1440, 900)
    made.window.show()
    yield made
    made.close()


@pytest.fixture
def mill(desktop: Desktop) -> Any:
    return desktop.session.services.directory.add_customer(
        name="江宁永盛纺织有限公司", phone="025-5210 1234", tier="high"
    )


def customers_page(desktop: Desktop, qtbot: QtBot) -> CustomersPage:
    desktop.window.go("customers")
    settle(desktop, qtbot)
    page = desktop.window.page
    assert isinstance(page, CustomersPage)
    qtbot.waitUntil(lambda: page.model.rowCount() > 0 or page.stack.currentIndex() == 1)
    return page


def customer_page(desktop: Desktop, qtbot: QtBot, id: str) -> CustomerPage:
    desktop.window.go("customer", id=id)
    page = desktop.window.page
    assert isinstance(page, CustomerPage)
    qtbot.waitUntil(lambda: page.customer.shown is not None)
    return page


def type_into(field: Any, words: str) -> None:
    """Type as a person does; Chinese comes by an input method as one text."""
    field.focus()
    field.edit.insert(words)
    field.edit.textEdited.emit(words)


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, modifier)


def said(desktop: Desktop) -> str:
    assert desktop.messages.snackbar is not None
    return desktop.messages.snackbar.words()


def test_a_customer_that_is_here_already_is_told_while_its_name_is_typed(
    desktop: Desktop, mill: Any, qtbot: QtBot
) -> None:
    page = customers_page(desktop, qtbot)
    page.new_customer()
    dialog = page.dialog
    assert dialog is not None
    type_into(dialog.field("name"), "江宁永盛纺织")
    qtbot.waitUntil(lambda: bool(dialog.note.shown))
    assert [each.id for each in dialog.note.shown] == [mill.id]
    assert dialog.note.isVisibleTo(dialog)
    dialog.reject()


def test_the_same_telephone_number_written_otherwise_is_told(desktop: Desktop, mill: Any, qtbot: QtBot) -> None:
    page = customers_page(desktop, qtbot)
    page.new_customer()
    dialog = page.dialog
    assert dialog is not None
    type_into(dialog.field("phone"), "+86 02552101234")
    type_into(dialog.field("phone"), "")
    dialog.field("phone").set_value("(025) 52101234")
    dialog.form.changed.emit()
    qtbot.waitUntil(lambda: bool(dialog.note.shown))
    assert dialog.note.shown[0].reason == "phone"
    dialog.reject()


def test_a_wrong_telephone_number_is_told_beside_its_field_and_nothing_is_added(
    desktop: Desktop, mill: Any, qtbot: QtBot
) -> None:
    page = customers_page(desktop, qtbot)
    page.new_customer()
    dialog = page.dialog
    assert dialog is not None
    type_into(dialog.field("name"), "新客户")
    type_into(dialog.field("phone"), "025-55")
    dialog.save()
    assert dialog.field("phone").error == "This phone number is too short. Missing digits: 5."
    assert dialog.focusWidget() is dialog.field("phone").edit
    settle(desktop, qtbot)
    assert page.list.records().count(page.list.filter).n == 1
    dialog.reject()


def test_what_was_typed_is_there_again_after_the_dialog_was_closed(desktop: Desktop, qtbot: QtBot) -> None:
    page = customers_page(desktop, qtbot)
    page.new_customer()
    first = page.dialog
    assert first is not None
    type_into(first.field("name"), "无锡启元电子")
    first.reject()
    settle(desktop, qtbot)
    page.new_customer()
    second = page.dialog
    assert second is not None
    qtbot.waitUntil(lambda: second.field("name").value() == "无锡启元电子")
    assert second.kept.isVisibleTo(second)
    second.reject()


def test_an_added_customer_opens_with_its_contact_and_its_draft_is_gone(desktop: Desktop, qtbot: QtBot) -> None:
    page = customers_page(desktop, qtbot)
    page.new_customer()
    dialog = page.dialog
    assert dialog is not None
    type_into(dialog.field("name"), "无锡启元电子")
    type_into(dialog.field("contact_name"), "周敏")
    press(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: desktop.window.here == "customer")
    settle(desktop, qtbot)
    page_of_one = desktop.window.page
    assert isinstance(page_of_one, CustomerPage)
    shown = page_of_one.customer.shown
    assert shown is not None
    assert shown.detail.customer.number
    assert [contact.name for contact in shown.detail.contacts] == ["周敏"]
    assert desktop.session.services.drafts.load("customer.new") is None


def test_the_list_is_walked_previewed_and_opened_by_keys(desktop: Desktop, mill: Any, qtbot: QtBot) -> None:
    desktop.session.services.directory.add_customer(name="苏州海蓝冷链")
    page = customers_page(desktop, qtbot)
    page.table.setFocus()
    page.table.select_row(0)
    press(page.table, Qt.Key.Key_J)
    assert page.table.current_row() == 1
    press(page.table, Qt.Key.Key_Space)
    qtbot.waitUntil(page.host.is_open)
    press(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desktop.window.here == "customer")


def test_typing_narrows_the_list(desktop: Desktop, mill: Any, qtbot: QtBot) -> None:
    desktop.session.services.directory.add_customer(name="苏州海蓝冷链")
    page = customers_page(desktop, qtbot)
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    type_into(page.search, "海蓝")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert page.model.cell(0, 1) == "苏州海蓝冷链"


def test_a_filter_without_a_match_says_how_to_go_on(desktop: Desktop, mill: Any, qtbot: QtBot) -> None:
    page = customers_page(desktop, qtbot)
    type_into(page.search, "没有这一家")
    qtbot.waitUntil(lambda: page.stack.currentIndex() == 1)
    page.clear_filters()
    qtbot.waitUntil(lambda: page.stack.currentIndex() == 0)


def test_the_list_is_exported_as_it_is_filtered(desktop: Desktop, mill: Any, qtbot: QtBot, tmp_path: Path) -> None:
    desktop.session.services.directory.add_customer(name="苏州海蓝冷链")
    page = customers_page(desktop, qtbot)
    page.list.narrow(tier="high")
    settle(desktop, qtbot)
    file = tmp_path / "customers.csv"
    with qtbot.waitSignal(page.list.exported):
        page.export_to(file)
    written = file.read_text("utf-8-sig").splitlines()
    assert len(written) == 2
    assert "江宁永盛纺织有限公司" in written[1]
    assert not page.progress.isVisible()


def test_the_timeline_shows_every_channel_in_one_column(desktop: Desktop, mill: Any, qtbot: QtBot) -> None:
    services = desktop.session.services
    for channel in ("phone", "chat", "email", "web", "social", "counter", "on_site"):
        services.intake.take_request(RequestDraft(customer_id=mill.id, channel=channel, fault=f"by {channel}"))
    services.directory.add_note("客户要求上午到场", customer_id=mill.id)
    page = customer_page(desktop, qtbot, mill.id)
    shown = page.customer.shown
    assert shown is not None
    told = [(entry.kind, entry.channel) for entry in shown.entries]
    assert {channel for kind, channel in told if kind == "request"} == {
        "phone", "chat", "email", "web", "social", "counter", "on_site",
    }  # fmt: skip
    assert ("note", "") in told


def test_a_note_is_kept_with_ctrl_enter_and_stands_on_top(desktop: Desktop, mill: Any, qtbot: QtBot) -> None:
    page = customer_page(desktop, qtbot, mill.id)
    page.side.note.focus()
    page.side.note.edit.setPlainText("门岗要登记")
    press(page.side.note.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.customer.shown is not None and bool(page.customer.shown.entries))
    assert page.customer.shown is not None
    assert page.customer.shown.entries[0].title == "门岗要登记"
    qtbot.waitUntil(lambda: page.side.note.value() == "")


def test_the_profile_is_edited_in_its_place_and_undone(desktop: Desktop, mill: Any, qtbot: QtBot) -> None:
    page = customer_page(desktop, qtbot, mill.id)
    page.profile.edit()
    form = page.profile.form
    assert form is not None
    form.fields["short_name"].set_value("永盛")  # type: ignore[union-attr]  # a text field
    page.profile.save()
    qtbot.waitUntil(lambda: not page.profile.editing)
    settle(desktop, qtbot)
    read = desktop.session.services.directory.customer
    assert read(mill.id).customer.short_name == "永盛"
    assert desktop.messages.snackbar is not None
    desktop.messages.snackbar.undo()
    settle(desktop, qtbot)
    assert read(mill.id).customer.short_name == ""


def test_a_customer_with_an_open_job_is_not_archived_and_the_sentence_says_why(
    desktop: Desktop, mill: Any, qtbot: QtBot
) -> None:
    from fieldservice.services.work_orders import NewWorkOrder

    order = desktop.session.services.work_orders.create(NewWorkOrder(customer_id=mill.id, summary="停机"))
    page = customer_page(desktop, qtbot, mill.id)
    page.customer.archive()
    qtbot.waitUntil(lambda: order.number in said(desktop))
    assert not desktop.session.services.directory.customer(mill.id).customer.archived


def test_a_customer_that_is_not_here_is_said_so(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.window.go("customer", id="0" * 32)
    page = desktop.window.page
    assert isinstance(page, CustomerPage)
    qtbot.waitUntil(lambda: page._gone is not None)
    assert page.content.isHidden()
