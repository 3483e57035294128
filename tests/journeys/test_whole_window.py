"""Every place of the assembled program on demonstration data: opens, speaks one language, shows no codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QLineEdit, QMenu, QWidget

from fieldservice import i18n
from fieldservice.demo_data import DemoFacts, fill
from fieldservice.domain.records import (
    Article,
    ChecklistTemplate,
    Customer,
    FaultCode,
    Part,
    PartCategory,
    ServiceRequest,
)
from fieldservice.domain.words import WORDS
from tests.ui.app_world import make_desktop
from ui.app.desktop import Desktop
from ui.shell import registry
from ui.shell.places import Place
from ui.work_orders.detail_page import TABS

_JOBS = 150
_ROWS = 40
_RAW_ID = re.compile(r"\b[0-9a-f]{32}\b")
_CODE = re.compile(r"(?<![\w.@/\\-])[a-z]+_[a-z_]+(?![\w.@-])")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
# What stands in Latin letters in a Chinese sentence too: keys, formats, currencies, and the other language's own name.
_LATIN = {
    "Alt", "Ctrl", "Shift", "Enter", "Tab", "Esc", "Del", "PgUp", "PgDn", "English", "PDF", "PNG", "JPEG", "HEIC",
    "WebP", "Excel", "CSV", "GBK", "CNY", "Qt", "xls", "xlsx", "csv", "tsv", "txt", "bar", "kPa", "MPa",
}  # fmt: skip
# What is Chinese in the English program: the other language's own name.
_CHINESE = {"中文"}
_BOTH = {"语言 / Language"}  # for whoever can't read the language in use
_WORD = re.compile(r"(?<![\w.@/\\-])[A-Za-z]{3,}(?![\w.@/\\-])")


@pytest.fixture(params=i18n.LANGUAGES)
def demo(request: Any, tmp_path: Path, qtbot: Any) -> Iterator[tuple[Desktop, DemoFacts]]:
    i18n.set_language(request.param)
    desktop = make_desktop(tmp_path, qtbot, "Zhao Yutong" if request.param == "en" else "赵雨桐")
    facts = fill(desktop.session, seed=7, language=request.param, jobs=_JOBS)
    desktop.window.resize(1440, 900)
    desktop.window.show()
    yield desktop, facts
    desktop.close()


def test_every_place_opens_in_both_themes_and_speaks_one_language(demo: tuple[Desktop, DemoFacts], qtbot: Any) -> None:
    desktop, facts = demo
    crashes: list[object] = []
    problems: list[object] = []
    desktop.jobs.crashed.connect(crashes.append)
    desktop.jobs.problem.connect(problems.append)
    wrong: set[str] = set()
    opened = set()
    for theme in ("light", "dark"):
        desktop.set_theme(theme)
        for place, params in visits_to(desktop, facts):
            desktop.window.go(place, **params)
            qtbot.waitUntil(desktop.jobs.idle)
            QApplication.processEvents()
            assert desktop.window.here == place and not crashes and not problems, (place, crashes, problems)
            opened.add(place)
            page = desktop.window.page
            assert page is not None and all(key.strip() and said.strip() for key, said in page.hints())
            told = objections(desktop.window, licences(params), both_names(desktop, facts, place))
            wrong |= {f"{place} {params}: {each}" for each in told}
    assert opened == set(desktop.places)
    assert not wrong, "\n".join(sorted(wrong))


def test_every_command_has_words_and_a_key_of_its_own(demo: tuple[Desktop, DemoFacts]) -> None:
    desktop, _facts = demo
    keys = [command.shortcut for command in desktop.commands if command.shortcut]
    assert len(keys) == len(set(keys)), sorted(keys)
    bound = [shortcut.key().toString() for shortcut in desktop.window.findChildren(QShortcut)]
    for command in desktop.commands:
        assert i18n.translate(*command.words).strip()
        assert not command.shortcut or QKeySequence(command.shortcut).toString() in bound
    entries = desktop.window.navigation.entries
    assert set(entries) == {place.key for place in desktop.places.values() if place.group}


def test_a_feature_that_cant_be_imported_is_never_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "FEATURES", (*registry.FEATURES, "ui.no_such_feature"))
    with pytest.raises(ModuleNotFoundError):
        registry.load()


def visits_to(desktop: Desktop, facts: DemoFacts) -> Iterator[tuple[str, dict[str, object]]]:
    """Every place with the addresses that show most of it."""
    reader = desktop.session.context.store.read()
    part, request = reader.first(Part), reader.first(ServiceRequest)
    assert part is not None and request is not None
    order = facts.waiting_work_order_id
    addresses: dict[str, list[dict[str, object]]] = {
        "request": [{"id": request.id}],
        "new_request": [{"asset_id": facts.asset_id}, {"customer_id": facts.customer_id}],
        "work_order": [{"id": order, "tab": tab} for tab in TABS],
        "visit": [{"booking_id": facts.next_visit_id}],
        "customer": [{"id": facts.customer_id}],
        "asset": [{"id": facts.asset_id}],
        "part": [{"id": part.id}],
        "report": [{"work_order_id": order, "kind": kind} for kind in ("service_report", "job_sheet")],
        "settings": [{"section": section} for section in ("general", "company", "prices", "data", "about")],
    }
    place: Place
    for place in desktop.places.values():
        for params in addresses.get(place.key, [{}]):
            yield place.key, params


def licences(params: dict[str, object]) -> bool:
    """The page that names what the program is built with says those names as they are."""
    return params.get("section") == "about"


def both_names(desktop: Desktop, facts: DemoFacts, place: str) -> set[str]:
    """What people wrote stands as it is: the name in the other language too where a page shows both, codes of
    checklists, titles of articles."""
    reader = desktop.session.context.store.read()
    if place == "part_categories":
        return _BOTH | {name for each in reader.where(PartCategory) for name in (each.name, each.name_en)}
    if place == "fault_codes":
        return _BOTH | {name for each in reader.where(FaultCode) for name in (each.name, each.name_en)}
    if place == "checklist_template":
        return _BOTH | {"checklist"}  # the code that a new one begins with
    if place == "checklists":
        return _BOTH | {each.code for each in reader.where(ChecklistTemplate)}
    if place == "knowledge":
        return _BOTH | {each.title for each in reader.where(Article)}
    shown = {"customer": reader.find(Customer, facts.customer_id), "part": reader.first(Part)}.get(place)
    return _BOTH | ({shown.name, shown.name_en} if shown is not None else set())


def objections(window: QWidget, names_only: bool, names: set[str]) -> set[str]:
    """What a customer would object to in the words on screen."""
    found = set()
    codes = {key for group in WORDS.values() for key in group if "_" in key}
    for text in words_of(window):
        plain = re.sub(r"\S+[/\\]\S+", "", text)  # paths are as they are
        if _RAW_ID.search(plain):
            found.add(f"a raw id: {text}")
        if text in names:
            continue
        if any(match in codes or not match.isupper() for match in _CODE.findall(plain)):
            found.add(f"a code: {text}")
        if names_only:
            continue
        if i18n.language() == "en":
            found |= {f"Chinese: {text}" for run in _HAN.findall(plain) if run not in _CHINESE}
        else:
            found |= {f"English: {text}" for word in _WORD.findall(plain) if word not in _LATIN}
    return found


def words_of(window: QWidget) -> Iterator[str]:
    """All that can be read in a window: labels, buttons, tips, names for whoever listens, cells, menus."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        yield widget.toolTip()
        if not isinstance(widget, QLineEdit):
            yield widget.accessibleName()
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        elif isinstance(widget, QAbstractItemView):
            yield from _cells(widget)
    for menu in window.findChildren(QMenu):
        yield from (action.text() for action in menu.actions() if isinstance(action, QAction))


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if model is None:
        return
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for column in range(columns):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for line in range(min(model.rowCount(), _ROWS)):
            value = model.data(model.index(line, column), Qt.ItemDataRole.DisplayRole)
            yield str(getattr(value, "text", value) or "")
