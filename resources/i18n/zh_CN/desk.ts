<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>desk</name>
    <message numerus="yes">
        <source>%n parked</source>
        <translation>
            <numerusform>已挂起 %n 通</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n requests</source>
        <translation>
            <numerusform>共 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>A call without details</source>
        <translation>还没有内容的来电</translation>
    </message>
    <message>
        <source>A new name</source>
        <translation>新联系人</translation>
    </message>
    <message>
        <source>Add photo</source>
        <translation>添加照片</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message numerus="yes">
        <source>All %n jobs</source>
        <translation>
            <numerusform>全部 %n 单</numerusform>
        </translation>
    </message>
    <message>
        <source>By article {number}: {title}</source>
        <translation>按知识库文章 {number}：{title}</translation>
    </message>
    <message>
        <source>Can it stand still?</source>
        <translation>现场能否停机</translation>
    </message>
    <message>
        <source>Cancel the request</source>
        <translation>取消请求</translation>
    </message>
    <message>
        <source>Cancel the request…</source>
        <translation>取消请求…</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Channel: {channel}</source>
        <translation>渠道：{channel}</translation>
    </message>
    <message>
        <source>Charges</source>
        <translation>收费</translation>
    </message>
    <message>
        <source>Choose photos</source>
        <translation>选择照片</translation>
    </message>
    <message>
        <source>Choose the customer or the machine, and its coverage, open jobs and history are shown here.</source>
        <translation>选定客户或设备后，这里会显示保障、未完工单和服务经过。</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Close the request</source>
        <translation>关闭请求</translation>
    </message>
    <message>
        <source>Complete {done} / {total}</source>
        <translation>完整度 {done} / {total}</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Correct it</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Correct the request</source>
        <translation>修改请求</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>保障</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Draft saved {clock}</source>
        <translation>草稿已存 {clock}</translation>
    </message>
    <message>
        <source>Empty: {phone}</source>
        <translation>留空则用 {phone}</translation>
    </message>
    <message>
        <source>Every request has become a work order or has been answered.</source>
        <translation>所有请求都已转成工单，或已经答复。</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>基本信息</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Fault, in the customer's own words</source>
        <translation>故障，照客户原话记</translation>
    </message>
    <message>
        <source>Filter these requests</source>
        <translation>在列表里查找</translation>
    </message>
    <message>
        <source>Free of charge: {list}.</source>
        <translation>{list}免费。</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>继续登记</translation>
    </message>
    <message>
        <source>In the customer's words</source>
        <translation>客户原话</translation>
    </message>
    <message>
        <source>It goes back to the new requests.</source>
        <translation>请求会回到“新请求”里。</translation>
    </message>
    <message>
        <source>It stands still already</source>
        <translation>已停机</translation>
    </message>
    <message>
        <source>It stays on record with your reason, and can be opened again.</source>
        <translation>请求和取消原因都会保留，之后还可以重新打开。</translation>
    </message>
    <message>
        <source>Labour, parts and travel are charged.</source>
        <translation>人工、备件、差旅均收费。</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Machine: serial number or what they call it, or scan it</source>
        <translation>设备，序列号或俗称，可扫码</translation>
    </message>
    <message>
        <source>Made by mistake</source>
        <translation>误操作生成</translation>
    </message>
    <message>
        <source>Make the work order</source>
        <translation>生成工单</translation>
    </message>
    <message>
        <source>Merge into it</source>
        <translation>并入该工单</translation>
    </message>
    <message>
        <source>Merge into {number}</source>
        <translation>并入 {number}</translation>
    </message>
    <message>
        <source>Merged into {number}</source>
        <translation>并入 {number}</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新请求</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>新客户</translation>
    </message>
    <message>
        <source>New customer: {words}</source>
        <translation>新建客户：{words}</translation>
    </message>
    <message>
        <source>New machine</source>
        <translation>新设备</translation>
    </message>
    <message>
        <source>New machine: {words}</source>
        <translation>新建设备：{words}</translation>
    </message>
    <message>
        <source>New request</source>
        <translation>新建服务请求</translation>
    </message>
    <message>
        <source>No</source>
        <translation>不能</translation>
    </message>
    <message>
        <source>No new requests</source>
        <translation>没有新请求</translation>
    </message>
    <message>
        <source>No request of this view holds what you are looking for.</source>
        <translation>当前视图里没有符合条件的请求。</translation>
    </message>
    <message>
        <source>No requests yet</source>
        <translation>还没有请求</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>不清楚</translation>
    </message>
    <message>
        <source>Nothing is on record yet.</source>
        <translation>还没有记录。</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>没有符合条件的请求</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>请求号</translation>
    </message>
    <message>
        <source>Only record</source>
        <translation>只登记</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开工单</translation>
    </message>
    <message>
        <source>Open the request again</source>
        <translation>重新打开请求</translation>
    </message>
    <message>
        <source>Open the service requests</source>
        <translation>打开服务请求</translation>
    </message>
    <message>
        <source>Open {number}</source>
        <translation>打开 {number}</translation>
    </message>
    <message>
        <source>Opened again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Park, take the next call</source>
        <translation>挂起，先接下一通</translation>
    </message>
    <message>
        <source>Parked call</source>
        <translation>挂起的来电</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Phone on site</source>
        <translation>现场电话</translation>
    </message>
    <message>
        <source>Phone, name or number, of a machine too</source>
        <translation>电话、名称或编号，也可输设备序列号</translation>
    </message>
    <message>
        <source>Photos, drop them here or paste with Ctrl+V</source>
        <translation>照片，拖到这里，或按 Ctrl+V 粘贴</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>受理时间</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Request taken</source>
        <translation>受理请求</translation>
    </message>
    <message>
        <source>Requests that were solved while the customer was still on the line.</source>
        <translation>客户还在线上时就解决的请求。</translation>
    </message>
    <message>
        <source>Running time</source>
        <translation>运行时间</translation>
    </message>
    <message>
        <source>Save the corrections</source>
        <translation>保存修改</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Serial number, name or model</source>
        <translation>序列号、俗称或型号</translation>
    </message>
    <message>
        <source>Service request</source>
        <translation>服务请求</translation>
    </message>
    <message>
        <source>Service requests</source>
        <translation>服务请求</translation>
    </message>
    <message>
        <source>Show all of them</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>现场</translation>
    </message>
    <message>
        <source>Solved at first contact, last 30 days: {share} %</source>
        <translation>近 30 天首次解决率：{share} %</translation>
    </message>
    <message>
        <source>Solved at the first contact</source>
        <translation>首次联系即解决</translation>
    </message>
    <message>
        <source>Solved remotely</source>
        <translation>远程解决</translation>
    </message>
    <message>
        <source>Solved remotely…</source>
        <translation>远程解决了…</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Stand still</source>
        <translation>能否停机</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Street and number</source>
        <translation>街道门牌</translation>
    </message>
    <message>
        <source>Submit for dispatch</source>
        <translation>提交并转派工</translation>
    </message>
    <message>
        <source>Such as 025-52101234</source>
        <translation>如 025-52101234</translation>
    </message>
    <message>
        <source>Take a request</source>
        <translation>登记请求</translation>
    </message>
    <message>
        <source>Take this one</source>
        <translation>就用这个</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Taken by</source>
        <translation>受理人</translation>
    </message>
    <message>
        <source>The parked call was discarded.</source>
        <translation>已丢弃挂起的来电。</translation>
    </message>
    <message>
        <source>The request is closed with your answer. No work order is made.</source>
        <translation>请求将以您的答复结束，不生成工单。</translation>
    </message>
    <message>
        <source>The same site has an open job</source>
        <translation>同一现场有未完工单</translation>
    </message>
    <message>
        <source>This customer has an open job</source>
        <translation>该客户有未完工单</translation>
    </message>
    <message>
        <source>This customer: what happened</source>
        <translation>该客户的服务记录</translation>
    </message>
    <message>
        <source>This machine has an open job</source>
        <translation>这台设备有未完工单</translation>
    </message>
    <message>
        <source>This machine: what happened</source>
        <translation>该设备的服务记录</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Wanted by</source>
        <translation>希望到场</translation>
    </message>
    <message>
        <source>Wanted on site by</source>
        <translation>希望到场</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>What happens, since when, what the display says</source>
        <translation>什么现象、什么时候开始、面板显示什么</translation>
    </message>
    <message>
        <source>What is known</source>
        <translation>已知信息</translation>
    </message>
    <message>
        <source>What solved it</source>
        <translation>怎么解决的</translation>
    </message>
    <message>
        <source>What they call it</source>
        <translation>俗称</translation>
    </message>
    <message>
        <source>When a customer calls, press N and write down what they say.</source>
        <translation>客户来电时按 N，把客户说的记下来。</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>服务方式</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>安装位置</translation>
    </message>
    <message>
        <source>Who is calling</source>
        <translation>来电人姓名</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Work order</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Work order {number} made</source>
        <translation>生成工单 {number}</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>能</translation>
    </message>
    <message numerus="yes">
        <source>and %n more on the intake page</source>
        <translation>
            <numerusform>还有 %n 通，在登记页可以看到</numerusform>
        </translation>
    </message>
    <message>
        <source>back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>can it stand still</source>
        <translation>能否停机</translation>
    </message>
    <message>
        <source>channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>has a similar name</source>
        <translation>名称相近</translation>
    </message>
    <message>
        <source>has a similar serial number</source>
        <translation>序列号相近</translation>
    </message>
    <message>
        <source>has this name</source>
        <translation>名称相同</translation>
    </message>
    <message>
        <source>has this phone number</source>
        <translation>电话相同</translation>
    </message>
    <message>
        <source>has this serial number</source>
        <translation>序列号相同</translation>
    </message>
    <message>
        <source>labour</source>
        <translation>人工</translation>
    </message>
    <message>
        <source>machine</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>new request</source>
        <translation>新建服务请求</translation>
    </message>
    <message>
        <source>next field</source>
        <translation>下一栏</translation>
    </message>
    <message>
        <source>next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>open work order {number}</source>
        <translation>有未完工单 {number}</translation>
    </message>
    <message>
        <source>park this call</source>
        <translation>挂起这通</translation>
    </message>
    <message>
        <source>parts</source>
        <translation>备件</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>现场电话</translation>
    </message>
    <message>
        <source>preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>still missing: {list}</source>
        <translation>还缺：{list}</translation>
    </message>
    <message>
        <source>submit</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>take the first match</source>
        <translation>选中第一个</translation>
    </message>
    <message>
        <source>travel</source>
        <translation>差旅</translation>
    </message>
    <message>
        <source>type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>up and down</source>
        <translation>上下</translation>
    </message>
    <message>
        <source>visit {moment}</source>
        <translation>{moment} 上门</translation>
    </message>
    <message>
        <source>wanted time</source>
        <translation>希望到场时间</translation>
    </message>
    <message>
        <source>{channel} {moment}</source>
        <translation>{moment} {channel}受理</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} 小时</translation>
    </message>
    <message>
        <source>{hours} h run</source>
        <translation>{hours} 小时</translation>
    </message>
    <message>
        <source>{number} is cancelled.</source>
        <translation>{number} 已取消。</translation>
    </message>
    <message>
        <source>{number} is merged.</source>
        <translation>{number} 已并入工单。</translation>
    </message>
    <message>
        <source>{number} is new again, its work order is cancelled.</source>
        <translation>{number} 恢复为新请求，生成的工单已取消。</translation>
    </message>
    <message>
        <source>{number} is on record.</source>
        <translation>{number} 已登记。</translation>
    </message>
    <message>
        <source>{number} is open again.</source>
        <translation>{number} 已重新打开。</translation>
    </message>
    <message>
        <source>{number} is ready for dispatch.</source>
        <translation>{number} 已就绪，可以派工。</translation>
    </message>
    <message>
        <source>{number} is solved remotely.</source>
        <translation>{number} 已远程解决。</translation>
    </message>
    <message>
        <source>{total} here, {found} match</source>
        <translation>该客户有 {total} 台设备，{found} 台相符</translation>
    </message>
    <message>
        <source>{what}: {reason}</source>
        <translation>{what}：{reason}</translation>
    </message>
</context>
</TS>
