"""Drawn pictures: the firm's letter mark, photos of panels and name plates, signatures. Pillow is imported late."""

from __future__ import annotations

import io
import math
import random
from typing import TYPE_CHECKING

import resources

if TYPE_CHECKING:
    from PIL import Image, ImageFont

_PHOTO = (1280, 960)


def letter_mark() -> bytes:
    """The H of Hengchuan, white on a dark rounded square, as PNG."""
    from PIL import Image, ImageDraw

    size = 512
    image = Image.new("RGBA", (size, size), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((0, 0, size - 1, size - 1), 84, fill=(24, 27, 32, 255))
    for left in (144, 304):
        draw.rectangle((left, 128, left + 64, 384), fill="white")
    draw.rectangle((144, 228, 368, 284), fill="white")
    return _png(image)


def signature(rng: random.Random) -> bytes:
    """A quick stroke as people sign on glass, black on white, as PNG."""
    from PIL import Image, ImageDraw

    scale = 2  # drawn large and reduced: smooth edges
    image = Image.new("L", (720 * scale, 240 * scale), 255)
    draw = ImageDraw.Draw(image)
    x = 60.0
    for _ in range(rng.randint(2, 3)):
        points = []
        width, height, slope = rng.uniform(110, 190), rng.uniform(45, 80), rng.uniform(-0.3, 0.1)
        beats = [(rng.uniform(0.6, 1.0), rng.uniform(1, 3), rng.uniform(0, 6.3)) for _ in range(3)]
        for step in range(90):
            t = step / 89
            wave = sum(size * math.sin(speed * 6.3 * t + phase) for size, speed, phase in beats) / 3
            loop = 0.16 * width * math.cos(9 * t + beats[0][2])
            points.append(((x + width * t + loop) * scale, (120 + height * wave + slope * width * t) * scale))
        draw.line(points, fill=20, width=5 * scale, joint="curve")
        x += width * rng.uniform(0.85, 1.1)
    draw.line([(70 * scale, 205 * scale), (x * scale, rng.uniform(185, 200) * scale)], fill=20, width=3 * scale)
    return _png(image.resize((720, 240), Image.Resampling.LANCZOS))


def panel(lines: list[str], *, alarm: bool) -> bytes:
    """A photo of a controller's display."""
    from PIL import ImageDraw

    image = _wall((196, 200, 198))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((190, 150, 1090, 810), 26, fill=(44, 50, 58), outline=(24, 28, 32), width=6)
    draw.rounded_rectangle((260, 220, 1020, 600), 8, fill=(16, 42, 66))
    for position, line in enumerate(lines):
        colour = (255, 120, 96) if alarm and position == 0 else (206, 236, 255)
        draw.text((300, 246 + position * 82), line, font=_font(52 if position else 60), fill=colour)
    for number, colour in enumerate(((60, 160, 84), (206, 60, 48), (210, 160, 40), (110, 118, 128))):
        x = 330 + number * 190
        draw.ellipse((x, 660, x + 84, 744), fill=colour, outline=(20, 20, 20), width=5)
    return _photo(image)


def name_plate(rows: list[tuple[str, str]]) -> bytes:
    """A photo of a name plate."""
    from PIL import ImageDraw

    image = _wall((58, 92, 128))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((150, 190, 1130, 770), 14, fill=(214, 217, 219), outline=(120, 124, 128), width=5)
    for x, y in ((182, 222), (1098, 222), (182, 738), (1098, 738)):
        draw.ellipse((x - 15, y - 15, x + 15, y + 15), fill=(150, 153, 156), outline=(96, 98, 100), width=3)
    draw.text((240, 232), "HENGCHUAN", font=_font(58), fill=(26, 40, 72))
    for position, (name, value) in enumerate(rows):
        y = 336 + position * 82
        draw.text((240, y), name, font=_font(40), fill=(70, 72, 76))
        draw.text((560, y), value, font=_font(44), fill=(20, 22, 26))
        draw.line((240, y + 64, 1050, y + 64), fill=(168, 172, 176), width=2)
    return _photo(image)


def valve() -> bytes:
    """A photo of a thermostatic valve core on a bench."""
    from PIL import ImageDraw

    image = _wall((148, 122, 92))
    draw = ImageDraw.Draw(image)
    draw.ellipse((360, 760, 940, 850), fill=(108, 88, 64))
    for top, bottom, half, shade in (
        (170, 260, 150, 186), (260, 330, 70, 158), (330, 540, 190, 196), (540, 610, 80, 150), (610, 800, 160, 180),
    ):  # fmt: skip
        for x in range(-half, half):
            tone = int(shade * (0.55 + 0.45 * math.cos(x / half * 1.4)))
            draw.line((640 + x, top, 640 + x, bottom), fill=(tone, int(tone * 0.95), int(tone * 0.78)))
    for y in (372, 420, 468):
        draw.line((452, y, 828, y), fill=(70, 60, 46), width=7)
    draw.rectangle((480, 700, 800, 716), fill=(34, 32, 30))
    return _photo(image)


def cooler(*, clean: bool) -> bytes:
    """A photo of cooler fins, dusty or blown out."""
    from PIL import ImageDraw

    rng = random.Random(11)
    image = _wall((70, 74, 78))
    draw = ImageDraw.Draw(image)
    draw.rectangle((130, 110, 1150, 850), fill=(40, 42, 44))
    for x in range(140, 1140, 9):
        tone = rng.randint(150, 190)
        draw.line((x, 120, x, 840), fill=(tone, tone, tone), width=4)
    for y in range(180, 840, 92):
        draw.rectangle((130, y, 1150, y + 15), fill=(176, 128, 84))
    if not clean:
        for _ in range(2_200):
            size = rng.uniform(3, 17)
            left = min(max(rng.gauss(560, 260), 134), 1146 - size)
            top = min(max(rng.gauss(540, 190), 114), 846 - size)
            tone = rng.randint(70, 120)
            draw.ellipse((left, top, left + size, top + size * 0.7), fill=(tone, int(tone * 0.93), int(tone * 0.8)))
    return _photo(image)


def _wall(colour: tuple[int, int, int]) -> Image.Image:
    """A painted surface lit from above left."""
    from PIL import Image

    small = Image.new("RGB", (32, 24))
    for y in range(24):
        for x in range(32):
            light = 1.12 - 0.34 * math.hypot(x / 32 - 0.3, y / 24 - 0.2)
            small.putpixel((x, y), tuple(min(255, int(part * light)) for part in colour))
    return small.resize(_PHOTO, Image.Resampling.BICUBIC)


def _photo(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.resize((_PHOTO[0] * 3 // 4, _PHOTO[1] * 3 // 4), 2).save(out, "JPEG", quality=84)  # 2: bilinear
    return out.getvalue()


def _font(size: int) -> ImageFont.FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(str(resources.path("fonts", "NotoSansSC-Regular.ttf")), size)


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()
