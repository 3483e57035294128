<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>intake</name>
    <message>
        <source>A request can't have been received in the future.</source>
        <translation>受理时间不能晚于现在。</translation>
    </message>
    <message>
        <source>A work order was made of this request. Cancel that instead.</source>
        <translation>此请求已生成工单，请取消该工单。</translation>
    </message>
    <message>
        <source>Choose or enter the customer first.</source>
        <translation>请先选择客户，或填写新客户。</translation>
    </message>
    <message>
        <source>Enter the serial number, or what the customer calls the machine.</source>
        <translation>请填写序列号，或客户对这台设备的叫法。</translation>
    </message>
    <message>
        <source>This request is closed. Reopen it before you change it.</source>
        <translation>这条服务请求已关闭，需重新打开后再修改。</translation>
    </message>
    <message>
        <source>Write down what the customer says, in their words.</source>
        <translation>请照客户原话记下故障或要求。</translation>
    </message>
    <message>
        <source>{number} has been planned or worked on since. Cancel the work order instead.</source>
        <translation>{number} 已排程或已开始处理，请直接取消该工单。</translation>
    </message>
    <message>
        <source>{number} is finished. Make a new work order, or reopen {number} first.</source>
        <translation>{number} 已经结束。请新建工单，或先重新打开 {number}。</translation>
    </message>
</context>
</TS>
