<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>diagnosis_trees</name>
    <message numerus="yes">
        <source>%n closed cases</source>
        <translation>
            <numerusform>%n 个已结案例</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>A customer can do it on the phone</source>
        <translation>客户在电话里就能做</translation>
    </message>
    <message>
        <source>A maker's table: code, meaning, and where it has them the actions in their order. CSV or Excel.</source>
        <translation>厂家的代码表：代码、含义，有的还按顺序列出处理步骤。CSV 或 Excel 均可。</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案例</translation>
    </message>
    <message>
        <source>Causes</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Checks on the phone</source>
        <translation>电话排查项</translation>
    </message>
    <message>
        <source>Checks on the phone…</source>
        <translation>电话排查项…</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Codes to look up</source>
        <translation>可查询的代码</translation>
    </message>
    <message>
        <source>Diagnosis tree</source>
        <translation>诊断树</translation>
    </message>
    <message>
        <source>Diagnosis trees</source>
        <translation>诊断树</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Followed</source>
        <translation>使用次数</translation>
    </message>
    <message>
        <source>For</source>
        <translation>适用</translation>
    </message>
    <message>
        <source>Import a maker's table of error codes.</source>
        <translation>可以导入厂家的故障代码表。</translation>
    </message>
    <message>
        <source>Import a table of error codes</source>
        <translation>导入故障代码表</translation>
    </message>
    <message>
        <source>Import table</source>
        <translation>导入代码表</translation>
    </message>
    <message>
        <source>Imported: {trees} trees new or changed, {codes} codes new or changed.</source>
        <translation>已导入：新增或更新诊断树 {trees} 个、代码 {codes} 条。</translation>
    </message>
    <message>
        <source>Learned from</source>
        <translation>学习来源</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>厂家</translation>
    </message>
    <message>
        <source>Managers and administrators import tables of error codes.</source>
        <translation>故障代码表由经理或管理员导入。</translation>
    </message>
    <message>
        <source>Managers and administrators make them, or import them from a maker's table.</source>
        <translation>诊断树由经理或管理员编制，或从厂家的故障代码表导入。</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Name, model, fault, error code</source>
        <translation>名称、型号、故障、代码</translation>
    </message>
    <message>
        <source>New tree</source>
        <translation>新建诊断树</translation>
    </message>
    <message>
        <source>No diagnosis trees yet</source>
        <translation>还没有诊断树</translation>
    </message>
    <message>
        <source>Product models</source>
        <translation>适用型号</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Separated by commas; HC-* means all that begin so.</source>
        <translation>多个型号用逗号分隔；HC-* 表示以 HC- 开头的所有型号。</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Take it out of use</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>检查项</translation>
    </message>
    <message>
        <source>The desk asks these checks from now on.</source>
        <translation>今后接线时会问这些检查项。</translation>
    </message>
    <message>
        <source>The draft has mistakes. The editor says which.</source>
        <translation>草稿有错误，编辑器会指出在哪里。</translation>
    </message>
    <message>
        <source>The draft is thrown away.</source>
        <translation>草稿已丢弃。</translation>
    </message>
    <message>
        <source>The table has no column of actions, so it gives no diagnosis trees: its codes can be looked up.</source>
        <translation>表中没有处理步骤，因此不生成诊断树；代码可供查询。</translation>
    </message>
    <message>
        <source>The tree is in use again.</source>
        <translation>诊断树已重新启用。</translation>
    </message>
    <message>
        <source>The tree is out of use. Jobs that follow it keep it.</source>
        <translation>诊断树已停用，正在使用它的工单不受影响。</translation>
    </message>
    <message>
        <source>Tick what a customer can do without tools, without opening anything and without danger.</source>
        <translation>请勾选客户不用工具、不拆机、没有危险就能做的检查。</translation>
    </message>
    <message>
        <source>Trees: {value}</source>
        <translation>诊断树：{value}</translation>
    </message>
    <message>
        <source>Use it again</source>
        <translation>重新启用</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>all models</source>
        <translation>所有型号</translation>
    </message>
    <message>
        <source>import a table</source>
        <translation>导入代码表</translation>
    </message>
    <message>
        <source>new tree</source>
        <translation>新建诊断树</translation>
    </message>
    <message>
        <source>not published yet</source>
        <translation>尚未发布</translation>
    </message>
    <message>
        <source>whose machines show these codes</source>
        <translation>代码所属设备的厂家</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
</context>
</TS>
