<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>work_orders</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>不合格 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files were added.</source>
        <translation>
            <numerusform>已添加 %n 个文件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n partial</source>
        <translation>
            <numerusform>部分合格 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passed</source>
        <translation>
            <numerusform>合格 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos</source>
        <translation>
            <numerusform>%n 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <translation>
            <numerusform>换下 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>已选 %n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n used</source>
        <translation>
            <numerusform>用料 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n work orders</source>
        <translation>
            <numerusform>共 %n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n work orders are in {file}.</source>
        <translation>
            <numerusform>%n 张工单已导出到 {file}。</numerusform>
        </translation>
    </message>
    <message>
        <source>Accept for {name}</source>
        <translation>代{name}接单</translation>
    </message>
    <message>
        <source>Accept the visit</source>
        <translation>接单</translation>
    </message>
    <message>
        <source>Add photos or files</source>
        <translation>添加照片或文件</translation>
    </message>
    <message>
        <source>Add the note</source>
        <translation>记下来</translation>
    </message>
    <message>
        <source>After the repair</source>
        <translation>维修后</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All answers</source>
        <translation>全部答案</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>An archived work order stays as it is for good. It can be read and printed, not reopened.</source>
        <translation>归档后的工单不再改动，可以查看和打印，不能重新打开。</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Archive {number}?</source>
        <translation>归档 {number}？</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>回到列表</translation>
    </message>
    <message>
        <source>Before the repair</source>
        <translation>维修前</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>派工</translation>
    </message>
    <message>
        <source>Book a technician</source>
        <translation>派给技术员</translation>
    </message>
    <message>
        <source>Book a technician…</source>
        <translation>派给技术员…</translation>
    </message>
    <message>
        <source>Book another visit…</source>
        <translation>再安排一次上门…</translation>
    </message>
    <message>
        <source>Book the return visit…</source>
        <translation>安排再次上门…</translation>
    </message>
    <message>
        <source>Book {name}</source>
        <translation>派给{name}</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>有安排</translation>
    </message>
    <message>
        <source>CSV table</source>
        <translation>CSV 表格</translation>
    </message>
    <message>
        <source>Cancel the work order</source>
        <translation>取消工单</translation>
    </message>
    <message>
        <source>Cancel the work order…</source>
        <translation>取消工单…</translation>
    </message>
    <message>
        <source>Cancel {number}?</source>
        <translation>取消 {number}？</translation>
    </message>
    <message>
        <source>Cancelled by mistake</source>
        <translation>误取消</translation>
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
        <source>Charges follow from time, travel and parts as they are recorded.</source>
        <translation>登记工时、路程和用料后，费用自动算出。</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>检查表</translation>
    </message>
    <message>
        <source>Checklists are answered during the visit.</source>
        <translation>检查表在上门时填写。</translation>
    </message>
    <message>
        <source>Checklists suit the job and the model and come with the visit.</source>
        <translation>检查表按工单类型和机型配好，随上门带出。</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>选择列</translation>
    </message>
    <message>
        <source>Choose the customer, or the machine: it names its customer.</source>
        <translation>请选择客户，或选择设备，客户会自动带出。</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Clear the form</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Close incomplete</source>
        <translation>未修复关闭</translation>
    </message>
    <message>
        <source>Close without a fix…</source>
        <translation>未修复关闭…</translation>
    </message>
    <message>
        <source>Close {number} without a fix?</source>
        <translation>{number} 未修复就关闭？</translation>
    </message>
    <message>
        <source>Closed by mistake</source>
        <translation>误关闭</translation>
    </message>
    <message>
        <source>Closing reason</source>
        <translation>关闭原因</translation>
    </message>
    <message>
        <source>Code or words</source>
        <translation>代码或文字</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>完工</translation>
    </message>
    <message>
        <source>Completed by mistake</source>
        <translation>误点完工</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Correct the time</source>
        <translation>更正工时</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>保障</translation>
    </message>
    <message>
        <source>Covered</source>
        <translation>保内免收</translation>
    </message>
    <message>
        <source>Covered {amount}</source>
        <translation>免收 {amount}</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Customer declined the repair</source>
        <translation>客户不同意维修</translation>
    </message>
    <message>
        <source>Customer did not accept the price</source>
        <translation>客户不接受报价</translation>
    </message>
    <message>
        <source>Customer will replace the machine</source>
        <translation>客户准备更换设备</translation>
    </message>
    <message>
        <source>Customer withdrew it</source>
        <translation>客户撤销报修</translation>
    </message>
    <message>
        <source>Customer…</source>
        <translation>客户…</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Details of {number}</source>
        <translation>{number} 的内容</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>里程</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Due (may stay empty)</source>
        <translation>时限（可不填）</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Edit the details…</source>
        <translation>修改内容…</translation>
    </message>
    <message>
        <source>Enter or a double click corrects an entry.</source>
        <translation>按 Enter 或双击可更正。</translation>
    </message>
    <message>
        <source>Enter whole minutes from 0.</source>
        <translation>请填写不小于 0 的整分钟数。</translation>
    </message>
    <message>
        <source>Entered twice</source>
        <translation>重复录入</translation>
    </message>
    <message>
        <source>Everything is as it was before.</source>
        <translation>已恢复原样。</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Excel 工作簿</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>导出列表</translation>
    </message>
    <message>
        <source>Export the list…</source>
        <translation>导出列表…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Fault could not be reproduced</source>
        <translation>故障无法复现</translation>
    </message>
    <message>
        <source>Feedback after the work</source>
        <translation>维修后反馈</translation>
    </message>
    <message>
        <source>Feedback of the customer</source>
        <translation>客户反馈</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>诊断结论</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Finished on</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation>固件</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>From</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>From or to</source>
        <translation>来源或去向</translation>
    </message>
    <message>
        <source>Functional test</source>
        <translation>功能试验</translation>
    </message>
    <message>
        <source>Functional test: {result}</source>
        <translation>功能试验：{result}</translation>
    </message>
    <message>
        <source>Go on with the visit</source>
        <translation>继续上门</translation>
    </message>
    <message>
        <source>Go on with the work</source>
        <translation>恢复处理</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>文字说明</translation>
    </message>
    <message>
        <source>It goes back to the work that is to be scheduled. The reason stays in its timeline.</source>
        <translation>工单回到待派工，原因会留在经过里。</translation>
    </message>
    <message>
        <source>It may have been on another device, or its number was mistyped.</source>
        <translation>它可能在别的设备上，或单号有误。</translation>
    </message>
    <message>
        <source>It stays in the view “Waiting” until somebody goes on with it.</source>
        <translation>工单会留在“等待中”，直到有人恢复处理。</translation>
    </message>
    <message>
        <source>Job sheet</source>
        <translation>派工单</translation>
    </message>
    <message>
        <source>Job sheet…</source>
        <translation>派工单…</translation>
    </message>
    <message>
        <source>Job type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Labour</source>
        <translation>人工</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再填</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>最近经过</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不改了</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>离场</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Make an article of this…</source>
        <translation>写成文章…</translation>
    </message>
    <message>
        <source>Make the work order</source>
        <translation>建立工单</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
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
        <source>Move the visit</source>
        <translation>改约上门</translation>
    </message>
    <message>
        <source>Move the visit…</source>
        <translation>改约上门…</translation>
    </message>
    <message>
        <source>Move to {name}</source>
        <translation>改派{name}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name, number or telephone</source>
        <translation>名称、编号或电话</translation>
    </message>
    <message>
        <source>New ones come from service requests, or press C to make one.</source>
        <translation>受理服务请求会生成工单，也可以按 C 新建。</translation>
    </message>
    <message>
        <source>New work order</source>
        <translation>新建工单</translation>
    </message>
    <message>
        <source>No checklist yet</source>
        <translation>还没有检查表</translation>
    </message>
    <message>
        <source>No fault described yet</source>
        <translation>还没有写故障</translation>
    </message>
    <message>
        <source>No part was used. Parts are recorded during the visit.</source>
        <translation>没有用料。用料在上门时登记。</translation>
    </message>
    <message>
        <source>No work orders here</source>
        <translation>这里没有工单</translation>
    </message>
    <message>
        <source>Nobody is booked yet.</source>
        <translation>还没有派工。</translation>
    </message>
    <message>
        <source>Not signed</source>
        <translation>未签字</translation>
    </message>
    <message>
        <source>Notes stay as they are written.</source>
        <translation>记下后不再改动。</translation>
    </message>
    <message>
        <source>Nothing is noted down from the customer yet.</source>
        <translation>还没有记录客户的话。</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>没有符合的工单</translation>
    </message>
    <message>
        <source>Nothing to charge yet</source>
        <translation>还没有费用</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>工单号</translation>
    </message>
    <message>
        <source>Number, customer, machine, fault</source>
        <translation>单号、客户、设备、故障</translation>
    </message>
    <message>
        <source>Old part</source>
        <translation>旧件</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Open the job sheet</source>
        <translation>打开派工单</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>打开报告</translation>
    </message>
    <message>
        <source>Open the visit of {name}</source>
        <translation>查看{name}的上门服务</translation>
    </message>
    <message>
        <source>Open work orders</source>
        <translation>打开工单列表</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>受理时间</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Other photos</source>
        <translation>其他照片</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>备件</translation>
    </message>
    <message>
        <source>Part no longer available</source>
        <translation>备件停产</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>备件</translation>
    </message>
    <message>
        <source>Parts of the work order</source>
        <translation>工单的各部分</translation>
    </message>
    <message>
        <source>Pass the review</source>
        <translation>审核通过</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>安排</translation>
    </message>
    <message>
        <source>Prevention</source>
        <translation>预防措施</translation>
    </message>
    <message>
        <source>Print the report</source>
        <translation>打印报告</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>故障现象</translation>
    </message>
    <message>
        <source>Qualify</source>
        <translation>确认受理</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因说明</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Remark (may stay empty)</source>
        <translation>备注（可不填）</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>处理措施</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Reopen {number}</source>
        <translation>重新打开 {number}</translation>
    </message>
    <message>
        <source>Reopen…</source>
        <translation>重新打开…</translation>
    </message>
    <message>
        <source>Repair plan</source>
        <translation>维修方案</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>报修内容</translation>
    </message>
    <message>
        <source>Running hours</source>
        <translation>运行小时</translation>
    </message>
    <message>
        <source>S/N {serial}</source>
        <translation>序列号 {serial}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save the finding</source>
        <translation>保存结论</translation>
    </message>
    <message>
        <source>Say why in a few words.</source>
        <translation>请用几个字说明原因。</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Serial number, name, model or place</source>
        <translation>序列号、名称、机型或位置</translation>
    </message>
    <message>
        <source>Service report</source>
        <translation>服务报告</translation>
    </message>
    <message>
        <source>Service report…</source>
        <translation>服务报告…</translation>
    </message>
    <message>
        <source>Set off</source>
        <translation>出发</translation>
    </message>
    <message>
        <source>Set priority</source>
        <translation>改优先级</translation>
    </message>
    <message>
        <source>Show all work orders</source>
        <translation>看全部工单</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>现场</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>技能</translation>
    </message>
    <message>
        <source>Solved by telephone</source>
        <translation>电话已解决</translation>
    </message>
    <message>
        <source>Something on the report was changed after the customer signed it. Let them sign again.</source>
        <translation>客户签字后报告又有改动，请客户重新签字。</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Start the visit</source>
        <translation>开始上门</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Take a filter off, or look among all work orders.</source>
        <translation>去掉一个筛选，或在全部工单里找。</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>技术员</translation>
    </message>
    <message>
        <source>Technicians</source>
        <translation>技术员</translation>
    </message>
    <message>
        <source>That day</source>
        <translation>当天安排</translation>
    </message>
    <message>
        <source>The change is saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>The end lies before the start.</source>
        <translation>结束早于开始。</translation>
    </message>
    <message>
        <source>The export was stopped; no file was written.</source>
        <translation>已停止导出，没有写入文件。</translation>
    </message>
    <message>
        <source>The fault came back</source>
        <translation>故障复发</translation>
    </message>
    <message>
        <source>The photo is taken off the work order.</source>
        <translation>照片已从工单上取下。</translation>
    </message>
    <message>
        <source>The priority is changed.</source>
        <translation>优先级已改。</translation>
    </message>
    <message numerus="yes">
        <source>The priority of %n work orders was changed.</source>
        <translation>
            <numerusform>已改 %n 张工单的优先级。</numerusform>
        </translation>
    </message>
    <message>
        <source>The reason counts in the figures for first-time fixes. Visits still ahead are called off.</source>
        <translation>原因计入首次修复率统计，还没开始的上门一并取消。</translation>
    </message>
    <message>
        <source>The record has to be corrected</source>
        <translation>记录需要更正</translation>
    </message>
    <message>
        <source>The time is corrected.</source>
        <translation>工时已更正。</translation>
    </message>
    <message>
        <source>The visit has to be accepted again.</source>
        <translation>该次上门需重新接单。</translation>
    </message>
    <message>
        <source>The visit is accepted.</source>
        <translation>已接单。</translation>
    </message>
    <message>
        <source>The visit is called off.</source>
        <translation>上门已取消。</translation>
    </message>
    <message>
        <source>The visit is now {time}, {name}.</source>
        <translation>已改约：{time}，{name}。</translation>
    </message>
    <message>
        <source>The visit is where it was.</source>
        <translation>上门已恢复原来的安排。</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>届时</translation>
    </message>
    <message>
        <source>There are no technicians yet. Add people with the role technician in the settings.</source>
        <translation>还没有技术员，请在设置里添加角色为技术员的人员。</translation>
    </message>
    <message>
        <source>There is open work on this machine already: {numbers}.</source>
        <translation>这台设备已有未完成的工单：{numbers}。</translation>
    </message>
    <message>
        <source>This work order is not here</source>
        <translation>这里没有这张工单</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>工时</translation>
    </message>
    <message>
        <source>Time and travel</source>
        <translation>工时与路程</translation>
    </message>
    <message>
        <source>Time and travel follow from the visit's own timestamps.</source>
        <translation>工时和路程按上门各步的时间自动算出。</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>应付</translation>
    </message>
    <message>
        <source>To pay {amount}</source>
        <translation>应付 {amount}</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Total {amount}</source>
        <translation>合计 {amount}</translation>
    </message>
    <message>
        <source>Travel</source>
        <translation>路程</translation>
    </message>
    <message>
        <source>Type plates and labels</source>
        <translation>铭牌和标签</translation>
    </message>
    <message>
        <source>Unit price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>已用</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>上门</translation>
    </message>
    <message>
        <source>Visits that are still ahead are called off too. It can be reopened later, with a reason.</source>
        <translation>还没开始的上门一并取消。以后可以说明原因重新打开。</translation>
    </message>
    <message>
        <source>Wait for parts</source>
        <translation>等备件</translation>
    </message>
    <message>
        <source>Wait for parts…</source>
        <translation>等备件…</translation>
    </message>
    <message>
        <source>Wait for the customer</source>
        <translation>等客户</translation>
    </message>
    <message>
        <source>Wait for the customer…</source>
        <translation>等客户…</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>What</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>What is wrong, in one line</source>
        <translation>一句话说明故障</translation>
    </message>
    <message>
        <source>What the technician needs to know on the way, with a code to scan.</source>
        <translation>技术员路上要知道的事，带可扫的码。</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>处理过程</translation>
    </message>
    <message>
        <source>What was found and done, parts, time, charges and signatures, for the customer.</source>
        <translation>给客户的：诊断、处理、用料、工时、费用和签字。</translation>
    </message>
    <message>
        <source>What you type is kept on this device.</source>
        <translation>输入的内容已存在本机。</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>推荐理由</translation>
    </message>
    <message>
        <source>Without a price: {names}. Add it to the price list.</source>
        <translation>没有价格：{names}。请补到价目表。</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Work began</source>
        <translation>开工</translation>
    </message>
    <message>
        <source>Work on {number} goes on.</source>
        <translation>{number} 已恢复处理。</translation>
    </message>
    <message>
        <source>Work order</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Work orders</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Work orders of a customer</source>
        <translation>某客户的工单</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>记一笔</translation>
    </message>
    <message>
        <source>Write a note…</source>
        <translation>记一笔…</translation>
    </message>
    <message>
        <source>Writing the list</source>
        <translation>正在导出列表</translation>
    </message>
    <message>
        <source>after the repair</source>
        <translation>维修后</translation>
    </message>
    <message>
        <source>by {channel}, {time}</source>
        <translation>{channel}受理 {time}</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>from request {number}, {channel}</source>
        <translation>来自请求 {number}，{channel}</translation>
    </message>
    <message numerus="yes">
        <source>knows the machine (%n jobs)</source>
        <translation>
            <numerusform>修过这台设备（%n 次）</numerusform>
        </translation>
    </message>
    <message>
        <source>last 3 days</source>
        <translation>最近 3 天</translation>
    </message>
    <message>
        <source>last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>last year ({year})</source>
        <translation>去年（{year}）</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分</translation>
    </message>
    <message>
        <source>next</source>
        <translation>下一张</translation>
    </message>
    <message>
        <source>next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>next, previous</source>
        <translation>下一张、上一张</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>no date agreed</source>
        <translation>没有约定时限</translation>
    </message>
    <message>
        <source>no machine named</source>
        <translation>没有指明设备</translation>
    </message>
    <message>
        <source>no visits</source>
        <translation>没有安排</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>未答</translation>
    </message>
    <message>
        <source>not booked yet</source>
        <translation>还没派工</translation>
    </message>
    <message>
        <source>not found out yet</source>
        <translation>还没查明</translation>
    </message>
    <message>
        <source>not planned</source>
        <translation>未排</translation>
    </message>
    <message>
        <source>note</source>
        <translation>记一笔</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>opened {time}</source>
        <translation>{time} 受理</translation>
    </message>
    <message>
        <source>preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>previous</source>
        <translation>上一张</translation>
    </message>
    <message>
        <source>report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>same service point</source>
        <translation>同一网点</translation>
    </message>
    <message>
        <source>select</source>
        <translation>多选</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>{day} 起</translation>
    </message>
    <message>
        <source>sorted by {column}</source>
        <translation>按{column}排序</translation>
    </message>
    <message>
        <source>this year</source>
        <translation>今年</translation>
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
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>{answered} of {total} answered</source>
        <translation>已答 {answered}/{total}</translation>
    </message>
    <message>
        <source>{field}: {value}</source>
        <translation>{field}：{value}</translation>
    </message>
    <message>
        <source>{name} is at {customer} from {start} to {end} ({number}). You may book it nevertheless.</source>
        <translation>{name} {start} 到 {end} 在{customer}（{number}），仍可派工。</translation>
    </message>
    <message>
        <source>{number} can be scheduled now.</source>
        <translation>{number} 可以派工了。</translation>
    </message>
    <message>
        <source>{number} has passed the review.</source>
        <translation>{number} 已通过审核。</translation>
    </message>
    <message>
        <source>{number} is a draft again.</source>
        <translation>{number} 已恢复为草稿。</translation>
    </message>
    <message>
        <source>{number} is archived.</source>
        <translation>{number} 已归档。</translation>
    </message>
    <message>
        <source>{number} is booked for {name}.</source>
        <translation>{number} 已派给{name}。</translation>
    </message>
    <message>
        <source>{number} is cancelled.</source>
        <translation>{number} 已取消。</translation>
    </message>
    <message>
        <source>{number} is closed without a fix.</source>
        <translation>{number} 已按未修复关闭。</translation>
    </message>
    <message>
        <source>{number} is completed.</source>
        <translation>{number} 已完工。</translation>
    </message>
    <message>
        <source>{number} is made.</source>
        <translation>{number} 已建立。</translation>
    </message>
    <message>
        <source>{number} is open again.</source>
        <translation>{number} 已重新打开。</translation>
    </message>
    <message>
        <source>{number} waits for parts.</source>
        <translation>{number} 已转为待件。</translation>
    </message>
    <message>
        <source>{number} waits for the customer.</source>
        <translation>{number} 已转为待客户。</translation>
    </message>
    <message>
        <source>{position} of {count}</source>
        <translation>第 {position} 张，共 {count} 张</translation>
    </message>
    <message>
        <source>{section}, round {round}</source>
        <translation>{section}，第 {round} 轮</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>“{words}”</translation>
    </message>
</context>
</TS>
