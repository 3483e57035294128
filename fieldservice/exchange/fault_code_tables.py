"""Tables of problems, causes, remedies or makers' error codes, for the firm's own list of codes.

Columns are known by their headings: the code, its words in Chinese and English, what kind it is, and what it belongs
to. Without headings the first column is the code and the second its words. Words are Chinese when they hold a Chinese
character, so one column of words is enough.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from fieldservice.domain.coding import CAUSE, PROBLEM, REMEDY
from fieldservice.exchange.cells import cell_text
from fieldservice.exchange.diagnosis_tables import MOST_CODES, LeftOut, columns_of, is_chinese, too_many
from fieldservice.exchange.tables import open_table
from fieldservice.i18n import translate
from fieldservice.services.fault_codes import CodeLine

_HEADINGS = {
    "sub": "sub code|subcode|sub-code|子代码|子码",
    "parent": "parent|belongs|上级|所属|对应",
    "kind": "kind|type|类别|类型|种类",
    "code": "error code|fault code|problem code|cause code|remedy code|code|dtc|代码|编码|编号",
    "name_en": "english|name_en|name (en)|英文",
    "name": "name|meaning|description|reason|chinese|zh|名称|含义|说明|描述|中文|原因|措施|故障",
}
_KINDS = {
    PROBLEM: "problem|fault|symptom|故障|故障现象|现象|问题",
    CAUSE: "cause|原因|故障原因",
    REMEDY: "remedy|action|措施|处理|处理措施|解决办法",
    "error": "error|alarm|报警|错误",
}
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ./_-]{0,31}")


@dataclass(slots=True)
class CodesRead:
    """What was read, and the rows that are left out with the reason."""

    lines: list[CodeLine] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def read_codes(path: Path, kind: str = PROBLEM) -> CodesRead:
    """Read a table of codes; `kind` is what its codes are where no column says so.

    Raises UserError when the file is no table, or when no column holds codes or words.
    """
    table = open_table(path)
    columns = columns_of(table, _HEADINGS, "name")
    kinds = {word: each for each, words in _KINDS.items() for word in words.split("|")}
    read = CodesRead()
    seen: dict[tuple[str, str], int] = {}
    for row in table.rows():
        texts = {name: " ".join(cell_text(row.cells[at]).split()) for name, at in columns.items()}
        code = texts["code"]
        if texts.get("sub", "").strip("0"):
            code = f"{code}-{texts['sub']}"
        problem = _problem(code, texts, kinds)
        own = kinds.get(texts.get("kind", "").casefold(), kind)
        if not problem and (own, code) in seen:
            first = seen[own, code]
            problem = translate("diagnosis_import", "{code} stands in row {row} already.", code=code, row=first)
        if problem:
            read.left_out.append(LeftOut(row.number, problem))
            continue
        seen[own, code] = row.number
        if len(read.lines) >= MOST_CODES:
            raise too_many(table)
        name, name_en = texts.get("name", ""), texts.get("name_en", "")
        if name and not name_en and not is_chinese(name):
            name, name_en = "", name
        read.lines.append(CodeLine(own, code, name, name_en, texts.get("parent", "")))
    return read


def _problem(code: str, texts: dict[str, str], kinds: dict[str, str]) -> str:
    if not _CODE.fullmatch(code):
        return translate("diagnosis_import", "“{code}” is not a code.", code=code[:40])
    if not texts.get("name") and not texts.get("name_en"):
        return translate("diagnosis_import", "{code} has no meaning.", code=code)
    said = texts.get("kind", "")
    if said and said.casefold() not in kinds:
        return translate("diagnosis_import", "“{kind}” is no kind of code.", kind=said[:40])
    return ""
