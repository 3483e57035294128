<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>cli</name>
    <message numerus="yes">
        <source>%n files restored to {folder}.</source>
        <translation>
            <numerusform>One file restored to {folder}.</numerusform>
            <numerusform>%n files restored to {folder}.</numerusform>
        </translation>
    </message>
</context>
</TS>
