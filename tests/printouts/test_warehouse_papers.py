"""What the warehouse's papers promise, each of them in both languages."""

from __future__ import annotations

import dataclasses
import re
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from fieldservice.domain.warehouse_papers import CountSheetPaper, PaperParty, PickListPaper, ShipmentPaper
from printouts import count_sheet, old_part_tag, pick_list, purchase_order, shipment_note
from tests.printouts import warehouse_samples as samples
from tests.printouts.reading import Pdf
from tests.printouts.test_nasty_content import FIXED, OWN, assert_inside_margins, assert_no_empty_box
from tests.printouts.warehouse_samples import DAY, EVERY

BOTH = pytest.mark.parametrize("language", ["zh_CN", "en"])
PAPERS = pytest.mark.parametrize("name", EVERY)
TABLES = pytest.mark.parametrize("name", [name for name in EVERY if name != "old_part_tag"])


def drawn(name: str, language: str = "zh_CN", **more: Any) -> bytes:
    make, render, _ = EVERY[name]
    return render(dataclasses.replace(make(language), **more), language)


@BOTH
@PAPERS
def test_scanner_reads_the_number_and_the_text_can_be_searched(name: str, language: str, tmp_path: Path) -> None:
    pdf = Pdf(drawn(name, language), tmp_path)
    number = EVERY[name][2]
    assert pdf.pages == 1
    assert pdf.codes(0) == [f"FS1:{number}"]
    assert number in pdf.whole_text() and "HC-2205-0417" in pdf.whole_text()


@PAPERS
def test_english_paper_has_no_chinese_word_and_the_chinese_one_no_english_label(name: str, tmp_path: Path) -> None:
    assert not re.search("[\u4e00-\u9fff]", Pdf(drawn(name, "en"), tmp_path).whole_text())
    chinese = Pdf(drawn(name, "zh_CN"), tmp_path).whole_text()
    assert not re.search("Part|Quantity|Received|Supplier|Bin|Contact|Page", chinese)


@PAPERS
def test_same_paper_gives_same_bytes_and_embeds_its_fonts(name: str) -> None:
    data = drawn(name)
    assert data == drawn(name)
    assert data != drawn(name, number="XX-1")
    assert data.count(b"/Subtype /TrueType") == data.count(b"/FontFile2") > 0
    assert b"/Type1" not in data


@TABLES
def test_long_table_loses_no_line_and_repeats_its_head(name: str, tmp_path: Path) -> None:
    pdf = Pdf(EVERY[name][1](samples.nasty(name), "zh_CN"), tmp_path)
    assert pdf.pages > 2
    seen: list[str] = []
    for page in range(pdf.pages):
        text = pdf.text(page)
        found = re.findall(r"HC-(\d{4})(?![\d-]*\d{4})", text)
        if found:
            assert "件号" in text or "备件" in text, f"page {page + 1} has rows without a head"
        seen += found
        assert f"第{page + 1}页，共{pdf.pages}页" in re.sub(r"\s", "", text)
    assert list(dict.fromkeys(seen)) == [f"{index:04d}" for index in range(120)]
    assert "共120行" in pdf.whole_text()
    assert pdf.whole_text().count(samples.LONG[:20]) > 30  # three names of 300 characters, whole
    assert_inside_margins(pdf)


def test_bins_stay_whole_beside_endless_numbers(tmp_path: Path) -> None:
    pdf = Pdf(count_sheet.render(samples.nasty("count_sheet"), "zh_CN"), tmp_path)
    assert len(re.findall("D-07-02-4", pdf.whole_text())) == 120 // 5


@PAPERS
def test_nothing_that_people_type_stops_a_paper_or_leaves_it(name: str, tmp_path: Path) -> None:
    make, render, _ = EVERY[name]
    texts = cycle(OWN)
    for _ in range(4):
        data = render(filled(make("zh_CN"), texts), "zh_CN")
        assert_no_empty_box(data)
    if name != "old_part_tag":
        assert_inside_margins(Pdf(data, tmp_path))


def filled(value: Any, texts: Any, name: str = "") -> Any:
    """`value` with every text in it replaced by the next of `texts`."""
    fixed = FIXED | {"inspection", "currency"}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = dataclasses.fields(value)
        return dataclasses.replace(
            value, **{each.name: filled(getattr(value, each.name), texts, each.name) for each in fields}
        )
    if isinstance(value, tuple):
        return tuple(filled(each, texts) for each in value)
    return next(texts) if isinstance(value, str) and name not in fixed else value


