<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>part_page</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n locations</source>
        <translation>
            <numerusform>%n 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n machines in service</source>
        <translation>
            <numerusform>%n 台在役</numerusform>
        </translation>
    </message>
    <message>
        <source>A pack holds more than nothing.</source>
        <translation>每包装数量须大于零。</translation>
    </message>
    <message>
        <source>Add a code…</source>
        <translation>添加编码…</translation>
    </message>
    <message>
        <source>Add an offer…</source>
        <translation>添加报价…</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>添加照片</translation>
    </message>
    <message>
        <source>Add the code</source>
        <translation>添加编码</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message numerus="yes">
        <source>All %n moves</source>
        <translation>
            <numerusform>全部 %n 笔</numerusform>
        </translation>
    </message>
    <message>
        <source>All parts</source>
        <translation>全部备件</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到货</translation>
    </message>
    <message>
        <source>Ask for it</source>
        <translation>提交申请</translation>
    </message>
    <message>
        <source>Asked for with {number}.</source>
        <translation>已提交调拨申请 {number}。</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Average cost {price}</source>
        <translation>移动均价 {price}</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>条码</translation>
    </message>
    <message>
        <source>Begin to count</source>
        <translation>开始盘点</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>货位</translation>
    </message>
    <message>
        <source>Bought so far</source>
        <translation>采购记录</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>取消归档</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经手人</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Chinese name</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Coming</source>
        <translation>将到</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>把握</translation>
    </message>
    <message>
        <source>Correct the stock…</source>
        <translation>更正库存…</translation>
    </message>
    <message>
        <source>Count this part</source>
        <translation>盘这个件</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Each</source>
        <translation>每台</translation>
    </message>
    <message>
        <source>Edit the data</source>
        <translation>编辑资料</translation>
    </message>
    <message>
        <source>Edit: {line}</source>
        <translation>编辑：{line}</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名称</translation>
    </message>
    <message numerus="yes">
        <source>Enough for %n days</source>
        <translation>
            <numerusform>够用 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Enough for over two years</source>
        <translation>够用两年以上</translation>
    </message>
    <message>
        <source>Enter a quantity above zero.</source>
        <translation>请填写大于零的数量。</translation>
    </message>
    <message>
        <source>Enter how many replace one; more than zero.</source>
        <translation>请输入几个替代一个，须大于零。</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>预计到货</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Filled up to it</source>
        <translation>补货补到此数</translation>
    </message>
    <message>
        <source>For</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>From</source>
        <translation>调出地</translation>
    </message>
    <message>
        <source>From a quantity on</source>
        <translation>阶梯价</translation>
    </message>
    <message>
        <source>From and to</source>
        <translation>从何处到何处</translation>
    </message>
    <message>
        <source>From this quantity on</source>
        <translation>数量达到</translation>
    </message>
    <message>
        <source>Further code</source>
        <translation>其他编码</translation>
    </message>
    <message>
        <source>Further codes</source>
        <translation>其他编码</translation>
    </message>
    <message>
        <source>Genuine</source>
        <translation>原厂</translation>
    </message>
    <message>
        <source>Goods receipt</source>
        <translation>收货单</translation>
    </message>
    <message>
        <source>Hold nothing in particular here</source>
        <translation>取消此处的上下限和货位</translation>
    </message>
    <message>
        <source>Home bin</source>
        <translation>固定货位</translation>
    </message>
    <message>
        <source>How it stands</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>How many for one</source>
        <translation>几个换一个</translation>
    </message>
    <message>
        <source>It names this part no longer</source>
        <translation>该编码不再用于此备件</translation>
    </message>
    <message>
        <source>Kept. No part of the catalogue has the number {number} yet.</source>
        <translation>已保存。备件目录中还没有件号 {number}。</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Kind of code</source>
        <translation>编码类别</translation>
    </message>
    <message>
        <source>Latest moves</source>
        <translation>最近收发</translation>
    </message>
    <message>
        <source>Lead time</source>
        <translation>到货周期</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Lots and serial numbers</source>
        <translation>批次与序列号</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>台数</translation>
    </message>
    <message>
        <source>Made of</source>
        <translation>组成</translation>
    </message>
    <message>
        <source>Maker's number</source>
        <translation>厂家件号</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>May stand in</source>
        <translation>互换方向</translation>
    </message>
    <message>
        <source>Min / max</source>
        <translation>下限 / 上限</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>Minimum and bin…</source>
        <translation>上下限与货位…</translation>
    </message>
    <message>
        <source>Minimum order</source>
        <translation>最小订量</translation>
    </message>
    <message>
        <source>Minimum, maximum and bin</source>
        <translation>上下限与货位</translation>
    </message>
    <message>
        <source>Minimum, maximum and bin are set.</source>
        <translation>上下限与货位已设置。</translation>
    </message>
    <message>
        <source>Minimum, maximum and bin…</source>
        <translation>上下限与货位…</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>机型</translation>
    </message>
    <message>
        <source>Monthly use</source>
        <translation>每月用量</translation>
    </message>
    <message>
        <source>Monthly use: {year}</source>
        <translation>每月用量：{year}</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Move stock…</source>
        <translation>调拨…</translation>
    </message>
    <message>
        <source>Moved. {quantity} more left the place than were on record: count it.</source>
        <translation>已调出，但比账面多出 {quantity}，请盘点该处。</translation>
    </message>
    <message>
        <source>Moves</source>
        <translation>收发</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>需要日期</translation>
    </message>
    <message>
        <source>Needed on</source>
        <translation>需要日期</translation>
    </message>
    <message>
        <source>No delivery has brought this part yet.</source>
        <translation>还没有到过货。</translation>
    </message>
    <message>
        <source>No job has taken out an old part of this kind yet.</source>
        <translation>还没有工单换下过这种旧件。</translation>
    </message>
    <message>
        <source>No job has used it in the last 12 months.</source>
        <translation>近 12 个月没有工单用过。</translation>
    </message>
    <message>
        <source>No model lists this part yet.</source>
        <translation>还没有机型用到此备件。</translation>
    </message>
    <message>
        <source>No photo yet. Add one, or drop pictures here.</source>
        <translation>还没有照片。点“添加照片”，或把图片拖到这里。</translation>
    </message>
    <message>
        <source>No place is to hold any in particular.</source>
        <translation>还没有为任何库位设置上下限。</translation>
    </message>
    <message>
        <source>No supplier offers this part yet. Add one, so that it can be ordered.</source>
        <translation>还没有供应商报价。添加后即可采购。</translation>
    </message>
    <message>
        <source>None in stock.</source>
        <translation>无库存。</translation>
    </message>
    <message>
        <source>None. Scanners find the part by its number and barcode.</source>
        <translation>没有。扫描件号或条码即可找到此备件。</translation>
    </message>
    <message>
        <source>Not available besides: {list}.</source>
        <translation>另有不可用：{list}。</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Not sold there any more</source>
        <translation>该供应商不再供货</translation>
    </message>
    <message>
        <source>Not used lately</source>
        <translation>近期无用量</translation>
    </message>
    <message>
        <source>Nothing has happened to this part yet.</source>
        <translation>该备件还没有任何记录。</translation>
    </message>
    <message>
        <source>Nothing in stock. “Correct the stock” records what lies in a place.</source>
        <translation>没有库存。用“更正库存”登记某处的实际数量。</translation>
    </message>
    <message>
        <source>Nothing is on order.</source>
        <translation>没有在订数量。</translation>
    </message>
    <message>
        <source>Nothing replaces this part, and it replaces nothing.</source>
        <translation>此备件没有替代关系。</translation>
    </message>
    <message>
        <source>Number of the new part</source>
        <translation>替代件件号</translation>
    </message>
    <message>
        <source>Offer of a supplier</source>
        <translation>供应商报价</translation>
    </message>
    <message>
        <source>Old number or label</source>
        <translation>旧件号或旧标签</translation>
    </message>
    <message>
        <source>Old parts</source>
        <translation>旧件</translation>
    </message>
    <message>
        <source>On arrival</source>
        <translation>到货时</translation>
    </message>
    <message>
        <source>On hand</source>
        <translation>在手</translation>
    </message>
    <message>
        <source>On order</source>
        <translation>在订</translation>
    </message>
    <message>
        <source>One earlier</source>
        <translation>前移一位</translation>
    </message>
    <message>
        <source>One later</source>
        <translation>后移一位</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>采购单</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>已下单</translation>
    </message>
    <message>
        <source>Pack size</source>
        <translation>每包装数量</translation>
    </message>
    <message>
        <source>Part number</source>
        <translation>件号</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>备件</translation>
    </message>
    <message>
        <source>Photo {number} of {total}</source>
        <translation>第 {number} 张，共 {total} 张</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Photos…</source>
        <translation>照片…</translation>
    </message>
    <message>
        <source>Pictures ({endings})</source>
        <translation>图片 ({endings})</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>库位</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Preferred supplier</source>
        <translation>优先在此采购</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Price of a pack</source>
        <translation>包装单价</translation>
    </message>
    <message>
        <source>Product code (GTIN)</source>
        <translation>商品条码 (GTIN)</translation>
    </message>
    <message>
        <source>Purchasing</source>
        <translation>采购</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Rank among several</source>
        <translation>优先次序</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Remark for the warehouse</source>
        <translation>给仓库的备注</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Reordered below it</source>
        <translation>低于此数即补货</translation>
    </message>
    <message>
        <source>Request a transfer</source>
        <translation>申请调拨</translation>
    </message>
    <message>
        <source>Request a transfer…</source>
        <translation>申请调拨…</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>预留</translation>
    </message>
    <message>
        <source>Sale price</source>
        <translation>售价</translation>
    </message>
    <message>
        <source>Sale price {price}</source>
        <translation>售价 {price}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Say from which quantity on this price counts.</source>
        <translation>请填写此价格的起订数量。</translation>
    </message>
    <message>
        <source>Say what a pack costs from this quantity on.</source>
        <translation>请填写达到此数量后的包装价。</translation>
    </message>
    <message>
        <source>Say what replaces it</source>
        <translation>添加替代件</translation>
    </message>
    <message>
        <source>Say what replaces it…</source>
        <translation>添加替代件…</translation>
    </message>
    <message>
        <source>Scan it from the package, or type it.</source>
        <translation>扫描包装上的编码，或手工输入。</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Set for a place…</source>
        <translation>为某处设置…</translation>
    </message>
    <message>
        <source>Shelf life</source>
        <translation>保质期</translation>
    </message>
    <message>
        <source>Show it first</source>
        <translation>设为首图</translation>
    </message>
    <message>
        <source>Show older</source>
        <translation>显示更早的记录</translation>
    </message>
    <message>
        <source>Show older moves</source>
        <translation>显示更早的收发</translation>
    </message>
    <message>
        <source>Shown first</source>
        <translation>首图</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Still to come</source>
        <translation>未到</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>Stock by location</source>
        <translation>各处库存</translation>
    </message>
    <message>
        <source>Superseded</source>
        <translation>已被替代</translation>
    </message>
    <message>
        <source>Supersession</source>
        <translation>替代关系</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Supplier {name}</source>
        <translation>供应商 {name}</translation>
    </message>
    <message numerus="yes">
        <source>Supplier {name}, %n days</source>
        <translation>
            <numerusform>供应商 {name}，%n 天到货</numerusform>
        </translation>
    </message>
    <message>
        <source>Supplier's number</source>
        <translation>供应商件号</translation>
    </message>
    <message>
        <source>Suppliers</source>
        <translation>供应商报价</translation>
    </message>
    <message>
        <source>Surcharge for exchange</source>
        <translation>未还旧件加价</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>旧件标签</translation>
    </message>
    <message>
        <source>Take this line out</source>
        <translation>取消这条替代关系</translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation>换下日期</translation>
    </message>
    <message>
        <source>The code names this part no longer.</source>
        <translation>该编码不再对应此备件。</translation>
    </message>
    <message>
        <source>The code names this part now.</source>
        <translation>该编码已对应此备件。</translation>
    </message>
    <message>
        <source>The data is saved.</source>
        <translation>资料已保存。</translation>
    </message>
    <message>
        <source>The move is recorded.</source>
        <translation>收发已登记。</translation>
    </message>
    <message>
        <source>The offer is changed.</source>
        <translation>报价已修改。</translation>
    </message>
    <message>
        <source>The offer is kept.</source>
        <translation>报价已保存。</translation>
    </message>
    <message>
        <source>The offer is taken out.</source>
        <translation>报价已取消。</translation>
    </message>
    <message>
        <source>The part is archived.</source>
        <translation>备件已归档。</translation>
    </message>
    <message>
        <source>The part is back in the lists.</source>
        <translation>备件已恢复到列表。</translation>
    </message>
    <message>
        <source>The photo is kept.</source>
        <translation>照片已保存。</translation>
    </message>
    <message>
        <source>The photo is removed.</source>
        <translation>照片已移除。</translation>
    </message>
    <message>
        <source>The photos are in their new order.</source>
        <translation>照片顺序已调整。</translation>
    </message>
    <message>
        <source>The replacement is changed.</source>
        <translation>替代关系已修改。</translation>
    </message>
    <message>
        <source>The replacement is kept.</source>
        <translation>替代关系已保存。</translation>
    </message>
    <message>
        <source>The replacement is taken out.</source>
        <translation>替代关系已取消。</translation>
    </message>
    <message>
        <source>The stock agrees with the count already.</source>
        <translation>账实相符，无需更正。</translation>
    </message>
    <message>
        <source>The stock is set right.</source>
        <translation>库存已更正。</translation>
    </message>
    <message>
        <source>There is no paper {number} on this computer.</source>
        <translation>本机没有单据 {number}。</translation>
    </message>
    <message>
        <source>This part has not moved yet.</source>
        <translation>此备件还没有收发记录。</translation>
    </message>
    <message>
        <source>This part is not here</source>
        <translation>找不到此备件</translation>
    </message>
    <message>
        <source>This photo has not reached this computer yet.</source>
        <translation>这张照片还没有同步到本机。</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>To</source>
        <translation>调入地</translation>
    </message>
    <message>
        <source>Tracking</source>
        <translation>追踪方式</translation>
    </message>
    <message>
        <source>Use up the old one first</source>
        <translation>先用完旧款</translation>
    </message>
    <message>
        <source>Used in</source>
        <translation>用在哪</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>Views of the part</source>
        <translation>备件视图</translation>
    </message>
    <message>
        <source>What</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>去向</translation>
    </message>
    <message>
        <source>What replaces it</source>
        <translation>替代件</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>在哪里盘</translation>
    </message>
    <message>
        <source>Where several replace it</source>
        <translation>有多个替代件时</translation>
    </message>
    <message>
        <source>Where used</source>
        <translation>用在哪</translation>
    </message>
    <message>
        <source>Who gets it</source>
        <translation>领用人</translation>
    </message>
    <message>
        <source>Who waits for it</source>
        <translation>等它的需求</translation>
    </message>
    <message>
        <source>Work order</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>a pack costs</source>
        <translation>每包装单价</translation>
    </message>
    <message>
        <source>all of them together</source>
        <translation>须全部一起使用</translation>
    </message>
    <message>
        <source>all together</source>
        <translation>须一起使用</translation>
    </message>
    <message>
        <source>any one of them</source>
        <translation>任选其一</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>asked for, not covered</source>
        <translation>已申请，缺货待补</translation>
    </message>
    <message>
        <source>available</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>by the use of the last 90 days</source>
        <translation>按近 90 天用量</translation>
    </message>
    <message>
        <source>count or correct</source>
        <translation>盘点或更正</translation>
    </message>
    <message>
        <source>counts from {day}</source>
        <translation>{day} 起</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>due {day}</source>
        <translation>应于{day}前归还</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>either one for the other</source>
        <translation>双向互换</translation>
    </message>
    <message>
        <source>either way</source>
        <translation>双向互换</translation>
    </message>
    <message>
        <source>expiry is asked for</source>
        <translation>登记有效期</translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>{day}启用</translation>
    </message>
    <message>
        <source>handed in {day}</source>
        <translation>{day}已交回</translation>
    </message>
    <message>
        <source>inspected on arrival</source>
        <translation>到货检验</translation>
    </message>
    <message>
        <source>lapsed {day}</source>
        <translation>{day} 已过期</translation>
    </message>
    <message>
        <source>leads back in a circle</source>
        <translation>循环替代</translation>
    </message>
    <message>
        <source>move stock</source>
        <translation>调拨</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>not in the catalogue</source>
        <translation>目录中没有</translation>
    </message>
    <message>
        <source>not inspected</source>
        <translation>免检</translation>
    </message>
    <message>
        <source>on hand</source>
        <translation>在手</translation>
    </message>
    <message>
        <source>on order</source>
        <translation>在订</translation>
    </message>
    <message>
        <source>on order, {day}</source>
        <translation>在订，{day}到</translation>
    </message>
    <message>
        <source>on the way or inspected</source>
        <translation>在途与待检</translation>
    </message>
    <message>
        <source>one of several</source>
        <translation>任选其一</translation>
    </message>
    <message>
        <source>only new for old</source>
        <translation>只能新换旧</translation>
    </message>
    <message>
        <source>only the new one for the old</source>
        <translation>只能新换旧</translation>
    </message>
    <message>
        <source>overdue since {day}</source>
        <translation>{day}到期未还</translation>
    </message>
    <message>
        <source>request a transfer</source>
        <translation>申请调拨</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>已预留</translation>
    </message>
    <message numerus="yes">
        <source>reserved, %n work orders</source>
        <translation>
            <numerusform>已预留，%n 个工单</numerusform>
        </translation>
    </message>
    <message>
        <source>surcharge {price}</source>
        <translation>加价 {price}</translation>
    </message>
    <message>
        <source>this part, {stock} available</source>
        <translation>本件，可用 {stock}</translation>
    </message>
    <message>
        <source>undone at once</source>
        <translation>随即撤销</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>至 {day}</translation>
    </message>
    <message>
        <source>use up first</source>
        <translation>先用完旧款</translation>
    </message>
    <message>
        <source>{available} available: {held} on hand less {reserved} reserved</source>
        <translation>可用 {available}：在手 {held}，减去已预留 {reserved}</translation>
    </message>
    <message>
        <source>{count}: {price}</source>
        <translation>{count} 起 {price}</translation>
    </message>
    <message>
        <source>{day}, expired</source>
        <translation>{day}，已过期</translation>
    </message>
    <message>
        <source>{day}, late</source>
        <translation>{day}，已逾期</translation>
    </message>
    <message>
        <source>{month}: {quantity} used</source>
        <translation>{month}：用掉 {quantity}</translation>
    </message>
    <message>
        <source>{new} for 1</source>
        <translation>1 换 {new}</translation>
    </message>
    <message>
        <source>{number} between places</source>
        <translation>调拨途中 {number}</translation>
    </message>
    <message>
        <source>{number} defective</source>
        <translation>不良品 {number}</translation>
    </message>
    <message>
        <source>{number} packed</source>
        <translation>已打包待发 {number}</translation>
    </message>
    <message>
        <source>{number} to be inspected or put away</source>
        <translation>待检或待上架 {number}</translation>
    </message>
    <message>
        <source>{places}, as far as this laptop knows</source>
        <translation>{places}，以本机所知为限</translation>
    </message>
    <message>
        <source>{places}, {total} altogether</source>
        <translation>{places}，合计 {total}</translation>
    </message>
    <message>
        <source>{place}, {amount} available</source>
        <translation>{place}，可用 {amount}</translation>
    </message>
    <message>
        <source>{price} for {pack}</source>
        <translation>{price} / {pack}</translation>
    </message>
    <message>
        <source>{quantity} in 12 months</source>
        <translation>12 个月共 {quantity}</translation>
    </message>
    <message>
        <source>{stock} available</source>
        <translation>可用 {stock}</translation>
    </message>
    <message>
        <source>{stock} left</source>
        <translation>剩 {stock}</translation>
    </message>
    <message>
        <source>{stock} on order</source>
        <translation>在订 {stock}</translation>
    </message>
</context>
</TS>
