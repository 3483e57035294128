"""The screens of synchronisation in the real window: deciding (T11), the sync centre, duplicates, devices."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fieldservice.domain.records import Booking, Conflict, Customer, PossibleDuplicate
from fieldservice.errors import EnvironmentFault
from fieldservice.store.numbers import HUB_DEVICE
from fieldservice.store.outbox import DELIVERED, PARKED, REFUSED
from fieldservice.system.clock import to_ms
from tests.ui.desk_world import Desk, settle, start_desk
from tests.ui.inputs import Inputs
from ui.bridge.sync import IDLE, PUSHING, TROUBLE, HubDevice, HubHistory, HubUser, Moment, SafetyCopies
from ui.kit import paint
from ui.kit.labels import Label
from ui.shell.page import Page
from ui.sync.center_page import SyncCenterPage
from ui.sync.conflicts_page import ConflictsPage
from ui.sync.devices_page import DevicesPage
from ui.sync.duplicates_page import DuplicatesPage
from ui.sync.invitation_dialog import InvitationDialog
from ui.sync.side_card import FittedValue
from ui.sync.stand_ins import RememberingCopies, RememberingDriver, RememberingHub, ties_of

P = TypeVar("P", bound=Page)


class Meeting:
    """The desk with a hub that only remembers."""

    def __init__(self, desk: Desk, qtbot: Any) -> None:
        self.desk, self._qtbot = desk, qtbot
        now = desk.clock.now()
        self.driver = RememberingDriver(Moment(IDLE, last_contact=now))
        people = desk.services.people.all()
        self.hub = RememberingHub(
            [
                HubDevice("d1", "Laptop 01", "李思敏", last_seen_at=now, this=True),
                HubDevice("d2", "Laptop 02", "周立峰", last_seen_at=now - timedelta(days=9), waiting=23),
            ],
            [HubUser(p.id, p.number, p.name, p.name_en, p.roles) for p in people],
            now,
        )
        self.copies = RememberingCopies(SafetyCopies())
        with desk.session.context.begin("test.joined") as uow:
            for name, value in ((HUB_DEVICE, "d1"), ("hub.url", "https://hub.example"), ("hub.name", "Hub")):
                uow.put_local(name, value)
            uow.execute("UPDATE mutation SET state = ?, answered_at = ?", (DELIVERED, to_ms(now)))
            uow.commit()
        desk.desktop.environment.sync.tie(ties_of(self.driver, self.hub, self.copies))
        self.settle()

    def settle(self) -> None:
        settle(self.desk, self._qtbot)

    def page(self, kind: type[P]) -> P:
        page = self.desk.desktop.window.page
        assert isinstance(page, kind)
        return page

    def go(self, place: str, kind: type[P]) -> P:
        self.desk.desktop.window.go(place)
        self.settle()
        return self.page(kind)

    def answer(self, mid: int, state: int, code: str = "", because: int | None = None) -> None:
        with self.desk.session.context.begin("test.answer") as uow:
            uow.execute(
                "UPDATE mutation SET state = ?, code = ?, because = ? WHERE mid = ?", (state, code, because, mid)
            )
            uow.commit()

    def last_mid(self) -> int:
        return self.desk.session.store.read().count("SELECT max(mid) FROM mutation")

    def disputed(self) -> Conflict:
        """The technician moved the visit by two days, the desk by one hour, which stands."""
        desk, ids = self.desk, self.desk.ids
        reader = desk.session.store.read()
        (booking,) = reader.where(Booking, work_order_id=ids["waiting_order"])
        assert booking.starts_at is not None and booking.ends_at is not None
        now = desk.clock.now()

        def at(by: timedelta) -> str:
            assert booking.starts_at is not None and booking.ends_at is not None
            return json.dumps(
                {
                    "technician_id": booking.technician_id,
                    "starts_at": to_ms(booking.starts_at + by),
                    "ends_at": to_ms(booking.ends_at + by),
                }
            )

        hour = timedelta(hours=1)
        desk.services.bookings.rebook(booking.id, starts_at=booking.starts_at + hour, ends_at=booking.ends_at + hour)
        made = Conflict(
            id=desk.session.context.ids(), tab="booking", row_id=booking.id, field_group="schedule",
            work_order_id=ids["waiting_order"], base_values=at(timedelta()), offered_values=at(timedelta(days=2)),
            standing_values=at(hour), offered_by_id=ids["technician"], offered_at=now - timedelta(minutes=9),
            offered_device="Laptop 02", standing_by_id=ids["agent"], standing_at=now - timedelta(minutes=5),
            opened_at=now,
        )  # fmt: skip
        with desk.session.context.begin("test.conflict") as uow:
            uow.add(made)
            uow.commit()
        self.answer(self.last_mid(), DELIVERED)
        self.settle()
        return made

    def booking(self, conflict: Conflict) -> Booking:
        return self.desk.session.store.read().get(Booking, conflict.row_id)

    def conflict(self, conflict: Conflict) -> Conflict:
        return self.desk.session.store.read().get(Conflict, conflict.id)


@pytest.fixture
def meeting(tmp_path: Path, qtbot: Any) -> Iterator[Meeting]:
    desk = start_desk(tmp_path, qtbot)
    yield Meeting(desk, qtbot)
    desk.desktop.close()


def words_in(widget: Any) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label) if label.isVisibleTo(widget))


# the inbox


def test_a_sync_conflict_is_resolved_in_two_inputs_at_most(meeting: Meeting) -> None:
    conflict = meeting.disputed()
    bar = meeting.desk.desktop.window.status_bar
    assert bar.decisions.text() == "1 needs your decision"
    inputs = Inputs(meeting.settle)
    inputs.click(bar.decisions)
    page = meeting.page(ConflictsPage)
    assert [card.side.key for card in page.cards] == ["base", "standing", "offered"]
    inputs.key("2")
    decided = meeting.conflict(conflict)
    assert (decided.state, decided.choice) == ("decided", "offered")
    assert to_ms(meeting.booking(conflict).starts_at) == json.loads(conflict.offered_values)["starts_at"]  # type: ignore[arg-type]
    assert inputs.count <= 2
    assert not bar.decisions.isVisible()


@pytest.mark.parametrize(("key", "choice"), [("0", "base"), ("1", "standing"), ("2", "offered")])
def test_each_key_chooses_the_card_in_its_place(meeting: Meeting, key: str, choice: str) -> None:
    conflict = meeting.disputed()
    page = meeting.go("conflicts", ConflictsPage)
    QTest.keyClicks(page, key)
    meeting.settle()
    assert meeting.conflict(conflict).choice == choice


def test_undo_puts_the_conflict_and_the_record_back(meeting: Meeting) -> None:
    conflict = meeting.disputed()
    page = meeting.go("conflicts", ConflictsPage)
    before = meeting.booking(conflict)
    QTest.keyClicks(page, "2")
    meeting.settle()
    snackbar = meeting.desk.desktop.messages.snackbar
    assert snackbar is not None and "Zhou Lifeng's is used" in snackbar.words()
    QTest.keyClick(meeting.desk.desktop.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    meeting.settle()
    assert meeting.conflict(conflict) == conflict and meeting.booking(conflict) == before
    assert len(page.list.entries) == 1


def test_a_decided_one_stays_in_the_list_and_can_be_taken_up_again(meeting: Meeting) -> None:
    conflict = meeting.disputed()
    page = meeting.go("conflicts", ConflictsPage)
    QTest.keyClicks(page, "1")
    meeting.settle()
    assert "Decided in the last 30 days" in words_in(page.list) and "yours was used" in words_in(page.list)
    page.model.reopen(conflict.id)
    meeting.settle()
    assert meeting.conflict(conflict).state == "open" and page.model.chosen == conflict.id


def test_the_page_says_why_it_was_not_merged_and_who_changed_it_where(meeting: Meeting) -> None:
    meeting.disputed()
    page = meeting.go("conflicts", ConflictsPage)
    said = words_in(page.detail)
    assert "moved this visit, and it can take place at one time only." in said
    assert "Laptop 02" in said and "arrived later" in said


@pytest.mark.parametrize("step", ["figure", "title", "lead", "body"])
def test_the_value_on_a_card_can_be_read_whole_however_narrow_it_is(qtbot: Any, step: str) -> None:
    value = FittedValue("138 0000 4490", "figure", "text")
    qtbot.addWidget(value)
    value.resize(paint.text_width(value.text(), step, 600), 36)
    assert value.step_shown() == step
    value.resize(value.width() - 1, 36)
    assert value.step_shown() != step or step == "body"


def test_the_keys_rest_while_somebody_types(meeting: Meeting) -> None:
    conflict = meeting.disputed()
    meeting.go("conflicts", ConflictsPage)
    window = meeting.desk.desktop.window
    window.search()
    QTest.keyClicks(window.top_bar.search.edit, "2")
    meeting.settle()
    assert meeting.conflict(conflict).state == "open"


def test_another_time_is_entered_when_neither_fits(meeting: Meeting) -> None:
    conflict = meeting.disputed()
    page = meeting.go("conflicts", ConflictsPage)
    QTest.keyClicks(page, "3")
    dialog = page.dialog
    assert dialog is not None
    wanted = meeting.desk.clock.now() + timedelta(days=3)
    dialog.fields["starts_at"].set_value(wanted)
    dialog.fields["ends_at"].set_value(wanted + timedelta(hours=1))
    dialog._use()
    meeting.settle()
    assert meeting.conflict(conflict).choice == "other"
    assert meeting.booking(conflict).starts_at == wanted.replace(second=0, microsecond=0)


def test_the_entry_of_the_navigation_shows_only_while_something_waits(meeting: Meeting, qtbot: Any) -> None:
    entry = meeting.desk.desktop.window.navigation.entries["conflicts"]
    meeting.desk.desktop.counts.count(frozenset(meeting.desk.desktop.window.navigation.entries))
    meeting.settle()
    assert not entry.isVisible()
    meeting.disputed()
    qtbot.waitUntil(lambda: entry.isVisible() and entry.count == 1)


# the status bar


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (Moment(IDLE), "1 change waiting"),
        (Moment(TROUBLE, offline=True), "1 change waiting, no network"),
        (Moment(PUSHING, 3, 14), "Delivering, 3 of 14 changes"),
    ],
)
def test_the_status_bar_says_what_waits_and_why(meeting: Meeting, moment: Moment, expected: str) -> None:
    meeting.desk.services.company.change_company(phone="400 820 8820")
    meeting.driver.say(moment)
    meeting.settle()
    assert meeting.desk.desktop.window.status_bar.delivery.text() == expected


def test_everything_delivered_is_said_with_the_time_and_a_click_opens_the_centre(meeting: Meeting) -> None:
    bar = meeting.desk.desktop.window.status_bar
    meeting.settle()
    assert bar.delivery.text().startswith("All ") and bar.delivery.text().endswith("changes delivered, 09:24")
    QTest.mouseClick(bar.delivery, Qt.MouseButton.LeftButton)
    meeting.settle()
    assert meeting.desk.desktop.window.here == "sync"


def test_photos_that_a_full_hub_does_not_take_are_said_with_what_to_do(meeting: Meeting) -> None:
    with meeting.desk.session.context.begin("test.full") as uow:
        uow.execute(
            "INSERT INTO blob_transfer (sha, direction, size, state, added_at) VALUES ('a', 'up', 9, 'full', 1)"
        )
        uow.commit()
    meeting.driver.say(Moment(IDLE, last_contact=meeting.desk.clock.now()))
    page = meeting.go("sync", SyncCenterPage)
    bar = meeting.desk.desktop.window.status_bar.delivery
    assert bar.text() == "Changes delivered; the hub has no room for 1 photo or file"
    assert "safe on this computer" in bar.toolTip()
    assert page.held_back.isVisible() and "Tell the person who looks after the hub" in words_in(page.held_back)
    with meeting.desk.session.context.begin("test.room") as uow:
        uow.execute("UPDATE blob_transfer SET state = 'done'")
        uow.commit()
    meeting.driver.say(Moment(IDLE, last_contact=meeting.desk.clock.now()))
    meeting.settle()
    assert not page.held_back.isVisible() and bar.toolTip() == ""


# the sync centre


def refuse_a_customer(meeting: Meeting) -> Customer:
    """A customer that was not accepted, with a contact that waits with it."""
    directory = meeting.desk.services.directory
    made = directory.add_customer(name="宁湾冷链")
    first = meeting.last_mid()
    directory.add_contact(made.id, name="高原")
    meeting.answer(first, REFUSED, "hub.role")
    meeting.answer(first + 1, PARKED, because=first)
    return made


def test_what_was_not_accepted_stands_first_with_reason_and_next_step(meeting: Meeting) -> None:
    refuse_a_customer(meeting)
    page = meeting.go("sync", SyncCenterPage)
    assert [row.change.state for row in page.rows] == ["refused", "parked"]
    said = words_in(page.rows[0])
    assert "Your roles don't allow this change." in said and "1 more change waits with it." in said


def test_letting_go_asks_first_and_then_removes_it(meeting: Meeting) -> None:
    made = refuse_a_customer(meeting)
    page = meeting.go("sync", SyncCenterPage)
    drop = page.rows[0].drop
    assert drop is not None
    QTest.mouseClick(drop, Qt.MouseButton.LeftButton)
    assert page.dialog is not None and meeting.desk.session.store.read().find(Customer, made.id) is not None
    page.dialog.accept()
    meeting.settle()
    assert meeting.desk.session.store.read().find(Customer, made.id) is None and page.rows == []


def test_offering_again_puts_it_back_among_what_waits(meeting: Meeting) -> None:
    refuse_a_customer(meeting)
    page = meeting.go("sync", SyncCenterPage)
    again = page.rows[0].again
    assert again is not None
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    meeting.settle()
    standing = meeting.desk.services.sync_center.standing()
    assert (standing.refused, standing.parked, standing.waiting) == (0, 0, 2)


def test_a_hub_out_of_reach_is_said_calmly_with_what_is_safe(meeting: Meeting) -> None:
    page = meeting.go("sync", SyncCenterPage)
    fault = EnvironmentFault("sync.offline", "The hub can't be reached.", "Work goes on.")
    meeting.driver.say(Moment(TROUBLE, problem=fault, offline=True))
    meeting.settle()
    assert page.trouble.isVisible() and page.trouble.accessibleName() == "The hub can't be reached. Work goes on."


def test_progress_and_the_buttons_reach_the_driver(meeting: Meeting) -> None:
    page = meeting.go("sync", SyncCenterPage)
    meeting.driver.say(Moment(PUSHING, 3, 14, seconds_left=120))
    meeting.settle()
    assert page.progress.isVisible()
    QTest.mouseClick(page.go, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.pause, Qt.MouseButton.LeftButton)
    page.rail.metered_box.click()
    meeting.settle()
    assert meeting.driver.asked == ["now", "pause", "metered True"]
    assert page.pause.text() == "Go on" and not page.progress.isVisible()


def test_a_safety_copy_asks_for_a_passphrase_typed_twice(
    meeting: Meeting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = meeting.go("sync", SyncCenterPage)
    monkeypatch.setattr("ui.sync.center_rail.QFileDialog.getExistingDirectory", lambda *_a: str(tmp_path))
    QTest.mouseClick(page.rail.make, Qt.MouseButton.LeftButton)
    dialog = page.rail.dialog
    assert dialog is not None
    dialog.fields[0].set_value("four small words")
    dialog.fields[1].set_value("four small word")
    dialog._use()
    assert dialog.fields[1].error and meeting.copies.made == []
    dialog.fields[1].set_value("four small words")
    dialog._use()
    meeting.settle()
    assert meeting.copies.made == [(tmp_path, "four small words")]


# duplicates


def alike(meeting: Meeting, *names: str) -> list[Customer]:
    """New customers that are likely to be the one of the demonstration job."""
    desk = meeting.desk
    twins = [desk.services.directory.add_customer(name=name) for name in names]
    with desk.session.context.begin("test.alike") as uow:
        for twin in twins:
            uow.add(
                PossibleDuplicate(
                    id=desk.session.context.ids(), tab="customer", first_id=desk.ids["textile"], second_id=twin.id,
                    reason="name", value=twin.name, found_at=desk.clock.now(),
                )
            )  # fmt: skip
        uow.commit()
    return twins


def test_one_key_says_that_two_records_are_the_same_and_undo_takes_it_back(meeting: Meeting) -> None:
    desk = meeting.desk
    (twin,) = alike(meeting, "江宁永盛纺织有限公司")
    page = meeting.go("duplicates", DuplicatesPage)
    assert "Is this the same customer?" in words_in(page.detail)
    alike_labels = [label for label in page.detail.findChildren(Label) if label.text() == "江宁永盛纺织有限公司"]
    assert len(alike_labels) == 2 and not any(label.font().bold() for label in alike_labels)
    QTest.keyClicks(page, "1")
    meeting.settle()
    assert desk.session.store.read().get(Customer, twin.id).archived
    snackbar = desk.desktop.messages.snackbar
    assert snackbar is not None
    snackbar.undo()
    meeting.settle()
    assert not desk.session.store.read().get(Customer, twin.id).archived and len(page.list.entries) == 1


def test_after_a_decision_the_next_pair_opens_and_a_decided_one_can_be_taken_up_again(meeting: Meeting) -> None:
    alike(meeting, "江宁永盛纺织有限公司", "永盛纺织有限公司")
    page = meeting.go("duplicates", DuplicatesPage)
    first, second = page.list.entries
    QTest.keyClicks(page, "2")
    meeting.settle()
    assert list(page.list.entries) == [second] and page.model.shown is not None
    assert page.model.shown.pair.id == second
    page.model.reopen(first)
    meeting.settle()
    assert set(page.list.entries) == {first, second} and page.model.shown.pair.id == first


# devices


def test_a_laptop_that_was_silent_for_long_says_so_in_words(meeting: Meeting) -> None:
    page = meeting.go("devices", DevicesPage)
    assert words_in(page).count("silent for") == 1 and "silent for 9 days" in words_in(page)


def test_an_invitation_names_its_person(meeting: Meeting) -> None:
    """The hub answers with the person's id."""
    page = meeting.go("devices", DevicesPage)
    user = meeting.hub.users[0]
    meeting.hub.users = [HubUser(user.id, user.number, user.name, "Li Simin", user.roles), *meeting.hub.users[1:]]
    page.model.refresh()
    meeting.settle()
    QTest.mouseClick(page.invite_buttons[user.id], Qt.MouseButton.LeftButton)
    meeting.settle()
    assert page.dialog is not None and "Invitation for Li Simin" in words_in(page.dialog)
    page.dialog.accept()


