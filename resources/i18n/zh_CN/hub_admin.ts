<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>hub_admin</name>
    <message>
        <source>A certificate needs its key and the other way round: --cert, --key.</source>
        <translation>证书和私钥必须同时指定：--cert 和 --key。</translation>
    </message>
    <message>
        <source>A code can be valid for 1 to {most} hours.</source>
        <translation>注册码的有效期可设为 1 到 {most} 小时。</translation>
    </message>
    <message>
        <source>A database is named like postgresql://user@host/name.</source>
        <translation>数据库地址的格式为 postgresql://user@host/name。</translation>
    </message>
    <message>
        <source>A restore of this hub was cut off. Run it again: fieldservice hub restore FILE.</source>
        <translation>上次恢复中心时被中断。请重新执行：fieldservice hub restore FILE。</translation>
    </message>
    <message>
        <source>Administration refused</source>
        <translation>管理操作被拒绝</translation>
    </message>
    <message>
        <source>Backup restored</source>
        <translation>已恢复备份</translation>
    </message>
    <message>
        <source>Backup written</source>
        <translation>已写入备份</translation>
    </message>
    <message>
        <source>Backup written: {path} ({rows} records, {blobs} files, {size} MB)</source>
        <translation>备份已写入：{path}（{rows} 条记录，{blobs} 个文件，{size} MB）</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Changes accepted</source>
        <translation>已接受的更改</translation>
    </message>
    <message>
        <source>Changes in conflict</source>
        <translation>有冲突的更改</translation>
    </message>
    <message>
        <source>Changes in quarantine</source>
        <translation>已隔离的更改</translation>
    </message>
    <message>
        <source>Changes refused</source>
        <translation>被拒绝的更改</translation>
    </message>
    <message>
        <source>Changes waiting on devices</source>
        <translation>设备上待上传的更改</translation>
    </message>
    <message>
        <source>Check both files: PEM, readable by this user, the key without a passphrase and of this certificate.</source>
        <translation>请检查这两个文件：须为 PEM 格式，当前用户可读，私钥不带口令且与证书匹配。</translation>
    </message>
    <message>
        <source>Choose another --port or --host, or stop the program that uses this one.</source>
        <translation>请换一个 --port 或 --host，或停止占用该端口的程序。</translation>
    </message>
    <message>
        <source>Copy hub.key from the hub's former folder or take it from a backup: fieldservice hub restore.</source>
        <translation>请从中心原来的文件夹复制 hub.key，或用备份恢复：fieldservice hub restore。</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Device enrolled</source>
        <translation>设备已注册</translation>
    </message>
    <message>
        <source>Device renamed</source>
        <translation>设备已改名</translation>
    </message>
    <message>
        <source>Device revoked</source>
        <translation>设备已吊销</translation>
    </message>
    <message>
        <source>Device wiped</source>
        <translation>设备已清除</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Enrolment code cancelled</source>
        <translation>注册码已作废</translation>
    </message>
    <message>
        <source>Enrolment code for {name}:</source>
        <translation>{name} 的设备注册码：</translation>
    </message>
    <message>
        <source>Enrolment code made</source>
        <translation>已生成注册码</translation>
    </message>
    <message>
        <source>Enrolment refused</source>
        <translation>注册被拒绝</translation>
    </message>
    <message>
        <source>Enter a name for the device.</source>
        <translation>请填写设备名称。</translation>
    </message>
    <message>
        <source>Enter the person's name.</source>
        <translation>请填写姓名。</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Files may have at most {most} MB.</source>
        <translation>单个文件不能超过 {most} MB。</translation>
    </message>
    <message>
        <source>First</source>
        <translation>最早</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Give a port from 0 to 65535 and at least 1 worker.</source>
        <translation>端口须为 0 到 65535，进程数至少为 1。</translation>
    </message>
    <message>
        <source>Give either --unencrypted or --passphrase-file.</source>
        <translation>--unencrypted 与 --passphrase-file 只能给一个。</translation>
    </message>
    <message>
        <source>History from before joining accepted</source>
        <translation>已接收加入前的历史记录</translation>
    </message>
    <message>
        <source>Hub</source>
        <translation>中心</translation>
    </message>
    <message>
        <source>Hub: {url}</source>
        <translation>中心：{url}</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>标识</translation>
    </message>
    <message>
        <source>Install them once: pip install 'fieldservice[hub]'</source>
        <translation>请先安装一次：pip install 'fieldservice[hub]'</translation>
    </message>
    <message>
        <source>It is not encrypted: whoever gets this file reads everything and can pretend to be this hub.</source>
        <translation>此备份未加密：拿到文件的人可以读取全部数据，并能冒充本中心。</translation>
    </message>
    <message>
        <source>It works once, until {time}.</source>
        <translation>仅可使用一次，有效期至 {time}。</translation>
    </message>
    <message>
        <source>Keep its passphrase in another place: without it, nobody can restore this backup.</source>
        <translation>请将口令另处保存：没有口令，任何人都无法恢复此备份。</translation>
    </message>
    <message>
        <source>Key file written: {path}. Back up with --passphrase-file {path}, and keep a copy away from this machine.</source>
        <translation>密钥文件已写入：{path}。备份时请加 --passphrase-file {path}，并在本机之外另存一份。</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最晚</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>最近连接</translation>
    </message>
    <message>
        <source>Lease ended</source>
        <translation>授权已到期</translation>
    </message>
    <message>
        <source>Look after the database; laptops keep what waits and deliver it later. The database says: {reason}</source>
        <translation>请检查数据库；各电脑会保留待上传的更改，稍后再上传。数据库提示：{reason}</translation>
    </message>
    <message>
        <source>Make room on the hub's disk.</source>
        <translation>请清理中心的磁盘空间。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Newest backup</source>
        <translation>最近备份</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Nothing of this device waits in quarantine.</source>
        <translation>此设备没有被隔离的更改。</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Only an administrator may do this.</source>
        <translation>只有管理员才能执行此操作。</translation>
    </message>
    <message>
        <source>Others on this machine can read {path}. Take their access away first: chmod 600 {path}</source>
        <translation>本机的其他用户可以读取 {path}。请先收回其权限：chmod 600 {path}</translation>
    </message>
    <message>
        <source>Over plain http the hub answers this machine only. Give a certificate (--cert, --key), or name the private network that may see the data: --allow-private-network 192.168.1.0/24.</source>
        <translation>使用不加密的 http 时，中心只响应本机。请提供证书（--cert、--key），或指定允许访问的内网：--allow-private-network 192.168.1.0/24。</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Person added</source>
        <translation>已添加人员</translation>
    </message>
    <message>
        <source>Person archived</source>
        <translation>人员已停用</translation>
    </message>
    <message>
        <source>Person restored</source>
        <translation>人员已恢复</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序版本</translation>
    </message>
    <message>
        <source>Quarantine released</source>
        <translation>已放行隔离的更改</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Request refused</source>
        <translation>请求被拒绝</translation>
    </message>
    <message>
        <source>Restore the newest backup: fieldservice hub restore FILE. Laptops deliver again what came after it.</source>
        <translation>请恢复最近的备份：fieldservice hub restore FILE。备份之后的内容会由各电脑重新送来。</translation>
    </message>
    <message>
        <source>Revocation taken back</source>
        <translation>已撤销吊销</translation>
    </message>
    <message>
        <source>Revoked, not wiped yet</source>
        <translation>已吊销、尚未清除</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Roles changed</source>
        <translation>角色已更改</translation>
    </message>
    <message>
        <source>Say where the hub's data is: --data DIR, or the variable {name}.</source>
        <translation>请指定中心的数据文件夹：--data DIR，或设置环境变量 {name}。</translation>
    </message>
    <message>
        <source>Several hub processes need PostgreSQL: add --database-url, or leave --workers out.</source>
        <translation>多进程运行需要 PostgreSQL：请加上 --database-url，或去掉 --workers。</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Take another backup.</source>
        <translation>请换用另一份备份。</translation>
    </message>
    <message>
        <source>The audit trail was altered at line {no}.</source>
        <translation>审计记录在第 {no} 条处被改动过。</translation>
    </message>
    <message>
        <source>The backup is damaged at “{name}”. Nothing was replaced.</source>
        <translation>备份在“{name}”处已损坏，未替换任何数据。</translation>
    </message>
    <message>
        <source>The certificate {cert} with the key {key} can't be used: {reason}</source>
        <translation>证书 {cert} 与私钥 {key} 无法使用：{reason}</translation>
    </message>
    <message>
        <source>The device's clock differs from the hub's. It signs again with the hub's time.</source>
        <translation>设备时钟与中心不一致，将按中心时间重新签名。</translation>
    </message>
    <message>
        <source>The file has no such part.</source>
        <translation>文件中没有这一段。</translation>
    </message>
    <message>
        <source>The hub can't listen on {host}, port {port}: {reason}</source>
        <translation>中心无法在 {host} 的端口 {port} 上监听：{reason}</translation>
    </message>
    <message>
        <source>The hub doesn't have this file.</source>
        <translation>中心没有这个文件。</translation>
    </message>
    <message>
        <source>The hub doesn't know this device or its token. Enrol the device again.</source>
        <translation>中心不认识此设备或其令牌，请重新注册设备。</translation>
    </message>
    <message>
        <source>The hub has no room for this file now.</source>
        <translation>中心目前没有空间存放此文件。</translation>
    </message>
    <message>
        <source>The hub is restored: {rows} records, {blobs} files. Devices deliver again what came after the backup.</source>
        <translation>中心已恢复：{rows} 条记录，{blobs} 个文件。备份之后的更改将由各设备重新上传。</translation>
    </message>
    <message>
        <source>The hub is served at {url}. Ctrl+C stops it.</source>
        <translation>中心正在运行：{url}。按 Ctrl+C 停止。</translation>
    </message>
    <message>
        <source>The hub made a mistake. It is written to its log under {incident}.</source>
        <translation>中心出错，已记入日志，编号 {incident}。</translation>
    </message>
    <message>
        <source>The hub was just started. Try again in a few seconds.</source>
        <translation>中心刚刚启动，请几秒后再试。</translation>
    </message>
    <message>
        <source>The hub's database can't be used at present.</source>
        <translation>中心的数据库暂时无法使用。</translation>
    </message>
    <message>
        <source>The hub's database is damaged, or is none. It was left as it is.</source>
        <translation>中心的数据库文件已损坏，或者不是数据库文件。文件保持原样，未作改动。</translation>
    </message>
    <message>
        <source>The hub's key {path} is missing or belongs to another hub.</source>
        <translation>中心密钥 {path} 缺失，或属于另一个中心。</translation>
    </message>
    <message>
        <source>The request can't be understood.</source>
        <translation>无法识别此请求。</translation>
    </message>
    <message>
        <source>The request doesn't say how long it is.</source>
        <translation>请求未注明长度。</translation>
    </message>
    <message>
        <source>The request is larger than the hub takes.</source>
        <translation>请求超过中心允许的大小。</translation>
    </message>
    <message>
        <source>The request is not signed by this device, or was altered on its way.</source>
        <translation>请求不是由此设备签名，或在传输途中被改动。</translation>
    </message>
    <message>
        <source>The request is of another kind than this address takes.</source>
        <translation>请求类型与此地址不符。</translation>
    </message>
    <message>
        <source>The request to enrol is not signed with the key that it names.</source>
        <translation>注册请求没有用其声明的密钥签名。</translation>
    </message>
    <message>
        <source>The request took too long to arrive.</source>
        <translation>请求传输超时。</translation>
    </message>
    <message>
        <source>The second passphrase is another one. Nothing was written.</source>
        <translation>两次输入的口令不一致，未写入任何内容。</translation>
    </message>
    <message>
        <source>The upload goes on at byte {offset}.</source>
        <translation>请从第 {offset} 字节处继续上传。</translation>
    </message>
    <message>
        <source>There is no device “{name}”.</source>
        <translation>没有设备“{name}”。</translation>
    </message>
    <message>
        <source>There is no hub in {folder}.</source>
        <translation>{folder} 中没有中心数据。</translation>
    </message>
    <message>
        <source>There is no open enrolment code like this.</source>
        <translation>没有这样的未使用注册码。</translation>
    </message>
    <message>
        <source>There is nobody called “{name}”.</source>
        <translation>没有名为“{name}”的人员。</translation>
    </message>
    <message>
        <source>There is nothing at this address.</source>
        <translation>此地址没有内容。</translation>
    </message>
    <message>
        <source>There is somebody called “{name}” already. A code for another laptop: hub enroll. For another person of the same name, give a --number.</source>
        <translation>已有名为“{name}”的人员。要为其另一台电脑生成注册码，请用 hub enroll；确实是同名的另一人，请用 --number 给出工号。</translation>
    </message>
    <message>
        <source>This backup was made by a newer version of the program.</source>
        <translation>此备份由更新版本的程序生成。</translation>
    </message>
    <message>
        <source>This database holds a hub already. Give --database-url an empty database.</source>
        <translation>此数据库中已有中心数据，请用 --database-url 指定一个空数据库。</translation>
    </message>
    <message>
        <source>This device was revoked. It gets no more data.</source>
        <translation>此设备已被吊销，不再提供数据。</translation>
    </message>
    <message>
        <source>This enrolment code doesn't work: it was mistyped, used already, or has expired. Ask your administrator for a new one.</source>
        <translation>此注册码无效：可能输入有误、已被使用或已过期。请向管理员索取新的注册码。</translation>
    </message>
    <message>
        <source>This hub is reached from here over https only.</source>
        <translation>从此处只能通过 https 访问中心。</translation>
    </message>
    <message>
        <source>This hub is running already. Stop it first.</source>
        <translation>此中心正在运行，请先停止。</translation>
    </message>
    <message>
        <source>This installation can't serve a hub: its server packages are missing.</source>
        <translation>当前安装缺少中心组件，无法运行中心。</translation>
    </message>
    <message>
        <source>This request arrived before. It is not taken twice.</source>
        <translation>此请求已收到过，不再重复处理。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Too many requests. Try again a little later.</source>
        <translation>请求过于频繁，请稍后再试。</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待上传</translation>
    </message>
    <message>
        <source>What arrived is not the announced file. The upload begins anew.</source>
        <translation>收到的内容与所声明的文件不符，将重新上传。</translation>
    </message>
    <message>
        <source>What was there before is kept in {folder}.</source>
        <translation>原有数据保存在 {folder}。</translation>
    </message>
    <message>
        <source>Whole invitation, to paste or scan on the laptop:</source>
        <translation>完整邀请，在笔记本上粘贴或扫描：</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>locked, lease ended</source>
        <translation>已锁定，授权到期</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>已吊销</translation>
    </message>
    <message>
        <source>wiped</source>
        <translation>已清除</translation>
    </message>
    <message>
        <source>{before} is called {after} now.</source>
        <translation>{before} 已改名为 {after}。</translation>
    </message>
    <message>
        <source>{count} devices are called “{name}”. Give the id of one: {ids}</source>
        <translation>有 {count} 台设备叫“{name}”，请指定其中一台的标识：{ids}</translation>
    </message>
    <message>
        <source>{count} people are called “{name}”. Give the number or id of one: {ids}</source>
        <translation>有 {count} 人叫“{name}”，请指定其中一人的编号或标识：{ids}</translation>
    </message>
    <message>
        <source>{name} has these roles now: {roles}</source>
        <translation>{name} 现在的角色：{roles}</translation>
    </message>
    <message>
        <source>{name} is archived and can't enrol a device.</source>
        <translation>{name} 已停用，不能注册设备。</translation>
    </message>
    <message>
        <source>{name} is archived, and their devices are revoked.</source>
        <translation>{name} 已停用，其设备已吊销。</translation>
    </message>
    <message>
        <source>{name} is back. Their devices must be enrolled anew.</source>
        <translation>{name} 已恢复，其设备须重新注册。</translation>
    </message>
    <message>
        <source>{name} is in use again.</source>
        <translation>{name} 已恢复使用。</translation>
    </message>
    <message>
        <source>{name} is revoked. It gets nothing more and wipes itself at next contact.</source>
        <translation>{name} 已吊销，不再获得数据，下次连接时将自行清除。</translation>
    </message>
    <message>
        <source>{name} is the only administrator. Make somebody else an administrator first.</source>
        <translation>{name} 是唯一的管理员，请先指定另一位管理员。</translation>
    </message>
    <message>
        <source>{name} was added.</source>
        <translation>已添加 {name}。</translation>
    </message>
    <message>
        <source>{name}: {taken} changes accepted, {refused} refused.</source>
        <translation>{name}：已接受 {taken} 项更改，拒绝 {refused} 项。</translation>
    </message>
    <message>
        <source>{network} is not a private network: plain http would show everybody the data. Use --cert and --key.</source>
        <translation>{network} 不是内网：不加密的 http 会让任何人看到数据。请使用 --cert 和 --key。</translation>
    </message>
    <message>
        <source>{path} exists already. Choose another name.</source>
        <translation>{path} 已存在，请换一个名称。</translation>
    </message>
    <message>
        <source>{path} is encrypted. Give its passphrase.</source>
        <translation>{path} 已加密，请提供口令。</translation>
    </message>
    <message>
        <source>{path} is not a backup of a hub.</source>
        <translation>{path} 不是中心备份。</translation>
    </message>
    <message>
        <source>“{beginning}…” is too long.</source>
        <translation>“{beginning}…”太长。</translation>
    </message>
    <message>
        <source>“{name}” has deleted its data already. Enrol it anew.</source>
        <translation>“{name}”已清除数据，请重新注册。</translation>
    </message>
    <message>
        <source>“{name}” was not revoked.</source>
        <translation>“{name}”没有被吊销。</translation>
    </message>
    <message>
        <source>“{network}” is not a network. Write it like 192.168.1.0/24.</source>
        <translation>“{network}”不是有效的网段，请按 192.168.1.0/24 的格式填写。</translation>
    </message>
    <message>
        <source>“{role}” is no role. There are: {roles}</source>
        <translation>没有角色“{role}”。可用的角色：{roles}</translation>
    </message>
</context>
</TS>
