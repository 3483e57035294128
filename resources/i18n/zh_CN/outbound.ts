<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>outbound</name>
    <message>
        <source> ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the books {place} holds {amount} of {number}: more was taken than it had ({papers}). Count the bin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The work order of {number} was cancelled or finished meanwhile. What is picked can still be sent, or put back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} of {number} did not arrive{reason}. Settle it: lost, or never sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} of {number} more arrived than was sent ({reason}). Settle it in the delivery note.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} of {number} more than asked for were picked, by two people. Put them back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} is finished meanwhile. What is picked can still be sent, or put back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} was cancelled meanwhile. What is picked can still be sent, or put back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} was recorded as received twice, {amount} too many. Put it right in the delivery note.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} was recorded as sent twice, {amount} too many. Put it right in the delivery note.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{part} of {number} is not wanted any more. What is picked can still be sent, or put back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
