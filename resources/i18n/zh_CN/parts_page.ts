<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>parts_page</name>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n 天前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n locations</source>
        <translation>
            <numerusform>%n 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n machines in service</source>
        <translation>
            <numerusform>%n 台在役</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parts</source>
        <translation>
            <numerusform>%n 种备件</numerusform>
        </translation>
    </message>
    <message>
        <source>A count can't be below zero. Enter what you see in the place.</source>
        <translation>盘点数不能小于零，请填写实际看到的数量。</translation>
    </message>
    <message>
        <source>Add part</source>
        <translation>添加备件</translation>
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
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Archived records</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>条码</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>货位</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经手人</translation>
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
        <source>Chinese name</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>Choose a photo</source>
        <translation>选择照片</translation>
    </message>
    <message>
        <source>Choose a photo…</source>
        <translation>选择照片…</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
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
        <source>Correct the stock…</source>
        <translation>更正库存…</translation>
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
        <source>Current records</source>
        <translation>在用</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>Defective parts</source>
        <translation>不良品</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Each</source>
        <translation>每台</translation>
    </message>
    <message>
        <source>Edit the data</source>
        <translation>编辑资料</translation>
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
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>From and to</source>
        <translation>从何处到何处</translation>
    </message>
    <message>
        <source>Genuine</source>
        <translation>原厂</translation>
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
        <source>Kind</source>
        <translation>类型</translation>
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
        <source>Machines</source>
        <translation>台数</translation>
    </message>
    <message>
        <source>Made of</source>
        <translation>组成</translation>
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
        <source>Model</source>
        <translation>机型</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
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
        <source>Move stock…</source>
        <translation>调拨…</translation>
    </message>
    <message>
        <source>Moved. {quantity} more left the place than were on record: count it.</source>
        <translation>已调拨。比账面多出 {quantity}，请盘点该处。</translation>
    </message>
    <message>
        <source>Moves</source>
        <translation>收发记录</translation>
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
        <source>No model lists this part yet.</source>
        <translation>还没有机型用到这个备件。</translation>
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
        <source>Nothing in stock. “Correct the stock” records what lies in a place.</source>
        <translation>没有库存。用“更正库存”登记某处的实有数量。</translation>
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
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open a part and choose “Move stock” or “Correct the stock” to put something here.</source>
        <translation>打开某个备件，用“调拨”或“更正库存”把它放到这里。</translation>
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
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>库位</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位号</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>售价</translation>
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
        <source>Records: {value}</source>
        <translation>记录：{value}</translation>
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
        <source>Show older moves</source>
        <translation>显示更早的收发</translation>
    </message>
    <message>
        <source>Stock by location</source>
        <translation>各处库存</translation>
    </message>
    <message>
        <source>Stock: {value}</source>
        <translation>库存：{value}</translation>
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
        <source>The data is saved.</source>
        <translation>资料已保存。</translation>
    </message>
    <message>
        <source>The move is recorded.</source>
        <translation>调拨已记录。</translation>
    </message>
    <message>
        <source>The part is added.</source>
        <translation>备件已添加。</translation>
    </message>
    <message>
        <source>The part is archived.</source>
        <translation>备件已归档。</translation>
    </message>
    <message>
        <source>The part is back in the lists.</source>
        <translation>备件已恢复。</translation>
    </message>
    <message>
        <source>The photo is kept.</source>
        <translation>照片已保存。</translation>
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
        <source>The stock agrees with the count already.</source>
        <translation>账面与实盘一致，无需更正。</translation>
    </message>
    <message>
        <source>The stock is set right.</source>
        <translation>库存已更正。</translation>
    </message>
    <message>
        <source>This part has not moved yet.</source>
        <translation>这个备件还没有收发记录。</translation>
    </message>
    <message>
        <source>This part is not here</source>
        <translation>找不到这个备件</translation>
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
        <source>What</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>在哪里</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>blocked or on its way</source>
        <translation>冻结或在途</translation>
    </message>
    <message>
        <source>correct the stock</source>
        <translation>更正库存</translation>
    </message>
    <message>
        <source>current</source>
        <translation>在用</translation>
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
        <source>minimum, kept</source>
        <translation>下限，充足</translation>
    </message>
    <message>
        <source>minimum, not kept</source>
        <translation>下限，不足</translation>
    </message>
    <message>
        <source>move stock</source>
        <translation>调拨</translation>
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
        <source>on hand</source>
        <translation>在手</translation>
    </message>
    <message>
        <source>on record: {quantity}</source>
        <translation>账面 {quantity}</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>undone at once</source>
        <translation>随即撤销</translation>
    </message>
    <message>
        <source>up and down</source>
        <translation>上下</translation>
    </message>
    <message>
        <source>usable</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>{places}, {total} altogether</source>
        <translation>{places}，合计 {total}</translation>
    </message>
</context>
</TS>
