"""Kinds of letters in regular expressions: \\d, \\p{L}, \\p{IsHan}, and what Java names besides."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from fieldservice.domain.checklist.xpath.pattern_parts import PatternError, Test

_DIGITS = frozenset("0123456789")
_LOWER = frozenset("abcdefghijklmnopqrstuvwxyz")
_UPPER = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_ALPHA = _LOWER | _UPPER
_WORD = _ALPHA | _DIGITS | {"_"}
_PUNCT = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
LINE_ENDS = frozenset("\n\r\x85\u2028\u2029")


def outside(test: Test) -> Test:
    """All letters but those."""
    return lambda letter: not test(letter)


def any_of(tests: list[Test]) -> Test:
    """The letters of any of these."""
    return tests[0] if len(tests) == 1 else lambda letter: any(test(letter) for test in tests)


def folded(test: Test) -> Test:
    """Those letters whether small or capital."""
    return lambda letter: test(letter) or test(letter.lower()) or test(letter.upper())


def _blank(letter: str) -> bool:
    return letter == "\t" or unicodedata.category(letter) == "Zs"


_SHORT: dict[str, Test] = {
    "d": _DIGITS.__contains__,
    "w": _WORD.__contains__,
    "s": str.isspace,
    "h": _blank,
    "v": (LINE_ENDS | {"\x0b", "\x0c"}).__contains__,
}


def short_class(letter: str) -> Test | None:
    """What \\d, \\W and their like stand for."""
    test = _SHORT.get(letter.lower())
    return None if test is None else outside(test) if letter.isupper() else test


_NAMED: dict[str, Test] = {
    "lower": _LOWER.__contains__,
    "upper": _UPPER.__contains__,
    "ascii": str.isascii,
    "alpha": _ALPHA.__contains__,
    "digit": _DIGITS.__contains__,
    "alnum": (_ALPHA | _DIGITS).__contains__,
    "punct": _PUNCT.__contains__,
    "graph": (_ALPHA | _DIGITS | _PUNCT).__contains__,
    "print": (_ALPHA | _DIGITS | _PUNCT | {" "}).__contains__,
    "blank": frozenset(" \t").__contains__,
    "cntrl": lambda letter: letter < " " or letter == "\x7f",
    "xdigit": frozenset("0123456789abcdefABCDEF").__contains__,
    "space": frozenset(" \t\n\x0b\f\r").__contains__,
    "isalphabetic": str.isalpha,
    "isletter": str.isalpha,
    "isdigit": str.isdecimal,
    "isuppercase": str.isupper,
    "islowercase": str.islower,
    "iswhite_space": str.isspace,
    "ispunctuation": lambda letter: unicodedata.category(letter).startswith("P"),
    "isideographic": lambda letter: _named(
        letter, ("CJK UNIFIED", "CJK COMPATIBILITY IDEOGRAPH", "IDEOGRAPHIC NUMBER")
    ),
    "javaletter": str.isalpha,
    "javaletterordigit": str.isalnum,
    "javadigit": str.isdecimal,
    "javauppercase": str.isupper,
    "javalowercase": str.islower,
    "javawhitespace": str.isspace,
    "inbasiclatin": str.isascii,
}
_SCRIPTS = {
    "han": ("CJK ", "KANGXI ", "IDEOGRAPHIC "),
    "cjkunifiedideographs": ("CJK UNIFIED",),
    **{
        name: (name.upper() + " ",)
        for name in (
            "latin", "cyrillic", "greek", "arabic", "hebrew", "hiragana", "katakana", "hangul", "thai", "lao", "khmer",
            "devanagari", "bengali", "tamil", "telugu", "ethiopic", "armenian", "georgian", "mongolian", "tibetan",
        )
    },
}  # fmt: skip
_CATEGORIES = frozenset(
    "L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po S Sm Sc Sk So Z Zs Zl Zp C Cc Cf Cs Co Cn".split()
)


def _named(letter: str, beginnings: tuple[str, ...]) -> bool:
    return unicodedata.name(letter, "").startswith(beginnings)


def _of_category(category: str) -> Test:
    return lambda letter: unicodedata.category(letter).startswith(category)


def _of_script(beginnings: tuple[str, ...]) -> Callable[[str], bool]:
    return lambda letter: _named(letter, beginnings)


def property_class(name: str) -> Test:
    """What \\p{name} stands for. Raises PatternError."""
    kind, _, value = name.partition("=")
    if value and kind.lower() in ("script", "sc", "block", "blk", "general_category", "gc"):
        name = value
    bare = name[2:] if name.startswith("Is") and name[2:] in _CATEGORIES else name
    if bare in _CATEGORIES:
        return _of_category(bare)
    if bare in ("LC", "L1"):
        return any_of([_of_category(each) for each in ("Lu", "Ll", "Lt")]) if bare == "LC" else lambda c: c < "\u0100"
    key = name.lower()
    test = _NAMED.get(key) or _NAMED.get(key.replace("_", ""))
    if test is not None:
        return test
    script = key.replace("_", "").removeprefix("is").removeprefix("in")
    if script not in _SCRIPTS:
        raise PatternError(name)
    return _of_script(_SCRIPTS[script])
