<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>shipping</name>
    <message>
        <source>Boxes are counted from 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More arrived than was sent. Say why in a few words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No delivery note has the number “{written}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No van is assigned, so say where the parts come from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No warehouse is known that the parts could go to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is picked that could be packed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of it is recorded as received.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say where it goes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which parts go back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some of it has arrived already. Record the rest as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such difference in this line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What arrived can't be below zero.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
