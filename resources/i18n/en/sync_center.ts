<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>sync_center</name>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes of another laptop</source>
        <translation>
            <numerusform>%n change of another laptop</numerusform>
            <numerusform>%n changes of another laptop</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes of yours are delivered to the hub. Nothing is taken away here.</source>
        <translation>
            <numerusform>%n change of yours is delivered to the hub. Nothing is taken away here.</numerusform>
            <numerusform>%n changes of yours are delivered to the hub. Nothing is taken away here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes that build on it go with it.</source>
        <translation>
            <numerusform>%n change that builds on it goes with it.</numerusform>
            <numerusform>%n changes that build on it go with it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes waiting</source>
        <translation>
            <numerusform>%n change waiting</numerusform>
            <numerusform>%n changes waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes waiting, {why}</source>
        <translation>
            <numerusform>%n change waiting, {why}</numerusform>
            <numerusform>%n changes waiting, {why}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n disagreements need your decision</source>
        <translation>
            <numerusform>%n disagreement needs your decision</numerusform>
            <numerusform>%n disagreements need your decision</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files are larger than the hub takes.</source>
        <translation>
            <numerusform>%n file is larger than the hub takes.</numerusform>
            <numerusform>%n files are larger than the hub takes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n likely duplicates wait for a decision</source>
        <translation>
            <numerusform>%n likely duplicate waits for a decision</numerusform>
            <numerusform>%n likely duplicates wait for a decision</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more changes wait with it.</source>
        <translation>
            <numerusform>%n more change waits with it.</numerusform>
            <numerusform>%n more changes wait with it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need your decision</source>
        <translation>
            <numerusform>%n needs your decision</numerusform>
            <numerusform>%n need your decision</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not accepted</source>
        <translation>
            <numerusform>%n not accepted</numerusform>
            <numerusform>%n not accepted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos and files</source>
        <translation>
            <numerusform>%n photo or file</numerusform>
            <numerusform>%n photos and files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos and files waiting</source>
        <translation>
            <numerusform>%n photo or file waiting</numerusform>
            <numerusform>%n photos and files waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos and files waiting, {why}</source>
        <translation>
            <numerusform>%n photo or file waiting, {why}</numerusform>
            <numerusform>%n photos and files waiting, {why}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n, {size} still to send</source>
        <translation>
            <numerusform>%n, {size} still to send</numerusform>
            <numerusform>%n, {size} still to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n changes delivered, {time}</source>
        <translation>
            <numerusform>%n change delivered, {time}</numerusform>
            <numerusform>All %n changes delivered, {time}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changes delivered, {time}; %n photos and files wait</source>
        <translation>
            <numerusform>Changes delivered, {time}; %n photo or file waits</numerusform>
            <numerusform>Changes delivered, {time}; %n photos and files wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changes delivered; %n files are too large for the hub</source>
        <translation>
            <numerusform>Changes delivered; %n file is too large for the hub</numerusform>
            <numerusform>Changes delivered; %n files are too large for the hub</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changes delivered; the hub has no room for %n photos and files</source>
        <translation>
            <numerusform>Changes delivered; the hub has no room for %n photo or file</numerusform>
            <numerusform>Changes delivered; the hub has no room for %n photos and files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Taken over: %n changes. They are delivered with the next contact.</source>
        <translation>
            <numerusform>Taken over: %n change. It is delivered with the next contact.</numerusform>
            <numerusform>Taken over: %n changes. They are delivered with the next contact.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The hub has no room for %n photos and files.</source>
        <translation>
            <numerusform>The hub has no room for %n photo or file.</numerusform>
            <numerusform>The hub has no room for %n photos and files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The safety copy is written: %n changes.</source>
        <translation>
            <numerusform>The safety copy is written: %n change.</numerusform>
            <numerusform>The safety copy is written: %n changes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{day}, %n changes</source>
        <translation>
            <numerusform>{day}, %n change</numerusform>
            <numerusform>{day}, %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{what}, %n records</source>
        <translation>
            <numerusform>{what}, %n record</numerusform>
            <numerusform>{what}, %n records</numerusform>
        </translation>
    </message>
</context>
</TS>
