<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>media</name>
    <message>
        <source>“{name}” has too many pixels to be shown. Make the picture smaller, or attach it as a file.</source>
        <translation>“{name}”的像素过多，无法显示。请缩小图片，或作为文件添加。</translation>
    </message>
    <message>
        <source>“{name}” has {megapixels} megapixels, too many to be shown. Make the picture smaller, or attach it as a file.</source>
        <translation>“{name}”达 {megapixels} 百万像素，无法显示。请缩小图片，或作为文件添加。</translation>
    </message>
    <message>
        <source>“{name}” has {pages} pages; as a photo only the first would be kept. Attach it as a file.</source>
        <translation>“{name}”共有 {pages} 页，作为照片只能保留第一页。请作为文件添加。</translation>
    </message>
    <message>
        <source>“{name}” has {size} MB; at most {most} MB can be attached. Make it smaller or split it.</source>
        <translation>“{name}”大小为 {size} MB，附件最大 {most} MB。请压缩或拆分后再添加。</translation>
    </message>
    <message>
        <source>“{name}” is a PDF document, not a photo. Attach it as a file.</source>
        <translation>“{name}”是 PDF 文档，不是照片。请作为文件添加。</translation>
    </message>
    <message>
        <source>“{name}” is damaged or was not copied completely. Copy it again from the camera or phone, or attach it as a file.</source>
        <translation>“{name}”已损坏或未完整复制。请从相机或手机重新复制，或作为文件添加。</translation>
    </message>
    <message>
        <source>“{name}” is empty (0 bytes). Copy it again from where it came from.</source>
        <translation>“{name}”是空文件（0 字节）。请从原处重新复制。</translation>
    </message>
    <message>
        <source>“{name}” is not a file. Attach the files in it one by one.</source>
        <translation>“{name}”不是文件。请逐个添加其中的文件。</translation>
    </message>
    <message>
        <source>“{name}” is not a photo that the program can show. Save it as JPEG or PNG, or attach it as a file.</source>
        <translation>“{name}”不是程序能够显示的照片。请另存为 JPEG 或 PNG 格式，或作为文件添加。</translation>
    </message>
</context>
</TS>
