"""How a text says that one name is short for another: 住房公积金（以下简称“公积金”）."""

from __future__ import annotations

from corpus.fields.rules.reading_rule import How, ReadingRule
from corpus.fields.word_classes import HUNDRED_HAN

_BRACKET = "（）()〔〕\\[\\]【】"
_QUOTE = '“”"‘’「」《》〈〉<>'

SAID = ReadingRule(
    "that what stands before it has a short or a common name",
    r"(?P<opening>[（(]|[，,]\s?)\s?(?:(?:以下|下文|以下均|以下统一|下)(?:简称|统称|称)|简称|(?P<common>俗称))"
    rf"[为作]?[:：]?\s?(?:[{_QUOTE}](?P<marked>[^{_QUOTE}{_BRACKET}、，,。；;\n]{{2,20}})[{_QUOTE}]"
    rf"|(?P<bare>[^{_QUOTE}{_BRACKET}、，,。；;：:\s]{{2,12}}))\s?(?=[）)，,。；;])",
    finds={
        "住房公积金（以下简称“公积金”）": "（以下简称“公积金”",
        "犬只登记证（简称犬证）": "（简称犬证",
        "不动产权证书，俗称“房产证”，": "，俗称“房产证”",
        "《养犬条例》(以下称《条例》)": "(以下称《条例》",
    },
    ignores=("简称不同的", "以下简称甲、乙）", "（以下办法）"),
    anchors=("简称", "统称", "俗称", "下称", "文称", "均称", "一称"),
)
JOINT = ReadingRule(
    "that several things have one name together",
    r"统称",
    finds={"（以下统称犬只": "统称"},
    ignores=("（以下简称犬只",),
)
TITLE_BEFORE = ReadingRule(
    "a title in 《》, with its number or a note behind it",
    rf"《(?P<name>[^《》\n]{{3,80}})》\s?(?:[（(〔【\[][^《》\n{_BRACKET}]{{0,20}}"
    rf"(?:[〔\[（(【]\d{{4}}[〕\]）)】]\s?第?\d+号)?[）)]?)?$",
    finds={"根据《养犬条例》": "《养犬条例》", "按照《养犬办法》（试行）": "《养犬办法》（试行）"},
    ignores=("《养犬条例》规定", "养犬条例"),
)
NOTE_BEHIND = ReadingRule(
    "a note in brackets that ends a title",
    rf"[（(〔\[【][^{_BRACKET}]*[）)〕\]】]$",
    finds={"养犬办法（试行）": "（试行）"},
    ignores=("养犬办法", "（试行）养犬"),
)
QUOTED_BEFORE = ReadingRule(
    "a name in quotation marks",
    r"[“\"](?P<name>[^“”\"\n，。；]{4,40})[”\"]$",
    finds={"开通“云州市养犬服务热线”": "“云州市养犬服务热线”"},
    ignores=("云州市养犬服务热线", "“犬证”"),
)
CLAUSE = ReadingRule(
    "the end of a clause, with no sign of one behind it but inside brackets",
    r"(?P<name>(?:[^，,。；;：:！？!?、\s（()）【】〔〕\[\]“”\"《》<>]|[（(][^（()）\n]{1,12}[）)]){2,60})$",
    finds={
        "第二条 云州（集团）公司": "云州（集团）公司",
        "犬只、犬只登记证": "犬只登记证",
    },
    ignores=("犬只，", "（一）。"),
)
ITEM = ReadingRule(
    "the number of an item",
    rf"(?:[（(][{HUNDRED_HAN}\d]+[）)]|\d+[.．)）]|\*+|第[{HUNDRED_HAN}\d]+条)",
    finds={"（一）犬只": "（一）", "1.犬只": "1.", "第二条犬只": "第二条"},
    ignores=("犬只（一）", "一般犬只"),
    how=How.AT_START,
)
AND = ReadingRule(
    "a word that joins names",
    r"和|与|暨",
    finds={"和": "和", "与": "与"},
    ignores=("和平", "参与"),
    how=How.WHOLE,
)
BEGINS_NAME = ReadingRule(
    "a word that is left out of short names and begins the whole one",
    r"(?:中国|住房)$",
    finds={"云州市住房": "住房", "由中国": "中国"},
    ignores=("住房和", "云州市"),
)
JOINED = ReadingRule(
    "two names at once, which no text calls one short name",
    r"和|与|或",
    finds={"单位和个人": "和"},
    ignores=("公积金",),
)
OR = ReadingRule(
    "a word before which another name ends",
    r"或|或者|及|以及|及其|含|不含|驻",
    finds={"或": "或", "以及": "以及"},
    ignores=("普及", "或许"),
    how=How.WHOLE,
)
NO_NAME = ReadingRule(
    "a word that stands before a name and in none",
    r"的|了|是|指|即|由|向|将|把|在|从|自|于|按|经|被|以|等|凡|并|其|该|各|对|为|所|有|无|未|不|须|需|应"
    r"|应当|可以|可|根据|依据|依照|按照|遵照|参照|通过|关于|有关|作为|成为|所称|其中|包括|近日|现将|现"
    r"|依法|会同|联合|委托|开展|实施|执行|落实|贯彻|制定|印发|发布|公布|出台|组织|成立|设立|组建|建立"
    r"|编制|修订|修改|加强|规范|完善|推进|推动|促进|做好|支持|申请|办理|领取|取得|缴纳|缴存|签订|使用|利用"
    r"|依托|接受|参加|提交|出具|发放|收取|征收|享受|符合|具有|持有|拥有|进行|从事|承担|负责|纳入|进入|列入"
    r"|本|本市|全市|我市|本省|全省|我省|我国|本县|本区|我部|我局|我厅|我委|同意|购买|登录|关注|明确|启动|举办",
    finds={"根据": "根据", "的": "的"},
    ignores=("有限", "目的"),
    how=How.WHOLE,
)
RELATIVE = ReadingRule(
    "a name that means another thing in every place or text",
    r"[本我该各两此某原旧其]|案涉|涉案",
    finds={"本办法": "本", "我局": "我", "各单位": "各"},
    ignores=("养犬办法",),
    how=How.AT_START,
)
PLACE_SIGN = ReadingRule(
    "the sign of a place's level, which says which place only with its name before it",
    r"[省市县区州镇乡]",
    finds={"市教育局": "市"},
    ignores=("云州市教育局",),
    how=How.AT_START,
)
ROLE = ReadingRule(
    "a part in one text, not a name",
    r"(?:[甲乙丙丁双各对]方|.{0,4}(?:申请人|申报人|负责人|当事人|被告|原告|上诉人|第三人|受托人|委托人|承租人"
    r"|出租人|买受人|出卖人)|.{0,2}(?:单位|部门|机构|企业|公司|机关|项目|平台|系统|中心|资金|活动|人员|职工"
    r"|标准|规范|指南|合同|协议|目录|名单|小组|委员会|办公室|基地|园区"
    r"|消费者|经营者|管理者|投资者|专家|学校|学生|基金|计划|规划|工程|产品|服务|业务|数据|网站|车辆|自治县|自治州|开发区|保护区|事件|事故))",
    finds={"甲方": "甲方", "申请人": "申请人", "专项资金": "专项资金"},
    ignores=("公积金", "房产证"),
    how=How.WHOLE,
)
