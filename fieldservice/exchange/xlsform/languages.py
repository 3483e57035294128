"""Names of languages: forms write them freely, templates have zh_CN and en for ours."""

from __future__ import annotations

import re

from fieldservice.exchange.xlsform.language_guess import UNNAMED

_CHINESE = frozenset("chinese zh zh_cn zh-cn zh_hans zh-hans zh_hans_cn zh-hans-cn 中文 简体中文 汉语 普通话".split())
_ENGLISH = frozenset("english en en_us en-us en_gb en-gb 英语 英文".split())
_CODED = re.compile(r"^(.*?)\s*\(([^()]*)\)\s*$")
_COLUMNS = {"zh_CN": "简体中文 (zh)", "en": "English (en)"}


def language_key(name: str) -> str:
    """zh_CN or en for anything that says so, otherwise the name as it is."""
    match = _CODED.match(name)
    said = match.group(2) if match else name
    low = said.strip().lower()
    return "zh_CN" if low in _CHINESE else "en" if low in _ENGLISH else name.strip()


def column_language(key: str) -> str:
    """How a column's heading names the language: `label::English (en)`; '' for the unnamed one."""
    return "" if key == UNNAMED else _COLUMNS.get(key, key)
