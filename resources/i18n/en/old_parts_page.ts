<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>old_parts_page</name>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parts owed</source>
        <translation>
            <numerusform>%n part owed</numerusform>
            <numerusform>%n parts owed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the oldest by %n days</source>
        <translation>
            <numerusform>the oldest by %n day</numerusform>
            <numerusform>the oldest by %n days</numerusform>
        </translation>
    </message>
</context>
</TS>
