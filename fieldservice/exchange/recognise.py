"""What a file really is, by its first bytes and never by its name; what can't be a table is refused in words."""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from pathlib import Path

from fieldservice.errors import EnvironmentFault, UserError
from fieldservice.exchange.encodings import utf16_without_bom
from fieldservice.exchange.ole2 import chains_end
from fieldservice.i18n import mark, translate

MAX_TEXT_BYTES = 2 << 30
MAX_WORKBOOK_BYTES = 200 << 20
MAX_UNPACKED_BYTES = 1 << 30
MAX_SHARED_STRINGS_BYTES = 200 << 20
MAX_PACKING_RATIO = 200

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", mark("importing", "a PDF document")),
    (b"\x89PNG\r\n", mark("importing", "a picture")),
    (b"\xff\xd8\xff", mark("importing", "a picture")),
    (b"GIF8", mark("importing", "a picture")),
    (b"BM", mark("importing", "a picture")),
    (b"II*\0", mark("importing", "a picture")),
    (b"MM\0*", mark("importing", "a picture")),
    (b"{\\rtf", mark("importing", "a Word document")),
    (b"SQLite format 3\0", mark("importing", "a database")),
    (b"\x00\x01\x00\x00Standard", mark("importing", "a database")),
    (b"\x1f\x8b", mark("importing", "a packed archive")),
    (b"7z\xbc\xaf\x27\x1c", mark("importing", "a packed archive")),
    (b"Rar!\x1a", mark("importing", "a packed archive")),
    (b"BZh", mark("importing", "a packed archive")),
    (b"\xfd7zXZ", mark("importing", "a packed archive")),
    (b"MZ", mark("importing", "a program")),
    (b"\x7fELF", mark("importing", "a program")),
)
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(rb"<(!doctype\s+html|html|head|body|table|meta|style|div)\b", re.IGNORECASE)


