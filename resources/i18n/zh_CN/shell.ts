<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>shell</name>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>A report without customer data is in {file}. Send it to support.</source>
        <translation>不含客户资料的错误报告保存在 {file}，请发给技术支持。</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>系统管理员</translation>
    </message>
    <message>
        <source>All roles</source>
        <translation>全部角色</translation>
    </message>
    <message>
        <source>An administrator shut this laptop out. What was waiting has been delivered.</source>
        <translation>管理员停用了本机，等待的更改都已送达。</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Assets</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>By code</source>
        <translation>按编码找到</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>深色界面</translation>
    </message>
    <message>
        <source>Delivery note</source>
        <translation>送货单</translation>
    </message>
    <message>
        <source>Dispatcher</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>Error code</source>
        <translation>报警代码</translation>
    </message>
    <message>
        <source>Everything is saved on this computer</source>
        <translation>所有更改已保存到本机</translation>
    </message>
    <message>
        <source>Everything is saved on this computer, {time}</source>
        <translation>所有更改已保存到本机 {time}</translation>
    </message>
    <message>
        <source>Everything that was saved before is safe, and what you typed is kept as a draft.</source>
        <translation>此前保存的内容都完好，正在输入的内容已存为草稿。</translation>
    </message>
    <message>
        <source>Field Service</source>
        <translation>售后现场服务</translation>
    </message>
    <message>
        <source>Go on working</source>
        <translation>继续工作</translation>
    </message>
    <message>
        <source>Go on working. If it happens again, close the program and start it again.</source>
        <translation>请继续工作。如果再次出现，请关闭程序后重新打开。</translation>
    </message>
    <message>
        <source>Goods receipt</source>
        <translation>收货单</translation>
    </message>
    <message>
        <source>Help (F1)</source>
        <translation>帮助（F1）</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>浅色界面</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>经理</translation>
    </message>
    <message>
        <source>Newest work orders</source>
        <translation>最近的工单</translation>
    </message>
    <message>
        <source>Nobody signed in</source>
        <translation>未登录</translation>
    </message>
    <message>
        <source>Nothing has “{words}” in it. Try fewer or other words.</source>
        <translation>没有找到“{words}”。请减少或换一个词试试。</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>备件</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>备件</translation>
    </message>
    <message>
        <source>Parts request</source>
        <translation>领料申请</translation>
    </message>
    <message>
        <source>Pick list</source>
        <translation>拣货单</translation>
    </message>
    <message>
        <source>Place of the stock</source>
        <translation>库位</translation>
    </message>
    <message>
        <source>Purchase order</source>
        <translation>采购单</translation>
    </message>
    <message>
        <source>Search work orders, parts, customers, articles, or type a command</source>
        <translation>搜索工单、备件、客户、文章，或输入命令</translation>
    </message>
    <message>
        <source>Service desk</source>
        <translation>客服</translation>
    </message>
    <message>
        <source>Service requests</source>
        <translation>服务请求</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>程序出错了</translation>
    </message>
    <message>
        <source>Switch person</source>
        <translation>切换人员</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>技术员</translation>
    </message>
    <message>
        <source>The firm's data on this computer was destroyed. Ask your administrator.</source>
        <translation>本机上的公司数据已销毁。请联系管理员。</translation>
    </message>
    <message>
        <source>The program can't open</source>
        <translation>程序无法打开</translation>
    </message>
    <message>
        <source>The program made a mistake and could not finish the last action.</source>
        <translation>程序内部出错，刚才的操作没有完成。</translation>
    </message>
    <message>
        <source>This computer needs your help</source>
        <translation>这台电脑需要您处理一下</translation>
    </message>
    <message>
        <source>This laptop was shut out</source>
        <translation>本机已停用</translation>
    </message>
    <message>
        <source>This number</source>
        <translation>编号完全一致</translation>
    </message>
    <message>
        <source>To print</source>
        <translation>打印单据</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Warehouse</source>
        <translation>库管</translation>
    </message>
    <message>
        <source>Work orders</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>the newest; type more to narrow it down</source>
        <translation>仅列最新几条，多输入几个字可缩小范围</translation>
    </message>
</context>
</TS>
