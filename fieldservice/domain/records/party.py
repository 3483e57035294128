"""Who we work for and who works: customers, contacts, sites, service points, people, our own company."""

from __future__ import annotations

from datetime import datetime

from fieldservice.domain.records.base import must_ref, record, ref

ADDRESS = ("country", "province", "city", "district", "street", "postcode")


@record("customer", groups={"address": ADDRESS})
class Customer:
    """A customer: a company or a person who owns or uses assets."""

    id: str
    number: str = ""
    name: str = ""
    name_en: str = ""
    short_name: str = ""
    kind: str = "company"  # company | person
    tier: str = "ordinary"  # high | medium | ordinary
    phone: str = ""
    email: str = ""
    website: str = ""
    tax_number: str = ""
    country: str = ""
    province: str = ""
    city: str = ""
    district: str = ""
    street: str = ""
    postcode: str = ""
    tags: str = ""  # comma separated
    notes: str = ""
    source_key: str = ""  # key in the system it was imported from
    created_at: datetime | None = None
    archived: bool = False


@record("contact")
class Contact:
    """A person at a customer."""

    id: str
    customer_id: str = must_ref("customer")
    site_id: str | None = ref("site")
    name: str = ""
    role: str = ""  # their position, in their own words
    phone: str = ""
    email: str = ""
    wechat: str = ""
    is_main: bool = False
    archived: bool = False


@record("site", groups={"address": ADDRESS, "position": ("latitude", "longitude")})
class Site:
    """A functional location of a customer: plant, building, room."""

    id: str
    customer_id: str = must_ref("customer")
    service_point_id: str | None = ref("service_point")
    name: str = ""
    country: str = ""
    province: str = ""
    city: str = ""
    district: str = ""
    street: str = ""
    postcode: str = ""
    access_note: str = ""  # gate, registration, safety shoes ...
    latitude: float | None = None
    longitude: float | None = None
    archived: bool = False


@record("service_point", groups={"address": ADDRESS, "position": ("latitude", "longitude")})
class ServicePoint:
    """A branch or service point of our own network (网点)."""

    id: str
    code: str = ""
    name: str = ""
    name_en: str = ""
    phone: str = ""
    country: str = ""
    province: str = ""
    city: str = ""
    district: str = ""
    street: str = ""
    postcode: str = ""
    latitude: float | None = None
    longitude: float | None = None
    archived: bool = False


@record("person")
class Person:
    """Somebody of our own: technician, desk agent, keeper, manager."""

    id: str
    number: str = ""
    name: str = ""
    name_en: str = ""
    phone: str = ""
    email: str = ""
    roles: str = ""  # comma separated: technician, desk, dispatcher, warehouse, manager, administrator
    skills: str = ""  # comma separated
    service_point_id: str | None = ref("service_point")
    van_location_id: str | None = ref("stock_location")
    archived: bool = False


@record("company", groups={"identity": ("name", "name_en", "line", "line_en")})
class Company:
    """Our own company as it stands at the head of papers; one row whose id is COMPANY_ID."""

    id: str
    name: str = ""
    name_en: str = ""
    line: str = ""  # what we do, one line
    line_en: str = ""
    address: str = ""
    address_en: str = ""
    phone: str = ""
    email: str = ""
    logo_sha: str = ""  # blob
    currency: str = "CNY"
    old_part_days: int = 7  # days until a removed part is owed back


COMPANY_ID = "00000000000070008000000000000001"
