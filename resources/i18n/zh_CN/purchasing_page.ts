<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>purchasing_page</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days late</source>
        <translation>
            <numerusform>逾期 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days late in all</source>
        <translation>
            <numerusform>累计迟到 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drafts are made. Look through them and order.</source>
        <translation>
            <numerusform>已生成 %n 张采购单草稿，核对后下单。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines have no price</source>
        <translation>
            <numerusform>%n 行无单价</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n orders</source>
        <translation>
            <numerusform>%n 张采购单</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parts chosen</source>
        <translation>
            <numerusform>已选 %n 种备件</numerusform>
        </translation>
    </message>
    <message>
        <source>A price can't be below zero.</source>
        <translation>价格不能小于 0。</translation>
    </message>
    <message>
        <source>A replacement is expected.</source>
        <translation>已改为换货，等待补发。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add a part</source>
        <translation>添加备件</translation>
    </message>
    <message>
        <source>Add the first one here. What it sells is noted on the page of a part.</source>
        <translation>在这里添加第一家供应商。供应商的报价在备件页面登记。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>约定</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All arrived</source>
        <translation>已到齐</translation>
    </message>
    <message>
        <source>All purchase orders</source>
        <translation>全部采购单</translation>
    </message>
    <message>
        <source>All suppliers</source>
        <translation>全部供应商</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>已到货</translation>
    </message>
    <message>
        <source>As ordered and good</source>
        <translation>数量相符且合格</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>已申领</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Back to the drafts</source>
        <translation>退回草稿</translation>
    </message>
    <message>
        <source>Call the order off</source>
        <translation>取消采购单</translation>
    </message>
    <message>
        <source>Call the order off…</source>
        <translation>取消采购单…</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Change the order</source>
        <translation>修改采购单</translation>
    </message>
    <message>
        <source>Change the order…</source>
        <translation>修改采购单…</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Close the order</source>
        <translation>结束采购单</translation>
    </message>
    <message>
        <source>Coming</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Counts from</source>
        <translation>起订数量</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Credit: nothing more is expected</source>
        <translation>退款：不再等待到货</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Date of the note</source>
        <translation>送货单日期</translation>
    </message>
    <message>
        <source>Delivered to</source>
        <translation>收货仓库</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>到货记录</translation>
    </message>
    <message>
        <source>Deliveries are received in the queue of the warehouse, with an order or without one.</source>
        <translation>在仓库任务列表里收货，有没有采购单都可以。</translation>
    </message>
    <message>
        <source>Deliveries of the last year</source>
        <translation>近一年交货</translation>
    </message>
    <message>
        <source>Deliveries received</source>
        <translation>收货单</translation>
    </message>
    <message>
        <source>Delivery note</source>
        <translation>送货单</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮箱</translation>
    </message>
    <message>
        <source>Empty: as the supplier offers it</source>
        <translation>留空则按供应商报价</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Enter a quantity above zero.</source>
        <translation>请输入大于 0 的数量。</translation>
    </message>
    <message>
        <source>Everything of it leaves the stock again by opposite moves, and its order is open again.</source>
        <translation>该收货单的全部数量将以反向移动退出库存，采购单恢复为待收货。</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>预计到货</translation>
    </message>
    <message>
        <source>Expected, if other than the order</source>
        <translation>预计到货（与整单不同时填写）</translation>
    </message>
    <message>
        <source>For</source>
        <translation>收货仓库</translation>
    </message>
    <message>
        <source>For a pack of {pack}</source>
        <translation>每包 {pack} 的价格</translation>
    </message>
    <message>
        <source>How much, at whom</source>
        <translation>订多少，向谁订</translation>
    </message>
    <message>
        <source>It is credited: no replacement is expected.</source>
        <translation>已改为退款，不再补发。</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Lead time</source>
        <translation>交期</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>明细</translation>
    </message>
    <message>
        <source>Lines arrived</source>
        <translation>已到行数</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>制单日期</translation>
    </message>
    <message numerus="yes">
        <source>Make %n orders</source>
        <translation>
            <numerusform>生成 %n 张采购单</numerusform>
        </translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>Minimum, maximum</source>
        <translation>下限 / 上限</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>New order</source>
        <translation>新建采购单</translation>
    </message>
    <message>
        <source>New supplier</source>
        <translation>新建供应商</translation>
    </message>
    <message>
        <source>No part with this number or code is known.</source>
        <translation>没有这个编号或条码的备件。</translation>
    </message>
    <message>
        <source>No supplier is known yet. Add one under “Suppliers”.</source>
        <translation>还没有供应商，请先在“供应商”里添加。</translation>
    </message>
    <message>
        <source>No suppliers yet</source>
        <translation>还没有供应商</translation>
    </message>
    <message>
        <source>Nobody sells this part yet. Note a supplier's offer on the page of the part.</source>
        <translation>这个备件还没有供应商报价，请在备件页面登记。</translation>
    </message>
    <message>
        <source>Not used any more</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Nothing has arrived yet</source>
        <translation>还没有到货</translation>
    </message>
    <message>
        <source>Nothing has arrived yet.</source>
        <translation>还没有到货。</translation>
    </message>
    <message>
        <source>Nothing has to be ordered</source>
        <translation>没有需要采购的备件</translation>
    </message>
    <message>
        <source>Nothing is chosen: tick what is to be ordered.</source>
        <translation>还没有选择，请勾选要采购的备件。</translation>
    </message>
    <message>
        <source>Nothing is noted. Offers are noted on the page of a part.</source>
        <translation>还没有报价，可在备件页面登记。</translation>
    </message>
    <message>
        <source>Nothing is ordered</source>
        <translation>没有未完成的采购单</translation>
    </message>
    <message>
        <source>Nothing is ordered there any more.</source>
        <translation>供应商已停用。</translation>
    </message>
    <message>
        <source>Nothing more is expected</source>
        <translation>不再到货</translation>
    </message>
    <message>
        <source>Nothing more is expected…</source>
        <translation>余下不再到货…</translation>
    </message>
    <message>
        <source>Nothing more of it is expected</source>
        <translation>余下不再到货</translation>
    </message>
    <message>
        <source>Nothing more of this line is expected.</source>
        <translation>这一行余下的不再到货。</translation>
    </message>
    <message>
        <source>Nothing was received from it yet.</source>
        <translation>还没有收过这家供应商的货。</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>On the day promised</source>
        <translation>按期交货率</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Open at the bench</source>
        <translation>打开收货单</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Open orders</source>
        <translation>未完成采购单</translation>
    </message>
    <message>
        <source>Open the order</source>
        <translation>打开采购单</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>下单</translation>
    </message>
    <message>
        <source>Order number, supplier</source>
        <translation>采购单号、供应商</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>已下单</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>采购单</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>备件</translation>
    </message>
    <message>
        <source>Part number</source>
        <translation>备件编号</translation>
    </message>
    <message>
        <source>Parts offered</source>
        <translation>报价备件数</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Print the order</source>
        <translation>打印采购单</translation>
    </message>
    <message>
        <source>Print the receipt</source>
        <translation>打印收货单</translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation>采购建议</translation>
    </message>
    <message>
        <source>Purchase order</source>
        <translation>采购单</translation>
    </message>
    <message>
        <source>Purchase orders</source>
        <translation>采购单</translation>
    </message>
    <message>
        <source>Purchasing</source>
        <translation>采购</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>收货单</translation>
    </message>
    <message>
        <source>Receipt, delivery note</source>
        <translation>收货单号、送货单号</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>收货</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收货时间</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Replacement expected</source>
        <translation>等待换货</translation>
    </message>
    <message>
        <source>Replacement expected: the line is open again</source>
        <translation>换货：该行重新待收</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Scan or type the number or a code of the part.</source>
        <translation>扫描或输入备件编号、条码。</translation>
    </message>
    <message>
        <source>See the proposals</source>
        <translation>查看采购建议</translation>
    </message>
    <message>
        <source>Sent back to the supplier</source>
        <translation>退回供应商</translation>
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
        <source>Supplier's delivery note</source>
        <translation>供应商送货单号</translation>
    </message>
    <message>
        <source>Supplier's number</source>
        <translation>供应商货号</translation>
    </message>
    <message>
        <source>Supplier, number, contact</source>
        <translation>供应商、编号、联系人</translation>
    </message>
    <message>
        <source>Supplier: {value}</source>
        <translation>供应商：{value}</translation>
    </message>
    <message>
        <source>Suppliers</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Suppliers: {value}</source>
        <translation>供应商：{value}</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>撤销收货</translation>
    </message>
    <message>
        <source>Take the receipt back…</source>
        <translation>撤销这张收货单…</translation>
    </message>
    <message>
        <source>Take this line off</source>
        <translation>删除这一行</translation>
    </message>
    <message>
        <source>Take {number} back</source>
        <translation>撤销 {number}</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Tell the supplier as well: this only ends the order here.</source>
        <translation>请同时通知供应商：这里只取消本系统中的采购单。</translation>
    </message>
    <message>
        <source>The line is changed.</source>
        <translation>明细已修改。</translation>
    </message>
    <message>
        <source>The line is taken off.</source>
        <translation>明细已删除。</translation>
    </message>
    <message>
        <source>The order has no lines yet. Add what is to be ordered.</source>
        <translation>采购单还没有明细，请添加要采购的备件。</translation>
    </message>
    <message>
        <source>The part is on the order.</source>
        <translation>备件已加入采购单。</translation>
    </message>
    <message>
        <source>The rest is expected after all</source>
        <translation>余下继续到货</translation>
    </message>
    <message>
        <source>The rest of the line is expected again.</source>
        <translation>这一行余下的继续等待到货。</translation>
    </message>
    <message>
        <source>The supplier is added.</source>
        <translation>供应商已添加。</translation>
    </message>
    <message>
        <source>The supplier is changed.</source>
        <translation>供应商已修改。</translation>
    </message>
    <message>
        <source>The supplier is in use again.</source>
        <translation>供应商已重新启用。</translation>
    </message>
    <message>
        <source>This order is not here</source>
        <translation>这里没有这张采购单</translation>
    </message>
    <message>
        <source>To be inspected</source>
        <translation>待检</translation>
    </message>
    <message>
        <source>To order</source>
        <translation>采购量</translation>
    </message>
    <message>
        <source>To the queue</source>
        <translation>到任务列表</translation>
    </message>
    <message>
        <source>Usable there</source>
        <translation>该库可用</translation>
    </message>
    <message>
        <source>Use it again</source>
        <translation>重新启用</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>网站</translation>
    </message>
    <message>
        <source>What has not arrived no longer counts as coming. It can be opened again.</source>
        <translation>未到的部分不再计入在途，之后可以重新打开。</translation>
    </message>
    <message>
        <source>What is there, coming and asked for stands above every minimum. Minimum and maximum are set on the page of a part.</source>
        <translation>计入在途和已申领后，库存都在下限以上。上下限在备件页面设置。</translation>
    </message>
    <message>
        <source>What it sells</source>
        <translation>供应的备件</translation>
    </message>
    <message>
        <source>What should be ordered</source>
        <translation>该采购什么</translation>
    </message>
    <message>
        <source>What was agreed with the supplier</source>
        <translation>与供应商的约定</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>检验结论</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Why there</source>
        <translation>选择理由</translation>
    </message>
    <message>
        <source>Why this price</source>
        <translation>价格依据</translation>
    </message>
    <message>
        <source>Why, how much, where</source>
        <translation>原因、数量、供应商</translation>
    </message>
    <message>
        <source>Will be ordered</source>
        <translation>实际订购</translation>
    </message>
    <message>
        <source>add a part</source>
        <translation>添加备件</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>choose or leave out</source>
        <translation>勾选或取消</translation>
    </message>
    <message>
        <source>from {amount}</source>
        <translation>{amount} 起</translation>
    </message>
    <message>
        <source>made {day}</source>
        <translation>{day} 制单</translation>
    </message>
    <message>
        <source>new order</source>
        <translation>新建采购单</translation>
    </message>
    <message>
        <source>new supplier</source>
        <translation>新建供应商</translation>
    </message>
    <message>
        <source>next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>no price</source>
        <translation>无价格</translation>
    </message>
    <message>
        <source>no supplier</source>
        <translation>无供应商</translation>
    </message>
    <message>
        <source>order</source>
        <translation>下单</translation>
    </message>
    <message>
        <source>ordered {day}</source>
        <translation>{day} 下单</translation>
    </message>
    <message>
        <source>otherwise by the delivery time of the offers</source>
        <translation>不填则按报价交期推算</translation>
    </message>
    <message>
        <source>print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>proposals</source>
        <translation>采购建议</translation>
    </message>
    <message>
        <source>quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>{done} of {lines}</source>
        <translation>{done}/{lines}</translation>
    </message>
    <message>
        <source>{number} is a draft again.</source>
        <translation>{number} 已退回草稿。</translation>
    </message>
    <message>
        <source>{number} is begun.</source>
        <translation>已新建 {number}。</translation>
    </message>
    <message>
        <source>{number} is called off.</source>
        <translation>{number} 已取消。</translation>
    </message>
    <message>
        <source>{number} is changed.</source>
        <translation>{number} 已修改。</translation>
    </message>
    <message>
        <source>{number} is done.</source>
        <translation>{number} 已完成。</translation>
    </message>
    <message>
        <source>{number} is open again.</source>
        <translation>{number} 已重新打开。</translation>
    </message>
    <message>
        <source>{number} is ordered.</source>
        <translation>{number} 已下单。</translation>
    </message>
    <message>
        <source>{number} is taken back.</source>
        <translation>{number} 已撤销。</translation>
    </message>
    <message>
        <source>{part} went back with {note}.</source>
        <translation>{part} 已随 {note} 退回。</translation>
    </message>
    <message>
        <source>{price} for {pack}</source>
        <translation>{price} / {pack}</translation>
    </message>
    <message>
        <source>“Proposals” says what runs short and makes the orders, one for each supplier.</source>
        <translation>“采购建议”列出快要缺的备件，并按供应商生成采购单。</translation>
    </message>
</context>
</TS>
