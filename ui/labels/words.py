"""Words of labels: sizes, sets."""

from __future__ import annotations

from fieldservice.domain.labels import SIZE_WORDS, LabelSize
from fieldservice.i18n import language, translate

C = "labels"


def size_words(size: LabelSize) -> str:
    """A4 sheet, 24 labels of 70 × 37 mm / Roll, 50 × 30 mm."""
    words = SIZE_WORDS["roll" if size.roll else "sheet"]
    return translate(C, words, count=size.count, width=f"{size.width:g}", height=f"{size.height:g}")


def set_words(what: str, name: str, name_en: str, count: int) -> str:
    """All bins of the Nanjing store (120)."""
    place = (name_en if language() == "en" else name) or name
    if what == "bins":
        return translate(C, "All bins: {place} ({count})", place=place, count=f"{count:,}")
    if what == "parts":
        return translate(C, "All parts in stock: {place} ({count})", place=place, count=f"{count:,}")
    return translate(C, "All our people ({count})", count=f"{count:,}")
