"""Hashed features of a text: pieces of two to five characters, words, pairs of words, and facts that are known besides.

Pieces do not cross words, except that Chinese has no gaps: there a run of characters is one long word, and each pair of
characters counts as a word as well. Digits inside pieces are all the same (109 度 is much like 112 度); words keep them
(E07 is not E08). Text is folded as the search index folds it (width, case, accents).

The lowest bit of a hash says which of the two kinds it is, so that both can be weighed apart.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from fieldservice.domain.text import fold

Hashes = NDArray[np.uint32]
Floats = NDArray[np.float32]

MOST_CHARACTERS = 4_000  # of a text are looked at: somebody may have pasted a whole log
WORDS = 1  # the lowest bit of a word's hash; that of a piece is 0
_SHORTEST, _LONGEST = 2, 5
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_EVEN = np.uint32(0xFFFFFFFE)  # pieces have the lowest bit off
_DIGITS = str.maketrans("123456789", "000000000")
_CJK = "\u3005\u3007\u3041-\u30fe\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U000323af"
_LETTER = rf"[^\W_{_CJK}]"
_TOKENS = re.compile(rf"[{_CJK}]+|{_LETTER}+(?:['’\-/]{_LETTER}+)*")


def tokens(text: str) -> list[str]:
    """The words of a text as they are compared; a Chinese run is one of them."""
    return _TOKENS.findall(fold(text[:MOST_CHARACTERS]))


def is_cjk(token: str) -> bool:
    """Whether a token is a run of Chinese, Japanese or Korean characters."""
    return ord(token[0]) >= 0x2E80


def words_of(found: Sequence[str]) -> list[str]:
    """Words, neighbouring words, and the pairs of characters of a Chinese run."""
    words: list[str] = []
    before = ""
    for token in found:
        if is_cjk(token):
            words += [token[at : at + 2] for at in range(max(1, len(token) - 1))]
            before = ""
            continue
        words.append(token)
        if before:
            words.append(f"{before} {token}")
        before = token
    return words


def word_hash(word: str) -> int:
    """The hash of a word feature."""
    return zlib.crc32(word.encode("utf-8", "replace")) | WORDS


def fact_hash(fact: str) -> int:
    """The hash of something that is known besides the text (`model:HC-75V`); no word of a text has it."""
    return zlib.crc32(b"\x00" + fact.encode("utf-8", "replace")) | WORDS


def pieces_of(found: Sequence[str]) -> tuple[Hashes, NDArray[np.int64], NDArray[np.int64], str]:
    """Hash, start and length of every piece, and the line in which they stand: the words with spaces around them."""
    line = " " + " ".join(found) + " " if found else ""
    hashes, starts = _pieces(line)
    lengths = [np.full(len(each), size, dtype=np.int64) for size, each in enumerate(starts, _SHORTEST)]
    if not hashes:
        return np.empty(0, np.uint32), np.empty(0, np.int64), np.empty(0, np.int64), line
    return np.concatenate(hashes), np.concatenate(starts), np.concatenate(lengths), line


def _pieces(line: str) -> tuple[list[Hashes], list[NDArray[np.int64]]]:
    """For each length of pieces their hashes, and where they begin."""
    signs = np.frombuffer(line.translate(_DIGITS).encode("utf-32-le", "replace"), dtype=np.uint32).astype(np.uint64)
    gaps = np.zeros(len(signs) + 1, dtype=np.int64)
    np.cumsum(signs == 32, out=gaps[1:])
    rolling = signs
    hashes, starts = [], []
    for size in range(_SHORTEST, _LONGEST + 1):
        count = len(signs) - size + 1
        if count <= 0:
            break
        rolling = (rolling[:count] * _MULTIPLIER) ^ signs[size - 1 :]
        whole = np.flatnonzero(gaps[size - 1 : size - 1 + count] == gaps[1 : 1 + count])  # no gap in the middle
        mixed = rolling[whole]
        mixed = (mixed ^ (mixed >> np.uint64(29))) * _MULTIPLIER
        hashes.append((mixed >> np.uint64(32)).astype(np.uint32) & _EVEN)
        starts.append(whole)
    return hashes, starts


def hashed(text: str, facts: Sequence[str] = ()) -> tuple[Hashes, Floats]:
    """The features of a text, ascending, each once, and how often each stands there (1 + ln n)."""
    found = tokens(text)
    pieces = _pieces(" " + " ".join(found) + " ")[0] if found else []
    words = [word_hash(word) for word in words_of(found)] + [fact_hash(fact) for fact in facts]
    hashes, counts = np.unique(np.concatenate((*pieces, np.array(words, dtype=np.uint32))), return_counts=True)
    return hashes, (1 + np.log(counts)).astype(np.float32)


def spans(line: str) -> Iterator[tuple[int, int]]:
    """Where each word of the line of `pieces_of` begins and ends."""
    at = 1
    for token in line.split():
        yield at, at + len(token)
        at += len(token) + 1
