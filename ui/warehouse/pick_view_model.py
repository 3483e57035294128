"""Picking at the bench: the walk along one pick list, what will be short, and the ways out."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QObject

from fieldservice.i18n import translate
from fieldservice.services.pick_scanning import Outcome, Position
from fieldservice.services.pick_views import PickLineView, PickListView, Proposal
from fieldservice.services.warehouse_queue import Task
from ui.bridge.environment import Environment
from ui.warehouse.bench_view_model import Answer, BenchModel

__all__ = ["PickLineView", "PickModel", "PickState", "Proposal"]

C = "bench"
_MOST_WAYS = 3  # as many keys as the hand finds without looking
_QUEUE = 4


class PickState(Struct, frozen=True):
    """A pick list as the bench shows it. `stage`: pick | pack | packed | cancelled. `line` is at hand. `short`: the
    line for which ways out are shown, because it will be short or (`asked`) because somebody asked."""

    view: PickListView
    stage: str
    position: Position
    line: PickLineView | None
    ahead: tuple[PickLineView, ...]
    done: tuple[PickLineView, ...]
    short: PickLineView | None
    ways: tuple[Proposal, ...]
    asked: bool
    queue: tuple[Task, ...]
    waiting: int

    @property
    def picked_any(self) -> bool:
        """Whether there is something to pack, or to take back."""
        return any(line.picked_micro for line in self.view.lines)


class PickModel(BenchModel):
    """Screen state of picking."""

    WATCHES = ("pick_list", "pick_line", "stock_move", "part_request", "part_request_line", "shipment", "work_order")
    state: PickState | None

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self._position = Position()
        self._asked = ""  # the line for which somebody asked the ways out

    def open(self, id: str, **params: object) -> None:
        if id != self.id:
            self._position, self._asked = Position(), ""
        super().open(id, **params)

    def read(self, id: str) -> PickState:
        services = self.services
        view = services.picking.view(id)
        position, asked = self._position, self._asked
        open_lines = [line for line in view.lines if line.line.status == "open" and line.left_micro > 0]
        line = next((each for each in open_lines if each.line.id == position.line_id), None)
        if line is None and open_lines:
            line = open_lines[0]
            position = Position(line.line.id)
        short = next((each for each in open_lines if each.line.id == asked), None)
        if short is None:
            short = next((each for each in open_lines if each.lacking_micro > 0), None)
        ways = services.picking.proposals(short.line.id) if short is not None else []
        tasks, waiting = services.warehouse_queue.following(id, _QUEUE)
        return PickState(
            view,
            self._stage(id, view),
            position,
            line,
            tuple(each for each in open_lines if each is not line),
            tuple(each for each in view.lines if each not in open_lines),
            short,
            tuple(ways if len(ways) <= _MOST_WAYS else [*ways[: _MOST_WAYS - 1], ways[-1]]),
            bool(short is not None and short.line.id == asked),
            tuple(tasks),
            waiting,
        )

    def work(self, text: str) -> Answer:
        if text or self._stage(self.id, self.services.picking.view(self.id)) == "pick":
            outcome = self.services.pick_scanning.scan(self.id, text, self._position, initiator=self)
            verdict = "wrong" if outcome.kind == "wrong" else "right"
            return Answer(verdict, outcome.words, outcome.told, note=outcome)
        return self._pack()

    def remember(self, answer: Answer) -> None:
        if isinstance(answer.note, Outcome) and answer.verdict != "wrong":
            self._position = answer.note.position
            self._asked = ""

    def take_back(self) -> Answer:
        move = self.services.picking.undo(self.id, initiator=self)
        self._position = Position(move.line_id or "")
        return Answer("told", translate(C, "Taken back: it lies in its bin again."))

    def ask_ways(self) -> None:
        """Show the ways out for the line at hand, or no more of it."""
        line = self.state.line if self.state is not None else None
        if line is None:
            return
        self._asked = "" if self._asked == line.line.id else line.line.id
        self.refresh()

    def choose(self, number: int) -> None:
        """Take one of the ways out that are shown, counted from 1."""
        state = self.state
        if state is None or state.short is None or not 1 <= number <= len(state.ways):
            return
        line, way, picking = state.short, state.ways[number - 1], self.services.picking

        def work() -> Answer:
            id = line.line.id
            if way.kind == "substitute":
                picking.substitute(id, way.needs, way.micro, initiator=self)
                words = translate(C, "The substitute is on the list now.")
            elif way.kind == "transfer" and way.source is not None:
                picking.from_elsewhere(id, way.source.id, way.micro, initiator=self)
                words = translate(C, "Asked for from the other warehouse.")
            else:
                picking.short(id, way.micro, "not_found", initiator=self)
                words = translate(C, "Noted as short: the request waits for the rest.")
            self._asked = ""
            return Answer("right", words)

        self.do(work)

    def put_aside(self) -> None:
        """Put the list aside; the queue keeps it."""
        id, picking = self.id, self.services.picking

        def work() -> Answer:
            picking.park(id, initiator=self)
            return Answer("told", translate(C, "Put aside. The queue keeps it."), go=("warehouse_queue", ""))

        self.do(work)

    def _pack(self) -> Answer:
        if self._stage(self.id, self.services.picking.view(self.id)) in ("packed", "cancelled"):
            return Answer(go=("warehouse_queue", ""))
        shipment = self.services.shipping.pack(self.id, initiator=self)
        words = translate(C, "Packed with {number}.", number=shipment.number)
        return Answer("right", words, go=("shipment", shipment.id))

    def _stage(self, id: str, view: PickListView) -> str:
        if view.list.status == "open":
            return "pick"
        if view.list.status == "cancelled":
            return "cancelled"
        return "pack" if any(row.id == id for row in self.services.picking.to_pack()) else "packed"
