<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>directory_page</name>
    <message numerus="yes">
        <source>%n files are attached.</source>
        <translation>
            <numerusform>%n file is attached.</numerusform>
            <numerusform>%n files are attached.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n jobs altogether</source>
        <translation>
            <numerusform>%n job altogether</numerusform>
            <numerusform>%n jobs altogether</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n requests wait</source>
        <translation>
            <numerusform>%n request waits</numerusform>
            <numerusform>%n requests wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows are in {file}.</source>
        <translation>
            <numerusform>%n row is in {file}.</numerusform>
            <numerusform>%n rows are in {file}.</numerusform>
        </translation>
    </message>
</context>
</TS>
