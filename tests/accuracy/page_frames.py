"""What sites put around a document when their page is saved as text, drawn at random.

Each pool holds forms that real sites use: TRS, jcms, 大汉, WeChat articles, pages that a script
fills. Its first two thirds serve to write rules by, the whole to judge them: so the half that
judges has forms that no rule has seen.
"""

# ruff: noqa: E501
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

_PLACES = ["云州市", "清河县", "江原省", "北岭区", "东港市", "青溪县", "南屏区", "临海新区"]
_OFFICES = [
    "人民政府",
    "生态环境局",
    "财政局",
    "教育局",
    "住房和城乡建设局",
    "商务局",
    "科学技术厅",
    "卫生健康委员会",
]
_PEOPLE = ["张三", "李思", "王小五", "赵六", "钱七", "系统管理员", "admin", "办公室"]
_MENU = [
    "首页",
    "机构概况",
    "新闻中心",
    "政务公开",
    "办事服务",
    "互动交流",
    "专题专栏",
    "数据开放",
    "政策文件",
    "通知公告",
    "工作动态",
    "领导信息",
    "机构职能",
    "法规公文",
    "规划计划",
    "人事信息",
    "财政信息",
    "行政执法",
    "建议提案",
    "依申请公开",
    "政府信息公开指南",
    "政府信息公开制度",
    "法定主动公开内容",
    "政府信息公开年报",
    "网站首页",
    "走进云州",
    "要闻动态",
    "政民互动",
    "公共服务",
    "魅力云州",
    "解读回应",
    "重点领域",
    "双公示",
    "统计数据",
    "公示公告",
    "组织机构",
    "党建工作",
]
_TOOLS = (
    "无障碍浏览", "长者模式", "繁體版", "English", "登录 注册", "简体 | 繁体 | 无障碍 | 长者版",
    "今天是2024年11月24日 星期日", "欢迎访问云州市人民政府门户网站", "请输入关键字", "搜索", "高级搜索",
    "热门搜索： 公积金 社保 户籍", "移动客户端", "设为首页 | 加入收藏", "智能问答", "进入关怀版",
    "部门邮箱", "用户登录", "政务微信 政务微博", "多云 12℃~19℃ 云州", "IPv6", "信息无障碍", "个人中心",
)  # fmt: skip
_NOSCRIPT = (
    "We're sorry but this site doesn't work properly without JavaScript enabled. Please enable it to continue.",
    "加载中...", "Loading…", "您的浏览器版本过低，请升级浏览器或使用极速模式访问。",
)  # fmt: skip
_CRUMBS = (
    "当前位置： 首页 > 政务公开 > 政策文件 > 正文",
    "您现在的位置：首页 >> 信息公开 >> 通知公告",
    "您所在的位置：网站首页 / 信息公开 / 通知公告",
    "首页 » 通知公告 » 正文",
    "当前位置：\n首页\n>\n政务公开\n>\n通知公告",
    "首页\n>\n信息公开\n>\n法规公文\n>\n正文",
    "位置： 首页>政府信息公开>政策>行政规范性文件",
    "首页\n\\\n政务公开\n\\\n公示公告",
    "【位置】首页-政务公开-政策法规",
    "当前页面：首页＞公开目录＞规范性文件＞内容",
    "政务公开 > 法定主动公开内容 > 通知公告",
)
_SIDE_HEADS = (
    "通知公告", "更多>>", "最新发布", "热点信息", "相关信息", "推荐阅读", "政策法规", "工作动态", "信息公告",
    "热门文章\n更多", "图片新闻", "要闻", "点击排行", "最新政策", "公示公告 更多 +", "专题专栏", "本月热点",
    "阅读排行榜", "栏目推荐", "最新信息", "最新公开",
)  # fmt: skip
_META = (
    "发布时间：{d} 浏览次数：{n}",
    "发布日期：{d} 来源：{o} 字号：[ 大 中 小 ] 打印",
    "来源：{o}　　发布时间：{d} 10:21　　浏览量：{n}",
    "{d} 16:45 来源： {o} 【字体：大 中 小】 打印",
    "发布时间：{d}\n来源：{o}\n字体：\n大\n中\n小",
    "日期：{d} 信息来源：{o} 点击：{n}次",
    "时间：{d} 09:12:33 作者：{p} 来源：{o} 阅读：",
    "{d}\n来源：\n{o}\n分享到：\n微信\n微博",
    "信息来源：{o} 发布时间：{d} 浏览次数： 字号：【大】【中】【小】 我要打印 关闭",
    "发布机构：{o} | 发布日期：{d} | 【 打印 】",
    "【发布时间：{d}】 【来源：{o}】 【字号：大 中 小】",
    "发表时间：{d} 访问量：{n} 视力保护色：",
    "{d} {o}",
    "更新时间：{d} 责任编辑：{p}",
    "发布于 {d} 阅读 {n}",
    "{o} {d} 字体：[大] [中] [小]",
    "[{d}] 浏览：{n}",
)
_TABLES = (
    "索引号： 11320500/2024-00{n}\n主题分类： 综合政务\n发文机关： {o}\n发布日期： {d}",
    "索 引 号\n01425{n}/2023-0012\n信息分类\n综合政务/其他\n发布机构\n{o}\n发布日期\n{d}",
    "索引号：K123-{n} 分类：其他；通知 发布机构：{o} 发布日期：{d}",
    "索引号\t00146{n}\t主题分类\t财政\t发布机构\t{o}\t发布日期\t{d}",
    "信息索引号：3305{n}\n公开方式：主动公开\n公开时限：长期公开\n公开日期：{d}\n发布单位：{o}",
    "信息名称：{t}\n索 引 号：4111{n}\n发布机构：{o}\n发布日期：{d}",
    "索 引 号：\n640100{n}\n发布时间：\n{d}\n发布机构：\n{o}\n名\xa0\xa0\xa0\xa0称：\n{t}\n文\xa0\xa0\xa0\xa0号：\n \n主 题 词：\n ",
)
_ATTACHED = (
    "附件：{a}.docx", "附件下载：\n1.{a}.pdf", "相关附件\n{a}.doc", "附件\n1、{a}.xls\n2、{a}（样表）.doc",
    "附件1：{a}.pdf 下载", "附件列表\n{a}.wps",
)  # fmt: skip
_TAILS = (
    "责任编辑：{p}", "（责任编辑：{p}）", "[责任编辑：{p}]", "打印 关闭", "【打印】 【关闭】", "打印本页 关闭窗口",
    "分享到： 微信 微博 QQ空间", "扫一扫在手机打开当前页", "扫一扫 手机端浏览", "[返回顶部]", "收藏",
    "初审：{p} 复审：{p} 终审：{p}", "编辑：{p}", "【字体：大 中 小】", "分享：\n微信\n微博", "打印本页\n关闭窗口",
    "信息来源：{o}", "关键词：", "扫描二维码关注“{s}”", "主办单位：{o}", "文章来源：{o}", "浏览次数：{n}",
    "录入：{p} 审核：{p}", "您对本页内容有何意见？ 我要纠错", "稿件来源：{o}　作者：{p}", "【我要纠错】责任编辑：{p}",
    "撰稿：{p}　审核：{p}", "二维码", "点赞 0", "满意 一般 不满意", "是否对您有帮助？\n有\n没有",
    "Produced By 大汉网络 大汉版通发布系统", "免责声明：本网转载的文章版权归原作者所有。", "上传者：{p}",
)  # fmt: skip
_NEIGHBOURS = (
    "上一篇：{1}\n下一篇：{2}", "上一条：没有了\n下一条：{1}", "上一篇：\n{1}\n下一篇：\n{2}",
    "【上一篇】{1}\n【下一篇】{2}", "< 上一篇 {1}\n下一篇 > {2}", "上一页 {1}\n下一页 {2}",
    "前一篇：{1}\n后一篇：无", "上一篇 : {1} 下一篇 : {2}", "上一则\n{1}\n下一则\n{2}",
)  # fmt: skip
_RELATED = (
    "相关链接", "相关文章", "相关解读", "延伸阅读：", "相关稿件", "【相关阅读】", "相关文件：", "政策解读", "相关报道",
    "相关信息", "相关政策", "解读材料：", "热点推荐", "猜你喜欢", "相关新闻 更多>>", "关联文件", "相关内容",
)  # fmt: skip
_FOOT = (
    "主办：{o}　承办：{s}信息中心", "版权所有：{o}", "网站标识码：3205000{n}　苏ICP备0500{n}号　苏公网安备 3205080201{n}号",
    "地址：{s}人民路{n}号　邮编：215000　电话：0512-6522{n}", "联系我们 | 网站地图 | 隐私声明 | 法律声明",
    "关于我们\n网站地图\n联系我们", "Copyright © 2024 {o} All Rights Reserved", "您是第 {n} 位访客",
    "建议使用 1024*768 以上分辨率浏览本站", "本站已支持IPv6访问", "友情链接\n--国家部委网站--\n--省政府网站--\n--市直部门网站--",
    "微信公众号\n政务微博\n移动客户端", "政府网站找错\n适老化无障碍服务", "党政机关", "技术支持：江原软件有限公司",
    "国务院部门网站\n省政府部门网站\n县（市、区）政府网站", "备案号：苏ICP备1200{n}号-1", "网站管理：{s}大数据管理局",
    "值班电话：0512-6522{n}（工作日9:00-17:00）", "主办单位：{o} 网站标识码：3205{n} ICP备案：苏ICP备0500{n}号",
    "站点地图\n使用帮助\n网站声明", "客服热线：12345", "运行维护：{s}信息中心　联系电话：0512-6522{n}",
)  # fmt: skip
_CHAT_HEAD = (
    "原创 {s}发布 {s}发布\n{d} 18:20 江原",
    "{s}发布\n{d} 07:30\n发表于江原",
    "点击上方蓝字关注我们\n{o}\n{d}",
    "{o} {d} 17:02",
)
_CHAT_TAIL = (
    "END", "来源：{o}", "编辑：{p}", "审核：{p}", "往期推荐\n{1}\n{2}", "喜欢此内容的人还喜欢\n{1}", "预览时标签不可点",
    "微信扫一扫\n关注该公众号", "阅读原文", "阅读 {n}", "在看", "继续滑动看下一个\n轻触阅读原文", "分享 收藏 点赞 在看",
    "人划线", "知道了\n微信扫一扫\n使用小程序", "取消 允许", "点亮“在看”，分享给更多人", "向上滑动看下一个",
)  # fmt: skip
_DATES = ("{0}-{1:02}-{2:02}", "{0}年{1}月{2}日", "{0}/{1:02}/{2:02}", "{0}.{1:02}.{2:02}")


