"""Dates, times, numbers and money in words."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest

from printouts import service_report
from printouts.codes import QUIET, qr_rectangles, qr_rows
from printouts.layout import format as put
from tests.printouts import samples

UTC_NIGHT = dt.datetime(2026, 5, 14, 16, 30, tzinfo=dt.UTC)


def test_dates_are_opened_on_paper() -> None:
    assert put.date(dt.date(2026, 5, 15), "zh_CN") == "2026 年 5 月 15 日"
    assert put.date(dt.date(2026, 5, 15), "en") == "15 May 2026"


def test_stored_utc_is_printed_in_the_zone_of_the_paper() -> None:
    assert put.day_and_time(UTC_NIGHT, "zh_CN", samples.CHINA) == "5 月 15 日 00:30"
    assert put.day_and_time(UTC_NIGHT, "en", samples.CHINA, 2026) == "15 May 00:30"


def test_another_year_is_named() -> None:
    assert put.day_and_time(UTC_NIGHT, "zh_CN", samples.CHINA, 2027) == "2026 年 5 月 15 日 00:30"


@pytest.mark.parametrize(
    ("minutes", "zh", "en"),
    [(0, "0 分钟", "0 min"), (26, "26 分钟", "26 min"), (60, "1 小时", "1 h"), (192, "3 小时 12 分", "3 h 12 min")],
)
def test_lengths_of_time(minutes: int, zh: str, en: str) -> None:
    assert put.duration(minutes, "zh_CN") == zh
    assert put.duration(minutes, "en") == en


@pytest.mark.parametrize(
    ("minor", "currency", "text"),
    [
        (161600, "CNY", "1,616.00"),
        (-5, "CNY", "−0.05"),
        (0, "CNY", "0.00"),
        (1234, "JPY", "1,234"),
        (-100, "EUR", "−1.00"),
    ],
)
def test_money_comes_from_minor_units(minor: int, currency: str, text: str) -> None:
    assert put.money(minor, currency) == text


@pytest.mark.parametrize(
    ("value", "text"), [(11426, "11,426"), (3.5, "3.5"), (-2.25, "−2.25"), (-0.001, "0"), (0, "0")]
)
def test_numbers_have_separators_and_a_true_minus(value: float, text: str) -> None:
    assert put.number(value) == text


def test_code_keeps_its_quiet_border_and_all_its_modules() -> None:
    rows = qr_rows("FS1:WO-104832-6")
    side = len(rows) + 2 * QUIET
    rectangles = qr_rectangles("FS1:WO-104832-6", 0, 0, side)
    assert round(sum(width for _, _, width, _ in rectangles)) == sum(map(sum, rows))
    assert min(x for x, _, _, _ in rectangles) >= QUIET
    assert max(x + width for x, _, width, _ in rectangles) <= side - QUIET


def test_text_too_long_for_a_readable_code_has_none() -> None:
    assert qr_rows("x" * 3000) == ()


def test_reports_made_at_the_same_time_do_not_meet() -> None:
    reports = [samples.report(number=f"WO-{index}") for index in range(4)]
    alone = [service_report.render(report, "zh_CN") for report in reports]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda report: service_report.render(report, "zh_CN"), reports * 3))
    assert together == alone * 3
