"""Lines of web pages that are not the document: labels, dates, buttons, ways to other pages."""

from __future__ import annotations

import re

from corpus.fields.dates import DATE
from corpus.fields.simplified import SIMPLIFIED

_NAMES = {
    "published": (
        "发布时间 发布日期 发表时间 发表日期 公开日期 公开时间 发稿时间 上网日期 "
        "上网时间 更新时间 更新日期 录入时间 信息时间 发布于 日期 时间 发文时间 "
        "添加时间 创建时间"
    ),
    "written": "成文日期 成文时间 发文日期 签发日期 制定日期 生成日期",
    "proclaimed": "公布日期 公布时间 颁布日期 颁布时间",
    "printed": "印发日期 印发时间",
    "effective": ("施行日期 实施日期 生效日期 实施时间 生效时间 执行日期"),
    "number": ("发文字号 文号 文件编号 发文号 文件号 文件文号 发文文号 字号"),
    "issuer": (
        "发文机关 发文单位 制发机关 发文部门 公布机关 颁布机关 制定机关 发布机构 "
        "发布机关 发布单位 发布部门 公开机构 发文机构 信息提供单位"
    ),
    "origin": ("来源 信息来源 文章来源 稿件来源 稿源 供稿 供稿单位 消息来源 来源单位"),
    "topic": ("主题分类 主题类别 信息分类 分类"),
    "index_number": "索引号 索引 信息索引号 索引编号",
    "validity": "有效性 时效性 时效 是否有效 效力状态 有效状态 文件状态 文件效力",
    "rank": "效力级别 效力等级 效力位阶 法律效力位阶",
    "title": ("标题 名称 信息名称 文件名称 文件标题"),
    "other": (
        "浏览次数 浏览量 点击数 点击次数 点击率 点击量 点击 阅读次数 "
        "阅读量 阅读数 阅读 访问次数 访问量 人气 浏览 作者 责任编辑 责编 编辑 "
        "审核 审核人 校对 校核 字体 字体大小 文字大小 浏览字号 关键词 关键字 "
        "主题词 统一编号 登记编号 公开方式 公开形式 公开属性 公开类别 "
        "分享到 分享 打印 体裁分类 服务对象 记者 签发 视力保护色 信息类别 撰写时间 "
        "截止日期 失效日期 废止日期 栏目 标签 二维码 组配分类 公开范围 体裁 文种"
    ),
}
LABELS = {name: field for field, names in _NAMES.items() for name in names.split()}
_GAP = r"[ \u3000\xa0]*"
_LABEL = re.compile(
    rf"(?<![\u4e00-\u9fff])[【\[（(]?{_GAP}(?P<name>"
    + "|".join(_GAP.join(name) for name in sorted(LABELS, key=len, reverse=True))
    + rf")(?:{_GAP}[】\]）)]?{_GAP}[:：]|{_GAP}[】\]])"
    # Behind a value without a space, 来源：某局时间：2025-03-20, a date must follow.
    + rf"|(?P<tight>(?:发布|发表|更新)?(?:时间|日期))[:：]\s*(?={DATE})"
)
_TIME = r"(?:\s*T?\d{1,2}[:：时]\d{2}(?:[:：分]\d{2})?秒?)?"
_BARE_DATE = re.compile(rf"[\[（(【]?\s*{DATE}{_TIME}\s*[\]）)】]?")
_BUTTONS = (
    r"字体|字号|文字|大小|大|中|小|默认|超大|特大|缩小|放大|打印本页|打印此页|打印文本|打印|关闭窗口|关闭本页|关闭|收藏本页"
    r"|加入收藏|收藏|分享到|分享|微信|微博|新浪微博|QQ空间|QQ好友|QQ|腾讯|朋友圈|返回顶部|返回列表|返回首页|返回|顶部|纠错"
    r"|内容纠错|我要纠错|保存本页|保存|下载原文|下载|复制链接|复制|朗读|语音播报|听全文|简体|繁體|繁体|无障碍|长者版|二维码"
    r"|分享文章到|取消|AA|Aa|A\+|A-|A|T|次|人次|人|推荐|扫码|评论|点赞|举报|手机版|手机阅读|pdf|PDF|word|Word|ofd|OFD|页面|本页|浏览|正文"
)
_ONLY_BUTTONS = re.compile(
    rf"(?:{_BUTTONS}|[\s|/:：,，·\-+【】\[\]（）()“”\"<>《》—\d])+", re.IGNORECASE
)
_FURNITURE = re.compile(
    r"扫一扫|扫描二维码|微信扫|用手机打开|在手机打开|手机扫|版权所有|主办单位|承办单位|网站标识码|ICP备|公网安备|"
    r"网站地图|联系我们|技术支持[:：]|您是第|分享到|分享至|返回顶部|关闭窗口|【打印】|\[打印\]|打印本页|关闭本页|我要纠错|浏览器版本"
    r"|^责任编辑"
    r"|^（?责编|^\(?责编|^[（(]?(?:责任)?编辑[:：]|^网友评论|^我要评论|^声明[:：].{0,20}(?:转载|本网)"
)
# Two of these make a line the foot of a site, however long it is.
_FOOTER = re.compile(
    r"版权所有|主办(?:单位)?[:：]|承办(?:单位)?[:：]|网站标识码|ICP备|公网安备|网站地图|联系我们|技术支持[:：]|备案号|域名[:：]"
)
_SIDE_HEADING = re.compile(
    r"相关(?:链接|阅读|文章|新闻|信息|稿件|文档|报道|推荐|政策|解读|内容)|延伸阅读|热点(?:新闻|推荐|信息|专题|文章)?"
    r"|(?:推荐|热门|猜你喜欢|附近)(?:阅读|推荐|文章|新闻|信息)?|最新(?:信息|文章|动态|公告|发布|新闻)"
    r"|(?:基本|文件|公文|政策)信息|(?:信息|通知|公示|新闻)(?:公告|公示|动态|列表)|点击排行|阅读排行|排行榜|栏目导航|友情链接"
)
_PAGES = re.compile(
    r"[\[\]\s\d/共第页条,，|<>«»…]*(?:(?:首|上一|下一|尾|末)\s*页[\[\]\s\d/共第页条,，|<>«»…]*)+"
)
_NEIGHBOUR = re.compile(
    r"[<＜«〈\[【（(◀←\s]*(?:(?:上|下|前|后)[\s　]*[一1][\s　]*"
    r"(?:篇|条|页|则|个|章|文|编|信息|文章|新闻|主题|公告)"
    r"|上篇|下篇|前篇|后篇|(?:prev(?:ious)?|next)(?:\s*(?:page|post|article))?)"
    r"[\s　]*(?:文章|信息|新闻|内容|公告)?[\s　]*[>＞»〉\]】）)▶→]*\s*"
    r"(?P<rest>[:：>＞»|].*|$|没有.*|无$|《.*|关于.*|\s.*|(?<=[】\]）)]).*)",
    re.IGNORECASE,
)
_BREADCRUMB = re.compile(
    r"^[\s【\[]*(?:您(?:现在|当前)?(?:所在)?的?(?:当前)?位\s*置|(?:当前|现在|所在|的)?位\s*置(?=\s*[】\]]?\s*[:：>＞])|当前(?:所在)?(?:的)?(?:位置|栏目|页面)|所在位置|导航)"
    r"(?:是|为)?\s*[】\]]?\s*[:：>＞]?|^(?:网站)?首\s*页\s*(?:[>＞»›/|\\-]|$)"
)
_BULLET = re.compile(
    r"^\s*(?:[-–—•·*●○◆◇■□▪▫►▶▷◦‧∙・❖➤➢✦★☆※»›>＞〉⚫⬤]\s*){1,3}(?=\S)|^\s*[\ue000-\uf8ff]\s*"
)
_MORE = re.compile(r"^[\s\[【]*(?:更\s*多|more|查看更多|[+＋]更多)[\s>＞»›\]】.…+]*", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[。！？!?；;][”’）)】]*$")


