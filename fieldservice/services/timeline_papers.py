"""The warehouse's papers in a timeline, in words: what was asked for, picked, sent, received, what old parts became."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from fieldservice.domain.old_part_steps import step_word
from fieldservice.domain.quantity import Quantity, format_quantity
from fieldservice.i18n import language, translate
from fieldservice.services.work_order_lists import display_name

_C = "timeline"
_MOST = 4  # parts that a line names

PARAMS: dict[str, tuple[str, ...]] = {
    "parts_asked": ("paper", "parts", "status"),
    "parts_picked": ("paper",),
    "parts_sent": ("paper", "parts", "kind", "carrier", "whom"),
    "parts_received": ("paper", "parts", "kind", "carrier", "whom"),
    "old_part": ("tag", "step", "note", "undone"),
}


def _asked(params: Mapping[str, Any]) -> str:
    if params["status"] == "cancelled":
        return translate(_C, "Parts asked for and cancelled since: {paper}", paper=params["paper"])
    return translate(_C, "Parts asked for with {paper}: {parts}", paper=params["paper"], parts=_parts(params))


def _picked(params: Mapping[str, Any]) -> str:
    return translate(_C, "Parts picked with {paper}", paper=params["paper"])


def _sent(params: Mapping[str, Any]) -> str:
    said: dict[str, Any] = {"paper": params["paper"], "parts": _parts(params)}
    if params["kind"] == "return":
        text = translate(_C, "Unused parts sent back with {paper}: {parts}", **said)
    elif whom := _whom(params["whom"]):
        text = translate(_C, "Parts sent to {whom} with {paper}: {parts}", whom=whom, **said)
    else:
        text = translate(_C, "Parts sent with {paper}: {parts}", **said)
    return translate(_C, "{what}, {carrier}", what=text, carrier=params["carrier"]) if params["carrier"] else text


def _received(params: Mapping[str, Any]) -> str:
    said: dict[str, Any] = {"paper": params["paper"], "parts": _parts(params)}
    if params["kind"] == "return":
        return translate(_C, "Unused parts back in the warehouse with {paper}: {parts}", **said)
    return translate(_C, "Parts received with {paper}: {parts}", **said)


def _old_part(params: Mapping[str, Any]) -> str:
    if params["undone"]:
        return translate(_C, "Old part {tag}: the last step was taken back", tag=params["tag"])
    text = translate(_C, "Old part {tag}: {step}", tag=params["tag"], step=step_word(params["step"]))
    return translate(_C, "{what}: {reason}", what=text, reason=params["note"]) if params["note"] else text


def _whom(names: str) -> str:
    name, _, name_en = names.partition("\x1f")
    return display_name(name, name_en, language())


def _parts(params: Mapping[str, Any]) -> str:
    shown = []
    for each in (params["parts"] or "").split("\x1e"):
        number, _, rest = each.partition("\x1f")
        quantity, _, unit = rest.partition("\x1f")
        if unit:
            shown.append(f"{number} {format_quantity(Quantity(int(quantity), unit))}")
    joined = ("，" if language() == "zh_CN" else ", ").join(shown[:_MOST])
    if len(shown) <= _MOST:
        return joined
    return translate(_C, "{parts} and %n more", n=len(shown) - _MOST, parts=joined)


WORDINGS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "parts_asked": _asked,
    "parts_picked": _picked,
    "parts_sent": _sent,
    "parts_received": _received,
    "old_part": _old_part,
}
