"""Loading places that hold stock: warehouses, bins with their walk order, vans."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fieldservice.domain.records import StockLocation
from fieldservice.i18n import translate
from fieldservice.services.loading.common import Loader, LoadRow, Outcome, Remark, named_like
from fieldservice.store.unit_of_work import UnitOfWork

_NAMED_BY = ("code", "name", "name_en")


class LocationLoader(Loader):
    """Places are the same by code. The place around one may come later in the table: it is taken first."""

    intent = "import.locations"
    looks_ahead = True

    def foresee(self, rows: Sequence[LoadRow]) -> list[Remark]:
        """Places around others before them; a place around it that nobody knows, or a circle, refuses a row."""
        reader = self.context.store.read()
        for column in _NAMED_BY:
            self.look_up(reader, "stock_location", column, (row.values.get("parent") for row in rows))
        by_name: dict[str, LoadRow] = {}
        for row in rows:
            for key in _NAMED_BY:
                by_name.setdefault(str(row.values.get(key, "")), row)
        by_name.pop("", None)
        around = {row.number: by_name.get(str(row.values.get("parent") or "")) for row in rows}
        refused: dict[int, Remark] = {}
        for row in rows:
            parent = row.values.get("parent")
            if not parent:
                continue
            if around[row.number] is None and self._parent(parent) is None:
                sentence = translate("loading", "There is no place {parent} for it to lie in.", parent=parent)
                refused[row.number] = Remark(row.number, sentence, refused=True)
            elif _circles(row, around):
                sentence = translate("loading", "{code} would lie inside itself.", code=row.values["code"])
                refused[row.number] = Remark(row.number, sentence, refused=True)
        self.turns = {row.number: _depth(row, around) for row in rows}
        return list(refused.values())

    def prepare(self, uow: UnitOfWork, rows: Sequence[LoadRow]) -> None:
        """Find the places that these rows mean."""
        self.look_up(uow, "stock_location", "code", (row.values.get("code") for row in rows))
        for column in _NAMED_BY:
            self.look_up(uow, "stock_location", column, (row.values.get("parent") for row in rows))

    def take(self, uow: UnitOfWork, row: LoadRow) -> Outcome:
        """Add or update one place."""
        given = row.values
        values: dict[str, Any] = named_like(StockLocation, given)
        if given.get("parent"):
            values["parent_id"] = self._parent(given["parent"])
            if values["parent_id"] is None:
                sentence = translate("loading", "There is no place {parent} for it to lie in.", parent=given["parent"])
                return Outcome(row.number, "refused", sentence)
        id = self.known("stock_location", "code", given["code"])
        if id is not None:
            if values.get("parent_id") and id in _upwards(uow, values["parent_id"]):
                sentence = translate("loading", "{code} would lie inside itself.", code=given["code"])
                return Outcome(row.number, "refused", sentence)
            return Outcome(row.number, self.update(uow, StockLocation, id, values))
        values.setdefault("name", given["code"])
        values.setdefault("kind", "bin" if given.get("parent") else "central")
        made = StockLocation(id=self.context.ids(), **values)
        uow.add(made)
        for column in _NAMED_BY:
            self.remember("stock_location", column, getattr(made, column), made.id)
        return Outcome(row.number, "added")

    def _parent(self, named: str) -> str | None:
        for column in _NAMED_BY:
            found = self.known("stock_location", column, named)
            if found is not None:
                return found
        return None


def _circles(row: LoadRow, around: dict[int, LoadRow | None]) -> bool:
    """Whether the places around lead back to this one."""
    seen: set[int] = set()
    here = around[row.number]
    while here is not None and here.number not in seen:
        if here.number == row.number:
            return True
        seen.add(here.number)
        here = around[here.number]
    return False


def _depth(row: LoadRow, around: dict[int, LoadRow | None]) -> int:
    seen = {row.number}
    here = around[row.number]
    while here is not None and here.number not in seen:
        seen.add(here.number)
        here = around[here.number]
    return len(seen)


def _upwards(uow: UnitOfWork, id: str) -> set[str]:
    """A place and the places around it."""
    seen: set[str] = set()
    here: str | None = id
    while here is not None and here not in seen:
        seen.add(here)
        place = uow.find(StockLocation, here)
        here = place.parent_id if place else None
    return seen
