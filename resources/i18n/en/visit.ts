<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>visit</name>
    <message numerus="yes">
        <source>%n earlier questions</source>
        <translation>
            <numerusform>%n earlier question</numerusform>
            <numerusform>%n earlier questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more items did not pass.</source>
        <translation>
            <numerusform>%n more item did not pass.</numerusform>
            <numerusform>%n more items did not pass.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more needed</source>
        <translation>
            <numerusform>%n more needed</numerusform>
            <numerusform>%n more needed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more questions</source>
        <translation>
            <numerusform>%n more question</numerusform>
            <numerusform>%n more questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parts used</source>
        <translation>
            <numerusform>%n part used</numerusform>
            <numerusform>%n parts used</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n questions answered</source>
        <translation>
            <numerusform>%n question answered</numerusform>
            <numerusform>%n questions answered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still to take</source>
        <translation>
            <numerusform>%n still to take</numerusform>
            <numerusform>%n still to take</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things</source>
        <translation>
            <numerusform>%n thing</numerusform>
            <numerusform>%n things</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things are still missing. You can leave all the same.</source>
        <translation>
            <numerusform>%n thing is still missing. You can leave all the same.</numerusform>
            <numerusform>%n things are still missing. You can leave all the same.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things missing</source>
        <translation>
            <numerusform>%n thing missing</numerusform>
            <numerusform>%n things missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>used in %n past jobs</source>
        <translation>
            <numerusform>used in %n past job</numerusform>
            <numerusform>used in %n past jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{step}: %n questions open</source>
        <translation>
            <numerusform>{step}: %n question open</numerusform>
            <numerusform>{step}: %n questions open</numerusform>
        </translation>
    </message>
</context>
</TS>
