"""Find the element of a page that holds the document.

Content management systems name that element; the names of many are known here. Where none is
there, or it holds too little, the deepest element with most of the running text is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from corpus.fields.title import names_site
from corpus.page_elements.visibility import UNSEEN, is_hidden, is_unseen
from corpus.readers.html_text import Element

# Classes and ids that only bodies have, surest first; compared without case, - and _.
_NAMES = (
    "ucapcontent", "zoomcon", "zoom", "trseditor", "trsueditor", "articlecontentbody",
    "contentarticle", "articlecontent", "infocont", "pagescontent", "wrapperdetailtext",
    "newscontent", "detailcontent", "contentdetail", "articlebody", "articletext", "maintxt",
    "newstext", "conttext", "contenttext", "bookcon", "easysiteviewcontent", "vsbcontent",
    "wpvisualcontent", "wparticlecontent", "textcontent", "arccontent", "artcontent", "artcon",
    "xxgkcontent", "zwcontent", "txtcontent", "articlecon", "newscon", "detailcon", "detailtext",
    "showcontent", "infocontent", "conzw", "viewcontent", "xlcontent", "rightbody", "contentbody",
    "articledetail", "newsdetail", "mainarticle", "textbody", "xqcontent", "contentbox",
)  # fmt: skip
_RANK = {name: rank for rank, name in enumerate(_NAMES)}
# What boards call the text of a post; the first post is the document, the others answer it.
_POSTS = frozenset(["postmessage", "readtpc", "tpccontent", "postcontent", "postbody"])
_RANK |= dict.fromkeys(_POSTS, len(_NAMES))
_PUNCTUATION = re.compile(r"[，。；：、！？]")
_ASIDE = frozenset({"nav", "footer", "aside", "a"})
_WEIGHTLESS = _ASIDE | UNSEEN
_ASIDE_NAME = re.compile(
    r"(?:^|[\s_-])(?:foot(?:er)?|copyright|nav(?:bar|igation)?|menu|crumbs?|bread\w*|share|bdshare\w*"
    r"|qr\w*|ewm|related|side(?:bar)?|xgxw|xgwz|hot|links?|toolbar|search|login|top|topbar|header"
    r"|cookies?|robot|chatbot|kefu|wza)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_ATTACHED = re.compile(r"\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar|pptx?|jpe?g|png)(?:$|[?#])", re.I)
# The share of the best one's running text that a named element needs, else its name misleads.
_SHARE = 0.5
# A page with less running text than this may be there for its attachments alone.
_HARDLY_ANY = 40
# A page may hide its content until a script shows it; what is less than this share is hidden.
_HIDDEN = 0.5
# Signs of a title that is looked for in the page's name.
_LEAST_TITLE = 10
# How much of an element's running text a child must hold to be looked at instead.
_MOST = 0.8


def find_body(root: Element) -> tuple[Element, bool]:
    """The element that holds the document, and whether its name says so."""
    having_names = [
        one for one in root.iter("*") if one.get("class") is not None or one.get("id") is not None
    ]
    weights = _weights(root, frozenset(one for one in having_names if is_aside(one)))
    dense = _densest(root, weights)
    named = [(rank, one) for one in having_names if (rank := _rank(one)) is not None]
    filled = [(rank, element) for rank, element in named if _shows(element)]
    if not filled:
        attached = _attached(root) if weights.get(dense, 0.0) < _HARDLY_ANY else None
        return (dense, False) if attached is None else (attached, True)
    opening = next((element for rank, element in filled if rank == len(_NAMES)), None)
    if opening is not None and all(rank == len(_NAMES) for rank, _ in filled):
        return opening, True
    most = max(weights.get(element, 0.0) for _, element in filled)
    rank, best = min(
        ((rank, element) for rank, element in filled if weights.get(element, 0.0) >= most * _SHARE),
        key=lambda pair: (pair[0], -weights.get(pair[1], 0.0)),
    )
    if weights.get(dense, 0.0) > 120 and weights.get(best, 0.0) < weights[dense] * _SHARE * 0.8:
        return dense, False
    return best, True


def is_link_list(element: Element) -> bool:
    """Whether an element shows little more than links to other pages; attachments are none."""
    links = plain = count = 0
    for node in element.iter():
        if not isinstance(node.tag, str):
            continue
        if node.tag == "a":
            words = len("".join("".join(node.itertext()).split()))
            if not _ATTACHED.search(node.get("href") or "") and words >= 6:
                links += words
                count += 1
    for line in element.itertext():
        plain += len("".join(line.split()))
    return count >= 5 and links > plain * 0.5


def is_aside(element: Element) -> bool:
    """Whether an element is, by its name, a menu, a footer or a side bar and no part of a text."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _ASIDE:
        return True
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    return tag not in ("body", "html") and _names_aside(name)


