"""Importable fields of suppliers, their offers, what replaces parts, and the places that hold stock."""

from __future__ import annotations

from fieldservice.exchange.field_choices import INTERCHANGE, LOCATION_KIND, SUPERSESSION_MODE
from fieldservice.exchange.field_common import CURRENCY, NOTE_LIMIT, SOURCE_KEY, declare, notes_field
from fieldservice.exchange.fields import Kind
from fieldservice.i18n import mark

_NUMBER = "[0-9A-Za-z][0-9A-Za-z._/#+-]*[0-9][0-9A-Za-z._/#+-]*|[0-9][0-9A-Za-z._/#+-]*"
# "USE 12H2178", "Replaced by HC-2", "改用 HC-2": how price lists name the successor within the part's description.
_NAMED = (
    r"(?i)^\W*(?:(?:now )?use\b|(?:replaced|superseded) by\b|改用|改为|替换为|替代为|请用|停产.{0,4}?用)"
    rf"[\s:\uff1a]*({_NUMBER})"
)

SUPPLIERS = Kind(
    "suppliers",
    mark("importing", "Suppliers"),
    (
        declare(
            "name",
            mark("importing", "Supplier name"),
            "supplier name|vendor name|supplier|vendor|供应商名称|供货商名称|供应商|供货商|供货单位|厂商|"
            "名称|单位名称|公司名称|company|company name|name",
            required=True,
        ),
        declare(
            "number",
            mark("importing", "Supplier number"),
            "supplier number|supplier no|supplier code|vendor number|vendor no|vendor code|creditor|number|code|"
            "供应商编码|供应商编号|供应商代码|供货商编码|编码|编号|代码",
            limit=60,
        ),
        declare("name_en", mark("importing", "Name in English"), "english name|name en|name english|英文名称|英文名"),
        declare(
            "contact_name",
            mark("importing", "Contact person"),
            "contact|contact name|contact person|sales contact|联系人|业务联系人|供应商联系人|业务员",
        ),
        declare(
            "phone",
            mark("importing", "Phone"),
            "phone|telephone|tel|mobile|phone number|电话|联系电话|手机|电话号码",
            limit=60,
        ),
        declare(
            "email", mark("importing", "E-mail"), "email|e-mail|mail|email address|邮箱|电子邮箱|电子邮件", limit=120
        ),
        declare("address", mark("importing", "Address"), "address|street address|地址|联系地址|公司地址", limit=400),
        declare("website", mark("importing", "Website"), "website|web site|homepage|url|web|网址|网站|主页"),
        CURRENCY,
        declare(
            "is_supplier",
            mark("importing", "Only rows that are suppliers"),
            "is supplier|is vendor|是否供应商",
            "bool",
            filter_only=True,
        ),
        SOURCE_KEY,
        notes_field("notes|note|remark|remarks|comment|备注|备注说明"),
    ),
    one_of=(("name",),),
    identity=(("number",), ("source_key",), ("name",)),
    unique=True,
)

SUPPLIER_PARTS = Kind(
    "supplier-parts",
    mark("importing", "Suppliers' offers and prices"),
    (
        declare(
            "part",
            mark("importing", "Part"),
            "part|our part number|internal part number|part number|part no|ipn|item|item number|material|"
            "material number|part name|物料编码|物料编号|备件编码|备件编号|料号|存货编码|物料|备件|编码|"
            "物料名称|备件名称",
        ),
        declare(
            "supplier",
            mark("importing", "Supplier"),
            "supplier|vendor|supplier name|vendor name|supplier code|供应商|供货商|供应商名称|供应商编码|供货单位|厂商",
        ),
        declare(
            "number",
            mark("importing", "Supplier's number"),
            "sku|supplier part number|supplier part no|supplier number|vendor part number|order number|order code|"
            "供应商料号|供应商物料编码|供应商货号|对方料号|供方编码|订货号|货号",
            limit=120,
            help=mark("importing", "The number under which the supplier sells it; alone it finds an offer again."),
        ),
        declare(
            "description",
            mark("importing", "Description"),
            "description|supplier description|mpn|manufacturer part number|描述|说明|供应商品名|原厂料号",
            limit=400,
        ),
        declare(
            "price",
            mark("importing", "Price"),
            "price|unit price|purchase price|cost|net price|采购价|采购单价|单价|价格|含税单价|进价|报价",
            "money",
        ),
        CURRENCY,
        declare(
            "from_quantity",
            mark("importing", "From quantity"),
            "from quantity|price break|break quantity|scale quantity|quantity break|quantity|起订数量|阶梯数量|数量起|"
            "起始数量|数量",
            "quantity",
            help=mark("importing", "A price from this quantity on; one row for each step."),
        ),
        declare(
            "pack",
            mark("importing", "Pack"),
            "pack|pack quantity|pack size|package quantity|per pack|price unit|包装数量|包装量|每包数量|价格单位|包装",
            limit=60,
            help=mark("importing", "What the price is for and what is ordered at once: 10, 250 ml, 100 m."),
        ),
        declare(
            "minimum",
            mark("importing", "Least order"),
            "minimum order|minimum order quantity|moq|min order|least order|最小起订量|起订量|最小订量|最小订货量",
            "quantity",
        ),
        declare(
            "lead_days",
            mark("importing", "Days to deliver"),
            "lead days|lead time|lead time days|delivery days|delivery time|交期|交货期|供货周期|采购周期|"
            "交期天数|到货天数",
            "whole",
        ),
        declare(
            "preferred",
            mark("importing", "Order here first"),
            "preferred|preferred supplier|main supplier|default supplier|是否首选|首选|主供应商|默认供应商|优先",
            "bool",
        ),
    ),
    one_of=(("part", "number"),),
    identity=(("number", "supplier", "from_quantity"), ("part", "supplier", "from_quantity")),
    unique=True,
)

