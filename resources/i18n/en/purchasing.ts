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
        <source>The cheapest of %n offers for this quantity.</source>
        <translation>
            <numerusform>The only offer for this quantity.</numerusform>
            <numerusform>The cheapest of %n offers for this quantity.</numerusform>
        </translation>
    </message>
</context>
</TS>
