<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>directory</name>
    <message>
        <source>A machine can't be a part of itself.</source>
        <translation>设备不能归属于它自己。</translation>
    </message>
    <message>
        <source>A phone number has digits only, such as 025-52101234.</source>
        <translation>电话号码只能是数字，例如 025-52101234。</translation>
    </message>
    <message>
        <source>An e-mail address looks like name@company.com.</source>
        <translation>邮箱格式应为 name@company.com。</translation>
    </message>
    <message>
        <source>Enter the code and what it means.</source>
        <translation>请填写代码和含义。</translation>
    </message>
    <message>
        <source>Enter the model.</source>
        <translation>请填写型号。</translation>
    </message>
    <message>
        <source>Enter the name.</source>
        <translation>请填写名称。</translation>
    </message>
    <message>
        <source>Enter the serial number or a name for the machine.</source>
        <translation>请填写设备的序列号或名称。</translation>
    </message>
    <message>
        <source>The code {written} is in use already.</source>
        <translation>代码 {written} 已被使用。</translation>
    </message>
    <message>
        <source>The code {written} is out of use. Use it again instead of adding it.</source>
        <translation>代码 {written} 已停用，请重新启用，不必再添加。</translation>
    </message>
    <message>
        <source>The contract ends before it begins.</source>
        <translation>合同的结束日期早于开始日期。</translation>
    </message>
    <message>
        <source>The logo is larger than 2 MB. Choose a smaller picture.</source>
        <translation>标志图片超过 2 MB，请换一张小一些的。</translation>
    </message>
    <message>
        <source>The logo must be a PNG or JPEG picture.</source>
        <translation>标志图片须为 PNG 或 JPEG 格式。</translation>
    </message>
    <message>
        <source>The model {model} exists already.</source>
        <translation>型号 {model} 已存在。</translation>
    </message>
    <message>
        <source>The purchase date lies in the future.</source>
        <translation>购买日期晚于今天。</translation>
    </message>
    <message>
        <source>This machine belongs to another customer.</source>
        <translation>这台设备属于其他客户。</translation>
    </message>
    <message>
        <source>This number can't be below zero.</source>
        <translation>这个数不能小于零。</translation>
    </message>
    <message>
        <source>This phone number is too long. Digits too many: {count}.</source>
        <translation>电话号码多了 {count} 位。</translation>
    </message>
    <message>
        <source>This phone number is too short. Missing digits: {count}.</source>
        <translation>电话号码少了 {count} 位。</translation>
    </message>
    <message>
        <source>This text has {length} characters; at most {most} can be kept here. Attach it as a file instead.</source>
        <translation>这段文字有 {length} 个字，这里最多保存 {most} 个字。请改为以附件形式添加。</translation>
    </message>
    <message>
        <source>Write something first.</source>
        <translation>请先填写内容。</translation>
    </message>
    <message>
        <source>You can't archive yourself while you are signed in.</source>
        <translation>不能停用当前登录的本人账号。</translation>
    </message>
    <message>
        <source>{number} is still open for this customer. Finish or cancel it first.</source>
        <translation>该客户还有未结束的工单 {number}，请先完成或取消。</translation>
    </message>
</context>
</TS>
