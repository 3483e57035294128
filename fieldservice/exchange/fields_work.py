"""Importable fields of past work orders."""

from __future__ import annotations

from fieldservice.exchange.field_choices import JOB_STATUS, JOB_TYPE
from fieldservice.exchange.field_common import CURRENCY, NOTE_LIMIT, declare, notes_field
from fieldservice.exchange.fields import Kind
from fieldservice.i18n import mark

WORK_ORDERS = Kind(
    "work-orders",
    mark("importing", "Past work orders"),
    (
        declare(
            "number",
            mark("importing", "Work order number"),
            "work order|work order number|work order no|wo|wo number|job number|job no|order number|ticket|"
            "ticket number|order|工单号|工单编号|服务单号|维修单号|派工单号|报修单号|单号|单据编号|"
            "服务单编号|工单",
            limit=60,
        ),
        declare(
            "external_id",
            mark("importing", "Key in the other system"),
            "external id|id|id ords|pk|uuid|record id|reference|notification|主键|内码|系统编号|外部编号|来源单号",
            limit=120,
            help=mark("importing", "Lets a later import of the same table update these records."),
        ),
        declare(
            "customer",
            mark("importing", "Customer"),
            "customer|customer name|customer number|client|company|account|客户名称|客户|客户编码|客户编号|"
            "报修单位|单位名称|使用单位|报修客户|用户",
        ),
        declare(
            "asset",
            mark("importing", "Asset (serial number or name)"),
            "asset|serial number|serial no|serial|sn|equipment|machine|asset number|equipment number|"
            "asset name|序列号|产品序列号|设备编号|设备序列号|机号|资产编号|设备|设备名称|机器编号|机身号|"
            "整机编号",
        ),
        declare(
            "product_model",
            mark("importing", "Product model"),
            "model|product model|model number|machine model|item type|型号|产品型号|设备型号|机型|规格型号",
            limit=120,
        ),
        declare(
            "product_category",
            mark("importing", "Product category"),
            "product category|category|product|product type|equipment type|产品类别|产品分类|设备类型|产品|"
            "产品名称|设备类别|品类|类别",
        ),
        declare(
            "brand", mark("importing", "Brand"), "brand|maker|manufacturer|make|品牌|厂家|制造商|生产厂家", limit=120
        ),
        declare(
            "summary",
            mark("importing", "Fault description"),
            "summary|fault description|fault|problem|problem description|short text|original short text|"
            "original shorttext|shorttext|subject|title|issue|symptom|complaint|description|"
            "failure description|故障描述|报修内容|故障现象|问题描述|故障|报修描述|故障内容|报修原因|"
            "服务内容|现象|主题|标题|摘要|描述",
            required=True,
            limit=2000,
        ),
        declare(
            "requested_at",
            mark("importing", "Requested at"),
            "requested at|request date|requested|reported at|report date|reported|created|created at|"
            "date opened|opened|event date|start date|basic start date|bsc start date|date|order date|"
            "call date|报修时间|报修日期|受理时间|受理日期|创建时间|申请时间|登记时间|下单时间|建单时间|"
            "开单日期|服务日期|维修日期|日期|时间|来电时间",
            "datetime",
        ),
        declare(
            "finished_at",
            mark("importing", "Finished at"),
            "finished at|finish date|finished|completed at|completion date|completed|closed|closed at|"
            "date closed|end date|resolved at|repair date|完成时间|完工时间|完成日期|完工日期|结束时间|"
            "关闭时间|修复时间|结案时间|修复日期|结案日期",
            "datetime",
        ),
        declare(
            "status",
            mark("importing", "Status"),
            "status|work order status|state|repair status|result|outcome|状态|工单状态|处理结果|维修结果|"
            "处理状态|服务结果|单据状态",
            "choice",
            choices=JOB_STATUS,
        ),
        declare(
            "job_type",
            mark("importing", "Job type"),
            "job type|work type|order type|work order type|pm type|pmtype|type|service type|maintenance type|"
            "服务类型|工单类型|维修类型|业务类型|任务类型|类型|服务类别|作业类型",
            "choice",
            choices=JOB_TYPE,
        ),
        declare(
            "technician",
            mark("importing", "Technician"),
            "technician|engineer|assigned to|assignee|mechanic|worker|fitter|repairer|工程师|维修人员|技术员|"
            "服务工程师|师傅|处理人|维修工|服务人员|负责人|维修员|派工人员",
            limit=120,
        ),
        declare(
            "problem",
            mark("importing", "Problem (coded)"),
            "failure mode|fm|problem code|fault type|fault code|failure code|damage code|fault category|"
            "故障类别|故障代码|故障类型|故障码|故障分类|失效模式",
            limit=2000,
        ),
        declare(
            "cause",
            mark("importing", "Cause"),
            "cause|root cause|failure cause|reason|cause code|repair barrier|故障原因|原因|原因分析|根本原因|"
            "诊断结果|故障分析|检测结果",
            limit=2000,
        ),
        declare(
            "remedy",
            mark("importing", "Remedy"),
            "remedy|action|action taken|solution|repair|resolution|work done|corrective action|activity|"
            "处理措施|维修措施|解决方案|处理方法|维修内容|处理过程|处理方式|维修方法|处理结果描述|解决办法|"
            "维修过程|处理内容",
            limit=NOTE_LIMIT,
        ),
        declare(
            "system",
            mark("importing", "System concerned"),
            "system|major system|subsystem|assembly|module|系统|主系统|所属系统|子系统|模块|故障系统",
            limit=200,
        ),
        declare(
            "component",
            mark("importing", "Component concerned"),
            "component|part|parts|part replaced|sub component|item|故障部件|部件|更换配件|零件|更换备件|"
            "故障零件|组件|使用配件",
            limit=2000,
        ),
        declare(
            "cost",
            mark("importing", "Cost"),
            "cost|total cost|amount|total|actual cost|repair cost|费用|总费用|维修费用|金额|成本|合计|维修费|"
            "服务费|总金额",
            "money",
        ),
        CURRENCY,
        declare(
            "minutes",
            mark("importing", "Working time in minutes"),
            "minutes|duration|duration minutes|working minutes|labour minutes|labor minutes|work time|"
            "工时分钟|用时|耗时|维修时长|处理时长|分钟",
            "quantity",
        ),
        notes_field("notes|note|remark|remarks|comment|comments|internal note|备注|说明|备注说明|客户反馈"),
    ),
    one_of=(("summary",),),
    identity=(("number",), ("external_id",)),
    unique=True,
)
