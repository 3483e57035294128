<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>supply</name>
    <message>
        <source>A limit can't be below zero.</source>
        <translation>上下限不能小于零。</translation>
    </message>
    <message>
        <source>A part can't replace itself.</source>
        <translation>备件不能替代自己。</translation>
    </message>
    <message>
        <source>Choose a warehouse, a service point or a van.</source>
        <translation>请选择仓库、网点或车辆。</translation>
    </message>
    <message>
        <source>Enter how many replace one; more than zero.</source>
        <translation>请输入几个替代一个，须大于零。</translation>
    </message>
    <message>
        <source>Enter the number of the part that replaces it.</source>
        <translation>请输入替代件的件号。</translation>
    </message>
    <message>
        <source>Scan or enter the code.</source>
        <translation>请扫描或输入编码。</translation>
    </message>
    <message>
        <source>The maximum can't be below the minimum.</source>
        <translation>上限不能低于下限。</translation>
    </message>
    <message>
        <source>The surcharge can't be below zero.</source>
        <translation>加价不能小于零。</translation>
    </message>
    <message>
        <source>This bin lies in another place.</source>
        <translation>该货位不在此处。</translation>
    </message>
    <message>
        <source>This would close a circle: {circle}. Take one of these lines out first.</source>
        <translation>这样会形成循环替代：{circle}。请先取消其中一条。</translation>
    </message>
    <message>
        <source>{written} already names the part {name}.</source>
        <translation>{written} 已是备件“{name}”的编码。</translation>
    </message>
</context>
</TS>
