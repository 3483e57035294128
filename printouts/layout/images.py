"""Pictures for paper: checked, upright, no larger than print needs."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import dataclass
from typing import Any

MOST_PIXELS = 120_000_000
_ORIENTATION = 274
# What Pillow raises on bytes that are no picture or half of one.
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, OverflowError, MemoryError,
           struct.error, zlib.error)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels ready to embed: `data` is JPEG (`jpeg`) or deflated rows; `space` a PDF colour space."""

    width: int
    height: int
    data: bytes
    jpeg: bool
    space: str

    def pdf_object(self) -> Any:
        """The PDF image object."""
        from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFStream

        return PDFStream(
            PDFDictionary(
                {
                    "Type": PDFName("XObject"),
                    "Subtype": PDFName("Image"),
                    "Width": self.width,
                    "Height": self.height,
                    "BitsPerComponent": 8,
                    "ColorSpace": PDFName(self.space),
                    "Filter": PDFName("DCTDecode" if self.jpeg else "FlateDecode"),
                }
            ),
            self.data,
        )


def read_picture(data: bytes, most_pixels_a_side: int, *, lossless: bool = False) -> Picture | None:
    """The picture in `data`, made smaller to `most_pixels_a_side`, on white; None when it can't be read whole.

    `lossless` keeps sharp edges (signatures, logos); photos become JPEG. A small upright JPEG passes as it is.
    """
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > MOST_PIXELS or not image.width * image.height:
                return None
            turned = image.getexif().get(_ORIENTATION, 1) not in (1, 0)
            side = most_pixels_a_side
            if image.format == "JPEG":
                size, mode = image.size, image.mode
                as_it_is = max(size) <= side and not turned and not lossless and mode in ("RGB", "L")
                # Reading it at an eighth of its size tells a whole file from half a one, and is quick.
                image.draft(mode if as_it_is else "RGB", (1, 1) if as_it_is else (side, side))
                image.load()
                if as_it_is:
                    return Picture(*size, data, True, "DeviceRGB" if mode == "RGB" else "DeviceGray")
            upright = ImageOps.exif_transpose(image) if turned else image
            flat = _on_white(upright)
            if max(flat.size) > side:
                flat.thumbnail((side, side), Image.Resampling.LANCZOS)
            if lossless:
                return Picture(flat.width, flat.height, zlib.compress(flat.tobytes(), 3), False, "DeviceRGB")
            written = io.BytesIO()
            flat.save(written, "JPEG", quality=85, optimize=False)
            return Picture(flat.width, flat.height, written.getvalue(), True, "DeviceRGB")
    except (*_BROKEN, Image.DecompressionBombError):
        return None


def _on_white(image: Any) -> Any:
    from PIL import Image

    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layer = image.convert("RGBA")
        white = Image.new("RGB", layer.size, (255, 255, 255))
        white.paste(layer, mask=layer.getchannel("A"))
        return white
    if image.mode.startswith("I;16") or image.mode == "I":
        return image.point(lambda value: value / 256).convert("L").convert("RGB")
    return image.convert("RGB")
