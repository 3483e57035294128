<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>ask_parts</name>
    <message numerus="yes">
        <source>%n deliveries</source>
        <translation>
            <numerusform>%n 批</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask for parts</source>
        <translation>申请领料</translation>
    </message>
    <message>
        <source>Ask for parts…</source>
        <translation>申请领料…</translation>
    </message>
    <message>
        <source>Ask for them</source>
        <translation>提交申请</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>领料申请</translation>
    </message>
    <message>
        <source>Asked for with {number}.</source>
        <translation>已提交领料申请 {number}。</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>I have it</source>
        <translation>已收到</translation>
    </message>
    <message>
        <source>I have {number}</source>
        <translation>已收到 {number}</translation>
    </message>
    <message>
        <source>Nothing was asked for yet.</source>
        <translation>还没有领料申请。</translation>
    </message>
    <message>
        <source>On its way to me</source>
        <translation>发给我的备件</translation>
    </message>
    <message>
        <source>Parts of this machine's model</source>
        <translation>这个机型的备件</translation>
    </message>
    <message>
        <source>Quantity of {number}</source>
        <translation>{number} 的数量</translation>
    </message>
    <message>
        <source>Received. The parts are in your stock.</source>
        <translation>已签收，备件进了您的库存。</translation>
    </message>
    <message>
        <source>Remark for the warehouse</source>
        <translation>给仓库的备注</translation>
    </message>
    <message>
        <source>Scan or type a part number or name</source>
        <translation>扫码，或输入备件号、名称</translation>
    </message>
    <message>
        <source>Scan the box when you have it.</source>
        <translation>收到后扫一下箱签。</translation>
    </message>
    <message>
        <source>Take {number} off</source>
        <translation>去掉 {number}</translation>
    </message>
    <message>
        <source>Taken back at once</source>
        <translation>提交后撤回</translation>
    </message>
    <message>
        <source>They are reserved at once and sent to the technician of the next visit.</source>
        <translation>提交后马上预留，发给下次上门的技术员。</translation>
    </message>
    <message>
        <source>What others have reserved is not known on this laptop. The warehouse sees it and tells you.</source>
        <translation>本机看不到其他人的预留，以仓库确认为准。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more lines</source>
        <translation>
            <numerusform>还有 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>expected {time}</source>
        <translation>预计{time} 到</translation>
    </message>
    <message>
        <source>none in stock</source>
        <translation>无库存</translation>
    </message>
    <message>
        <source>{amount} in stock</source>
        <translation>库存 {amount}</translation>
    </message>
    <message>
        <source>{place}, at most {amount}</source>
        <translation>{place}，最多可用 {amount}</translation>
    </message>
    <message>
        <source>{place}, none available</source>
        <translation>{place}，无可用</translation>
    </message>
    <message>
        <source>{place}, {amount} available</source>
        <translation>{place}，可用 {amount}</translation>
    </message>
</context>
</TS>
