"""What people write for yes, no, nothing and the coded values."""

from __future__ import annotations

YES_NO = {
    "true": ("true", "yes", "y", "1", "on", "x", "✓", "√", "☑", "是", "有", "对", "真", "启用", "在用", "正常", "t"),
    "false": (
        "false",
        "no",
        "n",
        "0",
        "off",
        "×",
        "✗",
        "☐",
        "否",
        "无",
        "没有",
        "不",
        "假",
        "停用",
        "禁用",
        "作废",
        "f",
    ),
}

TIER = {
    "high": ("high", "vip", "a", "key account", "高", "重要", "重点", "大客户", "战略", "金牌"),
    "medium": ("medium", "b", "中", "较重要", "银牌"),
    "ordinary": ("ordinary", "normal", "standard", "c", "low", "普通", "一般", "低"),
}
TRACKING = {
    "none": ("none", "no", "不管理", "无", "否", "false", "数量", "0"),
    "lot": ("lot", "batch", "批次", "批号"),
    "serial": ("serial", "serial number", "sn", "序列号", "序号", "true", "是", "yes", "1"),
}
# The numbers are those of InvenTree exports.
STOCK_STATUS = {
    "available": (
        "available",
        "ok",
        "good",
        "new",
        "10",
        "50",
        "attention needed",
        "良品",
        "可用",
        "合格",
        "正常",
        "新",
        "新件",
    ),
    "defective": (
        "defective",
        "damaged",
        "bad",
        "rejected",
        "55",
        "65",
        "不良品",
        "坏件",
        "不合格",
        "次品",
        "故障",
        "旧件",
    ),
    "quarantine": ("quarantine", "quarantined", "on hold", "75", "85", "returned", "待检", "隔离", "冻结", "待判"),
    "gone": ("lost", "destroyed", "scrapped", "60", "70", "报废", "丢失", "盘亏"),
}
JOB_STATUS = {
    "draft": ("draft", "new", "open", "新建", "草稿", "待处理", "未处理", "待受理"),
    "qualified": (
        "qualified",
        "accepted",
        "scheduled",
        "assigned",
        "planned",
        "in progress",
        "started",
        "working",
        "wip",
        "已受理",
        "已确认",
        "待派工",
        "已派工",
        "已安排",
        "已预约",
        "处理中",
        "进行中",
        "维修中",
    ),
    "waiting_parts": ("waiting for parts", "waiting parts", "parts on order", "等待备件", "待件", "缺件"),
    "waiting_customer": ("waiting for customer", "waiting customer", "on hold", "等待客户", "挂起"),
    "completed": (
        "completed",
        "complete",
        "done",
        "fixed",
        "repaired",
        "closed",
        "finished",
        "resolved",
        "solved",
        "完成",
        "已完成",
        "已修复",
        "已解决",
        "完工",
        "已完工",
        "修复",
        "已关闭",
        "结案",
        "关闭",
    ),
    "closed_incomplete": (
        "closed incomplete",
        "not fixed",
        "unrepaired",
        "repairable",
        "end of life",
        "unsolved",
        "未完成",
        "未修复",
        "未解决",
        "无法修复",
        "不可修",
    ),
    "cancelled": ("cancelled", "canceled", "void", "取消", "已取消", "作废"),
    "archived": ("archived", "归档", "已归档"),
}
# PM01... are SAP's maintenance order types.
JOB_TYPE = {
    "repair": (
        "repair",
        "corrective",
        "breakdown",
        "fault",
        "pm01",
        "pm03",
        "pm04",
        "pm05",
        "pm06",
        "维修",
        "报修",
        "故障",
        "故障维修",
        "抢修",
        "检修",
    ),
    "maintenance": (
        "maintenance",
        "preventive",
        "preventive maintenance",
        "pm",
        "pm02",
        "service",
        "保养",
        "维护",
        "巡检保养",
    ),
    "installation": ("installation", "install", "commissioning", "安装", "安装调试", "调试", "装机"),
    "inspection": ("inspection", "inspect", "survey", "巡检", "检查", "检测", "点检"),
    "upgrade": ("upgrade", "update", "modification", "retrofit", "升级", "改造", "软件升级"),
    "training": ("training", "培训"),
    "return": ("return", "exchange", "rma", "退货", "换货", "退换"),
}

SUPERSESSION_MODE: dict[str, tuple[str, ...]] = {
    "all": ("all", "together", "and", "全部", "组合", "一起", "同时"),
    "any": ("any", "one of them", "or", "任一", "任选", "任意一个", "或"),
}
INTERCHANGE: dict[str, tuple[str, ...]] = {
    "forward": ("forward", "one way", "new for old", "no", "单向", "单向替代", "否", "不可互换"),
    "both": ("both", "two way", "both ways", "full", "yes", "双向", "互换", "可互换", "是", "完全互换"),
}
LOCATION_KIND = {
    "central": ("central", "central warehouse", "warehouse", "main warehouse", "中心库", "中心仓", "总库", "仓库"),
    "regional": ("regional", "regional warehouse", "区域库", "区域仓", "分库"),
    "point": ("point", "service point", "网点", "网点库", "备件室"),
    "bin": ("bin", "shelf", "rack", "货位", "库位", "仓位", "货架"),
    "van": ("van", "vehicle", "car", "车辆", "服务车", "车载库"),
    "technician": ("technician", "engineer", "工程师", "个人库"),
    "customer": ("customer", "customer site", "客户", "客户现场"),
    "defective": ("defective", "不良品", "不良品区", "故障品区"),
    "quarantine": ("quarantine", "inspection", "待检", "待检区"),
    "packing": ("packing", "dispatch", "发货区", "包装区"),
    "scrap": ("scrap", "报废"),
}

# What people write into a cell that has nothing to say.
BLANKS = frozenset(
    "na n/a n.a. n.a - -- --- – — —— ———— / // \\ null none nil nan unknown unspecified tbd tba ? ?? ??? ????"
    " 无 暂无 没有 空"
    " 未知 不详 未填 待补 待定 不适用 0000-00-00 0000/00/00".split()
)
