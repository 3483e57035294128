"""The fault codes that come with the program: 30 problems of general equipment, their usual causes, remedies."""

from __future__ import annotations

from fieldservice.domain.coding import CAUSE, PROBLEM, REMEDY, Code

# code | zh_CN | English; a line that begins with ">" is a cause of the problem above it.
_PROBLEMS = """
P01|不能启动|Does not start
>C0101|控制电源故障|Control supply failed
>C0102|急停或联锁未复位|Emergency stop or interlock not reset
>C0103|启动元件损坏|Starter defective
P02|运行中停机|Stops while running
>C0201|保护动作|Protection tripped
>C0202|供电中断|Supply interrupted
P03|温度过高|Temperature too high
>C0301|温控阀卡滞|Thermostatic valve stuck
>C0302|冷却器脏堵|Cooler fouled
>C0303|冷却风扇不转|Cooling fan not running
>C0304|油位过低|Oil level low
P04|温度过低|Temperature too low
>C0401|加热元件损坏|Heater defective
P05|压力过高|Pressure too high
>C0501|压力开关失准|Pressure switch out of adjustment
>C0502|管路堵塞|Line blocked
P06|压力过低|Pressure too low
>C0601|过滤器堵塞|Filter clogged
>C0602|制冷剂不足|Refrigerant low
>C0603|泵磨损|Pump worn
P07|流量不足|Flow too low
>C0701|阀门未全开|Valve not fully open
>C0702|叶轮磨损|Impeller worn
P08|漏油|Oil leak
>C0801|密封件老化|Seal aged
>C0802|接头松动|Fitting loose
>C0803|软管破裂|Hose burst
P09|漏水|Water leak
>C0901|阀芯损坏|Valve core damaged
P10|漏气|Air or gas leak
>C1001|管接头泄漏|Pipe joint leaking
P11|异响|Unusual noise
>C1101|轴承损坏|Bearing damaged
>C1102|皮带打滑|Belt slipping
P12|振动过大|Excessive vibration
>C1201|不对中|Misalignment
>C1202|转子不平衡|Rotor out of balance
>C1203|地脚松动|Foundation bolts loose
P13|动作迟缓|Movement slow
>C1301|液压油粘度不对|Wrong oil viscosity
P14|卡死|Jammed
>C1401|异物卡入|Foreign object jammed
P15|动作不到位|Does not reach position
>C1501|限位开关失效|Limit switch failed
P16|过载跳闸|Overload trip
>C1601|机械负载过大|Mechanical overload
>C1602|缺相|Phase missing
P17|短路或接地|Short circuit or earth fault
>C1701|绝缘老化|Insulation aged
P18|电机故障|Motor fault
>C1801|绕组烧毁|Winding burnt
P19|传感器异常|Sensor fault
>C1901|传感器漂移|Sensor drift
>C1902|传感器断线|Sensor wire broken
P20|控制器故障|Controller fault
>C2001|主板损坏|Main board defective
>C2002|程序异常|Program error
P21|显示异常|Display fault
>C2101|显示屏损坏|Display defective
P22|通信中断|Communication lost
>C2201|通信线松脱|Communication cable loose
>C2202|通信参数不对|Communication settings wrong
P23|反复报警|Alarm recurs
>C2301|报警参数不当|Alarm settings unsuitable
P24|制冷效果差|Poor cooling
>C2401|冷凝器脏堵|Condenser fouled
>C2402|膨胀阀失灵|Expansion valve faulty
P25|能耗过高|Consumption too high
>C2501|效率下降|Efficiency lost
P26|排放超标|Emissions too high
>C2601|燃烧不良|Poor combustion
P27|外观或结构损坏|Damage to body or structure
>C2701|碰撞|Impact
>C2702|腐蚀|Corrosion
P28|磨损到限|Worn to the limit
>C2801|到达寿命|End of service life
P29|安装不当|Installed incorrectly
>C2901|接线错误|Wired incorrectly
P30|使用问题|Usage question
>C3001|不熟悉操作|Not familiar with operation
"""

_GENERIC_CAUSES = """
C9001|正常磨损|Normal wear
C9002|材料老化|Material aged
C9003|紧固件松动|Fastener loose
C9004|污染或堵塞|Contamination or blockage
C9005|缺少保养|Lack of maintenance
C9006|操作不当|Operating error
C9007|环境影响|Influence of surroundings
C9008|制造缺陷|Manufacturing defect
C9009|供电质量|Supply quality
C9010|软件缺陷|Software defect
C9099|未查明|Not found
"""

_REMEDIES = """
R01|更换部件|Part replaced
R02|修复部件|Part repaired
R03|清洁|Cleaned
R04|调整或校准|Adjusted or calibrated
R05|紧固|Tightened
R06|润滑或加注|Lubricated or refilled
R07|更换密封件|Seals replaced
R08|重新接线|Rewired
R09|复位|Reset
R10|修改参数|Settings changed
R11|升级软件|Software updated
R12|更换整机|Unit exchanged
R13|指导用户|User instructed
R14|临时措施|Temporary measure
R15|返厂维修|Sent in for repair
R16|未发现故障|No fault found
R17|改善安装环境|Surroundings improved
R0301|更换温控阀芯和密封圈|Valve core and seals replaced|C0301
R0302|吹扫或清洗冷却器|Cooler blown out or washed|C0302
R0602|查漏补充制冷剂|Leak found and refrigerant refilled|C0602
R1101|更换轴承|Bearing replaced|C1101
R1201|重新对中|Realigned|C1201
"""


def default_codes() -> list[Code]:
    """The shipped table; a firm edits its own copy."""
    found: list[Code] = []
    problem = ""
    for line in _PROBLEMS.split("\n"):
        if not line:
            continue
        code, zh, en = line.lstrip(">").split("|")
        names = {"zh_CN": zh, "en": en}
        if line.startswith(">"):
            found.append(Code(CAUSE, code, names, problem))
            continue
        problem = code
        found.append(Code(PROBLEM, code, names))
    for kind, table in ((CAUSE, _GENERIC_CAUSES), (REMEDY, _REMEDIES)):
        for line in filter(None, table.split("\n")):
            code, zh, en, *parent = line.split("|")
            found.append(Code(kind, code, {"zh_CN": zh, "en": en}, parent[0] if parent else ""))
    return found
