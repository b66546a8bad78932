"""Which organ a document number belongs to by its code (机关代字), and in which years it did."""

from __future__ import annotations

from typing import NamedTuple

from corpus.fields.rules.reading_rule import How, ReadingRule

PROVINCE_CODE = ReadingRule(
    "the code of the government of a province, or of its office",
    r"((?!苏府)[京津沪渝冀晋辽黑苏浙皖闽赣鲁豫鄂湘粤琼川黔陕桂藏])(?:府|政)(办)?(?:发|函|规|字|文|电)*",
    finds={"粤府办": "粤府办", "湘政发": "湘政发"},
    # 苏府 is the government of the city of 苏州; that of the province is 苏政.
    ignores=("云政规", "粤教函", "苏府规字"),
    how=How.WHOLE,
)
CODE_OF_NUMBER = ReadingRule(
    "the code and the year of a number in its official form",
    r"(?P<code>[^〔〕\d]+)〔(?P<year>\d{4})〕",
    finds={"国办发〔2019〕6号": "国办发〔2019〕"},
    ignores=("国务院令第707号",),
    how=How.AT_START,
)


OFFICE_CODE = ReadingRule(
    "the sign of an organ's office within its code",
    r"(?<=.)(?:办|厅|综)",
    finds={"发改办能源规": "办", "教基厅函": "厅", "国能综通新能": "综"},
    ignores=("发改能源", "办"),
)


class IssuerCode(NamedTuple):
    """The codes that one organ alone used in the years `held`."""

    rule: ReadingRule
    organ: str
    held: range


def _code(
    organ: str, pattern: str, first: int, last: int, *, finds: str, ignores: str
) -> IssuerCode:
    rule = ReadingRule(
        f"a code of {organ}, {first} to {last}",
        pattern,
        finds={finds: finds},
        ignores=(ignores,),
        how=How.WHOLE,
    )
    return IssuerCode(rule, organ, range(first, last + 1))


