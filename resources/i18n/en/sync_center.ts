<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>sync_center</name>
    <message numerus="yes">
        <source>{what}, %n records</source>
        <translation>
            <numerusform>{what}, %n record</numerusform>
            <numerusform>{what}, %n records</numerusform>
        </translation>
    </message>
</context>
</TS>
