<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>demo_run</name>
    <message numerus="yes">
        <source>Checklist answered, %n questions.</source>
        <translation>
            <numerusform>Checklist answered, one question.</numerusform>
            <numerusform>Checklist answered, %n questions.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Signed and left without a network: %n changes wait.</source>
        <translation>
            <numerusform>Signed and left without a network: one change waits.</numerusform>
            <numerusform>Signed and left without a network: %n changes wait.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The office has joined the hub; %n changes are delivered.</source>
        <translation>
            <numerusform>The office has joined the hub; one change is delivered.</numerusform>
            <numerusform>The office has joined the hub; %n changes are delivered.</numerusform>
        </translation>
    </message>
</context>
</TS>
