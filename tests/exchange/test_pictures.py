"""Codes are read from pictures as people have them: photos, screenshots, scans, askew and small."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image, ImageFilter

from fieldservice.domain.scans import read_code
from fieldservice.errors import UserError
from fieldservice.exchange.pictures import codes_in_picture

zxingcpp = pytest.importorskip("zxingcpp")
CODE = "FS1:P:HC-2205-0417"


def drawn(text: str = CODE, kind: str = "QRCode", scale: int = 6, **options: Any) -> Image.Image:
    made = zxingcpp.create_barcode(text, getattr(zxingcpp.BarcodeFormat, kind), **options)
    picture = memoryview(made.to_image(scale=scale))
    high, wide = picture.shape
    return Image.frombytes("L", (wide, high), picture.tobytes())


def kept(picture: Image.Image, form: str = "PNG", **more: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **more)
    return out.getvalue()


@pytest.mark.parametrize("form", ["PNG", "JPEG", "BMP", "GIF", "WEBP", "TIFF"])
def test_every_usual_format_is_read(form: str) -> None:
    assert codes_in_picture(kept(drawn(), form)) == [CODE]


@pytest.mark.parametrize("kind", ["QRCode", "DataMatrix", "Code128", "Aztec"])
def test_the_usual_symbols_are_read(kind: str) -> None:
    assert codes_in_picture(kept(drawn("HC-2205-0417", kind))) == ["HC-2205-0417"]


def test_a_photo_askew_and_out_of_focus_is_read() -> None:
    page = Image.new("L", (1_600, 1_200), 210)
    page.paste(drawn().rotate(17, expand=True, fillcolor=255), (500, 300))
    assert codes_in_picture(kept(page.filter(ImageFilter.GaussianBlur(2)), "JPEG", quality=60)) == [CODE]


def test_several_codes_come_from_top_to_bottom() -> None:
    page = Image.new("L", (500, 900), 255)
    page.paste(drawn("FS1:L:B"), (60, 500))
    page.paste(drawn("FS1:L:A"), (60, 60))
    assert codes_in_picture(kept(page)) == ["FS1:L:A", "FS1:L:B"]


def test_a_picture_lying_on_its_side_or_see_through_is_read() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    assert codes_in_picture(kept(drawn(), "JPEG", exif=exif)) == [CODE]
    clear = Image.new("RGBA", (400, 400), (0, 0, 0, 0))
    ink = drawn()
    clear.paste((0, 0, 0, 255), (60, 60), ink.point(lambda value: 255 - value))
    assert codes_in_picture(kept(clear)) == [CODE]


def test_a_gs1_code_says_lot_and_expiry() -> None:
    picture = drawn("(01)09501101530003(17)270531(10)L7", "DataMatrix", gs1=True)
    [text] = codes_in_picture(kept(picture))
    found = read_code(text, 2026)
    assert (found.kind, found.value, found.lot) == ("gs1", "09501101530003", "L7")


def test_a_picture_without_a_code_gives_nothing() -> None:
    assert codes_in_picture(kept(Image.linear_gradient("L"))) == []


@pytest.mark.parametrize(
    "data", [b"", b"not a picture", b"%PDF-1.7", kept(drawn())[:200], b"\x89PNG\r\n\x1a\n" + b"x" * 90]
)
def test_what_is_no_picture_is_said(data: bytes) -> None:
    with pytest.raises(UserError) as caught:
        codes_in_picture(data)
    assert caught.value.code == "labels.no_picture"
