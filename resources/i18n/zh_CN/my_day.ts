<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>my_day</name>
    <message numerus="yes">
        <source>%n days late</source>
        <translation>
            <numerusform>已超 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parts</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visits</source>
        <translation>
            <numerusform>%n 个工单</numerusform>
        </translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接单</translation>
    </message>
    <message>
        <source>Accept and set off to {customer}</source>
        <translation>接单并出发，去{customer}</translation>
    </message>
    <message>
        <source>Accepted. The visit is yours.</source>
        <translation>已接单。</translation>
    </message>
    <message>
        <source>Another visit takes longer</source>
        <translation>前一个工单拖时间了</translation>
    </message>
    <message>
        <source>As soon as dispatch plans a visit for you, it appears here.</source>
        <translation>派工后，工单会出现在这里。</translation>
    </message>
    <message>
        <source>Back to today</source>
        <translation>回到今天</translation>
    </message>
    <message>
        <source>Can't do it…</source>
        <translation>不能接…</translation>
    </message>
    <message>
        <source>Continue at {customer}</source>
        <translation>继续，{customer}</translation>
    </message>
    <message>
        <source>Ctrl ← and Ctrl → show the days before and after.</source>
        <translation>按 Ctrl ← 和 Ctrl → 看前一天、后一天。</translation>
    </message>
    <message>
        <source>Customer unknown</source>
        <translation>客户未知</translation>
    </message>
    <message>
        <source>Day before</source>
        <translation>前一天</translation>
    </message>
    <message>
        <source>Dispatch plans it anew and sees your reason.</source>
        <translation>调度会看到您的原因，并重新派工。</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>完成情况</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>星期五</translation>
    </message>
    <message>
        <source>Hand back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Hand this visit back</source>
        <translation>退回这个工单</translation>
    </message>
    <message>
        <source>Handed in</source>
        <translation>已交回</translation>
    </message>
    <message>
        <source>Handed in. You no longer owe this part.</source>
        <translation>已登记交回，该旧件不再列入待交回。</translation>
    </message>
    <message>
        <source>Handed in: {part}</source>
        <translation>已交回：{part}</translation>
    </message>
    <message>
        <source>I lack the part</source>
        <translation>缺备件</translation>
    </message>
    <message>
        <source>Ill or on leave</source>
        <translation>生病或请假</translation>
    </message>
    <message>
        <source>In the van: {parts}</source>
        <translation>车上有 {parts}</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>星期一</translation>
    </message>
    <message>
        <source>Next day</source>
        <translation>后一天</translation>
    </message>
    <message>
        <source>No visits on this day</source>
        <translation>这一天没有工单</translation>
    </message>
    <message>
        <source>No visits today</source>
        <translation>今天没有工单</translation>
    </message>
    <message>
        <source>Nothing is planned yet.</source>
        <translation>还没有安排。</translation>
    </message>
    <message>
        <source>Often needed, not in the van: {parts}</source>
        <translation>常用而车上没有：{parts}</translation>
    </message>
    <message>
        <source>Old parts I owe</source>
        <translation>待交回旧件</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open my day</source>
        <translation>打开我的一天</translation>
    </message>
    <message>
        <source>Outside my skills</source>
        <translation>超出我的技能</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>星期六</translation>
    </message>
    <message>
        <source>Set off to {customer}</source>
        <translation>出发，去{customer}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Show all {count}</source>
        <translation>显示全部 {count} 件</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Show tomorrow</source>
        <translation>看明天</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>星期日</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>星期四</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>星期二</translation>
    </message>
    <message>
        <source>Usual reasons</source>
        <translation>常见原因</translation>
    </message>
    <message>
        <source>View</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>星期三</translation>
    </message>
    <message>
        <source>arrived</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>by {date}</source>
        <translation>{date}前交回</translation>
    </message>
    <message>
        <source>day before</source>
        <translation>前一天</translation>
    </message>
    <message>
        <source>due today</source>
        <translation>今天到期</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>已修复</translation>
    </message>
    <message>
        <source>hours on site</source>
        <translation>现场工时</translation>
    </message>
    <message>
        <source>next day</source>
        <translation>后一天</translation>
    </message>
    <message>
        <source>next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>planned until {time}</source>
        <translation>排到 {time}</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>实际</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>took {span}</source>
        <translation>用时 {span}</translation>
    </message>
    <message>
        <source>visits done</source>
        <translation>已上门</translation>
    </message>
    <message>
        <source>{km} km</source>
        <translation>{km} 公里</translation>
    </message>
    <message>
        <source>{km} km driven</source>
        <translation>已行驶 {km} 公里</translation>
    </message>
    <message>
        <source>{weekday} {date}</source>
        <translation>{date} {weekday}</translation>
    </message>
</context>
</TS>
