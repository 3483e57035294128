"""What a person, a phone or an address looks like in a text, when nobody knows whose it is.

Chinese family names are also everyday characters (方 side, 程 course, 江 river), so each shape says what must not stand
beside it: 甲方经理 is the other side's manager, 减小张力 reduces a tension, 油路 2 号阀 is a valve.
"""

from __future__ import annotations

import re
from functools import cache

# The commonest family names; those that also begin a trade (车工, 施工, 金工, 高工, 石工) are left out.
_FAMILY = (
    "王李张刘陈杨黄赵吴徐孙马朱胡郭罗郑梁宋唐韩冯邓曹彭曾肖董袁潘蒋蔡杜叶吕丁沈姚卢姜崔钟谭汪范廖韦贾付邹孟熊"
    "秦邱尹薛闫雷侯史陶黎贺顾毛郝龚邵万钱覃戴莫孔汤魏严白"
)
# Those that end other words, with what stands before them there: 主任工程师, 甲方经理, 工程经理, 感谢师傅.
_FAMILY_AFTER = {
    "任": "主责专担现前", "方": "对甲乙我贵厂双各买卖资供需", "程": "工流过全日课", "江": "浙长镇九丽龙", "苏": "江",
    "夏": "宁华", "田": "油丰本气", "周": "每上下本一二三四五六七八九十两几", "段": "工阶时路管线",
    "许": "允也准或", "谢": "感多", "余": "其剩", "何": "任为如", "陆": "大登", "武": "", "龙": "黑尼", "卓": "",
    "林": "", "于": "对关由用",
}  # fmt: skip
_COMPOUND = "欧阳|司马|上官|诸葛|皇甫|尉迟|令狐|慕容|端木"
_TITLES = (
    "工程师|经理|师傅|师父|主任|先生|女士|小姐|科长|处长|厂长|站长|所长|班长|队长|部长|店长|院长|主管|老板|老师|秘书"
    "|助理|会计|司机|总监|总工|大哥|大姐|阿姨|哥|姐|叔|某某?|工(?![作况艺序业装单具件位频时人厂地种步程])"
    "|总(?![成是线体量会被之在有泵阀闸开电管图重长计数共结装部站表压高流风控])|[Gg]ong(?![a-z])"
)
# What follows 老王, 小李 where it is no name: 小张力, 小周期, 小马达, 老毛病, 老程序.
_NICKNAMED_NOT = (
    "张[力紧开角合口]|周[期长边波围]|马[达力蹄]|毛[病刺边细]|叶[片轮]|方[法案式块头管形向]|程[序度]|范围|段|孔|白[点烟]|黄"
    "[灯油铜]|高[压温频低速度差位]|苏打|龙[头门虾]|任务|万[向用]|梁|钟[头表]|金属|余[量隙压]|罗[纹拉]|雷[达管]|于|丁[基字]"
)
_PINYIN = (
    "wang|li|zhang|liu|chen|yang|huang|zhao|wu|zhou|xu|sun|ma|zhu|hu|guo|he|lin|gao|luo|zheng|liang|xie|song|tang|deng"
    "|han|feng|cao|peng|zeng|xiao|tian|dong|pan|yuan|cai|jiang|yu|du|ye|cheng|wei|su|lv|lu|ding|ren|shen|yao|cui|zhong"
    "|tan|fan|jin|qian|qin|shi|kong|bai|meng|yin|xue|hou|lei|tao|gu|mao|hao|gong|shao|wan|yan|dai|mo"
)
# Family names that are no English word, so that whoever writes one and another capitalised word means a person.
_PINYIN_SURE = (
    "Wang|Zhang|Liu|Chen|Yang|Huang|Zhao|Zhou|Xu|Zhu|Guo|Luo|Zheng|Xie|Deng|Feng|Cao|Peng|Zeng|Jiang|Cai|Qian|Qin|Xue"
    "|Xiao"
)
_GAP_IN_NUMBER = r"[\s.\-－–·]?"
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_STOREYS = r"(?:[\dA-Za-z一二三四五六七八九十]{1,4}\s?(?:区|期|座|栋|幢|号楼|号|单元|室|层|楼)[\s-]?)"


def _family() -> str:
    after = "|".join(f"(?<![{before}]){name}" if before else name for name, before in _FAMILY_AFTER.items())
    return f"(?:{_COMPOUND}|[{_FAMILY}]|{after})"


def _people() -> str:
    family = _family()
    every = _FAMILY + "".join(_FAMILY_AFTER) + "高金"
    return (
        rf"(?:老|(?<![a-z])[Ll]ao\s)?{family}(?:{_TITLES})"
        rf"|(?<![古衰抗耐易防])老(?!{_NICKNAMED_NOT})[{every}](?:头|师傅)?"
        rf"|(?<![减最较调缩变过偏大微细弱从])小(?!{_NICKNAMED_NOT})[{every}](?![家型小])"
        rf"|阿[{_FAMILY}](?![尔拉])"
        rf"|姓[{every}]的?(?:先生|女士|师傅|用户|客户)?"
        rf"|\b(?i:lao|xiao)[\s-](?i:{_PINYIN})\b"
        rf"|\b(?i:{_PINYIN})[\s-]?(?i:gong|zong|shifu|jingli|zhuren|laoshi|xiansheng)\b"
        rf"|\b(?:Engineer|Eng\.|Manager|Supervisor|Foreman|Boss|Master)\s+(?i:{_PINYIN})\b"
        r"|\b(?:Mr|Mrs|Ms|Miss|Dr)\.?\s*[A-Z][a-z]+(?:\s+[A-Z][a-z]+)?"
        rf"|\b(?:{_PINYIN_SURE})\s+[A-Z][a-z]{{1,11}}\b"
    )


