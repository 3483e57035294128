<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>fault_codes</name>
    <message numerus="yes">
        <source>%n records</source>
        <translation>
            <numerusform>1 record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
</context>
</TS>
