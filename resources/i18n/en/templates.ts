<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>templates</name>
    <message numerus="yes">
        <source>%n jobs</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other languages</source>
        <translation>
            <numerusform>%n other language</numerusform>
            <numerusform>%n other languages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show more, %n choices are not shown</source>
        <translation>
            <numerusform>Show more, 1 choice is not shown</numerusform>
            <numerusform>Show more, %n choices are not shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in use, with %n drafts</source>
        <translation>
            <numerusform>in use, with %n draft</numerusform>
            <numerusform>in use, with %n drafts</numerusform>
        </translation>
    </message>
</context>
</TS>
