"""Areas and distances of points "latitude longitude altitude accuracy", joined by semicolons, as ODK measures them."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

from fieldservice.domain.checklist.xpath.atoms import Atom, Mismatch, to_text

EARTH_RADIUS_M = 6_378_100.0  # JavaRosa's GeoUtils
_Point = tuple[float, float]


def points(values: Sequence[Atom]) -> list[_Point]:
    """The points of traces and of single points, in degrees. Raises Mismatch."""
    found: list[_Point] = []
    for value in values:
        for part in filter(None, (piece.strip() for piece in to_text(value).split(";"))):
            try:
                latitude, longitude, *_rest = (float(number) for number in part.split())
            except ValueError as error:
                raise Mismatch from error
            if not (abs(latitude) <= 90 and abs(longitude) <= 180):
                raise Mismatch
            found.append((latitude, longitude))
    return found


def area(values: Sequence[Atom]) -> float:
    """Square metres enclosed; 0 with fewer than three points."""
    corners = points(values)
    if len(corners) < 3:
        return 0.0
    ring = [*corners, corners[0]] if corners[0] != corners[-1] else corners
    reference_latitude, reference_longitude = ring[0]
    plane = [
        (
            math.radians(longitude - reference_longitude) * EARTH_RADIUS_M * math.cos(math.radians(latitude)),
            math.radians(latitude - reference_latitude) * EARTH_RADIUS_M,
        )
        for latitude, longitude in ring
    ]
    twice = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in itertools.pairwise(plane))
    return abs(twice) / 2


def distance(values: Sequence[Atom]) -> float:
    """Metres along the points."""
    stations = points(values)
    return sum((_between(one, two) for one, two in itertools.pairwise(stations)), 0.0)


def _between(one: _Point, two: _Point) -> float:
    first, second = math.radians(one[0]), math.radians(two[0])
    half = math.sin((second - first) / 2) ** 2
    half += math.cos(first) * math.cos(second) * math.sin(math.radians(two[1] - one[1]) / 2) ** 2
    return 2 * EARTH_RADIUS_M * math.asin(min(1.0, math.sqrt(half)))
