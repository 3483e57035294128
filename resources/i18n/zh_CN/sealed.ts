<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>sealed</name>
    <message>
        <source>The passphrase is not the one of this file, or the file is damaged.</source>
        <translation>口令与此文件不符，或文件已损坏。</translation>
    </message>
    <message>
        <source>{path} is damaged or incomplete. Use another copy.</source>
        <translation>{path} 已损坏或不完整，请换用另一份副本。</translation>
    </message>
    <message>
        <source>{path} is not a file of this kind.</source>
        <translation>{path} 不是这种文件。</translation>
    </message>
</context>
</TS>
