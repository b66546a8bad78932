"""Small pages in the forms of many systems, each around the same invented document."""

# ruff: noqa: E501
from __future__ import annotations

import json
from collections.abc import Mapping

TITLE = "云州市人民政府关于加强养犬管理工作的通知"
NUMBER = "云政发〔2021〕5号"
ISSUER = "云州市人民政府"
TEXT = (
    "各区人民政府，市政府各部门：",
    "为规范养犬行为，保障居民人身安全，维护市容环境卫生，现就加强养犬管理工作有关事项通知如下。",
    "一、养犬人应当自取得犬只之日起三十日内，到居住地派出所办理登记，并每年为犬只免疫一次。",
    "二、携犬外出应当束犬链，及时清除犬粪，不得进入学校、医院、商场等公共场所，违者依法处理。",
    "本通知自2021年6月1日起施行。",
)
SIGNED = ("云州市人民政府", "2021年5月8日")
DAY = "2021-05-09"
LINES = (*TEXT, *SIGNED)
P = "".join(f"<p>　　{line}</p>" for line in LINES)
BR = "<br>\n".join(f"&nbsp;&nbsp;{line}" for line in LINES)
MENU = "".join(
    f"<li><a href='/c{n}/'>{name}</a></li>"
    for n, name in enumerate(("首页", "政务公开", "办事服务", "互动交流", "走进云州", "专题专栏"))
)
SIDE = "".join(
    f"<li><a href='/t{n}.html'>{name}</a><span>2021-04-0{n + 1}</span></li>"
    for n, name in enumerate(
        (
            "关于公布城市绿化工作先进单位的通报",
            "云州市举办第三届读书节活动",
            "关于做好防汛工作的通知",
        )
    )
)
FOOT = (
    "<div>主办：云州市人民政府办公室 承办：云州市信息中心</div>"
    "<div>网站标识码：3205000012 苏ICP备05000123号 <a href='/map'>网站地图</a></div>"
)
HEAD = "<title>云州市人民政府门户网站</title>"
CRUMB = "<div>当前位置：<a href='/'>首页</a> &gt; <a href='/zwgk'>政务公开</a> &gt; 正文</div>"
STATE = {
    "title": TITLE,
    "docNumber": NUMBER,
    "publishTime": f"{DAY} 10:02:00",
    "source": "云州市人民政府办公室",
    "content": P,
    "related": [{"title": "关于做好防汛工作的通知", "url": "/t2.html"}],
}


def page(body: str, head: str = HEAD) -> str:
    """A whole page."""
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    )


def _fields(row: str, between: str = "") -> str:
    names = {
        "索引号": "014-2021-0005",
        "主题分类": "公安、安全、司法",
        "发文机关": ISSUER,
        "成文日期": "2021年05月08日",
        "发文字号": NUMBER,
        "发布日期": "2021年05月09日",
    }
    return between.join(row.format(name=name, value=value) for name, value in names.items())


_ROWS = (
    "<table><tr><th>索引号</th><th>发文机关</th><th>发文字号</th><th>成文日期</th><th>发布日期</th></tr>"
    f"<tr><td>014-2021-0005</td><td>{ISSUER}</td><td>{NUMBER}</td><td>2021-05-08</td><td>{DAY}</td></tr></table>"
)
_PAIRS = (
    f"<table><tr><td>索 引 号：</td><td>014-2021-0005</td><td>主题分类：</td><td>公安、安全</td></tr>"
    f"<tr><td>发文机关：</td><td>{ISSUER}</td><td>成文日期：</td><td>2021年05月08日</td></tr>"
    f"<tr><td>标&nbsp;&nbsp;&nbsp;&nbsp;题：</td><td colspan='3'>{TITLE}</td></tr>"
    f"<tr><td>发文字号：</td><td>{NUMBER}</td><td>发布日期：</td><td>2021年05月09日</td></tr></table>"
)
_INFO = f"<div>发布时间：{DAY} 10:02 来源：市政府办公室 浏览次数：<span id='n'></span> 【字体：大 中 小】</div>"

