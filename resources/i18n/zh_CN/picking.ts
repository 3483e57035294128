<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>picking</name>
    <message>
        <source>Another bin: {place} holds {amount} of {number} as well.</source>
        <translation>换了货位：{place} 也有 {number}，现存 {amount}。</translation>
    </message>
    <message>
        <source>By the books {place} held {amount} less than you took. The pick is recorded; count the bin.</source>
        <translation>按账面，{place} 的存量比拣出的少 {amount}。拣货已记录，请盘点该货位。</translation>
    </message>
    <message>
        <source>Everything of this list is picked. Pack it.</source>
        <translation>本单已全部拣完，请装箱。</translation>
    </message>
    <message>
        <source>Have {amount} sent from {place}</source>
        <translation>从{place}调拨 {amount}</translation>
    </message>
    <message>
        <source>It is packed already. Cancel the delivery note first.</source>
        <translation>已经装箱，请先取消送货单。</translation>
    </message>
    <message>
        <source>Lot {lot} has expired: don't send it.</source>
        <translation>批次 {lot} 已过期，请勿发出。</translation>
    </message>
    <message>
        <source>Lot {lot} was to go first; you took {taken}.</source>
        <translation>应先出批次 {lot}，实际拣的是 {taken}。</translation>
    </message>
    <message>
        <source>None is ordered: tell purchasing.</source>
        <translation>没有在订数量，请通知采购。</translation>
    </message>
    <message>
        <source>Nothing is picked yet that could be taken back.</source>
        <translation>还没有可以撤销的拣货。</translation>
    </message>
    <message>
        <source>Nothing of this is there to be picked.</source>
        <translation>这些备件现在都没有可拣的库存。</translation>
    </message>
    <message>
        <source>One serial number is one piece.</source>
        <translation>一个序列号只对应一件。</translation>
    </message>
    <message>
        <source>Only {left} are left to be picked.</source>
        <translation>只剩 {left}待拣。</translation>
    </message>
    <message>
        <source>Only {left} of {number} are left to be picked.</source>
        <translation>{number} 只剩 {left}待拣。</translation>
    </message>
    <message>
        <source>Right bin. Take {amount} of {number}.</source>
        <translation>货位对。请拣 {number}，{amount}。</translation>
    </message>
    <message>
        <source>Right part. Say how much: {amount} are wanted.</source>
        <translation>备件对。请输入数量，需要 {amount}。</translation>
    </message>
    <message>
        <source>Say which bin it was taken from.</source>
        <translation>请说明从哪个货位拣出。</translation>
    </message>
    <message>
        <source>Scan the bin or the part first.</source>
        <translation>请先扫货位或备件。</translation>
    </message>
    <message>
        <source>Send a substitute for {amount}</source>
        <translation>用替代件补 {amount}</translation>
    </message>
    <message>
        <source>Send none now, note {missing} short</source>
        <translation>这次不发，记短缺 {missing}</translation>
    </message>
    <message>
        <source>Send {there} now, note {missing} short</source>
        <translation>先发 {there}，记短缺 {missing}</translation>
    </message>
    <message>
        <source>Serial number {serial} is picked already.</source>
        <translation>序列号 {serial} 已经拣过。</translation>
    </message>
    <message>
        <source>This is neither a bin nor a part of this list.</source>
        <translation>这既不是本单的货位，也不是本单的备件。</translation>
    </message>
    <message>
        <source>This is {scanned}. Go to {place}.</source>
        <translation>这里是 {scanned}，请到 {place}。</translation>
    </message>
    <message>
        <source>{amount} ordered, expected on {day}; the rest waits for it.</source>
        <translation>在订 {amount}，预计{day}到货，其余等到货后补发。</translation>
    </message>
    <message>
        <source>{amount} ordered, without a date.</source>
        <translation>在订 {amount}，到货日期未定。</translation>
    </message>
    <message>
        <source>{numbers}: {stock} in {place}</source>
        <translation>{numbers}，{place} 有 {stock}</translation>
    </message>
    <message>
        <source>{number} has serial numbers: scan the one you take.</source>
        <translation>{number} 按序列号管理，请扫所拣那一件的序列号。</translation>
    </message>
    <message>
        <source>{number} is picked already.</source>
        <translation>{number} 已经拣完。</translation>
    </message>
    <message>
        <source>{number} was cancelled. Make a new pick list.</source>
        <translation>{number} 已取消，请另开拣货单。</translation>
    </message>
    <message>
        <source>{number}: none in stock, waiting for the next delivery.</source>
        <translation>{number}：没有库存，缺货待补。</translation>
    </message>
    <message>
        <source>{number}: what is there has expired.</source>
        <translation>{number}：现有库存已过期。</translation>
    </message>
    <message>
        <source>{number}: {picked} of {wanted} picked.</source>
        <translation>{number}：已拣 {picked}，共 {wanted}。</translation>
    </message>
    <message>
        <source>{scanned} is not wanted here. Take {number} {name}.</source>
        <translation>这里不需要 {scanned}，请拣 {number} {name}。</translation>
    </message>
    <message>
        <source>{stock} available there</source>
        <translation>那里可用 {stock}</translation>
    </message>
</context>
</TS>
