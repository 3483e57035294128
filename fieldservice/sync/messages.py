"""What device and hub say to each other: versioned, typed, size-limited messages (msgpack, compressed with zstd).

Four conversations, each one request and one reply, none of which waits for another:

    hello   who am I, which stream of mutations do I write, which hub is this, number blocks
    push    my mutations in the order of their `mid`; the reply says what became of each
    pull    the rows of my scopes since my cursors; the reply also repeats what became of my mutations, so that a
            lost push reply costs nothing
    digest  do we hold the same rows?

A *stream* is one uninterrupted history of mutations: a new one begins at enrolment and whenever a database turns out
to have been restored, cloned or set back. `(stream, mid)` names a mutation for ever; its `chain` proves that it is the
one that was meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated, Any, TypeVar

import msgspec
from msgspec import Meta

from fieldservice.errors import UserError

PROTOCOL = 1

CHAIN_TOLD = 8  # bytes of a chain by which an outcome names its mutation
LARGEST_BODY = 8 * 1024 * 1024  # compressed, of any message
LARGEST_MESSAGE = 64 * 1024 * 1024  # after decompression: a bomb is refused before it is unpacked
MOST_MUTATIONS_A_PUSH = 500
MOST_STREAMS = 10_000
MOST_OUTCOMES = 1_000  # of a stream that one reply to a pull tells
_LEVEL = 3

# What became of a mutation
APPLIED = "applied"  # its effect is in the hub's rows
CONFLICT = "conflict"  # applied but for the fields named in conflict records; people decide those
REFUSED = "refused"  # kept, shown, not applied; `code` and `params` make the sentence
PARKED = "parked"  # stands on a refused mutation of the same stream, and waits with it
QUARANTINED = "quarantined"  # of a revoked device: kept until an administrator looks at it
OUTCOMES = (APPLIED, CONFLICT, REFUSED, PARKED, QUARANTINED)


# What comes from devices is bounded where it is read: every database can hold it, whoever made it up
Count = Annotated[int, Meta(ge=0, le=2**63 - 1)]
Version = Annotated[int, Meta(ge=0, le=2**31 - 1)]
Moment = Annotated[int, Meta(ge=-(2**60), le=2**60)]  # ms since 1970; clocks may be set to anything
Name = Annotated[str, Meta(max_length=100, pattern=r"^[!-~]*\Z")]  # streams, people, intents, scopes
Chain = Annotated[bytes, Meta(max_length=64)]


class Message(msgspec.Struct, kw_only=True, omit_defaults=True, frozen=True):
    """Base of every message."""


class Mutation(Message, frozen=True, kw_only=True):
    """One committed unit of work as the outbox holds it (`store/outbox.py` documents `payload`)."""

    mid: Count
    intent: Name
    intent_version: Version = 1
    schema_version: Version
    person_id: Name | None = None
    device_at: Moment = 0  # ms UTC by the device's clock
    base: Count = 0  # the hub's sequence number up to which the device had pulled: authority is judged there
    payload: bytes
    chain: Chain
    was: Count | None = None  # the sequence number that it had at a hub which has since been restored from a backup


_COLUMNS = (
    "mid", "intent", "intent_version", "schema_version", "person_id", "device_at", "base", "payload", "chain", "was",
)  # fmt: skip


def pages_not_sent(asked: Pull, reply: Pulled, fetching: Iterable[str]) -> list[Page]:
    """The empty pages of scopes that were asked for and have nothing more: the hub spares them, yet there they end."""
    told = {page.scope for page in reply.pages}
    return [
        Page(scope=name, cursor=asked.cursors[name])
        for name in fetching
        if name in asked.cursors and name in reply.granted(asked) and name not in told
    ]


def mutation_of(row: Sequence[Any]) -> Mutation:
    """A mutation from these columns of the outbox, in this order."""
    return Mutation(**dict(zip(_COLUMNS, row, strict=True)))


class Stream(Message, frozen=True, kw_only=True):
    """Where a stream begins: after mutation `mid` of `parent`, whose chain was `chain` ("" and 0: at the beginning)."""

    stream: Name
    parent: Name = ""
    mid: Count = 0
    chain: Chain = b""


class Outcome(Message, frozen=True, kw_only=True):
    """What became of mutation `mid` of `stream`; `seq` is its place in the hub's order (refused ones have none)."""

    stream: str
    mid: int
    outcome: str
    seq: int | None = None
    code: str = ""  # of the refusal, "area.word"
    params: dict[str, str] = {}
    because: int | None = None  # PARKED: the refused mutation that it stands on
    chain: bytes = b""  # the beginning of the mutation's chain: a clone may have written another by the same number


class Block(Message, frozen=True, kw_only=True):
    """Consecutive numbers of a series that the hub leases to one stream: first .. end - 1."""

    series: str
    first: int
    end: int


class Row(Message, frozen=True, array_like=True):
    """A row as the hub holds it. `values` leaves out what equals the default; `versions` is by field or group."""

    table: str
    id: str
    at: int  # its place in the page's scope: when it was last changed, or came into the scope
    base: int  # the sequence number at which it came to be
    values: dict[str, Any]
    versions: dict[str, int] = {}  # only groups that were changed since


class Cursor(Message, frozen=True, array_like=True):
    """A place in a scope: everything up to and including (seq, rid) was seen."""

    seq: Count = 0
    rid: Count = 0


