"""What a request probably is, by the words that people use: a start for a firm whose own records teach nothing yet.

Each word stands for a label of one field. Chinese words are looked for anywhere, Latin ones at the beginning of a word.
The longer words weigh more. Categories are the problems of `default_codes`; a firm's own codes speak by their names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from msgspec import Struct

from fieldservice.domain.text import fold

FIELDS = ("request_type", "category", "priority", "complexity")

_CATEGORIES = """
P01|不能启动,启动不了,无法启动,启动不起来,开不起来,开不了机,不能开机,没反应,面板黑
P01|does not start,doesn't start,won't start,no power,panel dark
P02|运行中停机,突然停,跑着跑着停
P02|stops while running,stops by itself,shuts down
P03|高温,过热,温度高,温度太高,温度偏高,排气温度,发烫,烫手,超温
P03|overheat,too hot,high temperature,temperature alarm,discharge temperature
P04|温度过低,温度低,防冻,结冰,低温保护,不加热,加热不了
P04|freez,frost,not heating,too cold,anti-freeze
P05|高压报警,压力过高,压力高,报高压,压差,超压
P05|high pressure,pressure difference,overpressure
P06|压力过低,压力低,低压,掉压,打不上气,加载不上,不加载,没压力,压力上不去,压力也上不去,压力起不来,压力一直上不去
P06|low pressure,pressure drops,no pressure,does not load,does not build up,loses pressure
P07|流量不足,流量小,不排水,排水器,堵塞,堵了,不出水,出水小
P07|blocked,clogged,flow too low,no flow,low flow
P08|漏油,渗油,滴油,油管渗,一滩油
P08|oil leak,leaking oil,oil on the floor,oil under
P09|漏水,滴水,渗水,跑水,一滩水,积水,地上是水,地上都是水
P09|water leak,leaking water,dripping,water on the floor,puddle
P10|漏气,跑气,串气,漏制冷剂
P10|air leak,gas leak,leaking air,leaks back
P11|异响,异音,噪音,噪声,声音大,声音很大,声音不对,尖叫声,有响声,响得
P11|noise,noisy,knocking,squeal,grinding
P12|振动,震动,抖动,晃动
P12|vibrat,shaking
P13|动作慢,动作迟缓,速度慢,反应慢
P13|slow,sluggish
P14|卡死,卡住,卡阻,卡滞,转不动
P14|jammed,paper jam,jams,stuck,seized
P15|不到位,行程不够,定位不准,限位
P15|does not reach,out of position,limit switch
P16|过载,跳闸,过流,热继电器
P16|overload,overcurrent,breaker trip,trips the breaker
P17|短路,接地,漏电,绝缘
P17|short circuit,earth fault,ground fault
P18|电机烧,电机故障,电机不转,马达
P18|motor burnt,motor fault,motor failure
P19|传感器,乱跳,显示不准,读数不对,水流开关
P19|sensor,reading wrong,flow switch,wrong reading
P20|控制器,主板,程序,死机,不停机
P20|controller,mainboard,program error
P21|显示屏,黑屏,花屏,触摸屏,看不清
P21|display,screen,touch panel
P22|通信,通讯,联网,看不到数据,掉线,远程看不到,远程平台,远程监控,平台上看不到
P22|communication,offline,no data,not recogni,remote monitoring
P23|反复报警,一直报警,频繁,经常报警,老是报警,油位低
P23|alarm recurs,keeps alarming,too often,recurring alarm
P24|不制冷,不冷,制冷差,制冷不好,降不下来,露点,带水
P24|not cooling,no cooling,does not cool,no longer cools,wet air,dew point
P24|water in the compressed air,water in the air,does not get cold
P25|耗电,费电,能耗,电费
P25|consumption too high,power consumption,electricity
P26|排放,冒黑烟,油雾,气里带油,带油,耗油
P26|emission,black smoke,exhaust smoke,oil carry,oil in the air
P27|外壳,变形,裂,断裂,碰坏,撞坏,生锈,腐蚀
P27|crack,broken housing,bent,rust,corro,damaged in transit
P28|磨损,老化,寿命,到期更换
P28|worn,wear,end of life
P29|装错,接错,安装不当,接线,没装好
P29|wired wrong,installed wrong,wiring
P30|怎么用,怎么设,怎么改,不会用,密码,如何,在哪里设
P30|how do,how to,password,where can
"""
_TYPES = """
consultation|咨询,报价,多少钱,价格,费用,合同怎么,延保,想了解,能不能推荐
consultation|quote,a quote,quote for,quotation,price,how much,offer,extended warranty,advice
usage|怎么用,怎么设,怎么改,不会用,密码,如何操作,在哪里设,要紧吗,能不能延,说明书
usage|how do we,how do i,how to,password,does it matter,manual,where can
installation|安装,调试,新机到货,到货,移机,搬迁,开箱,install,commission,relocat,has arrived
maintenance|保养,维护,巡检,点检,年检,到期检查,检查一次,节前检查,小时了,换季
maintenance|maintenance,service is due,inspection,check-up,annual check,check the machines
upgrade|升级,更新软件,固件,新版本,upgrade,firmware,software update,new version
training|培训,教一下,操作工,新员工,training,teach,new operators
return|退货,换货,退回,退机,发错,送错,return the,exchange it,sent the wrong,refund
complaint|投诉,要投诉,不满,不满意,没人来,一直没人,第三次了,第三次坏,来得太慢,服务太慢,处理太慢,态度,要说法,给个说法,找领导
complaint|complain,unacceptable,nobody came,nobody has come,third time,second time,disappointed,still waiting
repair|报警,停机,故障,坏了,不能用,不能开,不能动,不能正常,不能加载,不能启动,漏,异响,跳闸,报错,报码,高温,报修,来修,要修,修一下,抢修
repair|不制冷,不转,停了,掉压,开不起来,打不开,用不了,无法启动,复位,冒烟
repair|alarm,broken,fault,leak,trip,does not,doesn't,won't,not working,stopped,stops,shuts down
repair|error,repair,noise,jammed,paper jam,jams,not recogni
"""
_PRIORITIES = """
emergency|着火,起火,冒烟,焦糊,糊味,焦味,烧焦,冒火,有火花,看到火花,火花四溅,爆炸,触电,漏电,受伤,伤人,有人被,煤气,毒气
emergency|on fire,caught fire,flames,sparks,burning smell,burnt smell,smell of burning
emergency|smoke,explosion,electric shock,injur,hurt,gas smell
high|停产,停线,停工,生产线等,生产线都在等,等着用,在等气,等气用,车间在等,今天派人,今天能来,能不能今天,今天来
high|全厂,整条线,马上,很急,着急,紧急,急用,尽快,立刻,今天必须,断供
high|production stopped,line is down,urgent,as soon as possible,asap,immediately
high|workshop is waiting,come at once,is waiting,come today,today please
low|不急,不着急,有空,方便的时候,下个月,月底前,顺便,不影响
low|no hurry,not urgent,when convenient,whenever,next month
"""
_COMPLEXITIES = """
complex|主机,大修,修了几次,第二次,第三次,又坏,还是不行,变频器,制冷剂,多台,全部机器,查不出,间歇,偶尔
complex|overhaul,broke again,third time,second time,still not,intermittent,converter,refrigerant,several machines
simple|滤芯,换油,皮带,密码,设置,参数,指示灯,清洁,加油,filter,belt,password,setting,clean,refill
"""
_TABLES = {
    "category": _CATEGORIES,
    "request_type": _TYPES,
    "priority": _PRIORITIES,
    "complexity": _COMPLEXITIES,
}
# Words that stand for nothing by themselves, but that people recognise when they are told what spoke for a guess.
_PARTS = """
温度,压力,报警,停机,复位,面板,联轴器,轴封,主机,露点,管路,安装,卸载,加载,风扇,风机,电机,水泵,滤芯,油位,保养周期,小时,变频器,压缩机,
冷干机,空压机,冷水机,过滤器,接头,油管,气压,出水,制冷,排水,阀,轴承,皮带,启动,按钮,开关,传感器,指示灯,打印机,软件,网络,漏,
新机,到货,请安排,换油,车间,生产线,产品,储气罐,公斤,高压,低压,季度,合同
"""
# English words that are in the way when it is told what spoke for a guess.
FILLERS = frozenset(
    "a after again an and are as at be been but by can comes did do does down end for from get had has have here how i"
    " if in into is it its just may me more my no not now of off on one or our out over please since so some than that"
    " the their them then there they this to too under until up us very was we were what when where which will with"
    " would you your".split()
)
# The problems that are no fault of the machine.
_NO_FAULT = frozenset({"P30"})
# A person may come to harm: this is said whatever else the words and the firm's past records say.
_DANGER = "emergency"


class Rule(Struct, frozen=True):
    """A label that words stand for, the words that stand there, and how strongly they speak (their length)."""

    field: str
    label: str
    words: tuple[str, ...]
    weight: int
    danger: bool = False

    @property
    def score(self) -> float:
        """How far it can be believed, 0 to 1: one short word little, several long ones more; never measured."""
        return min(0.8, 0.4 + 0.04 * self.weight)


def rules_for(text: str, field: str, names: Mapping[str, Iterable[str]] | None = None) -> Rule | None:
    """What the words of a text say about a field, None where they say nothing.

    `names`: for the category, the labels in use and what they are called; other labels are not suggested.
    """
    folded = _folded(text)
    found: dict[str, dict[str, int]] = {}
    for word, label in _words(field):
        if (names is None or label in names) and _stands_in(word, folded):
            found.setdefault(label, {})[word] = _weight(word)
    for label, called in (names or {}).items():
        for name in called:
            word = fold(name.strip())
            if len(word) > 1 and _stands_in(word, folded):
                found.setdefault(label, {})[word] = _weight(word) + 1
    order = _order(field)
    made = [Rule(field, label, _outermost(words), _total(words)) for label, words in found.items()]
    # of two that speak as strongly, the one that stands first in the table
    made.sort(key=lambda rule: (-rule.weight, order.index(rule.label) if rule.label in order else len(order)))
    return made[0] if made else None


def danger(text: str) -> Rule | None:
    """The rule that speaks when words say that somebody may come to harm, however urgent the rest sounds."""
    folded = _folded(text)
    words = {word: _weight(word) for word, label in _words("priority") if label == _DANGER and _stands_in(word, folded)}
    return Rule("priority", _DANGER, _outermost(words), _total(words), True) if words else None


def repair(category: Rule | None) -> Rule | None:
    """The type of a request whose words name a fault of the machine and nothing else."""
    if category is None or category.label in _NO_FAULT:
        return None
    return Rule("request_type", "repair", category.words, category.weight)


def says(text: str, words: Iterable[str]) -> bool:
    """Whether a text holds one of a rule's words."""
    folded = _folded(text)
    return any(_stands_in(word, folded) for word in words)


