"""What the program brings along: fault codes, the lines of a price list, checklists, diagnosis trees.

Their ids follow from their codes, so two installations that meet at a hub mean the same rows by them.
"""

from __future__ import annotations

import hashlib
from typing import Any

from fieldservice.domain.default_codes import default_codes
from fieldservice.domain.records import FaultCode, Price
from fieldservice.services.context import Context

# The lines of an empty price list; the amounts are the company's to fill in.
_PRICE_LINES = (
    ("labour", "工时费", "Labour", "h"),
    ("labour_overtime", "加班工时费", "Labour out of hours", "h"),
    ("remote", "远程支持", "Remote support", "h"),
    ("travel_visit", "上门费", "Call-out", "visit"),
    ("travel_km", "里程费", "Travel", "km"),
)


def fixed_id(kind: str, code: str) -> str:
    """The same id on every computer for what the program itself brings along."""
    digest = hashlib.sha256(f"{kind}/{code}".encode()).hexdigest()
    return f"{0:012x}7{digest[:3]}8{digest[3:18]}"


def codes_and_prices() -> list[Any]:
    """The fault codes and price lines of the program."""
    made: list[Any] = [
        FaultCode(
            id=fixed_id(code.kind, code.code),
            kind=code.kind,
            code=code.code,
            name=code.names["zh_CN"],
            name_en=code.names["en"],
            parent_code=code.parent,
        )
        for code in default_codes()
    ]
    made += [
        Price(id=fixed_id("price", code), code=code, name=name, name_en=name_en, unit=unit)
        for code, name, name_en, unit in _PRICE_LINES
    ]
    return made


def put_in(context: Context, initiator: object | None = None) -> None:
    """Put them into a new profile of one's own. One that joins a hub gets the hub's instead."""
    from fieldservice.services.checklists import Checklists
    from fieldservice.services.diagnosis_trees import DiagnosisTrees

    Checklists(context).install_templates(initiator=initiator)
    DiagnosisTrees(context).install_shipped(initiator=initiator)
    with context.begin("profile.basics", initiator) as uow:
        uow.add_all(codes_and_prices())
        uow.commit()
