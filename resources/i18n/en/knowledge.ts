<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>knowledge</name>
    <message numerus="yes">
        <source>%n articles</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n being written</source>
        <translation>
            <numerusform>%n being written</numerusform>
            <numerusform>%n being written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n closed without a fix</source>
        <translation>
            <numerusform>%n closed without a fix</numerusform>
            <numerusform>%n closed without a fix</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n compared</source>
        <translation>
            <numerusform>%n compared</numerusform>
            <numerusform>%n compared</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more solutions</source>
        <translation>
            <numerusform>%n more solution</numerusform>
            <numerusform>%n more solutions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %n cases</source>
        <translation>
            <numerusform>The case</numerusform>
            <numerusform>The %n cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>helped %n people</source>
        <translation>
            <numerusform>helped 1 person</numerusform>
            <numerusform>helped %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>helped %n times</source>
        <translation>
            <numerusform>helped once</numerusform>
            <numerusform>helped %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>usually %n minutes</source>
        <translation>
            <numerusform>usually %n minute</numerusform>
            <numerusform>usually %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{number}: %n parts are asked for.</source>
        <translation>
            <numerusform>{number}: %n part is asked for.</numerusform>
            <numerusform>{number}: %n parts are asked for.</numerusform>
        </translation>
    </message>
</context>
</TS>
