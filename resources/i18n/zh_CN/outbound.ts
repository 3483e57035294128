<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>outbound</name>
    <message>
        <source> ({reason})</source>
        <translation>（{reason}）</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>By the books {place} holds {amount} of {number}: more was taken than it had ({papers}). Count the bin.</source>
        <translation>按账面，{place} 的 {number} 为 {amount}：拣出的多于存量（{papers}）。请盘点该货位。</translation>
    </message>
    <message>
        <source>The visit was moved: the parts are needed at another time than before.</source>
        <translation>上门时间有变，需要备件的时间也变了。</translation>
    </message>
    <message>
        <source>The work order of {number} was cancelled or finished meanwhile. What is picked can still be sent, or put back.</source>
        <translation>{number} 对应的工单已取消或已完工。已拣的备件仍可发出，也可退回货位。</translation>
    </message>
    <message>
        <source>{amount} of {number} did not arrive{reason}. Settle it: lost, or never sent.</source>
        <translation>{number} 有 {amount}未收到{reason}。请处理：已丢失，或并未发出。</translation>
    </message>
    <message>
        <source>{amount} of {number} more arrived than was sent{reason}. Settle it in the delivery note.</source>
        <translation>{number} 实收比发出多 {amount}{reason}。请在送货单中处理。</translation>
    </message>
    <message>
        <source>{number} is finished meanwhile. What is picked can still be sent, or put back.</source>
        <translation>{number} 已经完工。已拣的备件仍可发出，也可退回货位。</translation>
    </message>
    <message>
        <source>{number} is for {person} now, to {place}: the visit was moved. Pack it for them.</source>
        <translation>{number} 现在改由{person}使用，送到{place}：上门已改派。请按新的去向打包。</translation>
    </message>
    <message>
        <source>{number} was cancelled meanwhile. What is picked can still be sent, or put back.</source>
        <translation>{number} 已经取消。已拣的备件仍可发出，也可退回货位。</translation>
    </message>
    <message>
        <source>{number} was picked by two people, {amount} too many. Put that back.</source>
        <translation>{number} 被两人重复拣出，多拣 {amount}，请退回货位。</translation>
    </message>
    <message>
        <source>{number} was recorded as received twice, {amount} too many. Put it right in the delivery note.</source>
        <translation>{number} 重复记了签收，多出 {amount}。请在送货单中更正。</translation>
    </message>
    <message>
        <source>{number} was recorded as sent twice, {amount} too many. Put it right in the delivery note.</source>
        <translation>{number} 重复记了发出，多出 {amount}。请在送货单中更正。</translation>
    </message>
    <message>
        <source>{part} of {number} is not wanted any more. What is picked can still be sent, or put back.</source>
        <translation>{number} 中的 {part} 已不需要。已拣的备件仍可发出，也可退回货位。</translation>
    </message>
</context>
</TS>
