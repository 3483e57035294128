"""The tree of part categories, and what is done to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.services.catalogue import CategoryNode
from ui.bridge.environment import Environment
from ui.bridge.verbs import Verbs
from ui.bridge.view_model import ViewModel


class Branch(Struct, frozen=True):
    """A category as a row: how deep it stands, and the category around it."""

    node: CategoryNode
    depth: int
    parent_id: str | None


class CategoriesViewModel(ViewModel):
    """Screen state of the categories."""

    WATCHES = ("part_category", "part")
    loaded = Signal()

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self.verbs = Verbs(environment, self)
        self.rows: list[Branch] = []
        self.editable = False

    def refresh(self) -> None:
        tree, supply = self.services.catalogue.tree, self.services.catalogue_supply
        self.jobs.read(lambda: (tree.nodes(), supply.sees_costs()), done=self._read, key="part.category_tree")

    def inside(self, category_id: str) -> frozenset[str]:
        """A category and all below it: where it can't be moved to."""
        found = {category_id}
        for branch in self.rows:  # a row stands after the one around it
            if branch.parent_id in found:
                found.add(branch.node.id)
        return frozenset(found)

    def save(self, category_id: str | None, values: dict[str, Any]) -> None:
        """Add a category, or rename or move one."""
        tree = self.services.catalogue.tree
        if category_id is None:
            self.verbs.do("added", lambda: tree.add(**values), lambda made: lambda: tree.archive(made.id))
            return
        change = tree.change
        self.verbs.do(
            "changed", lambda: change(category_id, **values), lambda before: lambda: change(category_id, **before)
        )

    def archive(self, category_id: str) -> None:
        """Take it out of the tree."""
        tree = self.services.catalogue.tree
        self.verbs.do("archived", lambda: tree.archive(category_id), lambda _none: lambda: tree.restore(category_id))

    @Slot(object)
    def _read(self, answer: tuple[tuple[CategoryNode, ...], bool]) -> None:
        nodes, self.editable = answer
        self.rows = list(_rows(nodes, 0, None))
        self.loaded.emit()


def _rows(nodes: Iterable[CategoryNode], depth: int, parent_id: str | None) -> Iterable[Branch]:
    for node in nodes:
        yield Branch(node, depth, parent_id)
        yield from _rows(node.children, depth + 1, node.id)
