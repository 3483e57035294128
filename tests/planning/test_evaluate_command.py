"""`fieldservice triage evaluate`: any labelled table, or a sentence that says why not."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from fieldservice.cli import main

REPAIRS = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "service_records"
_CALLS = {"漏油": ["轴封漏油", "下面一滩油", "油管渗油"], "高温": ["排气温度高", "高温停机", "温度报警"]}


def table(folder: Path, rows: int, name: str = "calls.csv", encoding: str = "utf-8", separator: str = ",") -> Path:
    """A labelled table sorted by its label, with a date in each row."""
    chance = random.Random(1)
    lines = [separator.join(("日期", "原话", "故障"))]
    for label in _CALLS:
        for number in range(rows // 2):
            said = f"{chance.choice(_CALLS[label])}第 {number} 台{label}"
            lines.append(separator.join((f"2025-{number % 12 + 1:02d}-{number % 28 + 1:02d}", said, label)))
    path = folder / name
    path.write_text("\n".join(lines), encoding=encoding)
    return path


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["--lang", "en", "triage", "evaluate", *arguments])
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.parametrize(("encoding", "separator"), [("utf-8", ","), ("gb18030", ";"), ("utf-16", "\t")])
def test_a_labelled_table_of_any_encoding_and_separator_is_learned(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], encoding: str, separator: str
) -> None:
    path = table(tmp_path, 200, encoding=encoding, separator=separator)
    code, out, err = said(capsys, str(path), "--text", "原话", "--label", "故障")
    assert (code, err) == (0, "")
    assert "Accuracy: 100.0 %" in out and "Macro-F1: 1.000" in out
    assert "tried on 40: every fifth row" in out


def test_a_workbook_is_learned_as_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for line in table(tmp_path, 120).read_text(encoding="utf-8").splitlines():
        book.active.append(line.split(","))
    book.save(tmp_path / "calls.xlsx")
    code, out, _ = said(capsys, str(tmp_path / "calls.xlsx"), "--text", "原话", "--label", "故障", "--time", "日期")
    assert code == 0 and "96 earlier rows, tried on the 24 later ones" in out


def test_a_column_is_found_whatever_its_case_and_else_the_columns_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "calls.csv"
    path.write_text(
        "Words,Label\n" + "\n".join(f"case {n} is {'red' if n % 2 else 'blue'},{n % 2}" for n in range(80)),
        encoding="utf-8",
    )
    assert said(capsys, str(path), "--text", "words", "--label", "LABEL")[0] == 0
    code, out, err = said(capsys, str(path), "--text", "wrods", "--label", "Label")
    assert (code, out) == (1, "")
    assert err.strip() == "calls.csv has no column “wrods”. It has: Words, Label."


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\x00\x01\x02" * 400, "no table"),
        (b"", "empty"),
        ("原话,故障\n漏油,a\n异响,b\n".encode(), "has 2 different texts with a label. At least 50 are needed."),
        ("原话,故障\n漏油,a\n".encode() + "漏油,b\n".encode() * 80, "has 1 different texts"),
        ("原话,故障\n".encode() + b"".join(f"漏油 {n} 处,a\n".encode() for n in range(90)), "nothing to tell apart"),
        (
            "原话,故障\n".encode() + b"".join(f"漏油 {n} 处,E{n}\n".encode() for n in range(90)),
            "故障 has 90 different labels in 90 rows.",
        ),
    ],
)
def test_what_cannot_be_learned_is_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, sentence: str
) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(content)
    code, out, err = said(capsys, str(path), "--text", "原话", "--label", "故障")
    assert (code, out) == (1, "")
    assert sentence in err and "Traceback" not in err and len(err.strip().splitlines()) == 1


def test_a_time_column_without_dates_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = table(tmp_path, 120)
    code, _, err = said(capsys, str(path), "--text", "原话", "--label", "故障", "--time", "故障")
    assert code == 1 and "holds no dates in 120 of 120 rows" in err


def test_rows_without_a_date_are_told_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = table(tmp_path, 120)
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([lines[0], *(f"soon{line[10:]}" for line in lines[1:31]), *lines[31:]]), encoding="utf-8")
    code, out, _ = said(capsys, str(path), "--text", "原话", "--label", "故障", "--time", "日期")
    assert code == 0 and "30 rows without a date count as the earliest." in out


def test_one_column_cannot_be_both_the_words_and_the_label(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = said(capsys, str(table(tmp_path, 120)), "--text", "故障", "--label", "故障")
    assert (code, out) == (1, "") and "name the same column, “故障”" in err


def test_a_long_wait_is_said_beside_the_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import fieldservice.commands.triage as command

    monkeypatch.setattr(command, "_LONG_WAIT_ROWS", 100)
    code, out, err = said(capsys, str(table(tmp_path, 120)), "--text", "原话", "--label", "故障")
    assert code == 0 and "Learning from 120 rows" in err and "Learning from" not in out


def test_real_printer_faults_are_guessed_far_better_than_by_their_commonest_label(
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = REPAIRS / "quest_printcat.csv"
    if not path.exists():
        pytest.skip("the labelled printer faults are not here")
    code, out, _ = said(capsys, str(path), "--text", "problem", "--label", "fault_type", "--time", "event_date")
    figures = {line.split(":")[0]: line.split(":")[1].strip(" %") for line in out.splitlines() if ":" in line}
    assert code == 0
    assert float(figures["Accuracy"]) > 2 * float(figures["Always the commonest label"])
    assert "Taken for something else most often" in figures


def test_of_a_long_table_one_row_in_so_many_is_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import fieldservice.commands.triage as command

    monkeypatch.setattr(command, "_MOST_ROWS", 100)
    lines = [
        f"{'leaks oil' if at % 3 else 'does not start'} number {at},{'leak' if at % 3 else 'start'}"
        for at in range(900)
    ]
    (tmp_path / "long.csv").write_text("\n".join(["text,label", *lines]), encoding="utf-8")
    assert (
        main(["--lang", "en", "triage", "evaluate", str(tmp_path / "long.csv"), "--text", "text", "--label", "label"])
        == 0
    )
    said = capsys.readouterr().out
    assert "one row in 16 was used" in said
    assert "Accuracy: 100.0 %" in said
