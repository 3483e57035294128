"""Taking out of a text whose case it was: names, phones, addresses, serial numbers, numbers of papers.

Digests of cases go to every laptop of the firm, also to those that may not see the customer. What is known of the case
(names of customer, contacts, sites and our own people, serial numbers) is taken out wherever it is mentioned; what has
a shape (phone, e-mail, street and number, 王经理, Mr Wang, WO-100001-9) is taken out whoever it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

GAP = "…"
_LEAST_LATIN, _LEAST_CJK = 3, 2
_FIRM_ENDINGS = re.compile(
    r"(?:股份有限公司|有限责任公司|有限公司|集团公司|集团|总公司|分公司|公司|厂"
    r"|,?\s*(?:co\.?,?\s*ltd\.?|ltd\.?|inc\.?|llc|gmbh|corp(?:oration)?\.?|company|plc))\s*$",
    re.IGNORECASE,
)
# The commonest family names; those that also begin a trade (车工, 施工, 金工, 高工, 石工) are left out.
_FAMILY = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜"
    "崔钟谭陆汪范廖韦贾夏付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)


@cache
def _shapes() -> re.Pattern[str]:
    """What has the shape of a name, a number or an address."""
    return re.compile(
        r"[\w.+-]+@[\w-]+\.[\w.-]+"  # e-mail
        r"|(?<![\d-])(?:\+?86[\s-]?)?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)"  # mobile, mainland China
        r"|(?<![\w-])(?:\+86[\s-]?)?0\d{2,3}[\s-]\d{3,4}[\s-]?\d{4}(?:[\s-]?(?:转|ext\.?)\s*\d{1,5})?(?!\d)"  # landline
        r"|(?<!\w)\+\d{1,3}[\s-]?\(?\d{1,4}\)?(?:[\s-]?\d{2,4}){2,4}(?!\d)"  # elsewhere (E.164)
        r"|(?<![\w-])(?:WO|SR|OP|DN|PR|C)[A-Z]{0,3}-\d{3,}-[\dX](?!\w)"  # numbers of our papers
        r"|(?:序列号|机身号|出厂编号|S/?N)\s*[:：#]?\s*[A-Za-z0-9][A-Za-z0-9/-]{3,}"
        rf"|[{_FAMILY}](?:工程师|经理|师傅|主任|先生|女士|小姐|科长|厂长|班长|部长|主管|老板|工(?![作况艺序业装]))"
        rf"|[{_FAMILY}]总(?![成是线体量会被之在有])"
        r"|[\u4e00-\u9fff]{2,8}(?:路|街|大道|巷|弄)\s*\d+\s*(?:号|弄)(?:[\u4e00-\u9fff\d]{0,6}(?:栋|幢|号楼|室|层))?"
        r"|\b(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+[A-Z][a-z]+(?:\s+[A-Z][a-z]+)?"
        r"|\b\d{1,5}\s+(?:[A-Z][a-z]+\s){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive)\b\.?"
    )


def names_of_firm(name: str) -> list[str]:
    """A firm's name, and the same as people say it: 江宁永盛纺织有限公司 -> 江宁永盛纺织."""
    short = name.strip()
    while (cut := _FIRM_ENDINGS.sub("", short).strip(" ,")) != short and len(cut) >= _LEAST_CJK:
        short = cut
    return [name.strip(), short]


class Scrubber:
    """Takes these names out of texts; made once for many texts."""

    def __init__(self, names: Iterable[str]) -> None:
        wanted = sorted({name.strip() for name in names if _is_name(name.strip())}, key=len, reverse=True)
        written = [_as_written(name) for name in wanted]
        self._names = re.compile("|".join(written), re.IGNORECASE) if written else None

    def __call__(self, text: str, also: Iterable[str] = ()) -> str:
        """The text with a gap in place of every name (and of these); what is left reads on."""
        if not text:
            return ""
        found = text
        for name in also:
            if _is_name(name.strip()) and name.strip().casefold() in found.casefold():
                found = re.sub(_as_written(name.strip()), GAP, found, flags=re.IGNORECASE)
        if self._names is not None:
            found = self._names.sub(GAP, found)
        found = _shapes().sub(GAP, found)
        return re.sub(rf"{GAP}(?:[\s,，、]*{GAP})+", GAP, found).strip() if found != text else text


def _is_name(name: str) -> bool:
    """Short Latin words and single characters are no names that could be found again without harm."""
    return len(name) >= (_LEAST_LATIN if name.isascii() else _LEAST_CJK) and not (name.isdigit() and len(name) < 4)


def _as_written(name: str) -> str:
    """Blanks may be missing or doubled; a Latin name is a word of its own."""
    pattern = r"\s*".join(re.escape(part) for part in name.split())
    first, last = name[0], name[-1]
    before = r"(?<![A-Za-z0-9])" if first.isascii() and first.isalnum() else ""
    after = r"(?![A-Za-z0-9])" if last.isascii() and last.isalnum() else ""
    return f"{before}{pattern}{after}"
