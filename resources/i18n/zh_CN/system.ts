<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>system</name>
    <message>
        <source>A photo or file in {path} is damaged on the disk and can't be opened.</source>
        <translation>{path} 中的一张照片或一个文件已在磁盘上损坏，无法打开。</translation>
    </message>
    <message>
        <source>A photo or file is missing from the data on this computer.</source>
        <translation>本机数据中缺少一张照片或一个文件。</translation>
    </message>
    <message>
        <source>Both key files in {path} are damaged. Without them the data can't be opened.</source>
        <translation>{path} 中的两份密钥文件均已损坏，没有密钥文件就无法打开数据。</translation>
    </message>
    <message>
        <source>Choose a folder for the data.</source>
        <translation>请选择一个文件夹来存放数据。</translation>
    </message>
    <message>
        <source>Close other programs, then try again.</source>
        <translation>请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>Copy keys.json from the newest backup into this folder, then sign in again.</source>
        <translation>请将最近一次备份中的 keys.json 复制到该文件夹，然后重新登录。</translation>
    </message>
    <message>
        <source>Restore it from a backup, and have the disk checked.</source>
        <translation>请从备份中恢复，并请人检查磁盘。</translation>
    </message>
    <message>
        <source>Restore it from a backup, or attach it again.</source>
        <translation>请从备份中恢复，或重新添加附件。</translation>
    </message>
    <message>
        <source>The key files in {path} are missing. Without them the data can't be opened.</source>
        <translation>{path} 中找不到密钥文件，没有密钥文件就无法打开数据。</translation>
    </message>
    <message>
        <source>The program is already open on this profile, on the computer {machine}. Close it there first.</source>
        <translation>计算机“{machine}”上的程序正在使用这份数据，请先在那台计算机上关闭程序。</translation>
    </message>
    <message>
        <source>The program is already open on this profile. Switch to its window, or close it first.</source>
        <translation>程序已经打开并正在使用这份数据。请切换到已打开的窗口，或先将其关闭。</translation>
    </message>
    <message>
        <source>This computer has too little free memory to sign in.</source>
        <translation>本机可用内存不足，无法登录。</translation>
    </message>
    <message>
        <source>{path} is a file. The program keeps its data in a folder.</source>
        <translation>{path} 是文件，而程序的数据需要存放在文件夹中。</translation>
    </message>
</context>
</TS>
