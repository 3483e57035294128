<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>sync</name>
    <message numerus="yes">
        <source>%n changes wait.</source>
        <translation>
            <numerusform>%n change waits.</numerusform>
            <numerusform>%n changes wait.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n hours left</source>
        <translation>
            <numerusform>, %n hour left</numerusform>
            <numerusform>, %n hours left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n minutes left</source>
        <translation>
            <numerusform>, %n minute left</numerusform>
            <numerusform>, %n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All changes delivered, {at}. %n photos and files are still to travel.</source>
        <translation>
            <numerusform>All changes delivered, {at}. %n photo or file is still to travel.</numerusform>
            <numerusform>All changes delivered, {at}. %n photos and files are still to travel.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paused. %n changes wait.</source>
        <translation>
            <numerusform>Paused. %n change waits.</numerusform>
            <numerusform>Paused. %n changes wait.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{problem} %n changes wait.</source>
        <translation>
            <numerusform>{problem} %n change waits.</numerusform>
            <numerusform>{problem} %n changes wait.</numerusform>
        </translation>
    </message>
</context>
</TS>
