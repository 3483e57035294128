<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>desk</name>
    <message numerus="yes">
        <source>%n parked</source>
        <translation>
            <numerusform>%n parked call</numerusform>
            <numerusform>%n parked calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n requests</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n jobs</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>All %n jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more on the intake page</source>
        <translation>
            <numerusform>and %n more on the intake page</numerusform>
            <numerusform>and %n more on the intake page</numerusform>
        </translation>
    </message>
</context>
</TS>
