"""Whatever two keepers and a technician do offline with the same parts, every piece is in exactly one place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from fieldservice.domain.records import PartRequestLine, PickLine, PickList, Shipment, ShipmentLine
from fieldservice.errors import UserError
from fieldservice.services.container import Services
from fieldservice.services.part_requests import Wanted
from tests.sync.test_outbound_twins import MICRO, Firm

_STEPS = st.lists(
    st.tuples(
        st.sampled_from(("keeper", "keeper", "other", "other", "field")),
        st.sampled_from(
            (
                "ask",
                "list",
                "pick",
                "undo",
                "short",
                "pack",
                "ship",
                "take_back",
                "receive",
                "cancel",
                "put_back",
                "meet",
            )
        ),
        st.integers(0, 3),
    ),
    max_size=60,
)


def _nth(rows: list[str], n: int) -> str:
    if not rows:
        raise UserError("test.none", "none")
    return rows[n % len(rows)]


def _step(firm: Firm, name: str, kind: str, n: int) -> None:
    """One verb of somebody, on the n-th thing that it may be about; what is refused in words changes nothing."""
    services: Services = firm.services[name]
    reader = firm.laptops[name].store.read()

    def ids(table: type[PickList] | type[Shipment]) -> list[str]:
        return [row.id for row in reader.where(table)]

    def lines() -> list[str]:
        return [row.id for row in reader.where(PickLine)]

    keepers: dict[str, Callable[[], object]] = {
        "list": lambda: services.picking.make_lists([_nth([line.id for line in reader.where(PartRequestLine)], n)]),
        "pick": lambda: services.picking.pick(_nth(lines(), n), MICRO),
        "undo": lambda: services.picking.undo(_nth(ids(PickList), n)),
        "short": lambda: services.picking.short(_nth(lines(), n), MICRO),
        "pack": lambda: services.shipping.pack(_nth(ids(PickList), n)),
        "ship": lambda: services.shipping.ship(_nth(ids(Shipment), n)),
        "take_back": lambda: services.shipping.take_back(_nth(ids(Shipment), n)),
        "cancel": lambda: services.shipping.cancel(_nth(ids(Shipment), n)),
        "put_back": lambda: services.picking.put_back(_nth(ids(PickList), n)),
    }
    everybody: dict[str, Callable[[], object]] = {
        "ask": lambda: services.part_requests.ask(
            [Wanted(firm.part.id, (n % 2 + 1) * MICRO, firm.central.id)], person_id=firm.technicians[0].id
        ),
        "receive": lambda: services.shipping.receive(_nth(ids(Shipment), n)),
    }
    verb = everybody.get(kind) or (keepers.get(kind) if name != "field" else None)
    if verb is None:
        return
    try:
        verb()
    except UserError:
        return


@given(_STEPS)
@settings(max_examples=25, deadline=None)
def test_nothing_is_lost_refused_or_counted_twice_whatever_happens_offline(steps: list[tuple[str, str, int]]) -> None:
    with TemporaryDirectory() as folder:
        firm = Firm(Path(folder))
        for n in (0, 1):  # two requests that both keepers know
            _step(firm, "field", "ask", n)
        firm.meet()
        for name, kind, n in steps:
            if kind == "meet":
                firm.meet()
            else:
                _step(firm, name, kind, n)
        firm.meet()  # asserts that the hub refused nothing
        held = [firm.held(name) for name in ("desk", "keeper", "other")]
        assert held[0] == held[1] == held[2]
        assert sum(held[0].values()) == 1  # the one piece that there ever was
        keeper = firm.services["keeper"]
        reader = firm.laptops["keeper"].store.read()
        for pick_list in reader.where(PickList):
            assert all(each for each in keeper.picking.view(pick_list.id).notices)
        for shipment in reader.where(Shipment):
            view = keeper.shipping.view(shipment.id)
            told = bool(view.notices)
            for line in view.lines:
                settled = line.sent_micro in (0, line.line.quantity_micro) and line.received_micro in (
                    0,
                    line.sent_micro,
                )
                assert settled or told, (shipment, line)
            assert reader.where(ShipmentLine, shipment_id=shipment.id)
