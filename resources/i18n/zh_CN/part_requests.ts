<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>part_requests</name>
    <message>
        <source>; </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a quantity above zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is missing there: every part is at its maximum or coming.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of this line is left to replace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts can only be asked for from a warehouse or a van.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which parts are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why in a few words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parts are there already. Choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This line is done or cancelled. Add a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} asked for; no warehouse is chosen yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} being picked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} not in stock, expected on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} not in stock, no delivery is dated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} on the way: {papers}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} packed: {papers}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} picked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} replaced by another line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} reserved at {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} will not come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{new} may stand in for {number}: {stock} in stock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} is replaced by {new}, {stock} in stock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number}: no warehouse is known that has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number}: {there} of {wanted} can be promised at {place}; the rest waits for the next delivery.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{picked} of it are picked already. Have them put back first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
