<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>viewer</name>
    <message numerus="yes">
        <source>Only the first %n pages are shown.</source>
        <translation>
            <numerusform>Only the first page is shown.</numerusform>
            <numerusform>Only the first %n pages are shown.</numerusform>
        </translation>
    </message>
</context>
</TS>
