<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>templates</name>
    <message numerus="yes">
        <source>%n jobs</source>
        <translation>
            <numerusform>%n 张工单</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other languages</source>
        <translation>
            <numerusform>其他 %n 种语言</numerusform>
        </translation>
    </message>
    <message>
        <source>A checklist has this code. Publishing makes the next version of it.</source>
        <translation>已有检查表使用该编码，发布后将成为它的新版本。</translation>
    </message>
    <message>
        <source>A failed answer needs a note</source>
        <translation>不通过的项目必须写备注</translation>
    </message>
    <message>
        <source>Accepted when (the answer is “.”)</source>
        <translation>答案须满足（用“.”代表答案）</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add a choice</source>
        <translation>添加选项</translation>
    </message>
    <message>
        <source>Add a picture</source>
        <translation>添加图片</translation>
    </message>
    <message>
        <source>Add one at the left. Here it is tried as technicians will see it.</source>
        <translation>请在左侧添加问题，这里按技术员看到的样子试答。</translation>
    </message>
    <message>
        <source>Add: {what}</source>
        <translation>添加：{what}</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All questions on one screen</source>
        <translation>本组问题显示在同一屏</translation>
    </message>
    <message>
        <source>An XLSForm, as ODK, KoboToolbox and others use it: Excel, CSV or Markdown, or a zip with the form and its files.</source>
        <translation>ODK、KoboToolbox 等使用的 XLSForm 表单：Excel、CSV 或 Markdown 文件，也可以是包含表单及其附件的 zip 压缩包。</translation>
    </message>
    <message>
        <source>Another picture…</source>
        <translation>换一张图片…</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>作答要求</translation>
    </message>
    <message>
        <source>Answer to begin with</source>
        <translation>默认答案</translation>
    </message>
    <message>
        <source>Answers from</source>
        <translation>可填最小值</translation>
    </message>
    <message>
        <source>Answers to</source>
        <translation>可填最大值</translation>
    </message>
    <message>
        <source>Appearance in ODK Collect</source>
        <translation>ODK Collect 外观（appearance）</translation>
    </message>
    <message>
        <source>Area on the map</source>
        <translation>地图区域</translation>
    </message>
    <message>
        <source>Asked in by default</source>
        <translation>默认提问语言</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>重新试答</translation>
    </message>
    <message>
        <source>Check (pass or fail)</source>
        <translation>检查项（通过/不通过）</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>检查表</translation>
    </message>
    <message>
        <source>Checklist template</source>
        <translation>检查表模板</translation>
    </message>
    <message>
        <source>Checklist templates</source>
        <translation>检查表模板</translation>
    </message>
    <message>
        <source>Checklist without a name</source>
        <translation>未命名的检查表</translation>
    </message>
    <message>
        <source>Checklists</source>
        <translation>检查表</translation>
    </message>
    <message>
        <source>Checklists: {value}</source>
        <translation>检查表：{value}</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Choices in random order</source>
        <translation>选项随机排列</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Choose “{file}”</source>
        <translation>选择“{file}”</translation>
    </message>
    <message>
        <source>Chosen when the fault says</source>
        <translation>故障描述含以下词时选用</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Confirmation</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>日期和时间</translation>
    </message>
    <message>
        <source>Decimals</source>
        <translation>小数位数</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Do again (Ctrl+Shift+Z)</source>
        <translation>重做（Ctrl+Shift+Z）</translation>
    </message>
    <message>
        <source>Doubtful</source>
        <translation>建议核对</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Draft, after version {version}</source>
        <translation>草稿，改自第 {version} 版</translation>
    </message>
    <message>
        <source>E-mail of who answers</source>
        <translation>填写人邮箱</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edit version {version}</source>
        <translation>编辑第 {version} 版</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Enter a number.</source>
        <translation>请输入数字。</translation>
    </message>
    <message>
        <source>Every question can be reached, and every rule reads what is there.</source>
        <translation>每个问题都有机会出现，每条规则引用的内容都存在。</translation>
    </message>
    <message>
        <source>Everything comes over.</source>
        <translation>全部内容都能导入。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export as XLSForm</source>
        <translation>导出为 XLSForm</translation>
    </message>
    <message>
        <source>Fails above</source>
        <translation>高于此值不通过</translation>
    </message>
    <message>
        <source>Fails below</source>
        <translation>低于此值不通过</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Filled in by itself</source>
        <translation>自动填写</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>For</source>
        <translation>适用于</translation>
    </message>
    <message>
        <source>Forms</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>Further help</source>
        <translation>详细说明</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>继续编辑</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Help and pictures</source>
        <translation>操作提示与图片</translation>
    </message>
    <message>
        <source>How many rounds</source>
        <translation>重复几轮</translation>
    </message>
    <message>
        <source>How to find out</source>
        <translation>操作提示</translation>
    </message>
    <message>
        <source>If you have them, choose the files that are missing:</source>
        <translation>如果手头有缺少的文件，请在这里选择：</translation>
    </message>
    <message>
        <source>Import a form</source>
        <translation>导入表单</translation>
    </message>
    <message>
        <source>Import a form (XLSForm)</source>
        <translation>导入表单（XLSForm）</translation>
    </message>
    <message>
        <source>Import a form from Excel (XLSForm), or begin one here.</source>
        <translation>可以导入 Excel 表单（XLSForm），也可以在这里新建。</translation>
    </message>
    <message>
        <source>Import form</source>
        <translation>导入表单</translation>
    </message>
    <message>
        <source>Impossible above</source>
        <translation>高于此值视为录错</translation>
    </message>
    <message>
        <source>Impossible below</source>
        <translation>低于此值视为录错</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>In which language of the form the tree and the trial are</source>
        <translation>目录和试答使用的表单语言</translation>
    </message>
    <message>
        <source>Installation</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>It can't be published: {first} ({count} in all)</source>
        <translation>无法发布：{first}（共 {count} 处）</translation>
    </message>
    <message>
        <source>It has several drafts that were begun apart from each other.</source>
        <translation>有几份分别起草的草稿，请打开核对。</translation>
    </message>
    <message>
        <source>Job types (none ticked: all)</source>
        <translation>适用作业类型（不勾选表示全部）</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>工单数</translation>
    </message>
    <message>
        <source>Keep as a draft</source>
        <translation>存为草稿</translation>
    </message>
    <message>
        <source>Kept on this computer</source>
        <translation>已保存在本机</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Language of the texts</source>
        <translation>文字的语言</translation>
    </message>
    <message>
        <source>Language: {language}</source>
        <translation>语言：{language}</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Large picture</source>
        <translation>大图</translation>
    </message>
    <message>
        <source>Line on the map</source>
        <translation>地图路线</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>保养</translation>
    </message>
    <message>
        <source>Mend what the findings name first.</source>
        <translation>请先改正“校验”中列出的错误。</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>预计分钟</translation>
    </message>
    <message>
        <source>Missing words</source>
        <translation>缺少文字</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Must be answered when</source>
        <translation>满足以下条件时必答</translation>
    </message>
    <message>
        <source>Must be mended before publishing</source>
        <translation>发布前必须改正</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name, code, model</source>
        <translation>名称、编码、型号</translation>
    </message>
    <message>
        <source>New checklist</source>
        <translation>新建检查表</translation>
    </message>
    <message>
        <source>No checklists yet</source>
        <translation>还没有检查表</translation>
    </message>
    <message>
        <source>No questions yet</source>
        <translation>还没有问题</translation>
    </message>
    <message>
        <source>Not a rule: “{found}” at position {position}.</source>
        <translation>规则有误：第 {position} 个字符处的“{found}”。</translation>
    </message>
    <message>
        <source>Note (nothing to answer)</source>
        <translation>说明（无需作答）</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有问题</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Number of this computer</source>
        <translation>本机编号</translation>
    </message>
    <message>
        <source>Numbers and limits</source>
        <translation>数值与限值</translation>
    </message>
    <message>
        <source>One choice</source>
        <translation>单选</translation>
    </message>
    <message>
        <source>Only choices for which</source>
        <translation>只显示满足条件的选项</translation>
    </message>
    <message>
        <source>Only shown, not answered</source>
        <translation>只显示，不作答</translation>
    </message>
    <message>
        <source>Or put all of them beside the form and choose the form again.</source>
        <translation>也可以把这些文件都放到表单所在的文件夹，再重新选择表单。</translation>
    </message>
    <message>
        <source>Order of choices</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Out of use</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Partly passes above</source>
        <translation>高于此值部分通过</translation>
    </message>
    <message>
        <source>Partly passes below</source>
        <translation>低于此值部分通过</translation>
    </message>
    <message>
        <source>People judge the answer</source>
        <translation>由人员判定结果</translation>
    </message>
    <message>
        <source>Phone of who answers</source>
        <translation>填写人电话</translation>
    </message>
    <message>
        <source>Phone subscriber (stays empty)</source>
        <translation>手机用户标识（留空）</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Photos at least</source>
        <translation>至少几张照片</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Pictures and files</source>
        <translation>图片与文件</translation>
    </message>
    <message>
        <source>Pictures, sounds and films</source>
        <translation>图片、音频和视频</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Pretend: {what}</source>
        <translation>模拟：{what}</translation>
    </message>
    <message>
        <source>Product models</source>
        <translation>适用型号</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Publish mine</source>
        <translation>发布我的版本</translation>
    </message>
    <message>
        <source>Publish over a newer version?</source>
        <translation>已有更新的版本，仍要发布吗？</translation>
    </message>
    <message>
        <source>Publish version</source>
        <translation>发布新版本</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Purpose: {value}</source>
        <translation>用途：{value}</translation>
    </message>
    <message>
        <source>Put in an answer</source>
        <translation>插入答案</translation>
    </message>
    <message>
        <source>Put in the name of a question</source>
        <translation>插入问题名称</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Question without words</source>
        <translation>未填文字的题目</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Reading and checking the form</source>
        <translation>正在读取并检查表单</translation>
    </message>
    <message>
        <source>Record of answering (stays empty)</source>
        <translation>填写过程记录（留空）</translation>
    </message>
    <message>
        <source>Repeated</source>
        <translation>是否重复</translation>
    </message>
    <message>
        <source>Rounds at least</source>
        <translation>至少几轮</translation>
    </message>
    <message>
        <source>Rounds at most</source>
        <translation>至多几轮</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Rules and exports call the choice so.</source>
        <translation>规则和导出文件用它代表该选项。</translation>
    </message>
    <message>
        <source>SIM card (stays empty)</source>
        <translation>SIM 卡号（留空）</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>Said otherwise</source>
        <translation>不满足时提示</translation>
    </message>
    <message>
        <source>Said when it stays open</source>
        <translation>未作答时提示</translation>
    </message>
    <message>
        <source>Scale drawn from</source>
        <translation>刻度起点</translation>
    </message>
    <message>
        <source>Scale drawn to</source>
        <translation>刻度终点</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>扫码</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Section without words</source>
        <translation>未命名的分组</translation>
    </message>
    <message>
        <source>Separated by commas; HC-* means all that begin so.</source>
        <translation>用逗号分隔；HC-* 表示以 HC- 开头的全部型号。</translation>
    </message>
    <message>
        <source>Several choices</source>
        <translation>多选</translation>
    </message>
    <message numerus="yes">
        <source>Show more, %n choices are not shown</source>
        <translation>
            <numerusform>显示更多，还有 %n 个选项未显示</numerusform>
        </translation>
    </message>
    <message>
        <source>Shown when</source>
        <translation>显示条件</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>音频</translation>
    </message>
    <message>
        <source>Sound recording</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Take back (Ctrl+Z)</source>
        <translation>撤销（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Take it out of use</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Take the picture away</source>
        <translation>删除图片</translation>
    </message>
    <message>
        <source>Take “{name}” away</source>
        <translation>删除“{name}”</translation>
    </message>
    <message>
        <source>Taken away. Ctrl+Z brings it back.</source>
        <translation>已删除，按 Ctrl+Z 恢复。</translation>
    </message>
    <message>
        <source>Technical name</source>
        <translation>变量名</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>The checklist</source>
        <translation>检查表</translation>
    </message>
    <message>
        <source>The checklist is in use again.</source>
        <translation>检查表已重新启用。</translation>
    </message>
    <message>
        <source>The checklist is kept as a draft.</source>
        <translation>检查表已存为草稿。</translation>
    </message>
    <message>
        <source>The checklist is out of use. Jobs that have it keep it.</source>
        <translation>检查表已停用，已使用它的工单不受影响。</translation>
    </message>
    <message>
        <source>The checklist is published.</source>
        <translation>检查表已发布。</translation>
    </message>
    <message>
        <source>The checklist is too large: {size} letters with all its rules and words, {most} are possible. Split it, or put long lists of choices into files.</source>
        <translation>检查表太大：连同全部规则和文字共 {size} 个字符，上限为 {most}。请拆分检查表，或把很长的选项表放到文件里。</translation>
    </message>
    <message>
        <source>The choices are in the file {file} of the form.</source>
        <translation>选项来自表单所附文件 {file}。</translation>
    </message>
    <message>
        <source>The columns of the form do not say it; this is a guess.</source>
        <translation>表单的列名没有写明语言，这里是推测的结果。</translation>
    </message>
    <message>
        <source>The day</source>
        <translation>当天日期</translation>
    </message>
    <message>
        <source>The draft has mistakes. The editor says which.</source>
        <translation>草稿中有错误，编辑时会指出是哪些。</translation>
    </message>
    <message>
        <source>The draft is thrown away.</source>
        <translation>草稿已丢弃。</translation>
    </message>
    <message>
        <source>The form is written.</source>
        <translation>表单已导出。</translation>
    </message>
    <message>
        <source>The form is written. These files of it are not on this computer: {files}.</source>
        <translation>表单已写出，但它的以下文件不在本机：{files}。</translation>
    </message>
    <message>
        <source>The text shows what was answered there.</source>
        <translation>显示时会换成那一题的答案。</translation>
    </message>
    <message>
        <source>The trial shows how it was before the mistake that is among the findings.</source>
        <translation>存在错误，试答仍显示出错前的内容，详见“校验”。</translation>
    </message>
    <message>
        <source>There is a finding here</source>
        <translation>此处有检查结果</translation>
    </message>
    <message>
        <source>Throw away: {draft}</source>
        <translation>丢弃：{draft}</translation>
    </message>
    <message>
        <source>Throw the draft away</source>
        <translation>丢弃草稿</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Trial and findings</source>
        <translation>试答与校验</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试答</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Use it again</source>
        <translation>重新启用</translation>
    </message>
    <message>
        <source>Used on</source>
        <translation>使用情况</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Version {version} is published. Jobs under way keep theirs.</source>
        <translation>第 {version} 版已发布，进行中的工单仍用原版本。</translation>
    </message>
    <message>
        <source>Version {version} was published at the same time as version {newest}. What was changed there is not in the version in use.</source>
        <translation>第 {version} 版与第 {newest} 版同时发布，其中的修改没有包含在现用版本里。</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>What does not come over as it is</source>
        <translation>不能原样导入的内容</translation>
    </message>
    <message>
        <source>What is filled in</source>
        <translation>自动填写内容</translation>
    </message>
    <message>
        <source>What it says about the machine</source>
        <translation>选此项的判定</translation>
    </message>
    <message>
        <source>When it is asked, what is accepted</source>
        <translation>显示条件与校验</translation>
    </message>
    <message>
        <source>When it is chosen</source>
        <translation>适用范围</translation>
    </message>
    <message>
        <source>When it was begun</source>
        <translation>开始填写时间</translation>
    </message>
    <message>
        <source>When it was finished</source>
        <translation>填写完成时间</translation>
    </message>
    <message>
        <source>Who answers</source>
        <translation>填写人</translation>
    </message>
    <message>
        <source>With a draft</source>
        <translation>有草稿</translation>
    </message>
    <message>
        <source>Work can't start before everything here is passed</source>
        <translation>全部通过后才能开工</translation>
    </message>
    <message>
        <source>Work can't start before everything here is passed.</source>
        <translation>全部通过后才能开工。</translation>
    </message>
    <message>
        <source>Worked out by</source>
        <translation>计算公式</translation>
    </message>
    <message>
        <source>Worked out when these change</source>
        <translation>以下问题变化时才计算</translation>
    </message>
    <message>
        <source>Worked out, not shown</source>
        <translation>计算值（不显示）</translation>
    </message>
    <message>
        <source>Worked out, shown</source>
        <translation>计算值（显示）</translation>
    </message>
    <message>
        <source>Your draft does not contain what was changed there. If you publish it, yours is used from now on; theirs stays readable, and jobs that have it keep it.</source>
        <translation>您的草稿不包含该版本的修改。继续发布后，今后使用您的版本；该版本仍可查看，已使用它的工单不受影响。</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>all models</source>
        <translation>全部型号</translation>
    </message>
    <message>
        <source>always</source>
        <translation>始终显示</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>any fault</source>
        <translation>不限故障</translation>
    </message>
    <message>
        <source>as often as a rule says</source>
        <translation>按规则决定轮数</translation>
    </message>
    <message>
        <source>as typed</source>
        <translation>按填写</translation>
    </message>
    <message>
        <source>asked once</source>
        <translation>不重复</translation>
    </message>
    <message>
        <source>column=value</source>
        <translation>列名=值</translation>
    </message>
    <message>
        <source>copy the question</source>
        <translation>复制问题</translation>
    </message>
    <message>
        <source>do again</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>draft by {person}</source>
        <translation>{person}的草稿</translation>
    </message>
    <message>
        <source>import a form</source>
        <translation>导入表单</translation>
    </message>
    <message>
        <source>in steps of</source>
        <translation>步长</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message numerus="yes">
        <source>in use, with %n drafts</source>
        <translation>
            <numerusform>使用中，有 %n 份草稿</numerusform>
        </translation>
    </message>
    <message>
        <source>in use, with a draft</source>
        <translation>使用中，有草稿</translation>
    </message>
    <message>
        <source>key</source>
        <translation>值</translation>
    </message>
    <message>
        <source>lacks version {version}</source>
        <translation>缺第 {version} 版的修改</translation>
    </message>
    <message>
        <source>may stay open</source>
        <translation>可不答</translation>
    </message>
    <message>
        <source>move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>must be answered</source>
        <translation>必答</translation>
    </message>
    <message>
        <source>must be answered when …</source>
        <translation>满足条件时必答</translation>
    </message>
    <message>
        <source>my draft</source>
        <translation>我的草稿</translation>
    </message>
    <message>
        <source>new checklist</source>
        <translation>新建检查表</translation>
    </message>
    <message>
        <source>no verdict</source>
        <translation>不判定</translation>
    </message>
    <message>
        <source>not named</source>
        <translation>未注明</translation>
    </message>
    <message>
        <source>not published yet</source>
        <translation>尚未发布</translation>
    </message>
    <message>
        <source>or has the problem code</source>
        <translation>或故障代码为</translation>
    </message>
    <message>
        <source>or worked out by</source>
        <translation>或按公式得出</translation>
    </message>
    <message>
        <source>out of use</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>people add rounds</source>
        <translation>由人员添加轮次</translation>
    </message>
    <message>
        <source>publish</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>round</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>take away</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>take back</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>结尾</translation>
    </message>
    <message>
        <source>with a draft</source>
        <translation>有草稿</translation>
    </message>
    <message>
        <source>{done} of {total} answered; nothing here is stored.</source>
        <translation>已答 {done}/{total}；试答内容不会保存。</translation>
    </message>
    <message>
        <source>{groups}, {repeats} of them repeated</source>
        <translation>{groups} 个，其中 {repeats} 个重复</translation>
    </message>
    <message>
        <source>{person} published version {version} at the same time as version {newest}. What was changed there is not in the version in use.</source>
        <translation>{person}发布的第 {version} 版与第 {newest} 版同时发布，其中的修改没有包含在现用版本里。</translation>
    </message>
</context>
</TS>
