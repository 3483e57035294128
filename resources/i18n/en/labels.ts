<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>labels</name>
    <message numerus="yes">
        <source>%n labels</source>
        <translation>
            <numerusform>%n label</numerusform>
            <numerusform>%n labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n labels were sent to {printer}.</source>
        <translation>
            <numerusform>%n label was sent to {printer}.</numerusform>
            <numerusform>%n labels were sent to {printer}.</numerusform>
        </translation>
    </message>
</context>
</TS>
