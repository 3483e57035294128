"""What a file is, by its content; its name only decides between kinds that look alike inside."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from typing import BinaryIO

HEAD_BYTES = 4096
UNKNOWN = "application/octet-stream"
PDF = "application/pdf"

_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"II*\x00", "image/tiff"),
    (0, b"MM\x00*", "image/tiff"),
    (0, b"\x00\x00\x00\x0cjP  \r\n\x87\n", "image/jp2"),
    (0, b"\xff\x4f\xff\x51", "image/jp2"),
    (8, b"WEBP", "image/webp"),
    (8, b"WAVE", "audio/wav"),
    (8, b"AVI ", "video/x-msvideo"),
    (0, b"8BPS", "image/vnd.adobe.photoshop"),
    (0, b"%!PS", "application/postscript"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"\x1f\x8b", "application/gzip"),
    (0, b"OggS", "audio/ogg"),
    (0, b"fLaC", "audio/flac"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\xff\xfb", "audio/mpeg"),
    (0, b"#!AMR", "audio/amr"),
    (0, b"\x1aE\xdf\xa3", "video/x-matroska"),
    (0, b"{\\rtf", "application/rtf"),
    (0, b"MZ", "application/vnd.microsoft.portable-executable"),
    (0, b"\x7fELF", "application/x-executable"),
)
# Brands of the ISO base media format (ISO/IEC 14496-12), in the order in which they decide.
_BRANDS: tuple[tuple[tuple[bytes, ...], str], ...] = (
    ((b"avif", b"avis"), "image/avif"),
    ((b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis"), "image/heic"),
    ((b"mif1", b"msf1"), "image/heif"),
    ((b"qt  ",), "video/quicktime"),
    ((b"M4A ",), "audio/mp4"),
    ((b"3gp",), "video/3gpp"),
)
_OFFICE = {
    "word/": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt/": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
_COMPOUND = {
    "xls": "application/vnd.ms-excel",
    "doc": "application/msword",
    "ppt": "application/vnd.ms-powerpoint",
    "msg": "application/vnd.ms-outlook",
}
_TEXT = {"csv": "text/csv", "json": "application/json", "xml": "application/xml", "html": "text/html"}
_ENDINGS = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "image/tiff": ".tif",
    "image/webp": ".webp",
    "image/heic": ".heic",
    PDF: ".pdf",
}
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|\Z)", re.IGNORECASE)
_NAME_MOST = 120


def mime_of(file: BinaryIO, name: str) -> str:
    """The MIME type of a seekable file, `application/octet-stream` when nothing is known; reads only what it needs."""
    file.seek(0)
    head = file.read(HEAD_BYTES)
    for at, signature, mime in _SIGNATURES:
        if head[at : at + len(signature)] == signature:
            return mime
    # Real PDFs have stray bytes before their header; readers look for it in the first 1024.
    if b"%PDF-" in head[:1024]:
        return PDF
    if head[4:8] == b"ftyp":
        return _media_brand(head)
    if head[:2] == b"BM" and head[14:18] in (b"\x28\0\0\0", b"\x0c\0\0\0", b"\x40\0\0\0", b"\x6c\0\0\0", b"\x7c\0\0\0"):
        return "image/bmp"
    if head[:4] == b"PK\x03\x04":
        return _packed(file)
    ending = name.rpartition(".")[2].lower()
    if head[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        return _COMPOUND.get(ending, "application/x-ole-storage")
    return _TEXT.get(ending, "text/plain") if _is_text(head) else UNKNOWN


def is_locked_pdf(file: BinaryIO) -> bool:
    """Whether a PDF is encrypted, so that a preview may ask for a password; looks at its end and its beginning only."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - 65536))
    tail = file.read(65536)
    file.seek(0)
    return b"/Encrypt" in tail or b"/Encrypt" in file.read(65536)


def safe_name(name: str, mime: str = UNKNOWN, fallback: str = "file") -> str:
    """A readable file name that every system takes, at most 120 characters, with an ending (that of `mime` if none)."""
    plain = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1])
    kept = "".join(
        "_" if c in '<>:"|?*' or unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Cn") else c for c in plain
    )
    kept = kept.strip().rstrip(". ") or fallback
    if _RESERVED.match(kept):
        kept = f"_{kept}"
    stem, dot, ending = kept.rpartition(".")
    if not dot or not stem or not 1 <= len(ending) <= 10:
        stem, suffix = kept, _ENDINGS.get(mime, "")
    else:
        suffix = f".{ending}"
    return _within_bytes(stem, _NAME_MOST - len(suffix)) + suffix


def _within_bytes(stem: str, most: int) -> str:
    """At most `most` characters and 200 bytes: file systems count bytes, and a Chinese character has three."""
    stem = stem[:most]
    while len(stem.encode("utf-8")) > 200:
        stem = stem[:-1]
    return stem


def _media_brand(head: bytes) -> str:
    size = min(int.from_bytes(head[:4], "big"), len(head))
    brands = [head[8:12], *(head[at : at + 4] for at in range(16, size - 3, 4))]
    for wanted, mime in _BRANDS:
        if any(brand.startswith(wanted) for brand in brands):
            return mime
    return "video/mp4"


def _packed(file: BinaryIO) -> str:
    try:
        file.seek(0)
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return "application/zip"
    if "[Content_Types].xml" in names:
        for folder, mime in _OFFICE.items():
            if any(name.startswith(folder) for name in names):
                return mime
    return "application/zip"


def _is_text(head: bytes) -> bool:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return True
    if not head or b"\0" in head:
        return False
    # A full head may end in the middle of a character, which has four bytes at most.
    cuts = range(4) if len(head) == HEAD_BYTES else range(1)
    for encoding in ("utf-8", "gb18030"):
        for cut in cuts:
            try:
                text = head[: len(head) - cut].decode(encoding)
            except UnicodeDecodeError:
                continue
            return not any(c < " " and c not in "\t\r\n\f\x1b" for c in text)
    return False
