"""Importable fields of spare parts, stock and bills of material."""

from __future__ import annotations

from fieldservice.exchange.field_choices import STOCK_STATUS, TRACKING
from fieldservice.exchange.field_common import CURRENCY, NOTE_LIMIT, SOURCE_KEY, declare, notes_field
from fieldservice.exchange.fields import Kind
from fieldservice.i18n import mark

PARTS = Kind(
    "parts",
    mark("importing", "Spare parts"),
    (
        declare(
            "number",
            mark("importing", "Part number"),
            "part number|part no|part code|partnumber|pn|p/n|ipn|item number|item code|item no|"
            "material number|material|material code|sku|mpn|article number|stock code|product code|number|"
            "code|物料编码|物料编号|物料代码|物料号|备件编码|备件编号|备件号|配件编码|配件编号|零件号|"
            "零件编号|图号|料号|件号|存货编码|存货编号|商品编码|商品编号|产品编码|品号|货号|编码|编号|代码",
            required=True,
            limit=120,
        ),
        declare(
            "name",
            mark("importing", "Part name"),
            "part name|item name|material description|item description|name|part|title|物料名称|备件名称|"
            "配件名称|零件名称|存货名称|商品名称|产品名称|品名|名称|物料描述",
        ),
        declare(
            "name_en",
            mark("importing", "Name in English"),
            "english name|name en|name english|英文名称|英文名|英文品名",
        ),
        declare(
            "description",
            mark("importing", "Description"),
            "description|specification|spec|specs|details|long description|规格|规格型号|型号规格|规格说明|"
            "描述|说明|型号|技术参数|详细描述",
            limit=NOTE_LIMIT,
        ),
        declare(
            "category",
            mark("importing", "Category"),
            "category|part category|group|item group|material group|class|类别|分类|物料类别|物料分类|物料组|"
            "存货分类|商品分类|大类|备件类别|所属类别|类型",
            help=mark("importing", "Levels are separated by a slash: Electrical/Relays."),
        ),
        declare(
            "unit",
            mark("importing", "Unit"),
            "unit|units|uom|unit of measure|base unit|单位|计量单位|基本单位|主计量单位|库存单位|计量",
            limit=20,
        ),
        declare(
            "price",
            mark("importing", "Price"),
            "price|unit price|list price|sales price|sale price|retail price|单价|价格|销售价|售价|零售价|"
            "标准价|含税单价|参考价|销售单价|备件价格|含税价",
            "money",
        ),
        CURRENCY,
        declare(
            "barcode",
            mark("importing", "Barcode"),
            "barcode|ean|upc|gtin|bar code|条码|条形码|商品条码|国标码|二维码",
            limit=120,
        ),
        declare(
            "tracking",
            mark("importing", "Tracked by"),
            "tracking|tracked by|trackable|serialised|serialized|serial tracking|lot tracking|batch tracking|"
            "追踪方式|管理方式|批次管理|序列号管理|是否序列号管理|跟踪方式",
            "choice",
            choices=TRACKING,
        ),
        declare(
            "genuine",
            mark("importing", "Genuine part"),
            "genuine|oem|original|original part|原厂|原厂件|是否原厂|正品",
            "bool",
        ),
        declare(
            "active",
            mark("importing", "In use"),
            "active|enabled|is active|in use|是否启用|启用|有效|是否有效|状态|启用状态|在用",
            "bool",
        ),
        declare(
            "min_stock",
            mark("importing", "Minimum stock"),
            "minimum stock|min stock|safety stock|reorder point|minimum|min qty|minimum quantity|"
            "reorder level|安全库存|最低库存|最小库存|库存下限|最低储备|再订货点",
            "quantity",
        ),
        declare(
            "supplier",
            mark("importing", "Supplier"),
            "supplier|vendor|supplier name|preferred supplier|main supplier|供应商|供货商|供应商名称|"
            "主供应商|供货单位|厂家|厂商",
        ),
        SOURCE_KEY,
        notes_field("notes|note|remark|remarks|comment|comments|备注|备注说明"),
    ),
    one_of=(("number",),),
    identity=(("number",), ("source_key",)),
    unique=True,
)

