<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>safety</name>
    <message numerus="yes">
        <source>%n more visits can't start</source>
        <translation>
            <numerusform>另有 %n 个上门因不安全未开工</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer to {name}</source>
        <translation>回复{name}</translation>
    </message>
    <message>
        <source>Answer…</source>
        <translation>回复…</translation>
    </message>
    <message>
        <source>I have read it</source>
        <translation>已阅</translation>
    </message>
    <message>
        <source>Not safe, work can't start</source>
        <translation>现场不安全，未能开工</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>The technician will see that you have read it.</source>
        <translation>已记为已阅，技术员能看到。</translation>
    </message>
    <message>
        <source>What should be done</source>
        <translation>怎么处理</translation>
    </message>
    <message>
        <source>Your answer is on its way to the technician.</source>
        <translation>已回复，技术员能看到。</translation>
    </message>
    <message>
        <source>read by {who}, {moment}</source>
        <translation>{who} {moment} 已阅</translation>
    </message>
    <message>
        <source>told: {names}, nobody has read it yet</source>
        <translation>已通知{names}，还没有人看到</translation>
    </message>
    <message>
        <source>{name} has read this already.</source>
        <translation>{name}已经看过了。</translation>
    </message>
    <message>
        <source>{told}: {answer}</source>
        <translation>{told}，回复：{answer}</translation>
    </message>
    <message>
        <source>{what}: {where}</source>
        <translation>{what}：{where}</translation>
    </message>
    <message>
        <source>{who}, {moment}</source>
        <translation>{who}，{moment}</translation>
    </message>
</context>
</TS>
