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
        <source>A choice of the list that the loop goes through can't be a name. A name begins with a letter or _, then come letters, digits, _ - or a full stop.</source>
        <translation>循环（loop）所用列表中有一个选项不能作为名称。名称须以字母或 _ 开头，后面可用字母、数字、_、- 或英文句点。</translation>
    </message>
    <message>
        <source>A filled form gets no name of its own.</source>
        <translation>填好的表单不会另外命名。</translation>
    </message>
    <message>
        <source>A group or repeat can't be saved as a property (save_to).</source>
        <translation>组和重复组不能作为属性保存（save_to）。</translation>
    </message>
    <message>
        <source>A question with or_other can't filter its choices.</source>
        <translation>带 or_other 的问题不能筛选选项。</translation>
    </message>
    <message>
        <source>A question with or_other needs a label for each of its choices.</source>
        <translation>带 or_other 的问题，其每个选项都必须有标题（label）。</translation>
    </message>
    <message>
        <source>A question with or_other needs choices.</source>
        <translation>带 or_other 的问题必须有选项。</translation>
    </message>
    <message>
        <source>A rule or text speaks of “{first}”, but no question has that name.</source>
        <translation>规则或文字引用了“{first}”，但没有问题叫这个名称。</translation>
    </message>
    <message>
        <source>A rule or text speaks of “{first}”, but several questions have that name.</source>
        <translation>规则或文字引用了“{first}”，但有多个问题叫这个名称。</translation>
    </message>
    <message>
        <source>A seed needs randomize=true beside it.</source>
        <translation>使用 seed 时须同时写 randomize=true。</translation>
    </message>
    <message>
        <source>All questions of a table-list must have the same list; here are “{first}” and “{second}”.</source>
        <translation>同一个 table-list 中的问题必须使用同一个选项列表，这里却有“{first}”和“{second}”。</translation>
    </message>
    <message>
        <source>An audit must be called “audit”, or have no name.</source>
        <translation>audit 的名称必须是“audit”，或留空。</translation>
    </message>
    <message>
        <source>An audit with places needs location-priority, location-min-interval and location-max-age together.</source>
        <translation>audit 要记录位置时，location-priority、location-min-interval 和 location-max-age 三个参数须同时写上。</translation>
    </message>
    <message>
        <source>Another repeat is called “{first}” too. Each needs a name of its own.</source>
        <translation>另有一个重复组也叫“{first}”。每个重复组的名称不能相同。</translation>
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
        <source>From this row on, {count} choices have no list_name and are left out.</source>
        <translation>从这一行起，共有 {count} 个选项没有 list_name，将略去。</translation>
    </message>
    <message>
        <source>It is not accepted. pyxform, which checks forms, says: “{message}”</source>
        <translation>表单未被接受。负责检查的 pyxform 给出的原文是：“{message}”。</translation>
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
        <source>Its choices need the sheet “choices”, which is missing or empty.</source>
        <translation>选项须写在工作表“choices”中，但没有这张工作表，或其中没有内容。</translation>
    </message>
    <message>
        <source>Its choices need the sheet “choices”, which is missing. Is it the one called {similar}?</source>
        <translation>选项须写在工作表“choices”中，但没有这张工作表。是不是误写成了{similar}？</translation>
    </message>
    <message>
        <source>Its choices need the sheet “external_choices”, which is missing or empty.</source>
        <translation>选项须写在工作表“external_choices”中，但没有这张工作表，或其中没有内容。</translation>
    </message>
    <message>
        <source>Its choices need the sheet “external_choices”, which is missing. Is it the one called {similar}?</source>
        <translation>选项须写在工作表“external_choices”中，但没有这张工作表。是不是误写成了{similar}？</translation>
    </message>
    <message>
        <source>Make room on the disk, or unpack it yourself and choose the form in it.</source>
        <translation>请腾出磁盘空间，或自行解压后选择其中的表单。</translation>
    </message>
    <message>
        <source>Media of the kind “{first}” are not possible. Possible are image, big-image, audio and video.</source>
        <translation>不支持“{first}”这种媒体。可用的有 image、big-image、audio、video。</translation>
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
        <source>Only the first row of settings counts; this one is left out.</source>
        <translation>settings 只取第一行，这一行将略去。</translation>
    </message>
    <message>
        <source>OpenStreetMap objects can't be picked: asked as a file.</source>
        <translation>无法选取 OpenStreetMap 对象，改为上传文件。</translation>
    </message>
    <message>
        <source>Several choices can't be taken from the answers to “{first}”. Use a list, or select_one.</source>
        <translation>多选题不能以“{first}”的答案作为选项。请改用列表，或改为单选（select_one）。</translation>
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
        <source>The choice has no list_name and is left out.</source>
        <translation>该选项没有 list_name，将略去。</translation>
    </message>
    <message>
        <source>The choice has no name.</source>
        <translation>选项没有名称（name）。</translation>
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
        <source>The column has no name in the first row; what stands in it is left out.</source>
        <translation>该列的第一行没有列名，列中内容将略去。</translation>
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
        <source>The columns “{first}” and “{second}” mean the same. Keep one of them.</source>
        <translation>“{first}”列与“{second}”列含义相同，请只保留一列。</translation>
    </message>
    <message>
        <source>The file {file} is not beside the form; rules that read it find nothing.</source>
        <translation>表单旁边没有文件 {file}，读取它的规则查不到内容。</translation>
    </message>
    <message>
        <source>The first question of a table-list can't filter its choices.</source>
        <translation>table-list 中的第一个问题不能筛选选项。</translation>
    </message>
    <message>
        <source>The first row must have the names of the columns.</source>
        <translation>第一行必须是列名。</translation>
    </message>
    <message>
        <source>The first row must have the names of the columns; this one is missing: {missing}.</source>
        <translation>第一行必须是列名，现在缺少：{missing}。</translation>
    </message>
    <message>
        <source>The form has no form_id.</source>
        <translation>表单没有 form_id。</translation>
    </message>
    <message>
        <source>The formula has no result in the file and is read as empty. Open and save it in Excel or WPS.</source>
        <translation>文件中没有该公式的计算结果，按空白处理。请用 Excel 或 WPS 打开并保存一次。</translation>
    </message>
    <message>
        <source>The list has no name.</source>
        <translation>列表没有名称。</translation>
    </message>
    <message>
        <source>The list is on the sheet twice.</source>
        <translation>该列表在工作表中出现了两次。</translation>
    </message>
    <message>
        <source>The list of choices “{list}” is not on the sheet “choices”.</source>
        <translation>工作表“choices”中没有选项列表“{list}”。</translation>
    </message>
    <message>
        <source>The list of choices “{list}” is not on the sheet “external_choices”.</source>
        <translation>工作表“external_choices”中没有选项列表“{list}”。</translation>
    </message>
    <message>
        <source>The list “{list}” is not on the sheet “choices”.</source>
        <translation>工作表“choices”中没有列表“{list}”。</translation>
    </message>
    <message>
        <source>The list “{name}” has no column “{missing}” for its keys: asked as text.</source>
        <translation>选项表“{name}”没有取值列“{missing}”，改为填写文字。</translation>
    </message>
    <message>
        <source>The loop does not say which list it goes through.</source>
        <translation>循环（loop）没有写明使用哪个列表。</translation>
    </message>
    <message>
        <source>The name of this column has signs that are not possible there; the column is left out.</source>
        <translation>该列的列名中有不允许的字符，该列将略去。</translation>
    </message>
    <message>
        <source>The name “meta” is kept for the form itself.</source>
        <translation>“meta”是表单自用的名称，请换一个。</translation>
    </message>
    <message>
        <source>The name “{choice}” has a blank in it, and a question lets people choose several of the list “{list}”. Write it without blanks.</source>
        <translation>选项名称“{choice}”中有空格，而列表“{list}”用在了多选题中。请去掉空格。</translation>
    </message>
    <message>
        <source>The name “{first}” is used twice in the same group.</source>
        <translation>同一分组内名称“{first}”重复。</translation>
    </message>
    <message>
        <source>The names in the list of “tick_labelset” must be numbers.</source>
        <translation>“tick_labelset”所用列表中的名称必须是数字。</translation>
    </message>
    <message>
        <source>The names in the list of “tick_labelset” must lie between start and end.</source>
        <translation>“tick_labelset”所用列表中的名称必须在 start 和 end 之间。</translation>
    </message>
    <message>
        <source>The names in the list of “tick_labelset” must lie on steps of “{parameter}”.</source>
        <translation>“tick_labelset”所用列表中的名称必须落在“{parameter}”的刻度上。</translation>
    </message>
    <message>
        <source>The parameter {first} is not known for this type. Possible: {second}.</source>
        <translation>这种类型没有参数 {first}。可用的参数：{second}。</translation>
    </message>
    <message>
        <source>The parameter “allow-mock-accuracy” must be true or false.</source>
        <translation>参数“allow-mock-accuracy”只能是 true 或 false。</translation>
    </message>
    <message>
        <source>The parameter “app” must be the name of an Android program, such as org.example.camera.</source>
        <translation>参数“app”必须是 Android 程序的包名，例如 org.example.camera。</translation>
    </message>
    <message>
        <source>The parameter “incremental” can only be true.</source>
        <translation>参数“incremental”只能是 true。</translation>
    </message>
    <message>
        <source>The parameter “location-priority” must be no-power, low-power, balanced or high-accuracy.</source>
        <translation>参数“location-priority”只能是 no-power、low-power、balanced 或 high-accuracy。</translation>
    </message>
    <message>
        <source>The parameter “reference-geometry” must be a list, a file or a repeat of the form.</source>
        <translation>参数“reference-geometry”必须是表单中的列表、文件或重复组。</translation>
    </message>
    <message>
        <source>The parameter “seed” must be a number or a question.</source>
        <translation>参数“seed”必须是数字，或引用一个问题。</translation>
    </message>
    <message>
        <source>The parameter “tick_labelset” must be a list of the sheet “choices”.</source>
        <translation>参数“tick_labelset”必须是工作表“choices”中的列表。</translation>
    </message>
    <message>
        <source>The parameter “track-changes-reasons” can only be on-form-edit.</source>
        <translation>参数“track-changes-reasons”只能是 on-form-edit。</translation>
    </message>
    <message>
        <source>The parameter “{parameter}” can't be 0.</source>
        <translation>参数“{parameter}”不能为 0。</translation>
    </message>
    <message>
        <source>The parameter “{parameter}” can't be less than 0.</source>
        <translation>参数“{parameter}”不能小于 0。</translation>
    </message>
    <message>
        <source>The parameter “{parameter}” has a value that is not known.</source>
        <translation>参数“{parameter}”的值无法识别。</translation>
    </message>
    <message>
        <source>The parameter “{parameter}” is larger than what lies between start and end.</source>
        <translation>参数“{parameter}”超出了 start 与 end 之间的范围。</translation>
    </message>
    <message>
        <source>The parameter “{parameter}” must be a multiple of “step”.</source>
        <translation>参数“{parameter}”必须是“step”的整数倍。</translation>
    </message>
    <message>
        <source>The parameter “{parameter}” must be a number.</source>
        <translation>参数“{parameter}”必须是数字。</translation>
    </message>
    <message>
        <source>The parameter “{parameter}” must be a whole number.</source>
        <translation>参数“{parameter}”必须是整数。</translation>
    </message>
    <message>
        <source>The parameter “{parameter}” must be true or false, not “{value}”.</source>
        <translation>参数“{parameter}”只能是 true 或 false，不能是“{value}”。</translation>
    </message>
    <message>
        <source>The parameter “{parameter}” must lie between start and end.</source>
        <translation>参数“{parameter}”必须在 start 和 end 之间。</translation>
    </message>
    <message>
        <source>The parameters must be written like key=value, with blanks between them.</source>
        <translation>参数须写成 key=value 的形式，多个参数之间用空格分隔。</translation>
    </message>
    <message>
        <source>The place is not recorded by itself; the field stays empty.</source>
        <translation>不会自动记录位置，该字段留空。</translation>
    </message>
    <message>
        <source>The property “{first}” is saved twice, by row {second} too.</source>
        <translation>属性“{first}”保存了两次，第 {second} 行也保存了它。</translation>
    </message>
    <message>
        <source>The question does not say which list its choices are in.</source>
        <translation>问题没有说明选项取自哪个列表。</translation>
    </message>
    <message>
        <source>The question has no choices.</source>
        <translation>该问题没有选项。</translation>
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
        <source>The question type “{kind}” is not known.</source>
        <translation>没有“{kind}”这种问题类型。</translation>
    </message>
    <message>
        <source>The question “{question}” has a “big-image” but no “image”.</source>
        <translation>问题“{question}”写了“big-image”，但没有写“image”。</translation>
    </message>
    <message>
        <source>The question “{question}” has neither a label nor a hint.</source>
        <translation>问题“{question}”既没有标题（label），也没有提示（hint）。</translation>
    </message>
    <message>
        <source>The questions in the column “{column}” must be separated by commas.</source>
        <translation>“{column}”列中的多个问题须用逗号分隔。</translation>
    </message>
    <message>
        <source>The repeat is called “{first}”, as the form itself is. Give it another name.</source>
        <translation>重复组的名称“{first}”与表单本身相同，请换一个名称。</translation>
    </message>
    <message>
        <source>The row has no type, no name and no label; it is left out.</source>
        <translation>该行没有类型（type）、名称（name）和标题（label），将略去。</translation>
    </message>
    <message>
        <source>The rule “{rule}” can't be worked out and is left out.</source>
        <translation>规则“{rule}”无法计算，将略去。</translation>
    </message>
    <message>
        <source>The sheet “survey” is missing.</source>
        <translation>没有工作表“survey”。</translation>
    </message>
    <message>
        <source>The sheet “survey” is missing. Is it the one called {similar}?</source>
        <translation>没有工作表“survey”。是不是误写成了{similar}？</translation>
    </message>
    <message>
        <source>There are several lists on the sheet “entities”, so save_to must be written list#property.</source>
        <translation>工作表“entities”中有多个列表，save_to 须写成 列表#属性 的形式。</translation>
    </message>
    <message>
        <source>These choices beside those of the file are left out: {choices}.</source>
        <translation>文件之外另列的这些选项不会导入：{choices}。</translation>
    </message>
    <message>
        <source>These columns are not known here: {columns}.</source>
        <translation>无法识别以下各列：{columns}。</translation>
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
        <source>Two columns have this name and say different things; the last one counts.</source>
        <translation>有两列同名且内容不同，以后一列为准。</translation>
    </message>
    <message>
        <source>Two different files are called “{list}”: {first} and {second}.</source>
        <translation>有两个不同的文件都叫“{list}”：{first} 和 {second}。</translation>
    </message>
    <message>
        <source>What is saved as an entity comes from groups or repeats that do not belong together.</source>
        <translation>要保存为实体的内容来自互不相属的组或重复组。</translation>
    </message>
    <message>
        <source>What stands in the column “{column}”</source>
        <translation>“{column}”列中的内容</translation>
    </message>
    <message>
        <source>With a public_key, omit_instanceID can't be yes.</source>
        <translation>使用 public_key 时，omit_instanceID 不能为 yes。</translation>
    </message>
    <message>
        <source>With “no-ticks”, the list of “tick_labelset” can only have start and end.</source>
        <translation>使用“no-ticks”时，“tick_labelset”所用列表只能有 start 和 end 两项。</translation>
    </message>
    <message>
        <source>save_to can only have one # in it.</source>
        <translation>save_to 中只能有一个 #。</translation>
    </message>
    <message>
        <source>save_to needs the sheet “entities”, which is missing.</source>
        <translation>使用 save_to 需要工作表“entities”，但没有这张工作表。</translation>
    </message>
    <message>
        <source>save_to speaks of the list “{first}”, which is not on the sheet “entities”.</source>
        <translation>save_to 引用了列表“{first}”，但工作表“entities”中没有它。</translation>
    </message>
    <message>
        <source>tick_interval, placeholder and tick_labelset are only possible with the appearances vertical and no-ticks, or none.</source>
        <translation>tick_interval、placeholder 和 tick_labelset 只能用于外观（appearance）为 vertical、no-ticks 或留空的问题。</translation>
    </message>
    <message>
        <source>{count} files or lists outside the form have the name “{kind}”.</source>
        <translation>表单外有 {count} 个文件或列表都叫“{kind}”。</translation>
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
        <source>{file} can't be written: on the sheet “{sheet}” the column “{column}” of “{name}” would have {count} letters, Excel holds {most}.</source>
        <translation>无法写入 {file}：工作表“{sheet}”中“{name}”的“{column}”列有 {count} 个字符，而 Excel 单元格最多 {most} 个。</translation>
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
        <source>{file}, line {line}: A cell is longer than {most} letters.</source>
        <translation>{file}，第 {line} 行：有一个单元格超过 {most} 个字符。</translation>
    </message>
    <message>
        <source>{file}, line {line}: A quotation mark is opened here and never closed.</source>
        <translation>{file}，第 {line} 行：此处的引号没有配对的结束引号。</translation>
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
        <source>{file}, sheet “{sheet}”, row {row}: A form can have {most} rows here. Delete what does not belong to it.</source>
        <translation>{file}，工作表“{sheet}”第 {row} 行：此处最多 {most} 行。请删除不属于表单的内容。</translation>
    </message>
    <message>
        <source>{file}, sheet “{sheet}”, row {row}: Groups are nested too deeply here, {most} levels are possible.</source>
        <translation>{file}，工作表“{sheet}”第 {row} 行：分组嵌套过深，最多 {most} 层。</translation>
    </message>
    <message>
        <source>{file}, sheet “{sheet}”, row {row}: The column “{column}” has a date that can't be read. Write it as text, such as 2026-11-22.</source>
        <translation>{file}，工作表“{sheet}”第 {row} 行：“{column}”列中的日期无法识别。请改成文本，例如 2026-11-22。</translation>
    </message>
    <message>
        <source>{file}, sheet “{sheet}”, row {row}: {reason}</source>
        <translation>{file}，工作表“{sheet}”第 {row} 行：{reason}</translation>
    </message>
    <message>
        <source>{file}, sheet “{sheet}”: {reason}</source>
        <translation>{file}，工作表“{sheet}”：{reason}</translation>
    </message>
    <message>
        <source>{file}: {reason}</source>
        <translation>{file}：{reason}</translation>
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
        <source>{what} can't be a name. A name begins with a letter or _, then come letters, digits, _ - or a full stop.</source>
        <translation>{what}不能作为名称。名称须以字母或 _ 开头，后面可用字母、数字、_、- 或英文句点。</translation>
    </message>
    <message>
        <source>{what} is in its list twice. If that is meant, say allow_choice_duplicates = yes on the sheet “settings”.</source>
        <translation>{what}在同一个列表中出现了两次。如果确需重复，请在工作表“settings”中写上 allow_choice_duplicates = yes。</translation>
    </message>
    <message>
        <source>{what} is not possible: “name” and “label” are kept.</source>
        <translation>{what}不可用：“name”和“label”是保留名称。</translation>
    </message>
    <message>
        <source>{what} must not begin with two underscores.</source>
        <translation>{what}不能以两个下划线开头。</translation>
    </message>
    <message>
        <source>{what} must not contain a full stop.</source>
        <translation>{what}中不能有英文句点。</translation>
    </message>
    <message>
        <source>“background-geopoint” can't have a calculation.</source>
        <translation>“background-geopoint”不能有计算式。</translation>
    </message>
    <message>
        <source>“background-geopoint” needs a trigger.</source>
        <translation>“background-geopoint”必须写明 trigger。</translation>
    </message>
    <message>
        <source>“begin_{first}” of “{second}” has no “end_{first}”.</source>
        <translation>“{second}”的“begin_{first}”没有对应的“end_{first}”。</translation>
    </message>
    <message>
        <source>“end_{first}” stands here, but no “begin_{first}” is open.</source>
        <translation>此处有“end_{first}”，但前面没有对应的“begin_{first}”。</translation>
    </message>
    <message>
        <source>“location-max-age” can't be smaller than “location-min-interval”.</source>
        <translation>“location-max-age”不能小于“location-min-interval”。</translation>
    </message>
    <message>
        <source>“{appearance}” is kept, but the question looks like any other of its type.</source>
        <translation>外观“{appearance}”会保留，但问题按普通样式显示。</translation>
    </message>
    <message>
        <source>“{first}” has create_if and entity_id, so it needs update_if too.</source>
        <translation>“{first}”同时有 create_if 和 entity_id，还须写上 update_if。</translation>
    </message>
    <message>
        <source>“{first}” has update_if, so it needs an entity_id.</source>
        <translation>“{first}”有 update_if，须同时写上 entity_id。</translation>
    </message>
    <message>
        <source>“{first}” is not shown to people, so it can't be the trigger of “{question}”.</source>
        <translation>“{first}”不显示给用户，不能作为“{question}”的触发项（trigger）。</translation>
    </message>
    <message>
        <source>“{first}” needs a label, or an entity_id to change what is there.</source>
        <translation>“{first}”必须有 label；若要修改已有的实体，则须写 entity_id。</translation>
    </message>
    <message>
        <source>“{list}”: the file must end in .csv, .xml or .geojson.</source>
        <translation>“{list}”：文件扩展名必须是 .csv、.xml 或 .geojson。</translation>
    </message>
    <message>
        <source>“{question}” looks up the list “{first}” with search(), but {second} uses the same list without it.</source>
        <translation>“{question}”用 search() 查找列表“{first}”，而{second}使用同一个列表却没有 search()。</translation>
    </message>
    <message>
        <source>“{question}” takes its choices from a file, so it can't have search() too.</source>
        <translation>“{question}”的选项来自文件，不能同时使用 search()。</translation>
    </message>
    <message>
        <source>“{value}” in the column “{column}”</source>
        <translation>“{column}”列中的“{value}”</translation>
    </message>
</context>
</TS>
