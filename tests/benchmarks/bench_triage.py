"""`dev.py bench triage`: how often a category is guessed from the words, beside scikit-learn's TF-IDF and LinearSVC.

Repairs of Wales (category from text) and printer faults (kind of fault from text in six languages): texts that occur
twice are taken once, the model learns the earlier four fifths by date and is tried on the rest. The other side is
`TfidfVectorizer(analyzer="char", ngram_range=(2, 5))` with `LinearSVC()`, in the same run, on the same rows. It comes
with the extra `bench-triage`, which `dev.py bench triage` installs; without it only our own accuracy is said.
"""

from __future__ import annotations

import csv
import time
from pathlib import Path
from typing import Any

from fieldservice.planning.triage.evaluation import FIELD, judged, learn, split, without_repeats
from fieldservice.planning.triage.model import TriageModel

_DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "service_records"
_TABLES = {
    "wales": ("openrepair_wales.csv", "product_category"),
    "printers": ("quest_printcat.csv", "fault_type"),
}
_FLOOR = 0.98
_MOST_MS, _MOST_MB = 0.5, 20.0
Rows = list[tuple[str, str]]


def run(quick: bool) -> dict[str, Any]:
    """Compare accuracies; `ms_per_text` is of the quickest turns, `model_mb` the larger model's file."""
    ratios: dict[str, float] = {}
    lines: list[str] = []
    floors: dict[str, float] = {}
    for name, (file, column) in _TABLES.items():
        rows = _read(_DATA / file, column)
        if not rows:
            return {"ratios": {}, "ok": False, "lines": [f"{file} is not in {_DATA.name}: nothing to measure"]}
        learned, tried = split(rows)
        start = time.perf_counter()
        model = learn(learned)
        assert model is not None
        took = time.perf_counter() - start
        said = [model.best(text, FIELD) for text, _ in tried]
        found = judged([label for _, label in learned], [label for _, label in tried], said)
        lines.append(
            f"{name}: {found.trained} texts learned in {took:.1f} s, {found.tested} tried, {found.labels} labels:"
            f" accuracy {found.accuracy:.4f}, macro-F1 {found.macro_f1:.4f}, always the commonest {found.commonest:.4f}"
        )
        lines.append(f"{name}: mean distance of score and truth {_calibration(model, tried):.3f}")
        ratios[f"{name}_accuracy"] = found.accuracy
        other = _linear_svc(learned, tried)
        if other is None:
            lines.append("scikit-learn is not installed (extra bench-triage): nothing to compare with")
        else:
            key = "accuracy_vs_linearsvc" if name == "wales" else f"{name}_vs_linearsvc"
            ratios[key], floors[key] = found.accuracy / other, _FLOOR
            ratios[f"{name}_linearsvc_accuracy"] = other
        if name == "wales":
            ratios["ms_per_text"] = _pace(model, [text for text, _ in tried], 5 if quick else 10)
            ratios["model_mb"] = len(model.to_bytes()) / 1e6
    return {
        "ratios": ratios,
        "limits": {"ms_per_text": _MOST_MS, "model_mb": _MOST_MB},
        "at_least": floors,
        "lines": lines,
    }


def _read(path: Path, column: str) -> Rows:
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: row["event_date"])
    return without_repeats([(row["problem"], row[column]) for row in rows])


def _pace(model: TriageModel, texts: list[str], turns: int) -> float:
    """Milliseconds a text, the mean over 600 of them. Of several turns at a text the quickest counts: on a busy machine
    the others measure who else was at work."""
    total = 0.0
    for text in texts[:600]:
        best = float("inf")
        for _ in range(turns):
            start = time.perf_counter()
            model.guess(text)
            best = min(best, time.perf_counter() - start)
        total += best
    return total * 1000 / len(texts[:600])


def _calibration(model: TriageModel, tried: Rows) -> float:
    """Expected calibration error over ten bins."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for text, label in tried:
        for guess in model.guess(text).get(FIELD, [])[:1]:
            bins.setdefault(min(9, int(guess.score * 10)), []).append((guess.score, guess.label == label))
    total = sum(len(each) for each in bins.values())
    return sum(abs(sum(score for score, _ in each) - sum(right for _, right in each)) / total for each in bins.values())


def _linear_svc(learned: Rows, tried: Rows) -> float | None:
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.svm import LinearSVC
    except ImportError:
        return None
    seen = TfidfVectorizer(analyzer="char", ngram_range=(2, 5))
    fitted = LinearSVC().fit(seen.fit_transform([text for text, _ in learned]), [label for _, label in learned])
    said = fitted.predict(seen.transform([text for text, _ in tried]))
    return float((said == [label for _, label in tried]).mean())