def test_bare_papers_have_no_empty_labels(tmp_path: Path) -> None:
    company, place = samples.company("zh_CN"), PaperParty("南京中心库")
    papers = (
        pick_list.render(PickListPaper("PK-1-9", DAY, company, place), "zh_CN"),
        shipment_note.render(ShipmentPaper("DN-1-9", DAY, company, "delivery", place, PaperParty("3 号车")), "zh_CN"),
        count_sheet.render(CountSheetPaper("CC-1-9", DAY, company, place), "zh_CN"),
    )
    for data in papers:
        text = Pdf(data, tmp_path).whole_text()
        assert not re.search("联系人|地址|优先级|承运方|用途|备注|None|说明(?!外)", text), text


def test_a_blind_sheet_keeps_what_is_expected_to_itself(tmp_path: Path) -> None:
    blind = Pdf(drawn("count_sheet"), tmp_path).whole_text()
    assert "3件" not in blind and "盲盘" in blind
    told = Pdf(drawn("count_sheet", blind=False), tmp_path).whole_text()
    assert "账面" in told and "3件" in told


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("delivery", "送货单"),
        ("direct", "送货单"),
        ("transfer", "调拨单"),
        ("return", "退料单"),
        ("vendor_return", "退供应商单"),
    ],
)
def test_a_shipment_is_called_what_it_is(kind: str, words: str, tmp_path: Path) -> None:
    assert words in Pdf(drawn("delivery_note", kind=kind), tmp_path).whole_text()


def test_the_walk_keeps_its_order_and_names_what_is_short(tmp_path: Path) -> None:
    text = Pdf(drawn("pick_list"), tmp_path).whole_text()
    places = [text.find(bin) for bin in ("A-12-03", "A-12-07", "B-03-11", "C-01-01", "D-07-02-4")]
    assert places == sorted(places) and -1 not in places
    assert "账面仅1件" in text and "包装破损" in text


def test_an_order_without_all_prices_has_no_total_and_a_draft_says_so(tmp_path: Path) -> None:
    paper = samples.order()
    lines = (dataclasses.replace(paper.lines[0], price=None, amount=None), *paper.lines[1:])
    draft = dataclasses.replace(paper, lines=lines, total=None, draft=True)
    text = Pdf(purchase_order.render(draft, "zh_CN"), tmp_path).whole_text()
    assert "合计" not in text and "待议" in text and "尚未下单" in text
    assert "30,794.00" in Pdf(drawn("purchase_order"), tmp_path).whole_text()


def test_a_cancelled_paper_says_so(tmp_path: Path) -> None:
    for name in ("pick_list", "delivery_note", "goods_receipt", "count_sheet", "purchase_order"):
        assert "已作废" in Pdf(drawn(name, cancelled=True), tmp_path).whole_text()


def test_tags_come_a_page_each_on_a6(tmp_path: Path) -> None:
    tags = [dataclasses.replace(samples.tag(), number=f"OP-{index}") for index in (1, 2, 3)]
    data = old_part_tag.render(tags, "zh_CN")
    pdf = Pdf(data, tmp_path)
    assert [pdf.codes(page) for page in range(pdf.pages)] == [[f"FS1:OP-{index}"] for index in (1, 2, 3)]
    size = pdf._document.pagePointSize(0)
    assert (round(size.width() / 72 * 25.4), round(size.height() / 72 * 25.4)) == (105, 148)


def test_a_tag_with_endless_texts_keeps_every_fact_and_stays_on_its_page(tmp_path: Path) -> None:
    pdf = Pdf(samples.render_tag(samples.nasty("old_part_tag"), "zh_CN"), tmp_path)
    text = pdf.whole_text()
    assert pdf.pages == 1 and "WO-104832-6" in text and "仓库签收" in text and "周立峰" in text
    assert all(bottom <= 148 * 72 / 25.4 - 10 and right <= 105 * 72 / 25.4 - 10 for _, _, right, bottom in pdf.lines(0))


@BOTH
def test_several_count_sheets_are_one_document_with_pages_and_codes_of_their_own(language: str, tmp_path: Path) -> None:
    short = EVERY["count_sheet"][0](language)
    long = dataclasses.replace(short, number="CC-1", lines=short.lines * 20)
    sheets = [long, dataclasses.replace(short, number="CC-2"), dataclasses.replace(short, number="CC-3")]
    pages = Pdf(count_sheet.render(long, language), tmp_path).pages
    pdf = Pdf(count_sheet.render_all(sheets, language), tmp_path)
    assert pages > 1 and pdf.pages == pages + 2
    for page, number in ((0, long.number), (pages, "CC-2"), (pages + 1, "CC-3")):
        assert pdf.codes(page) == [f"FS1:{number}"]
    last = re.sub(r"\s", "", pdf.text(pdf.pages - 1))
    assert ("第1页，共1页" if language == "zh_CN" else "Page1of1") in last and "CC-3" in last and "CC-2" not in last
