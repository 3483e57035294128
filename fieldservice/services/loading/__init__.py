"""Bringing many rows in from elsewhere: each kind finds the record that a row means, then adds or updates it.

A loader is made for one import. `load(uow, rows)` takes a part of the rows in one unit of work and never raises for
what a row says: what can't be done comes back as a sentence for that row, and nothing of the row is written.
"""

from fieldservice.services.loading.common import Loader, LoadRow, Outcome, Remark, Tally
from fieldservice.services.loading.kinds import loader_for

__all__ = ["LoadRow", "Loader", "Outcome", "Remark", "Tally", "loader_for"]
