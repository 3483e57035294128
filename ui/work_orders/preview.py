"""What the drawer beside the list shows: who, what, covered or not, what happened last, the one next step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QWidget

from fieldservice.domain.formats import format_address
from fieldservice.domain.words import word
from fieldservice.i18n import language, translate
from ui.kit.buttons import Button
from ui.kit.drawer import Drawer
from ui.kit.labels import Label, rule
from ui.kit.panels import KeyValues, SectionHeader, clear_layout, row
from ui.kit.sla import TimeLeftLabel
from ui.kit.timeline import Timeline
from ui.work_orders import history, words

if TYPE_CHECKING:
    from ui.work_orders.detail_view_model import WorkOrderDetail
    from ui.work_orders.list_view_model import Preview

C = "work_orders"

_GROW, _FIXED = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed


class PreviewDrawer(Drawer):
    """Filled by `show_preview`; `primary` is the button of the next step."""

    def __init__(self, go: Callable[..., object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._go = go
        self.primary: Button | None = None

    def show_preview(
        self,
        preview: Preview,
        action: str,
        now: datetime,
        zone: tzinfo,
        on_action: Callable[[], object],
        on_open: Callable[[], object],
        on_note: Callable[[], object],
    ) -> None:
        """Show a work order; `action` are the words of its next step."""
        detail = preview.detail
        order = detail.work_order
        self.set_title(order.number, words.state_pill(detail.state))
        body = self.page.body
        clear_layout(body)
        body.addWidget(Label(order.summary or translate(C, "No fault described yet"), "lead", strong=True, wrap=True))
        body.addWidget(Label(self._origin(detail, now, zone), "body", "muted", wrap=True))
        left = words.time_left(detail.state, order.opened_at, order.due_at, order.finished_at, now)
        if left is not None:
            body.addWidget(TimeLeftLabel(left, large=True))
        self.primary = Button(action, "primary", 32, words.action_icon(str(detail.action)), key="A", on_click=on_action)
        self.primary.setSizePolicy(_GROW, _FIXED)
        opener = Button(translate(C, "Details"), "secondary", 32, on_click=on_open)
        buttons = row(self.primary, opener)
        buttons.setStretch(0, 1)
        body.addLayout(buttons)
        body.addWidget(rule(edge=True))
        body.addWidget(self._facts(detail, now, zone))
        body.addWidget(rule(edge=True))
        note = translate(C, "Write a note")
        body.addWidget(SectionHeader(translate(C, "Latest"), "", note, on_note, step="body"))
        body.addWidget(Timeline(history.shown(preview.entries, now, zone)))
        body.addStretch(1)

    def _origin(self, detail: WorkOrderDetail, now: datetime, zone: tzinfo) -> str:
        order, request = detail.work_order, detail.request
        parts = [] if order.priority == "normal" else [word("priority", order.priority)]
        parts.append(word("job_type", order.job_type))
        opened = words.moment(order.opened_at, now, zone)
        if request is not None:
            parts.append(translate(C, "by {channel}, {time}", channel=word("channel", request.channel), time=opened))
        elif opened:
            parts.append(translate(C, "opened {time}", time=opened))
        return (" · " if language() == "en" else "·").join(parts)

    def _facts(self, detail: WorkOrderDetail, now: datetime, zone: tzinfo) -> KeyValues:
        facts = KeyValues()
        customer, contact, site, asset = detail.customer, detail.contact, detail.site, detail.asset
        if customer is not None:
            facts.add(
                translate(C, "Customer"),
                words.name_of(customer),
                link=lambda: self._go("customer", id=customer.id),
            )
        if contact is not None:
            role = contact.role
            facts.add(translate(C, "Contact"), contact.name, " ".join(part for part in (role, contact.phone) if part))
        if site is not None:
            address = format_address(site.province, site.city, site.district, site.street)
            comma = ", " if language() == "en" else "，"
            facts.add(translate(C, "Site"), comma.join(part for part in (address, site.name) if part), wrap=True)
        if asset is not None:
            model = detail.product.model if detail.product else ""
            facts.add(
                translate(C, "Asset"),
                words.asset_words(model, asset.name, asset.serial),
                asset.serial if asset.name or model else "",
                link=lambda: self._go("asset", id=asset.id),
            )
        facts.add(translate(C, "Coverage"), words.entitlement_pill(detail.entitlement.kind))
        if detail.entitlement_reason:
            facts.add("", detail.entitlement_reason, wrap=True, tone="muted")
        if detail.technician is not None:
            planned = words.moment(detail.starts_at, now, zone)
            facts.add(translate(C, "Technician"), words.name_of(detail.technician), planned)
        if detail.work_order.closing_reason:
            facts.add(translate(C, "Reason"), detail.work_order.closing_reason, wrap=True)
        return facts
