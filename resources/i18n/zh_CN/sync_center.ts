<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>sync_center</name>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes of another laptop</source>
        <translation>
            <numerusform>另一台电脑的 %n 项更改</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes of yours are delivered to the hub. Nothing is taken away here.</source>
        <translation>
            <numerusform>您的 %n 项更改会送达中心，本机的数据一样不少。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes that build on it go with it.</source>
        <translation>
            <numerusform>以它为基础的 %n 项更改一同放弃。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes waiting</source>
        <translation>
            <numerusform>%n 项更改等待送达</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes waiting, {why}</source>
        <translation>
            <numerusform>%n 项更改等待送达，{why}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n disagreements need your decision</source>
        <translation>
            <numerusform>%n 处分歧要您决定</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files are larger than the hub takes.</source>
        <translation>
            <numerusform>%n 个文件超过了中心允许的大小。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n likely duplicates wait for a decision</source>
        <translation>
            <numerusform>%n 处疑似重复等待处理</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more changes wait with it.</source>
        <translation>
            <numerusform>另有 %n 项更改随它等待。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need your decision</source>
        <translation>
            <numerusform>%n 项需要您决定</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not accepted</source>
        <translation>
            <numerusform>%n 项未被接受</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos and files</source>
        <translation>
            <numerusform>%n 个照片和文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos and files waiting</source>
        <translation>
            <numerusform>%n 个照片或文件等待送达</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos and files waiting, {why}</source>
        <translation>
            <numerusform>%n 个照片或文件等待送达，{why}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n, {size} still to send</source>
        <translation>
            <numerusform>%n 个，还有 {size} 待送</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>A change made by another version of the program</source>
        <translation>由另一版本程序作的改动</translation>
    </message>
    <message>
        <source>Acceptance of a visit taken back</source>
        <translation>撤回接单</translation>
    </message>
    <message>
        <source>Agreed what the supplier sends for returned goods</source>
        <translation>约定退货的处理方式</translation>
    </message>
    <message numerus="yes">
        <source>All %n changes delivered, {time}</source>
        <translation>
            <numerusform>%n 项更改已全部送达 {time}</numerusform>
        </translation>
    </message>
    <message>
        <source>All changes delivered, {time}</source>
        <translation>全部更改已送达 {time}</translation>
    </message>
    <message>
        <source>Answer taken up</source>
        <translation>采纳答复</translation>
    </message>
    <message>
        <source>Arrived on site</source>
        <translation>到达现场</translation>
    </message>
    <message>
        <source>Article changed</source>
        <translation>修改文章</translation>
    </message>
    <message>
        <source>Article handed in for review</source>
        <translation>提交文章审核</translation>
    </message>
    <message>
        <source>Article in use again</source>
        <translation>恢复使用文章</translation>
    </message>
    <message>
        <source>Article published</source>
        <translation>发布文章</translation>
    </message>
    <message>
        <source>Article retired</source>
        <translation>停用文章</translation>
    </message>
    <message>
        <source>Article sent back to its author</source>
        <translation>退回文章</translation>
    </message>
    <message>
        <source>Article taken back from review</source>
        <translation>撤回文章审核</translation>
    </message>
    <message>
        <source>Article written</source>
        <translation>新写文章</translation>
    </message>
    <message>
        <source>Ask dispatch to give the work to you and offer it again, or let it go.</source>
        <translation>请调度把工作派给您后重新送出，或放弃它。</translation>
    </message>
    <message>
        <source>Ask your administrator for the right and offer it again, or let it go.</source>
        <translation>请管理员授权后重新送出，或放弃它。</translation>
    </message>
    <message>
        <source>Ask your administrator. Nothing is lost.</source>
        <translation>请联系管理员，数据没有丢失。</translation>
    </message>
    <message>
        <source>Automatic copies in {folder}, whenever something waits.</source>
        <translation>有待送达的更改时，自动保存到 {folder}。</translation>
    </message>
    <message>
        <source>Automatic copies in {folder}.</source>
        <translation>自动保存到 {folder}。</translation>
    </message>
    <message>
        <source>Automatic…</source>
        <translation>自动保存…</translation>
    </message>
    <message>
        <source>Bill of material imported</source>
        <translation>导入物料清单</translation>
    </message>
    <message>
        <source>Bin counted and posted</source>
        <translation>货位盘点过账</translation>
    </message>
    <message>
        <source>Bin looked through</source>
        <translation>货位已盘完</translation>
    </message>
    <message>
        <source>Bins added</source>
        <translation>添加货位</translation>
    </message>
    <message>
        <source>Caption of a photo or file changed</source>
        <translation>改了照片或文件的说明</translation>
    </message>
    <message>
        <source>Cause settled on</source>
        <translation>确定故障原因</translation>
    </message>
    <message>
        <source>Changes delivered, photos under way</source>
        <translation>更改已送达，照片正在传送</translation>
    </message>
    <message numerus="yes">
        <source>Changes delivered, {time}; %n photos and files wait</source>
        <translation>
            <numerusform>更改已送达 {time}；%n 个照片或文件等待送达</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changes delivered; %n files are too large for the hub</source>
        <translation>
            <numerusform>更改已送达；%n 个文件超过中心允许的大小</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changes delivered; the hub has no room for %n photos and files</source>
        <translation>
            <numerusform>更改已送达；中心空间不足，%n 个照片或文件送不上去</numerusform>
        </translation>
    </message>
    <message>
        <source>Charge added</source>
        <translation>添加收费项</translation>
    </message>
    <message>
        <source>Charge put back</source>
        <translation>放回收费项</translation>
    </message>
    <message>
        <source>Charge removed</source>
        <translation>移除收费项</translation>
    </message>
    <message>
        <source>Check on the phone recorded</source>
        <translation>记录电话排查</translation>
    </message>
    <message>
        <source>Check on the phone taken back</source>
        <translation>撤回电话排查</translation>
    </message>
    <message>
        <source>Checklist added</source>
        <translation>添加检查表</translation>
    </message>
    <message>
        <source>Checklist put back</source>
        <translation>放回检查表</translation>
    </message>
    <message>
        <source>Checklist question answered</source>
        <translation>填写检查项</translation>
    </message>
    <message>
        <source>Checklist removed</source>
        <translation>移除检查表</translation>
    </message>
    <message>
        <source>Checklist template back in use</source>
        <translation>重新启用检查表模板</translation>
    </message>
    <message>
        <source>Checklist template published</source>
        <translation>发布检查表模板</translation>
    </message>
    <message>
        <source>Checklist template taken out of use</source>
        <translation>停用检查表模板</translation>
    </message>
    <message>
        <source>Checklists of the program put in</source>
        <translation>装入程序自带的检查表</translation>
    </message>
    <message>
        <source>Closed cases put into the memory of cases</source>
        <translation>已完工案例入库</translation>
    </message>
    <message>
        <source>Connecting to the hub</source>
        <translation>正在连接中心</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Contact added</source>
        <translation>新增联系人</translation>
    </message>
    <message>
        <source>Contact archived</source>
        <translation>联系人归档</translation>
    </message>
    <message>
        <source>Contact changed</source>
        <translation>改了联系人</translation>
    </message>
    <message>
        <source>Contact taken out of the archive</source>
        <translation>联系人取消归档</translation>
    </message>
    <message>
        <source>Contract added</source>
        <translation>新增维保合同</translation>
    </message>
    <message>
        <source>Contract changed</source>
        <translation>改了维保合同</translation>
    </message>
    <message>
        <source>Cost of a stock move entered</source>
        <translation>录入收货成本</translation>
    </message>
    <message>
        <source>Count begun</source>
        <translation>开始盘点</translation>
    </message>
    <message>
        <source>Count cancelled</source>
        <translation>取消盘点</translation>
    </message>
    <message>
        <source>Count corrected for late moves</source>
        <translation>按迟到的出入库更正盘点</translation>
    </message>
    <message>
        <source>Count opened again</source>
        <translation>重新打开盘点</translation>
    </message>
    <message>
        <source>Count posted</source>
        <translation>盘点过账</translation>
    </message>
    <message>
        <source>Counted entry taken back</source>
        <translation>撤回盘点记录</translation>
    </message>
    <message>
        <source>Coverage decided</source>
        <translation>判定保修归属</translation>
    </message>
    <message>
        <source>Customer added</source>
        <translation>新增客户</translation>
    </message>
    <message>
        <source>Customer archived</source>
        <translation>客户归档</translation>
    </message>
    <message>
        <source>Customer changed</source>
        <translation>改了客户资料</translation>
    </message>
    <message>
        <source>Customer taken out of the archive</source>
        <translation>客户取消归档</translation>
    </message>
    <message>
        <source>Customers imported</source>
        <translation>导入客户</translation>
    </message>
    <message>
        <source>Decide about the change that it builds on.</source>
        <translation>请先处理它所依据的那项更改。</translation>
    </message>
    <message>
        <source>Decided about a likely duplicate</source>
        <translation>处理了疑似重复</translation>
    </message>
    <message>
        <source>Decided between two changes</source>
        <translation>在两处改动之间作了决定</translation>
    </message>
    <message>
        <source>Decided which of two answers counts</source>
        <translation>定下以哪个答案为准</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>Delivered today</source>
        <translation>今天送达</translation>
    </message>
    <message>
        <source>Delivered, one field to decide</source>
        <translation>已送达，有一项要决定</translation>
    </message>
    <message>
        <source>Delivering changes</source>
        <translation>正在送达更改</translation>
    </message>
    <message>
        <source>Delivering, {done} of {total} changes</source>
        <translation>正在送达，{done} / {total} 项更改</translation>
    </message>
    <message>
        <source>Delivery accepted as ordered</source>
        <translation>按采购单整单收货</translation>
    </message>
    <message>
        <source>Delivery inspected</source>
        <translation>来料检验</translation>
    </message>
    <message>
        <source>Delivery note cancelled</source>
        <translation>送货单已取消</translation>
    </message>
    <message>
        <source>Delivery note changed</source>
        <translation>送货单已更改</translation>
    </message>
    <message>
        <source>Delivery scanned</source>
        <translation>扫码收货</translation>
    </message>
    <message>
        <source>Demonstration data put in</source>
        <translation>装入演示数据</translation>
    </message>
    <message>
        <source>Details of our company changed</source>
        <translation>改了本公司资料</translation>
    </message>
    <message>
        <source>Devices and people…</source>
        <translation>设备与人员…</translation>
    </message>
    <message>
        <source>Diagnosis begun</source>
        <translation>开始诊断</translation>
    </message>
    <message>
        <source>Diagnosis gone on with</source>
        <translation>继续诊断</translation>
    </message>
    <message>
        <source>Diagnosis put back</source>
        <translation>恢复诊断</translation>
    </message>
    <message>
        <source>Diagnosis taken off the work order</source>
        <translation>从工单移除诊断</translation>
    </message>
    <message>
        <source>Diagnosis tree back in use</source>
        <translation>重新启用诊断树</translation>
    </message>
    <message>
        <source>Diagnosis tree published</source>
        <translation>发布诊断树</translation>
    </message>
    <message>
        <source>Diagnosis tree taken out of use</source>
        <translation>停用诊断树</translation>
    </message>
    <message>
        <source>Diagnosis trees imported</source>
        <translation>导入诊断树</translation>
    </message>
    <message>
        <source>Diagnosis trees of the program put in</source>
        <translation>装入随附的诊断树</translation>
    </message>
    <message>
        <source>Difference of a delivery explained</source>
        <translation>说明收货差异</translation>
    </message>
    <message>
        <source>Difference of a shipment settled</source>
        <translation>处理送货差异</translation>
    </message>
    <message>
        <source>Draft of a checklist kept</source>
        <translation>保存检查表草稿</translation>
    </message>
    <message>
        <source>Draft of a checklist taken up again</source>
        <translation>恢复检查表草稿</translation>
    </message>
    <message>
        <source>Draft of a checklist thrown away</source>
        <translation>丢弃检查表草稿</translation>
    </message>
    <message>
        <source>Draft of a diagnosis tree kept</source>
        <translation>保存诊断树草稿</translation>
    </message>
    <message>
        <source>Draft of a diagnosis tree taken up again</source>
        <translation>恢复诊断树草稿</translation>
    </message>
    <message>
        <source>Draft of a diagnosis tree thrown away</source>
        <translation>丢弃诊断树草稿</translation>
    </message>
    <message>
        <source>Empty bins removed</source>
        <translation>取消空货位</translation>
    </message>
    <message>
        <source>Enter it on the record that exists, then let this one go.</source>
        <translation>请在现有记录上重新录入，再放弃这一项。</translation>
    </message>
    <message>
        <source>Error codes imported</source>
        <translation>导入故障代码表</translation>
    </message>
    <message>
        <source>Everything is on this computer only</source>
        <translation>所有数据只在本机</translation>
    </message>
    <message>
        <source>Everything was accepted</source>
        <translation>全部已被接受</translation>
    </message>
    <message>
        <source>Fault code added</source>
        <translation>新增故障代码</translation>
    </message>
    <message>
        <source>Fault code changed</source>
        <translation>改了故障代码</translation>
    </message>
    <message>
        <source>Fault codes and price lines of the program put in</source>
        <translation>装入程序自带的故障代码和价目</translation>
    </message>
    <message>
        <source>Fault codes imported</source>
        <translation>导入故障代码</translation>
    </message>
    <message>
        <source>Fetching changes</source>
        <translation>正在接收更改</translation>
    </message>
    <message>
        <source>Fetching what colleagues changed</source>
        <translation>正在接收同事的更改</translation>
    </message>
    <message>
        <source>File added</source>
        <translation>添加了文件</translation>
    </message>
    <message>
        <source>Files added to a checklist template</source>
        <translation>检查表模板已添加文件</translation>
    </message>
    <message>
        <source>From then on this computer works for the person whom the invitation names.</source>
        <translation>之后本机归邀请里写明的人使用。</translation>
    </message>
    <message>
        <source>Further code of a part added</source>
        <translation>添加备件编码</translation>
    </message>
    <message>
        <source>Further code of a part put back</source>
        <translation>恢复备件编码</translation>
    </message>
    <message>
        <source>Further code of a part removed</source>
        <translation>取消备件编码</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Hub</source>
        <translation>中心</translation>
    </message>
    <message>
        <source>Inspection taken back</source>
        <translation>撤回来料检验</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>邀请</translation>
    </message>
    <message>
        <source>It builds on a change that was not accepted and waits with it.</source>
        <translation>它以一项未被接受的更改为基础，一同等待。</translation>
    </message>
    <message>
        <source>It came from a laptop that had been shut out. An administrator looks at it.</source>
        <translation>来自已停用的电脑，由管理员查看。</translation>
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
        <source>Kept for the administrator</source>
        <translation>留给管理员处理</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>上次联系</translation>
    </message>
    <message>
        <source>Last one: {time}</source>
        <translation>上次保存：{time}</translation>
    </message>
    <message>
        <source>Last step of the visit taken back</source>
        <translation>撤回上门的上一步</translation>
    </message>
    <message>
        <source>Left the site</source>
        <translation>离开现场</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Let go.</source>
        <translation>已放弃。</translation>
    </message>
    <message>
        <source>Let go…</source>
        <translation>放弃…</translation>
    </message>
    <message>
        <source>Let this change go?</source>
        <translation>放弃这项更改？</translation>
    </message>
    <message>
        <source>Line added to a purchase order</source>
        <translation>采购单新增一行</translation>
    </message>
    <message>
        <source>Line added to the price list</source>
        <translation>新增价目</translation>
    </message>
    <message>
        <source>Line of a parts request changed</source>
        <translation>领料申请的一行已更改</translation>
    </message>
    <message>
        <source>Line of a purchase order changed</source>
        <translation>修改采购单行</translation>
    </message>
    <message>
        <source>Line of a purchase order put back</source>
        <translation>恢复采购单行</translation>
    </message>
    <message>
        <source>Line of a purchase order removed</source>
        <translation>移除采购单行</translation>
    </message>
    <message>
        <source>Logo changed</source>
        <translation>换了标志</translation>
    </message>
    <message>
        <source>Machine added</source>
        <translation>新增设备</translation>
    </message>
    <message>
        <source>Machine archived</source>
        <translation>设备归档</translation>
    </message>
    <message>
        <source>Machine changed</source>
        <translation>改了设备资料</translation>
    </message>
    <message>
        <source>Machine moved to another customer or place</source>
        <translation>设备移到别的客户或场地</translation>
    </message>
    <message>
        <source>Machine taken out of the archive</source>
        <translation>设备取消归档</translation>
    </message>
    <message>
        <source>Machines imported</source>
        <translation>导入设备</translation>
    </message>
    <message>
        <source>Make one now…</source>
        <translation>立即制作…</translation>
    </message>
    <message>
        <source>Metered connection: photos and files wait</source>
        <translation>按流量计费：照片和文件先等着</translation>
    </message>
    <message>
        <source>Minimum and maximum of a part set</source>
        <translation>设置备件上下限</translation>
    </message>
    <message>
        <source>Model added</source>
        <translation>新增型号</translation>
    </message>
    <message>
        <source>Model changed</source>
        <translation>改了型号</translation>
    </message>
    <message>
        <source>Name of this laptop</source>
        <translation>这台电脑的名字</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>下次尝试</translation>
    </message>
    <message>
        <source>No automatic copies yet.</source>
        <translation>尚未设置自动保存。</translation>
    </message>
    <message>
        <source>Nobody was there to sign</source>
        <translation>无人签字</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>未被接受</translation>
    </message>
    <message>
        <source>Not synchronised yet</source>
        <translation>尚未同步</translation>
    </message>
    <message>
        <source>Noted. Safety copies follow this from now on.</source>
        <translation>已记下，保险副本今后照此进行。</translation>
    </message>
    <message>
        <source>Nothing delivered yet</source>
        <translation>还没有送达过</translation>
    </message>
    <message>
        <source>Nothing of yours is taken away here.</source>
        <translation>本机的数据一样不少。</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>没有等待送达的</translation>
    </message>
    <message>
        <source>Nothing waits, {why}</source>
        <translation>没有等待送达的，{why}</translation>
    </message>
    <message>
        <source>Offer again</source>
        <translation>重新送出</translation>
    </message>
    <message>
        <source>Offer it again, or let it go and do it anew.</source>
        <translation>重新送出，或放弃后重做。</translation>
    </message>
    <message>
        <source>Offer of a supplier added</source>
        <translation>新增供货信息</translation>
    </message>
    <message>
        <source>Offer of a supplier changed</source>
        <translation>修改供货信息</translation>
    </message>
    <message>
        <source>Offer of a supplier put back</source>
        <translation>恢复供货信息</translation>
    </message>
    <message>
        <source>Offer of a supplier removed</source>
        <translation>移除供货信息</translation>
    </message>
    <message>
        <source>Offered again. It is delivered with the next contact.</source>
        <translation>已重新送出，下次联系时送达。</translation>
    </message>
    <message>
        <source>Old part given to the customer</source>
        <translation>旧件退还客户</translation>
    </message>
    <message>
        <source>Old part handed in</source>
        <translation>交还旧件</translation>
    </message>
    <message>
        <source>Old part inspected</source>
        <translation>旧件检验</translation>
    </message>
    <message>
        <source>Old part received</source>
        <translation>旧件签收</translation>
    </message>
    <message>
        <source>Old part removed</source>
        <translation>拆下旧件</translation>
    </message>
    <message>
        <source>Old part repaired and put in stock</source>
        <translation>旧件修复入库</translation>
    </message>
    <message>
        <source>Old part scrapped</source>
        <translation>旧件报废</translation>
    </message>
    <message>
        <source>Old part still owed</source>
        <translation>旧件仍未还</translation>
    </message>
    <message>
        <source>Old part tagged</source>
        <translation>旧件挂签</translation>
    </message>
    <message>
        <source>Old part written off as lost</source>
        <translation>旧件报失</translation>
    </message>
    <message>
        <source>Old parts handed over</source>
        <translation>旧件交出</translation>
    </message>
    <message>
        <source>Old parts sent to the vendor</source>
        <translation>旧件返厂</translation>
    </message>
    <message>
        <source>Open the sync centre</source>
        <translation>打开同步中心</translation>
    </message>
    <message>
        <source>Order of fault codes changed</source>
        <translation>调整故障代码顺序</translation>
    </message>
    <message>
        <source>Outcome of a test</source>
        <translation>记录检查结果</translation>
    </message>
    <message>
        <source>Outcome of a test taken back</source>
        <translation>撤回检查结果</translation>
    </message>
    <message>
        <source>Part added to a request</source>
        <translation>领料申请加了备件</translation>
    </message>
    <message>
        <source>Part added to the bill of material</source>
        <translation>物料清单加入备件</translation>
    </message>
    <message>
        <source>Part added to the catalogue</source>
        <translation>新增备件</translation>
    </message>
    <message>
        <source>Part archived</source>
        <translation>备件归档</translation>
    </message>
    <message>
        <source>Part category added</source>
        <translation>新增备件类别</translation>
    </message>
    <message>
        <source>Part category archived</source>
        <translation>归档了备件分类</translation>
    </message>
    <message>
        <source>Part category renamed or moved</source>
        <translation>改名或移动了备件分类</translation>
    </message>
    <message>
        <source>Part category taken out of the archive</source>
        <translation>恢复了备件分类</translation>
    </message>
    <message>
        <source>Part changed</source>
        <translation>改了备件资料</translation>
    </message>
    <message>
        <source>Part picked</source>
        <translation>拣出备件</translation>
    </message>
    <message>
        <source>Part put back on the bill of material</source>
        <translation>物料清单放回备件</translation>
    </message>
    <message>
        <source>Part put into another box</source>
        <translation>备件换箱</translation>
    </message>
    <message>
        <source>Part taken off the bill of material</source>
        <translation>物料清单移出备件</translation>
    </message>
    <message>
        <source>Part taken out of the archive</source>
        <translation>备件取消归档</translation>
    </message>
    <message>
        <source>Part to come from another warehouse</source>
        <translation>改由其他仓库供应</translation>
    </message>
    <message>
        <source>Part used</source>
        <translation>用了备件</translation>
    </message>
    <message>
        <source>Part used or removed: changed</source>
        <translation>改了用件或拆件记录</translation>
    </message>
    <message>
        <source>Part used or removed: taken back</source>
        <translation>撤回用件或拆件记录</translation>
    </message>
    <message>
        <source>Parts asked for</source>
        <translation>提交领料申请</translation>
    </message>
    <message>
        <source>Parts imported</source>
        <translation>导入备件</translation>
    </message>
    <message>
        <source>Parts put away</source>
        <translation>上架</translation>
    </message>
    <message>
        <source>Parts request cancelled</source>
        <translation>领料申请已取消</translation>
    </message>
    <message>
        <source>Parts request changed</source>
        <translation>领料申请已更改</translation>
    </message>
    <message>
        <source>Parts request closed</source>
        <translation>领料申请已结束</translation>
    </message>
    <message>
        <source>Parts request reopened</source>
        <translation>领料申请重新打开</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Passphrase of the safety copy</source>
        <translation>保险副本的口令</translation>
    </message>
    <message>
        <source>Paste the invitation that your administrator sent you.</source>
        <translation>请粘贴管理员发给您的邀请。</translation>
    </message>
    <message>
        <source>Paste the invitation, or scan its QR code</source>
        <translation>粘贴邀请，或扫描二维码</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Period of stock value closed</source>
        <translation>库存金额结账</translation>
    </message>
    <message>
        <source>Person added</source>
        <translation>新增人员</translation>
    </message>
    <message>
        <source>Person archived</source>
        <translation>人员归档</translation>
    </message>
    <message>
        <source>Person changed</source>
        <translation>改了人员资料</translation>
    </message>
    <message>
        <source>Person taken out of the archive</source>
        <translation>人员取消归档</translation>
    </message>
    <message>
        <source>Photo added</source>
        <translation>添加了照片</translation>
    </message>
    <message>
        <source>Photo of a part added</source>
        <translation>添加了备件照片</translation>
    </message>
    <message>
        <source>Photo of a part put back</source>
        <translation>恢复了备件照片</translation>
    </message>
    <message>
        <source>Photo of a part removed</source>
        <translation>移除了备件照片</translation>
    </message>
    <message>
        <source>Photo or file put back</source>
        <translation>放回了照片或文件</translation>
    </message>
    <message>
        <source>Photo or file removed</source>
        <translation>移除了照片或文件</translation>
    </message>
    <message>
        <source>Photos and files</source>
        <translation>照片和文件</translation>
    </message>
    <message>
        <source>Photos of a part put in order</source>
        <translation>调整了备件照片顺序</translation>
    </message>
    <message>
        <source>Photos, files</source>
        <translation>照片、文件</translation>
    </message>
    <message>
        <source>Pick list brought to what was picked</source>
        <translation>按实际拣货更新拣货单</translation>
    </message>
    <message>
        <source>Pick list given to somebody</source>
        <translation>拣货单已指派</translation>
    </message>
    <message>
        <source>Pick list made</source>
        <translation>生成拣货单</translation>
    </message>
    <message>
        <source>Pick list put aside</source>
        <translation>拣货单暂放</translation>
    </message>
    <message>
        <source>Pick taken back</source>
        <translation>撤销拣货</translation>
    </message>
    <message>
        <source>Picked parts put back</source>
        <translation>已拣备件退回货位</translation>
    </message>
    <message>
        <source>Picking begun</source>
        <translation>开始拣货</translation>
    </message>
    <message>
        <source>Picture or file added to an article</source>
        <translation>文章添加图片或资料</translation>
    </message>
    <message>
        <source>Picture or file of an article changed</source>
        <translation>修改文章图片或资料</translation>
    </message>
    <message>
        <source>Place of stock added</source>
        <translation>新增库位</translation>
    </message>
    <message>
        <source>Place of stock archived</source>
        <translation>库位归档</translation>
    </message>
    <message>
        <source>Place of stock changed</source>
        <translation>改了库位</translation>
    </message>
    <message>
        <source>Places that hold stock imported</source>
        <translation>导入库位</translation>
    </message>
    <message>
        <source>Preferred supplier chosen</source>
        <translation>设定首选供应商</translation>
    </message>
    <message>
        <source>Price list changed</source>
        <translation>改了价目</translation>
    </message>
    <message>
        <source>Prices by quantity changed</source>
        <translation>修改阶梯价</translation>
    </message>
    <message>
        <source>Publishing of a checklist taken back</source>
        <translation>撤回检查表的发布</translation>
    </message>
    <message>
        <source>Publishing of a diagnosis tree taken back</source>
        <translation>撤回诊断树的发布</translation>
    </message>
    <message>
        <source>Purchase order begun</source>
        <translation>新建采购单</translation>
    </message>
    <message>
        <source>Purchase order cancelled</source>
        <translation>取消采购单</translation>
    </message>
    <message>
        <source>Purchase order changed</source>
        <translation>修改采购单</translation>
    </message>
    <message>
        <source>Purchase order ended</source>
        <translation>结束采购单</translation>
    </message>
    <message>
        <source>Purchase order opened again</source>
        <translation>重新打开采购单</translation>
    </message>
    <message>
        <source>Purchase order sent</source>
        <translation>采购单已下单</translation>
    </message>
    <message>
        <source>Purchase order taken back</source>
        <translation>撤回采购单</translation>
    </message>
    <message>
        <source>Purchase orders made from proposals</source>
        <translation>按补货建议生成采购单</translation>
    </message>
    <message>
        <source>Putting away taken back</source>
        <translation>撤回上架</translation>
    </message>
    <message>
        <source>Quantity counted</source>
        <translation>录入盘点数量</translation>
    </message>
    <message>
        <source>Quantity received corrected</source>
        <translation>更正收货数量</translation>
    </message>
    <message>
        <source>Question given to somebody else</source>
        <translation>转交技术求助</translation>
    </message>
    <message>
        <source>Question of a colleague answered</source>
        <translation>答复同事求助</translation>
    </message>
    <message>
        <source>Question to a specialist open again</source>
        <translation>重新打开技术求助</translation>
    </message>
    <message>
        <source>Question to a specialist withdrawn</source>
        <translation>撤回技术求助</translation>
    </message>
    <message>
        <source>Receipt cancelled</source>
        <translation>取消收货单</translation>
    </message>
    <message>
        <source>Receipt changed</source>
        <translation>修改收货单</translation>
    </message>
    <message>
        <source>Receipt finished</source>
        <translation>收货完成</translation>
    </message>
    <message>
        <source>Receipt of a delivery begun</source>
        <translation>开始收货</translation>
    </message>
    <message>
        <source>Receipt of a shipment taken back</source>
        <translation>撤销签收</translation>
    </message>
    <message>
        <source>Receipt opened again</source>
        <translation>重新打开收货单</translation>
    </message>
    <message>
        <source>Receipt taken back</source>
        <translation>撤销收货单</translation>
    </message>
    <message>
        <source>Receipt that was taken back counts again</source>
        <translation>恢复已撤回的收货单</translation>
    </message>
    <message>
        <source>Remark added</source>
        <translation>添加备注</translation>
    </message>
    <message>
        <source>Remark on a checklist question</source>
        <translation>检查项加了备注</translation>
    </message>
    <message>
        <source>Replacement of a part added</source>
        <translation>添加替代关系</translation>
    </message>
    <message>
        <source>Replacement of a part changed</source>
        <translation>修改替代关系</translation>
    </message>
    <message>
        <source>Replacement of a part put back</source>
        <translation>恢复替代关系</translation>
    </message>
    <message>
        <source>Replacement of a part removed</source>
        <translation>取消替代关系</translation>
    </message>
    <message>
        <source>Replacements of parts imported</source>
        <translation>导入备件替代关系</translation>
    </message>
    <message>
        <source>Report signed</source>
        <translation>报告已签字</translation>
    </message>
    <message>
        <source>Request cancelled</source>
        <translation>取消请求</translation>
    </message>
    <message>
        <source>Request changed</source>
        <translation>改了请求</translation>
    </message>
    <message>
        <source>Request merged into a work order</source>
        <translation>请求并入工单</translation>
    </message>
    <message>
        <source>Request reopened</source>
        <translation>重新打开请求</translation>
    </message>
    <message>
        <source>Request solved remotely</source>
        <translation>请求远程解决</translation>
    </message>
    <message>
        <source>Request taken</source>
        <translation>受理请求</translation>
    </message>
    <message>
        <source>Request taken and merged into a work order</source>
        <translation>受理并并入工单</translation>
    </message>
    <message>
        <source>Request taken and solved remotely</source>
        <translation>受理并远程解决</translation>
    </message>
    <message>
        <source>Request taken, ready for dispatch</source>
        <translation>受理并待派工</translation>
    </message>
    <message>
        <source>Requested part given up</source>
        <translation>所领备件不要了</translation>
    </message>
    <message>
        <source>Requested part wanted again</source>
        <translation>所领备件重新需要</translation>
    </message>
    <message>
        <source>Rest of an ordered line expected again</source>
        <translation>采购单行余量恢复等待</translation>
    </message>
    <message>
        <source>Rest of an ordered line no longer expected</source>
        <translation>采购单行余量不再等待</translation>
    </message>
    <message>
        <source>Safety copies</source>
        <translation>保险副本</translation>
    </message>
    <message>
        <source>Safety copy</source>
        <translation>保险副本</translation>
    </message>
    <message>
        <source>Safety copy of the lost laptop</source>
        <translation>丢失电脑的保险副本</translation>
    </message>
    <message>
        <source>Safety warning marked as unread</source>
        <translation>安全警示改回未阅</translation>
    </message>
    <message>
        <source>Safety warning read</source>
        <translation>安全警示已阅</translation>
    </message>
    <message>
        <source>Said whether an article helped</source>
        <translation>评价文章</translation>
    </message>
    <message>
        <source>Scan of a delivery taken back</source>
        <translation>撤回一次收货扫码</translation>
    </message>
    <message>
        <source>Sending taken back</source>
        <translation>撤销发货</translation>
    </message>
    <message>
        <source>Service point added</source>
        <translation>新增网点</translation>
    </message>
    <message>
        <source>Service point changed</source>
        <translation>改了网点资料</translation>
    </message>
    <message>
        <source>Set off for the customer</source>
        <translation>出发前往客户</translation>
    </message>
    <message>
        <source>Shipment packed</source>
        <translation>装箱</translation>
    </message>
    <message>
        <source>Shipment received</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>Shipment sent</source>
        <translation>发货</translation>
    </message>
    <message>
        <source>Shortage noted while picking</source>
        <translation>拣货时记下短缺</translation>
    </message>
    <message>
        <source>Shortage taken back</source>
        <translation>撤销短缺</translation>
    </message>
    <message>
        <source>Show older ones</source>
        <translation>显示更早的</translation>
    </message>
    <message>
        <source>Site added</source>
        <translation>新增场地</translation>
    </message>
    <message>
        <source>Site archived</source>
        <translation>场地归档</translation>
    </message>
    <message>
        <source>Site changed</source>
        <translation>改了场地资料</translation>
    </message>
    <message>
        <source>Site taken out of the archive</source>
        <translation>场地取消归档</translation>
    </message>
    <message>
        <source>Specialist or maker asked</source>
        <translation>请教专家或厂家</translation>
    </message>
    <message>
        <source>Step of an old part taken back</source>
        <translation>撤回旧件操作</translation>
    </message>
    <message>
        <source>Stock corrected</source>
        <translation>调整库存</translation>
    </message>
    <message>
        <source>Stock imported</source>
        <translation>导入库存</translation>
    </message>
    <message>
        <source>Stock move taken back</source>
        <translation>冲回库存移动</translation>
    </message>
    <message>
        <source>Stock moved</source>
        <translation>移动库存</translation>
    </message>
    <message>
        <source>Stop automatic copies</source>
        <translation>停止自动保存</translation>
    </message>
    <message>
        <source>Substitute picked</source>
        <translation>改拣替代件</translation>
    </message>
    <message>
        <source>Substitute taken for a requested part</source>
        <translation>所领备件改用替代件</translation>
    </message>
    <message>
        <source>Supplier added</source>
        <translation>新增供应商</translation>
    </message>
    <message>
        <source>Supplier archived</source>
        <translation>归档供应商</translation>
    </message>
    <message>
        <source>Supplier changed</source>
        <translation>修改供应商</translation>
    </message>
    <message>
        <source>Supplier taken out of the archive</source>
        <translation>供应商移出归档</translation>
    </message>
    <message>
        <source>Suppliers imported</source>
        <translation>导入供应商</translation>
    </message>
    <message>
        <source>Suppliers' offers imported</source>
        <translation>导入供应商报价</translation>
    </message>
    <message>
        <source>Sync centre</source>
        <translation>同步中心</translation>
    </message>
    <message>
        <source>Synchronise now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>Take one over…</source>
        <translation>接管副本…</translation>
    </message>
    <message>
        <source>Taken over</source>
        <translation>代为送达</translation>
    </message>
    <message numerus="yes">
        <source>Taken over: %n changes. They are delivered with the next contact.</source>
        <translation>
            <numerusform>已接管 %n 项更改，下次联系时送达。</numerusform>
        </translation>
    </message>
    <message>
        <source>Talking to the hub</source>
        <translation>正在与中心联系</translation>
    </message>
    <message>
        <source>Task added</source>
        <translation>添加任务</translation>
    </message>
    <message>
        <source>Task ticked or opened again</source>
        <translation>勾选或重开任务</translation>
    </message>
    <message>
        <source>Tell the person who looks after the hub, then offer it again.</source>
        <translation>告知中心负责人，处理后重新送出。</translation>
    </message>
    <message>
        <source>Tell your administrator: one click under Devices and people accepts everything from before joining.</source>
        <translation>请告知管理员：在“设备与人员”中点一下，即可接收加入前的全部内容。</translation>
    </message>
    <message>
        <source>The customer declined to sign</source>
        <translation>客户拒签</translation>
    </message>
    <message numerus="yes">
        <source>The hub has no room for %n photos and files.</source>
        <translation>
            <numerusform>中心空间不足，%n 个照片或文件送不上去。</numerusform>
        </translation>
    </message>
    <message>
        <source>The hub is newer than this program.</source>
        <translation>中心的版本比本程序新。</translation>
    </message>
    <message>
        <source>The one that was chosen on the other laptop.</source>
        <translation>在那台电脑上设定的口令。</translation>
    </message>
    <message numerus="yes">
        <source>The safety copy is written: %n changes.</source>
        <translation>
            <numerusform>保险副本已写好：%n 项更改。</numerusform>
        </translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再输一遍</translation>
    </message>
    <message>
        <source>The two passphrases differ. Type the same one twice.</source>
        <translation>两次口令不一致，请输入相同的口令。</translation>
    </message>
    <message>
        <source>They are safe on this computer and go by themselves once there is room. Tell the person who looks after the hub.</source>
        <translation>它们都保存在本机，中心腾出空间后会自动送达。请告诉维护中心的人。</translation>
    </message>
    <message>
        <source>They are safe on this computer. Ask the person who looks after the hub to allow larger files.</source>
        <translation>它们都保存在本机。请维护中心的人放宽文件大小限制。</translation>
    </message>
    <message>
        <source>This change is not waiting for you any more.</source>
        <translation>这项更改已不需要您处理。</translation>
    </message>
    <message>
        <source>This computer belongs to a hub already.</source>
        <translation>本机已加入一个中心。</translation>
    </message>
    <message>
        <source>This computer belongs to no hub.</source>
        <translation>本机没有加入任何中心。</translation>
    </message>
    <message>
        <source>This computer belongs to your firm's hub. The sync centre says what waits and what came.</source>
        <translation>本机已加入公司的中心。等待送达和已收到的更改见同步中心。</translation>
    </message>
    <message>
        <source>This computer has joined {hub}. It works for {person} now.</source>
        <translation>本机已加入{hub}，现在归{person}使用。</translation>
    </message>
    <message>
        <source>This laptop was shut out by an administrator</source>
        <translation>本机已被管理员停用</translation>
    </message>
    <message>
        <source>Time added</source>
        <translation>添加工时</translation>
    </message>
    <message>
        <source>Time changed</source>
        <translation>改了工时</translation>
    </message>
    <message>
        <source>Time put back</source>
        <translation>放回工时</translation>
    </message>
    <message>
        <source>Time removed</source>
        <translation>移除工时</translation>
    </message>
    <message>
        <source>Times of the visit corrected</source>
        <translation>更正上门时间</translation>
    </message>
    <message>
        <source>To fetch</source>
        <translation>待接收</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Unused parts sent back</source>
        <translation>未用备件退回</translation>
    </message>
    <message>
        <source>Use this passphrase</source>
        <translation>使用这个口令</translation>
    </message>
    <message>
        <source>Usual answers taken over</source>
        <translation>采用常用答案</translation>
    </message>
    <message>
        <source>Visit accepted</source>
        <translation>接受上门</translation>
    </message>
    <message>
        <source>Visit called off</source>
        <translation>取消上门</translation>
    </message>
    <message>
        <source>Visit declined</source>
        <translation>退回上门</translation>
    </message>
    <message>
        <source>Visit moved</source>
        <translation>改约上门</translation>
    </message>
    <message>
        <source>Visit planned</source>
        <translation>安排上门</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待送达</translation>
    </message>
    <message>
        <source>Waits with another</source>
        <translation>随另一项等待</translation>
    </message>
    <message>
        <source>What the firm has already comes up as a task: a person says whether it is the same.</source>
        <translation>公司已有的记录会列为待办，由人判断是否为同一个。</translation>
    </message>
    <message>
        <source>What the hub does not accept would stand here, with the reason and what to do.</source>
        <translation>中心未接受的更改会列在这里，并说明原因和处理办法。</translation>
    </message>
    <message>
        <source>What was delivered to the hub is listed here by day.</source>
        <translation>已送达中心的更改按天列在这里。</translation>
    </message>
    <message>
        <source>What you do without a network waits here until it can be delivered.</source>
        <translation>没有网络时所做的更改在这里等待送达。</translation>
    </message>
    <message>
        <source>What you may not bring in yourself, such as colleagues' records, waits until an administrator accepts it with one click.</source>
        <translation>您无权带入的内容（例如同事的记录）会先等待，由管理员一键接收。</translation>
    </message>
    <message>
        <source>When the hub or this program is updated, offer it again.</source>
        <translation>中心或本程序升级后，重新送出。</translation>
    </message>
    <message>
        <source>Where to write safety copies by itself</source>
        <translation>自动保存的保险副本存到哪里</translation>
    </message>
    <message>
        <source>Where to write the safety copy</source>
        <translation>保险副本存到哪里</translation>
    </message>
    <message>
        <source>Whoever finds the file can't read it without this. You need it on the replacement laptop.</source>
        <translation>别人捡到文件，没有口令也读不了。在替换的电脑上要用到它。</translation>
    </message>
    <message>
        <source>With a hub, colleagues see what you do and you see what they do. You go on working without a network as before.</source>
        <translation>加入后，同事能看到您的工作，您也能看到他们的。没有网络时照常工作。</translation>
    </message>
    <message>
        <source>Work goes on</source>
        <translation>恢复处理</translation>
    </message>
    <message>
        <source>Work not started, not safe</source>
        <translation>现场不安全，未开工</translation>
    </message>
    <message>
        <source>Work order archived</source>
        <translation>工单归档</translation>
    </message>
    <message>
        <source>Work order cancelled</source>
        <translation>取消工单</translation>
    </message>
    <message>
        <source>Work order changed</source>
        <translation>改了工单</translation>
    </message>
    <message>
        <source>Work order closed without a fix</source>
        <translation>未修复关闭工单</translation>
    </message>
    <message>
        <source>Work order completed</source>
        <translation>完成工单</translation>
    </message>
    <message>
        <source>Work order made</source>
        <translation>开工单</translation>
    </message>
    <message>
        <source>Work order made a draft again</source>
        <translation>工单恢复为草稿</translation>
    </message>
    <message>
        <source>Work order made of a request</source>
        <translation>请求转工单</translation>
    </message>
    <message>
        <source>Work order of a request taken back</source>
        <translation>撤回请求生成的工单</translation>
    </message>
    <message>
        <source>Work order ready to schedule</source>
        <translation>工单待派工</translation>
    </message>
    <message>
        <source>Work order reopened</source>
        <translation>重新打开工单</translation>
    </message>
    <message>
        <source>Work order reviewed</source>
        <translation>审核工单</translation>
    </message>
    <message>
        <source>Work order waits</source>
        <translation>工单转为等待</translation>
    </message>
    <message>
        <source>Work orders imported</source>
        <translation>导入工单</translation>
    </message>
    <message>
        <source>Work started</source>
        <translation>开始处理</translation>
    </message>
    <message>
        <source>Work that the hub has not got, as one encrypted file on a stick or another disk. Should this laptop be lost, another one delivers it from there.</source>
        <translation>把中心还没收到的工作写成一个加密文件，存到 U 盘或另一块磁盘。这台电脑万一丢失，换一台就能从那里送达。</translation>
    </message>
    <message>
        <source>Work time recorded</source>
        <translation>记录工时</translation>
    </message>
    <message>
        <source>Your work is arriving</source>
        <translation>您的工作正在到达</translation>
    </message>
    <message>
        <source>Your work is delivered. To get what colleagues changed, install the new version.</source>
        <translation>您的更改已送达。要收到同事的更改，请安装新版本。</translation>
    </message>
    <message>
        <source>left empty, it is named after its person</source>
        <translation>不填则以使用人的姓名命名</translation>
    </message>
    <message>
        <source>no network</source>
        <translation>没有网络</translation>
    </message>
    <message>
        <source>none waiting</source>
        <translation>没有待送的</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未联系</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>synchronise now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>the hub can't be asked now</source>
        <translation>中心暂时联系不上</translation>
    </message>
    <message>
        <source>the hub does not take them now</source>
        <translation>中心暂时无法接收</translation>
    </message>
    <message>
        <source>{change}. What it made on this computer is removed.</source>
        <translation>{change}。它在本机生成的内容将被移除。</translation>
    </message>
    <message numerus="yes">
        <source>{day}, %n changes</source>
        <translation>
            <numerusform>{day}，%n 项更改</numerusform>
        </translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} MB</translation>
    </message>
    <message>
        <source>{subject}: {what}</source>
        <translation>{subject}：{what}</translation>
    </message>
    <message numerus="yes">
        <source>{what}, %n records</source>
        <translation>
            <numerusform>{what}，%n 条记录</numerusform>
        </translation>
    </message>
</context>
</TS>
