<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>demo_run</name>
    <message>
        <source>15 minutes at full load, discharge temperature steady at 87 °C.</source>
        <translation>满载 15 分钟，排气温度稳定在 87 ℃。</translation>
    </message>
    <message>
        <source>A step did not do what it should: {what} is missing.</source>
        <translation>有一步没有完成：缺少 {what}。</translation>
    </message>
    <message>
        <source>A step did not keep its promise: {what}</source>
        <translation>有一步没有达到要求：{what}</translation>
    </message>
    <message>
        <source>A step was refused: {sentence}</source>
        <translation>有一步没有通过：{sentence}</translation>
    </message>
    <message>
        <source>After 10 minutes at full load the discharge temperature reaches 109 °C and it stops.</source>
        <translation>满载运行约 10 分钟后排气温度升到 109 ℃，报警停机。</translation>
    </message>
    <message>
        <source>Blow the cooler out each quarter and change the oil within 200 running hours.</source>
        <translation>冷却器每季度吹扫一次，200 运行小时内换油。</translation>
    </message>
    <message numerus="yes">
        <source>Checklist answered, %n questions.</source>
        <translation>
            <numerusform>检查表已答完，共 %n 题。</numerusform>
        </translation>
    </message>
    <message>
        <source>Confirmed by measuring twice.</source>
        <translation>复测两次，结果一致。</translation>
    </message>
    <message>
        <source>Decided by one key; both laptops show the same.</source>
        <translation>按一个键决定，两台电脑显示一致。</translation>
    </message>
    <message>
        <source>Everything has arrived; one field was changed by both.</source>
        <translation>全部送达；有一个字段两人都改过。</translation>
    </message>
    <message>
        <source>Explained clearly, and finished before the night shift.</source>
        <translation>讲得清楚，没有耽误夜班。</translation>
    </message>
    <message>
        <source>Findings, functional test and photos recorded.</source>
        <translation>诊断结果、功能试验和照片已登记。</translation>
    </message>
    <message>
        <source>Half an hour after the morning start it overheats and stops, with 109 °C discharge temperature.</source>
        <translation>早上开机半小时后高温停机，面板显示排气温度 109 ℃，复位后又停。</translation>
    </message>
    <message>
        <source>Hengchuan hub</source>
        <translation>衡川中心</translation>
    </message>
    <message>
        <source>Left out: the office and a technician meeting over a hub. This installation lacks the hub's packages: pip install 'fieldservice[hub]'</source>
        <translation>略过：内勤与技术员通过中心协作的部分。本机没有安装中心所需的程序包：pip install 'fieldservice[hub]'</translation>
    </message>
    <message>
        <source>Left the site; the work order is completed.</source>
        <translation>已离场，工单完成。</translation>
    </message>
    <message>
        <source>Meanwhile the office raised the priority and entered the running hours.</source>
        <translation>同时内勤提高了优先级，登记了运行小时。</translation>
    </message>
    <message>
        <source>Papers and pictures are in {folder}.</source>
        <translation>单据和画面在 {folder}。</translation>
    </message>
    <message>
        <source>Part {number} used from the van; the old part has its tag.</source>
        <translation>用了车上的备件 {number}，旧件已挂签。</translation>
    </message>
    <message>
        <source>Request taken by phone for {serial}; {number} is ready for dispatch.</source>
        <translation>电话受理设备 {serial} 的报修，工单 {number} 待派工。</translation>
    </message>
    <message>
        <source>Safety check passed, work started.</source>
        <translation>安全确认通过，开始处理。</translation>
    </message>
    <message numerus="yes">
        <source>Signed and left without a network: %n changes wait.</source>
        <translation>
            <numerusform>没有网络，照样签字离场，%n 项更改等待送达。</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped and vented, valve core taken out and tested, new core fitted, run at full load.</source>
        <translation>停机泄压，拆检阀芯，装上新阀芯，满载试机。</translation>
    </message>
    <message>
        <source>Technician booked; the job sheet is printed.</source>
        <translation>已派技术员，派工单已打印。</translation>
    </message>
    <message>
        <source>The customer signed.</source>
        <translation>客户已签名。</translation>
    </message>
    <message>
        <source>The office booked the visit; it is on the technician's laptop.</source>
        <translation>内勤已派工，技术员的笔记本上已收到。</translation>
    </message>
    <message numerus="yes">
        <source>The office has joined the hub; %n changes are delivered.</source>
        <translation>
            <numerusform>内勤电脑已加入中心，%n 项更改已送达。</numerusform>
        </translation>
    </message>
    <message>
        <source>The office prints the record that the technician wrote without a network.</source>
        <translation>内勤打印技术员离线写的服务报告。</translation>
    </message>
    <message>
        <source>The service report is printed.</source>
        <translation>服务报告已打印。</translation>
    </message>
    <message>
        <source>The technician works in a cellar without a network.</source>
        <translation>技术员在没有网络的地下机房作业。</translation>
    </message>
    <message>
        <source>The technician's new laptop is enrolled and holds his work.</source>
        <translation>技术员的新笔记本已加入中心，他的工单都到了。</translation>
    </message>
    <message>
        <source>The thermostatic valve core is stuck shut, so the hot oil does not reach the cooler.</source>
        <translation>温控阀芯卡在关闭位置，热油不经冷却器直接回主机。</translation>
    </message>
    <message>
        <source>Travelled 38 km in 41 minutes and arrived.</source>
        <translation>行车 38 公里，用时 41 分钟，已到场。</translation>
    </message>
    <message>
        <source>Valve core and seals replaced, cooler blown out, 4 L of oil topped up.</source>
        <translation>更换温控阀芯和密封圈，吹扫冷却器，补油 4 L。</translation>
    </message>
    <message>
        <source>all changes are delivered</source>
        <translation>全部更改送达</translation>
    </message>
    <message>
        <source>both laptops show the same</source>
        <translation>两台电脑显示一致</translation>
    </message>
    <message>
        <source>one field is to be decided</source>
        <translation>有一处要决定</translation>
    </message>
    <message>
        <source>synchronising comes to an end</source>
        <translation>同步结束</translation>
    </message>
    <message>
        <source>the conflict is decided</source>
        <translation>分歧已决定</translation>
    </message>
    <message>
        <source>the hub takes everything</source>
        <translation>中心全部接受</translation>
    </message>
    <message>
        <source>the laptop is enrolled</source>
        <translation>笔记本加入中心</translation>
    </message>
    <message>
        <source>the network is gone</source>
        <translation>网络断开</translation>
    </message>
    <message>
        <source>the office has joined</source>
        <translation>内勤电脑加入中心</translation>
    </message>
    <message>
        <source>the photos are at the office</source>
        <translation>照片已到内勤</translation>
    </message>
    <message>
        <source>the record holds what the technician wrote</source>
        <translation>报告里有技术员写的内容</translation>
    </message>
    <message>
        <source>the record is printed</source>
        <translation>报告已打印</translation>
    </message>
</context>
</TS>
