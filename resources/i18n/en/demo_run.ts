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
</context>
</TS>
