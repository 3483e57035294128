"""Customers with contacts and sites, their machines, and maintenance contracts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from fieldservice.demo_data.build import Build
from fieldservice.demo_data.catalogue import Catalogue
from fieldservice.demo_data.content import read_json
from fieldservice.demo_data.firm import Firm
from fieldservice.domain.numbers import make_number
from fieldservice.domain.records import Asset, Contact, Contract, Customer, Site

CUSTOMERS = 200
_NUMBERS_FROM = 9_801
HERO_SERIAL = "23081147"
# The customers of the first technician's day: region, area, word, trade, suffix (positions in the content file).
_FIRST = (
    ("JN", 0, "永盛", "纺织", "high"),
    ("NJ", 3, "瑞科", "精密机械", "high"),
    ("NJ", 0, "汇通", "线缆", "medium"),
    ("NJ", 1, "联拓", "印刷", "ordinary"),
    ("JN", 0, "金桥", "包装", "medium"),
)


@dataclass
class Owner:
    """A customer with what belongs to it."""

    customer: Customer
    point: str
    contacts: list[Contact] = field(default_factory=list)
    sites: list[Site] = field(default_factory=list)
    assets: list[Asset] = field(default_factory=list)
    contract: Contract | None = None


def make_owners(build: Build, firm: Firm, catalogue: Catalogue) -> list[Owner]:
    """The customers; the first five are those of the day that is told in full."""
    content = read_json("firm.json")
    pairs = [(word, trade) for word in content["words"] for trade in content["trades"]]
    build.rng.shuffle(pairs)
    regions = {region["point"]: region for region in content["regions"]}
    by_zh = {pair[0]: pair for pair in (*content["words"], *content["trades"])}
    plan: list[tuple[Any, Any, Any, Any, str]] = [
        (regions[point], regions[point]["areas"][area], by_zh[word], by_zh[trade], tier)
        for point, area, word, trade, tier in _FIRST
    ]
    used = {(word, trade) for _, _, word, trade, _ in _FIRST}
    for word, trade in pairs:
        if len(plan) == CUSTOMERS:
            break
        if (word[0], trade[0]) in used:
            continue
        region = build.rng.choices(content["regions"], [r["weight"] for r in content["regions"]])[0]
        tier = build.rng.choices(("high", "medium", "ordinary"), (2, 4, 10))[0]
        plan.append((region, build.rng.choice(region["areas"]), word, trade, tier))
    return [_owner(build, firm, catalogue, position, *entry) for position, entry in enumerate(plan)]


def _owner(
    build: Build,
    firm: Firm,
    catalogue: Catalogue,
    position: int,
    region: Any,
    area: Any,
    word: list[str],
    trade: list[str],
    tier: str,
) -> Owner:
    content, rng, words = read_json("firm.json"), build.rng, build.words
    city, city_en, district, district_en, latitude, longitude = area
    suffix = content["suffixes"][0] if position < len(_FIRST) else rng.choice(content["suffixes"])
    street = rng.choice(content["streets"])
    number = rng.randint(6, 1990)
    address: dict[str, Any] = {
        "country": words(["中国", "China"]),
        "province": words(["安徽省", "Anhui"] if region["point"] == "HF" else ["江苏省", "Jiangsu"]),
        "city": words([city, city_en]),
        "district": words([district, district_en]),
        "street": words([f"{street[0]} {number} 号", f"{number} {street[1]}"]),
    }
    area_code = firm.points[region["point"]].phone.split("-")[0]
    day = build.today - timedelta(days=rng.randint(800, 3000))
    customer = Customer(
        id=build.id(), number=make_number("C", _NUMBERS_FROM + position),
        name=f"{region['name'][0]}{word[0]}{trade[0]}{suffix[0]}",
        name_en=f"{region['name'][1]} {word[1]} {trade[1]} {suffix[1]}",
        short_name=words([word[0] + trade[0], f"{word[1]} {trade[1]}"]), tier=tier,
        phone=f"{area_code}-5550 {1000 + position * 7:04d}",
        tags=words(rng.choice(content["tags"])),
        notes=words(rng.choice(content["customer_notes"])), created_at=build.at(day, 9, rng.randint(0, 59)), **address,
    )  # fmt: skip
    owner = Owner(build.add(customer), region["point"])
    access = content["access"][:6] if position < len(_FIRST) else content["access"]
    names = rng.sample(content["sites"], 1 if rng.random() < 0.7 else 2)
    if position == 0:
        names = [["2 号厂房", "Plant 2"]]
    for name in names:
        site = Site(
            id=build.id(), customer_id=customer.id, service_point_id=firm.points[region["point"]].id,
            name=words(name), access_note=words(rng.choice(access)),
            latitude=round(latitude + rng.uniform(-0.04, 0.04), 5),
            longitude=round(longitude + rng.uniform(-0.04, 0.04), 5),
            **address,
        )  # fmt: skip
        owner.sites.append(build.add(site))
    for order in range(rng.choice((1, 2, 2, 3))):
        owner.contacts.append(build.add(_contact(build, content, owner, position, order)))
    if rng.random() < {"high": 0.8, "medium": 0.45, "ordinary": 0.15}[tier]:
        owner.contract = build.add(_contract(build, owner, position))
    _machines(build, catalogue, owner, position)
    return owner


def _contact(build: Build, content: Any, owner: Owner, position: int, order: int) -> Contact:
    surname, given = build.rng.choice(content["surnames"]), build.rng.choice(content["given"])
    if (position, order) == (0, 0):
        surname, given = ["王", "Wang"], ["建国", "Jianguo"]
    if (position, order) == (1, 0):
        surname, given = ["徐", "Xu"], ["海波", "Haibo"]
    name = build.words([surname[0] + given[0], f"{given[1]} {surname[1]}"])
    last = 4471 if (position, order) == (0, 0) else (2000 + position * 13 + order * 3571) % 10_000
    return Contact(
        id=build.id(), customer_id=owner.customer.id, site_id=build.rng.choice(owner.sites).id, name=name,
        role=build.words(content["roles"][order if position < 2 else build.rng.randrange(len(content["roles"]))]),
        phone=f"13{8 if last == 4471 else build.rng.choice((8, 9))} 0000 {last:04d}",
        wechat=f"hc_{given[1].lower()}{last % 97:02d}" if build.rng.random() < 0.4 else "", is_main=order == 0,
    )  # fmt: skip


def _contract(build: Build, owner: Owner, position: int) -> Contract:
    starts = build.today - timedelta(days=build.rng.randint(20, 340))
    if build.rng.random() < 0.12:
        starts -= timedelta(days=420)  # run out
    years = build.rng.choice((1, 1, 2))
    ends = date(starts.year + years, starts.month, min(starts.day, 28)) - timedelta(days=1)
    full = build.rng.random() < 0.35
    name = ["全包维保合同", "Full maintenance contract"] if full else ["年度维保合同", "Annual maintenance contract"]
    return Contract(
        id=build.id(), customer_id=owner.customer.id, number=f"WB-{starts.year}-{101 + position:04d}",
        name=build.words(name), starts_on=starts, ends_on=ends, covers_parts=full,
    )  # fmt: skip


def _machines(build: Build, catalogue: Catalogue, owner: Owner, position: int) -> None:
    rng = build.rng
    if position < len(_FIRST):
        for model, number in _FIRST_MACHINES[position]:
            _machine(build, catalogue, owner, model, number, hero=(position == 0 and number == 2 and model == "HC-75V"))
    compressors = [model for model in catalogue.products if model.startswith("HC-")]
    wanted = rng.choices((0, 1, 2, 3), (1, 5, 4, 2))[0] if position >= len(_FIRST) else 0
    for number in range(1, wanted + 1):
        station = _machine(build, catalogue, owner, rng.choice(compressors), number)
        if rng.random() < 0.6:
            size = int(catalogue.frames[station.product_id or ""])
            dryer = "HD-6" if size < 37 else "HD-12" if size < 75 else "HD-20" if size < 110 else "HD-40"
            _machine(build, catalogue, owner, dryer, number, parent=station)
    if position >= len(_FIRST) and (rng.random() < 0.3 or not wanted):
        for number in range(1, rng.choice((2, 3))):
            _machine(build, catalogue, owner, rng.choice(("LS-160", "LS-210", "LS-320", "LS-480")), number)


_FIRST_MACHINES = (
    (("HC-37", 1), ("HC-75V", 2), ("HD-12", 2)),
    (("HC-37V", 1), ("HC-37V", 2)),
    (("HC-75V", 1), ("HC-55", 2)),
    (("HC-37V", 1),),
    (("HC-75V", 1), ("HD-12", 1)),
)


_WELL_KNOWN = frozenset(make_number("C", _NUMBERS_FROM + position) for position in range(len(_FIRST)))
_LABELS = {
    "HC": ["{n} 号机", "Unit {n}"],
    "HD": ["{n} 号冷干机", "Dryer {n}"],
    "LS": ["{n} 号冷水机", "Chiller {n}"],
}


def _machine(
    build: Build,
    catalogue: Catalogue,
    owner: Owner,
    model: str,
    number: int,
    parent: Asset | None = None,
    hero: bool = False,
) -> Asset:
    rng, words, content = build.rng, build.words, read_json("firm.json")
    product = catalogue.products[model]
    age = rng.randint(30, 1900) if rng.random() < 0.7 else rng.randint(30, 700)
    installed = build.today - timedelta(days=age)
    if parent is not None and parent.installed_on is not None:
        installed = parent.installed_on
    if owner.customer.number in _WELL_KNOWN:
        installed = build.today - timedelta(days=500 if hero else rng.randint(520, 900))
    label = _LABELS[model[:2]]
    site = owner.sites[0] if number == 1 else owner.sites[-1]
    room = content["roof"] if model.startswith("LS") and rng.random() < 0.6 else rng.choice(content["rooms"][:4])
    if parent is not None:
        site_id, room_text = parent.site_id, parent.location_note
    else:
        site_id, room_text = site.id, words(room)
    made = f"{installed.year % 100:02d}{installed.month:02d}"
    serial = HERO_SERIAL if hero else f"{made}{1000 + len(build.rows) * 7 % 9000:04d}"
    daily = rng.choice((8, 12, 16, 20, 22))
    asset = Asset(
        id=build.id(), customer_id=owner.customer.id, site_id=site_id, product_id=product.id,
        parent_id=parent.id if parent else None, contract_id=owner.contract.id if owner.contract else None,
        number=f"{owner.customer.number.split('-')[1]}-{len(owner.assets) + 1:02d}", serial=serial,
        name=words(label, {"n": number}), location_note=room_text,
        purchase_date=installed - timedelta(days=rng.randint(5, 40)), installed_on=installed,
        warranty_months=36 if rng.random() < 0.06 else None, firmware=rng.choice(("3.1.8", "3.2.0", "3.2.1", "3.3.0")),
        running_hours=11_420 if hero else max(60, int((build.today - installed).days * daily * 0.8)),
        created_at=build.at(installed, 10, rng.randint(0, 59)),
    )  # fmt: skip
    owner.assets.append(build.add(asset))
    return asset


def hours_on(asset: Asset, today: date, on: date) -> int:
    """The running hours that the machine had on a day, as its present hours and its age give them."""
    if asset.running_hours is None or asset.installed_on is None:
        return 0
    life = max(1, (today - asset.installed_on).days)
    return max(0, asset.running_hours * max(0, (on - asset.installed_on).days) // life)
