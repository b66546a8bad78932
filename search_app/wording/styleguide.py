"""Words on the page of all components."""

PAGE_TITLE = "组件样式"
LEAD = (
    "全站的组件和它们的各种状态，供修改样式时对照；其中的文件都是虚构的。"
    "本页只在设置 styleguide 为 on 时才有。"
)
SPECIMENS = {
    "box": "检索框",
    "offers": "框下的提示",
    "results-head": "结果的份数与排序",
    "beside-hits": "条件与更正（可撤销）",
    "passage": "原文摘录",
    "hits": "结果：各种时效性",
    "list-foot": "选取与下载",
    "pager": "翻页",
    "facets": "筛选与日期",
    "past-the-end": "页码过大",
    "no-hits": "没有找到",
    "standings": "文件如何有效：标记与提示条",
    "fields": "文件信息",
    "text": "文件正文",
    "relations": "相关文件",
    "buttons": "按钮与选项",
    "table": "表格",
    "problems": "填写有误",
    "errors": "出错页",
}
BUTTON, SECONDARY = "主要按钮", "次要按钮"
CHOSEN, NOT_CHOSEN, TICKED = "选中的", "未选的", "勾选的"
FIELD, WRONG = "填好的", "填错的"
TABLE = "各机关的份数"
COLUMN, NUMBER = "机关", "份数"

# The invented documents.
TITLE = "云川市养犬登记管理办法"
ISSUER = "云川市人民政府"
TYPED = "文种:办法 养*记 (登记 与 与 免疫"
TEXT = "养犬人应当自取得犬只之日起三十日内办理登记；未登记的，不得饲养。"
DOCUMENT_NUMBER = "云政规〔2024〕7号"
KIND = "办法"
TOPIC = "公安、安全、司法/治安"
SUBJECT = "养犬"
MATCH = "登记"
MATCH_AS_WRITTEN = "登 记"
MISSING = "免疫"
VALID_TITLE = "云川市犬只收容细则"
REPEALED_TITLE = "云川市养犬管理办法"
EXPIRED_TITLE = "云川市犬只登记收费规定"
PARTIAL_TITLE = "云川市养犬管理条例"
COMING_TITLE = "云川市犬只免疫办法"
OLDER_TITLE = "云川市养犬登记暂行办法"
REPLACED_TITLE = "云川市养犬登记试行办法"
READING_TITLE = "《云川市养犬登记管理办法》解读"
UNDATED_TITLE = "云川市犬只名录"
WITHIN = "犬只"
PROVINCE = "浙江省"
CITY = "浙江省/杭州市"
PLAIN_WORD = "狗证"
OFFICIAL_WORD = "养犬登记证"
OFFICIAL_SENTENCE = "养犬登记证（以下简称狗证）"
UNLISTED_NUMBER = "云政规〔2020〕99号"
UNLISTED_TITLE = "云川市犬只繁育办法"
MISTYPED = "登己"
CORRECTED = "养犬登记"
TYPED_WRONG = "养犬登己"
NOWHERE_TYPED = "量子 纠缠"
WIDER = "纠缠"
NOWHERE = "量子"
NEAR_TOPIC = "科技、教育"
ANSWER = "三十日内"
SECOND_ISSUER = "云川市公安局"
CITY_NAME = "杭州市"
NATION = "全国"
SENTENCE = "本办法自2026年1月1日起施行，《云川市养犬登记管理办法》同时废止。"
CHAPTER = "第一章　总则"
ARTICLE = "第一条　为了规范养犬登记，根据《云川市养犬条例》，制定本办法。"
SECOND_ARTICLE = "第二条　养犬人办理登记，应当提交下列材料："
ITEM = "（一）身份证明；"
SECOND_ITEM = "（二）免疫证明。"
SECTION = "第一节　期限"
SIGNED_ON = "2024年6月3日"
PRINTED = "登记申请表的填写说明。"
ATTACHMENT = "登记申请表"
SCAN = "扫描件"
BASIS = "云川市养犬条例"
CLAUSE = "第九条"
ROWS = ("项目\t期限", "养犬登记\t三十日")


def district(number: int) -> str:
    """One of many organs."""
    return f"云川市第{number}区人民政府"
