<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>importing</name>
    <message>
        <source> or </source>
        <translation>或</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>A cell in row {row} of {name} has more than {most} characters. Shorten it, or take it out.</source>
        <translation>{name} 第 {row} 行有一个单元格超过 {most} 个字符，请缩短或删去其内容。</translation>
    </message>
    <message>
        <source>A part must hold at least one row.</source>
        <translation>每批至少要有一行。</translation>
    </message>
    <message>
        <source>A price from this quantity on; one row for each step.</source>
        <translation>从该数量起适用的价格；每一档单独一行。</translation>
    </message>
    <message>
        <source>A quotation mark (") in row {row} of {name} is never closed, so that the rows after it can't be told apart. Correct that row, or save the table as .xlsx.</source>
        <translation>{name} 第 {row} 行的引号（"）没有成对，后面的行无法区分。请改正该行，或另存为 .xlsx。</translation>
    </message>
    <message>
        <source>A sheet holds at most {limit} rows. Save the table as .csv instead.</source>
        <translation>一个工作表最多容纳 {limit} 行，请改存为 .csv 文件。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Asset (serial number or name)</source>
        <translation>设备（序列号或名称）</translation>
    </message>
    <message>
        <source>Asset name</source>
        <translation>设备名称</translation>
    </message>
    <message>
        <source>Assets</source>
        <translation>客户设备</translation>
    </message>
    <message>
        <source>At customer</source>
        <translation>所在客户</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>条码</translation>
    </message>
    <message>
        <source>Bills of material</source>
        <translation>物料清单（BOM）</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>Built into</source>
        <translation>装入总成</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>故障原因</translation>
    </message>
    <message>
        <source>Charged when the old part of an exchange part does not come back.</source>
        <translation>换件的旧件未交回时收取。</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Close it in other programs, check that the drive is connected and that you may open it, then try again.</source>
        <translation>请在其他程序中关闭该文件，确认磁盘已连接且您有权打开，然后重试。</translation>
    </message>
    <message>
        <source>Code of the place</source>
        <translation>库位编码</translation>
    </message>
    <message>
        <source>Column {letter}</source>
        <translation>{letter} 列</translation>
    </message>
    <message>
        <source>Component concerned</source>
        <translation>故障部件</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>库存状态</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Contact person</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Contact's phone</source>
        <translation>联系人电话</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Counted on</source>
        <translation>盘点日期</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Customer name</source>
        <translation>客户名称</translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation>客户编号</translation>
    </message>
    <message>
        <source>Customer tier</source>
        <translation>客户等级</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Days to deliver</source>
        <translation>交货天数</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>规格说明</translation>
    </message>
    <message>
        <source>District</source>
        <translation>区县</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮箱</translation>
    </message>
    <message>
        <source>Excel has cut off digits of this number. Format the column as text first.</source>
        <translation>Excel 已把这个号码的部分位数丢掉。请先把该列设为“文本”格式，再重新填写。</translation>
    </message>
    <message>
        <source>Exchange surcharge</source>
        <translation>旧件押金</translation>
    </message>
    <message>
        <source>Expiry date</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Fault description</source>
        <translation>故障描述</translation>
    </message>
    <message>
        <source>Finished at</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>Firmware version</source>
        <translation>固件版本</translation>
    </message>
    <message>
        <source>For what lies at a customer's and not in a place of our own.</source>
        <translation>用于存放在客户处、不在本公司库位的备件。</translation>
    </message>
    <message>
        <source>Formulas without a result (columns {columns}) read as blank. Open the workbook in Excel or WPS and save it.</source>
        <translation>{columns} 列中的公式没有计算结果，按空白读取。请用 Excel 或 WPS 打开后保存一次。</translation>
    </message>
    <message>
        <source>From quantity</source>
        <translation>起订数量</translation>
    </message>
    <message>
        <source>Genuine part</source>
        <translation>原厂件</translation>
    </message>
    <message>
        <source>How many for one</source>
        <translation>替代比例</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Installation date</source>
        <translation>安装日期</translation>
    </message>
    <message>
        <source>Interchangeable</source>
        <translation>互换性</translation>
    </message>
    <message>
        <source>Job type</source>
        <translation>服务类型</translation>
    </message>
    <message>
        <source>Key in the other system</source>
        <translation>原系统编号</translation>
    </message>
    <message>
        <source>Kind of place</source>
        <translation>库位类型</translation>
    </message>
    <message>
        <source>Least order</source>
        <translation>最小起订量</translation>
    </message>
    <message>
        <source>Leaves out suppliers and makers in a list of all companies.</source>
        <translation>从全部往来单位的名单中排除供应商和制造商。</translation>
    </message>
    <message>
        <source>Left out because row {row}, which belongs together with it, can't be imported.</source>
        <translation>同一批的第 {row} 行不能导入，所以这一行也没有导入。</translation>
    </message>
    <message>
        <source>Lets a later import of the same table update these records.</source>
        <translation>以后再次导入同一张表时，凭它更新这些记录。</translation>
    </message>
    <message>
        <source>Levels are separated by a slash: Electrical/Relays.</source>
        <translation>各级之间用斜杠分开，例如：电气/继电器。</translation>
    </message>
    <message>
        <source>Levels are separated by a slash: Main warehouse/Shelf A/A-01.</source>
        <translation>各级之间用斜杠分开，例如：中心库/A 架/A-01。</translation>
    </message>
    <message>
        <source>Lies in</source>
        <translation>上级库位</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>库位</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>制造商</translation>
    </message>
    <message>
        <source>Minimum stock</source>
        <translation>安全库存</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Name of the place</source>
        <translation>库位名称</translation>
    </message>
    <message>
        <source>No column of {name} fits: {fields}. Its columns are: {columns}. Choose the columns by hand.</source>
        <translation>{name} 中没有找到对应以下字段的列：{fields}。现有的列：{columns}。请手动选择对应的列。</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Only rows that are suppliers</source>
        <translation>仅导入供应商行</translation>
    </message>
    <message>
        <source>Only rows where this says yes</source>
        <translation>只导入此列为“是”的行</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>可选件</translation>
    </message>
    <message>
        <source>Order here first</source>
        <translation>首选供应商</translation>
    </message>
    <message>
        <source>Order of preference</source>
        <translation>优先顺序</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>包装数量</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>备件</translation>
    </message>
    <message>
        <source>Part name</source>
        <translation>备件名称</translation>
    </message>
    <message>
        <source>Part number</source>
        <translation>备件编号</translation>
    </message>
    <message>
        <source>Part of (serial number)</source>
        <translation>所属主机（序列号）</translation>
    </message>
    <message>
        <source>Past work orders</source>
        <translation>历史工单</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Place on the walk</source>
        <translation>拣货顺序</translation>
    </message>
    <message>
        <source>Places that hold stock</source>
        <translation>库位</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位号</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>邮编</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Problem (coded)</source>
        <translation>故障类别</translation>
    </message>
    <message>
        <source>Product category</source>
        <translation>产品类别</translation>
    </message>
    <message>
        <source>Product model</source>
        <translation>产品型号</translation>
    </message>
    <message>
        <source>Product model or assembly</source>
        <translation>产品型号或总成</translation>
    </message>
    <message>
        <source>Product name</source>
        <translation>产品名称</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>省份</translation>
    </message>
    <message>
        <source>Purchase date</source>
        <translation>购买日期</translation>
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
        <source>Replaced by</source>
        <translation>替代件</translation>
    </message>
    <message>
        <source>Requested at</source>
        <translation>报修时间</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Row {first} has the same key already.</source>
        <translation>与第 {first} 行重复，关键字段相同。</translation>
    </message>
    <message>
        <source>Row {row}: {sentence}</source>
        <translation>第 {row} 行：{sentence}</translation>
    </message>
    <message>
        <source>Save the table as .csv or as .xlsx, not as {ending}.</source>
        <translation>请保存为 .csv 或 .xlsx 文件，不支持 {ending}。</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Several replacements</source>
        <translation>多个替代件时</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>客户简称</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>安装地点</translation>
    </message>
    <message>
        <source>Spare parts</source>
        <translation>备件</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>Street address</source>
        <translation>详细地址</translation>
    </message>
    <message>
        <source>Substitute</source>
        <translation>代用件</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Supplier name</source>
        <translation>供应商名称</translation>
    </message>
    <message>
        <source>Supplier number</source>
        <translation>供应商编码</translation>
    </message>
    <message>
        <source>Supplier's number</source>
        <translation>供应商料号</translation>
    </message>
    <message>
        <source>Suppliers</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Suppliers' offers and prices</source>
        <translation>供应商报价</translation>
    </message>
    <message>
        <source>System concerned</source>
        <translation>所属系统</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>服务工程师</translation>
    </message>
    <message>
        <source>Text that names what replaces it</source>
        <translation>写有替代件号的文字</translation>
    </message>
    <message>
        <source>The amount is not in {currency} as the row says.</source>
        <translation>金额的币种与本行的币种 {currency} 不一致。</translation>
    </message>
    <message>
        <source>The code or name of the place around it; it may come later in the same table.</source>
        <translation>上级库位的编码或名称，可以在同一张表中排在后面。</translation>
    </message>
    <message>
        <source>The column is called {column}.</source>
        <translation>列名为“{column}”。</translation>
    </message>
    <message>
        <source>The column's name resembles “{word}”.</source>
        <translation>列名与“{word}”相近。</translation>
    </message>
    <message>
        <source>The formula in this cell has no result.</source>
        <translation>该单元格的公式没有计算结果。</translation>
    </message>
    <message>
        <source>The import was stopped before row {row}.</source>
        <translation>导入已停止，第 {row} 行及以后的内容未导入。</translation>
    </message>
    <message>
        <source>The mapping names a field that doesn't exist: {field}.</source>
        <translation>列对应中提到了不存在的字段：{field}。</translation>
    </message>
    <message>
        <source>The number under which the supplier sells it; alone it finds an offer again.</source>
        <translation>供应商销售该备件所用的料号；只填此号也能找到已有报价。</translation>
    </message>
    <message>
        <source>The row has {cells} cells, the table only {columns} columns: a text with a separator in it may lack quotation marks.</source>
        <translation>本行有 {cells} 个单元格，而表格只有 {columns} 列：可能是含分隔符的文字没有加引号。</translation>
    </message>
    <message numerus="yes">
        <source>The same goes for %n more rows.</source>
        <translation>
            <numerusform>另有 %n 行情况相同。</numerusform>
        </translation>
    </message>
    <message>
        <source>The text has {length} characters; at most {limit} are possible.</source>
        <translation>文字共 {length} 个字符，最多允许 {limit} 个。</translation>
    </message>
    <message>
        <source>There is no character encoding called {encoding}.</source>
        <translation>没有名为 {encoding} 的字符编码。</translation>
    </message>
    <message>
        <source>This can't be less than zero.</source>
        <translation>不能小于零。</translation>
    </message>
    <message>
        <source>This column mapping was made by another version of the program (format {version}).</source>
        <translation>这份列对应由其他版本的程序生成（格式 {version}），无法使用。</translation>
    </message>
    <message>
        <source>This is neither yes nor no.</source>
        <translation>填写的内容既不是“是”也不是“否”。</translation>
    </message>
    <message>
        <source>This is none of: {known}. Say in the mapping what it means.</source>
        <translation>不在可选项之内（{known}）。请在列对应中说明它的含义。</translation>
    </message>
    <message>
        <source>This is not a column mapping: see {where}.</source>
        <translation>这不是有效的列对应文件，问题在：{where}。</translation>
    </message>
    <message>
        <source>This is not a date such as 2024-05-14.</source>
        <translation>无法识别为日期，请按 2024-05-14 的样子填写。</translation>
    </message>
    <message>
        <source>This is not a whole number.</source>
        <translation>请填写整数。</translation>
    </message>
    <message>
        <source>This value is not in the mapping's list.</source>
        <translation>列对应的取值表中没有这个值。</translation>
    </message>
    <message>
        <source>Three letters such as CNY; the company's own currency where it is blank.</source>
        <translation>三位字母，例如 CNY；留空时用本公司的币种。</translation>
    </message>
    <message>
        <source>Tracked by</source>
        <translation>追踪方式</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Use up the old one first</source>
        <translation>先用完旧件</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <source>Warranty in months</source>
        <translation>质保月数</translation>
    </message>
    <message>
        <source>Warranty until</source>
        <translation>质保期至</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>网址</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>What it is a part of by now: it is on record, but not in stock.</source>
        <translation>已装入的总成：有记录，但不计入库存。</translation>
    </message>
    <message>
        <source>What replaces parts</source>
        <translation>备件替代关系</translation>
    </message>
    <message>
        <source>What the price is for and what is ordered at once: 10, 250 ml, 100 m.</source>
        <translation>单价对应的数量，也是一次订购的数量：10、250 ml、100 m。</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>具体位置</translation>
    </message>
    <message>
        <source>Will do in its place while the part itself stays in use.</source>
        <translation>原备件仍在使用，缺货时可以代用。</translation>
    </message>
    <message>
        <source>Work order number</source>
        <translation>工单号</translation>
    </message>
    <message>
        <source>Working time in minutes</source>
        <translation>工时（分钟）</translation>
    </message>
    <message>
        <source>a JSON file</source>
        <translation>JSON 文件</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>a Word document</source>
        <translation>Word 文档</translation>
    </message>
    <message>
        <source>a binary Excel workbook (.xlsb)</source>
        <translation>二进制 Excel 工作簿（.xlsb）</translation>
    </message>
    <message>
        <source>a database</source>
        <translation>数据库文件</translation>
    </message>
    <message>
        <source>a packed archive</source>
        <translation>压缩包</translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>a presentation</source>
        <translation>演示文稿</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>程序文件</translation>
    </message>
    <message>
        <source>a web page (HTML)</source>
        <translation>网页（HTML）</translation>
    </message>
    <message>
        <source>an Excel 2003 XML table</source>
        <translation>Excel 2003 XML 表格</translation>
    </message>
    <message>
        <source>an OpenDocument file</source>
        <translation>OpenDocument 文件</translation>
    </message>
    <message>
        <source>an XML file</source>
        <translation>XML 文件</translation>
    </message>
    <message>
        <source>an old Office file</source>
        <translation>旧版 Office 文件</translation>
    </message>
    <message>
        <source>not a text table</source>
        <translation>无法按文本读取的文件</translation>
    </message>
    <message>
        <source>{column} “{value}”: {sentence}</source>
        <translation>{column}“{value}”：{sentence}</translation>
    </message>
    <message>
        <source>{field} is missing.</source>
        <translation>缺少{field}。</translation>
    </message>
    <message>
        <source>{field}: dates such as {value} are read with the day first. If that is wrong, change the mapping.</source>
        <translation>{field}：{value} 这类日期按“日在前”读取。如果不对，请在列对应中修改。</translation>
    </message>
    <message>
        <source>{name} can't be read.</source>
        <translation>无法读取 {name}。</translation>
    </message>
    <message>
        <source>{name} has no sheet called {sheet}. It has: {sheets}.</source>
        <translation>{name} 中没有名为“{sheet}”的工作表。现有工作表：{sheets}。</translation>
    </message>
    <message>
        <source>{name} holds no rows: there is nothing to import.</source>
        <translation>{name} 中没有数据行，没有可导入的内容。</translation>
    </message>
    <message>
        <source>{name} is a folder. Choose the file with the table inside it.</source>
        <translation>{name} 是文件夹。请选择其中的表格文件。</translation>
    </message>
    <message>
        <source>{name} is damaged and can't be read. Open it in Excel or WPS, let it be repaired, and save it again.</source>
        <translation>{name} 已损坏，无法读取。请用 Excel 或 WPS 打开并修复，然后重新保存。</translation>
    </message>
    <message>
        <source>{name} is empty: there is nothing to import.</source>
        <translation>{name} 是空文件，没有可导入的内容。</translation>
    </message>
    <message>
        <source>{name} is no table that can be imported; it is: {what}. Open it in the program it comes from and save the table as .xlsx or .csv.</source>
        <translation>{name} 不是可以导入的表格，文件类型为：{what}。请用原来的程序打开，另存为 .xlsx 或 .csv。</translation>
    </message>
    <message>
        <source>{name} is not a file that can be imported.</source>
        <translation>{name} 不是可以导入的文件。</translation>
    </message>
    <message>
        <source>{name} is not there any more.</source>
        <translation>{name} 已不存在。</translation>
    </message>
    <message>
        <source>{name} is only the mark that another program leaves while a workbook is open. Choose the file without ~$.</source>
        <translation>{name} 只是表格打开时留下的临时标记文件。请选择文件名不带 ~$ 的那个文件。</translation>
    </message>
    <message>
        <source>{name} is protected with a password. Open it in Excel or WPS, remove the password, and save it again.</source>
        <translation>{name} 设有密码。请用 Excel 或 WPS 打开，取消密码后重新保存。</translation>
    </message>
    <message>
        <source>{name} is too large to be read safely (the limit is {limit} MB). Split it, or save it as .csv.</source>
        <translation>{name} 太大，无法安全读取（上限 {limit} MB）。请拆分，或另存为 .csv。</translation>
    </message>
    <message>
        <source>{name} lacks columns that the mapping reads: {columns}. Choose the columns again.</source>
        <translation>{name} 缺少列对应中用到的列：{columns}。请重新选择对应的列。</translation>
    </message>
    <message>
        <source>{reason} {fitting} of {total} values fit.</source>
        <translation>{reason}{total} 个值中有 {fitting} 个符合格式。</translation>
    </message>
    <message>
        <source>“USE 12H2178”, “Replaced by …”: the number is taken out of the text.</source>
        <translation>从“USE 12H2178”“改用……”一类文字中取出件号。</translation>
    </message>
</context>
</TS>
