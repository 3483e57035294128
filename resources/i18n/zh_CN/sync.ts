<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>sync</name>
    <message numerus="yes">
        <source>%n changes wait.</source>
        <translation>
            <numerusform>%n 项更改待送达。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n hours left</source>
        <translation>
            <numerusform>，约剩 %n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n minutes left</source>
        <translation>
            <numerusform>，约剩 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>, less than a minute left</source>
        <translation>，不到 1 分钟</translation>
    </message>
    <message>
        <source>All changes delivered, {at}.</source>
        <translation>全部更改已送达，{at}。</translation>
    </message>
    <message numerus="yes">
        <source>All changes delivered, {at}. %n photos and files are still to travel.</source>
        <translation>
            <numerusform>全部更改已送达，{at}。还有 %n 个照片和文件待传输。</numerusform>
        </translation>
    </message>
    <message>
        <source>An administrator shut this laptop out, so its data was destroyed. Start again to make a new profile.</source>
        <translation>管理员已停用本机，数据已销毁。再次启动即可新建资料。</translation>
    </message>
    <message>
        <source>An enrolment code has {length} letters and digits, for example 7ZK4-M2QX-9TRB-H0DW.</source>
        <translation>注册码由 {length} 个字母和数字组成，例如 7ZK4-M2QX-9TRB-H0DW。</translation>
    </message>
    <message>
        <source>Ask your administrator.</source>
        <translation>请联系管理员。</translation>
    </message>
    <message>
        <source>Changes that the hub has not got are still here. Let them be delivered first, or make a safety copy.</source>
        <translation>本机还有未送达中心的更改。请先送达，或制作安全副本。</translation>
    </message>
    <message>
        <source>Choose a folder on a stick or another disk: this one is lost with the laptop's data.</source>
        <translation>请选择 U 盘或其他磁盘上的文件夹：这个文件夹会随本机数据一起丢失。</translation>
    </message>
    <message>
        <source>Choose a passphrase for the safety copy first.</source>
        <translation>请先为安全副本设定口令。</translation>
    </message>
    <message>
        <source>Connecting to the hub…</source>
        <translation>正在连接中心…</translation>
    </message>
    <message>
        <source>Delivering: {done} of {total} changes{left}</source>
        <translation>正在送达：{done} / {total} 项更改{left}</translation>
    </message>
    <message>
        <source>Enter the address of the hub as well. It is next to the code.</source>
        <translation>请同时填写中心地址，它就在注册码旁边。</translation>
    </message>
    <message>
        <source>Fetching changes: {done} so far{left}</source>
        <translation>正在接收更改：已收到 {done} 项{left}</translation>
    </message>
    <message>
        <source>Install the new version. What waits is kept until then.</source>
        <translation>请安装新版本。待送达的内容会一直保留。</translation>
    </message>
    <message>
        <source>It is asked again. If this lasts, tell the person who looks after the hub.</source>
        <translation>程序会再次请求。如一直如此，请告知中心负责人。</translation>
    </message>
    <message>
        <source>Not synchronised yet.</source>
        <translation>尚未同步。</translation>
    </message>
    <message>
        <source>Nothing is lost. Ask your administrator for a new enrolment code and enter it.</source>
        <translation>数据没有丢失。请向管理员索取新的注册码并输入。</translation>
    </message>
    <message numerus="yes">
        <source>Paused. %n changes wait.</source>
        <translation>
            <numerusform>已暂停，%n 项更改待送达。</numerusform>
        </translation>
    </message>
    <message>
        <source>Photos and files: {done} of {total} MB{left}</source>
        <translation>照片和文件：{done} / {total} MB{left}</translation>
    </message>
    <message>
        <source>Synchronisation has stopped. Somebody on this network may pretend to be the hub: use another network, and tell your administrator.</source>
        <translation>同步已停止。此网络中可能有人冒充中心：请换一个网络，并告知管理员。</translation>
    </message>
    <message>
        <source>The address {url} is not encrypted. Ask your administrator for one that begins with https.</source>
        <translation>地址 {url} 没有加密。请向管理员索取以 https 开头的地址。</translation>
    </message>
    <message>
        <source>The hub can't be reached.</source>
        <translation>无法连接中心。</translation>
    </message>
    <message>
        <source>The hub doesn't know this code: it may be mistyped, used or expired. Ask for a new one.</source>
        <translation>中心不认识这个注册码：可能输错、已使用或已过期。请索取新的。</translation>
    </message>
    <message>
        <source>The hub doesn't know this laptop any more.</source>
        <translation>中心不再认识本机。</translation>
    </message>
    <message>
        <source>The hub has a problem: {reason}</source>
        <translation>中心出现问题：{reason}</translation>
    </message>
    <message>
        <source>The hub refused the request: {reason}</source>
        <translation>中心拒绝了请求：{reason}</translation>
    </message>
    <message>
        <source>The hub said something unproven. Nothing was deleted.</source>
        <translation>中心的答复无法证实来源，未删除任何数据。</translation>
    </message>
    <message>
        <source>The message can't be read: {reason}</source>
        <translation>消息无法读取：{reason}</translation>
    </message>
    <message>
        <source>This laptop has not met its hub for too long and is locked. Connect it to the network: it delivers what waits and opens again.</source>
        <translation>本机太久没有联系中心，已锁定。请连接网络：待送达的内容送出后即可重新打开。</translation>
    </message>
    <message>
        <source>This laptop still holds work of another person that the hub has not got. Enrol it for that person first.</source>
        <translation>本机还有另一位员工未送达中心的工作。请先以那位员工的身份加入。</translation>
    </message>
    <message>
        <source>This laptop was shut out by an administrator.</source>
        <translation>本机已被管理员停用。</translation>
    </message>
    <message>
        <source>This program is too old for the hub.</source>
        <translation>本程序版本过旧，无法与中心同步。</translation>
    </message>
    <message>
        <source>This safety copy was made by a newer version of the program. Install that one.</source>
        <translation>此安全副本由更新版本的程序制作，请安装该版本。</translation>
    </message>
    <message>
        <source>What the hub sent can't be read: {reason}</source>
        <translation>中心发来的内容无法读取：{reason}</translation>
    </message>
    <message>
        <source>What waits is kept and delivered later. If this lasts, tell the person who looks after the hub.</source>
        <translation>待送达的内容会保留，稍后送出。如一直如此，请告知中心负责人。</translation>
    </message>
    <message>
        <source>Work goes on. What waits is delivered as soon as the network is back.</source>
        <translation>可以继续工作。网络恢复后立即送达。</translation>
    </message>
    <message>
        <source>{person}'s laptop</source>
        <translation>{person}的笔记本电脑</translation>
    </message>
    <message numerus="yes">
        <source>{problem} %n changes wait.</source>
        <translation>
            <numerusform>{problem}%n 项更改待送达。</numerusform>
        </translation>
    </message>
    <message>
        <source>{url} is no address of a hub. It looks like https://hub.example:8443.</source>
        <translation>{url} 不是中心地址。正确的形式如 https://hub.example:8443。</translation>
    </message>
</context>
</TS>
