<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>demo</name>
    <message>
        <source>Cancelled. Nothing was filled in.</source>
        <translation>已取消，未写入任何数据。</translation>
    </message>
    <message>
        <source>The demonstration data needs an empty profile. This one has data already.</source>
        <translation>演示数据只能装入空白档案，当前档案已有数据。</translation>
    </message>
</context>
</TS>
