"""How much a text has in common with documents of the index: the share of its words that they hold, rare ones counting
more. Chinese is compared by pairs of characters, as it is indexed."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import combinations

from fieldservice.domain.text import index_text
from fieldservice.store.queries import search as queries
from fieldservice.store.reader import Reader

_MOST_WORDS = 48
_PER_WORD = 120  # documents looked at for each word, the newest
_MOST_PAIRED = 6  # common words of which pairs are looked for: fifteen pairs
# Pairs and words that say nothing about a fault.
_EMPTY = frozenset(
    "一个 一下 一会 会儿 这个 那个 有点 点儿 什么 怎么 我们 他们 你们 现在 今天 昨天 已经 还是 就是 不是 没有 可以 时候"
    " 开始 之后 以后 然后 因为 所以 但是 客户 请求 麻烦 帮忙 the a an and or of to in on at is are was were it its we"
    " our us you they has have had be been for with that this when then after before not no".split()
)


def words_of(*texts: str) -> list[str]:
    """The words of texts that say something, each once, the texts in order of their weight."""
    found: dict[str, None] = {}
    for text in texts:
        for word in index_text(text).split():
            single = len(word) == 1 and not word.isdigit()
            if not single and word not in _EMPTY and not (word.isdigit() and len(word) < 3):
                found.setdefault(word)
    return list(found)[:_MOST_WORDS]


def shared_words(reader: Reader, kind: str, words: Iterable[str]) -> dict[int, float]:
    """For documents of a kind (by rid) the share of these words that they hold, 0..1, weighted by rarity."""
    newest = reader.count(f"SELECT max(rid) FROM {kind}")
    if not newest:
        return {}
    holders: dict[str, set[int]] = {}
    common: list[tuple[float, str]] = []  # words of which only the newest documents were looked at, with their weight
    weights: dict[str, float] = {}
    total = 0.0
    for word in words:
        rids = queries.matching_rids(reader, kind, f'"{word}"', _PER_WORD)
        documents = len(rids)
        if documents == _PER_WORD:  # how many there are is told from how far apart the newest ones are
            documents = max(documents, newest * _PER_WORD // max(1, newest - rids[-1] + 1))
        weight = weights[word] = math.log1p(newest / (documents + 1))
        if len(rids) == _PER_WORD:
            common.append((weight, word))
        total += weight if documents else weight * 0.35  # a word that no case holds says little against a case
        holders[word] = set(rids)
    rarest = [word for _weight, word in sorted(common, reverse=True)[:_MOST_PAIRED]]
    for first, second in combinations(rarest, 2):  # older documents that hold two of them
        both = queries.matching_rids(reader, kind, f'"{first}" AND "{second}"', _PER_WORD)
        holders[first].update(both)
        holders[second].update(both)
    held: dict[int, float] = {}
    for word, rids_of in holders.items():
        for rid in rids_of:
            held[rid] = held.get(rid, 0.0) + weights[word]
    return {rid: weight / total for rid, weight in held.items()} if total else {}