STOCK = Kind(
    "stock",
    mark("importing", "Stock"),
    (
        declare(
            "part",
            mark("importing", "Part"),
            "part|part number|part no|part code|pn|item|item number|item code|material|material number|sku|"
            "part name|item name|number|物料编码|物料编号|物料代码|物料号|备件编码|备件编号|备件号|配件编码|"
            "料号|件号|存货编码|商品编码|货号|物料|备件|编码|编号|物料名称|备件名称|名称|品名",
            required=True,
        ),
        declare(
            "location",
            mark("importing", "Location"),
            "location|stock location|storage location|warehouse|bin|bin location|store|place|库位|仓位|货位|"
            "库位编码|存放位置|仓库|仓库名称|储位|所在仓库|库房|存放地点|货架",
            limit=400,
            help=mark("importing", "Levels are separated by a slash: Main warehouse/Shelf A/A-01."),
        ),
        declare(
            "customer",
            mark("importing", "At customer"),
            "customer|at customer|customer name|delivered to|客户|所在客户|寄存客户|客户名称",
            help=mark("importing", "For what lies at a customer's and not in a place of our own."),
        ),
        declare(
            "built_into",
            mark("importing", "Built into"),
            "belongs to|installed in|built into|parent stock item|parent item|装于|安装于|所属总成|装入",
            help=mark("importing", "What it is a part of by now: it is on record, but not in stock."),
        ),
        declare(
            "quantity",
            mark("importing", "Quantity"),
            "quantity|qty|on hand|stock|stock quantity|quantity on hand|balance|count|amount|available|"
            "in stock|库存|库存数量|数量|现存量|结存数量|库存量|可用数量|实盘数|实盘数量|盘点数量|结存|"
            "当前库存|账面数量|现有库存",
            "quantity",
            required=True,
        ),
        declare(
            "lot",
            mark("importing", "Lot"),
            "lot|batch|batch number|lot number|batch no|lot no|批次|批号|批次号|生产批号",
            limit=120,
        ),
        declare(
            "serial",
            mark("importing", "Serial number"),
            "serial|serial number|serial no|sn|序列号|产品序列号|序号码|SN码",
            limit=120,
        ),
        declare(
            "status",
            mark("importing", "Condition"),
            "status|condition|stock status|quality|状态|库存状态|质量状态|品质|成色|好坏件",
            "choice",
            choices=STOCK_STATUS,
        ),
        declare(
            "counted_on",
            mark("importing", "Counted on"),
            "counted on|count date|stocktake date|stock date|as of|date|last count|盘点日期|盘点时间|"
            "库存日期|截止日期|日期|盘点日",
            "date",
        ),
        declare(
            "expiry_date",
            mark("importing", "Expiry date"),
            "expiry date|expiry|expires|expiration date|best before|use by|有效期|有效期至|失效日期|到期日期|"
            "到期日|保质期至|有效日期",
            "date",
        ),
        SOURCE_KEY,
    ),
    one_of=(("part",), ("location", "customer", "built_into")),
    identity=(("part", "location", "lot", "serial", "customer", "built_into"),),
)

BOM = Kind(
    "bom",
    mark("importing", "Bills of material"),
    (
        declare(
            "assembly",
            mark("importing", "Product model or assembly"),
            "assembly|parent|parent part|parent item|product|product model|model|used in|母件|母件编码|父项|"
            "父项编码|父件|上级物料|产品型号|机型|适用机型|型号|成品|总成|主件|父项物料编码|组件",
            required=True,
        ),
        declare(
            "part",
            mark("importing", "Part"),
            "sub part|subpart|component|child|child part|component part|part|part number|item|material|子件|"
            "子件编码|子项|子项编码|子物料|下级物料|物料编码|备件编码|备件编号|料号|元件|零件号|子项物料编码|"
            "物料",
            required=True,
        ),
        declare(
            "quantity",
            mark("importing", "Quantity"),
            "quantity|qty|usage|amount|per assembly|数量|用量|单位用量|用量分子|单台用量|使用数量",
            "quantity",
            required=True,
        ),
        declare(
            "position",
            mark("importing", "Position"),
            "reference|position|ref|designator|reference designator|item no|pos|find number|位号|位置|位置号|"
            "图中序号|序号|安装位置",
            limit=1000,
        ),
        declare("optional", mark("importing", "Optional"), "optional|is optional|可选|选配|是否可选|选装", "bool"),
    ),
    one_of=(("assembly",), ("part",)),
    identity=(("assembly", "part", "position"),),
)
