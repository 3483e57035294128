"""One part: where it is, how it moved, what replaces it, what it costs and is used in; and what people change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal, Slot

from fieldservice.domain.records import PartCode, StockLocation, Supplier
from fieldservice.services import part_work
from fieldservice.services.availability import PartStock
from fieldservice.services.catalogue import CategoryNode, MoveRow, PartDetail, Posted
from fieldservice.services.catalogue_supply import Level, OldPart, OrderedLine, Use
from fieldservice.services.part_chain import Chain
from fieldservice.services.part_requests import Asked, Wanted
from fieldservice.services.part_work import Arrival, Need
from fieldservice.services.reversed_apart import told_reversed
from fieldservice.services.suppliers import Offer
from fieldservice.services.valuation import PartValue
from ui.bridge.record_detail import RecordDetailViewModel

__all__ = ["Bought", "MoveRow", "Opened", "PartDetail", "PartViewModel", "PlaceChoice", "Supply", "Wanted"]


@dataclass(frozen=True)
class PlaceChoice:
    """A place of ours with the names of the places around it, from the outermost."""

    location: StockLocation
    path: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Bought:
    """What only those see who see costs: offers, what is on order, what came, suppliers to choose from, its worth."""

    offers: tuple[Offer, ...]
    ordered: tuple[OrderedLine, ...]
    arrived: tuple[Arrival, ...]
    suppliers: tuple[Supplier, ...]
    value: PartValue | None


@dataclass(frozen=True)
class Supply:
    """What hangs on the part. `bought` None: whoever is signed in may not see costs."""

    stock: PartStock
    chain: Chain
    needs: tuple[Need, ...]
    use: Use
    codes: tuple[PartCode, ...]
    levels: tuple[Level, ...]
    old_parts: tuple[OldPart, ...]
    old_parts_total: int
    expiries: dict[tuple[str, str], date]
    bought: Bought | None

    @property
    def editable(self) -> bool:
        """Whether whoever is signed in keeps the catalogue: the same people who see costs."""
        return self.bought is not None


@dataclass(frozen=True)
class Opened:
    """A part as read. `van_id`: my own van; `in_van_micro`: what is in it; `photo`: the face's bytes or None; `photos`:
    how many there are."""

    detail: PartDetail
    moves: tuple[MoveRow, ...]
    places: tuple[PlaceChoice, ...]
    categories: tuple[CategoryNode, ...]
    van_id: str | None
    in_van_micro: int
    photo: bytes | None
    photos: int
    supply: Supply
    told: tuple[str, ...]  # of its moves that I and somebody else took back apart from each other


class PartViewModel(RecordDetailViewModel):
    """Screen state of a part's page."""

    RECORD = "part"
    WATCHES = tuple(
        "part part_category stock_move stock_location bom_line product asset person part_code supersession stock_level"
        " supplier supplier_part price_break purchase_order purchase_line part_request part_request_line shipment"
        " part_line count_entry move_cost part_photo goods_receipt goods_receipt_line conflict".split()
    )
    PAGE, OLDER = 20, 40
    paper_found = Signal(str, str)  # kind of paper, id
    pictures = Signal(object)  # (photo's id, its bytes or None)...; the first is the face
    no_paper = Signal(str)  # what no paper here is called
    shown: Opened | None

    # the part itself

    def change(self, fields: dict[str, Any]) -> None:
        """Change the part's data."""
        id, change = self.id, self.services.catalogue.change_part
        self.verbs.do("changed", lambda: change(id, **fields), lambda before: lambda: change(id, **before))

    def archive(self) -> None:
        """Take it out of the lists."""
        id, catalogue = self.id, self.services.catalogue
        self.verbs.do("archived", lambda: catalogue.archive_part(id), lambda _none: lambda: catalogue.restore_part(id))

    def restore(self) -> None:
        """Bring it back."""
        id, catalogue = self.id, self.services.catalogue
        self.verbs.do("restored", lambda: catalogue.restore_part(id))

    def add_photos(self, files: Sequence[Path]) -> None:
        """Keep these pictures as photos of the part, one after another."""
        id, photos = self.id, self.services.catalogue.photos
        for file in files:
            self.verbs.do("photo_added", partial(photos.add, id, file), lambda made: lambda: photos.remove(made.id))

    def order_photos(self, photo_ids: Sequence[str]) -> None:
        """Show the photos in this order; the first is the part's face."""
        id, order = self.id, self.services.catalogue.photos.put_in_order
        self.verbs.do("photos_ordered", lambda: order(id, photo_ids), lambda before: lambda: order(id, before))

    def remove_photo(self, photo_id: str) -> None:
        """Show the part without it."""
        photos = self.services.catalogue.photos
        self.verbs.do("photo_removed", lambda: photos.remove(photo_id), lambda gone: lambda: photos.restore(gone))

    def load_pictures(self) -> None:
        """Read the photos; `pictures` follows."""
        id, photos, blobs = self.id, self.services.catalogue.photos, self.services.context.blobs

        def read() -> tuple[tuple[str, bytes | None], ...]:
            return tuple(
                (photo.id, blobs.read(photo.sha) if blobs.exists(photo.sha) else None) for photo in photos.of_part(id)
            )

        self.jobs.read(read, done=self._pictures, key="part.pictures")

    @Slot(object)
    def _pictures(self, found: tuple[tuple[str, bytes | None], ...]) -> None:
        self.pictures.emit(found)

    # stock

    def move(self, values: dict[str, Any], undo_reason: str) -> None:
        """Record that so much went from one place to another."""
        id, stock = self.id, self.services.catalogue.stock
        self.verbs.do(
            "posted",
            lambda: stock.post_move(id, **values),
            lambda posted: lambda: stock.reverse(posted.move.id, undo_reason),
        )

    def count(self, values: dict[str, Any], undo_reason: str) -> None:
        """Bring a place to what was counted there."""
        id, stock = self.id, self.services.catalogue.stock

        def back(posted: Posted | None) -> None:
            if posted is not None:
                stock.reverse(posted.move.id, undo_reason)

        self.verbs.do("counted", lambda: stock.adjust(id, **values), lambda posted: lambda: back(posted))

    def begin_count(self, location_id: str) -> None:
        """Count this part in a place, bin by bin, at the bench."""
        id, context, counting = self.id, self.services.context, self.services.counting
        self.verbs.do("count_begun", lambda: part_work.begin_count(context, counting, id, location_id))

    def ask_transfer(self, values: dict[str, Any], undo_reason: str) -> None:
        """Ask one place for so much of it for another."""
        id, requests = self.id, self.services.part_requests
        source, to, micro = values["from_location_id"], values["to_location_id"], values["quantity_micro"]
        needed, note = values["needed_at"], values["note"]

        def ask() -> Asked:
            return requests.transfer(source, to, [Wanted(id, micro)], needed_at=needed, note=note)

        self.verbs.do("transfer_asked", ask, lambda asked: lambda: requests.cancel(asked.request.id, undo_reason))

    def find_paper(self, number: str) -> None:
        """Look for the paper that a move names; `paper_found` or `no_paper` follows."""
        papers = self.services.warehouse_papers
        self.jobs.read(lambda: (number, papers.named(number)), done=self._paper_found, key="part.paper")

    @Slot(object)
    def _paper_found(self, answer: tuple[str, tuple[str, str, str] | None]) -> None:
        number, named = answer
        if named is None:
            self.no_paper.emit(number)
        else:
            self.paper_found.emit(named[0], named[1])

    def take_back(self, move_id: str, reason: str) -> None:
        """Take a move back by the opposite move."""
        stock = self.services.catalogue.stock
        self.verbs.do("taken_back", lambda: stock.reverse(move_id, reason))

    # what hangs on it

    def add_code(self, values: dict[str, Any]) -> None:
        """Another code by which it is scanned."""
        id, supply = self.id, self.services.catalogue_supply
        self.verbs.do(
            "code_added", lambda: supply.add_code(id, **values), lambda made: lambda: supply.remove_code(made.id)
        )

    def remove_code(self, code_id: str) -> None:
        """The code names the part no longer."""
        supply = self.services.catalogue_supply
        self.verbs.do(
            "code_removed",
            lambda: supply.remove_code(code_id),
            lambda _none: lambda: supply.restore_code(code_id),
        )

    def save_replacement(self, line_id: str | None, values: dict[str, Any]) -> None:
        """Add a line of what replaces it, or change one."""
        id, supply = self.id, self.services.catalogue_supply
        number = values.pop("replacement_number")
        if line_id is None:
            self.verbs.do(
                "line_added",
                lambda: supply.add_replacement(id, number, **values),
                lambda made: lambda: supply.remove_replacement(made.id),
            )
            return
        change = supply.change_replacement
        self.verbs.do(
            "line_changed",
            lambda: change(line_id, replacement_number=number, **values),
            lambda before: lambda: change(line_id, **before),
        )

    def remove_replacement(self, line_id: str) -> None:
        """That part does not replace it."""
        supply = self.services.catalogue_supply
        self.verbs.do(
            "line_removed",
            lambda: supply.remove_replacement(line_id),
            lambda _none: lambda: supply.restore_replacement(line_id),
        )

    def save_level(self, location_id: str, low: int | None, high: int | None, bin_id: str | None) -> None:
        """How much a place is to hold, and in which bin."""
        id, set_level = self.id, self.services.catalogue_supply.set_level
        self.verbs.do(
            "level",
            lambda: set_level(id, location_id, low, high, bin_id),
            lambda before: lambda: set_level(id, location_id, *before),
        )

    def save_offer(
        self, offer_id: str | None, values: dict[str, Any], prefer: bool, steps: Sequence[tuple[int, int]] = ()
    ) -> None:
        """Note what a supplier asks, or change it; `prefer`: order it there from now on; `steps`: from which quantity
        on which price counts."""
        id, suppliers = self.id, self.services.suppliers
        supplier_id = values.pop("supplier_id", None)

        def add() -> Any:
            made = suppliers.add_offer(str(supplier_id), id, **values)
            if steps:
                suppliers.set_breaks(made.id, steps)
            if prefer and not made.preferred:
                suppliers.prefer(made.id)
            return made

        if offer_id is None:
            self.verbs.do("offer_added", add, lambda made: lambda: suppliers.remove_offer(made.id))
            return

        def change() -> tuple[dict[str, Any], str | None, list[tuple[int, int]]]:
            before = suppliers.change_offer(offer_id, **values)
            return before, suppliers.prefer(offer_id) if prefer else None, suppliers.set_breaks(offer_id, steps)

        def back(answer: tuple[dict[str, Any], str | None, list[tuple[int, int]]]) -> None:
            suppliers.change_offer(offer_id, **answer[0])
            suppliers.set_breaks(offer_id, answer[2])
            if answer[1] is not None:
                suppliers.prefer(answer[1])

        self.verbs.do("offer_changed", change, lambda answer: lambda: back(answer))

    def remove_offer(self, offer_id: str) -> None:
        """The supplier does not sell it any more."""
        suppliers = self.services.suppliers
        self.verbs.do(
            "offer_removed",
            lambda: suppliers.remove_offer(offer_id),
            lambda _none: lambda: suppliers.restore_offer(offer_id),
        )

    # reading

    def read(self, id: str, wanted: int) -> Opened:
        catalogue, context = self.services.catalogue, self.services.context
        detail = catalogue.part(id)
        moves = detail.moves if wanted <= len(detail.moves) else tuple(catalogue.moves(id, limit=wanted))
        paths = catalogue.stock.paths()
        places = tuple(PlaceChoice(each, paths.get(each.id, ())) for each in catalogue.stock.locations())
        van = catalogue.stock.van_of(context.actor_id)
        carried = catalogue.stock.on_hand(id, van.id) if van is not None else 0
        sha = detail.part.photo_sha
        photo = context.blobs.read(sha) if sha and context.blobs.exists(sha) else None
        return Opened(
            detail,
            moves,
            places,
            catalogue.categories(),
            van.id if van else None,
            carried,
            photo,
            len(catalogue.photos.of_part(id)),
            self._supply(id, detail.part.tracking),
            tuple(told_reversed(context, id)),
        )

    def _supply(self, id: str, tracking: str) -> Supply:
        supply = self.services.catalogue_supply
        old_parts, total = supply.old_parts(id)
        return Supply(
            self.services.availability.of_part(id),
            supply.chain(id),
            part_work.needs(self.services.context, id),
            supply.use(id),
            tuple(supply.codes(id)),
            tuple(supply.levels(id)),
            tuple(old_parts),
            total,
            supply.expiries(id) if tracking != "none" else {},
            self._bought(id) if supply.sees_costs() else None,
        )

    def _bought(self, id: str) -> Bought:
        suppliers, valuation = self.services.suppliers, self.services.valuation
        offers = suppliers.offers_of_part(id)
        return Bought(
            tuple(offers),
            tuple(self.services.catalogue_supply.ordered(id)),
            part_work.arrivals(self.services.context, id),
            tuple(self.services.catalogue_supply.suppliers()),
            valuation.of_part(id) if valuation.possible() else None,
        )

    def read_older(self, id: str, last: MoveRow, limit: int) -> list[MoveRow]:
        return self.services.catalogue.moves(id, last, limit)

    def id_in(self, opened: Opened) -> str:
        return opened.detail.part.id

    def history_in(self, opened: Opened) -> tuple[MoveRow, ...]:
        return opened.moves
