"""Pictures of diagnosis trees for the tour."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ui.tour import Shot, Tour

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_CODE = "hc_over_temperature"
_TABLE = """Error Code,Reason,Action
E012,Flame loss,"1. Check the gas pressure.
2. Clean the flame rod.
3. Replace the flame rod.
4. Contact technical support."
E016,Overheating,"1. Check the water flow.
2. Replace the thermistor."
??,,
"""


def _page(tour: Tour) -> Any:
    desktop = tour.desktop
    if desktop.person is None or desktop.person.id != tour.facts.manager_id:
        desktop.work_as(tour.facts.manager_id)
        tour.settle()
    tour.go("diagnosis_trees")
    return tour.desktop.window.page


def _list(tour: Tour) -> QWidget | None:
    page = _page(tour)
    page.table.select_row(0)
    page.open_record("")
    tour.settle()
    return None


def _drafts(tour: Tour) -> QWidget | None:
    """A tree that two people change apart from each other, and a new one that is not published yet."""
    page = _page(tour)
    session, trees = page.environment.session, page.environment.services.diagnosis_trees
    tree = next(row for row in trees.rows() if row.tree.code == _CODE)
    mine, data = trees.to_edit(tree.id)
    trees.save_draft(data, mine)
    colleague = next(each for each in page.environment.services.people.all() if each.id != session.store.actor_id)
    me, session.store.actor_id = session.store.actor_id, colleague.id
    trees.save_draft(trees.data(tree.id))
    session.store.actor_id = me
    trees.save_draft({**trees.data(""), "names": {"zh_CN": "皮带异响", "en": "Belt squeals"}})
    tour.settle()
    page.table.select_row(1)
    page.open_record("")
    tour.settle()
    return None


def _phone(tour: Tour) -> QWidget | None:
    page = _page(tour)
    tree = next(row for row in page.environment.services.diagnosis_trees.rows() if row.tree.code == _CODE)
    page.mark_remote(tree)
    tour.settle()
    dialog: QWidget = page.phone
    return dialog


def _import(tour: Tour) -> QWidget | None:
    page = _page(tour)
    page.import_table()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "codes.csv"
        file.write_text(_TABLE, encoding="utf-8")
        page.dialog.load(file)
        tour.settle()
    return page.dialog


def _edited(tour: Tour, of: str = "") -> Any:
    page = _page(tour)
    tree = next(row for row in page.environment.services.diagnosis_trees.rows() if row.tree.code == _CODE)
    tour.go("diagnosis_tree", id=tree.id)
    editor: Any = tour.desktop.window.page
    if of:
        editor.show_item(f"{of}/{editor.editor.data[of][0]['key']}")
        tour.settle()
    return editor


def _whole(tour: Tour) -> QWidget | None:
    _edited(tour)
    return None


def _cause(tour: Tour) -> QWidget | None:
    _edited(tour, "causes")
    return None


def _test(tour: Tour) -> QWidget | None:
    page = _edited(tour, "tests")
    page.trial.answers[1].click()
    tour.settle()
    page.properties.ensureWidgetVisible(page.properties.table)
    return None


def _findings(tour: Tour) -> QWidget | None:
    page = _edited(tour, "tests")
    first, last = page.editor.data["tests"][0], page.editor.data["tests"][-1]
    page.editor.change(lambda _data: last.update(minutes="quick", names={}))
    page.editor.change(lambda data: first["outcomes"][0].update(names={}))
    page.show_item(f"tests/{last['key']}")
    page.show_tab("findings")
    tour.settle()
    return None


SHOTS: tuple[Shot, ...] = (
    Shot("diagnosis-trees", _list),
    Shot("diagnosis-trees-import", _import),
    Shot("diagnosis-trees-phone", _phone),
    Shot("diagnosis-tree", _whole),
    Shot("diagnosis-tree-cause", _cause),
    Shot("diagnosis-tree-test", _test),
    Shot("diagnosis-tree-findings", _findings),
    Shot("diagnosis-trees-drafts", _drafts),
)
