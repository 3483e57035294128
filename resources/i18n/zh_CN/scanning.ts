<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>scanning</name>
    <message>
        <source>A date in this code can't be read. Look at the package.</source>
        <translation>码里的日期无法识别，请看包装上的日期。</translation>
    </message>
    <message>
        <source>A field of this code is not known. Check what was read.</source>
        <translation>码里有无法识别的内容，请核对读到的信息。</translation>
    </message>
    <message>
        <source>A scanner that types works in any window as it is. Choose “Slow” when its codes end up in fields, and name what it sends before or after a code, Enter and Tab excepted.</source>
        <translation>键盘式扫码枪无需设置，在任何窗口都能用。如果扫出的码落进了输入框，请选“慢”；如果扫码枪在码前或码后附加了字符（Enter 和 Tab 除外），请在这里填写。</translation>
    </message>
    <message>
        <source>After each code</source>
        <translation>码后附加字符</translation>
    </message>
    <message>
        <source>Before each code</source>
        <translation>码前附加字符</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>盘点单</translation>
    </message>
    <message>
        <source>Count {code} is not on this computer.</source>
        <translation>本机没有盘点单 {code}。</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Customer {code} is not on this computer.</source>
        <translation>本机没有客户 {code}。</translation>
    </message>
    <message>
        <source>Delivery note</source>
        <translation>送货单</translation>
    </message>
    <message>
        <source>Delivery note {code} is not on this computer.</source>
        <translation>本机没有送货单 {code}。</translation>
    </message>
    <message>
        <source>Finish or close the dialog first, then scan again.</source>
        <translation>请先完成或关闭当前窗口，再重新扫描。</translation>
    </message>
    <message>
        <source>Goods receipt</source>
        <translation>收货单</translation>
    </message>
    <message>
        <source>Goods receipt {code} is not on this computer.</source>
        <translation>本机没有收货单 {code}。</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>No machine with the serial number {code} is on this computer.</source>
        <translation>本机没有序列号为 {code} 的设备。</translation>
    </message>
    <message>
        <source>No part has the GTIN {gtin}. Open the part and add it to its codes.</source>
        <translation>没有商品条码为 {gtin} 的备件。打开对应的备件，把它加到条码里。</translation>
    </message>
    <message>
        <source>No part has the number {code}.</source>
        <translation>没有编号为 {code} 的备件。</translation>
    </message>
    <message>
        <source>No part, machine, place or paper has the code “{code}”.</source>
        <translation>没有备件、设备、货位或单据的编码是“{code}”。</translation>
    </message>
    <message>
        <source>No place of the stock has the code {code}.</source>
        <translation>没有编码为 {code} 的货位或库房。</translation>
    </message>
    <message>
        <source>Nobody here has the number {code}.</source>
        <translation>没有工号为 {code} 的人员。</translation>
    </message>
    <message>
        <source>Old part</source>
        <translation>旧件</translation>
    </message>
    <message>
        <source>Ordinary</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>备件</translation>
    </message>
    <message>
        <source>Parts request</source>
        <translation>领料申请</translation>
    </message>
    <message>
        <source>Parts request {code} is not on this computer.</source>
        <translation>本机没有领料申请 {code}。</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Pick list</source>
        <translation>拣货单</translation>
    </message>
    <message>
        <source>Pick list {code} is not on this computer.</source>
        <translation>本机没有拣货单 {code}。</translation>
    </message>
    <message>
        <source>Place of the stock</source>
        <translation>货位</translation>
    </message>
    <message>
        <source>Purchase order</source>
        <translation>采购单</translation>
    </message>
    <message>
        <source>Purchase order {code} is not on this computer.</source>
        <translation>本机没有采购单 {code}。</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>快</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>扫码枪</translation>
    </message>
    <message>
        <source>Service request</source>
        <translation>服务请求</translation>
    </message>
    <message>
        <source>Service request {code} is not on this computer.</source>
        <translation>本机没有服务请求 {code}。</translation>
    </message>
    <message>
        <source>Several things have the code “{code}”. Choose the one that is meant.</source>
        <translation>有多条记录的编码都是“{code}”，请选择要找的那一条。</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>慢</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>The check digit of the GTIN {gtin} is wrong. Scan it again.</source>
        <translation>商品条码 {gtin} 的校验位不对，请重新扫描。</translation>
    </message>
    <message>
        <source>The old part {code} is not on this computer.</source>
        <translation>本机没有旧件 {code}。</translation>
    </message>
    <message>
        <source>The scan was empty. Scan it again.</source>
        <translation>什么也没扫到，请重新扫描。</translation>
    </message>
    <message>
        <source>This code does not say which part it is. Scan the part's number too.</source>
        <translation>这个码里没有备件信息，请再扫备件编号。</translation>
    </message>
    <message>
        <source>This code was read only in part. Scan it again.</source>
        <translation>条码没有读全，请重新扫描。</translation>
    </message>
    <message>
        <source>This is the logistic unit {sscc}. Scan a package in it.</source>
        <translation>这是物流单元 {sscc}，请扫里面的包装。</translation>
    </message>
    <message>
        <source>Which one is meant?</source>
        <translation>要找的是哪一条？</translation>
    </message>
    <message>
        <source>Work order</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Work order {code} is not on this computer.</source>
        <translation>本机没有工单 {code}。</translation>
    </message>
    <message>
        <source>{kind}: {thing}</source>
        <translation>{kind}：{thing}</translation>
    </message>
    <message>
        <source>{part} has expired: {date}.</source>
        <translation>{part} 已过有效期（{date}）。</translation>
    </message>
</context>
</TS>
