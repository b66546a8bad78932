"""What names of organs and places look like, in fields, signatures and titles."""

from __future__ import annotations

from corpus.fields.rules.date_rules import DATE
from corpus.fields.rules.reading_rule import How, ReadingRule
from corpus.fields.word_classes import ORDINAL, TEN_HAN, one_of

ORGAN_END = ReadingRule(
    "the end of an organ's name, before a number or under a text",
    # A department of a ministry signs by itself: 国家能源局综合司.
    rf"{one_of('organ_end')}$|(?<=[部委局署会院])[\u4e00-\u9fff]{{2,8}}(?<!公)司$",
    finds={
        "云州市教育局": "局",
        "云州市人民政府": "政府",
        "国务院": "院",
        "国家能源局综合司": "综合司",
    },
    ignores=("云州市", "人民政府关于", "云州市水务局下属公司"),
)
BETWEEN = ReadingRule(
    "what stands between the names of several organs",
    r"\s*[、；;，,\n\t]\s*|\s+",
    finds={"财政部、税务总局": "、", "财政部 税务总局": " "},
    ignores=("财政部税务总局",),
)
TOGETHER = ReadingRule(
    "等N部门 behind the names of organs",
    rf"等?\s*(?:[\d{TEN_HAN}]{{1,3}}\s*个?)?(?:部门|单位|部委|厅局|家|等)$|等$",
    finds={
        "财政部等七部门": "等七部门",
        "财政部 等": " 等",
        "云州市教育局等 3 个部门": "等 3 个部门",
    },
    ignores=("财政部", "等级评定"),
)
ISSUER = ReadingRule(
    "the end of an issuer's name, in fields and titles",
    rf"{one_of('issuer_end')}$",
    finds={"云州市教育局": "局", "云州大学": "大学", "云州市人大": "人大"},
    ignores=("云州市", "全国"),
)
NOT_ORGAN = ReadingRule(
    "a name that ends as an organ's does and is none",
    r"传闻|网传|会议$|报告$|(?<!人民代表)大会$|工作会$|新闻发布会|社区$|机场$|例会$|论坛$|峰会$"
    r"|(?:发布|听证|展览|博览|运动|交流|招聘|推介|洽谈|对接|研讨|培训|动员|部署|推进|表彰|启动|现场|调度"
    r"|协调|见面|通报|说明|宣讲|通气|吹风|座谈|联席|视频|庆祝|音乐|茶话|交易|订货|评审|论证|总结|年|晚|交)会$"
    r"|(?:举行|召开|举办|进行|实行|施行|执行|运行|通行|发行|出行|飞行|航行|自行)$"
    r"|微信|公众号|客户端|新媒体|门户|日报社?$|晚报社?$|新华社|本网|本站|网站$",
    finds={
        "中央经济工作会议": "会议",
        "云州日报社": "日报社",
        "云州发布公众号": "公众号",
        "云州市供水听证会": "听证会",
        "甲船与乙站载人交会": "交会",
        "云州市教育局举行": "举行",
    },
    ignores=("云州市人民代表大会", "云州市教育局", "云州市青年联合会", "中国银行"),
)
DETAIL = ReadingRule(
    "a note in brackets behind an organ's name",
    r"[（(][^（）()]*[）)]$",
    finds={"云州市教育局（市体育局）": "（市体育局）"},
    ignores=("云州市教育局", "（市）教育局"),
)
PLACE = ReadingRule(
    "the place that an organ's name begins with",
    r"(?:中共)?([^省市区县州]{1,8}[省市区县州])",
    finds={"云川市教育局": "云川市", "中共青田县委": "中共青田县"},
    ignores=("教育局", "市教育局"),
    how=How.AT_START,
)
OWN_PLACE = ReadingRule(
    "市 before an organ's name, for the place named before",
    r"^[省市区县州]",
    finds={"市财政局": "市"},
    ignores=("云川市财政局",),
)
NOT_IN_NAME = ReadingRule(
    "a sign that no organ's name holds",
    r"[。：:！？!?《》]",
    finds={"各区：教育局": "："},
    ignores=("云川市教育局",),
)
HEAD_NOTE = ReadingRule(
    "a note in brackets that a title begins with",
    r"^[（(【\[][^（(【\[]{1,6}[）)】\]]",
    finds={"【转发】财政部关于养犬的公告": "【转发】"},
    ignores=("财政部（代）关于养犬的公告",),
)
TITLE_HEAD = ReadingRule(
    "what stands in a title before the words of which it is about",
    r"(.{2,120}?)(?:关于|印发|转发|公布(?!会)|发布(?![会厅])|(?<!应)对(?![接口外内话比照象应策手等称冲]))",
    finds={"财政部 税务总局关于养犬的公告": "财政部 税务总局关于"},
    ignores=("养犬管理办法", "关于养犬的通知", "甲站对接任务新闻发布会"),
    how=How.AT_START,
)
YEAR_HEAD = ReadingRule(
    "the organ that a title begins with whose plan, budget or report of a year it is",
    # An audit of an organ, and news of it, are another's.
    r"((?!对|关于|在)[^\s《》“”，、]{0,12}?[省市区县州盟旗][^\s《》“”，、关对在]{1,20}"
    rf"{one_of('organ_end')}|国务院(?:办公厅)?)(?:关于)?\s?(?:19|20)\d\d\s*(?:年|[-—至]).{{0,40}}"
    r"(?:预算|决算|年报|报告|要点|计划|方案|总结|公告|通告|公示|说明|简章|目录|清单|令)(?:公开|公示|说明|情况)*"
    r"(?:[（(].{1,12}[）)])?$",
    finds={"云州市财政局2023年部门预算公开": "云州市财政局2023年部门预算公开"},
    ignores=(
        "对云州市财政局2023年预算的审计报告",
        "云州市财政局2023年召开会议",
        "云州市2023年工作要点",
    ),
    how=How.AT_START,
)
ACT_HEAD = ReadingRule(
    "the organ that a title names alone before the kind of its act",
    r"((?!对|关于|在)[^\s《》“”，、关对在]{2,30}"
    rf"{one_of('organ_end')})"
    r"(?:(?:决定)?(?:任免|任命|免职|任职|接受辞职|人事任免)(?:人员|干部)?(?:名单|的?通知|的?决定)"
    r"|令|公告|通告|任免名单)(?:[（(].{1,24}[）)])?$",
    finds={
        "云州市人民政府通告": "云州市人民政府通告",
        "云州市人大常委会任命名单": "云州市人大常委会任命名单",
        "云州市水务局公告（2023年第5号）": "云州市水务局公告（2023年第5号）",
    },
    ignores=("对云州市水务局的通告", "云州市水务局拍卖公告", "公告", "云州市水务局、公安局公告"),
    how=How.AT_START,
)
LETTERHEAD = ReadingRule(
    "the head of official paper, which names whose paper it is",
    rf"([^《》。，]{{2,56}}?{one_of('organ_end')})[（(]?(?:党组)?[）)]?\s*文\s*件$",
    finds={"云州市卫生局文件": "云州市卫生局文件", "云州市卫生局 文 件": "云州市卫生局 文 件"},
    ignores=("关于印发云州市卫生局文件的通知", "《云州市卫生局文件》", "招标文件"),
    how=How.AT_START,
)
ACT_NOTE = ReadingRule(
    "the note on the day and the act by which a text was proclaimed or passed",
    rf"[（(]\s*(?:{DATE})\s*(?:经|由)?\s*(?:(?P<place>[\u4e00-\u9fff]{{0,16}}?)"
    rf"第[{ORDINAL}〇零百]{{1,6}}届(?P<nation>全国)?人民代表大会(?P<standing>常务委员会)?"
    rf"|(?P<organ>[\u4e00-\u9fff]{{2,24}}?{one_of('organ_end')})(?:令)?\s*(?:第|〔|\[|令))",
    finds={
        "（2011年7月8日云州市人民政府令第56号公布）": "（2011年7月8日云州市人民政府令第",
        "（2019年5月9日甲市第四届人民代表大会通过）": "（2019年5月9日甲市第四届人民代表大会",
    },
    ignores=("（2011年7月8日）", "2011年7月8日云州市人民政府令第56号", "（2011年7月8日施行）"),
    how=How.AT_START,
)
ORDER_ORGAN = ReadingRule(
    "the organ whose order the note on a text names, behind its day",
    rf"(?<=日)[\u4e00-\u9fff]{{2,24}}?{one_of('organ_end')}(?=令)",
    finds={"（2019年1月4日云川省人民政府令第312号公布）": "云川省人民政府"},
    ignores=("（2018年12月20日省人民政府第26次常务会议通过）", "云川省人民政府令第312号"),
)
NO_HEAD = ReadingRule(
    "a sign by which the words before 关于 name no organ",
    r"[《》，。“”]",
    finds={"《云州市教育局": "《"},
    ignores=("财政部 税务总局",),
)
NUMBER_ORGAN = ReadingRule(
    "the organ within the number of its act",
    rf"(.{{2,40}}?){one_of('numbered_kind')}(?:\d{{4}}年|〔.*?〕)?第",
    finds={"国务院令第707号": "国务院令第", "海关总署公告2020年第24号": "海关总署公告2020年第"},
    ignores=("国发〔2019〕5号", "公告第1号"),
    how=How.AT_START,
)
OFFICE = ReadingRule(
    "the office or department behind an organ's short name",
    r"(?:办公厅|办公室|综合司|秘书局|[\u4e00-\u9fff]{2,10}司)$",
    finds={"国家发改委办公厅": "办公厅"},
    ignores=("国家发改委", "办公厅文件"),
)
GOVERNMENT = ReadingRule(
    "政府 behind the name of a place, for 人民政府",
    r"(?<=[省市区县州盟旗])政府(?=办公[厅室]$|$)",
    finds={"云川市政府办公厅": "政府", "青田县政府": "政府"},
    ignores=("云川市人民政府", "云川市政府采购中心"),
)
OFFICE_OF_RENAMED = ReadingRule(
    "what stands behind the name of a central organ: its offices and branches",
    r"(?:办公厅|办公室|[\u4e00-\u9fff]{1,12}(?:司|局|分局))?",
    finds={"办公厅": "办公厅", "水司": "水司"},
    ignores=("研究院", "办公厅 "),
    how=How.WHOLE,
)
PLACE_OF_RENAMED = ReadingRule(
    # And nothing between: 市文化和旅游局 is no renamed 旅游局.
    "what stands before the name of a renamed local organ",
    r"[\u4e00-\u9fff]*(?:省|自治区|市|州|盟|县|区|旗)",
    finds={"云川市": "云川市", "市": "市"},
    ignores=("云川市文化和", ""),
    how=How.WHOLE,
)
SEVERAL_ORGANS = ReadingRule(
    "white space or 、 between organs in the name before a numbered act",
    r"[\s、]+",
    finds={"财政部、税务总局": "、"},
    ignores=("财政部税务总局",),
)
NATION = ReadingRule(
    "a word for the whole country in a field of places",
    r"(?:全国|国家级?|中央|全国性|中国|中华人民共和国)",
    finds={"全国": "全国", "国家级": "国家级"},
    ignores=("云川市", "全国各省"),
    how=How.WHOLE,
)
PROVINCE_END = ReadingRule(
    "what the name of a province ends in and its short name lacks",
    r"(?:壮族|回族|维吾尔)?自治区$|特别行政区$|[省市]$",
    finds={"宁夏回族自治区": "回族自治区", "广东省": "省"},
    ignores=("广东", "省会"),
)
CITY_END = ReadingRule(
    "what the name of a city or prefecture ends in and its short name lacks",
    r"(?:(?:布依族|哈尼族|土家族|朝鲜族|景颇族|傈僳族|柯尔克孜|哈萨克|蒙古族|蒙古|藏族|羌族|彝族|苗族|侗族"
    r"|壮族|傣族|白族|回族|黎族)+自治[州县]|地区|新区|综合实验区|林区|[市盟县])$",
    finds={"大理白族自治州": "白族自治州", "广州市": "市", "阿里地区": "地区"},
    ignores=("广州", "市区"),
)
WHOLE_CITY = ReadingRule(
    "the end of a city's whole name",
    r"[市州盟县区]$",
    finds={"广州市": "市", "大理白族自治州": "州"},
    ignores=("朝阳", "市东"),
)
WHOLE_PROVINCE = ReadingRule(
    "the end of a province's whole name",
    r"[省市区]$",
    finds={"广东省": "省", "宁夏回族自治区": "区"},
    ignores=("广东", "省会"),
)
PLACE_GAPS = ReadingRule(
    "white space and signs between the parts of a place",
    r"[\s/\\>,，·-]+",
    finds={"广东 / 广州": " / ", "广东>广州": ">"},
    ignores=("广东广州",),
)
