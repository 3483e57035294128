"""Why a change was not accepted, and what to do about it, as sentences: by the hub's code or the state it is in."""

from __future__ import annotations

from collections.abc import Mapping

from fieldservice.i18n import mark, translate

_C = "sync_center"

REFUSALS: dict[str, str] = {
    "hub.internal": mark("sync_center", "The hub made a mistake while taking this in. The report is in its log."),
    "hub.unreadable": mark("sync_center", "What arrived at the hub can't be read."),
    "hub.altered": mark("sync_center", "What arrived at the hub is not what this laptop wrote."),
    "hub.unknown_row": mark("sync_center", "The record that this change belongs to is not on the hub."),
    "hub.unknown_intent": mark("sync_center", "The hub doesn't know this kind of change."),
    "hub.role": mark("sync_center", "Your roles don't allow this change."),
    "hub.no_longer_allowed": mark("sync_center", "You were allowed this when you did it, but are not any more."),
    "hub.wrong_person": mark("sync_center", "This was recorded by somebody else than the person of this laptop."),
    "hub.wrong_author": mark("sync_center", "The change names somebody else as its author."),
    "hub.table": mark("sync_center", "This kind of change may not touch that record."),
    "hub.field": mark("sync_center", "This kind of change may not touch that field."),
    "hub.hub_made": mark("sync_center", "Records of this kind are made by the hub alone."),
    "hub.roles_field": mark("sync_center", "Only an administrator gives or takes roles."),
    "hub.not_yours": mark("sync_center", "This belongs to work that isn't yours."),
    "hub.no_longer_yours": mark("sync_center", "This belongs to work that isn't yours any more."),
    "hub.not_your_van": mark("sync_center", "You move parts from or to your own van, or for your own work orders."),
    "hub.not_your_visit": mark("sync_center", "You plan visits of your own only."),
    "hub.not_the_conflict": mark("sync_center", "The decision changes something that was not in question."),
    "hub.newer_schema": mark("sync_center", "The hub is older than this program. It takes this once it is updated."),
    "hub.bad_rows": mark("sync_center", "The change is damaged and can't be read."),
    "hub.too_many_rows": mark("sync_center", "The change is larger than the hub takes."),
    "hub.unknown_table": mark("sync_center", "The hub doesn't know this kind of record."),
    "hub.unknown_field": mark("sync_center", "The hub doesn't know one of the fields."),
    "hub.bad_id": mark("sync_center", "A record's identity is not valid."),
    "hub.bad_value": mark("sync_center", "A value in it is not valid."),
    "hub.missing_field": mark("sync_center", "A value is missing."),
    "hub.bad_base": mark("sync_center", "The change doesn't say what it was based on."),
    "hub.append_only": mark("sync_center", "Records of this kind are never changed."),
}
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
    "hub.newer_schema": _UPDATE,
    "hub.unknown_intent": _UPDATE,
    "hub.unknown_table": _UPDATE,
    "hub.unknown_field": _UPDATE,
}


def refusal_words(state: str, code: str, params: Mapping[str, str]) -> str:
    """Why a change in this state is not in the hub's data, as one sentence."""
    if state == "parked":
        return translate(_C, "It builds on a change that was not accepted and waits with it.")
    if state == "quarantined":
        return translate(_C, "It came from a laptop that had been shut out. An administrator looks at it.")
    text = REFUSALS.get(code)
    if text is not None:
        return translate(_C, text)
    return translate(_C, "The hub did not accept this change ({code}).", code=code or "?")


def what_to_do(state: str, code: str) -> str:
    """The next step, as one sentence."""
    if state == "parked":
        return translate(_C, "Decide about the change that it builds on.")
    if state == "quarantined":
        return translate(_C, "Ask your administrator. Nothing is lost.")
    text = _WHAT_TO_DO.get(code)
    if text is not None:
        return translate(_C, text)
    return translate(_C, "Offer it again, or let it go and do it anew.")
