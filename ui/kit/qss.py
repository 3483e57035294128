"""The one style sheet, built from tokens. Pages choose a look by dynamic property, never by colour.

Labels: `step` (small, body, lead, title, figure, bench), `tone` (muted, faint, accent, ok, warn, danger, info),
`strong` (true). Surfaces: `surface` (surface, raised, sunken, card, bar, drawer).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.kit.theme import Theme

_TONES = ("text", "muted", "faint", "disabled", "accent", "ok", "warn", "danger", "info")

_SHEET = """
QWidget { color: @text; }
QMainWindow, QDialog, QMessageBox { background: @surface; }
QLabel { background: transparent; }
QLabel:disabled { color: @disabled; }
QToolTip { background: @text; color: @surface; border: 0; padding: $4px $8px; }

*[surface="surface"] { background: @surface; }
*[surface="raised"] { background: @raised; }
*[surface="sunken"] { background: @sunken; }
*[surface="card"] { background: @raised; border: 1px solid @border; border-radius: $8px; }
*[surface="calm-card"] { background: @surface; border: 1px solid @border; border-radius: $8px; }
*[surface="focus-card"] { background: @raised; border: 2px solid @accent; border-radius: $8px; }
*[surface="choice-card"] { background: @raised; border: 1px solid @accent-line; border-radius: $8px; }
*[surface="dashed-card"] { background: @raised; border: 1px dashed @accent; border-radius: $8px; }
*[surface="bar"] { background: @surface; border: 0; border-bottom: 1px solid @border; }
*[surface="foot"] { background: @raised; border: 0; border-top: 1px solid @border; }
*[surface="status"] { background: @surface; border: 0; border-top: 1px solid @border; }
*[surface="nav"] { background: @surface; border: 0; border-right: 1px solid @border; }
*[surface="drawer"] { background: @raised; border: 0; border-left: 1px solid @border; }
*[surface="rail"] { background: @surface; border: 0; border-left: 1px solid @border; }
*[surface="floating"] { background: @raised; border: 1px solid @edge; border-radius: $6px; }
*[rule="h"] { background: @line; border: 0; min-height: 1px; max-height: 1px; }
*[rule="v"] { background: @line; border: 0; min-width: 1px; max-width: 1px; }
*[rule="edge-h"] { background: @border; border: 0; min-height: 1px; max-height: 1px; }
*[rule="edge-v"] { background: @border; border: 0; min-width: 1px; max-width: 1px; }

QScrollArea { background: transparent; border: 0; }
QScrollArea > QWidget > QWidget[scrollbody="true"] { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }
QScrollBar:vertical { background: transparent; width: $10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: $10px; margin: 0; }
QScrollBar::handle { background: @bar; border-radius: $3px; margin: $2px; }
QScrollBar::handle:vertical { min-height: $32px; }
QScrollBar::handle:horizontal { min-width: $32px; }
QScrollBar::handle:hover { background: @edge; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QComboBox, QDateEdit, QDateTimeEdit {
    background: @raised; color: @text; border: 1px solid @edge; border-radius: $5px; padding: $4px $10px;
    selection-background-color: @accent; selection-color: @accent-ink; }
QLineEdit, QComboBox, QDateEdit, QDateTimeEdit, QSpinBox, QDoubleSpinBox { min-height: $24px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus { border-color: @accent; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: @surface; border-color: @border;
    color: @disabled; }
*[bare="true"] { background: transparent; border: 0; padding: 0; min-height: 0; border-radius: 0; }
*[bare="true"]:focus { border: 0; }
*[bare="true"]:disabled { background: transparent; border: 0; }
*[bare="true"][step="lead"] { font-size: $15px; }
*[bare="true"][step="figure"] { font-size: $28px; font-weight: 600; }
*[bare="true"][step="bench"] { font-size: $56px; font-weight: 600; }

QComboBox { combobox-popup: 0; }
QComboBox QListView { background: @raised; border: 1px solid @edge; padding: $4px; outline: 0; }
QComboBox QListView::item { min-height: $30px; padding: 0 $8px; border-radius: $4px; }
QComboBox QListView::item:selected { background: @accent-tint; color: @text; }
QMenu { background: @raised; border: 1px solid @edge; border-radius: $6px; padding: $4px; }
QMenu::item { padding: $6px $16px $6px $12px; border-radius: $4px; min-width: $120px; }
QMenu::item:selected { background: @accent-tint; color: @text; }
QMenu::item:disabled { color: @disabled; }
QMenu::icon { padding-left: $8px; }
QMenu::separator { height: 1px; background: @line; margin: $4px $8px; }

QTableView, QListView, QTreeView { background: @raised; border: 0; outline: 0; gridline-color: @line;
    selection-background-color: @accent-tint; selection-color: @text; }
QHeaderView { background: @raised; border: 0; }
QHeaderView::section { background: @raised; color: @muted; border: 0; border-bottom: 1px solid @border;
    padding: 0 $8px; font-size: $12px; }
*[surface="floating"] QListView { background: transparent; }

QCheckBox, QRadioButton { spacing: $8px; background: transparent; }
QCheckBox:disabled, QRadioButton:disabled { color: @disabled; }
QProgressBar { background: @sunken; border: 0; border-radius: $3px; min-height: $6px; max-height: $6px; }
QProgressBar::chunk { background: @accent; border-radius: $3px; }
QSplitter::handle { background: @border; }

QCalendarWidget QWidget { alternate-background-color: @raised; }
QCalendarWidget QAbstractItemView { background: @raised; selection-background-color: @accent;
    selection-color: @accent-ink; outline: 0; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: @raised; border-bottom: 1px solid @line; }
QCalendarWidget QToolButton { background: transparent; border: 0; padding: $4px $8px; border-radius: $4px;
    color: @text; font-weight: 600; min-height: $24px; }
QCalendarWidget QToolButton:hover { background: @hover; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QSpinBox { min-height: $20px; padding: 0 $4px; }
"""

_STEPS = """
QLabel[step="small"] { font-size: $12px; }
QLabel[step="lead"] { font-size: $15px; }
QLabel[step="title"] { font-size: $20px; font-weight: 600; }
QLabel[step="figure"] { font-size: $28px; font-weight: 600; }
QLabel[step="bench"] { font-size: $56px; font-weight: 600; }
QLabel[step="bench-large"] { font-size: $72px; font-weight: 600; }
QLabel[strong="true"] { font-weight: 600; }
"""


def style_sheet(theme: Theme) -> str:
    """The sheet for `theme`: `@token` becomes its colour, `$n` n pixels of the design in the scale in force."""
    tones = "\n".join(f'QLabel[tone="{tone}"] {{ color: @{tone}; }}' for tone in _TONES)
    return _fill(_SHEET + _STEPS + tones, theme)


def _fill(sheet: str, theme: Theme) -> str:
    import re

    sheet = re.sub(r"\$(\d+)px", lambda found: f"{theme.px(int(found[1]))}px", sheet)
    return re.sub(r"@([a-z]+(?:-[a-z]+)?)", lambda found: theme.hex(found[1]), sheet)
