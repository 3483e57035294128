"""Rows, matches, a photo and focus rings for the gallery."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from ui.kit import theme
from ui.kit.focus import FocusRing
from ui.kit.search import Suggestion, marked
from ui.kit.sla import TimeLeft
from ui.kit.status import status
from ui.kit.table import Column, DataTable, SimpleModel


def sample_table(t: Callable[[str, str], str]) -> DataTable:
    """A table with every kind of row state; `t` picks the Chinese or the English words."""
    columns = [
        Column("no", t("工单号", "Number"), 124, kind="record"),
        Column("st", t("状态", "Status"), 150, kind="pill"),
        Column("sla", t("SLA 剩余", "Time left"), 160, kind="sla"),
        Column("cu", t("客户", "Customer"), 90, stretch=True),
        Column("q", t("数量", "Qty"), 64, kind="number"),
    ]
    paused = TimeLeft("paused", reason=t("等客户", "customer"))
    rows = [
        ("WO-104820-7", "accepted", TimeLeft("running", 270, 0.7), t("金桥包装", "Jinqiao"), "3"),
        ("WO-104822-0", "scheduled", TimeLeft("running", 360, 0.9), t("宝源铸造", "Baoyuan"), "12"),
        ("WO-104832-6", "qualified", TimeLeft("warning", 80, 0.3), t("永盛纺织", "Yongsheng"), "1"),
        ("WO-104812-9", "working", TimeLeft("overdue", 25), t("华晟食品", "Huasheng"), "1,204"),
        ("WO-104801-8", "waiting_customer", paused, t("翠屏酒店", "Cuiping"), "2"),
        ("WO-104770-1", "cancelled", None, t("三元轴承", "Sanyuan"), None),
    ]
    model = SimpleModel(columns, rows, muted_when=lambda values: values[1] == "cancelled")
    table = DataTable(model, t("工单", "Work orders"), fit_rows=True)
    table.set_sort("sla")
    table.select_row(2)
    table.set_ticks([3])
    table.flash([4])
    return table


def sample_photo() -> QImage:
    """A stand-in photo drawn from tokens."""
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(theme.current().color("bar"))
    painter = QPainter(image)
    painter.fillRect(0, 200, 400, 100, theme.current().color("edge"))
    painter.setBrush(theme.current().color("warn-mark"))
    painter.drawEllipse(QPoint(200, 160), 80, 80)
    painter.end()
    return image


def sample_matches(t: Callable[[str, str], str], query: str) -> list[Suggestion]:
    """What a search for a machine finds."""
    return [
        Suggestion(1, marked(t("HC-75V·2 号机  23081147", "HC-75V unit 2  23081147"), query),
                   t("2 号厂房空压站，11,420 小时", "Hall 2, 11,420 h"), status("in_warranty")),
        Suggestion(2, marked(t("HD-12 冷干机·2 号", "HD-12 dryer, unit 2"), query),
                   t("有未完工单 WO-104794-0", "Open order WO-104794-0"), status("out_of_warranty")),
        Suggestion(3, marked(t("HC-37V·1 号机", "HC-37V unit 1"), query),
                   t("2 号厂房东侧", "Hall 2, east"), status("under_contract")),
    ]  # fmt: skip


def show_ring(target: QWidget) -> None:
    """Ring a control that does not have the focus."""
    FocusRing(target).show()
