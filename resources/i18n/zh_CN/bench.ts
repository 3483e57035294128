<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>bench</name>
    <message numerus="yes">
        <source>%n bins</source>
        <translation>
            <numerusform>%n 个货位</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n counts are begun.</source>
        <translation>
            <numerusform>已开始 %n 张盘点单。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines are doubtful. Count just them again.</source>
        <translation>
            <numerusform>有 %n 行存疑，只需重盘这几行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines are not as ordered.</source>
        <translation>
            <numerusform>有 %n 行与订单不符。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines are not complete. What becomes of the rest?</source>
        <translation>
            <numerusform>有 %n 行没到齐，剩下的怎么处理？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines are put away as proposed.</source>
        <translation>
            <numerusform>%n 行已按建议上架。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines done</source>
        <translation>
            <numerusform>已拣 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines have no bin yet: scan one for each.</source>
        <translation>
            <numerusform>还有 %n 行没有货位，请逐一扫描货位。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines wait for stock</source>
        <translation>
            <numerusform>%n 行等到货</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines, in the order of the walk</source>
        <translation>
            <numerusform>%n 行，按走动路线排</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>后面 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more are being counted already, or are left for the next time.</source>
        <translation>
            <numerusform>另有 %n 个货位正在盘点，或留到下次。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them first</source>
        <translation>
            <numerusform>先做 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them inspected</source>
        <translation>
            <numerusform>其中 %n 件已检验</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parts</source>
        <translation>
            <numerusform>%n 种备件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n should have come back</source>
        <translation>
            <numerusform>%n 件应还未还</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks</source>
        <translation>
            <numerusform>%n 项任务</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to be inspected or sent on</source>
        <translation>
            <numerusform>%n 件待检验或处理</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait</source>
        <translation>
            <numerusform>待检 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n work orders</source>
        <translation>
            <numerusform>%n 个工单</numerusform>
        </translation>
    </message>
    <message>
        <source>A box that was found</source>
        <translation>盘出的无主件</translation>
    </message>
    <message>
        <source>A gift or a sample</source>
        <translation>赠品或样品</translation>
    </message>
    <message>
        <source>Add a photo</source>
        <translation>添加照片</translation>
    </message>
    <message>
        <source>After this</source>
        <translation>接下来做</translation>
    </message>
    <message>
        <source>All passed</source>
        <translation>全部合格</translation>
    </message>
    <message>
        <source>All put away as proposed</source>
        <translation>按建议全部上架</translation>
    </message>
    <message>
        <source>All {amount} picked</source>
        <translation>{amount}都拣到</translation>
    </message>
    <message>
        <source>Arrives in</source>
        <translation>收入仓库</translation>
    </message>
    <message>
        <source>As ordered</source>
        <translation>与订单一致</translation>
    </message>
    <message>
        <source>Asked for from the other warehouse.</source>
        <translation>已向另一个仓库申请调拨。</translation>
    </message>
    <message>
        <source>Back to the queue</source>
        <translation>回任务列表</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Begin and print the sheet</source>
        <translation>开始并打印盘点单</translation>
    </message>
    <message>
        <source>Begin and print the sheets</source>
        <translation>开始并打印盘点单</translation>
    </message>
    <message>
        <source>Beware</source>
        <translation>注意</translation>
    </message>
    <message>
        <source>Bins</source>
        <translation>货位</translation>
    </message>
    <message>
        <source>Bins not counted for 90 days</source>
        <translation>90 天未盘的货位</translation>
    </message>
    <message>
        <source>Blind: what the books expect is not shown</source>
        <translation>盲盘，不显示账面数</translation>
    </message>
    <message>
        <source>Bought in a hurry</source>
        <translation>紧急采购</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>箱数</translation>
    </message>
    <message>
        <source>Bring to what was counted</source>
        <translation>按盘点数更正</translation>
    </message>
    <message>
        <source>Class A bins: most value and movement</source>
        <translation>A 类货位：价值高、周转快</translation>
    </message>
    <message>
        <source>Class B bins</source>
        <translation>B 类货位</translation>
    </message>
    <message>
        <source>Class C bins</source>
        <translation>C 类货位</translation>
    </message>
    <message>
        <source>Comes after the visit: {day}.</source>
        <translation>到货晚于上门：{day}。</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>再点一遍</translation>
    </message>
    <message>
        <source>Count again in</source>
        <translation>重盘</translation>
    </message>
    <message>
        <source>Count in</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>Count {number}</source>
        <translation>盘点 {number}</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>已点</translation>
    </message>
    <message>
        <source>Counted in this bin</source>
        <translation>本货位已盘</translation>
    </message>
    <message>
        <source>Counted last</source>
        <translation>刚盘的</translation>
    </message>
    <message>
        <source>Counted. Put it away as proposed, or scan another bin.</source>
        <translation>点好了。按建议上架，或扫别的货位。</translation>
    </message>
    <message numerus="yes">
        <source>Counted: %n lines put right in the books.</source>
        <translation>
            <numerusform>盘完了，账面改正 %n 行。</numerusform>
        </translation>
    </message>
    <message>
        <source>Counted: the books were right.</source>
        <translation>盘完了，账实相符。</translation>
    </message>
    <message>
        <source>Ctrl M switches the sound</source>
        <translation>Ctrl M 开关声音</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>有损坏</translation>
    </message>
    <message>
        <source>Date of the note</source>
        <translation>送货单日期</translation>
    </message>
    <message>
        <source>Delivered beyond the order</source>
        <translation>超出订单</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>到货</translation>
    </message>
    <message>
        <source>Delivery note</source>
        <translation>送货单</translation>
    </message>
    <message>
        <source>Delivery note…</source>
        <translation>送货单…</translation>
    </message>
    <message>
        <source>Did not pass</source>
        <translation>检验不合格</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Does it pass?</source>
        <translation>检验合格吗？</translation>
    </message>
    <message>
        <source>Does not work</source>
        <translation>通电或试装不正常</translation>
    </message>
    <message>
        <source>Each bin is a count of its own and waits in the queue.</source>
        <translation>每个货位单独一张盘点单，进入任务列表。</translation>
    </message>
    <message>
        <source>Each scan is one piece; type a number to say how many there are.</source>
        <translation>扫一次算一件；也可以直接输入总数。</translation>
    </message>
    <message>
        <source>Each scan takes in what the order expects of the part. Differences are asked at the end.</source>
        <translation>每扫一种备件，按订单数量计入；差异最后一起问。</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Enter if all passed, or type how many failed</source>
        <translation>全部合格按回车，或输入不合格数量</translation>
    </message>
    <message>
        <source>Every bin was looked through</source>
        <translation>货位都盘过了</translation>
    </message>
    <message>
        <source>Every bin was looked through.</source>
        <translation>货位都盘过了。</translation>
    </message>
    <message>
        <source>Every visit of the next days has its parts, or they come in time.</source>
        <translation>近几天上门要用的备件都已到位，或能按时送到。</translation>
    </message>
    <message>
        <source>Everything arrived</source>
        <translation>全部到齐</translation>
    </message>
    <message>
        <source>Everything is counted</source>
        <translation>全部点完</translation>
    </message>
    <message>
        <source>Everything is in its place</source>
        <translation>都已上架</translation>
    </message>
    <message>
        <source>Everything is inspected</source>
        <translation>全部检验完毕</translation>
    </message>
    <message>
        <source>Everything is picked</source>
        <translation>全部拣完</translation>
    </message>
    <message>
        <source>Everything is put away. Press Enter to finish.</source>
        <translation>都已上架，按 Enter 完成。</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>不合格</translation>
    </message>
    <message>
        <source>Find it, or enter a new part</source>
        <translation>查找备件，或新建备件</translation>
    </message>
    <message>
        <source>Find the part…</source>
        <translation>查找备件…</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>First</source>
        <translation>先做</translation>
    </message>
    <message>
        <source>For</source>
        <translation>用于</translation>
    </message>
    <message>
        <source>From</source>
        <translation>发自</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Go on counting.</source>
        <translation>继续点数。</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>送到</translation>
    </message>
    <message>
        <source>Has its verdict</source>
        <translation>已有检验结论</translation>
    </message>
    <message>
        <source>If everything arrived, press Enter. Otherwise scan what is there.</source>
        <translation>全部到齐按 Enter；不齐就逐件扫码。</translation>
    </message>
    <message>
        <source>In no bin</source>
        <translation>没有货位</translation>
    </message>
    <message>
        <source>In the box</source>
        <translation>箱内</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>缺附件或缺数</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>来料检验</translation>
    </message>
    <message>
        <source>Inspect it again</source>
        <translation>重新检验</translation>
    </message>
    <message>
        <source>Inspect {number}</source>
        <translation>检验 {number}</translation>
    </message>
    <message>
        <source>Inspected</source>
        <translation>已检验</translation>
    </message>
    <message>
        <source>Inspected on arrival</source>
        <translation>来料检验明细</translation>
    </message>
    <message>
        <source>It belongs to no order, so no replacement is owed. Press 1, 3 or 4.</source>
        <translation>该收货没有采购单，供应商不欠换货，请按 1、3 或 4。</translation>
    </message>
    <message>
        <source>It is missing</source>
        <translation>算缺失</translation>
    </message>
    <message>
        <source>Its delivery note waits in the queue.</source>
        <translation>送货单在任务列表里等发运。</translation>
    </message>
    <message>
        <source>Keep as defective</source>
        <translation>留在不良品区</translation>
    </message>
    <message>
        <source>Keep what is over</source>
        <translation>多的也收下</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>打标签</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>发出</translation>
    </message>
    <message>
        <source>Lent to us</source>
        <translation>借用件</translation>
    </message>
    <message>
        <source>Less arrived than was sent. Does the rest follow, or is it missing?</source>
        <translation>到货比发出的少。剩下的随后到，还是算缺失？</translation>
    </message>
    <message>
        <source>Line {line} of {total}</source>
        <translation>第 {line} 行，共 {total} 行</translation>
    </message>
    <message>
        <source>Line {line} will be {missing} short</source>
        <translation>第 {line} 行会缺 {missing}</translation>
    </message>
    <message>
        <source>Line {line}: not enough?</source>
        <translation>第 {line} 行不够？</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>要重盘</translation>
    </message>
    <message>
        <source>Look again at these</source>
        <translation>这几行要重盘</translation>
    </message>
    <message>
        <source>Missing on arrival</source>
        <translation>到货时缺失</translation>
    </message>
    <message>
        <source>Moves made meanwhile are taken into account; nobody has to stop working.</source>
        <translation>盘点期间的收发会自动折算，不用停工。</translation>
    </message>
    <message>
        <source>Needed {time}</source>
        <translation>{time} 要用</translation>
    </message>
    <message>
        <source>New part…</source>
        <translation>新建备件…</translation>
    </message>
    <message>
        <source>No bin is known for what stands here: scan one.</source>
        <translation>这些备件都没有货位，请扫描货位。</translation>
    </message>
    <message>
        <source>No bin is known for {number}: scan one.</source>
        <translation>{number} 还没有货位，请扫描一个货位。</translation>
    </message>
    <message>
        <source>No more than what stands in receiving can be put away.</source>
        <translation>上架数量不能超过收货区里的数量。</translation>
    </message>
    <message>
        <source>No more than what waits for inspection can fail it.</source>
        <translation>不合格数量不能超过待检数量。</translation>
    </message>
    <message>
        <source>No part is known by the code {code}.</source>
        <translation>没有编码为 {code} 的备件。</translation>
    </message>
    <message>
        <source>No part is known by this code</source>
        <translation>没有这个编码的备件</translation>
    </message>
    <message>
        <source>No task begins with that. Scan a paper, a box or a bin.</source>
        <translation>这不是任务的条码。请扫单据、箱签或货位。</translation>
    </message>
    <message>
        <source>Not as ordered</source>
        <translation>与订单不符</translation>
    </message>
    <message>
        <source>Not enough…</source>
        <translation>不够…</translation>
    </message>
    <message>
        <source>Not on this order</source>
        <translation>不在订单里</translation>
    </message>
    <message>
        <source>Noted as short: the request waits for the rest.</source>
        <translation>已记短缺，申请继续等剩下的。</translation>
    </message>
    <message>
        <source>Nothing is to be counted here.</source>
        <translation>这里没有要盘点的货位。</translation>
    </message>
    <message>
        <source>Nothing more comes</source>
        <translation>不再来货</translation>
    </message>
    <message>
        <source>Nothing more is to be done with it here.</source>
        <translation>这张送货单已办完。</translation>
    </message>
    <message>
        <source>Nothing of it is to be picked.</source>
        <translation>不用再拣。</translation>
    </message>
    <message>
        <source>Nothing of {code} stands in receiving.</source>
        <translation>收货区里没有 {code}。</translation>
    </message>
    <message>
        <source>Nothing of {code} waits for inspection here.</source>
        <translation>这张收货单里没有待检的 {code}。</translation>
    </message>
    <message>
        <source>Nothing passed…</source>
        <translation>全部不合格…</translation>
    </message>
    <message>
        <source>Nothing stands in receiving any more.</source>
        <translation>收货区已清空。</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>没有待办任务</translation>
    </message>
    <message>
        <source>Nothing was scanned again. Enter once more if none of it is there.</source>
        <translation>还没有重扫。确实一件都没有，就再按一次 Enter。</translation>
    </message>
    <message>
        <source>Old parts</source>
        <translation>旧件</translation>
    </message>
    <message>
        <source>On its way back to the supplier.</source>
        <translation>已发出，退回供应商。</translation>
    </message>
    <message>
        <source>On its way. Whoever gets it scans the box.</source>
        <translation>已发出，收件人扫箱签即可签收。</translation>
    </message>
    <message>
        <source>One zone</source>
        <translation>一个库区</translation>
    </message>
    <message>
        <source>Only the doubtful lines</source>
        <translation>只盘存疑的行</translation>
    </message>
    <message>
        <source>Only {there} in the bin</source>
        <translation>货位只有 {there}</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>采购单</translation>
    </message>
    <message>
        <source>Ordered and counted</source>
        <translation>应到与实点</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>装箱</translation>
    </message>
    <message>
        <source>Pack it: the delivery note is made, and the box is ready to be sent.</source>
        <translation>装箱后自动生成送货单，即可发运。</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>已装箱</translation>
    </message>
    <message>
        <source>Packed with {number}.</source>
        <translation>已装箱，送货单 {number}。</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>备件</translation>
    </message>
    <message>
        <source>Part number or name</source>
        <translation>备件号或名称</translation>
    </message>
    <message>
        <source>Parts requests, deliveries and counts appear here. Scan a bin to count it now.</source>
        <translation>领料申请、到货和盘点会出现在这里。现在就要盘点，扫一下货位。</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Photo…</source>
        <translation>拍照…</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>拣货</translation>
    </message>
    <message>
        <source>Pick {number}</source>
        <translation>拣货 {number}</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>过账</translation>
    </message>
    <message>
        <source>Press 1 if the rest follows, 2 if it is missing</source>
        <translation>随后到按 1，缺失按 2</translation>
    </message>
    <message>
        <source>Press 1 or 2, or go on scanning</source>
        <translation>按 1 或 2，或继续扫码</translation>
    </message>
    <message>
        <source>Press 1 to 4</source>
        <translation>按 1 至 4</translation>
    </message>
    <message>
        <source>Press 1 to keep what is over, F6 to count again.</source>
        <translation>按 1 收下多到的，按 F6 再点一遍。</translation>
    </message>
    <message>
        <source>Press 1, 2 or 3, or go on scanning</source>
        <translation>按 1、2、3 选择，或继续扫码</translation>
    </message>
    <message>
        <source>Press 1, or go on scanning</source>
        <translation>按 1，或继续扫码</translation>
    </message>
    <message>
        <source>Press Enter to finish the receipt.</source>
        <translation>按 Enter 完成收货。</translation>
    </message>
    <message>
        <source>Press Enter to go on</source>
        <translation>按 Enter 继续</translation>
    </message>
    <message>
        <source>Press Enter to pack</source>
        <translation>按 Enter 装箱</translation>
    </message>
    <message>
        <source>Press Enter: what was counted goes into the books.</source>
        <translation>按 Enter，盘点结果入账。</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>暂放</translation>
    </message>
    <message>
        <source>Put aside. The queue keeps it.</source>
        <translation>已暂放，在任务列表里可以接着做。</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>上架</translation>
    </message>
    <message>
        <source>Put away here</source>
        <translation>已放到此货位</translation>
    </message>
    <message>
        <source>Put away later</source>
        <translation>稍后上架</translation>
    </message>
    <message numerus="yes">
        <source>Put away, %n lines</source>
        <translation>
            <numerusform>待上架 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Put everything away as proposed</source>
        <translation>全部按建议上架</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>收货</translation>
    </message>
    <message>
        <source>Receive the box {number}</source>
        <translation>签收 {number}</translation>
    </message>
    <message>
        <source>Receive without an order</source>
        <translation>无单收货</translation>
    </message>
    <message>
        <source>Receive without an order…</source>
        <translation>无单收货…</translation>
    </message>
    <message>
        <source>Receive {number}</source>
        <translation>收货 {number}</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>Received and put away.</source>
        <translation>已收货上架。</translation>
    </message>
    <message>
        <source>Received. Putting it away waits in the queue.</source>
        <translation>已收货，上架任务已进入队列。</translation>
    </message>
    <message>
        <source>Received. The parts are in stock here.</source>
        <translation>已签收，备件已入库。</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Return, credit</source>
        <translation>退货退款</translation>
    </message>
    <message>
        <source>Return, replace</source>
        <translation>退货换货</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>退料</translation>
    </message>
    <message>
        <source>Right bin</source>
        <translation>货位对</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Say what becomes of the differences: 1 or 2.</source>
        <translation>差异怎么处理？按 1 或 2。</translation>
    </message>
    <message>
        <source>Say what becomes of what failed: 1 to 4.</source>
        <translation>请选择不合格品的处理方式：1 至 4。</translation>
    </message>
    <message>
        <source>Say what was found, in a few words.</source>
        <translation>请简单写明检验发现的问题。</translation>
    </message>
    <message>
        <source>Scan a bin or a part, or type how many</source>
        <translation>扫货位、备件，或输入数量</translation>
    </message>
    <message>
        <source>Scan a bin, or press Enter to put everything away.</source>
        <translation>扫货位，或按 Enter 全部上架。</translation>
    </message>
    <message>
        <source>Scan a paper, a box or a bin</source>
        <translation>扫单据、箱签，或要盘点的货位</translation>
    </message>
    <message>
        <source>Scan a part, then its bin</source>
        <translation>先扫备件，再扫货位</translation>
    </message>
    <message>
        <source>Scan another bin, or press Enter</source>
        <translation>扫别的货位，或按 Enter</translation>
    </message>
    <message>
        <source>Scan each part, or one and type how many</source>
        <translation>逐件扫码，或扫一件再输入数量</translation>
    </message>
    <message>
        <source>Scan or type the lot</source>
        <translation>扫或输入批号</translation>
    </message>
    <message>
        <source>Scan the bin for {number}.</source>
        <translation>扫 {number} 要放的货位。</translation>
    </message>
    <message>
        <source>Scan the bin; type a number to put only so many there</source>
        <translation>扫描货位；只放一部分就先输入数量</translation>
    </message>
    <message>
        <source>Scan the carrier's label, or press Enter when it leaves</source>
        <translation>扫快递单，或发走时按 Enter</translation>
    </message>
    <message>
        <source>Scan the doubtful parts again, then press Enter</source>
        <translation>重扫存疑的备件，然后按 Enter</translation>
    </message>
    <message>
        <source>Scan the first part</source>
        <translation>扫第一种备件</translation>
    </message>
    <message>
        <source>Scan the next part, or type how many</source>
        <translation>扫下一种，或输入数量</translation>
    </message>
    <message>
        <source>Scan the parts first.</source>
        <translation>请先扫备件。</translation>
    </message>
    <message>
        <source>Scan the parts, or press Enter if everything arrived</source>
        <translation>扫备件，全部到齐直接按 Enter</translation>
    </message>
    <message>
        <source>Scan the parts; type a number to correct the last one</source>
        <translation>扫备件；输入数字可改刚扫的数量</translation>
    </message>
    <message>
        <source>Scan the serial number</source>
        <translation>扫序列号</translation>
    </message>
    <message>
        <source>Scan what lies there</source>
        <translation>扫货位上的备件</translation>
    </message>
    <message>
        <source>Scan {bin} or the part</source>
        <translation>扫 {bin} 或备件</translation>
    </message>
    <message>
        <source>Scanned last</source>
        <translation>刚扫的</translation>
    </message>
    <message>
        <source>Scrap it</source>
        <translation>报废</translation>
    </message>
    <message>
        <source>Ship</source>
        <translation>发运</translation>
    </message>
    <message>
        <source>Ship it</source>
        <translation>发走</translation>
    </message>
    <message>
        <source>Ship {number}</source>
        <translation>发运 {number}</translation>
    </message>
    <message>
        <source>Show the count</source>
        <translation>查看盘点单</translation>
    </message>
    <message>
        <source>Show the old part</source>
        <translation>查看旧件</translation>
    </message>
    <message>
        <source>Sound off</source>
        <translation>声音关</translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation>声音开</translation>
    </message>
    <message>
        <source>Start a count</source>
        <translation>开始盘点</translation>
    </message>
    <message>
        <source>Start a count…</source>
        <translation>开始盘点…</translation>
    </message>
    <message>
        <source>Still to pick</source>
        <translation>再拣</translation>
    </message>
    <message>
        <source>Supplier's delivery note</source>
        <translation>供应商送货单号</translation>
    </message>
    <message>
        <source>Supplier, if known</source>
        <translation>供应商（可不填）</translation>
    </message>
    <message>
        <source>Take it as counted</source>
        <translation>以盘点数为准</translation>
    </message>
    <message>
        <source>Take it in</source>
        <translation>收下</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>已撤销。</translation>
    </message>
    <message>
        <source>Taken back: as it was counted before.</source>
        <translation>已撤销，恢复之前的盘点数。</translation>
    </message>
    <message>
        <source>Taken back: it has not left.</source>
        <translation>已撤销，还没有发出。</translation>
    </message>
    <message>
        <source>Taken back: it is on its way again.</source>
        <translation>已撤销签收，仍在途中。</translation>
    </message>
    <message>
        <source>Taken back: it lies in its bin again.</source>
        <translation>已撤销，备件放回货位。</translation>
    </message>
    <message>
        <source>Taken back: it stands in receiving again.</source>
        <translation>已撤销上架，放回收货区。</translation>
    </message>
    <message>
        <source>Taken back: it waits for inspection again.</source>
        <translation>已撤销，重新待检。</translation>
    </message>
    <message>
        <source>Taken back: {number}.</source>
        <translation>已撤销 {number}。</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Tasks of the warehouse</source>
        <translation>仓库任务</translation>
    </message>
    <message>
        <source>That is all</source>
        <translation>就这些</translation>
    </message>
    <message>
        <source>The bin is done. Go to the next one.</source>
        <translation>本货位盘完，去下一个。</translation>
    </message>
    <message>
        <source>The bins whose turn it is</source>
        <translation>轮到盘点的货位</translation>
    </message>
    <message>
        <source>The books were right for {share} % of the lines. Found: {gained}, missing: {lost}.</source>
        <translation>账实相符 {share}%。盘盈 {gained}，盘亏 {lost}。</translation>
    </message>
    <message>
        <source>The books were right.</source>
        <translation>账实相符。</translation>
    </message>
    <message>
        <source>The box is packed. Put {number} in it; press Enter when it leaves.</source>
        <translation>已装箱，请把送货单 {number} 放进箱里，发走时按 Enter。</translation>
    </message>
    <message>
        <source>The code {code} names this part from now on</source>
        <translation>以后扫 {code} 就是这个备件</translation>
    </message>
    <message>
        <source>The delivery note is noted.</source>
        <translation>送货单信息已保存。</translation>
    </message>
    <message>
        <source>The parts are in stock and can be picked.</source>
        <translation>备件已入库，可以拣货。</translation>
    </message>
    <message>
        <source>The parts are scanned next. A supplier need not be known.</source>
        <translation>接下来扫描备件，供应商可以不填。</translation>
    </message>
    <message>
        <source>The photo is kept with {number}.</source>
        <translation>照片已存到 {number}。</translation>
    </message>
    <message>
        <source>The receipt names no supplier, so it can't go back. Press 3 or 4.</source>
        <translation>收货单没有供应商，无法退回，请按 3 或 4。</translation>
    </message>
    <message>
        <source>The rest follows</source>
        <translation>剩下的随后到</translation>
    </message>
    <message>
        <source>The substitute is on the list now.</source>
        <translation>替代件已加入拣货单。</translation>
    </message>
    <message>
        <source>The whole warehouse</source>
        <translation>整个仓库（全盘）</translation>
    </message>
    <message>
        <source>There is nothing to take back here.</source>
        <translation>没有可以撤销的。</translation>
    </message>
    <message>
        <source>This bin is done</source>
        <translation>本货位盘完</translation>
    </message>
    <message>
        <source>This box</source>
        <translation>这一箱</translation>
    </message>
    <message>
        <source>This is the box. Press Enter when everything is in it.</source>
        <translation>就是这一箱。东西齐了按 Enter。</translation>
    </message>
    <message>
        <source>This is the box. Press Enter when it leaves.</source>
        <translation>就是这一箱。发走时按 Enter。</translation>
    </message>
    <message>
        <source>This list was cancelled</source>
        <translation>这张拣货单已取消</translation>
    </message>
    <message>
        <source>This warehouse has no zones.</source>
        <translation>这个仓库没有划分库区。</translation>
    </message>
    <message>
        <source>To be inspected</source>
        <translation>待检</translation>
    </message>
    <message>
        <source>Tracking</source>
        <translation>快递</translation>
    </message>
    <message>
        <source>Tracking number {number} is noted.</source>
        <translation>已记快递单号 {number}。</translation>
    </message>
    <message>
        <source>Type the expiry date, like 2027-01-31</source>
        <translation>输入有效期，例如 2027-01-31</translation>
    </message>
    <message>
        <source>Type what was found, or press 1 to 5</source>
        <translation>输入检验发现的问题，或按 1 到 5</translation>
    </message>
    <message>
        <source>Unpacked: it waits to be packed again.</source>
        <translation>已拆箱，等重新装箱。</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Urgent, needed {time}</source>
        <translation>最急，{time} 要用</translation>
    </message>
    <message>
        <source>Visits that lack parts</source>
        <translation>缺备件的上门</translation>
    </message>
    <message>
        <source>Waiting in receiving</source>
        <translation>收货区待上架</translation>
    </message>
    <message>
        <source>Wanted {wanted}, {bin} holds {held} by the books</source>
        <translation>要 {wanted}，{bin} 账上有 {held}</translation>
    </message>
    <message>
        <source>Warehouse</source>
        <translation>仓库</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重量</translation>
    </message>
    <message>
        <source>What</source>
        <translation>盘点范围</translation>
    </message>
    <message>
        <source>What becomes of what failed?</source>
        <translation>不合格品怎么处理？</translation>
    </message>
    <message>
        <source>What comes next</source>
        <translation>接下来</translation>
    </message>
    <message>
        <source>What does not add up</source>
        <translation>账实不符</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>What passed is put away next.</source>
        <translation>合格品接下来上架。</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>发现的问题</translation>
    </message>
    <message>
        <source>What was found?</source>
        <translation>发现了什么问题？</translation>
    </message>
    <message>
        <source>What was found? Type it, or choose.</source>
        <translation>发现了什么问题？请输入或选择。</translation>
    </message>
    <message>
        <source>Where it goes</source>
        <translation>上架到</translation>
    </message>
    <message>
        <source>Which bin?</source>
        <translation>哪个货位？</translation>
    </message>
    <message>
        <source>Which part is it?</source>
        <translation>这是哪个备件？</translation>
    </message>
    <message>
        <source>Why it is asked again</source>
        <translation>为什么要重盘</translation>
    </message>
    <message>
        <source>Will not be delivered any more</source>
        <translation>不再补货</translation>
    </message>
    <message>
        <source>Wrong part</source>
        <translation>发错件</translation>
    </message>
    <message>
        <source>Wrong size</source>
        <translation>尺寸不符</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>库区</translation>
    </message>
    <message>
        <source>about {grams} g</source>
        <translation>约 {grams} g</translation>
    </message>
    <message>
        <source>about {kg} kg</source>
        <translation>约 {kg} kg</translation>
    </message>
    <message>
        <source>all of it</source>
        <translation>全部拣到</translation>
    </message>
    <message>
        <source>all passed</source>
        <translation>合格</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>back with {note}, credit</source>
        <translation>随 {note} 退回，退款</translation>
    </message>
    <message>
        <source>back with {note}, replacement expected</source>
        <translation>随 {note} 退回，等待换货</translation>
    </message>
    <message>
        <source>begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>bin {at} of {total}</source>
        <translation>第 {at} 个货位，共 {total} 个</translation>
    </message>
    <message>
        <source>box {box}</source>
        <translation>{box} 号箱</translation>
    </message>
    <message>
        <source>by serial number</source>
        <translation>按序列号</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>到齐</translation>
    </message>
    <message>
        <source>counted {day}</source>
        <translation>上次盘点 {day}</translation>
    </message>
    <message>
        <source>expected {count}</source>
        <translation>应到 {count}</translation>
    </message>
    <message>
        <source>expires {day}</source>
        <translation>有效期至 {day}</translation>
    </message>
    <message>
        <source>genuine</source>
        <translation>原厂</translation>
    </message>
    <message>
        <source>in the order of the walk</source>
        <translation>按走动路线排</translation>
    </message>
    <message>
        <source>into the proposed bin</source>
        <translation>按建议货位上架</translation>
    </message>
    <message>
        <source>its home bin</source>
        <translation>固定货位</translation>
    </message>
    <message>
        <source>kept as defective</source>
        <translation>留在不良品区</translation>
    </message>
    <message numerus="yes">
        <source>last counted %n days ago</source>
        <translation>
            <numerusform>上次盘点在 %n 天前</numerusform>
        </translation>
    </message>
    <message>
        <source>lies there already</source>
        <translation>原来就放这里</translation>
    </message>
    <message>
        <source>look again</source>
        <translation>要重盘</translation>
    </message>
    <message>
        <source>lot {lot} first</source>
        <translation>批号 {lot} 先出</translation>
    </message>
    <message>
        <source>never counted</source>
        <translation>从未盘点</translation>
    </message>
    <message>
        <source>next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>no bin</source>
        <translation>无货位</translation>
    </message>
    <message>
        <source>no bin is known: scan one</source>
        <translation>没有固定货位，请扫一个</translation>
    </message>
    <message>
        <source>no supplier</source>
        <translation>无供应商</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>not enough</source>
        <translation>不够</translation>
    </message>
    <message>
        <source>not genuine</source>
        <translation>副厂</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>part scanned</source>
        <translation>备件已扫</translation>
    </message>
    <message>
        <source>put aside</source>
        <translation>暂放</translation>
    </message>
    <message>
        <source>scrapped</source>
        <translation>已报废</translation>
    </message>
    <message>
        <source>take back</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>the bin is done</source>
        <translation>本货位盘完</translation>
    </message>
    <message numerus="yes">
        <source>the oldest by %n days</source>
        <translation>
            <numerusform>最久逾期 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>to the queue</source>
        <translation>回任务列表</translation>
    </message>
    <message>
        <source>{codes} and so on.</source>
        <translation>{codes} 等。</translation>
    </message>
    <message>
        <source>{codes}.</source>
        <translation>{codes}。</translation>
    </message>
    <message>
        <source>{code} is not in this delivery, or all of it is there.</source>
        <translation>{code} 不在这批货里，或者已经到齐。</translation>
    </message>
    <message>
        <source>{count} too few</source>
        <translation>少 {count}</translation>
    </message>
    <message>
        <source>{count} too many</source>
        <translation>多 {count}</translation>
    </message>
    <message>
        <source>{done} of {lines}</source>
        <translation>{done} / {lines} 行</translation>
    </message>
    <message>
        <source>{done} of {total} done</source>
        <translation>已盘 {done} / {total}</translation>
    </message>
    <message>
        <source>{left} stay in the bin</source>
        <translation>拣完货位剩 {left}</translation>
    </message>
    <message numerus="yes">
        <source>{numbers} and %n more</source>
        <translation>
            <numerusform>{numbers} 等，另有 %n 种</numerusform>
        </translation>
    </message>
    <message>
        <source>{number} goes back with {note}.</source>
        <translation>{number} 随 {note} 退回供应商。</translation>
    </message>
    <message>
        <source>{number} goes back with {note}. {order} counts it as delivered: a credit is due.</source>
        <translation>{number} 随 {note} 退回，{order} 视为已到货，应退款。</translation>
    </message>
    <message>
        <source>{number} goes back with {note}. {order} expects a replacement.</source>
        <translation>{number} 随 {note} 退回，{order} 等待换货。</translation>
    </message>
    <message>
        <source>{number} has its verdict. Press F9 to inspect it again.</source>
        <translation>{number} 已有检验结论，按 F9 重新检验。</translation>
    </message>
    <message>
        <source>{number} is a count of the same place and still open. Go on with it, or cancel it.</source>
        <translation>{number} 正在盘点同一范围，请继续或取消它。</translation>
    </message>
    <message>
        <source>{number} is begun.</source>
        <translation>{number} 已开始。</translation>
    </message>
    <message>
        <source>{number} is on its way.</source>
        <translation>{number} 已发出。</translation>
    </message>
    <message>
        <source>{number} is put away already.</source>
        <translation>{number} 已经上架。</translation>
    </message>
    <message>
        <source>{number} is there.</source>
        <translation>{number} 到了。</translation>
    </message>
    <message>
        <source>{number} lies in {bin}.</source>
        <translation>{number} 已放到 {bin}。</translation>
    </message>
    <message>
        <source>{number} passed.</source>
        <translation>{number} 检验合格。</translation>
    </message>
    <message>
        <source>{number}: a move from before the count became known after it was posted.</source>
        <translation>{number}：过账后才得知盘点之前还有一笔收发。</translation>
    </message>
    <message>
        <source>{number}: does it pass?</source>
        <translation>{number}：检验合格吗？</translation>
    </message>
    <message>
        <source>{number}: it is noted what failed.</source>
        <translation>{number}：不合格情况已记录。</translation>
    </message>
    <message>
        <source>{number}: the books were brought to what was counted, because a move or another count became known after it was posted. There is nothing to do.</source>
        <translation>{number}：过账后又收到了一笔移动或另一次盘点，账面已自动调整为盘点数，无需处理。</translation>
    </message>
    <message>
        <source>{number}: {count} counted.</source>
        <translation>{number}：点到 {count}。</translation>
    </message>
    <message>
        <source>{number}: {why}</source>
        <translation>{number}：{why}</translation>
    </message>
    <message>
        <source>{span} late</source>
        <translation>已晚 {span}</translation>
    </message>
    <message>
        <source>{unit} of {wanted}</source>
        <translation>{unit}，共 {wanted}</translation>
    </message>
    <message>
        <source>{unit} of {wanted} ordered</source>
        <translation>{unit}，应到 {wanted}</translation>
    </message>
    <message>
        <source>{unit}, {picked} of {wanted} picked</source>
        <translation>{unit}，已拣 {picked} / {wanted}</translation>
    </message>
    <message>
        <source>“{typed}” is not a date. Type it like 2027-01-31.</source>
        <translation>“{typed}”不是日期，请像 2027-01-31 这样输入。</translation>
    </message>
</context>
</TS>
