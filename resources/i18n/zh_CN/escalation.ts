<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>escalation</name>
    <message>
        <source>Choose who is to answer.</source>
        <translation>请选择由谁答复。</translation>
    </message>
    <message>
        <source>Say what you want to know.</source>
        <translation>请写明要请教什么。</translation>
    </message>
    <message>
        <source>Somebody has dealt with this question meanwhile.</source>
        <translation>这条求助已有人处理过了。</translation>
    </message>
    <message>
        <source>The time for the answer is over already.</source>
        <translation>希望答复的时间已经过了。</translation>
    </message>
    <message>
        <source>This question is open already.</source>
        <translation>这条求助还未关闭。</translation>
    </message>
    <message>
        <source>Write down the answer.</source>
        <translation>请填写答复。</translation>
    </message>
</context>
</TS>
