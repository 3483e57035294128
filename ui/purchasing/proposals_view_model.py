"""What should be ordered and why; which of it people order, how much, where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.domain.records import PurchaseOrder
from fieldservice.i18n import translate
from fieldservice.services.purchasing import Proposal, Wanted
from fieldservice.services.suppliers import Offer, Suppliers
from ui.bridge.environment import Environment
from ui.bridge.verbs import Verbs
from ui.bridge.view_model import ViewModel

__all__ = ["Choice", "Offer", "Proposal", "ProposalsViewModel"]

Key = tuple[str, str]  # part, warehouse


@dataclass(frozen=True)
class Choice:
    """What somebody decided about a proposal. `offer` says what that costs there; None where nobody sells the part."""

    wanted: bool
    quantity_micro: int
    offer: Offer | None

    @property
    def ordered_micro(self) -> int:
        """What would be ordered: whole packs, not below the supplier's least."""
        return self.offer.quantity_micro if self.offer is not None else self.quantity_micro


class ProposalsViewModel(ViewModel):
    """Screen state of the proposals. Everything that somebody sells is chosen at first; choices outlive a refresh."""

    WATCHES = (
        "purchase_order", "purchase_line", "stock_move", "stock_level", "part", "part_request_line", "supplier",
        "supplier_part", "price_break",
    )  # fmt: skip
    loaded = Signal()
    chosen = Signal()  # a choice has changed
    offersLoaded = Signal(object, object)  # Key, Offer...

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self.proposals: list[Proposal] = []
        self.choices: dict[Key, Choice] = {}
        self.location_id: str | None = None
        self.is_loaded = False
        self._touched: set[Key] = set()
        self.verbs = Verbs(environment, self)

    def refresh(self) -> None:
        purchasing, location = self.services.purchasing, self.location_id
        self.jobs.read(lambda: purchasing.proposals(location), done=self._came, key="purchase.proposals")

    def choose(self, keys: set[Key]) -> None:
        """Exactly these are to be ordered."""
        for key, choice in self.choices.items():
            if choice.wanted != (key in keys):
                self._touched.add(key)
                self.choices[key] = Choice(key in keys, choice.quantity_micro, choice.offer)
        self.chosen.emit()

    def set_quantity(self, key: Key, micro: int) -> None:
        """Order so much of it; the price may be another one then."""
        self._price(key, micro, self._supplier_of(key))

    def set_supplier(self, key: Key, supplier_id: str) -> None:
        """Order it there."""
        self._price(key, self.choices[key].quantity_micro, supplier_id)

    def load_offers(self, key: Key) -> None:
        """Who sells it, and what so much costs there."""
        suppliers, micro = self.services.suppliers, self.choices[key].quantity_micro
        self.jobs.read(lambda: (key, _to_choose(suppliers, key, micro)), done=self._offers, key="purchase.offers")

    def wanted(self) -> list[Proposal]:
        """The proposals that are to be ordered."""
        return [each for each in self.proposals if self.choices[key_of(each)].wanted]

    def order(self) -> None:
        """Make the drafts; `verbs.done("order", orders, undo)` follows."""
        purchasing = self.services.purchasing
        wanted = []
        for each in self.wanted():
            choice = self.choices[key_of(each)]
            supplier = choice.offer.supplier.id if choice.offer is not None else None
            wanted.append(
                Wanted(each.part.id, choice.quantity_micro, each.location.id, supplier, each.request_line_ids)
            )
        words = translate("purchasing_page", "Taken back")

        def inverse(made: list[PurchaseOrder]) -> Callable[[], None]:
            def back() -> None:
                for order in made:
                    purchasing.cancel(order.id, words)

            return back

        self.verbs.do("order", lambda: purchasing.order_proposals(wanted), inverse)

    def _supplier_of(self, key: Key) -> str | None:
        offer = self.choices[key].offer
        return offer.supplier.id if offer is not None else None

    def _price(self, key: Key, micro: int, supplier_id: str | None) -> None:
        choice = self.choices[key]
        self._touched.add(key)
        self.choices[key] = Choice(choice.wanted, micro, choice.offer)
        suppliers = self.services.suppliers

        def read() -> tuple[Key, int, Offer | None]:
            found = _to_choose(suppliers, key, micro)
            return key, micro, next((each for each in found if each.supplier.id == supplier_id), None)

        self.jobs.read(read, done=self._priced, key="purchase.price")

    @Slot(object)
    def _came(self, proposals: list[Proposal]) -> None:
        self.proposals = proposals
        kept = self.choices if self.is_loaded else {}
        self.choices = {}
        for each in proposals:
            key = key_of(each)
            if key in kept and key in self._touched:
                self.choices[key] = kept[key]
            else:
                self.choices[key] = Choice(each.offer is not None, each.quantity_micro, each.offer)
        self._touched &= self.choices.keys()
        self.is_loaded = True
        self.loaded.emit()

    @Slot(object)
    def _priced(self, answer: tuple[Key, int, Offer | None]) -> None:
        key, micro, offer = answer
        choice = self.choices.get(key)
        if choice is not None and choice.quantity_micro == micro:
            self.choices[key] = Choice(choice.wanted, micro, offer or choice.offer)
            self.chosen.emit()

    @Slot(object)
    def _offers(self, answer: tuple[Key, list[Offer]]) -> None:
        self.offersLoaded.emit(*answer)


def key_of(proposal: Proposal) -> Key:
    """What tells a proposal from the others."""
    return proposal.part.id, proposal.location.id


def _to_choose(suppliers: Suppliers, key: Key, micro: int) -> list[Offer]:
    """The offers that count today, the best one of each supplier."""
    found: dict[str, Offer] = {}
    for each in suppliers.offers_of_part(key[0], micro):
        if each.validity == "valid":
            found.setdefault(each.supplier.id, each)
    return list(found.values())
