"""The importable kinds: customers, assets, parts, stock, bills of material, work orders."""

from __future__ import annotations

from fieldservice.exchange.fields import Field, FieldType, Kind
from fieldservice.i18n import mark

NOTE_LIMIT = 10_000

YES_NO = {
    "true": ("true", "yes", "y", "1", "on", "x", "✓", "√", "☑", "是", "有", "对", "真", "启用", "在用", "正常", "t"),
    "false": ("false", "no", "n", "0", "off", "×", "✗", "☐", "否", "无", "没有", "不", "假", "停用", "禁用", "作废", "f"),
}

_TIER = {
    "high": ("high", "vip", "a", "key account", "高", "重要", "重点", "大客户", "战略", "金牌"),
    "medium": ("medium", "b", "中", "较重要", "银牌"),
    "ordinary": ("ordinary", "normal", "standard", "c", "low", "普通", "一般", "低"),
}
_TRACKING = {
    "none": ("none", "no", "不管理", "无", "否", "false", "数量", "0"),
    "lot": ("lot", "batch", "批次", "批号"),
    "serial": ("serial", "serial number", "sn", "序列号", "序号", "true", "是", "yes", "1"),
}
# The numbers are those of InvenTree exports.
_STOCK_STATUS = {
    "available": ("available", "ok", "good", "new", "10", "50", "attention needed", "良品", "可用", "合格", "正常", "新", "新件"),
    "defective": ("defective", "damaged", "bad", "rejected", "55", "65", "不良品", "坏件", "不合格", "次品", "故障", "旧件"),
    "quarantine": ("quarantine", "quarantined", "on hold", "75", "85", "returned", "待检", "隔离", "冻结", "待判"),
    "gone": ("lost", "destroyed", "scrapped", "60", "70", "报废", "丢失", "盘亏"),
}
_JOB_STATUS = {
    "draft": ("draft", "new", "open", "新建", "草稿", "待处理", "未处理", "待受理"),
    "qualified": ("qualified", "accepted", "已受理", "已确认", "待派工"),
    "scheduled": ("scheduled", "assigned", "planned", "已派工", "已安排", "已预约"),
    "in_progress": ("in progress", "started", "working", "wip", "处理中", "进行中", "维修中"),
    "waiting_parts": ("waiting for parts", "waiting parts", "parts on order", "等待备件", "待件", "缺件"),
    "waiting_customer": ("waiting for customer", "waiting customer", "on hold", "等待客户", "挂起"),
    "completed": ("completed", "complete", "done", "fixed", "repaired", "closed", "finished", "resolved", "solved",
                  "完成", "已完成", "已修复", "已解决", "完工", "已完工", "修复", "已关闭", "结案", "关闭"),
    "closed_incomplete": ("closed incomplete", "not fixed", "unrepaired", "repairable", "end of life", "unsolved",
                          "未完成", "未修复", "未解决", "无法修复", "不可修"),
    "cancelled": ("cancelled", "canceled", "void", "取消", "已取消", "作废"),
    "archived": ("archived", "归档", "已归档"),
}  # fmt: skip
# PM01... are SAP's maintenance order types.
_JOB_TYPE = {
    "repair": ("repair", "corrective", "breakdown", "fault", "pm01", "pm03", "pm04", "pm05", "pm06", "维修", "报修",
               "故障", "故障维修", "抢修", "检修"),
    "maintenance": ("maintenance", "preventive", "preventive maintenance", "pm", "pm02", "service", "保养", "维护", "巡检保养"),
    "installation": ("installation", "install", "commissioning", "安装", "安装调试", "调试", "装机"),
    "inspection": ("inspection", "inspect", "survey", "巡检", "检查", "检测", "点检"),
    "upgrade": ("upgrade", "update", "modification", "retrofit", "升级", "改造", "软件升级"),
    "training": ("training", "培训"),
    "return": ("return", "exchange", "rma", "退货", "换货", "退换"),
}  # fmt: skip


