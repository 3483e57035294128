"""The tree of places and what the chosen one holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.domain.confidence import Confidence
from fieldservice.domain.records import Person, StockLocation
from fieldservice.services.catalogue import LocationNode
from fieldservice.services.stock import Held
from ui.bridge.environment import Environment
from ui.bridge.verbs import Verbs
from ui.bridge.view_model import ViewModel

__all__ = ["Contents", "Held", "LocationNode", "LocationsViewModel", "Tree"]


@dataclass(frozen=True)
class Tree:
    """Our places, who answers for them, and my own van."""

    nodes: tuple[LocationNode, ...]
    people: dict[str, Person]
    van_id: str | None


@dataclass(frozen=True)
class Contents:
    """What a place holds, the places inside it included; `sure`: by part how sure its figure here is."""

    location: StockLocation
    held: tuple[Held, ...]
    sure: dict[str, Confidence]


class LocationsViewModel(ViewModel):
    """Screen state of the places."""

    WATCHES = ("stock_location", "stock_move", "part", "person", "count_entry")
    loaded = Signal(object)  # Tree
    contentsLoaded = Signal(object)  # Contents

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self.verbs = Verbs(environment, self)
        self.tree: Tree | None = None
        self.location: StockLocation | None = None

    def refresh(self) -> None:
        """Read the tree again, and the chosen place."""
        self.jobs.read(self._read, done=self._loaded, key="locations.tree")
        if self.location is not None:
            self.choose(self.location)

    def choose(self, location: StockLocation) -> None:
        """Show what a place holds."""
        self.location = location
        self.jobs.read(
            lambda: self._contents_of(location),
            done=self._contents,
            key="locations.contents",
        )

    def add_bins(self, parent_id: str, first: str, last: str) -> None:
        """Add the bins from a code to another one."""
        supply = self.services.catalogue_supply
        self.verbs.do(
            "bins",
            lambda: supply.add_bins(parent_id, first, last),
            lambda made: lambda: supply.remove_bins([bin.id for bin in made[0]]),
        )

    def save(self, location_id: str | None, fields: dict[str, Any]) -> None:
        """Add or change a place."""
        stock = self.services.catalogue.stock
        if location_id is None:
            self.verbs.do(
                "added",
                lambda: stock.add_location(**fields),
                lambda made: lambda: stock.archive_location(made.id),
            )
            return
        values = {name: value for name, value in fields.items() if name != "kind"}
        change = stock.change_location
        self.verbs.do(
            "changed", lambda: change(location_id, **values), lambda before: lambda: change(location_id, **before)
        )

    def _contents_of(self, location: StockLocation) -> Contents:
        held = tuple(self.services.catalogue.stock.held_at(location.id))
        sure = self.services.catalogue_supply.confidence_at(location.id, {each.part.id for each in held})
        return Contents(location, held, sure)

    def _read(self) -> Tree:
        stock = self.services.catalogue.stock
        nodes = stock.tree()
        people = {row.id: self.services.people.get(row.id) for row in self.services.people.all()}
        van = stock.van_of(self.services.context.actor_id)
        return Tree(nodes, people, van.id if van is not None else None)

    @Slot(object)
    def _loaded(self, tree: Tree) -> None:
        self.tree = tree
        self.loaded.emit(tree)

    @Slot(object)
    def _contents(self, contents: Contents) -> None:
        self.contentsLoaded.emit(contents)
