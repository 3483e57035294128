"""The tree of part categories: read, added to, renamed, moved, archived.

An archived category dissolves into the one above it: its parts and the categories below it are shown there, and no
part is changed. Taking the archiving back puts everything where it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fieldservice.domain.records import PartCategory
from fieldservice.errors import UserError
from fieldservice.services.context import Context
from fieldservice.services.editing import changed_fields, tidied
from fieldservice.services.validation import name_problem, require
from fieldservice.store.queries import stock as queries
from fieldservice.store.reader import Reader


@dataclass(frozen=True, slots=True)
class CategoryNode:
    """A category with its children; `parts` counts those of the whole branch."""

    id: str
    name: str
    name_en: str
    parts: int
    children: tuple[CategoryNode, ...]


class CategoryTree:
    """Reads and verbs; each verb is one unit of work and returns what changing back needs."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def nodes(self) -> tuple[CategoryNode, ...]:
        """The tree, by name. Categories that two people moved into one another stand at the top: none is lost."""
        reader = self._context.store.read()
        known = _known(reader)
        counts: dict[str, int] = {}
        for id, count in queries.parts_by_category(reader).items():
            home = _living(known, id)
            if home is not None:
                counts[home.id] = counts.get(home.id, 0) + count
        below: dict[str | None, list[PartCategory]] = {}
        for category in known.values():
            if not category.archived:
                below.setdefault(_above(known, category), []).append(category)

        def grown(parent: str | None) -> tuple[CategoryNode, ...]:
            made = []
            for category in below.get(parent, ()):
                children = grown(category.id)
                total = counts.get(category.id, 0) + sum(child.parts for child in children)
                made.append(CategoryNode(category.id, category.name, category.name_en, total, children))
            return tuple(made)

        return grown(None)

    def branch(self, category_id: str) -> frozenset[str]:
        """A category and everything below it, archived ones too: for `PartFilter.category_ids`."""
        known = _known(self._context.store.read())
        below: dict[str | None, list[str]] = {}
        for category in known.values():
            below.setdefault(category.parent_id, []).append(category.id)
        found, waiting = {category_id}, [category_id]
        while waiting:
            for child in below.get(waiting.pop(), ()):
                if child not in found:
                    found.add(child)
                    waiting.append(child)
        return frozenset(found)

    def path(self, category_id: str | None) -> tuple[PartCategory, ...]:
        """The category in which a part is shown, with those around it, from the outermost."""
        reader = self._context.store.read()
        path: list[PartCategory] = []
        seen: set[str] = set()
        category = reader.find(PartCategory, category_id)
        while category is not None and category.id not in seen:
            seen.add(category.id)
            if not category.archived:
                path.insert(0, category)
            category = reader.find(PartCategory, category.parent_id)
        return tuple(path)

    def add(
        self, name: str, name_en: str = "", parent_id: str | None = None, initiator: object | None = None
    ) -> PartCategory:
        """Add a category."""
        values = tidied({"name": name, "name_en": name_en}, {"name", "name_en"})
        require(name_problem(values["name"]))
        with self._context.begin("catalogue.add_category", initiator) as uow:
            _only_one(uow, values["name"], parent_id)
            made = PartCategory(id=self._context.ids(), parent_id=parent_id, **values)
            uow.add(made)
            uow.commit()
        return made

    def change(
        self, category_id: str, initiator: object | None = None, *, name: str, name_en: str, parent_id: str | None
    ) -> dict[str, Any]:
        """Rename it, or move it with everything below; returns what it was called and where it was.

        Raises UserError without a name, when its place has one of that name, and for a place inside itself.
        """
        values = tidied({"name": name, "name_en": name_en}, {"name", "name_en"}) | {"parent_id": parent_id}
        require(name_problem(values["name"]))
        with self._context.begin("catalogue.change_category", initiator) as uow:
            before = uow.get(PartCategory, category_id)
            known = _known(uow)
            seen: set[str] = set()
            above = parent_id
            while above is not None and above not in seen:
                if above == category_id:
                    raise UserError("stock.category_loop", "A category can't be inside itself. Choose another place.")
                seen.add(above)
                above = known[above].parent_id if above in known else None
            _only_one(uow, values["name"], parent_id, category_id)
            uow.change(PartCategory, category_id, **values)
            uow.commit()
        return {field: getattr(before, field) for field in values}

    def archive(self, category_id: str, initiator: object | None = None) -> None:
        """Take it out of the tree; what is in it is shown in the one above. Inverse: `restore`."""
        changed_fields(
            self._context, "catalogue.archive_category", PartCategory, category_id, {"archived": True}, initiator
        )

    def restore(self, category_id: str, initiator: object | None = None) -> None:
        """Bring it back with what is in it."""
        changed_fields(
            self._context, "catalogue.restore_category", PartCategory, category_id, {"archived": False}, initiator
        )


def _known(reader: Reader) -> dict[str, PartCategory]:
    return {category.id: category for category in reader.where(PartCategory, order_by="name, rid")}


def _living(known: Mapping[str, PartCategory], id: str | None) -> PartCategory | None:
    """The category itself, or the nearest one above it that is not archived."""
    seen: set[str] = set()
    while id is not None and id in known and id not in seen:
        if not known[id].archived:
            return known[id]
        seen.add(id)
        id = known[id].parent_id
    return None


def _above(known: Mapping[str, PartCategory], category: PartCategory) -> str | None:
    """The category under which it is shown; None at the top, where those of a circle stand too."""
    seen, up = {category.id}, category.parent_id
    while up is not None and up in known:
        if up in seen:
            return None
        seen.add(up)
        up = known[up].parent_id
    home = _living(known, category.parent_id)
    return home.id if home is not None else None


def _only_one(reader: Reader, name: str, parent_id: str | None, but: str = "") -> None:
    for other in reader.where(PartCategory, name=name, parent_id=parent_id, archived=False):
        if other.id != but:
            raise UserError("stock.category_taken", "There is a category {name} here already.", name=name)
