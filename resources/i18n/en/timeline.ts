<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>timeline</name>
    <message numerus="yes">
        <source>{name}: %n questions answered</source>
        <translation>
            <numerusform>{name}: %n question answered</numerusform>
            <numerusform>{name}: %n questions answered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}: %n questions answered, {failed} failed</source>
        <translation>
            <numerusform>{name}: %n question answered, {failed} failed</numerusform>
            <numerusform>{name}: %n questions answered, {failed} failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{parts} and %n more</source>
        <translation>
            <numerusform>{parts} and %n more</numerusform>
            <numerusform>{parts} and %n more</numerusform>
        </translation>
    </message>
</context>
</TS>
