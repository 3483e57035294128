"""What was suggested for the requests of the last months, and what the desk chose: it got better as records grew."""

from __future__ import annotations

import random
from datetime import timedelta

from fieldservice.demo_data.build import Build
from fieldservice.domain.records import ServiceRequest, TriageSuggestion

_DAYS = 170
# field -> how often a suggestion was right half a year ago and is today, and what is said in place of the right value
_RIGHT = {
    "request_type": (0.93, 0.98, ("repair", "usage", "maintenance")),
    "category": (0.78, 0.92, ("P03", "P05", "P06", "P08", "P11", "P23", "P24")),
    "priority": (0.68, 0.81, ("high", "normal", "low")),
    "complexity": (0.70, 0.82, ("simple", "normal", "complex")),
}


def complexity_of(minutes: list[int]) -> str:
    """What a desk would say of work that takes from so many to so many minutes."""
    return "simple" if minutes[1] <= 60 else "complex" if minutes[0] >= 150 else "normal"


def suggest(build: Build, request: ServiceRequest) -> None:
    """Rows for one request, by chance of its own, so that the rest of the firm stays as it is."""
    received = request.received_at
    if received is None or build.now - received > timedelta(days=_DAYS):
        return
    rng = random.Random(request.number)
    grown = 1 - (build.now - received).days / _DAYS
    for field, (then, today, others) in _RIGHT.items():
        chosen = getattr(request, field)
        if not chosen or rng.random() < 0.06:  # nothing was suggested
            continue
        right = rng.random() < then + (today - then) * grown
        wrong = [other for other in others if other != chosen]
        build.add(
            TriageSuggestion(
                id=build.id(), request_id=request.id, field=field, suggested=chosen if right else rng.choice(wrong),
                score=rng.randint(610, 970) if right else rng.randint(430, 760), chosen=chosen,
                source="model" if rng.random() < 0.8 else "cases" if field == "category" else "rules", at=received,
                by_id=request.received_by_id,
            )
        )  # fmt: skip
