<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>attachment</name>
    <message>
        <source>{name}: attached as a file.</source>
        <translation>{name}：已作为文件添加。</translation>
    </message>
    <message>
        <source>{name}: attached as a photo.</source>
        <translation>{name}：已作为照片添加。</translation>
    </message>
</context>
</TS>
