<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>purchasing_page</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days late</source>
        <translation>
            <numerusform>%n day late</numerusform>
            <numerusform>%n days late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days late in all</source>
        <translation>
            <numerusform>%n day late in all</numerusform>
            <numerusform>%n days late in all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drafts are made. Look through them and order.</source>
        <translation>
            <numerusform>%n draft is made. Look through it and order.</numerusform>
            <numerusform>%n drafts are made. Look through them and order.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines have no price</source>
        <translation>
            <numerusform>%n line has no price</numerusform>
            <numerusform>%n lines have no price</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n orders</source>
        <translation>
            <numerusform>%n order</numerusform>
            <numerusform>%n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parts chosen</source>
        <translation>
            <numerusform>%n part chosen</numerusform>
            <numerusform>%n parts chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make %n orders</source>
        <translation>
            <numerusform>Make %n order</numerusform>
            <numerusform>Make %n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
</TS>
