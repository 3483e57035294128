"""Words for the full-text index, and the same words found again in a query and in the original text.

Why not SQLite's own tokenizers: they take a Chinese sentence for one word, trigram finds nothing for two-character
words and dictionary segmentation misses half of arbitrary substrings. So CJK text is indexed as overlapping pairs plus
the last character (空压机 -> 空压 压机 机) and Latin words and part numbers whole, followed by their pieces
(HC-75V -> hc-75v hc 75v). Punctuation and spaces between CJK characters don't break a run in the *index*; in a
*query* they separate words that must all occur. Both sides fold width (NFKC), case and Latin accents.

The index is an FTS5 table with `tokenize = "unicode61 tokenchars '-/'"`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

MAX_QUERY_TERMS = 24
MAX_QUERY = 1_000  # characters of a query that are looked at: somebody may have pasted a whole log
MAX_PHRASE = 48

# Ideographs with 々〇, kana, Hangul syllables; half-width forms have become these by NFKC.
_CJK = (
    "\u3005\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
    "\uf900-\ufaff\U00020000-\U000323af"
)
_LETTER = rf"[^\W_{_CJK}]"
_ASCII_WORDS = re.compile("[a-z0-9]+(?:[-/][a-z0-9]+)*")
JOINTS = re.compile("[-/]")


# Both are made when first needed: a start searches for nothing.
@cache
def _pattern() -> re.Pattern[str]:
    """A run of CJK characters, or a Latin word with its joints."""
    return re.compile(rf"([{_CJK}]+)|({_LETTER}+(?:[-/]{_LETTER}+)*)")


@cache
def _plain_letters() -> dict[int, str]:
    """Latin letters with accents -> without, as FTS5's own folding does."""
    table: dict[int, str] = {}
    for start, end in ((0xC0, 0x250), (0x1E00, 0x1F00)):
        for code in range(start, end):
            decomposed = unicodedata.normalize("NFD", chr(code))
            if len(decomposed) > 1:
                table[code] = decomposed[0]
    return table


class Term(NamedTuple):
    """One condition of a query: a run of CJK characters, or a Latin word; `prefix` when it may go on."""

    text: str
    cjk: bool
    prefix: bool


