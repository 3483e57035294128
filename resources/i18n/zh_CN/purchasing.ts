<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>purchasing</name>
    <message numerus="yes">
        <source>%n offers have lapsed.</source>
        <translation>
            <numerusform>另有 %n 个报价已过期。</numerusform>
        </translation>
    </message>
    <message>
        <source>A pack holds more than nothing, and the least order can't be below zero.</source>
        <translation>包装数量须大于零，起订量不能小于零。</translation>
    </message>
    <message>
        <source>A price can't be below zero.</source>
        <translation>价格不能小于零。</translation>
    </message>
    <message>
        <source>As the supplier offers it.</source>
        <translation>与供应商报价一致。</translation>
    </message>
    <message numerus="yes">
        <source>Cheapest of %n offers.</source>
        <translation>
            <numerusform>%n 个报价中最便宜。</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose at least one part to order.</source>
        <translation>请至少选择一种要采购的备件。</translation>
    </message>
    <message>
        <source>Delivery takes no fewer than 0 days.</source>
        <translation>交货天数不能小于 0。</translation>
    </message>
    <message>
        <source>Each price needs a quantity of its own above zero, and can't be below zero.</source>
        <translation>每档价格须对应一个大于零且不重复的数量，价格不能小于零。</translation>
    </message>
    <message>
        <source>Enter a quantity above zero.</source>
        <translation>请输入大于零的数量。</translation>
    </message>
    <message>
        <source>Filled up to {most}.</source>
        <translation>补至上限 {most}。</translation>
    </message>
    <message>
        <source>More than that has arrived already.</source>
        <translation>已到货数量比这更多。</translation>
    </message>
    <message>
        <source>No price counts today.</source>
        <translation>今天没有有效报价。</translation>
    </message>
    <message>
        <source>No supplier is known for this part.</source>
        <translation>该备件还没有供应商。</translation>
    </message>
    <message>
        <source>No supplier is known for {numbers}. Note one first, or leave them out.</source>
        <translation>{numbers} 还没有供应商。请先登记供应商，或暂不采购。</translation>
    </message>
    <message>
        <source>Now offered at {price}.</source>
        <translation>现报价 {price}。</translation>
    </message>
    <message>
        <source>Order at most {most} parts at once.</source>
        <translation>一次最多采购 {most} 种备件。</translation>
    </message>
    <message>
        <source>Preferred supplier.</source>
        <translation>首选供应商。</translation>
    </message>
    <message>
        <source>Price from {count} on.</source>
        <translation>起订 {count} 的阶梯价。</translation>
    </message>
    <message>
        <source>Say why in a few words.</source>
        <translation>请简单说明原因。</translation>
    </message>
    <message>
        <source>Some of it has arrived. End the line instead.</source>
        <translation>该行已有到货，请改为结束该行。</translation>
    </message>
    <message>
        <source>Something of it has arrived. End the order with a reason instead.</source>
        <translation>该单已有到货，请填写原因后结束采购单。</translation>
    </message>
    <message>
        <source>The offer ends before it begins.</source>
        <translation>报价的截止日期早于开始日期。</translation>
    </message>
    <message>
        <source>The order has no lines yet. Add what is to be ordered.</source>
        <translation>采购单还没有明细，请先添加要采购的备件。</translation>
    </message>
    <message>
        <source>The order is sent: its currency can't change any more.</source>
        <translation>采购单已下单，币种不能再改。</translation>
    </message>
    <message>
        <source>Valid until {day}.</source>
        <translation>有效期至 {day}。</translation>
    </message>
    <message>
        <source>{asked} asked for and only {there} there: {what}.</source>
        <translation>已申请 {asked}，库存仅 {there}：{what}。</translation>
    </message>
    <message>
        <source>{free} can be promised and {coming} coming; the minimum is {least}.</source>
        <translation>可用 {free}，在途 {coming}；下限 {least}。</translation>
    </message>
    <message>
        <source>{name} offers this part already. Change that offer, or say from when another one counts.</source>
        <translation>{name} 已有此备件的报价。请修改原报价，或填写新报价的生效日期。</translation>
    </message>
    <message>
        <source>{number} is ended. Open it again to change it.</source>
        <translation>{number} 已结束，重新打开后才能修改。</translation>
    </message>
    <message>
        <source>{quantity} of what is coming replaces what went back to the supplier.</source>
        <translation>在途数量中有 {quantity} 是供应商补发的换货。</translation>
    </message>
    <message>
        <source>{wanted} needed; sold in packs of {pack}.</source>
        <translation>需要 {wanted}；按每包 {pack} 供货。</translation>
    </message>
    <message>
        <source>{wanted} needed; the supplier sells no less than {least}.</source>
        <translation>需要 {wanted}；供应商起订量为 {least}。</translation>
    </message>
</context>
</TS>