@dataclass(frozen=True, slots=True)
class Framed:
    """The text of a page, the day that it was put on the web, `2024-03-01`, and its attachments."""

    text: str
    published: str
    attached: str


class Frames:
    """Draws pages around documents; `judging` draws from whole pools, else from two thirds."""

    def __init__(self, seed: int, titles: Sequence[str], *, judging: bool) -> None:
        """`titles` are those of other documents, for lists of links."""
        self._random = Random(seed)
        self._titles = titles
        self._judging = judging
        self._values: dict[str, str] = {}

    def page(self, title: str, body: Sequence[str]) -> Framed:
        """A page with a document in it."""
        chance = self._random
        day = chance.randint(2008, 2024), chance.randint(1, 12), chance.randint(1, 28)
        place = chance.choice(_PLACES)
        self._values = {
            "d": self._one(_DATES).format(*day),
            "o": place + chance.choice(_OFFICES),
            "s": place,
            "p": chance.choice(_PEOPLE),
            "n": str(chance.randint(101, 9876)),
            "t": title,
            "a": chance.choice(["申报表", "任务分工表", "2024年度计划", "样表", "名单汇总"]),
        }
        self._others = chance.sample(self._titles, 60)
        frame = self._chat if chance.random() < 0.12 else self._site
        attached = self._some(_ATTACHED, 1, 1) if self._maybe(0.2) else []
        lines = frame(title, self._body(body) + attached)
        return Framed("\n".join(lines), "{}-{:02}-{:02}".format(*day), "".join(attached))

    def _site(self, title: str, body: list[str]) -> list[str]:
        lines: list[str] = []
        if self._maybe(0.4):
            end = self._one(("-", "_", " - ", "—"))
            lines.append(f"{title}{end}{self._values['o']}")
        if self._maybe(0.15):
            lines += self._some(_NOSCRIPT, 1, 1)
        if self._maybe(0.5):
            lines += self._some(_TOOLS, 1, 6)
        if self._maybe(0.55):
            lines += self._menu()
        side_first = self._maybe(0.35)
        crumb_first = self._maybe(0.5)
        if crumb_first and self._maybe(0.9):
            lines += self._some(_CRUMBS, 1, 1)
        if side_first:
            lines += self._side_bar()
        if not crumb_first and self._maybe(0.6):
            lines += self._some(_CRUMBS, 1, 1)
        labelled = self._maybe(0.3)
        if labelled:
            lines += self._some(_TABLES, 1, 1)
        lines += self._headline(title)
        if not labelled or self._maybe(0.6):
            lines += self._some(_META, 1, 1)
        lines += body
        lines += self._behind()
        if not side_first and self._maybe(0.4):
            lines += self._side_bar()
        if self._maybe(0.7):
            lines += self._some(_FOOT, 1, 8)
        if self._maybe(0.1):
            lines = [part for line in lines for part in (line, "")]
        return lines

    def _chat(self, title: str, body: list[str]) -> list[str]:
        return [title, *self._some(_CHAT_HEAD, 1, 1), *body, *self._some(_CHAT_TAIL, 2, 8)]

    def _body(self, body: Sequence[str]) -> list[str]:
        lines = [f"　　{line}" for line in body] if self._maybe(0.3) else list(body)
        return lines * 2 if self._maybe(0.1) else lines

    def _headline(self, title: str) -> list[str]:
        kind = self._random.random()
        if kind < 0.12 and len(title) > 24:
            half = len(title) // 2
            return [title[:half], title[half:]]
        return [title, title] if kind > 0.9 else [title]

    def _behind(self) -> list[str]:
        lines: list[str] = []
        if self._maybe(0.6):
            lines += self._some(_TAILS, 1, 5)
        if self._maybe(0.4):
            lines += self._some(_NEIGHBOURS, 1, 1)
        if self._maybe(0.35):
            lines += self._some(_RELATED, 1, 1)
            lines += self._links(self._random.randint(1, 6))
        if self._maybe(0.2):
            lines += self._some(_TAILS, 1, 2)
        return lines

    def _menu(self) -> list[str]:
        names = self._random.sample(_MENU, self._random.randint(4, 16))
        if self._maybe(0.4):
            return [self._one((" ", " | ", "　", "  ")).join(names)]
        mark = "· " if self._maybe(0.15) else ""
        return [mark + name for name in names]

    def _side_bar(self) -> list[str]:
        lines: list[str] = []
        for _ in range(self._random.randint(1, 2)):
            lines += self._some(_SIDE_HEADS, 1, 1)
            lines += self._links(self._random.randint(3, 10))
        return lines

    def _links(self, count: int) -> list[str]:
        chance = self._random
        form = chance.randrange(7 if self._judging else 5)
        lines: list[str] = []
        for number in range(count):
            title = self._others.pop()
            if chance.random() < 0.3 and len(title) > 24:
                title = title[:22] + chance.choice(["", "...", "…"])
            day = f"{chance.randint(2015, 2024)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
            lines += [
                [title],
                [f"· {title}"],
                [f"{title} {day}"],
                [title, day],
                [f"[{day[5:]}] {title}"],
                [f"{number + 1} {title}"],
                [f"- ·{title}", f"({day[5:]})"],
            ][form]
        return lines

    def _maybe(self, share: float) -> bool:
        return self._random.random() < share

    def _one(self, pool: Sequence[str]) -> str:
        seen = len(pool) if self._judging else -(-len(pool) * 2 // 3)
        return self._random.choice(pool[:seen])

    def _some(self, pool: Sequence[str], least: int, most: int) -> list[str]:
        seen = len(pool) if self._judging else -(-len(pool) * 2 // 3)
        count = min(self._random.randint(least, most), seen)
        found: list[str] = []
        for form in self._random.sample(pool[:seen], count):
            text = form
            for name, value in self._values.items():
                text = text.replace(f"{{{name}}}", value)
            for name in ("{1}", "{2}"):
                if name in text:
                    text = text.replace(name, self._others.pop())
            found += text.split("\n")
        return found
