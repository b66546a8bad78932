"""Pages in the layouts of many systems for content, each around an invented document."""

# Pages are easier to read whole than wrapped.
# ruff: noqa: E501
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

_NOTICE = (
    "关于印发《青溪县河道采砂管理办法》的通知",
    "各乡镇人民政府，县政府各部门：",
    "《青溪县河道采砂管理办法》已经县政府第十二次常务会议通过，现印发给你们，请认真贯彻执行。",
    "本办法自2022年3月1日起施行，有效期五年。",
    "青溪县人民政府办公室",
    "2022年1月20日",
)
_ANNOUNCEMENT = (
    "云州市关于开展冬季供暖专项检查的公告",
    "为保障群众温暖过冬，现就开展冬季供暖专项检查有关事项公告如下：",
    "一、检查时间为2022年1月至3月，各供热企业应当如实提供资料。",
    "二、群众可以拨打供热服务热线反映问题，受理部门应当在二十四小时内答复。",
    "云州市住房和城乡建设局",
    "2022年1月18日",
)
_NEWS = (
    "2021年全市规模以上工业企业利润增长百分之八",
    "据云州市统计局消息，2021年全市规模以上工业企业利润同比增长百分之八，增速比上年提高两个百分点。",
    "从行业看，三十二个行业利润增长，五个行业利润下降，装备制造业带动作用明显。",
    "下一步，全市将继续落实减税降费政策，推动工业经济平稳运行。",
)
_DOCUMENTS = (_NOTICE, _ANNOUNCEMENT, _NEWS)


@dataclass(frozen=True, slots=True)
class Layout:
    """A page, and the title, the day and the paragraphs of its document."""

    page: str
    title: str
    day: str | None
    lines: Sequence[str]


LAYOUTS: dict[str, Layout] = {}


def p(lines: Sequence[str]) -> str:
    """The paragraphs of a text."""
    return "".join(f"<p>{line}</p>" for line in lines)


def add(
    name: str, kind: int, page: Callable[[str, Sequence[str]], str], day: str | None = "2022-01-25"
) -> None:
    """Add a layout around the document of a kind."""
    title, *lines = _DOCUMENTS[kind]
    LAYOUTS[name] = Layout(page(title, lines), title, day, lines)


H = '<!DOCTYPE html><html><head><meta charset="utf-8">'
MENU = '<ul><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li><li><a href="/bs">办事服务</a></li><li><a href="/hd">互动交流</a></li></ul>'
FOOT = "<div>主办单位：云州市人民政府办公室　承办单位：云州市大数据中心</div><div>网站标识码：3300000012　浙ICP备05000001号　浙公网安备33010202000001号</div><div><a>网站地图</a>|<a>联系我们</a>|<a>关于本站</a></div>"
OTHERS = (
    "云州市召开全市安全生产工作会议",
    "关于公布2022年度重点项目名单的通知",
    "青溪县举行新春招聘会",
    "市领导调研企业复工复产情况",
    "云州市人民代表大会常务委员会公告",
)


def links(count: int = 4) -> str:
    """A list of links to other pages."""
    return (
        "<ul>"
        + "".join(f'<li><a href="/{i}.html">{one}</a></li>' for i, one in enumerate(OTHERS[:count]))
        + "</ul>"
    )


