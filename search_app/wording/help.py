"""Words of the page of help and of the advanced form."""

from __future__ import annotations

from indexer.query.model import Scope

TITLE = "怎么检索"
LEAD = "下面的例子都取自本站的文件，点开就能看到结果。"
MORE = "不想记写法，可以用"
NOTHING = "本站还没有文件，收录后这里会有例子。"
SECTIONS = {
    "词语": ("words", "phrase", "name", "wildcard"),
    "几个条件": ("both", "alternatives", "excluded"),
    "词和词靠得近": ("sentence", "paragraph", "article", "near"),
    "发文字号": ("number", "series", "several", "in_number"),
    "在哪里找": (
        *("title", "body", "issuer", "kind"),
        *("topic", "year", "region", "source"),
    ),
}
WHAT = {
    "words": "几个词用空格隔开：都提到的在前，没有全部提到的列在后面，并注明缺什么。",
    "phrase": "加引号：这几个字要连在一起。",
    "name": "写文件的名称：有这份文件的，排在第一。",
    "wildcard": "* 代表同一段里不超过 20 个字。",
    "both": "与（AND）：两个词都要有。",
    "alternatives": "或（OR）：有其中一个就行。多个条件可以用括号分组。",
    "excluded": "减号（非、NOT）：不要提到这个词的。",
    "sentence": "/s：在同一句里。也可写 同句(甲 乙)。",
    "paragraph": "/p：在同一段里。也可写 同段(甲 乙)。",
    "article": "/a：在同一条里。也可写 同条(甲 乙)。",
    "near": "/5：相隔不超过 5 个字，不论先后。",
    "number": "发文字号：先列这份文件，再列提到它的。括号、空格怎样写都行。",
    "series": "只写到年份：列出这一系列。",
    "several": "一次找几个号：4-6号、4至6号，或 4号、6号。",
    "in_number": "文号: 发文字号里有这几个字。",
    "title": "标题: 只在标题中找。",
    "body": "正文: 只在正文中找。",
    "issuer": "机关: 发文机关名称里有这几个字。",
    "kind": "文种: 通知、意见、办法等文件类型。",
    "topic": "主题: 主题分类名称里有这几个字。",
    "year": "年份: 那一年的；也可写 年份:2019-2021。",
    "region": "地区: 地区名称里有这几个字。",
    "source": "来源: 来自哪个网站。",
}

ADVANCED = "高级检索"
ADVANCED_LEAD = "填几项都可以。点“检索”后，写好的检索词会显示在检索框里，可以再改。"
WORDS = "词语"
FIELDS = {
    "all": ("全都包含", "几个词用空格隔开"),
    "any": ("含其中任意一个", "几个词用空格隔开"),
    "phrase": ("连在一起", "照原样写一句话或一个说法"),
    "none": ("没有", "不要提到这些词的文件"),
}
WHERE = "在哪里找"
SCOPES = {
    Scope.ALL: "标题和正文",
    Scope.TITLE: "只在标题中",
    Scope.BODY: "只在正文中",
    Scope.ATTACHMENTS: "只在附件中",
}
NUMBER = "发文字号"
NUMBER_HINT = "例如国办发〔2019〕5号：开头是国办发，年份是 2019，序号是 5。知道几项填几项。"
NUMBER_FIELDS = {"code": "开头", "year": "年份", "serial": "序号"}
ORGANS = "发文机关"
ORGANS_HINT = "名称或名称的一部分；几个机关用空格隔开，是其中一个就行。"
DATES = "日期"
DATES_HINT = "不填就不限。"
GO = "检索"
