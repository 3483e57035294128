<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>availability</name>
    <message numerus="yes">
        <source>%n moves not delivered</source>
        <translation>
            <numerusform>%n move not delivered</numerusform>
            <numerusform>%n moves not delivered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not counted for %n days</source>
        <translation>
            <numerusform>not counted for %n day</numerusform>
            <numerusform>not counted for %n days</numerusform>
        </translation>
    </message>
</context>
</TS>
