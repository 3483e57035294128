"""What a scanned text is, before anybody looks into the data, and what our own labels say.

Labels of ours carry a QR code whose text begins with `FS1:`

    FS1:WO-100001-9      a record with a number of ours: WO SR RQ PK DN PO RC CC OP (the tag of an old part)
    FS1:P:HC-2205-0417   a part by its number; then perhaps %L lot, %S serial, %E expiry as YYMMDD, %Q pieces
    FS1:L:A-12-03        a place of the stock by its code
    FS1:A:23081147       a machine by its serial number
    FS1:U:T07            one of our people by number
    FS1:B:DN-20917-4/2   a box: the second one of a delivery note

A place, machine or person without such a word stands there by its id: FS1:A:*0192F3..., 32 hexadecimal digits. A `%` in
a value is written twice. Everything in a label is chosen so that digits, capitals and `$%*+-./:` suffice, which QR
codes hold in little room; other characters are allowed.

Scanners type. So the text may have gone through an input method (full-width characters) or through a keyboard layout
that is not the one the scanner was set to; both are undone where the result is beyond doubt, that is where `FS1:` or
the check digit of a number of ours appears.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from msgspec import Struct

from fieldservice.domain.gs1 import Gs1, day_of, gtin14, gtin_forms, read_gs1
from fieldservice.domain.numbers import QR_PREFIX, normalise

MOST = 2_000  # characters; no symbol that a hand scanner reads holds more

# Series of numbers and the kind of record they name.
KIND_OF_SERIES = {
    "WO": "work_order", "SR": "service_request", "C": "customer", "OP": "old_part", "RQ": "part_request",
    "PK": "pick_list", "DN": "shipment", "PO": "purchase_order", "RC": "goods_receipt", "CC": "stock_count",
}  # fmt: skip
_LETTERS = {"P": "part", "L": "location", "A": "asset", "U": "person", "B": "box"}
_LETTER_OF = {kind: letter for letter, kind in _LETTERS.items()}
_ID = re.compile(r"\*([0-9A-Fa-f]{32})")
_SYMBOL = re.compile(r"\][A-Za-z][0-9A-Za-z]")
_US = "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?"
# What the same keys write on other layouts: German, French, Spanish, British.
_LAYOUTS = (
    "^1234567890ß´qwertzuiopü+#asdfghjklöäyxcvbnm,.-°!\"§$%&/()=?`QWERTZUIOPÜ*'ASDFGHJKLÖÄYXCVBNM;:_",
    "²&é\"'(-è_çà)=azertyuiop^$*qsdfghjklmùwxcvbn,;:!~1234567890°+AZERTYUIOP¨£µQSDFGHJKLM%WXCVBN?./§",
    "º1234567890'¡qwertyuiop`+çasdfghjklñ´zxcvbnm,.-ª!\"·$%&/()=?¿QWERTYUIOP^*ÇASDFGHJKLÑ¨ZXCVBNM;:_",
    "`1234567890-=qwertyuiop[]#asdfghjkl;'zxcvbnm,./¬!\"£$%^&*()_+QWERTYUIOP{}~ASDFGHJKL:@ZXCVBNM<>?",
)
_BACK = tuple(str.maketrans(dict(zip(layout, _US, strict=True))) for layout in _LAYOUTS)
# Punctuation that a Chinese input method puts in place of the key's own, besides full-width forms.
_CHINESE = str.maketrans(
    {"。": ".", "、": "/", "【": "[", "】": "]", "《": "<", "》": ">", "￥": "$", "·": "`", "‘": "'", "’": "'",
     "“": '"', "”": '"', "—": "-", "–": "-", "－": "-", "…": "^", "「": "{", "」": "}"}
)  # fmt: skip


class Code(Struct, frozen=True):
    """A scanned text, understood as far as the text goes.

    `kind`: one of `KIND_OF_SERIES`, part, location, asset, person, box; `gs1`; or `raw`: it may be anything. `value` is
    what names the record: its number, code or serial (or, with `by_id`, its id); of `raw` the text itself.
    """

    kind: str
    value: str
    text: str  # as scanned, tidied
    by_id: bool = False
    ours: bool = False  # from a label of ours, so that it can be nothing else
    lot: str = ""
    serial: str = ""
    expiry: date | None = None
    quantity: int | None = None
    box: int = 0
    gs1: Gs1 | None = None
    gtin: str = ""  # of a GS1 string, or of a plain EAN or UPC, as 14 digits


class Thing(Struct, frozen=True):
    """A record that a code may mean, in its own words."""

    kind: str
    id: str
    number: str
    name: str = ""
    name_en: str = ""


class Scanned(Struct, frozen=True):
    """What a scan turned out to be.

    `kind` and `id` name the record; both are empty when there is none or when `candidates` has several. `sentence` says
    what is to be said about it: that nothing has this code, that there are several, that what was scanned has expired.
    """

    code: str
    kind: str = ""
    id: str = ""
    number: str = ""
    name: str = ""
    name_en: str = ""
    lot: str = ""
    serial: str = ""
    expiry: date | None = None
    quantity_micro: int | None = None
    location_id: str = ""  # where a piece with this serial number lies
    work_order_id: str = ""  # from which an old part comes
    box: int = 0
    candidates: tuple[Thing, ...] = ()
    sentence: str = ""

    @property
    def known(self) -> bool:
        """Whether it is exactly one record."""
        return bool(self.id)


def tidy(text: str) -> str:
    """The text as the label has it: what an input method made full-width is plain again, no line ends around it."""
    cut = text[:MOST].strip(" \r\n\t\u3000\u200b\ufeff\x00")
    if cut.isascii():
        return cut
    folded = "".join(unicodedata.normalize("NFKC", each) if 0xFF00 < ord(each) < 0xFFF0 else each for each in cut)
    return folded if _has_script(folded) else folded.translate(_CHINESE)


def read_code(text: str, year: int) -> Code:
    """What a scanned text is. `year` is the present one (dates of GS1 have two digits for theirs)."""
    plain = tidy(text)
    found = _ours(plain)
    if found is not None:
        return found
    for table in _BACK:
        found = _ours(plain.translate(table))
        if found is not None:
            return found
    gs1 = read_gs1(plain, year)
    if gs1 is not None:
        return Code(
            "gs1", gs1.gtin or gs1.sscc, plain, lot=gs1.lot, serial=gs1.serial, expiry=gs1.expiry,
            quantity=gs1.quantity, gs1=gs1, gtin=gs1.gtin,
        )  # fmt: skip
    if _SYMBOL.match(plain):
        plain = tidy(plain[3:])
    elif plain.upper().startswith(QR_PREFIX):
        plain = tidy(plain[len(QR_PREFIX) :])
    return Code("raw", plain, plain, gtin=gtin14(plain) or "")


def word_of(text: str) -> str:
    """What is to be looked for when `text` was put into a field that searches: the number, code or serial that a label
    of ours or of a maker names; anything else is itself, without spaces around it."""
    if not text[:8].strip().upper().startswith((QR_PREFIX, "]", "(01)")):
        return text.strip()
    code = read_code(text, 2050)
    if code.kind == "gs1" and code.gtin:
        return next((form for form in gtin_forms(code.gtin) if len(form) == 13), code.gtin)
    return code.value


def write_label(
    kind: str, value: str, id: str = "", *, lot: str = "", serial: str = "", expiry: date | None = None, pieces: int = 0
) -> str:
    """The text of our label for a part, location, asset or person (by `id` where it has no `value`), or of a box."""
    named = _doubled(value) if value and not value.startswith("*") else f"*{id.upper()}"
    text = f"{QR_PREFIX}{_LETTER_OF[kind]}:{named}"
    for letter, what in (("L", lot), ("S", serial), ("E", f"{expiry:%y%m%d}" if expiry else "")):
        text += f"%{letter}{_doubled(what)}" if what else ""
    return text + (f"%Q{pieces}" if pieces else "")


def write_box(shipment_number: str, box: int) -> str:
    """The text of the label of a box of a delivery note."""
    return f"{QR_PREFIX}B:{shipment_number}/{box}"


def write_number(number: str) -> str:
    """The text of the label of a record with a number of ours."""
    return f"{QR_PREFIX}{number}"


def _ours(plain: str) -> Code | None:
    body = plain[3:] if _SYMBOL.match(plain) else plain
    number = normalise(body)
    if number is not None:
        letters = number.partition("-")[0]
        for series in (letters, letters[:-3]):  # a cloned database puts three letters of its own behind the series
            if series in KIND_OF_SERIES:
                return Code(KIND_OF_SERIES[series], number, plain, ours=True)
    if body[: len(QR_PREFIX)].upper() != QR_PREFIX:
        return None
    body = body[len(QR_PREFIX) :].strip()
    kind = _LETTERS.get(body[:1].upper(), "") if body[1:2] == ":" else ""
    if not kind:
        return None
    if kind == "box":
        return _box(body[2:], plain)
    value, fields = _fields(body[2:])
    id = _ID.fullmatch(value)
    pieces = fields.get("Q", "")
    return Code(
        kind, id.group(1).lower() if id else value.strip(), plain, by_id=id is not None, ours=True,
        lot=fields.get("L", ""), serial=fields.get("S", ""), expiry=_expiry(fields.get("E", "")),
        quantity=int(pieces) if pieces.isascii() and pieces.isdigit() else None,
    )  # fmt: skip


def _box(written: str, plain: str) -> Code | None:
    number, _, box = written.partition("/")
    known = normalise(number)
    if known is None or not (box.isascii() and box.isdigit()):
        return None
    return Code("box", known, plain, ours=True, box=int(box))


def _expiry(written: str) -> date | None:
    # ours are never for goods of the last century: 2000 + 50 keeps every two-digit year in this one
    return day_of(written, 2050) if written else None


def _doubled(value: str) -> str:
    return value.replace("%", "%%")


def _fields(written: str) -> tuple[str, dict[str, str]]:
    """The value, and the fields behind it by letter."""
    parts = written.replace("%%", "\x00").split("%")
    value, *rest = (part.replace("\x00", "%") for part in parts)
    return value, {part[:1].upper(): part[1:] for part in rest if part}


def _has_script(text: str) -> bool:
    """Whether there are letters in it that no label of ours has by mistake: Chinese characters and the like."""
    return any(unicodedata.category(each) == "Lo" for each in text)
