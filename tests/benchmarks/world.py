"""A profile in a temporary folder as shipped (encrypted), and firms of any size in it.

Large firms are written by bare `executemany` straight into the tables, in the order of time, and indexed by the
store's own `rebuild`. The same seed gives the same firm.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

from fieldservice.bootstrap import Session
from fieldservice.store import search_index
from fieldservice.store.tables import table_of
from fieldservice.system.clock import to_ms
from fieldservice.system.ids import SeededIds
from tests.benchmarks.opening import open_session

_BATCH = 20_000


@contextmanager
def temporary_session() -> Iterator[Session]:
    """An empty profile that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="fieldservice-bench-") as folder:
        session = open_session(Path(folder))
        try:
            yield session
        finally:
            session.close()


# --- words as people write them -----------------------------------------------------------------------------------

_PARTS_ZH = (
    "空压机 主机 电机 冷却器 油滤 空滤 油分芯 温控阀 最小压力阀 进气阀 卸荷阀 皮带 联轴器 变频器 控制器 传感器 "
    "显示屏 接触器 风扇 冷干机 储气罐 排水阀 油管 密封圈 轴承 机头 安全阀 压力开关 散热器 油泵 液压泵 油缸 "
    "回转马达 行走马达 斗齿 履带 发动机 涡轮增压器 喷油嘴 起动机 发电机 空调 压缩机 蒸发器 冷凝器 膨胀阀 主板 "
    "打印头 定影组件 搓纸轮 硒鼓 电源板 扫描头"
).split()
_FAULTS_ZH = (
    "漏油 漏气 异响 高温报警 不加载 不启动 振动大 压力低 无法停机 跳闸 显示异常 通讯中断 含油量高 排气温度过高 "
    "油位低 皮带断裂 轴承损坏 堵塞 老化 烧毁 进水 卡死 打滑 磨损严重 误报警 电流过大 频繁启停 卡纸 偏色 "
    "制冷效果差"
).split()
_MORE_ZH = (
    "客户反映昨天夜里开始出现 停机等待维修 现场温度偏高 上次保养已超过两千小时 已让客户先停机 需要带备件上门 "
    "更换后试机正常 建议下次保养时一并更换 客户催得很急 设备在二楼机房 请提前电话联系 生产线不能停 需要登高作业 "
    "保修期内 已过保修期请先报价 清洗后压力恢复 检查线路未见异常 参数已重新设定 拆下旧件带回 等待厂家发货"
).split()
_PARTS_EN = (
    "compressor motor cooler filter separator thermostat valve belt coupling inverter controller sensor display "
    "contactor fan dryer tank drain hose seal bearing pump cylinder track engine turbocharger injector starter "
    "alternator condenser evaporator board printhead fuser roller drum scanner bucket boom hydraulic gearbox"
).split()
_FAULTS_EN = (
    "leaking oil|leaking air|makes a noise|overheats|does not load|will not start|vibrates|low pressure|"
    "trips the breaker|shows an error|lost communication|worn out|broken|blocked|burnt|jammed|slipping|"
    "needs replacing|false alarm"
).split("|")
_CITIES = (
    "苏州 无锡 常州 上海 杭州 宁波 南京 合肥 济南 青岛 武汉 长沙 成都 重庆 西安 郑州 天津 大连 沈阳 厦门 广州 深圳"
).split()
_NAMES = (
    "金鸡 明珠 恒达 永盛 华泰 东方 瑞丰 鼎新 宏图 远大 佳音 汇通 正大 天成 海纳 中兴 新宇 同创 百川 锦绣 长江 泰山"
).split()
_TRADES = "纺织 食品 机械 电子 化工 包装 制药 汽配 塑料 印刷 建材 家具 酒店 医院 物流 钢铁".split()
_MODELS = [f"{series}-{size}{suffix}" for series in ("HC", "GA", "SCR", "ZX", "LJ") for size in (15, 22, 37, 42, 55, 75)
           for suffix in ("", "V", "W", "A2")]  # fmt: skip
_PEOPLE = (
    "张伟 王芳 李娜 刘洋 陈静 杨磊 赵敏 黄强 周杰 吴昊 徐鹏 孙丽 马超 朱琳 胡军 郭涛 何勇 高峰 林涛 罗浩"
).split()
_STATES = ("completed", "archived", "closed_incomplete", "scheduled", "qualified", "awaiting_parts", "draft")
_STATE_WEIGHTS = (700, 180, 60, 25, 20, 10, 5)


