"""Every text that people see stands in both languages, and the tool that says so finds what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture import translations


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for package in translations.PACKAGES:
        (tmp_path / package).mkdir()
    return tmp_path


def write(project: Path, code: str, name: str = "fieldservice/visit.py") -> None:
    (project / name).write_text(code, encoding="utf-8")


def test_every_text_of_the_product_stands_in_both_languages() -> None:
    assert "\n".join(translations.check()) == ""


def test_update_adds_what_is_missing_and_removes_what_vanished(project: Path) -> None:
    write(project, 'translate("visit", "Leave " "site")\nmark("visit", "Arrive")')
    translations.update(project)
    path = translations.catalogue_path(project, "zh_CN", "visit")
    assert sorted(translations.read_catalogue(path)) == ["Arrive", "Leave site"]
    write(project, 'translate("visit", "Arrive")')
    translations.update(project)
    assert sorted(translations.read_catalogue(path)) == ["Arrive"]


def test_update_keeps_the_texts_of_a_file_that_is_being_written(project: Path) -> None:
    write(project, 'translate("visit", "Arrive")')
    translations.update(project)
    write(project, 'translate("visit", "Arrive"')
    translations.update(project)
    assert translations.read_catalogue(translations.catalogue_path(project, "zh_CN", "visit"))


def test_filling_makes_the_check_silent_and_a_second_update_changes_nothing(project: Path) -> None:
    write(
        project,
        'translate("visit", "%n photos", n=count)\n'
        'raise EnvironmentFault("visit.disk", "{path} is full & <closed>.", "Free some space.", path=path)',
    )
    translations.fill(
        {
            "visit": {
                "%n photos": {"zh_CN": "%n 张照片", "en": ["%n photo", "%n photos"]},
                "{path} is full & <closed>.": "{path} 已满，无法使用。",
                "Free some space.": "请清理磁盘空间。",
            }
        },
        project,
    )
    assert translations.check(project) == []
    assert translations.update(project) == []
    assert translations.check(project) == []


def test_filling_leaves_other_contexts_alone(project: Path) -> None:
    write(project, 'translate("visit", "Arrive")\ntranslate("stock", "Pick")')
    translations.fill({"visit": {"Arrive": "到达"}}, project)
    assert not translations.catalogue_path(project, "zh_CN", "stock").exists()


@pytest.mark.parametrize(
    ("code", "chinese", "complaint"),
    [
        ('translate("visit", "Arrive")', None, "no Chinese"),
        ('translate("visit", "Arrive")', "Arrive", "not translated"),
        ('translate("visit", "Hello {name}", name=x)', "你好", "placeholders differ"),
        ('translate("visit", "Saved, thanks")', "已保存,谢谢", "half-width"),
        ('translate("visit", "Saved")', "已保存.", "half-width"),
        ('translate("visit", "%n photos", n=2)', "%n 张照片", "no English plural"),
        ('translate("visit", f"Hello {name}")', None, "f-string"),
        ('translate("visit", "Hello " + name)', None, "put together"),
        ('translate("visit", "Hello {name}", nam=x)', "你好 {name}", "nothing is given for name"),
        ('class Late(UserError): pass\nLate("visit.late", "Too late.")', None, "no Chinese"),
        ('CONTEXT = "visit"\nmark(CONTEXT, "Arrive")', None, "no Chinese"),
        ('def f():\n    text = "Arrive"\n    translate("visit", text)', None, "not marked"),
        ('translate("visit", "Yes" if ok else "No")', None, "'No'"),
        ('translate("Visit", "Arrive")', None, "lower-case"),
    ],
)
def test_the_check_names_what_is_wrong(project: Path, code: str, chinese: str | None, complaint: str) -> None:
    write(project, code)
    if chinese:
        source = next(iter(translations.scan(project).contexts["visit"]))
        translations.fill({"visit": {source: chinese}}, project)
    assert complaint in "\n".join(translations.check(project))


def test_a_text_shown_without_translation_is_named(project: Path) -> None:
    write(project, 'QLabel("Arrived")\nQLabel("PDF")\nlabel.setText("中文")', "ui/page.py")
    assert translations.check(project) == ["ui/page.py:1: shown without translate(): 'Arrived'"]


@pytest.mark.parametrize("text", ["10:30 到达", "备件（可选）", "{a}：{b}", "v1.2 版本", "文件.pdf", "完成 (2)"])
def test_good_chinese_punctuation_passes(project: Path, text: str) -> None:
    message = translations.Message("{a} {b}" if "{a}" in text else "source")
    assert translations._chinese_faults(message, [text]) == []
