"""Taking a call: few inputs, nothing typed is lost, what is known is found while one types."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from fieldservice.domain.records import Asset, Contact, Customer, ServiceRequest, WorkOrder
from fieldservice.services.intake import RequestFilter
from tests.ui.desk_world import NOW, Desk, commit_text, settle, start_desk
from tests.ui.inputs import Inputs
from ui.desk.intake_page import IntakePage
from ui.kit.labels import Link

NAUGHTY = [
    "'; DROP TABLE service_request; --",
    '<b>bold</b> & "quotes" {braces} %s %n',
    "表 ポ 한국어 עברית مرحبا 👩‍🔧 𠮷野家",
    "a" * 300,
]


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Desk:
    return start_desk(tmp_path, qtbot)


def intake(desk: Desk, qtbot: Any, **params: object) -> IntakePage:
    desk.desktop.window.go("new_request", **params)
    settle(desk, qtbot)
    page = desk.desktop.window.page
    assert isinstance(page, IntakePage)
    return page


def take_caller(desk: Desk, qtbot: Any, page: IntakePage, phone: str = "13851884471") -> None:
    QTest.keyClicks(page.fields.customer.edit, phone)
    settle(desk, qtbot)
    QTest.keyClick(page.fields.customer.edit, Qt.Key.Key_Return)
    settle(desk, qtbot)


def take_machine(desk: Desk, qtbot: Any, page: IntakePage, text: str = "23081147") -> None:
    QTest.keyClicks(page.fields.asset.edit, text)
    settle(desk, qtbot)
    QTest.keyClick(page.fields.asset.edit, Qt.Key.Key_Return)
    settle(desk, qtbot)


def newest(desk: Desk, cls: type) -> Any:
    return desk.session.store.read().where(cls, order_by="rid DESC", limit=1)[0]


def test_a_phone_request_for_a_known_machine_takes_at_most_eight_inputs(desk: Desk, qtbot: Any) -> None:
    inputs = Inputs(lambda: settle(desk, qtbot))
    assert desk.desktop.window.here == "requests"
    inputs.key("N")
    inputs.type_here("13851884471")
    inputs.key("Return")
    inputs.type_here("23081147")
    inputs.key("Return")
    inputs.type_here("stops after ten minutes, 109 degrees")
    inputs.key("Ctrl+Return")
    assert inputs.count <= 8
    order = newest(desk, WorkOrder)
    assert order.state == "qualified"
    assert (order.asset_id, order.customer_id) == (desk.ids["second"], desk.ids["textile"])
    request = newest(desk, ServiceRequest)
    assert request.contact_id == desk.ids["wang"] and request.caller_phone == "13851884471"
    assert request.fault == "stops after ten minutes, 109 degrees"


def test_after_sending_the_form_is_ready_for_the_next_call(desk: Desk, qtbot: Any) -> None:
    page = intake(desk, qtbot)
    take_caller(desk, qtbot, page)
    commit_text(page.fields.fault.edit, "报警停机")
    QTest.keyClick(page.fields.fault.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(desk, qtbot)
    number = newest(desk, WorkOrder).number
    assert number in page._call._lead.text()
    assert page.vm.form.is_empty() and page.fields.fault.value() == ""
    assert page.fields.customer.edit.hasFocus()
    assert desk.services.drafts.load("request.new")["current"] is None


def test_enter_takes_the_first_match_even_before_the_list_is_shown(desk: Desk, qtbot: Any) -> None:
    page = intake(desk, qtbot)
    QTest.keyClicks(page.fields.customer.edit, "13851884471")
    QTest.keyClick(page.fields.customer.edit, Qt.Key.Key_Return)
    settle(desk, qtbot)
    assert page.vm.form.customer is not None and page.vm.form.customer["id"] == desk.ids["textile"]
    assert page.vm.form.contact is not None and page.vm.form.contact["name"] == "王建国"


def test_the_machines_of_the_customer_are_listed_at_once_and_enter_takes_the_first(desk: Desk, qtbot: Any) -> None:
    page = intake(desk, qtbot)
    take_caller(desk, qtbot, page)
    assert page.fields.asset.edit.hasFocus()
    assert len(page.fields.asset.results()) == 3
    first = page.fields.asset.results()[0].id.asset.id  # type: ignore[attr-defined]  # an AssetMatch
    QTest.keyClick(page.fields.asset.edit, Qt.Key.Key_Return)
    settle(desk, qtbot)
    assert page.vm.form.asset is not None and page.vm.form.asset["id"] == first


def test_a_scanned_machine_brings_its_customer_from_the_first_field(desk: Desk, qtbot: Any) -> None:
    page = intake(desk, qtbot)
    Inputs(lambda: settle(desk, qtbot)).scan("FS1:23081147")
    assert page.vm.form.asset is not None and page.vm.form.asset["serial"] == "23081147"
    assert page.vm.form.customer is not None and page.vm.form.customer["id"] == desk.ids["textile"]
    assert page.fields.fault.edit.hasFocus()


def test_what_was_typed_survives_a_crash(tmp_path: Path, qtbot: Any, desk: Desk) -> None:
    page = intake(desk, qtbot)
    take_caller(desk, qtbot, page)
    take_machine(desk, qtbot, page)
    commit_text(page.fields.fault.edit, "排气温度 109 度，复位以后又停")
    commit_text(page.fields.phone.edit, "025-5210")
    page.fields.wanted.edit.setFocus()
    QTest.keyClicks(page.fields.wanted.edit, "2026-05-1")  # half a date
    qtbot.wait(500)
    settle(desk, qtbot)
    desk.session.close()  # nothing more is written: what is on disk now is what a crash leaves
    again = start_desk(tmp_path, qtbot, fresh=False)
    form = intake(again, qtbot).fields
    assert form.fault.value() == "排气温度 109 度，复位以后又停"
    assert form.phone.value() == "025-5210" and form.phone.error
    assert form.customer.value() == desk.ids["textile"] and form.asset.value() == desk.ids["second"]
    assert form.wanted.edit.text() == "2026-05-1"


def test_switching_language_or_page_and_escape_lose_nothing(desk: Desk, qtbot: Any) -> None:
    page = intake(desk, qtbot)
    commit_text(page.fields.customer.edit, "还没查到的客户")
    commit_text(page.fields.fault.edit, "漏油")
    QTest.keyClick(page.fields.fault.edit, Qt.Key.Key_Escape)
    desk.desktop.set_language("zh_CN")
    settle(desk, qtbot)
    rebuilt = desk.desktop.window.page
    assert isinstance(rebuilt, IntakePage) and rebuilt is not page
    assert rebuilt.fields.fault.value() == "漏油"
    assert rebuilt.fields.customer.edit.text() == "还没查到的客户"
    rebuilt.fields.fault.edit.moveCursor(QTextCursor.MoveOperation.End)
    commit_text(rebuilt.fields.fault.edit, "，很多")
    desk.desktop.window.go("requests")
    desk.desktop.window.back()
    settle(desk, qtbot)
    assert rebuilt.fields.fault.value() == "漏油，很多"


def test_a_parked_call_makes_room_and_comes_back_whole(desk: Desk, qtbot: Any) -> None:
    page = intake(desk, qtbot)
    take_caller(desk, qtbot, page)
    commit_text(page.fields.fault.edit, "第一通")
    QTest.keyClick(page, Qt.Key.Key_F9)
    settle(desk, qtbot)
    assert page.vm.form.is_empty() and page.parked.isVisible()
    commit_text(page.fields.fault.edit, "第二通")
    (parked,) = page.vm._book.parked()
    page.vm.resume(parked.id)
    settle(desk, qtbot)
    assert page.fields.fault.value() == "第一通"
    assert page.fields.customer.value() == desk.ids["textile"]
    assert [entry.form.fault for entry in page.vm._book.parked()] == ["第二通"]


def test_an_open_job_on_the_machine_is_told_and_the_call_can_join_it(desk: Desk, qtbot: Any) -> None:
    page = intake(desk, qtbot, asset_id=desk.ids["dryer"])
    commit_text(page.fields.fault.edit, "还是带水")
    asked: list[tuple[str, str]] = []
    page.beside.merge_asked.connect(lambda id, number: asked.append((id, number)))
    buttons = [b for b in page.beside.findChildren(QPushButton) if b.text() == "Merge into it" and b.isVisible()]
    assert len(buttons) == 1
    buttons[0].click()
    settle(desk, qtbot)
    assert asked == [(desk.ids["waiting_order"], desk.ids["waiting_number"])]
    request = newest(desk, ServiceRequest)
    assert request.status == "merged" and request.merged_into_id == desk.ids["waiting_order"]


def test_a_short_phone_number_is_explained_on_leaving_the_field(desk: Desk, qtbot: Any) -> None:
    page = intake(desk, qtbot)
    phone = page.fields.phone
    phone.edit.setFocus()
    QTest.keyClicks(phone.edit, "025-5210")
    assert phone.error == ""
    QTest.keyClick(phone.edit, Qt.Key.Key_Tab)
    assert "too short" in phone.error
    QTest.keyClicks(phone.edit, "1234")
    assert phone.error == ""


def test_a_wrong_phone_number_keeps_the_request_from_being_sent(desk: Desk, qtbot: Any) -> None:
    page = intake(desk, qtbot)
    take_caller(desk, qtbot, page)
    commit_text(page.fields.fault.edit, "停机")
    commit_text(page.fields.phone.edit, "12")
    before = desk.services.intake.requests.count(RequestFilter()).n
    page.submit.click()
    settle(desk, qtbot)
    assert page.fields.phone.error and page.fields.phone.edit.hasFocus()
    assert desk.services.intake.requests.count(RequestFilter()).n == before


def test_what_is_missing_is_said_beside_its_field(desk: Desk, qtbot: Any) -> None:
    page = intake(desk, qtbot)
    page.submit.click()
    settle(desk, qtbot)
    assert page.fields.fault.error and page.fields.fault.edit.hasFocus()
    commit_text(page.fields.fault.edit, "停机")
    page.submit.click()
    settle(desk, qtbot)
    assert page.fields.customer.error


def test_an_unknown_caller_with_an_unknown_machine_is_taken_in_one_go(desk: Desk, qtbot: Any) -> None:
    page = intake(desk, qtbot)
    QTest.keyClicks(page.fields.customer.edit, "13911112222")
    settle(desk, qtbot)
    QTest.keyClick(page.fields.customer.edit, Qt.Key.Key_Return)
    settle(desk, qtbot)
    assert page.fields.new_customer.isVisible()
    assert page.fields.new_customer.phone.value() == "13911112222"
    commit_text(page.fields.new_customer.name.edit, "大成电子有限公司")
    commit_text(page.fields.contact.edit, "钱工")
    QTest.keyClicks(page.fields.asset.edit, "ZX-900-1")
    settle(desk, qtbot)
    QTest.keyClick(page.fields.asset.edit, Qt.Key.Key_Return)
    settle(desk, qtbot)
    assert page.fields.new_asset.serial.value() == "ZX-900-1"
    commit_text(page.fields.fault.edit, "不启动")
    page.submit.click()
    settle(desk, qtbot)
    order = newest(desk, WorkOrder)
    reader = desk.session.store.read()
    assert reader.get(Customer, order.customer_id).name == "大成电子有限公司"
    assert reader.get(Customer, order.customer_id).phone == "13911112222"
    assert reader.get(Asset, order.asset_id).serial == "ZX-900-1"
    assert reader.get(Contact, order.contact_id).name == "钱工"


def test_a_new_customer_that_is_known_is_told_and_can_be_taken(desk: Desk, qtbot: Any) -> None:
    page = intake(desk, qtbot)
    page.vm.begin_new("customer", "永盛纺织")
    settle(desk, qtbot)
    commit_text(page.fields.new_customer.phone.edit, "13851884471")
    settle(desk, qtbot)
    links = [link for link in page.fields.new_customer.findChildren(Link) if link.isVisible()]
    assert links
    links[0].clicked.emit()
    settle(desk, qtbot)
    assert page.vm.form.new_customer is None
    assert page.vm.form.customer is not None and page.vm.form.customer["id"] == desk.ids["textile"]


@pytest.mark.parametrize("text", NAUGHTY)
def test_any_text_survives_the_form_and_the_store(desk: Desk, qtbot: Any, text: str) -> None:
    page = intake(desk, qtbot)
    page.vm.begin_new("customer", "")
    page.vm.begin_new("asset", "")
    commit_text(page.fields.new_customer.name.edit, text)
    commit_text(page.fields.new_customer.street.edit, text)
    commit_text(page.fields.contact.edit, text)
    commit_text(page.fields.new_asset.name.edit, text)
    commit_text(page.fields.fault.edit, f"{text}\n{text}")
    settle(desk, qtbot)
    page.submit.click()
    settle(desk, qtbot)
    order, request = newest(desk, WorkOrder), newest(desk, ServiceRequest)
    reader = desk.session.store.read()
    assert request.fault == f"{text}\n{text}"
    assert reader.get(Customer, order.customer_id).name == text[:200]
    assert reader.get(Customer, order.customer_id).street == text
    assert reader.get(Contact, order.contact_id).name == text
    assert reader.get(Asset, order.asset_id).name == text[:200]


def test_dropped_and_pasted_pictures_are_attached_to_request_and_work_order(
    desk: Desk, qtbot: Any, tmp_path: Path
) -> None:
    page = intake(desk, qtbot)
    file = tmp_path / "面板 报警.png"
    picture(QColor("orange")).save(str(file))
    page.vm.add_files([file])
    held = QMimeData()
    held.setImageData(picture(QColor("teal")))
    QGuiApplication.clipboard().setMimeData(held)
    assert page.fields.paste()
    settle(desk, qtbot)
    take_caller(desk, qtbot, page)
    commit_text(page.fields.fault.edit, "见照片")
    page.submit.click()
    settle(desk, qtbot)
    photos = desk.services.attachments.of_request(newest(desk, ServiceRequest).id)
    assert len(photos) == 2 and {photo.work_order_id for photo in photos} == {newest(desk, WorkOrder).id}
    assert any("面板" in photo.name for photo in photos)


def test_a_file_that_is_no_picture_is_refused_in_a_sentence(desk: Desk, qtbot: Any, tmp_path: Path) -> None:
    page = intake(desk, qtbot)
    file = tmp_path / "notes.png"
    file.write_bytes(b"not a picture at all")
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(file))])
    QGuiApplication.clipboard().setMimeData(held)
    assert page.fields.paste()
    settle(desk, qtbot)
    assert page.vm.form.photos == []
    snackbar = desk.desktop.messages.snackbar
    assert snackbar is not None and "notes.png" in snackbar.words()


def test_solved_on_the_phone_closes_the_request_without_a_work_order(desk: Desk, qtbot: Any) -> None:
    page = intake(desk, qtbot)
    take_caller(desk, qtbot, page)
    commit_text(page.fields.fault.edit, "怎么复位")
    page.remote.click()
    dialog = page._dialog
    assert dialog is not None and dialog.isVisible()
    commit_text(dialog.words.edit, "按住复位键三秒")
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(desk, qtbot)
    request = newest(desk, ServiceRequest)
    assert (request.status, request.answer) == ("answered", "按住复位键三秒")


def test_completeness_counts_while_typing(desk: Desk, qtbot: Any) -> None:
    page = intake(desk, qtbot)
    take_caller(desk, qtbot, page)
    take_machine(desk, qtbot, page)
    commit_text(page.fields.fault.edit, "停机")
    settle(desk, qtbot)
    assert page.done.text() == "Complete 8 / 10"
    page.fields.can_stop.set_value("stopped")
    page.fields.can_stop.changed.emit()
    settle(desk, qtbot)
    assert page.missing.text() == "still missing: wanted time"


def test_a_request_can_be_corrected_and_then_sent(desk: Desk, qtbot: Any) -> None:
    page = intake(desk, qtbot, request_id=desk.ids["other_request"])
    assert page.fields.fault.value() == "想咨询延保的报价。"
    page.fields.fault.set_value("")
    commit_text(page.fields.fault.edit, "想续签维保合同。")
    page.submit.click()
    settle(desk, qtbot)
    request = desk.session.store.read().get(ServiceRequest, desk.ids["other_request"])
    assert (request.fault, request.status) == ("想续签维保合同。", "accepted")
    assert request.received_at is not None and request.received_at < NOW


def test_a_call_begun_from_a_machine_stays_when_the_language_changes(desk: Desk, qtbot: Any) -> None:
    page = intake(desk, qtbot, asset_id=desk.ids["second"])
    commit_text(page.fields.fault.edit, "异响")
    desk.desktop.set_language("zh_CN")
    settle(desk, qtbot)
    rebuilt = desk.desktop.window.page
    assert isinstance(rebuilt, IntakePage)
    assert rebuilt.fields.fault.value() == "异响" and rebuilt.vm._book.parked() == []


def test_a_call_about_another_machine_parks_the_one_at_hand(desk: Desk, qtbot: Any) -> None:
    page = intake(desk, qtbot, asset_id=desk.ids["second"])
    commit_text(page.fields.fault.edit, "异响")
    page = intake(desk, qtbot, asset_id=desk.ids["dryer"])
    assert page.fields.fault.value() == "" and page.fields.asset.value() == desk.ids["dryer"]
    assert [entry.form.fault for entry in page.vm._book.parked()] == ["异响"]


def test_corrections_of_a_request_are_kept_as_they_are_typed(desk: Desk, qtbot: Any) -> None:
    page = intake(desk, qtbot, request_id=desk.ids["other_request"])
    page.fields.fault.edit.selectAll()
    commit_text(page.fields.fault.edit, "改成续签")
    desk.desktop.window.go("requests")
    page = intake(desk, qtbot)
    assert page.fields.fault.value() == ""  # the next call is not mixed up with it
    page = intake(desk, qtbot, request_id=desk.ids["other_request"])
    assert page.fields.fault.value() == "改成续签"
    page.save.click()
    settle(desk, qtbot)
    assert desk.session.store.read().get(ServiceRequest, desk.ids["other_request"]).fault == "改成续签"
    assert desk.services.drafts.load(f"request.{desk.ids['other_request']}") is None


def picture(color: QColor) -> QImage:
    image = QImage(320, 240, QImage.Format.Format_RGB32)
    image.fill(color)
    return image
