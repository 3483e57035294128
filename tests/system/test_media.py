"""Promises of photo and file intake: upright, small, stripped; everything else ends in a sentence."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageDraw

from fieldservice import i18n
from fieldservice.errors import FieldServiceError, UserError
from fieldservice.system import media
from fieldservice.system.media import PreparedPhoto, prepare_file, prepare_photo

NASTY = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "nasty"
RED, WHITE, BLUE = (220, 30, 30), (255, 255, 255), (30, 30, 220)
ORIENTATION, EXIF_IFD, GPS_IFD = 0x0112, 0x8769, 0x8825


def picture(width: int = 120, height: int = 60, mode: str = "RGB") -> Image.Image:
    """A blue-to-grey gradient with a red square in its upper left corner."""
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    image.paste(Image.composite(Image.new("RGB", image.size, BLUE), image, Image.new("L", image.size, 128)))
    ImageDraw.Draw(image).rectangle((0, 0, width // 4, height // 4), fill=RED)
    return image.convert(mode)


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def shown(photo: PreparedPhoto) -> Image.Image:
    image = Image.open(io.BytesIO(photo.data))
    image.load()
    assert image.size == (photo.width, photo.height)
    return image


def near(pixel: object, wanted: tuple[int, int, int], by: int = 40) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(a - b) <= by for a, b in zip(pixel, wanted, strict=True))


def refusal(call: Callable[[], object]) -> str:
    with pytest.raises(UserError) as caught:
        call()
    assert "{" not in caught.value.message()
    return caught.value.code


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP", "JPEG2000", "HEIF"])
def test_a_photo_of_every_format_becomes_a_photo_that_anything_can_show(kind: str) -> None:
    if kind == "HEIF":
        from pillow_heif import register_heif_opener

        register_heif_opener()
    photo = prepare_photo(encoded(picture(), kind), f"nameplate.{kind.lower()}")
    assert photo.mime in ("image/jpeg", "image/png")
    assert photo.name in ("nameplate.jpg", "nameplate.png")
    assert (photo.width, photo.height) == (120, 60)
    assert near(shown(photo).convert("RGB").getpixel((10, 5)), RED)


# Where the red upper left corner of the upright picture lies in a file with this orientation (EXIF 2.3, 0x0112).
STORED = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize("orientation", STORED)
def test_a_photo_stands_upright_however_the_camera_was_held(kind: str, orientation: int) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = encoded(picture().transpose(STORED[orientation]), kind, exif=exif, icc_profile=profile)
    photo = prepare_photo(data, "x")
    assert (photo.width, photo.height) == (120, 60)
    assert near(shown(photo).convert("RGB").getpixel((10, 5)), RED)
    assert near(Image.open(io.BytesIO(photo.thumbnail)).convert("RGB").getpixel((10, 5)), RED)


def exif_of_a_phone() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F], exif[0x013B] = "Maker of phones", "Li Wei"
    exif.get_ifd(EXIF_IFD).update({0x9003: "2026:03:05 14:30:15", 0x9011: "+08:00"})
    gps = {1: "N", 2: (31.0, 14.0, 24.0), 3: "W", 4: (121.0, 30.0, 0.0)}
    exif.get_ifd(GPS_IFD).update(gps)
    return exif


def test_time_and_place_are_handed_over_and_nothing_of_them_stays_in_the_picture() -> None:
    data = encoded(picture(), "JPEG", exif=exif_of_a_phone(), comment=b"private remark")
    photo = prepare_photo(data, "x.jpg")
    assert photo.taken_at == datetime(2026, 3, 5, 6, 30, 15, tzinfo=UTC)
    assert photo.location == (31.24, -121.5)
    assert not shown(photo).getexif()
    for kept in (photo.data, photo.thumbnail):
        assert not any(word in kept for word in (b"Li Wei", b"Maker", b"2026:03", b"private", b"Exif"))


def test_png_and_webp_lose_their_metadata_too() -> None:
    for kind in ("PNG", "WEBP"):
        photo = prepare_photo(encoded(picture(), kind, exif=exif_of_a_phone()), "x")
        assert b"Li Wei" not in photo.data
        assert photo.taken_at is not None


def test_a_time_without_offset_is_local_to_the_zone() -> None:
    exif = Image.Exif()
    exif.get_ifd(EXIF_IFD)[0x9003] = "2026:03:05 14:30:15"
    photo = prepare_photo(encoded(picture(), "JPEG", exif=exif), "x", timezone(timedelta(hours=8)))
    assert photo.taken_at == datetime(2026, 3, 5, 6, 30, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    "taken", ["0000:00:00 00:00:00", "    :  :     :  :  ", "yesterday", "2026:13:41 25:61:61", ""]
)
def test_a_camera_without_a_clock_gives_no_time(taken: str) -> None:
    exif = Image.Exif()
    exif.get_ifd(EXIF_IFD)[0x9003] = taken
    assert prepare_photo(encoded(picture(), "JPEG", exif=exif), "x").taken_at is None


@pytest.mark.parametrize("degrees", [(0.0, 0.0, 0.0), (181.0, 0.0, 0.0)])
def test_an_impossible_place_counts_as_none(degrees: tuple[float, float, float]) -> None:
    exif = Image.Exif()
    exif.get_ifd(GPS_IFD).update({1: "N", 2: degrees, 3: "E", 4: degrees})
    assert prepare_photo(encoded(picture(), "JPEG", exif=exif), "x").location is None


def test_a_large_photo_is_made_smaller_in_proportion_and_a_small_one_is_not_enlarged() -> None:
    photo = prepare_photo(encoded(picture(6000, 1500), "JPEG"), "x")
    assert (photo.width, photo.height) == (4096, 1024)
    thumbnail = Image.open(io.BytesIO(photo.thumbnail))
    assert thumbnail.size == (320, 80)
    tiny = prepare_photo(encoded(picture(3, 2), "PNG"), "x")
    assert (tiny.width, tiny.height) == (3, 2)


def test_a_very_long_picture_keeps_at_least_one_pixel() -> None:
    photo = prepare_photo(encoded(Image.new("RGB", (20_000, 1), RED), "PNG"), "x")
    assert (photo.width, photo.height) == (4096, 1)


def test_the_same_photo_gives_the_same_bytes() -> None:
    data = encoded(picture(), "JPEG")
    assert prepare_photo(data, "a").data == prepare_photo(data, "b").data


def test_a_screenshot_stays_sharp() -> None:
    image = Image.new("RGB", (200, 100), WHITE)
    ImageDraw.Draw(image).line((0, 0, 200, 100), fill=RED)
    photo = prepare_photo(encoded(image, "PNG"), "screen.png")
    assert photo.mime == "image/png"
    assert shown(photo).convert("RGB").tobytes() == image.tobytes()


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_transparency_becomes_white(mode: str) -> None:
    image = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    ImageDraw.Draw(image).rectangle((0, 0, 19, 39), fill=(*RED, 255))
    photo = prepare_photo(encoded(image.convert(mode), "PNG"), "logo.png")
    assert near(shown(photo).convert("RGB").getpixel((30, 20)), WHITE)


def test_deep_grey_keeps_its_shades() -> None:
    for top in (4095, 65535):
        image = Image.new("I;16", (2, 1))
        image.putpixel((0, 0), top)
        image.putpixel((1, 0), top // 2)
        grey = shown(prepare_photo(encoded(image, "PNG"), "x-ray.png")).convert("L")
        assert (grey.getpixel((0, 0)), grey.getpixel((1, 0))) == pytest.approx((255, 127), abs=1)


def test_colours_for_printing_become_colours_for_screens() -> None:
    photo = prepare_photo(encoded(picture(mode="CMYK"), "JPEG"), "print.jpg")
    assert shown(photo).mode == "RGB"
    assert near(shown(photo).getpixel((10, 5)), RED)


def test_a_damaged_colour_profile_costs_no_photo() -> None:
    photo = prepare_photo(encoded(picture(), "JPEG", icc_profile=b"not a profile" * 20), "x")
    assert near(shown(photo).getpixel((10, 5)), RED)


def test_an_animation_gives_its_first_picture() -> None:
    frames = [Image.new("RGB", (20, 20), colour) for colour in (RED, BLUE)]
    for kind in ("GIF", "WEBP", "PNG"):
        data = encoded(frames[0], kind, save_all=True, append_images=frames[1:])
        assert near(shown(prepare_photo(data, "x")).convert("RGB").getpixel((10, 10)), RED)


def test_a_two_picture_photo_gives_its_main_picture() -> None:
    data = encoded(picture(), "MPO", save_all=True, append_images=[picture(20, 20)])
    photo = prepare_photo(data, "3d.jpg")
    assert (photo.width, photo.height, photo.mime) == (120, 60, "image/jpeg")


def test_a_scan_of_many_pages_is_not_cut_to_its_first() -> None:
    data = encoded(picture(), "TIFF", save_all=True, append_images=[picture()])
    assert refusal(lambda: prepare_photo(data, "scan.tif")) == "media.many_pages"
    assert prepare_file(data, "scan.tif").mime == "image/tiff"


def test_an_empty_file_is_told() -> None:
    assert refusal(lambda: prepare_photo(b"", "x.jpg")) == "media.empty"
    assert refusal(lambda: prepare_file(b"", "x.pdf")) == "media.empty"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP", "JPEG2000"])
def test_a_photo_cut_off_anywhere_is_shown_or_refused_but_never_crashes(kind: str) -> None:
    data = encoded(picture(), kind)
    for kept in range(1, len(data), max(1, len(data) // 40)):
        try:
            photo = prepare_photo(data[:kept], "cut")
        except UserError as error:
            assert error.code in ("media.damaged", "media.not_photo")
        else:
            assert (photo.width, photo.height) == (120, 60)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP", "JPEG2000"])
def test_a_photo_with_scrambled_bytes_is_shown_or_refused_but_never_crashes(kind: str) -> None:
    data = encoded(picture(), kind)
    for at in range(0, len(data), max(1, len(data) // 60)):
        scrambled = data[:at] + bytes(255 - byte for byte in data[at : at + 4]) + data[at + 4 :]
        try:
            prepare_photo(scrambled, "scrambled")
        except UserError as error:
            assert error.code.startswith("media.")


def test_a_png_with_a_wrong_checksum_is_not_kept_as_half_a_picture() -> None:
    data = encoded(picture(), "PNG")
    at = data.index(b"IDAT") + 60
    damaged = data[:at] + bytes([data[at] ^ 255]) + data[at + 1 :]
    assert refusal(lambda: prepare_photo(damaged, "x.png")) == "media.damaged"


def bomb(width: int, height: int) -> bytes:
    """A PNG that claims to be huge, in 70 bytes."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(20_000, 20_000), (60_000, 60_000), (2_000_000_000, 2)])
