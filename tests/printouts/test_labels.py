"""Labels: what we print is read back, by people and by scanners, on every sheet and roll."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from PIL import ImageFilter

from fieldservice.domain.labels import SIZE, SIZES, Label, LabelRun, LabelSize
from fieldservice.domain.numbers import make_number
from fieldservice.domain.scans import read_code, write_box, write_label, write_number
from printouts import labels
from tests.printouts.reading import Pdf

ID = "0192f3aa0b1c7d2e8f00112233445566"
ORDER, NOTE, TAG = make_number("WO", 104_832), make_number("DN", 20_917), make_number("OP", 7_031)
LABELS = (
    Label(write_label("part", "HC-2205-0417"), "HC-2205-0417", "温控阀芯 71 ℃", ("原厂，按批次", "批号 L2603")),
    Label(write_label("location", "A-12-03"), "A-12-03", "南京中心库 A 区 12 排 3 层", (), True),
    Label(write_label("asset", "", ID), "23081147", "HC-75V 螺杆空压机，2 号机", ("江宁永盛纺织有限公司",)),
    Label(write_number(ORDER), ORDER, "排气高温 109 ℃ 停机，重启后半小时再次报警", ("永盛纺织",)),
    Label(write_box(NOTE, 2), NOTE, "第 2 箱，共 3 箱", ("送到江宁网点",), True),
    Label(write_label("person", "T07"), "T07", "周立峰", ("技术员",)),
    Label(write_number(TAG), TAG, "Thermostatic valve core", ("Old part",)),
    Label(write_label("part", "V-7", lot="L2603%", serial="S/9"), "152767PSPK-EXTRA-LONG-2026/77.A", "阀" * 60),
)
CODES = sorted(label.code for label in LABELS)


def printed(tmp_path: Path, size: LabelSize, language: str = "zh_CN", **more: Any) -> Pdf:
    return Pdf(labels.render(LabelRun(more.pop("of", LABELS), size, **more), language), tmp_path)


def all_codes(pdf: Pdf, spoil: Any = lambda picture: picture) -> list[str]:
    return sorted(code for page in range(pdf.pages) for code in pdf.codes(page, spoil))


def blurred(picture: Any) -> Any:
    return picture.filter(ImageFilter.GaussianBlur(1.2))


def turned(degrees: float) -> Any:
    return lambda picture: picture.rotate(degrees, expand=True, fillcolor=255)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.key)
@pytest.mark.parametrize(
    "spoil",
    [
        lambda picture: picture,
        blurred,
        turned(7),
        turned(90),
        turned(180),
        lambda picture: turned(-23)(blurred(picture)),
    ],
    ids=["clean", "blurred", "askew", "quarter", "upside down", "blurred and askew"],
)
def test_every_label_is_read_back_at_200_dpi(tmp_path: Path, size: LabelSize, spoil: Any) -> None:
    assert all_codes(printed(tmp_path, size), spoil) == CODES


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.key)
def test_what_is_read_back_is_what_was_labelled(tmp_path: Path, size: LabelSize) -> None:
    kinds = {read_code(code, 2026).kind for code in all_codes(printed(tmp_path, size))}
    assert kinds == {"part", "location", "asset", "work_order", "box", "person", "old_part"}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.key)
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_numbers_stand_whole_on_every_size(tmp_path: Path, size: LabelSize, language: str) -> None:
    words = printed(tmp_path, size, language).whole_text().replace("\ufffe", "-")  # pdfium's dash at a line's end
    for label in LABELS:
        assert label.number in words
    assert "温控阀芯71℃" in words


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.key)
def test_nothing_leaves_its_label(tmp_path: Path, size: LabelSize) -> None:
    pdf = printed(tmp_path, size)
    for page in range(pdf.pages):
        for left, top, right, bottom in pdf.lines(page):
            middle = ((left + right) / 2 * 25.4 / 72, (top + bottom) / 2 * 25.4 / 72)
            corners = [size.corner(place) for place in range(size.count)]
            inside = [
                (x, y) for x, y in corners if x <= middle[0] < x + size.width and y <= middle[1] < y + size.height
            ]
            assert len(inside) == 1
            (x, y), scale = inside[0], 25.4 / 72
            assert x <= left * scale and right * scale <= x + size.width + 0.01
            assert y <= top * scale + 0.5 and bottom * scale <= y + size.height + 0.5


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.key)
def test_a_page_is_a_sheet_or_one_label(tmp_path: Path, size: LabelSize) -> None:
    pdf = printed(tmp_path, size)
    assert pdf.size(0) == ((size.width, size.height) if size.roll else (210.0, 297.0))
    assert pdf.pages == LabelRun(LABELS, size).pages == (len(LABELS) if size.roll else 1)


@pytest.mark.parametrize("size", [size for size in SIZES if not size.roll], ids=lambda size: size.key)
def test_labels_lie_on_the_sheet_without_covering_one_another(size: LabelSize) -> None:
    corners = [size.corner(place) for place in range(size.count)]
    assert len(set(corners)) == size.count
    assert min(x for x, _ in corners) >= 0 and min(y for _, y in corners) >= 0
    assert max(x for x, _ in corners) + size.width <= 210.001
    assert max(y for _, y in corners) + size.height <= 297.001
    assert size.across >= size.width and size.down >= size.height


def test_a_begun_sheet_is_used_from_its_first_free_place(tmp_path: Path) -> None:
    size = SIZE["a4_24"]
    pdf = printed(tmp_path, size, start=23)
    assert pdf.pages == 2 and len(pdf.codes(0)) == 2 and len(pdf.codes(1)) == 6
    first = pdf.lines(0)[0]
    assert first[0] * 25.4 / 72 > 70 and first[1] * 25.4 / 72 > 250  # eighth row, second column
    assert printed(tmp_path, size, start=99).pages == 2
    assert printed(tmp_path, size, start=-4).pages == 1


def test_copies_lie_side_by_side_and_are_kept_in_the_file_once(tmp_path: Path) -> None:
    size = SIZE["a4_65"]
    one, many = LabelRun(LABELS[:1], size), LabelRun(LABELS[:1], size, copies=60)
    assert printed(tmp_path, size, of=LABELS[:1], copies=60).codes(0) == [LABELS[0].code] * 60
    grown = len(labels.render(many, "zh_CN")) - len(labels.render(one, "zh_CN"))
    assert grown < 2_500  # sixty drawings of it would take fifty thousand


def test_the_same_labels_make_the_same_file() -> None:
    run = LabelRun(LABELS, SIZE["a4_24"])
    assert labels.render(run, "zh_CN") == labels.render(run, "zh_CN")


def test_a_code_is_one_path_of_few_bars_with_a_clear_border() -> None:
    drawn = labels._code("FS1:P:HC-2205-0417", 0, 0, 100)
    bars = [tuple(map(int, bar)) for bar in re.findall(r"(\d+) (\d+) (\d+) 1 re", drawn)]
    assert drawn.count(" f Q") == 1 and len(bars) < 29 * 29 / 4
    assert min(x for x, _, _ in bars) == min(y for _, y, _ in bars) == 4
    assert max(x + wide for x, _, wide in bars) == max(y for _, y, _ in bars) + 1 == 25


@pytest.mark.parametrize("number", ["", " ", "\n", "𠮷" * 40, "W" * 200, "A‮B", "é\u0301" * 30, "1/2-3.4 5" * 9])
@pytest.mark.parametrize("size", [SIZE["a4_65"], SIZE["roll_40x30"]], ids=lambda size: size.key)
def test_nasty_words_neither_break_a_label_nor_its_code(tmp_path: Path, size: LabelSize, number: str) -> None:
    label = Label("FS1:P:X", number, number * 3, (number, "ok", number))
    assert printed(tmp_path, size, of=(label,)).codes(0) == ["FS1:P:X"]


def test_a_code_too_long_for_a_label_is_left_out_and_the_words_stay(tmp_path: Path) -> None:
    pdf = printed(tmp_path, SIZE["roll_50x30"], of=(Label("x" * 500, "V-7", "Valve"),))
    assert (pdf.codes(0), pdf.whole_text()) == ([], "V-7Valve")


def test_no_labels_make_an_empty_page(tmp_path: Path) -> None:
    assert printed(tmp_path, SIZE["a4_24"], of=()).pages == 1
