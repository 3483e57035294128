<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>checklist</name>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos</source>
        <translation>
            <numerusform>%n 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos to take: {title}</source>
        <translation>
            <numerusform>还差 %n 张照片：{title}</numerusform>
        </translation>
    </message>
    <message>
        <source>A choice has no key.</source>
        <translation>有一个选项没有代号。</translation>
    </message>
    <message>
        <source>A choice is not an object.</source>
        <translation>有一个选项的格式不对。</translation>
    </message>
    <message>
        <source>A computed question needs a rule to compute it, and only a computed one has it.</source>
        <translation>计算题要有计算规则，其他题型不能有。</translation>
    </message>
    <message>
        <source>A list in a file needs the name of the file and the column of the keys.</source>
        <translation>放在文件里的选项表必须写明文件名和取值所在的列。</translation>
    </message>
    <message>
        <source>A question is not an object.</source>
        <translation>有一道题的格式不对。</translation>
    </message>
    <message>
        <source>A rule reads “{key}”, which is not a question.</source>
        <translation>规则引用了“{key}”，但没有这道题。</translation>
    </message>
    <message>
        <source>A rule reads “{key}”, which is repeated: use sum or count.</source>
        <translation>规则引用了重复分组中的“{key}”，请用 sum 或 count。</translation>
    </message>
    <message>
        <source>A section is not an object.</source>
        <translation>有一个分组的格式不对。</translation>
    </message>
    <message>
        <source>A stored answer can't be read.</source>
        <translation>有一条已存的答案无法读取。</translation>
    </message>
    <message>
        <source>Above the limit {limit} by {by}</source>
        <translation>高于上限 {limit}，多 {by}</translation>
    </message>
    <message>
        <source>Add a note to question {number}: it did not pass.</source>
        <translation>第 {number} 题补一句说明：不通过的题都要写。</translation>
    </message>
    <message>
        <source>Add a note to question {number}: its verdict was changed.</source>
        <translation>第 {number} 题补一句说明：判定是人工改的。</translation>
    </message>
    <message>
        <source>Answer question {number} again: its answer is not offered any more.</source>
        <translation>请重新回答第 {number} 题：原来的选项已不再提供。</translation>
    </message>
    <message>
        <source>Answer question {number}: {title}</source>
        <translation>第 {number} 题未答：{title}</translation>
    </message>
    <message>
        <source>Below the limit {limit} by {by}</source>
        <translation>低于下限 {limit}，少 {by}</translation>
    </message>
    <message>
        <source>Choose one of the answers offered.</source>
        <translation>请选择列出的答案之一。</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Decimals must be 0 to 9.</source>
        <translation>小数位数须为 0 至 9。</translation>
    </message>
    <message>
        <source>Enter a date or time.</source>
        <translation>请填写日期或时间。</translation>
    </message>
    <message>
        <source>Enter a number.</source>
        <translation>请填写数字。</translation>
    </message>
    <message>
        <source>Enter at least {count} points, separated by semicolons.</source>
        <translation>至少填写 {count} 个点，用分号隔开。</translation>
    </message>
    <message>
        <source>Enter latitude and longitude, such as 31.2304 121.4737.</source>
        <translation>请填写纬度和经度，例如 31.2304 121.4737。</translation>
    </message>
    <message>
        <source>Enter the number in {unit}, without words.</source>
        <translation>请按单位 {unit} 填写数字，不要带文字。</translation>
    </message>
    <message>
        <source>Groups stand in one another too deeply: {most} levels are possible.</source>
        <translation>分组嵌套过深，最多 {most} 层。</translation>
    </message>
    <message>
        <source>It can't be required, because there is nothing to answer.</source>
        <translation>此题无需作答，不能设为必答。</translation>
    </message>
    <message>
        <source>It has no choices.</source>
        <translation>没有选项。</translation>
    </message>
    <message>
        <source>It has no questions.</source>
        <translation>模板中没有题目。</translation>
    </message>
    <message>
        <source>It has no words in any language.</source>
        <translation>没有任何语言的文字。</translation>
    </message>
    <message>
        <source>It is not JSON.</source>
        <translation>文件不是 JSON 格式。</translation>
    </message>
    <message>
        <source>It is not a checklist template of format 1.</source>
        <translation>不是第 1 版格式的检查表模板。</translation>
    </message>
    <message>
        <source>Item {number} did not pass: {title}</source>
        <translation>第 {number} 项未通过：{title}</translation>
    </message>
    <message>
        <source>Judge question {number}: {title}</source>
        <translation>第 {number} 题待判定：{title}</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>No more of these can be added.</source>
        <translation>不能再增加了。</translation>
    </message>
    <message>
        <source>Only numbers have limits.</source>
        <translation>只有数值题可以设限值。</translation>
    </message>
    <message>
        <source>Put all of them in order.</source>
        <translation>请把所有选项都排好顺序。</translation>
    </message>
    <message>
        <source>Question {number}: {sentence}</source>
        <translation>第 {number} 题：{sentence}</translation>
    </message>
    <message>
        <source>The checklist template can't be used: {first} ({count} in all)</source>
        <translation>检查表模板无法使用：{first}（共 {count} 处）</translation>
    </message>
    <message>
        <source>The default “{literal}” can't be an answer to it.</source>
        <translation>默认值“{literal}”不是这道题的有效答案。</translation>
    </message>
    <message>
        <source>The form is too large.</source>
        <translation>表单太大。</translation>
    </message>
    <message>
        <source>The key is used twice.</source>
        <translation>代号重复。</translation>
    </message>
    <message>
        <source>The limits contradict each other: {low} is above {high}.</source>
        <translation>限值矛盾：{low} 大于 {high}。</translation>
    </message>
    <message>
        <source>The purpose “{purpose}” is not known.</source>
        <translation>不认识的用途“{purpose}”。</translation>
    </message>
    <message>
        <source>The rule “{rule}” ({name}) can't be read at position {position}.</source>
        <translation>规则“{rule}”（{name}）在第 {position} 个字符处无法识别。</translation>
    </message>
    <message>
        <source>The rules go in a circle: {keys}.</source>
        <translation>规则互相循环引用：{keys}。</translation>
    </message>
    <message>
        <source>The text is too long: at most {most} characters.</source>
        <translation>文字过长，最多 {most} 个字。</translation>
    </message>
    <message>
        <source>The type “{kind}” is not known.</source>
        <translation>不认识的题型“{kind}”。</translation>
    </message>
    <message>
        <source>The verdict “{verdict}” is not known.</source>
        <translation>不认识的判定“{verdict}”。</translation>
    </message>
    <message>
        <source>There is no choice list “{name}”.</source>
        <translation>没有名为“{name}”的选项表。</translation>
    </message>
    <message>
        <source>There is nothing to answer here.</source>
        <translation>此处无需作答。</translation>
    </message>
    <message>
        <source>This answer can't be right here.</source>
        <translation>这个答案在这里不成立。</translation>
    </message>
    <message>
        <source>This answer is filled in by the form itself.</source>
        <translation>这个答案由表单自动填写。</translation>
    </message>
    <message>
        <source>This answer must be text.</source>
        <translation>此题请填写文字。</translation>
    </message>
    <message>
        <source>This checklist doesn't have that question.</source>
        <translation>此检查表没有这道题。</translation>
    </message>
    <message>
        <source>This type of question can't have a default.</source>
        <translation>此题型不能设默认值。</translation>
    </message>
    <message>
        <source>Two choices have the same key.</source>
        <translation>两个选项的代号相同。</translation>
    </message>
    <message>
        <source>Words must be given for the languages zh_CN and en.</source>
        <translation>文字须按 zh_CN 和 en 两种语言给出。</translation>
    </message>
    <message>
        <source>Words must be texts by language.</source>
        <translation>文字须按语言给出。</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>not above {high}</source>
        <translation>不高于 {high}</translation>
    </message>
    <message>
        <source>not below {low}</source>
        <translation>不低于 {low}</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} 至 {high}</translation>
    </message>
    <message>
        <source>{number} can't be right here: possible is {range}.</source>
        <translation>{number} 不合理，可能的范围是 {range}。</translation>
    </message>
    <message>
        <source>{sentence}</source>
        <translation>{sentence}</translation>
    </message>
    <message>
        <source>{where}: {words}</source>
        <translation>{where}：{words}</translation>
    </message>
    <message>
        <source>“{key}” can't be a key: a letter, then letters, digits and _ . -</source>
        <translation>“{key}”不能作为标识：须以字母开头，后面可用字母、数字、_ . -</translation>
    </message>
    <message>
        <source>“{key}” can't be a key: a letter, then letters, digits and _.</source>
        <translation>“{key}”不能作代号：须以字母开头，由字母、数字和下划线组成。</translation>
    </message>
    <message>
        <source>“{name}” must be a list.</source>
        <translation>“{name}”须为列表。</translation>
    </message>
    <message>
        <source>“{name}” must be a number.</source>
        <translation>“{name}”须为数字。</translation>
    </message>
    <message>
        <source>“{name}” must be a whole number.</source>
        <translation>“{name}”须为整数。</translation>
    </message>
    <message>
        <source>“{name}” must be an object.</source>
        <translation>“{name}”必须是对象。</translation>
    </message>
</context>
</TS>
