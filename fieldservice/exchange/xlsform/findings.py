"""What an import changes or leaves out, said before anything is stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fieldservice.i18n import translate

LOST, CHANGED = "lost", "changed"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not come over as it is; `row` 0 and `column` '' where the whole sheet is meant."""

    kind: str
    sheet: str
    row: int
    column: str
    text: str
    params: Mapping[str, object] = field(default_factory=dict)

    def sentence(self) -> str:
        """In the language in use, with the place in front."""
        words = translate("xlsform", self.text, None, **self.params)
        place: dict[str, Any] = {"sheet": self.sheet, "row": self.row, "column": self.column, "words": words}
        if self.row and self.column:
            return translate("xlsform", "Sheet “{sheet}”, row {row}, column “{column}”: {words}", **place)
        if self.row:
            return translate("xlsform", "Sheet “{sheet}”, row {row}: {words}", **place)
        if self.column:
            return translate("xlsform", "Sheet “{sheet}”, column “{column}”: {words}", **place)
        return translate("xlsform", "Sheet “{sheet}”: {words}", **place)
