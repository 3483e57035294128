<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>diagnosis_import</name>
    <message>
        <source>Diagnosis trees it would give: {trees}. Error codes: {codes}.</source>
        <translation>将得到诊断树 {trees} 个，故障代码 {codes} 条。</translation>
    </message>
    <message>
        <source>Diagnosis trees: {new} new, {changed} changed, {same} as they were.</source>
        <translation>诊断树：新增 {new} 个，更新 {changed} 个，未变 {same} 个。</translation>
    </message>
    <message>
        <source>Error codes: {new} new, {changed} changed, {same} as they were.</source>
        <translation>故障代码：新增 {new} 条，更新 {changed} 条，未变 {same} 条。</translation>
    </message>
    <message>
        <source>Left out as well: {count}.</source>
        <translation>另有 {count} 行未导入。</translation>
    </message>
    <message>
        <source>Row {row} is left out: {why}</source>
        <translation>第 {row} 行未导入：{why}</translation>
    </message>
    <message>
        <source>There is nothing to import in {file}.</source>
        <translation>{file} 中没有可导入的内容。</translation>
    </message>
    <message>
        <source>{code} has no meaning.</source>
        <translation>{code} 没有说明。</translation>
    </message>
    <message>
        <source>{code} stands in row {row} already.</source>
        <translation>{code} 已在第 {row} 行出现过。</translation>
    </message>
    <message>
        <source>{file} has codes, but no column says what they mean.</source>
        <translation>{file} 有代码，但没有说明含义的列。</translation>
    </message>
    <message>
        <source>{file} has more rows than a table of error codes: at most {trees} with actions, {codes} in all.</source>
        <translation>{file} 的行数超出故障代码表的上限：带处理步骤的最多 {trees} 行，总共最多 {codes} 行。</translation>
    </message>
    <message>
        <source>{file} has no column of error codes. Its columns are: {columns}.</source>
        <translation>{file} 中没有故障代码列。它的列有：{columns}。</translation>
    </message>
    <message>
        <source>“{code}” is not a code.</source>
        <translation>“{code}”不是故障代码。</translation>
    </message>
    <message>
        <source>“{kind}” is no kind of code.</source>
        <translation>“{kind}”不是代码类别。</translation>
    </message>
</context>
</TS>