def recognise(path: Path) -> str:
    """`text`, `xlsx` or `xls`; raises UserError (what the file is, what to do) or EnvironmentFault (unreadable)."""
    size = _readable_size(path)
    try:
        with path.open("rb") as stream:
            head = stream.read(1 << 16)
    except OSError as error:
        raise _unreadable(path) from error
    if not head.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UserError("importing.empty_file", "{name} is empty: there is nothing to import.", name=path.name)
    if head.startswith(b"PK"):
        return _recognise_zip(path, size)
    if head.startswith(_OLE2):
        return _recognise_ole2(path, size)
    if head[:4] in (b"\x09\x08\x10\x00", b"\x09\x08\x08\x00", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00"):
        return "xls"
    _refuse_other(path, head)
    if size > MAX_TEXT_BYTES:
        raise _too_large(path, MAX_TEXT_BYTES)
    return "text"


def _readable_size(path: Path) -> int:
    if path.name.startswith("~$"):
        raise UserError(
            "importing.lock_file",
            "{name} is only the mark that another program leaves while a workbook is open. Choose the file without ~$.",
            name=path.name,
        )
    try:
        status = path.stat()
    except FileNotFoundError as error:
        raise UserError("importing.not_found", "{name} is not there any more.", name=path.name) from error
    except OSError as error:
        raise _unreadable(path) from error
    if stat.S_ISDIR(status.st_mode):
        raise UserError(
            "importing.folder", "{name} is a folder. Choose the file with the table inside it.", name=path.name
        )
    if not stat.S_ISREG(status.st_mode):
        raise UserError("importing.not_a_file", "{name} is not a file that can be imported.", name=path.name)
    return status.st_size


def _recognise_zip(path: Path, size: int) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = {entry.filename: entry for entry in archive.infolist()}
            declared = entries.get("mimetype")
            mime = archive.read(declared) if declared and declared.file_size < 200 else b""
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise damaged_workbook(path) from error
    if b"opendocument" in mime:
        raise _other_kind(path, mark("importing", "an OpenDocument file"))
    if any(name.startswith("word/") for name in entries):
        raise _other_kind(path, mark("importing", "a Word document"))
    if any(name.startswith("ppt/") for name in entries):
        raise _other_kind(path, mark("importing", "a presentation"))
    if "xl/workbook.bin" in entries:
        raise _other_kind(path, mark("importing", "a binary Excel workbook (.xlsb)"))
    if "[Content_Types].xml" not in entries or not any(name.lower().startswith("xl/") for name in entries):
        raise _other_kind(path, mark("importing", "a packed archive"))
    unpacked = sum(entry.file_size for entry in entries.values())
    texts = sum(entry.file_size for name, entry in entries.items() if "sharedstrings" in name.lower())
    bomb = unpacked > 64 << 20 and unpacked > size * MAX_PACKING_RATIO
    if bomb or size > MAX_WORKBOOK_BYTES or unpacked > MAX_UNPACKED_BYTES or texts > MAX_SHARED_STRINGS_BYTES:
        raise _too_large(path, MAX_WORKBOOK_BYTES)
    return "xlsx"


def _recognise_ole2(path: Path, size: int) -> str:
    if size > MAX_WORKBOOK_BYTES:
        raise _too_large(path, MAX_WORKBOOK_BYTES)
    content = path.read_bytes()
    if _named(content, "EncryptedPackage") or _named(content, "EncryptionInfo"):
        raise password_protected(path)
    if _named(content, "Workbook") or _named(content, "Book"):
        if not chains_end(content):
            raise damaged_workbook(path)
        return "xls"
    if _named(content, "WordDocument"):
        raise _other_kind(path, mark("importing", "a Word document"))
    raise _other_kind(path, mark("importing", "an old Office file"))


def _named(content: bytes, stream: str) -> bool:
    """Whether an OLE2 directory entry has this name (UTF-16, closed by a zero, at an entry of 128 bytes)."""
    needle = (stream + "\0").encode("utf-16-le")
    at = content.find(needle)
    while at >= 0:
        if at % 128 == 0:
            return True
        at = content.find(needle, at + 1)
    return False


def _refuse_other(path: Path, head: bytes) -> None:
    for signature, what in _SIGNATURES:
        if head.startswith(signature) and (len(signature) > 2 or _looks_binary(head)):
            raise _other_kind(path, what)
    if head[4:12] in (b"ftypheic", b"ftypmif1", b"ftypisom", b"ftypmp42"):
        raise _other_kind(path, mark("importing", "a picture"))
    start = head[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if start.startswith(b"<?xml") and b"urn:schemas-microsoft-com:office:spreadsheet" in start:
        raise _other_kind(path, mark("importing", "an Excel 2003 XML table"))
    if start.startswith(b"<") and _HTML.match(start):
        raise _other_kind(path, mark("importing", "a web page (HTML)"))
    if start.startswith(b"<?xml"):
        raise _other_kind(path, mark("importing", "an XML file"))
    if re.match(rb"[{\[]\s*[\"{\[]", start) and b'":' in start:
        raise _other_kind(path, mark("importing", "a JSON file"))
    if _looks_binary(head):
        raise _other_kind(path, mark("importing", "not a text table"))


def _looks_binary(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    if utf16_without_bom(head):
        return False
    if 0 < head[0] < 9:  # dBASE and other record files say their kind there
        return True
    controls = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in head if byte)
    return controls > max(8, len(head) * 0.02)


def _other_kind(path: Path, what: str) -> UserError:
    return UserError(
        "importing.other_kind",
        "{name} is no table that can be imported; it is: {what}. Open it in the program it comes from and save the"
        " table as .xlsx or .csv.",
        name=path.name,
        what=translate("importing", what),
    )


def _too_large(path: Path, limit: int) -> UserError:
    return UserError(
        "importing.too_large",
        "{name} is too large to be read safely (the limit is {limit} MB). Split it, or save it as .csv.",
        name=path.name,
        limit=limit >> 20,
    )


def _unreadable(path: Path) -> EnvironmentFault:
    return EnvironmentFault(
        "importing.unreadable",
        "{name} can't be read.",
        "Close it in other programs, check that the drive is connected and that you may open it, then try again.",
        name=path.name,
    )


def damaged_workbook(path: Path) -> UserError:
    """The refusal of a workbook whose inside can't be read."""
    return UserError(
        "importing.damaged",
        "{name} is damaged and can't be read. Open it in Excel or WPS, let it be repaired, and save it again.",
        name=path.name,
    )


def password_protected(path: Path) -> UserError:
    """The refusal of a workbook that is encrypted."""
    return UserError(
        "importing.password",
        "{name} is protected with a password. Open it in Excel or WPS, remove the password, and save it again.",
        name=path.name,
    )
