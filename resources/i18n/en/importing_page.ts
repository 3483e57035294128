<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>importing_page</name>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> and %n more</numerusform>
            <numerusform> and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused rows are saved with their reasons.</source>
        <translation>
            <numerusform>%n refused row is saved with its reason.</numerusform>
            <numerusform>%n refused rows are saved with their reasons.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows are ready to be imported.</source>
        <translation>
            <numerusform>%n row is ready to be imported.</numerusform>
            <numerusform>%n rows are ready to be imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows, none refused</source>
        <translation>
            <numerusform>%n row, none refused</numerusform>
            <numerusform>%n rows, none refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n values translated.</source>
        <translation>
            <numerusform>%n value translated.</numerusform>
            <numerusform>%n values translated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n rows</source>
        <translation>
            <numerusform>Import %n row</numerusform>
            <numerusform>Import %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rehearsing, %n rows read, nothing is written</source>
        <translation>
            <numerusform>Rehearsing, %n row read, nothing is written</numerusform>
            <numerusform>Rehearsing, %n rows read, nothing is written</numerusform>
        </translation>
    </message>
</context>
</TS>
