"""Every component and state on one page, for looking at: `python3 -m ui.kit.gallery --out DIR` writes the PNGs.

The words are examples in the language shown; they are no part of the product and stay out of the translations.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from fieldservice.i18n import set_language
from ui.kit import icons, theme
from ui.kit.answers import BigAnswers, NumberStepper
from ui.kit.buttons import Button, IconButton, Kind, MenuButton
from ui.kit.choices import CheckBox, ChoiceField, SegmentedChoice
from ui.kit.dates import DateField, DateTimeField
from ui.kit.feedback import EmptyState, Note, ProgressPanel, ShortcutHints, Snackbar
from ui.kit.fields import TextArea, TextField
from ui.kit.gallery_samples import sample_matches, sample_photo, sample_table, show_ring
from ui.kit.labels import ColorDot, Label
from ui.kit.meters import Avatar, ConfidenceMeter, LimitGauge, Limits
from ui.kit.numbers import NumberField
from ui.kit.panels import Breadcrumb, Card, FactStrip, KeyValues, Tabs, column, row
from ui.kit.photos import FlowLayout, Photo, PhotoStrip
from ui.kit.pills import FilterBar, Pill, SavedViews
from ui.kit.search import SearchField
from ui.kit.signature import SignaturePad
from ui.kit.sla import TimeLeft, TimeLeftLabel
from ui.kit.status import STATUSES, PillSpec, status
from ui.kit.stepper import ProgressSegments, Step, Stepper
from ui.kit.timeline import Timeline, TimelineEntry

CHECK_LINE = "鼹鼠 ㎡ ℃ № ≥ ≤ ± − × · … “ ” —— 〇 𠮷 0123456789 HC-75V·2"
_SWATCHES = (
    "surface raised sunken hover border edge text muted accent accent-tint ok ok-tint warn warn-tint danger "
    "danger-tint info info-tint"
).split()


class Gallery(QWidget):
    """Four columns of everything."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._zh = language == "zh_CN"
        self.setProperty("surface", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._after: list[Callable[[], object]] = []
        across = QHBoxLayout(self)
        across.setContentsMargins(24, 20, 24, 20)
        across.setSpacing(28)
        across.addLayout(self._tokens(), 10)
        across.addLayout(self._controls(), 12)
        across.addLayout(self._panels(), 11)
        across.addLayout(self._visit(), 12)

    def settle(self) -> None:
        """Bring up what needs a shown window: focus rings, the suggestion list."""
        for act in self._after:
            act()

    def t(self, zh: str, en: str) -> str:
        return zh if self._zh else en

    def _head(self, into: QVBoxLayout, zh: str, en: str) -> None:
        into.addSpacing(6)
        into.addWidget(Label(self.t(zh, en), "small", "muted"))

    def _flow(self, into: QVBoxLayout, widgets: Sequence[QWidget]) -> None:
        holder = QWidget()
        flow = FlowLayout(holder, 6)
        for widget in widgets:
            flow.addWidget(widget)
        policy = holder.sizePolicy()
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        into.addWidget(holder)

    def _tokens(self) -> QVBoxLayout:
        into = column(spacing=7)
        self._head(into, "颜色", "Colours")
        grid = QGridLayout()
        for index, token in enumerate(_SWATCHES):
            grid.addLayout(row(ColorDot(token), Label(token), None), index // 3, index % 3)
        into.addLayout(grid)
        self._head(into, "字号", "Type")
        into.addLayout(
            row(
                Label(self.t("28 数字", "28 figure"), "figure"),
                Label(self.t("20 标题", "20 title"), "title"),
                Label(self.t("15 小标题", "15 lead"), "lead"),
                Label(self.t("13 正文", "13 body")),
                Label(self.t("12 说明", "12 small"), "small", "muted"),
                None,
                spacing=14,
            )
        )
        into.addWidget(Label(CHECK_LINE))
        into.addWidget(Label(CHECK_LINE, strong=True))
        self._head(into, "状态", "Status")
        self._flow(into, [Pill(status(key)) for key in STATUSES])
        self._flow(into, [Pill(status("working"), large=True), Pill(PillSpec("HC-75V", "quiet", "muted"))])
        self._head(into, "SLA 剩余", "Time left")
        clocks = (
            TimeLeft("running", 430, 0.8),
            TimeLeft("warning", 80, 0.35),
            TimeLeft("overdue", 25),
            TimeLeft("paused", reason=self.t("等备件", "waiting for parts")),
            TimeLeft("finished", 185),
        )
        self._flow(into, [TimeLeftLabel(clock) for clock in clocks])
        into.addWidget(TimeLeftLabel(TimeLeft("warning", 80, 0.35, self.t("首次到场", "First arrival")), large=True))
        self._head(into, "筛选与视图", "Filters and views")
        filters = FilterBar()
        filters.set_filters(
            [("a", self.t("区域：苏南", "Region: South"), True), ("b", self.t("产品：全部", "Product: all"), False)]
        )
        into.addWidget(filters)
        for strip in (SavedViews(), Tabs()):
            strip.set_views(
                [
                    ("w", self.t("本周", "This week"), 23, False),
                    ("r", self.t("超时风险", "At risk"), 4, True),
                    ("p", self.t("待件", "Waiting"), 6, False),
                ]
            )
            into.addWidget(strip)
        self._head(into, "库存把握", "How sure")
        reasons = (
            (3, "高，昨天盘点", "High, counted yesterday"),
            (2, "中，44 天没盘", "Middling, 44 days"),
            (1, "低", "Low"),
        )
        into.addLayout(row(*(ConfidenceMeter(level, self.t(zh, en)) for level, zh, en in reasons), None, spacing=16))
        self._head(into, "图标", "Icons")
        self._flow(into, [IconButton(name, name, size=28) for name in icons.names()[:96]])
        into.addStretch(1)
        return into

    def _controls(self) -> QVBoxLayout:
        into = column(spacing=8)
        self._head(into, "按钮：常态、焦点、不可用", "Buttons: normal, focus, disabled")
        words = (self.t("派给技术员…", "Assign…"), self.t("打印报告", "Print report"), self.t("取消", "Cancel"))
        kinds: tuple[Kind, ...] = ("primary", "secondary", "quiet")
        for word, kind in zip(words, kinds, strict=True):
            normal, focused, off = Button(word, kind), Button(word, kind), Button(word, kind)
            off.setEnabled(False)
            self._after.append(partial(show_ring, focused))
            keyed = Button(word, kind, key="Ctrl+Return" if kind == "primary" else "P" if kind == "secondary" else "")
            into.addLayout(row(normal, focused, off, keyed, None))
        menu = MenuButton(self.t("更多", "More"))
        menu.add(self.t("打印", "Print"), lambda: None, "printer", "Ctrl+P")
        danger = Button(self.t("取消工单", "Cancel order"), "danger", icon="ban")
        into.addLayout(
            row(
                Button(self.t("新建工单", "New work order"), size=36, icon="plus"),
                danger,
                menu,
                IconButton("printer", self.t("打印", "Print")),
                IconButton("ellipsis", self.t("更多", "More")),
                None,
            )
        )
        into.addLayout(
            row(
                Button(self.t("出发，去瑞科精密", "Set off"), "primary", 44, "car"),
                Button(self.t("导航", "Navigate"), size=44),
                Button(self.t("转给同事…", "Hand over…"), "quiet", 44),
                None,
            )
        )
        self._head(into, "输入框", "Fields")
        fields = QGridLayout()
        fields.setHorizontalSpacing(12)
        fields.setVerticalSpacing(10)
        contact = TextField(self.t("联系人", "Contact"), self.t("王建国", "Wang Jianguo"), required=True)
        phone = TextField(self.t("现场电话", "Site phone"), "025-5210")
        phone.set_error(self.t("少 4 位，或留空用手机", "4 digits are missing."))
        number = TextField(self.t("工单号", "Number"), "WO-104832-6")
        number.set_read_only()
        customer = TextField(
            self.t("客户", "Customer"), self.t("江宁永盛纺织有限公司", "Yongsheng Textile"), icon="users"
        )
        customer.set_found()
        suggested = ChoiceField(self.t("优先级", "Priority"), [(1, self.t("紧急", "Urgent"))], 1)
        suggested.set_suggested()
        amount = NumberField(self.t("排气温度", "Temperature"), Decimal("109.5"), "℃", hint=self.t("不高于 95", "≤ 95"))
        choice = ChoiceField(self.t("能否停机", "May stop"), [(1, self.t("能，已停", "Yes, stopped"))], 1)
        empty = TextField(self.t("备注", "Remark"), placeholder=self.t("选填", "Optional"))
        placed = (
            contact, phone, number, customer, suggested, amount, choice, empty,
            DateField(self.t("购买日期", "Bought on")), DateTimeField(self.t("到场时间", "Arrived at")),
        )  # fmt: skip
        for index, field in enumerate(placed):
            fields.addWidget(field, index // 2, index % 2)
        into.addLayout(fields)
        story = self.t("早上开机半小时报警停机，面板显示排气温度 109 度。", "It stopped half an hour after the start.")
        into.addWidget(TextArea(self.t("故障，照客户原话记", "Fault, in the customer's words"), story, rows=2))
        choices = [("p", self.t("电话", "Phone")), ("c", self.t("网聊", "Chat")), ("m", self.t("邮件", "E-mail"))]
        into.addLayout(
            row(SegmentedChoice(choices, "p"), CheckBox(self.t("已断电", "Power off"), True), CheckBox("A4"), None)
        )
        search = SearchField(self.t("设备，序列号或俗称，可扫码", "Machine, serial or nickname"), icon="scan-barcode")
        into.addWidget(search)
        into.addSpacing(theme.current().px(168))
        self._after.append(lambda: self._suggest(search))
        self._head(into, "表格行", "Table rows")
        into.addWidget(sample_table(self.t))
        into.addStretch(1)
        return into

    def _suggest(self, field: SearchField) -> None:
        query = self.t("2 号", "unit 2")
        field.focus()
        field.edit.setText(query)
        field.set_status(self.t("这家有 6 台，3 台对得上", "6 here, 3 match"))
        rows = sample_matches(self.t, query)
        field.edit.setFocus()
        field.queried.connect(lambda _query, ticket: field.show_results(ticket, rows))
        field.set_text(query)
        QApplication.processEvents()

    def _panels(self) -> QVBoxLayout:
        into = column(spacing=8)
        self._head(into, "撤销条", "Snackbar")
        stage = QWidget()
        stage.setFixedHeight(theme.current().px(70))
        bar = Snackbar(stage)
        into.addWidget(stage)
        self._after.append(lambda: bar.say(self.t("WO-104832-6 已派给周立峰", "WO-104832-6 assigned"), lambda: None))
        self._head(into, "提示：平静、注意、出错", "Notes")
        calm = self.t("没有网络，照常工作即可，14 项更改恢复后自动送达。", "No network. Work as usual.")
        into.addWidget(Note(calm, icon="cloud-off", action=self.t("查看", "Show")))
        into.addWidget(Note(self.t("同一空压站有未完工单 WO-104794-0。", "The same plant has an open order."), "warn"))
        lead = self.t("标签没打出来，标签机没有纸。", "The label was not printed.")
        into.addWidget(
            Note(self.t("数据已存好。装纸后按 F8 重打。", "Everything is saved. Add paper, press F8."), "danger", lead)
        )
        self._head(into, "空状态", "Empty state")
        card = Card()
        card.add(
            EmptyState(
                "package",
                self.t("这辆车上还没有备件", "No parts in this van yet"),
                self.t("扫一个备件的码就能放上来，或从领料单收货。", "Scan a part to put it here."),
                self.t("打开领料单", "Open the pick list"),
            )
        )
        into.addWidget(card)
        into.addWidget(Breadcrumb([("wo", self.t("工单", "Work orders")), ("x", "WO-104832-6")]))
        facts = FactStrip()
        facts.add("SLA", TimeLeft("paused"), self.t("恢复后还剩 9 小时", "9 h left when it resumes"))
        facts.add(self.t("保障", "Entitlement"), status("in_warranty"), self.t("至 2027-03-31", "to 31 Mar 2027"))
        facts.add(self.t("客户", "Customer"), self.t("永盛纺织", "Yongsheng"), self.t("重点客户", "Key"), lambda: None)
        into.addWidget(facts)
        panel = Card(self.t("客户", "Customer"), self.t("重点客户", "Key account"), self.t("打开", "Open"))
        pairs = KeyValues()
        pairs.add(self.t("客户", "Customer"), self.t("江宁永盛纺织有限公司", "Yongsheng"), link=lambda: None)
        pairs.add(self.t("联系人", "Contact"), self.t("王建国（设备科）", "Wang Jianguo"), "138 **** 4471")
        pairs.add(self.t("保障", "Entitlement"), status("in_warranty"), self.t("人工备件免费", "labour and parts free"))
        pairs.add(
            self.t("现场", "Site"),
            self.t("江宁滨江开发区 2 号厂房，空压站，从东门登记后沿主路到底右转", "Hall 2"),
            wrap=True,
        )
        panel.add(pairs)
        into.addWidget(panel)
        self._head(into, "时间线", "Timeline")
        into.addWidget(
            Timeline(
                [
                    TimelineEntry(
                        self.t("转为待件，SLA 暂停", "Waiting for parts"), "12:35 · 周立峰", "circle-pause", "warn"
                    ),
                    TimelineEntry(self.t("原因确认：温控阀卡滞", "Cause: valve stuck"), "11:52 · 7", "search"),
                    TimelineEntry(self.t("安全检查通过，准许开工", "Safety passed"), "11:06 · 周立峰", "lock", "ok"),
                ]
            )
        )
        progress = ProgressPanel(self.t("正在送达照片", "Sending photos"))
        progress.set_progress(6, 14, 120)
        into.addWidget(progress)
        hints = [
            ("J / K", self.t("上下", "up, down")),
            ("Enter", self.t("打开", "open")),
            ("X", self.t("多选", "tick")),
        ]
        into.addLayout(row(Avatar(self.t("赵雨桐", "Zhao Yutong")), ShortcutHints(hints), None))
        into.addStretch(1)
        return into

    def _visit(self) -> QVBoxLayout:
        into = column(spacing=10)
        self._head(into, "到场路径", "Visit path")
        stepper = Stepper("visit")
        stepper.set_steps(
            [
                Step("travel", self.t("路程", "Travel"), self.t("41 分钟，38 公里", "41 min, 38 km"), "done"),
                Step("safety", self.t("安全确认", "Safety"), self.t("6 项全部通过", "All 6 passed"), "done"),
                Step("diagnose", self.t("诊断", "Diagnose"), self.t("10 题，已答 6 题", "6 of 10 answered")),
                Step("parts", self.t("配件", "Parts"), self.t("2 样车上没有", "2 not in the van"), "attention"),
                Step("photos", self.t("照片", "Photos")),
                Step("sign", self.t("签名", "Signature"), "", "blocked"),
            ],
            "diagnose",
        )
        into.addWidget(stepper)
        question = Card(surface="focus-card", spacing=12)
        question.add(Label(self.t("排气温度，满载运行 10 分钟后", "Discharge temperature at full load"), "title"))
        value = NumberStepper("", Decimal(109), "℃")
        value.set_error(self.t("高于上限 95 ℃，多 14 ℃", "14 °C above the limit of 95 °C"))
        gauge = LimitGauge(Limits(Decimal(75), Decimal(95), "℃"))
        gauge.set_values(Decimal(109), Decimal(88))
        line = row(value, gauge, spacing=20)
        line.setStretch(0, 1)
        line.setStretch(1, 1)
        question.add_layout(line)
        answers = BigAnswers()
        answers.set_value("fail")
        question.add(answers)
        question.add(
            Note(self.t("按上限已判为不通过。下一题先查温控阀。", "Judged as failed by the limit."), icon="lightbulb")
        )
        into.addWidget(question)
        segments = ProgressSegments()
        segments.set_states(
            ["pass", "pass", "pass", "partial", "pass", "fail", "open", "open", "not_applicable", "open"],
            self.t("已答 7 / 10，1 题不通过", "7 of 10 answered, 1 failed"),
        )
        following = Button(self.t("下一题：温控阀动作", "Next: valve"), "primary", 56, trailing_icon="arrow-right")
        into.addLayout(row(Button(self.t("上一题", "Back"), size=56, icon="chevron-left"), segments, following))
        self._head(into, "照片", "Photos")
        photos = PhotoStrip()
        photos.set_photos(
            [
                Photo("1", sample_photo(), self.t("换下前", "Before")),
                Photo("2", QImage(), self.t("说明书.pdf", "manual.pdf"), "file-text"),
            ]
        )
        into.addWidget(photos)
        self._head(into, "签名", "Signature")
        pad = SignaturePad()
        pad.setFixedHeight(theme.current().px(150))
        pad.set_strokes([[(60 + i * 6, 80 + (i * 37 % 50) - i, 0.6) for i in range(40)]])
        into.addWidget(pad)
        into.addWidget(SignaturePad())
        into.addStretch(1)
        return into


def render(app: QApplication, out: Path, name: str, language: str, scale: float = 1.0) -> Path:
    """Draw the gallery into a PNG; returns its path."""
    set_language(language)
    theme.apply(app, name, language, scale)
    gallery = Gallery(language)
    gallery.resize(round(2200 * scale), round(1120 * scale))
    gallery.show()
    app.processEvents()
    gallery.settle()
    for _ in range(6):
        app.processEvents()
    from PySide6.QtTest import QTest

    QTest.qWait(120)
    file = out / f"kit-{language}-{name}{'' if scale == 1 else f'-{round(scale * 100)}'}.png"
    gallery.grab().save(str(file))
    gallery.close()
    return file


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the gallery's pictures."""
    parser = argparse.ArgumentParser(description="Draw every component of the kit.")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--lang", choices=("zh_CN", "en"))
    parser.add_argument("--theme", choices=theme.THEMES)
    parser.add_argument("--scale", type=float, default=1.0)
    chosen = parser.parse_args(arguments)
    chosen.out.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    for language in (chosen.lang,) if chosen.lang else ("zh_CN", "en"):
        for name in (chosen.theme,) if chosen.theme else theme.THEMES:
            print(render(app, chosen.out, name, language, chosen.scale))
    return 0


if __name__ == "__main__":
    sys.exit(main())
