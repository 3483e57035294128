"""Importable fields of customers and their assets."""

from __future__ import annotations

from fieldservice.exchange.field_choices import TIER
from fieldservice.exchange.field_common import SOURCE_KEY, declare, notes_field
from fieldservice.exchange.fields import Kind
from fieldservice.i18n import mark

CUSTOMERS = Kind(
    "customers",
    mark("importing", "Customers"),
    (
        declare(
            "number",
            mark("importing", "Customer number"),
            "customer number|customer no|customer code|customer id|client code|account number|account no|"
            "number|code|no|客户编码|客户编号|客户代码|客户号|客户ID|往来单位编码|单位编码|编码|编号|代码",
        ),
        declare(
            "name",
            mark("importing", "Customer name"),
            "customer name|customer|company name|company|client name|client|account name|name|organisation|"
            "organization|客户名称|客户|客户名|单位名称|公司名称|往来单位|往来单位名称|企业名称|客户全称|"
            "公司|单位|名称|姓名",
            required=True,
        ),
        declare(
            "name_en",
            mark("importing", "Name in English"),
            "english name|name en|name english|英文名称|英文名|英文名字",
        ),
        declare(
            "short_name", mark("importing", "Short name"), "short name|abbreviation|alias|客户简称|简称|别名|助记码"
        ),
        declare(
            "phone",
            mark("importing", "Phone"),
            "phone|telephone|tel|phone number|main phone|company phone|电话|公司电话|联系电话|固定电话|座机|"
            "电话号码|客户电话",
            limit=60,
        ),
        declare(
            "email",
            mark("importing", "E-mail"),
            "email|e-mail|mail|email address|邮箱|电子邮箱|电子邮件|邮件|e-mail地址",
            limit=120,
        ),
        declare("website", mark("importing", "Website"), "website|web site|homepage|url|web|网址|网站|主页|官网"),
        declare("country", mark("importing", "Country"), "country|nation|国家|国别|国家地区", limit=80),
        declare(
            "province",
            mark("importing", "Province"),
            "province|state|region|state province|省|省份|省市|所在省|所属省份",
            limit=80,
        ),
        declare("city", mark("importing", "City"), "city|town|postal city|市|城市|地市|所在市|所在城市", limit=80),
        declare("district", mark("importing", "District"), "district|county|区|区县|县|县区|所在区", limit=80),
        declare(
            "street",
            mark("importing", "Street address"),
            "street|address|street address|address line 1|address1|line1|address line|full address|地址|"
            "详细地址|客户地址|公司地址|联系地址|通讯地址|街道|收货地址|单位地址",
            limit=400,
        ),
        declare(
            "postcode",
            mark("importing", "Postcode"),
            "postcode|postal code|zip|zip code|zipcode|邮编|邮政编码",
            limit=20,
        ),
        declare(
            "tier",
            mark("importing", "Customer tier"),
            "tier|customer tier|level|class|customer class|grade|客户等级|客户级别|等级|级别|客户分级|客户类别",
            "choice",
            choices=TIER,
        ),
        declare("tags", mark("importing", "Tags"), "tags|labels|keywords|标签|关键词|客户标签", limit=400),
        declare(
            "contact_name",
            mark("importing", "Contact"),
            "contact|contact name|contact person|attention|attn|联系人|联系人姓名|主要联系人|负责人|经办人",
            limit=120,
        ),
        declare(
            "contact_phone",
            mark("importing", "Contact's phone"),
            "contact phone|mobile|mobile phone|cell|cell phone|contact mobile|联系人电话|手机|手机号|"
            "手机号码|移动电话|联系人手机|联系手机",
            limit=60,
        ),
        SOURCE_KEY,
        notes_field("notes|note|remark|remarks|comment|comments|description|备注|说明|备注说明|描述"),
        declare(
            "active_filter",
            mark("importing", "Only rows where this says yes"),
            "is customer|customer flag|active customer|是否客户|是客户",
            "bool",
            filter_only=True,
            help=mark("importing", "Leaves out suppliers and makers in a list of all companies."),
        ),
    ),
    one_of=(("name",),),
    identity=(("number",), ("source_key",), ("name",)),
    unique=True,
)

