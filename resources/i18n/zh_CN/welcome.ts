<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>welcome</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Choose the backup to restore</source>
        <translation>选择要恢复的备份</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Create and continue</source>
        <translation>创建并继续</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>空白开始</translation>
    </message>
    <message>
        <source>Forgotten?</source>
        <translation>忘记了？</translation>
    </message>
    <message>
        <source>How to start</source>
        <translation>从哪里开始</translation>
    </message>
    <message>
        <source>I have kept it: start working</source>
        <translation>已妥善保管，开始使用</translation>
    </message>
    <message>
        <source>If the passphrase is forgotten, only this code opens your data. It is shown this once. Print it and keep it where you keep contracts.</source>
        <translation>一旦忘记口令，只有这个恢复码能打开数据。它只显示这一次，请打印出来，和合同放在一起保管。</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>邀请</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Join your firm's hub</source>
        <translation>加入公司的中心</translation>
    </message>
    <message>
        <source>Join your firm's hub…</source>
        <translation>加入公司的中心…</translation>
    </message>
    <message>
        <source>Name of this laptop</source>
        <translation>这台电脑的名字</translation>
    </message>
    <message>
        <source>Name of your company</source>
        <translation>公司名称</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>新口令</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open with the recovery code</source>
        <translation>用恢复码打开</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Paste the invitation first.</source>
        <translation>请先粘贴邀请。</translation>
    </message>
    <message>
        <source>Paste the invitation that your administrator sent you, or scan its QR code. Your work arrives on this computer, encrypted with your passphrase.</source>
        <translation>粘贴管理员发给您的邀请，或扫描二维码。您的工作会送到本机，并用您的口令加密。</translation>
    </message>
    <message>
        <source>Preparing demonstration data</source>
        <translation>正在准备演示数据</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>Save the recovery code</source>
        <translation>保存恢复码</translation>
    </message>
    <message>
        <source>Save to a file…</source>
        <translation>存为文件…</translation>
    </message>
    <message>
        <source>Set passphrase and open</source>
        <translation>设置口令并打开</translation>
    </message>
    <message>
        <source>The backup is in place. Sign in with the passphrase it was made with.</source>
        <translation>备份已恢复。请用备份时有效的口令登录。</translation>
    </message>
    <message>
        <source>The passphrase encrypts your data and opens it. Four words are easy to remember and hard to guess. Nobody can look it up for you.</source>
        <translation>口令用来加密和打开数据。用一句好记而别人猜不到的话最合适。口令无人能替您查回。</translation>
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
        <source>This takes a minute and needs no network. Everything stays on this computer, encrypted.</source>
        <translation>只需一分钟，不用联网。数据加密后只保存在这台电脑上。</translation>
    </message>
    <message>
        <source>To use it: start the program, choose “Forgotten?” and type the code. Whoever has this sheet and the computer can read the data: keep it locked away.</source>
        <translation>使用方法：打开程序，选择“忘记了？”，输入恢复码。拿到这张纸和这台电脑的人就能看到数据，请锁好保管。</translation>
    </message>
    <message>
        <source>Type the code that was shown when this computer was set up. Nothing stored is lost.</source>
        <translation>请输入首次设置这台电脑时显示的恢复码。已保存的数据不会丢失。</translation>
    </message>
    <message>
        <source>Type your name; it stands on reports and in the history.</source>
        <translation>请输入姓名，报告和操作记录上会用到。</translation>
    </message>
    <message>
        <source>Type your passphrase.</source>
        <translation>请输入口令。</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>欢迎使用</translation>
    </message>
    <message>
        <source>Welcome back</source>
        <translation>欢迎回来</translation>
    </message>
    <message>
        <source>Welcome back, {name}</source>
        <translation>{name}，欢迎回来</translation>
    </message>
    <message>
        <source>What was here before is kept in {folder}.</source>
        <translation>原有数据保留在 {folder}。</translation>
    </message>
    <message>
        <source>With demonstration data</source>
        <translation>带演示数据</translation>
    </message>
    <message>
        <source>Your data is in {folder}.</source>
        <translation>数据位置：{folder}</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>Your recovery code</source>
        <translation>您的恢复码</translation>
    </message>
    <message>
        <source>Your work is arriving</source>
        <translation>您的工作正在到达</translation>
    </message>
    <message>
        <source>at least 8 characters</source>
        <translation>至少 8 个字符</translation>
    </message>
    <message>
        <source>left empty, it is named after you</source>
        <translation>不填则以您的姓名命名</translation>
    </message>
    <message>
        <source>the whole invitation, or its code and the hub's address</source>
        <translation>完整邀请，或注册码加中心地址</translation>
    </message>
</context>
</TS>
