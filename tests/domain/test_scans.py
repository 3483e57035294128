"""What a scanned text is: our labels, numbers, GS1, codes of others; through input methods and wrong layouts too."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fieldservice.domain.numbers import make_number
from fieldservice.domain.scans import (
    KIND_OF_SERIES,
    read_code,
    tidy,
    word_of,
    write_box,
    write_label,
    write_number,
)

YEAR = 2026
ID = "0192f3aa0b1c7d2e8f00112233445566"


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("FS1:WO-100001-9", "work_order", "WO-100001-9"),
        ("wo-100001-9", "work_order", "WO-100001-9"),
        ("]Q1FS1:WO-100001-9", "work_order", "WO-100001-9"),
        ("WOKQX-100001-9", "work_order", "WOKQX-100001-9"),
        ("WO-100001-8", "raw", "WO-100001-8"),
        ("FS1:P:HC-2205-0417", "part", "HC-2205-0417"),
        ("FS1:L:A-12-03", "location", "A-12-03"),
        ("FS1:L:南库-1", "location", "南库-1"),
        ("FS1:A:23081147", "asset", "23081147"),
        ("FS1:U:T07", "person", "T07"),
        ("FS1:HC-2205-0417", "raw", "HC-2205-0417"),
        ("FS1:X:1", "raw", "X:1"),
        ("HC-2205-0417\r\n", "raw", "HC-2205-0417"),
        ("]E06901234567892", "raw", "6901234567892"),
        ("]d20109501101530003", "gs1", "09501101530003"),
        ("ＦＳ１：Ｌ：Ａ－１２－０３", "location", "A-12-03"),
        ("FS1：L：A-12-03", "location", "A-12-03"),
        ("６９０１２３４５６７８９２", "raw", "6901234567892"),
        ("（01）09501101530003（10）AB", "gs1", "09501101530003"),
        ("温控阀芯：71℃", "raw", "温控阀芯:71℃"),
        ("", "raw", ""),
    ],
)  # fmt: skip
def test_a_text_is_what_its_form_says(text: str, kind: str, value: str) -> None:
    found = read_code(text, YEAR)
    assert (found.kind, found.value) == (kind, value)


@pytest.mark.parametrize(
    ("layout", "typed"),
    [
        ("German", "FS1ÖWOß100001ß9"),
        ("French", "FS&MZO)&àààà&)ç"),
        ("Spanish", "FS1ÑWO'100001'9"),
    ],
)
def test_a_scanner_set_to_another_keyboard_is_understood(layout: str, typed: str) -> None:
    assert read_code(typed, YEAR).value == "WO-100001-9"


@pytest.mark.parametrize("typed", ["FS1ÖPÖHCß2205ß0417", "FS&MPMHC)ééà()à'&è"])
def test_a_parts_label_too(typed: str) -> None:
    found = read_code(typed, YEAR)
    assert (found.kind, found.value) == ("part", "HC-2205-0417")


@pytest.mark.parametrize("series", KIND_OF_SERIES)
def test_every_series_of_numbers_names_its_kind(series: str) -> None:
    number = make_number(series, 40_321)
    found = read_code(write_number(number), YEAR)
    assert (found.kind, found.value, found.ours) == (KIND_OF_SERIES[series], number, True)


def test_a_box_is_told_by_its_delivery_note_and_place() -> None:
    number = make_number("DN", 20_917)
    found = read_code(write_box(number, 2), YEAR)
    assert (found.kind, found.value, found.box) == ("box", number, 2)
    assert read_code(f"FS1:B:{number}/x", YEAR).kind == "raw"
    assert read_code("FS1:B:DN-1-1/2", YEAR).kind == "raw"


@pytest.mark.parametrize("kind", ["location", "asset", "person"])
def test_what_has_no_word_of_its_own_is_named_by_id(kind: str) -> None:
    found = read_code(write_label(kind, "", ID), YEAR)
    assert (found.kind, found.value, found.by_id) == (kind, ID, True)
    assert read_code(write_label(kind, "", ID).lower(), YEAR).value == ID


WORDS = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x9FFF, categories=("L", "N", "P", "S")), max_size=30)


@given(
    st.text("ABCabc0123456789-./%$ +", min_size=1, max_size=30).filter(lambda text: text == text.strip()),
    WORDS.filter(lambda text: tidy(text) == text),
    WORDS.filter(lambda text: tidy(text) == text),
    st.none() | st.dates(date(2001, 1, 1), date(2099, 12, 31)),
    st.integers(0, 99_999),
)
def test_what_a_label_says_is_read_again(number: str, lot: str, serial: str, expiry: date | None, pieces: int) -> None:
    text = write_label("part", number, ID, lot=lot, serial=serial, expiry=expiry, pieces=pieces)
    if tidy(text) != text:  # full-width characters of one word are not told from those of an input method
        return
    found = read_code(text, YEAR)
    assert (found.kind, found.value, found.lot, found.serial) == ("part", number, lot, serial)
    assert (found.expiry, found.quantity or 0) == (expiry, pieces)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("FS1:P:HC-2205-0417", "HC-2205-0417"), ("fs1:23081147", "23081147"), ("FS1:WO-100001-9", "WO-100001-9"),
        (" 温控阀芯 ", "温控阀芯"), ("(01)06901234567892(10)L7", "6901234567892"),
        ("]E06901234567892", "6901234567892"),
        ("(021) 5210", "(021) 5210"), ("WO 1000019", "WO 1000019"),
    ],
)  # fmt: skip
def test_a_field_that_searches_looks_for_what_a_label_names(text: str, word: str) -> None:
    assert word_of(text) == word


@given(st.text(max_size=80))
@example("\x000")
def test_any_text_is_read(text: str) -> None:
    for each in (text, "FS1:" + text, "FS1:P:" + text, "]C1" + text):
        found = read_code(each, YEAR)
        assert found.kind and found.text == tidy(found.text)


def test_an_endless_text_is_cut() -> None:
    assert len(read_code("9" * 10_000_000, YEAR).text) <= 2_000
