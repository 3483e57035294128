<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>tree_editor</name>
    <message>
        <source>A code is a letter, then letters, digits and _.</source>
        <translation>编码须以字母开头，后接字母、数字或下划线。</translation>
    </message>
    <message>
        <source>A customer can do it on the phone</source>
        <translation>客户在电话里就能做</translation>
    </message>
    <message>
        <source>After a test</source>
        <translation>选择先做的检查项</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已回答</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Cause without words</source>
        <translation>未填写的原因</translation>
    </message>
    <message>
        <source>Causes</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Causes and tests</source>
        <translation>原因和检查项</translation>
    </message>
    <message>
        <source>Check: only looks</source>
        <translation>检查：只查看，不动手</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Codes for the finding</source>
        <translation>故障结论代码</translation>
    </message>
    <message>
        <source>Comes before all others: quick, or a matter of safety</source>
        <translation>最先进行：很快，或关系到安全</translation>
    </message>
    <message>
        <source>Diagnosis trees</source>
        <translation>诊断树</translation>
    </message>
    <message>
        <source>Do again (Ctrl+Shift+Z)</source>
        <translation>重做（Ctrl+Shift+Z）</translation>
    </message>
    <message>
        <source>Do not ask for this test</source>
        <translation>不再要求先做这个检查项</translation>
    </message>
    <message>
        <source>Draft, after version {version}</source>
        <translation>草稿，改自第 {version} 版</translation>
    </message>
    <message>
        <source>Enter a number from {least} to {most}.</source>
        <translation>请输入 {least} 到 {most} 之间的数。</translation>
    </message>
    <message>
        <source>Every cause can be found, and every test tells something.</source>
        <translation>每个原因都能查出，每个检查项都有判断作用。</translation>
    </message>
    <message>
        <source>How it is done</source>
        <translation>操作方法</translation>
    </message>
    <message>
        <source>How often, beside the others</source>
        <translation>发生频次（与其他原因相比）</translation>
    </message>
    <message>
        <source>It is</source>
        <translation>查明原因</translation>
    </message>
    <message>
        <source>It is offered whenever it helps most. Name a test that has to be made before it.</source>
        <translation>在最有帮助时推荐。如须先做别的检查，请在此指定。</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>厂家</translation>
    </message>
    <message>
        <source>Mend what the findings name first.</source>
        <translation>请先改正“校验”中列出的错误。</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>分钟数</translation>
    </message>
    <message>
        <source>Minutes to mend it</source>
        <translation>修复所需分钟数</translation>
    </message>
    <message>
        <source>Move this outcome up</source>
        <translation>上移此结果</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name the tree and its causes, then add the tests that tell the causes apart.</source>
        <translation>先写诊断树和各原因的名称，再添加能区分原因的检查项。</translation>
    </message>
    <message>
        <source>New diagnosis tree</source>
        <translation>新诊断树</translation>
    </message>
    <message>
        <source>New, not published yet</source>
        <translation>新建，尚未发布</translation>
    </message>
    <message>
        <source>No test tells the remaining causes apart.</source>
        <translation>没有检查能区分剩下的原因。</translation>
    </message>
    <message>
        <source>Nothing to try yet</source>
        <translation>还没有可试答的内容</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>备件号</translation>
    </message>
    <message>
        <source>Only a specialist or the maker mends it</source>
        <translation>只有专家或厂家才能修复</translation>
    </message>
    <message>
        <source>Only after other tests</source>
        <translation>须先做的检查项</translation>
    </message>
    <message>
        <source>Only sometimes</source>
        <translation>有时才需要</translation>
    </message>
    <message>
        <source>Only when “{test}” ended with:</source>
        <translation>仅当“{test}”的结果为：</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Outcome without words</source>
        <translation>未填写的结果</translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>备件</translation>
    </message>
    <message>
        <source>Parts that it takes</source>
        <translation>所需备件</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>故障现象</translation>
    </message>
    <message>
        <source>Problem codes</source>
        <translation>故障现象代码</translation>
    </message>
    <message>
        <source>Product models</source>
        <translation>适用型号</translation>
    </message>
    <message>
        <source>Publish version</source>
        <translation>发布新版本</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>处理措施</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Take back (Ctrl+Z)</source>
        <translation>撤销（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Take back: {test}</source>
        <translation>撤回：{test}</translation>
    </message>
    <message>
        <source>Take one back, or mend what it says of the causes.</source>
        <translation>请撤回其中一项，或修改它对各原因的说明。</translation>
    </message>
    <message>
        <source>Take this outcome away</source>
        <translation>删除此结果</translation>
    </message>
    <message>
        <source>Take this part away</source>
        <translation>删除此备件</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>检查项</translation>
    </message>
    <message>
        <source>Test without words</source>
        <translation>未填写的检查项</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>检查项</translation>
    </message>
    <message>
        <source>The cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>The draft is thrown away.</source>
        <translation>草稿已丢弃。</translation>
    </message>
    <message>
        <source>The list of fault codes does not have {codes}.</source>
        <translation>故障代码表中没有 {codes}。</translation>
    </message>
    <message>
        <source>The test</source>
        <translation>检查项</translation>
    </message>
    <message>
        <source>The tree</source>
        <translation>诊断树</translation>
    </message>
    <message>
        <source>There is nothing to publish: it is as it was.</source>
        <translation>没有改动，无需发布。</translation>
    </message>
    <message>
        <source>These outcomes contradict each other: no cause fits.</source>
        <translation>这些结果相互矛盾，没有原因与之相符。</translation>
    </message>
    <message>
        <source>Throw the draft away</source>
        <translation>丢弃草稿</translation>
    </message>
    <message>
        <source>Tree without a name</source>
        <translation>未命名的诊断树</translation>
    </message>
    <message>
        <source>Trial: mends a cause and shows whether it was that</source>
        <translation>试修：处理一个原因，看是否就是它</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>第 {version} 版</translation>
    </message>
    <message>
        <source>Version {version} is published. Jobs that follow the tree keep theirs.</source>
        <translation>第 {version} 版已发布。正在按此树诊断的工单仍用原版本。</translation>
    </message>
    <message>
        <source>What each outcome says of the causes</source>
        <translation>各结果对原因的说明</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>故障原因</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>适用范围</translation>
    </message>
    <message>
        <source>What it may be</source>
        <translation>可能的原因</translation>
    </message>
    <message>
        <source>What mends it</source>
        <translation>处理方法</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>怎么处理</translation>
    </message>
    <message>
        <source>What to look at or to try</source>
        <translation>要查看或尝试什么</translation>
    </message>
    <message>
        <source>Without codes and words it is offered for every fault of these models.</source>
        <translation>不填代码和关键词时，这些型号的所有故障都会推荐此树。</translation>
    </message>
    <message>
        <source>Words of the fault report that lead to it</source>
        <translation>报修描述中的关键词</translation>
    </message>
    <message>
        <source>empty: all</source>
        <translation>留空：全部</translation>
    </message>
    <message>
        <source>excluded</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>in {percent} of cases</source>
        <translation>{percent} 的情况</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>很可能</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>or its Chinese name</source>
        <translation>或中文名称</translation>
    </message>
    <message>
        <source>or its English name</source>
        <translation>或英文名称</translation>
    </message>
    <message>
        <source>possible</source>
        <translation>有可能</translation>
    </message>
    <message>
        <source>trips hot, high temperature</source>
        <translation>高温停机、排气温度高</translation>
    </message>
    <message>
        <source>“{cause}” after “{outcome}”</source>
        <translation>结果为“{outcome}”时，“{cause}”</translation>
    </message>
</context>
</TS>
