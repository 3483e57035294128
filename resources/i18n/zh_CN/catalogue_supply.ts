<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>catalogue_supply</name>
    <message>
        <source>{number} is replaced by {new}, none in stock.</source>
        <translation>{number} 已由 {new} 替代，无库存。</translation>
    </message>
    <message>
        <source>{number} is replaced by {new}, {stock} in stock.</source>
        <translation>{number} 已由 {new} 替代，库存 {stock}。</translation>
    </message>
</context>
</TS>