def as_said(text: str, words: Iterable[str]) -> tuple[str, ...]:
    """A rule's words as they stand in the text: "vibrat" is "vibrates" there. What does not stand there stays."""
    folded = _folded(text)
    found = {word: _whole(word).search(folded) for word in words}
    return tuple(dict.fromkeys(match[0] if match else word for word, match in found.items()))


@cache
def known_words() -> frozenset[str]:
    """The Chinese words of all tables and of parts of machines: for showing words where the script has no gaps."""
    tables = (word for field in _TABLES for word, _ in _words(field))
    parts = _PARTS.replace("\n", "").split(",")
    return frozenset(word for word in (*tables, *parts) if len(word) > 1 and not word[0].isascii())


@cache
def _words(field: str) -> tuple[tuple[str, str], ...]:
    found = []
    for line in filter(None, _TABLES[field].split("\n")):
        label, _, words = line.partition("|")
        found += [(fold(word), label) for word in words.split(",")]
    return tuple(found)


@cache
def _order(field: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(label for _, label in _words(field)))


@cache
def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z0-9]){re.escape(word)}")


@cache
def _whole(word: str) -> re.Pattern[str]:
    end = "[a-z0-9]*" if word[-1].isascii() else ""
    return re.compile(rf"(?<![a-z0-9]){re.escape(word)}{end}" if word[0].isascii() else re.escape(word))


def _folded(text: str) -> str:
    """As words are looked for; the apostrophes of mail programs are those of keyboards."""
    return " " + fold(text).replace("\u2019", "'") + " "


def _stands_in(word: str, folded: str) -> bool:
    if word not in folded:
        return False
    return not word[0].isascii() or _pattern(word).search(folded) is not None


def _weight(word: str) -> int:
    """A Chinese character says about as much as three Latin letters."""
    return len(word) if not word[0].isascii() else max(1, len(word) // 3)


def _outermost(words: Mapping[str, int]) -> tuple[str, ...]:
    """Without those that stand within another one, the longest first."""
    kept: list[str] = []
    for word in sorted(words, key=lambda each: (-len(each), each)):
        if not any(word in longer for longer in kept):
            kept.append(word)
    return tuple(kept)


def _total(words: Mapping[str, int]) -> int:
    return sum(words[word] for word in _outermost(words))
