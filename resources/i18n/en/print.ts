<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>print</name>
    <message numerus="yes">
        <source>%n boxes</source>
        <translation>
            <numerusform>%n box</numerusform>
            <numerusform>%n boxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n further lines have no room here: count by smaller areas.</source>
        <translation>
            <numerusform>%n further line has no room here: count by smaller areas.</numerusform>
            <numerusform>%n further lines have no room here: count by smaller areas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines in all</source>
        <translation>
            <numerusform>%n line in all</numerusform>
            <numerusform>%n lines in all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Total, %n lines without a price</source>
        <translation>
            <numerusform>Total, %n line without a price</numerusform>
            <numerusform>Total, %n lines without a price</numerusform>
        </translation>
    </message>
</context>
</TS>
