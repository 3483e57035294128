<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>part_photos</name>
    <message>
        <source>A part has at most {most} photos. Remove one first.</source>
        <translation>一个备件最多 {most} 张照片，请先移除一张。</translation>
    </message>
    <message>
        <source>The part has this photo already.</source>
        <translation>这个备件已有这张照片。</translation>
    </message>
</context>
</TS>
