<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>print</name>
    <message numerus="yes">
        <source>%n boxes</source>
        <translation>
            <numerusform>%n 箱</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n further lines have no room here: count by smaller areas.</source>
        <translation>
            <numerusform>另有 %n 行未列出，请分区盘点。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines in all</source>
        <translation>
            <numerusform>共 %n 行</numerusform>
        </translation>
    </message>
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
        <source>Area</source>
        <translation>盘点范围</translation>
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
        <source>Bin</source>
        <translation>货位</translation>
    </message>
    <message>
        <source>Blind: count without knowing what is expected</source>
        <translation>盲盘：不显示账面数量</translation>
    </message>
    <message>
        <source>Box {number}</source>
        <translation>第 {number} 箱</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>箱数</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>采购人</translation>
    </message>
    <message>
        <source>By the books nothing is there. Note what you find.</source>
        <translation>账面没有库存，请登记实际发现的物品。</translation>
    </message>
    <message>
        <source>By the books only {quantity} there</source>
        <translation>账面仅 {quantity}</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>承运方</translation>
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
        <source>Checked by</source>
        <translation>复核人</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>检查表</translation>
    </message>
    <message>
        <source>Confirmed by the supplier</source>
        <translation>供应商确认</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>物品明细</translation>
    </message>
    <message>
        <source>Count sheet</source>
        <translation>盘点单</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>实盘</translation>
    </message>
    <message>
        <source>Counted by</source>
        <translation>盘点人</translation>
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
        <source>Date and stamp</source>
        <translation>日期和盖章</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>日期和时间</translation>
    </message>
    <message>
        <source>Deliver to</source>
        <translation>送往</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>到货明细</translation>
    </message>
    <message>
        <source>Delivery note</source>
        <translation>送货单</translation>
    </message>
    <message>
        <source>Delivery wanted by</source>
        <translation>要求到货日期</translation>
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
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>到货差异</translation>
    </message>
    <message>
        <source>Differences and damage</source>
        <translation>差异与破损</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>里程</translation>
    </message>
    <message>
        <source>Due back by</source>
        <translation>应交回日期</translation>
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
        <source>Expected</source>
        <translation>账面</translation>
    </message>
    <message>
        <source>Expected {when}</source>
        <translation>预计 {when} 到</translation>
    </message>
    <message>
        <source>Expires {date}</source>
        <translation>有效期 {date}</translation>
    </message>
    <message>
        <source>Fail</source>
        <translation>不通过</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>检验说明</translation>
    </message>
    <message>
        <source>For</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Found, not in the list</source>
        <translation>清单外发现的物品</translation>
    </message>
    <message>
        <source>From</source>
        <translation>发自</translation>
    </message>
    <message>
        <source>Functional test</source>
        <translation>功能试验</translation>
    </message>
    <message>
        <source>Goods receipt</source>
        <translation>收货单</translation>
    </message>
    <message>
        <source>Handed over by</source>
        <translation>发货人</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>到货检验</translation>
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
        <source>Made by</source>
        <translation>制单人</translation>
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
        <source>Needed by</source>
        <translation>需要时间</translation>
    </message>
    <message>
        <source>Not charged</source>
        <translation>减免</translation>
    </message>
    <message>
        <source>Not ordered</source>
        <translation>未订购</translation>
    </message>
    <message>
        <source>Not passed</source>
        <translation>不合格</translation>
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
        <source>Old-part tag</source>
        <translation>旧件标签</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>采购明细</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>订购</translation>
    </message>
    <message>
        <source>Ordered by</source>
        <translation>采购人</translation>
    </message>
    <message>
        <source>Page {number} of {total}</source>
        <translation>第 {number} 页，共 {total} 页</translation>
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
        <source>Passed</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Pick list</source>
        <translation>拣货单</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>实拣</translation>
    </message>
    <message>
        <source>Picked by</source>
        <translation>拣货人</translation>
    </message>
    <message>
        <source>Picker</source>
        <translation>拣货人</translation>
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
        <source>Please put the number {number} on delivery note and invoice.</source>
        <translation>请在送货单和发票上注明采购单号 {number}。</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
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
        <source>Purchase order</source>
        <translation>采购单</translation>
    </message>
    <message>
        <source>Purchased</source>
        <translation>购机</translation>
    </message>
    <message>
        <source>Put away in</source>
        <translation>上架货位</translation>
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
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>原因：{reason}</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>实收</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>收货人</translation>
    </message>
    <message>
        <source>Received by the warehouse</source>
        <translation>仓库签收</translation>
    </message>
    <message>
        <source>Received complete and undamaged, unless noted above</source>
        <translation>签收：除上述说明外，数量齐全、外观完好</translation>
    </message>
    <message>
        <source>Received on</source>
        <translation>收货时间</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>领用人</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>拆下</translation>
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
        <source>Return note</source>
        <translation>退料单</translation>
    </message>
    <message>
        <source>Return to supplier</source>
        <translation>退供应商单</translation>
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
        <source>Shipped</source>
        <translation>发出</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>短缺</translation>
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
        <source>Supplier</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Supplier's delivery note</source>
        <translation>供应商送货单号</translation>
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
        <source>The delivery is as ordered.</source>
        <translation>到货与采购单一致。</translation>
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
        <source>There is nothing to pick.</source>
        <translation>没有需要拣的货。</translation>
    </message>
    <message>
        <source>This is a draft. Nothing has been ordered yet.</source>
        <translation>本单为草稿，尚未下单。</translation>
    </message>
    <message>
        <source>This paper was cancelled. Do not act on it.</source>
        <translation>本单据已作废，请勿执行。</translation>
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
        <source>This tag stays on the part until the warehouse has received it.</source>
        <translation>旧件入库签收前，请勿取下本标签。</translation>
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
        <source>To</source>
        <translation>送往</translation>
    </message>
    <message>
        <source>To be agreed</source>
        <translation>待议</translation>
    </message>
    <message>
        <source>To be inspected</source>
        <translation>待检</translation>
    </message>
    <message>
        <source>To pay ({currency})</source>
        <translation>应付（{currency}）</translation>
    </message>
    <message>
        <source>Too little</source>
        <translation>少到</translation>
    </message>
    <message>
        <source>Too much</source>
        <translation>多到</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message numerus="yes">
        <source>Total, %n lines without a price</source>
        <translation>
            <numerusform>合计（%n 行无单价）</numerusform>
        </translation>
    </message>
    <message>
        <source>Transfer note</source>
        <translation>调拨单</translation>
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
        <source>Wanted by</source>
        <translation>要求到货</translation>
    </message>
    <message>
        <source>Warehouse</source>
        <translation>仓库</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重量</translation>
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
        <source>With the quantity expected</source>
        <translation>明盘：显示账面数量</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>留言</translation>
    </message>
    <message>
        <source>Work order</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>You save {amount} {currency}.</source>
        <translation>本次共减免 {amount} {currency}。</translation>
    </message>
    <message>
        <source>Your number</source>
        <translation>贵方货号</translation>
    </message>
    <message>
        <source>for {quantity}</source>
        <translation>每 {quantity}</translation>
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
        <source>{quantity} good</source>
        <translation>合格 {quantity}</translation>
    </message>
    <message>
        <source>{quantity} rejected</source>
        <translation>不合格 {quantity}</translation>
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
