<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>stock</name>
    <message>
        <source>A category can't be inside itself. Choose another place.</source>
        <translation>分类不能放在自己下面，请另选位置。</translation>
    </message>
    <message>
        <source>A count can't be below zero.</source>
        <translation>盘点数不能小于零。</translation>
    </message>
    <message>
        <source>A part can't be inside itself.</source>
        <translation>备件不能包含它自己。</translation>
    </message>
    <message>
        <source>A place can't lie inside itself.</source>
        <translation>库位不能放在它自己下面。</translation>
    </message>
    <message>
        <source>Enter a quantity above zero.</source>
        <translation>数量须大于零。</translation>
    </message>
    <message>
        <source>Enter the lot of {name}.</source>
        <translation>请填写 {name} 的批次号。</translation>
    </message>
    <message>
        <source>Enter the part number.</source>
        <translation>请填写备件号。</translation>
    </message>
    <message>
        <source>Enter the serial number of {name}.</source>
        <translation>请填写 {name} 的序列号。</translation>
    </message>
    <message>
        <source>One serial number is one piece. Enter the pieces one by one.</source>
        <translation>一个序列号就是一件，请逐件录入。</translation>
    </message>
    <message>
        <source>Say why in a few words.</source>
        <translation>请简单写明原因。</translation>
    </message>
    <message>
        <source>The minimum stock can't be below zero.</source>
        <translation>最低库存不能小于零。</translation>
    </message>
    <message>
        <source>The part would stay where it is. Choose another place.</source>
        <translation>调出和调入是同一个库位，请另选一个。</translation>
    </message>
    <message>
        <source>The price can't be below zero.</source>
        <translation>价格不能小于零。</translation>
    </message>
    <message>
        <source>The same move of {amount} of {part} from {source} to {goal} was taken back by {first} and by {second}. It counts once; there is nothing to do.</source>
        <translation>{first}和{second}都撤回了同一笔移动：{part} {amount}，从 {source} 到 {goal}。只撤回一次，无需处理。</translation>
    </message>
    <message>
        <source>The shelf life can't be below zero days.</source>
        <translation>保质期不能小于零天。</translation>
    </message>
    <message>
        <source>The unit can't be changed any more: the part has moved in its present unit.</source>
        <translation>该备件已有收发记录，不能再改计量单位。</translation>
    </message>
    <message>
        <source>There is a category {name} here already.</source>
        <translation>这里已有分类“{name}”。</translation>
    </message>
    <message>
        <source>This lies in the past. Say why it is written down only now.</source>
        <translation>这是补记以前的收发，请写明为什么现在才记。</translation>
    </message>
    <message>
        <source>This move has been taken back already.</source>
        <translation>这笔收发已经冲销过了。</translation>
    </message>
    <message>
        <source>This place still holds parts. Move them elsewhere first.</source>
        <translation>这个库位还有备件，请先移走。</translation>
    </message>
    <message>
        <source>This quantity can't be right. Check what was typed or scanned.</source>
        <translation>这个数量不可能正确，请检查输入或扫描的内容。</translation>
    </message>
    <message>
        <source>{who} ({why}, {when})</source>
        <translation>{who}（{why}，{when}）</translation>
    </message>
    <message>
        <source>{written} already names the part {name}.</source>
        <translation>{written} 已用于备件“{name}”。</translation>
    </message>
</context>
</TS>
