"""Codes in pictures: a photo of a label, a screenshot, a page that was scanned."""

from __future__ import annotations

import io

from fieldservice.errors import UserError

_LONGEST = 4_096  # pixels; larger photos are made smaller, which codes on them survive
_MOST_PIXELS = 250_000_000


def codes_in_picture(data: bytes) -> list[str]:
    """The texts of the QR, Data Matrix and bar codes in a picture, from the upper left to the lower right.

    GS1 codes come with their symbology identifier and separators, as from a scanner. Raises UserError
    `labels.no_picture` when it is no picture that can be read. Nothing found is an empty list.
    """
    from PIL import Image, ImageOps

    try:
        with _opened(data) as image:
            if image.width * image.height > _MOST_PIXELS:
                raise _no_picture()
            image.draft("L", (_LONGEST, _LONGEST))
            upright = ImageOps.exif_transpose(image)
            upright.thumbnail((_LONGEST, _LONGEST))
            if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
                white = Image.new("RGBA", upright.size, "white")
                white.alpha_composite(upright.convert("RGBA"))
                upright = white
            grey = upright.convert("L")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, MemoryError) as error:
        raise _no_picture() from error
    return _read(grey)


def codes_in_frame(grey: bytes, width: int, height: int, stride: int) -> list[str]:
    """The texts of the codes in a grey picture of a camera (a byte a pixel, `stride` bytes a line), the one nearest to
    its middle first."""
    from PIL import Image

    return _read(Image.frombuffer("L", (width, height), grey, "raw", "L", stride, 1), (width / 2, height / 2))


def _opened(data: bytes):  # type: ignore[no-untyped-def]  # Pillow's image, which is imported late
    from PIL import Image

    if data[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc"):
        from pillow_heif import register_heif_opener

        register_heif_opener()
    return Image.open(io.BytesIO(data))


def _read(grey: object, middle: tuple[float, float] | None = None) -> list[str]:
    import zxingcpp

    def place(code: zxingcpp.Barcode) -> tuple[float, float]:
        corner, across = code.position.top_left, code.position.bottom_right
        if middle is None:
            return corner.y, corner.x
        return ((corner.x + across.x) / 2 - middle[0]) ** 2 + ((corner.y + across.y) / 2 - middle[1]) ** 2, 0

    found = sorted(zxingcpp.read_barcodes(grey), key=place)
    texts = []
    for code in found:
        is_gs1 = code.content_type == zxingcpp.ContentType.GS1
        text = code.symbology_identifier + code.bytes.decode("utf-8", "replace") if is_gs1 else code.text
        if text and text not in texts:
            texts.append(text)
    return texts


def _no_picture() -> UserError:
    return UserError(
        "labels.no_picture", "This is no picture that can be read. Take a photo or a screenshot of the code."
    )
