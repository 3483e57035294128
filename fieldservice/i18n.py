"""Translation without Qt: `translate("visit", "Question {index} of {total}", index=3, total=10)`.

Catalogues are Qt Linguist files, one a context: resources/i18n/<language>/<context>.ts, read when first needed.
English source texts are their own English; en/<context>.ts holds only plural forms.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("zh_CN", "en")
_CATALOGUES = Path(__file__).resolve().parent.parent / "resources" / "i18n"

_language = "zh_CN"
_loaded: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {}


def set_language(language: str) -> None:
    """Use `language` (one of LANGUAGES) from now on; screens rebuild themselves after it."""
    global _language
    if language not in LANGUAGES:
        raise ValueError(f"unknown language {language!r}")
    _language = language


def language() -> str:
    """The language in use: `zh_CN` or `en`."""
    return _language


def mark(context: str, text: str) -> str:
    """Name a text for the translation files where it is a constant; translate it later with `translate`."""
    return text


def translate(context: str, text: str, n: int | None = None, **params: Any) -> str:
    """`text` in the language in use, its `{fields}` filled from `params`.

    With `n`, the plural form for n is chosen and `%n` replaced by it. A text that has no translation is returned as
    it stands (a test fails on it); a field without a parameter stays visible rather than raise in front of a person.
    """
    return translate_in(_language, context, text, n, **params)


def translate_in(language: str, context: str, text: str, n: int | None = None, /, **params: Any) -> str:
    """Like `translate`, in `language` whatever language is in use: papers for a customer have their own."""
    forms = _catalogue(language, context).get(text)
    if not forms:
        chosen = text
    elif n is None or len(forms) == 1:
        chosen = forms[0]
    else:
        chosen = forms[0] if n == 1 else forms[1]
    if n is not None:
        chosen = chosen.replace("%n", f"{n:,}")
    if not params:
        return chosen
    try:
        return chosen.format_map(params)
    except (KeyError, IndexError, ValueError):
        return chosen


def _catalogue(language: str, context: str) -> dict[str, tuple[str, ...]]:
    key = (language, context)
    if key not in _loaded:
        _loaded[key] = _read(_CATALOGUES / language / f"{context}.ts")
    return _loaded[key]


def _read(path: Path) -> dict[str, tuple[str, ...]]:
    """The texts of a file. Every start reads a dozen of these before anything is painted, so they are taken apart by a
    pattern: an XML parser and its tree take several times as long. A test holds the two against one another."""
    try:
        content = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    except FileNotFoundError:
        return {}
    entries: dict[str, tuple[str, ...]] = {}
    for source, kind, inner in _message().findall(content):
        if kind and ("vanished" in kind or "obsolete" in kind):
            continue
        forms = tuple(_form().findall(inner)) if "<" in inner else (inner,)
        if not all(forms):
            continue
        if "&" in source or "&" in inner:
            source, forms = _unescaped(source), tuple(map(_unescaped, forms))
        entries[source] = forms
    return entries


@cache
def _message() -> re.Pattern[str]:
    """Source, attributes and content of the translation; a translation that is one empty tag is no message. It goes
    from tag to tag, not from letter to letter."""
    return re.compile(
        r"<source>([^<]*)</source>[^<]*(?:<(?!/message>|translation[ >])[^<]*)*"
        r"<translation([^>]*)(?<!/)>([^<]*(?:<(?!/translation>)[^<]*)*)</translation>"
    )


@cache
def _form() -> re.Pattern[str]:
    return re.compile(r"<numerusform[^>]*>([^<]*)</numerusform>")


def _unescaped(text: str) -> str:
    for escape, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(escape, character)
    return text
