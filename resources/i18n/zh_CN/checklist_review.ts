<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>checklist_review</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>A rule reads “{path}”, which is not in the checklist; it is always empty.</source>
        <translation>规则引用了检查表中不存在的“{path}”，其值始终为空。</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Choices are missing words in a language: {choices}.</source>
        <translation>以下选项缺少某种语言的文字：{choices}。</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>It can never be shown: its rule contradicts the rule of the section around it, or itself.</source>
        <translation>永远不会显示：其规则与所在分组的规则矛盾，或自相矛盾。</translation>
    </message>
    <message>
        <source>It can never be shown: no answers make its rules true.</source>
        <translation>永远不会显示：任何答案都无法满足其规则。</translation>
    </message>
    <message>
        <source>Its words are missing in: {languages}.</source>
        <translation>缺少以下语言的文字：{languages}。</translation>
    </message>
    <message>
        <source>Whether it is shown depends on “{other}”, which is asked later.</source>
        <translation>是否显示取决于后面才问的“{other}”。</translation>
    </message>
    <message>
        <source>{problem}</source>
        <translation>{problem}</translation>
    </message>
</context>
</TS>
