"""What we look after: products (models), customers' assets, contracts, price lists, fault codes."""

from __future__ import annotations

from datetime import date, datetime

from fieldservice.domain.records.base import must_ref, record, ref


@record("product", groups={"warranty": ("warranty_months", "covers_labour", "covers_parts", "covers_travel")})
class Product:
    """A product model with its warranty terms."""

    id: str
    model: str = ""
    name: str = ""
    name_en: str = ""
    maker: str = ""
    category: str = ""
    warranty_months: int | None = None
    covers_labour: bool = True
    covers_parts: bool = True
    covers_travel: bool = True
    archived: bool = False


@record("asset", groups={"warranty": ("purchase_date", "installed_on", "warranty_months", "warranty_until")})
class Asset:
    """A machine at a customer, found by its serial number; may be part of a larger one."""

    id: str
    customer_id: str | None = ref("customer")
    site_id: str | None = ref("site")
    product_id: str | None = ref("product")
    parent_id: str | None = ref("asset")
    contract_id: str | None = ref("contract")
    number: str = ""
    serial: str = ""
    name: str = ""  # what people call it: "2 号机"
    location_note: str = ""
    purchase_date: date | None = None
    installed_on: date | None = None
    warranty_months: int | None = None  # differs from the product's terms
    warranty_until: date | None = None  # agreed date, wins over months
    firmware: str = ""
    running_hours: int | None = None
    notes: str = ""
    source_key: str = ""
    created_at: datetime | None = None
    archived: bool = False


@record("contract", groups={"period": ("starts_on", "ends_on")})
class Contract:
    """A maintenance contract (维保合同) and what it covers."""

    id: str
    customer_id: str = must_ref("customer")
    number: str = ""
    name: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    covers_labour: bool = True
    covers_parts: bool = False
    covers_travel: bool = True
    archived: bool = False


@record("price", groups={"amount": ("amount_minor", "currency", "unit")})
class Price:
    """One line of the price list for work and travel; parts carry their own price."""

    id: str
    code: str = ""  # labour | labour_overtime | remote | travel_visit | travel_km | inspection
    name: str = ""
    name_en: str = ""
    unit: str = "h"  # h | visit | km
    amount_minor: int = 0
    currency: str = "CNY"
    minimum_micro: int = 0  # least quantity charged
    archived: bool = False


@record("fault_code")
class FaultCode:
    """A code for problem, cause or remedy; or a maker's error code, for looking up. Makers use the same codes for
    different things, so an error code says whose it is as far as that is known."""

    id: str
    kind: str = "problem"  # problem | cause | remedy | error
    code: str = ""
    name: str = ""
    name_en: str = ""
    parent_code: str = ""  # a cause belongs to a problem, a remedy to a cause; empty: generic
    position: int = 0  # within its kind; those without one by their code
    archived: bool = False
    maker: str = ""  # of an error code; empty: not known
    product_models: str = ""  # of an error code; comma separated, `HC-*` a beginning; empty: all
