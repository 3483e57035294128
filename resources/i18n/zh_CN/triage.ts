<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>triage</name>
    <message numerus="yes">
        <source>%n of {total} past cases that are like it turned out so.</source>
        <translation>
            <numerusform>{total} 个相似案例中有 %n 个如此。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of {total} past cases with such words turned out so.</source>
        <translation>
            <numerusform>原话相近的 {total} 个案例中有 %n 个如此。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n past cases like it</source>
        <translation>
            <numerusform>依据 %n 个相似案例</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows are left out: repeated, or without text or label.</source>
        <translation>
            <numerusform>略去 %n 行：内容重复，或缺少文字、标签。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows without a date count as the earliest.</source>
        <translation>
            <numerusform>%n 行没有日期，按最早的记录处理。</numerusform>
        </translation>
    </message>
    <message>
        <source>--text and --label name the same column, “{column}”. Name the column with the words and the one with what people chose.</source>
        <translation>--text 和 --label 指定了同一列“{column}”。请分别指定原话所在的列和分类所在的列。</translation>
    </message>
    <message>
        <source>Accuracy: {share} %</source>
        <translation>准确率：{share} %</translation>
    </message>
    <message>
        <source>All rows to learn from have the same label in {column}. There is nothing to tell apart.</source>
        <translation>用来学习的各行，{column} 一列的标签都一样，没有可区分的内容。</translation>
    </message>
    <message>
        <source>Always the commonest label: {share} %</source>
        <translation>一律猜最常见的标签：{share} %</translation>
    </message>
    <message>
        <source>Complexity</source>
        <translation>复杂程度</translation>
    </message>
    <message>
        <source>Different labels: {count}</source>
        <translation>不同标签：{count} 个</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>From words that usually mean something, and from past cases that are like the new one. With about forty requests on record, the program learns from your own.</source>
        <translation>来自常用词语的含义和相似的历史案例。登记约四十条请求以后，程序会从本公司的记录中学习。</translation>
    </message>
    <message>
        <source>Hide the reasons</source>
        <translation>收起依据</translation>
    </message>
    <message>
        <source>How often suggestions were right</source>
        <translation>建议的准确率</translation>
    </message>
    <message>
        <source>In brackets: how many were suggested. A share of few says little.</source>
        <translation>括号内为建议次数，次数少的百分比仅供参考。</translation>
    </message>
    <message>
        <source>Known besides: {facts}.</source>
        <translation>另外：{facts}。</translation>
    </message>
    <message>
        <source>Learned from the {learned} earlier rows, tried on the {tried} later ones.</source>
        <translation>用较早的 {learned} 行学习，用较晚的 {tried} 行检验。</translation>
    </message>
    <message>
        <source>Learned from your newest {cases} requests and jobs, and renewed by itself as more are added.</source>
        <translation>从本公司最近的 {cases} 条请求和工单中学习，记录增加后自动更新。</translation>
    </message>
    <message>
        <source>Learned from {learned} rows, tried on {tried}: every fifth row.</source>
        <translation>用 {learned} 行学习，每五行取一行检验，共 {tried} 行。</translation>
    </message>
    <message>
        <source>Learning from {count} rows. This takes a while.</source>
        <translation>正在用 {count} 行学习，需要一些时间。</translation>
    </message>
    <message>
        <source>Macro-F1: {value}</source>
        <translation>宏平均 F1：{value}</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Most past cases that are like it turned out so.</source>
        <translation>大多数相似案例如此。</translation>
    </message>
    <message>
        <source>Nothing was suggested in the last six months. Suggestions appear while a request is taken.</source>
        <translation>近六个月没有给过建议。登记服务请求时会给出建议。</translation>
    </message>
    <message>
        <source>Of 100 guesses as sure as this one about {share} are right.</source>
        <translation>把握相当的建议中，约 {share} % 是对的。</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Suggested, click to take it</source>
        <translation>建议，点一下采用</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>智能建议</translation>
    </message>
    <message>
        <source>Take all</source>
        <translation>全部采用</translation>
    </message>
    <message>
        <source>Taken for something else most often:</source>
        <translation>最常被混淆的：</translation>
    </message>
    <message>
        <source>The column {column} holds no dates in {count} of {total} rows. Name another column with --time.</source>
        <translation>{column} 一列共 {total} 行，其中 {count} 行不是日期。请用 --time 指定别的列。</translation>
    </message>
    <message>
        <source>The table is long: one row in {step} was used.</source>
        <translation>表很长：每 {step} 行取用一行。</translation>
    </message>
    <message>
        <source>These words usually mean it: {words}.</source>
        <translation>原话中有{words}，通常就是这种情况。</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>What spoke for it: {words}.</source>
        <translation>依据词语：{words}。</translation>
    </message>
    <message>
        <source>What they come from</source>
        <translation>建议的来源</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>as in past cases like it</source>
        <translation>相似案例如此</translation>
    </message>
    <message>
        <source>beside what people chose; for faults what the technician found</source>
        <translation>与人工选择比对；故障与技术员的诊断比对</translation>
    </message>
    <message>
        <source>says {words}</source>
        <translation>提到{words}</translation>
    </message>
    <message>
        <source>stands still</source>
        <translation>已停机</translation>
    </message>
    <message>
        <source>take the suggestions</source>
        <translation>采用建议</translation>
    </message>
    <message>
        <source>{column} has {labels} different labels in {count} rows. A label must repeat to be learned: name a column of categories with --label.</source>
        <translation>{column} 列的 {count} 行中有 {labels} 种不同的标签，几乎不重复，无法学习。请用 --label 指定分类所在的列。</translation>
    </message>
    <message>
        <source>{field}: {share} % of {tried} newest ones were guessed right before they were learned.</source>
        <translation>{field}：用最近 {tried} 条未参与学习的记录检验，{share} % 正确。</translation>
    </message>
    <message>
        <source>{name} has no column “{column}”. It has: {columns}.</source>
        <translation>{name} 里没有“{column}”这一列。现有的列：{columns}。</translation>
    </message>
    <message>
        <source>{name} has {count} different texts with a label. At least {least} are needed.</source>
        <translation>{name} 里带标签的不同文字只有 {count} 条，至少需要 {least} 条。</translation>
    </message>
    <message>
        <source>{said}; done: {done}</source>
        <translation>{said}；处理：{done}</translation>
    </message>
    <message>
        <source>{share} sure</source>
        <translation>把握 {share}</translation>
    </message>
</context>
</TS>
