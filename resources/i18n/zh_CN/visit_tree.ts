<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>visit_tree</name>
    <message numerus="yes">
        <source>%n cases</source>
        <translation>
            <numerusform>%n 例</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n causes possible</source>
        <translation>
            <numerusform>还有 %n 个可能原因</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tests made</source>
        <translation>
            <numerusform>已查 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Another tree</source>
        <translation>换一个诊断树</translation>
    </message>
    <message numerus="yes">
        <source>Ask for %n parts</source>
        <translation>
            <numerusform>申请 %n 种备件</numerusform>
        </translation>
    </message>
    <message>
        <source>Best test now</source>
        <translation>现在最值得查</translation>
    </message>
    <message>
        <source>Best try now</source>
        <translation>现在最值得一试</translation>
    </message>
    <message>
        <source>Diagnosis tree</source>
        <translation>诊断树</translation>
    </message>
    <message>
        <source>Error code {code}</source>
        <translation>故障代码 {code}</translation>
    </message>
    <message>
        <source>Error code {code} of {maker}</source>
        <translation>{maker}故障代码 {code}</translation>
    </message>
    <message>
        <source>First of all</source>
        <translation>最先检查</translation>
    </message>
    <message>
        <source>Follow it</source>
        <translation>按它查</translation>
    </message>
    <message>
        <source>Follow “{tree}”</source>
        <translation>按“{tree}”查</translation>
    </message>
    <message>
        <source>Found so far</source>
        <translation>已查结果</translation>
    </message>
    <message>
        <source>It comes before all others: quick, or a matter of safety.</source>
        <translation>这一项最先做：一看便知，或关系安全。</translation>
    </message>
    <message>
        <source>It is</source>
        <translation>查明原因</translation>
    </message>
    <message>
        <source>It rules out about {percent} of what it may be.</source>
        <translation>能排除约 {percent} 的可能。</translation>
    </message>
    <message>
        <source>It shows whether it is “{cause}” ({percent} likely).</source>
        <translation>能确定是不是“{cause}”，可能性 {percent}。</translation>
    </message>
    <message>
        <source>It shows whether it is “{cause}” ({percent} likely; {count} of {total} closed cases).</source>
        <translation>能确定是不是“{cause}”：可能性 {percent}，{total} 个已结案例中有 {count} 例。</translation>
    </message>
    <message>
        <source>It was not that</source>
        <translation>不是这个原因</translation>
    </message>
    <message>
        <source>Make another test first</source>
        <translation>先查别的</translation>
    </message>
    <message>
        <source>No closed cases yet: as the tree's author weighs it</source>
        <translation>还没有已结案例，按编写者的经验排序</translation>
    </message>
    <message>
        <source>No diagnosis tree fits this fault</source>
        <translation>没有适用于这个故障的诊断树</translation>
    </message>
    <message>
        <source>No test tells the remaining causes apart.</source>
        <translation>没有检查能区分剩下的原因。</translation>
    </message>
    <message>
        <source>Parts request {number} is made.</source>
        <translation>已生成领料申请 {number}。</translation>
    </message>
    <message>
        <source>Settle on it</source>
        <translation>确定原因</translation>
    </message>
    <message>
        <source>Settle on this cause</source>
        <translation>确定为这个原因</translation>
    </message>
    <message>
        <source>Settled on</source>
        <translation>已确定原因</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Take back the outcome that you are least sure of, or ask a specialist.</source>
        <translation>请撤回最没有把握的一项结果，或请教专家。</translation>
    </message>
    <message>
        <source>Take back: {test}</source>
        <translation>撤回：{test}</translation>
    </message>
    <message>
        <source>Take the likeliest one below, or ask a specialist.</source>
        <translation>请从下面选最可能的原因，或请教专家。</translation>
    </message>
    <message>
        <source>The first line can't mend this: ask a specialist or the maker.</source>
        <translation>一线无法处理，请转专家或厂家。</translation>
    </message>
    <message>
        <source>These outcomes contradict each other: no known cause fits.</source>
        <translation>这些结果互相矛盾，没有一个已知原因符合。</translation>
    </message>
    <message>
        <source>This way the cause is found in about {minutes} min.</source>
        <translation>照此查下去，约 {minutes} 分钟能找到原因。</translation>
    </message>
    <message>
        <source>Trees are chosen by the machine's model and by the fault.</source>
        <translation>诊断树按设备型号和故障挑选。</translation>
    </message>
    <message>
        <source>Trees for this fault</source>
        <translation>适用于这个故障的诊断树</translation>
    </message>
    <message>
        <source>What it may be</source>
        <translation>可能的原因</translation>
    </message>
    <message>
        <source>about {minutes} min</source>
        <translation>约 {minutes} 分钟</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>已申请</translation>
    </message>
    <message>
        <source>in the van</source>
        <translation>车上有</translation>
    </message>
    <message numerus="yes">
        <source>learned from %n closed cases</source>
        <translation>
            <numerusform>根据 %n 个已结案例</numerusform>
        </translation>
    </message>
    <message>
        <source>not in stock</source>
        <translation>无库存</translation>
    </message>
    <message>
        <source>not in the parts list</source>
        <translation>备件目录中没有</translation>
    </message>
    <message>
        <source>not in the van, {amount} elsewhere</source>
        <translation>车上没有，其他库有 {amount}</translation>
    </message>
    <message>
        <source>settle on it</source>
        <translation>确定原因</translation>
    </message>
    <message>
        <source>{causes} causes, {tests} tests</source>
        <translation>{causes} 个可能原因，{tests} 项检查</translation>
    </message>
    <message>
        <source>{part} (sometimes)</source>
        <translation>{part}（有时需要）</translation>
    </message>
    <message>
        <source>{remedy} (about {minutes} min)</source>
        <translation>{remedy}（约 {minutes} 分钟）</translation>
    </message>
</context>
</TS>
