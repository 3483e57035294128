"""The tree of categories and the photos of a part, through the real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from fieldservice.domain.records import Part
from tests.ui.test_customers import said
from tests.ui.warehouse_world import WarehouseWorld, make_warehouse_world
from ui.parts.categories_page import CategoriesPage, CategoryDialog
from ui.parts.part_page import PartPage
from ui.parts.parts_page import PartsPage
from ui.parts.photos_dialog import PhotosDialog


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[WarehouseWorld]:
    made = make_warehouse_world(tmp_path, qapp)
    yield made
    made.close()


def categories(world: WarehouseWorld) -> CategoriesPage:
    world.desktop.window.go("part_categories")
    world.settle()
    page = world.desktop.window.page
    assert isinstance(page, CategoriesPage)
    return page


def names(page: CategoriesPage) -> list[tuple[int, str, int]]:
    return [(row.depth, row.node.name, row.node.parts) for row in page.categories.rows]


def answer(world: WarehouseWorld, page: CategoriesPage, **values: object) -> CategoryDialog:
    dialog = page.dialog
    assert dialog is not None
    dialog.form.fill({**dialog.form.values(), **values})
    dialog.save()
    world.settle()
    return dialog


def test_a_category_is_added_moved_and_put_back(world: WarehouseWorld) -> None:
    tree = world.session.services.catalogue.tree
    oil = tree.add("油路", "Oil")
    page = categories(world)
    world.inputs().key("N")
    answer(world, page, name="阀")
    assert names(page) == [(0, "油路", 0), (0, "阀", 0)]
    page.table.select_row(1)
    page.edit()
    answer(world, page, parent_id=oil.id)
    assert names(page) == [(0, "油路", 0), (1, "阀", 0)]
    assert world.desktop.messages.snackbar is not None
    world.desktop.messages.snackbar.undo()
    world.settle()
    assert names(page) == [(0, "油路", 0), (0, "阀", 0)]


def test_a_category_is_not_offered_a_place_inside_itself(world: WarehouseWorld) -> None:
    tree = world.session.services.catalogue.tree
    above = tree.add("冷却")
    below, beside = tree.add("阀", parent_id=above.id), tree.add("油路")
    page = categories(world)
    page.table.select_row(0)
    page.edit()
    assert page.dialog is not None
    box = page.dialog.field("parent_id").combo
    offered = {box.itemData(at) for at in range(box.count())}
    assert offered == {None, beside.id} and below.id not in offered
    page.dialog.reject()


def test_a_name_that_is_there_is_said_beside_it(world: WarehouseWorld) -> None:
    world.session.services.catalogue.tree.add("阀")
    page = categories(world)
    page.add()
    dialog = answer(world, page, name="阀")
    assert dialog.isVisible() and "阀" in dialog.field("name").error
    dialog.reject()


def test_archiving_shows_the_parts_above_and_is_undone(world: WarehouseWorld) -> None:
    tree = world.session.services.catalogue.tree
    above = tree.add("冷却")
    below = tree.add("阀", parent_id=above.id)
    part = world.firm.part("HC-1", category_id=below.id)
    page = categories(world)
    page.table.select_row(1)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    world.settle()
    assert names(page) == [(0, "冷却", 1)]
    assert world.session.store.read().get(Part, part.id).category_id == below.id
    assert world.desktop.messages.snackbar is not None
    world.desktop.messages.snackbar.undo()
    world.settle()
    assert names(page) == [(0, "冷却", 1), (1, "阀", 1)]


def test_enter_lists_the_parts_of_the_branch(world: WarehouseWorld) -> None:
    tree = world.session.services.catalogue.tree
    above = tree.add("冷却")
    below = tree.add("阀", parent_id=above.id)
    world.firm.part("HC-1", category_id=below.id)
    world.firm.part("HC-2")
    page = categories(world)
    page.table.select_row(0)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    world.settle()
    shown = world.desktop.window.page
    assert isinstance(shown, PartsPage) and shown.parts.category_id == above.id
    assert [row.number for row in world.session.services.catalogue.parts.rows(
        world.session.services.catalogue.parts.all_rids(shown.list.filter))] == ["HC-1"]  # fmt: skip


def test_a_technician_sees_the_tree_and_cannot_change_it(world: WarehouseWorld) -> None:
    world.session.services.catalogue.tree.add("冷却")
    world.sign_in(world.firm.technician)
    page = categories(world)
    assert names(page) == [(0, "冷却", 0)]
    assert page.add_button.isHidden() and page.edit_button.isHidden() and page.archive_button.isHidden()
    page.archive()
    page.add()
    world.settle()
    assert page.dialog is None and names(page) == [(0, "冷却", 0)]


def test_changing_other_data_leaves_an_archived_category_in_place(world: WarehouseWorld) -> None:
    tree = world.session.services.catalogue.tree
    above = tree.add("冷却")
    below = tree.add("阀", parent_id=above.id)
    part = world.firm.part("HC-1", category_id=below.id)
    tree.archive(below.id)
    page = part_page(world, part)
    page.edit()
    form = page.tab("data").data.form
    assert form.values()["category_id"] == above.id
    form.fill({**form.values(), "notes": "易碎"})
    page.tab("data").data.save()
    world.settle()
    kept = world.session.store.read().get(Part, part.id)
    assert (kept.notes, kept.category_id) == ("易碎", below.id)


def part_page(world: WarehouseWorld, part: Part) -> PartPage:
    world.desktop.window.go("part", id=part.id)
    world.settle()
    page = world.desktop.window.page
    assert isinstance(page, PartPage)
    return page


def pictures(folder: Path, *shades: int) -> list[Path]:
    made = []
    for shade in shades:
        made.append(folder / f"{shade}.png")
        Image.new("RGB", (80, 60), (shade, 90, 90)).save(made[-1])
    return made


def test_photos_are_added_put_first_and_removed_from_the_part_page(
    world: WarehouseWorld, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part, photos = world.firm.part("HC-1"), world.session.services.catalogue.photos
    page = part_page(world, part)
    page.photo.click()
    dialog = page.dialog
    assert isinstance(dialog, PhotosDialog) and not dialog._tools.isVisible()
    files = [str(path) for path in pictures(tmp_path, 10, 120, 230)]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: (files, ""))
    dialog.ask_files()
    world.settle()
    first, second, third = (photo.id for photo in photos.of_part(part.id))
    assert page.photo.accessibleName().startswith("3")
    dialog.choose(third)
    dialog.first.click()
    world.settle()
    assert [photo.id for photo in photos.of_part(part.id)] == [third, first, second]
    dialog.later.click()
    world.settle()
    assert [photo.id for photo in photos.of_part(part.id)] == [first, third, second]
    dialog.choose(first)
    dialog.remove.click()
    world.settle()
    assert [photo.id for photo in photos.of_part(part.id)] == [third, second]
    assert world.session.store.read().get(Part, part.id).photo_sha == photos.of_part(part.id)[0].sha
    assert world.desktop.messages.snackbar is not None
    world.desktop.messages.snackbar.undo()
    world.settle()
    assert [photo.id for photo in photos.of_part(part.id)] == [first, third, second]
    dialog.accept()
    world.settle()


def test_what_is_no_picture_is_said_and_the_others_are_kept(world: WarehouseWorld, tmp_path: Path) -> None:
    part, photos = world.firm.part("HC-1"), world.session.services.catalogue.photos
    page = part_page(world, part)
    page.show_photos()
    wrong = tmp_path / "list.txt"
    wrong.write_text("no picture")
    page.part.add_photos([wrong, *pictures(tmp_path, 10)])
    world.settle()
    assert len(photos.of_part(part.id)) == 1 and said(world.desktop)
    assert page.dialog is not None
    page.dialog.reject()


def test_a_technician_looks_at_photos_only(world: WarehouseWorld, tmp_path: Path) -> None:
    part = world.firm.part("HC-1")
    world.session.services.catalogue.photos.add(part.id, pictures(tmp_path, 10)[0])
    world.sign_in(world.firm.technician)
    page = part_page(world, part)
    page.photo.click()
    world.settle()
    dialog = page.dialog
    assert isinstance(dialog, PhotosDialog)
    assert not dialog._tools.isVisible() and dialog.strip.adder is None and not dialog.large.pixmap().isNull()
    dialog.accept()
