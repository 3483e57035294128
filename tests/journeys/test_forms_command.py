"""`fieldservice forms`: check, fill, import and export from a shell."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fieldservice.cli import main
from fieldservice.exchange.xlsform.reading import read_form
from tests.journeys.test_command_line import Shop

GOOD = """| survey |
| | type | name | label | relevant | constraint |
| | integer | age | Age | | . > 17 and . < 20 |
| | text | school | School | ${age} < 19 | |
| | begin_repeat | pump | Pump | | |
| | decimal | bar | Pressure | | . >= 2.5 |
| | end_repeat | | | | |
"""
BAD = "| survey |\n| | type | name | label |\n| | text | a | A |\n| | nonsense | b | B |\n"


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "pumps.md"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "bad.md"
    path.write_text(BAD, encoding="utf-8")
    return path


def test_check_tells_a_line_for_each_form_and_fails_when_one_is_refused(
    good: Path, bad: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["forms", "check", "--lang", "en", str(good)]) == 0
    assert main(["forms", "check", "--lang", "en", str(good), str(bad)]) == 1
    lines = capsys.readouterr().out.strip().splitlines()
    _first, accepted, refused = (line for line in lines if not line.startswith(" "))
    assert sum("taken for: en" in line for line in lines) == 2, "which language it is, no column says"
    assert accepted.startswith("accepted: pumps.md")
    assert "3 questions, 1 group (1 repeated), 3 rules, 0 choices, languages: en" in accepted
    assert refused.startswith("refused: bad.md, sheet “survey”, row 3: ")


def test_fill_prints_answers_that_the_form_accepts(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forms", "fill", "--lang", "en", "--seed", "3", str(good)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["complete"] is True
    assert told["values"]["age"] in (18, 19)
    assert told["values"]["bar[0]"] >= 2.5
    assert told["missing"] == []


def test_a_form_goes_into_a_profile_and_comes_out_the_same(good: Path, tmp_path: Path) -> None:
    shop = Shop(tmp_path)
    assert main(["forms", "import", *shop.options(), "--code", "pumps", "--models", "HC-75V", str(good)]) == 0
    target = tmp_path / "out.xlsx"
    assert main(["forms", "export", *shop.options(), "pumps", str(target)]) == 0
    again, first = read_form(target).data, read_form(good).data
    assert again["items"] == first["items"]
    assert (again["code"], again["product_models"]) == ("pumps", ["HC-75V"])


def test_an_unknown_template_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shop = Shop(tmp_path)
    assert main(["forms", "export", *shop.options(), "nothing", str(tmp_path / "x.xlsx")]) == 1
    assert capsys.readouterr().err.strip() == "There is no checklist template with the code nothing."
