"""Phrases as people write them in reports: what names somebody goes, what is technical stays."""

from __future__ import annotations

import pytest

from fieldservice.domain.anonymity import GAP, Scrubber

# What is said, and what is left of it; "…" stands for what was taken out.
GOES = (
    # called by a nickname
    ("老王来看过", "…来看过"),
    ("让小李先复位", "让…先复位"),
    ("王师傅说是温控阀", "…说是温控阀"),
    ("张工确认过电流", "…确认过电流"),
    ("李总要求今天修好", "…要求今天修好"),
    ("和小陈、老赵一起换的轴承", "和…一起换的轴承"),
    ("阿强不在，阿黄开的门", "阿强不在，…开的门"),
    ("王哥帮忙停的机", "…帮忙停的机"),
    ("联系刘主任", "联系…"),
    ("欧阳经理签字", "…签字"),
    ("姓周的师傅在现场", "…在现场"),
    ("陈某反映漏油", "…反映漏油"),
    ("周老师要求保留旧件", "…要求保留旧件"),
    ("老林和小高值班", "…和…值班"),
    ("小何、小江没拿到钥匙", "…没拿到钥匙"),
    ("客户小许说小于 5 bar", "客户…说小于 5 bar"),
    ("Wang gong 已复位", "… 已复位"),
    ("张gong 说压力低", "… 说压力低"),
    ("ask Lao Wang first", "ask … first"),
    ("Xiao Li reset it", "… reset it"),
    ("li zong wants a call", "… wants a call"),
    ("Zhang shifu opened the door", "… opened the door"),
    ("Engineer Chen measured 380 V", "… measured 380 V"),
    ("Mr.Wang and Ms Li were there", "… and … were there"),
    ("Wang Jianguo signed", "… signed"),
    # phones as people write them
    ("打 138-1234-4471", "打 …"),
    ("打 138.1234.4471", "打 …"),
    ("打 138 123 44471", "打 …"),
    ("打 1 3 8 1 2 3 4 4 4 7 1", "打 …"),
    ("打 １３８１２３４４４７１", "打 …"),
    ("打幺三八一二三四四四七一", "打…"),
    ("打 0086 13812344471", "打 …"),
    ("(025) 5210 1234 转 802 找人", "… 找人"),
    ("（025）52101234 找人", "… 找人"),
    ("025－52101234 找人", "… 找人"),
    ("02552101234 找人", "… 找人"),
    ("厂家 400-820-1234", "厂家 …"),
    ("电话：52101234", "…"),
    ("tel 5210 1234", "…"),
    ("call 415-555-2671 first", "call … first"),
    # accounts
    ("微信 wang_jg88 发照片", "… 发照片"),
    ("微信号：lihua1985", "…"),
    ("加V abc12345", "…"),
    ("vx：jn-yongsheng", "…"),
    ("QQ 12345678", "…"),
    ("wang.jg@yongsheng.com.cn 收", "… 收"),
    ("wang.jg(at)yongsheng.com 收", "… 收"),
    # plates and identity
    ("车是苏A·12345", "车是…"),
    ("苏A12345 停在门口", "… 停在门口"),
    ("沪AD12345 拉走的", "… 拉走的"),
    ("车牌号 苏A8K321", "…"),
    ("身份证 320102198001011234", "身份证 …"),
    # addresses
    ("滨江大道 88 号门卫", "…门卫"),
    ("中山北路8-3号", "…"),
    ("翠屏小区3栋2单元501室", "…"),
    ("到 3栋2单元501室 取件", "到 … 取件"),
    ("12 Baker Street, second floor", "…, second floor"),
    ("P.O. Box 1234", "…"),
)  # fmt: skip

# Technical phrases that look alike.
STAYS = (
    "皮带老化，老旧管路老毛病", "运行 8 小时后停机", "减小张力，调小张紧轮", "皮带张力 350 N", "王牌螺栓 M10",
    "最小周期 20 s", "小马达 0.75 kW 烧毁", "小毛刺打磨", "老程序升级到新程序", "缩小范围排查", "小孔堵塞",
    "小叶轮磨损", "老方法不行", "小黄油嘴", "白班停机，夜班再开",
    "甲方经理未到", "责任工程师确认", "主任工程师会签", "工程经理现场会", "感谢师傅上门", "任何工程师都能做",
    "总成更换，总线无应答，向总管补气", "电工检查，施工后复位，人工复位", "任何工况下都一样", "江水冷却，黄铜阀芯",
    "油路 2 号阀卡滞", "冷却水管路3号阀漏", "回路 1 号板无输出", "2 号机 1 号厂房", "气路2号电磁阀线圈开路",
    "HC-2205-0417 换 1622-0871-00", "6205-2RS 轴承", "0280158827 喷油嘴", "Navien E003", "F0002 过压，A07089",
    "LM358 与 STM32F103C8", "换新HC12345", "WX-2000 泵", "V 型皮带 SPB-2500", "R134a 0.15 MPa 30 Hz 50 Hz",
    "15 20 30 40 50 6 依次为读数", "380 V, 400 A, 1450 r/min", "2026-05-14 09:24 停机", "109 ℃ 报警 110 ℃ 停机",
    "Fan motor replaced, sun gear worn", "He said the pump is loud", "Manager console locked", "Limit switch",
    "微信报修，公众号下单", "wechat group", "李氏硬度 45", "西门子 6ES7 214-1AG40-0XB0", "曾更换过轴承", "方向阀、方管",
    "历史工单，用于工单，3 张工单",
    "万向节异响，万用表量 24 V", "钟表式压力表", "白烟、黄灯、红灯常亮", "许可证到期", "余压 0.05 MPa", "马力不足",
    "程度较轻，流程正常", "毛刺、毛边", "高压包、高频", "ABB ACS550-01-045A-4", "Atlas Copco GA 75", "阿特拉斯 GA75",
)  # fmt: skip


@pytest.mark.parametrize(("said", "left"), GOES, ids=[said for said, _ in GOES])
def test_whoever_is_named_is_taken_out(said: str, left: str) -> None:
    assert Scrubber([])(said) == left.replace("…", GAP)


@pytest.mark.parametrize("said", STAYS)
def test_what_is_technical_stays_as_it_was_written(said: str) -> None:
    assert Scrubber([])(said) == said


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len(GOES) + len(STAYS) >= 100
