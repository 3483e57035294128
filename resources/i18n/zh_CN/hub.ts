<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>hub</name>
    <message>
        <source>A record of the change has no valid identity ({table}).</source>
        <translation>更改中有一条记录的标识无效（{table}）。</translation>
    </message>
    <message>
        <source>A value of the change is missing ({table}.{field}).</source>
        <translation>更改中缺少一个值（{table}.{field}）。</translation>
    </message>
    <message>
        <source>A value of the change is not valid ({table}.{field}).</source>
        <translation>更改中有一个值无效（{table}.{field}）。</translation>
    </message>
    <message>
        <source>It was recorded before this computer joined the hub. An administrator accepts it.</source>
        <translation>这是本机加入中心之前的记录，需由管理员接收。</translation>
    </message>
    <message>
        <source>Only an administrator gives or takes roles.</source>
        <translation>只有系统管理员可以授予或收回角色。</translation>
    </message>
    <message>
        <source>Records of this kind are made by the hub alone.</source>
        <translation>这类记录只能由中心生成。</translation>
    </message>
    <message>
        <source>Records of this kind are never changed; a correction is another record.</source>
        <translation>这类记录不能修改；如需更正，请另记一条。</translation>
    </message>
    <message>
        <source>The change doesn't say what it was based on ({table}).</source>
        <translation>这项更改没有说明基于哪个版本（{table}）。</translation>
    </message>
    <message>
        <source>The change has more records than the hub takes at once.</source>
        <translation>这项更改的记录数超过了中心一次能接收的上限。</translation>
    </message>
    <message>
        <source>The change is damaged and can't be read.</source>
        <translation>这项更改已损坏，无法读取。</translation>
    </message>
    <message>
        <source>The change names somebody else as its author.</source>
        <translation>这项更改署了别人的名字。</translation>
    </message>
    <message>
        <source>The decision changes something that the conflict isn't about.</source>
        <translation>这个决定改动了与冲突无关的内容。</translation>
    </message>
    <message>
        <source>The hub didn't accept this change ({code}).</source>
        <translation>中心没有接受这项更改（{code}）。</translation>
    </message>
    <message>
        <source>The hub doesn't know this field ({table}.{field}).</source>
        <translation>中心不认识这个字段（{table}.{field}）。</translation>
    </message>
    <message>
        <source>The hub doesn't know this kind of change.</source>
        <translation>中心不认识这种更改。</translation>
    </message>
    <message>
        <source>The hub doesn't know this kind of record ({table}).</source>
        <translation>中心不认识这类记录（{table}）。</translation>
    </message>
    <message>
        <source>The hub is older than this program. It takes this once it is updated.</source>
        <translation>中心的版本比本程序旧，升级后即可接收。</translation>
    </message>
    <message>
        <source>The hub made a mistake while taking this in. The report is in its log.</source>
        <translation>中心接收时出错，详情见中心的日志。</translation>
    </message>
    <message>
        <source>The record that this change belongs to is not on the hub.</source>
        <translation>中心上没有这项更改所属的记录。</translation>
    </message>
    <message>
        <source>This belongs to work that isn't yours any more.</source>
        <translation>这项工作已不再归您负责。</translation>
    </message>
    <message>
        <source>This belongs to work that isn't yours.</source>
        <translation>这项工作不归您负责。</translation>
    </message>
    <message>
        <source>This kind of change may not touch that field.</source>
        <translation>这种操作不能改动那个字段。</translation>
    </message>
    <message>
        <source>This kind of change may not touch that record.</source>
        <translation>这种操作不能改动那类记录。</translation>
    </message>
    <message>
        <source>This was recorded by somebody else than the person of this laptop.</source>
        <translation>这项更改不是本机使用人录入的。</translation>
    </message>
    <message>
        <source>What arrived at the hub can't be read.</source>
        <translation>中心收到的内容无法读取。</translation>
    </message>
    <message>
        <source>What arrived at the hub is not what this laptop wrote.</source>
        <translation>中心收到的内容与本机所写的不一致。</translation>
    </message>
    <message>
        <source>You move parts to or from your own van, or for your own work orders.</source>
        <translation>您只能领退自己车上的备件，或为自己的工单用料。</translation>
    </message>
    <message>
        <source>You plan your own visits only.</source>
        <translation>您只能安排自己的上门预约。</translation>
    </message>
    <message>
        <source>You were allowed this when you did it, but are not any more.</source>
        <translation>当时您有这项权限，现在没有了。</translation>
    </message>
    <message>
        <source>Your roles don't allow this change.</source>
        <translation>您的角色无权做这项更改。</translation>
    </message>
</context>
</TS>
