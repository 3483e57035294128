<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>importing</name>
    <message numerus="yes">
        <source>The same goes for %n more rows.</source>
        <translation>
            <numerusform>The same goes for %n more row.</numerusform>
            <numerusform>The same goes for %n more rows.</numerusform>
        </translation>
    </message>
</context>
</TS>
