"""Personal data are found by form, check digit and context; all numbers here are invented."""

from __future__ import annotations

import time

import pytest

from corpus.personal_data.bank_cards import has_luhn_digit
from corpus.personal_data.find_personal_data import find_personal_data, without_personal_data

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def card(first: str = "53010119900307", serial: str = "123") -> str:
    """A number of an identity card with its right check digit."""
    digits = first + serial
    total = sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=True))
    return digits + "10X98765432"[total % 11]


def wrong_card() -> str:
    right = card()
    return right[:-1] + ("1" if right[-1] != "1" else "2")


def bank(first: str = "622202123456789012") -> str:
    """A number of a bank card with its right check digit."""
    return next(first + str(last) for last in range(10) if has_luhn_digit(first + str(last)))


def seen(text: str) -> list[tuple[str, str]]:
    return [(one.kind.value, text[one.start : one.end]) for one in find_personal_data(text)]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        (f"张三，身份证号{card()}，", "identity_card", card()),
        (f"{card('53010119900307', '012').lower()}", "identity_card", card(serial="012").lower()),
        (f"号码：{card()[:6]} {card()[6:14]} {card()[14:]}", "identity_card",
         f"{card()[:6]} {card()[6:14]} {card()[14:]}"),
        ("序号\t姓名\t身份证号\n1\t张三\t530101900307123", "identity_card", "530101900307123"),
        ("张三丰，手机：13800001234", "mobile", "13800001234"),
        ("李四　138-0000-1234", "mobile", "138-0000-1234"),
        ("李四 +86 13800001234", "mobile", "+86 13800001234"),
        ("户主张三，家庭固话0999-7654321", "landline", "0999-7654321"),
        (f"张三的工商银行卡号：{bank()}", "bank_card", bank()),
        (f"开户行：云州农村信用社，{bank('621700123456789')[:16]}", "bank_card",
         bank("621700123456789")),
        ("户主：张三，住址：云州市青岚区柳荫巷3号楼2单元502室", "home_address",
         "云州市青岚区柳荫巷3号楼2单元502室"),
        ("李四，男，住云州市青岚区柳荫巷3号2单元502室，无业。", "home_address",
         "云州市青岚区柳荫巷3号2单元502室"),
        ("当事人：李四，家住青岚乡柳荫村三组12号。", "home_address", "青岚乡柳荫村三组12号"),
        ("户籍所在地：云州市河口镇东屯村5组", "home_address", "云州市河口镇东屯村5组"),
        ("现将低保对象名单公示如下：\n李小明、王大山", "sensitive_name", "王大山"),
        ("残疾人名单：\n1. 王小二\n2. 李　四", "sensitive_name", "李　四"),
        ("1\t张三丰\t男\t视力残疾二级", "sensitive_name", "张三丰"),
        ("被处罚人：李四，因无证养犬被处罚款200元。", "sensitive_name", "李四"),
    ],
)  # fmt: skip
def test_what_is_personal_is_found(text: str, kind: str, value: str) -> None:
    assert (kind, value) in seen(text)


@pytest.mark.parametrize(
    "text",
    [
        f"身份证号{wrong_card()}",
        f"身份证号{card('99010119900307')}",
        f"身份证号{card('53010119901307')}",
        "统一社会信用代码：91530100MA6K12345X",
        f"统一社会信用代码：{card()}",
        f"项目编号：{card()}",
        f"https://www.yunzhou.example/art/{card()}.html",
        "https://www.yunzhou.example/art?id=13800001234",
        "总投资13800001234元，",
        "产量13800001234吨",
        "530101900307123",
        "市公安局联系电话：13800001234",
        "云州市教育局办公室，咨询电话：0999-7654321，传真：0999-7654322",
        "联系人：张三，联系电话：0999-7654321",
        "政务服务热线12345，监督电话0999-7654321。",
        "青岚县人民医院 13800001234",
        f"户名：云州市慈善总会，开户银行：云州银行，账号：{bank()}，捐赠款汇入",
        f"银行卡号：{bank()[:-1]}{(int(bank()[-1]) + 1) % 10}",
        f"流水号{bank()}",
        "地址：云州市人民路1号楼502室，受理窗口在二楼。",
        "云政发〔2019〕5号，2019年5月1日，20190501123456",
        "残疾人保障金管理办法，低保标准提高到每人每月700元。",
        "当事人陈述、申辩的，不得加重行政处罚。",
        "云州渡船公司，住所：云州市人民路12号。",
        "专家住房建设由市政府统一组织实施，住房保障中心设在3号楼。",
        "居住证办理地址：青岚县大厅3号窗口，住址变更的，10日内到3号窗口办理。",
        "低保标准如下：\n高于去年\n石油、黄金",
        "1101**********1234，138****1234",
        "3.1415926535897932",
    ],
)
def test_what_only_looks_personal_is_not_taken(text: str) -> None:
    assert seen(text) == []


def test_values_are_masked_and_places_are_those_of_the_text() -> None:
    text = f"张三，身份证{card()}，手机１３８００００１２３４，卡号{bank()}。"
    shown = without_personal_data(text)
    assert card() not in shown and bank() not in shown and "３８００００１２" not in shown
    assert f"身份证{card()[:4]}**********{card()[-4:]}，手机138****1234，" in shown
    assert [one.masked for one in find_personal_data("被处罚人：张三丰，罚款200元。")] == ["张**"]
    (home,) = find_personal_data("户主：张三，住址：云州市青岚区柳荫巷3号楼2单元502室")
    assert home.masked == "云州市青岚区柳荫巷*号楼*单元***室"


def test_a_long_text_without_an_end_takes_no_long_time() -> None:
    hostile = [
        "138" * 60_000,
        "住址甲" * 60_000 + "室",
        "户主张" * 60_000,
        "1 " * 90_000,
        "甲号" * 90_000,
    ]
    began = time.process_time()
    for text in hostile:
        find_personal_data(text)
    assert time.process_time() - began < 20


@pytest.mark.parametrize(
    "verb", ["享受重度护理补贴", "领取临时救助金", "被责令改正", "同志的家庭收入"]
)
def test_a_name_between_what_a_person_is_and_does(verb: str) -> None:
    assert seen(f"残疾人李大山{verb}，现予公示。") == [("sensitive_name", "李大山")]
    assert seen(f"残疾人员{verb}，现予公示。") == []
