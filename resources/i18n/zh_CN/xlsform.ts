<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>xlsform</name>
    <message>
        <source>A checklist has no such setting; it is left out.</source>
        <translation>检查表没有这项设置，将略去。</translation>
    </message>
    <message>
        <source>A date can't be read.</source>
        <translation>有一个日期无法识别。</translation>
    </message>
    <message>
        <source>A filled form gets no name of its own.</source>
        <translation>填好的表单不会另外命名。</translation>
    </message>
    <message>
        <source>A parameter does not fit.</source>
        <translation>有一个参数不正确。</translation>
    </message>
    <message>
        <source>A rule or text speaks of “{first}”, but no question has that name, or several have it.</source>
        <translation>规则或文字引用了“{first}”，但没有或有多个问题叫这个名称。</translation>
    </message>
    <message>
        <source>A rule or text speaks of “{first}”, but no question has that name.</source>
        <translation>规则或文字引用了“{first}”，但没有问题叫这个名称。</translation>
    </message>
    <message>
        <source>A seed needs randomize=true beside it.</source>
        <translation>使用 seed 时须同时写 randomize=true。</translation>
    </message>
    <message>
        <source>A {first} ends here that did not begin.</source>
        <translation>此处结束的 {first} 并没有开始。</translation>
    </message>
    <message>
        <source>An audit must be called “audit”, or have no name.</source>
        <translation>audit 的名称必须是“audit”，或留空。</translation>
    </message>
    <message>
        <source>Choose another folder, or close the file in the other program.</source>
        <translation>请换一个文件夹，或在其他程序中关闭该文件。</translation>
    </message>
    <message>
        <source>Entities are not made from answers.</source>
        <translation>不会根据答案生成实体（entities）。</translation>
    </message>
    <message>
        <source>It is not accepted.</source>
        <translation>不被接受。</translation>
    </message>
    <message>
        <source>It is not drawn here; a photo is added.</source>
        <translation>此处不支持绘图，改为添加照片。</translation>
    </message>
    <message>
        <source>It reads “{path}”, which is not in the form; it is always empty.</source>
        <translation>引用了表单中不存在的“{path}”，其值始终为空。</translation>
    </message>
    <message>
        <source>It takes in another form (include), which is not in this file.</source>
        <translation>引用了另一个表单（include），而该表单不在此文件中。</translation>
    </message>
    <message>
        <source>Make room on the disk, or unpack it yourself and choose the form in it.</source>
        <translation>请腾出磁盘空间，或自行解压后选择其中的表单。</translation>
    </message>
    <message>
        <source>No other program is started for the answers.</source>
        <translation>不会调用其他程序来作答。</translation>
    </message>
    <message>
        <source>Nothing is recorded by itself; the field stays empty.</source>
        <translation>不会自动录制，该字段留空。</translation>
    </message>
    <message>
        <source>OpenStreetMap objects can't be picked: asked as a file.</source>
        <translation>无法选取 OpenStreetMap 对象，改为上传文件。</translation>
    </message>
    <message>
        <source>Sheet “{sheet}”, column “{column}”: {words}</source>
        <translation>工作表“{sheet}”“{column}”列：{words}</translation>
    </message>
    <message>
        <source>Sheet “{sheet}”, row {row}, column “{column}”: {words}</source>
        <translation>工作表“{sheet}”第 {row} 行“{column}”列：{words}</translation>
    </message>
    <message>
        <source>Sheet “{sheet}”, row {row}: {words}</source>
        <translation>工作表“{sheet}”第 {row} 行：{words}</translation>
    </message>
    <message>
        <source>Sheet “{sheet}”: {words}</source>
        <translation>工作表“{sheet}”：{words}</translation>
    </message>
    <message>
        <source>The answer of the form filled before is not known here; it is empty.</source>
        <translation>此处没有上一次填写的表单，其答案为空。</translation>
    </message>
    <message>
        <source>The calculation is missing.</source>
        <translation>缺少计算式（calculation）。</translation>
    </message>
    <message>
        <source>The choice has no name.</source>
        <translation>选项没有名称（name）。</translation>
    </message>
    <message>
        <source>The choice's name is in its list twice.</source>
        <translation>选项名称在其列表中重复。</translation>
    </message>
    <message>
        <source>The choices are in the file {file}, which is not beside the form: asked as text.</source>
        <translation>选项在文件 {file} 里，但表单旁边没有这个文件，改为填写文字。</translation>
    </message>
    <message>
        <source>The choices would be the answers of a repeat: asked as text.</source>
        <translation>选项来自重复组的答案，改为填写文字。</translation>
    </message>
    <message>
        <source>The column is not part of a checklist and is left out.</source>
        <translation>检查表不使用这一列，将略去。</translation>
    </message>
    <message>
        <source>The column “{column}” has a reference that is not written like ${{name}}.</source>
        <translation>“{column}”列中的引用没有写成 ${{name}} 的形式。</translation>
    </message>
    <message>
        <source>The column “{column}” speaks of “{first}”, but no question has that name.</source>
        <translation>“{column}”列引用了“{first}”，但没有问题叫这个名称。</translation>
    </message>
    <message>
        <source>The column “{column}” speaks of “{first}”, but several questions have that name.</source>
        <translation>“{column}”列引用了“{first}”，但有多个问题叫这个名称。</translation>
    </message>
    <message>
        <source>The column “{first}” is there twice.</source>
        <translation>“{first}”列出现了两次。</translation>
    </message>
    <message>
        <source>The columns “{first}” and “{second}” mean the same. Keep one of them.</source>
        <translation>“{first}”列与“{second}”列含义相同，请只保留一列。</translation>
    </message>
    <message>
        <source>The entities are not as they should be.</source>
        <translation>实体（entities）的写法不正确。</translation>
    </message>
    <message>
        <source>The file is damaged or not a form.</source>
        <translation>文件已损坏，或不是表单。</translation>
    </message>
    <message>
        <source>The file is not a form.</source>
        <translation>该文件不是表单。</translation>
    </message>
    <message>
        <source>The file {file} is not beside the form; rules that read it find nothing.</source>
        <translation>表单旁边没有文件 {file}，读取它的规则查不到内容。</translation>
    </message>
    <message>
        <source>The label is missing or does not fit.</source>
        <translation>缺少标签（label），或标签不正确。</translation>
    </message>
    <message>
        <source>The list of choices “{first}” is not on the sheet “choices”.</source>
        <translation>“choices”工作表中没有选项列表“{first}”。</translation>
    </message>
    <message>
        <source>The list “{name}” has no column “{missing}” for its keys: asked as text.</source>
        <translation>选项表“{name}”没有取值列“{missing}”，改为填写文字。</translation>
    </message>
    <message>
        <source>The name “{first}” is kept for the form itself.</source>
        <translation>名称“{first}”是表单保留的。</translation>
    </message>
    <message>
        <source>The name “{first}” is used twice in the same group.</source>
        <translation>同一分组内名称“{first}”重复。</translation>
    </message>
    <message>
        <source>The name “{first}” is used twice.</source>
        <translation>名称“{first}”重复。</translation>
    </message>
    <message>
        <source>The name “{first}” of the repeat is used elsewhere too.</source>
        <translation>重复组的名称“{first}”在别处也用到了。</translation>
    </message>
    <message>
        <source>The place is not recorded by itself; the field stays empty.</source>
        <translation>不会自动记录位置，该字段留空。</translation>
    </message>
    <message>
        <source>The question does not say which list its choices are in.</source>
        <translation>问题没有说明选项取自哪个列表。</translation>
    </message>
    <message>
        <source>The question has no type.</source>
        <translation>问题没有类型（type）。</translation>
    </message>
    <message>
        <source>The question or group has no name.</source>
        <translation>问题或分组没有名称（name）。</translation>
    </message>
    <message>
        <source>The question type “{first}” is not known.</source>
        <translation>无法识别问题类型“{first}”。</translation>
    </message>
    <message>
        <source>The rule that filters the choices does not fit.</source>
        <translation>筛选选项的规则不正确。</translation>
    </message>
    <message>
        <source>The rule “{rule}” can't be worked out and is left out.</source>
        <translation>规则“{rule}”无法计算，将略去。</translation>
    </message>
    <message>
        <source>The sheet has no row of column names.</source>
        <translation>工作表没有列名行。</translation>
    </message>
    <message>
        <source>The sheet “choices” is missing.</source>
        <translation>缺少“choices”工作表。</translation>
    </message>
    <message>
        <source>The sheet “external_choices” is missing.</source>
        <translation>缺少“external_choices”工作表。</translation>
    </message>
    <message>
        <source>The trigger does not fit.</source>
        <translation>触发条件（trigger）不正确。</translation>
    </message>
    <message>
        <source>The {first} that begins here never ends.</source>
        <translation>此处开始的 {first} 没有结束。</translation>
    </message>
    <message>
        <source>There are no questions.</source>
        <translation>没有问题。</translation>
    </message>
    <message>
        <source>There is no sheet “survey”.</source>
        <translation>没有“survey”工作表。</translation>
    </message>
    <message>
        <source>These choices beside those of the file are left out: {choices}.</source>
        <translation>文件之外另列的这些选项不会导入：{choices}。</translation>
    </message>
    <message>
        <source>These columns are missing: {first}.</source>
        <translation>缺少以下列：{first}。</translation>
    </message>
    <message>
        <source>These files are not beside the form and don't come over: {files}.</source>
        <translation>表单旁边找不到以下文件，不会一并导入：{files}。</translation>
    </message>
    <message>
        <source>Times are kept for each answer; the audit file is not.</source>
        <translation>每个答案都会记录时间，但不生成 audit 文件。</translation>
    </message>
    <message>
        <source>What ends here ({first}) did not begin here.</source>
        <translation>此处结束的 {first} 与开始的不一致。</translation>
    </message>
    <message>
        <source>What is in the column “{first}” can't be a name: a letter or _, then letters, digits, _ - .</source>
        <translation>“{first}”列的内容不能作名称：须以字母或 _ 开头，其后为字母、数字、_ - .</translation>
    </message>
    <message>
        <source>{file} can't be read as a form: {reason}</source>
        <translation>无法将 {file} 作为表单读取：{reason}</translation>
    </message>
    <message>
        <source>{file} can't be read as a list: it must be a CSV table with headings, an XML or a GeoJSON list.</source>
        <translation>{file} 不能作为选项表读取：应为带表头的 CSV 表格、XML 或 GeoJSON 列表。</translation>
    </message>
    <message>
        <source>{file} can't be read: {reason}</source>
        <translation>无法读取 {file}：{reason}</translation>
    </message>
    <message>
        <source>{file} can't be unpacked: {reason}</source>
        <translation>{file} 无法解压：{reason}</translation>
    </message>
    <message>
        <source>{file} can't be written: {reason}</source>
        <translation>无法写入 {file}：{reason}</translation>
    </message>
    <message>
        <source>{file} has no rows below its headings.</source>
        <translation>{file} 除表头外没有数据行。</translation>
    </message>
    <message>
        <source>{file} has too many rows or columns; a list may have {rows} rows and {columns} columns at most.</source>
        <translation>{file} 的行或列太多，选项表最多 {rows} 行、{columns} 列。</translation>
    </message>
    <message>
        <source>{file} has {size} MB; a list may have {most} MB at most. Leave out the columns that the form does not read, or split it.</source>
        <translation>{file} 有 {size} MB，选项表最大 {most} MB。请去掉表单用不到的列，或拆分文件。</translation>
    </message>
    <message>
        <source>{file} is damaged or locked.</source>
        <translation>{file} 已损坏或带有密码。</translation>
    </message>
    <message>
        <source>{file} is not an XLSForm: it has no sheet “survey” with the columns type, name and label.</source>
        <translation>{file} 不是 XLSForm 表单：没有带 type、name、label 列的“survey”工作表。</translation>
    </message>
    <message>
        <source>{file} is too large for a form.</source>
        <translation>{file} 太大，不像是表单。</translation>
    </message>
    <message>
        <source>{file} is too large: unpacked it may have {most} MB and {members} files at most.</source>
        <translation>{file} 太大：解压后最多 {most} MB、{members} 个文件。</translation>
    </message>
    <message>
        <source>{file} must have exactly one form (.xlsx or .xls) in it; it has {count}.</source>
        <translation>{file} 里应当恰好有一个表单（.xlsx 或 .xls），现在有 {count} 个。</translation>
    </message>
    <message>
        <source>{file}, sheet “survey”, row {row}: {reason}</source>
        <translation>{file}，工作表“survey”第 {row} 行：{reason}</translation>
    </message>
    <message>
        <source>{file}, sheet “survey”: {reason}</source>
        <translation>{file}，工作表“survey”：{reason}</translation>
    </message>
    <message>
        <source>{file}, sheet “{sheet}”, row {row}: {reason} (pyxform: {message})</source>
        <translation>{file}，工作表“{sheet}”第 {row} 行：{reason}（pyxform：{message}）</translation>
    </message>
    <message>
        <source>{file}, sheet “{sheet}”: it has {count} rows, {most} are possible.</source>
        <translation>{file}，工作表“{sheet}”：有 {count} 行，上限为 {most} 行。</translation>
    </message>
    <message>
        <source>{file}, sheet “{sheet}”: {reason} (pyxform: {message})</source>
        <translation>{file}，工作表“{sheet}”：{reason}（pyxform：{message}）</translation>
    </message>
    <message>
        <source>{reason}</source>
        <translation>{reason}</translation>
    </message>
    <message>
        <source>{reason} The question is asked as text.</source>
        <translation>{reason}该问题改为填写文字。</translation>
    </message>
    <message>
        <source>“{appearance}” is kept, but the question looks like any other of its type.</source>
        <translation>外观“{appearance}”会保留，但问题按普通样式显示。</translation>
    </message>
    <message>
        <source>“{first}” can't be a name: a letter or _, then letters, digits, _ - .</source>
        <translation>“{first}”不能作名称：须以字母或 _ 开头，其后为字母、数字、_ - .</translation>
    </message>
    <message>
        <source>“{first}”: the file must end in .csv, .xml or .geojson.</source>
        <translation>“{first}”：文件扩展名必须是 .csv、.xml 或 .geojson。</translation>
    </message>
</context>
</TS>
