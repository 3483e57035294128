"""Calculations that wait for an answer (`trigger`): worked out when its value becomes another, as in ODK.

A note to an answer, a question that is hidden now or a round that has just come or gone sets nothing off.
"""

from __future__ import annotations

from collections.abc import Mapping

from fieldservice.domain.checklist.engine import Engine
from fieldservice.domain.checklist.values import Address, Value


def awaited(engine: Engine) -> dict[Address, Value]:
    """The values of the questions that calculations wait for."""
    places = ((key, path) for key in engine.template.triggered for path in engine.places.get(key, {}))
    return {(place := Address(*each)): engine.cells[place].value for each in places}


def set_off(engine: Engine, before: Mapping[Address, Value]) -> list[Address]:
    """The places whose calculation waits for a value that was another `before`."""
    found: dict[Address, None] = {}
    for address in sorted(before):
        cell = engine.cells.get(address)
        if cell is None or cell.value == before[address]:
            continue
        for key in engine.template.triggered[address.key]:
            for path in engine.readers(key, address.key, address.path):
                if path in engine.places.get(key, {}):
                    found[Address(key, path)] = None
    return list(found)
