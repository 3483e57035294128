<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>report</name>
    <message>
        <source>Coverage not known</source>
        <translation>保障情况不明</translation>
    </message>
    <message>
        <source>In warranty, free of charge</source>
        <translation>保内，不收费</translation>
    </message>
    <message>
        <source>In warranty, partly charged</source>
        <translation>保内，部分收费</translation>
    </message>
    <message>
        <source>Maintenance contract, free of charge</source>
        <translation>维保合同内，不收费</translation>
    </message>
    <message>
        <source>Maintenance contract, partly charged</source>
        <translation>维保合同内，部分收费</translation>
    </message>
    <message>
        <source>Not priced yet: {names}</source>
        <translation>尚未定价：{names}</translation>
    </message>
    <message>
        <source>Out of warranty, charged</source>
        <translation>已过保，收费</translation>
    </message>
    <message>
        <source>Removed: {name}</source>
        <translation>拆下：{name}</translation>
    </message>
    <message>
        <source>Service report as signed</source>
        <translation>服务报告（签名版）</translation>
    </message>
    <message>
        <source>The report was changed after it was signed.</source>
        <translation>签名后报告有改动。</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>第 {version} 版</translation>
    </message>
    <message>
        <source>Version {version}, answered by {name}, {day}</source>
        <translation>第 {version} 版，{name}填写，{day}</translation>
    </message>
    <message>
        <source>in the van</source>
        <translation>车上有</translation>
    </message>
    <message>
        <source>not in the van</source>
        <translation>车上没有</translation>
    </message>
    <message numerus="yes">
        <source>used in %n earlier jobs on this model</source>
        <translation>
            <numerusform>同型号已有 %n 单用过</numerusform>
        </translation>
    </message>
</context>
</TS>
