<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>knowledge</name>
    <message numerus="yes">
        <source>%n articles</source>
        <translation>
            <numerusform>%n 篇文章</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n being written</source>
        <translation>
            <numerusform>在写 %n 篇</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n closed without a fix</source>
        <translation>
            <numerusform>%n 例未修好</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n compared</source>
        <translation>
            <numerusform>比对 %n 例</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more solutions</source>
        <translation>
            <numerusform>还有 %n 种处理办法</numerusform>
        </translation>
    </message>
    <message>
        <source>A closed work order becomes an article in one step: open it and choose “Make an article”.</source>
        <translation>已完工的工单一步就能写成文章：打开工单，选“写成文章”。</translation>
    </message>
    <message>
        <source>A work order or request has “Ask…” where a specialist or the maker can be asked.</source>
        <translation>在工单或服务请求里点“求助…”，可以请教专家或厂家。</translation>
    </message>
    <message>
        <source>About</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>About the article</source>
        <translation>文章概要</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Add pictures or papers</source>
        <translation>添加图片或资料</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>All languages</source>
        <translation>全部语言</translation>
    </message>
    <message>
        <source>All models</source>
        <translation>全部机型</translation>
    </message>
    <message>
        <source>All open</source>
        <translation>全部未答复</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>Answer needed by</source>
        <translation>希望答复时间</translation>
    </message>
    <message>
        <source>Answer with it</source>
        <translation>用它答复</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已答复</translation>
    </message>
    <message>
        <source>Answer…</source>
        <translation>答复…</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Article without a title</source>
        <translation>未命名文章</translation>
    </message>
    <message>
        <source>Articles that fit</source>
        <translation>相关文章</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>提交求助</translation>
    </message>
    <message>
        <source>Ask a specialist or the maker</source>
        <translation>请教专家或厂家</translation>
    </message>
    <message>
        <source>Ask for the parts</source>
        <translation>申请备件</translation>
    </message>
    <message>
        <source>Ask on</source>
        <translation>继续追问</translation>
    </message>
    <message>
        <source>Ask…</source>
        <translation>求助…</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Author: {value}</source>
        <translation>作者：{value}</translation>
    </message>
    <message>
        <source>Begun on this computer, not saved:</source>
        <translation>本机上已开始、尚未保存：</translation>
    </message>
    <message>
        <source>Being changed</source>
        <translation>修改中</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Choose a person</source>
        <translation>选择人员</translation>
    </message>
    <message>
        <source>Click those that help others. Look first whether they show whose machine it is.</source>
        <translation>点击对他人有帮助的照片即可加入。请先确认照片中没有客户信息。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Compared with edition {edition}.</source>
        <translation>与第 {edition} 版对比。</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Did this help?</source>
        <translation>这篇文章有帮助吗？</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Edit {number}</source>
        <translation>修改 {number}</translation>
    </message>
    <message>
        <source>Edition {edition}</source>
        <translation>第 {edition} 版</translation>
    </message>
    <message>
        <source>Editions</source>
        <translation>历史版本</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Error codes, other names</source>
        <translation>报警代码、俗称</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Everybody in the firm finds and reads it. Earlier editions stay readable.</source>
        <translation>发布后全公司都能查到，以前的版本仍可查看。</translation>
    </message>
    <message>
        <source>Fault, error code, part number</source>
        <translation>故障、报警代码、备件号</translation>
    </message>
    <message>
        <source>Firm or hotline that was asked</source>
        <translation>厂家名称或技术热线</translation>
    </message>
    <message>
        <source>For</source>
        <translation>适用机型</translation>
    </message>
    <message>
        <source>Found by</source>
        <translation>检索信息</translation>
    </message>
    <message>
        <source>Frequent question</source>
        <translation>常见问题</translation>
    </message>
    <message>
        <source>Give it</source>
        <translation>转交</translation>
    </message>
    <message>
        <source>Give the article a title that says what it is about.</source>
        <translation>请填写标题，说明文章讲什么。</translation>
    </message>
    <message>
        <source>Give the question to somebody else</source>
        <translation>转交他人答复</translation>
    </message>
    <message>
        <source>Give to somebody else…</source>
        <translation>转交他人…</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>采纳，继续处理</translation>
    </message>
    <message>
        <source>Hand in for review</source>
        <translation>提交审核</translation>
    </message>
    <message>
        <source>Helped</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>Helped with</source>
        <translation>帮助解决过</translation>
    </message>
    <message>
        <source>Hide the cases</source>
        <translation>收起案例</translation>
    </message>
    <message>
        <source>In review</source>
        <translation>待审核</translation>
    </message>
    <message>
        <source>It is in use again.</source>
        <translation>文章已恢复使用。</translation>
    </message>
    <message>
        <source>It is published. Everybody finds it from now on.</source>
        <translation>已发布，全公司都能查到。</translation>
    </message>
    <message>
        <source>It is taken off.</source>
        <translation>已移除。</translation>
    </message>
    <message>
        <source>It is with its author again.</source>
        <translation>已退回作者。</translation>
    </message>
    <message>
        <source>It may have been withdrawn, or this computer has not received it yet.</source>
        <translation>文章可能已撤回，或尚未同步到本机。</translation>
    </message>
    <message>
        <source>It waits for review now.</source>
        <translation>已提交，等待审核。</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>关键词</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Kind: {value}</source>
        <translation>类别：{value}</translation>
    </message>
    <message>
        <source>Knowledge</source>
        <translation>知识库</translation>
    </message>
    <message>
        <source>Knowledge base</source>
        <translation>知识库</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Language: {value}</source>
        <translation>语言：{value}</translation>
    </message>
    <message>
        <source>Last 30 days: {escalated} of {cases} cases escalated ({share})</source>
        <translation>近 30 天：{cases} 单中升级 {escalated} 单（{share}）</translation>
    </message>
    <message>
        <source>Machine, fault, what is special about it</source>
        <translation>机型、故障现象、特点</translation>
    </message>
    <message>
        <source>Made from</source>
        <translation>来源工单</translation>
    </message>
    <message>
        <source>Made from {number}, without whose case it was.</source>
        <translation>由 {number} 生成，已去除客户信息。</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>厂家</translation>
    </message>
    <message>
        <source>Managers and administrators review and publish articles.</source>
        <translation>文章由经理和管理员审核发布。</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>作业指导</translation>
    </message>
    <message>
        <source>Minutes can't be below zero.</source>
        <translation>用时不能小于零。</translation>
    </message>
    <message>
        <source>Model: {value}</source>
        <translation>机型：{value}</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>适用机型</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>My drafts</source>
        <translation>我的草稿</translation>
    </message>
    <message>
        <source>New article</source>
        <translation>新文章</translation>
    </message>
    <message>
        <source>No</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>No closed case is like this one, neither on {model} nor on machines of its kind.</source>
        <translation>{model} 及同类设备上都没有相似的已完工案例。</translation>
    </message>
    <message>
        <source>No closed case is like this one. It may help to name the machine.</source>
        <translation>没有找到相似的已完工案例，选定设备后可能会更准。</translation>
    </message>
    <message>
        <source>No questions</source>
        <translation>没有求助</translation>
    </message>
    <message>
        <source>Nobody is offered it any more.</source>
        <translation>已停用，不再推荐给任何人。</translation>
    </message>
    <message>
        <source>Nobody was asked. A specialist or the maker can help without taking the case over.</source>
        <translation>还没有求助。专家或厂家可以协助，工单仍由您负责。</translation>
    </message>
    <message>
        <source>Nothing has been written down yet</source>
        <translation>知识库还没有文章</translation>
    </message>
    <message>
        <source>Nothing is saved yet. Save again to put your words in place of theirs.</source>
        <translation>您的修改还没有保存。再次保存将以您的内容为准。</translation>
    </message>
    <message>
        <source>Nothing waits for review</source>
        <translation>没有待审核的文章</translation>
    </message>
    <message>
        <source>Nothing waits for you</source>
        <translation>没有等您处理的求助</translation>
    </message>
    <message>
        <source>Nothing was changed in {number}.</source>
        <translation>{number} 没有改动。</translation>
    </message>
    <message>
        <source>Nothing was written down</source>
        <translation>没有文字记录</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>One less</source>
        <translation>减一</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>加一</translation>
    </message>
    <message>
        <source>Our specialist</source>
        <translation>公司专家</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已超时</translation>
    </message>
    <message>
        <source>Part number or name</source>
        <translation>备件号或名称</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>备件</translation>
    </message>
    <message>
        <source>Photos of the case</source>
        <translation>该工单的照片</translation>
    </message>
    <message>
        <source>Pictures and papers</source>
        <translation>图片和资料</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>故障现象</translation>
    </message>
    <message>
        <source>Problem, cause and remedy are in the finding.</source>
        <translation>故障现象、原因和处理措施已填入诊断结论。</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Publish edition {edition}</source>
        <translation>发布第 {edition} 版</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>已发布</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>发布…</translation>
    </message>
    <message>
        <source>Put problem, cause and remedy into the finding</source>
        <translation>把故障现象、原因和处理措施填入诊断结论</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Questions of colleagues and answers to yours appear here.</source>
        <translation>同事的求助，以及别人给您的答复，会出现在这里。</translation>
    </message>
    <message>
        <source>Questions to specialists</source>
        <translation>技术求助</translation>
    </message>
    <message>
        <source>Read it</source>
        <translation>阅读全文</translation>
    </message>
    <message>
        <source>Read the edition in force</source>
        <translation>查看现行版本</translation>
    </message>
    <message>
        <source>Read what is being worked on</source>
        <translation>查看修改中的稿件</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>处理措施</translation>
    </message>
    <message>
        <source>Retire it</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Reviewed by</source>
        <translation>审核人</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Say what is to be mended.</source>
        <translation>请写明需要修改的地方。</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Send back…</source>
        <translation>退回…</translation>
    </message>
    <message>
        <source>Send it back</source>
        <translation>退回修改</translation>
    </message>
    <message>
        <source>Send the answer</source>
        <translation>发送答复</translation>
    </message>
    <message>
        <source>Sent back: {remark}</source>
        <translation>已退回：{remark}</translation>
    </message>
    <message>
        <source>Similar cases</source>
        <translation>相似案例</translation>
    </message>
    <message>
        <source>So many of the similar cases were solved like this.</source>
        <translation>相似案例中这样解决的例数。</translation>
    </message>
    <message>
        <source>Solution</source>
        <translation>处理方案</translation>
    </message>
    <message>
        <source>Somebody else has changed this article meanwhile.</source>
        <translation>您编辑期间，他人修改了这篇文章。</translation>
    </message>
    <message>
        <source>Somebody else has changed {number} meanwhile.</source>
        <translation>{number} 已被他人修改。</translation>
    </message>
    <message>
        <source>Somebody else has the question now.</source>
        <translation>求助已转交。</translation>
    </message>
    <message>
        <source>Specialist</source>
        <translation>专家</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Symptom</source>
        <translation>故障表现</translation>
    </message>
    <message>
        <source>Take it back from review</source>
        <translation>撤回审核</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>Take what they wrote</source>
        <translation>采用对方内容</translation>
    </message>
    <message>
        <source>Taken up</source>
        <translation>已采纳</translation>
    </message>
    <message>
        <source>Thank you. Colleagues see how many it helped.</source>
        <translation>感谢反馈，同事能看到多少人觉得有用。</translation>
    </message>
    <message numerus="yes">
        <source>The %n cases</source>
        <translation>
            <numerusform>查看 %n 个案例</numerusform>
        </translation>
    </message>
    <message>
        <source>The answer is on its way back.</source>
        <translation>答复已发出。</translation>
    </message>
    <message>
        <source>The answer is taken up.</source>
        <translation>答复已采纳。</translation>
    </message>
    <message>
        <source>The author reads your remark and hands it in again.</source>
        <translation>作者会看到意见，修改后再提交。</translation>
    </message>
    <message>
        <source>The case stays with you. The answer comes back here, and to your questions.</source>
        <translation>工单仍由您负责，答复会回到这里和“技术求助”里。</translation>
    </message>
    <message>
        <source>The maker</source>
        <translation>厂家</translation>
    </message>
    <message>
        <source>The question is on its way.</source>
        <translation>求助已发出。</translation>
    </message>
    <message>
        <source>The question is open again.</source>
        <translation>求助已重新打开。</translation>
    </message>
    <message>
        <source>The question is withdrawn.</source>
        <translation>求助已撤回。</translation>
    </message>
    <message>
        <source>This article is not here</source>
        <translation>找不到这篇文章</translation>
    </message>
    <message>
        <source>This article is not published yet.</source>
        <translation>这篇文章还没有发布。</translation>
    </message>
    <message>
        <source>This is being worked on. Others still read the edition in force.</source>
        <translation>这是修改中的稿件，其他人看到的仍是现行版本。</translation>
    </message>
    <message>
        <source>This is what you typed last time. It was not saved yet.</source>
        <translation>这是上次填写的内容，还没有保存。</translation>
    </message>
    <message>
        <source>Throw it away</source>
        <translation>放弃这些内容</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>To read</source>
        <translation>已发布</translation>
    </message>
    <message>
        <source>To the articles</source>
        <translation>返回知识库</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>Use it again</source>
        <translation>恢复使用</translation>
    </message>
    <message>
        <source>Usually takes</source>
        <translation>通常用时</translation>
    </message>
    <message>
        <source>Waiting for me</source>
        <translation>等我处理</translation>
    </message>
    <message>
        <source>Waits for an answer</source>
        <translation>等待答复</translation>
    </message>
    <message>
        <source>What colleagues hand in appears here until somebody publishes it or sends it back.</source>
        <translation>同事提交的文章会出现在这里，等待发布或退回。</translation>
    </message>
    <message>
        <source>What is new in it</source>
        <translation>本版更新内容</translation>
    </message>
    <message>
        <source>What is to be mended</source>
        <translation>需要修改的地方</translation>
    </message>
    <message>
        <source>What you typed is thrown away.</source>
        <translation>未保存的内容已放弃。</translation>
    </message>
    <message>
        <source>What you write and save without handing it in appears here.</source>
        <translation>写好并保存、但尚未提交审核的文章显示在这里。</translation>
    </message>
    <message>
        <source>Which questions</source>
        <translation>求助范围</translation>
    </message>
    <message>
        <source>Whom</source>
        <translation>请教谁</translation>
    </message>
    <message>
        <source>With commas between them; HC-* means all that begin so.</source>
        <translation>多个机型用逗号分开；HC-* 表示所有以 HC- 开头的机型。</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Write an article</source>
        <translation>写文章</translation>
    </message>
    <message>
        <source>Write down the solution before others read the article.</source>
        <translation>请先写明处理方案，再给别人看。</translation>
    </message>
    <message>
        <source>Yes, it helped</source>
        <translation>有帮助</translation>
    </message>
    <message>
        <source>You can work on it again.</source>
        <translation>可以继续修改了。</translation>
    </message>
    <message>
        <source>You have no saved drafts</source>
        <translation>您没有已保存的草稿</translation>
    </message>
    <message>
        <source>You said: it did not help.</source>
        <translation>您的评价：没有帮助。</translation>
    </message>
    <message>
        <source>You said: it helped.</source>
        <translation>您的评价：有帮助。</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>all models</source>
        <translation>全部机型</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>修改</translation>
    </message>
    <message numerus="yes">
        <source>helped %n people</source>
        <translation>
            <numerusform>%n 人觉得有用</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>helped %n times</source>
        <translation>
            <numerusform>获 %n 次好评</numerusform>
        </translation>
    </message>
    <message>
        <source>it helped</source>
        <translation>有帮助</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>not coded</source>
        <translation>未编码</translation>
    </message>
    <message>
        <source>not in stock</source>
        <translation>无库存</translation>
    </message>
    <message>
        <source>not judged yet</source>
        <translation>暂无评价</translation>
    </message>
    <message>
        <source>not solved</source>
        <translation>未解决</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>paste a picture</source>
        <translation>粘贴图片</translation>
    </message>
    <message>
        <source>paste or drop them here</source>
        <translation>可粘贴或拖入</translation>
    </message>
    <message>
        <source>pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
    <message>
        <source>save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>size for {model}</source>
        <translation>{model} 规格</translation>
    </message>
    <message>
        <source>until {moment}</source>
        <translation>{moment} 前</translation>
    </message>
    <message numerus="yes">
        <source>usually %n minutes</source>
        <translation>
            <numerusform>通常 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>write an article</source>
        <translation>写文章</translation>
    </message>
    <message>
        <source>{count} of {all}</source>
        <translation>{count} / {all} 例</translation>
    </message>
    <message>
        <source>{count} on {model}</source>
        <translation>{model} 上 {count} 例</translation>
    </message>
    <message>
        <source>{name} (maker)</source>
        <translation>{name}（厂家）</translation>
    </message>
    <message>
        <source>{number} can't be changed like that as it stands now.</source>
        <translation>{number} 目前的状态不能这样操作。</translation>
    </message>
    <message>
        <source>{number} is retired.</source>
        <translation>{number} 已停用。</translation>
    </message>
    <message>
        <source>{number} is saved as a draft.</source>
        <translation>{number} 已存为草稿。</translation>
    </message>
    <message>
        <source>{number} waits for review.</source>
        <translation>{number} 已提交审核。</translation>
    </message>
    <message numerus="yes">
        <source>{number}: %n parts are asked for.</source>
        <translation>
            <numerusform>{number}：已申请 %n 种备件。</numerusform>
        </translation>
    </message>
    <message>
        <source>{quantity} in stock</source>
        <translation>库存 {quantity}</translation>
    </message>
    <message>
        <source>{quantity} in the van</source>
        <translation>车上 {quantity}</translation>
    </message>
    <message>
        <source>{state}, edition {edition} in force</source>
        <translation>{state}，现行第 {edition} 版</translation>
    </message>
    <message>
        <source>{title} (new: {new})</source>
        <translation>{title}（修改为：{new}）</translation>
    </message>
    <message>
        <source>{useful} of {all}</source>
        <translation>{useful}/{all} 有用</translation>
    </message>
    <message>
        <source>{who} asked {owner}</source>
        <translation>{who} 求助 {owner}</translation>
    </message>
</context>
</TS>
