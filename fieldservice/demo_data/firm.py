"""Our own house: company, service points, people, places that hold stock, price list, fault codes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from fieldservice.demo_data.build import Build
from fieldservice.demo_data.content import read_json
from fieldservice.domain.default_codes import default_codes
from fieldservice.domain.records import (
    COMPANY_ID,
    Company,
    FaultCode,
    Person,
    Price,
    ServicePoint,
    StockLocation,
    replaced,
)
from fieldservice.services.basics import fixed_id
from fieldservice.services.part_usage import CUSTOMER_LOCATION_ID

_STORE_NAMES = {
    "central": ("中心库", "central store"),
    "regional": ("区域库", "regional store"),
    "point": ("备件室", "parts room"),
}


@dataclass
class Firm:
    """What later rows refer to. `changes` are fields for the signed-in person, who exists already."""

    points: dict[str, ServicePoint] = field(default_factory=dict)
    stores: dict[str, StockLocation] = field(default_factory=dict)  # by point code
    bins: list[StockLocation] = field(default_factory=list)  # of the central store
    technicians: list[Person] = field(default_factory=list)  # the first is the one whose day is told in full
    desk: list[Person] = field(default_factory=list)
    dispatcher: Person = field(default_factory=lambda: Person(id=""))
    keeper: Person = field(default_factory=lambda: Person(id=""))
    manager: Person = field(default_factory=lambda: Person(id=""))
    vans: dict[str, str] = field(default_factory=dict)  # technician -> location
    supplier_id: str = ""
    changes: dict[str, Any] = field(default_factory=dict)

    def of_point(self, code: str) -> list[Person]:
        """The technicians of a service point, else those of the centre."""
        point = self.points[code].id
        own = [person for person in self.technicians if person.service_point_id == point]
        return own or self.technicians[:2]


def make_firm(build: Build, logo_sha: str, actor: Person | None) -> Firm:
    """Everything of our own. The signed-in person takes the part that fits: the technician whose day is told in full,
    the desk, or whoever has the same name; the name they gave stays."""
    content = read_json("firm.json")
    build.add(Company(id=COMPANY_ID, logo_sha=logo_sha, **content["company"]))
    firm = Firm()
    _points(build, firm, content)
    _places(build, firm)
    _people(build, firm, content, actor)
    for code, name, name_en, unit, amount, minimum in content["prices"]:
        build.add(
            Price(
                id=fixed_id("price", code), code=code, name=name, name_en=name_en, unit=unit, amount_minor=amount,
                minimum_micro=minimum * 1_000_000,
            )
        )  # fmt: skip
    for entry in default_codes():
        build.add(
            FaultCode(
                id=fixed_id(entry.kind, entry.code), kind=entry.kind, code=entry.code, name=entry.names["zh_CN"],
                name_en=entry.names["en"], parent_code=entry.parent,
            )
        )  # fmt: skip
    return firm


def _points(build: Build, firm: Firm, content: Any) -> None:
    words = build.words
    for entry in content["points"]:
        point = ServicePoint(
            id=build.id(), code=entry["code"], name=entry["name"], name_en=entry["name_en"], phone=entry["phone"],
            country=words(["中国", "China"]), province=words(entry["province"]), city=words(entry["city"]),
            district=words(entry["district"]), street=words(entry["street"]), latitude=entry["at"][0],
            longitude=entry["at"][1],
        )  # fmt: skip
        firm.points[point.code] = build.add(point)
        zh, en = _STORE_NAMES[entry["kind"]]
        short_zh = point.name.removesuffix("中心").removesuffix("网点")
        short_en = point.name_en.removesuffix(" Centre")
        firm.stores[point.code] = build.add(
            StockLocation(
                id=build.id(), code=point.code, name=short_zh + zh, name_en=f"{short_en} {en}", kind=entry["kind"],
                service_point_id=point.id,
            )
        )  # fmt: skip


def _places(build: Build, firm: Firm) -> None:
    central = firm.stores["NJ"]
    for row in "ABCDEF":
        for rack in range(1, 13):
            code = f"{row}-{rack:02d}-{build.rng.randint(1, 5):02d}"
            firm.bins.append(
                build.add(
                    StockLocation(
                        id=build.id(), code=code, name=code, name_en=code, parent_id=central.id, walk=len(firm.bins) + 1
                    )
                )
            )  # fmt: skip
    others = (
        ("DEF", "故障品区", "Defective parts", "defective"),
        ("Q-01", "待检区", "Quarantine", "quarantine"),
    )
    for code, name, name_en, kind in others:
        build.add(StockLocation(id=build.id(), code=code, name=name, name_en=name_en, kind=kind, parent_id=central.id))
    firm.supplier_id = build.add(
        StockLocation(id=build.id(), code="SUPPLIER", name="供应商", name_en="Supplier", kind="supplier")
    ).id
    build.add(
        StockLocation(
            id=CUSTOMER_LOCATION_ID, code="CUSTOMER", name="客户现场", name_en="Customer site", kind="customer"
        )
    )


def _people(build: Build, firm: Firm, content: Any, actor: Person | None) -> None:
    roles = {role.strip() for role in actor.roles.split(",")} if actor else set()
    taken = _part_of_actor(content["people"], actor, roles)
    for position, (number, name, name_en, role, skills, point) in enumerate(content["people"]):
        person = Person(
            id=build.id(), number=number, name=name, name_en=name_en, roles=role,
            skills=_skills(build, content, skills), phone=f"138 0000 {7101 + position}",
            email=f"{name_en.split()[0].lower()}.{number.lower()}@hengchuan.example",
            service_point_id=firm.points[point].id,
        )  # fmt: skip
        if actor is not None and number == taken:
            person = replaced(person, id=actor.id, name=actor.name, name_en=actor.name_en)
        if "technician" in role:
            person = replaced(person, van_location_id=_van(build, firm, person, len(firm.technicians) + 1))
        if actor is not None and number == taken:
            _lend(firm, actor, person)
        else:
            build.add(person)
        if "technician" in role:
            firm.technicians.append(person)
            continue
        if role == "desk":
            firm.desk.append(person)
        elif "dispatcher" in role:
            firm.dispatcher = person
        elif role == "warehouse":
            firm.keeper = person
        else:
            firm.manager = person


def _part_of_actor(people: list[list[str]], actor: Person | None, roles: set[str]) -> str:
    """The number of the person whose part the signed-in person takes; '' for none."""
    if actor is None:
        return ""
    for number, name, name_en, *_ in people:
        if actor.name in (name, name_en):
            return number
    for role, number in (("technician", "T01"), ("dispatcher", "D02"), ("desk", "D01"), ("warehouse", "W01")):
        if role in roles:
            return number
    return "M01" if "manager" in roles else ""


def _lend(firm: Firm, actor: Person, person: Person) -> None:
    """What the signed-in person lacks of the part they take; what they have stays."""
    for name in ("number", "phone", "email", "skills", "service_point_id", "van_location_id", "name_en"):
        if not getattr(actor, name) and getattr(person, name):
            firm.changes[name] = getattr(person, name)
    if actor.van_location_id and actor.van_location_id != person.van_location_id:
        firm.vans[actor.id] = actor.van_location_id


def _van(build: Build, firm: Firm, person: Person, number: int) -> str:
    van = StockLocation(
        id=build.id(), code=f"V{number:02d}", name=f"{person.name}，{number} 号车",
        name_en=f"{person.name_en or person.name}, van {number}", kind="van", person_id=person.id,
        service_point_id=person.service_point_id,
    )  # fmt: skip
    firm.vans[person.id] = build.add(van).id
    return van.id


def _skills(build: Build, content: Any, skills: str) -> str:
    return ",".join(build.words([skill, content["skills"][skill]]) for skill in skills.split(",") if skill)