SUPERSESSION = Kind(
    "supersession",
    mark("importing", "What replaces parts"),
    (
        declare(
            "part",
            mark("importing", "Part"),
            "old part|old part number|superseded part|old number|part|part number|reference|sub part|bom sub part|"
            "item number|material number|number|ipn|旧件号|旧料号|原料号|原编码|旧编码|被替代件|停产件|原物料编码|"
            "备件编码|备件编号|物料编码|料号|编码|编号",
            required=True,
        ),
        declare(
            "replacement",
            mark("importing", "Replaced by"),
            "replaced by|superseded by|new part|new part number|replacement|replacement part|successor|new number|"
            "replacement number|supersession|新件号|新料号|新编码|替代件|替代料号|替换件|替换为|新物料编码|"
            "接替件|后继料号",
        ),
        declare(
            "named_in",
            mark("importing", "Text that names what replaces it"),
            "label|description|remark|remarks|note|notes|text|名称|说明|备注|描述",
            limit=NOTE_LIMIT,
            help=mark("importing", "“USE 12H2178”, “Replaced by …”: the number is taken out of the text."),
            within=_NAMED,
        ),
        declare(
            "substitute",
            mark("importing", "Substitute"),
            "substitute|substitute part|alternative|alternative part|alternate part|equivalent|代用件|代用料|代用品|"
            "可代用件|可替代件|通用件|互换件",
            help=mark("importing", "Will do in its place while the part itself stays in use."),
        ),
        declare(
            "mode",
            mark("importing", "Several replacements"),
            "mode|relation|all or any|替代方式|替代关系|组合方式",
            "choice",
            choices=SUPERSESSION_MODE,
        ),
        declare(
            "ratio",
            mark("importing", "How many for one"),
            "ratio|quantity|qty|quantity ratio|替代比例|比例|数量|替换数量|用量",
            "quantity",
        ),
        declare(
            "interchange",
            mark("importing", "Interchangeable"),
            "interchange|interchangeable|interchangeability|互换性|是否互换|可互换",
            "choice",
            choices=INTERCHANGE,
        ),
        declare(
            "valid_from",
            mark("importing", "Valid from"),
            "valid from|effective date|effective from|from date|date|生效日期|启用日期|替代日期|日期",
            "date",
        ),
        declare(
            "use_up_first",
            mark("importing", "Use up the old one first"),
            "use up first|use up|run out|先用完旧件|用完旧件|先用旧件|旧件用完为止",
            "bool",
        ),
        declare(
            "rank", mark("importing", "Order of preference"), "rank|priority|preference|优先级|优先顺序|顺序", "whole"
        ),
        declare(
            "surcharge",
            mark("importing", "Exchange surcharge"),
            "surcharge|exchange surcharge|core charge|core deposit|旧件押金|押金|旧件抵扣|换件押金",
            "money",
            help=mark("importing", "Charged when the old part of an exchange part does not come back."),
        ),
        CURRENCY,
    ),
    one_of=(("part",), ("replacement", "named_in", "substitute")),
    identity=(("part", "replacement", "named_in", "substitute"),),
    unique=True,
    silent_without=("replacement", "named_in", "substitute"),
)

LOCATIONS = Kind(
    "locations",
    mark("importing", "Places that hold stock"),
    (
        declare(
            "code",
            mark("importing", "Code of the place"),
            "location code|bin code|code|bin|location|bin location|warehouse code|storage bin|库位编码|货位编码|"
            "仓位编码|仓库编码|库位|货位|仓位|储位|编码|代码",
            required=True,
            limit=60,
        ),
        declare(
            "name",
            mark("importing", "Name of the place"),
            "location name|bin name|name|description|warehouse name|库位名称|货位名称|仓库名称|名称|说明",
        ),
        declare("name_en", mark("importing", "Name in English"), "english name|name en|name english|英文名称|英文名"),
        declare(
            "kind",
            mark("importing", "Kind of place"),
            "kind|type|location type|bin type|库位类型|货位类型|仓库类型|类型|类别",
            "choice",
            choices=LOCATION_KIND,
        ),
        declare(
            "parent",
            mark("importing", "Lies in"),
            "parent|parent location|parent code|in|warehouse|zone|lies in|上级|上级库位|上级编码|所属仓库|仓库|"
            "所在仓库|库区",
            help=mark("importing", "The code or name of the place around it; it may come later in the same table."),
        ),
        declare(
            "walk",
            mark("importing", "Place on the walk"),
            "walk|walk order|route|sequence|pick sequence|sort order|route order|拣货顺序|行走顺序|路线顺序|"
            "路径顺序|顺序|序号|排序",
            "whole",
        ),
        declare("address", mark("importing", "Address"), "address|street address|地址|详细地址", limit=400),
    ),
    one_of=(("code",),),
    identity=(("code",),),
    unique=True,
)