add(
    "hanweb",
    0,
    lambda t, ps: (
        H
        + f'<title>云州市人民政府 通知公告 {t}</title></head><body>{MENU}<table class="xxgk"><tr><td>索引号</td><td>330000/2022-00031</td><td>主题分类</td><td>水利</td></tr><tr><td>发布机构</td><td>青溪县人民政府办公室</td><td>公开日期</td><td>2022-01-25</td></tr><tr><td>文件编号</td><td>青政办发〔2022〕6号</td><td>有效性</td><td>有效</td></tr></table><table><tr><td class="bt">{t}</td></tr><tr><td>发布日期：2022-01-25 浏览次数：<script>x()</script>　字号：[ <a>大</a> <a>中</a> <a>小</a> ]</td></tr><tr><td><div id="zoom">{p(ps)}</div></td></tr><tr><td>打印本页　关闭窗口</td></tr></table>{FOOT}</body></html>'
    ),
)
add(
    "trs_gov",
    1,
    lambda t, ps: (
        H
        + f'<title>{t}_通知公告_云州市住房和城乡建设局</title></head><body><div class="hd">{MENU}</div><div class="crumb">当前位置：<a>首页</a> &gt; <a>通知公告</a></div><h1>{t}</h1><div class="inf"><span>2022-01-25 09:30</span><span>来源： 市住建局</span><span>【字体：<a>大</a> <a>中</a> <a>小</a>】</span><span>打印</span><span>分享到</span></div><div class="con1"><div class="TRS_PreAppend">{p(ps)}</div></div><div class="ed">责任编辑：李思</div><div class="rel"><h4>相关稿件</h4>{links(3)}</div><div class="ft">{FOOT}</div></body></html>'
    ),
)
add(
    "vsb",
    1,
    lambda t, ps: (
        H
        + f'<title>{t}-云州学院</title></head><body>{MENU}<form name="_newscontent_fromname"><div><h1 align="center">{t}</h1><div align="center">[ 作者：后勤处&nbsp;&nbsp;&nbsp;发布日期：2022-01-25&nbsp;&nbsp;点击数：<script>d()</script> ]</div><div class="v_news_content">{p(ps)}</div><p>附件【<a href="x.docx">检查表.docx</a>】已下载<span>0</span>次</p><div>上一条：<a>关于校园网升级的通知</a></div><div>下一条：<a>关于放假安排的通知</a></div><p align="right">【<a>关闭</a>】</p></div></form><div>版权所有 © 云州学院　地址：云州市学府路1号　邮编：310000</div></body></html>'
    ),
)
add(
    "ucap",
    0,
    lambda t, ps: (
        H
        + f'<title>{t}</title></head><body><ul class="info"><li>【索 引 号】<span>K1-002</span></li><li>【发文机关】<span>青溪县人民政府办公室</span></li><li>【发文字号】<span></span></li><li>【发布日期】<span>2022-01-25</span></li></ul><div class="t">{t}</div><div class="c">{p(ps)}</div><div class="tool"><a>打印</a><a>收藏</a><span>扫一扫在手机打开当前页</span></div>{FOOT}</body></html>'
    ),
)
add(
    "wordpress",
    2,
    lambda t, ps: (
        H
        + f'<title>{t} | 云州观察</title></head><body><header><a href="/">云州观察</a><p>记录云州</p></header><article><h1 class="entry-title">{t}</h1><div class="entry-meta">发表于 <time class="entry-date" datetime="2022-01-25T10:11:00+08:00">1月25日</time> 由 <a>管理员</a></div><div class="entry-content">{p(ps)}<div class="sharedaddy"><h3>分享此文：</h3><a>微博</a><a>微信</a></div></div><footer class="entry-footer">发布在 <a>经济</a>标签为 <a>工业</a>、<a>利润</a></footer></article><nav><h2>文章导航</h2><a>← 云州市召开全市安全生产工作会议</a><a>青溪县举行新春招聘会 →</a></nav><div id="comments"><h3>发表回复</h3><p>您的电子邮箱地址不会被公开。 必填项已用 * 标注</p><p>评论 *</p><p>显示名称 *</p></div><aside><h2>近期文章</h2>{links()}<h2>近期评论</h2><p>某某发表在《世界，您好！》</p></aside><footer>自豪地采用WordPress</footer></body></html>'
    ),
)
add(
    "dedecms",
    2,
    lambda t, ps: (
        H
        + f'<title>{t}_云州经济网</title></head><body><div>主页 &gt; 经济 &gt; </div><div class="viewbox"><div class="title"><h2>{t}</h2></div><div class="info"><small>时间:</small>2022-01-25 10:20<small>来源:</small>未知 <small>作者:</small>admin <small>点击:</small>次</div><div class="content">{p(ps)}</div><div>(责任编辑：admin)</div><div class="newdigg"><div>顶一下</div><div>(0)</div><div>0%</div><div>踩一下</div><div>(0)</div><div>0%</div></div><div>------分隔线----------------------------</div><ul><li>上一篇：<a>云州市召开全市安全生产工作会议</a></li><li>下一篇：没有了</li></ul><dl><dt>推荐内容</dt><dd>{links()}</dd></dl><dl><dt>最新评论</dt><dd>进入详细评论页&gt;&gt;</dd></dl><div>发表评论 请自觉遵守互联网相关的政策法规，严禁发布色情、暴力、反动的言论。</div></div><p>Powered by DedeCMS</p></body></html>'
    ),
)
add(
    "phpcms",
    2,
    lambda t, ps: (
        H
        + f'<title>{t} - 经济 - 云州经济网</title></head><body>{MENU}<div id="Article"><h1>{t}<br /><span>2022-01-25 09:30:22　来源：云州日报　评论：<a>0</a> 点击：<em>12</em></span></h1><div class="content">{p(ps)}</div><p class="f14"><strong>上一篇：</strong><a>青溪县举行新春招聘会</a><br /><strong>下一篇：</strong><a>暂无</a></p><div class="related"><h5>延伸阅读：</h5>{links()}</div><div class="bdsharebuttonbox">分享到：</div></div></body></html>'
    ),
)
add(
    "pbc",
    1,
    lambda t, ps: (
        H
        + f"<title>{t}</title></head><body><table><tr><td><table><tr><td>当前位置：<a>首页</a>&gt;<a>公告</a></td></tr></table></td></tr><tr><td><table><tr><td align=center><b>{t}</b></td></tr><tr><td><table><tr><td>字号 大 中 小</td><td>文章来源：供热处</td><td>2022-01-25 08:00:00</td><td>打印本页 关闭窗口</td></tr></table></td></tr><tr><td>{p(ps)}</td></tr><tr><td align=right>打印本页 关闭窗口</td></tr></table></td></tr></table>{FOOT}</body></html>"
    ),
)
add(
    "sasac",
    2,
    lambda t, ps: (
        H
        + f'<title>{t}-云州市国有资产监督管理委员会</title></head><body>{MENU}<div class="zsy_conlist"><div class="zsy_cotitle">{t}<p>文章来源：云州市统计局&nbsp;&nbsp;发布时间：2022-01-25</p></div><div class="zsy_comain">{p(ps)}</div><div class="zsy_lannei">【责任编辑：王小五】</div></div><div>扫一扫在手机打开当前页</div><div>打印　关闭</div>{FOOT}</body></html>'
    ),
)
add(
    "kaipu",
    0,
    lambda t, ps: (
        H
        + f"<title>{t}|通知|云州市水利局</title></head><body>{MENU}<div>您当前所在位置：<a>网站首页</a> &gt; <a>通知</a></div><h3>{t}</h3><div>来源：县政府办　作者：　发布时间：2022-01-25　点击数：<i></i>次　字号：【<a>大</a> <a>中</a> <a>小</a>】　<a>打印</a></div><div>{p(ps)}</div><div>附件：</div><div>分享到：<a>微信</a></div><div>热点信息</div>{links()}{FOOT}</body></html>"
    ),
)
add(
    "aspx",
    1,
    lambda t, ps: (
        H
        + f'<title>云州市住房和城乡建设局</title></head><body><form id="form1"><table><tr><td><span id="ctl00_lblTitle">{t}</span></td></tr><tr><td><span id="ctl00_lblDate">[2022/1/25 9:12:00]</span>　阅读次数：<span>331</span></td></tr><tr><td><span id="ctl00_lblContent">{"<br/>　　".join(ps)}</span></td></tr><tr><td>[<a>返回</a>] [<a>打印</a>] [<a>关闭</a>]</td></tr></table></form><table><tr><td>版权所有：云州市住房和城乡建设局 技术支持：江原软件</td></tr></table></body></html>'
    ),
)
add(
    "mof",
    0,
    lambda t, ps: (
        H
        + f'<title>{t}</title><meta name="PubDate" content=""></head><body>{MENU}<div class="box_xl"><h2 class="title_con">{t}</h2><p class="xl">　</p><div class="my_doccontent">{p(ps)}</div><div class="gu-download">附件下载：<a href="a.pdf">河道采砂申请表.pdf</a></div></div><div class="fx">发布日期：2022年01月25日</div><div>【大　中　小】【打印此页】【关闭窗口】</div>{FOOT}</body></html>'
    ),
)
add(
    "mofcom",
    1,
    lambda t, ps: (
        H
        + f'<title>{t}</title></head><body>{MENU}<div class="art-title"><h4 class="x1">{t}</h4></div><div class="x2">来源：<i>市供热办</i>　类型：<i>原创</i>　分类：<i>政策</i><br><i>2022-01-25 10:23</i></div><div class="x3">{p(ps)}</div><div>（来源：云州市供热办）</div><div>【<a>我要纠错</a>】</div><div>相关报道</div>{links()}</body></html>'
    ),
)
add(
    "chinatax",
    0,
    lambda t, ps: (
        H
        + f'<title>{t}-国家税务总局云州市税务局</title></head><body>{MENU}<div class="a1">{t}</div><div class="a2">青政办发〔2022〕6号</div><div class="a3">全文有效　成文日期：2022-01-20</div><div>字体：【大】【中】【小】 <a>打印本页</a></div><div class="a4">{p(ps)}</div><div>发布日期：2022年01月25日 来源：政府办</div><div>&gt;&gt;相关链接</div>{links(2)}<div>&gt;&gt;相关解读</div>{FOOT}</body></html>'
    ),
)
add(
    "csrc",
    1,
    lambda t, ps: (
        H
        + f'<title>{t}_云州市住房和城乡建设局</title></head><body><div class="xxgk-info"><table><tbody><tr><th>索 引 号</th><td>bm560001/2022-0001</td><th>分　　类</th><td>城乡建设;供热;公告</td></tr><tr><th>发布机构</th><td></td><th>发文日期</th><td>2022年01月25日</td></tr><tr><th>名　　称</th><td colspan=3>{t}</td></tr><tr><th>文　　号</th><td></td><th>主 题 词</th><td></td></tr></tbody></table></div><h2>{t}</h2><div class="detail-news">{p(ps)}</div><div><a>打印</a> <a>关闭窗口</a></div>{FOOT}</body></html>'
    ),
    day=None,
)
add(
    "shanghai",
    0,
    lambda t, ps: (
        H
        + f'<title>{t}_规范性文件_云州门户</title></head><body>{MENU}<div class="Article"><h2 id="ivs_t">{t}<small class="PBtime">（2022年1月25日）</small></h2><div id="ivs_c">{p(ps)}</div></div><div>分享：<a>微信</a> <a>微博</a></div><div>相关附件</div><div>大家都在看</div>{links()}{FOOT}</body></html>'
    ),
)
add(
    "jsonld",
    2,
    lambda t, ps: (
        H
        + f'<title>{t} - 云州新闻</title><script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{t}","datePublished":"2022-01-25T08:00:00+08:00","dateModified":"2022-02-03T08:00:00+08:00"}}</script></head><body><main><h1>{t}</h1><p>云州新闻 记者 赵六</p><section>{p(ps)}</section><section><p>本文来自云州新闻客户端，未经授权不得转载。</p></section><section><h3>热门评论</h3><p>网友甲：好消息！</p></section><section><h3>24小时热榜</h3>{links()}</section></main></body></html>'
    ),
)
add(
    "empire",
    2,
    lambda t, ps: (
        H
        + f'<title>{t}-云州在线</title></head><body><div>您现在的位置：<a>首页</a>>><a>新闻</a>>>正文</div><div class="w"><h1>{t}</h1><div class="i">时间：2022-01-25　来源：互联网　作者：佚名　浏览：loading</div><div class="t">{p(ps)}</div><div>本文关键词：工业 利润</div><div>[!--page.stats--]</div><div>赞 0</div><div>猜你感兴趣：</div>{links()}<div>网友评论</div><div>已有<b>0</b>人参与评论</div><div>我来说两句</div></div></body></html>'
    ),
)
add(
    "society",
    1,
    lambda t, ps: (
        H
        + f'<title>通知公告|云州市供热协会</title></head><body>{MENU}<div class="m"><div class="b">{t}</div><div>发布人：秘书处　日期:2022-01-25　已浏览 123 次</div><div class="d">{p(ps)}</div><div>&lt;&lt; 返回列表</div><div>上一个: 关于召开年会的通知</div><div>下一个: 无</div></div><div>Copyright © 2022 云州市供热协会 All Rights Reserved. 备案号：浙ICP备12000001号-1</div></body></html>'
    ),
)
add(
    "bjx",
    2,
    lambda t, ps: (
        H
        + f'<title>{t} - 云州能源网</title></head><body>{MENU}<div class="cc"><h1>{t}</h1><div class="box"><p><span>2022-01-25 14:20</span><span>来源：云州市统计局</span><span>编辑：小五</span></p><p>关键词：工业 利润 统计</p></div><div class="cc-article">{p(ps)}</div><div class="copy"><p>特别声明：云州能源网转载其他网站内容，出于传递更多信息而非盈利之目的，同时并不代表赞成其观点或证实其描述，内容仅供参考。版权归原作者所有，若有侵权，请联系我们删除。</p><p>凡来源注明云州能源网的内容为云州能源网原创，转载需获授权。</p></div><div>相关新闻</div>{links()}</div></body></html>'
    ),
)
add(
    "drupal",
    0,
    lambda t, ps: (
        H
        + f'<title>{t} | 青溪县</title></head><body><div id="page"><h1 id="page-title">{t}</h1><div class="submitted">由 <span>admin</span> 于 2022-01-25 09:10 发表</div><div class="field field-name-body">{p(ps)}</div><div class="field-name-field-tags">标签： <a>水利</a></div><ul class="links"><li><a>登录</a>或<a>注册</a>以便发表评论</li></ul></div></body></html>'
    ),
)
add(
    "gd",
    0,
    lambda t, ps: (
        H
        + f'<title>{t} - 青溪县人民政府门户网站</title></head><body>{MENU}<div class="introduce"><label>索引号：</label><span>330000/2022-00031</span><label>发布机构：</label><span>青溪县人民政府办公室</span><label>名称：</label><span>{t}</span><label>文号：</label><span></span><label>发布日期：</label><span>2022-01-25</span><label>主题词：</label><span></span></div><h3 class="zw-t">{t}</h3><div class="zw-i"><span>发布日期：2022-01-25 09:30:11</span><span>来源：<script>a()</script>本网</span><span>【字体：<a>大</a> <a>中</a> <a>小</a>】</span><span>浏览次数：<b>-</b></span></div><div class="zw">{p(ps)}</div><div>相关附件：</div><div>政策解读：</div><div>公众互动</div>{FOOT}</body></html>'
    ),
)
add(
    "npc",
    0,
    lambda t, ps: (
        H
        + f'<title>{t}--青溪人大</title></head><body>{MENU}<div><span class="y">青溪县人民代表大会常务委员会</span></div><div class="bt3">{t}</div><div class="xx">浏览字号： <a>大</a> <a>中</a> <a>小</a> 来源：青溪县人大 2022年01月25日 09:12:30</div><div>{p(ps)}</div><div>编 辑： 张三</div><div>责 编： 李思</div><div>主办：青溪县人大常委会办公室 技术支持：青溪县融媒体中心</div></body></html>'
    ),
)
add(
    "blog",
    1,
    lambda t, ps: (
        H
        + f'<title>{t}</title></head><body><div class="top">云州市供热信息</div><p style="font-size:20px"><b>{t}</b></p><p>2022-01-25 星期二 09:12 ｜ 阅读(341) ｜ 评论(0)</p>{p(ps)}<p>分类：公告 | 标签：供热</p><p>评论(0) 转载(0) 举报</p><p>登录后才能评论</p></body></html>'
    ),
)
