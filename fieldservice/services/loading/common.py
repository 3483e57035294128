"""What all loaders share: rows in, outcomes out, and looking things up without asking the database twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from fieldservice.domain.records import Customer, Product, info
from fieldservice.services.context import Context
from fieldservice.store.queries.loading import existing, existing_texts
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork

R = TypeVar("R")
Values = Mapping[str, Any]


@dataclass(frozen=True)
class LoadRow:
    """A converted row: its number in the file, its values by field key, a key of its content when it has no other."""

    number: int
    values: Values
    fingerprint: str = ""


@dataclass(frozen=True)
class Outcome:
    """What became of a row: added, updated, unchanged or refused (with the sentence)."""

    number: int
    what: str
    sentence: str = ""


@dataclass(frozen=True)
class Remark:
    """What is known of a row before anything is written: why it will be refused, or what is worth knowing."""

    number: int
    sentence: str
    refused: bool = False


@dataclass
class Tally:
    """How many rows came to what, and what was made on the way (customers, assets, locations that rows named)."""

    rows: Counter[str] = field(default_factory=Counter)
    made: Counter[str] = field(default_factory=Counter)

    def add(self, outcomes: Iterable[Outcome]) -> None:
        """Count these outcomes."""
        self.rows.update(outcome.what for outcome in outcomes)


class Loader:
    """Base of the loaders; one import uses one loader from beginning to end."""

    intent = ""
    looks_ahead = False  # its rows hang together: `foresee` sees all of them before the first is taken

    def __init__(self, context: Context) -> None:
        self.context = context
        self.made: Counter[str] = Counter()
        self._found: dict[tuple[str, str], dict[str, str]] = {}
        self._new: list[tuple[dict[str, str], str]] = []
        self.turns: dict[int, int] = {}  # by row when it is taken, where the order of the file won't do

    def foresee(self, rows: Sequence[LoadRow]) -> list[Remark]:
        """Look at all good rows together, before any is taken (`looks_ahead`)."""
        return []

    def load(self, uow: UnitOfWork, rows: Sequence[LoadRow]) -> list[Outcome]:
        """Take these rows; one outcome a row."""
        self.prepare(uow, rows)
        return [self.take(uow, row) for row in rows]

    def prepare(self, uow: UnitOfWork, rows: Sequence[LoadRow]) -> None:
        """Look up everything that these rows name, in few queries."""

    def take(self, uow: UnitOfWork, row: LoadRow) -> Outcome:
        """Take one row."""
        raise AssertionError("a loader takes rows")

    def forget_uncommitted(self) -> None:
        """The unit of work was not committed: what it would have added is not there."""
        for known, key in self._new:
            known.pop(key, None)
        self._new.clear()

    def committed(self) -> None:
        """The unit of work was committed."""
        self._new.clear()

    # Looking up

    def look_up(self, uow: Reader, table: str, column: str, values: Iterable[Any], *, fold: bool = False) -> None:
        """Remember the ids of the rows of `table` whose `column` is one of these values."""
        known = self._found.setdefault((table, column), {})
        wanted = {str(value) for value in values if value not in (None, "")}
        missing = [value for value in wanted if (value.casefold() if fold else value) not in known]
        for value, id in existing(uow, table, column, missing):
            known.setdefault(value.casefold() if fold else value, id)

    def known(self, table: str, column: str, value: Any, *, fold: bool = False) -> str | None:
        """The id found for this value, or None."""
        if value in (None, ""):
            return None
        key = str(value).casefold() if fold else str(value)
        return self._found.get((table, column), {}).get(key)

    def remember(self, table: str, column: str, value: Any, id: str, *, fold: bool = False) -> None:
        """A row that this import added is found from now on."""
        if value in (None, ""):
            return
        known = self._found.setdefault((table, column), {})
        key = str(value).casefold() if fold else str(value)
        if key not in known:
            known[key] = id
            self._new.append((known, key))

    # Writing

    def update(self, uow: UnitOfWork, cls: type[Any], id: str, values: Values) -> str:
        """Change what differs; says `updated` or `unchanged`."""
        before = uow.get(cls, id)
        changes = {key: value for key, value in values.items() if getattr(before, key) != value}
        if not changes:
            return "unchanged"
        uow.change(cls, id, **changes)
        return "updated"

    def texts(self, uow: UnitOfWork, owner_column: str, owner_ids: Iterable[str]) -> set[tuple[str, str]]:
        """(owner id, text) of the notes that these owners have, so that a note isn't added twice."""
        return existing_texts(uow, owner_column, list(owner_ids))

    # Things that rows name and that may be new

    def customer(self, uow: UnitOfWork, named: str) -> str:
        """The customer of that number or name; a new one when there is none."""
        found = self.known("customer", "number", named) or self.known("customer", "name", named)
        found = found or self.known("customer", "source_key", named)
        if found is not None:
            return found
        made = Customer(id=self.context.ids(), number=uow.next_number("C"), name=named, created_at=self.context.now())
        uow.add(made)
        self.made["customer"] += 1
        self.remember("customer", "name", named, made.id)
        return made.id

    def look_up_customers(self, uow: UnitOfWork, names: Iterable[Any]) -> None:
        """Find customers by number, name or key in the other system."""
        wanted = [name for name in names if name]
        for column in ("number", "name", "source_key"):
            self.look_up(uow, "customer", column, wanted)

    def product(self, uow: UnitOfWork, model: str, **facts: Any) -> str:
        """The product of that model (and maker); a new one when there is none."""
        key = f"{facts.get('maker', '')}\n{model}".casefold()
        if ("product", "maker and model") not in self._found:
            products = uow.where(Product)
            self._found["product", "maker and model"] = {
                f"{each.maker}\n{each.model}".casefold(): each.id for each in products
            }
            self._found["product", "model"] = {each.model.casefold(): each.id for each in reversed(products)}
        found = self.known("product", "maker and model", key)
        if found is None and not facts.get("maker"):
            found = self.known("product", "model", model, fold=True)
        if found is not None:
            return found
        made = Product(id=self.context.ids(), model=model, **facts)
        uow.add(made)
        self.made["product"] += 1
        self.remember("product", "maker and model", key, made.id)
        self.remember("product", "model", model, made.id, fold=True)
        return made.id


def named_like(cls: type[Any], values: Values, *leave: str) -> dict[str, Any]:
    """The values whose key is a field of the record class, except those named in `leave`."""
    names = info(cls).fields
    return {key: value for key, value in values.items() if key in names and key not in leave}
