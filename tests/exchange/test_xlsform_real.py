"""Every form under shared/data/forms: accepted and loaded, or refused with a sentence that says what to mend."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from fieldservice import i18n
from fieldservice.domain.checklist import examine_template
from fieldservice.domain.checklist.upgrading import upgraded
from fieldservice.errors import UserError
from fieldservice.exchange.xlsform.checking import read_checked
from fieldservice.exchange.xlsform.reading import read_form
from fieldservice.exchange.xlsform.writing import write_form

ROOT = Path(__file__).resolve().parents[2]
FORMS = ROOT.parent / "shared" / "data" / "forms"
pytestmark = pytest.mark.skipif(not FORMS.is_dir(), reason="the forms of shared/data are not here")

# file -> what its sentence must name
REFUSED = {
    "group_name_test.xls": ("“survey”", "row 3", "no name"),
    "include.xls": ("“survey”", "row 3", "include"),
    "include.xlsx": ("“survey”", "row 3", "include"),
    "include_json.xls": ("“survey”", "row 2", "include"),
    "include_json.xlsx": ("“survey”", "row 2", "include"),
    "unknown_question_type.xls": ("“survey”", "row 1", "bind:relevant", "relevance"),
}
NOT_FORMS = {"LICENSE_pyxform", "LICENSE_webforms.md", "MANIFEST.csv"}


def files() -> list[Path]:
    return sorted(path for path in FORMS.glob("*") if path.name not in NOT_FORMS) if FORMS.is_dir() else []


ACCEPTED = [path for path in files() if path.name not in REFUSED]


def test_the_table_of_refusals_agrees_with_the_manifest_except_for_the_one_that_only_has_a_wrong_name() -> None:
    with (FORMS / "MANIFEST.csv").open(encoding="utf-8", newline="") as stream:
        manifest = {row["file"]: row["pyxform"] for row in csv.DictReader(stream)}
    rejected = {file for file, said in manifest.items() if said.startswith("reject")}
    assert rejected - set(REFUSED) == {"ifrc-distribution-site-assessment-v1.xlsx"}
    assert set(REFUSED) <= rejected


@pytest.mark.parametrize("path", ACCEPTED, ids=lambda path: path.name)
def test_a_form_that_pyxform_accepts_becomes_a_template_without_a_mistake(path: Path) -> None:
    reading, template = read_checked(path)
    assert template.title("en")
    assert reading.questions == sum(question.kind not in ("note", "hidden", "meta") for question in template.questions)


@pytest.mark.parametrize("path", [path for path in files() if path.name in REFUSED], ids=lambda path: path.name)
def test_a_refused_form_gets_one_sentence_with_sheet_row_and_reason(path: Path) -> None:
    with pytest.raises(UserError) as refusal:
        read_form(path)
    sentence = refusal.value.message()
    assert path.name in sentence
    for word in REFUSED[path.name]:
        assert word in sentence
    assert "pyxform" not in sentence
    i18n.set_language("zh_CN")
    with pytest.raises(UserError) as refusal:
        read_form(path)
    in_chinese = refusal.value.message()
    assert in_chinese.startswith(path.name) and "工作表“survey”第" in in_chinese and in_chinese.endswith("。")


@pytest.mark.parametrize("path", ACCEPTED, ids=lambda path: path.name)
def test_a_form_written_as_xlsform_reads_back_the_same(path: Path, tmp_path: Path) -> None:
    reading, _template = read_checked(path)
    target = tmp_path / "again.xlsx"
    write_form(reading.data, target)
    assert read_form(target).data == reading.data


@pytest.mark.parametrize("path", sorted((ROOT / "resources" / "checklists").glob("*.json")), ids=lambda path: path.stem)
def test_a_shipped_template_written_as_xlsform_reads_back_the_same(path: Path, tmp_path: Path) -> None:
    data = upgraded(json.loads(path.read_text(encoding="utf-8")))
    assert examine_template(json.dumps(data))[1] == []
    target = tmp_path / "again.xlsx"
    write_form(data, target)
    assert read_form(target).data == data


def test_the_workbook_of_the_wrong_name_is_read_for_what_it_is() -> None:
    reading = read_form(FORMS / "ifrc-distribution-site-assessment-v1.xlsx")
    assert (reading.questions, reading.groups, reading.choices) == (87, 38, 183)
    assert reading.languages == ("en", "Français")


def test_what_a_real_form_loses_is_told_with_its_row() -> None:
    sentences = [finding.sentence() for finding in read_form(FORMS / "UCL_Biomass_Plot_Form.xlsx").findings]
    assert any("row 35" in each and "species_names.csv" in each for each in sentences)
