"""The list of receipts: what came, with which delivery note; taking one back."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from fieldservice.domain.records import GoodsReceipt
from fieldservice.services.lists import LongList
from fieldservice.services.receipt_undo import Standing
from fieldservice.services.receiving import ReceiptDetail, ReceiptFilter, ReceiptRow
from ui.bridge.environment import Environment
from ui.bridge.record_list import RecordListViewModel
from ui.bridge.verbs import Verbs

__all__ = ["ReceiptDetail", "ReceiptRow", "ReceiptsViewModel"]

_STATUSES = {"open": frozenset({"open"}), "done": frozenset({"done"}), "cancelled": frozenset({"cancelled"})}


class ReceiptsViewModel(RecordListViewModel):
    """Screen state of the list of receipts. `view`: all | open | done | cancelled."""

    LIST = "goods_receipts"
    WATCHES = ("goods_receipt", "goods_receipt_line", "stock_move", "supplier")

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, ReceiptFilter(), parent)
        self.view = "all"
        self.verbs = Verbs(environment, self)

    def records(self) -> LongList[Any, Any]:
        return self.services.receiving.receipts

    def read_preview(self, row: ReceiptRow) -> ReceiptDetail:
        return self.services.receiving.detail(row.id)

    def choose_view(self, view: str) -> None:
        """Show another state."""
        self.view = view
        self.narrow(statuses=_STATUSES.get(view))

    def take_back(self, receipt_id: str, reason: str) -> None:
        """Take everything of a receipt back; `verbs.done("take_back", receipt, undo)` or `refused` follows."""
        service = self.services.receipt_undo
        kept: list[Standing] = []  # as it stood right before

        def work() -> GoodsReceipt:
            kept.append(service.standing(receipt_id))
            return service.undo(receipt_id, reason)

        self.verbs.do("take_back", work, lambda _receipt: lambda: service.restore(kept[-1]))
