<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>disk</name>
    <message>
        <source>Another program is using {path}.</source>
        <translation>{path} 正被其他程序占用。</translation>
    </message>
    <message>
        <source>Check that the folder still exists and that the drive or network share is connected, then try again.</source>
        <translation>请确认该文件夹仍然存在，磁盘或网络共享已连接，然后重试。</translation>
    </message>
    <message>
        <source>Choose a folder on another disk.</source>
        <translation>请选择其他磁盘上的文件夹。</translation>
    </message>
    <message>
        <source>Choose a shorter name, or a folder nearer to the root of the disk.</source>
        <translation>请改用较短的名称，或选择层级较浅的文件夹。</translation>
    </message>
    <message>
        <source>Choose another folder, or ask the person who looks after this computer for access to it.</source>
        <translation>请选择其他文件夹，或请本机管理员开通访问权限。</translation>
    </message>
    <message>
        <source>Choose another name or another folder.</source>
        <translation>请改用其他名称或其他文件夹。</translation>
    </message>
    <message>
        <source>Close other programs, then start this program again.</source>
        <translation>请关闭其他程序，然后重新启动本程序。</translation>
    </message>
    <message>
        <source>Close the other program (a virus scanner or a synchronised folder may be one), then try again.</source>
        <translation>请关闭占用它的程序（也可能是杀毒软件或网盘同步），然后重试。</translation>
    </message>
    <message>
        <source>Free some space on this disk (empty the recycle bin, move large files), then try again.</source>
        <translation>请清理磁盘空间（清空回收站、移走大文件），然后重试。</translation>
    </message>
    <message>
        <source>Make a backup on another disk at once, and have this disk checked.</source>
        <translation>请立即在其他磁盘上做一次备份，并请人检查这块磁盘。</translation>
    </message>
    <message>
        <source>Take off the write protection, or choose a folder on another disk.</source>
        <translation>请解除写保护，或选择其他磁盘上的文件夹。</translation>
    </message>
    <message>
        <source>The disk is full: {path} can't be saved. Nothing was changed.</source>
        <translation>磁盘已满，无法保存 {path}。原有数据没有改动。</translation>
    </message>
    <message>
        <source>The disk reports an error at {path}.</source>
        <translation>磁盘在读写 {path} 时报错。</translation>
    </message>
    <message>
        <source>The name or path of {path} is too long for this disk.</source>
        <translation>{path} 的名称或路径过长，这块磁盘不支持。</translation>
    </message>
    <message>
        <source>The program is not allowed to use {path}.</source>
        <translation>程序没有权限访问 {path}。</translation>
    </message>
    <message>
        <source>Too many files are open at once; {path} can't be opened as well.</source>
        <translation>同时打开的文件过多，无法再打开 {path}。</translation>
    </message>
    <message>
        <source>Try again. If it happens again, choose another folder or restart the computer.</source>
        <translation>请重试。如果仍然出错，请选择其他文件夹或重启计算机。</translation>
    </message>
    <message>
        <source>{path} can't be read or written. The system says: {reason}</source>
        <translation>无法读写 {path}。系统提示：{reason}</translation>
    </message>
    <message>
        <source>{path} can't be used: a file is where a folder is needed, or the other way round.</source>
        <translation>无法使用 {path}：此处需要文件夹却是文件，或需要文件却是文件夹。</translation>
    </message>
    <message>
        <source>{path} is not there.</source>
        <translation>找不到 {path}。</translation>
    </message>
    <message>
        <source>{path} is on a disk that can only be read.</source>
        <translation>{path} 所在的磁盘为只读。</translation>
    </message>
    <message>
        <source>{path} is too big for the way this disk is formatted.</source>
        <translation>{path} 过大，超出了这块磁盘的格式所允许的大小。</translation>
    </message>
</context>
</TS>
