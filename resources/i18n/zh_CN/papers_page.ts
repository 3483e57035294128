<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>papers_page</name>
    <message>
        <source>Count sheet</source>
        <translation>盘点单</translation>
    </message>
    <message>
        <source>Delivery note</source>
        <translation>送货单</translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation>适合宽度</translation>
    </message>
    <message>
        <source>Goods receipt</source>
        <translation>收货单</translation>
    </message>
    <message>
        <source>It takes a moment when there are many photos.</source>
        <translation>照片多的时候要稍等一会儿。</translation>
    </message>
    <message>
        <source>Job sheet</source>
        <translation>派工单</translation>
    </message>
    <message>
        <source>Language of the paper</source>
        <translation>单据语言</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Old-part tag</source>
        <translation>旧件标签</translation>
    </message>
    <message>
        <source>Open the folder of the PDFs</source>
        <translation>打开 PDF 所在文件夹</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第 {page} 页，共 {pages} 页</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Pick list</source>
        <translation>拣货单</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Print on another printer…</source>
        <translation>换一台打印机…</translation>
    </message>
    <message>
        <source>Purchase order</source>
        <translation>采购单</translation>
    </message>
    <message>
        <source>Return note</source>
        <translation>退料单</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>Save and open…</source>
        <translation>保存并打开…</translation>
    </message>
    <message>
        <source>Save the paper as a PDF and print it from another computer.</source>
        <translation>请存为 PDF，到别的电脑上打印。</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>已保存为 {name}。</translation>
    </message>
    <message>
        <source>Service report</source>
        <translation>服务报告</translation>
    </message>
    <message>
        <source>Show the customer what is different, and let them sign again if they should.</source>
        <translation>请把改动给客户看一下，需要的话请客户重新签字。</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Switch the printer on, or save the paper as a PDF.</source>
        <translation>请打开打印机，或者存为 PDF。</translation>
    </message>
    <message>
        <source>The paper is being drawn</source>
        <translation>正在生成单据</translation>
    </message>
    <message>
        <source>This computer has no printer.</source>
        <translation>这台电脑没有打印机。</translation>
    </message>
    <message>
        <source>This report was changed after the customer signed it.</source>
        <translation>客户签字之后，报告又改过。</translation>
    </message>
    <message>
        <source>Transfer note</source>
        <translation>调拨单</translation>
    </message>
    <message>
        <source>Warehouse papers</source>
        <translation>仓库单据</translation>
    </message>
    <message>
        <source>Work order {number}</source>
        <translation>工单 {number}</translation>
    </message>
    <message>
        <source>back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>pages</source>
        <translation>翻页</translation>
    </message>
    <message>
        <source>print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>save PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>{number} was sent to {printer}.</source>
        <translation>{number} 已发送到 {printer}。</translation>
    </message>
    <message>
        <source>{paper} {number}</source>
        <translation>{paper} {number}</translation>
    </message>
    <message>
        <source>{printer} did not take the paper.</source>
        <translation>打印机 {printer} 没有接收。</translation>
    </message>
</context>
</TS>
