"""What must not be written because of how PySide keeps account of Qt's objects."""

from __future__ import annotations

import ast

from tests.architecture.test_imports import sources, within


def test_no_screen_asks_a_layout_for_its_items() -> None:
    """`QLayout.itemAt` leaves a wrapper with the layout that outlives the item when Qt deletes the item by itself (a
    widget is put elsewhere, or is gone). PySide then takes whatever is made at the same address for that item, and the
    program crashes when the newcomer goes (PySide 6.11). Keep the widgets, or use `indexOf`."""
    found = [
        f"{module}:{node.lineno}"
        for module, text in sources()
        if within(module, ("ui",)) and "itemAt" in text
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "itemAt"
    ]
    assert found == []
