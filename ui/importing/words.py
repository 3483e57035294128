"""Words of the import's pages: formats, encodings, separators, coded values, outcomes."""

from __future__ import annotations

from fieldservice.i18n import mark, translate

_FORMATS = {
    "text": mark("importing_page", "Text table (CSV)"),
    "xlsx": mark("importing_page", "Excel workbook (.xlsx)"),
    "xls": mark("importing_page", "Excel workbook (.xls)"),
}
_ENCODINGS = {
    "utf-8": mark("importing_page", "UTF-8"),
    "utf-8-sig": mark("importing_page", "UTF-8"),
    "utf-16": mark("importing_page", "UTF-16"),
    "utf-32": mark("importing_page", "UTF-32"),
    "utf-16-le": mark("importing_page", "UTF-16 (little endian)"),
    "utf-16-be": mark("importing_page", "UTF-16 (big endian)"),
    "gb18030": mark("importing_page", "Simplified Chinese (GBK, GB 18030)"),
    "big5": mark("importing_page", "Traditional Chinese (Big5)"),
    "shift_jis": mark("importing_page", "Japanese (Shift JIS)"),
    "euc_kr": mark("importing_page", "Korean (EUC-KR)"),
    "cp1252": mark("importing_page", "Western European (Windows-1252)"),
    "latin-1": mark("importing_page", "Western European (Latin-1)"),
}
_SEPARATORS = {
    ",": mark("importing_page", "Comma ,"),
    ";": mark("importing_page", "Semicolon ;"),
    "\t": mark("importing_page", "Tab"),
    "|": mark("importing_page", "Vertical bar |"),
}
_CODES = {
    "high": mark("importing_page", "Key customer"),
    "medium": mark("importing_page", "Medium"),
    "ordinary": mark("importing_page", "Ordinary"),
    "none": mark("importing_page", "By quantity only"),
    "lot": mark("importing_page", "By lot"),
    "serial": mark("importing_page", "By serial number"),
    "available": mark("importing_page", "Good"),
    "defective": mark("importing_page", "Defective"),
    "quarantine": mark("importing_page", "Blocked"),
    "gone": mark("importing_page", "No longer there"),
    "draft": mark("importing_page", "Draft"),
    "qualified": mark("importing_page", "To schedule"),
    "waiting_parts": mark("importing_page", "Waiting for parts"),
    "waiting_customer": mark("importing_page", "Waiting for customer"),
    "completed": mark("importing_page", "Completed"),
    "closed_incomplete": mark("importing_page", "Closed incomplete"),
    "cancelled": mark("importing_page", "Cancelled"),
    "archived": mark("importing_page", "Archived"),
    "repair": mark("importing_page", "Repair"),
    "maintenance": mark("importing_page", "Maintenance"),
    "installation": mark("importing_page", "Installation"),
    "inspection": mark("importing_page", "Inspection"),
    "upgrade": mark("importing_page", "Upgrade"),
    "training": mark("importing_page", "Training"),
    "return": mark("importing_page", "Return or exchange"),
    "all": mark("importing_page", "All together"),
    "any": mark("importing_page", "One of them"),
    "forward": mark("importing_page", "Only the new one for the old"),
    "both": mark("importing_page", "Either for the other"),
    "central": mark("importing_page", "Central warehouse"),
    "regional": mark("importing_page", "Regional warehouse"),
    "point": mark("importing_page", "Service point"),
    "bin": mark("importing_page", "Bin"),
    "van": mark("importing_page", "Van"),
    "technician": mark("importing_page", "Technician"),
    "customer": mark("importing_page", "Customer's site"),
    "packing": mark("importing_page", "Packing"),
    "scrap": mark("importing_page", "Scrapped"),
    "true": mark("importing_page", "Yes"),
    "false": mark("importing_page", "No"),
}
_OUTCOMES = {
    "added": mark("importing_page", "Added"),
    "updated": mark("importing_page", "Updated"),
    "unchanged": mark("importing_page", "Unchanged"),
    "refused": mark("importing_page", "Refused"),
}
_MADE = {
    "customer": mark("importing_page", "Customers"),
    "asset": mark("importing_page", "Assets"),
    "product": mark("importing_page", "Models"),
    "site": mark("importing_page", "Sites"),
    "category": mark("importing_page", "Part categories"),
    "location": mark("importing_page", "Stock locations"),
    "supplier": mark("importing_page", "Suppliers"),
    "technician": mark("importing_page", "Technicians"),
}
OUTCOMES = tuple(_OUTCOMES)


def format_words(format: str) -> str:
    """The kind of file."""
    return translate("importing_page", _FORMATS[format])


def encoding_words(codec: str) -> str:
    """A character encoding; a codec that has no words here by its own name."""
    return translate("importing_page", _ENCODINGS[codec]) if codec in _ENCODINGS else codec


def separator_words(delimiter: str) -> str:
    """What stands between two cells."""
    return translate("importing_page", _SEPARATORS[delimiter]) if delimiter in _SEPARATORS else delimiter


def code_words(code: str) -> str:
    """A coded value; anything else stays as it is."""
    return translate("importing_page", _CODES[code]) if code in _CODES else code


def outcome_words(what: str) -> str:
    """What became of rows."""
    return translate("importing_page", _OUTCOMES[what])


def made_words(what: str) -> str:
    """Things made on the way."""
    return translate("importing_page", _MADE[what])
