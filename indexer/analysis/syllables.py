"""The syllables of standard Mandarin without tone, how they are typed, and which sound alike."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

_LISTED = """
a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao
ce cen ceng cha chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan chuang chui
chun chuo ci cong cou cu cuan cui cun cuo da dai dan dang dao de dei deng di dia dian diao die ding
diu dong dou du duan dui dun duo e ei en er fa fan fang fei fen feng fo fou fu ga gai gan gang gao
ge gei gen geng gong gou gu gua guai guan guang gui gun guo ha hai han hang hao he hei hen heng hong
hou hu hua huai huan huang hui hun huo ji jia jian jiang jiao jie jin jing jiong jiu ju juan jue jun
ka kai kan kang kao ke kei ken keng kong kou ku kua kuai kuan kuang kui kun kuo la lai lan lang lao
le lei leng li lia lian liang liao lie lin ling liu lo long lou lu luan lun luo lv lve ma mai man
mang mao me mei men meng mi mian miao mie min ming miu mo mou mu na nai nan nang nao ne nei nen neng
ni nian niang niao nie nin ning niu nong nou nu nuan nuo nv nve o ou pa pai pan pang pao pei pen
peng pi pian piao pie pin ping po pou pu qi qia qian qiang qiao qie qin qing qiong qiu qu quan que
qun ran rang rao re ren reng ri rong rou ru ruan rui run ruo sa sai san sang sao se sen seng sha
shai shan shang shao she shei shen sheng shi shou shu shua shuai shuan shuang shui shun shuo si song
sou su suan sui sun suo ta tai tan tang tao te tei teng ti tian tiao tie ting tong tou tu tuan tui
tun tuo wa wai wan wang wei wen weng wo wu xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue
xun ya yan yang yao ye yi yin ying yo yong you yu yuan yue yun za zai zan zang zao ze zei zen zeng
zha zhai zhan zhang zhao zhe zhei zhen zheng zhi zhong zhou zhu zhua zhuai zhuan zhuang zhui zhun
zhuo zi zong zou zu zuan zui zun zuo
"""

SYLLABLES: tuple[str, ...] = tuple(_LISTED.split())
"""All syllables that a character of GB 2312 is read with today, ü as v; the id is the index.

Left out are the sounds without a vowel (m, n, ng, hng), which people type as initials.
"""

TWO_LETTER_INITIALS = ("zh", "ch", "sh")
"""The initials that are written with two letters; z, c and s alone stand for them as well."""

LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
"""The letters that pinyin is typed with."""

_NEAR_BEGINNINGS = (
    *(("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l")),
    *(("f", "h"), ("f", "hu"), ("fei", "hui"), ("fen", "hun"), ("feng", "hong")),
)
"""Beginnings that speakers of many regions exchange; f is said as h, and as h with u behind it
(发 as 花, 飞 as 灰)."""

_NEAR_ENDINGS = ("in", "en", "an")
"""Ends of syllables that are exchanged with the same followed by g."""


@cache
def spellings() -> dict[str, int]:
    """Each way to type a syllable, with the syllable's id.

    ü is typed as v, and as yu by the rules for passports (lyu); lüe and nüe also as lue and nue;
    behind j, q, x and y, where its dots are not written, some type v all the same.

    >>> SYLLABLES[spellings()["lyu"]], SYLLABLES[spellings()["lue"]], SYLLABLES[spellings()["jvn"]]
    ('lv', 'lve', 'jun')
    """
    ids = {syllable: number for number, syllable in enumerate(SYLLABLES)}
    variants = {}
    for syllable, number in ids.items():
        if syllable.startswith(("lv", "nv")):
            variants[syllable.replace("v", "yu")] = number
            if syllable.endswith("ve"):
                variants[syllable.replace("v", "u")] = number
        if syllable.startswith(("ju", "qu", "xu", "yu")):
            variants[syllable.replace("u", "v", 1)] = number
    return ids | variants


def beginning_with(letters: str) -> frozenset[int]:
    """The ids of all syllables of which a spelling begins with these letters.

    >>> sorted(SYLLABLES[number] for number in beginning_with("nv"))
    ['nv', 'nve']
    """
    return _by_beginning().get(letters, frozenset())


@cache
def _by_beginning() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for typed, number in spellings().items():
        for size in range(1, len(typed) + 1):
            found[typed[:size]].add(number)
    return {letters: frozenset(numbers) for letters, numbers in found.items()}


@cache
def near_syllables(number: int) -> frozenset[int]:
    """The ids of other syllables that speakers of some region say as this one.

    >>> [SYLLABLES[other] for other in sorted(near_syllables(SYLLABLES.index("zhen")))]
    ['zen', 'zeng', 'zheng']
    """
    syllable = SYLLABLES[number]
    alike = {syllable, *_with_other_beginning(syllable)}
    alike |= {other for one in alike for other in _with_other_ending(one)}
    return frozenset(spellings()[other] for other in alike if other in SYLLABLES) - {number}


def _with_other_beginning(syllable: str) -> set[str]:
    found = set()
    for first, second in _NEAR_BEGINNINGS:
        if syllable.startswith(first):
            found.add(second + syllable.removeprefix(first))
        elif syllable.startswith(second):
            found.add(first + syllable.removeprefix(second))
    return found


def _with_other_ending(syllable: str) -> set[str]:
    if syllable.endswith(_NEAR_ENDINGS):
        return {f"{syllable}g"}
    shorter = syllable.removesuffix("g")
    return {shorter} if shorter != syllable and shorter.endswith(_NEAR_ENDINGS) else set()