class Words:
    """Sentences with the uneven frequencies of real ones."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self._weights: dict[int, list[float]] = {}

    def pick(self, words: list[str] | tuple[str, ...]) -> str:
        """A word; the first ones come more often (Zipf)."""
        size = len(words)
        weights = self._weights.get(size)
        if weights is None:
            weights = self._weights[size] = list(accumulate(1 / (rank + 2) for rank in range(size)))
        return self.random.choices(words, cum_weights=weights)[0]

    def part_number(self) -> str:
        """One of some 20,000 part numbers."""
        n = int(self.random.paretovariate(0.4) * 7) % 20_000
        return f"{('HC', 'GA', 'ZX', '1622', 'KT')[n % 5]}-{4200 + n % 97}{n // 97:03d}"

    def serial(self, n: int) -> str:
        """The serial number of the n-th machine."""
        return f"{_MODELS[n % len(_MODELS)].replace('-', '')}-{16 + n % 9}-{n // len(_MODELS):05d}"

    def fault(self) -> tuple[str, str]:
        """(summary, description): two of three in Chinese."""
        if self.random.random() < 0.35:
            part, fault = self.pick(_PARTS_EN), self.pick(_FAULTS_EN)
            return f"{part} {fault}", (
                f"The {part} {fault}. Replaced {self.part_number()}, checked the {self.pick(_PARTS_EN)};"
                f" job {self.random.randrange(10**6)}."
            )
        part, fault = self.pick(_PARTS_ZH), self.pick(_FAULTS_ZH)
        said = f"{self.pick(_MORE_ZH)}，{self.pick(_MORE_ZH)}。更换{self.pick(_PARTS_ZH)} {self.part_number()}"
        return f"{part}{fault}", f"{part}{fault}，{said}"


@dataclass(frozen=True)
class Firm:
    """How much there is."""

    work_orders: int
    customers: int
    assets: int


def fill(session: Session, work_orders: int, *, seed: int = 1, indexed: bool = True) -> Firm:
    """A firm with as many work orders, a customer to every fifty and a machine to every fifteen of them."""
    words, ids = Words(seed), SeededIds(seed)
    connection = session.store.database.connection()
    firm = Firm(work_orders, max(20, work_orders // 50), max(60, work_orders // 15))
    connection.execute("PRAGMA synchronous = off")
    connection.execute("BEGIN IMMEDIATE")
    products = [ids() for _ in _MODELS]
    rows: Iterator[dict[str, Any]] = (
        {"id": id, "model": model, "name": "螺杆空压机", "name_en": "Screw compressor"}
        for id, model in zip(products, _MODELS, strict=True)
    )
    _write(connection, "product", rows)
    people = [ids() for _ in range(60)]
    _write(
        connection,
        "person",
        (
            {"id": id, "name": _PEOPLE[at % 20] + str(at // 20 or ""), "roles": "technician"}
            for at, id in enumerate(people)
        ),
    )
    customers = [ids() for _ in range(firm.customers)]
    _write(connection, "customer", (_customer(words, id, at) for at, id in enumerate(customers)))
    assets = [ids() for _ in range(firm.assets)]
    owners = [words.random.randrange(firm.customers) for _ in assets]
    _write(
        connection,
        "asset",
        (
            {"id": id, "serial": words.serial(at), "name": f"{at % 7 + 1} 号机", "customer_id": customers[owners[at]],
             "product_id": products[at % len(products)]}
            for at, id in enumerate(assets)
        ),
    )  # fmt: skip
    now = to_ms(session.context.now())
    _write(
        connection,
        "work_order",
        (_work_order(words, ids(), at, firm, now, customers, assets, owners, people) for at in range(work_orders)),
    )
    connection.execute("COMMIT")
    if indexed:
        connection.execute("BEGIN IMMEDIATE")
        search_index.rebuild(connection, session.store.read())
        connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("PRAGMA synchronous = full")
    return firm


def _customer(words: Words, id: str, at: int) -> dict[str, Any]:
    city = words.pick(_CITIES)
    name = f"{city}{words.pick(_NAMES)}{words.pick(_NAMES)}{words.pick(_TRADES)}有限公司"
    return {"id": id, "number": f"C-{10_001 + at}-{at % 10}", "name": name, "short_name": name[2:6], "city": city,
            "name_en": f"Customer {at} Limited", "phone": f"138{at:08d}"}  # fmt: skip


def _work_order(
    words: Words, id: str, at: int, firm: Firm, now: int, customers: list[str], assets: list[str], owners: list[int],
    people: list[str],
) -> dict[str, Any]:  # fmt: skip
    summary, description = words.fault()
    machine = words.random.randrange(firm.assets)
    opened = now - (firm.work_orders - at) * 120_000
    state = words.random.choices(_STATES, _STATE_WEIGHTS)[0]
    finished = state in ("completed", "archived", "closed_incomplete")
    planned = finished or state == "scheduled"
    return {
        "id": id,
        "number": f"WO-{100_001 + at}-{at % 10}",
        "customer_id": customers[owners[machine]],
        "asset_id": assets[machine],
        "summary": summary,
        "description": description,
        "status": "qualified" if state == "scheduled" else state,
        "state": state,
        "opened_at": opened,
        "due_at": opened + 86_400_000,
        "finished_at": opened + 7_200_000 + at % 977 * 60_000 if finished else None,
        "starts_at": opened + 3_600_000 if planned else None,
        "technician_id": people[machine % len(people)] if planned else None,
        "entitlement": ("in_warranty", "contract", "out_of_warranty")[machine % 3],
    }


def _write(connection: Any, name: str, rows: Iterator[dict[str, Any]]) -> None:
    table = table_of(name)
    columns = [column.name for column in table.columns]
    defaults = [("" if c.sql_type == "TEXT" and not c.nullable else c.default) for c in table.columns]
    batch: list[list[Any]] = []
    for row in rows:
        values = [row.get(column, default) for column, default in zip(columns, defaults, strict=True)]
        batch.append([*values, 0])
        if len(batch) >= _BATCH:
            connection.executemany(table.insert, batch)
            batch.clear()
    connection.executemany(table.insert, batch)


def add_knowledge(session: Session, digests: int, articles: int, parts: int, *, seed: int = 3) -> None:
    """Digests of closed cases, published articles and parts in the same words; then everything is indexed."""
    words, ids = Words(seed), SeededIds(seed)
    connection = session.store.database.connection()
    read = session.store.read()
    products = {row[1]: row[0] for row in read.rows("SELECT id, model FROM product")}
    connection.execute("BEGIN IMMEDIATE")
    _write(connection, "case_digest", (_digest(words, ids(), at, products) for at in range(digests)))
    _write(connection, "article", (_article(words, ids(), at, session) for at in range(articles)))
    _write(connection, "part", (_part(words, ids(), at) for at in range(parts)))
    search_index.rebuild(connection, read)
    connection.execute("COMMIT")


def _part(words: Words, id: str, at: int) -> dict[str, Any]:
    number = f"{('HC', 'GA', 'ZX', '1622', 'KT')[at % 5]}-{4200 + at % 97}{at // 97:03d}"
    return {"id": id, "number": number, "name": words.pick(_PARTS_ZH), "name_en": words.pick(_PARTS_EN)}


def _digest(words: Words, id: str, at: int, products: dict[str, str]) -> dict[str, Any]:
    model = _MODELS[words.random.randrange(len(_MODELS))]
    summary, description = words.fault()
    return {
        "id": id, "product_id": products[model], "model": model, "symptom": f"{summary}\n{description}",
        "solution": words.fault()[1], "problem_code": f"P{at % 30 + 1:02}", "cause_code": f"C{at % 90:04}",
        "minutes": 20 + at % 90, "closed_on": "2026-04-01",
    }  # fmt: skip


def _article(words: Words, id: str, at: int, session: Session) -> dict[str, Any]:
    summary, description = words.fault()
    now = to_ms(session.context.now())
    return {
        "id": id, "number": f"KB-{at + 1_001}", "title": summary, "symptom": description, "solution": words.fault()[1],
        "status": "published", "version": 1, "created_at": now, "published_at": now,
    }  # fmt: skip
