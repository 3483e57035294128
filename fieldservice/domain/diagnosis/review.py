"""What is wrong or doubtful in a diagnosis tree that is being edited, in sentences that name causes and tests by their
words. What is wrong is what `reading` finds; doubtful is what can be followed but does not help whoever follows it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from fieldservice.domain.checklist.review import DOUBT, ERROR, HINT, Doubt
from fieldservice.domain.diagnosis.editing import CAUSES, TESTS, title
from fieldservice.domain.diagnosis.model import DiagnosticTest, Tree
from fieldservice.domain.diagnosis.reading import TreeProblem, examine_tree
from fieldservice.i18n import mark, translate

C = "diagnosis_review"

_SAME = 1e-6
_LANGUAGES = ("zh_CN", "en")
_PROPERTIES = {
    "minutes": mark(C, "Minutes"),
    "weight": mark(C, "How often"),
    "quantity": mark(C, "Quantity"),
}


class TreeDoubt(Doubt):
    """Something to look at; `where` is "causes/KEY" or "tests/KEY", '' for the whole."""

    def sentence(self) -> str:
        """In the language in use."""
        return translate(C, self.text, None, **self.params)


def review(data: dict[str, Any], language: str) -> tuple[Tree | None, list[Doubt]]:
    """The tree where it is sound, and everything that is wrong or doubtful, the worst first."""
    tree, problems = examine_tree(json.dumps(data, ensure_ascii=False))
    if tree is None:
        return None, [_error(data, each, language) for each in problems]
    return tree, [*_untold(tree, language), *_useless(tree, language), *_untranslated(data)]


def _error(data: dict[str, Any], problem: TreeProblem, language: str) -> Doubt:
    where = f"{problem.of}/{data[problem.of][problem.at].get('key', '')}" if problem.of else ""
    params = dict(problem.params)
    for name, of in (("cause", CAUSES), ("test", TESTS)):
        if name in params:
            params[name] = title(data, f"{of}/{params[name]}", language) or params[name]
    if "tests" in params:
        keys = str(params["tests"]).split(", ")
        params["tests"] = _listed([title(data, f"{TESTS}/{key}", language) or key for key in keys], language)
    if params.get("name") in _PROPERTIES:
        params["name"] = translate(C, _PROPERTIES[str(params["name"])])
    said = TreeProblem("", problem.text, params).sentence()
    return TreeDoubt(ERROR, where, mark(C, "{problem}"), {"problem": said})


def _untold(tree: Tree, language: str) -> Iterator[Doubt]:
    """Causes that no test tells apart."""
    if len(tree.causes) > 1 and not tree.tests:
        yield TreeDoubt(DOUBT, "", mark(C, "There is no test yet that tells the causes apart."))
        return
    alike: dict[tuple[float, ...], list[str]] = {}
    for cause in tree.causes:
        shares = (
            round(outcome.likelihoods.get(cause.key, 0.0) / _SAME) for test in tree.tests for outcome in test.outcomes
        )
        alike.setdefault(tuple(shares), []).append(cause.key)
    for keys in alike.values():
        if len(keys) > 1:
            names = [cause.title(language) for cause in tree.causes if cause.key in keys]
            text = mark(C, "No test tells these causes apart: {causes}.")
            yield TreeDoubt(DOUBT, f"{CAUSES}/{keys[0]}", text, {"causes": _listed(names, language)})


def _useless(tree: Tree, language: str) -> Iterator[Doubt]:
    """Tests and outcomes that say nothing."""
    for test in tree.tests:
        if len(tree.causes) > 1 and _says_nothing(test, tree):
            text = mark(C, "Whatever comes out, it says the same of every cause. It is never offered.")
            yield TreeDoubt(DOUBT, f"{TESTS}/{test.key}", text)
        for outcome in test.outcomes:
            if not any(outcome.likelihoods.values()):
                text = mark(C, "The outcome “{outcome}” excludes every cause: whoever chooses it gets no further.")
                yield TreeDoubt(DOUBT, f"{TESTS}/{test.key}", text, {"outcome": outcome.title(language)})


def _says_nothing(test: DiagnosticTest, tree: Tree) -> bool:
    for outcome in test.outcomes:
        shares = [outcome.likelihoods.get(cause.key, 0.0) for cause in tree.causes]
        if max(shares) - min(shares) > _SAME:
            return False
    return True


def _untranslated(data: Mapping[str, Any]) -> Iterator[Doubt]:
    """Words that are there in one language only; a tree that is written in one language throughout lacks none."""
    items = [("", data), *((f"{of}/{each['key']}", each) for of in (CAUSES, TESTS) for each in data.get(of, []))]
    used = {language for _where, item in items for language, words in item.get("names", {}).items() if words}
    for where, item in items:
        written = [item.get("names", {}), *(each.get("names", {}) for each in item.get("outcomes", []))]
        written += [item[name] for name in ("remedies", "hints") if item.get(name)]
        for language, text in zip(
            _LANGUAGES, (mark(C, "Chinese words are missing."), mark(C, "English words are missing.")), strict=True
        ):
            if language in used and any(not words.get(language) for words in written):
                yield TreeDoubt(HINT, where, text)


def _listed(words: list[str], language: str) -> str:
    return ("、" if language == "zh_CN" else ", ").join(words)