def fold(text: str) -> str:
    """`text` as it is compared: NFKC, caseless, without Latin accents. ＨＣ－75Ｖ and hc-75v become equal."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return folded.translate(_plain_letters())


def index_text(text: str) -> str:
    """The words to index for `text`, separated by spaces; empty when nothing in it can be searched."""
    if text.isascii():
        return _index_ascii(text)
    words: list[str] = []
    run = ""
    for match in _pattern().finditer(fold(text)):
        cjk, word = match.groups()
        if cjk:
            run += cjk
            continue
        words += _pairs(run)
        run = ""
        words.append(word)
        pieces = JOINTS.split(word)
        if len(pieces) > 1:
            words += pieces
    words += _pairs(run)
    return " ".join(words)


def _index_ascii(text: str) -> str:
    """The same for plain English, which is most of what imports bring, in a fifth of the time."""
    found = _ASCII_WORDS.findall(text.lower())
    if "-" in text or "/" in text:
        found = [word for joined in found for word in _with_pieces(joined)]
    return " ".join(found)


def _with_pieces(word: str) -> list[str]:
    pieces = JOINTS.split(word)
    return [word, *pieces] if len(pieces) > 1 else pieces


def terms(query: str) -> tuple[Term, ...]:
    """What a query asks for, at most MAX_QUERY_TERMS conditions; the last Latin word is taken as a beginning."""
    found = [match.groups() for match in _pattern().finditer(fold(query[:MAX_QUERY]))][:MAX_QUERY_TERMS]
    last_word = max((i for i, (_, word) in enumerate(found) if word), default=-1)
    return tuple(
        Term(cjk[:MAX_PHRASE], True, len(cjk) == 1) if cjk else Term(word, False, i == last_word)
        for i, (cjk, word) in enumerate(found)
    )


def query_tokens(text: str) -> str:
    """The FTS5 MATCH expression for what a person typed; safe for any input, empty when nothing can be searched.

    All terms must occur. A CJK term finds every text that contains it; a single character is looked up as the
    beginning of a pair.
    """
    parts: list[str] = []
    for term in terms(text):
        words = _pairs(term.text)[:-1] if term.cjk and len(term.text) > 1 else [term.text]
        quoted = '"' + " ".join(words) + '"'
        expression = quoted + " *" if term.prefix else quoted
        if expression not in parts:
            parts.append(expression)
    return " AND ".join(parts)


def matches(original: str, query: str) -> bool:
    """Whether the index would find `original` for `query`; for short lists that are filtered in memory."""
    pieces = list(_pieces(original))
    wanted = terms(query)
    return bool(wanted) and all(any(True for _ in _occurrences(pieces, term)) for term in wanted)


def highlight(original: str, query: str) -> list[tuple[str, bool]]:
    """`original` in consecutive parts, True where the query was found; joined they are the original again."""
    if not original:
        return []
    hit = bytearray(len(original))
    pieces = list(_pieces(original))
    for term in terms(query):
        for start, end in _occurrences(pieces, term):
            hit[start:end] = b"\x01" * (end - start)
    parts: list[tuple[str, bool]] = []
    begin = 0
    for position in range(1, len(original) + 1):
        if position == len(original) or hit[position] != hit[begin]:
            parts.append((original[begin:position], bool(hit[begin])))
            begin = position
    return parts


def _pairs(run: str) -> list[str]:
    """空压机 -> 空压 压机 机."""
    return [run[i : i + 2] for i in range(len(run))]


class _Piece(NamedTuple):
    """A bridged CJK run or a Latin word of an original text; `spans[i]` is where its i-th character comes from."""

    text: str
    cjk: bool
    spans: tuple[tuple[int, int], ...]


def _pieces(original: str) -> Iterator[_Piece]:
    folded, spans = _fold_with_spans(original)
    run: list[str] = []
    run_spans: list[tuple[int, int]] = []
    for match in _pattern().finditer(folded):
        own = spans[match.start() : match.end()]
        if match.group(1):
            run.append(match.group(1))
            run_spans += own
            continue
        if run:
            yield _Piece("".join(run), True, tuple(run_spans))
            run, run_spans = [], []
        yield _Piece(match.group(2), False, tuple(own))
    if run:
        yield _Piece("".join(run), True, tuple(run_spans))


def _fold_with_spans(original: str) -> tuple[str, list[tuple[int, int]]]:
    """The folded text and, for each of its characters, the part of the original that it stands for."""
    folded: list[str] = []
    spans: list[tuple[int, int]] = []
    start = 0
    while start < len(original):
        end = start + 1
        while end < len(original) and unicodedata.combining(original[end]):
            end += 1
        for character in fold(original[start:end]):
            folded.append(character)
            spans.append((start, end))
        start = end
    return "".join(folded), spans


def _occurrences(pieces: list[_Piece], term: Term) -> Iterator[tuple[int, int]]:
    for piece in pieces:
        if piece.cjk != term.cjk:
            continue
        found = _in_run(piece.text, term.text) if term.cjk else _in_word(piece.text, term)
        for start, end in found:
            yield piece.spans[start][0], piece.spans[end - 1][1]


def _in_run(run: str, wanted: str) -> Iterator[tuple[int, int]]:
    start = run.find(wanted)
    while start >= 0:
        yield start, start + len(wanted)
        start = run.find(wanted, start + 1)


def _in_word(word: str, term: Term) -> Iterator[tuple[int, int]]:
    size = len(term.text)
    if word == term.text or (term.prefix and word.startswith(term.text)):
        yield 0, size
        return
    start = 0
    for piece in JOINTS.split(word):
        if piece == term.text or (term.prefix and piece.startswith(term.text)):
            yield start, start + size
        start += len(piece) + 1
