<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>part_page</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n locations</source>
        <translation>
            <numerusform>%n location</numerusform>
            <numerusform>%n locations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n machines in service</source>
        <translation>
            <numerusform>%n machine in service</numerusform>
            <numerusform>%n machines in service</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n moves</source>
        <translation>
            <numerusform>%n move</numerusform>
            <numerusform>All %n moves</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enough for %n days</source>
        <translation>
            <numerusform>Enough for %n day</numerusform>
            <numerusform>Enough for %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Supplier {name}, %n days</source>
        <translation>
            <numerusform>Supplier {name}, %n day</numerusform>
            <numerusform>Supplier {name}, %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reserved, %n work orders</source>
        <translation>
            <numerusform>reserved, %n work order</numerusform>
            <numerusform>reserved, %n work orders</numerusform>
        </translation>
    </message>
</context>
</TS>