def test_shutting_a_laptop_out_says_what_will_happen_and_what_is_on_it(meeting: Meeting) -> None:
    page = meeting.go("devices", DevicesPage)
    assert list(page.revoke_buttons) == ["d2"]  # never the one in front of the person
    QTest.mouseClick(page.revoke_buttons["d2"], Qt.MouseButton.LeftButton)
    assert page.dialog is not None
    said = words_in(page.dialog)
    assert "23 changes" in said and "destroyed" in said and "45 days" in said
    page.dialog.accept()
    meeting.settle()
    assert meeting.hub.devices[1].revoked_at is not None and page.revoke_buttons == {}


def test_what_a_colleagues_laptop_brought_along_is_accepted_with_one_click(meeting: Meeting) -> None:
    meeting.hub.waiting = [HubHistory("a" * 32, "d2", 128, before_joining=True), HubHistory("b" * 32, "d1", 3)]
    page = meeting.go("devices", DevicesPage)
    said = words_in(page)
    assert "128 changes from before it joined" in said and "3 changes, delivered after it was shut out" in said
    QTest.mouseClick(page.accept_buttons["a" * 32], Qt.MouseButton.LeftButton)
    meeting.settle()
    assert list(page.accept_buttons) == ["b" * 32]
    snackbar = meeting.desk.desktop.messages.snackbar
    assert snackbar is not None and "128 changes are accepted" in snackbar.words()
    page.model.accept("b" * 32)
    meeting.settle()
    assert page.accept_buttons == {} and "Waits for you" not in words_in(page)


def test_an_invitation_is_shown_as_a_code_that_can_be_copied(meeting: Meeting) -> None:
    page = meeting.go("devices", DevicesPage)
    QTest.mouseClick(next(iter(page.invite_buttons.values())), Qt.MouseButton.LeftButton)
    meeting.settle()
    dialog = page.dialog
    assert isinstance(dialog, InvitationDialog) and "7ZK4-M2QX-9TRB-H0DW" in words_in(dialog)
    QTest.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert dialog.copy.text() == "Copied"
    dialog.accept()


def test_a_person_needs_a_role(meeting: Meeting) -> None:
    page = meeting.go("devices", DevicesPage)
    page.ask_new()
    dialog: Any = page.dialog
    dialog.name.set_value("高原")
    dialog._save()
    assert dialog.problem.isVisible() and len(meeting.hub.users) == 2
    dialog.boxes["technician"].setChecked(True)
    dialog._save()
    meeting.settle()
    assert (meeting.hub.users[-1].name, meeting.hub.users[-1].roles) == ("高原", ("technician",))
