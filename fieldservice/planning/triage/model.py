"""The model: a table of features, and for each field its labels with a weight for every feature."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fieldservice.planning.triage import features
from fieldservice.planning.triage.features import Floats, Hashes

MAGIC = b"FSTM"
FORMAT = 1
_PIECES_SHARE, _WORDS_SHARE = 0.8, 0.6  # their squares make one: each kind is normed by itself
_MOST_WORDS = 3


class ModelDamaged(Exception):
    """The file is not a whole model of this format: make it anew."""


@dataclass(frozen=True)
class Head:
    """One field: `weights` features x labels, `offsets` a label, what it learned from, how it did on texts that were
    kept from it (`right` of `tried`; 0 when there were too few), and how far its own sureness can be trusted."""

    labels: tuple[str, ...]
    weights: Floats
    offsets: Floats
    temperature: float
    seen: tuple[int, ...]
    right: int = 0
    tried: int = 0
    trust: tuple[float, float] = (1.0, 0.0)


@dataclass(frozen=True, slots=True)
class Guess:
    """A label and how likely it is, 0 to 1."""

    label: str
    score: float


class TriageModel:
    """What `training.train` makes. Safe to use from several threads."""

    def __init__(self, hashes: Hashes, tellings: Floats, heads: Mapping[str, Head], texts: int) -> None:
        self._hashes, self._tellings = hashes, tellings
        self.heads = dict(heads)
        self.texts = texts

    def guess(self, text: str, facts: Sequence[str] = ()) -> dict[str, list[Guess]]:
        """For each field its labels, the likeliest first; empty for a text in which nothing is known."""
        places, values = weighed(self._hashes, self._tellings, *features.hashed(text, facts))
        if not len(places):
            return {}
        found = {}
        for name, head in self.heads.items():
            likely = shares((values @ head.weights[places] + head.offsets)[None, :], head.temperature)[0]
            order = np.argsort(-likely, kind="stable")
            likely = _trusted(likely, head.trust)
            found[name] = [Guess(head.labels[at], float(likely[at])) for at in order]
        return found

    def best(self, text: str, name: str, facts: Sequence[str] = ()) -> str:
        """The likeliest label of one field; the commonest where the text says nothing."""
        head = self.heads[name]
        places, values = weighed(self._hashes, self._tellings, *features.hashed(text, facts))
        return head.labels[int(np.argmax(values @ head.weights[places] + head.offsets))]

    def familiar(self, text: str) -> float:
        """How much of what the text's words tell the model has ever seen, 0 to 1: below a half its guesses say little,
        however sure they are."""
        words = np.array([features.word_hash(word) for word in features.words_of(features.tokens(text))], np.uint32)
        if not len(words) or not len(self._hashes):
            return 0.0
        places = np.searchsorted(self._hashes, words)
        known = self._hashes.take(places, mode="clip") == words
        rarest = float(self._tellings.max())
        told = float(self._tellings[places[known]].sum())
        return told / (told + rarest * float((~known).sum()))

    def explain(
        self, text: str, name: str, label: str, known: Collection[str] = (), most: int = _MOST_WORDS
    ) -> list[str]:
        """The words of the text that spoke for a label, the loudest first, as they are compared, not as typed.

        Chinese has no gaps between words: there `known` words are looked for, and only where none spoke the characters
        that spoke loudest together.
        """
        head = self.heads.get(name)
        if head is None or label not in head.labels:
            return []
        column = head.weights[:, head.labels.index(label)].astype(np.float32)
        found = features.tokens(text)
        hashes, starts, lengths, line = features.pieces_of(found)
        spoken = np.zeros(len(line))
        for at, said in zip(*self._said(hashes, column), strict=True):
            spoken[starts[at] : starts[at] + lengths[at]] += said / lengths[at]
        at = 1
        for token in found:
            if not features.is_cjk(token):
                words = np.array([features.word_hash(token)], dtype=np.uint32)
                for _, said in zip(*self._said(words, column), strict=True):
                    spoken[at : at + len(token)] += said / len(token)
            at += len(token) + 1
        return _loudest(line, spoken, known, most)

    def _said(self, hashes: Hashes, column: Floats) -> tuple[NDArray[np.int64], Floats]:
        """Which of the hashes are known, and how loudly each speaks."""
        places = np.searchsorted(self._hashes, hashes)
        known = np.flatnonzero((places < len(self._hashes)) & (self._hashes.take(places, mode="clip") == hashes))
        own = places[known]
        return known, self._tellings[own] * column[own]

    # keeping

    def to_bytes(self) -> bytes:
        """The model as one file: magic, format, SHA-256 of the rest, the rest compressed."""
        head_facts = {
            name: {
                "labels": head.labels, "temperature": head.temperature, "seen": head.seen, "right": head.right,
                "tried": head.tried, "trust": head.trust,
            }
            for name, head in self.heads.items()
        }  # fmt: skip
        facts = json.dumps({"features": len(self._hashes), "texts": self.texts, "heads": head_facts}).encode()
        parts = [len(facts).to_bytes(4, "big"), facts, _packed(self._hashes, "<u4"), _packed(self._tellings, "<f4")]
        for head in self.heads.values():
            parts += [_packed(head.offsets, "<f4"), _packed(head.weights, "<f2")]
        body = zlib.compress(b"".join(parts), 6)
        return MAGIC + FORMAT.to_bytes(2, "big") + hashlib.sha256(body).digest() + body

    @classmethod
    def from_bytes(cls, data: bytes) -> TriageModel:
        """The model of a file. Raises ModelDamaged for anything else than a whole model of this format."""
        if data[:6] != MAGIC + FORMAT.to_bytes(2, "big") or hashlib.sha256(data[38:]).digest() != data[6:38]:
            raise ModelDamaged
        try:
            return cls._unpacked(zlib.decompress(data[38:]))
        except (ValueError, KeyError, TypeError, zlib.error) as error:
            raise ModelDamaged from error

    @classmethod
    def _unpacked(cls, body: bytes) -> TriageModel:
        size = int.from_bytes(body[:4], "big")
        facts: dict[str, Any] = json.loads(body[4 : 4 + size])
        reader = _Reader(body, 4 + size)
        count = int(facts["features"])
        hashes, tellings = reader.take("<u4", count), reader.take("<f4", count)
        heads = {}
        for name, known in facts["heads"].items():
            labels = tuple(str(label) for label in known["labels"])
            offsets = reader.take("<f4", len(labels))
            weights = reader.take("<f2", count * len(labels)).reshape(count, len(labels)).astype(np.float32)
            heads[str(name)] = Head(
                labels, weights, offsets, float(known["temperature"]), tuple(known["seen"]), int(known["right"]),
                int(known["tried"]), (float(known["trust"][0]), float(known["trust"][1])),
            )  # fmt: skip
        return cls(hashes, tellings, heads, int(facts["texts"]))


class _Reader:
    """Takes arrays from the front; raises ValueError where there are too few bytes."""

    def __init__(self, body: bytes, at: int) -> None:
        self._body, self._at = body, at

    def take(self, kind: str, count: int) -> NDArray[Any]:
        """The next `count` numbers."""
        found = np.frombuffer(self._body, dtype=kind, count=count, offset=self._at)
        self._at += found.nbytes
        return found.astype(found.dtype.newbyteorder("="))


def weighed(hashes: Hashes, tellings: Floats, own: Hashes, times: Floats) -> tuple[NDArray[np.int64], Floats]:
    """Places in the table and values of a text's features; pieces and words are normed apart, unknown ones left out."""
    places = np.searchsorted(hashes, own)
    known = (places < len(hashes)) & (hashes.take(places, mode="clip") == own) if len(hashes) else places < 0
    places = places[known]
    values = times[known] * tellings[places]
    words = (own[known] & np.uint32(1)).astype(bool)
    for which, share in ((~words, _PIECES_SHARE), (words, _WORDS_SHARE)):
        length = float(np.sqrt(np.square(values[which]).sum()))
        if length:
            values[which] *= np.float32(share / length)
    return places, values


