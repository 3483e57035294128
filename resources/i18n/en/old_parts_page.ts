<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>old_parts_page</name>
    <message numerus="yes">
        <source>%n old parts</source>
        <translation>
            <numerusform>%n old part</numerusform>
            <numerusform>%n old parts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n old parts went a step further.</source>
        <translation>
            <numerusform>%n old part went a step further.</numerusform>
            <numerusform>%n old parts went a step further.</numerusform>
        </translation>
    </message>
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
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of the %n selected can take this step now. Look at their states.</source>
        <translation>
            <numerusform>The one selected can't take this step now. Look at its state.</numerusform>
            <numerusform>None of the %n selected can take this step now. Look at their states.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>more than %n days</source>
        <translation>
            <numerusform>more than %n day</numerusform>
            <numerusform>more than %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>up to %n days</source>
        <translation>
            <numerusform>up to %n day</numerusform>
            <numerusform>up to %n days</numerusform>
        </translation>
    </message>
</context>
</TS>
