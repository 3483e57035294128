<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>diagnosis_review</name>
    <message>
        <source>Chinese words are missing.</source>
        <translation>缺少中文。</translation>
    </message>
    <message>
        <source>English words are missing.</source>
        <translation>缺少英文。</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>发生频次</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>分钟数</translation>
    </message>
    <message>
        <source>No test tells these causes apart: {causes}.</source>
        <translation>没有任何检查项能区分这些原因：{causes}。</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>The outcome “{outcome}” excludes every cause: whoever chooses it gets no further.</source>
        <translation>结果“{outcome}”排除了所有原因，选它之后就无法继续。</translation>
    </message>
    <message>
        <source>There is no test yet that tells the causes apart.</source>
        <translation>还没有能区分各原因的检查项。</translation>
    </message>
    <message>
        <source>Whatever comes out, it says the same of every cause. It is never offered.</source>
        <translation>无论结果如何，对每个原因的说明都一样，因此不会推荐这个检查项。</translation>
    </message>
    <message>
        <source>{problem}</source>
        <translation>{problem}</translation>
    </message>
</context>
</TS>
