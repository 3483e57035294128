"""Who pays for a work order: decided when it is qualified, kept with its reason, decided again on demand.

A reason that follows from the rules is kept as its source sentence and values, so that screens and papers say it in
their own language; a person's reason is kept in that person's words.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from fieldservice.domain.entitlement import (
    CONTRACT,
    IN_WARRANTY,
    ContractCover,
    Coverage,
    Entitlement,
    WarrantyTerms,
    entitle,
)
from fieldservice.domain.records import Asset, Contract, Product, WorkOrder
from fieldservice.i18n import language as current_language
from fieldservice.i18n import mark, translate_in
from fieldservice.services.context import Context
from fieldservice.store.queries.work_orders import fitted_other_parts
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork

NO_ASSET = mark("work_order", "No machine is chosen, so nothing is known of its warranty.")


def entitlement_by_rules(context: Context, reader: Reader, work_order: WorkOrder) -> Entitlement:
    """What warranty or contract says for the day on which the fault was reported."""
    asset = reader.find(Asset, work_order.asset_id)
    if asset is None:
        return Entitlement("unknown", text=NO_ASSET)
    reported = (work_order.opened_at or context.now()).astimezone(context.zone).date()
    return entitle(_coverage(reader, asset, work_order), reported)


def entitlement_in_force(context: Context, reader: Reader, work_order: WorkOrder) -> Entitlement:
    """The kept decision with what it covers; a person's decision that differs from the rules covers by its kind."""
    ruled = entitlement_by_rules(context, reader, work_order)
    if work_order.entitlement in ("", ruled.kind):
        return ruled
    asset = reader.find(Asset, work_order.asset_id)
    coverage = _coverage(reader, asset, work_order) if asset else Coverage()
    if work_order.entitlement == IN_WARRANTY:
        terms = coverage.terms
        return Entitlement(
            IN_WARRANTY,
            covers_labour=terms.covers_labour,
            covers_parts=terms.covers_parts,
            covers_travel=terms.covers_travel,
        )
    if work_order.entitlement == CONTRACT:
        cover = coverage.contract or ContractCover(None, None)
        return Entitlement(
            CONTRACT,
            covers_labour=cover.covers_labour,
            covers_parts=cover.covers_parts,
            covers_travel=cover.covers_travel,
        )
    return Entitlement(work_order.entitlement)


def store_entitlement(context: Context, uow: UnitOfWork, work_order: WorkOrder) -> WorkOrder:
    """Decide by the rules and keep the decision with its reason."""
    decided = entitlement_by_rules(context, uow, work_order)
    values = {name: value.isoformat() if isinstance(value, date) else value for name, value in decided.params.items()}
    kept = json.dumps({"text": decided.text, **values}, ensure_ascii=False)
    return uow.change(WorkOrder, work_order.id, entitlement=decided.kind, entitlement_reason=kept)


def reason_text(reason: str, language: str = "") -> str:
    """The kept reason in words, in `language` or the one in use."""
    if not reason.startswith("{"):
        return reason
    try:
        values = json.loads(reason)
    except ValueError:
        return reason
    language = language or current_language()
    text = values.pop("text", "")
    if text == NO_ASSET:
        return translate_in(language, "work_order", NO_ASSET)
    params = {name: _date(value) for name, value in values.items()}
    return replace(Entitlement(""), text=text, params=params).reason_in(language)


def _date(value: object) -> object:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return value


def _coverage(reader: Reader, asset: Asset, work_order: WorkOrder) -> Coverage:
    product = reader.find(Product, asset.product_id or work_order.product_id)
    contract = reader.find(Contract, asset.contract_id)
    terms = WarrantyTerms()
    if product is not None:
        terms = WarrantyTerms(
            product.warranty_months, product.covers_labour, product.covers_parts, product.covers_travel
        )
    cover = None
    if contract is not None and not contract.archived:
        cover = ContractCover(
            contract.starts_on,
            contract.ends_on,
            contract.covers_labour,
            contract.covers_parts,
            contract.covers_travel,
            contract.number,
        )
    return Coverage(
        purchase_date=asset.purchase_date,
        installed_on=asset.installed_on,
        warranty_months=asset.warranty_months,
        warranty_until=asset.warranty_until,
        terms=terms,
        contract=cover,
        parts_genuine=not fitted_other_parts(reader, asset.id),
    )
