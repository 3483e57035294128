"""One proposal: why it is made, how much of it is ordered, and at whom."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from fieldservice.domain.quantity import MICRO, Quantity, format_quantity, unit_word
from fieldservice.i18n import translate
from ui.directory.words import name_of
from ui.kit.choices import ChoiceField
from ui.kit.labels import IconLabel, Label, Link, rule
from ui.kit.numbers import NumberField
from ui.kit.panels import KeyValues, SectionHeader, clear_layout, column, row
from ui.purchasing import words
from ui.purchasing.proposals_view_model import Choice, Key, Offer, Proposal, ProposalsViewModel, key_of

C = "purchasing_page"


def pieces(micro: int, unit: str) -> str:
    """'3 件'."""
    return format_quantity(Quantity(micro, unit))


class ProposalPanel(QWidget):
    """Beside the list; follows its current row."""

    def __init__(self, proposals: ProposalsViewModel, open_part: Callable[[str], object]) -> None:
        super().__init__()
        self._proposals = proposals
        self._shown: Proposal | None = None
        self._offers: list[Offer] = []
        self._open_part = open_part
        self.number = Link("", "lead")
        self.number.clicked.connect(self._open)
        self.name = Label("", "body", "muted", wrap=True)
        self.reasons = column(spacing=6)
        self.quantity = NumberField(translate(C, "Quantity"), unit="", required=True, validator=_above_zero)
        self.quantity.committed.connect(self._quantity_changed)
        self.supplier = ChoiceField(translate(C, "Supplier"))
        self.supplier.changed.connect(self._supplier_changed)
        self.none = Label(
            translate(C, "Nobody sells this part yet. Note a supplier's offer on the page of the part."),
            "body", "warn", wrap=True,
        )  # fmt: skip
        self.figures = KeyValues(label_width=120)
        self.cost = KeyValues(label_width=120)
        box = column(self, spacing=10)
        box.addLayout(row(self.number, None))
        box.addWidget(self.name)
        box.addWidget(rule(edge=True))
        box.addWidget(SectionHeader(translate(C, "Why"), step="body"))
        box.addLayout(self.reasons)
        box.addWidget(self.figures)
        box.addWidget(rule(edge=True))
        box.addWidget(SectionHeader(translate(C, "How much, at whom"), step="body"))
        box.addWidget(self.quantity)
        box.addWidget(self.supplier)
        box.addWidget(self.none)
        box.addWidget(self.cost)

    def focus_quantity(self) -> None:
        """Let people type how much."""
        self.quantity.focus()
        self.quantity.edit.selectAll()

    def show_proposal(self, shown: Proposal) -> None:
        """Another row is the current one, or its choice has changed."""
        another = self._shown is None or key_of(self._shown) != key_of(shown)
        self._shown = shown
        part, unit = shown.part, shown.part.unit
        choice = self._proposals.choices[key_of(shown)]
        self.number.setText(part.number)
        self.name.setText(words.comma().join(each for each in (name_of(part), name_of(shown.location)) if each))
        clear_layout(self.reasons)
        for reason in shown.reasons:
            line = row(IconLabel("circle-dot", "muted", 14), Label(reason, "body", wrap=True))
            line.setStretch(1, 1)
            self.reasons.addLayout(line)
        self.figures.clear()
        self.figures.add(translate(C, "Usable there"), pieces(shown.usable_micro, unit))
        self.figures.add(translate(C, "Asked for"), pieces(shown.claimed_micro, unit) if shown.claimed_micro else "")
        self.figures.add(translate(C, "Coming"), pieces(shown.coming_micro, unit) if shown.coming_micro else "")
        if shown.min_micro is not None:
            most = pieces(shown.max_micro, unit) if shown.max_micro is not None else "—"
            self.figures.add(translate(C, "Minimum, maximum"), f"{pieces(shown.min_micro, unit)} / {most}")
        self.quantity.unit.setText(unit_word(unit))
        self.quantity.unit.show()
        if another or not self.quantity.edit.hasFocus():
            self.quantity.set_value(Decimal(choice.quantity_micro) / MICRO)
        if another:
            self._offers = [choice.offer] if choice.offer is not None else []
        self._show_choice(choice)

    @Slot(object, object)
    def show_offers(self, key: Key, offers: list[Offer]) -> None:
        """Who sells it, the best first."""
        if self._shown is not None and key == key_of(self._shown):
            self._offers = offers
            self._show_choice(self._proposals.choices[key])

    def _show_choice(self, choice: Choice) -> None:
        offer = choice.offer
        self.supplier.setVisible(bool(self._offers))
        self.none.setVisible(not self._offers)
        self.supplier.set_choices([(each.supplier.id, _offer_words(each)) for each in self._offers])
        self.supplier.set_value(offer.supplier.id if offer is not None else None)
        self.cost.clear()
        if offer is None or self._shown is None:
            return
        unit = self._shown.part.unit
        price = words.money(offer.price_minor, offer.line.currency)
        if price and offer.line.pack_micro != MICRO:
            price = translate(C, "{price} for {pack}", price=price, pack=pieces(offer.line.pack_micro, unit))
        self.cost.add(translate(C, "Price"), price or translate(C, "no price"))
        best = self._shown.offer
        if best is not None and best.line.id == offer.line.id and self._shown.why_offer:
            self.cost.add(translate(C, "Why there"), self._shown.why_offer, wrap=True)
        elif offer.from_micro:
            self.cost.add(translate(C, "Counts from"), pieces(offer.from_micro, unit))
        if choice.ordered_micro != choice.quantity_micro:
            self.cost.add(translate(C, "Will be ordered"), pieces(choice.ordered_micro, unit))
        if offer.total is not None:
            self.cost.add(translate(C, "Amount"), words.money(offer.total.minor, offer.total.currency))
        if offer.line.lead_days is not None:
            self.cost.add(translate(C, "Lead time"), translate(C, "%n days", n=offer.line.lead_days))
        if offer.line.number:
            self.cost.add(translate(C, "Supplier's number"), offer.line.number)

    def _quantity_changed(self) -> None:
        if self._shown is None or not self.quantity.check():
            return
        value = self.quantity.value()
        micro = int(value * MICRO) if value is not None else 0
        if micro != self._proposals.choices[key_of(self._shown)].quantity_micro:
            self._proposals.set_quantity(key_of(self._shown), micro)

    def _supplier_changed(self) -> None:
        if self._shown is not None and isinstance(self.supplier.value(), str):
            self._proposals.set_supplier(key_of(self._shown), str(self.supplier.value()))

    def _open(self) -> None:
        if self._shown is not None:
            self._open_part(self._shown.part.id)


def _offer_words(offer: Offer) -> str:
    price = words.money(offer.price_minor, offer.line.currency) or translate(C, "no price")
    return words.comma().join((name_of(offer.supplier), price))


def _above_zero(value: object) -> str:
    good = isinstance(value, Decimal) and value > 0
    return "" if good else translate(C, "Enter a quantity above zero.")
