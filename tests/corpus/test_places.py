"""Each field of a text says where in the body it stands."""

from __future__ import annotations

from datetime import date

from corpus.assemble import assemble
from corpus.document import Document, ParagraphKind, WrittenBy
from corpus.readers.plain_text import read_plain_text
from corpus.readers.records import read_record

BODY = """云政发〔2021〕5号
云政办发〔2021〕6号
各区人民政府：
养犬应当登记。本通知自印发之日起30日后施行。
云州市人民政府
云州市公安局
2021年5月6日
附件1
登记表
云州市人民政府办公室 2021年5月8日印发"""


def read(**record: str) -> Document:
    return assemble(read_record({"title": "关于养犬的通知"} | record, {}), "test", "k", "k")[0]


def test_places_lead_back_to_the_text() -> None:
    document = read(body=BODY)
    stands = {name: document.body[a:b] for name, (a, b) in document.places.items()}
    assert stands == {
        "document_number": "云政发〔2021〕5号\n云政办发〔2021〕6号",
        "written_on": "2021年5月6日",
        "printed_on": "2021年5月8日",
        "effective_on": "本通知自印发之日起30日后施行",
        "issuers": "云州市人民政府\n云州市公安局",
    }
    assert document.document_numbers == ("云政发〔2021〕5号", "云政办发〔2021〕6号")
    assert (document.written_on, document.printed_on) == (date(2021, 5, 6), date(2021, 5, 8))
    assert document.effective_on == date(2021, 6, 7)
    assert document.rules["effective_on"] == "derived:printed_on"
    assert document.written_by is WrittenBy.WRITING


def test_what_is_printed_much_later_is_another_document() -> None:
    document = read(body=BODY.replace("2021年5月8日印发", "2023年5月8日印发"))
    assert document.printed_on is None
    assert document.effective_on == date(2021, 6, 5)
    assert document.rules["effective_on"] == "derived:written_on"


def test_the_day_on_the_web_is_never_that_of_taking_effect() -> None:
    document = read(body="养犬应当登记。本通知自发布之日起施行。", date="2021-05-09")
    assert document.published_on == date(2021, 5, 9)
    assert document.effective_on is None


def test_an_order_is_proclaimed_not_written() -> None:
    document = read(
        body="（2021年7月27日中华人民共和国国务院令第746号公布　自2022年3月1日起施行）\n"
        "第一条　养犬应当登记。"
    )
    assert document.document_number == "中华人民共和国国务院令第746号"
    assert (document.written_on, document.written_by) == (
        date(2021, 7, 27),
        WrittenBy.PROCLAMATION,
    )
    assert document.rules["written_on"] == "text:note"


def test_the_signature_is_a_kind_of_paragraph() -> None:
    kinds = [paragraph.kind for paragraph in read(body=BODY).paragraphs]
    assert kinds[4:7] == [ParagraphKind.SIGNATURE] * 3
    assert ParagraphKind.SIGNATURE not in kinds[:4] + kinds[7:]


def test_labels_of_a_page_state_them() -> None:
    page = """关于养犬的通知
索引号：0001/2021-3 发文机关：云州市公安局
成文日期：2021年5月6日 印发日期：2021年5月8日 发布日期：2021-05-09
时效性：有效 来源：云州日报
各区应当登记犬只，并按期年检，不得遗漏。
请认真执行，并将执行情况报市局。"""
    document, _ = assemble(read_plain_text(page), "test", "k", "k")
    assert document.index_number == "0001/2021-3"
    assert document.stated_validity == "有效"
    assert document.site == "云州日报"
    assert document.issuers == ("云州市公安局",)
    assert document.printed_on == date(2021, 5, 8)


def test_a_region_is_made_narrower_and_right_by_organs_and_title() -> None:
    title = "广州市人民政府关于养犬的通知"
    for stated, found in (("广东省", "广东省/广州市"), ("江苏省", "广东省/广州市")):
        assert read(title=title, region=stated, issuer="广州市人民政府").region == found
    assert read(region="江苏省", issuer="广州市人民政府").region == "江苏省"
    assert read(title="中华人民共和国养犬法", category="法律").region == "全国"


def test_a_record_whose_title_is_no_word_is_called_by_its_first_words() -> None:
    document = read(id="1", title="-", body="各有关单位：\n" + "养犬应当登记" * 30 + "。其他。")
    assert document.title == ("养犬应当登记" * 30)[:60]
