"""How a question stands at one place."""

from __future__ import annotations

from dataclasses import dataclass

from fieldservice.domain.checklist.events import AnswerEvent
from fieldservice.domain.checklist.values import Value


@dataclass(frozen=True, slots=True)
class Cell:
    """A question at one place. `automatic` is the verdict that follows from the value, `verdict` the one that holds.

    `invalid`: the answer doesn't satisfy the constraint as things stand now. `unoffered`: those of the choices in the
    answer that the choice filter doesn't offer any more. `worked_out`: the value follows from other answers.
    """

    visible: bool = False
    required: bool = False
    value: Value = None
    answered: bool = False
    automatic: str = ""
    verdict: str = ""
    note: str = ""
    event: AnswerEvent | None = None
    from_default: bool = False
    invalid: bool = False
    unoffered: tuple[str, ...] = ()
    worked_out: bool = False

    @property
    def seen(self) -> tuple[Value, str]:
        """What rules read."""
        return (self.value, self.verdict) if self.visible else (None, "")

    @property
    def overruled(self) -> bool:
        """A person's verdict stands against the one that follows from the answer."""
        return bool(self.automatic) and self.verdict != self.automatic


NO_CELL = Cell()
