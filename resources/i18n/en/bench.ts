<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>bench</name>
    <message numerus="yes">
        <source>%n bins</source>
        <translation>
            <numerusform>%n bin</numerusform>
            <numerusform>%n bins</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n counts are begun.</source>
        <translation>
            <numerusform>%n count is begun.</numerusform>
            <numerusform>%n counts are begun.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines are doubtful. Count just them again.</source>
        <translation>
            <numerusform>%n line is doubtful. Count just that again.</numerusform>
            <numerusform>%n lines are doubtful. Count just them again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines are not as ordered.</source>
        <translation>
            <numerusform>%n line is not as ordered.</numerusform>
            <numerusform>%n lines are not as ordered.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines are not complete. What becomes of the rest?</source>
        <translation>
            <numerusform>%n line is not complete. What becomes of the rest?</numerusform>
            <numerusform>%n lines are not complete. What becomes of the rest?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines are put away as proposed.</source>
        <translation>
            <numerusform>%n line is put away as proposed.</numerusform>
            <numerusform>%n lines are put away as proposed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines done</source>
        <translation>
            <numerusform>%n line done</numerusform>
            <numerusform>%n lines done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines have no bin yet: scan one for each.</source>
        <translation>
            <numerusform>%n line has no bin yet: scan one for it.</numerusform>
            <numerusform>%n lines have no bin yet: scan one for each.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines wait for stock</source>
        <translation>
            <numerusform>%n line waits for stock</numerusform>
            <numerusform>%n lines wait for stock</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines, in the order of the walk</source>
        <translation>
            <numerusform>%n line, in the order of the walk</numerusform>
            <numerusform>%n lines, in the order of the walk</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more are being counted already, or are left for the next time.</source>
        <translation>
            <numerusform>%n more is being counted already, or is left for the next time.</numerusform>
            <numerusform>%n more are being counted already, or are left for the next time.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them first</source>
        <translation>
            <numerusform>%n of them first</numerusform>
            <numerusform>%n of them first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them inspected</source>
        <translation>
            <numerusform>%n of them inspected</numerusform>
            <numerusform>%n of them inspected</numerusform>
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
        <source>%n should have come back</source>
        <translation>
            <numerusform>%n should have come back</numerusform>
            <numerusform>%n should have come back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to be inspected or sent on</source>
        <translation>
            <numerusform>%n to be inspected or sent on</numerusform>
            <numerusform>%n to be inspected or sent on</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait</source>
        <translation>
            <numerusform>%n waits</numerusform>
            <numerusform>%n wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n work orders</source>
        <translation>
            <numerusform>%n work order</numerusform>
            <numerusform>%n work orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Counted: %n lines put right in the books.</source>
        <translation>
            <numerusform>Counted: %n line put right in the books.</numerusform>
            <numerusform>Counted: %n lines put right in the books.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put away, %n lines</source>
        <translation>
            <numerusform>Put away, %n line</numerusform>
            <numerusform>Put away, %n lines</numerusform>
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
        <source>last counted %n days ago</source>
        <translation>
            <numerusform>last counted %n day ago</numerusform>
            <numerusform>last counted %n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the oldest by %n days</source>
        <translation>
            <numerusform>the oldest by %n day</numerusform>
            <numerusform>the oldest by %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{numbers} and %n more</source>
        <translation>
            <numerusform>{numbers} and %n more</numerusform>
            <numerusform>{numbers} and %n more</numerusform>
        </translation>
    </message>
</context>
</TS>
