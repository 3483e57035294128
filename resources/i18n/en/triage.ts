<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>triage</name>
    <message numerus="yes">
        <source>%n of {total} past cases that are like it turned out so.</source>
        <translation>
            <numerusform>%n of {total} past cases that are like it turned out so.</numerusform>
            <numerusform>%n of {total} past cases that are like it turned out so.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of {total} past cases with such words turned out so.</source>
        <translation>
            <numerusform>%n of {total} past cases with such words turned out so.</numerusform>
            <numerusform>%n of {total} past cases with such words turned out so.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n past cases like it</source>
        <translation>
            <numerusform>%n past case like it</numerusform>
            <numerusform>%n past cases like it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows are left out: repeated, or without text or label.</source>
        <translation>
            <numerusform>%n row is left out: repeated, or without text or label.</numerusform>
            <numerusform>%n rows are left out: repeated, or without text or label.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows without a date count as the earliest.</source>
        <translation>
            <numerusform>%n row without a date counts as the earliest.</numerusform>
            <numerusform>%n rows without a date count as the earliest.</numerusform>
        </translation>
    </message>
</context>
</TS>
