"""A small firm's customer for desk tests: a textile mill with two compressors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fieldservice.domain.numbers import make_number
from fieldservice.domain.records import Asset, Contact, Customer, Product, Site
from tests.services.conftest import World


@dataclass
class Mill:
    """江宁永盛纺织 with its people and machines."""

    customer: Customer
    contact: Contact
    site: Site
    product: Product
    asset: Asset
    other_asset: Asset


def make_mill(world: World) -> Mill:
    """Add it to the world."""
    ids = world.ids
    customer = Customer(
        id=ids(),
        number=make_number("C", 9_001),
        name="江宁永盛纺织有限公司",
        name_en="Yongsheng Textile",
        phone="025-5210 1234",
    )
    contact = Contact(
        id=ids(), customer_id=customer.id, name="王建国", role="设备科长", phone="138 0000 4471", is_main=True
    )
    site = Site(id=ids(), customer_id=customer.id, name="2 号厂房空压站")
    product = Product(id=ids(), model="HC-75V", name="螺杆空压机", name_en="Screw compressor", warranty_months=36)
    asset = Asset(
        id=ids(),
        customer_id=customer.id,
        site_id=site.id,
        product_id=product.id,
        serial="23081147",
        name="2 号机",
        purchase_date=date(2025, 4, 1),
    )
    other = Asset(id=ids(), customer_id=customer.id, product_id=product.id, serial="21040092", name="1 号机")
    world.add(customer, contact, site, product, asset, other)
    world.notices.clear()
    return Mill(customer, contact, site, product, asset, other)
