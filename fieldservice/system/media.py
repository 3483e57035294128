"""What people attach: photos are made upright and small, files are taken as they are.

A photo is kept as a JPEG of quality 88, at most 4096 pixels long, turned upright, in sRGB, transparency on white,
without any metadata; pictures of few colours (screenshots, drawings, codes) stay lossless as PNG. The original is not
kept. When and where it was taken is handed over separately, so that it can be protected like other personal data. Who
needs the original bytes attaches it as a file.

Only the formats that cameras, phones and scanners write are decoded: fewer decoders, fewer surprises.
"""

from __future__ import annotations

import contextlib
import io
import struct
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from fieldservice.errors import UserError
from fieldservice.system.atomic import environment_fault_from
from fieldservice.system.file_kinds import PDF, is_locked_pdf, mime_of, safe_name

if TYPE_CHECKING:
    from PIL import Image

PHOTO_LONG_SIDE = 4096
PHOTO_QUALITY = 88
THUMBNAIL_LONG_SIDE = 320
FILE_MOST_BYTES = 200 * 1024 * 1024
# A phone's 200-megapixel JPEG is read at reduced size; other formats must be unpacked whole.
_JPEG_MOST_PIXELS = 250_000_000
_OTHER_MOST_PIXELS = 100_000_000
_FORMATS = ("JPEG", "MPO", "PNG", "GIF", "WEBP", "TIFF", "BMP", "JPEG2000", "AVIF", "HEIF")
_FEW_COLOURS = 256
# What the decoders raise on damaged pictures. Not Exception: a mistake in this module must stay visible.
_DAMAGE = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    EOFError,
    MemoryError,
    RuntimeError,
    AttributeError,
    struct.error,
)


@dataclass(frozen=True)
class PreparedPhoto:
    """A photo ready to be kept: content, MIME type and file name, size in pixels, a JPEG thumbnail.

    `taken_at` is aware UTC, `location` latitude and longitude in degrees (WGS 84); None when the camera didn't say.
    """

    data: bytes
    mime: str
    name: str
    width: int
    height: int
    thumbnail: bytes
    taken_at: datetime | None
    location: tuple[float, float] | None


@dataclass(frozen=True)
class PreparedFile:
    """A file ready to be kept as it is; `locked` says that a PDF is encrypted and may not show in a preview."""

    source: Path | bytes
    name: str
    mime: str
    size: int
    locked: bool

    def open(self) -> BinaryIO:
        """Its content; the caller closes it."""
        return _open(self.source)


def prepare_photo_from(source: bytes | Path, name: str, zone: tzinfo | None = None) -> PreparedPhoto:
    """`prepare_photo` of bytes at hand or of a file, which lends its name where none is given.

    Raises EnvironmentFault when the file can't be read.
    """
    if isinstance(source, bytes):
        return prepare_photo(source, name, zone)
    try:
        return prepare_photo(source.read_bytes(), name or source.name, zone)
    except OSError as error:
        raise environment_fault_from(error, source) from error


def prepare_photo(data: bytes, name: str, zone: tzinfo | None = None) -> PreparedPhoto:
    """Decode, turn upright, make small, strip. `zone` is assumed where the camera wrote no offset (default: local).

    Raises UserError `media.empty`, `media.not_photo`, `media.is_document`, `media.damaged`, `media.too_many_pixels` or
    `media.many_pages`, each of which says what to do; the file can always be attached by `prepare_file` instead.
    """
    from PIL import Image

    from fieldservice.system.photo_metadata import location_of, taken_at_of

    if not data:
        raise _empty(name)
    image = _opened(data, name)
    try:
        with image:
            _check_sums(image, data)
            exif = _exif_of(image)
            upright = _decoded(image)
    except (Image.DecompressionBombError, *_DAMAGE) as error:
        raise _damaged(name) from error
    lossless = image.format not in ("JPEG", "MPO", "HEIF") and upright.getcolors(_FEW_COLOURS) is not None
    mime = "image/png" if lossless else "image/jpeg"
    stem = safe_name(name, fallback="photo")
    return PreparedPhoto(
        data=_png(upright) if lossless else _jpeg(upright, PHOTO_QUALITY),
        mime=mime,
        name=(stem.rpartition(".")[0] or stem) + (".png" if lossless else ".jpg"),
        width=upright.width,
        height=upright.height,
        thumbnail=_jpeg(_within(upright, THUMBNAIL_LONG_SIDE), 80),
        taken_at=taken_at_of(exif, zone),
        location=location_of(exif),
    )


