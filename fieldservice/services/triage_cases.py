"""The past requests and jobs that are most like a text, by the words of the search index that they share with it, and
those that say the same telling word."""

from __future__ import annotations

import math
from collections.abc import Sequence

from fieldservice.domain.text import index_text
from fieldservice.domain.triage_rules import says
from fieldservice.services.context import Context
from fieldservice.store.queries import triage as queries
from fieldservice.store.queries.triage import PastCase

MOST_ALIKE = 12
_LOOKED_AT = 150  # of the newest that share a telling word, of requests and of jobs each
_TELLING = 6  # words by which candidates are found: the rarest
_MOST_WORDS = 40
_LEAST_SHARED = 0.3  # of what the words tell
_SAME_MODEL = 0.12
_LEAST_EVER = 200  # cases that a young firm is taken to have had: with ten of them no word would be rare
_NEW_WORD = 0.5  # how much a word that no case has tells against likeness, beside one that some have


def alike(context: Context, text: str, model: str = "", except_request: str = "") -> list[PastCase]:
    """At most MOST_ALIKE past cases, the likest first; each shares a good part of what the text's words tell.

    A word tells the more the fewer cases hold it. A case of the same product model counts a little more.
    """
    reader = context.store.read()
    words = list(dict.fromkeys(word for word in index_text(text[:2_000]).split() if len(word) > 1))[:_MOST_WORDS]
    counts = {word: queries.about_how_many(reader, word) for word in words}
    ever = max(_LEAST_EVER, sum(queries.highest_keys(reader)))
    tells = {word: math.log(1 + ever / (1 + count)) * (1 if count else _NEW_WORD) for word, count in counts.items()}
    known = sorted((word for word in words if counts[word]), key=lambda word: -tells[word])
    if not known:
        return []
    everything = sum(tells.values())  # with the words that no case has: they are what is new about this one
    scored = []
    for case in queries.cases_with_words(reader, known[:_TELLING], _LOOKED_AT):
        if case.request_id and case.request_id == except_request:
            continue
        own = set(index_text(case.text[:2_000]).split())
        shared = sum(tells[word] for word in known if word in own) / everything
        if shared >= _LEAST_SHARED:
            scored.append((shared + (_SAME_MODEL if model and case.model == model else 0), case))
    scored.sort(key=lambda each: (-each[0], -each[1].at.timestamp(), each[1].number))
    return [case for _, case in scored[:MOST_ALIKE]]


def saying(context: Context, words: Sequence[str], except_request: str = "") -> list[PastCase]:
    """Past cases, the newest first, whose text holds one of a rule's words: a long text of new words is like no other
    one as a whole, and still says the word by which the firm's own cases can be found."""
    indexed = [part for word in words for part in index_text(word).split() if len(part) > 1]
    found = [
        case
        for case in queries.cases_with_words(context.store.read(), indexed, _LOOKED_AT)
        if says(case.text, words) and not (case.request_id and case.request_id == except_request)
    ]
    found.sort(key=lambda case: (-case.at.timestamp(), case.number))
    return found
