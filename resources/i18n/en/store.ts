<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>store</name>
    <message numerus="yes">
        <source>%n stock sums differ from the moves, for example of part {ids}</source>
        <translation>
            <numerusform>One stock sum differs from the moves: part {ids}</numerusform>
            <numerusform>%n stock sums differ from the moves, for example of part {ids}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n values of stock differ from what the moves give, for example of part {ids}</source>
        <translation>
            <numerusform>%n value of stock differs from what the moves give, for example of part {ids}</numerusform>
            <numerusform>%n values of stock differ from what the moves give, for example of part {ids}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n work orders show a state that their bookings do not give, for example {ids}</source>
        <translation>
            <numerusform>One work order shows a state that its bookings do not give: {ids}</numerusform>
            <numerusform>%n work orders show a state that their bookings do not give, for example {ids}</numerusform>
        </translation>
    </message>
</context>
</TS>