def _f(
    key: str,
    label: str,
    synonyms: str,
    type: FieldType = "text",
    *,
    required: bool = False,
    help: str = "",
    choices: dict[str, tuple[str, ...]] | None = None,
    limit: int = 200,
    filter_only: bool = False,
) -> Field:
    return Field(key, label, tuple(synonyms.split("|")), type, required, help, choices or {}, limit, filter_only)


_CURRENCY = _f("currency", mark("importing", "Currency"), "currency|currency code|币种|货币|币别|结算币种", limit=3,
               help=mark("importing", "Three letters such as CNY; the company's own currency where it is blank."))  # fmt: skip
_SOURCE_KEY = _f("source_key", mark("importing", "Key in the other system"),
                 "pk|id|uuid|guid|external id|record id|internal id|主键|内码|系统编号|外部编号|来源编号",
                 help=mark("importing", "Lets a later import of the same table update these records."))  # fmt: skip


def _notes(synonyms: str) -> Field:
    return _f("notes", mark("importing", "Notes"), synonyms, limit=NOTE_LIMIT)


CUSTOMERS = Kind(
    "customers",
    mark("importing", "Customers"),
    (
        _f("number", mark("importing", "Customer number"),
           "customer number|customer no|customer code|customer id|client code|account number|account no|number|code|no|"
           "客户编码|客户编号|客户代码|客户号|客户ID|往来单位编码|单位编码|编码|编号|代码"),
        _f("name", mark("importing", "Customer name"),
           "customer name|customer|company name|company|client name|client|account name|name|organisation|organization|"
           "客户名称|客户|客户名|单位名称|公司名称|往来单位|往来单位名称|企业名称|客户全称|公司|单位|名称|姓名", required=True),
        _f("name_en", mark("importing", "Name in English"), "english name|name en|name english|英文名称|英文名|英文名字"),
        _f("short_name", mark("importing", "Short name"), "short name|abbreviation|alias|客户简称|简称|别名|助记码"),
        _f("phone", mark("importing", "Phone"),
           "phone|telephone|tel|phone number|main phone|company phone|电话|公司电话|联系电话|固定电话|座机|电话号码|客户电话", limit=60),
        _f("email", mark("importing", "E-mail"), "email|e-mail|mail|email address|邮箱|电子邮箱|电子邮件|邮件|e-mail地址", limit=120),
        _f("website", mark("importing", "Website"), "website|web site|homepage|url|web|网址|网站|主页|官网"),
        _f("country", mark("importing", "Country"), "country|nation|国家|国别|国家地区", limit=80),
        _f("province", mark("importing", "Province"), "province|state|region|state province|省|省份|省市|所在省|所属省份", limit=80),
        _f("city", mark("importing", "City"), "city|town|postal city|市|城市|地市|所在市|所在城市", limit=80),
        _f("district", mark("importing", "District"), "district|county|区|区县|县|县区|所在区", limit=80),
        _f("street", mark("importing", "Street address"),
           "street|address|street address|address line 1|address1|line1|address line|full address|地址|详细地址|客户地址|公司地址|"
           "联系地址|通讯地址|街道|收货地址|单位地址", limit=400),
        _f("postcode", mark("importing", "Postcode"), "postcode|postal code|zip|zip code|zipcode|邮编|邮政编码", limit=20),
        _f("tier", mark("importing", "Customer tier"),
           "tier|customer tier|level|class|customer class|grade|客户等级|客户级别|等级|级别|客户分级|客户类别", "choice", choices=_TIER),
        _f("tags", mark("importing", "Tags"), "tags|labels|keywords|标签|关键词|客户标签", limit=400),
        _f("contact_name", mark("importing", "Contact"),
           "contact|contact name|contact person|attention|attn|联系人|联系人姓名|主要联系人|负责人|经办人", limit=120),
        _f("contact_phone", mark("importing", "Contact's phone"),
           "contact phone|mobile|mobile phone|cell|cell phone|contact mobile|联系人电话|手机|手机号|手机号码|移动电话|联系人手机|联系手机",
           limit=60),
        _SOURCE_KEY,
        _notes("notes|note|remark|remarks|comment|comments|description|备注|说明|备注说明|描述"),
        _f("active_filter", mark("importing", "Only rows where this says yes"),
           "is customer|customer flag|active customer|是否客户|是客户", "bool", filter_only=True,
           help=mark("importing", "Leaves out suppliers and makers in a list of all companies.")),
    ),
    one_of=(("name",),),
    identity=(("number",), ("source_key",), ("name",)),
)  # fmt: skip