ASSETS = Kind(
    "assets",
    mark("importing", "Assets"),
    (
        declare(
            "serial",
            mark("importing", "Serial number"),
            "serial number|serial no|serial|sn|s/n|machine number|machine no|equipment number|equipment id|"
            "asset number|asset id|asset tag|asset|序列号|产品序列号|设备序列号|机号|机身号|机器编号|"
            "出厂编号|设备编号|资产编号|设备号|SN码|产品编号|整机编号",
        ),
        declare(
            "name",
            mark("importing", "Asset name"),
            "asset name|equipment name|machine name|equipment|machine|name|设备名称|资产名称|机器名称|名称|设备|机器",
        ),
        declare(
            "product_model",
            mark("importing", "Product model"),
            "model|product model|model number|model no|machine model|equipment model|type|型号|产品型号|"
            "设备型号|机型|规格型号|规格",
            limit=120,
        ),
        declare(
            "product_name",
            mark("importing", "Product name"),
            "product name|product|product description|product category|产品名称|产品|品名|商品名称|产品类别",
            limit=200,
        ),
        declare(
            "maker",
            mark("importing", "Maker"),
            "maker|manufacturer|brand|make|vendor|制造商|厂家|生产厂家|品牌|厂商|生产厂商|制造厂",
            limit=120,
        ),
        declare(
            "customer",
            mark("importing", "Customer"),
            "customer|customer name|customer number|customer code|customer no|client|owner|company|account|"
            "客户名称|客户|客户编码|客户编号|使用单位|用户|单位名称|所属客户|购买单位|用户名称",
        ),
        declare(
            "site_name",
            mark("importing", "Site"),
            "site|site name|location|plant|building|facility|站点|现场|厂区|安装地点|使用地点|安装地址|地点|"
            "所在地|使用地址",
        ),
        declare(
            "location_note",
            mark("importing", "Where it stands"),
            "location note|position|room|place|functional location|安装位置|位置|具体位置|存放位置|房间|机房",
            limit=400,
        ),
        declare(
            "purchase_date",
            mark("importing", "Purchase date"),
            "purchase date|purchased|date of purchase|sale date|sales date|invoice date|delivery date|"
            "购买日期|购机日期|销售日期|出厂日期|采购日期|发货日期|购买时间|购入日期",
            "date",
        ),
        declare(
            "installed_on",
            mark("importing", "Installation date"),
            "installation date|installed|install date|installed on|commissioning date|in service date|"
            "安装日期|装机日期|投用日期|启用日期|调试日期|验收日期|安装时间|投运日期",
            "date",
        ),
        declare(
            "warranty_until",
            mark("importing", "Warranty until"),
            "warranty until|warranty end|warranty expiry|warranty expires|warranty end date|"
            "warranty expiration|质保期至|保修期至|质保到期|保修到期|质保截止|质保到期日|保修截止日期|"
            "质保到期日期|保修到期日|质保截止日期|保修期止",
            "date",
        ),
        declare(
            "warranty_months",
            mark("importing", "Warranty in months"),
            "warranty months|warranty|warranty period|warranty term|质保月数|质保期|保修期|保修月数|质保期限|质保",
            "whole",
        ),
        declare(
            "parent_serial",
            mark("importing", "Part of (serial number)"),
            "parent serial|parent|parent asset|belongs to|part of|上级序列号|上级设备|主机序列号|所属主机|"
            "主机编号|母机",
        ),
        declare(
            "firmware",
            mark("importing", "Firmware version"),
            "firmware|firmware version|software version|software|version|固件版本|软件版本|版本|固件|程序版本",
            limit=120,
        ),
        SOURCE_KEY,
        notes_field("notes|note|remark|remarks|comment|comments|description|备注|说明|备注说明"),
    ),
    one_of=(("serial", "name"),),
    identity=(("serial", "product_model"), ("source_key",), ("customer", "name")),
    unique=True,
)
