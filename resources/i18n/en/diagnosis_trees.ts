<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>diagnosis_trees</name>
    <message numerus="yes">
        <source>%n closed cases</source>
        <translation>
            <numerusform>%n closed case</numerusform>
            <numerusform>%n closed cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
</context>
</TS>
