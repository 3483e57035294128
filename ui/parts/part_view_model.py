"""One part: where it is, how it moved, what it is used in; and what people change."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fieldservice.domain.records import StockLocation
from fieldservice.services.catalogue import CategoryNode, MoveRow, PartDetail, Posted
from ui.bridge.record_detail import RecordDetailViewModel

__all__ = ["MoveRow", "Opened", "PartDetail", "PartViewModel", "PlaceChoice"]


@dataclass(frozen=True)
class PlaceChoice:
    """A place of ours with the names of the places around it, from the outermost."""

    location: StockLocation
    path: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Opened:
    """A part as read. `van_id`: my own van; `in_van_micro`: what is in it; `photo`: its bytes or None."""

    detail: PartDetail
    moves: tuple[MoveRow, ...]
    places: tuple[PlaceChoice, ...]
    categories: tuple[CategoryNode, ...]
    van_id: str | None
    in_van_micro: int
    photo: bytes | None


class PartViewModel(RecordDetailViewModel):
    """Screen state of a part's page."""

    RECORD = "part"
    WATCHES = ("part", "part_category", "stock_move", "stock_location", "bom_line", "product", "asset", "person")
    PAGE, OLDER = 20, 40
    shown: Opened | None

    # verbs

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

    def set_photo(self, file: Path) -> None:
        """Show this picture on the part's page."""
        id, context, change = self.id, self.services.context, self.services.catalogue.change_part

        def work() -> dict[str, Any]:
            from fieldservice.system.atomic import environment_fault_from
            from fieldservice.system.media import prepare_photo

            try:
                picture = file.read_bytes()
            except OSError as error:
                raise environment_fault_from(error, file) from error
            prepared = prepare_photo(picture, file.name, context.zone)
            return change(id, photo_sha=context.blobs.put(prepared.data).sha256)

        self.verbs.do("photo", work, lambda before: lambda: change(id, **before))

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

    def take_back(self, move_id: str, reason: str) -> None:
        """Take a move back by the opposite move."""
        stock = self.services.catalogue.stock
        self.verbs.do("taken_back", lambda: stock.reverse(move_id, reason))

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
        return Opened(detail, moves, places, catalogue.categories(), van.id if van else None, carried, photo)

    def read_older(self, id: str, last: MoveRow, limit: int) -> list[MoveRow]:
        return self.services.catalogue.moves(id, last, limit)

    def id_in(self, opened: Opened) -> str:
        return opened.detail.part.id

    def history_in(self, opened: Opened) -> tuple[MoveRow, ...]:
        return opened.moves
