"""Breaking text into lines as Chinese and Latin readers expect, both in one text.

Chinese breaks between any two characters, except before closing and after opening punctuation (避头尾). Latin words,
part numbers, dates and numbers with their unit stay whole; a word wider than the line is cut where the line ends.
"""

from __future__ import annotations

import re
from functools import lru_cache

from printouts.layout.fonts import Face, clean

NOT_FIRST = frozenset(
    "，。、；：？！）》」』】〕〉〗’”…—·～%％℃℉‰°,.;:?!)]}ー々〃ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ"
)
NOT_LAST = frozenset("（《「『【〔〈〖‘“([{￥＄￡$£€№#")

_WIDE = (
    "\u1100-\u11ff\u2e80-\u2fdf\u2ff0-\u31ff\u3200-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f"
    "\uff00-\uffef\U0001f000-\U0001faff\U00020000-\U0003ffff"
)
_UNIT = (
    "(?:分钟|小时|公里|毫米|厘米|千克|公斤|[件套个年月日天次元号台米升项页版周秒点分块只根条桶箱℃%％‰℉]"
    "|[°µμΩ]?[A-Za-zΩ³²/·]{1,6}(?![A-Za-z0-9-]))"
)
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_TOKEN = re.compile(
    rf"(?P<date>(?:\d{{4}} ?年 ?)?\d{{1,2}} ?月 ?\d{{1,2}} ?日|\d{{4}} ?年(?: ?\d{{1,2}} ?月)?"
    rf"|\d{{1,2}} {_MONTH}(?: \d{{4}})?)"
    rf"|(?P<amount>[+−±-]?\d[\d.,:]* ?{_UNIT})"
    rf"|(?P<space>[ \u3000]+)"
    rf"|(?P<wide>[{_WIDE}])"
    rf"|(?P<code>\[U\+[0-9A-F]{{4,6}}\])"
    rf"|(?P<word>(?:(?!\[U\+)[^ \u3000{_WIDE}])+|\[)"
)


def wrap(text: str, face: Face, size: float, width: float) -> list[str]:
    """`text` in lines no wider than `width` points; at least one line, [""] for an empty text.

    Empty lines at the start and the end are left out, several between become one.
    """
    lines: list[str] = []
    for paragraph in clean(text).split("\n"):
        paragraph = paragraph.rstrip(" \u00a0\u3000")
        if not paragraph and not (lines and lines[-1]):
            continue
        if face.width(paragraph, size) <= width:
            lines.append(paragraph)
        else:
            lines.extend(_broken(paragraph, face, size, width))
    if lines and not lines[-1]:
        lines.pop()
    return [line.replace("\u00a0", " ") for line in lines] or [""]


def _broken(paragraph: str, face: Face, size: float, width: float) -> list[str]:
    lines: list[str] = []
    line, used = "", 0.0
    for space, chunk in _chunks(paragraph):
        wide = face.width(chunk, size)
        gap = face.width(space, size) if line or not lines else 0.0
        if used + gap + wide <= width:
            line += (space if gap else "") + chunk
            used += gap + wide
            continue
        if line.strip(" "):
            lines.append(line)
        pieces = _cut(chunk, face, size, width)
        lines.extend(pieces[:-1])
        line = pieces[-1]
        used = face.width(line, size)
    lines.append(line)
    return lines


@lru_cache(maxsize=512)
def _chunks(paragraph: str) -> tuple[tuple[str, str], ...]:
    """What must stay on one line, each with the space before it."""
    chunks: list[tuple[str, str]] = []
    space = ""
    for match in _TOKEN.finditer(paragraph):
        token = match.group()
        if match.lastgroup == "space":
            space = token
            continue
        if chunks and not space and (token[0] in NOT_FIRST or chunks[-1][1][-1] in NOT_LAST):
            before, chunk = chunks[-1]
            chunks[-1] = (before, chunk + token)
        else:
            chunks.append((space, token))
        space = ""
    return tuple(chunks)


def _cut(chunk: str, face: Face, size: float, width: float) -> list[str]:
    """`chunk` by force in pieces that fit; one piece when it fits whole. Marks stay with their letter."""
    pieces: list[str] = []
    start, used = 0, 0.0
    for index, advance in enumerate(face.advances(chunk, size)):
        if used + advance > width and index > start and advance:
            pieces.append(chunk[start:index])
            start, used = index, 0.0
        used += advance
    pieces.append(chunk[start:])
    if len(pieces) > 1 and pieces[-1][0] in NOT_FIRST and pieces[-2][-1] not in NOT_FIRST and len(pieces[-2]) > 1:
        taken = pieces[-2][-1] + pieces[-1]
        if face.width(taken, size) <= width:
            pieces[-2:] = [pieces[-2][:-1], taken]
    return pieces


def elide(text: str, face: Face, size: float, width: float) -> str:
    """`text` on one line, its end replaced by … where it is wider than `width`."""
    line = " ".join(clean(text).split())
    if face.width(line, size) <= width:
        return line
    room = width - face.width("…", size)
    used = 0.0
    for index, advance in enumerate(face.advances(line, size)):
        used += advance
        if used > room:
            return line[:index].rstrip() + "…"
    return line


def clamp(lines: list[str], most: int) -> list[str]:
    """At most `most` lines; the last one shows with … that there was more."""
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], lines[most - 1][:-1] + "…"]
