<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>warehouse_papers</name>
    <message>
        <source>Count of one part</source>
        <translation>单件盘点</translation>
    </message>
    <message>
        <source>Cycle count</source>
        <translation>循环盘点</translation>
    </message>
    <message>
        <source>Full count</source>
        <translation>全面盘点</translation>
    </message>
    <message>
        <source>Old part {tag}</source>
        <translation>旧件 {tag}</translation>
    </message>
    <message>
        <source>Substitute for {number}</source>
        <translation>替代 {number}</translation>
    </message>
    <message>
        <source>The paper {number} is not on this computer.</source>
        <translation>本机没有单据 {number}。</translation>
    </message>
</context>
</TS>
