<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>devices</name>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n 项更改</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes are accepted, in the names of those who recorded them.</source>
        <translation>
            <numerusform>已接收 %n 处更改，记录人保持不变。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes from before it joined, some of them colleagues'</source>
        <translation>
            <numerusform>加入中心前的 %n 处更改，含同事所记</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes, delivered after it was shut out</source>
        <translation>
            <numerusform>停用后送达的 %n 处更改</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be accepted; that laptop shows why.</source>
        <translation>
            <numerusform>另有 %n 处未能接收，原因见该电脑。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n invitations open</source>
        <translation>
            <numerusform>%n 份邀请未用</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n laptops</source>
        <translation>
            <numerusform>%n 台电脑</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Accept what {name} brings</source>
        <translation>接收{name}带来的内容</translation>
    </message>
    <message>
        <source>Added. Invite a laptop next.</source>
        <translation>已添加。接下来给对方的电脑发邀请。</translation>
    </message>
    <message>
        <source>Allow again</source>
        <translation>恢复使用</translation>
    </message>
    <message>
        <source>Allow {name} again</source>
        <translation>恢复 {name} 的使用</translation>
    </message>
    <message>
        <source>Allowed again.</source>
        <translation>已恢复使用。</translation>
    </message>
    <message>
        <source>At its next contact {name} delivers what it still has; an administrator looks at that. Then the firm's data on it is destroyed.</source>
        <translation>{name} 下次联系时会先送达剩余的更改，由管理员查看；随后其上的公司数据会被销毁。</translation>
    </message>
    <message>
        <source>Choose one role at least.</source>
        <translation>请至少选一个角色。</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>注册码</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy the invitation</source>
        <translation>复制邀请</translation>
    </message>
    <message>
        <source>Data destroyed</source>
        <translation>数据已销毁</translation>
    </message>
    <message>
        <source>Devices and people</source>
        <translation>设备与人员</translation>
    </message>
    <message>
        <source>Devices and people are kept on the hub. Your own work goes on without it.</source>
        <translation>设备与人员保存在中心。没有中心，您自己的工作照常进行。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Invitation for {name}</source>
        <translation>给{name}的邀请</translation>
    </message>
    <message>
        <source>Invite a laptop</source>
        <translation>发邀请</translation>
    </message>
    <message>
        <source>Invite a laptop for {name}</source>
        <translation>给{name}发邀请</translation>
    </message>
    <message>
        <source>It works until {time}.</source>
        <translation>有效期至{time}。</translation>
    </message>
    <message>
        <source>Laptop</source>
        <translation>电脑</translation>
    </message>
    <message>
        <source>Laptops</source>
        <translation>电脑</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>上次联系</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>新增人员</translation>
    </message>
    <message>
        <source>New person…</source>
        <translation>新增人员…</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <translation>未送达</translation>
    </message>
    <message>
        <source>On the new laptop: start the program, choose “Join your firm's hub…”, then scan this code or paste the text. It works once.</source>
        <translation>在新电脑上打开程序，选择“加入公司的中心…”，扫描此码或粘贴文字。只能用一次。</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>QR code of the invitation</source>
        <translation>邀请二维码</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Roles of {name}</source>
        <translation>{name}的角色</translation>
    </message>
    <message>
        <source>Roles say what a person sees and may do, on every laptop.</source>
        <translation>角色决定一个人在各台电脑上能看到和能做的事。</translation>
    </message>
    <message>
        <source>Roles…</source>
        <translation>角色…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Shut out</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Shut out. Its data is destroyed at its next contact.</source>
        <translation>已停用。下次联系时销毁其数据。</translation>
    </message>
    <message>
        <source>Shut out…</source>
        <translation>停用…</translation>
    </message>
    <message>
        <source>Shut {name} out</source>
        <translation>停用 {name}</translation>
    </message>
    <message>
        <source>Shut {name} out?</source>
        <translation>停用“{name}”？</translation>
    </message>
    <message>
        <source>The hub can't be reached</source>
        <translation>联系不上中心</translation>
    </message>
    <message>
        <source>The roles are changed. They count from the next contact of each laptop.</source>
        <translation>角色已更改，各电脑下次联系后生效。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Until then it locks by itself when it has not met the hub for 45 days.</source>
        <translation>在那之前，若 45 天没有联系中心，它会自行锁定。</translation>
    </message>
    <message>
        <source>Waits for you</source>
        <translation>等待您处理</translation>
    </message>
    <message>
        <source>What waits</source>
        <translation>待处理内容</translation>
    </message>
    <message>
        <source>Whole invitation, to send</source>
        <translation>完整邀请，可发送</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>this one</source>
        <translation>本机</translation>
    </message>
    <message numerus="yes">
        <source>{person} has %n changes on it that were not delivered.</source>
        <translation>
            <numerusform>{person}还有 %n 项更改没有送达。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{time}, silent for %n days</source>
        <translation>
            <numerusform>{time}，%n 天没联系</numerusform>
        </translation>
    </message>
</context>
</TS>
