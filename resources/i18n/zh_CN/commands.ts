<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>commands</name>
    <message>
        <source>Chinese interface</source>
        <translation>中文界面</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>深色界面</translation>
    </message>
    <message>
        <source>English interface</source>
        <translation>英文界面（English）</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>浅色界面</translation>
    </message>
    <message>
        <source>Scan with a camera</source>
        <translation>用摄像头扫码</translation>
    </message>
</context>
</TS>
