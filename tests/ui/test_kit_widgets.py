"""Promises of theme, icons, buttons, pills, feedback, visit widgets and the signature pad."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import resources
from fieldservice import i18n
from ui.kit import icons, theme
from ui.kit.answers import BigAnswers, NumberStepper
from ui.kit.buttons import Button, IconButton, key_words
from ui.kit.drawer import NARROW, WIDE, Drawer, DrawerHost
from ui.kit.feedback import ProgressPanel, Snackbar
from ui.kit.fields import TextField
from ui.kit.focus import FocusRing, holds_focus
from ui.kit.gallery import Gallery
from ui.kit.labels import Label, Link
from ui.kit.meters import LimitGauge, Limits, initial
from ui.kit.panels import SectionHeader
from ui.kit.photos import Photo, PhotoStrip
from ui.kit.pills import Chip, FilterBar, SavedViews
from ui.kit.shortcuts import Shortcuts
from ui.kit.signature import SignaturePad
from ui.kit.sla import TimeLeft, duration_words
from ui.kit.status import STATUSES, status
from ui.kit.stepper import Step, Stepper
from ui.kit.timeline import Timeline, TimelineEntry, TimelineRow


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    before = i18n.language()
    i18n.set_language("en")
    theme.apply(qapp, "light", "en")
    yield
    _pages.clear()
    theme.apply(qapp, "light", before)
    i18n.set_language(before)


_pages: list[QWidget] = []  # pytest-qt keeps only weak references


def stage(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    for widget in widgets:
        layout.addWidget(widget)
    page.resize(900, 600)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    _pages.append(page)
    return page


def ink_of(picture: QImage) -> QColor:
    """The colour of the most opaque pixel."""
    spots = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    return max((picture.pixelColor(x, y) for x, y in spots), key=lambda colour: colour.alpha())


# theme and icons


def test_both_themes_have_the_same_tokens() -> None:
    light, dark = (set(theme._tokens(name)) for name in theme.THEMES)
    assert light == dark


INK_ON_GROUND = [
    ("text", "surface"),
    ("muted", "sunken"),
    ("faint", "surface"),
    ("accent", "accent-tint"),
    ("accent-ink", "accent"),
    *((tone, f"{tone}-tint") for tone in ("ok", "warn", "danger", "info")),
]


@pytest.mark.parametrize("name", theme.THEMES)
def test_words_keep_a_contrast_of_4_5(qapp: QApplication, name: str) -> None:
    theme.apply(qapp, name, "en")
    here = theme.current()
    contrasts = {}
    for ink, ground in INK_ON_GROUND:
        bright, dim = sorted((luminance(here.color(ink)), luminance(here.color(ground))), reverse=True)
        contrasts[f"{ink} on {ground}"] = (bright + 0.05) / (dim + 0.05)
    assert not {pair: contrast for pair, contrast in contrasts.items() if contrast < 4.5}


def luminance(colour: QColor) -> float:
    parts = [x / 12.92 if x <= 0.03928 else ((x + 0.055) / 1.055) ** 2.4 for x in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_a_theme_switch_tints_icons_anew(qapp: QApplication, qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    icons.bind_icon(button, "square", "accent", 16)
    before = ink_of(button.icon().pixmap(16, 16).toImage())
    theme.apply(qapp, "dark", "en")
    after = ink_of(button.icon().pixmap(16, 16).toImage())
    assert before.blue() < after.blue()
    assert after.red() > before.red() + 40


def test_a_bound_icon_does_not_outlive_its_button(qapp: QApplication) -> None:
    button = QPushButton()
    icons.bind_icon(button, "square")
    button.deleteLater()
    qapp.sendPostedEvents(None, 52)  # DeferredDelete
    theme.apply(qapp, "dark", "en")


def test_icons_are_sharp_at_twice_the_density() -> None:
    assert icons.pixmap("wrench", size=16, ratio=2.0).size().width() == 32


def test_every_status_has_an_icon_that_ships() -> None:
    shipped = set(icons.names())
    assert {row.icon for row in STATUSES.values()} <= shipped


def test_the_icon_licence_ships() -> None:
    assert "ISC" in resources.path("icons", "LICENSE").read_text("utf-8")


def test_an_unknown_icon_or_token_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        icons.pixmap("../secret")
    with pytest.raises(KeyError):
        theme.current().color("pink")


def test_english_puts_the_latin_font_first_and_chinese_the_chinese(qapp: QApplication) -> None:
    assert theme.current().families()[0] == "Source Sans 3"
    theme.apply(qapp, "light", "zh_CN")
    assert theme.current().families()[0] == "Noto Sans SC"


def test_scale_grows_type_and_buttons(qapp: QApplication, qtbot: QtBot) -> None:
    button = Button("Save")
    qtbot.addWidget(button)
    small = button.sizeHint()
    theme.apply(qapp, "light", "en", 1.5)
    assert button.sizeHint().height() == round(small.height() * 1.5)
    assert theme.current().font("body").pixelSize() == 20


def test_the_focus_is_ringed(qtbot: QtBot) -> None:
    button, field = Button("Save"), TextField("Name")
    page = stage(qtbot, button, field)
    field.edit.setFocus()
    qtbot.waitUntil(lambda: any(ring.isVisible() for ring in page.findChildren(FocusRing)))
    rings = [ring for ring in page.findChildren(FocusRing) if ring.isVisible()]
    corner = field.frame.mapTo(page, QPoint(0, 0))
    assert rings[-1].geometry().topLeft() == corner - QPoint(2, 2)


def test_the_focus_ring_goes_around_the_chosen_view_and_follows_it(qtbot: QtBot) -> None:
    page = QWidget()
    views = SavedViews()
    views.set_views([("open", "Open", 3, False), ("all", "All", None, False)])
    QVBoxLayout(page).addWidget(views)
    qtbot.addWidget(page)
    page.resize(400, 100)
    page.show()
    views.setFocus()
    qtbot.waitUntil(lambda: any(ring.isVisible() for ring in page.findChildren(FocusRing)))
    ring = next(ring for ring in page.findChildren(FocusRing) if ring.isVisible())
    before = ring.geometry()
    assert before.width() < views.width() // 2 + 20
    qtbot.keyClick(views, Qt.Key.Key_Right)
    assert views.current() == "all"
    assert ring.geometry().left() > before.left()


# buttons, pills, strips


def test_a_button_tells_its_name_and_acts_by_key(qtbot: QtBot) -> None:
    done: list[int] = []
    button = Button("Finish…", "primary", key="Ctrl+Return", on_click=lambda: done.append(1))
    page = stage(qtbot, button)
    assert button.accessibleName() == "Finish"
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert done == [1]
    assert key_words("Ctrl+Return") == "Ctrl Enter"


def test_an_icon_button_has_a_name_and_a_tooltip(qtbot: QtBot) -> None:
    button = IconButton("printer", "Print", key="Ctrl+P")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Print"
    assert button.toolTip() == "Print  Ctrl P"


def test_a_link_acts_by_enter(qtbot: QtBot) -> None:
    link = Link("Open")
    stage(qtbot, link)
    with qtbot.waitSignal(link.clicked):
        qtbot.keyClick(link, Qt.Key.Key_Return)


def test_a_chip_is_removed_by_its_cross_or_delete(qtbot: QtBot) -> None:
    bar = FilterBar()
    bar.set_filters([("region", "Region: South", True)])
    stage(qtbot, bar)
    chip: Chip = bar.chips["region"]
    removed: list[str] = []
    bar.removed.connect(removed.append)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 8, chip.height() // 2))
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    assert removed == ["region", "region"]


def test_arrows_move_along_the_saved_views(qtbot: QtBot) -> None:
    views = SavedViews()
    views.set_views([("week", "This week", 23, False), ("risk", "At risk", 4, True)])
    stage(qtbot, views)
    with qtbot.waitSignal(views.chosen) as told:
        qtbot.keyClick(views, Qt.Key.Key_Right)
    assert told.args == ["risk"]


def test_statuses_speak_both_languages() -> None:
    assert status("working").text == "Working"
    i18n.set_language("zh_CN")
    assert status("working").text == "处理中"
    assert status("waiting_parts").text == "待件"


def test_time_left_is_said_in_words() -> None:
    assert TimeLeft("warning", 80).words() == "1 h 20 min left"
    assert TimeLeft("overdue", 25).words() == "Overdue by 25 min"
    assert duration_words(60 * 52) == "2 d 4 h"
    i18n.set_language("zh_CN")
    assert TimeLeft("warning", 80).words() == "还剩 1 小时 20 分"
    assert TimeLeft("overdue", 25).words() == "已超 25 分"
    assert TimeLeft("finished", 185).words() == "用时 3 小时 05 分"


# feedback


def test_the_snackbar_undoes_once_by_ctrl_z(qtbot: QtBot) -> None:
    page = stage(qtbot, Label("page"))
    undone: list[int] = []
    bar = Snackbar(page)
    bar.say("Assigned", lambda: undone.append(1))
    for _ in range(2):
        qtbot.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    bar.undo()
    assert undone == [1]
    assert not bar.isVisible()


def test_the_snackbar_stays_while_the_pointer_rests_on_it(qtbot: QtBot) -> None:
    page = stage(qtbot, Label("page"))
    bar = Snackbar(page)
    bar.say("Assigned")
    assert bar.is_counting()
    bar.enterEvent(None)
    assert not bar.is_counting()
    bar.leaveEvent(None)
    assert bar.is_counting()


def test_progress_says_how_far_and_can_be_cancelled_once(qtbot: QtBot) -> None:
    panel = ProgressPanel("Importing")
    stage(qtbot, panel)
    panel.set_progress(6, 14, 120)
    told: list[int] = []
    panel.cancelled.connect(lambda: told.append(1))
    panel.cancel.click()
    panel.cancel.click()
    assert told == [1]


@pytest.mark.parametrize(("width", "expected"), [(1440, WIDE), (1280, NARROW), (1000, WIDE)])
def test_the_drawer_fits_the_window(qtbot: QtBot, width: int, expected: int) -> None:
    main, drawer = QWidget(), Drawer()
    host = DrawerHost(main, drawer)
    qtbot.addWidget(host)
    host.resize(width, 600)
    host.open()
    host.show()
    assert drawer.width() == expected
    covers = width < 1200
    assert main.width() == (width if covers else width - expected)


def test_escape_closes_the_drawer(qtbot: QtBot) -> None:
    drawer = Drawer()
    host = DrawerHost(QWidget(), drawer)
    qtbot.addWidget(host)
    host.resize(1400, 600)
    host.show()
    host.open()
    qtbot.keyClick(drawer, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not drawer.isVisible())


# the visit


def test_keys_1_to_4_answer(qtbot: QtBot) -> None:
    answers = BigAnswers()
    stage(qtbot, answers)
    told: list[str] = []
    answers.answered.connect(told.append)
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5):
        qtbot.keyClick(answers, key)
    assert told == ["pass", "fail", "partial", "not_applicable"]
    assert answers.buttons["not_applicable"].isChecked()


def test_plus_and_minus_commit_the_number(qtbot: QtBot) -> None:
    field = NumberStepper("Temperature", Decimal(10))
    stage(qtbot, field)
    told: list[object] = []
    field.committed.connect(lambda: told.append(field.value()))
    field._step(Decimal(1))
    field._step(Decimal(-3))
    assert told == [Decimal(11), Decimal(8)]


def test_limits_hold_their_ends() -> None:
    limits = Limits(Decimal(75), Decimal(95))
    assert [limits.holds(Decimal(x)) for x in (74, 75, 95, 96)] == [False, True, True, False]
    assert Limits(upper=Decimal(5)).holds(Decimal(-100))


def test_a_blocked_step_is_passed_over(qtbot: QtBot) -> None:
    stepper = Stepper()
    stepper.set_steps([Step("a", "A"), Step("b", "B", state="blocked"), Step("c", "C")], "a")
    stage(qtbot, stepper)
    with qtbot.waitSignal(stepper.chosen) as told:
        qtbot.keyClick(stepper, Qt.Key.Key_Down)
    assert told.args == ["c"]


def test_a_long_timeline_shows_more_on_request(qtbot: QtBot) -> None:
    timeline = Timeline([TimelineEntry(f"Event {i}", "now") for i in range(50)], page=20)
    stage(qtbot, timeline)
    button = timeline.findChild(Button)
    assert isinstance(button, Button)
    assert "30" in button.text()


def test_a_long_entry_of_a_timeline_keeps_its_beginning(qtbot: QtBot) -> None:
    words = "Parts asked for with RQ-40001-2: " + "GT-5010-0001 4 pcs, " * 12
    entry = TimelineRow(TimelineEntry(words, "now"), True)
    stage(qtbot, entry)
    fitted = entry._fitted(QRect(0, 0, 240, 60))
    assert fitted.startswith("Parts asked for") and fitted.endswith("…") and len(fitted) > 40
    assert TimelineRow(TimelineEntry("Visit accepted", "now"), True)._fitted(QRect(0, 0, 240, 60)) == "Visit accepted"


def test_photos_open_by_enter_and_leave_by_delete(qtbot: QtBot) -> None:
    strip = PhotoStrip()
    strip.set_photos([Photo("p1", QImage(8, 8, QImage.Format.Format_RGB32), "Before"), Photo("p2", QImage())])
    stage(qtbot, strip)
    told: list[str] = []
    strip.opened.connect(told.append)
    strip.removed.connect(lambda key: told.append(f"-{key}"))
    tile = strip.flow.itemAt(0)
    assert tile is not None
    qtbot.keyClick(tile.widget(), Qt.Key.Key_Return)
    qtbot.keyClick(tile.widget(), Qt.Key.Key_Delete)
    assert told == ["p1", "-p1"]


def test_the_first_sign_of_a_name() -> None:
    assert [initial(name) for name in ("赵雨桐", "Zhao Yutong", "", "  ")] == ["赵", "Z", "?", "?"]


def draw(qtbot: QtBot, pad: SignaturePad, *spots: tuple[int, int]) -> None:
    qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(*spots[0]))
    for spot in spots[1:]:
        qtbot.mouseMove(pad, QPoint(*spot))
    qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(*spots[-1]))


def test_a_dot_is_no_signature(qtbot: QtBot) -> None:
    pad = SignaturePad()
    stage(qtbot, pad)
    draw(qtbot, pad, (50, 50))
    assert pad.is_empty()
    assert pad.png() == b""


def test_a_drawn_line_is_a_signature_cropped_and_transparent(qtbot: QtBot) -> None:
    pad = SignaturePad()
    stage(qtbot, pad)
    with qtbot.waitSignal(pad.changed):
        draw(qtbot, pad, (50, 50), (90, 60), (150, 40), (200, 80))
    assert not pad.is_empty()
    image = QImage.fromData(pad.png())
    assert image.width() < pad.width() * 3 / 2
    assert image.pixelColor(0, 0).alpha() == 0
    assert ink_of(image).lightness() < 60
    pad.clear()
    assert pad.is_empty()
    assert pad.strokes() == []


def test_the_ink_stays_dark_on_a_dark_screen(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, "dark", "en")
    pad = SignaturePad()
    qtbot.addWidget(pad)
    pad.set_strokes([[(10.0, 10.0, 0.5), (80.0, 40.0, 0.5)]])
    assert ink_of(QImage.fromData(pad.png())).lightness() < 60


# keys of a page


def test_plain_letters_rest_while_someone_types(qtbot: QtBot) -> None:
    field, button = TextField("Name"), Button("Other")
    page = stage(qtbot, field, button)
    done: list[str] = []
    keys = Shortcuts(page)
    keys.add("E", "edit", lambda: done.append("E"))
    keys.add("Ctrl+S", "save", lambda: done.append("S"))
    field.edit.setFocus()
    qtbot.keyClicks(field.edit, "e")
    qtbot.keyClick(field.edit, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert (field.value(), done) == ("e", ["S"])
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_E)
    assert done == ["S", "E"]
    assert keys.hints() == [("E", "edit"), ("Ctrl S", "save")]


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("name", theme.THEMES)
def test_the_gallery_draws_in_both_languages_and_themes(
    qapp: QApplication, qtbot: QtBot, language: str, name: str
) -> None:
    i18n.set_language(language)
    theme.apply(qapp, name, language)
    gallery = Gallery(language)
    qtbot.addWidget(gallery)
    gallery.resize(2000, 1200)
    with qtbot.captureExceptions() as raised:
        gallery.show()
        gallery.settle()
        picture = gallery.grab().toImage()
    assert not raised
    assert picture.pixelColor(2, 2) == theme.current().color("surface")


def test_a_button_keeps_its_key_when_its_words_change(qtbot: QtBot) -> None:
    pressed: list[str] = []
    button = Button("Set off", key="Ctrl+Return", on_click=lambda: pressed.append("go"))
    page = stage(qtbot, button)
    button.setText("Arrive")
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["go"]


def test_a_gauge_says_what_passes_in_part_and_draws_the_scale_it_was_given(qtbot: QtBot) -> None:
    limits = Limits(Decimal(75), Decimal(95), "℃", Decimal(60), Decimal(120), soft_upper=Decimal(90))
    assert [limits.holds_wholly(Decimal(value)) for value in (74, 75, 90, 91, 96)] == [False, True, True, False, False]
    gauge = LimitGauge(limits)
    qtbot.addWidget(gauge)
    for value, said in (
        (88, "88 ℃, within the limits"),
        (92, "92 ℃, passes in part"),
        (99, "99 ℃, outside the limits"),
    ):
        gauge.set_values(Decimal(value))
        assert gauge.accessibleName() == said
    gauge.resize(301, 60)
    gauge.set_values(Decimal(60))  # the mark of a value at the low end stands at the left edge
    drawn = gauge.grab().toImage()
    danger = theme.current().color("danger-mark")
    assert [x for x in range(drawn.width()) if drawn.pixelColor(x, 22) == danger][-1] < 6


def test_a_drawer_that_closes_leaves_the_focus_with_whoever_took_it_since(qtbot: QtBot) -> None:
    main, drawer, elsewhere = QWidget(), Drawer(), QPushButton("elsewhere")
    main.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    host = DrawerHost(main, drawer)
    inside = QPushButton("inside", drawer)
    stage(qtbot, host, elsewhere)
    host.open()
    inside.setFocus()
    assert holds_focus(drawer)
    elsewhere.setFocus()
    assert drawer.focusWidget() is inside  # Qt remembers who had it
    assert not holds_focus(drawer)
    host.close_drawer()
    assert elsewhere.hasFocus()


@pytest.mark.parametrize("width", [900, 240])
def test_a_headings_detail_stands_behind_its_title_and_gives_way_to_it(qtbot: QtBot, width: int) -> None:
    header = SectionHeader("Try this on the phone first", "3 checks, about 5 min")
    page = stage(qtbot, header)
    page.resize(width, 100)
    qtbot.waitUntil(lambda: page.width() == width)
    assert header.title.width() == header.title.sizeHint().width()
    gap = header.detail.geometry().left() - header.title.geometry().right()
    assert 0 < gap <= theme.current().px(16)
