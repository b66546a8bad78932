"""Pages of other sites that have the box, each with something that gets in its way."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.query.model import Scope
from search_app import wording
from search_app.addresses.links import Links
from search_app.embed.embed_code import STYLE_EXAMPLE, EmbedChoice, embed_code
from tests.browser.notices import SAFETY

BOX = """<policy-search>
<form action="SERVICE/search" role="search">
<label>政策搜索 <input name="q"></label> <button>搜索</button>
</form>
</policy-search>"""
SCRIPT = '<script src="SERVICE/embed.js" defer></script>'
SIMPLEST_POLICY = "default-src 'self' ORIGIN"
STRICTEST_POLICY = (
    "default-src 'none'; script-src SERVICE/embed.js; connect-src SERVICE/embed/v1;"
    " form-action SERVICE/search; style-src 'self'; base-uri 'none'; frame-ancestors 'none';"
    " require-trusted-types-for 'script'; trusted-types 'none'"
)
STRIPPED = """
* { all: unset; }
*::before, *::after { content: "×"; }
input { display: inline-block; border: 1px solid; }
"""
SHOUTING = """
* { box-sizing: content-box !important; font: bold 40px serif !important; margin: 9px !important;
  padding: 9px !important; visibility: hidden !important; transform: rotate(9deg) !important;
  float: right !important; position: static !important; opacity: .1 !important; }
html, body, main, policy-search, form, label, input { visibility: visible !important;
  transform: none !important; float: none !important; opacity: 1 !important; }
b, small, ::backdrop { display: none !important; }
"""
NARROW_HEAD = """
html { font-size: 62.5%; }
main { position: relative; margin-left: auto; width: 280px; height: 60px; overflow: hidden;
  transform: translateZ(0); }
input { width: 120px; }
h1 { display: none; }
"""
ENLARGED = "body { zoom: 2; } main { padding-top: 20px; } input { width: 100px; }"
TURNED = "body { transform: scale(1.5); transform-origin: 0 0; } input { width: 100px; }"


THEME = {
    "color": "rgb(1, 2, 3)",
    "background": "rgb(250, 251, 252)",
    "muted": "rgb(60, 61, 62)",
    "mark": "rgb(120, 0, 7)",
    "active": "rgb(20, 21, 122)",
    "active-color": "rgb(253, 254, 255)",
    "border": "rgb(4, 5, 6)",
    "radius": "9px",
    "shadow": "rgb(7, 8, 9) 1px 2px 3px 0px",
    "font": "serif",
    "font-size": "20px",
    "height": "150px",
}
"""A value of its own for each variable of the list's looks, as browsers write it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """A page: its body, styles, script and policy; "SERVICE" and "ORIGIN" stand for the service."""

    body: str = BOX
    head: str = SCRIPT
    doctype: str = "<!doctype html>"
    root: str = 'lang="zh-CN"'
    style: str = ""
    script: str = ""
    policy: str = SIMPLEST_POLICY
    charset: str = "utf-8"

    def page(self, name: str) -> bytes:
        """The page as it is sent."""
        script = f'<script src="/hosts/{name}.js" defer></script>' if self.script else ""
        text = (
            f"{self.doctype}<html {self.root}><head><title>云川市人民政府</title>"
            '<meta name="viewport" content="width=device-width">'
            f'<link rel="stylesheet" href="/hosts/{name}.css">{self.head}{script}</head>'
            f"<body><main><h1>云川市人民政府</h1>{self.body}</main></body></html>"
        )
        return text.encode(self.charset)


LATER = """
addEventListener("load", () => {
  const box = document.createElement("policy-search");
  document.querySelector("main").append(box);
  setTimeout(() => { box.innerHTML = BOX; });
});
""".replace("BOX", f"`{BOX[15:-16]}`")

HOSTS = {
    "simplest": Host(),
    "strictest": Host(policy=STRICTEST_POLICY),
    "stripped": Host(style=STRIPPED),
    "shouting": Host(style=SHOUTING),
    "narrow": Host(style=NARROW_HEAD),
    "enlarged": Host(style=ENLARGED),
    "turned": Host(style=TURNED),
    "from-the-right": Host(root='lang="zh-CN" dir="rtl"'),
    "quirks": Host(doctype=""),
    "gbk": Host(charset="gbk"),
    "styled": Host(style=STYLE_EXAMPLE + "html { color-scheme: light dark; }"),
    "generated": Host(
        head="",
        body=embed_code(
            EmbedChoice(scope=Scope.TITLE, topics=(SAFETY, "国防"), sources=("notices",)),
            Links(origin="SERVICE"),
        ).replace(wording.embed.LABEL, "政策搜索"),
    ),
    "in-a-dialog": Host(
        body=f"<dialog>{BOX}</dialog>", script="document.querySelector('dialog').showModal()"
    ),
    "loaded-twice": Host(head=SCRIPT * 2),
    "in-the-head-without-defer": Host(head=SCRIPT.replace(" defer", "")),
    "module": Host(head=SCRIPT.replace("defer", 'type="module"')),
    "inserted-later": Host(body="", script=LATER),
    "within-a-form": Host(
        body=f'<form action="/submitted"><input name="id" value="1">{BOX}</form>',
    ),
    "form-around": Host(
        body='<form action="SERVICE/search"><input type="hidden" name="scope" value="title">'
        '<policy-search><label>政策搜索 <input name="q"></label></policy-search>'
        "<button>搜索</button></form>"
    ),
    "without-a-target": Host(body='<base target="_self">' + BOX),
    "shortcut": Host(
        body='<p><input name="other"> <textarea></textarea> <span contenteditable>x</span></p>'
        + BOX.replace("<policy-search>", '<policy-search shortcut="/">')
    ),
    "with-our-ids": Host(
        body="".join(f'<p id="policy-search-{number}"></p>' for number in range(1, 40)) + BOX
    ),
}
"""By the name in their address: /hosts/<name>."""

FRAME = '<iframe src="/hosts/{}" width="800" height="600" title="检索"></iframe>'
FRAMING = {
    "framing-simplest": Host(body=FRAME.format("simplest"), head=""),
    "framing-generated": Host(body=FRAME.format("generated"), head=""),
    "framing-without-a-target": Host(body=FRAME.format("without-a-target"), head=""),
}
"""Pages that have the box within a frame, by name, too."""

THEMED = {
    "themed": Host(
        policy=STRICTEST_POLICY,
        style="policy-search {"
        + " ".join(f"--policy-search-{name}: {value};" for name, value in THEME.items())
        + "}",
    ),
}
"""The page that sets every variable of the looks in its own sheet, under the strictest policy."""