ASSETS = Kind(
    "assets",
    mark("importing", "Assets"),
    (
        _f("serial", mark("importing", "Serial number"),
           "serial number|serial no|serial|sn|s/n|machine number|machine no|equipment number|equipment id|asset number|asset id|"
           "asset tag|asset|序列号|产品序列号|设备序列号|机号|机身号|机器编号|出厂编号|设备编号|资产编号|设备号|SN码|产品编号|整机编号"),
        _f("name", mark("importing", "Asset name"),
           "asset name|equipment name|machine name|equipment|machine|name|设备名称|资产名称|机器名称|名称|设备|机器"),
        _f("product_model", mark("importing", "Product model"),
           "model|product model|model number|model no|machine model|equipment model|type|型号|产品型号|设备型号|机型|规格型号|规格",
           limit=120),
        _f("product_name", mark("importing", "Product name"),
           "product name|product|product description|product category|产品名称|产品|品名|商品名称|产品类别", limit=200),
        _f("maker", mark("importing", "Maker"), "maker|manufacturer|brand|make|vendor|制造商|厂家|生产厂家|品牌|厂商|生产厂商|制造厂",
           limit=120),
        _f("customer", mark("importing", "Customer"),
           "customer|customer name|customer number|customer code|customer no|client|owner|company|account|客户名称|客户|客户编码|客户编号|"
           "使用单位|用户|单位名称|所属客户|购买单位|用户名称"),
        _f("site_name", mark("importing", "Site"),
           "site|site name|location|plant|building|facility|站点|现场|厂区|安装地点|使用地点|安装地址|地点|所在地|使用地址"),
        _f("location_note", mark("importing", "Where it stands"),
           "location note|position|room|place|functional location|安装位置|位置|具体位置|存放位置|房间|机房", limit=400),
        _f("purchase_date", mark("importing", "Purchase date"),
           "purchase date|purchased|date of purchase|sale date|sales date|invoice date|delivery date|购买日期|购机日期|销售日期|"
           "出厂日期|采购日期|发货日期|购买时间|购入日期", "date"),
        _f("installed_on", mark("importing", "Installation date"),
           "installation date|installed|install date|installed on|commissioning date|in service date|安装日期|装机日期|投用日期|启用日期|"
           "调试日期|验收日期|安装时间|投运日期", "date"),
        _f("warranty_until", mark("importing", "Warranty until"),
           "warranty until|warranty end|warranty expiry|warranty expires|warranty end date|warranty expiration|质保期至|保修期至|质保到期|"
           "保修到期|质保截止|质保到期日|保修截止日期|质保到期日期|保修到期日|质保截止日期|保修期止", "date"),
        _f("warranty_months", mark("importing", "Warranty in months"),
           "warranty months|warranty|warranty period|warranty term|质保月数|质保期|保修期|保修月数|质保期限|质保", "whole"),
        _f("parent_serial", mark("importing", "Part of (serial number)"),
           "parent serial|parent|parent asset|belongs to|part of|上级序列号|上级设备|主机序列号|所属主机|主机编号|母机"),
        _f("firmware", mark("importing", "Firmware version"),
           "firmware|firmware version|software version|software|version|固件版本|软件版本|版本|固件|程序版本", limit=120),
        _SOURCE_KEY,
        _notes("notes|note|remark|remarks|comment|comments|description|备注|说明|备注说明"),
    ),
    one_of=(("serial", "name"),),
    identity=(("serial", "product_model"), ("source_key",), ("customer", "name")),
)  # fmt: skip

