<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>labels</name>
    <message numerus="yes">
        <source>%n labels</source>
        <translation>
            <numerusform>%n 枚标签</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n labels were sent to {printer}.</source>
        <translation>
            <numerusform>%n 枚标签已发送到 {printer}。</numerusform>
        </translation>
    </message>
    <message>
        <source>A4 sheet, {count} labels of {width} × {height} mm</source>
        <translation>A4 标签纸，每张 {count} 枚（{width} × {height} mm）</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add many at once</source>
        <translation>批量添加</translation>
    </message>
    <message>
        <source>All bins: {place} ({count})</source>
        <translation>全部货位：{place}（{count}）</translation>
    </message>
    <message>
        <source>All our people ({count})</source>
        <translation>全部人员（{count}）</translation>
    </message>
    <message>
        <source>All parts in stock: {place} ({count})</source>
        <translation>全部在库备件：{place}（{count}）</translation>
    </message>
    <message>
        <source>Box {box} of {boxes}</source>
        <translation>第 {box} 箱，共 {boxes} 箱</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>选择图片</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>选择图片…</translation>
    </message>
    <message>
        <source>Codes found</source>
        <translation>识别结果</translation>
    </message>
    <message>
        <source>Copies of each</source>
        <translation>每种份数</translation>
    </message>
    <message>
        <source>Del leaves out the label in this line.</source>
        <translation>按 Del 移除这一行的标签。</translation>
    </message>
    <message>
        <source>Drop a picture here</source>
        <translation>把图片拖到这里</translation>
    </message>
    <message>
        <source>First free label</source>
        <translation>从第几枚开始</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Labels…</source>
        <translation>打印标签…</translation>
    </message>
    <message>
        <source>Language of the labels</source>
        <translation>标签语言</translation>
    </message>
    <message>
        <source>Leave out all</source>
        <translation>全部移除</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>No code was found in this picture.</source>
        <translation>图片里没有找到二维码或条码。</translation>
    </message>
    <message>
        <source>No labels yet</source>
        <translation>还没有标签</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Old part of {order}</source>
        <translation>旧件，工单 {order}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Or paste one with Ctrl+V: a photo of a label, a screenshot, a page that was scanned.</source>
        <translation>也可以按 Ctrl+V 粘贴：标签照片、截图、扫描件都行。</translation>
    </message>
    <message>
        <source>Pictures ({endings})</source>
        <translation>图片（{endings}）</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Print badges of our people…</source>
        <translation>打印工牌…</translation>
    </message>
    <message>
        <source>Print labels…</source>
        <translation>打印标签…</translation>
    </message>
    <message>
        <source>Print on another printer…</source>
        <translation>换一台打印机…</translation>
    </message>
    <message>
        <source>Read a code from a picture</source>
        <translation>从图片识别条码</translation>
    </message>
    <message>
        <source>Read a code from a picture…</source>
        <translation>从图片识别条码…</translation>
    </message>
    <message>
        <source>Roll, {width} × {height} mm</source>
        <translation>卷筒标签，{width} × {height} mm</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>已保存为 {name}。</translation>
    </message>
    <message>
        <source>Scan or type a number at the left, or choose a whole warehouse.</source>
        <translation>在左侧扫码或输入编号，也可以选择整个仓库。</translation>
    </message>
    <message>
        <source>Scan or type a number, then Enter</source>
        <translation>扫码，或输入编号后按 Enter</translation>
    </message>
    <message>
        <source>Sheet or roll</source>
        <translation>标签纸</translation>
    </message>
    <message>
        <source>Take it closer, straight from above and without reflections, then try again.</source>
        <translation>请靠近些、正对着、避开反光再拍一张。</translation>
    </message>
    <message>
        <source>There is no label for {number}.</source>
        <translation>{number} 没有对应的标签。</translation>
    </message>
    <message>
        <source>This computer has no printer. Save the labels as a PDF and print them elsewhere.</source>
        <translation>本机没有打印机。请把标签存为 PDF，到别处打印。</translation>
    </message>
    <message>
        <source>This is no picture that can be read. Take a photo or a screenshot of the code.</source>
        <translation>这不是能识别的图片。请拍下二维码或条码，或者截图。</translation>
    </message>
    <message>
        <source>leave out</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>of {count}</source>
        <translation>共 {count} 枚</translation>
    </message>
    <message>
        <source>paste a picture</source>
        <translation>粘贴图片</translation>
    </message>
    <message>
        <source>print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>save PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>{printer} did not take the labels. Switch it on.</source>
        <translation>{printer} 没有接收标签，请检查打印机是否开机。</translation>
    </message>
</context>
</TS>
