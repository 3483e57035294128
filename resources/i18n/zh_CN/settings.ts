<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>settings</name>
    <message>
        <source>A backup is one encrypted file with everything: records, photos, signatures. Keep it on another disk. You can go on working while it is written.</source>
        <translation>备份是一个加密文件，包含全部记录、照片和签字。请存放到另一块磁盘。备份过程中可以继续工作。</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Address in Chinese</source>
        <translation>中文地址</translation>
    </message>
    <message>
        <source>Address in English</source>
        <translation>英文地址</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Back up or check the data</source>
        <translation>备份或检查数据</translation>
    </message>
    <message>
        <source>Back up to…</source>
        <translation>备份到…</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Built with</source>
        <translation>使用的组件</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>更改口令</translation>
    </message>
    <message>
        <source>Change the price list</source>
        <translation>修改价目</translation>
    </message>
    <message>
        <source>Charged at least</source>
        <translation>起收数量</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>立即检查</translation>
    </message>
    <message>
        <source>Checking the data</source>
        <translation>正在检查数据</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>选择图片…</translation>
    </message>
    <message>
        <source>Choose the logo</source>
        <translation>选择公司标志</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Compute sums and index again</source>
        <translation>重新计算合计与索引</translation>
    </message>
    <message>
        <source>Computing sums and index again</source>
        <translation>正在重新计算合计与索引</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Data and backup</source>
        <translation>数据与备份</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮箱</translation>
    </message>
    <message>
        <source>Encrypted with your passphrase; photos and papers as well.</source>
        <translation>已用您的口令加密，照片和报告同样加密。</translation>
    </message>
    <message>
        <source>File, references, sums, states, changes and search index agree.</source>
        <translation>文件、引用、合计、状态、变更记录和搜索索引全部一致。</translation>
    </message>
    <message>
        <source>Fill in what you charge; reports work out the rest.</source>
        <translation>请填写收费标准，报告会自动计算。</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>I have kept it</source>
        <translation>已妥善保管</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>公司标志</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Managers and administrators change what stands here.</source>
        <translation>此处内容由服务经理和管理员维护。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Name in Chinese</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>新口令</translation>
    </message>
    <message>
        <source>New recovery code</source>
        <translation>新的恢复码</translation>
    </message>
    <message>
        <source>New recovery code…</source>
        <translation>生成新恢复码…</translation>
    </message>
    <message>
        <source>No logo yet. The first letter of the name stands in.</source>
        <translation>还没有标志，暂用名称的第一个字代替。</translation>
    </message>
    <message>
        <source>No prices yet.</source>
        <translation>还没有价格。</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>PNG or JPEG, at most 2 MB</source>
        <translation>PNG 或 JPEG，不超过 2 MB</translation>
    </message>
    <message>
        <source>Passphrase and recovery code</source>
        <translation>口令与恢复码</translation>
    </message>
    <message>
        <source>Passphrase now</source>
        <translation>当前口令</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Price list</source>
        <translation>价目</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>保护</translation>
    </message>
    <message>
        <source>Reads everything and compares: file, references, stock sums, states, search index.</source>
        <translation>读取全部数据并互相核对：文件、引用、库存合计、状态、搜索索引。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Service phone</source>
        <translation>服务电话</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Something is not as it should be.</source>
        <translation>发现问题。</translation>
    </message>
    <message>
        <source>The backup is written.</source>
        <translation>备份已完成。</translation>
    </message>
    <message>
        <source>The data is whole.</source>
        <translation>数据完好。</translation>
    </message>
    <message>
        <source>The licence texts are in the program's folder, beside the files they cover.</source>
        <translation>许可证全文在程序文件夹里，与相应文件放在一起。</translation>
    </message>
    <message>
        <source>The new passphrase opens your data from now on.</source>
        <translation>今后请用新口令打开数据。</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再输入一次</translation>
    </message>
    <message>
        <source>The two passphrases differ. Type the same one twice.</source>
        <translation>两次输入的口令不一致，请重新输入。</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>To make a new recovery code, type the passphrase that is valid now.</source>
        <translation>生成新恢复码前，请先输入当前口令。</translation>
    </message>
    <message>
        <source>To restore: close the program, start it again, choose “Restore a backup…” at sign-in. What was there before is kept beside it.</source>
        <translation>恢复方法：关闭程序再打开，登录时选择“恢复备份…”。原有数据会保留在旁边。</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>What you do, one line (Chinese)</source>
        <translation>业务简介，一行（中文）</translation>
    </message>
    <message>
        <source>What you do, one line (English)</source>
        <translation>业务简介，一行（英文）</translation>
    </message>
    <message>
        <source>Where to write the backup</source>
        <translation>备份保存位置</translation>
    </message>
    <message>
        <source>Who works at this computer</source>
        <translation>当前使用这台电脑的人</translation>
    </message>
    <message>
        <source>Work and travel</source>
        <translation>工时与差旅</translation>
    </message>
    <message>
        <source>Writing the backup</source>
        <translation>正在备份</translation>
    </message>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>You and this computer</source>
        <translation>个人与本机</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>您的数据</translation>
    </message>
    <message>
        <source>per hour</source>
        <translation>每小时</translation>
    </message>
    <message>
        <source>per kilometre</source>
        <translation>每公里</translation>
    </message>
    <message>
        <source>per visit</source>
        <translation>每次</translation>
    </message>
    <message>
        <source>stands at the head of reports and job sheets</source>
        <translation>显示在报告和派工单的抬头</translation>
    </message>
    <message>
        <source>their home opens; history names them</source>
        <translation>将打开其首页，操作记录以其名义记录</translation>
    </message>
    <message>
        <source>without VAT; what warranty or contract covers is not charged</source>
        <translation>不含税；保修或合同范围内不收费</translation>
    </message>
    <message>
        <source>{currency} {unit}</source>
        <translation>{unit}（{currency}）</translation>
    </message>
    <message>
        <source>{path}, {size} MB</source>
        <translation>{path}，{size} MB</translation>
    </message>
</context>
</TS>
