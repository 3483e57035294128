<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>remote_checks</name>
    <message numerus="yes">
        <source>%n checks, about {minutes} min</source>
        <translation>
            <numerusform>1 check, about {minutes} min</numerusform>
            <numerusform>%n checks, about {minutes} min</numerusform>
        </translation>
    </message>
</context>
</TS>