PARTS = Kind(
    "parts",
    mark("importing", "Spare parts"),
    (
        _f("number", mark("importing", "Part number"),
           "part number|part no|part code|partnumber|pn|p/n|ipn|item number|item code|item no|material number|material|material code|"
           "sku|mpn|article number|stock code|product code|number|code|物料编码|物料编号|物料代码|物料号|备件编码|备件编号|备件号|配件编码|"
           "配件编号|零件号|零件编号|图号|料号|件号|存货编码|存货编号|商品编码|商品编号|产品编码|品号|货号|编码|编号|代码", required=True, limit=120),
        _f("name", mark("importing", "Part name"),
           "part name|item name|material description|item description|name|part|title|物料名称|备件名称|配件名称|零件名称|存货名称|"
           "商品名称|产品名称|品名|名称|物料描述"),
        _f("name_en", mark("importing", "Name in English"), "english name|name en|name english|英文名称|英文名|英文品名"),
        _f("description", mark("importing", "Description"),
           "description|specification|spec|specs|details|long description|规格|规格型号|型号规格|规格说明|描述|说明|型号|技术参数|详细描述",
           limit=NOTE_LIMIT),
        _f("category", mark("importing", "Category"),
           "category|part category|group|item group|material group|class|类别|分类|物料类别|物料分类|物料组|存货分类|商品分类|大类|备件类别|"
           "所属类别|类型", help=mark("importing", "Levels are separated by a slash: Electrical/Relays.")),
        _f("unit", mark("importing", "Unit"),
           "unit|units|uom|unit of measure|base unit|单位|计量单位|基本单位|主计量单位|库存单位|计量", limit=20),
        _f("price", mark("importing", "Price"),
           "price|unit price|list price|sales price|sale price|retail price|单价|价格|销售价|售价|零售价|标准价|含税单价|参考价|销售单价|"
           "备件价格|含税价", "money"),
        _CURRENCY,
        _f("barcode", mark("importing", "Barcode"), "barcode|ean|upc|gtin|bar code|条码|条形码|商品条码|国标码|二维码", limit=120),
        _f("tracking", mark("importing", "Tracked by"),
           "tracking|tracked by|trackable|serialised|serialized|serial tracking|lot tracking|batch tracking|追踪方式|管理方式|批次管理|"
           "序列号管理|是否序列号管理|跟踪方式", "choice", choices=_TRACKING),
        _f("genuine", mark("importing", "Genuine part"), "genuine|oem|original|original part|原厂|原厂件|是否原厂|正品", "bool"),
        _f("active", mark("importing", "In use"),
           "active|enabled|is active|in use|是否启用|启用|有效|是否有效|状态|启用状态|在用", "bool"),
        _f("min_stock", mark("importing", "Minimum stock"),
           "minimum stock|min stock|safety stock|reorder point|minimum|min qty|minimum quantity|reorder level|安全库存|最低库存|最小库存|"
           "库存下限|最低储备|再订货点", "quantity"),
        _f("supplier", mark("importing", "Supplier"),
           "supplier|vendor|supplier name|preferred supplier|main supplier|供应商|供货商|供应商名称|主供应商|供货单位|厂家|厂商"),
        _SOURCE_KEY,
        _notes("notes|note|remark|remarks|comment|comments|备注|备注说明"),
    ),
    one_of=(("number",),),
    identity=(("number",), ("source_key",)),
)  # fmt: skip