def prepare_file(source: Path | bytes, name: str | None = None) -> PreparedFile:
    """Check a file that is to be attached as it is: its kind by content, its size (200 MB at most).

    Raises UserError `media.empty`, `media.file_too_big`, `media.not_file`; EnvironmentFault when it can't be read.
    """
    shown = name or (source.name if isinstance(source, Path) else "")
    if isinstance(source, Path) and source.exists() and not source.is_file():
        raise UserError("media.not_file", "“{name}” is not a file. Attach the files in it one by one.", name=shown)
    try:
        with _open(source) as file:
            size = file.seek(0, io.SEEK_END)
            if size == 0:
                raise _empty(shown)
            if size > FILE_MOST_BYTES:
                raise UserError(
                    "media.file_too_big",
                    "“{name}” has {size} MB; at most {most} MB can be attached. Make it smaller or split it.",
                    name=shown,
                    size=-(-size // (1024 * 1024)),
                    most=FILE_MOST_BYTES // (1024 * 1024),
                )
            mime = mime_of(file, shown)
            locked = mime == PDF and is_locked_pdf(file)
    except OSError as error:
        raise environment_fault_from(error, shown) from error
    return PreparedFile(source, safe_name(shown, mime), mime, size, locked)


def _open(source: Path | bytes) -> BinaryIO:
    return source.open("rb") if isinstance(source, Path) else io.BytesIO(source)


def _empty(name: str) -> UserError:
    return UserError("media.empty", "“{name}” is empty (0 bytes). Copy it again from where it came from.", name=name)


def _opened(data: bytes, name: str) -> Image.Image:
    """The picture with its header read, nothing unpacked yet; refuses what is not a photo and what is too large."""
    from PIL import Image, UnidentifiedImageError
    from pillow_heif import register_heif_opener

    register_heif_opener()
    # Pillow's own limit warns at this and refuses at twice this; ours below are stricter and come with a sentence.
    Image.MAX_IMAGE_PIXELS = _JPEG_MOST_PIXELS
    try:
        image = Image.open(io.BytesIO(data), formats=[f for f in _FORMATS if _known(f)])
    except Image.DecompressionBombError as error:
        raise _too_many_pixels(name, None) from error
    except (UnidentifiedImageError, *_DAMAGE) as error:
        raise _not_photo(data, name) from error
    most = _JPEG_MOST_PIXELS if image.format in ("JPEG", "MPO") else _OTHER_MOST_PIXELS
    pixels = image.width * image.height
    if pixels > most:
        image.close()
        raise _too_many_pixels(name, pixels)
    if image.format == "TIFF" and (pages := _page_count(image)) > 1:
        image.close()
        raise UserError(
            "media.many_pages",
            "“{name}” has {pages} pages; as a photo only the first would be kept. Attach it as a file.",
            name=name,
            pages=pages,
        )
    return image


def _known(image_format: str) -> bool:
    from PIL import Image

    Image.init()
    return image_format in Image.OPEN


def _page_count(image: Image.Image) -> int:
    try:
        return int(getattr(image, "n_frames", 1))
    except _DAMAGE:
        return 1


def _not_photo(data: bytes, name: str) -> UserError:
    mime = mime_of(io.BytesIO(data), name)
    if mime == PDF:
        return UserError(
            "media.is_document", "“{name}” is a PDF document, not a photo. Attach it as a file.", name=name
        )
    if mime.startswith("image/") and mime != "image/vnd.adobe.photoshop":
        return _damaged(name)
    return UserError(
        "media.not_photo",
        "“{name}” is not a photo that the program can show. Save it as JPEG or PNG, or attach it as a file.",
        name=name,
    )


def _damaged(name: str) -> UserError:
    return UserError(
        "media.damaged",
        "“{name}” is damaged or was not copied completely. Copy it again from the camera or phone, "
        "or attach it as a file.",
        name=name,
    )


def _too_many_pixels(name: str, pixels: int | None) -> UserError:
    if pixels is None:
        return UserError(
            "media.too_many_pixels",
            "“{name}” has too many pixels to be shown. Make the picture smaller, or attach it as a file.",
            name=name,
        )
    return UserError(
        "media.too_many_pixels",
        "“{name}” has {megapixels} megapixels, too many to be shown. Make the picture smaller, or attach it as a file.",
        name=name,
        megapixels=pixels // 1_000_000,
    )


def _check_sums(image: Image.Image, data: bytes) -> None:
    """A PNG has checksums, which its decoder skips: a half-black picture would pass for a whole one."""
    from PIL import Image

    if image.format != "PNG":
        return
    with Image.open(io.BytesIO(data), formats=["PNG"]) as again, contextlib.suppress(OSError):
        # A missing end is an OSError, and no loss when all pixels are there; decoding finds out.
        again.verify()


def _exif_of(image: Image.Image) -> Image.Exif:
    """The metadata; a picture is not refused because only its metadata is damaged."""
    from PIL import Image

    try:
        exif = image.getexif()
        exif.get_ifd(0x8769)
        exif.get_ifd(0x8825)
        return exif
    except _DAMAGE:
        return Image.Exif()


def _decoded(image: Image.Image) -> Image.Image:
    """The picture upright, in RGB or grey, within the long side."""
    image.draft(None, (PHOTO_LONG_SIDE, PHOTO_LONG_SIDE))
    if getattr(image, "n_frames", 1) > 1:
        image.seek(0)
    image.load()
    _turn_upright(image)
    return _within(_eight_bit(image), PHOTO_LONG_SIDE)


def _turn_upright(image: Image.Image) -> None:
    """By its EXIF or XMP orientation; before any conversion, because some conversions lose the metadata."""
    from PIL import ImageOps

    # The pixels are turned first; what can fail afterwards is writing back damaged metadata, which nobody keeps.
    with contextlib.suppress(*_DAMAGE):
        ImageOps.exif_transpose(image, in_place=True)


def _eight_bit(image: Image.Image) -> Image.Image:
    """RGB or L, with transparency on white, colours in sRGB."""
    if image.mode in ("I", "F") or image.mode.startswith("I;"):
        return _grey_from_deep(image)
    if image.mode in ("RGBA", "LA", "PA", "RGBa", "La", "RGBX") or "transparency" in image.info:
        return _on_white(image)
    if image.mode in ("1", "L"):
        return image.convert("L")
    return _standard_colours(image)


def _grey_from_deep(image: Image.Image) -> Image.Image:
    """Grey of 12, 16 or 32 bits, scaled to 8: by its depth where it fits one, else by its brightest point."""
    deep = image.convert("F")
    low, high = deep.getextrema()
    if not isinstance(low, float | int) or not isinstance(high, float | int):
        raise ValueError("more than one band")
    white = next((float(top) for top in (1, 255, 4095, 65535) if high <= top), float(high)) or 1.0
    if white == 1.0 and image.mode != "F":
        white = 255.0
    darkest = min(float(low), 0.0)
    scale = 255.0 / ((white - darkest) or 1.0)
    return deep.point(lambda value: value * scale - darkest * scale).convert("L")


def _on_white(image: Image.Image) -> Image.Image:
    from PIL import Image

    # Pillow converts the pre-multiplied modes to their plain ones only.
    if image.mode == "La":
        image = image.convert("LA")
    over = image.convert("RGBA")
    white = Image.new("RGBA", over.size, (255, 255, 255, 255))
    white.alpha_composite(over)
    flat = white.convert("RGB")
    flat.info["icc_profile"] = image.info.get("icc_profile") if image.mode.startswith("RGB") else None
    return _standard_colours(flat)


def _standard_colours(image: Image.Image) -> Image.Image:
    """RGB in sRGB: telephones write other colour spaces, which would look pale or wrong on paper."""
    from PIL import ImageCms

    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
            if converted is not None:
                return converted
        except (ImageCms.PyCMSError, *_DAMAGE):
            # A damaged profile costs some faithfulness of colour, not the photo.
            return image.convert("RGB")
    return image.convert("RGB")


def _within(image: Image.Image, long_side: int) -> Image.Image:
    """No longer than `long_side`, its proportions kept, at least one pixel each way."""
    from PIL import Image

    longest = max(image.size)
    if longest <= long_side:
        return image
    size = (max(1, round(image.width * long_side / longest)), max(1, round(image.height * long_side / longest)))
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _jpeg(image: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    _bare(image).save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    _bare(image).save(out, "PNG", optimize=True)
    return out.getvalue()


def _bare(image: Image.Image) -> Image.Image:
    """The pixels alone: `info` holds EXIF, XMP, comments and profiles that encoders would write again."""
    bare = image.copy()
    bare.info = {}
    bare.getexif().clear()
    return bare
