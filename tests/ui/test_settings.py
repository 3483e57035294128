"""Settings save as they are changed; backup and check say what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from fieldservice.bootstrap import open_session
from fieldservice.domain.records import Price
from fieldservice.services.intake import RequestDraft
from fieldservice.services.triage import Accuracy, Suggested
from tests.ui.app_world import PASSPHRASE, around, make_desktop, settle
from ui.app.desktop import Desktop
from ui.kit.labels import Label
from ui.settings.data import DataSection
from ui.settings.general import GeneralSection
from ui.settings.page import SettingsPage
from ui.settings.suggestions import together
from ui.settings.suggestions_view_model import Quality


@pytest.fixture
def desktop(tmp_path: Path, qtbot: Any) -> Iterator[Desktop]:
    made = make_desktop(tmp_path, qtbot)
    made.session.services.company.add_price(code="labour", name="工时费", name_en="Labour", unit="h")
    made.window.go("settings")
    settle(made, qtbot)
    yield made
    made.close()


def page(desktop: Desktop) -> SettingsPage:
    found = desktop.window.page
    assert isinstance(found, SettingsPage)
    return found


def change(desktop: Desktop, qtbot: Any, section: str, name: str, value: object) -> None:
    field = page(desktop).sections[section].fields[name]
    field.set_value(value)
    field.committed.emit()
    settle(desktop, qtbot)


def test_the_company_name_is_saved_on_leaving_and_stands_in_the_navigation(desktop: Desktop, qtbot: Any) -> None:
    change(desktop, qtbot, "company", "company.name_en", "Hengchuan Service")
    assert desktop.session.context.company().name_en == "Hengchuan Service"
    assert desktop.window.windowTitle() == "Hengchuan Service"


def test_a_wrong_phone_number_is_said_beside_its_field_and_not_saved(desktop: Desktop, qtbot: Any) -> None:
    change(desktop, qtbot, "company", "company.email", "no address")
    assert page(desktop).sections["company"].fields["company.email"].error
    assert desktop.session.context.company().email == ""


def test_a_price_is_kept_in_minor_units(desktop: Desktop, qtbot: Any) -> None:
    price = desktop.session.services.company.prices()[0]
    change(desktop, qtbot, "prices", price.id, Decimal("120.5"))
    assert desktop.session.store.read().get(Price, price.id).amount_minor == 12050


def test_my_name_is_saved_and_shown_at_the_foot_of_the_navigation(desktop: Desktop, qtbot: Any) -> None:
    change(desktop, qtbot, "general", "name_en", "Zhao Yutong")
    assert desktop.window.navigation.person.accessibleName().startswith("Zhao Yutong")


def test_a_new_passphrase_opens_the_profile_and_the_old_one_does_not(
    desktop: Desktop, qtbot: Any, tmp_path: Path
) -> None:
    section = page(desktop).sections["general"]
    assert isinstance(section, GeneralSection)
    for name, value in (("now", PASSPHRASE), ("new", "another passphrase"), ("again", "another passphrase")):
        section.fields[name].set_value(value)
    section._change_passphrase()
    settle(desktop, qtbot)
    assert section.fields["now"].value() == ""
    desktop.close()
    open_session(tmp_path / "profile", "another passphrase", around(tmp_path)).close()


def test_a_wrong_passphrase_is_said_beside_its_field(desktop: Desktop, qtbot: Any) -> None:
    section = page(desktop).sections["general"]
    assert isinstance(section, GeneralSection)
    for name, value in (("now", "wrong one"), ("new", "another passphrase"), ("again", "another passphrase")):
        section.fields[name].set_value(value)
    section._change_passphrase()
    settle(desktop, qtbot)
    assert "not right" in section.fields["now"].error


def test_backup_and_check_say_what_came_of_it(desktop: Desktop, qtbot: Any) -> None:
    section = page(desktop).sections["data"]
    assert isinstance(section, DataSection)
    section._back_up()
    settle(desktop, qtbot)
    assert len(list(desktop.session.profile.backups.glob("*.fsbackup"))) == 1
    assert "written" in section.result.accessibleName()
    section._check()
    settle(desktop, qtbot)
    assert "whole" in section.result.accessibleName()
    assert section.check.isEnabled()


def test_the_address_names_a_section(desktop: Desktop) -> None:
    desktop.window.go("settings", section="data")
    assert page(desktop).tabs.current() == "data"


def test_managers_see_how_often_suggestions_were_right_and_of_how_many(desktop: Desktop, qtbot: Any) -> None:
    section = page(desktop).sections["suggestions"]
    page(desktop).open(section="suggestions")
    settle(desktop, qtbot)
    assert not any("%" in label.text() for label in section.findChildren(Label))
    for chosen in ("P08", "P08", "P11"):
        desktop.session.services.intake.take_request(
            RequestDraft(fault="漏油", category=chosen, suggested=(Suggested("category", "P08", 0.8, "model", chosen),))
        )
    settle(desktop, qtbot)
    shown = [label.text() for label in section.findChildren(Label) if not label.isHidden()]
    assert "67 %" in shown and "(3)" in shown and shown.count("—") == 3


def test_months_with_few_suggestions_are_counted_together() -> None:
    first, second = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)
    found = (
        Accuracy(first, "category", 10, 5),
        Accuracy(second, "category", 30, 29),
        Accuracy(first, "priority", 3, 3),
    )
    quality = Quality((second, first), {(each.month, each.field): each for each in found}, None)
    both = together(quality, "category")
    assert both is not None and (both.count, both.right, both.share) == (40, 34, 0.85)
    assert together(quality, "complexity") is None


def test_who_is_no_manager_reads_company_and_prices_without_changing_them(desktop: Desktop, qtbot: Any) -> None:
    services = desktop.session.services
    actor = services.context.actor_id
    assert actor is not None
    sections = page(desktop).sections
    label = next(iter(sections["prices"].fields))
    assert sections["company"].fields["company.name"].isEnabled() and sections["prices"].fields[label].isEnabled()
    services.people.change(actor, roles="technician")
    settle(desktop, qtbot)
    for name in ("company", "prices"):
        assert not any(field.isEnabled() for field in sections[name].fields.values()), name
        assert not sections[name].readers.isHidden(), name
    assert sections["general"].fields["name_en"].isEnabled()