PAGES: Mapping[str, str] = {
    "TRS: TRS_Editor with its style inside": page(
        f"{CRUMB}<h2 class='title'>{TITLE}</h2>{_INFO}<div class='TRS_Editor'>"
        f"<style type='text/css'>.TRS_Editor P{{margin:0}}</style><div class='Custom_UnionStyle'>{P}</div></div>"
        f"<div class='xgxw'><h3>相关新闻</h3><ul>{SIDE}</ul></div>{FOOT}"
    ),
    "TRS: trs_editor_view in UCAP-CONTENT": page(
        f"<ul>{MENU}</ul>{_PAIRS}<div class='article oneColumn'><h1 id='ti'>{TITLE}</h1>"
        f"<div class='pages_content' id='UCAP-CONTENT'><div class='trs_editor_view TRS_UEDITOR'>{P}</div></div></div>{FOOT}"
    ),
    "jcms: zoom in nested tables": page(
        f"<table><tr><td class='dh'>{CRUMB}</td></tr></table><table><tr><td class='title'>{TITLE}</td></tr><tr><td>"
        f"发布日期：{DAY} 浏览次数：<script>document.write(9)</script>次</td></tr><tr><td class='bt_content'>"
        f"<div id='zoom'><!--ZJEG_RSS.content.begin-->{P}<!--ZJEG_RSS.content.end--></div></td></tr></table>{FOOT}"
    ),
    "Hanweb: article with meta tags": page(
        f"<div class='article'><div class='article-info'>{_INFO}</div><div class='main-txt'>{P}</div></div>{FOOT}",
        f"<title>{TITLE}</title><meta name='ArticleTitle' content='{TITLE}'><meta name='PubDate' content='{DAY} 10:02'>"
        "<meta name='ContentSource' content='市政府办公室'>",
    ),
    "UCAP: elements of its own": page(
        f"<ul>{MENU}</ul><ucaptitle>{TITLE}</ucaptitle><div>来源：<ucapsource>市政府办公室</ucapsource>"
        f"<publishtime>{DAY} 10:02</publishtime></div><ucapcontent>{P}</ucapcontent>{FOOT}"
    ),
    "WeChat: js_content hidden until a script runs": page(
        f"<h1 class='rich_media_title' id='activity-name'>\n{TITLE}\n</h1><div id='meta_content'>"
        "<span class='rich_media_meta'>原创</span><a id='js_name'>云州发布</a><em id='publish_time'></em></div>"
        f"<div class='rich_media_content' id='js_content' style='visibility: hidden; opacity: 0;'>{P}</div>"
        "<div>预览时标签不可点</div><div>微信扫一扫<br>关注该公众号</div>"
        f"<script>var createTime = '{DAY} 18:20'; var ct = \"1620555600\";</script>",
        f"<title></title><meta property='og:title' content='{TITLE}'>",
    ),
    "Vue: state in a script": page(
        "<div id='app'></div><noscript>We're sorry but it doesn't work without JavaScript.</noscript>"
        f"<script>window.__INITIAL_STATE__={json.dumps({'menu': ['首页'], 'article': STATE}, ensure_ascii=False)};</script>"
    ),
    "Next: data as JSON": page(
        "<div id='__next'>加载中...</div><script id='__NEXT_DATA__' type='application/json'>"
        f"{json.dumps({'props': {'pageProps': {'detail': STATE}}})}</script>"
    ),
    "text in a hidden field": page(
        f"<h1>{TITLE}</h1>{_INFO}<div id='show'></div><textarea id='content' style='display:none'>"
        f"{P.replace('<', '&lt;').replace('>', '&gt;')}</textarea>{FOOT}"
    ),
    "VSB: v_news_content": page(
        f"<ul>{MENU}</ul><form name='_newscontent_fromname'><h1>{TITLE}</h1><div>作者：办公室&nbsp;&nbsp;时间：{DAY}&nbsp;&nbsp;"
        f"点击数：<span></span></div><div id='vsb_content'><div class='v_news_content'>{P}</div></div></form>"
        f"<div>上一条：<a href='1'>云州市举办第三届读书节活动</a></div><div>下一条：<a href='2'>没有了</a></div>{FOOT}"
    ),
    "webplus: wp_articlecontent": page(
        f"<h1 class='arti_title'>{TITLE}</h1><p class='arti_metas'><span>发布者：张三</span><span>发布时间：{DAY}</span>"
        f"<span>浏览次数：10</span></p><div class='wp_articlecontent'>{P}</div>{FOOT}"
    ),
    "tables as layout and font tags": page(
        f"<table width=100%><tr><td width=20%><table>{SIDE.replace('li', 'td')}</table></td><td><table><tr><td align=center>"
        f"<font size=5><b>{TITLE}</b></font></td></tr><tr><td align=center>{DAY} 10:02:11　来源：市政府办公室</td></tr>"
        f"<tr><td><font size=3>{BR}</font></td></tr><tr><td align=right>【<a href='#'>打印</a>】【<a href='#'>关闭</a>】"
        f"</td></tr></table></td></tr></table>{FOOT}"
    ),
    "head table in pairs": page(
        f"{CRUMB}{_PAIRS}<div class='wz'><h1>{TITLE}</h1><div class='con'>{P}</div></div>{FOOT}"
    ),
    "head table, names over values": page(
        f"{CRUMB}{_ROWS}<h1>{TITLE}</h1><div class='con'>{P}</div>{FOOT}"
    ),
    "head as a definition list": page(
        f"{CRUMB}<dl>{_fields('<dt>{name}</dt><dd>{value}</dd>')}</dl><h1>{TITLE}</h1><div class='con'>{P}</div>{FOOT}"
    ),
    "head as list with strong names": page(
        f"{CRUMB}<ul>{_fields('<li><strong>{name}：</strong>{value}</li>')}</ul><h1>{TITLE}</h1><div>{P}</div>{FOOT}"
    ),
    "head on one line": page(
        f"{CRUMB}<p>{_fields('{name}：{value}', '&nbsp;&nbsp;|&nbsp;&nbsp;')}</p><h1>{TITLE}</h1><div>{P}</div>{FOOT}"
    ),
    "head in divs with gaps": page(
        CRUMB
        + f"<div><div><span>发 布 机 构</span>：<span>{ISSUER}</span></div><div><span>文&nbsp;&nbsp;&nbsp;&nbsp;号</span>："
        f"<span>{NUMBER}</span></div><div><span>发 布 日 期</span>：<span>{DAY}</span></div></div>"
        f"<h1>{TITLE}</h1><div>{P}</div>{FOOT}"
    ),
    "no names at all, side bar first": page(
        f"<div><ul>{MENU}</ul></div><div><div><div>通知公告</div><ul>{SIDE}</ul></div><div><div>{TITLE}</div>"
        f"<div>{DAY} 10:02　来源：市政府办公室　浏览：12次</div><div>{P}</div></div></div><div>{FOOT}</div>"
    ),
    "title on two lines": page(
        f"{CRUMB}<h1>{TITLE[:7]}<br>{TITLE[7:]}</h1>{_INFO}<div class='content-article'>{P}</div>{FOOT}"
    ),
    "text in pre": page(
        f"<h1>{TITLE}</h1>{_INFO}<pre>{chr(10).join('　　' + line for line in LINES)}</pre>{FOOT}"
    ),
    "share, editors and a code to scan": page(
        f"<h1>{TITLE}</h1>{_INFO}<div id='zoom'>{P}</div><div class='bdsharebuttonbox'>分享到：<a>微信</a><a>微博</a></div>"
        f"<div>责任编辑：张三</div><div>扫一扫在手机打开当前页</div><div>【打印本页】【关闭窗口】</div>{FOOT}"
    ),
    "text before buttons in one block": page(
        f"<div><h1>{TITLE}</h1>{_INFO}{P}<p>责任编辑：张三</p><p>上一篇：<a href='1'>关于做好防汛工作的通知</a></p>"
        f"<p>下一篇：<a href='2'>云州市举办第三届读书节活动</a></p><h3>相关链接</h3><ul>{SIDE}</ul></div>{FOOT}"
    ),
}
"""Page by the name of its form; the number stands in some of them alone."""

NUMBERED = frozenset(
    {
        "TRS: trs_editor_view in UCAP-CONTENT",
        "Vue: state in a script",
        "Next: data as JSON",
        "head table in pairs",
        "head table, names over values",
        "head as a definition list",
        "head as list with strong names",
        "head on one line",
        "head in divs with gaps",
    }
)
