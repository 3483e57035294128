"""Why a conversation with the hub failed, by what can be done about it."""

from __future__ import annotations

from fieldservice.errors import EnvironmentFault
from fieldservice.i18n import mark

OFFLINE = "offline"  # nobody answered, or not the hub: try again later
REFUSED = "refused"  # the hub answered no: the same again won't help
UNKNOWN = "unknown"  # the hub doesn't know this device: enrol again, keep everything
REVOKED = "revoked"  # this device was shut out
UPGRADE = "upgrade"  # the two programs don't understand one another
FAULT = "fault"  # the hub is in trouble: try again later
BAD_MESSAGE = "bad_message"  # bytes that mean nothing: one side is wrong, or somebody altered them
UNPROVEN = "unproven"  # an answer without the signature of the hub that this device joined: nothing of it is believed
KINDS = (OFFLINE, REFUSED, UNKNOWN, REVOKED, UPGRADE, FAULT, BAD_MESSAGE, UNPROVEN)

_SENTENCES = {
    OFFLINE: (
        mark("sync", "The hub can't be reached."),
        mark("sync", "Work goes on. What waits is delivered as soon as the network is back."),
    ),
    REFUSED: (
        mark("sync", "The hub refused the request: {reason}"),
        mark("sync", "Ask your administrator."),
    ),
    UNKNOWN: (
        mark("sync", "The hub doesn't know this laptop any more."),
        mark("sync", "Nothing is lost. Ask your administrator for a new enrolment code and enter it."),
    ),
    REVOKED: (
        mark("sync", "This laptop was shut out by an administrator."),
        mark("sync", "Ask your administrator."),
    ),
    UPGRADE: (
        mark("sync", "This program is too old for the hub."),
        mark("sync", "Install the new version. What waits is kept until then."),
    ),
    FAULT: (
        mark("sync", "The hub has a problem: {reason}"),
        mark("sync", "What waits is kept and delivered later. If this lasts, tell the person who looks after the hub."),
    ),
    BAD_MESSAGE: (
        mark("sync", "What the hub sent can't be read: {reason}"),
        mark("sync", "It is asked again. If this lasts, tell the person who looks after the hub."),
    ),
    UNPROVEN: (
        mark("sync", "The hub said something unproven. Nothing was deleted."),
        mark(
            "sync",
            "Synchronisation has stopped. Somebody on this network may pretend to be the hub: use another network, and"
            " tell your administrator.",
        ),
    ),
}


class SyncFailure(EnvironmentFault):
    """A conversation that failed. `kind` is one of KINDS; `hub_code` is the hub's own word for it ("no_blob")."""

    def __init__(self, kind: str, reason: str = "", *, hub_code: str = "", retry_after: float = 0.0) -> None:
        text, next_step = _SENTENCES[kind]
        super().__init__(f"sync.{kind}", text, next_step, reason=reason)
        self.kind = kind
        self.reason = reason
        self.hub_code = hub_code
        self.retry_after = retry_after  # seconds that the hub asks to be left alone

    @property
    def passes(self) -> bool:
        """Whether it is worth trying the same again later."""
        return self.kind in (OFFLINE, FAULT, BAD_MESSAGE)
