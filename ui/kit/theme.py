"""Named colours, type steps and one style sheet; the only place that turns tokens into pixels.

`apply(app, "light", "zh_CN")` once at start and again whenever theme, language or scale changes. Painters ask
`current().color("accent")`, `current().font("lead", 600)` and `current().px(16)`; nothing else holds a colour.
"""

from __future__ import annotations

import json
from functools import lru_cache

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

import resources

THEMES = ("light", "dark")
STEPS: dict[str, tuple[int, int]] = {
    "small": (12, 18),
    "body": (13, 20),
    "lead": (15, 24),
    "title": (20, 28),
    "figure": (28, 36),
    "bench": (56, 64),
    "bench-large": (72, 84),
}
_CHINESE = ("Noto Sans SC", "Microsoft YaHei UI", "PingFang SC", "Source Han Sans SC", "WenQuanYi Micro Hei")
_LATIN = "Source Sans 3"
_RARE = ("Noto Sans JP", "DejaVu Sans", "Noto Emoji")
_FONT_FILES = (
    "NotoSansSC-Regular.ttf",
    "NotoSansSC-SemiBold.ttf",
    "SourceSans3-Regular.ttf",
    "SourceSans3-SemiBold.ttf",
    "NotoSansJP-Names.ttf",
    "DejaVuSans-Fallback.ttf",
    "NotoEmoji-Fallback.ttf",
)
_loaded_fonts: dict[str, str] = {}


class Theme(QObject):
    """The look in force. `changed` follows every change of theme, language or scale."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name = "light"
        self.language = "zh_CN"
        self.scale = 1.0
        self._colors: dict[str, QColor] = {}
        self._fonts: dict[tuple[str, int], QFont] = {}
        self.use("light", "zh_CN", 1.0)

    def use(self, name: str, language: str, scale: float) -> None:
        """Take the tokens of `name`; callers normally use `apply`, which also restyles the application."""
        self._colors = {token: QColor(value) for token, value in _tokens(name).items()}
        self._fonts = {}
        self.name, self.language, self.scale = name, language, scale

    @property
    def dark(self) -> bool:
        return self.name == "dark"

    def color(self, token: str) -> QColor:
        """The colour of a token; KeyError for a name that tokens.md does not have."""
        return self._colors[token]

    def hex(self, token: str) -> str:
        return self._colors[token].name()

    def px(self, value: float) -> int:
        """A length of the 100 % design in this scale, in device independent pixels."""
        return max(1, round(value * self.scale)) if value else 0

    def line_height(self, step: str = "body") -> int:
        return self.px(STEPS[step][1])

    def families(self) -> list[str]:
        """Font families in order for the interface language (Chinese punctuation is a full em in Noto)."""
        first = (_LATIN, *_CHINESE) if self.language == "en" else (*_CHINESE, _LATIN)
        return [*first, *_RARE]

    def font(self, step: str = "body", weight: int = 400) -> QFont:
        """The font of a type step. Weight 500 falls to the bundled 600."""
        key = (step, weight)
        if key not in self._fonts:
            font = QFont()
            font.setFamilies(self.families())
            font.setPixelSize(self.px(STEPS[step][0]))
            font.setWeight(QFont.Weight.Normal if weight < 500 else QFont.Weight.DemiBold)
            font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            self._fonts[key] = font
        return self._fonts[key]


# The property that says that the application was made with `STYLE` among its arguments. Asking for the style itself
# makes PySide build all of QStyle with its enums, a tenth of a bare window's start.
STYLED = "fieldservice styled"
STYLE = ("-style", "Fusion")
_DRESS = "fieldservice dress"  # the application's property that remembers how it is dressed
_current: Theme | None = None


def current() -> Theme:
    """The theme in force (light until `apply` says otherwise)."""
    global _current
    if _current is None:
        _current = Theme()
    return _current


def apply(app: QApplication, name: str = "light", language: str = "zh_CN", scale: float = 1.0) -> Theme:
    """Dress the application: palette, fonts, style sheet, focus ring. Safe to call again at any time; the same dress
    again costs nothing, because Qt would polish every widget anew."""
    from ui.kit.focus import follow_focus
    from ui.kit.qss import style_sheet

    if name not in THEMES:
        raise ValueError(f"unknown theme {name!r}")
    load_fonts()
    theme = current()
    dress = (name, language, scale)
    if app.property(_DRESS) == repr(dress) and app.styleSheet():
        return theme
    app.setProperty(_DRESS, repr(dress))
    theme.use(name, language, scale)
    if app.property(STYLED) is None:
        app.setStyle("Fusion")
        app.setProperty(STYLED, True)
    app.setPalette(_palette(theme))
    app.setFont(theme.font())
    app.setStyleSheet(style_sheet(theme))
    follow_focus(app)
    theme.changed.emit()
    return theme


def load_fonts() -> None:
    """Register the bundled fonts that are there; the families of the system stand in for the rest."""
    for name in _FONT_FILES:
        file = resources.path("fonts", name)
        if name in _loaded_fonts or not file.exists():
            continue
        number = QFontDatabase.addApplicationFont(str(file))
        families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
        _loaded_fonts[name] = families[0] if families else ""


@lru_cache(maxsize=len(THEMES))
def _tokens(name: str) -> dict[str, str]:
    tokens: dict[str, str] = json.loads(resources.path("themes", f"{name}.json").read_text("utf-8"))["tokens"]
    return tokens


def _palette(theme: Theme) -> QPalette:
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette()
    for target, token in (
        (role.Window, "surface"),
        (role.WindowText, "text"),
        (role.Base, "raised"),
        (role.AlternateBase, "raised"),
        (role.Text, "text"),
        (role.Button, "raised"),
        (role.ButtonText, "text"),
        (role.BrightText, "danger"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "accent-ink"),
        (role.Link, "accent"),
        (role.LinkVisited, "accent"),
        (role.PlaceholderText, "faint"),
        (role.ToolTipBase, "text"),
        (role.ToolTipText, "surface"),
        (role.Light, "raised"),
        (role.Midlight, "line"),
        (role.Mid, "border"),
        (role.Dark, "edge"),
        (role.Shadow, "edge"),
        (role.Accent, "accent"),
    ):
        palette.setColor(target, theme.color(token))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, target, theme.color("disabled"))
    palette.setColor(group.Disabled, role.Base, theme.color("surface"))
    return palette
