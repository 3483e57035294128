"""Makers' tables of error codes: codes to look up, and codes with ordered actions as diagnosis trees.

A table with a column of actions (numbered, or a line each) becomes a tree a code. What an action begins with says what
it is: to replace something is a trial that mends that cause, to contact somebody is the way out, everything else is a
check. A check of something that a later action replaces ("resistance of the heating element") speaks of that cause.
Earlier actions weigh more: makers put first what it mostly is. A column may say what a customer can do on the phone:
the numbers of the actions, or yes for all checks.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from fieldservice.domain.diagnosis import CHECK, NONE_OF_THESE, TRIAL, Cause, DiagnosticTest, Outcome, Tree
from fieldservice.errors import UserError
from fieldservice.exchange.cells import cell_text
from fieldservice.exchange.tables import Table, open_table
from fieldservice.i18n import translate

_CHECK_MINUTES, _TRIAL_MINUTES = 5.0, 20.0
_MOST_ACTIONS = 30
_MOST_TREES, MOST_CODES = 2_000, 50_000  # makers' tables have hundreds of rows; what has more is another kind of file
_MENTIONED = 0.7  # a check of something points at the part that is replaced so often when it is that part

_HEADINGS = {
    "phone": "phone|by customer|remote|远程|电话|客户可做",
    "sub": "sub code|subcode|sub-code|子代码|子码",
    "code": "error code|fault code|trouble code|alarm code|code|dtc|故障代码|错误代码|报警代码|代码",
    "actions": "action|self-diagnostic|remedy|solution|what to do|steps|措施|处理|步骤|排查",
    "meaning": "reason|meaning|description|fault|cause|message|含义|说明|原因|故障|描述",
}
_YES = frozenset({"yes", "y", "x", "true", "是", "可", "可以", "√", "全部"})
_NUMBERED = re.compile(r"(?:^|\n)\s*(?:\d{1,2}\s*[.)、．]|[-*•])\s*")
_REPLACE = re.compile(r"(?i)^(?:replace|exchange|renew|swap|更换|换)\s*(?:the\s+|a\s+)?")
_ESCALATE = re.compile(r"(?i)^(?:contact|call|consult|联系|致电|咨询)")
_VERB = re.compile(
    r"(?i)^(?:check|inspect|verify|make sure|ensure|clean|tighten|measure|test|reset|adjust"
    r"|检查|确认|核对|清洗|清洁|紧固|测量|测试|复位|调整)\s*(?:that\s+|if\s+|whether\s+|for\s+)?(?:the\s+|a\s+)?"
)
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ./-]{0,15}")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that was not taken, and why in words; rows count from 1 as a spreadsheet shows them."""

    row: int
    sentence: str


@dataclass(slots=True)
class CodeTable:
    """What was read: trees of the rows that have actions, codes of all rows, and the rows that were left out."""

    trees: list[Tree] = field(default_factory=list)
    codes: list[tuple[str, str, str]] = field(default_factory=list)  # code, Chinese, English
    left_out: list[LeftOut] = field(default_factory=list)
    maker: str = ""
    models: tuple[str, ...] = ()


def read_code_table(path: Path, *, models: Sequence[str] = (), name: str = "") -> CodeTable:
    """Read a maker's table. `models` and the maker's `name` bind trees and codes to machines; it stands before the
    codes.

    Raises UserError when the file is no table, or when no column holds codes.
    """
    table = open_table(path)
    columns = columns_of(table, _HEADINGS, "meaning", "actions")
    read = CodeTable(maker=name.strip(), models=tuple(models))
    seen: dict[str, int] = {}
    for row in table.rows():
        texts = {kind: cell_text(row.cells[at]).strip() for kind, at in columns.items()}
        code = " ".join(texts["code"].split())
        if not _CODE.fullmatch(code):
            words = translate("diagnosis_import", "“{code}” is not a code.", code=code[:40])
            read.left_out.append(LeftOut(row.number, words))
            continue
        sub = texts.get("sub", "")
        whole = f"{code}-{sub}" if sub.strip("0") else code
        meaning = texts.get("meaning", "")
        if whole.upper() in seen:
            words = translate(
                "diagnosis_import", "{code} stands in row {row} already.", code=whole, row=seen[whole.upper()]
            )
            read.left_out.append(LeftOut(row.number, words))
            continue
        seen[whole.upper()] = row.number
        if not meaning and not texts.get("actions"):
            read.left_out.append(
                LeftOut(row.number, translate("diagnosis_import", "{code} has no meaning.", code=whole))
            )
            continue
        if len(read.trees) >= _MOST_TREES or len(read.codes) >= MOST_CODES:
            raise too_many(table)
        read.codes.append(
            (whole.upper(), meaning if is_chinese(meaning) else "", "" if is_chinese(meaning) else meaning)
        )
        actions = list(_actions(texts.get("actions", "")))[:_MOST_ACTIONS]
        if actions:
            by_phone = _by_phone(texts.get("phone", ""), len(actions))
            read.trees.append(_tree(whole, meaning, actions, tuple(models), name, by_phone))
    return read


def too_many(table: Table) -> UserError:
    """The refusal of a table that is no table of codes."""
    return UserError(
        "diagnosis_import.too_many",
        "{file} has more rows than a table of error codes: at most {trees} with actions, {codes} in all.",
        file=table.path.name,
        trees=f"{_MOST_TREES:,}",
        codes=f"{MOST_CODES:,}",
    )


