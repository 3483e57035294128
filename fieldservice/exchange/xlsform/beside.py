"""The files that belong to a form: beside it, in its media folder, in the same archive, or chosen by a person."""

from __future__ import annotations

import shutil
import tempfile
import weakref
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from fieldservice.errors import EnvironmentFault, UserError

MOST_UNPACKED = 500_000_000  # bytes
MOST_MEMBERS = 5_000
_PIECE = 1 << 20
_FORMS = (".xlsx", ".xlsm", ".xls", ".md", ".csv")


class Beside:
    """Finds files by name, upper and lower case as one. `given` are those that a person chose, by the name wanted.

    Only plain names are looked for: a form can't name files of other folders.
    """

    def __init__(self, form: Path, given: Mapping[str, Path] | None = None) -> None:
        self._there = {name.casefold(): path for name, path in (given or {}).items()}
        for folder in (form.parent / f"{form.stem}-media", form.parent, form.parent / "media"):
            for path in _files(folder):
                self._there.setdefault(path.name.casefold(), path)

    def find(self, name: str) -> Path | None:
        """The file of that name."""
        return self._there.get(name.casefold()) if _plain(name) else None


def _plain(name: str) -> bool:
    return bool(name) and not any(sign in name for sign in "/\\:") and name not in (".", "..")


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_file())
    except OSError:
        return []  # a folder that isn't there, or that may not be read, has nothing to give


def is_archive(path: Path) -> bool:
    """Whether it is a zip that is no workbook and no document."""
    try:
        with path.open("rb") as stream:
            if stream.read(2) != b"PK":
                return False
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return False
    return "[Content_Types].xml" not in names and "mimetype" not in names


class Unpacked:
    """The files of an archive in a folder of their own, which is gone with the object. `form` is the form among them.

    Raises UserError for an archive that is damaged, too large, or without exactly one form.
    """

    def __init__(self, path: Path) -> None:
        folder = Path(tempfile.mkdtemp(prefix="fieldservice-form-"))
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        try:
            self.form = self._unpack(path, folder)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
            raise UserError("xlsform.archive_damaged", "{file} is damaged or locked.", file=path.name) from error
        except OSError as error:
            raise EnvironmentFault(
                "xlsform.archive_unread",
                "{file} can't be unpacked: {reason}",
                "Make room on the disk, or unpack it yourself and choose the form in it.",
                file=path.name, reason=error.strerror or str(error),
            ) from error  # fmt: skip

    def _unpack(self, path: Path, folder: Path) -> Path:
        left = MOST_UNPACKED
        forms: list[Path] = []
        with zipfile.ZipFile(path) as archive:
            members = [member for member in archive.infolist() if not member.is_dir() and _wanted(_said(member))]
            if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED:
                raise _too_large(path)
            for member in members:
                name = PurePosixPath(_said(member).replace("\\", "/")).name
                target = folder / name
                if target.exists() or not _plain(name):
                    continue
                with archive.open(member) as source, target.open("wb") as written:
                    while piece := source.read(_PIECE):
                        left -= len(piece)
                        if left < 0:  # it holds more than it says
                            raise _too_large(path)
                        written.write(piece)
                if target.suffix.lower() in _FORMS:
                    forms.append(target)
        books = [form for form in forms if form.suffix.lower() in (".xlsx", ".xlsm", ".xls")]
        texts = [form for form in forms if form.suffix.lower() == ".md"] if not books else []
        chosen = books or texts or forms
        if len(chosen) != 1:
            raise UserError(
                "xlsform.archive_forms",
                "{file} must have exactly one form (.xlsx or .xls) in it; it has {count}.",
                file=path.name, count=len(chosen),
            )  # fmt: skip
        return chosen[0]


def _said(member: zipfile.ZipInfo) -> str:
    """The member's name. Chinese Windows writes GBK without saying so, other programs UTF-8; zipfile reads cp437."""
    if member.flag_bits & 0x800:
        return member.filename
    try:
        raw = member.filename.encode("cp437")
    except UnicodeEncodeError:
        return member.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return member.filename


def _wanted(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return bool(parts) and parts[0] != "__MACOSX" and not parts[-1].startswith("~$")


def _too_large(path: Path) -> UserError:
    return UserError(
        "xlsform.archive_too_large",
        "{file} is too large: unpacked it may have {most} MB and {members} files at most.",
        file=path.name, most=MOST_UNPACKED // 1_000_000, members=f"{MOST_MEMBERS:,}",
    )  # fmt: skip
