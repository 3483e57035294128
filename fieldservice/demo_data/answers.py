"""Answered checklists: the shipped templates with readings that fit what was found."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import Any

from fieldservice.demo_data.build import Build
from fieldservice.domain.checklist import ChecklistState, address, encode
from fieldservice.domain.records import Checklist, ChecklistAnswer, ChecklistTemplate
from fieldservice.services.checklists import template_of

_SAFETY = ("permit", "isolated", "locked", "released", "protection", "surroundings")
# question -> before the repair, by case; numbers are (least, most, decimals) or $value of the case
_OVER_TEMPERATURE: dict[str, Any] = {
    "leaks": "none", "oil_level": "above", "intake_filter": (1.6, 2.9, 1), "cooler_dust": "light",
    "fan_current": (3.2, 3.6, 1), "discharge": "$t", "valve": "opens", "sensor_difference": (0.3, 1.1, 1),
    "oil_filter": (0.6, 1.2, 1), "reset": "ok",
}  # fmt: skip
_FOUND: dict[str, dict[str, Any]] = {
    "C0301": {"valve": "stuck"},
    "C0302": {"cooler_dust": "heavy"},
    "C0303": {"fan_current": (0.0, 0.2, 1)},
}
_LOW_PRESSURE: dict[str, Any] = {
    "strainer": "clean", "inlet": (12.0, 12.6, 1), "outlet": (7.2, 8.4, 1), "suction": (0.18, 0.26, 2),
    "superheat": (11.0, 13.5, 1), "sight_glass": "bubbles", "leak_places": ["valves"], "added": "$q",
    "expansion": "ok", "cut_out": (0.18, 0.22, 2), "restart": "stable",
}  # fmt: skip
_MAINTENANCE: dict[str, Any] = {
    "hours": "$hours", "load_share": (55, 86, 0), "discharge": (82, 90, 0), "oil": "pass", "oil_amount": (18, 22, 1),
    "oil_filter": "pass", "air_filter": "pass", "separator": "pass", "belt": "pass", "terminals": "pass",
    "cooler": "pass", "safety_valve": "pass", "drain": "pass", "motors": (1, 1, 0), "motor_current@0": (132, 141, 1),
    "bearing@0": (58, 72, 0),
}  # fmt: skip
_NOTES = {
    "discharge": ["高于上限，停机", "Above the limit, tripped"],
    "valve": ["阀芯卡在关闭位置", "Core stuck shut"],
    "cooler_dust": ["翅片一半不透光", "Half of the fins blocked"],
    "fan_current": ["风扇停转", "Fan standing still"],
    "suction": ["低于下限", "Below the limit"],
    "superheat": ["制冷剂不足", "Refrigerant low"],
    "sight_glass": ["连续气泡", "Constant bubbles"],
    "leak_places": ["角阀阀杆渗漏", "Leak at the stem of the angle valve"],
}


class Answers:
    """Answers the templates that are stored; without a template nothing is added."""

    def __init__(self, build: Build, templates: list[ChecklistTemplate]) -> None:
        self._build = build
        newest: dict[str, ChecklistTemplate] = {}
        for row in sorted(templates, key=lambda row: row.version):
            newest[row.code] = row
        self._templates = newest

    def answer(
        self, work_order_id: str, case: dict[str, Any], values: dict[str, int], by_id: str, at: datetime
    ) -> None:
        """The safety check, then the checklist that suits the case."""
        self._give("safety_confirmation", "safety", work_order_id, dict.fromkeys(_SAFETY, "pass"), values, by_id, at)
        later = at + timedelta(minutes=9)
        kind = case.get("checklist", "")
        if kind == "over_temperature":
            found = _OVER_TEMPERATURE | _FOUND.get(case["codes"][1], {})
            self._give("compressor_over_temperature", "diagnosis", work_order_id, found, values, by_id, later)
        elif kind == "low_pressure":
            self._give("chiller_low_pressure", "diagnosis", work_order_id, _LOW_PRESSURE, values, by_id, later)
        elif kind == "maintenance_4000h":
            self._give("maintenance_4000h", "maintenance", work_order_id, _MAINTENANCE, values, by_id, later)

    def _give(
        self, code: str, purpose: str, work_order_id: str, answers: dict[str, Any], values: dict[str, int], by_id: str,
        at: datetime,
    ) -> None:  # fmt: skip
        row = self._templates.get(code)
        if row is None:
            return
        build = self._build
        checklist = Checklist(
            id=build.id(), work_order_id=work_order_id, template_id=row.id, purpose=purpose, added_at=at,
            added_by_id=by_id,
        )  # fmt: skip
        build.add(checklist)
        state = ChecklistState(template_of(row.body), today=build.local_day(at), booked=(by_id,), language="en")
        for key, wanted in answers.items():
            at += timedelta(seconds=build.rng.randint(15, 70))
            value = _value(build.rng, wanted, values)
            verdict = "pass" if wanted == "pass" else None
            question, _, rounds = key.partition("@")
            event = state.answer(address(question, rounds), value, verdict, at=at, by=by_id).event
            note = build.words(_NOTES[key]) if event.verdict == "fail" and key in _NOTES else ""
            build.add(
                ChecklistAnswer(
                    id=build.id(), checklist_id=checklist.id, question=question, path=event.path,
                    value=encode(event.value), verdict=event.verdict, note=note, at=at, by_id=by_id,
                )
            )  # fmt: skip


def _value(rng: random.Random, wanted: Any, values: dict[str, int]) -> object:
    """What a person would have typed."""
    if isinstance(wanted, tuple):
        least, most, places = wanted
        return f"{rng.uniform(least, most):.{places}f}"
    if isinstance(wanted, str) and wanted.startswith("$"):
        return str(values[wanted[1:]])
    if isinstance(wanted, list):
        return tuple(wanted)
    return wanted
