<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>shell</name>
    <message>
        <source>Everything is saved on this computer</source>
        <translation>数据都已存在本机</translation>
    </message>
    <message>
        <source>Everything is saved on this computer, {time}</source>
        <translation>数据都已存在本机 {time}</translation>
    </message>
</context>
</TS>
