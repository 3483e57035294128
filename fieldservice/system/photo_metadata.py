"""When and where a photo was taken, from its EXIF data, which cameras and programs fill with anything."""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING

from fieldservice.system.clock import local_zone

if TYPE_CHECKING:
    from PIL import Image

_EXIF, _GPS = 0x8769, 0x8825
_TAKEN, _DIGITISED, _CHANGED = 0x9003, 0x9004, 0x0132
_OFFSETS = {_TAKEN: 0x9011, _DIGITISED: 0x9012, _CHANGED: 0x9010}
_TIME = re.compile(r"(\d{4})[:\-/](\d\d)[:\-/](\d\d)[ T](\d\d):(\d\d):(\d\d)")
_OFFSET = re.compile(r"([+-])(\d\d):(\d\d)")
_LATITUDE, _LONGITUDE = (1, 2), (3, 4)
_UNREADABLE = (ValueError, TypeError, LookupError, ArithmeticError, AttributeError)


def taken_at_of(exif: Image.Exif, zone: tzinfo | None = None) -> datetime | None:
    """When the shutter was pressed, aware UTC; without an offset in the picture the time is local to `zone`."""
    details = exif.get_ifd(_EXIF)
    for tag in (_TAKEN, _DIGITISED, _CHANGED):
        found = _TIME.match(_text(details.get(tag) or exif.get(tag)))
        if not found:
            continue
        try:
            year, month, day, hour, minute, second = (int(part) for part in found.groups())
            offset = _offset(_text(details.get(_OFFSETS[tag]) or exif.get(_OFFSETS[tag])))
            where = offset or zone or local_zone()
            return datetime(year, month, day, hour, minute, second, tzinfo=where).astimezone(UTC)
        except (ValueError, OverflowError, OSError):
            continue
    return None


def location_of(exif: Image.Exif) -> tuple[float, float] | None:
    """Latitude and longitude in degrees, north and east positive; None when absent or impossible."""
    gps = exif.get_ifd(_GPS)
    latitude = _degrees(gps, *_LATITUDE, negative="S", most=90)
    longitude = _degrees(gps, *_LONGITUDE, negative="W", most=180)
    # Cameras without a fix write 0/0 rather than nothing.
    if latitude is None or longitude is None or (latitude == 0 and longitude == 0):
        return None
    return latitude, longitude


def _degrees(gps: dict[int, object], side: int, value: int, *, negative: str, most: float) -> float | None:
    try:
        parts = [float(part) for part in gps[value]]  # type: ignore[attr-defined]  # what isn't a sequence raises TypeError
        degrees = sum(part / scale for part, scale in zip(parts, (1, 60, 3600), strict=False))
    except _UNREADABLE:
        return None
    if not parts or not math.isfinite(degrees) or abs(degrees) > most:
        return None
    return round(-degrees if _text(gps.get(side)).upper().startswith(negative) else degrees, 7)


def _offset(text: str) -> tzinfo | None:
    found = _OFFSET.match(text)
    if not found:
        return None
    amount = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return timezone(-amount if found[1] == "-" else amount) if amount < timedelta(hours=24) else None


def _text(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode("ascii", "replace").strip("\0 ")
    return value.strip("\0 ") if isinstance(value, str) else ""
