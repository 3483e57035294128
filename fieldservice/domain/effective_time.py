"""When a move of stock happened, as far as can be said (design, section 3): a claimed time within what is possible.

A laptop's clock may be wrong. Its time is corrected by how far the hub's clock was ahead at their last meeting; what
happens now can't lie before that meeting, and nothing lies in the future. Order of synchronisation never follows from
it; lists, values and periods do.
"""

from __future__ import annotations

from datetime import datetime, timedelta

JITTER = timedelta(seconds=5)  # a smaller difference between two clocks is the network's
BACK_DATED = timedelta(minutes=15)  # a claimed time further back than this was written by hand


def effective_at(
    claimed: datetime | None, now: datetime, skew: timedelta = timedelta(0), last_contact: datetime | None = None
) -> datetime:
    """The time that counts. All times are of this laptop's clock; `claimed` None: it happens now. `skew`: how far the
    hub's clock is ahead."""
    correction = skew if abs(skew) > JITTER else timedelta(0)
    latest = max(now, last_contact or now) + correction
    return latest if claimed is None else min(claimed + correction, latest)


def is_back_dated(claimed: datetime | None, now: datetime) -> bool:
    """Whether somebody says that it happened before now, and so has to say why."""
    return claimed is not None and now - claimed > BACK_DATED
