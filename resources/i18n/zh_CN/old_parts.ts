<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>old_parts</name>
    <message numerus="yes">
        <source>%n days overdue</source>
        <translation>
            <numerusform>逾期 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>At most {most} old parts at once.</source>
        <translation>一次最多处理 {most} 件旧件。</translation>
    </message>
    <message>
        <source>At the vendor</source>
        <translation>已返厂</translation>
    </message>
    <message>
        <source>Choose at least one old part.</source>
        <translation>请至少选择一件旧件。</translation>
    </message>
    <message>
        <source>Inspected</source>
        <translation>已检验</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>已报失</translation>
    </message>
    <message>
        <source>No old part with the tag {tag} is known here. Put it aside with a note of who brought it, and scan it again after the next synchronisation.</source>
        <translation>这里查不到旧件签 {tag}。请先单独存放并注明送件人，下次同步后再扫描。</translation>
    </message>
    <message>
        <source>On its way back</source>
        <translation>返还途中</translation>
    </message>
    <message>
        <source>One delivery note takes at most {most} old parts.</source>
        <translation>一张送货单最多 {most} 件旧件。</translation>
    </message>
    <message>
        <source>Only a part of the catalogue can go back to stock.</source>
        <translation>只有备件目录中的备件才能入库。</translation>
    </message>
    <message>
        <source>Owed</source>
        <translation>待返还</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已签收</translation>
    </message>
    <message>
        <source>Repaired, in stock</source>
        <translation>已修复入库</translation>
    </message>
    <message>
        <source>Say what was found.</source>
        <translation>请填写检验发现的问题。</translation>
    </message>
    <message>
        <source>Say why in a few words.</source>
        <translation>请简单说明原因。</translation>
    </message>
    <message>
        <source>Scrapped</source>
        <translation>已报废</translation>
    </message>
    <message>
        <source>Several old parts have the tag {tag}. Choose the one that is meant.</source>
        <translation>有多件旧件使用旧件签 {tag}，请选择对应的一件。</translation>
    </message>
    <message>
        <source>Tagged</source>
        <translation>已挂签</translation>
    </message>
    <message>
        <source>There is no step to take back.</source>
        <translation>没有可撤回的操作。</translation>
    </message>
    <message>
        <source>This can't be done now: the old part is “{before}” and can't become “{after}”.</source>
        <translation>现在不能这样操作：该旧件当前为“{before}”，不能变为“{after}”。</translation>
    </message>
    <message>
        <source>This part isn't owed back.</source>
        <translation>该旧件无需返还。</translation>
    </message>
    <message>
        <source>With the customer</source>
        <translation>已退还客户</translation>
    </message>
    <message numerus="yes">
        <source>due in %n days</source>
        <translation>
            <numerusform>还有 %n 天到期</numerusform>
        </translation>
    </message>
    <message>
        <source>due today</source>
        <translation>今天到期</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>有人</translation>
    </message>
    <message>
        <source>{tag} isn't owed back. Ask before you take it in.</source>
        <translation>{tag} 无需返还，签收前请先核实。</translation>
    </message>
    <message>
        <source>{tag} received.</source>
        <translation>{tag} 已签收。</translation>
    </message>
    <message>
        <source>{tag} was received already. It is “{step}”.</source>
        <translation>{tag} 已签收过，当前为“{step}”。</translation>
    </message>
    <message>
        <source>{tag} was recorded twice: {first}, and {second}. It left the stock once. Look where it is, and take back what did not happen.</source>
        <translation>{tag} 被登记了两次：{first}；{second}。库存只减了一次。请核对实物去向，撤销没有发生的那一步。</translation>
    </message>
    <message>
        <source>{tag}: scan or type the part's lot.</source>
        <translation>{tag}：请扫描或输入旧件的批号。</translation>
    </message>
    <message>
        <source>{tag}: scan the part's serial number.</source>
        <translation>{tag}：请扫描旧件的序列号。</translation>
    </message>
    <message>
        <source>“{step}” by {who}, {when}</source>
        <translation>{who} {when}登记“{step}”</translation>
    </message>
</context>
</TS>