def labels_of(line: str) -> list[tuple[str, str]] | None:
    """The fields that a line of labels states, `(field, value)`; None where it is another line.

    A date alone states `published`. Buttons around them do not matter.

    >>> labels_of("发布时间:2019-08-26 11:16 浏览次数:次")
    [('published', '2019-08-26 11:16'), ('other', '次')]
    >>> labels_of("来源：本通知所称来源，是指……。") is None
    True
    """
    text = line.strip()
    if not text or len(text) > 240:
        return None
    found = list(_LABEL.finditer(text.translate(SIMPLIFIED)))
    head = text[: found[0].start()] if found else text
    pairs: list[tuple[str, str]] = []
    bare = _BARE_DATE.search(head)
    rest = head
    if bare:
        pairs.append(("published", bare.group().strip(" []【】（）()")))
        rest = head[: bare.start()] + head[bare.end() :]
    if rest.strip() and not _ONLY_BUTTONS.fullmatch(rest.strip()):
        return None
    for index, match in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(text)
        value = text[match.end() : end].strip(" \u3000\xa0|/【】[]")
        if len(value) > 120 or _SENTENCE_END.search(value) or value.count("，") > 1:
            return None
        pairs.append(
            (LABELS.get(re.sub(r"\s", "", match["name"] or match["tight"]), "published"), value)
        )
    if not pairs:
        return [] if _ONLY_BUTTONS.fullmatch(text) and not text.isdigit() else None
    return pairs


def heads_side_bar(line: str) -> bool:
    """Whether a line is the heading of a list of other pages.

    >>> heads_side_bar("更多>>信息公告"), heads_side_bar("相关文章见附件")
    (True, False)
    """
    text = line.strip(" :：【】[]")
    return len(text) <= 20 and (_MORE.match(text) or _SIDE_HEADING.fullmatch(text)) is not None


def is_furniture(line: str) -> bool:
    """Whether a line is a button, a notice of the site or a heading of its side bars."""
    text = line.strip()
    if heads_side_bar(text) or _PAGES.fullmatch(text):
        return True
    if len(text) <= 80 and _FURNITURE.search(text) is not None:
        return True
    return len(text) <= 400 and len(set(_FOOTER.findall(text))) >= 3


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
    if len(text) > 120 or _SENTENCE_END.search(text):
        return False
    path = len(re.findall(r"[>＞»›]|->|/", text)) >= 2 and "首页" in text
    return path or (_BREADCRUMB.match(text) is not None and len(text) < 100)


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
    return _SENTENCE_END.search(text) is not None or (
        len(text) >= 50 and re.search(r"[，,。；：]", text) is not None
    )