class Hello(Message, frozen=True, kw_only=True):
    """A device reports. Sent at the start, after each failure, and at least once a day."""

    protocol: int = PROTOCOL
    program: str
    schema_version: Version
    # every stream that this database ever wrote, the present one last
    streams: Annotated[list[Stream], Meta(max_length=MOST_STREAMS)]
    last_mid: Count = 0  # of the present stream
    last_chain: Chain = b""
    epoch: Name = ""  # of the hub that the cursors belong to
    device_at: Moment = 0
    numbers_left: dict[Name, Count] = {}  # by series; the hub refills what runs low
    waiting: Count = 0  # mutations not delivered, for the hub's overview
    joined: Name = ""  # the stream that began as this profile joined: what is before it was written alone


class Welcome(Message, frozen=True, kw_only=True):
    """The hub's answer to Hello."""

    protocol: int = PROTOCOL
    epoch: str
    seq: int
    hub_at: int  # ms UTC: the device learns its skew
    received: dict[str, int]  # by stream of Hello: the highest mid that this hub has (0: none)
    chains: dict[str, bytes] = {}  # how the chain of that mutation begins: a clone may have written another
    forked: bool = False  # the hub knows more of the present stream than the device wrote: begin a new one
    device_code: str = ""  # the letters that number this device when its blocks run out
    blocks: list[Block] = []
    backed_up_through: dict[str, int] = {}  # by stream: these mids lie in the hub's newest backup
    person_id: str = ""
    roles: list[str] = []
    scopes: list[str] = []
    lease_until: int = 0  # ms UTC: without contact until then, the profile locks
    revoked: bool = False
    upgrade: bool = False  # the hub wants a newer program before it sends rows; it still takes everything


class Push(Message, frozen=True, kw_only=True):
    """Mutations of one stream, contiguous and in order."""

    stream: Name
    mutations: Annotated[list[Mutation], Meta(max_length=MOST_MUTATIONS_A_PUSH)]


class Pushed(Message, frozen=True, kw_only=True):
    """What became of each. `expected` is the mid that the hub wants next; 0: it does not know the stream, say hello."""

    epoch: str
    outcomes: list[Outcome] = []
    expected: int
    forked: bool = False


class Pull(Message, frozen=True, kw_only=True):
    """What is new in my scopes? `answered` by stream: outcomes up to this mid, as of `since`, are known here."""

    epoch: str
    cursors: dict[str, Cursor]
    answered: dict[str, int] = {}
    since: int = 0  # how far the device pulled: what was judged again after it is told again
    contacts: bool = False  # tell me, if I may know it, when people's laptops were here last
    most_rows: int = 2_000
    schema_version: int


class Page(Message, frozen=True, kw_only=True):
    """The next rows of one scope, those that left it, and how far this page goes."""

    scope: str
    rows: list[Row] = []
    gone: list[tuple[str, str]] = []  # (table, id) no longer in this scope
    cursor: Cursor
    more: bool = False


class Pulled(Message, frozen=True, kw_only=True):
    """Rows as they were at `seq`, all in one snapshot."""

    epoch: str
    seq: int
    scopes: list[str] | None = None  # granted now; one that is missing here is to be left. None: those of the pull
    pages: list[Page] = []
    outcomes: list[Outcome] = []
    hub_at: int = 0
    revoked: bool = False
    contacts: dict[str, int] = {}  # by person; only where it was asked for

    def granted(self, asked: Pull) -> list[str]:
        """The scopes that the device has now, whatever was asked for."""
        return list(asked.cursors) if self.scopes is None else self.scopes


class Extent(Message, frozen=True, array_like=True):
    """How much a side holds of a scope up to a cursor: number of rows, sums of their places and of these squared.

    Both sums modulo 2**61 - 1: places are beyond 2**47 once a hub was restored, and must add up within 64 bit.
    """

    rows: int
    total: int
    squares: int


_PRIME = (1 << 61) - 1


def extent_of(places: Iterable[int]) -> Extent:
    """The extent of rows with these places."""
    rows = total = squares = 0
    for place in places:
        rows += 1
        total = (total + place) % _PRIME
        squares = (squares + place * place) % _PRIME
    return Extent(rows, total, squares)


class Compare(Message, frozen=True, kw_only=True):
    """Do we hold the same? By scope: the cursor and what the device holds up to it."""

    epoch: Name
    extents: dict[Name, tuple[Cursor, Extent]]


class Compared(Message, frozen=True, kw_only=True):
    """The scopes that differ; the device fetches those again from the start."""

    epoch: str
    differing: list[str] = []


M = TypeVar("M", bound=Message)


class BadMessage(UserError):
    """Bytes that are no message of this protocol; nothing of them is used."""

    def __init__(self, reason: str) -> None:
        super().__init__("sync.bad_message", "The message can't be read: {reason}", reason=reason)


def pack(message: Message) -> bytes:
    """A message as bytes for the wire."""
    import zstandard

    return zstandard.ZstdCompressor(level=_LEVEL).compress(msgspec.msgpack.encode(message))


def unpack(body: bytes, kind: type[M]) -> M:
    """The message in `body`. Raises BadMessage for anything that is too large, damaged or of another kind."""
    import zstandard

    if len(body) > LARGEST_BODY:
        raise BadMessage(f"{len(body)} bytes are more than {LARGEST_BODY}")
    try:
        size = zstandard.frame_content_size(body)
        if not 0 <= size <= LARGEST_MESSAGE:
            raise BadMessage(f"it claims to hold {size} bytes")
        plain = zstandard.ZstdDecompressor().decompress(body, max_output_size=LARGEST_MESSAGE)
        return msgspec.msgpack.decode(plain, type=kind)
    except zstandard.ZstdError as error:
        raise BadMessage(str(error)) from None
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise BadMessage(str(error)) from None
