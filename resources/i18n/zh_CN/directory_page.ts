<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>directory_page</name>
    <message numerus="yes">
        <source>%n files are attached.</source>
        <translation>
            <numerusform>已附上 %n 个文件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n jobs altogether</source>
        <translation>
            <numerusform>共 %n 张工单</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n requests wait</source>
        <translation>
            <numerusform>%n 个服务请求待处理</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows are in {file}.</source>
        <translation>
            <numerusform>已导出 %n 行到 {file}。</numerusform>
        </translation>
    </message>
    <message>
        <source>A machine is added on its customer's page, or with many others by “Import”.</source>
        <translation>可在客户页面里逐台添加，也可用“导入”成批添加。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add a part of {name}</source>
        <translation>为{name}添加下级设备</translation>
    </message>
    <message>
        <source>Add asset</source>
        <translation>添加设备</translation>
    </message>
    <message>
        <source>Add contact…</source>
        <translation>添加联系人…</translation>
    </message>
    <message>
        <source>Add customer</source>
        <translation>添加客户</translation>
    </message>
    <message>
        <source>Add part of it</source>
        <translation>添加下级设备</translation>
    </message>
    <message>
        <source>Add part of it…</source>
        <translation>添加下级设备…</translation>
    </message>
    <message>
        <source>Add photo or file</source>
        <translation>添加照片或文件</translation>
    </message>
    <message>
        <source>Add photos or files</source>
        <translation>添加照片或文件</translation>
    </message>
    <message>
        <source>Add photos or files…</source>
        <translation>添加照片或文件…</translation>
    </message>
    <message>
        <source>Add site…</source>
        <translation>添加现场…</translation>
    </message>
    <message>
        <source>Add the first one here, or bring a whole list in from a spreadsheet by “Import”.</source>
        <translation>可以在这里添加第一个，也可以用“导入”把整张表格带进来。</translation>
    </message>
    <message>
        <source>Add the plants and rooms where this customer's machines stand.</source>
        <translation>请添加客户设备所在的厂区和机房。</translation>
    </message>
    <message>
        <source>Add whom to call about this customer.</source>
        <translation>请添加这家客户的联系人。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>All assets</source>
        <translation>全部设备</translation>
    </message>
    <message>
        <source>All customers</source>
        <translation>全部客户</translation>
    </message>
    <message>
        <source>All models</source>
        <translation>全部机型</translation>
    </message>
    <message>
        <source>All tiers</source>
        <translation>全部级别</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Archived records</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Assets</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>BOM position</source>
        <translation>位号</translation>
    </message>
    <message>
        <source>Bill of material</source>
        <translation>物料清单</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Bring back from the archive</source>
        <translation>从归档中恢复</translation>
    </message>
    <message>
        <source>Call this person first</source>
        <translation>首选联系人</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>选择列</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Contact's e-mail</source>
        <translation>联系人邮箱</translation>
    </message>
    <message>
        <source>Contact's telephone</source>
        <translation>联系人电话</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>维保合同</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>保障</translation>
    </message>
    <message>
        <source>Covered until</source>
        <translation>保障至</translation>
    </message>
    <message>
        <source>Current records</source>
        <translation>在用</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Customer's number</source>
        <translation>客户编号</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>放弃修改</translation>
    </message>
    <message>
        <source>District</source>
        <translation>区县</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edit contact</source>
        <translation>编辑联系人</translation>
    </message>
    <message>
        <source>Edit site</source>
        <translation>编辑现场</translation>
    </message>
    <message>
        <source>Edit the data</source>
        <translation>编辑资料</translation>
    </message>
    <message>
        <source>Edit the profile</source>
        <translation>编辑档案</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>导出列表</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>正在导出</translation>
    </message>
    <message>
        <source>Exporting {name}</source>
        <translation>正在导出 {name}</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation>固件</translation>
    </message>
    <message>
        <source>Firmware {version}</source>
        <translation>固件 {version}</translation>
    </message>
    <message>
        <source>Gate, registration, safety shoes …</source>
        <translation>门岗、登记、安全鞋……</translation>
    </message>
    <message>
        <source>Has as a part</source>
        <translation>下级设备</translation>
    </message>
    <message>
        <source>History of jobs</source>
        <translation>维修履历</translation>
    </message>
    <message>
        <source>How to get in</source>
        <translation>进场须知</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>安装日期</translation>
    </message>
    <message>
        <source>It may not have reached this device, or the link is old.</source>
        <translation>可能还没有同步到本机，也可能链接已失效。</translation>
    </message>
    <message>
        <source>Its parts go with it. A maintenance contract stays with the customer who signed it.</source>
        <translation>下级设备一同转移；维保合同留在签约客户名下。</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Last job</source>
        <translation>最近工单</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>最近动态</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>首选</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>机型</translation>
    </message>
    <message>
        <source>Model: {value}</source>
        <translation>机型：{value}</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More about {name}</source>
        <translation>{name}的更多操作</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>转移</translation>
    </message>
    <message>
        <source>Move to another customer or site…</source>
        <translation>转移到其他客户或现场…</translation>
    </message>
    <message>
        <source>Move {name}</source>
        <translation>转移设备：{name}</translation>
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
        <source>Name, number, telephone, city, tag</source>
        <translation>名称、编号、电话、城市、标签</translation>
    </message>
    <message>
        <source>New asset of {name}</source>
        <translation>为{name}添加设备</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>新建联系人</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>新建客户</translation>
    </message>
    <message>
        <source>New request</source>
        <translation>新建服务请求</translation>
    </message>
    <message>
        <source>New request for this machine</source>
        <translation>为此设备报修</translation>
    </message>
    <message>
        <source>New site</source>
        <translation>新建现场</translation>
    </message>
    <message>
        <source>No customers yet</source>
        <translation>还没有客户</translation>
    </message>
    <message>
        <source>No jobs were done on this machine yet.</source>
        <translation>这台设备还没有工单。</translation>
    </message>
    <message>
        <source>No machines are recorded for this customer yet.</source>
        <translation>这家客户还没有登记设备。</translation>
    </message>
    <message>
        <source>No machines yet</source>
        <translation>还没有设备</translation>
    </message>
    <message>
        <source>No open jobs.</source>
        <translation>没有未完工单。</translation>
    </message>
    <message>
        <source>No parts are listed for this model yet.</source>
        <translation>这个机型还没有物料清单。</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Nothing fits this filter</source>
        <translation>没有符合条件的记录</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>还没有任何记录。</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open jobs</source>
        <translation>未完工单</translation>
    </message>
    <message>
        <source>Open the customers</source>
        <translation>打开客户列表</translation>
    </message>
    <message>
        <source>Out of use</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Part number</source>
        <translation>件号</translation>
    </message>
    <message>
        <source>Part of</source>
        <translation>上级设备</translation>
    </message>
    <message>
        <source>Photos and files</source>
        <translation>照片和文件</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>邮编</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>客户档案</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>省份</translation>
    </message>
    <message>
        <source>Purchased</source>
        <translation>购买日期</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Records: {value}</source>
        <translation>记录：{value}</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>处理措施</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Running hours</source>
        <translation>运行小时</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save contact</source>
        <translation>保存联系人</translation>
    </message>
    <message>
        <source>Save site</source>
        <translation>保存现场</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Serial number {serial}</source>
        <translation>序列号 {serial}</translation>
    </message>
    <message>
        <source>Serial number, name, model, customer, place</source>
        <translation>序列号、名称、机型、客户、位置</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>简称</translation>
    </message>
    <message>
        <source>Show older</source>
        <translation>显示更早的记录</translation>
    </message>
    <message>
        <source>Signature: {what}</source>
        <translation>客户签字：{what}</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>现场</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>现场</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Street and number</source>
        <translation>街道门牌</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>设备结构</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>从列表移除</translation>
    </message>
    <message>
        <source>Take the filters off</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Tax number</source>
        <translation>税号</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>技术员</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>The asset is added.</source>
        <translation>设备已添加。</translation>
    </message>
    <message>
        <source>The contact is saved.</source>
        <translation>联系人已保存。</translation>
    </message>
    <message>
        <source>The contact is taken off the list.</source>
        <translation>联系人已移除。</translation>
    </message>
    <message>
        <source>The customer is added.</source>
        <translation>客户已添加。</translation>
    </message>
    <message>
        <source>The customer is archived.</source>
        <translation>客户已归档。</translation>
    </message>
    <message>
        <source>The customer is back in the lists.</source>
        <translation>客户已恢复。</translation>
    </message>
    <message>
        <source>The data is saved.</source>
        <translation>资料已保存。</translation>
    </message>
    <message>
        <source>The file is taken off.</source>
        <translation>文件已移除。</translation>
    </message>
    <message>
        <source>The machine is archived.</source>
        <translation>设备已归档。</translation>
    </message>
    <message>
        <source>The machine is back in the lists.</source>
        <translation>设备已恢复。</translation>
    </message>
    <message>
        <source>The machine is moved.</source>
        <translation>设备已转移。</translation>
    </message>
    <message>
        <source>The note is kept.</source>
        <translation>备注已保存。</translation>
    </message>
    <message>
        <source>The part of this machine is added.</source>
        <translation>下级设备已添加。</translation>
    </message>
    <message>
        <source>The profile is saved.</source>
        <translation>档案已保存。</translation>
    </message>
    <message>
        <source>The site is saved.</source>
        <translation>现场已保存。</translation>
    </message>
    <message>
        <source>The site is taken off the list.</source>
        <translation>现场已移除。</translation>
    </message>
    <message>
        <source>This customer is not here</source>
        <translation>找不到这家客户</translation>
    </message>
    <message>
        <source>This customer may be here already</source>
        <translation>这家客户可能已经登记过</translation>
    </message>
    <message>
        <source>This is what you typed last time. It was not added yet.</source>
        <translation>这是您上次填写的内容，尚未添加。</translation>
    </message>
    <message>
        <source>This is what you typed last time. It was not saved yet.</source>
        <translation>这是您上次填写的内容，尚未保存。</translation>
    </message>
    <message>
        <source>This machine is not here</source>
        <translation>找不到这台设备</translation>
    </message>
    <message>
        <source>This machine is not part of another one and has no parts of its own on record.</source>
        <translation>这台设备没有登记上级或下级设备。</translation>
    </message>
    <message>
        <source>This machine may be here already</source>
        <translation>这台设备可能已经登记过</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Tier: {value}</source>
        <translation>级别：{value}</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>往来记录</translation>
    </message>
    <message>
        <source>Try fewer words, or take the filters off.</source>
        <translation>请减少关键词，或清除筛选条件。</translation>
    </message>
    <message>
        <source>Visit done</source>
        <translation>上门完成</translation>
    </message>
    <message>
        <source>Visit done: {what}</source>
        <translation>上门完成：{what}</translation>
    </message>
    <message>
        <source>Visit without a fix</source>
        <translation>上门未修复</translation>
    </message>
    <message>
        <source>Visit without a fix: {what}</source>
        <translation>上门未修复：{what}</translation>
    </message>
    <message>
        <source>Warranty</source>
        <translation>质保期</translation>
    </message>
    <message>
        <source>Warranty agreed until</source>
        <translation>约定质保至</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>网址</translation>
    </message>
    <message>
        <source>What people call it: unit 2</source>
        <translation>现场叫法，如 2 号机</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>故障现象</translation>
    </message>
    <message>
        <source>Work order opened</source>
        <translation>已建工单</translation>
    </message>
    <message>
        <source>Work order: {what}</source>
        <translation>工单：{what}</translation>
    </message>
    <message>
        <source>Write a note, send it with Ctrl+Enter</source>
        <translation>写备注，按 Ctrl+Enter 保存</translation>
    </message>
    <message>
        <source>add asset</source>
        <translation>添加设备</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>close the preview</source>
        <translation>关闭预览</translation>
    </message>
    <message>
        <source>current</source>
        <translation>在用</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>move</source>
        <translation>转移</translation>
    </message>
    <message>
        <source>new customer</source>
        <translation>新建客户</translation>
    </message>
    <message>
        <source>new request</source>
        <translation>新建服务请求</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>未填地址</translation>
    </message>
    <message>
        <source>no telephone number</source>
        <translation>未留电话</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>尚无</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>选配</translation>
    </message>
    <message>
        <source>out of use</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>same name</source>
        <translation>名称相同</translation>
    </message>
    <message>
        <source>same serial number</source>
        <translation>序列号相同</translation>
    </message>
    <message>
        <source>same serial number, written differently</source>
        <translation>序列号相同，写法不同</translation>
    </message>
    <message>
        <source>same telephone number</source>
        <translation>电话相同</translation>
    </message>
    <message>
        <source>separated by commas</source>
        <translation>用逗号分隔</translation>
    </message>
    <message>
        <source>similar name</source>
        <translation>名称相近</translation>
    </message>
    <message>
        <source>the newest {shown} of {total}</source>
        <translation>最近 {shown} 张，共 {total} 张</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>至 {day}</translation>
    </message>
    <message>
        <source>up and down</source>
        <translation>上下</translation>
    </message>
    <message>
        <source>{channel} request</source>
        <translation>服务请求（{channel}）</translation>
    </message>
    <message>
        <source>{channel} request: {what}</source>
        <translation>服务请求（{channel}）：{what}</translation>
    </message>
    <message>
        <source>{count} covered</source>
        <translation>{count} 台在保</translation>
    </message>
    <message>
        <source>{count} in the list</source>
        <translation>共 {count} 条</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation>{start} 至 {end}</translation>
    </message>
    <message>
        <source>{what}. “{said}”</source>
        <translation>{what}。“{said}”</translation>
    </message>
</context>
</TS>
