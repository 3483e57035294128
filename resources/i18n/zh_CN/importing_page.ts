<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>importing_page</name>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform>等，另有 %n 列</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused rows are saved with their reasons.</source>
        <translation>
            <numerusform>已保存 %n 行未导入的数据及原因。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows are ready to be imported.</source>
        <translation>
            <numerusform>有 %n 行可以导入。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows, none refused</source>
        <translation>
            <numerusform>%n 行，全部可导入</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n values translated.</source>
        <translation>
            <numerusform>已对照 %n 个值。</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>, else </source>
        <translation>，空则取 </translation>
    </message>
    <message>
        <source>Added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>All together</source>
        <translation>全部一起使用</translation>
    </message>
    <message>
        <source>Always: {value}</source>
        <translation>固定为：{value}</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>As the column shows</source>
        <translation>按该列内容判断</translation>
    </message>
    <message>
        <source>As the numbers show</source>
        <translation>按数字写法判断</translation>
    </message>
    <message>
        <source>Assets</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Back to the proposal</source>
        <translation>恢复系统建议</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>货位</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>待检冻结</translation>
    </message>
    <message>
        <source>Both, one after the other</source>
        <translation>两列依次相连</translation>
    </message>
    <message>
        <source>By lot</source>
        <translation>按批次</translation>
    </message>
    <message>
        <source>By quantity only</source>
        <translation>只管数量</translation>
    </message>
    <message>
        <source>By serial number</source>
        <translation>按序列号</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Central warehouse</source>
        <translation>中心库</translation>
    </message>
    <message>
        <source>Choose a column or a fixed value.</source>
        <translation>请选择一列，或填固定值。</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose a table</source>
        <translation>选择表格</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>换一个文件…</translation>
    </message>
    <message>
        <source>Choose the columns</source>
        <translation>下一步：对应列</translation>
    </message>
    <message>
        <source>Closed incomplete</source>
        <translation>未修复关闭</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Column choice as a file</source>
        <translation>列对应方案</translation>
    </message>
    <message>
        <source>Column of the file</source>
        <translation>文件中的列</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列对应</translation>
    </message>
    <message>
        <source>Comma (1.234,5)</source>
        <translation>逗号（1.234,5）</translation>
    </message>
    <message>
        <source>Comma ,</source>
        <translation>逗号 ,</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Customer's site</source>
        <translation>客户现场</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Day, month, year (08.05.2026)</source>
        <translation>日、月、年（08.05.2026）</translation>
    </message>
    <message>
        <source>Decimal sign</source>
        <translation>小数点</translation>
    </message>
    <message>
        <source>Defective</source>
        <translation>坏件</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Drop a table here</source>
        <translation>把表格拖到这里</translation>
    </message>
    <message>
        <source>Either for the other</source>
        <translation>可互换</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>内容示例</translation>
    </message>
    <message>
        <source>Excel (.xlsx, .xls) or text (.csv, .tsv, .txt), whatever its encoding. Nothing is written before you have seen what would happen.</source>
        <translation>Excel（.xlsx、.xls）或文本（.csv、.tsv、.txt），编码自动识别。先试导给您看，确认后才写入数据。</translation>
    </message>
    <message>
        <source>Excel workbook (.xls)</source>
        <translation>Excel 工作簿（.xls）</translation>
    </message>
    <message>
        <source>Excel workbook (.xlsx)</source>
        <translation>Excel 工作簿（.xlsx）</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>前几行</translation>
    </message>
    <message>
        <source>Fixed value and more…</source>
        <translation>固定值及更多设置…</translation>
    </message>
    <message>
        <source>Fixed value, where the column is blank or there is none</source>
        <translation>固定值（没有对应列或单元格为空时使用）</translation>
    </message>
    <message>
        <source>Go on to the import</source>
        <translation>下一步：导入</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>良品</translation>
    </message>
    <message>
        <source>Headings</source>
        <translation>标题行</translation>
    </message>
    <message>
        <source>How the first rows would come in</source>
        <translation>前几行导入后的样子</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message numerus="yes">
        <source>Import %n rows</source>
        <translation>
            <numerusform>导入 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Import a spreadsheet</source>
        <translation>导入表格</translation>
    </message>
    <message>
        <source>Import another file</source>
        <translation>再导入一个文件</translation>
    </message>
    <message>
        <source>Import nothing at all</source>
        <translation>整个文件都不导入</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>In row {row}</source>
        <translation>第 {row} 行</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>巡检</translation>
    </message>
    <message>
        <source>Installation</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>Japanese (Shift JIS)</source>
        <translation>日文（Shift JIS）</translation>
    </message>
    <message>
        <source>Key customer</source>
        <translation>重点客户</translation>
    </message>
    <message>
        <source>Korean (EUC-KR)</source>
        <translation>韩文（EUC-KR）</translation>
    </message>
    <message>
        <source>Leave blank</source>
        <translation>留空</translation>
    </message>
    <message>
        <source>Leave out its whole part</source>
        <translation>它所在的一批都不导入</translation>
    </message>
    <message>
        <source>Leave out only this row</source>
        <translation>只跳过这一行</translation>
    </message>
    <message>
        <source>Lines added up</source>
        <translation>合并的行</translation>
    </message>
    <message>
        <source>Load a column choice</source>
        <translation>读取列对应方案</translation>
    </message>
    <message>
        <source>Load a column choice…</source>
        <translation>读取列对应方案…</translation>
    </message>
    <message>
        <source>Look at the reasons below and change the columns.</source>
        <translation>请看下面的原因，返回调整列对应。</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>保养</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中等</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>产品型号</translation>
    </message>
    <message>
        <source>Month, day, year (05/08/2026)</source>
        <translation>月、日、年（05/08/2026）</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>No headings</source>
        <translation>没有标题行</translation>
    </message>
    <message>
        <source>No longer there</source>
        <translation>已不在库</translation>
    </message>
    <message>
        <source>No row can be imported.</source>
        <translation>没有一行可以导入。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Not imported</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>Not imported: {columns}</source>
        <translation>未导入的列：{columns}</translation>
    </message>
    <message>
        <source>Not known: the row is refused</source>
        <translation>无法识别：该行不导入</translation>
    </message>
    <message>
        <source>Nothing was imported.</source>
        <translation>没有导入任何数据。</translation>
    </message>
    <message>
        <source>One of them</source>
        <translation>任选其一</translation>
    </message>
    <message>
        <source>Only the new one for the old</source>
        <translation>仅新件替代旧件</translation>
    </message>
    <message>
        <source>Only where {column}</source>
        <translation>只取满足条件的行：{column}</translation>
    </message>
    <message>
        <source>Open the list</source>
        <translation>打开列表</translation>
    </message>
    <message>
        <source>Order of dates</source>
        <translation>日期顺序</translation>
    </message>
    <message>
        <source>Ordinary</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>Our field</source>
        <translation>系统字段</translation>
    </message>
    <message>
        <source>Packing</source>
        <translation>发货区</translation>
    </message>
    <message>
        <source>Part categories</source>
        <translation>备件分类</translation>
    </message>
    <message>
        <source>Parts that were written are kept. Import the same file again: rows that are there already stay as they are.</source>
        <translation>已写入的批次都已保留。请重新导入同一个文件：已有的行不会重复。</translation>
    </message>
    <message>
        <source>Point (1,234.5)</source>
        <translation>点（1,234.5）</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>未导入</translation>
    </message>
    <message>
        <source>Refused rows</source>
        <translation>未导入的行</translation>
    </message>
    <message>
        <source>Regional warehouse</source>
        <translation>区域库</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>试导</translation>
    </message>
    <message>
        <source>Rehearse</source>
        <translation>下一步：试导</translation>
    </message>
    <message numerus="yes">
        <source>Rehearsing, %n rows read, nothing is written</source>
        <translation>
            <numerusform>正在试导，已读 %n 行，不写入数据</numerusform>
        </translation>
    </message>
    <message>
        <source>Rehearsing: every row is read, nothing is written</source>
        <translation>正在试导：逐行检查，不写入数据</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>维修</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>Return or exchange</source>
        <translation>退换货</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>取哪些行</translation>
    </message>
    <message>
        <source>Rows are written in parts. Each part is saved before the next begins; cancelling keeps it.</source>
        <translation>数据分批写入，每批保存后再写下一批；中途取消，已保存的批次保留。</translation>
    </message>
    <message>
        <source>Rows in a part</source>
        <translation>每批行数</translation>
    </message>
    <message>
        <source>Rows that would be refused</source>
        <translation>不能导入的行</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>正在进行</translation>
    </message>
    <message>
        <source>Save the column choice</source>
        <translation>保存列对应方案</translation>
    </message>
    <message>
        <source>Save the column choice…</source>
        <translation>保存列对应方案…</translation>
    </message>
    <message>
        <source>Save the refused rows</source>
        <translation>保存未导入的行</translation>
    </message>
    <message>
        <source>Save the refused rows as a file…</source>
        <translation>把未导入的行存为文件…</translation>
    </message>
    <message>
        <source>Scrapped</source>
        <translation>报废</translation>
    </message>
    <message>
        <source>Second column</source>
        <translation>第二列</translation>
    </message>
    <message>
        <source>Semicolon ;</source>
        <translation>分号 ;</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>Service point</source>
        <translation>网点</translation>
    </message>
    <message>
        <source>Set how {field} is read</source>
        <translation>设置“{field}”的读取方式</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Simplified Chinese (GBK, GB 18030)</source>
        <translation>简体中文（GBK、GB 18030）</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>服务地点</translation>
    </message>
    <message>
        <source>Steps of the import</source>
        <translation>导入步骤</translation>
    </message>
    <message>
        <source>Still needed: {fields}</source>
        <translation>还缺必填字段：{fields}</translation>
    </message>
    <message>
        <source>Stock locations</source>
        <translation>库位</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Suppliers</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Take all rows</source>
        <translation>全部行</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>技术员</translation>
    </message>
    <message>
        <source>Technicians</source>
        <translation>技术员</translation>
    </message>
    <message>
        <source>Text table (CSV)</source>
        <translation>文本表格（CSV）</translation>
    </message>
    <message>
        <source>The column choice is saved.</source>
        <translation>列对应方案已保存。</translation>
    </message>
    <message>
        <source>The column choice that was loaded is used for the next file.</source>
        <translation>已读取列对应方案，将用于下一个文件。</translation>
    </message>
    <message>
        <source>The columns are chosen as the loaded file says.</source>
        <translation>已按读取的方案对应各列。</translation>
    </message>
    <message>
        <source>The columns are chosen as you chose them last time.</source>
        <translation>已按上次的选择对应各列。</translation>
    </message>
    <message>
        <source>The import broke off.</source>
        <translation>导入中断。</translation>
    </message>
    <message>
        <source>The import is finished.</source>
        <translation>导入完成。</translation>
    </message>
    <message>
        <source>The import was stopped.</source>
        <translation>导入已停止。</translation>
    </message>
    <message>
        <source>The reasons are below.</source>
        <translation>原因见下。</translation>
    </message>
    <message>
        <source>The second only where the first is blank</source>
        <translation>第一列为空时才取第二列</translation>
    </message>
    <message>
        <source>The table holds</source>
        <translation>表格内容</translation>
    </message>
    <message>
        <source>This column choice was made for another file: {columns} is missing here.</source>
        <translation>这个列对应方案是为别的文件做的：本文件没有“{columns}”列。</translation>
    </message>
    <message>
        <source>To schedule</source>
        <translation>待派工</translation>
    </message>
    <message>
        <source>Traditional Chinese (Big5)</source>
        <translation>繁体中文（Big5）</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>培训</translation>
    </message>
    <message>
        <source>Type a whole number from 1 to {most}.</source>
        <translation>请输入 1 到 {most} 的整数。</translation>
    </message>
    <message>
        <source>UTF-16</source>
        <translation>UTF-16</translation>
    </message>
    <message>
        <source>UTF-16 (big endian)</source>
        <translation>UTF-16（大端）</translation>
    </message>
    <message>
        <source>UTF-16 (little endian)</source>
        <translation>UTF-16（小端）</translation>
    </message>
    <message>
        <source>UTF-32</source>
        <translation>UTF-32</translation>
    </message>
    <message>
        <source>UTF-8</source>
        <translation>UTF-8</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>无变化</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Upgrade</source>
        <translation>升级改造</translation>
    </message>
    <message>
        <source>Use the proposal instead</source>
        <translation>改用系统建议</translation>
    </message>
    <message>
        <source>Use this</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Van</source>
        <translation>服务车</translation>
    </message>
    <message>
        <source>Vertical bar |</source>
        <translation>竖线 |</translation>
    </message>
    <message>
        <source>Waiting for customer</source>
        <translation>待客户</translation>
    </message>
    <message>
        <source>Waiting for parts</source>
        <translation>待件</translation>
    </message>
    <message>
        <source>Western European (Latin-1)</source>
        <translation>西欧（Latin-1）</translation>
    </message>
    <message>
        <source>Western European (Windows-1252)</source>
        <translation>西欧（Windows-1252）</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>What the written values mean</source>
        <translation>表中写法的含义</translation>
    </message>
    <message>
        <source>What was imported until then is kept; importing again adds the rest.</source>
        <translation>已导入的数据保留；再次导入会补上其余的行。</translation>
    </message>
    <message>
        <source>When a row can't be imported</source>
        <translation>遇到不能导入的行</translation>
    </message>
    <message>
        <source>Where blank: {value}.</source>
        <translation>为空时填：{value}。</translation>
    </message>
    <message>
        <source>Whether the parts named here are known is found out while importing.</source>
        <translation>表中的备件系统里有没有，导入时才核对。</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>With two columns</source>
        <translation>两列的用法</translation>
    </message>
    <message>
        <source>Year, month, day (2026-05-08)</source>
        <translation>年、月、日（2026-05-08）</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>You can go on working meanwhile; the import runs on if you leave this page.</source>
        <translation>您可以继续做别的事；离开本页，导入照常进行。</translation>
    </message>
    <message>
        <source>can be imported</source>
        <translation>行可以导入</translation>
    </message>
    <message>
        <source>choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>left out by the choice of rows</source>
        <translation>行按条件不取</translation>
    </message>
    <message>
        <source>next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>same part, same place</source>
        <translation>同一备件、同一库位</translation>
    </message>
    <message>
        <source>step back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>that say (several: separate by |)</source>
        <translation>等于（多个值用 | 隔开）</translation>
    </message>
    <message>
        <source>would be refused</source>
        <translation>行不能导入</translation>
    </message>
    <message>
        <source>{count} × {sentence}</source>
        <translation>{count} 处：{sentence}</translation>
    </message>
    <message>
        <source>{field}, required</source>
        <translation>{field}（必填）</translation>
    </message>
    <message>
        <source>{format}, {columns} columns</source>
        <translation>{format}，{columns} 列</translation>
    </message>
    <message>
        <source>{good} good, {bad} refused</source>
        <translation>{good} 行可导入，{bad} 行不能</translation>
    </message>
    <message>
        <source>{kind} (fits best)</source>
        <translation>{kind}（最吻合）</translation>
    </message>
    <message>
        <source>{things} made on the way</source>
        <translation>同时新建的{things}</translation>
    </message>
</context>
</TS>
