<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>store</name>
    <message numerus="yes">
        <source>%n stock sums differ from the moves, for example of part {ids}</source>
        <translation>
            <numerusform>有 %n 项库存合计与流水不符，例如备件 {ids}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n values of stock differ from what the moves give, for example of part {ids}</source>
        <translation>
            <numerusform>%n 种备件的库存金额与收发记录不符，例如备件 {ids}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n work orders show a state that their bookings do not give, for example {ids}</source>
        <translation>
            <numerusform>有 %n 张工单的状态与预约不符，例如 {ids}</numerusform>
        </translation>
    </message>
    <message>
        <source>Another program holds the database. Nothing was changed.</source>
        <translation>另一个程序正占用数据库，没有作任何更改。</translation>
    </message>
    <message>
        <source>Change {number} does not follow from the one before it.</source>
        <translation>第 {number} 号更改与前一号对不上。</translation>
    </message>
    <message>
        <source>Check that the folder {folder} exists and that your user may write in it.</source>
        <translation>请确认文件夹 {folder} 存在，并且当前用户可以写入。</translation>
    </message>
    <message>
        <source>Close the other program that uses {folder}, then try again.</source>
        <translation>请关闭正在使用 {folder} 的程序，然后重试。</translation>
    </message>
    <message>
        <source>Free some space on the disk that holds {folder}, then try again.</source>
        <translation>请在 {folder} 所在磁盘腾出空间后重试。</translation>
    </message>
    <message>
        <source>Give your user the right to write in {folder}, then try again.</source>
        <translation>请给当前用户 {folder} 的写入权限，然后重试。</translation>
    </message>
    <message>
        <source>Install the newer version on this computer, or open another profile.</source>
        <translation>请在本机安装新版本，或打开另一份数据。</translation>
    </message>
    <message>
        <source>Restore the latest backup from the folder {backups}: fieldservice restore FILE.</source>
        <translation>请用 {backups} 里最近的备份恢复：fieldservice restore 备份文件。</translation>
    </message>
    <message>
        <source>Take another backup.</source>
        <translation>请换一份备份。</translation>
    </message>
    <message>
        <source>The backup is damaged at “{name}”. Nothing was replaced.</source>
        <translation>备份在“{name}”处已损坏，没有替换任何数据。</translation>
    </message>
    <message>
        <source>The data folder can't be written. Nothing was changed.</source>
        <translation>数据文件夹不能写入，没有作任何更改。</translation>
    </message>
    <message>
        <source>The database can't be opened.</source>
        <translation>数据库打不开。</translation>
    </message>
    <message>
        <source>The database file is damaged or belongs to another key. It was left as it is.</source>
        <translation>数据库文件已损坏，或不属于这把密钥。文件保持原样，没有改动。</translation>
    </message>
    <message>
        <source>The database file is damaged: {detail}</source>
        <translation>数据库文件已损坏：{detail}</translation>
    </message>
    <message>
        <source>The database of this profile is missing or empty. Nothing was changed.</source>
        <translation>数据文件夹里的数据库不见了或是空的，程序没有做任何改动。</translation>
    </message>
    <message>
        <source>The disk is full or can't be written, so the last change could not be saved. Everything before it is safe.</source>
        <translation>磁盘已满或无法写入，最后一项更改没有存上，此前的数据都安全。</translation>
    </message>
    <message>
        <source>The search index of {table} differs from its rows.</source>
        <translation>{table} 的搜索索引与数据不一致。</translation>
    </message>
    <message>
        <source>There is a profile in {folder} already.</source>
        <translation>{folder} 里已经有数据。</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>没有找到文件 {path}。</translation>
    </message>
    <message>
        <source>This backup was made by a newer version of the program.</source>
        <translation>这份备份由更新版本的程序制作。</translation>
    </message>
    <message>
        <source>This data was written by a newer version of the program (schema {schema}). It was not touched.</source>
        <translation>这些数据由更新版本的程序写入（结构版本 {schema}），没有改动。</translation>
    </message>
    <message>
        <source>This record is not on this computer any more. Go back and search again.</source>
        <translation>这条记录已不在本机。请返回后重新查找。</translation>
    </message>
    <message>
        <source>{path} exists already. Choose another name.</source>
        <translation>{path} 已存在，请换一个文件名。</translation>
    </message>
    <message>
        <source>{path} is not a backup of this program.</source>
        <translation>{path} 不是本程序的备份。</translation>
    </message>
    <message>
        <source>{table}.{column} points to a row of {target} that is not there: {ids}</source>
        <translation>{table}.{column} 指向 {target} 中不存在的行：{ids}</translation>
    </message>
</context>
</TS>
