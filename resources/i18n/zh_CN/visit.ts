<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>visit</name>
    <message>
        <source>By the books {place} has too few of {number}. The use is recorded; count the place.</source>
        <translation>账面上{place}的 {number} 数量不足。用料已登记，请盘点该处库存。</translation>
    </message>
    <message>
        <source>Enter the minutes, or from when to when.</source>
        <translation>请填写分钟数，或起止时间。</translation>
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
        <source>No part has the number or code “{written}”.</source>
        <translation>没有编号或条码为“{written}”的备件。</translation>
    </message>
    <message>
        <source>No van is assigned, so say where the part comes from.</source>
        <translation>未指定服务车，请选择备件来源。</translation>
    </message>
    <message>
        <source>One serial number is one piece. Add the others one by one.</source>
        <translation>一个序列号对应一件，其余请逐件登记。</translation>
    </message>
    <message>
        <source>Record the functional test.</source>
        <translation>请登记功能试验结果。</translation>
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
        <source>Start the work.</source>
        <translation>请开始处理。</translation>
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
        <source>Take this line back and add it again: its stock move must match.</source>
        <translation>请先撤回此行再重新登记，以便与库存移动一致。</translation>
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
        <source>The quantity must be above zero.</source>
        <translation>数量必须大于零。</translation>
    </message>
    <message>
        <source>The report was changed after the customer signed it. Let them sign again.</source>
        <translation>客户签名后报告有改动，请客户重新签名。</translation>
    </message>
    <message>
        <source>The times must follow one another: setting off, arriving, starting work, leaving.</source>
        <translation>时间须依次为：出发、到场、开工、离场。</translation>
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
        <source>This checklist is on the work order already.</source>
        <translation>此工单已有这张检查表。</translation>
    </message>
    <message>
        <source>This checklist was taken off the work order.</source>
        <translation>这张检查表已从工单移除。</translation>
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
        <source>This part isn't owed back.</source>
        <translation>这件旧件不需要交回。</translation>
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
        <source>Work can't start yet. {first} ({count} in all)</source>
        <translation>还不能开工：{first}（共 {count} 项）</translation>
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
        <source>Write the name of the person who signs.</source>
        <translation>请填写签名人姓名。</translation>
    </message>
    <message>
        <source>You are on the way to {number}. Arrive there first.</source>
        <translation>您正在前往工单 {number} 的途中，请先登记到场。</translation>
    </message>
    <message>
        <source>{number} is tracked by lot: enter or scan its lot number.</source>
        <translation>{number} 按批次管理，请填写或扫描批次号。</translation>
    </message>
    <message>
        <source>{number} is tracked: enter or scan its serial number.</source>
        <translation>{number} 按序列号管理，请填写或扫描序列号。</translation>
    </message>
</context>
</TS>
