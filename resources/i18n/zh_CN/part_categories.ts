<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>part_categories</name>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>上级分类</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Categories group the parts of the catalogue, and each can hold others.</source>
        <translation>分类用来归拢备件目录，分类下面还可以再建分类。</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>In the other language</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>New category</source>
        <translation>新建分类</translation>
    </message>
    <message>
        <source>New category…</source>
        <translation>新建分类…</translation>
    </message>
    <message>
        <source>No categories yet</source>
        <translation>还没有分类</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>备件</translation>
    </message>
    <message>
        <source>Rename or move the category</source>
        <translation>改名或移动分类</translation>
    </message>
    <message>
        <source>Rename or move…</source>
        <translation>改名或移动…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Show the parts</source>
        <translation>查看备件</translation>
    </message>
    <message>
        <source>The category is archived. What was in it is shown in the one around it.</source>
        <translation>分类已归档，里面的备件归到上级分类显示。</translation>
    </message>
    <message>
        <source>The category is changed.</source>
        <translation>分类已修改。</translation>
    </message>
    <message>
        <source>The category is there.</source>
        <translation>分类已建立。</translation>
    </message>
    <message>
        <source>archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>at the top</source>
        <translation>最上层</translation>
    </message>
    <message>
        <source>new category</source>
        <translation>新建分类</translation>
    </message>
    <message>
        <source>rename or move</source>
        <translation>改名或移动</translation>
    </message>
    <message>
        <source>show the parts</source>
        <translation>查看备件</translation>
    </message>
    <message>
        <source>up and down</source>
        <translation>上下移动</translation>
    </message>
</context>
</TS>
