"""Who pays for a work order: decided when it is qualified, kept with its reason, decided again on demand.

A reason that follows from the rules is kept as a short code ("warranty_until=2027-03-31"), so that screens and papers
say it in their own language; a person's reason is kept in that person's words.
"""

from __future__ import annotations

from datetime import date

from fieldservice.domain.records import Asset, Contract, Product, WorkOrder
from fieldservice.i18n import language as current_language
from fieldservice.i18n import mark, translate_in
from fieldservice.services.context import Context
from fieldservice.services.coverage import Coverage, coverage
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork

_CONTEXT = "work_order"
_REASONS = {
    "warranty_until": mark(_CONTEXT, "Warranty until {value}"),
    "warranty_ended": mark(_CONTEXT, "Warranty ended on {value}"),
    "contract": mark(_CONTEXT, "Maintenance contract {value}"),
    "no_dates": mark(_CONTEXT, "The purchase date or the warranty period is not known"),
    "no_asset": mark(_CONTEXT, "No machine is chosen"),
}
DATE_FORMAT = mark(_CONTEXT, "{year}-{month:02}-{day:02}")


def coverage_of(reader: Reader, work_order: WorkOrder, day: date) -> Coverage:
    """What warranty or contract covers of this work order on a local day."""
    asset = reader.find(Asset, work_order.asset_id)
    if asset is None:
        return Coverage()
    product = reader.find(Product, asset.product_id or work_order.product_id)
    return coverage(asset, product, reader.find(Contract, asset.contract_id), day)


def store_entitlement(context: Context, uow: UnitOfWork, work_order: WorkOrder) -> WorkOrder:
    """Decide by the day on which the customer reported the fault, and keep the decision with its reason."""
    reported = work_order.opened_at or context.now()
    found = coverage_of(uow, work_order, reported.astimezone(context.zone).date())
    return uow.change(
        WorkOrder,
        work_order.id,
        entitlement=found.kind,
        entitlement_reason=_reason(found) if work_order.asset_id else "no_asset=",
    )


def _reason(found: Coverage) -> str:
    if found.kind == "in_warranty":
        return f"warranty_until={found.until}"
    if found.kind == "contract":
        return f"contract={found.contract_number}"
    if found.kind == "out_of_warranty":
        return f"warranty_ended={found.until}"
    return "no_dates="


def reason_text(reason: str, language: str = "") -> str:
    """The kept reason in words, in `language` or the one in use."""
    language = language or current_language()
    code, sign, value = reason.partition("=")
    text = _REASONS.get(code)
    if not sign or text is None:
        return reason
    return translate_in(language, _CONTEXT, text, value=_shown(value, language)).strip()


def _shown(value: str, language: str) -> str:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    return translate_in(language, _CONTEXT, DATE_FORMAT, year=day.year, month=day.month, day=day.day)
