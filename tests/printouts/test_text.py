"""How lines break."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from printouts.layout.fonts import clean, face
from printouts.layout.text import NOT_FIRST, NOT_LAST, wrap

LONG = (
    "满载运行约 10 分钟后，排气温度升到 109 ℃（报警停机）；复位后“重复出现”。2026 年 5 月 14 日 10:58 更换"
    "温控阀芯 HC-2205-0417，补油 4 L，吹扫冷却器，试机 15 分钟。"
)


@pytest.mark.parametrize("width", range(60, 300, 7))
def test_no_line_begins_with_closing_or_ends_with_opening_marks(width: int) -> None:
    lines = wrap(LONG, face("zh_CN", "regular"), 9, width)
    assert not [line for line in lines[1:] if line[0] in NOT_FIRST]
    assert not [line for line in lines[:-1] if line[-1] in NOT_LAST]


@pytest.mark.parametrize("width", range(90, 300, 7))
@pytest.mark.parametrize("whole", ["HC-2205-0417", "2026 年 5 月 14 日", "10 分钟", "109 ℃", "4 L", "10:58"])
def test_numbers_dates_and_part_numbers_stay_whole(whole: str, width: int) -> None:
    assert any(whole in line for line in wrap(LONG, face("zh_CN", "regular"), 9, width))


@pytest.mark.parametrize("width", range(60, 300, 13))
def test_english_words_stay_whole(width: int) -> None:
    text = "The thermostatic valve is stuck closed since 14 May 2026: hot oil returns without passing the cooler."
    lines = wrap(text, face("en", "regular"), 9, width)
    assert " ".join(lines) == text
    assert any("14 May 2026" in line for line in lines)


def test_line_ends_that_people_typed_are_kept() -> None:
    assert wrap("a\r\nb\n\nc\u2028d", face("en", "regular"), 9, 100) == ["a", "b", "", "c", "d"]


def test_empty_lines_do_not_open_holes() -> None:
    assert wrap("\n\n a\n\n\n\nb\n\n", face("en", "regular"), 9, 100) == [" a", "", "b"]
    assert wrap("\n \u3000\u3164\u00a0\n", face("en", "regular"), 9, 100) == [""]


def test_codes_of_unknown_characters_stay_whole() -> None:
    lines = wrap("x\ua9c1" * 40, face("en", "regular"), 9, 100)
    assert all(line.count("[U+A9C1]") == line.count("[") == line.count("]") for line in lines)


def test_word_wider_than_the_line_is_cut_and_nothing_lost() -> None:
    lines = wrap("X" * 500, face("en", "regular"), 9, 50)
    assert "".join(lines) == "X" * 500 and len(lines) > 20


def test_lines_are_filled() -> None:
    chosen = face("zh_CN", "regular")
    lines = wrap("温控阀卡滞需要更换" * 30, chosen, 9, 200)
    assert all(chosen.width(line, 9) > 200 - 9 for line in lines[:-1])


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200), st.floats(min_value=12, max_value=400), st.sampled_from(["zh_CN", "en"]))
def test_any_text_keeps_the_width_and_its_characters(text: str, width: float, language: str) -> None:
    chosen = face(language, "bold")
    lines = wrap(text, chosen, 9, width)
    assert all(chosen.width(line, 9) <= width + 0.01 for line in lines)
    assert "".join("".join(lines).split()) == "".join(clean(text).split())


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60))
def test_every_cleaned_character_has_a_glyph(text: str) -> None:
    for each in face("en", "regular").runs(clean(text).replace("\n", "")):
        assert all(ord(character) in each[0].widths or character == "\u00a0" for character in each[1])
