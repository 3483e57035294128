<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>picking</name>
    <message>
        <source>Another bin: {place} holds {amount} of {number} as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the books {place} held {amount} less than you took. The pick is recorded; count the bin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything of this list is picked. Pack it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have {amount} sent from {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is packed already. Cancel the delivery note first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lot {lot} has expired: don't send it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lot {lot} was to go first; you took {taken}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None is ordered: tell purchasing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is picked yet that could be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of this is there to be picked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One serial number is one piece.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only {left} are left to be picked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only {left} of {number} are left to be picked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right bin. Take {amount} of {number}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right part. Say how much: {amount} are wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which bin it was taken from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan the bin or the part first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send a substitute for {amount}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send {there} now, note {missing} short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serial number {serial} is picked already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is neither a bin nor a part of this list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is {scanned}. Go to {place}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} ordered, expected on {day}; the rest waits for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} ordered, without a date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{numbers}: {stock} in {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} has serial numbers: scan the one you take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} is picked already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} was cancelled. Make a new pick list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number}: none in stock, waiting for the next delivery.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number}: what is there has expired.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number}: {picked} of {wanted} picked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{scanned} is not wanted here. Take {number} {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{stock} available there</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
