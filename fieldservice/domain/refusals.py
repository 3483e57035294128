"""Why the hub does not take a change, in sentences. Codes and parameters travel and are kept; a sentence is made where
it is shown."""

from __future__ import annotations

from collections.abc import Mapping

from fieldservice.i18n import mark, translate

NEWER_SCHEMA = "hub.newer_schema"  # not a refusal: the device keeps the change until the hub is newer
BEFORE_JOINING = "hub.before_joining"  # not refused: an administrator accepts it

REFUSALS: Mapping[str, str] = {
    # who may do what
    "hub.unknown_intent": mark("hub", "The hub doesn't know this kind of change."),
    "hub.role": mark("hub", "Your roles don't allow this change."),
    "hub.no_longer_allowed": mark("hub", "You were allowed this when you did it, but are not any more."),
    "hub.wrong_person": mark("hub", "This was recorded by somebody else than the person of this laptop."),
    "hub.wrong_author": mark("hub", "The change names somebody else as its author."),
    "hub.table": mark("hub", "This kind of change may not touch that record."),
    "hub.field": mark("hub", "This kind of change may not touch that field."),
    "hub.hub_made": mark("hub", "Records of this kind are made by the hub alone."),
    "hub.roles_field": mark("hub", "Only an administrator gives or takes roles."),
    "hub.not_yours": mark("hub", "This belongs to work that isn't yours."),
    "hub.no_longer_yours": mark("hub", "This belongs to work that isn't yours any more."),
    "hub.not_your_van": mark("hub", "You move parts to or from your own van, or for your own work orders."),
    "hub.not_your_visit": mark("hub", "You plan your own visits only."),
    "hub.not_the_conflict": mark("hub", "The decision changes something that the conflict isn't about."),
    BEFORE_JOINING: mark("hub", "It was recorded before this computer joined the hub. An administrator accepts it."),
    # what was sent
    NEWER_SCHEMA: mark("hub", "The hub is older than this program. It takes this once it is updated."),
    "hub.bad_rows": mark("hub", "The change is damaged and can't be read."),
    "hub.too_many_rows": mark("hub", "The change has more records than the hub takes at once."),
    "hub.unknown_table": mark("hub", "The hub doesn't know this kind of record ({table})."),
    "hub.unknown_field": mark("hub", "The hub doesn't know this field ({table}.{field})."),
    "hub.bad_id": mark("hub", "A record of the change has no valid identity ({table})."),
    "hub.bad_value": mark("hub", "A value of the change is not valid ({table}.{field})."),
    "hub.missing_field": mark("hub", "A value of the change is missing ({table}.{field})."),
    "hub.bad_base": mark("hub", "The change doesn't say what it was based on ({table})."),
    "hub.append_only": mark("hub", "Records of this kind are never changed; a correction is another record."),
    "hub.unknown_row": mark("hub", "The record that this change belongs to is not on the hub."),
    "hub.altered": mark("hub", "What arrived at the hub is not what this laptop wrote."),
    "hub.unreadable": mark("hub", "What arrived at the hub can't be read."),
    "hub.internal": mark("hub", "The hub made a mistake while taking this in. The report is in its log."),
}


def sentence(code: str, params: Mapping[str, str]) -> str:
    """The reason in the language in use. A code that only a newer hub knows is shown as it is, and a parameter that
    it did not send as a question mark."""
    text = REFUSALS.get(code)
    if text is None:
        return translate("hub", "The hub didn't accept this change ({code}).", code=code or "?")
    return translate("hub", text, table=params.get("table", "?"), field=params.get("field", "?"))
