<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>remote_checks</name>
    <message numerus="yes">
        <source>%n checks, about {minutes} min</source>
        <translation>
            <numerusform>%n 步，约 {minutes} 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask again what you are least sure of.</source>
        <translation>请把最没把握的一项再问一遍。</translation>
    </message>
    <message>
        <source>Ask it again</source>
        <translation>重新问</translation>
    </message>
    <message>
        <source>Ask this first</source>
        <translation>先问这一项</translation>
    </message>
    <message>
        <source>Can't tell</source>
        <translation>不清楚</translation>
    </message>
    <message>
        <source>Error codes that the customer names</source>
        <translation>客户报出的故障代码</translation>
    </message>
    <message>
        <source>Gone through on the phone</source>
        <translation>电话里已排查</translation>
    </message>
    <message>
        <source>If somebody drives out, the visit goes on from here.</source>
        <translation>若要上门，工程师接着往下查，不再重复问。</translation>
    </message>
    <message>
        <source>It is: {cause}</source>
        <translation>原因是：{cause}</translation>
    </message>
    <message>
        <source>Not coded</source>
        <translation>不编码</translation>
    </message>
    <message>
        <source>Other checks</source>
        <translation>换一套排查</translation>
    </message>
    <message>
        <source>Solved on the phone…</source>
        <translation>电话里已解决…</translation>
    </message>
    <message>
        <source>The phone tells no more. It may be:</source>
        <translation>电话里能查的都查了，可能是：</translation>
    </message>
    <message>
        <source>These answers contradict each other.</source>
        <translation>这些回答互相矛盾。</translation>
    </message>
    <message>
        <source>This request has gone on meanwhile. Record what you find there.</source>
        <translation>这个请求已转入下一步，请在那里记录。</translation>
    </message>
    <message>
        <source>Try this on the phone first</source>
        <translation>先远程试</translation>
    </message>
    <message>
        <source>What it was</source>
        <translation>故障原因</translation>
    </message>
    <message>
        <source>What mended it</source>
        <translation>处理措施</translation>
    </message>
    <message>
        <source>could not tell</source>
        <translation>不清楚</translation>
    </message>
    <message>
        <source>{cause}: {remedy}</source>
        <translation>{cause}：{remedy}</translation>
    </message>
    <message>
        <source>{test}: {answer}. Ask it again.</source>
        <translation>{test}：{answer}。重新问。</translation>
    </message>
</context>
</TS>
