"""Widgets of the house: they know Qt and the theme, never the domain, the store or the services.

How a page uses them
    from ui.kit.theme import apply, current           # apply(app, "light", "zh_CN", 1.0) is called by ui.app only
    from ui.kit.buttons import Button
    save = Button(translate("visit", "Finish visit"), "primary", 36, icon="check", on_click=vm.finish)

No colour literals: text by `Label(words, step=, tone=, strong=)`; panels by `widget.setProperty("surface", "card")`
(surface, raised, sunken, card, calm-card, focus-card, dashed-card, bar, foot, status, nav, drawer, rail, floating) on a
QFrame; painters ask `current().color("accent")`, `.font("lead", 600)`, `.px(16)`. Lengths go through `px`.
Words come translated from the page; only words of the kit itself use the context `kit`.
Every label becomes the accessible name of its control. Focus rings appear by the property `ring` = corner radius.

| module | what |
| --- | --- |
| theme, qss, focus | tokens, fonts, style sheet, focus ring |
| icons | icon(), pixmap(), paint_icon(), bind_icon() by Lucide name (resources/icons) |
| labels | Label, IconLabel, KeyHint, Link, rule() |
| buttons | Button, IconButton, MenuButton, Menu (primary, secondary, quiet, danger; 28 32 36 44 56) |
| status, pills | status(key) -> PillSpec; Pill, Chip, FilterBar, SavedViews |
| sla | TimeLeft, TimeLeftLabel, duration_words, paint_time_left |
| fields, numbers | Field, TextField, TextArea; NumberField, parse_decimal, format_decimal |
| choices | ChoiceField, SegmentedChoice, CheckBox |
| search | SearchField, Suggestion, marked() (find while typing; Enter takes the first; newest query wins) |
| dates | DateField, DateTimeField, parse_date |
| panels | panel(), row(), column(), Card, SectionHeader, FactStrip, KeyValues, Tabs, ScrollPage, Breadcrumb |
| drawer | Drawer, DrawerHost |
| feedback | Note, EmptyState, Snackbar, ProgressPanel, ShortcutHints |
| dialogs | Dialog, ask() |
| timeline, stepper | Timeline, TimelineEntry; Stepper, Step, ProgressSegments |
| meters, answers | Avatar, ConfidenceMeter, LimitGauge; BigAnswers, NumberStepper |
| photos, signature | PhotoStrip; SignaturePad |
| shortcuts | Shortcuts |
| table, models, growing, delegate | DataTable, Column, WindowedModel, SimpleModel, GrowingModel |
| paint | text(), box(), paint_pill(), paint_disc(), paint_key() for page-specific painters and delegates |
| gallery | every component and state: `python3 -m ui.kit.gallery --out DIR [--lang en] [--theme dark] [--scale 1.5]` |

Common moves
    form: column of fields; on sending `all([field.check() for field in fields])`, then focus the first with `.error`.
    list: DrawerHost(DataTable, Drawer); table.previewed -> host.open(); drawer.next -> table.select_row(row + 1).
    done: Snackbar(page).say(words, undo=view_model.undo) rather than a question.
    language or theme changed: theme alone restyles what is there; for the language the shell builds its pages anew.
    plain letter keys: Shortcuts(page).add("E", words, action); they rest while someone types; `.hints()` for the bar.
"""
