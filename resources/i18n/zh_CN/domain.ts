<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>domain</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>A part that is not genuine was fitted. Check whether the warranty still holds.</source>
        <translation>曾装用非原厂件，请核实是否仍在保内。</translation>
    </message>
    <message>
        <source>At most {places} decimals are possible.</source>
        <translation>最多填写 {places} 位小数。</translation>
    </message>
    <message>
        <source>Maintenance contract {number}, in force until {until}.</source>
        <translation>维保合同 {number}，有效期至 {until}。</translation>
    </message>
    <message>
        <source>Maintenance contract {number}, in force without an end.</source>
        <translation>维保合同 {number}，长期有效。</translation>
    </message>
    <message>
        <source>Neither purchase nor installation date is known.</source>
        <translation>购机日期和安装日期都没有登记。</translation>
    </message>
    <message>
        <source>No warranty term is known for this product.</source>
        <translation>此产品没有登记质保期限。</translation>
    </message>
    <message>
        <source>Only genuine parts may be fitted while the warranty runs.</source>
        <translation>保内设备只能装用原厂件。</translation>
    </message>
    <message>
        <source>The code {written} is not in the list.</source>
        <translation>代码 {written} 不在代码表中。</translation>
    </message>
    <message>
        <source>The maintenance contract ended on {until}.</source>
        <translation>维保合同已于 {until} 到期。</translation>
    </message>
    <message>
        <source>The number {number} is too large.</source>
        <translation>数字 {number} 过大。</translation>
    </message>
    <message>
        <source>The warranty ended on {until}.</source>
        <translation>质保已于 {until} 到期。</translation>
    </message>
    <message>
        <source>The warranty runs until {until}.</source>
        <translation>整机质保到 {until}。</translation>
    </message>
    <message>
        <source>The warranty starts only on {start}.</source>
        <translation>质保从 {start} 才开始。</translation>
    </message>
    <message>
        <source>This cause belongs to another problem. Choose one that fits.</source>
        <translation>此原因属于另一种故障，请重新选择。</translation>
    </message>
    <message>
        <source>This part is not genuine: the warranty does not pay for it and may end by it.</source>
        <translation>此件非原厂件：质保不承担其费用，还可能因此失去质保。</translation>
    </message>
    <message>
        <source>This remedy belongs to another cause. Choose one that fits.</source>
        <translation>此处理措施属于另一种原因，请重新选择。</translation>
    </message>
    <message>
        <source>all models</source>
        <translation>全部型号</translation>
    </message>
    <message>
        <source>due now</source>
        <translation>刚刚到时限</translation>
    </message>
    <message>
        <source>less than 1 min left</source>
        <translation>还剩不到 1 分</translation>
    </message>
    <message>
        <source>overdue by {span}</source>
        <translation>已超 {span}</translation>
    </message>
    <message>
        <source>today {clock}</source>
        <translation>今天 {clock}</translation>
    </message>
    <message>
        <source>tomorrow {clock}</source>
        <translation>明天 {clock}</translation>
    </message>
    <message>
        <source>took {span}</source>
        <translation>用时 {span}</translation>
    </message>
    <message>
        <source>yesterday {clock}</source>
        <translation>昨天 {clock}</translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation>{days} 天</translation>
    </message>
    <message>
        <source>{days} d {hours} h</source>
        <translation>{days} 天 {hours} 小时</translation>
    </message>
    <message>
        <source>{family} series</source>
        <translation>{family} 系列</translation>
    </message>
    <message>
        <source>{first} and {second} can't be added up or compared.</source>
        <translation>单位 {first} 和 {second} 不能相加或比较。</translation>
    </message>
    <message>
        <source>{first} and {second} can't be added up.</source>
        <translation>{first} 和 {second} 不能相加。</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} 小时</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分</translation>
    </message>
    <message>
        <source>{span} left</source>
        <translation>还剩 {span}</translation>
    </message>
    <message>
        <source>“{written}” is not a number.</source>
        <translation>“{written}”不是数字。</translation>
    </message>
    <message>
        <source>“{written}” is not an amount of money.</source>
        <translation>“{written}”不是金额。</translation>
    </message>
</context>
</TS>
