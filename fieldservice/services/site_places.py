"""The place that holds parts sent straight to a customer's site until they are used there."""

from __future__ import annotations

from fieldservice.domain.records import Customer, Site, StockLocation
from fieldservice.services.basics import fixed_id
from fieldservice.store.unit_of_work import UnitOfWork


def site_place(uow: UnitOfWork, site_id: str) -> StockLocation:
    """The place of a site, made when first needed; its id follows from the site, so that two laptops make the same."""
    id = fixed_id("site", site_id)
    existing = uow.find(StockLocation, id)
    if existing is not None:
        return existing
    site = uow.get(Site, site_id)
    customer = uow.find(Customer, site.customer_id)
    name = " ".join(text for text in (customer.short_name or customer.name if customer else "", site.name) if text)
    made = StockLocation(id=id, kind="customer", code="SITE", name=name, site_id=site_id)
    uow.add(made)
    return made
