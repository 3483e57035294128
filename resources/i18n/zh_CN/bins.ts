<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>bins</name>
    <message>
        <source>All of these bins are there already.</source>
        <translation>这些货位都已经有了。</translation>
    </message>
    <message>
        <source>Enter the first code, such as A-01-01.</source>
        <translation>请输入起始编码，例如 A-01-01。</translation>
    </message>
    <message>
        <source>The last code must come after the first one.</source>
        <translation>结束编码应排在起始编码之后。</translation>
    </message>
    <message>
        <source>These are {count} bins. Add at most {most} at once.</source>
        <translation>这样共有 {count} 个货位，一次最多添加 {most} 个。</translation>
    </message>
    <message>
        <source>Write both codes alike: A-01-01 and A-12-05, for example.</source>
        <translation>两个编码的格式要一致，例如 A-01-01 和 A-12-05。</translation>
    </message>
</context>
</TS>