CODES = (
    _code(
        "国务院办公厅",
        r"国办(?:发|函|秘函|公开办函)(?:明电)?",
        1949,
        2100,
        finds="国办发",
        ignores="国办",
    ),
    _code("国务院", r"国(?:发|函|令)(?:明电)?", 1949, 2100, finds="国发明电", ignores="国"),
    _code("中共中央办公厅", r"中办(?:发|函|字)", 1949, 2100, finds="中办发", ignores="中办"),
    _code("中共中央", r"中发", 1949, 2100, finds="中发", ignores="中发办"),
    _code(
        "国家发展和改革委员会",
        r"发改(?:基础|产业|投资|价格|环资|社会|能源|高技|体改|农经|经贸|地区|办|财金|西部"
        r"|就业|法规|规划|经体|运行|数据|振兴|外资|综合|气候|东北|评督|开放|一带一路)(?:规"
        r"|函)?|发改电|发改办.{1,5}",
        2003,
        2100,
        finds="发改能源",
        ignores="发改农牧",
    ),
    _code(
        "财政部",
        r"财办?(?:税|建|预|库|会|社|教|金|农|行|综|资|企|办|资环|监|关税|文|国债)(?:函|发|规)?",
        1994,
        2100,
        finds="财税",
        ignores="财发",
    ),
    _code(
        "教育部",
        r"教(?:基|财|师|高|思政|体艺|职成|政法|社科|学|监管|督|语用|科技|外|研|民族)(?:厅)?"
        r"(?:函|[一二三四])?(?:函)?",
        1998,
        2100,
        finds="教基厅函",
        ignores="教发",
    ),
    _code("科学技术部", r"国科(?:发|办)[^市县]{0,3}", 1998, 2100, finds="国科发农", ignores="国科"),
    _code(
        "工业和信息化部",
        r"工信(?:部|厅)[^市县]{1,6}",
        2008,
        2100,
        finds="工信部规",
        ignores="工信部",
    ),
    _code("公安部", r"公通字", 1990, 2100, finds="公通字", ignores="公通"),
    _code("民政部", r"民(?:发|函|办发|办函)", 1990, 2100, finds="民函", ignores="民政发"),
    _code("司法部", r"司(?:发|发通|办通|规)", 1990, 2100, finds="司发通", ignores="司法"),
    _code(
        "人力资源和社会保障部",
        r"人社(?:部|厅)(?:发|函|规|明电)",
        2008,
        2100,
        finds="人社部发",
        ignores="人社发",
    ),
    _code(
        "自然资源部",
        r"自然资(?:发|规|函|办发|办函)",
        2018,
        2100,
        finds="自然资规",
        ignores="自然资",
    ),
    _code(
        "国土资源部",
        r"国土资(?:发|规|函|厅发|厅函)",
        1998,
        2018,
        finds="国土资发",
        ignores="国土发",
    ),
    _code(
        "生态环境部",
        r"环(?:办|发|函)[^市县]{0,6}",
        2019,
        2100,
        finds="环办水体",
        ignores="云环办",
    ),
    _code(
        "环境保护部",
        r"环(?:办|发|函)[^市县]{0,6}",
        2009,
        2017,
        finds="环办水体",
        ignores="云环办",
    ),
    _code(
        "住房和城乡建设部",
        r"建办?(?:市|质|法|标|城|村|房|科|金|督|计|规|保)(?:函|规|电)?",
        2009,
        2100,
        finds="建市规",
        ignores="建发市",
    ),
    _code(
        "交通运输部",
        r"交(?:运|公路|水|安监|规划|科技|政研|财审|搜救|海|法|人教|办[^市县]{1,3})(?:发|规"
        r"|函)",
        2008,
        2100,
        finds="交公路发",
        ignores="交发",
    ),
    _code(
        "农业农村部",
        r"农(?:经|牧|渔|种|机|科|质|医|垦|市|计财|产|办[^市县]{1,2})发?",
        2019,
        2100,
        finds="农渔发",
        ignores="农发",
    ),
    _code(
        "农业部",
        r"农(?:经|牧|渔|种|机|科|质|医|垦|市|计财|产|办[^市县]{1,2})发?",
        1990,
        2017,
        finds="农渔发",
        ignores="农发",
    ),
    _code(
        "商务部",
        r"商(?:建|服贸|合|贸|资|运|消费|流通|财|外资|综|产|援|办[^市县]{1,4})(?:函|发|规"
        r"|电)",
        2003,
        2100,
        finds="商服贸函",
        ignores="商发",
    ),
    _code(
        "文化和旅游部",
        r"文旅[^市县政]{1,6}发",
        2018,
        2100,
        finds="文旅产业发",
        ignores="文旅发",
    ),
    _code("国家卫生健康委员会", r"国卫[^市县]{1,6}", 2019, 2100, finds="国卫医发", ignores="国卫"),
    _code(
        "国家卫生和计划生育委员会",
        r"国卫[^市县]{1,6}",
        2013,
        2017,
        finds="国卫医发",
        ignores="国卫",
    ),
    _code("应急管理部", r"应急(?:厅)?(?:函)?", 2018, 2100, finds="应急厅函", ignores="应急发"),
    _code("中国人民银行", r"银(?:发|办发)", 1990, 2100, finds="银发", ignores="银监发"),
    _code("国家外汇管理局", r"汇(?:发|综发)", 1990, 2100, finds="汇发", ignores="汇"),
    _code(
        "国家税务总局",
        r"国税(?:发|函)|税总[^市县]{0,4}[发函]",
        1994,
        2100,
        finds="国税发",
        ignores="税发",
    ),
    _code("海关总署", r"署[^市县]{1,3}[发函]", 1990, 2100, finds="署税发", ignores="署发"),
    _code(
        "国家市场监督管理总局",
        r"国市监[^市县]{1,5}",
        2018,
        2100,
        finds="国市监注",
        ignores="国市监",
    ),
    _code(
        "国务院国有资产监督管理委员会",
        r"国资(?:发|厅发)[^市县]{1,4}",
        2003,
        2100,
        finds="国资发产权",
        ignores="国资",
    ),
    _code(
        "中国银行保险监督管理委员会",
        r"银保监(?:发|办发|规|办便函)",
        2018,
        2023,
        finds="银保监办发",
        ignores="银保监",
    ),
    _code("国家医疗保障局", r"医保(?:发|办发|函|办函)", 2018, 2100, finds="医保发", ignores="医保"),
    _code(
        "国家能源局",
        r"国能(?:发|综通|综函)?[^市县]{0,3}",
        2008,
        2100,
        finds="国能综通新能",
        ignores="云能发",
    ),
    _code(
        "国家知识产权局",
        r"国知(?:发|办发|办函)[^市县]{0,3}",
        1998,
        2100,
        finds="国知办函",
        ignores="国知",
    ),
    _code(
        "国家药品监督管理局",
        r"国药监[^市县]{1,3}",
        2018,
        2100,
        finds="国药监械",
        ignores="国药监",
    ),
    _code("最高人民法院", r"法(?:发|办)", 1990, 2100, finds="法发", ignores="法"),
    _code("广州市人民政府", r"穗府(?:函|规|发|字)?", 1990, 2100, finds="穗府规", ignores="穗府教"),
    _code(
        "广州市人民政府办公厅",
        r"穗府办(?:函|规|发)?",
        1990,
        2100,
        finds="穗府办函",
        ignores="穗府办教",
    ),
    _code("深圳市人民政府", r"深府(?:函|规|发)?", 1990, 2100, finds="深府函", ignores="深府教"),
    _code(
        "深圳市人民政府办公厅",
        r"深府办(?:函|规|发)?",
        1990,
        2100,
        finds="深府办规",
        ignores="深府办教",
    ),
)
