"""Finding the caller, the machine and the open job while the intake form is typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fieldservice.domain.entitlement import Entitlement
from fieldservice.domain.numbers import normalise
from fieldservice.domain.records import Asset, Contact, Customer
from fieldservice.domain.scans import word_of
from fieldservice.domain.text import matches, query_tokens
from fieldservice.services.context import Context
from fieldservice.services.coverage import entitlements_of
from fieldservice.services.duplicates import core_serial, phone_digits
from fieldservice.store.queries import directory as queries
from fieldservice.store.queries import matching
from fieldservice.store.queries.directory import AssetRow, JobRow, TimelineEntry
from fieldservice.store.queries.intake import Owner, RequestRow, open_requests
from fieldservice.store.reader import Reader

_LEAST_PHONE_DIGITS = 4
_MOST_ASSETS_OF_CUSTOMER = 500


@dataclass(frozen=True, slots=True)
class CallerMatch:
    """A customer, with the contact that matched or the main one. `reason`: phone | number | name | contact."""

    customer_id: str
    number: str
    name: str
    name_en: str
    short_name: str
    tier: str
    phone: str
    contact_id: str | None
    contact_name: str
    contact_role: str
    contact_phone: str
    assets: int
    reason: str


@dataclass(frozen=True, slots=True)
class AssetMatch:
    """A machine. `reason`: serial | number | name | model | place | record (text elsewhere in it), "" without text."""

    asset: AssetRow
    entitlement: Entitlement
    open_numbers: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class OpenJobs:
    """What is open already. `scope`: asset | site | customer, as near as something was found; "" when nothing was."""

    scope: str
    requests: tuple[RequestRow, ...]
    work_orders: tuple[JobRow, ...]

    def __bool__(self) -> bool:
        return bool(self.requests or self.work_orders)


@dataclass(frozen=True, slots=True)
class Beside:
    """The panel beside the form. `asset` and `entitlement` are None until a machine is chosen."""

    asset: AssetRow | None
    entitlement: Entitlement | None
    customer: Customer | None
    open_jobs: OpenJobs
    history: tuple[JobRow, ...]
    jobs_total: int
    happened: tuple[TimelineEntry, ...]


class Finder:
    """Reads only."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def callers(self, text: str, limit: int) -> list[CallerMatch]:
        """Customers and contacts for what was typed: a number, phone digits, or a name."""
        reader = self._context.store.read()
        wanted = text.strip()
        found: dict[str, tuple[str, str | None]] = {}
        number = normalise(wanted) or wanted.upper()
        if any(c.isdigit() for c in number):
            for id in matching.customers_numbered(reader, number, limit):
                found.setdefault(id, ("number", None))
        digits = phone_digits(wanted)
        if len(digits) >= _LEAST_PHONE_DIGITS and not any(c.isalpha() for c in wanted):
            for id, contact_id in matching.customers_with_phone(reader, digits, limit):
                found.setdefault(id, ("phone", contact_id))
        tokens = query_tokens(wanted)
        if tokens and len(found) < limit:
            for id in matching.newest_matches(reader, "customer", tokens, limit * 2):
                found.setdefault(id, ("name", None))
        return self._caller_matches(reader, found, wanted)[:limit]

    def _caller_matches(self, reader: Reader, found: dict[str, tuple[str, str | None]], text: str) -> list[CallerMatch]:
        customers = reader.many(Customer, found)
        made: list[CallerMatch] = []
        for id, (reason, contact_id) in found.items():
            customer = customers[id]
            if customer.archived:
                continue
            contacts = reader.where(Contact, customer_id=id, archived=False, order_by="is_main DESC, rid", limit=50)
            contact = next((c for c in contacts if c.id == contact_id), None)
            if contact is None and reason == "name" and not _names(customer, text):
                contact = next((c for c in contacts if matches(f"{c.name} {c.phone}", text)), None)
                reason = "contact" if contact else reason
            contact = contact or (contacts[0] if contacts else None)
            made.append(
                CallerMatch(
                    id,
                    customer.number,
                    customer.name,
                    customer.name_en,
                    customer.short_name,
                    customer.tier,
                    customer.phone,
                    contact.id if contact else None,
                    contact.name if contact else "",
                    contact.role if contact else "",
                    contact.phone if contact else "",
                    queries.count_assets(reader, id),
                    reason,
                )
            )
        order = ("number", "phone", "name", "contact")
        return sorted(made, key=lambda m: (order.index(m.reason), not _begins(m.name, text)))

    def assets(self, text: str, customer_id: str | None, limit: int) -> list[AssetMatch]:
        """Machines for what was typed or scanned, the customer's own first."""
        reader = self._context.store.read()
        wanted = word_of(text)
        rows: list[AssetRow] = []
        if customer_id:
            own = queries.asset_rows_by_id(reader, queries.assets_of(reader, customer_id, _MOST_ASSETS_OF_CUSTOMER))
            reasons = {row.id: _asset_reason(row, wanted) for row in own}
            rows = [row for row in own if not wanted or reasons[row.id]]
            rows.sort(key=lambda row: _ASSET_ORDER.index(reasons[row.id]))
            if wanted and rows and reasons[rows[0].id] != "record":
                rows = [row for row in rows if reasons[row.id] != "record"]  # words scattered over the record: too far
        if wanted and not rows:
            ids = matching.assets_with_serial(reader, wanted, limit)
            ids += matching.assets_with_like_serial(reader, core_serial(wanted), limit)
            tokens = query_tokens(wanted)
            if tokens and len(ids) < limit:
                ids += matching.newest_matches(reader, "asset", tokens, limit * 2)
            rows = queries.asset_rows_by_id(reader, list(dict.fromkeys(ids)))
            rows = [row for row in rows if not row.archived]
            rows.sort(key=lambda row: _ASSET_ORDER.index(_asset_reason(row, wanted) or "record"))
        return self._asset_matches(reader, rows[:limit], wanted)

    def _asset_matches(self, reader: Reader, rows: list[AssetRow], text: str) -> list[AssetMatch]:
        covered = entitlements_of(reader, reader.many(Asset, (row.id for row in rows)).values(), self.today())
        open_now = queries.open_numbers(reader, [row.id for row in rows if row.open_jobs])
        return [
            AssetMatch(
                row,
                covered[row.id],
                tuple(open_now.get(row.id, ())),
                (_asset_reason(row, text) or "record") if text else "",
            )
            for row in rows
        ]

    def open_jobs(self, asset_id: str | None, customer_id: str | None, site_id: str | None) -> OpenJobs:
        """What is open: of the asset, else of the site, else of the customer."""
        reader = self._context.store.read()
        scopes: tuple[tuple[str, Owner, str | None], ...] = (
            ("asset", "asset_id", asset_id),
            ("site", "site_id", site_id),
            ("customer", "customer_id", customer_id),
        )
        for scope, owner, id in scopes:
            if id is None:
                continue
            requests = tuple(open_requests(reader, owner, id))
            orders = tuple(queries.jobs(reader, owner, id, open_only=True, limit=10))
            if requests or orders:
                return OpenJobs(scope, requests, orders)
        return OpenJobs("", (), ())

    def beside(self, asset_id: str | None, customer_id: str | None, history: int) -> Beside:
        """The panel beside the form for the chosen machine or customer."""
        reader = self._context.store.read()
        asset = reader.find(Asset, asset_id)
        rows = queries.asset_rows_by_id(reader, [asset.id]) if asset else []
        customer_id = customer_id or (asset.customer_id if asset else None)
        open_jobs = self.open_jobs(asset_id, customer_id, asset.site_id if asset else None)
        if asset is not None:
            covered = entitlements_of(reader, [asset], self.today())[asset.id]
            jobs = queries.jobs(reader, "asset_id", asset.id, limit=history)
            total = queries.count_jobs(reader, "asset_id", asset.id)
            happened = queries.timeline(reader, "asset_id", asset.id, limit=history)
        elif customer_id is not None:
            covered = None
            jobs = queries.jobs(reader, "customer_id", customer_id, limit=history)
            total = queries.count_jobs(reader, "customer_id", customer_id)
            happened = queries.timeline(reader, "customer_id", customer_id, limit=history)
        else:
            return Beside(None, None, None, open_jobs, (), 0, ())
        return Beside(
            rows[0] if rows else None,
            covered,
            reader.find(Customer, customer_id),
            open_jobs,
            tuple(jobs),
            total,
            tuple(happened),
        )

    def today(self) -> date:
        """Today where the people are."""
        return self._context.now().astimezone(self._context.zone).date()


_ASSET_ORDER = ("serial", "number", "name", "model", "place", "record", "")


def _asset_reason(row: AssetRow, text: str) -> str:
    """Which of its fields holds what was typed; "" for none of them alone or together."""
    if not text:
        return ""
    plain = core_serial(text)
    if plain and core_serial(row.serial).startswith(plain):
        return "serial"
    for reason, field in (
        ("serial", row.serial),
        ("number", row.number),
        ("name", row.name),
        ("model", f"{row.model} {row.product_name} {row.product_name_en}"),
        ("place", f"{row.location_note} {row.site_name}"),
    ):
        if matches(field, text):
            return reason
    whole = f"{row.serial} {row.number} {row.name} {row.model} {row.product_name} {row.product_name_en}"
    return "record" if matches(f"{whole} {row.location_note} {row.site_name}", text) else ""


def _names(customer: Customer, text: str) -> bool:
    return matches(f"{customer.name} {customer.name_en} {customer.short_name}", text)


def _begins(name: str, text: str) -> bool:
    return name.casefold().startswith(text.casefold())
