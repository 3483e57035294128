<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>conflicts</name>
    <message numerus="yes">
        <source>%n contacts</source>
        <translation>
            <numerusform>%n 位联系人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contracts</source>
        <translation>
            <numerusform>%n 份合同</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n machines</source>
        <translation>
            <numerusform>%n 台设备</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parts used or removed</source>
        <translation>
            <numerusform>%n 条用件或拆件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n requests</source>
        <translation>
            <numerusform>%n 个服务请求</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sites</source>
        <translation>
            <numerusform>%n 处场地</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stock moves</source>
        <translation>
            <numerusform>%n 笔库存移动</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n work orders</source>
        <translation>
            <numerusform>%n 张工单</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n, nothing to do</source>
        <translation>
            <numerusform>%n 项，不用您管</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>A decision can be changed for 30 days.</source>
        <translation>选错了可以改回，30 天内有效</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>进门须知</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>添加时间</translation>
    </message>
    <message>
        <source>Added by</source>
        <translation>添加人</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>系统管理员</translation>
    </message>
    <message>
        <source>Advice to prevent it</source>
        <translation>预防建议</translation>
    </message>
    <message>
        <source>All of them or any one</source>
        <translation>全部或任选其一</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>解答</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>答复时间</translation>
    </message>
    <message>
        <source>Answered by</source>
        <translation>答复人</translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>预约时间</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到达</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Ask {name}: {phone}</source>
        <translation>问问{name}：{phone}</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>申请时间</translation>
    </message>
    <message>
        <source>Assembly</source>
        <translation>所属总成</translation>
    </message>
    <message>
        <source>At the same time as {numbers}</source>
        <translation>与 {numbers} 时间重叠</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>条码</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>原来的</translation>
    </message>
    <message>
        <source>Before or after</source>
        <translation>维修前后</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>上级</translation>
    </message>
    <message>
        <source>Belongs to code</source>
        <translation>上级代码</translation>
    </message>
    <message>
        <source>Belongs to it</source>
        <translation>关联的记录</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>货位</translation>
    </message>
    <message>
        <source>Both answers stay on record. The one you choose counts for both of you.</source>
        <translation>两个答案都会留存。您选的那个对双方都生效。</translation>
    </message>
    <message>
        <source>Both go on, and this is not asked again.</source>
        <translation>两个都保留，不再询问。</translation>
    </message>
    <message>
        <source>Both have the same {field}: {value}</source>
        <translation>两条记录的{field}相同：{value}</translation>
    </message>
    <message>
        <source>Both of you changed “{field}”, and only one value can be right.</source>
        <translation>两人都改了“{field}”，只能留一个值。</translation>
    </message>
    <message>
        <source>Both of you moved this visit, and it can take place at one time only.</source>
        <translation>两人都改了这次上门的时间，只能排在一个时间。</translation>
    </message>
    <message>
        <source>Both of you rewrote “{field}”. Two texts can't be joined without somebody who reads them.</source>
        <translation>两人都改写了“{field}”，两段文字要有人看过才能合并。</translation>
    </message>
    <message>
        <source>Both records</source>
        <translation>两条记录</translation>
    </message>
    <message>
        <source>Both records stay usable until you decide. Nothing is deleted, whatever you choose.</source>
        <translation>决定之前两条记录都能用。无论怎么选，都不会删除数据。</translation>
    </message>
    <message>
        <source>Both started from here.</source>
        <translation>两人都从这里改起</translation>
    </message>
    <message>
        <source>Bought on</source>
        <translation>购买日期</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>箱号</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>箱数</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经手人</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>来电人</translation>
    </message>
    <message>
        <source>Caller's phone</source>
        <translation>来电号码</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>说明文字</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>承运人</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Cause code</source>
        <translation>原因代码</translation>
    </message>
    <message>
        <source>Cause found</source>
        <translation>诊断结论</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>改回</translation>
    </message>
    <message>
        <source>Changed {time}</source>
        <translation>{time} 改</translation>
    </message>
    <message>
        <source>Changed {time}, arrived later</source>
        <translation>{time} 改，后来才送达</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>检查表</translation>
    </message>
    <message>
        <source>Checklist template</source>
        <translation>检查表模板</translation>
    </message>
    <message>
        <source>Choose what it shall be.</source>
        <translation>请选定结果。</translation>
    </message>
    <message>
        <source>City</source>
        <translation>市</translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation>预留时间</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>关闭时间</translation>
    </message>
    <message>
        <source>Closed on</source>
        <translation>结案日期</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Complexity</source>
        <translation>复杂程度</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>部位</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Contact person</source>
        <translation>联系人姓名</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>维保合同</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>Counted blind</source>
        <translation>盲盘</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家</translation>
    </message>
    <message>
        <source>Counts meanwhile: of the booked technician, or the latest.</source>
        <translation>目前以此为准：派工技术员的答案，没有则取最新的。</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>保修归属</translation>
    </message>
    <message>
        <source>Covers labour</source>
        <translation>含工时</translation>
    </message>
    <message>
        <source>Covers parts</source>
        <translation>含备件</translation>
    </message>
    <message>
        <source>Covers travel</source>
        <translation>含上门</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>建立时间</translation>
    </message>
    <message>
        <source>Created by</source>
        <translation>开单人</translation>
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
        <source>Customer's feedback</source>
        <translation>客户意见</translation>
    </message>
    <message>
        <source>Day of the delivery note</source>
        <translation>送货单日期</translation>
    </message>
    <message>
        <source>Days to return old parts</source>
        <translation>旧件归还天数</translation>
    </message>
    <message>
        <source>Decide again</source>
        <translation>重新决定</translation>
    </message>
    <message>
        <source>Decide between two changes</source>
        <translation>在两处改动之间决定</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已决定</translation>
    </message>
    <message>
        <source>Decided between two changes</source>
        <translation>两处改动之间的决定</translation>
    </message>
    <message>
        <source>Decided in the last 30 days</source>
        <translation>近 30 天已决定</translation>
    </message>
    <message>
        <source>Decided: {decision}.</source>
        <translation>已决定：{decision}。</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Delivery note</source>
        <translation>送货单</translation>
    </message>
    <message>
        <source>Delivery time in days</source>
        <translation>交货期（天）</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Diagnosis tree</source>
        <translation>诊断树</translation>
    </message>
    <message>
        <source>Dispatcher</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>District</source>
        <translation>区县</translation>
    </message>
    <message>
        <source>Done at</source>
        <translation>完成于</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>完成人</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>应还日期</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮箱</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>English address</source>
        <translation>英文地址</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Entered first</source>
        <translation>先录入的</translation>
    </message>
    <message>
        <source>Entered later</source>
        <translation>后录入的</translation>
    </message>
    <message>
        <source>Everybody sees it from the next contact on.</source>
        <translation>下次同步后，大家都会看到。</translation>
    </message>
    <message>
        <source>Everybody sees this from the next contact on.</source>
        <translation>下次同步后，大家看到的都是它。</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>预计到达</translation>
    </message>
    <message>
        <source>Expected on</source>
        <translation>预计到货日</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Fault code</source>
        <translation>故障代码</translation>
    </message>
    <message>
        <source>Fault in the customer's words</source>
        <translation>客户描述</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>File type</source>
        <translation>文件类型</translation>
    </message>
    <message>
        <source>Fill in {field}.</source>
        <translation>请填写{field}。</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation>固件版本</translation>
    </message>
    <message>
        <source>Firmware after</source>
        <translation>现固件版本</translation>
    </message>
    <message>
        <source>Firmware before</source>
        <translation>原固件版本</translation>
    </message>
    <message>
        <source>Fits: you have nothing else at that time</source>
        <translation>排得下，这段时间您没有别的安排</translation>
    </message>
    <message>
        <source>Fits: {name} has nothing else at that time</source>
        <translation>排得下，{name}这段时间没有别的安排</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>From</source>
        <translation>自</translation>
    </message>
    <message>
        <source>From quantity</source>
        <translation>起订数量</translation>
    </message>
    <message>
        <source>From warehouse</source>
        <translation>出库仓库</translation>
    </message>
    <message>
        <source>Functional test</source>
        <translation>功能试验</translation>
    </message>
    <message>
        <source>Genuine part</source>
        <translation>原厂件</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>送往</translation>
    </message>
    <message>
        <source>Goods receipt</source>
        <translation>收货单</translation>
    </message>
    <message>
        <source>Handed in</source>
        <translation>交还时间</translation>
    </message>
    <message>
        <source>Has a use-by date</source>
        <translation>管理有效期</translation>
    </message>
    <message>
        <source>Hazardous goods</source>
        <translation>危险品</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>保管人</translation>
    </message>
    <message>
        <source>Inspected</source>
        <translation>检验时间</translation>
    </message>
    <message>
        <source>Inspected by</source>
        <translation>检验人</translation>
    </message>
    <message>
        <source>Inspected on arrival</source>
        <translation>到货检验</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>检验</translation>
    </message>
    <message>
        <source>Installed on</source>
        <translation>安装日期</translation>
    </message>
    <message>
        <source>Interchangeability</source>
        <translation>互换性</translation>
    </message>
    <message>
        <source>Is this the same {kind}?</source>
        <translation>这是同一个{kind}吗？</translation>
    </message>
    <message>
        <source>It must end after it starts.</source>
        <translation>结束时间必须晚于开始时间。</translation>
    </message>
    <message>
        <source>Key in the former system</source>
        <translation>原系统编号</translation>
    </message>
    <message>
        <source>Kilometres</source>
        <translation>里程</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Kind of job</source>
        <translation>服务方式</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>纬度</translation>
    </message>
    <message>
        <source>Least and most stock</source>
        <translation>库存上下限</translation>
    </message>
    <message>
        <source>Least quantity charged</source>
        <translation>最低计费数量</translation>
    </message>
    <message>
        <source>Least stock</source>
        <translation>库存下限</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Likely duplicates</source>
        <translation>疑似重复</translation>
    </message>
    <message>
        <source>Line of the goods receipt</source>
        <translation>收货单行</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>标志</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>经度</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>批号</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>制单时间</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>制单人</translation>
    </message>
    <message>
        <source>Made from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Main contact</source>
        <translation>主要联系人</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>生产厂家</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>经理</translation>
    </message>
    <message>
        <source>May the machine stand still</source>
        <translation>能否停机</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>Merged into</source>
        <translation>并入</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>适用型号</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Most stock</source>
        <translation>库存上限</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name and line</source>
        <translation>公司名称与主营</translation>
    </message>
    <message>
        <source>Needed by</source>
        <translation>需要时间</translation>
    </message>
    <message>
        <source>Neither, enter another…</source>
        <translation>都不要，另填一个…</translation>
    </message>
    <message>
        <source>No likely duplicates</source>
        <translation>没有疑似重复</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>未回答</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Nothing changes: everybody sees this already.</source>
        <translation>什么都不变，大家现在看到的就是它。</translation>
    </message>
    <message>
        <source>Nothing is lost before you decide: yours and theirs are both kept, and everything else is delivered as always.</source>
        <translation>没决定之前什么都不会丢：您的和别人的都留着，其余更改照常送达。</translation>
    </message>
    <message>
        <source>Nothing more expected</source>
        <translation>不再到货</translation>
    </message>
    <message>
        <source>Nothing to decide</source>
        <translation>没有要决定的</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Old one is used up first</source>
        <translation>先用完旧件</translation>
    </message>
    <message>
        <source>Old part</source>
        <translation>旧件</translation>
    </message>
    <message>
        <source>One of them is not on this computer.</source>
        <translation>其中一条不在本机。</translation>
    </message>
    <message>
        <source>Only one person changed it</source>
        <translation>只有一人改过</translation>
    </message>
    <message>
        <source>Only you changed it</source>
        <translation>只有您改过</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open the sync centre</source>
        <translation>打开同步中心</translation>
    </message>
    <message>
        <source>Open {subject}</source>
        <translation>打开 {subject}</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>开单时间</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>选配</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Order line</source>
        <translation>采购行</translation>
    </message>
    <message>
        <source>Order of preference</source>
        <translation>优先顺序</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>下单时间</translation>
    </message>
    <message>
        <source>Other changes of the same record, merged by themselves</source>
        <translation>同一记录的其他更改，已自动合并</translation>
    </message>
    <message>
        <source>Our company</source>
        <translation>本公司</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Owner outside the firm</source>
        <translation>外部负责人</translation>
    </message>
    <message>
        <source>Package size</source>
        <translation>包装数量</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>装箱时间</translation>
    </message>
    <message>
        <source>Packed by</source>
        <translation>装箱人</translation>
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
        <source>Period</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Pick list</source>
        <translation>拣货单</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>拣完时间</translation>
    </message>
    <message>
        <source>Picked by</source>
        <translation>拣货人</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>库位</translation>
    </message>
    <message>
        <source>Place of stock</source>
        <translation>库位</translation>
    </message>
    <message>
        <source>Place on the walk</source>
        <translation>行走顺序</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>坐标</translation>
    </message>
    <message>
        <source>Position held</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Position in the drawing</source>
        <translation>图中位置</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>邮编</translation>
    </message>
    <message>
        <source>Posted</source>
        <translation>过账时间</translation>
    </message>
    <message>
        <source>Preferred</source>
        <translation>首选</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Price list</source>
        <translation>价目</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>故障现象</translation>
    </message>
    <message>
        <source>Problem code</source>
        <translation>故障代码</translation>
    </message>
    <message>
        <source>Problem codes</source>
        <translation>故障代码</translation>
    </message>
    <message>
        <source>Problem, cause and remedy</source>
        <translation>故障、原因与处理</translation>
    </message>
    <message>
        <source>Problem, cause and remedy codes</source>
        <translation>故障、原因和措施代码</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>省</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>发布时间</translation>
    </message>
    <message>
        <source>Purchase order</source>
        <translation>采购单</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>暂放</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>检查项</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>替换比例</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>阅读时间</translation>
    </message>
    <message>
        <source>Read by</source>
        <translation>阅读人</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因说明</translation>
    </message>
    <message>
        <source>Reason for closing</source>
        <translation>关闭原因</translation>
    </message>
    <message>
        <source>Reason for the coverage</source>
        <translation>归属依据</translation>
    </message>
    <message>
        <source>Reason for the difference</source>
        <translation>差异原因</translation>
    </message>
    <message>
        <source>Reason for the shortage</source>
        <translation>短缺原因</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>受理时间</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>受理人</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Remarks are added, none replaces another</source>
        <translation>追加在后，不覆盖</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Remedy code</source>
        <translation>处理代码</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>已移除</translation>
    </message>
    <message>
        <source>Repair plan</source>
        <translation>维修方案</translation>
    </message>
    <message>
        <source>Repair steps</source>
        <translation>维修步骤</translation>
    </message>
    <message>
        <source>Replaced by</source>
        <translation>由此件替换</translation>
    </message>
    <message>
        <source>Replaced by part</source>
        <translation>替代备件</translation>
    </message>
    <message>
        <source>Replacement expected</source>
        <translation>等待换货</translation>
    </message>
    <message>
        <source>Replacement's number</source>
        <translation>替代件号</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>服务请求</translation>
    </message>
    <message>
        <source>Request line</source>
        <translation>申请行</translation>
    </message>
    <message>
        <source>Restore this</source>
        <translation>恢复原来的</translation>
    </message>
    <message>
        <source>Result of the test</source>
        <translation>试验结果</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>审核人</translation>
    </message>
    <message>
        <source>Reviewer's remark</source>
        <translation>审核意见</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Running hours</source>
        <translation>运行小时</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Search words</source>
        <translation>搜索词</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Service desk</source>
        <translation>客服</translation>
    </message>
    <message>
        <source>Service point</source>
        <translation>网点</translation>
    </message>
    <message>
        <source>Set off</source>
        <translation>出发</translation>
    </message>
    <message>
        <source>Shelf life in days</source>
        <translation>保质期（天）</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>发运时间</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>短缺</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>简称</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>场地</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>技能</translation>
    </message>
    <message>
        <source>Solution</source>
        <translation>处理方法</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>Solved in the first contact</source>
        <translation>首次联系即解决</translation>
    </message>
    <message>
        <source>Stands in for</source>
        <translation>代替</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Started by</source>
        <translation>开始人</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Stock move</source>
        <translation>库存移动</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>街道门牌</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Supplier's delivery note</source>
        <translation>供应商送货单号</translation>
    </message>
    <message>
        <source>Supplier's number</source>
        <translation>供应商料号</translation>
    </message>
    <message>
        <source>Supplier's offer</source>
        <translation>供应商报价</translation>
    </message>
    <message>
        <source>Surcharge</source>
        <translation>附加费</translation>
    </message>
    <message>
        <source>Symptom</source>
        <translation>故障现象</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>旧件标签</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>拍摄时间</translation>
    </message>
    <message>
        <source>Taken from</source>
        <translation>出库位置</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Tax number</source>
        <translation>税号</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>技术员</translation>
    </message>
    <message>
        <source>The answer counts for everybody from the next contact on.</source>
        <translation>下次联网后对所有人生效。</translation>
    </message>
    <message>
        <source>The one entered later is archived, and what belongs to it goes over to the first one. This can be undone.</source>
        <translation>后录入的一条归档，属于它的内容转到先录入的一条。此操作可以撤销。</translation>
    </message>
    <message>
        <source>The one entered later is archived. Parts lists, codes and pictures go over to the first one; its stock stays under its number until it is used up.</source>
        <translation>后录入的一条归档，其清单、编码和图片转到先录入的一条；库存仍挂在原编号下，用完为止。</translation>
    </message>
    <message>
        <source>The one entered later is archived; what belongs to it stays findable with it.</source>
        <translation>后录入的归档，它关联的记录仍可随它查到。</translation>
    </message>
    <message>
        <source>The question is open again for both.</source>
        <translation>这道题对双方都重新待答。</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>同一个</translation>
    </message>
    <message>
        <source>The same: the later one is archived</source>
        <translation>同一个：后录入的已归档</translation>
    </message>
    <message>
        <source>This record is not on this computer any more. Let somebody decide who has it, or the office.</source>
        <translation>这条记录已不在本机。请由持有它的同事或办公室决定。</translation>
    </message>
    <message>
        <source>This step was not allowed any more when it arrived.</source>
        <translation>这一步送达时，已经不允许了。</translation>
    </message>
    <message>
        <source>This was decided more than 30 days ago and stays as it is.</source>
        <translation>决定已超过 30 天，不再更改。</translation>
    </message>
    <message>
        <source>This was settled meanwhile.</source>
        <translation>这一项已有人定下。</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Thumbnail</source>
        <translation>缩略图</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>客户等级</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Time spent</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>要您决定</translation>
    </message>
    <message>
        <source>Tracked by</source>
        <translation>追踪方式</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Two different ones</source>
        <translation>两个不同的</translation>
    </message>
    <message>
        <source>Two different ones: both go on</source>
        <translation>两个不同的：都保留</translation>
    </message>
    <message>
        <source>Two people answered this question without knowing of each other.</source>
        <translation>两个人在互不知情时都回答了这道题。</translation>
    </message>
    <message>
        <source>Two people changed “{field}”, and only one value can be right.</source>
        <translation>有两人改了“{field}”，只能留一个值。</translation>
    </message>
    <message>
        <source>Two people moved this visit, and it can take place at one time only.</source>
        <translation>有两人改了这次上门的时间，只能排在一个时间。</translation>
    </message>
    <message>
        <source>Two people rewrote “{field}”. Two texts can't be joined without somebody who reads them.</source>
        <translation>有两人改写了“{field}”，两段文字要有人看过才能合并。</translation>
    </message>
    <message>
        <source>Type of job</source>
        <translation>工单类型</translation>
    </message>
    <message>
        <source>Type of request</source>
        <translation>请求类型</translation>
    </message>
    <message>
        <source>Types of job</source>
        <translation>适用工单类型</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Unit price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Use by</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Use mine</source>
        <translation>用我的</translation>
    </message>
    <message>
        <source>Use this</source>
        <translation>就用这个</translation>
    </message>
    <message>
        <source>Use {name}'s</source>
        <translation>用{name}的</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Value now</source>
        <translation>现在的值</translation>
    </message>
    <message>
        <source>Van</source>
        <translation>服务车</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>上门</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>上门次数</translation>
    </message>
    <message>
        <source>Wanted by</source>
        <translation>期望时间</translation>
    </message>
    <message>
        <source>Warehouse</source>
        <translation>库管</translation>
    </message>
    <message>
        <source>Warranty</source>
        <translation>保修</translation>
    </message>
    <message>
        <source>Warranty in months</source>
        <translation>保修月数</translation>
    </message>
    <message>
        <source>Warranty until</source>
        <translation>保修至</translation>
    </message>
    <message>
        <source>Way of the shipment</source>
        <translation>发运进度</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>网站</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重量</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>去向</translation>
    </message>
    <message>
        <source>What is disagreed about</source>
        <translation>有分歧的内容</translation>
    </message>
    <message>
        <source>What we do</source>
        <translation>主营</translation>
    </message>
    <message>
        <source>What we do, in English</source>
        <translation>主营（英文）</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>安装位置</translation>
    </message>
    <message>
        <source>Where two laptops entered the same customer or machine, a person decides here.</source>
        <translation>两台电脑录入了同一客户或设备时，由人在这里判断。</translation>
    </message>
    <message>
        <source>Where two people change the same thing, both values wait here until one of you chooses.</source>
        <translation>两个人改了同一处时，两个值都留在这里，等其中一人选定。</translation>
    </message>
    <message>
        <source>Who picks, since when</source>
        <translation>拣货人与开始时间</translation>
    </message>
    <message>
        <source>Why no conflict</source>
        <translation>为什么没有冲突</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽</translation>
    </message>
    <message>
        <source>Work order</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Work started</source>
        <translation>开工</translation>
    </message>
    <message>
        <source>You changed it {first}, {name} {second}. Choose one; both of you see the outcome.</source>
        <translation>您 {first} 改过，{name} {second} 也改了。选一个，两人都会看到结果。</translation>
    </message>
    <message>
        <source>You changed it {second}; {name}'s change of {first} arrived later. Choose one; both of you see the outcome.</source>
        <translation>您 {second} 改过，{name} {first} 的改动后来才送达。选一个，两人都会看到结果。</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>您的</translation>
    </message>
    <message>
        <source>Yours, shown now</source>
        <translation>您的，现在显示的</translation>
    </message>
    <message>
        <source>a colleague</source>
        <translation>同事</translation>
    </message>
    <message>
        <source>another value</source>
        <translation>另填了一个</translation>
    </message>
    <message>
        <source>another value is used</source>
        <translation>用了另填的</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>原来的</translation>
    </message>
    <message>
        <source>as it was before</source>
        <translation>恢复了原来的</translation>
    </message>
    <message>
        <source>before</source>
        <translation>上一项</translation>
    </message>
    <message>
        <source>different</source>
        <translation>不同的</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>enter another</source>
        <translation>另填</translation>
    </message>
    <message>
        <source>next</source>
        <translation>下一项</translation>
    </message>
    <message>
        <source>next, before</source>
        <translation>下一项、上一项</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>no time yet</source>
        <translation>尚未定时间</translation>
    </message>
    <message>
        <source>not on this computer</source>
        <translation>不在本机</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>per {unit}</source>
        <translation>每{unit}</translation>
    </message>
    <message>
        <source>the first</source>
        <translation>第一个</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>同一个</translation>
    </message>
    <message>
        <source>the same, the second is archived</source>
        <translation>同一个，后录入的已归档</translation>
    </message>
    <message>
        <source>the second</source>
        <translation>第二个</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>这台电脑</translation>
    </message>
    <message>
        <source>today, {day}</source>
        <translation>今天 {day}</translation>
    </message>
    <message>
        <source>tomorrow, {day}</source>
        <translation>明天 {day}</translation>
    </message>
    <message>
        <source>two different ones</source>
        <translation>两个不同的</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>yesterday, {day}</source>
        <translation>昨天 {day}</translation>
    </message>
    <message>
        <source>you</source>
        <translation>您</translation>
    </message>
    <message>
        <source>yours is used</source>
        <translation>用了您的</translation>
    </message>
    <message>
        <source>yours was used</source>
        <translation>用了您的</translation>
    </message>
    <message>
        <source>{field}, the step is not allowed any more</source>
        <translation>{field}，这一步已不允许</translation>
    </message>
    <message>
        <source>{field}, two people answered differently</source>
        <translation>{field}，两个人的答案不同</translation>
    </message>
    <message>
        <source>{field}, two people changed it</source>
        <translation>{field}，两人都改了</translation>
    </message>
    <message>
        <source>{field}, you and {name} answered differently</source>
        <translation>{field}，您和{name}的答案不同</translation>
    </message>
    <message>
        <source>{field}, you and {name} changed it</source>
        <translation>{field}，您和{name}都改了</translation>
    </message>
    <message>
        <source>{field}, {decision}</source>
        <translation>{field}，{decision}</translation>
    </message>
    <message>
        <source>{field}: another value</source>
        <translation>{field}：另填一个</translation>
    </message>
    <message>
        <source>{field}: {subject}</source>
        <translation>{subject}的{field}</translation>
    </message>
    <message>
        <source>{field}: {what}</source>
        <translation>{field}：{what}</translation>
    </message>
    <message>
        <source>{kind}, the same {field}</source>
        <translation>{kind}，{field}相同</translation>
    </message>
    <message>
        <source>{kind}, {decision}</source>
        <translation>{kind}，{decision}</translation>
    </message>
    <message>
        <source>{name}'s</source>
        <translation>{name}的</translation>
    </message>
    <message>
        <source>{name}'s is used</source>
        <translation>用了{name}的</translation>
    </message>
    <message>
        <source>{name}'s was used</source>
        <translation>用了{name}的</translation>
    </message>
    <message>
        <source>{name}'s, shown now</source>
        <translation>{name}的，现在显示的</translation>
    </message>
    <message>
        <source>{name}, {device}</source>
        <translation>{name}，{device}</translation>
    </message>
    <message>
        <source>{one} changed it {first}, {other} {second}. Choose one; both see the outcome.</source>
        <translation>{one} {first} 改过，{other} {second} 也改了。选一个，两人都会看到结果。</translation>
    </message>
    <message>
        <source>{value}: {note}</source>
        <translation>{value}：{note}</translation>
    </message>
    <message>
        <source>{weekday} {date}</source>
        <translation>{date} {weekday}</translation>
    </message>
</context>
</TS>
