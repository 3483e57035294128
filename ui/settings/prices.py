"""The price list for work and travel; parts carry their own price."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from fieldservice.domain.money import decimals
from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import Price
from fieldservice.i18n import language, mark, translate
from ui.bridge.environment import Environment
from ui.kit.feedback import Note
from ui.kit.labels import Label
from ui.kit.numbers import NumberField
from ui.kit.panels import Card, clear_layout, row
from ui.kit.theme import current
from ui.settings.section import Section
from ui.settings.view_model import SettingsModel, State

_UNITS = {
    "h": mark("settings", "per hour"),
    "visit": mark("settings", "per visit"),
    "km": mark("settings", "per kilometre"),
}


class PricesSection(Section):
    """An amount and the least that is charged, for each line."""

    def __init__(self, environment: Environment, model: SettingsModel) -> None:
        super().__init__(environment, model)
        self._shown: tuple[str, ...] = ()
        self.note = Note(
            translate("settings", "Fill in what you charge; reports work out the rest."),
            lead=translate("settings", "No prices yet."),
        )
        self.note.hide()
        self.body.addWidget(self.note)
        self.card = Card(
            translate("settings", "Work and travel"),
            translate("settings", "without VAT; what warranty or contract covers is not charged"),
            spacing=12,
        )
        self.body.addWidget(self.card)

    def fill(self, state: State) -> None:
        self.note.setVisible(state.may_change and not any(price.amount_minor for price in state.prices))
        ids = tuple(price.id for price in state.prices)
        if ids != self._shown:
            self._shown = ids
            clear_layout(self.card.body)
            self.fields.clear()
            for price in state.prices:
                self._add_line(price)
        for price in state.prices:
            self.put(price.id, Decimal(price.amount_minor).scaleb(-decimals(price.currency)))
            self.put(price.id + ".least", Decimal(price.minimum_micro) / MICRO)
        self.open_to(state.may_change)

    def _add_line(self, price: Price) -> None:
        english = language() == "en"
        name = Label((english and price.name_en) or price.name, elide=False)
        name.setFixedWidth(current().px(180))
        unit = translate("settings", _UNITS.get(price.unit, "per hour"))
        amount = NumberField(translate("settings", "{currency} {unit}", currency=price.currency, unit=unit))
        least = NumberField(translate("settings", "Charged at least"))
        if price.unit == "visit":
            least.hide()
        self.saving(price.id, amount, self._amount_saver(price))
        self.saving(price.id + ".least", least, self._least_saver(price))
        self.card.add_layout(row(name, amount, least, None, spacing=12))

    def _amount_saver(self, price: Price) -> Callable[[object], object]:
        def save(value: object) -> None:
            if isinstance(value, Decimal):
                minor = int(value.scaleb(decimals(price.currency)).to_integral_value())
                self.model.change_price(price.id, amount_minor=minor)

        return save

    def _least_saver(self, price: Price) -> Callable[[object], object]:
        def save(value: object) -> None:
            if isinstance(value, Decimal):
                self.model.change_price(price.id, minimum_micro=int(value * MICRO))

        return save
