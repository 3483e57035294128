"""What the program brings along, put onto a new hub, so that every laptop that joins gets it from there."""

from __future__ import annotations

from fieldservice.hub.hub import Hub
from fieldservice.services.basics import codes_and_prices
from fieldservice.services.checklists import shipped_templates
from fieldservice.services.diagnosis_trees import shipped_trees


def put_in(hub: Hub) -> int:
    """Put in what the hub does not hold yet (all of it at first, a new version's checklists later); how many rows."""
    records = [*shipped_templates(), *shipped_trees(), *codes_and_prices()]
    missing = [record for record in records if not hub.holds(record)]
    for start in range(0, len(missing), 500):
        hub.author("profile.basics", missing[start : start + 500])
    return len(missing)
