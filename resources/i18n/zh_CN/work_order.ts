<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>work_order</name>
    <message>
        <source>No machine is chosen, so nothing is known of its warranty.</source>
        <translation>未选择设备，无法判断保修情况。</translation>
    </message>
    <message>
        <source>Running hours can't be below zero.</source>
        <translation>运行小时数不能为负。</translation>
    </message>
    <message>
        <source>Say what is to be done.</source>
        <translation>请填写要做什么。</translation>
    </message>
    <message>
        <source>Say why the coverage is decided differently.</source>
        <translation>请说明为什么改变保障判定。</translation>
    </message>
    <message>
        <source>The visit must end after it starts.</source>
        <translation>结束时间必须晚于开始时间。</translation>
    </message>
    <message>
        <source>This visit has begun and can't be moved any more.</source>
        <translation>此次上门已经开始，不能再改期。</translation>
    </message>
    <message>
        <source>Write something first.</source>
        <translation>请先填写内容。</translation>
    </message>
    <message>
        <source>{number} is finished. Reopen it before you change it.</source>
        <translation>工单 {number} 已结束，修改前请先重新打开。</translation>
    </message>
    <message>
        <source>{number} is not finished.</source>
        <translation>工单 {number} 尚未结束。</translation>
    </message>
</context>
</TS>
