"""Tell lines of web pages that are not the document: buttons, headings, links to other pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_FURNITURE = re.compile(
    r"扫一扫|扫描二维码|微信扫|用手机打开|在手机打开|手机扫|版权所有|主办单位|承办单位|网站标识码|ICP备|公网安备|"
    r"网站地图|联系我们|技术支持[:：]|您是第|分享到|分享至|返回顶部|关闭窗口|【打印】|\[打印\]|打印本页|关闭本页|我要纠错|浏览器版本"
    r"|^[\[【（(]?(?:责任编辑|初审|复审|终审|录入|上传者|撰稿|审核人?|校对|编审|供稿)[:：]|^责任编辑"
    r"|Produced By|大汉版通|^您对本页|是否对您有帮助|^免责声明"
    r"|关注该公众号|^往期(?:推荐|回顾|精选)|的人还喜欢|预览时标签不可点"
    r"|看下一个$|^点亮.?在看|分享给更多人|^点击(?:上方)?蓝字|^\W{0,6}点击.{0,16}关注(?:我们)?\W{0,4}$|^发表于[\u4e00-\u9fff]{2,4}$"
    r"|JavaScript enabled|^加载中|^Loading"
    r"|今天是\s*[:：]?\s*(?:19|20)\d\d年.{0,20}$|^欢迎(?:访问|光临|来到)|^请?输入关键[字词]|^(?:热门)?搜索(?:热)?词?[:：]|^热门搜索"
    r"|^(?:扫描|长按).{0,8}(?:二维码|识别)|-?\d+\s?℃\s*[~～/-]"
    # The clock of a player.
    r"|^(?:.{0,8}(?:播放|朗读|收听).{0,6})?\d{1,2}:\d{2}\s*/\s*\d{1,2}:\d{2}"
    r"|^微信号\s*[\w-]+$|^功能介绍|^跳(?:转|到|过|至).{0,4}内容$|^发表评论\s*/|^[+＋]\s*关注$"
    r"|对[您你]有帮助|满意度(?:评价|调查|测评)[:：]?$|Processed in|Scan to share|^阅读下一篇"
    r"|本(?:条目|文章?)发布于|请问有什么可以帮|我是.{0,10}智能(?:助手|客服)"
    r"|^（?责编|^\(?责编|^[（(]?(?:责任)?编辑[:：]|^网友评论|^我要评论|^声明[:：].{0,20}(?:转载|本网)"
)
# What sites say to whoever looks at them, at more length.
_SAYS_SITE = re.compile(
    r"使用\s*Cookie|We use cookies|启用(?:脚本|\s*Java\s*Script)|enable JavaScript"
    r"|无障碍(?:辅助)?工具|快捷键说明|由(?:大模型|AI|人工智能)(?:自动)?生成",
    re.IGNORECASE,
)
_LONGEST_SAYING = 240
# A line of nothing but these words is a row of buttons; in a sentence they may be its subject.
_TOOLS = re.compile(
    r"(?:无障碍(?:浏览|阅读|服务|版|通道|模式)?|信息无障碍|关怀版|进入|长者(?:模式|助手|版|专区|服务)|繁[體体]版?|简体版?|English|EN"
    r"|用户|登录|注册|个人中心|(?:高级|站内)?搜索|智能(?:问答|客服|机器人)|设为首页|加入收藏|IPv6|(?:移动|手机)客户端|政务微[信博]"
    r"|(?:微信)?公众号|微博|微信|抖音号?|头条号|APP|小程序|政府网站找错|适老化|我要(?:打印|收藏|纠错)|轻触|阅读原文|知道了|使用小程序"
    r"|取消|允许|人划线|END|提\s*交|有帮助|没有?帮助|(?:停止|开始|继续)?朗读(?:全文)?|字体(?:加大|减小|放大|缩小)|倍速|非常满意|不?满意|一般|基本满意|部门邮箱|我的收藏|市民网页|您好|退出|语言|手机[端版]|电脑版"
    r"|[\s|｜/、·,，—\-])+",
    re.IGNORECASE,
)
# Tabs of a box around a text, at least two on a line: one may be the heading of a text.
_TABS = re.compile(
    r"(?:(?:征集|征求|调查|公告|通知|文件|政策)(?:公告|草案|内容|正文|原文|全文|说明|详情)"
    r"|(?:我要|在线)(?:提意见|提建议|参与|建言|发表意见)|(?:提交|发表|查看)(?:意见|建议|结果)"
    r"|(?:结果|意见|征集|采纳)(?:结果|情况)?(?:反馈|公布|公示|列表)|相关(?:附件|材料|解读)|起草说明|附件下载"
    r"|(?:政策|文字|图片|图文|视频|音频|动漫|专家|媒体|部门|文件)(?:解读|图解)|一图(?:读懂|看懂|解读)|政策问答"
    r"|(?:申报|办理|办事)(?:流程|指南|须知|入口)|常见问题|新闻发布会|在线(?:申报|办理)"
    r"|征集结果|(?:意见|建议)采纳(?:情况)?|(?:我要|在线|政策)咨询|我要提问|图解"
    r"|草案(?:正文|解读|全文)|相关办事)(?:[（(]\d+[)）])?(?:[\s|｜/、]*)"
)
# A line with two of these stands at the foot of a site, however long it is.
_FOOTER = re.compile(
    r"版权所有|主办(?:单位)?[:：]|承办(?:单位)?[:：]|网站标识码|ICP备|公网安备|网站地图|联系我们|技术支持[:：]|备案号|域名[:：]"
)
_SIDE_HEADING = re.compile(
    r"(?:相关|关联|有关)(?:链接|阅读|文章|新闻|信息|稿件|文档|文件|报道|推荐|政策(?:解读)?|解读|内容|专题|资讯)|延伸阅读|(?:本月|本周|今日)?热点(?:新闻|推荐|信息|专题|文章|关注)?"
    r"|(?:为[您你])?(?:推荐|热门|猜你喜欢|附近)(?:阅读|推荐|文章|新闻|信息)?|最新(?:信息|文章|动态|公告|发布|新闻)"
    r"|(?:基本|文件|公文|政策)信息|(?:信息|通知|公示|新闻)(?:公告|公示|动态|列表)|(?:点击|阅读)?排行榜?|栏目(?:导航|推荐)|友情链接"
    r"|(?:历史|制定)沿革|(?:关联|相关|配套)法规|引用本法"
    r"|其他(?:解读|来信)|政策原文|解读文件|近期(?:政策|文件)|文章归档"
    r"|(?:政策|文件)解读|解读材料|图片新闻|(?:大家|网友|用户)?(?:都|正|还)?在(?:看|搜|读)|猜你感?(?:喜欢|兴趣)|(?:24|48)?小?时?热[榜点门闻](?:新闻|文章)?|今日热[点闻榜]|(?:近期|最近|随机)(?:文章|更新|评论)|(?:精彩|编辑|内容)推荐|推荐内容|热点内容|(?:点击|浏览)?量?排行|更多(?:资讯|新闻|精彩|内容)|要闻(?:动态)?|(?:政策法规|工作动态|专题专栏|公示公告|通知公告|最新公开|最新政策)"
)
# The last lines of a site.
_SITE_FOOT = re.compile(
    r"版权所有|(?:主办|承办|技术支持|运行维护|网站管理|维护单位|运维单位)(?:单位)?[:：]|网站标识码|ICP备|公网安备|备案号|网站地图|站点地图|联系我们"
    r"|关于我们|(?:法律|隐私|网站|版权)(?:声明|保护|政策)$|使用帮助|友情链接|Copyright|All Rights"
    r"|您是第|访问量?[:：]\s*\d"
    r"|以上分辨率|支持\s*IPv6|(?:主办|承办|运维|制作维护|建设维护)$|统一刊号|邮发代号|^编辑出版"
    r"|微信公众号|政务微[信博]|移动客户端|政府网站找错|适老化|^党政机关$|^[-—=]*\s*(?:.{2,12}(?:部门|政府|部委|单位|机构)网站|相关网站)\s*[-—=]*$"
    r"|客服热线|(?:值班|举报|热线|服务|联系)电话[:：].{5,40}(?:工作日|上班时间|仅受理)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"^(?:.{0,4}地址|邮编|邮政编码|电话|传真|联系电话|联系方式|值班电话|电子邮箱)[:：]"
)
_PAGES = re.compile(
    r"[\[\]\s\d/共第页条,，|<>«»…]*(?:(?:首|上一|下一|尾|末)\s*页[\[\]\s\d/共第页条,，|<>«»…]*)+"
)
_NEIGHBOUR = re.compile(
    r"[<＜«〈\[【（(◀←·•▪\s]*(?:(?:上|下|前|后)[\s　]*[一1][\s　]*"
    r"(?:篇|条|页|则|个|章|文|编|信息|文章|新闻|主题|公告)"
    r"|上篇|下篇|前篇|后篇|(?:prev(?:ious)?|next)(?:\s*(?:page|post|article))?)"
    r"[\s　]*(?:文章|信息|新闻|内容|公告)?[\s　]*[>＞»〉\]】）)▶→]*\s*"
    r"(?P<rest>[:：>＞»|].*|.{2,80}下[\s　]*[一1][\s　]*[篇条页则].*"
    r"|$|没有.*|无$|《.*|关于.*|\s.*|(?<=[】\]）)]).*)",
    re.IGNORECASE,
)
_BREADCRUMB = re.compile(
    r"^[\s【\[]*(?:您(?:现在|当前)?(?:所在)?的?(?:当前)?位\s*置|(?:当前|现在|所在|的)?位\s*置(?=\s*[】\]]?\s*[:：>＞]|\s*[】\]]\s*首页)|当前(?:所在)?(?:的)?(?:位置|栏目|页面)|所在位置|导航)"
    r"(?:是|为)?\s*[】\]]?\s*[:：>＞]?|^(?:网站)?首\s*页\s*(?:[>＞»›/|\\-]|$)"
)
_STEP = re.compile(r"[>＞»›/\\|]{1,3}|->|&gt;")
_BULLET = re.compile(
    r"^\s*(?:[-–—•·*●○◆◇■□▪▫►▶▷◦‧∙・❖➤➢✦★☆※»›>＞〉⚫⬤]\s*){1,3}(?=\S)|^\s*[\ue000-\uf8ff]\s*"
)
_MORE = re.compile(r"^[\s\[【]*(?:更\s*多|more|查看更多|[+＋]更多)[\s>＞»›\]】.…+]*", re.IGNORECASE)
_ENDING, _CLOSING = ("。", "！", "？", "!", "?", "；", ";"), "”’）)】"
SENTENCE_END = re.compile(rf"[{''.join(_ENDING)}][{_CLOSING}]*$")
"""The end of a line that is the last of a sentence or of an item."""
_MARK = re.compile(r"[，,。；：]")


def heads_side_bar(line: str) -> bool:
    """Whether a line is the heading of a list of other pages.

    >>> heads_side_bar("更多>>信息公告"), heads_side_bar("相关文章见附件")
    (True, False)
    """
    text = line.strip(" :：【】[]>＞»")
    if len(text) > 20:
        return False
    bare = re.sub(r"[\s:：]*(?:更多|more)?[\s>＞»+＋…]*$", "", text, flags=re.IGNORECASE)
    return (_MORE.match(text) or _SIDE_HEADING.fullmatch(bare)) is not None


# The pages of a site have the same lines around their texts.
@lru_cache(8192)
def is_furniture(line: str) -> bool:
    """Whether a line is a button, a notice of the site or a heading of its side bars."""
    text = line.strip()
    if heads_side_bar(text) or _PAGES.fullmatch(text):
        return True
    if len(text) <= 60 and _TOOLS.fullmatch(text) and re.search(r"\w", text):
        return True
    if len(text) <= 40 and len(_TABS.findall(text)) >= 2 and not _TABS.sub("", text):
        return True
    if len(text) <= 80 and _FURNITURE.search(text) is not None:
        return True
    if len(text) <= _LONGEST_SAYING and _SAYS_SITE.search(text) is not None:
        return True
    return len(text) <= 400 and len(set(_FOOTER.findall(text))) >= 3


def is_tab(line: str) -> bool:
    """Whether a line is the name of one tab of a box around a text, or of several.

    >>> is_tab("政策原文"), is_tab("文字解读 一图读懂"), is_tab("申报条件")
    (True, True, False)
    """
    text = line.strip()
    return 0 < len(text) <= 40 and bool(_TABS.search(text)) and not _TABS.sub("", text)


def is_site_foot(line: str) -> bool:
    """Whether a line stands at the foot of a site; addresses do so between others that surely do.

    >>> is_site_foot("关于我们"), is_site_foot("第三条　网站标识码由主办单位申请。")
    (True, False)
    """
    text = line.strip()
    return len(text) <= 200 and not text.endswith("。") and _SITE_FOOT.search(text) is not None


def is_address(line: str) -> bool:
    """Whether a line is an address or a telephone number, of a document or of its site."""
    return _ADDRESS.match(line.strip()) is not None


def neighbour(line: str) -> bool | None:
    """Whether a line leads to the previous or next page; None where its target is on the next line.

    >>> neighbour("上一篇：关于养犬"), neighbour("下一条："), neighbour("下一步工作安排")
    (True, None, False)
    """
    match = _NEIGHBOUR.match(line.strip())
    if match is None or len(line) > 160:
        return False
    rest = match["rest"].strip(" :：>＞»|")
    return True if rest else None


def is_breadcrumb(line: str) -> bool:
    """Whether a line says where on the site the page is.

    >>> is_breadcrumb("您现在的位置：首页 > 信息公开"), is_breadcrumb("位置偏远的地区")
    (True, False)
    """
    text = line.strip()
    if len(text) > 120 or SENTENCE_END.search(text):
        return False
    path = len(re.findall(r"[>＞»›]|->|/", text)) >= 2 and "首页" in text
    path = (
        path
        or re.fullmatch(
            r"[\u4e00-\u9fff]{2,12}(?:\s*[>＞»›]+\s*[\u4e00-\u9fff]{2,12}){2,}(?:\s*[>＞»›]+\s*\S{1,60})?",
            text,
        )
        is not None
    )
    return path or (_BREADCRUMB.match(text) is not None and len(text) < 100)


def without_breadcrumbs(lines: Sequence[str]) -> list[str]:
    """The lines without those that say where on the site the page is, on one line or several.

    >>> without_breadcrumbs(["当前位置：", "首页", ">", "政务公开", ">", "正文", "关于养犬的通知"])
    ['关于养犬的通知']
    """
    kept: list[str] = []
    index = 0
    while index < len(lines):
        if is_breadcrumb(lines[index]):
            opens = lines[index].rstrip().endswith((":", "："))
            index += 1
            if opens and index < len(lines) and len(lines[index]) <= 8:
                index = _behind_steps(lines, index)
            continue
        steps = _behind_steps(lines, index)
        if steps > index + 1 and len(lines[index]) <= 12:
            index = steps
            continue
        kept.append(lines[index])
        index += 1
    return kept


def _behind_steps(lines: Sequence[str], index: int) -> int:
    """The index behind a path whose names and `>` stand on lines of their own."""
    while index + 1 < len(lines) and _STEP.fullmatch(lines[index + 1].strip()):
        index += 2
    # Behind the last > may stand the title.
    return index + 1 if index == len(lines) or len(lines[index]) <= 12 else index


def without_bullet(line: str) -> str | None:
    """The text of a line of a list; None where no bullet is in front.

    >>> without_bullet("- ·关于养犬的通知"), without_bullet("一、总则")
    ('关于养犬的通知', None)
    """
    match = _BULLET.match(line)
    return line[match.end() :].strip() if match else None


def is_sentence(line: str) -> bool:
    """Whether a line reads as running text."""
    text = line.strip()
    # What `SENTENCE_END` finds, without a search from each sign: every line of a page is asked.
    if text.rstrip(_CLOSING).endswith(_ENDING):
        return True
    return len(text) >= 50 and _MARK.search(text) is not None
