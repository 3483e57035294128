<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>parts_page</name>
    <message numerus="yes">
        <source>%n bins are added.</source>
        <translation>
            <numerusform>%n bin is added.</numerusform>
            <numerusform>%n bins are added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bins: {first}, {second} … {last}</source>
        <translation>
            <numerusform>%n bin: {first}, {second} … {last}</numerusform>
            <numerusform>%n bins: {first}, {second} … {last}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parts</source>
        <translation>
            <numerusform>%n part</numerusform>
            <numerusform>%n parts</numerusform>
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
        <source>%n were there already.</source>
        <translation>
            <numerusform>%n was there already.</numerusform>
            <numerusform>%n were there already.</numerusform>
        </translation>
    </message>
</context>
</TS>
