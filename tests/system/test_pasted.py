"""HTML of other programs on the clipboard becomes text that can be read; nothing of it is run or fetched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldservice.system.pasted import text_of_html


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Check the <b>valve</b></p><p>Clean it</p>", "Check the valve\nClean it"),
        ("<ul><li>one</li><li>two<ul><li>inner</li></ul></li></ul>", "• one\n• two\n• inner"),
        ("<ol><li>first<li>second</ol>", "1. first\n2. second"),
        ("<table><tr><th>Code</th><th>Cause</th></tr>\n <tr>\n<td><p>E1</p></td><td>too<br>hot</td></tr></table>",
         "Code\tCause\nE1\ttoo hot"),
        ("<html><head><title>x</title><style>p{}</style></head><body>更换<script>alert(1)</script>滤芯</body></html>",
         "更换滤芯"),
        ("<p>a&nbsp;b &lt;script&gt;</p>", "a b <script>"),
        ('<a href="javascript:alert(1)">look</a> <img src="http://evil.example/x.png" alt="">here', "look here"),
        ("<p>一</p><p>&nbsp;</p><p>&nbsp;</p><p>&nbsp;</p><p>二</p>", "一\n二"),
        ("line<br>break<br><br>gap", "line\nbreak\n\ngap"),
        ("<!--StartFragment--><o:p>Word</o:p><!--EndFragment--><![if !supportLists]>·<![endif]>", "Word·"),
        ("", ""),
        ("a < b and b > c", "a < b and b > c"),
    ],
)  # fmt: skip
def test_words_bullets_and_tables_are_kept(html: str, text: str) -> None:
    assert text_of_html(html) == text


@given(st.text(alphabet="<>/abtdrulipo! -=\"'&;\n", max_size=200))
def test_any_text_can_be_read(html: str) -> None:
    text_of_html(html)


def test_deep_nesting_takes_no_depth() -> None:
    assert text_of_html("<div>" * 100_000 + "deep") == "deep"
