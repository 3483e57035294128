<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>visit_tree</name>
    <message numerus="yes">
        <source>%n cases</source>
        <translation>
            <numerusform>%n case</numerusform>
            <numerusform>%n cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n causes possible</source>
        <translation>
            <numerusform>%n cause possible</numerusform>
            <numerusform>%n causes possible</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tests made</source>
        <translation>
            <numerusform>%n test made</numerusform>
            <numerusform>%n tests made</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ask for %n parts</source>
        <translation>
            <numerusform>Ask for %n part</numerusform>
            <numerusform>Ask for %n parts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>learned from %n closed cases</source>
        <translation>
            <numerusform>learned from %n closed case</numerusform>
            <numerusform>learned from %n closed cases</numerusform>
        </translation>
    </message>
</context>
</TS>
