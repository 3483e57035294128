<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>old_parts_page</name>
    <message numerus="yes">
        <source>%n old parts</source>
        <translation>
            <numerusform>%n 件旧件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n old parts went a step further.</source>
        <translation>
            <numerusform>%n 件旧件已处理。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>逾期 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parts owed</source>
        <translation>
            <numerusform>待返还 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>已选 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>A cost can't be below zero.</source>
        <translation>费用不能小于 0。</translation>
    </message>
    <message>
        <source>A part that is taken out on a visit and must come back appears here with its tag.</source>
        <translation>上门拆下、需要退回的旧件会带着标签出现在这里。</translation>
    </message>
    <message>
        <source>At the supplier</source>
        <translation>在供应商处</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>货位</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>承运商</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Cost of the repair</source>
        <translation>修理费用</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Delivery note</source>
        <translation>送货单</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>应还</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已了结</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>检查结论</translation>
    </message>
    <message>
        <source>Give it to the customer</source>
        <translation>交还客户</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>已收待处理</translation>
    </message>
    <message>
        <source>How many of {part} go back</source>
        <translation>{part} 退回数量</translation>
    </message>
    <message>
        <source>Its way</source>
        <translation>去向</translation>
    </message>
    <message>
        <source>Lies in</source>
        <translation>存放位置</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>No old parts are owed</source>
        <translation>没有待返还的旧件</translation>
    </message>
    <message numerus="yes">
        <source>None of the %n selected can take this step now. Look at their states.</source>
        <translation>
            <numerusform>所选 %n 件现在都不能进行这一步，请看它们的状态。</numerusform>
        </translation>
    </message>
    <message>
        <source>Old part</source>
        <translation>旧件</translation>
    </message>
    <message>
        <source>Old parts</source>
        <translation>旧件</translation>
    </message>
    <message>
        <source>Old parts owed back</source>
        <translation>应退旧件</translation>
    </message>
    <message>
        <source>On its way back with {number}.</source>
        <translation>已登记退料，送货单 {number}。</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Owed</source>
        <translation>待返还</translation>
    </message>
    <message>
        <source>Owed by</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Owed by: {value}</source>
        <translation>责任人：{value}</translation>
    </message>
    <message>
        <source>Parts in the van</source>
        <translation>车上备件</translation>
    </message>
    <message>
        <source>Print the tag</source>
        <translation>打印标签</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>RMA number</source>
        <translation>RMA 编号</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>收货</translation>
    </message>
    <message>
        <source>Received at: {value}</source>
        <translation>收货仓库：{value}</translation>
    </message>
    <message>
        <source>Record the finding…</source>
        <translation>记录检查结论…</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Repaired, back to stock</source>
        <translation>修好入库</translation>
    </message>
    <message>
        <source>Repaired, back to stock…</source>
        <translation>修好入库…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Scan the tag of an old part to receive it</source>
        <translation>扫旧件标签，即可收货</translation>
    </message>
    <message>
        <source>Scrap</source>
        <translation>报废</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发出</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Send back…</source>
        <translation>寄回…</translation>
    </message>
    <message>
        <source>Send it back</source>
        <translation>退回旧件</translation>
    </message>
    <message>
        <source>Send it back…</source>
        <translation>退回旧件…</translation>
    </message>
    <message>
        <source>Send it to the supplier</source>
        <translation>退给供应商</translation>
    </message>
    <message>
        <source>Send it to the supplier…</source>
        <translation>退给供应商…</translation>
    </message>
    <message>
        <source>Send them back</source>
        <translation>寄回旧件</translation>
    </message>
    <message>
        <source>Send them to the supplier</source>
        <translation>返给供应商</translation>
    </message>
    <message>
        <source>Send to the supplier…</source>
        <translation>返给供应商…</translation>
    </message>
    <message>
        <source>Send unused parts back</source>
        <translation>退回未用备件</translation>
    </message>
    <message>
        <source>Send unused parts back…</source>
        <translation>退料…</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签号</translation>
    </message>
    <message>
        <source>Tag, part</source>
        <translation>标签号、备件</translation>
    </message>
    <message>
        <source>Take the last step back</source>
        <translation>撤销上一步</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>已撤销。</translation>
    </message>
    <message>
        <source>Taken back: {step}</source>
        <translation>撤销后：{step}</translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation>拆下时间</translation>
    </message>
    <message>
        <source>Taken out of the machine</source>
        <translation>从设备上拆下</translation>
    </message>
    <message>
        <source>The books have nothing in your van.</source>
        <translation>账面上车里没有备件。</translation>
    </message>
    <message>
        <source>The customer has the part back.</source>
        <translation>旧件已交还客户。</translation>
    </message>
    <message>
        <source>The finding is written down.</source>
        <translation>检查结论已记下。</translation>
    </message>
    <message>
        <source>The number under which the supplier takes it back</source>
        <translation>供应商同意退货的编号</translation>
    </message>
    <message>
        <source>The part is in stock again.</source>
        <translation>旧件已修好入库。</translation>
    </message>
    <message>
        <source>The part is on its way back.</source>
        <translation>旧件已寄回。</translation>
    </message>
    <message>
        <source>The part is on its way to the supplier.</source>
        <translation>旧件已发往供应商。</translation>
    </message>
    <message>
        <source>The part is scrapped.</source>
        <translation>旧件已报废。</translation>
    </message>
    <message>
        <source>The part is written off.</source>
        <translation>旧件已核销。</translation>
    </message>
    <message>
        <source>The van does not hold so many.</source>
        <translation>车上没有这么多。</translation>
    </message>
    <message>
        <source>To</source>
        <translation>退到</translation>
    </message>
    <message>
        <source>To stock</source>
        <translation>入库</translation>
    </message>
    <message>
        <source>To the warehouse of your service point. Scan the parts, or say how many of each go back.</source>
        <translation>退到本网点仓库。扫备件，或填写各退多少。</translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation>运单号</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>返还途中</translation>
    </message>
    <message>
        <source>What was found?</source>
        <translation>检查发现了什么？</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Work order</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Write it off as lost</source>
        <translation>按丢失核销</translation>
    </message>
    <message>
        <source>Write it off as lost…</source>
        <translation>按丢失核销…</translation>
    </message>
    <message>
        <source>Write off</source>
        <translation>核销</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message numerus="yes">
        <source>more than %n days</source>
        <translation>
            <numerusform>超过 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>none overdue</source>
        <translation>没有逾期</translation>
    </message>
    <message>
        <source>or scan it</source>
        <translation>也可扫码</translation>
    </message>
    <message>
        <source>scan</source>
        <translation>扫码</translation>
    </message>
    <message numerus="yes">
        <source>up to %n days</source>
        <translation>
            <numerusform>最久 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>{first} to {last} days</source>
        <translation>{first} 至 {last} 天</translation>
    </message>
</context>
</TS>
