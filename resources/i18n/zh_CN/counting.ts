<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>counting</name>
    <message>
        <source>A count can't be below zero.</source>
        <translation>盘点数量不能小于零。</translation>
    </message>
    <message>
        <source>A move from before became known only after it was counted.</source>
        <translation>盘点后才收到盘点前发生的出入库。</translation>
    </message>
    <message>
        <source>Counting in {place}.</source>
        <translation>正在盘点 {place}。</translation>
    </message>
    <message>
        <source>Nothing has been counted yet.</source>
        <translation>还没有盘点任何备件。</translation>
    </message>
    <message>
        <source>Nothing is to be counted here.</source>
        <translation>这里没有要盘点的货位。</translation>
    </message>
    <message>
        <source>One serial number is one piece. Count the others one by one.</source>
        <translation>一个序列号对应一件，其余请逐件盘点。</translation>
    </message>
    <message>
        <source>Parts were moved here while it was counted.</source>
        <translation>盘点前后此处有出入库。</translation>
    </message>
    <message>
        <source>Scan the label of the bin first.</source>
        <translation>请先扫描货位标签。</translation>
    </message>
    <message>
        <source>Scan the label of the bin that you count.</source>
        <translation>请扫描要盘点的货位标签。</translation>
    </message>
    <message>
        <source>Somebody is picking from here.</source>
        <translation>有人正在此处拣货。</translation>
    </message>
    <message>
        <source>The difference is worth a lot.</source>
        <translation>差异金额较大。</translation>
    </message>
    <message>
        <source>The looks do not agree.</source>
        <translation>几次盘点结果不一致。</translation>
    </message>
    <message>
        <source>This count has not been posted yet.</source>
        <translation>该盘点单尚未过账。</translation>
    </message>
    <message>
        <source>This is not a part. Scan the code of the part, or of the next bin.</source>
        <translation>这不是备件。请扫描备件条码，或下一个货位的标签。</translation>
    </message>
    <message>
        <source>This place does not belong to the count {number}.</source>
        <translation>该货位不在盘点单 {number} 的范围内。</translation>
    </message>
    <message>
        <source>{number} is a count of the same place and still open. Go on with it, or cancel it.</source>
        <translation>{number} 正在盘点同一范围，请继续或取消它。</translation>
    </message>
    <message>
        <source>{number} is “{status}”: nothing more can be counted.</source>
        <translation>{number} 当前为“{status}”，不能继续盘点。</translation>
    </message>
    <message>
        <source>{part} has serial numbers: scan the serial number.</source>
        <translation>{part} 按序列号管理，请扫描序列号。</translation>
    </message>
    <message>
        <source>{part} is not counted here: this count is of another part.</source>
        <translation>{part} 不在本次盘点范围内，本单盘的是另一种备件。</translation>
    </message>
    <message>
        <source>{part} is tracked by lot: scan or type the lot.</source>
        <translation>{part} 按批次管理，请扫描或输入批号。</translation>
    </message>
    <message>
        <source>{part} with the serial number {serial} was counted already.</source>
        <translation>{part}（序列号 {serial}）已盘点过。</translation>
    </message>
    <message>
        <source>{part}: {total} counted, {expected} expected.</source>
        <translation>{part}：实盘 {total}，账面 {expected}。</translation>
    </message>
    <message>
        <source>{part}: {total} counted.</source>
        <translation>{part}：实盘 {total}。</translation>
    </message>
    <message>
        <source>{place} does not belong to this count.</source>
        <translation>{place} 不在本次盘点范围内。</translation>
    </message>
</context>
</TS>
