"""What a row is about, as people say it: "WO-104826-2 联拓印刷". Parts of a work order are spoken of as it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fieldservice.domain.records import (
    REGISTRY,
    Article,
    Asset,
    ChecklistTemplate,
    Contact,
    Customer,
    FaultCode,
    Part,
    Person,
    Price,
    Product,
    ServicePoint,
    ServiceRequest,
    Site,
    StockLocation,
    WorkOrder,
    info,
)
from fieldservice.i18n import language, mark, translate
from fieldservice.services.work_order_lists import display_name
from fieldservice.store.reader import Reader

_C = "conflicts"
Ref = tuple[str, str]  # table, id


@dataclass(frozen=True, slots=True)
class Subject:
    """A row that people know by number and name. `place` opens it on the screen, where there is one."""

    table: str
    id: str
    number: str = ""
    name: str = ""
    place: str = ""
    known: bool = True  # False: the row is not on this computer

    @property
    def label(self) -> str:
        """Number and name, whichever there are."""
        return " ".join(text for text in (self.number, self.name) if text)


KINDS: dict[str, str] = {
    "work_order": mark("conflicts", "Work order"),
    "service_request": mark("conflicts", "Request"),
    "customer": mark("conflicts", "Customer"),
    "contact": mark("conflicts", "Contact"),
    "site": mark("conflicts", "Site"),
    "asset": mark("conflicts", "Machine"),
    "product": mark("conflicts", "Model"),
    "contract": mark("conflicts", "Contract"),
    "part": mark("conflicts", "Part"),
    "person": mark("conflicts", "Person"),
    "stock_location": mark("conflicts", "Place of stock"),
    "price": mark("conflicts", "Price list"),
    "fault_code": mark("conflicts", "Fault code"),
    "company": mark("conflicts", "Our company"),
    "service_point": mark("conflicts", "Service point"),
    "article": mark("conflicts", "Article"),
}
_PLACES = {"work_order": "work_order", "service_request": "request", "customer": "customer", "asset": "asset"}
_PLACES |= {"part": "part", "article": "article"}
# Rows that are spoken of as what they belong to, nearest first.
_OWNERS = (
    ("article_id", "article"),  # a vote names the case that the article was read for, too
    ("checklist_id", "checklist"),
    ("work_order_id", "work_order"),
    ("request_id", "service_request"),
    ("asset_id", "asset"),
    ("customer_id", "customer"),
    ("part_id", "part"),
    ("product_id", "product"),
)
_SPOKEN_OF = frozenset(KINDS)


def kind_word(table: str) -> str:
    """What sort of thing a table holds, for people; empty for parts of something else."""
    return translate(_C, KINDS[table]) if table in KINDS else ""


def subjects(reader: Reader, refs: Iterable[Ref]) -> dict[Ref, Subject]:
    """The subject of each row; one that is not on this computer is a subject without number and name."""
    wanted = set(refs)
    owners = _owners(reader, wanted)
    made = _named(reader, set(owners.values()))
    return {ref: made[owners[ref]] for ref in wanted}


def _owners(reader: Reader, wanted: set[Ref]) -> dict[Ref, Ref]:
    """For each row the row that it is spoken of as: itself, or what it belongs to (a checklist's answer: two steps)."""
    owner = {ref: ref for ref in wanted}
    for _step in range(2):
        by_table: dict[str, set[str]] = {}
        for table, id in owner.values():
            if table not in _SPOKEN_OF and table in REGISTRY:
                by_table.setdefault(table, set()).add(id)
        found: dict[Ref, Ref] = {}
        for table, ids in by_table.items():
            for id, row in reader.many(REGISTRY[table], ids).items():
                step = owner_in({name: getattr(row, name, None) for name, _ in _OWNERS})
                if step is not None:
                    found[(table, id)] = step
        owner = {ref: found.get(to, to) for ref, to in owner.items()}
    return owner


def owner_in(values: Mapping[str, Any]) -> Ref | None:
    """What a row with these fields belongs to."""
    return next(((table, str(values[name])) for name, table in _OWNERS if values.get(name)), None)


def _named(reader: Reader, refs: set[Ref]) -> dict[Ref, Subject]:
    made = {(table, id): Subject(table, id, known=False) for table, id in refs}
    by_table: dict[str, list[str]] = {}
    for table, id in refs:
        by_table.setdefault(table, []).append(id)
    for table, ids in by_table.items():
        if table not in REGISTRY:
            continue
        rows = reader.many(REGISTRY[table], ids)
        beside = _customers(reader, rows.values())
        for id, row in rows.items():
            number, name = _words(row, beside)
            made[(table, id)] = Subject(table, id, number, name, _PLACES.get(table, ""))
    return made


def _customers(reader: Reader, rows: Iterable[Any]) -> dict[str, Customer]:
    """The customers beside whose name these rows are known."""
    ids = {getattr(row, "customer_id", None) for row in rows if "customer_id" in info(type(row)).fields}
    return reader.many(Customer, ids)


def _words(row: Any, customers: Mapping[str, Customer]) -> tuple[str, str]:
    """(number, name) of a row."""
    customer = customers.get(getattr(row, "customer_id", None) or "")
    whose = customer_name(customer) if customer else ""
    if isinstance(row, WorkOrder | ServiceRequest):
        return row.number, whose or (row.caller_name if isinstance(row, ServiceRequest) else "")
    if isinstance(row, Asset):
        return row.serial or row.number, " ".join(text for text in (row.name, whose) if text)
    if isinstance(row, Customer):
        return "", customer_name(row)
    if isinstance(row, Contact | Site):
        return "", translate(_C, ", ").join(text for text in (row.name, whose) if text)
    if isinstance(row, Part):
        return row.number, _in_language(row)
    if isinstance(row, Product):
        return row.model, _in_language(row)
    if isinstance(row, Price | FaultCode):
        return row.code, _in_language(row)
    if isinstance(row, Article):
        return row.number, row.title
    if isinstance(row, Person | StockLocation | ServicePoint | ChecklistTemplate):
        return "", _in_language(row)
    return getattr(row, "number", ""), getattr(row, "name", "")


def _in_language(row: Any) -> str:
    return display_name(row.name, row.name_en, language())


def customer_name(customer: Customer) -> str:
    """What we call a customer in the language in use: the short name where there is one."""
    if language() == "en":
        return customer.name_en or customer.short_name or customer.name
    return customer.short_name or customer.name or customer.name_en


def person_name(person: Person | None) -> str:
    """A person's name in the language in use; empty for nobody."""
    return display_name(person.name, person.name_en, language()) if person else ""
