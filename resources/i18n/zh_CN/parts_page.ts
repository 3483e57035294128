<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>parts_page</name>
    <message numerus="yes">
        <source>%n bins are added.</source>
        <translation>
            <numerusform>已添加 %n 个货位。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bins: {first}, {second} … {last}</source>
        <translation>
            <numerusform>共 %n 个货位：{first}、{second} … {last}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n 天前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parts</source>
        <translation>
            <numerusform>%n 种备件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos</source>
        <translation>
            <numerusform>%n 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were there already.</source>
        <translation>
            <numerusform>有 %n 个原来就有。</numerusform>
        </translation>
    </message>
    <message>
        <source>A count can't be below zero. Enter what you see in the place.</source>
        <translation>盘点数不能小于零，请填写实际看到的数量。</translation>
    </message>
    <message>
        <source>Add many bins</source>
        <translation>批量添加货位</translation>
    </message>
    <message>
        <source>Add many bins…</source>
        <translation>批量添加货位…</translation>
    </message>
    <message>
        <source>Add part</source>
        <translation>添加备件</translation>
    </message>
    <message>
        <source>Add the bins</source>
        <translation>添加货位</translation>
    </message>
    <message>
        <source>Add the first one here, or bring the whole catalogue in from a spreadsheet by “Import”.</source>
        <translation>可以在这里添加第一个，也可以用“导入”把整个备件目录带进来。</translation>
    </message>
    <message>
        <source>Adjustment</source>
        <translation>库存调整</translation>
    </message>
    <message>
        <source>All categories</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>All of {name}</source>
        <translation>{name}全部</translation>
    </message>
    <message>
        <source>All parts</source>
        <translation>全部备件</translation>
    </message>
    <message>
        <source>Ask for the expiry date on arrival</source>
        <translation>到货时登记有效期</translation>
    </message>
    <message>
        <source>Back to the supplier</source>
        <translation>退回供应商</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>条码</translation>
    </message>
    <message>
        <source>Below the minimum</source>
        <translation>低于下限</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>货位</translation>
    </message>
    <message>
        <source>By lot</source>
        <translation>按批次</translation>
    </message>
    <message>
        <source>By serial number</source>
        <translation>按序列号</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Categories of parts</source>
        <translation>备件分类</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Category: {value}</source>
        <translation>类别：{value}</translation>
    </message>
    <message>
        <source>Central warehouse</source>
        <translation>中心库</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>把握</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>存放的备件</translation>
    </message>
    <message>
        <source>Correct the stock</source>
        <translation>更正库存</translation>
    </message>
    <message>
        <source>Count difference</source>
        <translation>盘点差异</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>实盘数</translation>
    </message>
    <message>
        <source>Counted, damaged, found …</source>
        <translation>盘点、损坏、找回……</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Defective parts</source>
        <translation>不良品</translation>
    </message>
    <message>
        <source>Edit the place</source>
        <translation>编辑库位</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>First code</source>
        <translation>起始编码</translation>
    </message>
    <message>
        <source>For example A-01-01</source>
        <translation>例如 A-01-01</translation>
    </message>
    <message>
        <source>For example A-12-05</source>
        <translation>例如 A-12-05</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>Genuine part</source>
        <translation>原厂件</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>In my van</source>
        <translation>我的车上</translation>
    </message>
    <message>
        <source>In stock anywhere</source>
        <translation>任一处有库存</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>上级库位</translation>
    </message>
    <message>
        <source>Inspect on arrival</source>
        <translation>到货须检验</translation>
    </message>
    <message>
        <source>Inspected</source>
        <translation>已检验</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Last code</source>
        <translation>结束编码</translation>
    </message>
    <message>
        <source>Last move</source>
        <translation>最近收发</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Locations</source>
        <translation>库位</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Lot or serial number</source>
        <translation>批次或序列号</translation>
    </message>
    <message>
        <source>Minimum stock</source>
        <translation>库存下限</translation>
    </message>
    <message>
        <source>Missing: {quantity}. This leaves the stock with your reason.</source>
        <translation>少了 {quantity}，将按您填写的原因从库存中扣除。</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>调拨</translation>
    </message>
    <message>
        <source>Move stock</source>
        <translation>调拨</translation>
    </message>
    <message>
        <source>My van</source>
        <translation>我的车</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>New part</source>
        <translation>新建备件</translation>
    </message>
    <message>
        <source>New place</source>
        <translation>新建库位</translation>
    </message>
    <message>
        <source>New place…</source>
        <translation>新建库位…</translation>
    </message>
    <message>
        <source>No parts yet</source>
        <translation>还没有备件</translation>
    </message>
    <message>
        <source>None in stock.</source>
        <translation>没有库存。</translation>
    </message>
    <message>
        <source>Not tracked</source>
        <translation>不跟踪</translation>
    </message>
    <message>
        <source>Old part removed</source>
        <translation>拆下旧件</translation>
    </message>
    <message>
        <source>On hand</source>
        <translation>在手</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>On record there: only {there}. You can record the move all the same; the place then shows a minus until it is counted.</source>
        <translation>该处账面只有 {there}。仍可记录调拨，盘点之前该处显示为负数。</translation>
    </message>
    <message>
        <source>Only what is replaced</source>
        <translation>仅已被替代的</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open a part and choose “Move stock” or “Correct the stock” to put something here.</source>
        <translation>打开某个备件，用“调拨”或“更正库存”把它放到这里。</translation>
    </message>
    <message>
        <source>Open the new part</source>
        <translation>打开替代件</translation>
    </message>
    <message>
        <source>Open the parts</source>
        <translation>打开备件列表</translation>
    </message>
    <message>
        <source>Opening stock</source>
        <translation>期初库存</translation>
    </message>
    <message>
        <source>Packing</source>
        <translation>发货区</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>备件</translation>
    </message>
    <message>
        <source>Part number</source>
        <translation>件号</translation>
    </message>
    <message>
        <source>Part number or name</source>
        <translation>件号或名称</translation>
    </message>
    <message>
        <source>Part number, name, barcode, supplier</source>
        <translation>件号、名称、条码、供应商</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>备件</translation>
    </message>
    <message>
        <source>Personal stock</source>
        <translation>个人备件库</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>拣出</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>库位</translation>
    </message>
    <message>
        <source>Place on the walk</source>
        <translation>行走次序</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>售价</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>上架</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Reason or document</source>
        <translation>原因或单据号</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收货</translation>
    </message>
    <message>
        <source>Regional warehouse</source>
        <translation>区域库</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>修复入库</translation>
    </message>
    <message>
        <source>Replaced by</source>
        <translation>替代件</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Returned unused</source>
        <translation>未用退回</translation>
    </message>
    <message>
        <source>Save place</source>
        <translation>保存库位</translation>
    </message>
    <message>
        <source>Scrapped</source>
        <translation>报废</translation>
    </message>
    <message>
        <source>Sent off</source>
        <translation>发出</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Service point</source>
        <translation>网点</translation>
    </message>
    <message>
        <source>Set right</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Shelf life</source>
        <translation>保质期</translation>
    </message>
    <message>
        <source>Stock: {value}</source>
        <translation>库存：{value}</translation>
    </message>
    <message>
        <source>Supersession: {value}</source>
        <translation>替代：{value}</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>冲回</translation>
    </message>
    <message>
        <source>The part is added.</source>
        <translation>备件已添加。</translation>
    </message>
    <message>
        <source>The place is added.</source>
        <translation>库位已添加。</translation>
    </message>
    <message>
        <source>The place is saved.</source>
        <translation>库位已保存。</translation>
    </message>
    <message>
        <source>They are added to {place}, in the order in which one walks.</source>
        <translation>货位按行走次序添加到{place}。</translation>
    </message>
    <message>
        <source>This place is empty</source>
        <translation>这里没有备件</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>To be inspected</source>
        <translation>待检</translation>
    </message>
    <message>
        <source>Tracking</source>
        <translation>跟踪方式</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>调拨</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Used in</source>
        <translation>用在哪</translation>
    </message>
    <message>
        <source>Used on a job</source>
        <translation>工单领用</translation>
    </message>
    <message>
        <source>Van</source>
        <translation>车</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>在哪里</translation>
    </message>
    <message>
        <source>add bins</source>
        <translation>批量添加货位</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>below the minimum</source>
        <translation>低于下限</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>in my van</source>
        <translation>我的车上</translation>
    </message>
    <message>
        <source>in stock</source>
        <translation>有库存</translation>
    </message>
    <message>
        <source>locations</source>
        <translation>库位</translation>
    </message>
    <message>
        <source>mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>moved {when}</source>
        <translation>{when}有收发</translation>
    </message>
    <message>
        <source>my van</source>
        <translation>我的车</translation>
    </message>
    <message>
        <source>new part</source>
        <translation>新建备件</translation>
    </message>
    <message>
        <source>new place</source>
        <translation>新建库位</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>on record: {quantity}</source>
        <translation>账面 {quantity}</translation>
    </message>
    <message>
        <source>only replaced ones</source>
        <translation>仅已被替代的</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>up and down</source>
        <translation>上下</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
</context>
</TS>
