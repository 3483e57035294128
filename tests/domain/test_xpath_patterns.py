"""regex() in rules: Java's dialect, right, and never for ever. The second opinion is Python's own `re`."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldservice.domain.checklist.xpath.pattern_parts import MOST_STEPS, Run
from fieldservice.domain.checklist.xpath.patterns import PatternError, full_match, pattern_of

JAVA = [
    ("letters of any script", r"\p{L}+", "Zürich空压机", True),
    ("capitals of any script", r"\p{Lu}\p{Ll}+", "Éa", True),
    ("a property by one letter", r"\pL\pN", "a5", True),
    ("what isn't a letter", r"\P{L}+", "12-", True),
    ("what isn't a letter, in brackets", r"[^\P{L}]+", "ab", True),
    ("Chinese by its script", r"\p{IsHan}+", "空压机", True),
    ("Chinese by its script, in brackets", r"[\p{IsHan}0-9]+", "空压机3", True),
    ("Chinese by code points", r"[\u4e00-\u9fa5]+", "空压机", True),
    ("not Chinese", r"\p{script=Han}+", "abc", False),
    ("Java's own names", r"\p{javaUpperCase}\p{IsAlphabetic}", "Éb", True),
    ("a block", r"\p{InBasic_Latin}+", "abc", True),
    ("the common part of two classes", r"[a-z&&[^aeiou]]+", "xyz", True),
    ("the common part of two classes leaves out", r"[a-z&&[^aeiou]]+", "xyaz", False),
    ("classes in classes", r"[a[0-9]]+", "a1a", True),
    ("a quotation", r"\Qa.b\E+", "a.bb", True),
    ("a quotation isn't a pattern", r"\Qa.b\E", "axb", False),
    ("the very end", r"\Ax\z", "x", True),
    ("a space in a line", r"\h*x\h*", " x\t", True),
    ("possessive", r"a++", "aaa", True),
    ("possessive gives nothing back", r"a*+a", "aaa", False),
    ("atomic gives nothing back", r"(?>a*)a", "aaa", False),
    ("a named group", r"(?<n>a|b)\k<n>", "bb", True),
    ("a reference", r"(\d)\1{5}", "777777", True),
    ("a reference that isn't met", r"(\d)\1{5}", "777787", False),
    ("not six times the same", r"(?!(\d)\1{5})\d{6}", "777787", True),
    ("what must be ahead", r"(?=.*\d)(?=.*[A-Z]).{6,}", "abcD5f", True),
    ("what must not be ahead", r"(?!0)\d+", "012", False),
    ("what must be behind", r".*(?<=kg)", "5 kg", True),
    ("small and capital", r"(?i)kg|LB", "lb", True),
    ("small and capital for a part", r"(?i:k)g", "KG", False),
    ("a dot isn't the end of a line", r"a.b", "a\nb", False),
    ("unless asked", r"(?s)a.b", "a\nb", True),
    ("at the edge of a word", r"\bab\b.*", "ab c", True),
    ("a brace that counts nothing", r"a{b}", "a{b}", True),
    ("digits are ASCII", r"\d+", "１２", False),
    ("a phone number", r"^(\+86)?1[3-9]\d{9}$", "+8613800000000", True),
    ("a mail address", r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}", "li.wei@a-b.com.cn", True),
    ("exactly so many", r"\d{11}", "1380000000", False),
    ("from so many to so many", r"[A-Z]{2,3}-?\d{2,}", "ABC-12", True),
    ("by an octal number", r"\0101", "A", True),
    ("by a number", r"\x41\x{e9}", "Aé", True),
    ("nothing", r"", "", True),
    ("nothing or something", r"|a", "", True),
    ("a bracket first in brackets", r"[]a]+", "]a", True),
    ("a minus last in brackets", r"[\w.-]+", "a-b.c", True),
]


@pytest.mark.parametrize(("pattern", "text", "wanted"), [pytest.param(*case[1:], id=case[0]) for case in JAVA])
def test_patterns_mean_what_java_means(pattern: str, text: str, wanted: bool) -> None:
    assert full_match(pattern, text) is wanted


@pytest.mark.parametrize(
    "pattern",
    ["(", ")", "[", "[z-a]", "*a", "a{3,2}", r"\p{Nonsense}", r"\p{L", r"\2(a)", "(?y)a", "a{99999}", r"\i", "\\"],
)
def test_what_is_no_pattern_is_told(pattern: str) -> None:
    with pytest.raises(PatternError):
        pattern_of(pattern)
    assert full_match(pattern, "a") is False


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("(a+)+$", "a" * 40 + "b"),
        ("(a|aa)+", "a" * 5_000 + "b"),
        ("(a?){40}a{40}", "a" * 39),
        ("(.*)*x", "y" * 3_000),
        ("(x+x+)+y", "x" * 2_000),
        (r"(\w+\s?)*!", "word " * 400),
        (r"(\d+)*(\d+)*(\d+)*-\1", "1" * 300),
        ("((a{0,100}){0,100}){0,100}b", "a" * 1_000),
        ("(?<=(a+)+)b", "a" * 2_000),
        ("(((.*)*)*)*x", "y" * 18_000),
    ],
)
def test_no_pattern_takes_for_ever(pattern: str, text: str) -> None:
    """With `re` the first of them alone takes longer than anybody lives."""
    assert full_match(pattern, text) is False


def test_the_bound_lets_long_texts_through() -> None:
    assert full_match(r"(.*[a-z]){3}.*\d", "word and word, " * 1_000 + "5")
    run = Run("word " * 500 + "!")
    pattern_of(r"(\w+\s?)*!").go(run, {(0, ())})
    assert run.steps < MOST_STEPS / 4


def test_deep_brackets_are_refused() -> None:
    for pattern in ("(" * 5_000 + ")" * 5_000, "[" * 5_000 + "a" + "]" * 5_000):
        with pytest.raises(PatternError):
            pattern_of(pattern)


_ATOMS = st.sampled_from(
    ["a", "b", ".", "[ab]", "[^a]", r"\d", r"\w", "(?:ab|b)", "(a|b)", "(?=a)", "(?!b)", r"\b", "^", "$"]
)
_PATTERNS = st.recursive(
    _ATOMS,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map(lambda two: f"(?:{two[0]}|{two[1]})"),
        st.tuples(inner, st.sampled_from(["*", "+", "?", "{2}", "{1,2}", "*?", "{0,3}?"])).map(
            lambda two: f"(?:{two[0]}){two[1]}"
        ),
    ),
    max_leaves=5,
)


@settings(max_examples=600, deadline=None)
@given(_PATTERNS, st.text(alphabet="ab1 ", max_size=7))
def test_patterns_agree_with_pythons_own(pattern: str, text: str) -> None:
    assert full_match(pattern, text) == (re.fullmatch(pattern, text) is not None)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab(){}[]^$.*+?|\\-&:=!<>012,dwpLQEuxki", max_size=20), st.text(max_size=6))
def test_any_text_is_a_pattern_or_told(pattern: str, text: str) -> None:
    try:
        pattern_of(pattern)
    except PatternError:
        return
    assert full_match(pattern, text) in (True, False)
