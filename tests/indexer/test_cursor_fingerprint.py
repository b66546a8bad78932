"""A cursor that a program holds still stands for its question after the program is replaced."""

from __future__ import annotations

import pytest
from werkzeug.datastructures import MultiDict

from indexer.query.cursors import _fingerprint
from search_app.addresses.search_args import search_query

RECORDED = {
    "03424e20a6fd": "",
    "27c820163919": "q=养犬",
    "b2c90ac8f765": "q=养犬 登记 公积金&within=办法&within=“通 知” OR 标题:犬&year=2019&year=未标注"
    "&validity=有效&topic=国防/x&sort=newest&since=2019-01-01&asof=2020-01-01&fold=1&scope=title"
    "&cites=abc",
    "58ff42c9cb46": "q=公租房怎么申请呢？&issuer=甲&source=乙&same=x&sort=oldest&page=2&size=5",
    "1f425aa22a85": "q=甲 /s 乙 -国发〔2019〕5号 机关:财政&region=甲/乙&rank=法律&kind=通知",
}
"""What format 3 of cursors made of these questions when it was new."""


@pytest.mark.parametrize(("recorded", "address"), RECORDED.items())
def test_a_question_keeps_its_fingerprint(recorded: str, address: str) -> None:
    args = MultiDict[str, str]()
    for pair in filter(None, address.split("&")):
        args.add(*pair.split("=", 1))
    query = search_query(args, page_size=10, max_length=1000, strict=True)
    assert _fingerprint(query) == recorded
