<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>timeline</name>
    <message>
        <source>Answer of {name}: {said}</source>
        <translation>{name} 答复：{said}</translation>
    </message>
    <message>
        <source>Answer: {said}</source>
        <translation>答复：{said}</translation>
    </message>
    <message>
        <source>Arrived on site</source>
        <translation>到达现场</translation>
    </message>
    <message>
        <source>File added: {name}</source>
        <translation>添加文件：{name}</translation>
    </message>
    <message>
        <source>Leaving the site was taken back</source>
        <translation>撤回离场</translation>
    </message>
    <message>
        <source>Left the site</source>
        <translation>离开现场</translation>
    </message>
    <message>
        <source>Nobody was there to sign</source>
        <translation>客户不在场，未签名</translation>
    </message>
    <message>
        <source>Old part removed: {part}</source>
        <translation>拆下旧件：{part}</translation>
    </message>
    <message>
        <source>Old part removed: {part}, tag {tag}</source>
        <translation>拆下旧件：{part}，标签 {tag}</translation>
    </message>
    <message>
        <source>Old part {tag}: the last step was taken back</source>
        <translation>旧件 {tag}：上一步已撤销</translation>
    </message>
    <message>
        <source>Old part {tag}: {step}</source>
        <translation>旧件 {tag}：{step}</translation>
    </message>
    <message>
        <source>Part used: {part}, {quantity}</source>
        <translation>用料：{part}，{quantity}</translation>
    </message>
    <message>
        <source>Parts asked for and cancelled since: {paper}</source>
        <translation>领料申请 {paper} 已取消</translation>
    </message>
    <message>
        <source>Parts asked for with {paper}: {parts}</source>
        <translation>领料申请 {paper}：{parts}</translation>
    </message>
    <message>
        <source>Parts picked with {paper}</source>
        <translation>已拣货，拣货单 {paper}</translation>
    </message>
    <message>
        <source>Parts received with {paper}: {parts}</source>
        <translation>备件已签收，{paper}：{parts}</translation>
    </message>
    <message>
        <source>Parts sent to {whom} with {paper}: {parts}</source>
        <translation>已发货给{whom}，{paper}：{parts}</translation>
    </message>
    <message>
        <source>Parts sent with {paper}: {parts}</source>
        <translation>已发货，{paper}：{parts}</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Photo after the repair</source>
        <translation>维修后照片</translation>
    </message>
    <message>
        <source>Photo before the repair</source>
        <translation>维修前照片</translation>
    </message>
    <message>
        <source>Planned for {name}</source>
        <translation>已派给{name}</translation>
    </message>
    <message>
        <source>Request: {state}</source>
        <translation>服务请求：{state}</translation>
    </message>
    <message>
        <source>Safety warning read</source>
        <translation>安全警示已阅</translation>
    </message>
    <message>
        <source>Set off for the customer</source>
        <translation>出发前往客户</translation>
    </message>
    <message>
        <source>The customer declined to sign</source>
        <translation>客户拒绝签名</translation>
    </message>
    <message>
        <source>The customer signed: {name}</source>
        <translation>客户已签名：{name}</translation>
    </message>
    <message>
        <source>The last step was taken back</source>
        <translation>撤回上一步</translation>
    </message>
    <message>
        <source>The maker was asked, {name}: {said}</source>
        <translation>请教厂家 {name}：{said}</translation>
    </message>
    <message>
        <source>The technician signed</source>
        <translation>技术员已签名</translation>
    </message>
    <message>
        <source>Unused parts back in the warehouse with {paper}: {parts}</source>
        <translation>未用备件已退料入库，{paper}：{parts}</translation>
    </message>
    <message>
        <source>Unused parts sent back with {paper}: {parts}</source>
        <translation>未用备件已退回，{paper}：{parts}</translation>
    </message>
    <message>
        <source>Visit accepted</source>
        <translation>技术员已接单</translation>
    </message>
    <message>
        <source>Visit cancelled</source>
        <translation>上门已取消</translation>
    </message>
    <message>
        <source>Visit declined</source>
        <translation>技术员拒单</translation>
    </message>
    <message>
        <source>Visit planned</source>
        <translation>已安排上门</translation>
    </message>
    <message>
        <source>Work goes on</source>
        <translation>恢复处理</translation>
    </message>
    <message>
        <source>Work order created</source>
        <translation>工单已创建</translation>
    </message>
    <message>
        <source>Work order reopened</source>
        <translation>工单重新打开</translation>
    </message>
    <message>
        <source>Work started</source>
        <translation>开始处理</translation>
    </message>
    <message>
        <source>{channel} request</source>
        <translation>{channel}报修</translation>
    </message>
    <message>
        <source>{channel} request: {fault}</source>
        <translation>{channel}报修：{fault}</translation>
    </message>
    <message>
        <source>{name} was asked: {said}</source>
        <translation>请教 {name}：{said}</translation>
    </message>
    <message numerus="yes">
        <source>{name}: %n questions answered</source>
        <translation>
            <numerusform>{name}：已答 %n 题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}: %n questions answered, {failed} failed</source>
        <translation>
            <numerusform>{name}：已答 %n 题，{failed} 题不通过</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{parts} and %n more</source>
        <translation>
            <numerusform>{parts}等，另 %n 种</numerusform>
        </translation>
    </message>
    <message>
        <source>{what}, {carrier}</source>
        <translation>{what}，{carrier}</translation>
    </message>
    <message>
        <source>{what}: {reason}</source>
        <translation>{what}：{reason}</translation>
    </message>
</context>
</TS>
