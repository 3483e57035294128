<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>part_requests</name>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Enter a quantity above zero.</source>
        <translation>请输入大于零的数量。</translation>
    </message>
    <message>
        <source>Nothing is missing there: every part is at its maximum or coming.</source>
        <translation>那里不缺备件：都已到上限，或正在补货途中。</translation>
    </message>
    <message>
        <source>Nothing of this line is left to replace.</source>
        <translation>这一行已没有可以替换的数量。</translation>
    </message>
    <message>
        <source>Parts can only be asked for from a warehouse or a van.</source>
        <translation>只能向仓库或服务车领料。</translation>
    </message>
    <message>
        <source>Say which parts are needed.</source>
        <translation>请说明需要哪些备件。</translation>
    </message>
    <message>
        <source>Say why in a few words.</source>
        <translation>请简要说明原因。</translation>
    </message>
    <message>
        <source>The parts are there already. Choose another place.</source>
        <translation>备件本来就在那里，请另选地点。</translation>
    </message>
    <message>
        <source>This line is done or cancelled. Add a new one.</source>
        <translation>这一行已完成或已取消，请另加一行。</translation>
    </message>
    <message>
        <source>{amount} asked for; no warehouse is chosen yet</source>
        <translation>{amount}已申请，尚未指定发料仓库</translation>
    </message>
    <message>
        <source>{amount} being picked</source>
        <translation>{amount}正在拣货</translation>
    </message>
    <message>
        <source>{amount} cancelled</source>
        <translation>{amount}已取消</translation>
    </message>
    <message>
        <source>{amount} not in stock, expected on {day}</source>
        <translation>{amount}缺货待补，预计{day}到货</translation>
    </message>
    <message>
        <source>{amount} not in stock, no delivery is dated</source>
        <translation>{amount}缺货待补，到货日期未定</translation>
    </message>
    <message>
        <source>{amount} on the way: {papers}</source>
        <translation>{amount}在途：{papers}</translation>
    </message>
    <message>
        <source>{amount} packed: {papers}</source>
        <translation>{amount}已装箱：{papers}</translation>
    </message>
    <message>
        <source>{amount} picked</source>
        <translation>{amount}已拣</translation>
    </message>
    <message>
        <source>{amount} received</source>
        <translation>{amount}已签收</translation>
    </message>
    <message>
        <source>{amount} replaced by another line</source>
        <translation>{amount}已改由另一行供应</translation>
    </message>
    <message>
        <source>{amount} reserved at {place}</source>
        <translation>{amount}已在{place}预留</translation>
    </message>
    <message>
        <source>{amount} used</source>
        <translation>{amount}已用</translation>
    </message>
    <message>
        <source>{amount} will not come</source>
        <translation>{amount}不再供应</translation>
    </message>
    <message>
        <source>{new} may stand in for {number}: {stock} in stock.</source>
        <translation>可用 {new} 替代 {number}，现有 {stock}。</translation>
    </message>
    <message>
        <source>{number} is replaced by {new}, {stock} in stock.</source>
        <translation>{number} 已由 {new} 替代，现有 {stock}。</translation>
    </message>
    <message>
        <source>{number}: no warehouse is known that has it.</source>
        <translation>{number}：没有仓库存有此件。</translation>
    </message>
    <message>
        <source>{number}: {there} of {wanted} can be promised at {place}; the rest waits for the next delivery.</source>
        <translation>{number}：需要 {wanted}，{place}可预留 {there}，其余等下次到货。</translation>
    </message>
    <message>
        <source>{picked} of it are picked already. Have them put back first.</source>
        <translation>其中 {picked}已拣出，请先退回货位。</translation>
    </message>
</context>
</TS>
