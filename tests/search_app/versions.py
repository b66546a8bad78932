"""Two versions of an invented regulation and how texts are sent, for tests of a comparison."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask.testing import FlaskClient
from lxml.html import HtmlElement, document_fromstring
from werkzeug.test import TestResponse, encode_multipart

from corpus.document import Document, Part
from corpus.structure import to_paragraphs

TITLE = "云川市养犬管理条例"
FIRST = (
    "第一章　总则",
    "第一条　为了规范养犬行为，保障公民健康和人身安全，制定本条例。",
    "第二条　本市行政区域内犬只的饲养、经营以及相关管理活动，适用本条例。",
    "第二章　登记",
    "第三条　犬只出生满三个月的，养犬人应当在三十日内办理登记。",
    "登记不收取费用。",
    "第四条　禁止携犬进入机关、学校、医院和体育场馆。",
    "第五条　犬只在户外排泄粪便的，携犬人应当立即清除。",
    "第三章　附则",
    "第六条　本条例自2016年1月1日起施行。",
)
SECOND = (
    "第一章　总 则",
    "第一条　为了规范养犬行为，保障公民健康和人身安全，制定本条例。",
    "第二条　本市行政区域内犬只的饲养、经营以及相关管理活动,适用本条例。",
    "第三条　养犬协会应当加强行业自律，开展文明养犬宣传。",
    "第二章　登记",
    "第四条　犬只出生满三个月的，养犬人应当在二十日内办理登记。",
    "登记不收取费用。",
    "第五条　犬只在户外排泄粪便的，携犬人应当立即清除。",
    "第三章　附则",
    "第六条　本条例自2024年1月1日起施行。",
)


def version(id: str, lines: tuple[str, ...], day: date, **fields: str | None) -> Document:
    """A version of the regulation."""
    return Document(
        source="样本",
        key=id,
        id=id,
        title=fields.get("title") or TITLE,
        parts=(Part(to_paragraphs(lines)),),
        path=id,
        written_on=day,
        document_number=fields.get("number"),
        issuers=("云川市人民代表大会常务委员会",),
        kind="条例",
    )


OLD = version("dogs-2015", FIRST, date(2015, 9, 1))
NEW = version("dogs-2023", SECOND, date(2023, 9, 1))
HUGE = version("huge", ("第一条　" + "字" * 200_001,), date(2020, 1, 1), title="很长的办法")


def post(client: FlaskClient, path: str, **fields: Any) -> TestResponse:
    """The answer to a form that is sent; the client encodes it in memory too."""
    boundary, body = encode_multipart(fields)
    kind = f'multipart/form-data; boundary="{boundary}"'
    return client.post(path, data=body, content_type=kind)


def sent(
    client: FlaskClient, status: int = 200, path: str = "/compare", **fields: Any
) -> HtmlElement:
    """The page that answers texts that are sent; nothing of it may be stored."""
    response = post(client, path, **fields)
    assert response.status_code == status, response.get_data(as_text=True)
    assert response.headers["Cache-Control"] == "no-store"
    return document_fromstring(response.get_data(as_text=True))
