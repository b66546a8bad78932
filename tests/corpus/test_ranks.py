"""Ranks, regions and full names: which sign decides, and what stays unsaid."""

from __future__ import annotations

import pytest

from corpus.assemble import assemble
from corpus.document import Document, Rank
from corpus.readers.records import read_record


def document(**record: str) -> Document:
    draft = read_record({"body": "各区人民政府：\n现将有关事项通知如下。"} | record, {})
    return assemble(draft, "test", "k", "k")[0]


@pytest.mark.parametrize(
    ("record", "rank"),
    [
        ({"title": "中华人民共和国养犬法（2020年修正）"}, Rank.LAW),
        (
            {"title": "云州养犬管理办法", "doc_no": "国务院令第700号"},
            Rank.ADMINISTRATIVE_REGULATION,
        ),
        ({"title": "养犬条例", "issuer": "国务院"}, Rank.ADMINISTRATIVE_REGULATION),
        ({"title": "广东省养犬条例"}, Rank.LOCAL_REGULATION),
        (
            {"title": "养犬若干规定", "issuer": "云州市人民代表大会常务委员会"},
            Rank.LOCAL_REGULATION,
        ),
        (
            {"title": "养犬案件适用法律的解释", "doc_no": "法释〔2020〕1号"},
            Rank.JUDICIAL_INTERPRETATION,
        ),
        ({"title": "云州市养犬办法", "doc_no": "云州市人民政府令第9号"}, Rank.RULE),
        ({"title": "关于养犬的通知", "doc_no": "云政规〔2020〕1号"}, Rank.NORMATIVE),
        (
            {"title": "关于印发《养犬办法》的通知", "doc_no": "云政发〔2020〕1号"},
            Rank.NORMATIVE,
        ),
        ({"title": "关于养犬的通知", "doc_no": "云政发〔2020〕1号"}, Rank.OTHER),
        ({"title": "关于养犬的批复", "issuer": "云州市公安局"}, Rank.OTHER),
        ({"title": "关于公开征求《养犬条例（草案）》意见的公告"}, Rank.DRAFT),
        ({"title": "养犬办法（征求意见稿）", "doc_no": "云政规〔2020〕1号"}, Rank.DRAFT),
        ({"title": "关于养犬意见征集采纳情况的通知", "issuer": "云州市公安局"}, Rank.OTHER),
        ({"title": "《养犬办法》政策解读"}, Rank.INTERPRETATION),
        ({"title": "一图读懂养犬新规"}, Rank.INTERPRETATION),
        ({"title": "关于加强政策解读的通知", "issuer": "云州市公安局"}, Rank.OTHER),
        ({"title": "市公安局召开养犬工作会", "栏目": "新闻动态"}, Rank.NEWS),
        ({"title": "养犬法第五十九条"}, Rank.LAW),
        ({"title": "中华人民共和国养犬法 第12条之一"}, Rank.LAW),
        ({"title": "《养犬法》第三条第二款"}, Rank.LAW),
        ({"title": "养犬法（2020年修正）第三条"}, Rank.LAW),
        ({"title": "养犬法典第一千零四条"}, Rank.LAW),
        ({"title": "中华人民共和国养犬条例第三条"}, Rank.ADMINISTRATIVE_REGULATION),
        ({"title": "广东省养犬条例第三条"}, Rank.LOCAL_REGULATION),
        ({"title": "最高人民法院关于审理养犬案件的解释（一）第三条"}, Rank.JUDICIAL_INTERPRETATION),
        ({"title": "养犬办法第三条"}, None),
        ({"title": "养犬法"}, None),
        ({"title": "关于如何适用养犬法第三条"}, None),
        ({"title": "学习养犬法第三条"}, None),
        ({"title": "养犬法第三条释义"}, None),
        ({"title": "城市养犬条例"}, None),
        ({"title": "养犬登记须知"}, None),
        ({"title": "养犬登记须知", "category": "部门规章"}, Rank.RULE),
    ],
)
def test_the_rank(record: dict[str, str], rank: Rank | None) -> None:
    assert document(**record).rank == rank


@pytest.mark.parametrize(
    ("record", "region"),
    [
        ({"region": "广东"}, "广东省"),
        ({"region": "河南省郑州市"}, "河南省/郑州市"),
        ({"region": "国家"}, "全国"),
        ({"issuer": "财政部、税务总局"}, "全国"),
        ({"issuer": "广州市民政局"}, "广东省/广州市"),
        ({"issuer": "广西壮族自治区人民政府"}, "广西壮族自治区"),
        ({"issuer": "国家税务总局深圳市税务局"}, "广东省/深圳市"),
        ({"title": "吉林市养犬条例"}, "吉林省/吉林市"),
        ({"title": "海南省养犬条例"}, "海南省"),
        ({"title": "东方红广场管理办法"}, None),
        ({"region": "广州市天河区"}, "广东省/广州市"),
        ({"issuer": "浏阳市人民政府"}, "湖南省/长沙市"),
        ({"region": "四海"}, None),
        ({"issuer": "云州市民政局"}, None),
    ],
)
def test_the_region(record: dict[str, str], region: str | None) -> None:
    assert document(**{"title": "关于养犬的通知"} | record).region == region


