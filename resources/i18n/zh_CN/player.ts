<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>player</name>
    <message>
        <source>A copy outside the program is not encrypted.</source>
        <translation>存到程序外的副本不加密。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>视频画面</translation>
    </message>
    <message>
        <source>No loudspeaker or headphones are connected to this computer.</source>
        <translation>这台电脑没有连接扬声器或耳机。</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>播放位置</translation>
    </message>
    <message>
        <source>Save a copy (it is not encrypted)</source>
        <translation>另存副本（不加密）</translation>
    </message>
    <message>
        <source>Save a copy and open it with another program. The copy is not encrypted.</source>
        <translation>可以另存副本，用其他程序打开。副本不加密。</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>另存副本…</translation>
    </message>
    <message>
        <source>The copy is written: {name}. It is not encrypted.</source>
        <translation>副本已保存：{name}。该副本不加密。</translation>
    </message>
    <message>
        <source>This computer can't play this kind of file, or the file is damaged.</source>
        <translation>这台电脑无法播放这种文件，或文件已损坏。</translation>
    </message>
    <message>
        <source>This computer has no player for sounds and films.</source>
        <translation>这台电脑没有可用的音视频播放组件。</translation>
    </message>
    <message>
        <source>This computer lacks a system library for sounds and films.</source>
        <translation>这台电脑缺少播放音视频所需的系统组件。</translation>
    </message>
    <message>
        <source>{why} {offer}</source>
        <translation>{why}{offer}</translation>
    </message>
</context>
</TS>
