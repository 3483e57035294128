<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>visit</name>
    <message numerus="yes">
        <source>%n earlier questions</source>
        <translation>
            <numerusform>前面还有 %n 题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 题不通过</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more items did not pass.</source>
        <translation>
            <numerusform>另有 %n 项没有通过。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more needed</source>
        <translation>
            <numerusform>还差 %n 张</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more questions</source>
        <translation>
            <numerusform>后面还有 %n 题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parts used</source>
        <translation>
            <numerusform>已用 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos</source>
        <translation>
            <numerusform>%n 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n questions answered</source>
        <translation>
            <numerusform>%n 题已答完</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still to take</source>
        <translation>
            <numerusform>还差 %n 张</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things</source>
        <translation>
            <numerusform>%n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things are still missing. You can leave all the same.</source>
        <translation>
            <numerusform>还缺 %n 项，也可以先离场。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things missing</source>
        <translation>
            <numerusform>还缺 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>A file that is not on this computer</source>
        <translation>文件不在这台电脑上</translation>
    </message>
    <message>
        <source>A specialist is needed</source>
        <translation>需要专家支持</translation>
    </message>
    <message>
        <source>Add checklist</source>
        <translation>添加检查表</translation>
    </message>
    <message>
        <source>Add photo</source>
        <translation>添加照片</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>添加照片</translation>
    </message>
    <message>
        <source>Add time</source>
        <translation>添加工时</translation>
    </message>
    <message>
        <source>Add time…</source>
        <translation>添加工时…</translation>
    </message>
    <message>
        <source>Add: {title}</source>
        <translation>再加一项：{title}</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
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
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>All passed</source>
        <translation>都通过</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>重新回答</translation>
    </message>
    <message>
        <source>Answered, but not offered any more: {choices}</source>
        <translation>已选但现在不再提供：{choices}</translation>
    </message>
    <message>
        <source>Arrive</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>Arrived at</source>
        <translation>到场时间</translation>
    </message>
    <message>
        <source>At the gate</source>
        <translation>门岗</translation>
    </message>
    <message>
        <source>Back to my day</source>
        <translation>回到我的一天</translation>
    </message>
    <message>
        <source>Back to work: I left by mistake</source>
        <translation>误点离场，继续处理</translation>
    </message>
    <message>
        <source>Before the repair</source>
        <translation>维修前</translation>
    </message>
    <message>
        <source>By the books {place} has too few of {number}. The use is recorded; count the place.</source>
        <translation>账面上{place}的 {number} 数量不足。用料已登记，请盘点该处库存。</translation>
    </message>
    <message>
        <source>Can't fix, close…</source>
        <translation>修不了，先关闭…</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>故障原因</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Charges</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Chosen: {choices}</source>
        <translation>已选：{choices}</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close without a fix</source>
        <translation>未修复关闭</translation>
    </message>
    <message>
        <source>Complete and leave</source>
        <translation>完工离场</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Correct the visit's times</source>
        <translation>更正到场与离场时间</translation>
    </message>
    <message>
        <source>Correct the visit's times…</source>
        <translation>更正到场与离场时间…</translation>
    </message>
    <message>
        <source>Correct time</source>
        <translation>更正工时</translation>
    </message>
    <message>
        <source>Customer does not sign</source>
        <translation>客户不签字</translation>
    </message>
    <message>
        <source>Customer report</source>
        <translation>客户报告</translation>
    </message>
    <message>
        <source>Customer unknown</source>
        <translation>客户未知</translation>
    </message>
    <message>
        <source>Diagnose</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>只填数字</translation>
    </message>
    <message>
        <source>Does not agree with the charges</source>
        <translation>对费用有异议</translation>
    </message>
    <message>
        <source>Does not want to sign…</source>
        <translation>客户拒签…</translation>
    </message>
    <message>
        <source>Drop pictures here, or paste them with Ctrl+V.</source>
        <translation>可以把图片拖到这里，或按 Ctrl+V 粘贴。</translation>
    </message>
    <message>
        <source>Enter a month, such as 2026-05.</source>
        <translation>请填写年月，例如 2026-05。</translation>
    </message>
    <message>
        <source>Enter a time, such as 09:30.</source>
        <translation>请输入时间，例如 09:30。</translation>
    </message>
    <message>
        <source>Enter a year, such as 2026.</source>
        <translation>请填写年份，例如 2026。</translation>
    </message>
    <message>
        <source>Enter the minutes, or from when to when.</source>
        <translation>请填写分钟数，或起止时间。</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Files ({pattern})</source>
        <translation>文件（{pattern}）</translation>
    </message>
    <message>
        <source>Firmware after</source>
        <translation>修后固件版本</translation>
    </message>
    <message>
        <source>Firmware before</source>
        <translation>修前固件版本</translation>
    </message>
    <message>
        <source>Functional test</source>
        <translation>功能试验</translation>
    </message>
    <message>
        <source>How it was tested</source>
        <translation>试验方法</translation>
    </message>
    <message>
        <source>How questions are shown</source>
        <translation>题目显示方式</translation>
    </message>
    <message>
        <source>How to prevent it</source>
        <translation>预防措施</translation>
    </message>
    <message>
        <source>I am there already</source>
        <translation>我已经在现场</translation>
    </message>
    <message>
        <source>I come again</source>
        <translation>我再来一次</translation>
    </message>
    <message>
        <source>I have arrived</source>
        <translation>已到场</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>文字说明</translation>
    </message>
    <message>
        <source>Is not content with the repair</source>
        <translation>对维修不满意</translation>
    </message>
    <message>
        <source>It is chosen by the machine and its fault.</source>
        <translation>按设备和故障自动选取。</translation>
    </message>
    <message>
        <source>It is not safe to work</source>
        <translation>现场不安全</translation>
    </message>
    <message>
        <source>It is noted on the job.</source>
        <translation>已记在工单上。</translation>
    </message>
    <message>
        <source>Its serial number, if any</source>
        <translation>序列号（如有）</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Keep signature</source>
        <translation>保存签名</translation>
    </message>
    <message>
        <source>Kilometres</source>
        <translation>公里数</translation>
    </message>
    <message>
        <source>Kilometres driven</source>
        <translation>行驶公里数</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Language of the form</source>
        <translation>表单语言</translation>
    </message>
    <message>
        <source>Last time: {value}</source>
        <translation>上次：{value}</translation>
    </message>
    <message>
        <source>Latitude and longitude, such as 31.2304 121.4737</source>
        <translation>纬度和经度，例如 31.2304 121.4737</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离场</translation>
    </message>
    <message>
        <source>Leave without a fix</source>
        <translation>未修好，离场</translation>
    </message>
    <message>
        <source>Left at</source>
        <translation>离场时间</translation>
    </message>
    <message>
        <source>Left by mistake</source>
        <translation>误点离场</translation>
    </message>
    <message>
        <source>Let the customer sign the report.</source>
        <translation>请客户在服务报告上签名。</translation>
    </message>
    <message>
        <source>Let them sign first.</source>
        <translation>请先签名。</translation>
    </message>
    <message>
        <source>Load, duration, readings</source>
        <translation>负载、时长、读数</translation>
    </message>
    <message>
        <source>Look at the report</source>
        <translation>查看报告</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>批号</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>My day</source>
        <translation>我的一天</translation>
    </message>
    <message>
        <source>Name of the person who signs</source>
        <translation>签字人姓名</translation>
    </message>
    <message>
        <source>Nameplate and labels</source>
        <translation>铭牌与标签</translation>
    </message>
    <message>
        <source>Next: {question}</source>
        <translation>下一题：{question}</translation>
    </message>
    <message>
        <source>Next: {step}</source>
        <translation>下一步：{step}</translation>
    </message>
    <message>
        <source>No checklist belongs to this job. Write down what you find under “Work and time”.</source>
        <translation>这类作业没有检查表，请在“工作与工时”里写下发现的情况。</translation>
    </message>
    <message>
        <source>No choice has these words.</source>
        <translation>没有符合的选项。</translation>
    </message>
    <message>
        <source>No part has the number or code “{written}”.</source>
        <translation>没有编号或条码为“{written}”的备件。</translation>
    </message>
    <message>
        <source>No questions here</source>
        <translation>这里没有题目</translation>
    </message>
    <message>
        <source>No van is assigned to you, so parts can't be taken from it.</source>
        <translation>您名下没有服务车，不能从车上领用备件。</translation>
    </message>
    <message>
        <source>No van is assigned, so say where the part comes from.</source>
        <translation>未指定服务车，请选择备件来源。</translation>
    </message>
    <message>
        <source>Nobody there to sign</source>
        <translation>客户不在，无人签字</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>未答</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>没修好</translation>
    </message>
    <message>
        <source>Not done: {reason}</source>
        <translation>没修好：{reason}</translation>
    </message>
    <message>
        <source>Not in the catalogue</source>
        <translation>备件目录里没有</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>还算不出来</translation>
    </message>
    <message>
        <source>Not safe to start</source>
        <translation>不安全，不能开工</translation>
    </message>
    <message>
        <source>Not safe to work. {reason}</source>
        <translation>现场不安全，未能开工。{reason}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Note: what you saw, in a sentence</source>
        <translation>说明：看到了什么，写一句话</translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation>都齐了。</translation>
    </message>
    <message>
        <source>Nothing is offered here. It depends on earlier answers.</source>
        <translation>这里暂时没有可选项，取决于前面的答案。</translation>
    </message>
    <message>
        <source>Nothing used yet. Scan a part, or type its number or name.</source>
        <translation>还没有用件。扫描备件，或输入编号、名称。</translation>
    </message>
    <message>
        <source>Often needed</source>
        <translation>可能要用</translation>
    </message>
    <message>
        <source>Old part tagged {tag}.</source>
        <translation>旧件已挂标签 {tag}。</translation>
    </message>
    <message>
        <source>Old part:</source>
        <translation>旧件：</translation>
    </message>
    <message>
        <source>Old part: tag {tag}</source>
        <translation>旧件标签 {tag}</translation>
    </message>
    <message>
        <source>Old part: {what}</source>
        <translation>旧件：{what}</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>传输中</translation>
    </message>
    <message>
        <source>On the report</source>
        <translation>报告内容</translation>
    </message>
    <message>
        <source>One by one</source>
        <translation>逐题</translation>
    </message>
    <message>
        <source>One less</source>
        <translation>减一件</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>加一件</translation>
    </message>
    <message>
        <source>One serial number is one piece. Add the others one by one.</source>
        <translation>一个序列号对应一件，其余请逐件登记。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open “{name}”</source>
        <translation>打开“{name}”</translation>
    </message>
    <message>
        <source>Opening the photo…</source>
        <translation>正在打开照片…</translation>
    </message>
    <message>
        <source>Other old parts</source>
        <translation>其他旧件</translation>
    </message>
    <message>
        <source>Other old part…</source>
        <translation>其他旧件…</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Outcome of the visit</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>备件</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Phone: {phone}</source>
        <translation>电话：{phone}</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Photo removed.</source>
        <translation>照片已移除。</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Photos ({endings})</source>
        <translation>照片 ({endings})</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Play the film</source>
        <translation>播放视频</translation>
    </message>
    <message>
        <source>Play the sound</source>
        <translation>播放录音</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一题</translation>
    </message>
    <message>
        <source>Print the report</source>
        <translation>打印报告</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>故障现象</translation>
    </message>
    <message>
        <source>Question {number} saved {time}</source>
        <translation>第 {number} 题 {time} 已存盘</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Record an old part</source>
        <translation>登记旧件</translation>
    </message>
    <message>
        <source>Record the functional test.</source>
        <translation>请登记功能试验结果。</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>处理措施</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>修复时限</translation>
    </message>
    <message>
        <source>Repair steps</source>
        <translation>维修步骤</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Result of the functional test</source>
        <translation>功能试验结果</translation>
    </message>
    <message>
        <source>Return with tag</source>
        <translation>挂标签返还</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>第几项</translation>
    </message>
    <message>
        <source>Running hours</source>
        <translation>运行小时</translation>
    </message>
    <message>
        <source>Safety check</source>
        <translation>安全确认</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>另存副本…</translation>
    </message>
    <message>
        <source>Say in a note what is not safe, then the office is told.</source>
        <translation>请写明哪里不安全，写好后自动通知派工。</translation>
    </message>
    <message>
        <source>Say what the charge is for.</source>
        <translation>请填写收费项目名称。</translation>
    </message>
    <message>
        <source>Say which part was taken out.</source>
        <translation>请填写拆下的是哪个备件。</translation>
    </message>
    <message>
        <source>Say why the customer did not sign.</source>
        <translation>请说明客户未签名的原因。</translation>
    </message>
    <message>
        <source>Scan or type a part number or name, Enter uses one from the van</source>
        <translation>扫描，或输入备件编号、名称，回车从车上用 1 件</translation>
    </message>
    <message>
        <source>Scan or type the code</source>
        <translation>扫描或输入编码</translation>
    </message>
    <message>
        <source>Scrapped</source>
        <translation>现场报废</translation>
    </message>
    <message>
        <source>Search a code</source>
        <translation>查找代码</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Serial {serial}</source>
        <translation>序列号 {serial}</translation>
    </message>
    <message>
        <source>Set off</source>
        <translation>出发</translation>
    </message>
    <message>
        <source>Set off at</source>
        <translation>出发时间</translation>
    </message>
    <message>
        <source>Several checklists suit this job. Choose one with “Add checklist”.</source>
        <translation>有几份检查表适用，请点“添加检查表”选一份。</translation>
    </message>
    <message>
        <source>Show the picture large</source>
        <translation>查看大图</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Sign again</source>
        <translation>重新签名</translation>
    </message>
    <message>
        <source>Sign as technician</source>
        <translation>技术员签名</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Signature of the customer</source>
        <translation>客户签名</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>已签名</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>另一个人</translation>
    </message>
    <message>
        <source>Start the work.</source>
        <translation>请开始处理。</translation>
    </message>
    <message>
        <source>Start work</source>
        <translation>开始处理</translation>
    </message>
    <message>
        <source>Stays with customer</source>
        <translation>留给客户</translation>
    </message>
    <message>
        <source>Steps of the visit</source>
        <translation>上门步骤</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>还缺</translation>
    </message>
    <message>
        <source>Take a photo after the repair.</source>
        <translation>请拍一张维修后的照片。</translation>
    </message>
    <message>
        <source>Take a photo before the repair.</source>
        <translation>请拍一张维修前的照片。</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>Take away {round}</source>
        <translation>去掉{round}</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Take the last step back</source>
        <translation>撤回上一步</translation>
    </message>
    <message>
        <source>Take this line back and add it again: its stock move must match.</source>
        <translation>请先撤回此行再重新登记，以便与库存移动一致。</translation>
    </message>
    <message>
        <source>Take {name} off</source>
        <translation>去掉{name}</translation>
    </message>
    <message>
        <source>Taken back. The part is in the van again.</source>
        <translation>已撤回，备件回到车上。</translation>
    </message>
    <message>
        <source>The answer: {answer}</source>
        <translation>回复：{answer}</translation>
    </message>
    <message>
        <source>The checklist comes when you arrive</source>
        <translation>到场后出现检查表</translation>
    </message>
    <message>
        <source>The clipboard holds no picture.</source>
        <translation>剪贴板里没有图片。</translation>
    </message>
    <message>
        <source>The customer can't stop the machine</source>
        <translation>客户不能停机</translation>
    </message>
    <message>
        <source>The customer decides about the quotation</source>
        <translation>客户要先考虑报价</translation>
    </message>
    <message>
        <source>The distance must be between 0 and 5,000 km.</source>
        <translation>里程须在 0 至 5,000 公里之间。</translation>
    </message>
    <message>
        <source>The end lies before the start.</source>
        <translation>结束时间早于开始时间。</translation>
    </message>
    <message>
        <source>The fault does not show</source>
        <translation>故障没有再现</translation>
    </message>
    <message>
        <source>The list {file} is not on this computer yet. It comes with the next synchronisation.</source>
        <translation>选项表 {file} 还没有传到这台电脑，下次同步后可用。</translation>
    </message>
    <message>
        <source>The order is right</source>
        <translation>顺序就是这样</translation>
    </message>
    <message>
        <source>The part is missing</source>
        <translation>缺备件</translation>
    </message>
    <message>
        <source>The quantity must be above zero.</source>
        <translation>数量必须大于零。</translation>
    </message>
    <message>
        <source>The report says so, with the reason.</source>
        <translation>报告上会注明原因。</translation>
    </message>
    <message>
        <source>The report was changed after the customer signed it. Let them sign again.</source>
        <translation>客户签名后报告有改动，请客户重新签名。</translation>
    </message>
    <message>
        <source>The round was taken away. Its answers are kept.</source>
        <translation>这一项已去掉，答案仍保留。</translation>
    </message>
    <message>
        <source>The times must follow one another: setting off, arriving, starting work, leaving.</source>
        <translation>时间须依次为：出发、到场、开工、离场。</translation>
    </message>
    <message>
        <source>The travel and work time made of these follow.</source>
        <translation>由此算出的路程和工时会跟着更正。</translation>
    </message>
    <message>
        <source>The work is done</source>
        <translation>已修好</translation>
    </message>
    <message>
        <source>The work is not done, so the work order can't be completed.</source>
        <translation>工作未完成，不能将工单置为已完成。</translation>
    </message>
    <message>
        <source>There is no step to take back here.</source>
        <translation>当前没有可撤回的步骤。</translation>
    </message>
    <message>
        <source>They sign for</source>
        <translation>签字内容</translation>
    </message>
    <message>
        <source>This checklist is on the work order already.</source>
        <translation>此工单已有这张检查表。</translation>
    </message>
    <message>
        <source>This checklist was taken off the work order.</source>
        <translation>这张检查表已从工单移除。</translation>
    </message>
    <message>
        <source>This form is not in {mine}. It is asked as it was written.</source>
        <translation>这张表没有{mine}，现在按原文提问。</translation>
    </message>
    <message>
        <source>This form is not in {mine}. It is asked in {spoken}.</source>
        <translation>这张表没有{mine}，现在按 {spoken} 提问。</translation>
    </message>
    <message>
        <source>This is longer than a week. Check the date.</source>
        <translation>时长超过一周，请核对日期。</translation>
    </message>
    <message>
        <source>This line was taken back already.</source>
        <translation>此行已经撤回。</translation>
    </message>
    <message>
        <source>This part is tracked by lot. Scan it or choose one from the van.</source>
        <translation>此备件按批号管理，请扫描批号，或从车上选一个。</translation>
    </message>
    <message>
        <source>This part is tracked by serial number. Scan it or choose one from the van.</source>
        <translation>此备件按序列号管理，请扫描序列号，或从车上选一个。</translation>
    </message>
    <message>
        <source>This part isn't owed back.</source>
        <translation>这件旧件不需要交回。</translation>
    </message>
    <message>
        <source>This photo can't be shown.</source>
        <translation>这张照片无法显示。</translation>
    </message>
    <message>
        <source>This step has not been taken yet, so it has no time.</source>
        <translation>这一步还没有进行，不能填写时间。</translation>
    </message>
    <message>
        <source>This time lies in the future.</source>
        <translation>这个时间还没有到。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>工时</translation>
    </message>
    <message>
        <source>Time is kept by itself when you arrive, when the customer signs and when you leave.</source>
        <translation>到场、客户签字和离场时，系统自动记工时。</translation>
    </message>
    <message>
        <source>Time removed.</source>
        <translation>工时已移除。</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>工时</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>应付</translation>
    </message>
    <message>
        <source>Told: {names}. Nobody has read it yet.</source>
        <translation>已通知：{names}，还没有人看到。</translation>
    </message>
    <message>
        <source>Travel</source>
        <translation>路程</translation>
    </message>
    <message>
        <source>Type to narrow the list</source>
        <translation>输入文字筛选选项</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Use {part}</source>
        <translation>领用 {part}</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>上门</translation>
    </message>
    <message>
        <source>Wait for customer</source>
        <translation>待客户</translation>
    </message>
    <message>
        <source>Wait for parts</source>
        <translation>待件</translation>
    </message>
    <message>
        <source>Wants to check with the boss first</source>
        <translation>要先请示领导</translation>
    </message>
    <message>
        <source>What happens next</source>
        <translation>接下来</translation>
    </message>
    <message>
        <source>What the customer says</source>
        <translation>客户意见</translation>
    </message>
    <message>
        <source>What this visit needs shows here once you have arrived.</source>
        <translation>到场后，这里列出还缺什么。</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>做了什么</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>发现了什么</translation>
    </message>
    <message>
        <source>What was found and done</source>
        <translation>发现与处理</translation>
    </message>
    <message>
        <source>What “{cause}” takes</source>
        <translation>“{cause}”所需备件</translation>
    </message>
    <message>
        <source>Which part was taken out</source>
        <translation>拆下的是什么</translation>
    </message>
    <message>
        <source>Why it happened</source>
        <translation>为什么发生</translation>
    </message>
    <message>
        <source>Why it is not done</source>
        <translation>没修好的原因</translation>
    </message>
    <message>
        <source>With the next contact it goes to {names}.</source>
        <translation>联网后自动通知：{names}。</translation>
    </message>
    <message>
        <source>Without a price yet: {names}</source>
        <translation>还没有价格：{names}</translation>
    </message>
    <message>
        <source>Work and time</source>
        <translation>工作与工时</translation>
    </message>
    <message>
        <source>Work can't start yet. {first} ({count} in all)</source>
        <translation>还不能开工：{first}（共 {count} 项）</translation>
    </message>
    <message>
        <source>Work can't start. {first} It is noted on the job.</source>
        <translation>不能开工。{first}已记在工单上。</translation>
    </message>
    <message>
        <source>Work can't start. {first} Told: {names}, phone {phone}.</source>
        <translation>不能开工。{first}已通知：{names}，电话 {phone}。</translation>
    </message>
    <message>
        <source>Work can't start. {first} Told: {names}.</source>
        <translation>不能开工。{first}已通知：{names}。</translation>
    </message>
    <message>
        <source>Work can't start: it is not safe</source>
        <translation>现场不安全，不能开工</translation>
    </message>
    <message>
        <source>Work could not start, it is not safe. {items}</source>
        <translation>现场不安全，未能开工。{items}</translation>
    </message>
    <message>
        <source>Work has been running since {time}. It is kept when the customer signs.</source>
        <translation>从 {time} 开始处理，客户签字时记下工时。</translation>
    </message>
    <message>
        <source>Work order</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Work started at</source>
        <translation>开始处理时间</translation>
    </message>
    <message>
        <source>Worked out from the other answers</source>
        <translation>由其他答案算出</translation>
    </message>
    <message>
        <source>Write down the cause.</source>
        <translation>请填写故障原因。</translation>
    </message>
    <message>
        <source>Write down the problem that was found.</source>
        <translation>请填写查明的故障现象。</translation>
    </message>
    <message>
        <source>Write down what was done to mend it.</source>
        <translation>请填写处理措施。</translation>
    </message>
    <message>
        <source>Write here</source>
        <translation>在这里写</translation>
    </message>
    <message>
        <source>Write the name of the person who signs.</source>
        <translation>请填写签名人姓名。</translation>
    </message>
    <message>
        <source>Write the note</source>
        <translation>写说明</translation>
    </message>
    <message>
        <source>You are on the way to {number}. Arrive there first.</source>
        <translation>您正在前往工单 {number} 的途中，请先登记到场。</translation>
    </message>
    <message>
        <source>You judged this differently from its limits. Your note says why.</source>
        <translation>您的判定与限值不同，说明里写了原因。</translation>
    </message>
    <message>
        <source>You left the site {time}.</source>
        <translation>您已于 {time} 离场。</translation>
    </message>
    <message>
        <source>You left {number} without a fix.</source>
        <translation>{number} 未修好，已离场。</translation>
    </message>
    <message>
        <source>after the repair</source>
        <translation>修后</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>answer</source>
        <translation>作答</translation>
    </message>
    <message>
        <source>by past jobs</source>
        <translation>按以往工单</translation>
    </message>
    <message>
        <source>change question</source>
        <translation>换题</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>covered</source>
        <translation>保内</translation>
    </message>
    <message>
        <source>from {place}</source>
        <translation>取自{place}</translation>
    </message>
    <message>
        <source>lot {lot}</source>
        <translation>批号 {lot}</translation>
    </message>
    <message>
        <source>next question</source>
        <translation>下一题</translation>
    </message>
    <message>
        <source>next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>not in stock</source>
        <translation>都没有库存</translation>
    </message>
    <message>
        <source>not in the van</source>
        <translation>车上没有</translation>
    </message>
    <message>
        <source>not in the van, {other} elsewhere</source>
        <translation>车上没有，别处 {other}</translation>
    </message>
    <message>
        <source>parts</source>
        <translation>备件</translation>
    </message>
    <message>
        <source>result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>serial {serial}</source>
        <translation>序列号 {serial}</translation>
    </message>
    <message>
        <source>set off {time}</source>
        <translation>{time} 出发</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>{time} 开始</translation>
    </message>
    <message>
        <source>step before</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>such as 09:30</source>
        <translation>例如 09:30</translation>
    </message>
    <message>
        <source>such as 2026</source>
        <translation>例如 2026</translation>
    </message>
    <message>
        <source>such as 2026-05</source>
        <translation>例如 2026-05</translation>
    </message>
    <message>
        <source>the form's own words</source>
        <translation>表单原文</translation>
    </message>
    <message>
        <source>to be returned by {date}</source>
        <translation>{date}前交回</translation>
    </message>
    <message>
        <source>travel {span}</source>
        <translation>路程 {span}</translation>
    </message>
    <message numerus="yes">
        <source>used in %n past jobs</source>
        <translation>
            <numerusform>以往 %n 单用过</numerusform>
        </translation>
    </message>
    <message>
        <source>version {version}</source>
        <translation>第 {version} 版</translation>
    </message>
    <message>
        <source>work {span}</source>
        <translation>处理 {span}</translation>
    </message>
    <message>
        <source>{answered} of {total} answered</source>
        <translation>{total} 题，已答 {answered} 题</translation>
    </message>
    <message>
        <source>{choice} one down</source>
        <translation>{choice}下移一位</translation>
    </message>
    <message>
        <source>{choice} one up</source>
        <translation>{choice}上移一位</translation>
    </message>
    <message>
        <source>{done} of {total} answered</source>
        <translation>已答 {done} / {total}</translation>
    </message>
    <message>
        <source>{hours} running hours</source>
        <translation>运行 {hours} 小时</translation>
    </message>
    <message>
        <source>{item} ({note})</source>
        <translation>{item}（{note}）</translation>
    </message>
    <message>
        <source>{km} km</source>
        <translation>{km} 公里</translation>
    </message>
    <message>
        <source>{number} is completed.</source>
        <translation>{number} 已完成。</translation>
    </message>
    <message>
        <source>{number} is tracked by lot: enter or scan its lot number.</source>
        <translation>{number} 按批次管理，请填写或扫描批次号。</translation>
    </message>
    <message>
        <source>{number} is tracked: enter or scan its serial number.</source>
        <translation>{number} 按序列号管理，请填写或扫描序列号。</translation>
    </message>
    <message>
        <source>{part} used.</source>
        <translation>已用 {part}。</translation>
    </message>
    <message>
        <source>{quantity} in the van</source>
        <translation>车上 {quantity}</translation>
    </message>
    <message>
        <source>{quantity} in the van, {other} elsewhere</source>
        <translation>车上 {quantity}，别处 {other}</translation>
    </message>
    <message>
        <source>{range} all passed. Unfold.</source>
        <translation>{range} 题都通过，展开。</translation>
    </message>
    <message>
        <source>{shown} of {count}</source>
        <translation>{shown}/{count} 项</translation>
    </message>
    <message>
        <source>{shown} of {count} fit, the first {most} are listed. Type more to narrow them.</source>
        <translation>共 {count} 项，符合的有 {shown} 项，这里列出前 {most} 项。多输入几个字可缩小范围。</translation>
    </message>
    <message numerus="yes">
        <source>{step}: %n questions open</source>
        <translation>
            <numerusform>{step}：%n 题未答</numerusform>
        </translation>
    </message>
    <message>
        <source>{title}: {number} of {count}</source>
        <translation>{title}：第 {number} 项，共 {count} 项</translation>
    </message>
    <message>
        <source>{who} answered: {said}. The answer above counts.</source>
        <translation>{who}的回答是 {said}。现以上面的回答为准。</translation>
    </message>
    <message>
        <source>{who} has read it, {time}.</source>
        <translation>{who} {time} 已阅。</translation>
    </message>
    <message>
        <source>{who} left it unanswered. The answer above counts.</source>
        <translation>{who}没有作答。现以上面的回答为准。</translation>
    </message>
    <message>
        <source>“{name}” belongs here and is not on this computer.</source>
        <translation>此处应有“{name}”，但本机没有该文件。</translation>
    </message>
    <message>
        <source>“{name}” is still on its way to this computer.</source>
        <translation>“{name}”还在传输中，尚未到达这台电脑。</translation>
    </message>
</context>
</TS>
