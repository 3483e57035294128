<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>safety</name>
    <message numerus="yes">
        <source>%n more visits can't start</source>
        <translation>
            <numerusform>%n more visit can't start</numerusform>
            <numerusform>%n more visits can't start</numerusform>
        </translation>
    </message>
</context>
</TS>
