"""The pattern that takes translation files apart reads what an XML parser reads."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from fieldservice import i18n

FILES = sorted((Path(__file__).resolve().parents[2] / "resources" / "i18n").rglob("*.ts"))


def by_parser(path: Path) -> dict[str, tuple[str, ...]]:
    entries: dict[str, tuple[str, ...]] = {}
    for message in ElementTree.parse(path).getroot().iter("message"):
        translation = message.find("translation")
        if translation is None or translation.get("type") in ("vanished", "obsolete"):
            continue
        plural = [form.text or "" for form in translation.findall("numerusform")]
        forms = tuple(plural) if plural else (translation.text or "",)
        if all(forms):
            entries[message.findtext("source") or ""] = forms
    return entries


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_shipped_file_says_what_a_parser_reads_in_it(path: Path) -> None:
    assert i18n._read(path) == by_parser(path)


def test_everything_that_linguist_writes_is_understood(tmp_path: Path) -> None:
    path = tmp_path / "kit.ts"
    path.write_text(
        """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>kit</name>
    <message>
        <location filename="../ui/kit/buttons.py" line="12"/>
        <source>Parts &amp; &quot;labour&quot; &lt;{n}&gt;</source>
        <comment>a remark</comment>
        <translation>备件&amp;amp;工时 &lt;{n}&gt;</translation>
    </message>
    <message><source>Not yet</source><translation type="unfinished"/></message>
    <message><source>Draft</source><translation type="unfinished">草稿</translation></message>
    <message><source>Nothing</source><translation></translation></message>
    <message><source>Gone</source><translation type="vanished">不见</translation></message>
    <message numerus="yes">
        <source>%n parts</source>
        <translation><numerusform>%n part</numerusform><numerusform variants="no">%n parts</numerusform></translation>
    </message>
    <message>
        <source>Two
lines</source>
        <translation>两
行</translation>
    </message>
</context>
</TS>
""",
        encoding="utf-8",
    )
    assert i18n._read(path) == by_parser(path)
    assert i18n._read(path)["%n parts"] == ("%n part", "%n parts")
    assert i18n._read(path)['Parts & "labour" <{n}>'] == ("备件&amp;工时 <{n}>",)
