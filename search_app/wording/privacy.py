"""Words on personal data that documents show; for operators alone, never on the site."""

from __future__ import annotations

from corpus.personal_data.masked_finding import PersonalData

KINDS = {
    PersonalData.IDENTITY_CARD: "身份证号码",
    PersonalData.MOBILE: "手机号码",
    PersonalData.LANDLINE: "个人固定电话",
    PersonalData.BANK_CARD: "银行卡号",
    PersonalData.HOME_ADDRESS: "家庭住址",
    PersonalData.SENSITIVE_NAME: "低保、残疾、处罚等旁的姓名",
}
COLUMNS = ("编号", "标题", "种类", "在哪里", "第几个字", "内容（已隐去）")
APART = "以下是低保、残疾、处罚等旁的姓名，可能是依法公开的，请逐条核对："
NONE = "没有找到个人信息。"
TITLE = "标题"
BODY = "正文"
HINT = (
    "机器按格式和上下文判断，会有遗漏和误报，请对照原文核对；应撤下的，用 policy-search takedown。"
)


def indexed(count: int) -> str:
    """After a run: how many of its documents show personal data."""
    return f"新增和更改的文件中有 {count:,} 份可能含个人信息，请运行 policy-search privacy 查看。"


def place(part: int | None) -> str:
    """Where in a document: its title, its body or an attachment."""
    if part is None:
        return TITLE
    return f"附件{part}" if part else BODY


def summary(documents: int, looked_at: int) -> str:
    """How many documents show personal data."""
    return f"共 {looked_at:,} 份文件，其中 {documents:,} 份可能含个人信息。"


def counted(kind: PersonalData, count: int) -> str:
    """How often a kind was found."""
    return f"  {KINDS[kind]}  {count:,}"


def written(path: str) -> str:
    """Where the list is, which only its owner may read."""
    return f"清单已写入 {path}，只有您本人可以读取。"
