<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>report</name>
    <message numerus="yes">
        <source>used in %n earlier jobs on this model</source>
        <translation>
            <numerusform>used in %n earlier job on this model</numerusform>
            <numerusform>used in %n earlier jobs on this model</numerusform>
        </translation>
    </message>
</context>
</TS>
