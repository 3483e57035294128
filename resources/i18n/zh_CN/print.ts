<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>print</name>
    <message>
        <source>Access</source>
        <translation>进场</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>After</source>
        <translation>修后</translation>
    </message>
    <message>
        <source>Amount ({currency})</source>
        <translation>金额（{currency}）</translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>修前</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Charges</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>检查表</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>保障</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Customer and machine</source>
        <translation>客户与设备</translation>
    </message>
    <message>
        <source>Customer's feedback</source>
        <translation>客户意见</translation>
    </message>
    <message>
        <source>Customer, has received the machine and this report</source>
        <translation>客户，已收到设备和本报告</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Diagnosis and repair</source>
        <translation>诊断与处理</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>里程</translation>
    </message>
    <message>
        <source>During the work</source>
        <translation>修理中</translation>
    </message>
    <message>
        <source>Earlier jobs on this machine</source>
        <translation>这台设备以前的工单</translation>
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
        <source>Item</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>工单类型</translation>
    </message>
    <message>
        <source>Job sheet</source>
        <translation>派工单</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>离场</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Lot or serial</source>
        <translation>批号/序列号</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>N/A</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name and date</source>
        <translation>姓名、日期</translation>
    </message>
    <message>
        <source>Not charged</source>
        <translation>减免</translation>
    </message>
    <message>
        <source>Not scheduled yet</source>
        <translation>尚未预约</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>Old part</source>
        <translation>换下的旧件</translation>
    </message>
    <message>
        <source>Page {number} of {total}</source>
        <translation>第 {number} 页，共 {total} 页</translation>
    </message>
    <message>
        <source>Part number</source>
        <translation>件号</translation>
    </message>
    <message>
        <source>Partial</source>
        <translation>部分通过</translation>
    </message>
    <message>
        <source>Parts replaced</source>
        <translation>更换的备件</translation>
    </message>
    <message>
        <source>Parts to take</source>
        <translation>要带的备件</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Please name the number {number} when you call us.</source>
        <translation>来电请报工单号 {number}。</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>现象</translation>
    </message>
    <message>
        <source>Promised by {when}, on time</source>
        <translation>承诺 {when} 前，准时</translation>
    </message>
    <message>
        <source>Promised by {when}, {early} early</source>
        <translation>承诺 {when} 前，提前 {early}</translation>
    </message>
    <message>
        <source>Promised by {when}, {late} late</source>
        <translation>承诺 {when} 前，晚了 {late}</translation>
    </message>
    <message>
        <source>Purchased</source>
        <translation>购机</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>原因：{reason}</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>报修</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Room for notes</source>
        <translation>现场记录</translation>
    </message>
    <message>
        <source>Running time</source>
        <translation>运行时间</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Scan to open this job</source>
        <translation>扫码调出本工单</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Service report</source>
        <translation>服务报告</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>签字确认</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>技能要求</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>软件版本</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Still open</source>
        <translation>遗留问题</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>技术员</translation>
    </message>
    <message>
        <source>The customer declined to sign.</source>
        <translation>客户拒绝签字。</translation>
    </message>
    <message>
        <source>The customer was absent and has not signed.</source>
        <translation>客户不在场，未签字。</translation>
    </message>
    <message>
        <source>The signature can't be read. The file is kept with the job.</source>
        <translation>签名图片打不开，原文件随工单保存。</translation>
    </message>
    <message>
        <source>There is nothing to pay for this service.</source>
        <translation>本次服务不收费。</translation>
    </message>
    <message>
        <source>This photo can't be read. The file is kept with the job.</source>
        <translation>这张照片打不开，原文件随工单保存。</translation>
    </message>
    <message>
        <source>This service is covered by the contract. There is nothing to pay.</source>
        <translation>本次服务在维保合同范围内，客户不需付款。</translation>
    </message>
    <message>
        <source>This service is covered by the warranty. There is nothing to pay.</source>
        <translation>本次服务在质保范围内，客户不需付款。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Time and travel</source>
        <translation>工时与路程</translation>
    </message>
    <message>
        <source>To pay ({currency})</source>
        <translation>应付（{currency}）</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Under contract</source>
        <translation>合同减免</translation>
    </message>
    <message>
        <source>Under warranty</source>
        <translation>保内减免</translation>
    </message>
    <message>
        <source>Unit price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>任务与要求</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>所在库位</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>留言</translation>
    </message>
    <message>
        <source>You save {amount} {currency}.</source>
        <translation>本次共减免 {amount} {currency}。</translation>
    </message>
    <message>
        <source>{before}, updated to {after}</source>
        <translation>{before}，已更新到 {after}</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} 小时</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分</translation>
    </message>
    <message>
        <source>{hours} running hours</source>
        <translation>运行 {hours} 小时</translation>
    </message>
    <message>
        <source>{km} km</source>
        <translation>{km} 公里</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation>{start} 至 {end}</translation>
    </message>
    <message>
        <source>{version}, not changed</source>
        <translation>{version}，未更新</translation>
    </message>
</context>
</TS>
