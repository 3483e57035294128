"""Dates and spans read as in the pictures, in both languages and in local time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from fieldservice.domain.formats import (
    format_date,
    format_left,
    format_machines,
    format_minutes,
    format_models,
    format_moment,
    format_month,
    format_percent,
    format_span,
    format_used,
)

CHINA = timezone(timedelta(hours=8))
NOW = datetime(2026, 5, 14, 2, 0, tzinfo=UTC)  # 10:00 in China


@pytest.mark.parametrize(
    ("moment", "zh", "en"),
    [
        (datetime(2026, 5, 14, 0, 30, tzinfo=UTC), "今天 08:30", "today 08:30"),
        (datetime(2026, 5, 13, 15, 59, tzinfo=UTC), "昨天 23:59", "yesterday 23:59"),
        (datetime(2026, 5, 13, 16, 0, tzinfo=UTC), "今天 00:00", "today 00:00"),
        (datetime(2026, 5, 15, 2, 30, tzinfo=UTC), "明天 10:30", "tomorrow 10:30"),
        (datetime(2026, 3, 1, 1, 24, tzinfo=UTC), "3月1日 09:24", "1 Mar 09:24"),
        (datetime(2025, 12, 31, 16, 0, tzinfo=UTC), "1月1日 00:00", "1 Jan 00:00"),
        (datetime(2025, 12, 31, 15, 0, tzinfo=UTC), "2025年12月31日 23:00", "31 Dec 2025 23:00"),
    ],
)
def test_moments_are_said_in_local_time(moment: datetime, zh: str, en: str) -> None:
    assert format_moment(moment, NOW, CHINA, language="zh_CN") == zh
    assert format_moment(moment, NOW, CHINA, language="en") == en


def test_dates_are_closed_on_screen_and_opened_on_paper() -> None:
    day = date(2026, 5, 15)
    assert format_date(day, date(2026, 1, 1), language="zh_CN") == "5月15日"
    assert format_date(day, language="zh_CN", paper=True) == "2026 年 5 月 15 日"
    assert format_date(day, language="en", paper=True) == "15 May 2026"


@pytest.mark.parametrize(
    ("minutes", "zh", "en"),
    [
        (0, "0 分", "0 min"),
        (25, "25 分", "25 min"),
        (60, "1 小时", "1 h"),
        (185, "3 小时 05 分", "3 h 05 min"),
        (47 * 60, "47 小时", "47 h"),
        (48 * 60, "2 天", "2 d"),
        (53 * 60 + 30, "2 天 5 小时", "2 d 5 h"),
        (-5, "0 分", "0 min"),
    ],
)
def test_spans_in_words(minutes: int, zh: str, en: str) -> None:
    assert format_minutes(minutes, "zh_CN") == zh
    assert format_span(timedelta(minutes=minutes), "en") == en


@pytest.mark.parametrize(
    ("seconds", "zh", "en"),
    [
        (80 * 60, "还剩 1 小时 20 分", "1 h 20 min left"),
        (59, "还剩不到 1 分", "less than 1 min left"),
        (0, "刚刚到时限", "due now"),
        (-25 * 60, "已超 25 分", "overdue by 25 min"),
    ],
)
def test_time_left_in_words(seconds: int, zh: str, en: str) -> None:
    due = NOW + timedelta(seconds=seconds)
    assert format_left(due, NOW, "zh_CN") == zh
    assert format_left(due, NOW, "en") == en


def test_time_used_in_words() -> None:
    assert format_used(timedelta(hours=3, minutes=5), "zh_CN") == "用时 3 小时 05 分"
    assert format_used(timedelta(hours=3, minutes=5), "en") == "took 3 h 05 min"


@pytest.mark.parametrize(
    ("models", "zh", "en"),
    [
        ("", "全部型号", "all models"),
        ("HC-75V", "HC-75V", "HC-75V"),
        ("HC-*, LS-20", "HC 系列、LS-20", "HC series, LS-20"),
        ("HC-*V", "HC 系列 V", "HC series V"),
    ],
)
def test_models_in_words_and_never_as_patterns(models: str, zh: str, en: str) -> None:
    assert format_models(models, "zh_CN") == zh
    assert format_models(models, "en") == en


def test_months_in_words() -> None:
    assert format_month(date(2026, 5, 14), "zh_CN") == "2026年5月"
    assert format_month(date(2026, 5, 14), "en") == "May 2026"


def test_a_percentage_is_never_broken_at_a_lines_end_and_says_no_less_than_the_least() -> None:
    assert format_percent(0.364) == "36\u00a0%"
    assert (format_percent(0.001), format_percent(0.001, least=1)) == ("0\u00a0%", "1\u00a0%")
    assert format_percent(0.1234, decimals=1) == "12.3\u00a0%"


def test_machines_are_named_by_maker_and_models() -> None:
    assert format_machines("Navien", "NPE-*", "en") == "Navien · NPE series"
    assert format_machines("Navien", "", "en") == "Navien"
    assert format_machines("", "", "en") == "all models"
