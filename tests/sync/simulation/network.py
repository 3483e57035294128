"""What carries messages between laptops and the hub: bytes that may be lost, cut, doubled, or come late."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

from fieldservice.sync import messages


@dataclass(frozen=True, slots=True)
class Weather:
    """How bad a run is: probabilities of faults, each between 0 and 1."""

    lost: float = 0.0  # a request or a reply vanishes
    cut: float = 0.0  # it arrives truncated
    doubled: float = 0.0  # the hub gets a request twice
    late: float = 0.0  # a request or a reply arrives in another step
    crash: float = 0.0  # somebody's power fails while a message is worked on


FAIR = Weather()

REQUESTS = {
    "hello": messages.Hello,
    "push": messages.Push,
    "pull": messages.Pull,
    "compare": messages.Compare,
}
REPLIES = {
    "hello": messages.Welcome,
    "push": messages.Pushed,
    "pull": messages.Pulled,
    "compare": messages.Compared,
}


@dataclass(frozen=True, slots=True)
class Letter:
    """A message under way. `asked` is what a reply answers; `life` the life of the laptop that waits for it."""

    kind: str
    laptop: str
    life: int
    asked: Any
    body: bytes
    to_hub: bool


def weather_of(random: Random) -> Weather:
    """The weather of a run: often fair in some way and foul in another, because faults hide each other."""

    def one(most: float) -> float:
        return random.choice((0.0, 0.0, most / 4, most))

    return Weather(lost=one(0.25), cut=one(0.1), doubled=one(0.4), late=one(0.3), crash=one(0.2))
