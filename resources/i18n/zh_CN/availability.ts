<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>availability</name>
    <message numerus="yes">
        <source>%n moves not delivered</source>
        <translation>
            <numerusform>%n 笔收发未送达</numerusform>
        </translation>
    </message>
    <message>
        <source>A request</source>
        <translation>一张领料申请</translation>
    </message>
    <message>
        <source>By the books {place} has {missing} of {part} less than nothing.</source>
        <translation>账面上 {place} 的 {part} 差 {missing}。</translation>
    </message>
    <message>
        <source>By the books {place} has {missing} of {part} less than nothing: {when} {who} took {taken} ({paper}) when {before} were on record.</source>
        <translation>账面上 {place} 的 {part} 差 {missing}：{when} {who} 取走 {taken}（{paper}），当时账面只有 {before}。</translation>
    </message>
    <message>
        <source>Count the place, then post what is really there.</source>
        <translation>请到现场盘一遍，按实物过账。</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>Take it from another place, order it, or agree on another day.</source>
        <translation>请从别处调拨、补货采购，或另约时间。</translation>
    </message>
    <message>
        <source>counted on {day}</source>
        <translation>{day}盘点</translation>
    </message>
    <message>
        <source>counted today</source>
        <translation>今天盘点</translation>
    </message>
    <message>
        <source>counted yesterday</source>
        <translation>昨天盘点</translation>
    </message>
    <message>
        <source>its holder synchronised just now</source>
        <translation>保管人刚刚同步</translation>
    </message>
    <message>
        <source>its holder synchronised {span} ago</source>
        <translation>保管人 {span}前同步</translation>
    </message>
    <message>
        <source>less than nothing in the books</source>
        <translation>账面为负</translation>
    </message>
    <message>
        <source>never counted</source>
        <translation>还没盘过</translation>
    </message>
    <message>
        <source>no document</source>
        <translation>无单据</translation>
    </message>
    <message>
        <source>no news for {span}</source>
        <translation>{span}没同步</translation>
    </message>
    <message numerus="yes">
        <source>not counted for %n days</source>
        <translation>
            <numerusform>%n 天没盘</numerusform>
        </translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>有人</translation>
    </message>
    <message>
        <source>{level}: {reasons}</source>
        <translation>{level}，{reasons}</translation>
    </message>
    <message>
        <source>{paper} for {who} wants {wanted} of {part} from {place}; the stock covers {covered}.</source>
        <translation>{paper}（{who}）要从 {place} 领 {part} {wanted}，现有库存只够 {covered}，缺货待补。</translation>
    </message>
</context>
</TS>
