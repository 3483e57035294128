<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>loading</name>
    <message numerus="yes">
        <source>%n rows are left out by the mapping's filter.</source>
        <translation>
            <numerusform>按列对应里的筛选略过 %n 行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows can be imported.</source>
        <translation>
            <numerusform>可以导入 %n 行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows can't be imported:</source>
        <translation>
            <numerusform>有 %n 行不能导入：</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows were added up with an earlier row of the same stock.</source>
        <translation>
            <numerusform>有 %n 行与前面同一库存的行合并计数。</numerusform>
        </translation>
    </message>
    <message>
        <source>A part can't be a part of itself.</source>
        <translation>备件不能是自身的组成件。</translation>
    </message>
    <message>
        <source>Defective</source>
        <translation>不良品区</translation>
    </message>
    <message>
        <source>Made on the way: {count} {things}.</source>
        <translation>同时新建：{count} {things}。</translation>
    </message>
    <message>
        <source>No offer has the supplier's number {number}. Import the suppliers' offers first.</source>
        <translation>没有供应商料号为 {number} 的报价，请先导入供应商报价。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有作任何更改。</translation>
    </message>
    <message>
        <source>Quarantine</source>
        <translation>待检区</translation>
    </message>
    <message>
        <source>Say which supplier offers this part.</source>
        <translation>请注明由哪家供应商供货。</translation>
    </message>
    <message>
        <source>Serial number {serial} of {part} is in row {row} already: a piece is in one place only.</source>
        <translation>{part} 的序列号 {serial} 已在第 {row} 行出现：一件备件只能在一个地方。</translation>
    </message>
    <message>
        <source>Several suppliers use the number {number}. Name the supplier.</source>
        <translation>有多家供应商使用料号 {number}，请注明供应商。</translation>
    </message>
    <message>
        <source>The refused rows with their reasons are in {path}.</source>
        <translation>被拒收的行和原因在 {path}。</translation>
    </message>
    <message>
        <source>There is no part {part}. Import the parts first.</source>
        <translation>没有备件 {part}，请先导入备件。</translation>
    </message>
    <message>
        <source>There is no place {parent} for it to lie in.</source>
        <translation>没有上级库位 {parent}。</translation>
    </message>
    <message>
        <source>This stock is marked as gone, so there is nothing to bring in.</source>
        <translation>这条库存标记为已不在，不需要导入。</translation>
    </message>
    <message>
        <source>assets</source>
        <translation>台设备</translation>
    </message>
    <message>
        <source>customers</source>
        <translation>个客户</translation>
    </message>
    <message>
        <source>part categories</source>
        <translation>个备件类别</translation>
    </message>
    <message>
        <source>products</source>
        <translation>个产品型号</translation>
    </message>
    <message>
        <source>sites</source>
        <translation>个现场</translation>
    </message>
    <message>
        <source>stock locations</source>
        <translation>个库位</translation>
    </message>
    <message>
        <source>suppliers</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>technicians</source>
        <translation>名技术员</translation>
    </message>
    <message>
        <source>{added} rows added, {updated} updated, {unchanged} unchanged, {refused} refused.</source>
        <translation>新增 {added} 行，更新 {updated} 行，无变化 {unchanged} 行，拒收 {refused} 行。</translation>
    </message>
    <message>
        <source>{assembly} is neither a product model nor a part. Import it first.</source>
        <translation>{assembly} 既不是产品型号也不是备件，请先导入它。</translation>
    </message>
    <message>
        <source>{code} would lie inside itself.</source>
        <translation>{code} 会成为自己的下级库位。</translation>
    </message>
    <message>
        <source>{part} names {replacement}, which is not in the catalogue. The line is kept and leads nowhere until it is.</source>
        <translation>{part} 的替代件 {replacement} 不在备件目录中。该行予以保留，待补录该备件后生效。</translation>
    </message>
    <message>
        <source>{part} would be replaced by itself: {circle}.</source>
        <translation>{part} 会绕一圈替代自己：{circle}。</translation>
    </message>
    <message>
        <source>“{pack}” is no quantity in the unit of the part, {unit}.</source>
        <translation>“{pack}”不是按该备件单位（{unit}）计的数量。</translation>
    </message>
</context>
</TS>
