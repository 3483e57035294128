"""Changing a diagnosis tree while it is being edited: the JSON object of `reading`, which may be unsound meanwhile.

Items are named "causes/KEY" and "tests/KEY": a cause and a test may have the same key.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fieldservice.domain.checklist.model import in_language
from fieldservice.domain.diagnosis.model import Cause, DiagnosticTest, Tree

Json = dict[str, Any]
CAUSES, TESTS = "causes", "tests"
EXCLUDED, POSSIBLE, LIKELY = "excluded", "possible", "likely"
_POSSIBLE = 0.25  # "possible" beside "likely": four times as rare
_NEAR = 0.005


def new_tree(code: str) -> Json:
    """A tree to begin with: one cause and nothing that tells anything yet."""
    return {"format": 1, "code": code, "names": {}, CAUSES: [{"key": "cause_1", "names": {}, "weight": 1}], TESTS: []}


def sketch(data: Json) -> Tree:
    """What a list shows of a tree that may be unsound: its words, and how many causes and tests there are."""
    faults = data.get("faults", {})
    return Tree(
        str(data.get("code", "")),
        int(data.get("version", 1)),
        data.get("names", {}),
        tuple(Cause(str(each.get("key", "")), each.get("names", {})) for each in data.get(CAUSES, ())),
        tuple(DiagnosticTest(str(each.get("key", "")), each.get("names", {}), ()) for each in data.get(TESTS, ())),
        tuple(data.get("product_models", ())),
        tuple(faults.get("problems", ())),
        tuple(faults.get("words", ())),
        str(data.get("maker", "")),
    )


def place(data: Json, item: str) -> tuple[list[Json], int] | None:
    """The list that holds an item and where it is there; None where there is no such item."""
    of, _, key = item.partition("/")
    if of not in (CAUSES, TESTS):
        return None
    held: list[Json] = data[of]
    at = next((at for at, each in enumerate(held) if each.get("key") == key), None)
    return None if at is None else (held, at)


def find(data: Json, item: str) -> Json | None:
    """The cause or test, or None."""
    found = place(data, item)
    return None if found is None else found[0][found[1]]


def title(data: Json, item: str, language: str) -> str:
    """What a cause or test is called, or ''."""
    found = find(data, item)
    return "" if found is None else in_language(found.get("names", {}), language)


def add(data: Json, of: str, after: str = "") -> str:
    """Add a cause or a test after another one of its kind, or at the end; returns its name.

    A new test has the outcomes yes and no, a new cause is possible with every outcome: neither says anything yet.
    """
    key = _free_key([each.get("key", "") for each in data[of]], "cause" if of == CAUSES else "test")
    made: Json = {"key": key, "names": {}}
    if of == CAUSES:
        made["weight"] = 1
        for test in data[TESTS]:
            for outcome in test.get("outcomes", []):
                _likelihoods(data, test, outcome)[key] = 1.0
    else:
        made["minutes"] = 5
        words = ({"zh_CN": "是", "en": "Yes"}, {"zh_CN": "否", "en": "No"})
        shares = {each["key"]: 1.0 for each in data[CAUSES]}
        made["outcomes"] = [
            {"key": each, "names": dict(names), CAUSES: dict(shares)}
            for each, names in zip(("yes", "no"), words, strict=True)
        ]
    found = place(data, after) if after.startswith(f"{of}/") else None
    data[of].insert(len(data[of]) if found is None else found[1] + 1, made)
    return f"{of}/{key}"


def remove(data: Json, item: str) -> None:
    """Take a cause or test away, and what speaks of it elsewhere."""
    found = place(data, item)
    if found is None:
        return
    held, at = found
    key = held.pop(at)["key"]
    for test in data[TESTS]:
        if held is data[CAUSES]:
            for outcome in test.get("outcomes", []):
                _likelihoods(data, test, outcome).pop(key, None)
        else:
            _not_after(test, key)


def move(data: Json, item: str, by: int) -> None:
    """Move it up (negative) or down among its kind."""
    found = place(data, item)
    if found is not None and 0 <= found[1] + by < len(found[0]):
        held, at = found
        held.insert(at + by, held.pop(at))


def arranged(data: Json, causes: list[str], tests: list[str]) -> bool:
    """Put causes and tests (their keys) into this order; False, and nothing is done, where one would change sides."""
    for of, keys in ((CAUSES, causes), (TESTS, tests)):
        if sorted(keys) != sorted(each["key"] for each in data[of]):
            return False
    for of, keys in ((CAUSES, causes), (TESTS, tests)):
        data[of].sort(key=lambda each, keys=keys: keys.index(each["key"]))
    return True


def add_outcome(data: Json, test: Json) -> None:
    """Another outcome, which no cause leads to yet."""
    key = _free_key([each.get("key", "") for each in test["outcomes"]], "outcome")
    test["outcomes"].append({"key": key, "names": {}, CAUSES: {}})


def remove_outcome(data: Json, test: Json, at: int) -> None:
    """Take an outcome away; tests that came only after it come after the others of this test, or at once."""
    key = test["outcomes"].pop(at)["key"]
    for each in data[TESTS]:
        outcomes = each.get("after", {}).get(test["key"])
        if outcomes and key in outcomes:
            outcomes.remove(key)
            if not outcomes:
                _not_after(each, test["key"])


def share(data: Json, test: Json, outcome: Json, cause: str) -> float:
    """How often the test ends so when that is the cause, 0 to 1, over all outcomes 1 (or 0 where none fits)."""
    total = sum(_likelihoods(data, test, each).get(cause, 0.0) for each in test["outcomes"])
    return _likelihoods(data, test, outcome).get(cause, 0.0) / total if total > 0 else 0.0


def level(data: Json, test: Json, outcome: Json, cause: str) -> str:
    """`excluded`, `possible` or `likely`; '' for a share between these that a maker's table or a file gave."""
    shares = [share(data, test, each, cause) for each in test["outcomes"]]
    own, most = share(data, test, outcome, cause), max(shares, default=0.0)
    if own <= 0:
        return EXCLUDED
    if own >= most - _NEAR:
        return LIKELY
    return POSSIBLE if abs(own - most * _POSSIBLE) < _NEAR else ""


