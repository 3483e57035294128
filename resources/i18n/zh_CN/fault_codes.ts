<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>fault_codes</name>
    <message numerus="yes">
        <source>%n records</source>
        <translation>
            <numerusform>%n 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>A problem is also the category of a request. Causes belong to a problem, remedies to a cause; what belongs to none fits all.</source>
        <translation>故障现象也是服务请求的故障类别。原因归属于现象，措施归属于原因；不填归属的为通用。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add a cause</source>
        <translation>添加故障原因</translation>
    </message>
    <message>
        <source>Add a problem</source>
        <translation>添加故障现象</translation>
    </message>
    <message>
        <source>Add a remedy</source>
        <translation>添加处理措施</translation>
    </message>
    <message>
        <source>Add an error code</source>
        <translation>添加报警代码</translation>
    </message>
    <message>
        <source>Add the first one, or import a table of them.</source>
        <translation>请添加第一个，或从表格导入。</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>归属</translation>
    </message>
    <message>
        <source>Belongs to the cause</source>
        <translation>对应哪个原因</translation>
    </message>
    <message>
        <source>Belongs to the problem</source>
        <translation>对应哪个故障现象</translation>
    </message>
    <message>
        <source>Causes</source>
        <translation>故障原因</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Change problems, causes and remedies</source>
        <translation>维护故障现象、原因和措施</translation>
    </message>
    <message>
        <source>Change the cause</source>
        <translation>修改故障原因</translation>
    </message>
    <message>
        <source>Change the error code</source>
        <translation>修改报警代码</translation>
    </message>
    <message>
        <source>Change the problem</source>
        <translation>修改故障现象</translation>
    </message>
    <message>
        <source>Change the remedy</source>
        <translation>修改处理措施</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Code, words, what it belongs to</source>
        <translation>代码、名称、归属</translation>
    </message>
    <message>
        <source>Codes: {value}</source>
        <translation>代码：{value}</translation>
    </message>
    <message>
        <source>Columns: code, Chinese, English, kind, belongs to. A code that is there gets the words of the table.</source>
        <translation>可用的列：代码、中文、英文、类别、归属。已有的代码改用表中的名称。</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Fault codes</source>
        <translation>故障代码</translation>
    </message>
    <message>
        <source>Further down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Further up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Import codes from a table</source>
        <translation>从表格导入代码</translation>
    </message>
    <message>
        <source>Import table</source>
        <translation>导入表格</translation>
    </message>
    <message>
        <source>It stays as it is; its words can be changed.</source>
        <translation>代码不能改，名称可以改。</translation>
    </message>
    <message>
        <source>Kind of code</source>
        <translation>代码类别</translation>
    </message>
    <message>
        <source>Makers' error codes</source>
        <translation>厂家报警代码</translation>
    </message>
    <message>
        <source>New code</source>
        <translation>新代码</translation>
    </message>
    <message>
        <source>No codes of this kind yet</source>
        <translation>还没有这类代码</translation>
    </message>
    <message>
        <source>Open the list</source>
        <translation>打开列表</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>故障现象</translation>
    </message>
    <message>
        <source>Remedies</source>
        <translation>处理措施</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Take it out of use</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>The code is added.</source>
        <translation>已添加代码。</translation>
    </message>
    <message>
        <source>The code is changed everywhere it is shown.</source>
        <translation>代码已修改，各处显示同步更新。</translation>
    </message>
    <message>
        <source>The code is offered again.</source>
        <translation>代码已重新启用。</translation>
    </message>
    <message>
        <source>The code is offered no more. Records that name it keep it.</source>
        <translation>代码已停用，引用它的记录不受影响。</translation>
    </message>
    <message>
        <source>Use it again</source>
        <translation>重新启用</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>引用次数</translation>
    </message>
    <message>
        <source>Without a column for it they are</source>
        <translation>表中没有类别列时作为</translation>
    </message>
    <message>
        <source>further down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>further up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>import a table</source>
        <translation>导入表格</translation>
    </message>
    <message>
        <source>new code</source>
        <translation>新代码</translation>
    </message>
    <message>
        <source>to none: it fits all</source>
        <translation>不限，通用</translation>
    </message>
    <message>
        <source>what was wrong, why, and what mended it</source>
        <translation>什么现象、什么原因、怎么处理</translation>
    </message>
    <message>
        <source>{new} codes are new, {changed} changed.</source>
        <translation>新增 {new} 个代码，修改 {changed} 个。</translation>
    </message>
</context>
</TS>
