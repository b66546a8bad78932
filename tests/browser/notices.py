"""The documents that the browser tests search: few, invented, and easy to count."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from shutil import copyfile

from indexer.today import today

SAFETY = "公安、安全、司法"
TOWN = "城乡建设、环境保护"
YEARS = (2016, 2017, 2018, 2019)
DOGS_A_YEAR = 3
DOGS = DOGS_A_YEAR * len(YEARS)
"""How many notices are about keeping dogs (养犬)."""
DISTRICTS = tuple(
    f"{first}{second}区" for first in ("东", "西", "南", "北", "上") for second in "山水田石林"
)
"""More organs than a list shows at once (the last values stay folded away)."""
WITHDRAWN = "withdrawn"
"""The id of what is taken down."""
SAMPLE = Path(__file__).parents[2] / "corpus/sample/yunzhou/bmwj/2020/20200310_018"
TARIFF = "tariff.html"
"""The file of a notice with attachments."""


def write_notices(folder: Path) -> None:
    """Write them into `folder` as JSON Lines, with the default column names."""
    records = [record for year in YEARS for record in (*_dogs(year), _waste(year))]
    records += [*_parking(), *map(_crossing, DISTRICTS), *_ending(), _withdrawn()]
    lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    (folder / "notices.jsonl").write_text(lines, encoding="utf-8")
    (folder / TARIFF).write_text(TARIFF_PAGE, encoding="utf-8")
    for name in ("1.pdf", "水量分档表.xlsx"):
        copyfile(SAMPLE / name, folder / name)


def _dogs(year: int) -> list[dict[str, str]]:
    return [
        {
            "id": f"dog-{year}-{number}",
            "title": f"云川市人民政府关于{year}年养犬管理工作的通知（之{number}）",
            "date": f"{year}-0{number}-15",
            "doc_no": f"云川规〔{year}〕{number}号",
            "issuer": "云川市人民政府" if number < DOGS_A_YEAR else "云川市公安局",
            "topic": SAFETY if number < DOGS_A_YEAR else TOWN,
            "body": "各区人民政府：\n"
            "第一条　为了规范养犬行为，保障公民健康和人身安全，制定本通知。\n"
            f"第二条　养犬应当登记。第{number}季度的登记由街道办事处受理，不收取费用。\n"
            "第三条　携犬出户应当束犬链，<避让>老年人、儿童和孕妇。",
        }
        for number in range(1, DOGS_A_YEAR + 1)
    ]


def _waste(year: int) -> dict[str, str]:
    return {
        "id": f"waste-{year}",
        "title": f"云川市城市管理局关于做好{year}年生活垃圾分类工作的意见",
        "date": f"{year}-11-20",
        "doc_no": f"云川城管〔{year}〕9号",
        "issuer": "云川市城市管理局",
        "topic": TOWN,
        "body": "一、总体要求\n生活垃圾分为可回收物、厨余垃圾、有害垃圾和其他垃圾四类。\n"
        "二、工作措施\n各街道应当合理设置收集容器。",
    }


def _parking() -> list[dict[str, str]]:
    """A rule that is repealed by the next one, and one that is based on it."""
    organ = {"issuer": "云川市人民政府", "topic": TOWN}
    return [
        {
            "id": "parking-2016",
            "title": "云川市停车场管理办法",
            "date": "2016-05-20",
            "doc_no": "云川市人民政府令第5号",
            "body": "第一章　总则\n第一条　为了规范停车场的建设和使用，制定本办法。\n"
            "第二条　停车场应当公开收费标准。\n第二章　附则\n"
            "第三条　本办法自2016年7月1日起施行。",
            **organ,
        },
        {
            "id": "parking-2017",
            "title": "云川市人民政府关于停车收费标准的通知",
            "date": "2017-03-02",
            "doc_no": "云川规〔2017〕20号",
            "body": "根据《云川市停车场管理办法》（云川市人民政府令第5号），制定本通知。\n"
            "一、停车收费标准由价格部门公布。",
            **organ,
        },
        {
            "id": "parking-2019",
            "title": "云川市停车管理办法",
            "date": "2019-09-10",
            "doc_no": "云川市人民政府令第9号",
            "body": "第一章　总则\n"
            "第一条　根据《中华人民共和国道路交通安全法》，结合本市实际，制定本办法。\n"
            "第二条　停车收费按照云川规〔2017〕20号执行。\n第二章　附则\n"
            "第三条　本办法自2019年10月1日起施行。2016年5月20日公布的《云川市停车场管理办法》"
            "（云川市人民政府令第5号）同时废止。",
            **organ,
        },
    ]


def _ending() -> list[dict[str, str]]:
    """A rule whose term ends in three weeks, and its official reading."""
    last = today() + timedelta(days=21)
    return [
        {
            "id": "market",
            "title": "云川市夜市管理规定",
            "date": "2018-04-02",
            "doc_no": "云川集〔2018〕7号",
            "issuer": "云川市城市管理局",
            "topic": TOWN,
            "body": "第一条　夜市应当在划定的区域内经营。\n"
            f"第二条　本规定有效期至{last.year}年{last.month}月{last.day}日。",
        },
        {
            "id": "market-read",
            "title": "《云川市夜市管理规定》解读",
            "date": "2018-04-09",
            "issuer": "云川市城市管理局",
            "topic": TOWN,
            "body": "夜市规定的制定背景是摊位增多。划定区域便于居民休息，也便于摊主经营。\n"
            "摊主可以向街道办事处申请摊位，按先后顺序安排，不收取费用。",
        },
    ]


def _crossing(district: str) -> dict[str, str]:
    number = DISTRICTS.index(district) + 1
    return {
        "id": f"crossing-{number}",
        "title": f"云川市{district}人民政府关于行人过街设施的公告",
        "date": f"2018-06-{number:02}",
        "doc_no": f"{district[0]}府〔2018〕{number}号",
        "issuer": f"云川市{district}人民政府",
        "topic": TOWN,
        "body": f"{district}过街天桥由区政府维护。",
    }


def _withdrawn() -> dict[str, str]:
    return {
        "id": WITHDRAWN,
        "title": "云川市人民政府关于误发文件的通知",
        "date": "2018-01-05",
        "issuer": "云川市人民政府",
        "body": "这份文件内容有误。",
    }


TARIFF_PAGE = """<!doctype html>
<meta charset="utf-8">
<title>云川市</title>
<meta name="ArticleTitle" content="云川市水务局关于公布水价的公告">
<meta name="PubDate" content="2018-03-10">
<h1>云川市水务局关于公布水价的公告</h1>
<div class="TRS_Editor">
<p>　　经市人民政府同意，现将水价公布如下。</p>
<table><tr><td>档次</td><td>每吨</td></tr><tr><td>第一档</td><td>二元</td></tr></table>
<p>　　附件：1.<a href="1.pdf">执行办法.pdf</a></p>
<p>　　2.<a href="水量分档表.xlsx">水量分档表.xlsx</a></p>
<p align="right">云川市水务局</p>
<p align="right">2018年3月10日</p>
</div>
"""
