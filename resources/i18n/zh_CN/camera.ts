<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>camera</name>
    <message>
        <source>A system library that cameras need is missing on this computer: {library}.</source>
        <translation>这台电脑缺少摄像头需要的系统组件：{library}。</translation>
    </message>
    <message>
        <source>Allow it in the privacy settings of the system, then try again.</source>
        <translation>请在系统的隐私设置里允许，然后重试。</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Close other programs that use it, then try again, or read the code from a photo.</source>
        <translation>请关闭正在使用摄像头的其他程序后重试，或用照片识别。</translation>
    </message>
    <message>
        <source>Connect one and try again, or read the code from a photo.</source>
        <translation>请接上摄像头后重试，或用照片识别。</translation>
    </message>
    <message>
        <source>From a photo…</source>
        <translation>用照片识别…</translation>
    </message>
    <message>
        <source>Hold the code into the mark, a hand away.</source>
        <translation>把码对准框内，距离约一掌宽。</translation>
    </message>
    <message>
        <source>Let it be installed, or read the code from a photo.</source>
        <translation>请安装该组件，或用照片识别。</translation>
    </message>
    <message>
        <source>Scan with a camera</source>
        <translation>用摄像头扫码</translation>
    </message>
    <message>
        <source>The camera gives no picture.</source>
        <translation>摄像头没有画面。</translation>
    </message>
    <message>
        <source>The camera is starting…</source>
        <translation>正在打开摄像头…</translation>
    </message>
    <message>
        <source>This computer does not let the program use the camera.</source>
        <translation>系统没有允许本程序使用摄像头。</translation>
    </message>
    <message>
        <source>This computer has no camera, or it is switched off.</source>
        <translation>这台电脑没有摄像头，或者摄像头已关闭。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>What the camera sees</source>
        <translation>摄像头画面</translation>
    </message>
</context>
</TS>
