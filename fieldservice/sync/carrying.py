"""Delivering another laptop's work from its safety copy, beside this device's own.

The carried mutations go out under the stream in which they were written, so the hub knows them by the names that they
always had: should the old laptop come back and deliver them as well, each is still applied once.
"""

from __future__ import annotations

import json

import msgspec

from fieldservice.store.queries import carried
from fieldservice.store.store import Store
from fieldservice.sync.conversations import Device
from fieldservice.sync.device import STATE_OF
from fieldservice.sync.messages import (
    Compare,
    Compared,
    Hello,
    Mutation,
    Pull,
    Pulled,
    Push,
    Pushed,
    Stream,
    Welcome,
)

NOT_OURS = "sync.carried_not_ours"  # the old laptop belongs to somebody else
FORKED = "sync.carried_forked"  # the hub knows other work under these names
_MOST_MUTATIONS = 200
_MOST_BYTES = 4 * 1024 * 1024


class CarryingDevice:
    """The device core, with what it carries for another laptop delivered after its own work."""

    def __init__(self, device: Device, store: Store) -> None:
        self._device = device
        self._store = store
        self._stuck: set[str] = set()  # streams that can't go on until the hub was greeted again

    @property
    def needs_hello(self) -> bool:
        """Whether the core wants to greet the hub."""
        return self._device.needs_hello

    def hello(self) -> Hello:
        """The core's report, which also names the streams that are carried; the own present one stays last."""
        own = self._device.hello()
        names = {stream.stream for stream in own.streams}
        others = [read_stream(kept) for kept in carried.streams(self._store.read()).values()]
        return msgspec.structs.replace(
            own, streams=[*(stream for stream in others if stream.stream not in names), *own.streams]
        )

    def welcomed(self, reply: Welcome) -> None:
        """What the hub has of the carried streams; one that it does not let us write stays here with the reason."""
        self._stuck.clear()
        for stream in carried.streams(self._store.read()):
            if stream in reply.received:
                carried.wait_again(self._store, stream, reply.received[stream])
            else:
                carried.refuse(self._store, stream, NOT_OURS)
        self._device.welcomed(reply)

    def next_push(self) -> Push | None:
        """The own work first, then what is carried."""
        own = self._device.next_push()
        if own is not None:
            return own
        reader = self._store.read()
        for stream in carried.streams(reader):
            if stream in self._stuck:
                continue
            kept = carried.waiting(reader, stream, _MOST_MUTATIONS, _MOST_BYTES)
            if kept:
                return Push(stream=stream, mutations=[read_mutation(each) for each in kept])
        return None

    def pushed(self, sent: Push, reply: Pushed) -> None:
        """What became of it."""
        if sent.stream not in carried.streams(self._store.read()):
            self._device.pushed(sent, reply)
            return
        answers = [
            (o.mid, STATE_OF[o.outcome], o.code, json.dumps(o.params, ensure_ascii=False) if o.params else "")
            for o in reply.outcomes
            if o.stream == sent.stream and o.outcome in STATE_OF
        ]
        carried.answer(self._store, sent.stream, answers)
        if reply.forked:
            carried.refuse(self._store, sent.stream, FORKED)
        elif not answers:  # before it comes something that only the old laptop has, or the hub was replaced
            self._stuck.add(sent.stream)

    def next_pull(self) -> Pull:
        """The core's."""
        return self._device.next_pull()

    def pulled(self, asked: Pull, reply: Pulled) -> bool:
        """The core's."""
        return self._device.pulled(asked, reply)

    def next_compare(self) -> Compare | None:
        """The core's."""
        return self._device.next_compare()

    def compared(self, asked: Compare, reply: Compared) -> None:
        """The core's."""
        self._device.compared(asked, reply)


def write_message(message: Stream | Mutation) -> bytes:
    """A stream's facts or a mutation as they are kept."""
    return msgspec.msgpack.encode(message)


def read_stream(kept: bytes) -> Stream:
    """The facts about a stream. Raises msgspec.MsgspecError for anything else."""
    return msgspec.msgpack.decode(kept, type=Stream)


def read_mutation(kept: bytes) -> Mutation:
    """A kept mutation. Raises msgspec.MsgspecError for anything else."""
    return msgspec.msgpack.decode(kept, type=Mutation)
