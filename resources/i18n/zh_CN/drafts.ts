<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>drafts</name>
    <message>
        <source>There is a draft with the code {template} already.</source>
        <translation>已有编码为 {template} 的草稿。</translation>
    </message>
    <message>
        <source>Version {version} is on a job already. Publish a further version instead.</source>
        <translation>第 {version} 版已用于工单，不能撤回。请发布新版本。</translation>
    </message>
    <message>
        <source>Version {version} was published after this draft was begun.</source>
        <translation>这份草稿开始之后，第 {version} 版已经发布。</translation>
    </message>
    <message>
        <source>{person} published version {version} after this draft was begun.</source>
        <translation>这份草稿开始之后，{person}已发布第 {version} 版。</translation>
    </message>
</context>
</TS>
