<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>purchasing</name>
    <message numerus="yes">
        <source>%n offers have lapsed.</source>
        <translation>
            <numerusform>%n offer has lapsed.</numerusform>
            <numerusform>%n offers have lapsed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cheapest of %n offers.</source>
        <translation>
            <numerusform>The only offer.</numerusform>
            <numerusform>Cheapest of %n offers.</numerusform>
        </translation>
    </message>
</context>
</TS>