def test_a_decompression_bomb_is_refused_before_it_is_unpacked(size: tuple[int, int]) -> None:
    assert refusal(lambda: prepare_photo(bomb(*size), "bomb.png")) in ("media.too_many_pixels", "media.damaged")


def test_a_document_is_told_from_a_photo() -> None:
    assert refusal(lambda: prepare_photo(b"%PDF-1.7\n...", "manual.jpg")) == "media.is_document"
    assert refusal(lambda: prepare_photo(b"just words", "notes.jpg")) == "media.not_photo"


def test_a_bug_is_not_mistaken_for_a_broken_photo(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> None:
        raise AssertionError("a mistake of ours")

    monkeypatch.setattr(media, "_eight_bit", broken)
    with pytest.raises(AssertionError):
        prepare_photo(encoded(picture(), "JPEG"), "x")


def nasty_files() -> list[Path]:
    folders = ("heic", "images_pillow", "exif_piexif", "pdf_pypdf")
    return [path for folder in folders for path in sorted((NASTY / folder).rglob("*")) if path.is_file()]


@pytest.mark.skipif(not NASTY.is_dir(), reason="the shared collection of nasty files is not here")
@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
def test_every_nasty_file_ends_in_a_photo_or_a_sentence_and_can_be_attached() -> None:
    files = nasty_files()
    assert len(files) > 150
    for path in files:
        try:
            photo = prepare_photo(path.read_bytes(), path.name)
        except UserError as error:
            assert path.name in error.message()
        else:
            assert max(shown(photo).size) <= 4096
        if path.stat().st_size:
            assert prepare_file(path).size == path.stat().st_size


@pytest.mark.skipif(not NASTY.is_dir(), reason="the shared collection of nasty files is not here")
def test_photos_of_real_phones_keep_time_and_place() -> None:
    path = NASTY / "heic/pillow_heif/tests/images/heif_special/xiaomi.heic"
    photo = prepare_photo(path.read_bytes(), path.name, UTC)
    assert photo.taken_at == datetime(2023, 4, 27, 19, 44, 18, tzinfo=UTC)
    assert photo.location == pytest.approx((47.2272889, 39.6999922))


@pytest.mark.skipif(not NASTY.is_dir(), reason="the shared collection of nasty files is not here")
def test_locked_pdfs_are_told_from_open_ones() -> None:
    pdfs = NASTY / "pdf_pypdf/pypdf/resources"
    assert prepare_file(pdfs / "encryption/r6-user-password.pdf").locked
    assert not prepare_file(pdfs / "encryption/unencrypted.pdf").locked


def test_refusals_speak_both_languages() -> None:
    said = []
    for language in i18n.LANGUAGES:
        i18n.set_language(language)
        with pytest.raises(FieldServiceError) as caught:
            prepare_photo(b"", "铭牌.jpg")
        said.append(caught.value.message())
    assert all("铭牌.jpg" in sentence for sentence in said)
    assert len(set(said)) == 2
