"""The documents that the browser tests search: few, invented, and easy to count."""

from __future__ import annotations

import json
from pathlib import Path

SAFETY = "公安、安全、司法"
TOWN = "城乡建设、环境保护"
YEARS = (2016, 2017, 2018, 2019)
DOGS_A_YEAR = 3
DOGS = DOGS_A_YEAR * len(YEARS)
"""How many notices are about keeping dogs (养犬)."""


def write_notices(folder: Path) -> None:
    """Write them into `folder` as JSON Lines, with the default column names."""
    records = [record for year in YEARS for record in (*_dogs(year), _waste(year))]
    lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    (folder / "notices.jsonl").write_text(lines, encoding="utf-8")


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
