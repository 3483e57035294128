"""An encrypted file as screens read it: piece by piece, so that a film of hundreds of megabytes is never held whole."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fieldservice.errors import EnvironmentFault
from fieldservice.system.atomic import atomic_file
from fieldservice.system.blobs import Blobs


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file of the profile; its bytes stay encrypted on the disk."""

    blobs: Blobs
    sha: str
    name: str
    mime: str
    size: int
    caption: str = ""

    @property
    def title(self) -> str:
        """What people call it."""
        return self.caption or self.name

    @property
    def here(self) -> bool:
        """Whether its bytes have come to this computer."""
        return self.blobs.exists(self.sha)

    @property
    def film(self) -> bool:
        """Whether there is something to see when it is played."""
        return self.mime.startswith("video/")

    @property
    def picture(self) -> bool:
        """Whether it is a picture, by what was found when it was added."""
        return self.mime.startswith("image/")

    @property
    def plays(self) -> bool:
        """Whether it is a sound or a film."""
        return self.mime.startswith(("audio/", "video/"))

    def part(self, offset: int, most: int) -> bytes:
        """At most `most` bytes from `offset` on. Raises EnvironmentFault when it is missing or damaged."""
        return self.blobs.part(self.sha, offset, most)

    def copy_to(self, path: Path) -> None:
        """Write its bytes, not encrypted, to a file outside the profile. Raises EnvironmentFault."""
        with atomic_file(path) as file:
            for piece in self.blobs.pieces(self.sha):
                file.write(piece)


def thumbnail_of(blobs: Blobs, sha: str) -> bytes | None:
    """The small picture; None where there is none, or none that can be read."""
    if not sha:
        return None
    try:
        return blobs.read(sha)
    except EnvironmentFault:
        return None
