"""The state of delivery in one sentence, for the status bar and the head of the sync centre."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Protocol

from fieldservice.domain.formats import format_clock, format_moment
from fieldservice.i18n import translate
from ui.bridge.sync import COMPARING, CONNECTING, PAUSED, PHOTOS, PULLING, PUSHING, REVOKED, TROUBLE, Moment

_C = "sync_center"


class Facts(Protocol):
    """What of `fieldservice.services.sync_center.Standing` the words need."""

    @property
    def waiting(self) -> int: ...
    @property
    def carried(self) -> int: ...
    @property
    def undecided(self) -> int: ...
    @property
    def refused(self) -> int: ...
    @property
    def parked(self) -> int: ...
    @property
    def quarantined(self) -> int: ...
    @property
    def delivered_today(self) -> int: ...
    @property
    def last_delivery(self) -> datetime | None: ...
    @property
    def last_contact(self) -> datetime | None: ...
    @property
    def files(self) -> int: ...
    @property
    def files_without_room(self) -> int: ...
    @property
    def files_too_large(self) -> int: ...


def status_words(facts: Facts, moment: Moment, now: datetime, zone: tzinfo) -> tuple[str, str, str]:
    """(sentence, icon, tone): "all 14 changes delivered 18:02", "14 changes waiting, no network"."""
    waiting = facts.waiting + facts.carried
    if moment.phase == REVOKED:
        return translate(_C, "This laptop was shut out by an administrator"), "shield-x", "danger"
    if moment.phase == PAUSED:
        return _waiting(facts, translate(_C, "paused")), "circle-pause", "muted"
    if moment.phase == TROUBLE and moment.offline:
        return _waiting(facts, translate(_C, "no network")), "cloud-off", "muted"
    if moment.phase == TROUBLE:
        return _waiting(facts, _not_now(facts)), "cloud-off", "muted"
    if moment.phase == PUSHING and moment.total:
        done, total = f"{moment.done:,}", f"{moment.total:,}"
        return translate(_C, "Delivering, {done} of {total} changes", done=done, total=total), "refresh-cw", "muted"
    if moment.phase == CONNECTING:
        return translate(_C, "Connecting to the hub"), "refresh-cw", "muted"
    if moment.phase in (PULLING, COMPARING):
        return translate(_C, "Fetching what colleagues changed"), "refresh-cw", "muted"
    if moment.phase == PHOTOS:
        return translate(_C, "Changes delivered, photos under way"), "refresh-cw", "muted"
    if waiting:
        return _waiting(facts, ""), "cloud", "muted"
    if facts.files_without_room or facts.files_too_large:
        return _held_back(facts), "triangle-alert", "warn"
    return _all_delivered(facts, moment, now, zone), "cloud-check", "muted"


def decide_words(facts: Facts) -> str:
    """ "2 need your decision, 1 not accepted", each as the navigation and the sync centre count it; empty when nothing
    is left for a person."""
    said = []
    if facts.undecided:
        said.append(translate(_C, "%n need your decision", facts.undecided))
    if not_accepted := facts.refused + facts.parked + facts.quarantined:
        said.append(translate(_C, "%n not accepted", not_accepted))
    return translate(_C, ", ").join(said)


def held_back_words(facts: Facts) -> tuple[str, str]:
    """(what the hub did not take, what to do): for photos and files, which would otherwise wait in silence."""
    if count := facts.files_without_room:
        return (
            translate(_C, "The hub has no room for %n photos and files.", count),
            translate(
                _C,
                "They are safe on this computer and go by themselves once there is room. Tell the person who looks"
                " after the hub.",
            ),
        )
    if count := facts.files_too_large:
        return (
            translate(_C, "%n files are larger than the hub takes.", count),
            translate(
                _C,
                "They are safe on this computer. Ask the person who looks after the hub to allow larger files.",
            ),
        )
    return "", ""


def _held_back(facts: Facts) -> str:
    if count := facts.files_without_room:
        return translate(_C, "Changes delivered; the hub has no room for %n photos and files", count)
    return translate(_C, "Changes delivered; %n files are too large for the hub", facts.files_too_large)


def _not_now(facts: Facts) -> str:
    if facts.waiting + facts.carried + facts.files:
        return translate(_C, "the hub does not take them now")
    return translate(_C, "the hub can't be asked now")


def _waiting(facts: Facts, why: str) -> str:
    count = facts.waiting + facts.carried
    if not count and facts.files:
        if why:
            return translate(_C, "%n photos and files waiting, {why}", facts.files, why=why)
        return translate(_C, "%n photos and files waiting", facts.files)
    if not count:
        return translate(_C, "Nothing waits, {why}", why=why) if why else translate(_C, "Nothing waits")
    if why:
        return translate(_C, "%n changes waiting, {why}", count, why=why)
    return translate(_C, "%n changes waiting", count)


def _all_delivered(facts: Facts, moment: Moment, now: datetime, zone: tzinfo) -> str:
    contact = moment.last_contact or facts.last_contact
    if contact is None:
        return translate(_C, "Not synchronised yet")
    at = facts.last_delivery if facts.last_delivery is not None else contact
    local = at.astimezone(zone).date() == now.astimezone(zone).date()
    time = format_clock(at, zone) if local else format_moment(at, now, zone)
    if facts.files:
        return translate(_C, "Changes delivered, {time}; %n photos and files wait", facts.files, time=time)
    if facts.delivered_today:
        return translate(_C, "All %n changes delivered, {time}", facts.delivered_today, time=time)
    return translate(_C, "All changes delivered, {time}", time=time)