STOCK = Kind(
    "stock",
    mark("importing", "Stock"),
    (
        _f("part", mark("importing", "Part"),
           "part|part number|part no|part code|pn|item|item number|item code|material|material number|sku|part name|item name|number|"
           "物料编码|物料编号|物料代码|物料号|备件编码|备件编号|备件号|配件编码|料号|件号|存货编码|商品编码|货号|物料|备件|编码|编号|物料名称|备件名称|"
           "名称|品名", required=True),
        _f("location", mark("importing", "Location"),
           "location|stock location|storage location|warehouse|bin|bin location|store|place|库位|仓位|货位|库位编码|存放位置|仓库|"
           "仓库名称|储位|所在仓库|库房|存放地点|货架", required=True, limit=400,
           help=mark("importing", "Levels are separated by a slash: Main warehouse/Shelf A/A-01.")),
        _f("quantity", mark("importing", "Quantity"),
           "quantity|qty|on hand|stock|stock quantity|quantity on hand|balance|count|amount|available|in stock|库存|库存数量|数量|现存量|"
           "结存数量|库存量|可用数量|实盘数|实盘数量|盘点数量|结存|当前库存|账面数量|现有库存", "quantity", required=True),
        _f("lot", mark("importing", "Lot"), "lot|batch|batch number|lot number|batch no|lot no|批次|批号|批次号|生产批号", limit=120),
        _f("serial", mark("importing", "Serial number"), "serial|serial number|serial no|sn|序列号|产品序列号|序号码|SN码", limit=120),
        _f("status", mark("importing", "Condition"),
           "status|condition|stock status|quality|状态|库存状态|质量状态|品质|成色|好坏件", "choice", choices=_STOCK_STATUS),
        _f("counted_on", mark("importing", "Counted on"),
           "counted on|count date|stocktake date|stock date|as of|date|last count|盘点日期|盘点时间|库存日期|截止日期|日期|盘点日", "date"),
        _f("expiry_date", mark("importing", "Expiry date"),
           "expiry date|expiry|expires|expiration date|best before|use by|有效期|有效期至|失效日期|到期日期|到期日|保质期至|有效日期", "date"),
        _SOURCE_KEY,
    ),
    one_of=(("part",),),
    identity=(("part", "location", "lot", "serial"),),
)  # fmt: skip

BOM = Kind(
    "bom",
    mark("importing", "Bills of material"),
    (
        _f("assembly", mark("importing", "Product model or assembly"),
           "assembly|parent|parent part|parent item|product|product model|model|used in|母件|母件编码|父项|父项编码|父件|上级物料|产品型号|"
           "机型|适用机型|型号|成品|总成|主件|父项物料编码|组件", required=True),
        _f("part", mark("importing", "Part"),
           "sub part|subpart|component|child|child part|component part|part|part number|item|material|子件|子件编码|子项|子项编码|子物料|"
           "下级物料|物料编码|备件编码|备件编号|料号|元件|零件号|子项物料编码|物料", required=True),
        _f("quantity", mark("importing", "Quantity"), "quantity|qty|usage|amount|per assembly|数量|用量|单位用量|用量分子|单台用量|使用数量",
           "quantity", required=True),
        _f("position", mark("importing", "Position"),
           "reference|position|ref|designator|reference designator|item no|pos|find number|位号|位置|位置号|图中序号|序号|安装位置", limit=1000),
        _f("optional", mark("importing", "Optional"), "optional|is optional|可选|选配|是否可选|选装", "bool"),
    ),
    one_of=(("assembly",), ("part",)),
    identity=(("assembly", "part", "position"),),
)  # fmt: skip

