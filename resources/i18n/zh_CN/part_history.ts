<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>part_history</name>
    <message>
        <source>A count in {place} was taken back</source>
        <translation>撤回 {place} 的盘点</translation>
    </message>
    <message>
        <source>Count difference: {quantity} less in {source}</source>
        <translation>盘亏：{source} 少 {quantity}</translation>
    </message>
    <message>
        <source>Count difference: {quantity} more in {goal}</source>
        <translation>盘盈：{goal} 多 {quantity}</translation>
    </message>
    <message>
        <source>Counted {quantity} in {place}</source>
        <translation>盘点 {place}：{quantity}</translation>
    </message>
    <message>
        <source>Counted {quantity} in {place} with {count}</source>
        <translation>{count} 盘点 {place}：{quantity}</translation>
    </message>
    <message>
        <source>Imported: {quantity} in {goal}</source>
        <translation>导入：{goal} {quantity}</translation>
    </message>
    <message>
        <source>No longer replaced by {number}</source>
        <translation>不再由 {number} 替代</translation>
    </message>
    <message>
        <source>No longer replaces {number}</source>
        <translation>不再替代 {number}</translation>
    </message>
    <message>
        <source>No sale price any more, it was {before}</source>
        <translation>取消销售价，原为 {before}</translation>
    </message>
    <message>
        <source>Old part removed: {quantity}</source>
        <translation>拆下旧件 {quantity}</translation>
    </message>
    <message>
        <source>Opening stock: {quantity} in {goal}</source>
        <translation>期初库存：{goal} {quantity}</translation>
    </message>
    <message>
        <source>Replaced by {number}</source>
        <translation>由 {number} 替代</translation>
    </message>
    <message>
        <source>Replaces {number}</source>
        <translation>替代 {number}</translation>
    </message>
    <message>
        <source>Sale price {price}</source>
        <translation>销售价 {price}</translation>
    </message>
    <message>
        <source>Sale price {price}, was {before}</source>
        <translation>销售价由 {before} 调整为 {price}</translation>
    </message>
    <message>
        <source>Taken back: {what}</source>
        <translation>撤回：{what}</translation>
    </message>
    <message>
        <source>{quantity} inspected, now in {goal}</source>
        <translation>检验 {quantity}，现在 {goal}</translation>
    </message>
    <message>
        <source>{quantity} moved from {source} to {goal}</source>
        <translation>移库 {quantity}，从 {source} 到 {goal}</translation>
    </message>
    <message>
        <source>{quantity} picked from {source}</source>
        <translation>拣货 {quantity}，出自 {source}</translation>
    </message>
    <message>
        <source>{quantity} put away in {goal}</source>
        <translation>上架 {quantity}，放入 {goal}</translation>
    </message>
    <message>
        <source>{quantity} received into {goal}</source>
        <translation>收货 {quantity}，入 {goal}</translation>
    </message>
    <message>
        <source>{quantity} repaired, now in {goal}</source>
        <translation>修复入库 {quantity}，放入 {goal}</translation>
    </message>
    <message>
        <source>{quantity} returned unused to {goal}</source>
        <translation>退回未用 {quantity}，入 {goal}</translation>
    </message>
    <message>
        <source>{quantity} scrapped</source>
        <translation>报废 {quantity}</translation>
    </message>
    <message>
        <source>{quantity} sent off from {source}</source>
        <translation>发出 {quantity}，出自 {source}</translation>
    </message>
    <message>
        <source>{quantity} used from {source}</source>
        <translation>领用 {quantity}，出自 {source}</translation>
    </message>
    <message>
        <source>{quantity} went back to the supplier</source>
        <translation>退回供应商 {quantity}</translation>
    </message>
    <message>
        <source>{what} ({which})</source>
        <translation>{what}（{which}）</translation>
    </message>
    <message>
        <source>{what}, {price} each</source>
        <translation>{what}，单价 {price}</translation>
    </message>
</context>
</TS>