def set_level(data: Json, test: Json, outcome: Json, cause: str, wanted: str) -> None:
    """Say of a cause what an outcome means for it; what the others mean stays."""
    others = [share(data, test, each, cause) for each in test["outcomes"] if each is not outcome]
    most = max(others, default=0.0) or 1.0
    for each in test["outcomes"]:
        held = _likelihoods(data, test, each)
        if each is not outcome and cause in held:
            held[cause] = held[cause] / most if held[cause] <= most else 1.0
    held = _likelihoods(data, test, outcome)
    if wanted == EXCLUDED:
        held.pop(cause, None)
    else:
        held[cause] = 1.0 if wanted == LIKELY else _POSSIBLE


def _likelihoods(data: Json, test: Json, outcome: Json) -> dict[str, float]:
    """The shares of an outcome, written out where a file lists causes or says "rest"."""
    named = outcome.get(CAUSES)
    if isinstance(named, dict):
        return named
    if isinstance(named, list):
        found = {str(cause): 1.0 for cause in named}
    else:
        told: dict[str, float] = {}
        for each in test["outcomes"]:
            if each is not outcome:
                for cause, value in _likelihoods(data, test, each).items():
                    told[cause] = told.get(cause, 0.0) + value
        rest = {each["key"]: 1.0 - told.get(each["key"], 0.0) for each in data[CAUSES]} if named == "rest" else {}
        found = {cause: value for cause, value in rest.items() if value > 0}
    outcome[CAUSES] = found
    return found


def _not_after(test: Json, needed: str) -> None:
    after: Mapping[str, Any] = test.get("after", {})
    kept = {key: outcomes for key, outcomes in after.items() if key != needed}
    if kept:
        test["after"] = kept
    else:
        test.pop("after", None)


def _free_key(taken: list[str], beginning: str) -> str:
    number = 1
    while f"{beginning}_{number}" in taken:
        number += 1
    return f"{beginning}_{number}"