@pytest.mark.parametrize(
    ("record", "issuers"),
    [
        ({"issuer": "国办"}, ("国务院办公厅",)),
        ({"issuer": "发展改革委 财政部"}, ("国家发展和改革委员会", "财政部")),
        ({"issuer": "云州市公安局、发改委"}, ("云州市公安局", "发改委")),
        ({"doc_no": "国办发〔2020〕1号"}, ("国务院办公厅",)),
        ({"doc_no": "国发〔2020〕1号"}, ("国务院",)),
        ({"doc_no": "粤府办〔2020〕1号"}, ("广东省人民政府办公厅",)),
        ({"doc_no": "财税〔2020〕1号"}, ("财政部",)),
        ({"doc_no": "农科发〔2016〕1号"}, ("农业部",)),
        ({"doc_no": "宁政发〔2020〕1号"}, ()),
        ({"doc_no": "云民发〔2020〕1号"}, ()),
        ({"issuer": "云州市政府办公室"}, ("云州市人民政府办公室",)),
    ],
)
def test_issuers_by_their_full_names(record: dict[str, str], issuers: tuple[str, ...]) -> None:
    assert document(**{"title": "关于养犬的通知"} | record).issuers == issuers


@pytest.mark.parametrize(
    ("title", "head", "second"),
    [
        ("云州市关于印发《养犬办法》的通知", "", "养犬办法"),
        ("云州市公安局关于印发养犬管理办法的通知", "", "养犬管理办法"),
        (
            "养犬管理办法",
            "云州市关于印发\n《养犬管理办法》的通知\n",
            "云州市关于印发《养犬管理办法》的通知",
        ),
        ("关于废止《养犬办法》的通知", "", None),
        ("关于学习《养犬办法》的通知", "云州市关于印发《遛犬办法》的通知\n", None),
    ],
)
def test_the_second_title(title: str, head: str, second: str | None) -> None:
    assert document(title=title, body=f"{head}各区：\n请执行。").second_title == second


@pytest.mark.parametrize(
    ("title", "body", "rank"),
    [
        ("市公安局召开养犬管理工作会议", "5月9日，市公安局召开会议，部署养犬管理工作。", Rank.NEWS),
        ("副市长调研养犬管理工作", "近日，副市长赵某到云河区调研养犬管理工作。", Rank.NEWS),
        ("养犬登记今起网上办", "本报讯（记者 李某）市民今起可以在网上登记犬只。", Rank.NEWS),
        ("关于加强养犬管理的通知", "据微信公众号“云州发布”5月9日消息，云州市发布通知。", Rank.NEWS),
        ("云州出台养犬新政", "近日，云州市印发《云州市养犬管理办法》。", Rank.NEWS),
        ("全市养犬工作会议", "会议指出，要依法管理养犬。", Rank.NEWS),
        ("养犬新政看点", "现就《云州市养犬管理办法》解读如下：", Rank.INTERPRETATION),
        ("养犬登记", "问：在哪里登记？\n答：在派出所。\n问：收费吗？\n答：否。",
         Rank.INTERPRETATION),
        ("权威解读：养犬有哪些新规定", "办法自下月起施行。", Rank.INTERPRETATION),
        ("关于举办养犬讲座的通知", "各区：\n近日，我市举办养犬讲座，现将有关事项通知如下。", None),
        ("关于加强养犬管理的通知", "近日，我市接连发生犬只伤人事件，为此提出以下要求。", None),
        ("在养犬工作会议上的讲话", "5月9日，我们召开会议，部署养犬工作。", None),
        ("云州市印发养犬办法", "近日，云州市印发了《养犬办法》。全文如下：\n第一条", None),
    ],
)  # fmt: skip
def test_news_and_interpretations_are_told_from_how_a_text_begins(
    title: str, body: str, rank: Rank | None
) -> None:
    found = document(title=title, body=body).rank
    assert found is rank if rank else found not in (Rank.NEWS, Rank.INTERPRETATION)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("关于调整销售电价的通知", "自2024年7月1日电价按下列标准执行。"),
        ("关于换发记者证的通知", "为规范新闻记者从业行为，今年统一换发记者证。"),
        ("记者站管理办法", "记者站应当每年报送工作情况，接受监督。"),
        ("关于网站停机维护的公告", "本网站因系统升级，将于5月9日停止服务。"),
        ("云州市养犬统计公报", "本报告的数据为初步统计数，部分数据有误差。"),
        ("关于拟奖励大检查活动先进单位的公示", "经审核，拟对下列单位予以奖励，欢迎监督。"),
        ("关于做好防汛工作的紧急通知", "据市气象台消息，未来三天有暴雨，请各单位加强值守。"),
        ("云州市政策解读办法", "起草部门应当对重要文件进行解读，并采用答记者问等方式。"),
        ("政务公开工作要点", "做好公开工作，加强政策解读：重大政策同步解读。"),
    ],
)
def test_documents_that_use_words_of_the_press_are_no_news(title: str, body: str) -> None:
    assert document(title=title, body=body).rank not in (Rank.NEWS, Rank.INTERPRETATION)


def test_what_has_a_number_is_no_news() -> None:
    found = document(
        title="云州举办犬展", doc_no="云政发〔2020〕1号", body="近日，云州市举办犬展。"
    ).rank
    assert found is Rank.OTHER
