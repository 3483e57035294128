"""Why a change was not accepted and what to do about it, as sentences: by its state and the hub's code."""

from __future__ import annotations

from collections.abc import Mapping

from fieldservice.domain.refusals import BEFORE_JOINING, NEWER_SCHEMA, sentence
from fieldservice.i18n import mark, translate

_C = "sync_center"

_ASK_FOR_RIGHT = mark("sync_center", "Ask your administrator for the right and offer it again, or let it go.")
_ASK_DISPATCH = mark("sync_center", "Ask dispatch to give the work to you and offer it again, or let it go.")
_ASK_SUPPORT = mark("sync_center", "Tell the person who looks after the hub, then offer it again.")
_UPDATE = mark("sync_center", "When the hub or this program is updated, offer it again.")
_WHAT_TO_DO: dict[str, str] = {
    "hub.internal": _ASK_SUPPORT,
    "hub.unreadable": _ASK_SUPPORT,
    "hub.bad_rows": _ASK_SUPPORT,
    "hub.unknown_row": mark("sync_center", "Enter it on the record that exists, then let this one go."),
    "hub.role": _ASK_FOR_RIGHT,
    "hub.no_longer_allowed": _ASK_FOR_RIGHT,
    "hub.roles_field": _ASK_FOR_RIGHT,
    "hub.not_yours": _ASK_DISPATCH,
    "hub.no_longer_yours": _ASK_DISPATCH,
    "hub.not_your_visit": _ASK_DISPATCH,
    NEWER_SCHEMA: _UPDATE,
    "hub.unknown_intent": _UPDATE,
    "hub.unknown_table": _UPDATE,
    "hub.unknown_field": _UPDATE,
}


def refusal_words(state: str, code: str, params: Mapping[str, str]) -> str:
    """Why a change in this state is not in the hub's data, as one sentence."""
    if state == "parked":
        return translate(_C, "It builds on a change that was not accepted and waits with it.")
    if state == "quarantined" and code != BEFORE_JOINING:
        return translate(_C, "It came from a laptop that had been shut out. An administrator looks at it.")
    return sentence(code, params)


def what_to_do(state: str, code: str) -> str:
    """The next step, as one sentence."""
    if state == "parked":
        return translate(_C, "Decide about the change that it builds on.")
    if state == "quarantined":
        if code == BEFORE_JOINING:
            return translate(
                _C,
                "Tell your administrator: one click under Devices and people accepts everything from before joining.",
            )
        return translate(_C, "Ask your administrator. Nothing is lost.")
    text = _WHAT_TO_DO.get(code)
    if text is not None:
        return translate(_C, text)
    return translate(_C, "Offer it again, or let it go and do it anew.")
