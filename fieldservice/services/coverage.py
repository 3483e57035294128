"""Who would pay today, for many machines at once: lists, matches while typing, the panel beside a form."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from fieldservice.domain.entitlement import ContractCover, Coverage, Entitlement, WarrantyTerms, entitle
from fieldservice.domain.records import Asset, Contract, Product
from fieldservice.store.reader import Reader


def entitlements_of(reader: Reader, assets: Iterable[Asset], today: date) -> dict[str, Entitlement]:
    """The entitlement of each asset on `today`, by asset id. Fitted parts are looked at on the work order, not here."""
    machines = list(assets)
    products = reader.many(Product, (asset.product_id for asset in machines))
    contracts = reader.many(Contract, (asset.contract_id for asset in machines))
    return {
        asset.id: entitle(
            coverage_of(asset, products.get(asset.product_id or ""), contracts.get(asset.contract_id or "")), today
        )
        for asset in machines
    }


def coverage_of(asset: Asset, product: Product | None, contract: Contract | None) -> Coverage:
    """What is known of an asset's warranty and contract."""
    terms, cover = WarrantyTerms(), None
    if product is not None:
        terms = WarrantyTerms(
            product.warranty_months, product.covers_labour, product.covers_parts, product.covers_travel
        )
    if contract is not None and not contract.archived:
        cover = ContractCover(
            contract.starts_on,
            contract.ends_on,
            contract.covers_labour,
            contract.covers_parts,
            contract.covers_travel,
            contract.number,
        )
    return Coverage(asset.purchase_date, asset.installed_on, asset.warranty_months, asset.warranty_until, terms, cover)
