<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>part_requests</name>
    <message>
        <source>{new} may stand in for {number}: {stock} in stock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} is replaced by {new}, {stock} in stock.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