@lru_cache(4096)
def _names_aside(name: str) -> bool:
    return _ASIDE_NAME.search(name) is not None


def _attached(root: Element) -> Element | None:
    """The block around the first link to an attachment, where there is one."""
    for link in root.iter("a"):
        if not _ATTACHED.search(link.get("href") or "") or not "".join(link.itertext()).strip():
            continue
        around = list(link.iterancestors())
        if not any(is_aside(one) for one in around):
            return next(one for one in around if one.tag in ("p", "div", "td", "li", "body"))
    return None


def _rank(element: Element) -> int | None:
    return _rank_of(element.get("id"), element.get("class"))


@lru_cache(4096)
def _rank_of(own: str | None, classes: str | None) -> int | None:
    names = (own or "", *(classes or "").split())
    plain = (name.lower().replace("-", "").replace("_", "") for name in names)
    # Systems count the bodies of their pages: vsb_content_2, postmessage_88120.
    ranks = (_RANK.get(name, _RANK.get(name.rstrip("0123456789"))) for name in plain)
    return min((rank for rank in ranks if rank is not None), default=None)


def _shows(element: Element) -> bool:
    if is_unseen(element):
        return False
    return any(text.strip() for text in element.itertext())


def _weights(root: Element, asides: frozenset[Element]) -> dict[Element, float]:
    """For each element, the characters of running text in it; links and page footers count none."""
    weights: dict[Element, float] = {}

    def add(element: Element) -> float:
        # A page may hide its whole content until a script shows it: that is weighed, too.
        if element.tag in _WEIGHTLESS or element in asides:
            return 0.0
        text = element.text
        weight = _running(text) if text and not text.isspace() else 0.0
        for child in element:
            weight += add(child)
            tail = child.tail
            if tail and not tail.isspace():
                weight += _running(tail)
        if weight:
            weights[element] = weight
        return weight

    add(root)
    _weigh_hidden(root, weights)
    _weigh_before_title(root, weights)
    return weights


def _weigh_before_title(root: Element, weights: dict[Element, float]) -> None:
    """Take the weight away of what stands before the title, unless it is most of the page.

    A site may greet there at length: bars for the blind, assistants, notes on cookies.
    """
    title = _title_place(root)
    if title is None:
        return
    before = [
        one
        for around in (title, *title.iterancestors())
        for one in around.itersiblings(preceding=True)
        if one in weights
    ]
    if sum(weights[one] for one in before) < weights.get(root, 0.0) * _HIDDEN:
        _take_away(before, weights)


def _title_place(root: Element) -> Element | None:
    """The first element that shows the title which the page's own name states."""
    name = root.find(".//title")
    bare = "".join("".join(name.itertext()).split()) if name is not None else ""
    if len(bare) < _LEAST_TITLE:
        return None
    for element in root.iter():
        text = element.text
        if not text or len(text) < _LEAST_TITLE:
            continue
        if element.tag not in UNSEEN and element is not name:
            own = "".join(text.split())
            if len(own) >= _LEAST_TITLE and own in bare and not names_site(own):
                return element
    return None


def _weigh_hidden(root: Element, weights: dict[Element, float]) -> None:
    """Take the weight of hidden boxes away, unless they are most of the page."""
    most = weights.get(root, 0.0) * _HIDDEN
    _take_away([one for one in weights if is_hidden(one) and weights[one] < most], weights)


def _take_away(boxes: Iterable[Element], weights: dict[Element, float]) -> None:
    """Take boxes out of the weights, and theirs off those of the elements around them."""
    for box in boxes:
        weight = weights.get(box)
        if weight is None:
            continue
        for around in box.iterancestors():
            if around in weights:
                weights[around] -= weight
        for inside in box.iter():
            weights.pop(inside, None)


def _running(text: str) -> float:
    length = len(text.strip())
    if length < 2:
        return float(length)
    return length if _PUNCTUATION.search(text) else length * 0.1


def _densest(root: Element, weights: dict[Element, float]) -> Element:
    body = root.find(".//body")
    element = root if body is None else body
    while True:
        heavy = max(element, key=lambda child: weights.get(child, 0.0), default=None)
        if (
            heavy is None
            or heavy not in weights
            or weights[heavy] < weights.get(element, 0.0) * _MOST
        ):
            return element
        if heavy.tag in ("p", "span", "font", "strong", "b"):
            return element
        element = heavy
