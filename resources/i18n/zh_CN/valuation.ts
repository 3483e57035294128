<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>valuation</name>
    <message>
        <source>A cost can't be below zero.</source>
        <translation>成本不能是负数。</translation>
    </message>
    <message>
        <source>The value of stock can be seen where the whole stock is kept, not on this laptop.</source>
        <translation>库存金额只能在保存全部库存账的电脑上查看，这台笔记本上没有。</translation>
    </message>
    <message>
        <source>This period is closed already.</source>
        <translation>这一期已经结账。</translation>
    </message>
    <message>
        <source>This period is not over yet.</source>
        <translation>这一期还没有结束。</translation>
    </message>
</context>
</TS>
