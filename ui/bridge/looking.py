"""What a stored file has to show, told by its content; read and decoded beside the window."""

from __future__ import annotations

import codecs
import io
import mimetypes
from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageReader

from fieldservice.errors import UserError
from fieldservice.i18n import translate
from fieldservice.services.stored_files import StoredFile
from fieldservice.system.file_kinds import PDF, UNKNOWN, mime_of
from fieldservice.system.media import prepare_photo

C = "viewer"
Kind = Literal["picture", "pdf", "sound", "film", "text", "none"]
_HEAD = 1 << 16
_TEXT_MOST = 2_000_000  # bytes of a text that are shown
_LINE_MOST = 2_000  # characters of a line: a text of one line would take minutes to lay out
_SHEETS_MOST = 100
_PIXELS_MOST = 60_000_000  # of all pages of a scan
_SIDE_MOST = 4_096
_PROGRAMS = frozenset({"application/vnd.microsoft.portable-executable", "application/x-executable"})
_TEXTS = frozenset({"application/json", "application/xml"})


@dataclass(frozen=True)
class Seen:
    """What can be shown of a file. `problem` says in a sentence why it is nothing, or not all of it."""

    kind: Kind
    images: tuple[QImage, ...] = field(default=())
    text: str = ""
    problem: str = ""


def look(file: StoredFile) -> Seen:
    """Read what is needed to show a file. Raises EnvironmentFault when its bytes are missing or damaged."""
    if not file.size:
        return Seen("none", problem=translate(C, "This file is empty (0 bytes)."))
    mime = _mime(file)
    if mime.startswith("image/"):
        return _picture(file)
    if mime == PDF:
        return Seen("pdf")
    if mime.startswith(("audio/", "video/")):
        return Seen("film" if mime.startswith("video/") else "sound")
    if mime.startswith("text/") or mime in _TEXTS:
        return _text(file)
    if mime in _PROGRAMS:
        sentence = translate(C, "This file is a program. Start a copy of it only if you know who made it.")
        return Seen("none", problem=sentence)
    if mime == UNKNOWN and (mimetypes.guess_type(file.name)[0] or "").startswith("text/") and _without_nul(file):
        return _text(file)
    if mime == UNKNOWN:
        sentence = translate(C, "What kind of file this is can't be told; it may be damaged or wrongly named.")
        return Seen("none", problem=sentence)
    return Seen("none", problem=translate(C, "This kind of file can't be shown here."))


def _without_nul(file: StoredFile) -> bool:
    return b"\0" not in file.part(0, _HEAD)


def _mime(file: StoredFile) -> str:
    """By its content; its name decides only where sounds and films can't be told, for they are tried."""
    found = mime_of(io.BytesIO(file.part(0, _HEAD)), file.name)
    named = mimetypes.guess_type(file.name)[0] or file.mime
    if named.startswith(("audio/", "video/")) and (found == UNKNOWN or found.startswith(("audio/", "video/"))):
        return named
    return found


def _picture(file: StoredFile) -> Seen:
    content = file.part(0, file.size)
    images, whole = _decoded(content)
    problem = translate(C, "This picture is damaged or of a kind that can't be shown.")
    if not images:
        try:
            prepared = prepare_photo(content, file.name)  # kinds that Qt does not know
        except UserError as error:
            if error.code == "media.too_many_pixels":
                problem = translate(C, "This picture has too many pixels to be shown here.")
        else:
            images, whole = [QImage.fromData(prepared.data)], True
    if images and not images[0].isNull():
        more = "" if whole else translate(C, "Only the first %n pages are shown.", n=len(images))
        return Seen("picture", tuple(images), problem=more)
    return Seen("none", problem=problem)


def _decoded(content: bytes) -> tuple[list[QImage], bool]:
    """The picture, or the pages of a scan; whether these are all of them."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return _sheets_of(buffer)


def _sheets_of(buffer: QBuffer) -> tuple[list[QImage], bool]:
    """A function of its own, so that the reader goes before its device: that of scans still uses it when it goes."""
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    scan = bytes(reader.format().data()) in (b"tiff", b"tif")
    sheets = max(1, reader.imageCount()) if scan else 1
    images, pixels = list[QImage](), 0
    for sheet in range(min(sheets, _SHEETS_MOST)):
        if sheet and (pixels >= _PIXELS_MOST or not reader.jumpToImage(sheet)):
            break
        size = reader.size()
        longest = max(size.width(), size.height())
        if longest > _SIDE_MOST:
            reader.setScaledSize(size * (_SIDE_MOST / longest))
        image = reader.read()
        if image.isNull():
            break
        pixels += image.width() * image.height()
        images.append(image)
    return images, len(images) == sheets


def _text(file: StoredFile) -> Seen:
    content = file.part(0, min(file.size, _TEXT_MOST))
    whole = len(content) == file.size
    text, sure = _read(content, whole)
    text = text.replace("\0", "\ufffd").replace("\r\n", "\n")
    lines = [
        line[at : at + _LINE_MOST] for line in text.split("\n") for at in range(0, max(1, len(line)), _LINE_MOST)
    ]  # fmt: skip
    problem = "" if sure else translate(C, "How this text is encoded can't be told; some letters may be wrong.")
    if not whole:
        problem = translate(C, "Only the beginning of this text is shown.")
    return Seen("text", text="\n".join(lines), problem=problem)


def _read(content: bytes, whole: bool) -> tuple[str, bool]:
    """The text, and whether it is surely encoded like that."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace"), True
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return codecs.getincrementaldecoder(encoding)().decode(content, final=whole), True
        except UnicodeDecodeError:
            continue
    return content.decode("cp1252", "replace"), False
