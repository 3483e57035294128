<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>devices</name>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes are accepted, in the names of those who recorded them.</source>
        <translation>
            <numerusform>%n change is accepted, in the name of who recorded it.</numerusform>
            <numerusform>%n changes are accepted, in the names of those who recorded them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes from before it joined, some of them colleagues'</source>
        <translation>
            <numerusform>%n change from before it joined, perhaps a colleague's</numerusform>
            <numerusform>%n changes from before it joined, some of them colleagues'</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes, delivered after it was shut out</source>
        <translation>
            <numerusform>%n change, delivered after it was shut out</numerusform>
            <numerusform>%n changes, delivered after it was shut out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be accepted; that laptop shows why.</source>
        <translation>
            <numerusform>%n could not be accepted; that laptop shows why.</numerusform>
            <numerusform>%n could not be accepted; that laptop shows why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n invitations open</source>
        <translation>
            <numerusform>%n invitation open</numerusform>
            <numerusform>%n invitations open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n laptops</source>
        <translation>
            <numerusform>%n laptop</numerusform>
            <numerusform>%n laptops</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{person} has %n changes on it that were not delivered.</source>
        <translation>
            <numerusform>{person} has %n change on it that was not delivered.</numerusform>
            <numerusform>{person} has %n changes on it that were not delivered.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{time}, silent for %n days</source>
        <translation>
            <numerusform>{time}, silent for %n day</numerusform>
            <numerusform>{time}, silent for %n days</numerusform>
        </translation>
    </message>
</context>
</TS>