def shares(margins: Floats, temperature: float) -> NDArray[np.float64]:
    """Margins as shares that sum to one, row by row."""
    scaled = np.asarray(margins, dtype=np.float64) / temperature
    raised = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float64)


def _trusted(likely: NDArray[np.float64], trust: tuple[float, float]) -> NDArray[np.float64]:
    """The shares with the greatest one as far as it can be believed, the others sharing the rest."""
    at = int(likely.argmax())
    top = min(max(float(likely[at]), 1e-4), 1 - 1e-4)
    believed = float(1 / (1 + np.exp(-(trust[0] * np.log(top / (1 - top)) + trust[1]))))
    others = likely.copy() + 1e-12  # where one share is all there is, the others have the doubt in equal parts
    others[at] = 0
    found = others * ((1 - believed) / others.sum())
    found[at] = believed
    return np.asarray(found, dtype=np.float64)


def _packed(numbers: NDArray[Any], kind: str) -> bytes:
    return np.ascontiguousarray(numbers, dtype=kind).tobytes()


def _loudest(line: str, spoken: NDArray[np.float64], known: Collection[str], most: int) -> list[str]:
    """The words that spoke for it."""
    found: list[tuple[float, str]] = []
    for start, end in features.spans(line):
        token = line[start:end]
        if features.is_cjk(token):
            found += _known_in_run(token, spoken[start:end], known) or _loudest_in_run(token, spoken[start:end])
        elif len(token) > 1:
            found.append((float(spoken[start:end].sum()), token))
    total = sum(said for said, _ in found if said > 0)
    found.sort(key=lambda each: -each[0])
    said_once: list[str] = []
    for said, token in found:
        if said > max(0.0, total * 0.1) and not any(token in longer for longer in said_once):
            said_once.append(token)
    return said_once[:most]


def _known_in_run(run: str, spoken: NDArray[np.float64], known: Collection[str]) -> list[tuple[float, str]]:
    """The known words that stand in the run and spoke for it; none within a longer one."""
    found: list[tuple[float, str]] = []
    for word in sorted({word for word in known if word in run}, key=lambda each: (-len(each), each)):
        at = run.find(word)
        said = float(spoken[at : at + len(word)].sum())
        if said > 0 and not any(word in longer for _, longer in found):
            found.append((said, word))
    return found


def _loudest_in_run(run: str, spoken: NDArray[np.float64]) -> list[tuple[float, str]]:
    """Of a short run all of it, of a longer one the four characters that spoke loudest together."""
    if len(run) <= 4:
        return [(float(spoken.sum()), run)] if len(run) > 1 else []
    sums = np.convolve(spoken, np.ones(4), mode="valid")
    at = int(sums.argmax())
    return [(float(sums[at]), run[at : at + 4])]
