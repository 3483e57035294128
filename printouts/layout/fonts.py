"""The bundled fonts as paper needs them: which font has which character, how wide it is.

Fonts are parsed once a process, when the first document asks. A face (regular or bold, for one language) is a chain of
fonts: each character comes from the first that has it; one that none has is written as its plain form (𝕳 as H) or as
its code, [U+A9C1].
"""

from __future__ import annotations

import copy
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, Literal
from weakref import WeakKeyDictionary

Weight = Literal["regular", "bold"]

_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "fonts"
_SC, _SC_BOLD = "NotoSansSC-Regular", "NotoSansSC-SemiBold"
_LATIN, _LATIN_BOLD = "SourceSans3-Regular", "SourceSans3-SemiBold"
_REST = ("NotoSansJP-Names", "NotoSansKR-Hangul", "DejaVuSans-Fallback", "NotoEmoji-Fallback")
# English puts Source Sans first: in Noto Sans SC the marks · … “ ” are a full em wide, right only in Chinese.
_CHAINS: dict[tuple[str, Weight], tuple[str, ...]] = {
    ("zh_CN", "regular"): (_SC, _LATIN, *_REST),
    ("zh_CN", "bold"): (_SC_BOLD, _SC, _LATIN_BOLD, *_REST),
    ("en", "regular"): (_LATIN, _SC, *_REST),
    ("en", "bold"): (_LATIN_BOLD, _SC_BOLD, _SC, *_REST),
}
_COMBINING = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a]")
_BLANKS = frozenset({0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0})
_LINE_ENDS = re.compile("\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True)
class Font:
    """One font file: `source` is reportlab's own object, never drawn with directly (see `for_document`)."""

    name: str
    source: Any
    widths: dict[int, float]

    def for_document(self) -> Any:
        """A reportlab font with a state of its own, so that documents made at the same time don't meet."""
        font = copy.copy(self.source)
        font.face = copy.copy(self.source.face)
        font.state = WeakKeyDictionary()
        return font


@cache
def font(name: str) -> Font:
    """The bundled font called `name`, parsed once."""
    from reportlab.pdfbase.ttfonts import TTFont

    source = TTFont(name, str(_FOLDER / f"{name}.ttf"), asciiReadable=name not in _REST)
    glyphs = source.face.charToGlyph
    widths = {code: width for code, width in source.face.charWidths.items() if glyphs.get(code)}
    return Font(name, source, widths)


class _Widths(dict[str, float]):
    """Width of a character in thousandths of the size, looked up once for each."""

    def __init__(self, chain: tuple[Font, ...]) -> None:
        super().__init__()
        self._chain = chain

    def __missing__(self, character: str) -> float:
        code = ord(character)
        width = next((each.widths[code] for each in self._chain if code in each.widths), 0.0)
        self[character] = width
        return width


class _Places(dict[str, int]):
    """Which font of the chain has a character."""

    def __init__(self, chain: tuple[Font, ...]) -> None:
        super().__init__()
        self._chain = chain

    def __missing__(self, character: str) -> int:
        code = ord(character)
        place = next((index for index, each in enumerate(self._chain) if code in each.widths), 0)
        self[character] = place
        return place


class Face:
    """A weight of the document's type: measures text and cuts it into runs of one font."""

    def __init__(self, chain: tuple[Font, ...]) -> None:
        self.chain = chain
        self._widths = _Widths(chain)
        self._places = _Places(chain)

    def width(self, text: str, size: float) -> float:
        """Width of `text` (cleaned, one line) in points at `size`."""
        return sum(map(self._widths.__getitem__, text)) * size / 1000

    def advances(self, text: str, size: float) -> list[float]:
        """The width of each character of `text` in points."""
        scale = size / 1000
        return [width * scale for width in map(self._widths.__getitem__, text)]

    def runs(self, text: str) -> list[tuple[Font, str]]:
        """`text` cut into pieces that one font draws, in order."""
        places = self._places
        found = set(map(places.__getitem__, text))
        if len(found) < 2:
            return [(self.chain[found.pop()], text)] if found else []
        return [(self.chain[place], "".join(piece)) for place, piece in groupby(text, places.__getitem__)]


@cache
def face(language: str, weight: Weight) -> Face:
    """The face for documents in `language` (`zh_CN` or `en`)."""
    return Face(tuple(font(name) for name in _CHAINS[language, weight]))


class _Cleaning(dict[int, int | str | None]):
    """What becomes of each character: itself, nothing when it is invisible, or its code in brackets."""

    def __missing__(self, code: int) -> int | str | None:
        kept = self._decide(code)
        self[code] = kept
        return kept

    def _decide(self, code: int) -> int | str | None:
        if code in (0x0A, 0x20, 0xA0):
            return code
        if code == 0x09:
            return "    "
        if code in (0x202F, 0x2007, 0x2060):
            return 0xA0 if code != 0x2060 else None
        if code in _BLANKS:
            return 0x20
        if 0x1F3FB <= code <= 0x1F3FF:  # a skin colour belongs to the emoji before it; alone it is a grey square
            return None
        category = unicodedata.category(chr(code))
        if category == "Zs":
            return code if code == 0x3000 else 0x20
        if category in ("Cc", "Cf") or 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF:
            return None
        if _drawable(code):
            return code
        plain = unicodedata.normalize("NFKC", chr(code))
        if plain != chr(code) and all(_drawable(ord(character)) for character in plain):
            return plain
        return f"[U+{code:04X}]"


def _drawable(code: int) -> bool:
    return any(code in each.widths for each in face("zh_CN", "regular").chain)


_cleaning = _Cleaning()


def clean(text: str) -> str:
    r"""`text` as it can be drawn: line ends as \n, nothing invisible, every other character in one of the fonts."""
    if text.isprintable() and text.isascii():
        return text
    if _COMBINING.search(text):
        text = unicodedata.normalize("NFC", text)
    return _LINE_ENDS.sub("\n", text).translate(_cleaning)
