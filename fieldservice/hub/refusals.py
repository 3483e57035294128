"""Verdicts on mutations, and why one was not taken, in sentences. Codes and parameters travel and are kept; sentences
are made where they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fieldservice.i18n import mark, translate

NEWER_SCHEMA = "hub.newer_schema"  # not a refusal: the device keeps the mutation until the hub is newer

REFUSALS: Mapping[str, str] = {
    # who may do what
    "hub.unknown_intent": mark("hub", "The hub doesn't know this kind of change."),
    "hub.role": mark("hub", "Your roles don't allow this change."),
    "hub.no_longer_allowed": mark("hub", "Your roles allowed this change once, but not any more."),
    "hub.wrong_person": mark("hub", "This was recorded by somebody else than the person of this device."),
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
    # what was sent
    NEWER_SCHEMA: mark("hub", "This was recorded by a newer program. It waits until the hub is updated."),
    "hub.bad_rows": mark("hub", "The change is damaged and can't be read."),
    "hub.too_many_rows": mark("hub", "The change has more rows than the hub takes at once."),
    "hub.unknown_table": mark("hub", "The hub doesn't know this kind of record ({table})."),
    "hub.unknown_field": mark("hub", "The hub doesn't know this field ({table}.{field})."),
    "hub.bad_id": mark("hub", "A record of the change has no valid identity ({table})."),
    "hub.bad_value": mark("hub", "A value of the change is not valid ({table}.{field})."),
    "hub.missing_field": mark("hub", "A value of the change is missing ({table}.{field})."),
    "hub.bad_base": mark("hub", "The change doesn't say what it was based on ({table})."),
    "hub.append_only": mark("hub", "Records of this kind are never changed; a correction is another record."),
    "hub.unknown_row": mark("hub", "The record that this change belongs to is not on the hub."),
    "hub.altered": mark("hub", "What arrived at the hub is not what the computer wrote."),
    "hub.unreadable": mark("hub", "What arrived at the hub can't be read."),
    "hub.internal": mark("hub", "The hub made a mistake while taking this in. The report is in its log."),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the hub thinks of a mutation. `flags` of an accepted one: "lapsed" (field work under a grant that has ended
    since), "joined" (history that somebody else recorded, brought along by an administrator)."""

    ok: bool = True
    code: str = ""
    params: dict[str, str] = field(default_factory=dict)
    flags: frozenset[str] = frozenset()

    @property
    def hold(self) -> bool:
        """Neither accepted nor refused: the device is to keep it waiting."""
        return self.code == NEWER_SCHEMA


ACCEPTED = Verdict()
_LONGEST_PARAM = 60  # a name that a forger chose is shown no longer than this


def refused(code: str, **params: object) -> Verdict:
    """A refusal; parameters are cut to what a sentence can hold."""
    return Verdict(False, code, {name: str(value)[:_LONGEST_PARAM] for name, value in params.items()})


def sentence(code: str, params: Mapping[str, str]) -> str:
    """The reason in the language in use. A code that only a newer hub knows is shown as it is."""
    text = REFUSALS.get(code)
    if text is None:
        return translate("hub", "The hub didn't accept this change ({code}).", code=code)
    return translate("hub", text, None, **params)
