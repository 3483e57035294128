<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>stock_reports</name>
    <message>
        <source>What stock is worth is for the warehouse and managers to see.</source>
        <translation>库存金额仅限库管和管理人员查看。</translation>
    </message>
</context>
</TS>
