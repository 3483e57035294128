"""Small tables of our own, and the real ones beside the project."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fieldservice import i18n

REAL_DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"

CUSTOMERS_ZH = """客户编码,客户名称,联系人,手机,客户电话,地址,客户等级,备注
C-001,上海明珠食品有限公司,张伟,13800138000,021-55550000,上海市浦东新区东方路 88 号,重要,老客户
C-002,"苏州 ""金鸡湖"" 酒店,有限公司",李娜,13900139000,,"苏州工业园区
星湖街 1 号",一般,
"""


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = i18n.language()
    i18n.set_language("en")
    yield
    i18n.set_language(before)


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., Path]:
    """A file with this content."""

    def make(content: str | bytes, name: str = "table.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return make


@pytest.fixture
def real() -> Callable[[str], Path]:
    """A file of the real data, or a skip that says so."""

    def find(name: str) -> Path:
        path = REAL_DATA / name
        if not path.exists():
            pytest.skip(f"real data {name} is not beside the project")
        return path

    return find
