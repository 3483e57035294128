"""Which codes closed cases of the same machine end in, so that they are offered first."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Slot

from fieldservice.domain.coding import Code
from ui.bridge.environment import Environment
from ui.bridge.view_model import ViewModel


class UsualCodes(ViewModel):
    """Asked again when another work order is shown or a case is closed."""

    WATCHES = ("case_digest",)

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self._work_order_id = ""
        self._counts: Mapping[tuple[str, str], int] = {}

    def show(self, work_order_id: str) -> None:
        """Those of a work order's machine."""
        if work_order_id != self._work_order_id:
            self._work_order_id, self._counts = work_order_id, {}
            self.refresh()

    def refresh(self) -> None:
        """Ask again."""
        if self._work_order_id:
            diagnosis, work_order = self.services.diagnosis, self._work_order_id
            self.jobs.read(lambda: diagnosis.usual_codes(work_order), done=self._read, key=f"usual_codes.{id(self)}")

    def first(self, codes: list[Code]) -> list[Code]:
        """The usual ones first; the others stay in their order."""
        return sorted(codes, key=lambda code: -self._counts.get((code.kind, code.code), 0))

    @Slot(object)
    def _read(self, counts: Mapping[tuple[str, str], int]) -> None:
        self._counts = counts
