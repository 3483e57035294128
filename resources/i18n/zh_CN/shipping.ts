<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>shipping</name>
    <message>
        <source>Boxes are counted from 1.</source>
        <translation>箱号从 1 开始。</translation>
    </message>
    <message>
        <source>More arrived than was sent. Say why in a few words.</source>
        <translation>实收多于发出，请简要说明原因。</translation>
    </message>
    <message>
        <source>No delivery note has the number “{written}”.</source>
        <translation>没有单号为“{written}”的送货单。</translation>
    </message>
    <message>
        <source>No van is assigned, so say where the parts come from.</source>
        <translation>没有分配服务车，请说明备件从哪里退回。</translation>
    </message>
    <message>
        <source>No warehouse is known that the parts could go to.</source>
        <translation>没有可以接收退料的仓库。</translation>
    </message>
    <message>
        <source>Nothing is picked that could be packed.</source>
        <translation>还没有拣出可以装箱的备件。</translation>
    </message>
    <message>
        <source>Nothing of it is recorded as received.</source>
        <translation>这张送货单没有签收记录。</translation>
    </message>
    <message>
        <source>Say where it goes.</source>
        <translation>请说明送到哪里。</translation>
    </message>
    <message>
        <source>Say which parts go back.</source>
        <translation>请说明退回哪些备件。</translation>
    </message>
    <message>
        <source>Some of it has arrived already. Record the rest as it is.</source>
        <translation>其中一部分已经签收，其余请据实记录。</translation>
    </message>
    <message>
        <source>There is no such difference in this line.</source>
        <translation>这一行没有这样的差异。</translation>
    </message>
    <message>
        <source>What arrived can't be below zero.</source>
        <translation>实收数量不能小于零。</translation>
    </message>
</context>
</TS>
