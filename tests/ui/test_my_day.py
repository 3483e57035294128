"""The technician's home: order, the next visit, accepting and handing back, other days, what is owed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.visit_world import VisitWorld, make_visit_world
from ui.kit.feedback import EmptyState
from ui.kit.labels import Link
from ui.my_day.cards import NextCard, ShortCard


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[VisitWorld]:
    made = make_visit_world(tmp_path, qapp)
    yield made
    made.close()


def test_the_day_runs_down_in_time_and_only_the_next_visit_is_large(world: VisitWorld) -> None:
    page = world.my_day()
    shown = [card.visit.booking_id for card in page.cards]
    assert shown == [world.made[key] for key in ("past", "next", "later", "offered")]
    assert [type(card) for card in page.cards] == [ShortCard, NextCard, ShortCard, ShortCard]
    surfaces = [card.property("surface") for card in page.cards]
    assert surfaces == ["calm-card", "focus-card", "card", "dashed-card"]
    assert page.next_card is not None and page.next_card.primary.hasFocus()


def test_a_proposed_visit_is_accepted_with_one_click(world: VisitWorld) -> None:
    card = world.my_day().cards[-1]
    assert isinstance(card, ShortCard) and card.accept_button is not None
    world.inputs().click(card.accept_button)
    assert world.session.services.visits.visit(world.made["offered"]).status == "accepted"
    assert world.my_day().cards[-1].property("surface") == "card"


def test_handing_a_visit_back_needs_a_reason_and_takes_it_off_the_day(world: VisitWorld) -> None:
    page = world.my_day()
    card = page.cards[-1]
    assert isinstance(card, ShortCard) and card.decline_button is not None
    inputs = world.inputs()
    inputs.click(card.decline_button)
    assert page.dialog is not None and page.dialog.isVisible()
    page.dialog.act.click()
    assert page.dialog.reason.error
    page.dialog.reason.set_value("I lack the part")
    page.dialog.act.click()
    world.settle()
    booking = world.session.services.visits.visit(world.made["offered"])
    assert (booking.status, booking.outcome_reason) == ("declined", "I lack the part")
    assert world.made["offered"] not in [card.visit.booking_id for card in page.cards]


def test_other_days_are_a_key_away_and_an_empty_one_says_what_to_do(world: VisitWorld) -> None:
    page = world.my_day()
    inputs = world.inputs()
    inputs.key("Ctrl+Right")
    assert page.cards == [] and page.findChild(EmptyState) is not None
    inputs.key("T")
    assert len(page.cards) == 4


def test_a_visit_planned_elsewhere_appears_without_asking(world: VisitWorld) -> None:
    services, made = world.session.services, world.made
    services.bookings.cancel(made["later"])
    world.settle()
    assert made["later"] not in [card.visit.booking_id for card in world.my_day().cards]


def test_owed_old_parts_stand_beside_the_day(world: VisitWorld) -> None:
    world.arrived()
    usage = world.session.services.part_usage
    used = usage.use_part(made_order := world.made["next_order"], world.made["core"], booking_id=world.made["next"])
    old = usage.remove_part(made_order, "return", used_line_id=used.line.id, booking_id=world.made["next"])
    world.settle()
    agenda = world.my_day().days.agenda
    assert agenda is not None and [owed.line.tag_number for owed in agenda.owed] == [old.tag_number]


def owe(world: VisitWorld, many: int) -> list[str]:
    """Old parts to give back, one after another; returns their tags."""
    usage, order, booking = world.session.services.part_usage, world.made["next_order"], world.made["next"]
    tags = []
    for _ in range(many):
        used = usage.use_part(order, world.made["seal"], quantity_micro=100_000, booking_id=booking)
        tags.append(usage.remove_part(order, "return", used_line_id=used.line.id, booking_id=booking).tag_number)
    world.settle()
    return tags


def test_an_acceptance_is_taken_back_from_the_snackbar(world: VisitWorld) -> None:
    services = world.session.services
    page = world.my_day()
    page.days.accept(world.made["offered"])
    world.settle()
    assert services.visits.visit(world.made["offered"]).status == "accepted"
    world.inputs().key("Ctrl+Z", world.desktop.window)
    assert services.visits.visit(world.made["offered"]).status == "proposed"


def test_an_old_part_is_handed_in_with_one_click_and_owed_again_by_undo(world: VisitWorld) -> None:
    world.arrived()
    owe(world, 2)
    page = world.my_day()
    first = page._rail.owed_rows[0]
    name = first.handed_in.accessibleName()
    world.inputs().click(first.handed_in)
    assert len(page._rail.owed_rows) == 1
    assert name not in [row.handed_in.accessibleName() for row in page._rail.owed_rows]
    snackbar = world.desktop.messages.snackbar
    assert snackbar is not None and snackbar.isVisible()
    world.inputs().key("Ctrl+Z", world.desktop.window)
    assert name in [row.handed_in.accessibleName() for row in page._rail.owed_rows]


def test_the_five_most_urgent_old_parts_are_shown_and_the_rest_on_asking(world: VisitWorld) -> None:
    world.arrived()
    owe(world, 7)
    rail = world.my_day()._rail
    assert len(rail.owed_rows) == 5
    (more,) = [link for link in rail.findChildren(Link) if link.text() == "Show all 7"]
    world.inputs().click(more)
    assert len(rail.owed_rows) == 7
    (fewer,) = [link for link in rail.findChildren(Link) if link.text() == "Show fewer"]
    world.inputs().click(fewer)
    assert len(rail.owed_rows) == 5


def test_the_navigation_counts_what_remains_of_the_day(world: VisitWorld, qtbot: QtBot) -> None:
    entries = world.desktop.window.navigation.entries
    qtbot.waitUntil(lambda: entries["work_orders"].count > 0)  # a start shows its home first
    assert (entries["my_day"].count, entries["my_day"].accessibleName()) == (3, "My day 3")
    world.session.services.bookings.cancel(world.made["later"])
    world.settle()
    assert entries["my_day"].count == 2
    assert entries["work_orders"].count == 3