WORK_ORDERS = Kind(
    "work-orders",
    mark("importing", "Past work orders"),
    (
        _f("number", mark("importing", "Work order number"),
           "work order|work order number|work order no|wo|wo number|job number|job no|order number|ticket|ticket number|order|工单号|"
           "工单编号|服务单号|维修单号|派工单号|报修单号|单号|单据编号|服务单编号|工单", limit=60),
        _f("external_id", mark("importing", "Key in the other system"),
           "external id|id|pk|uuid|record id|reference|notification|主键|内码|系统编号|外部编号|来源单号", limit=120,
           help=mark("importing", "Lets a later import of the same table update these records.")),
        _f("customer", mark("importing", "Customer"),
           "customer|customer name|customer number|client|company|account|客户名称|客户|客户编码|客户编号|报修单位|单位名称|使用单位|报修客户|用户"),
        _f("asset", mark("importing", "Asset (serial number or name)"),
           "asset|serial number|serial no|serial|sn|equipment|machine|asset number|equipment number|asset name|序列号|产品序列号|设备编号|"
           "设备序列号|机号|资产编号|设备|设备名称|机器编号|机身号|整机编号"),
        _f("product_model", mark("importing", "Product model"),
           "model|product model|model number|machine model|item type|型号|产品型号|设备型号|机型|规格型号", limit=120),
        _f("product_category", mark("importing", "Product category"),
           "product category|category|product|product type|equipment type|产品类别|产品分类|设备类型|产品|产品名称|设备类别|品类|类别"),
        _f("brand", mark("importing", "Brand"), "brand|maker|manufacturer|make|品牌|厂家|制造商|生产厂家", limit=120),
        _f("summary", mark("importing", "Fault description"),
           "summary|fault description|fault|problem|problem description|short text|original short text|original shorttext|shorttext|"
           "subject|title|issue|symptom|complaint|description|failure description|故障描述|报修内容|故障现象|问题描述|故障|报修描述|故障内容|"
           "报修原因|服务内容|现象|主题|标题|摘要|描述", required=True, limit=2000),
        _f("requested_at", mark("importing", "Requested at"),
           "requested at|request date|requested|reported at|report date|reported|created|created at|date opened|opened|event date|start "
           "date|basic start date|bsc start date|date|order date|call date|报修时间|报修日期|受理时间|受理日期|创建时间|申请时间|登记时间|下单时间|"
           "建单时间|开单日期|服务日期|维修日期|日期|时间|来电时间", "datetime"),
        _f("finished_at", mark("importing", "Finished at"),
           "finished at|finish date|finished|completed at|completion date|completed|closed|closed at|date closed|end date|resolved at|"
           "repair date|完成时间|完工时间|完成日期|完工日期|结束时间|关闭时间|修复时间|结案时间|修复日期|结案日期", "datetime"),
        _f("status", mark("importing", "Status"),
           "status|work order status|state|repair status|result|outcome|状态|工单状态|处理结果|维修结果|处理状态|服务结果|单据状态", "choice",
           choices=_JOB_STATUS),
        _f("job_type", mark("importing", "Job type"),
           "job type|work type|order type|work order type|pm type|pmtype|type|service type|maintenance type|服务类型|工单类型|维修类型|"
           "业务类型|任务类型|类型|服务类别|作业类型", "choice", choices=_JOB_TYPE),
        _f("technician", mark("importing", "Technician"),
           "technician|engineer|assigned to|assignee|mechanic|worker|fitter|repairer|工程师|维修人员|技术员|服务工程师|师傅|处理人|维修工|"
           "服务人员|负责人|维修员|派工人员", limit=120),
        _f("problem", mark("importing", "Problem (coded)"),
           "failure mode|fm|problem code|fault type|fault code|failure code|damage code|fault category|故障类别|故障代码|故障类型|故障码|"
           "故障分类|失效模式", limit=500),
        _f("cause", mark("importing", "Cause"),
           "cause|root cause|failure cause|reason|cause code|repair barrier|故障原因|原因|原因分析|根本原因|诊断结果|故障分析|检测结果",
           limit=2000),
        _f("remedy", mark("importing", "Remedy"),
           "remedy|action|action taken|solution|repair|resolution|work done|corrective action|activity|处理措施|维修措施|解决方案|处理方法|"
           "维修内容|处理过程|处理方式|维修方法|处理结果描述|解决办法|维修过程|处理内容", limit=NOTE_LIMIT),
        _f("system", mark("importing", "System concerned"),
           "system|major system|subsystem|assembly|module|系统|主系统|所属系统|子系统|模块|故障系统", limit=200),
        _f("component", mark("importing", "Component concerned"),
           "component|part|parts|part replaced|sub component|item|故障部件|部件|更换配件|零件|更换备件|故障零件|组件|使用配件", limit=500),
        _f("cost", mark("importing", "Cost"),
           "cost|total cost|amount|total|actual cost|repair cost|费用|总费用|维修费用|金额|成本|合计|维修费|服务费|总金额", "money"),
        _CURRENCY,
        _f("minutes", mark("importing", "Working time in minutes"),
           "minutes|duration|duration minutes|working minutes|labour minutes|labor minutes|work time|工时分钟|用时|耗时|维修时长|处理时长|分钟",
           "quantity"),
        _notes("notes|note|remark|remarks|comment|comments|internal note|备注|说明|备注说明|客户反馈"),
    ),
    one_of=(("summary",),),
    identity=(("number",), ("external_id",)),
)  # fmt: skip

KINDS = (CUSTOMERS, ASSETS, PARTS, STOCK, BOM, WORK_ORDERS)
