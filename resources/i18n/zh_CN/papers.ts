<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>papers</name>
    <message>
        <source>There is no paper called {kind}.</source>
        <translation>没有名为 {kind} 的单据。</translation>
    </message>
</context>
</TS>
