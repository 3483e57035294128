<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>loading</name>
    <message numerus="yes">
        <source>%n rows are left out by the mapping's filter.</source>
        <translation>
            <numerusform>One row is left out by the mapping's filter.</numerusform>
            <numerusform>%n rows are left out by the mapping's filter.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows can be imported.</source>
        <translation>
            <numerusform>One row can be imported.</numerusform>
            <numerusform>%n rows can be imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows can't be imported:</source>
        <translation>
            <numerusform>One row can't be imported:</numerusform>
            <numerusform>%n rows can't be imported:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows were added up with an earlier row of the same stock.</source>
        <translation>
            <numerusform>One row was added up with an earlier row of the same stock.</numerusform>
            <numerusform>%n rows were added up with an earlier row of the same stock.</numerusform>
        </translation>
    </message>
</context>
</TS>
