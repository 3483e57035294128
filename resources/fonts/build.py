"""Rebuild the bundled fonts from the font packages that they come from: `python resources/fonts/build.py FOLDER`.

FOLDER holds these npm packages, each fetched with `npm pack NAME` and unpacked (anywhere below FOLDER):
`@expo-google-fonts/noto-sans-sc`, `@expo-google-fonts/noto-sans-jp`, `@expo-google-fonts/source-sans-3`,
`@expo-google-fonts/noto-sans-kr`, `@expo-google-fonts/noto-emoji`, `dejavu-fonts-ttf`.
It needs fontTools. What each file is for stands in README.md here.

Everything stays TrueType outlines with static weights, because reportlab embeds nothing else.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent

# Name characters outside GB18030's two-byte part that Chinese and Japanese people do have in their names.
RARE_NAMES = (
    "𠮷𡈽𬱖𠅤𣘺𤋮𡧃䶮㛃㧑㬎㳇㴔㭎㸌㻬䓖䲟㺹㼆㑇㑊㕮㘎㙍㙘㙦㛚㛹㞎㞞㟃㠇㠓㤘㥄㧐㧟㫰㬊㬚㬹㭕㮾㰀㳘㳚㴋㴌㵐"
    "㶲㸆㺄㺮㻏㽏㿠䁖䂮䃅䃎䅟䌹䎃䎖䏝䏡䏲䐃䓛䓨䓫䗖䗛䗪䗴䜣䝙䢺䢼䣘䥽䦃䲠䲢䴓䴔䴕䴖䴗䴘䴙"
)
# Punctuation, units, arrows, figures in circles: whole blocks, so that nobody meets a gap in the middle of one.
SYMBOL_BLOCKS = (
    (0x0020, 0x024F), (0x02B0, 0x03FF), (0x0400, 0x045F), (0x1E00, 0x1EFF), (0x2000, 0x22FF), (0x2300, 0x23FF),
    (0x2460, 0x27BF), (0x2E80, 0x2FDF), (0x3000, 0x33FF), (0xF900, 0xFAFF), (0xFE10, 0xFE4F), (0xFF00, 0xFFEF),
)  # fmt: skip


def gbk() -> set[int]:
    """The characters that GB18030 writes in two bytes: GB2312, GBK and the symbols between them."""
    return {
        point
        for point in range(0x80, 0x10000)
        if not 0xD800 <= point < 0xE000 and len(chr(point).encode("gb18030")) == 2
    }


def general_standard() -> set[int]:
    """GB2312's 6,763 characters plus BIG5's common plane: what headings and names in bold meet in practice."""
    wanted = set()
    for point in range(0x4E00, 0xA000):
        character = chr(point)
        for codec, lead in (("gb2312", 0xA1), ("big5", 0xA4)):
            try:
                encoded = character.encode(codec)
            except UnicodeEncodeError:
                continue
            if lead <= encoded[0] and (codec == "gb2312" or encoded[0] < 0xC7):
                wanted.add(point)
    return wanted


def encoded_in(codec: str) -> set[int]:
    """The two-byte characters of a national standard."""
    points = set()
    for point in range(0x1100, 0x10000):
        if 0xD800 <= point < 0xE000:
            continue
        try:
            encoded = chr(point).encode(codec)
        except UnicodeEncodeError:
            continue
        if len(encoded) == 2:  # Python's euc_kr spells syllables outside the standard in eight bytes
            points.add(point)
    return points


def symbols() -> set[int]:
    """Every point of the symbol blocks; the subsetter ignores those that a font lacks."""
    return {point for first, last in SYMBOL_BLOCKS for point in range(first, last + 1)}


def make(source: Path, target: Path, points: Iterable[int], *, features: bool) -> set[int]:
    """Write the subset of `source` with `points` to `target`; the points that it really holds."""
    options = subset.Options()
    options.layout_features = ["locl", "ccmp", "mark", "mkmk"] if features else []
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.drop_tables += ["vhea", "vmtx", "STAT", "FFTM", "MATH", "kern", "DSIG", "BASE"]
    options.recalc_timestamp = False
    font = TTFont(source, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=sorted(points))
    subsetter.subset(font)
    font.save(target)
    return set(font.getBestCmap())


def build(folder: Path) -> None:
    """Write all fonts and licences beside this script, from the packages below `folder`."""

    def find(pattern: str) -> Path:
        return next(iter(sorted(folder.rglob(pattern))))

    names = {ord(character) for character in RARE_NAMES}
    covered = make(
        find("NotoSansSC_400Regular.ttf"), HERE / "NotoSansSC-Regular.ttf", gbk() | symbols() | names, features=True
    )
    make(
        find("NotoSansSC_600SemiBold.ttf"),
        HERE / "NotoSansSC-SemiBold.ttf",
        general_standard() | symbols() | names,
        features=True,
    )
    japanese = (names | encoded_in("shift_jis")) - covered
    covered |= make(find("NotoSansJP_400Regular.ttf"), HERE / "NotoSansJP-Names.ttf", japanese, features=False)
    korean = encoded_in("euc_kr") - covered
    covered |= make(find("NotoSansKR_400Regular.ttf"), HERE / "NotoSansKR-Hangul.ttf", korean, features=False)
    for weight in ("400Regular", "600SemiBold"):
        target = HERE / f"SourceSans3-{weight[3:]}.ttf"
        target.write_bytes(find(f"SourceSans3_{weight}.ttf").read_bytes())
    source_sans = set(TTFont(HERE / "SourceSans3-Regular.ttf").getBestCmap())
    everything = set(range(0x20, 0x20000))
    dejavu = make(
        find("DejaVuSans.ttf"), HERE / "DejaVuSans-Fallback.ttf", everything - covered - source_sans, features=True
    )
    make(
        find("NotoEmoji_400Regular.ttf"),
        HERE / "NotoEmoji-Fallback.ttf",
        everything - covered - source_sans - dejavu,
        features=False,
    )
    for package, licence in (
        ("NotoSansSC", "OFL-NotoSansSC.txt"),
        ("SourceSans3", "OFL-SourceSans3.txt"),
        ("NotoEmoji", "OFL-NotoEmoji.txt"),
        ("NotoSansJP", "OFL-NotoSansJP.txt"),
        ("NotoSansKR", "OFL-NotoSansKR.txt"),
    ):
        root = find(f"{package}_400Regular.ttf").parent.parent
        (HERE / licence).write_text((root / "LICENSE_FONT").read_text("utf-8"), "utf-8")
    dejavu_root = find("DejaVuSans.ttf").parent.parent
    (HERE / "LICENCE-DejaVu.txt").write_text((dejavu_root / "LICENSE").read_text("utf-8"), "utf-8")


if __name__ == "__main__":
    build(Path(sys.argv[1]))