def _phones() -> str:
    gap = _GAP_IN_NUMBER
    return (
        rf"(?<![\d-])(?:(?:\+|00)?86{gap}\s?)?[1１][3-9３-９]\d{gap}\d{{4}}{gap}\d{{4}}(?!\d)"  # mobile, mainland China
        rf"|(?<![\d-])[1１][3-9３-９]\d[\s-]\d{{3}}[\s-]\d{{5}}(?!\d)"
        r"|(?<!\d)1(?:[\s-][0-9]){10}(?!\d)"  # each digit on its own
        r"|[一幺][三四五六七八九][零〇一二三四五六七八九幺]{9}"
        r"|(?<![\w-])(?:\+86[\s-]?)?0\d{2,3}[\s－-]\d{3,4}[\s－-]?\d{4}(?:[\s-]?(?:转|ext\.?)\s*\d{1,5})?(?!\d)"
        r"|[（(]0\d{2,3}[)）]\s?\d{3,4}[\s-]?\d{4}(?:[\s-]?(?:转|ext\.?)\s*\d{1,5})?(?!\d)"
        r"|(?<![\w.-])0(?:(?:10|2\d)\d|[3-9]\d{2})\d{7,8}(?![\w-])"
        r"|(?<![\w-])[48]00(?:-\d{3}-?\d{4}|\d{7})(?![\w-])"
        r"|(?<!\w)\+\d{1,3}[\s-]?\(?\d{1,4}\)?(?:[\s-]?\d{2,4}){2,4}(?!\d)"  # elsewhere (E.164)
        r"|(?<![\w.-])\(?[2-9]\d{2}\)?[\s.-]\d{3}[.-]\d{4}(?![\w-])"  # North America
        r"|(?i:电话|手机号?|座机|热线|传真|拨打|致电|\btel|\bphone|\bfax|\bmobile)(?:号码?|是|为|[\s:：.#])*"
        r"\+?\d[\d\s()（）－.-]{5,16}\d"
    )


def _accounts() -> str:
    messenger = r"(?i:微信|薇信|wechat|weixin|qq)"
    return (
        r"[\w.+-]+(?:@|＠|\s?[（(\[](?i:at)[）)\]]\s?)[\w-]+\.[\w.-]*\w"  # e-mail
        rf"|{messenger}(?:号|(?i:\s?id))?\s?[:：是为]\s?[A-Za-z0-9][\w-]{{4,19}}"
        rf"|{messenger}(?:号|(?i:\s?id))?\s*(?=[\w-]*[\d_])[A-Za-z0-9][\w-]{{4,19}}"
        r"|(?<![\w-])(?i:wx|vx)(?:号|\s?[:：])\s?[A-Za-z0-9][\w-]{4,19}|加\s?[Vv]\s?[:：]?\s?[A-Za-z0-9][\w-]{4,19}"
        r"|(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])"  # identity
        rf"|[{_PROVINCES}][A-HJ-NP-Z][\s·•.]?[A-HJ-NP-Z0-9]{{5,6}}(?![A-Za-z0-9-])"  # licence plate
        r"|新[A-HJ-NP-Z][·•][A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9-])"
        r"|车牌号?[\s:：是为]*[\u4e00-\u9fff]?[A-Za-z0-9·•]{5,8}"
    )


def _papers() -> str:
    return (
        r"(?<![\w-])(?:WO|SR|OP|DN|PR|C)[A-Z]{0,3}-\d{3,}-[\dX](?!\w)"  # numbers of our papers
        r"|(?:序列号|机身号|出厂编号|S/?N)\s*[:：#]?\s*(?=[A-Za-z/-]*\d)[A-Za-z0-9][A-Za-z0-9/-]{3,}"
    )


def _addresses() -> str:
    return (
        r"[\u4e00-\u9fff]{1,8}(?:[\u4e00-\u9fff](?<![管油气水电线回短旁支开断网])路|街|大道|巷|弄)"
        r"\s*\d+(?:-\d+)?\s*(?:号|弄)(?![阀泵机位柜线板缸电端接站])"
        r"(?:[\u4e00-\u9fff\d]{0,6}(?:栋|幢|号楼|室|层))?"
        rf"|[\u4e00-\u9fff]{{2,10}}(?:小区|花园|新村|公寓|大厦|广场|工业园|产业园|科技园)\s?{_STOREYS}{{1,4}}\d{{0,4}}"
        r"|\d{1,3}\s?(?:栋|幢)\s?(?:\d{1,2}\s?单元)?\s?\d{2,4}\s?室"
        r"|\b\d{1,5}\s+(?:[A-Z][a-z]+\s){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Boulevard|Blvd)\b\.?"
        r"|\bP\.?\s?O\.?\s+Box\s+\d+"
    )


@cache
def shapes() -> re.Pattern[str]:
    """What has the shape of a name, a number or an address."""
    return re.compile("|".join((_accounts(), _phones(), _papers(), _addresses(), _people())))
