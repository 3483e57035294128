"""Refusals: one shape for all of them, with a code for programs and a sentence for people."""

from __future__ import annotations

import json
from typing import Any

from fieldservice.errors import EnvironmentFault, FieldServiceError
from fieldservice.i18n import mark, translate

_SENTENCES = {
    "unknown": mark("hub_admin", "The hub doesn't know this device or its token. Enrol the device again."),
    "signature": mark("hub_admin", "The request is not signed by this device, or was altered on its way."),
    "clock": mark("hub_admin", "The device's clock differs from the hub's. It signs again with the hub's time."),
    "replayed": mark("hub_admin", "This request arrived before. It is not taken twice."),
    "not_administrator": mark("hub_admin", "Only an administrator may do this."),
    "revoked": mark("hub_admin", "This device was revoked. It gets no more data."),
    "plain_http": mark("hub_admin", "This hub is reached from here over https only."),
    "not_found": mark("hub_admin", "There is nothing at this address."),
    "slow": mark("hub_admin", "The request took too long to arrive."),
    "no_length": mark("hub_admin", "The request doesn't say how long it is."),
    "too_large": mark("hub_admin", "The request is larger than the hub takes."),
    "wrong_type": mark("hub_admin", "The request is of another kind than this address takes."),
    "too_many": mark("hub_admin", "Too many requests. Try again a little later."),
    "bad_message": mark("hub_admin", "The request can't be understood."),
    "failed": mark("hub_admin", "The hub made a mistake. It is written to its log under {incident}."),
    "starting": mark("hub_admin", "The hub was just started. Try again in a few seconds."),
    "range": mark("hub_admin", "The file has no such part."),
}
_STATUS = {
    "unknown": 401,
    "signature": 401,
    "clock": 401,
    "replayed": 409,
    "not_administrator": 403,
    "revoked": 403,
    "plain_http": 403,
    "code": 403,
    "not_found": 404,
    "no_blob": 404,
    "no_device": 404,
    "no_person": 404,
    "no_enrolment": 404,
    "nothing_kept": 404,
    "slow": 408,
    "offset": 409,
    "last_administrator": 409,
    "wiped": 409,
    "not_revoked": 409,
    "no_length": 411,
    "too_large": 413,
    "wrong_type": 415,
    "range": 416,
    "digest": 422,
    "too_many": 429,
    "failed": 500,
    "busy": 503,
    "starting": 503,
    "full": 507,
}
_BUSY_SECONDS = 15  # until the database is back, or somebody else's turn is over


class Refusal(Exception):
    """A request is not carried out; `extra` goes into the error's object, `headers` beside it."""

    def __init__(self, code: str, *, headers: dict[str, str] | None = None, **extra: Any) -> None:
        super().__init__(code)
        self.code = code
        self.extra = extra
        self.headers = headers or {}

    @property
    def status(self) -> int:
        """The HTTP status."""
        return _STATUS.get(self.code, 400)

    def body(self, hub_at: int) -> bytes:
        """The JSON that says so."""
        texts = {name: value for name, value in self.extra.items() if isinstance(value, str)}
        sentence = self.extra.get("sentence") or translate("hub_admin", _SENTENCES[self.code], None, **texts)
        said = {"code": self.code, **self.extra, "sentence": sentence}
        reply: dict[str, Any] = {"error": said, "hub_at": hub_at}
        if "offset" in self.extra:
            reply["offset"] = self.extra["offset"]
        return json.dumps(reply, ensure_ascii=False).encode("utf-8", "replace")


def refusal_of(error: FieldServiceError) -> Refusal:
    """The refusal that an error of the hub becomes: its code is the word after the dot."""
    word = error.code.partition(".")[2] or error.code
    extra = {"offset": error.params["offset"]} if word == "offset" else {}
    if error.code.startswith("disk."):
        return Refusal("full", sentence=error.message())
    if isinstance(error, EnvironmentFault) and word not in _STATUS:
        word = "busy"  # the machine stands in the way: nothing that the device could do otherwise
    headers = {"Retry-After": str(_BUSY_SECONDS)} if word == "busy" else {}
    return Refusal(word, sentence=error.message(), headers=headers, **extra)
