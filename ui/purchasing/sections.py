"""The lists of purchasing, side by side in their headings: orders, what to order, what arrived, suppliers."""

from __future__ import annotations

from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.kit.pills import SavedViews

C = "purchasing_page"


def sections(environment: Environment, here: str) -> SavedViews:
    """Tabs that lead from one list to the others; `here`: the place that is shown."""
    tabs = SavedViews()
    tabs.setAccessibleName(translate(C, "Purchasing"))
    tabs.set_views(
        [
            ("purchase_orders", translate(C, "Orders"), None, False),
            ("purchase_proposals", translate(C, "Proposals"), None, False),
            ("goods_receipts", translate(C, "Deliveries"), None, False),
            ("suppliers", translate(C, "Suppliers"), None, False),
        ],
        here,
    )

    def go(key: str) -> None:
        if key != here:
            tabs.set_current(here)
            environment.navigator.go(key)

    tabs.chosen.connect(go)
    return tabs
