<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>code_search</name>
    <message>
        <source>Further code {code}</source>
        <translation>其他编码 {code}</translation>
    </message>
    <message>
        <source>Maker's number {code}</source>
        <translation>厂家件号 {code}</translation>
    </message>
    <message>
        <source>Number at a supplier {code}</source>
        <translation>供应商件号 {code}</translation>
    </message>
    <message>
        <source>Old number {code}</source>
        <translation>旧件号 {code}</translation>
    </message>
    <message>
        <source>Product code {code}</source>
        <translation>商品条码 {code}</translation>
    </message>
    <message>
        <source>Supplier's number {code}, {supplier}</source>
        <translation>供应商件号 {code}，{supplier}</translation>
    </message>
</context>
</TS>
