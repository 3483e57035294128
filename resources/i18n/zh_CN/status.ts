<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>status</name>
    <message>
        <source>A technician is still on this visit. Let them leave the site first.</source>
        <translation>技术员还在这次上门中，请先登记离场。</translation>
    </message>
    <message>
        <source>A visit is booked already. Call it off first.</source>
        <translation>已安排上门，请先取消上门安排。</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已接单</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>At the customer's</source>
        <translation>上门</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>Choose the customer first.</source>
        <translation>请先选择客户。</translation>
    </message>
    <message>
        <source>Choose the work order that this request belongs to.</source>
        <translation>请选择要并入的工单。</translation>
    </message>
    <message>
        <source>Closed incomplete</source>
        <translation>未修复关闭</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Complex</source>
        <translation>复杂</translation>
    </message>
    <message>
        <source>Consultation</source>
        <translation>咨询</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>维保合同</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>柜台</translation>
    </message>
    <message>
        <source>Coverage unknown</source>
        <translation>保障不明</translation>
    </message>
    <message>
        <source>Customer absent</source>
        <translation>客户不在场</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>已拒单</translation>
    </message>
    <message>
        <source>Declined to sign</source>
        <translation>客户拒签</translation>
    </message>
    <message>
        <source>Describe what is wrong first.</source>
        <translation>请先填写故障描述。</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Fail</source>
        <translation>不通过</translation>
    </message>
    <message>
        <source>Functional test</source>
        <translation>功能试验</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>In warranty</source>
        <translation>保内</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>巡检</translation>
    </message>
    <message>
        <source>Installation</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>Kept by the customer</source>
        <translation>客户留存</translation>
    </message>
    <message>
        <source>Key account</source>
        <translation>重点客户</translation>
    </message>
    <message>
        <source>L</source>
        <translation>升</translation>
    </message>
    <message>
        <source>Left the site</source>
        <translation>已离场</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>保养</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中等客户</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>已合并</translation>
    </message>
    <message>
        <source>Moderate</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>On site</source>
        <translation>已到场</translation>
    </message>
    <message>
        <source>On the spot</source>
        <translation>现场</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>Ordinary</source>
        <translation>普通客户</translation>
    </message>
    <message>
        <source>Out of warranty</source>
        <translation>已过保</translation>
    </message>
    <message>
        <source>Partial</source>
        <translation>部分通过</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>待接单</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>远程</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>维修</translation>
    </message>
    <message>
        <source>Return or exchange</source>
        <translation>退换货</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>已审核</translation>
    </message>
    <message>
        <source>Safety check</source>
        <translation>安全确认</translation>
    </message>
    <message>
        <source>Say whether the work is done.</source>
        <translation>请说明是否已完成。</translation>
    </message>
    <message>
        <source>Say why in a few words.</source>
        <translation>请简单写明原因。</translation>
    </message>
    <message>
        <source>Say why the work could not be done.</source>
        <translation>请写明未完成的原因。</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>已排程</translation>
    </message>
    <message>
        <source>Scrapped on site</source>
        <translation>现场报废</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>已签名</translation>
    </message>
    <message>
        <source>Simple</source>
        <translation>简单</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>Social media</source>
        <translation>社交媒体</translation>
    </message>
    <message>
        <source>Software upgrade</source>
        <translation>软件升级</translation>
    </message>
    <message>
        <source>Solved remotely</source>
        <translation>远程解决</translation>
    </message>
    <message>
        <source>Start the work before you report it as done.</source>
        <translation>请先开始处理，再登记完成。</translation>
    </message>
    <message>
        <source>This can't be done now: it is “{before}” and can't become “{after}”.</source>
        <translation>现在不能这样操作：当前为“{before}”，不能改为“{after}”。</translation>
    </message>
    <message>
        <source>To be returned</source>
        <translation>由我司带回</translation>
    </message>
    <message>
        <source>To schedule</source>
        <translation>待派工</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>培训</translation>
    </message>
    <message>
        <source>Travel</source>
        <translation>路程</translation>
    </message>
    <message>
        <source>Travelling</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>Usage question</source>
        <translation>使用问题</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Waiting for customer</source>
        <translation>待客户</translation>
    </message>
    <message>
        <source>Waiting for parts</source>
        <translation>待件</translation>
    </message>
    <message>
        <source>Web form</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Work can't start yet: the safety check has open items ({count}).</source>
        <translation>还不能开工：安全确认有 {count} 项未通过。</translation>
    </message>
    <message>
        <source>Work order made</source>
        <translation>已转工单</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>Workshop</source>
        <translation>送修</translation>
    </message>
    <message>
        <source>Write down what solved it.</source>
        <translation>请写明是怎样解决的。</translation>
    </message>
    <message>
        <source>box</source>
        <translation>箱</translation>
    </message>
    <message>
        <source>boxes</source>
        <translation>箱</translation>
    </message>
    <message>
        <source>h</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>kg</source>
        <translation>公斤</translation>
    </message>
    <message>
        <source>km</source>
        <translation>公里</translation>
    </message>
    <message>
        <source>m</source>
        <translation>米</translation>
    </message>
    <message>
        <source>pc</source>
        <translation>件</translation>
    </message>
    <message>
        <source>pcs</source>
        <translation>件</translation>
    </message>
    <message>
        <source>roll</source>
        <translation>卷</translation>
    </message>
    <message>
        <source>rolls</source>
        <translation>卷</translation>
    </message>
    <message>
        <source>set</source>
        <translation>套</translation>
    </message>
    <message>
        <source>sets</source>
        <translation>套</translation>
    </message>
    <message>
        <source>visit</source>
        <translation>次</translation>
    </message>
    <message>
        <source>visits</source>
        <translation>次</translation>
    </message>
</context>
</TS>
