<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>signin</name>
    <message>
        <source>Group {group} of the recovery code has a mistake. Compare it with the printed code.</source>
        <translation>恢复码第 {group} 组有误，请与打印的恢复码核对。</translation>
    </message>
    <message>
        <source>No passphrase was given.</source>
        <translation>没有提供口令。</translation>
    </message>
    <message>
        <source>The passphrase is not right. Check the keyboard layout and Caps Lock.</source>
        <translation>口令不正确。请检查输入法和大写锁定键。</translation>
    </message>
    <message>
        <source>The passphrase may have {most} characters at most.</source>
        <translation>口令最多 {most} 个字符。</translation>
    </message>
    <message>
        <source>The passphrase needs at least {least} characters.</source>
        <translation>口令至少需要 {least} 个字符。</translation>
    </message>
    <message>
        <source>The recovery code has {expected} letters and digits; {found} were entered.</source>
        <translation>恢复码共有 {expected} 位字母和数字，现输入了 {found} 位。</translation>
    </message>
    <message>
        <source>These data were last opened by a newer version of the program. Install that version.</source>
        <translation>这份数据曾用更新版本的程序打开过，请安装该版本后再使用。</translation>
    </message>
    <message>
        <source>This folder already has a key. Choose an empty folder.</source>
        <translation>该文件夹中已有密钥，请选择一个空文件夹。</translation>
    </message>
    <message>
        <source>This recovery code belongs to other data or was replaced. Look for a newer printout.</source>
        <translation>此恢复码属于其他数据，或已被新的恢复码取代。请查找更新的打印件。</translation>
    </message>
    <message>
        <source>{path} is not a text file with a passphrase in its first line.</source>
        <translation>{path} 不是首行写有口令的文本文件。</translation>
    </message>
</context>
</TS>
