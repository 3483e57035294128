<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>stock_reports_page</name>
    <message numerus="yes">
        <source>%n days and more</source>
        <translation>
            <numerusform>%n 天以上</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parts have no known cost and count nothing.</source>
        <translation>
            <numerusform>另有 %n 种备件没有成本，未计入。</numerusform>
        </translation>
    </message>
    <message>
        <source>Age</source>
        <translation>库龄</translation>
    </message>
    <message>
        <source>Age: any</source>
        <translation>库龄：不限</translation>
    </message>
    <message>
        <source>All stock is moving</source>
        <translation>没有呆滞库存</translation>
    </message>
    <message>
        <source>All stock: {value} at moving average cost.</source>
        <translation>库存总值 {value}（移动平均价）。</translation>
    </message>
    <message>
        <source>Any age</source>
        <translation>不限库龄</translation>
    </message>
    <message>
        <source>At the beginning</source>
        <translation>期初</translation>
    </message>
    <message>
        <source>At the end</source>
        <translation>期末</translation>
    </message>
    <message>
        <source>Average cost</source>
        <translation>移动均价</translation>
    </message>
    <message>
        <source>Being worked out</source>
        <translation>正在核算</translation>
    </message>
    <message>
        <source>Came in</source>
        <translation>入库</translation>
    </message>
    <message>
        <source>Came in last</source>
        <translation>最近入库</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Choose another period above.</source>
        <translation>请在上方换一个期间。</translation>
    </message>
    <message>
        <source>Days since it came</source>
        <translation>入库距今天数</translation>
    </message>
    <message>
        <source>Days since it moved</source>
        <translation>收发距今天数</translation>
    </message>
    <message>
        <source>Every part in stock has moved lately.</source>
        <translation>所有在库备件近期都有收发。</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>全部库位</translation>
    </message>
    <message>
        <source>How long stock has lain</source>
        <translation>库龄</translation>
    </message>
    <message>
        <source>Import the opening stock, or receive a delivery, and it stands here.</source>
        <translation>导入期初库存或收货后，这里就会显示。</translation>
    </message>
    <message>
        <source>Moved last</source>
        <translation>最近收发</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>收发存</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message numerus="yes">
        <source>Not moved for %n days</source>
        <translation>
            <numerusform>%n 天无收发</numerusform>
        </translation>
    </message>
    <message>
        <source>Not moving</source>
        <translation>呆滞</translation>
    </message>
    <message>
        <source>Not usable</source>
        <translation>不可用</translation>
    </message>
    <message numerus="yes">
        <source>Nothing came for %n days</source>
        <translation>
            <numerusform>%n 天未入库</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is in stock</source>
        <translation>没有库存</translation>
    </message>
    <message>
        <source>Nothing moved in this period</source>
        <translation>该期间没有收发</translation>
    </message>
    <message>
        <source>On hand</source>
        <translation>在手</translation>
    </message>
    <message>
        <source>Open the part</source>
        <translation>打开备件</translation>
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
        <source>Period: {value}</source>
        <translation>期间：{value}</translation>
    </message>
    <message>
        <source>Place: {value}</source>
        <translation>库位：{value}</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>处数</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Stock on hand</source>
        <translation>在手库存</translation>
    </message>
    <message>
        <source>Stock reports</source>
        <translation>库存报表</translation>
    </message>
    <message>
        <source>Stock that does not move</source>
        <translation>呆滞库存</translation>
    </message>
    <message>
        <source>The parts appear here when all are done.</source>
        <translation>全部算完后，备件会显示在这里。</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Usable</source>
        <translation>可用品</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Went out</source>
        <translation>出库</translation>
    </message>
    <message>
        <source>What came and went</source>
        <translation>收发存</translation>
    </message>
    <message>
        <source>What the stock is worth</source>
        <translation>库存金额</translation>
    </message>
    <message>
        <source>Without a cost</source>
        <translation>无成本数量</translation>
    </message>
    <message>
        <source>Working out age and value: {percent} %. What is ready is shown.</source>
        <translation>正在核算库龄与金额：{percent}%，先显示已算好的部分。</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>this quarter</source>
        <translation>本季度</translation>
    </message>
    <message>
        <source>this year</source>
        <translation>本年</translation>
    </message>
</context>
</TS>
