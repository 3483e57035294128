"""What a service report promises."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from pathlib import Path

import pytest

from fieldservice import i18n
from fieldservice.domain.papers import PaperCompany, PaperCustomer, PaperPart, PaperPhoto, PaperSignature, ServiceReport
from printouts import job_sheet, service_report
from tests.printouts import samples
from tests.printouts.reading import Pdf, shown_runs

BOTH = pytest.mark.parametrize("language", ["zh_CN", "en"])


@BOTH
def test_whole_report_fits_two_pages_and_says_so(language: str, tmp_path: Path) -> None:
    pdf = Pdf(service_report.render(samples.report(language), language), tmp_path)
    assert pdf.pages == 2
    feet = ["第 1 页，共 2 页", "第 2 页，共 2 页"] if language == "zh_CN" else ["Page 1 of 2", "Page 2 of 2"]
    for page, foot in enumerate(feet):
        assert foot.replace(" ", "") in re.sub(r"\s", "", pdf.text(page))


def test_text_is_searchable_in_reading_order(tmp_path: Path) -> None:
    text = Pdf(service_report.render(samples.report(), "zh_CN"), tmp_path).whole_text()
    wanted = ["江宁永盛纺织有限公司", "23081147", "保内，不收费", "承诺11:24前，提前26分钟"]
    wanted += ["热油不经冷却器直接回主机", "温控阀动作，水浴71℃开启", "HC-2205-0417", "本次服务在质保范围内"]
    wanted += ["讲得清楚", "扫码调出本工单"]
    places = [text.find(each) for each in wanted]
    assert -1 not in places, dict(zip(wanted, places, strict=True))
    assert places == sorted(places)


@BOTH
def test_scanner_reads_the_number_from_report_and_job_sheet(language: str, tmp_path: Path) -> None:
    report = Pdf(service_report.render(samples.report(language), language), tmp_path)
    assert report.codes(report.pages - 1) == ["FS1:WO-104832-6"]
    sheet = Pdf(job_sheet.render(samples.job_sheet(language), language), tmp_path)
    assert "FS1:WO-104832-6" in [code for page in range(sheet.pages) for code in sheet.codes(page)]


@BOTH
def test_same_report_gives_same_bytes(language: str) -> None:
    first, second = (service_report.render(samples.report(language), language) for _ in range(2))
    assert first == second
    assert first != service_report.render(samples.report(language, number="WO-104833-4"), language)


def test_report_language_is_free_of_the_screens(tmp_path: Path) -> None:
    before = i18n.language()
    try:
        i18n.set_language("zh_CN")
        english = Pdf(service_report.render(samples.report("en"), "en"), tmp_path)
        assert "Diagnosisandrepair" in english.whole_text()
        assert not re.search("[\u4e00-\u9fff]", english.whole_text())
        assert i18n.language() == "zh_CN"
    finally:
        i18n.set_language(before)


def test_every_font_is_embedded_and_document_is_described(tmp_path: Path) -> None:
    data = service_report.render(samples.report(), "zh_CN")
    assert data.count(b"/Subtype /TrueType") == data.count(b"/FontFile2") > 0
    assert b"/Type1" not in data and b"/Lang (zh-CN)" in data
    assert Pdf(data, tmp_path).described() == ("服务报告 WO-104832-6", "衡川机电服务有限公司")
    assert b"/CreationDate (D:20260515)" in data


@pytest.mark.parametrize("count", [40, 150])
def test_long_table_repeats_its_head_on_every_page(count: int, tmp_path: Path) -> None:
    parts = tuple(PaperPart(f"HC-{index:04d}", "温控阀芯", "1 件", "", "") for index in range(count))
    pdf = Pdf(service_report.render(samples.report(parts=parts), "zh_CN"), tmp_path)
    seen = []
    for page in range(pdf.pages):
        found = re.findall(r"HC-\d{4}(?!-)", pdf.text(page))
        if found:
            assert "件号" in pdf.text(page), f"page {page + 1} has rows without a head"
        seen += found
    assert seen == [part.number for part in parts]


def test_row_longer_than_a_page_goes_on_with_nothing_lost(tmp_path: Path) -> None:
    sentences = [f"第{index}步检查温控阀并记录读数。" for index in range(400)]
    found = dataclasses.replace(samples.report().findings, remedy="".join(sentences))
    pdf = Pdf(service_report.render(samples.report(findings=found), "zh_CN"), tmp_path)
    text = "".join(re.sub(r"\s", "", pdf.text(page)) for page in range(pdf.pages))
    places = [text.find(f"第{index}步") for index in range(400)]
    assert -1 not in places and places == sorted(places)
    assert pdf.pages > 3


def test_report_with_only_what_must_be_there_is_one_clean_page(tmp_path: Path) -> None:
    report = ServiceReport("WO-1", dt.date(2026, 1, 2), PaperCompany("衡川"), PaperCustomer("永盛"))
    pdf = Pdf(service_report.render(report, "zh_CN"), tmp_path)
    assert pdf.pages == 1
    text = pdf.whole_text()
    assert "永盛" in text and "备件" not in text and "照片" not in text and "None" not in text


@pytest.mark.parametrize(("outcome", "sentence"), [("absent", "客户不在场，未签字。"), ("declined", "客户拒绝签字。")])
def test_missing_signature_is_said_with_its_reason(outcome: str, sentence: str, tmp_path: Path) -> None:
    signature = PaperSignature("customer", "王建国", outcome, reason="夜班无人")  # type: ignore[arg-type]  # parametrized
    pdf = Pdf(service_report.render(samples.report(signatures=(signature,)), "zh_CN"), tmp_path)
    assert sentence in pdf.whole_text() and "原因：夜班无人" in pdf.whole_text()


def test_broken_photo_becomes_a_worded_box_and_others_stay(tmp_path: Path) -> None:
    whole = samples.photo((10, 90, 200))
    shots = (PaperPhoto(whole, "好"), PaperPhoto(whole[: len(whole) // 2], "半张"), PaperPhoto(b"", "空"))
    data = service_report.render(samples.report(photos=shots), "zh_CN")
    assert Pdf(data, tmp_path).whole_text().count("这张照片打不开") == 2
    assert data.count(b"/Subtype /Image") == 1 + 1 + 2 - 1  # photo, logo, one signature drawn twice


def test_photos_of_a_phone_are_made_small_enough_to_send() -> None:
    from PIL import Image

    noise = Image.effect_noise((3000, 2250), 80).convert("RGB")
    import io

    out = io.BytesIO()
    noise.save(out, "JPEG", quality=92)
    data = service_report.render(samples.report(photos=(PaperPhoto(out.getvalue(), "噪声"),)), "zh_CN")
    assert len(data) < 1_000_000 < len(out.getvalue())


@BOTH
def test_nothing_is_drawn_outside_the_margins(language: str, tmp_path: Path) -> None:
    long = "ABCDEFGHIJ" * 60
    report = samples.report(
        language,
        number="WO-" + "1234567890" * 12,
        company=PaperCompany(long, long, long, long),
        customer=PaperCustomer(long, long, long, "很长的地址" * 80),
        parts=(PaperPart(long, "很长的名字" * 60, long, long, long),),
        closing_note=long,
    )
    data = service_report.render(report, language)
    margin = 14 * 72 / 25.4
    pdf = Pdf(data, tmp_path)
    for page in range(pdf.pages):
        for left, top, right, bottom in pdf.lines(page):
            assert left >= margin - 1.5 and right <= 595.3 - margin + 1.5
            assert top >= 20 and bottom <= 841.9 - 20
    assert len(shown_runs(data)) > 100
