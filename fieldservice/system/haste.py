"""A start in a hurry: no garbage collection until it is over, and PySide's enums built the quick way.

Nearly everything that a start makes stays to the end, and going through all of it again and again takes a tenth of the
time until the window is there.
"""

from __future__ import annotations

import gc

from fieldservice.system import quick_enums


def begin() -> None:
    """Collect nothing from now on."""
    gc.disable()
    quick_enums.begin()


def end() -> None:
    """What there is now no later collection looks at. The window goes on collecting (`ui/app/collecting.py`)."""
    quick_enums.end()
    gc.freeze()
