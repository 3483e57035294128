<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>forms</name>
    <message numerus="yes">
        <source>%n choices</source>
        <translation>
            <numerusform>%n 个选项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n groups</source>
        <translation>
            <numerusform>%n 个分组</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n groups ({repeats} repeated)</source>
        <translation>
            <numerusform>%n 个分组（其中 {repeats} 个可重复）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n questions</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rules</source>
        <translation>
            <numerusform>%n 条规则</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Kept as a draft: {code}</source>
        <translation>已存为草稿：{code}</translation>
    </message>
    <message>
        <source>Published: {code}, version {version}</source>
        <translation>已发布：{code}，第 {version} 版</translation>
    </message>
    <message>
        <source>The columns do not say which language the texts are in; taken for: {language}. --texts says another one.</source>
        <translation>列名没有写明文字的语言，按 {language} 处理。可用 --texts 另行指定。</translation>
    </message>
    <message>
        <source>There is no checklist template with the code {template}.</source>
        <translation>没有编码为 {template} 的检查表模板。</translation>
    </message>
    <message>
        <source>These files are not on this computer and were not written: {files}.</source>
        <translation>以下文件不在本机，未能写出：{files}。</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>已写入：{file}</translation>
    </message>
    <message>
        <source>accepted: {file}: “{title}”, {counts}, languages: {languages}</source>
        <translation>可用：{file}：“{title}”，{counts}，语言：{languages}</translation>
    </message>
    <message>
        <source>not filled: {title}: {reason}</source>
        <translation>未填：{title}：{reason}</translation>
    </message>
    <message>
        <source>reading {file}</source>
        <translation>正在读取 {file}</translation>
    </message>
    <message>
        <source>refused: {reason}</source>
        <translation>不可用：{reason}</translation>
    </message>
</context>
</TS>
