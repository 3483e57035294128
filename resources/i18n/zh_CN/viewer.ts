<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>viewer</name>
    <message>
        <source>A copy outside the program is not encrypted.</source>
        <translation>存到程序外的副本不加密。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>How this text is encoded can't be told; some letters may be wrong.</source>
        <translation>无法确定文本的编码，个别字符可能显示有误。</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Only the beginning of this text is shown.</source>
        <translation>文本太长，这里只显示开头部分。</translation>
    </message>
    <message numerus="yes">
        <source>Only the first %n pages are shown.</source>
        <translation>
            <numerusform>这里只显示前 %n 页。</numerusform>
        </translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第 {page} 页，共 {pages} 页</translation>
    </message>
    <message>
        <source>Preview of the paper</source>
        <translation>单据预览</translation>
    </message>
    <message>
        <source>Save a copy (it is not encrypted)</source>
        <translation>保存副本（不加密）</translation>
    </message>
    <message>
        <source>Save a copy and open it with another program. The copy is not encrypted.</source>
        <translation>请保存副本后用其他程序打开；副本不加密。</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>保存副本…</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>The next one</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>The one before</source>
        <translation>上一个</translation>
    </message>
    <message>
        <source>This PDF is protected by a password and can't be shown here.</source>
        <translation>此 PDF 设有密码，无法在这里显示。</translation>
    </message>
    <message>
        <source>This file is a program. Start a copy of it only if you know who made it.</source>
        <translation>此文件是一个可执行程序。请确认来源可靠后再运行副本。</translation>
    </message>
    <message>
        <source>This file is damaged or no PDF, and can't be shown here.</source>
        <translation>此文件已损坏或不是 PDF，无法在这里显示。</translation>
    </message>
    <message>
        <source>This file is empty (0 bytes).</source>
        <translation>此文件是空的（0 字节）。</translation>
    </message>
    <message>
        <source>This kind of file can't be shown here.</source>
        <translation>这类文件无法在这里显示。</translation>
    </message>
    <message>
        <source>This picture has too many pixels to be shown here.</source>
        <translation>图片像素过大，无法在这里显示。</translation>
    </message>
    <message>
        <source>This picture is damaged or of a kind that can't be shown.</source>
        <translation>图片已损坏，或是无法显示的格式。</translation>
    </message>
    <message>
        <source>What kind of file this is can't be told; it may be damaged or wrongly named.</source>
        <translation>无法识别此文件的类型，可能已损坏或扩展名不对。</translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation>第 {number} 个，共 {total} 个</translation>
    </message>
    <message>
        <source>{why} {offer}</source>
        <translation>{why}{offer}</translation>
    </message>
    <message>
        <source>“{name}” is still on its way to this computer.</source>
        <translation>“{name}”还没有传到这台电脑。</translation>
    </message>
</context>
</TS>
