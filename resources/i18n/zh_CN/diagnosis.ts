<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>diagnosis</name>
    <message>
        <source>A part has neither number nor name.</source>
        <translation>有一个备件既没有编号也没有名称。</translation>
    </message>
    <message>
        <source>A test needs two outcomes at least.</source>
        <translation>一项检查至少要有两种结果。</translation>
    </message>
    <message>
        <source>An outcome has no words.</source>
        <translation>有一个结果没有填写文字。</translation>
    </message>
    <message>
        <source>Another tree has the code “{name}”.</source>
        <translation>已有诊断树使用编码“{name}”。</translation>
    </message>
    <message>
        <source>Everything that this takes is in the van or asked for.</source>
        <translation>所需备件车上都有，或已申请。</translation>
    </message>
    <message>
        <source>It can't be published: {first}</source>
        <translation>无法发布：{first}</translation>
    </message>
    <message>
        <source>It comes after “{test}”, which has no such outcome.</source>
        <translation>它排在“{test}”之后，但“{test}”没有这样的结果。</translation>
    </message>
    <message>
        <source>It has no words in any language.</source>
        <translation>任何语言的文字都没有。</translation>
    </message>
    <message>
        <source>It is not JSON.</source>
        <translation>不是 JSON 格式。</translation>
    </message>
    <message>
        <source>It is not a diagnosis tree of format 1.</source>
        <translation>不是格式 1 的诊断树。</translation>
    </message>
    <message>
        <source>It may have {most} tests at most.</source>
        <translation>检查最多 {most} 项。</translation>
    </message>
    <message>
        <source>It must have 1 to {most} causes.</source>
        <translation>原因必须有 1 到 {most} 个。</translation>
    </message>
    <message>
        <source>No outcome fits the cause “{cause}”.</source>
        <translation>没有一种结果对应原因“{cause}”。</translation>
    </message>
    <message>
        <source>Only one outcome can be for all other causes.</source>
        <translation>只能有一种结果对应其余所有原因。</translation>
    </message>
    <message>
        <source>The causes of an outcome must be a list, or shares above 0 and up to 1.</source>
        <translation>一种结果对应的原因必须是列表，或大于 0、不超过 1 的比例。</translation>
    </message>
    <message>
        <source>The key “{key}” is used twice.</source>
        <translation>键“{key}”重复。</translation>
    </message>
    <message>
        <source>The parts list does not have {numbers}.</source>
        <translation>备件目录中没有 {numbers}。</translation>
    </message>
    <message>
        <source>These tests wait for each other: {tests}.</source>
        <translation>这些检查互相等待：{tests}。</translation>
    </message>
    <message>
        <source>This diagnosis belongs to a request that is no work order yet.</source>
        <translation>这份排查属于尚未转工单的请求。</translation>
    </message>
    <message>
        <source>This diagnosis tree can't be used. {problem}</source>
        <translation>这个诊断树不能使用。{problem}</translation>
    </message>
    <message>
        <source>This diagnosis tree does not have that cause.</source>
        <translation>这个诊断树没有这个原因。</translation>
    </message>
    <message>
        <source>This diagnosis tree does not have that test or outcome.</source>
        <translation>这个诊断树没有这项检查或这种结果。</translation>
    </message>
    <message>
        <source>This diagnosis was taken off the work order.</source>
        <translation>这次诊断已从工单移除。</translation>
    </message>
    <message>
        <source>Words must be given for the languages zh_CN and en.</source>
        <translation>文字须按 zh_CN 和 en 两种语言给出。</translation>
    </message>
    <message>
        <source>“after” must name tests with lists of outcomes.</source>
        <translation>“after”必须列出检查项及其结果。</translation>
    </message>
    <message>
        <source>“{cause}” is not a cause of this tree.</source>
        <translation>“{cause}”不是本诊断树的原因。</translation>
    </message>
    <message>
        <source>“{key}” can't be a key: a letter, then letters, digits and _.</source>
        <translation>“{key}”不能作为键：须以字母开头，后接字母、数字或下划线。</translation>
    </message>
    <message>
        <source>“{kind}” is neither a check nor a trial.</source>
        <translation>“{kind}”既不是检查也不是试修。</translation>
    </message>
    <message>
        <source>“{name}” must be a list of objects.</source>
        <translation>“{name}”必须是对象列表。</translation>
    </message>
    <message>
        <source>“{name}” must be a list of texts.</source>
        <translation>“{name}”必须是文字列表。</translation>
    </message>
    <message>
        <source>“{name}” must be a number from {least} to {most}.</source>
        <translation>“{name}”必须是 {least} 到 {most} 之间的数。</translation>
    </message>
    <message>
        <source>“{name}” must be a text.</source>
        <translation>“{name}”必须是文字。</translation>
    </message>
</context>
</TS>
