<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>warehouse</name>
    <message>
        <source>Being counted</source>
        <translation>盘点中</translation>
    </message>
    <message>
        <source>Being received</source>
        <translation>收货中</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>已下单</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>已装箱</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>已拣完</translation>
    </message>
    <message>
        <source>Posted</source>
        <translation>已过账</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已签收</translation>
    </message>
    <message>
        <source>This can't be done now: it is “{before}” and can't become “{after}”.</source>
        <translation>现在不能这样做：当前是“{before}”，不能改为“{after}”。</translation>
    </message>
    <message>
        <source>To pick</source>
        <translation>待拣货</translation>
    </message>
</context>
</TS>
