"""Words about the box for other sites: in the box, on the page that sets it up, on the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

# In the box.
LIST = "建议和结果"
SUGGESTIONS = "标题建议"
RESULTS = "检索结果"
SLOW = "正在查找…"


def everything(total: int) -> str:
    """The option that leads to the page of results."""
    return f"查看全部 {total:,} 份结果"


def nearest(listed: int) -> str:
    """The option that leads to the page of results, where no document holds all that was typed."""
    return f"查看最接近的 {listed:,} 份文件"


def found(options: int, total: int) -> str:
    """What a screen reader says when the list shows."""
    return f"列出 {options} 项，共 {total:,} 份文件，用上下方向键选择。"


def facts(values: Iterable[str]) -> str:
    """What stands below a title."""
    return "　".join(values)


NEAREST = "没有完全相符的，最接近的有"
NOTHING = "没有找到相符的文件。请换个说法，或只留下最要紧的词。"
NOTHING_WITHIN = "所选范围内没有找到相符的文件。请换个说法，或到全部文件中检索。"
UNREADABLE = "检索条件有误，按回车键查看说明。"

# On the page.
TITLE = "把检索框放到您的网站"
LEAD = (
    "复制一段代码，您网站的访问者就能直接检索本站的文件："
    "输入时就地显示建议和最先的几份结果，按回车键打开全部结果。"
)
SET_UP = "选择"
LABEL = "政策检索"
SCOPE = "查找范围"
TOPICS = "只检索这些主题（不选即全部）"
SOURCES = "只检索这些来源（不选即全部）"
TARGET = "结果打开在"
TARGETS = {"": "当前窗口", "_blank": "新窗口"}
PLACEHOLDER = "框内提示"
PLACEHOLDER_HINT = "如：搜标题、文号。不超过 40 字。"
PIN = "固定脚本的版本，并校验其内容（SRI）"
PIN_HINT = (
    "固定后，浏览器只运行与校验值相符的脚本。本站升级后旧版本的网址照旧可用，"
    "新功能则要重新复制代码才有。不固定时总是用最新的脚本。"
)
SHOW = "更新代码"
TRY = "试一试"
COPY = "要复制的代码"
COPY_BUTTON = "复制代码"
COPIED = "已复制"
HASH = "当前脚本的校验值"
HASH_ADDRESS = "对应的网址"
ATTRIBUTES_TITLE = "自己写表单时可用的属性"
ATTRIBUTES_LEAD = (
    "写在 policy-search 上，可随时用脚本更改；"
    "停用脚本时不起作用，所以上面生成的代码把它们直接写进表单。"
)
ATTRIBUTE = "属性"
PROPERTY = "样式变量"
MEANING = "作用"
ATTRIBUTES = {
    "scope": "查找范围：all 全部，title 标题，body 正文，attachments 附件，number 发文字号。",
    "topics": "只检索这些主题，多个用逗号隔开，如“综合政务, 科技、教育”。",
    "source": "只检索这些来源，多个用逗号隔开。",
    "target": "结果打开在哪个窗口，如 _blank；检索框在框架（iframe）里时，当前窗口指整个窗口。",
    "placeholder": "框内提示。",
    "shortcut": (
        "把光标移到检索框的快捷键，如 / 或 Control+K；不写就没有。"
        "正在别的输入框里打字或用输入法选字时不起作用。"
    ),
}
EVENTS_TITLE = "供统计用的事件"
EVENTS_LEAD = (
    "您的网站需要统计时，可用 addEventListener 在 policy-search 或网页上监听；"
    "内容在事件的 detail 里。本站不记录、也不另外发送这些内容。"
    "按回车键或按钮打开全部结果，是表单自己的 submit 事件。"
)
EVENT = "事件"
EVENTS = {
    "policy-search-ask": "开始查找。text：检索词。",
    "policy-search-results": (
        "列出了结果。text：检索词；shown：列出几项（“查看全部”不算）；none：是否一项也没有。"
    ),
    "policy-search-open": (
        "打开列出的一项。text：检索词；href：网址（“查看全部”是表单的网址）；"
        "place：列表中的第几项，从 1 算起。"
    ),
}
PROPERTIES_TITLE = "外观"
PROPERTIES_LEAD = (
    "表单是您网页的一部分，外观由您决定。列表与您的样式互不影响，可在您的样式表里用这些变量改变它。"
)
STYLE_TITLE = "样式示例"
STYLE_LEAD = "您的网站还没有表单样式时，可以把这几行放进您的样式表，再改成自己的颜色。"
STYLE_COPY_BUTTON = "复制样式"
PROPERTIES = {
    "--policy-search-color": "文字颜色",
    "--policy-search-background": "背景颜色",
    "--policy-search-muted": "种类名称、标题下的小字和摘句的颜色；不设时同文字颜色",
    "--policy-search-mark": "与输入相符的文字的颜色；不设时同文字颜色，只加粗",
    "--policy-search-active": "当前一项的背景颜色",
    "--policy-search-active-color": "当前一项全部文字的颜色；不设时不变",
    "--policy-search-border": "边框颜色",
    "--policy-search-radius": "圆角",
    "--policy-search-shadow": "阴影，如 none",
    "--policy-search-font": "字体",
    "--policy-search-font-size": "字号，如 1.25rem；不设时用访问者浏览器的字号",
    "--policy-search-height": "列表最高多少，如 20rem；窗口里放不下时更矮",
}
CONTRAST = (
    "请检查对比度：文字、小字和相符的文字与背景，以及当前一项的文字与其背景，至少 4.5:1；"
    "边框与背景至少 3:1。不设变量时都符合，深浅两种配色跟随您网页的 color-scheme；"
    "只改背景颜色而不改文字颜色，是最常见的差错。访问者使用高对比度（强制颜色）时，变量不起作用。"
)
NOTES_TITLE = "请留意"
NOTES = (
    "代码放在网页中要显示检索框的位置，一个网页可以放几个；脚本那一行只需要一次。",
    "不要放进另一个表单里面（如 ASP.NET 网页的整页表单），浏览器不允许表单套表单；请放在它的外面。",
    "网页的编码是 GBK 也可以：检索词按 UTF-8 提交，自己写的表单按 GBK 提交的，本站也能认出。",
    "尽量直接放在网页里，不放在框架（iframe）里。一定要放时：框架要留出列表的高度（约 500 像素）；"
    "列表和结果都打开在整个窗口，因为本站的网页不在框架里显示；"
    "框架若有 sandbox 属性，须含 allow-scripts、allow-forms、allow-same-origin 和 "
    "allow-top-navigation-by-user-activation。",
    "可以用在 Vue、React 等写成的网页里：元素被移动、复制或重新生成，列表也只有一个；"
    "写 Vue 时，请把名称以 policy-search 开头的元素设为自定义元素（isCustomElement）。",
    "浏览器停用脚本、校验不符或本站暂时连不上时，它仍是一个普通的检索表单。",
    "不使用 Cookie，不在访问者的设备上存储任何内容。",
    "输入法选字时不发送请求，也不占用回车键和方向键，选定后只发送一次。",
)


def origins_note(origins: Sequence[str]) -> str:
    """Which other sites get suggestions; the others have the plain form."""
    if not origins:
        return "目前没有其他网站获准显示建议；请管理员把您的网站加入设置 embed_origins。"
    sites = "、".join(origins)
    return f"获准显示建议的网站：{sites}。其他网站请管理员加入设置 embed_origins。"


def policy_note(origin: str) -> str:
    """What a host with a Content-Security-Policy has to let in."""
    directives = "script-src、connect-src 和 form-action"
    return (
        f"您的网站若设有内容安全策略（CSP），请在 {directives} 中加入 {origin}；"
        "没有写出这几项的，加在 default-src 中。不需要 unsafe-inline 或 unsafe-eval。"
    )


# On the terminal.
SOURCE_OPTION = "只检索这些来源，可多次使用。"
NO_PUBLIC_URL = "没有设置 public_url，代码中用的是本机的网址；请加 --public-url 后重新运行。"
NOT_KEPT = "不能保存检索框脚本的这一版本（{reason}）；升级后，固定了这一版本的网页将只剩普通表单。"


def not_kept(reason: str) -> str:
    """The script's version cannot be kept for those who pin it."""
    return NOT_KEPT.format(reason=reason)
