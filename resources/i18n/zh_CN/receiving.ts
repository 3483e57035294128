<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>receiving</name>
    <message>
        <source> To be inspected: it goes to quarantine.</source>
        <translation> 需检验，请放到待检区。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>A quantity can't be below zero.</source>
        <translation>数量不能小于零。</translation>
    </message>
    <message>
        <source>By the books {place} has several of {part} with the serial number {serial}. It is one piece: count it there.</source>
        <translation>{part}（序列号 {serial}）账面上在 {place} 不止一件，实际只有一件：请盘点该处。</translation>
    </message>
    <message>
        <source>Choose the warehouse that receives the delivery.</source>
        <translation>请选择收货的仓库。</translation>
    </message>
    <message>
        <source>Enter a quantity above zero.</source>
        <translation>请输入大于零的数量。</translation>
    </message>
    <message>
        <source>It belongs to no order, so no replacement is owed. Choose a credit instead.</source>
        <translation>该收货没有采购单，供应商不欠换货，请改选退款。</translation>
    </message>
    <message>
        <source>It was put away already. Take that back first.</source>
        <translation>已经上架，请先撤回上架。</translation>
    </message>
    <message>
        <source>It went back to the supplier with {number}. Take that back first.</source>
        <translation>不合格品已随 {number} 退回供应商，请先撤销该退货单的发货。</translation>
    </message>
    <message>
        <source>No more than what stands in receiving can be put away.</source>
        <translation>上架数量不能超过收货区现有数量。</translation>
    </message>
    <message>
        <source>No more than what waits for inspection can fail it.</source>
        <translation>不合格数量不能超过待检数量。</translation>
    </message>
    <message>
        <source>Nothing has been taken in yet. Scan the parts, or cancel.</source>
        <translation>还没有收到任何备件。请扫描备件，或取消收货单。</translation>
    </message>
    <message>
        <source>Nothing of this line waits for inspection.</source>
        <translation>该行没有待检的备件。</translation>
    </message>
    <message>
        <source>One serial number is one piece. Scan the others one by one.</source>
        <translation>一个序列号对应一件，其余请逐件扫描。</translation>
    </message>
    <message>
        <source>Parts were taken in. Take them back first, or finish.</source>
        <translation>已有备件入库。请先撤回，或完成收货。</translation>
    </message>
    <message>
        <source>Say what was found.</source>
        <translation>请填写检验发现的问题。</translation>
    </message>
    <message>
        <source>Say why in a few words.</source>
        <translation>请简单说明原因。</translation>
    </message>
    <message>
        <source>Scan the number of the purchase order, or choose the supplier.</source>
        <translation>请扫描采购单号，或选择供应商。</translation>
    </message>
    <message>
        <source>Taken back: {reason}</source>
        <translation>撤销收货：{reason}</translation>
    </message>
    <message>
        <source>The delivery note {note} was taken in with {number} already. Look whether it is the same delivery.</source>
        <translation>送货单 {note} 已随 {number} 收过，请核对是否同一批货。</translation>
    </message>
    <message>
        <source>The last went out on {day}.</source>
        <translation>最后一次出库在 {day}。</translation>
    </message>
    <message>
        <source>The last went out with {document}, {day}.</source>
        <translation>最后一次出库是 {document}（{day}）。</translation>
    </message>
    <message>
        <source>The order says who delivers it.</source>
        <translation>供应商以采购单为准。</translation>
    </message>
    <message>
        <source>This delivery has no order to compare it with. Scan the parts.</source>
        <translation>这次到货没有对应的采购单，请逐项扫描备件。</translation>
    </message>
    <message>
        <source>This is not a part. Scan the code of the part or of its package.</source>
        <translation>这不是备件。请扫描备件或其包装上的条码。</translation>
    </message>
    <message>
        <source>This place is not in the warehouse that received the goods.</source>
        <translation>该货位不在收货的仓库内。</translation>
    </message>
    <message>
        <source>This was taken back already.</source>
        <translation>已经撤回过了。</translation>
    </message>
    <message>
        <source>{numbers} still to be put away. Say in which bin.</source>
        <translation>{numbers} 尚未上架，请指定货位。</translation>
    </message>
    <message>
        <source>{number} is not an order that is on its way.</source>
        <translation>{number} 不是在途的采购单。</translation>
    </message>
    <message>
        <source>{number} is “{status}”. Open it again to change it.</source>
        <translation>{number} 当前为“{status}”，重新打开后才能修改。</translation>
    </message>
    <message>
        <source>{number} names no supplier, so nobody knows where it goes back. Name the supplier, or keep it with the defective parts.</source>
        <translation>{number} 没有供应商，不知道退到哪里。请先填写供应商，或留在不良品区。</translation>
    </message>
    <message>
        <source>{number} was cancelled meanwhile: {reason}. What came can be taken in, or sent back.</source>
        <translation>{number} 期间已被取消：{reason}。到货可以照常收下，也可以退回。</translation>
    </message>
    <message>
        <source>{number} was cancelled while parts were taken in. Open it again to put them away.</source>
        <translation>{number} 在收货期间被取消。请重新打开，把已收的备件上架。</translation>
    </message>
    <message>
        <source>{number} was changed meanwhile, so it stays as it is.</source>
        <translation>{number} 期间有变动，保持现状。</translation>
    </message>
    <message>
        <source>{number} was closed meanwhile: {reason}. What came can be taken in, or sent back.</source>
        <translation>{number} 期间已被关闭：{reason}。到货可以照常收下，也可以退回。</translation>
    </message>
    <message>
        <source>{part} expires: type the expiry date on the package.</source>
        <translation>{part} 有保质期，请输入包装上的有效期。</translation>
    </message>
    <message>
        <source>{part} has serial numbers: scan the serial number.</source>
        <translation>{part} 按序列号管理，请扫描序列号。</translation>
    </message>
    <message>
        <source>{part} is not on this order. Scan it once more to take it in all the same.</source>
        <translation>{part} 不在这张采购单上。仍要收货，请再扫一次。</translation>
    </message>
    <message>
        <source>{part} is tracked by lot: scan or type the lot.</source>
        <translation>{part} 按批次管理，请扫描或输入批号。</translation>
    </message>
    <message>
        <source>{part} was inspected by two people who found different things, {excess} more than came. Inspect it again.</source>
        <translation>{part} 被两人检验且结论不同，比到货多 {excess}，请重新检验。</translation>
    </message>
    <message>
        <source>{part} was put away twice, {excess} more than came. Take back what does not lie in its bin.</source>
        <translation>{part} 被重复上架，比实收多 {excess}。请撤回实物不在货位上的那一笔。</translation>
    </message>
    <message>
        <source>{part} went back to the supplier with {note}. Take that back first.</source>
        <translation>{part} 已随 {note} 退回供应商，请先撤销该退货单的发货。</translation>
    </message>
    <message>
        <source>{part} with the serial number {serial} is in stock already: {place}.</source>
        <translation>{part}（序列号 {serial}）已在库：{place}。</translation>
    </message>
    <message>
        <source>{part} with the serial number {serial} is in {places} by the books. It is one piece: look where it is, and enter that there is none at the other place.</source>
        <translation>{part}（序列号 {serial}）账面上同时在 {places}，实际只有一件：请核对实物在哪里，再把没有实物的地方盘点为零。</translation>
    </message>
    <message>
        <source>{part} with the serial number {serial} was received with {numbers}. It is one piece, and stands in {place} by the books. Look whether it is there.</source>
        <translation>{part}（序列号 {serial}）在 {numbers} 中都收了货，实际只有一件，账面上在 {place}。请核对实物是否在那里。</translation>
    </message>
    <message>
        <source>{part} with the serial number {serial} was received with {numbers}. It is one piece: take back what did not come.</source>
        <translation>{part}（序列号 {serial}）在 {numbers} 中都收了货，实际只有一件：请撤销没有到货的那一次。</translation>
    </message>
    <message>
        <source>{part}: complete, {ordered}.</source>
        <translation>{part}：已收齐，{ordered}。</translation>
    </message>
    <message>
        <source>{part}: {needed} of this delivery should lie in {place}, but only {there} are there.</source>
        <translation>{part}：本次到货有 {needed} 应在 {place}，现只有 {there}。</translation>
    </message>
    <message>
        <source>{part}: {received} of {ordered}.</source>
        <translation>{part}：已收 {received}，应收 {ordered}。</translation>
    </message>
    <message>
        <source>{part}: {received} taken in.</source>
        <translation>{part}：已收 {received}。</translation>
    </message>
    <message>
        <source>{part}: {received}, {excess} more than ordered.</source>
        <translation>{part}：已收 {received}，比采购数量多 {excess}。</translation>
    </message>
    <message>
        <source>{why}</source>
        <translation>{why}</translation>
    </message>
</context>
</TS>
