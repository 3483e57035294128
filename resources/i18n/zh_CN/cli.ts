<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>cli</name>
    <message numerus="yes">
        <source>%n files restored to {folder}.</source>
        <translation>
            <numerusform>已恢复 %n 个文件到 {folder}。</numerusform>
        </translation>
    </message>
    <message>
        <source>Backup written: {path} ({size} MB)</source>
        <translation>备份已写好：{path}（{size} MB）</translation>
    </message>
    <message>
        <source>Derived data can be computed again: fieldservice check --repair</source>
        <translation>推算出来的数据可以重新计算：fieldservice check --repair</translation>
    </message>
    <message>
        <source>Safety copy written: {path} ({changes} changes, {files} files)</source>
        <translation>安全副本已写入：{path}（{changes} 项更改，{files} 个文件）</translation>
    </message>
    <message>
        <source>Stopped. What was done so far is kept.</source>
        <translation>已停止，此前完成的部分都已保留。</translation>
    </message>
    <message>
        <source>The data is whole: file, references, sums, states, changes and search index.</source>
        <translation>数据完整：文件、引用、库存合计、工单状态、更改记录和搜索索引都已核对。</translation>
    </message>
    <message>
        <source>There is no profile in {folder}. Start the program once to make one.</source>
        <translation>{folder} 里还没有数据。请先启动一次程序建立数据。</translation>
    </message>
    <message>
        <source>There is no work order {number}.</source>
        <translation>没有工单 {number}。</translation>
    </message>
    <message>
        <source>This laptop was shut out by an administrator. Its data was destroyed.</source>
        <translation>本机已被管理员停用，数据已销毁。</translation>
    </message>
    <message>
        <source>This profile belongs to no hub. Enrol it first: fieldservice enroll.</source>
        <translation>本机没有加入任何中心。请先加入：fieldservice enroll。</translation>
    </message>
    <message>
        <source>This profile now belongs to the hub “{hub}”.</source>
        <translation>本机已加入中心“{hub}”。</translation>
    </message>
    <message>
        <source>What was there before is kept in {folder}.</source>
        <translation>原有数据保留在 {folder}。</translation>
    </message>
    <message>
        <source>{attached} of {total} files attached.</source>
        <translation>{total} 个文件中已添加 {attached} 个。</translation>
    </message>
    <message>
        <source>{changes} changes and {files} files were taken over. They are delivered with the next contact.</source>
        <translation>已接收 {changes} 项更改和 {files} 个文件，下次联网时送达。</translation>
    </message>
</context>
</TS>
