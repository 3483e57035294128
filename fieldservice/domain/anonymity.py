"""Taking out of a text whose case it was: names, phones, addresses, serial numbers, numbers of papers.

Digests of cases go to every laptop of the firm, also to those that may not see the customer. What is known of the case
(names of customer, contacts, sites and our own people, serial numbers) is taken out wherever it is mentioned; what has
a shape (phone, e-mail, street and number, 王经理, Mr Wang, WO-100001-9) is taken out whoever it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from fieldservice.domain.name_shapes import shapes

GAP = "…"
_LEAST_LATIN, _LEAST_CJK = 3, 2
_FIRM_ENDINGS = re.compile(
    r"(?:股份有限公司|有限责任公司|有限公司|集团公司|集团|总公司|分公司|公司|厂"
    r"|,?\s*(?:co\.?,?\s*ltd\.?|ltd\.?|inc\.?|llc|gmbh|corp(?:oration)?\.?|company|plc))\s*$",
    re.IGNORECASE,
)


def names_of_firm(name: str) -> list[str]:
    """A firm's name, and the same as people say it: 江宁永盛纺织有限公司 -> 江宁永盛纺织."""
    short = name.strip()
    while (cut := _FIRM_ENDINGS.sub("", short).strip(" ,")) != short and len(cut) >= _LEAST_CJK:
        short = cut
    return [name.strip(), short]


class Scrubber:
    """Takes these names out of texts; made once for many texts."""

    def __init__(self, names: Iterable[str]) -> None:
        wanted = sorted({name.strip() for name in names if _is_name(name.strip())}, key=len, reverse=True)
        written = [_as_written(name) for name in wanted]
        self._names = re.compile("|".join(written), re.IGNORECASE) if written else None

    def __call__(self, text: str, also: Iterable[str] = ()) -> str:
        """The text with a gap in place of every name (and of these); what is left reads on."""
        if not text:
            return ""
        found = text
        for name in also:
            if _is_name(name.strip()) and name.strip().casefold() in found.casefold():
                found = re.sub(_as_written(name.strip()), GAP, found, flags=re.IGNORECASE)
        if self._names is not None:
            found = self._names.sub(GAP, found)
        found = shapes().sub(GAP, found)
        return re.sub(rf"{GAP}(?:[\s,，、]*{GAP})+", GAP, found).strip() if found != text else text


def _is_name(name: str) -> bool:
    """Short Latin words and single characters are no names that could be found again without harm."""
    return len(name) >= (_LEAST_LATIN if name.isascii() else _LEAST_CJK) and not (name.isdigit() and len(name) < 4)


def _as_written(name: str) -> str:
    """Blanks may be missing or doubled; a Latin name is a word of its own."""
    pattern = r"\s*".join(re.escape(part) for part in name.split())
    first, last = name[0], name[-1]
    before = r"(?<![A-Za-z0-9])" if first.isascii() and first.isalnum() else ""
    after = r"(?![A-Za-z0-9])" if last.isascii() and last.isalnum() else ""
    return f"{before}{pattern}{after}"
