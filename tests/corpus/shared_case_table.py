"""The right value of each small case of the shared data, as their README gives it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tests.corpus.shared_cases import Right

KINDS = {
    "K1": "numbers that Word makes",
    "K2": "containers of Word",
    "K3": "wrong bytes",
    "K4": "turned pages",
    "K5": "pages lost in silence",
    "K6": "lines and characters of PDF",
    "K7": "what stands beside, and names",
    "K10": "hidden, struck and generated text",
    "K11": "tables",
    "K12": "records",
    "K16": "structure",
    "P": "pages",
    "W": "wrapped text and statements",
}
_DAY = "2023-05-06"
_PUT = "2022-01-25"
_ISSUED = "青岚县人民政府"


_WORD = {"document_number": "青政规〔2023〕4号", "issuers": _ISSUED, "written_on": _DAY}
_FLOOD = {
    "title": "青岚县人民政府办公室关于做好防汛工作的通知",
    "published_on": "2023-05-08",
    "written_on": _DAY,
    "issuers": "青岚县人民政府办公室",
}
_FLOOD_TEXT = ("请各单位压实责任，落实物资储备，确保群众生命财产安全。",)
_PARKING = {"title": "青岚县停车收费标准公告", "written_on": _DAY, "issuers": "青岚县发展和改革局"}
_PARKING_TEXT = ("青岚县停车收费标准公告", "一类区小型车每小时收费六元，夜间停放减半收取。")
_OFD = {"title": "青岚县人民政府关于调整停车收费的通知", "written_on": _DAY, "issuers": _ISSUED}
_OFD_TEXT = ("各乡镇人民政府：", "现将停车收费标准印发给你们，请遵照执行。", _ISSUED)
_PAGE = {"title": "某某市人民政府办公室关于印发甲项管理办法的通知", "published_on": _PUT}
_PAGE_BEGINS = ("各县（市、区）人民政府，市政府各部门：", "《甲项管理办法》已经市政府同意")
_NUMBERED = _PAGE | {"document_number": "某政办发〔2022〕3号"}
_FIELDS = _NUMBERED | {"index_number": "000014349/2022-00012"}
_JOINED = "并且应当按季度向县交通运输局报送投放数量、维护记录和投诉处理的情况，不得虚报瞒报。"
_WRAPPED = {
    "title": "某某市人民政府办公室关于印发某某市甲项服务管理办法（试行）的通知",
    "document_number": "某政办发〔2022〕3号",
    "effective_on": "2022-03-01",
}


def _word(kind: str, name: str) -> Right:
    return Right(kind=kind, file=f"docx/{name}.docx", fields=_WORD)


def _page(name: str, fields: Mapping[str, str] = _PAGE) -> Right:
    return Right(kind="P", file=f"pages/{name}.html", fields=fields, begins=_PAGE_BEGINS)


def _said(name: str, fields: Mapping[str, str] | None = None) -> Right:
    file = f"pages/effects/{name}.txt"
    return Right(kind="W", file=file, fields={**_NUMBERED, **(fields or {})})


CASES: tuple[Right, ...] = (
    replace(
        _word("K1", "auto-article"),
        begins=("第一条 为规范", "第二条 ", "第三条 ", "第四条 违反前条"),
        articles=("第一条", "第二条", "第三条", "第四条"),
    ),
    replace(
        _word("K1", "auto-nested"),
        begins=(
            "一、压实责任。",
            "（一）落实",
            "1.公布",
            "（二）备齐物资。",
            "二、强化值守。",
            "（一）实行双人双岗。",
        ),
    ),
    replace(
        _word("K1", "auto-decimal"),
        begins=("1 范围", "1.1 本规范", "2 术语", "2.1 目录", "2.1.1 数据目录指清单。"),
    ),
    replace(
        _word("K1", "auto-circle"),
        begins=("①身份证复印件", "②营业执照", "甲.正本", "乙.副本", "A.法人"),
    ),
    replace(
        _word("K2", "track-ins"),
        begins=(
            "第一条　罚款二百元，并责令改正。",
            "第二条　新增：电单车须投保责任险。",
            "第三条　停放点由街道办事处巡查。",
        ),
        has=("停放点由街道办事处巡查",),
        notes={"revisions": 6},
    ),
    replace(
        _word("K2", "content-control"),
        begins=("第一条", "第二条", "第三条　监督电话0999-1234567，每日受理。"),
    ),
    replace(
        _word("K2", "textbox"),
        has=("政策咨询热线：青岚县政务大厅三号窗口", "受理部门核验保证金缴存证明"),
    ),
    replace(_word("K2", "footnote"), has=("人民路指东起梧桐桥西至柳荫巷的路段。",)),
    replace(
        _word("K2", "nested-table"),
        has=("残疾人专用车\t免费", "新能源车\t首小时免费", "一类区\t大型车"),
    ),
    replace(_word("K2", "ruby"), begins=("第一条　本县岚河流域禁止采砂。",), lacks=("lán",)),
    Right(
        kind="K2",
        file="docx/header.docx",
        fields={"written_on": _DAY, "issuers": _ISSUED},
        notes={"page_headers": 1},
    ),
    replace(_word("K10", "hidden-text"), lacks=("内部批注",), notes={"hidden_text": 1}),
    *(
        Right(kind="K3", file=f"html/{name}.html", fields=_FLOOD, has=_FLOOD_TEXT, notes=notes)
        for name, notes in (
            ("utf8-cut-description", {"wrong_characters_outside_text": 1}),
            ("utf8-with-gbk-footer", {}),
            ("utf8-cut-end", {}),
            ("gbk-one-bad-byte", {"wrong_characters": 1}),
        )
    ),
    *(
        Right(kind="K3", file=f"encoding/{name}.html", fields=_FLOOD, has=_FLOOD_TEXT)
        for name in ("surrogate-cesu", "control-x1d", "cp1252-bullet", "gbk-cut-title", "one-ff")
    ),
    Right(
        kind="K3",
        file="encoding/fifty-records-one-bad-byte.jsonl",
        documents=50,
        of="第7号\ufffd",
        notes={"wrong_characters_outside_text": 1},
    ),
    Right(
        kind="K3",
        file="html/gb2312-label-rare.html",
        has=("㼆",),
        fields={"title": "青岚县人民政府办公室关于做好镕城防汛工作的通知"},
    ),
    *(
        Right(
            kind="K3",
            file=f"zip/{name}.zip",
            fields=_FLOOD | {"path": f"{name}.zip!/{member}"},
            has=_FLOOD_TEXT,
        )
        for name, member in (
            ("gbk-5c-byte", "陰謀誠.html"),
            ("upath-extra", "防汛通知正文.html"),
            ("utf8-noflag", "防汛通知.html"),
            ("mac", "政策/防汛通知.html"),
        )
    ),
    *(
        Right(kind="K4", file=f"{name}.pdf", fields=_PARKING, begins=_PARKING_TEXT)
        for name in ("pdf2/rot-90", "pdf2/rot-270", "pdf/rotated", "pdf2/landscape")
    ),
    Right(
        kind="K4",
        file="pdf2/rot-second-page.pdf",
        fields=_PARKING,
        begins=("附表", "一类区小型车每小时收费六元"),
    ),
    Right(
        kind="K4", file="pdf/vertical.pdf", begins=("青岚县共享电单车管理办法", "第一条", "第二条")
    ),
    *(
        Right(kind="K4", file=f"ofd/{name}.ofd", fields=_OFD, begins=_OFD_TEXT)
        for name in ("rotated", "deltay-vertical")
    ),
    Right(kind="K4", file="ofd2/side-note-90.ofd", fields=_OFD, begins=_OFD_TEXT),
    Right(
        kind="K5",
        file="pdf/half-scanned.pdf",
        fields={"written_on": _DAY},
        notes={"pages_without_text": 2},
    ),
    Right(
        kind="K5",
        file="ofd/template.ofd",
        fields=_OFD | {"document_number": "青政规〔2023〕4号"},
        begins=("青岚县人民政府文件", "青政规〔2023〕4号"),
    ),
    *(
        Right(kind="K5", file=f"ofd/{name}.ofd", fields=_OFD, begins=_OFD_TEXT)
        for name in ("shuffled", "plain", "multi-textcode", "slanted-baseline")
    ),
    Right(
        kind="K5",
        file="pdf3/invisible-layer.pdf",
        fields=_PARKING,
        begins=_PARKING_TEXT,
        notes={"pages_without_text": 0},
    ),
    Right(
        kind="K6",
        file="pdf2/narrow-columns.pdf",
        has=("根据有关法律法规",),
        begins=("第一条", "第二条", "第三条"),
    ),
    *(
        Right(kind="K6", file=f"pdf2/{name}.pdf", has=(_JOINED,), lacks=("1—", "—2"))
        for name in ("num-first", "num-first-plain", "num-last", "num-last-of")
    ),
    Right(
        kind="K6",
        file="pdf/kangxi.pdf",
        has=("门户立方案",),
        fields={
            "title": "青岚县人民政府关于食品用车管理的通知",
            "issuers": _ISSUED,
            "written_on": _DAY,
        },
    ),
    Right(kind="K6", file="pdf/gbk-euc-h-no-tounicode.pdf", begins=("第一条　为规范停放秩序",)),
    *(
        Right(kind="K6", file=f"pdf3/{name}.pdf", fields=_PARKING, has=_PARKING_TEXT)
        for name in ("fake-bold-line", "shadow-title", "outside-crop")
    ),
    Right(
        kind="K6",
        file="pdf/table-two-pages.pdf",
        has=("一类区\t小型车\t每小时六元", "二类区\t小型车\t每小时三元"),
        begins=("青岚县发展和改革局", "2023年5月6日"),
    ),
    Right(
        kind="K6",
        file="pdf/table-merged.pdf",
        begins=("一类区\t小型车\t每小时六元", "一类区\t大型车\t每小时十二元"),
    ),
    Right(kind="K6", file="pdf/watermark.pdf", lacks=("仅供内部学习",), notes={"watermarks": 2}),
    Right(kind="K6", file="pdf/header-footer.pdf", has=("每季度向县交通运输局报送",)),
    Right(
        kind="K6",
        file="pdf/two-columns-colorder.pdf",
        begins=("第一条", "第二条", "第三条", "第四条"),
    ),
    Right(kind="K6", file="pdf/owner-password.pdf", begins=("第一条",)),
    Right(
        kind="K7",
        file="attach/zw/tongzhi.html",
        attachments=10,
        has=("癸表独有词十", "己表独有词六", "壬表独有词九"),
    ),
    Right(kind="K7", file="attach2/zw/iframe.html", attachments=1, has=("内嵌正文独有词甲",)),
    Right(kind="K7", file="attach2/zw/object.html", attachments=1, has=("内嵌正文独有词乙",)),
    Right(kind="K7", file="attach2/zw/viewer.html", attachments=1, has=("内嵌正文独有词丁",)),
    *(
        Right(
            kind="K7", file=f"names/{name}", has=_FLOOD_TEXT, fields={"published_on": "2023-05-08"}
        )
        for name in (
            *("A.HTM", "article.aspx", "b.shtml", "c.xhtml", "content.php", "d.asp", "detail.jsp"),
            *(
                "e.html.gz.bak",
                "f.mht",
                "g.HTML",
                "h.htm.1",
                "i.jhtml",
                "index.html?id=5",
                "j.htmlx",
            ),
            *("k.ashx", "l.cgi", "show.html@id=7", "view.do"),
        )
    ),
    *(
        Right(kind="K10", file=f"hidden/{name}.html", fields=_FLOOD, has=_FLOOD_TEXT, lacks=("隐",))
        for name in (
            "hidden-attr",
            "font-size-0",
            "display-none-class",
            "display-none-important",
            "visibility",
            "template",
            "comment",
            "input",
            "noscript",
            "textarea",
        )
    ),
    Right(kind="K10", file="hidden/aria-hidden.html", fields=_FLOOD, has=(*_FLOOD_TEXT, "显三")),
    Right(
        kind="K10",
        file="html/hidden-text.html",
        fields=_FLOOD,
        has=_FLOOD_TEXT,
        notes={"hidden_text": 2},
    ),
    Right(kind="K10", file="html/ol-start.html", begins=("五、携犬", "六、及时")),
    Right(kind="K10", file="html/css-counter.html", begins=("第一条", "第二条")),
    Right(kind="K10", file="html/del-text.html", has=("每小时收费六元",), lacks=("四元",)),
    Right(kind="K10", file="html/image-only.html", documents=0, skipped=1),
    Right(
        kind="K11",
        file="xlsx/displayed-values.xlsx",
        has=("15%", "007", "6元/小时", "1,234,567.50", "一类区\t大型车"),
    ),
    Right(kind="K12", file="records/sep-line.csv"),
    Right(kind="K12", file="records/gbk.csv", fields={"published_on": _DAY}),
    Right(
        kind="K12", file="records/multiline.csv", begins=("第一条", "第二条　养犬人应当说“你好”")
    ),
    Right(kind="K12", file="records/dates.csv", documents=14, refused=6),
    Right(kind="K12", file="records/bad-line-utf8.csv", documents=2),
    Right(kind="K12", file="records/trailing-commas.csv", documents=2),
    Right(kind="K12", file="records/array.json"),
    Right(
        kind="K16",
        file="structure/crossref.txt",
        articles=("第三条　责令", "第四条 暂停", "第四条之一", "第五条", "第一条", "第二条"),
    ),
    Right(kind="K16", file="structure/dotted.txt", has=("11.5.14.2的试验适用于外护套。",)),
    Right(
        kind="K16",
        file="structure/digits-articles.txt",
        articles=("第1条", "第2条", "第 3 条", "第十 条"),
    ),
    Right(kind="K16", file="html/custom-element.html", fields=_FLOOD, has=_FLOOD_TEXT),
    Right(kind="K10", file="html/zero-width.html", articles=("第一条", "第二条")),
    Right(kind="K16", file="html/bare-text.html", fields=_FLOOD, has=_FLOOD_TEXT),
    Right(kind="K16", file="html/body-in-pre.html", fields=_FLOOD, has=("确保群众生命财产安全",)),
    replace(_page("early_html"), begins=("各县",)),
    _page("early_body"),
    replace(
        _page("early_html_end", {"title": "关于做好乙项工作的通知"}), begins=("各县人民政府：",)
    ),
    _page("dates/d14_table_nocolon", _FIELDS | {"stated_validity": "有效"}),
    _page("dates/d15_th_nocolon", _FIELDS | {"stated_validity": "有效"}),
    _page("dates/d16_dl_nocolon", _FIELDS),
    _page("hanweb_xxgk", _NUMBERED | {"stated_validity": "有效", "written_on": "2022-01-20"}),
    _page("dates/d02_src_space_date", _PAGE | {"site": "某某市财政局"}),
    *(
        _page(f"dates/{name}")
        for name in (
            *("d01_src_nbsp_date", "d03_name_date", "d04_date_dot_name", "d05_name_line_then_date"),
            *("d06_date_with_chuchu", "d08_below", "d09_below_class", "d10_above_title"),
            *("d11_count_between", "d12_time_attr", "d13_cn_labels"),
        )
    ),
    _page("dates/d07_paren", _PAGE | {"document_number": "某发改规范〔2022〕7号"}),
    _page(
        "dates/d17_title_column",
        {"title": "2022年某某学术年会在某某大学成功举行！", "published_on": _PUT},
    ),
    _page("dates/d18_site_suffix", {"title": _PAGE["title"], "published_on": "None"}),
    _page("paren_date", _NUMBERED),
    _page("bj_docinfo", _NUMBERED | {"topics": "综合政务/其他", "effective_on": "2022-03-01"}),
    *(
        _page(name)
        for name in (
            *("date_below", "firstpub", "bare_time", "bare_time2", "bare_time3", "pbc", "vsb"),
            *("iframe_head", "json_state", "textarea", "frame_gb18030", "word_mso"),
        )
    ),
    _page("gd_introduce", _NUMBERED),
    _page("ucap", _NUMBERED),
    replace(_page("nested_meta_table"), begins=("各有关单位：", "现将甲项管理办法印发给你们")),
    *(
        Right(
            kind="W",
            file=f"pages/wrapped/w{n}.txt",
            fields=_WRAPPED,
            term="2027-02-28",
            effects=(("repeal", "某某市甲项服务管理暂行办法"),),
        )
        for n in (1, 2, 3, 4)
    ),
    replace(_said("a_one"), effects=(("repeal", "乙项管理条例"),)),
    replace(
        _said("b_brk1"), effects=(("repeal", "某某市乙局关于修订印发乙项管理办法实施细则的通知"),)
    ),
    replace(_said("c_brk2"), has=("根据《乙项方案》（某政规〔2020〕1 号），制定本办法。",)),
    replace(_said("d_brk3"), has=("落实《丙项行动方案》（某府办函〔2022〕125 号），制定本办法。",)),
    *(
        replace(
            _said(name),
            effects=(
                ("repeal", "某某省人民政府关于印发某某省乙项管理办法（试行）的通知"),
                ("repeal", "某某省人民政府办公厅转发省甲委、乙厅关于某某省丙项实施办法的通知"),
            ),
        )
        for name in ("e_two", "e_two_brk")
    ),
    replace(_said("f_term_by"), term="2028-02-19"),
    replace(_said("f_term_by2"), term="2028-02-19"),
    replace(_said("g_term_exc"), term="36"),
    replace(_said("h_term_exc2"), term="2025-12-31"),
    replace(_said("i_term_exc3"), term="2023-12-31"),
    _said("j_exec", {"effective_on": "2023-01-01"}),
    replace(
        _said("l_exec2", {"effective_on": "2022-03-01"}), term="24", effects=(("stop", "乙项办法"),)
    ),
    replace(_said("m_stop"), effects=(("stop", "某政发〔2018〕3号"),)),
    replace(_said("n_clause"), effects=(("partial_repeal", "乙项办法"),)),
    replace(_said("k_print"), effects=(("print", "乙项规则"),)),
)
