"""Full text: what is typed is found, whatever the language, and nothing typed breaks the query."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldservice.domain.text import fold, highlight, index_text, matches, query_tokens

CJK = "空压机高温报警停更换控阀芯旧件电流𠮷〇々ガス가나"
MIXED = st.text(alphabet=CJK + "，。 、（）·aBhc75-/V0é\"'*:^", max_size=40)


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.execute("create virtual table words using fts5(body, tokenize = \"unicode61 tokenchars '-/'\")")
    yield connection
    connection.close()


def found(index: sqlite3.Connection, text: str, query: str) -> bool:
    expression = query_tokens(query)
    index.execute("delete from words")
    index.execute("insert into words(rowid, body) values (1, ?)", (index_text(text),))
    if not expression:
        return False
    return index.execute("select count(*) from words where words match ?", (expression,)).fetchone()[0] == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("空压机", "空压 压机 机"),
        ("空压机，高温", "空压 压机 机高 高温 温"),
        ("更换HC-75V空压机", "更换 换 hc-75v hc 75v 空压 压机 机"),
        ("ＨＣ－７５Ｖ", "hc-75v hc 75v"),
        ("Müller & Söhne", "muller sohne"),
        ("--/-- ，。!", ""),
        ("", ""),
        ("机", "机"),
        ("WO-104832-6", "wo-104832-6 wo 104832 6"),
    ],
)
def test_words_of_a_text(text: str, words: str) -> None:
    assert index_text(text) == words


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("排气高温 109 ℃ 停机", "高温"),
        ("排气高温 109 ℃ 停机", "停机 高温"),
        ("空压机，高温", "机高温"),
        ("空压\n机高温", "空压机"),
        ("温控阀芯 HC-2205-0417（原厂）", "hc-2205"),
        ("温控阀芯 HC-2205-0417（原厂）", "0417"),
        ("温控阀芯 HC-2205-0417（原厂）", "ＨＣ－２２０５－０４１７"),
        ("温控阀芯 HC-2205-0417（原厂）", "芯"),
        ("hydraulic hose leak", "hydraulic hos"),
        ("Müller", "muller"),
        ("更换温控阀", "换温控"),
    ],
)
def test_what_people_type_is_found(index: sqlite3.Connection, text: str, query: str) -> None:
    assert found(index, text, query)
    assert matches(text, query)


@pytest.mark.parametrize(
    ("text", "query"), [("高温报警", "温高"), ("空压 机房", "压房"), ("hose", "ose"), ("阀芯", "!!!")]
)
def test_what_is_not_there_is_not_found(index: sqlite3.Connection, text: str, query: str) -> None:
    assert not found(index, text, query)
    assert not matches(text, query)


@settings(deadline=None)
@given(text=st.text(alphabet=CJK + "，。 、·\n", min_size=2, max_size=30), data=st.data())
def test_any_substring_of_two_or_more_cjk_characters_is_found(
    index: sqlite3.Connection, text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 2))
    end = data.draw(st.integers(start + 2, len(text)))
    part = text[start:end]
    if sum(character in CJK for character in part) < 2:
        return
    assert found(index, text, part)
    assert found(index, text, "".join(character for character in part if character in CJK))


@settings(deadline=None)
@given(text=MIXED, query=st.one_of(MIXED, st.text(max_size=30)))
def test_memory_filter_and_index_agree_for_any_input(index: sqlite3.Connection, text: str, query: str) -> None:
    assert found(index, text, query) == matches(text, query)


@settings(deadline=None)
@given(text=MIXED)
def test_a_text_finds_itself(index: sqlite3.Connection, text: str) -> None:
    assert found(index, text, text) == bool(index_text(text))


@settings(deadline=None)
@given(text=st.text(max_size=60), query=st.text(max_size=20))
def test_highlighting_never_changes_the_text(text: str, query: str) -> None:
    assert "".join(part for part, _ in highlight(text, query)) == text


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("排气高温 109 ℃ 停机", "高温", ["高温"]),
        ("空压机，高温", "机高", ["机，高"]),
        ("阀芯 HC-2205-0417", "hc-22", ["HC-22"]),
        ("ＨＣ－75Ｖ 空压机", "hc-75v", ["ＨＣ－75Ｖ"]),
        ("Mu\u0308ller", "müll", ["Mu\u0308ll"]),
        ("机机机", "机", ["机机机"]),
        ("100 ㎡ 机房", "m2", ["㎡"]),
        ("nothing here", "高温", []),
    ],
)
def test_what_was_found_is_marked_in_the_original(text: str, query: str, marked: list[str]) -> None:
    assert [part for part, hit in highlight(text, query) if hit] == marked


def test_endless_queries_are_cut_rather_than_refused(index: sqlite3.Connection) -> None:
    text = "高温报警" * 500
    assert found(index, text, text)
    assert found(index, "a b c " * 3, "a b c " * 900)


@given(text=st.text(max_size=30))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
