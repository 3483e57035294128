"""The small firm that every run begins with, made once: few rows, so that people get in each other's way."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from fieldservice.domain.records import (
    Article,
    Asset,
    Booking,
    Checklist,
    ChecklistTemplate,
    Contact,
    Customer,
    Escalation,
    Part,
    Person,
    ServicePoint,
    Site,
    StockLocation,
    StockMove,
    WorkOrder,
)
from tests.sync.memory import HubWorld

ROLES = ("dispatcher,desk,manager", "technician", "technician", "warehouse", "desk", "administrator,manager")


@dataclass(frozen=True)
class Firm:
    """The hub's database with the firm in it, and its people in the order of ROLES."""

    saved: bytes
    people: tuple[Person, ...]
    rows: tuple[Any, ...]


@cache
def firm(knowing: bool = False) -> Firm:
    """The firm; the same in every run. `knowing`: with what it knows, asks and warns of."""
    world = HubWorld(0)
    ids = world.ids
    points = [ServicePoint(id=ids(), name=f"point {n}") for n in range(2)]
    places = [
        StockLocation(id=ids(), code="S", kind="supplier"),
        StockLocation(id=ids(), code="M", kind="central"),
        StockLocation(id=ids(), code="V1", kind="van"),
        StockLocation(id=ids(), code="V2", kind="van"),
    ]
    people = []
    for number, roles in enumerate(ROLES):
        van = places[1 + number].id if roles == "technician" else None
        point = points[number % 2].id if roles == "technician" else None
        people.append(
            Person(id=ids(), name=f"person {number}", roles=roles, service_point_id=point, van_location_id=van)
        )
    customers = [Customer(id=ids(), name=f"customer {n}") for n in range(3)]
    sites = [
        Site(
            id=ids(),
            customer_id=customers[n % 2].id,
            service_point_id=points[n].id if n < 2 else None,
            name=f"site {n}",
        )
        for n in range(3)
    ]
    contact = Contact(id=ids(), customer_id=customers[0].id, name="contact")
    assets = [
        Asset(id=ids(), customer_id=customers[n % 2].id, site_id=sites[n].id, serial=f"SN{n}", name=f"asset {n}")
        for n in range(3)
    ]
    parts = [Part(id=ids(), number=f"P{n}", name=f"part {n}") for n in range(2)]
    opening = [
        StockMove(
            id=ids(), part_id=part.id, from_location_id=places[0].id, to_location_id=place.id,
            quantity_micro=50_000_000, reason="opening", at=world.clock.now(),
        )
        for part in parts for place in places[1:]
    ]  # fmt: skip
    orders = [
        WorkOrder(
            id=ids(), customer_id=customers[n % 2].id, site_id=sites[n % 3].id, asset_id=assets[n % 2].id,
            summary=f"order {n}", opened_at=world.clock.now(),
        )
        for n in range(4)
    ]  # fmt: skip
    bookings = [
        Booking(id=ids(), work_order_id=orders[n].id, technician_id=people[1 + n % 2].id, starts_at=world.clock.now())
        for n in range(3)
    ]
    template = ChecklistTemplate(id=ids(), code="T", name="template")
    checklist = Checklist(id=ids(), work_order_id=orders[0].id, template_id=template.id)
    rows: tuple[Any, ...] = (
        *points, *places, *people, *customers, *sites, contact, *assets, *parts, *opening, *orders, *bookings, template,
        checklist,
    )  # fmt: skip
    if knowing:
        rows += (
            Article(id=ids(), title="article 0", author_id=people[1].id),
            Article(id=ids(), title="article 1", status="published", version=1),
            Escalation(id=ids(), work_order_id=orders[0].id, level="safety", question="w", asked_by_id=people[1].id),
            Escalation(
                id=ids(), work_order_id=orders[1].id, question="q", asked_by_id=people[2].id, owner_id=people[1].id
            ),
        )
    world.hub.author("firm.begin", rows)
    return Firm(world.database.saved(), tuple(people), rows)