def columns_of(table: Table, headings: Mapping[str, str], *plain: str) -> dict[str, int]:
    """Where the columns are that `headings` knows by their words; without headings the code, then those of `plain`.

    Raises UserError where there is no column of codes, or nothing beside it.
    """
    found: dict[str, int] = {}
    if table.header_row is None:
        if table.column_count >= 2:
            return dict(zip(("code", *plain), range(table.column_count), strict=False))
    else:
        for kind, words in headings.items():
            for word in words.split("|"):
                at = next(
                    (
                        column.index
                        for column in table.columns
                        if word in column.title.casefold() and column.index not in found.values()
                    ),
                    None,
                )
                if at is not None:
                    found[kind] = at
                    break
    if "code" not in found:
        raise UserError(
            "diagnosis_import.no_codes",
            "{file} has no column of error codes. Its columns are: {columns}.",
            file=table.path.name,
            columns=", ".join(table.header),
        )
    if len(found) == 1:
        raise UserError(
            "diagnosis_import.no_meaning", "{file} has codes, but no column says what they mean.", file=table.path.name
        )
    return found


def _actions(text: str) -> Iterator[str]:
    pieces = _NUMBERED.split(text) if _NUMBERED.search(text) else text.split("\n")
    for piece in pieces:
        action = " ".join(piece.split()).rstrip("。.;；")
        if action:
            yield action


def _by_phone(text: str, actions: int) -> frozenset[int]:
    """Which actions a customer can do on the phone, from 0."""
    if text.strip().casefold() in _YES:
        return frozenset(range(actions))
    return frozenset(int(number) - 1 for number in re.findall(r"\d{1,2}", text))


def _tree(
    code: str, meaning: str, actions: Sequence[str], models: tuple[str, ...], name: str, by_phone: frozenset[int]
) -> Tree:
    language = "zh_CN" if is_chinese(" ".join(actions)) else "en"
    causes: list[Cause] = []
    of_action: dict[int, str] = {}  # action -> its cause
    replaced = {number: _REPLACE.sub("", action) for number, action in enumerate(actions) if _REPLACE.match(action)}
    for number, action in enumerate(actions):
        weight = float(len(actions) - number)
        if number in replaced:
            key, title, remedy = f"part{number + 1}", replaced[number], action
        elif _ESCALATE.match(action):
            key, title, remedy = NONE_OF_THESE, "", action
        else:
            subject = _VERB.sub("", action)
            part = next((at for at, object in replaced.items() if _speaks_of(subject, object)), None)
            if part is not None:
                of_action[number] = f"part{part + 1}"
                continue
            key, title, remedy = f"cause{number + 1}", subject, action
        of_action[number] = key
        if all(cause.key != key for cause in causes):
            causes.append(
                Cause(
                    key=key,
                    names={language: _capital(title)} if title else _OTHER,
                    weight=weight if key != NONE_OF_THESE else 0.5,
                    remedies={language: remedy},
                    escalate=key == NONE_OF_THESE,
                )
            )
    if all(cause.key != NONE_OF_THESE for cause in causes):
        causes.append(Cause(NONE_OF_THESE, _OTHER, 0.5, escalate=True))
    keys = [cause.key for cause in causes]
    tests = [
        _test(number, action, of_action[number], number in replaced, keys, language, number in by_phone)
        for number, action in enumerate(actions)
        if of_action[number] != NONE_OF_THESE
    ]
    title = f"{name} {code}".strip()
    return Tree(
        code=_tree_code(" ".join((name, *sorted(models), code)).strip()),
        version=1,
        names={language: f"{title}: {meaning}" if meaning else title},
        causes=tuple(causes),
        tests=tuple(tests),
        product_models=models,
        fault_words=(code,),
        maker=name.strip(),
    )


def _tree_code(title: str) -> str:
    """A key of the words; what has no place in a key, such as a Chinese name, is told apart by a sum."""
    plain = re.sub(r"\W+", "_", f"code_{title}", flags=re.ASCII).strip("_")
    if title.isascii() and len(plain) <= 64:
        return plain
    return f"{plain[:54]}_{zlib.crc32(title.encode()):08x}"


_OTHER = {"zh_CN": "不在以上各项中", "en": "None of these"}
_FOUND = {"zh_CN": "查出问题", "en": "Something is wrong"}
_IN_ORDER = {"zh_CN": "正常", "en": "In order"}
_GONE = {"zh_CN": "故障消失", "en": "The fault is gone"}
_REMAINS = {"zh_CN": "故障仍在", "en": "The fault remains"}


def _test(
    number: int, action: str, cause: str, trial: bool, causes: list[str], language: str, by_phone: bool
) -> DiagnosticTest:
    mentioned = not trial and cause.startswith("part")
    share = _MENTIONED if mentioned else 1.0
    rest = {key: 1.0 for key in causes if key != cause} | ({cause: 1.0 - share} if share < 1.0 else {})
    yes, no = (_GONE, _REMAINS) if trial else (_FOUND, _IN_ORDER)
    return DiagnosticTest(
        key=f"step{number + 1}",
        names={language: action},
        outcomes=(Outcome("yes", yes, {cause: share}), Outcome("no", no, rest)),
        minutes=_TRIAL_MINUTES if trial else _CHECK_MINUTES,
        kind=TRIAL if trial else CHECK,
        remote=by_phone and not trial,
    )


def _speaks_of(subject: str, object: str) -> bool:
    """Whether what is checked is (of) what is replaced."""
    name = re.sub(r"(?i)\b(?:the|a|an)\b|[\s.]", "", object).casefold()
    return len(name) >= 2 and name in re.sub(r"(?i)\b(?:the|a|an)\b|\s", "", subject).casefold()


def is_chinese(text: str) -> bool:
    """Whether there is a Chinese character in it."""
    return bool(re.search(r"[\u4e00-\u9fff]", text))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
