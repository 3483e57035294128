<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>stock_reports_page</name>
    <message numerus="yes">
        <source>%n days and more</source>
        <translation>
            <numerusform>%n day and more</numerusform>
            <numerusform>%n days and more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parts have no known cost and count nothing.</source>
        <translation>
            <numerusform>%n part has no known cost and counts nothing.</numerusform>
            <numerusform>%n parts have no known cost and count nothing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not moved for %n days</source>
        <translation>
            <numerusform>Not moved for %n day</numerusform>
            <numerusform>Not moved for %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing came for %n days</source>
        <translation>
            <numerusform>Nothing came for %n day</numerusform>
            <numerusform>Nothing came for %n days</numerusform>
        </translation>
    </message>
</context>
</TS>
