"""What the fields of the API's answers mean."""

from __future__ import annotations

from search_app import wording
from search_app.wording import changes, drafts, effects, relations, suggesting, values

FIELDS = {
    "answer": "原文摘录：能回答所问的一条或一段原文；没有则为 null。不能代替办理机关的答复。",
    "anchor": "所在条在本站网页中的位置，如 article-12；不在任何一条中则为空。",
    "query": "检索词。",
    "reading": "检索词是怎样理解的。",
    "words": "查找的词。",
    "needed": "不再使用，总是 null。",
    "question": "是否以问号或“吗”“呢”结尾。",
    "near_titles": "是否没有完全同名的文件，而先列标题相近的。",
    "expansions": "另外查找的正式说法和全称；没有时为空，它们不计入 total。",
    "official": "它的正式说法或全称。",
    "origin": "由来：table 通俗说法表，collection 本站文件自己的说法（以下简称、俗称）。",
    "unlisted_numbers": "本站未收录的发文字号。",
    "unlisted_titles": "本站文件引用、而本站没有收录的文件名称。",
    "quoted_numbers": "加了引号的发文字号就是这些文件的，而它们不在结果中。",
    "sign_notes": "检索词中与通常写法不同的符号，和它们是怎样理解的；没有时为空。",
    "correction": "检索词中的错字、拼音或缩写应当是什么；没有时为 null。",
    "typed": "所写的词。",
    "corrected": "应当是的词。",
    "applied": "是否已改查；已改查时 hits 是改正后的结果，total 和 facets 仍按所写的计。",
    "offers": "可以改用的检索或其他建议，按种类排列；没有时为空。",
    "total": "相符的份数。",
    "hits": "本页的文件。",
    "next_cursor": "续读位置；没有更多时为 null。",
    "facets": "各项的值及份数。",
    "took_ms": "检索用时，毫秒。",
    "omitted": "检索费时，来不及给出的部分：facets、snippets 等；命中和份数总是完整的。",
    "index_version": "索引版本；内容有任何变化时都会改变。",
    "value": "值；“未标注”指没有这一项的文件。",
    "count": "份数。",
    "selected": "是否已按它筛选。",
    "text": "原文的一段。",
    "match": "这一段是否与检索词相符。",
    "id": "编号，不会改变。",
    "key": "在来源中的标识。",
    "path": "在来源中的路径。",
    "page": "本站网页的网址。",
    "url": "原文的网址。",
    "score": "相关性得分，只能在一次检索之内比较。",
    "snippets": "正文片段，最多三段。",
    "parts": "标题，分成相符和不相符的段。",
    "suggestions": "建议的文件，最相关的在前。",
    "dated_by": "排序和统计所依的日期：written_on 或 published_on。",
    "written_by": "成文日期的由来。",
    "unit": "时期。",
    "bars": "有文件的各个时期，从早到晚。",
    "period": "时期，如 2019、2019-08、2019-08-26；不分时期的行为 null。",
    "undated": "没有日期的文件。",
    "facet": "项。",
    "values": "列出的值。",
    "left_out": "另有多少个值未列出。",
    "rows": "有文件的各个时期，从早到晚。",
    "counts": "各值的份数，与 values 一一对应。",
    "unstated": "没有这一项的文件。",
    "overall": "全部时期合计，每份文件只计一次。",
    "validity": "时效性，指 asof 那天（不给则为今天）；“未标注”即本站未查到废止、失效的记载。",
    "validity_stated": "时效性是否文件写明，否则为按文件推算，请核实。",
    "amended": "到那天为止是否修改过。",
    "duplicates": "相同文本：在检索结果中为其份数，在一份文件中为各份。",
    "listed": "各页共列出多少条：合并相同文本时少于 total，另列没有提到全部词的文件时多于 total。",
    "further": "列出的文件中，没有提到全部词的有多少条。",
    "recommended": "是否由本站推荐，因而排在最前；match=all 时总是 false。",
    "missing": "这份文件没有提到的词；续读和 match=all 时总是空的。",
    "dated_on": "排序和统计所依的日期。",
    "asof": "所问的那天。",
    "indexed_on": "索引建立的日子。",
    "timeline": "先后的各个时效状态。",
    "ground": "状态的依据。",
    "first_day": "从哪天起。",
    "latest": "是否最迟从那天起。",
    "stated": "是否文件写明，否则为按文件推算，请核实。",
    "sentence": "所依据的句子；只由标题说明的为那份文件的标题。",
    "by": "出自哪份文件，null 为它自己。",
    "amended_on": "从哪天起被修改。",
    "text_from": "本站的文本是后来哪天的；那天的文本未收录。",
    "effects": "其他文件对它的作用。",
    "effects_on_this": "其他文件对它的作用。",
    "effects_on_others": "它对其他文件的作用。",
    "citations": "它引用的。",
    "cited_by": "引用它的。",
    "documents": "各份文件。",
    "versions": "同一部法规的各版本，包括它自己，已施行的最新版本在前；没有别的版本时为空。",
    "same_title": "标题相同、不能确定是它的版本的文件。",
    "newer_version": "取代它的、或者将要施行的新版；没有则为 null。不是 validity 的一个值。",
    "contains": "正文已经含有的修改，最后的在前。",
    "decided_on": "通过或公布的那天。",
    "contradictions": "互相矛盾的状态。",
    "related": "题材相同的文件，最相近的在前，最多 5 份；上面已列出的和相同文本除外。",
    "shared": "与它共同的内容。",
    "in_titles": "这些词是否都在标题中，否则为正文中多次出现的词。",
    "graph": "以上关系，以点和边表示。",
    "nodes": "文件。",
    "edges": "关系，从说出它的文件指向所说的文件。",
    "from": "从哪份文件。",
    "to": "到哪份文件。",
    "targets": "所指的本站文件；空为未收录，几份为同一文本或未能确定。",
    "certain": "是否确定所指。",
    "disagrees": "字号与标题不一致。",
    "later": "本站只有更晚的版本。",
    "clauses": "所指的条款，空为整份文件。",
    "basis": "是否作为依据（根据《…》）。",
    "place": "句子在正文中的位置。",
    "until": "延长、暂停或暂时调整到哪天。",
    "where": "只在哪些地方暂时调整实施，照原文；不限地方的为空。",
    "one": "其一。",
    "other": "其二。",
    "type": "word 词，phrase 短语，number 发文字号，issuer 发文机关。",
    "holds": "是否就是这份文件的字号或发文机关。",
    "forms": "原文的不同写法，最多三种。",
    "reasons": "为什么相符：所查的每个词、短语、字号、机关各在哪里。",
    "statements": "正文自己说的：引用哪些文件，对哪些文件做什么，有效期。",
    "no_rule": "征求意见稿、解读、新闻等，没有效力。",
    "on": "从哪天起；未写明的为 null。",
    "older_self": "所指是它自己的旧版。",
    "term": "有效期，没有写的为 null。",
    "last_day": "最后一天。",
    "months": "从施行起的月数；写明从哪天算起的，从 since 起。",
    "article": "哪一条，照原文；整份文件的、没有写明哪一条的为空。",
    "contained": "本站收录的文本是否已包含这一处理；不改变文本、没有收录、不能确定的为 null。",
    "about": "参数中写编号的文件。",
    "at": "记录的时刻；由日期引起的变化为 null。",
    "periods": "时效性有变化时，现在有、以前没有的时效状态。",
    "by_day": "是否由到了日期引起，而不是由收录的文件引起。",
    "recorded_since": "从哪天起有记录；还没有记录的为 null。",
    "older": "有记录之前是否已有文件：它们的收录日期不详。",
    "derived": "是否由几处推算，而不是一句写明。",
    "effect": f"作用：{values.coded(relations.EFFECT_NAMES)}；只是引用的为 null。",
    "weight": "wrong 有问题，doubtful 请核实，fine 未见问题（不等于有效）。",
    "findings": "核对的结果，至少一条。",
    "items": "需要清理的文件，每个缘由一条。",
    "runs": "编号后面的文字，分成改了和没改的段；段落之间是换行。",
    "changed": "这一段在另一份文本中是否不同或没有。",
    "note": "给人看的说明。",
    "reworded": "文字是否有改动。",
    "renumbered": "编号是否变了。",
    "writing": "仅书写差异（全半角、标点、空格、繁简）有几处；没有标出。",
    "breaks": "其中分段不同有几处。",
    "coarse": "文字太长，只从第一处不同标到最后一处。",
    "perhaps": "新增的可能由原文本哪一条改来，删去的可能改成了新文本哪一条，须核对；没有则为空。",
    "document": "文件。",
    "reason": "缘由：expires 到期，basis_ended 所依据的文件已经废止或失效，"
    "organ_renamed 发文机关已更名或撤并。",
    "day": "到期的那天，或从哪天起所依据的文件废止或失效、发文机关不再用原名。",
    "absent": "所依据的、本站未收录而已由 by 废止的文件。",
    "renamed": "已更名或撤并的发文机关，别的缘由没有。",
    "now": "现在的机关。",
    "exact": "now 是否机关名称；否则是承担其职能的部门，各地名称不一。",
    "since": "起始日。",
    "decision": "依据哪次机构改革。",
    "snippet_places": "各片段所在的附件和页，在正文中的为 null。",
    "rules": "各项信息由哪条规则得出。",
    "places": "各项信息在正文中的起止位置。",
    "structure": "标题、条、表格、落款在正文中的位置。",
    "attachments": "附件。",
    "notes": "读取说明：文件中有、但正文没有显示或不能确定的内容。",
    "start": "开始的字。",
    "end": "结束的字（不含）。",
    "attachment": "所在附件的序号，正文为 0。",
    "level": "标题的层级，1 为最高。",
    "name": "条的名称。",
    "number": "附件的序号。",
    "extracted": "是否提取了文字。",
    "status": "正常时为 ok。",
    "error": "错误。",
    "code": "错误的代码，供程序判断。",
    "message": "错误的说明。",
    "problems": "每一处错误。",
    "parameter": "有误的参数。",
    "second_title": "所印发文件的标题。",
    "site": "发布网站。",
    "stated_validity": "来源所注的时效。",
    "history": "来源列出的沿革：何时由谁通过、公布、修改，没有列出的为空。",
}
"""What a field of a name means, in whichever answer it is."""

# What a field means where its name means something else than elsewhere.
AMENDED_CLAUSES = "被修改的条款，空为整份文件或未写明。"
ANSWER_PARTS = "摘录，分成相符和不相符的段。"
ANSWER_START = "摘录在正文中从第几个字开始，从 0 数起。"
ANSWER_TEXT = "摘录，与原文一字不差。"
ANSWER_TITLE = "摘自哪份文件。"
ARTICLE_CHANGES = "其他文件对这一条的作用，依先后；含对各版本的。"
ARTICLE_LABEL = "条的写法，如 第一百三十三条之一。"
ARTICLE_NUMBER = "条的序号，如 33；133-1 为第一百三十三条之一。"
ARTICLE_TEXTS = "这一条在各版本中的文字，已施行的最新版本在前；按条号对应。"
ASKED_TEXT = "所查的词，统一写法后。"
ATTACHMENT_NUMBER = "附件的序号。"
ATTACHMENT_PAGE = "附件的第几页。"
ATTACHMENT_TITLE = "附件的名称。"
CHANGED_ON = "通过或公布的那天。"
CHANGE_KIND = "怎样的变动：made 制定，amended 修正，revised 修订。"
CHANGE_STATED = "正文或来源是否写明含有它；否则由日期推算，请核实。"
CHANGE_FIRST_DAY = "从哪天起施行；没有写明的为 null。"
CLAUSES_OF_ARTICLE = "各款、各项，依次；这一版本没有这一条的为空。"
CLAUSE_ITEM = "第几项，款为 0。"
CLAUSE_LABEL = "怎样引用，如 第三条第二款第一项。"
CLAUSE_NAME = "在网页中的位置，如 article-3-p2-i1；重新读取后不变。"
CLAUSE_PAGE = "网页中这一款、项的网址。"
CLAUSE_TEXT = "文字，照原文；款不含其下各项。"
CITING_TOTAL = "共有几份。"
CLEAN_UP_TOTAL = "共有几条。"
CLEAN_UP_UNTIL = "到哪天为止。"
CONTRADICTION = "怎样矛盾。"
DRAFT_ASOF = "按哪一天的时效性核对；不给则为今天。"
DRAFT_CITATIONS = "文中的引用，依文中顺序；字号、版本或条款不同的各列一条。"
VERDICT = f"引用核对：{values.coded(drafts.VERDICTS)}。"
VERDICT_LABEL = "引用核对的结果，文字。"
VERDICT_REASON = f"为什么不是“相符”：{drafts.reasons_coded()}。"
VERDICT_MESSAGE = "原因的说明。"
VERDICT_REASONS = "为什么不是“相符”；相符的为空。"
MISSING_CLAUSES = "本站的文本里没有的条、款、项。"
VERDICT_COUNTS = "各种结果有多少条。"
CITATION_VERDICT = "引用核对：标题、字号、版本、条款与本站的文件是否一致（不是效力）。"
CITED_VALIDITY = "效力：所引文件在 asof 那天怎样；不能确定是哪份文件的为 null。"
VALIDITY_CODE = (
    "valid 有效，not_yet_in_force 尚未施行，partly_expired 部分失效，expired 失效，"
    "repealed 已废止，unstated 未查到记载。"
)
VALIDITY_LABEL = "效力，文字。"
SAID_VERSION = "文中写明的版本，如 2018年修正；没有写的为空。"
QUOTATIONS = "引用旁边引号里的话，与所引文件的文字对照。"
QUOTATION = f"引文对照：{values.coded(drafts.QUOTATIONS)}。"
QUOTATION_LABEL = "引文对照的结果，文字。"
QUOTED = "引号里的话。"
PLACE_OF_QUOTATION = "引号里的话在所送文字中的位置，按字计。"
QUOTATION_STANDS = "所引文件中最相近的一段；未找到的为空。"
QUOTATION_ARTICLE = "这段话所在的条，与文中写的条不同时才有。"
DIFFERENCES = "不同的字句，最多 20 处；只是全半角、空格、引号不同的不算。"
WORDS_SAID = "文中的字句；文中少了的为空。"
WORDS_STAND = "所引文件中的字句；文中多出的为空。"
INTERPRETED = "所引的司法解释所解释的、已经废止或失效的法律。"
INTERPRETED_MESSAGE = "说明。"
MARKS = "文中每一处这样引用它的位置，按字计。"
FORM_REMARKS = "公文格式的提示：只看文稿自己的字号、成文日期和引用的顺序；不是公文的为空。"
FORM_FAULT = (
    "number_brackets 字号的年份没有用六角括号，number_nth 顺序号加了“第”，"
    "number_zero 顺序号编了虚位，number_digits 字号没有用阿拉伯数字，"
    "date_digits 成文日期没有用阿拉伯数字，date_zero 成文日期编了虚位，"
    "title_first 字号写在标题之前。"
)
FORM_MESSAGE = "提示。"
FORM_RULE = "依据的规定。"
FORM_WRITTEN = "文中的写法。"
FORM_RIGHT = "可以写作什么。"
CITATIONS_LEFT_OUT = "引用太多而没有核对的有几处。"
TEXT_OF_FILE = "从文件读出的文字，各处位置按它计；送来的是文字时为 null。"
NOTES_OF_FILE = "读取文件时的说明，如有修订痕迹、有的页只是图片。"
DRAFT_TEXT = "文稿，1 至 100,000 个字。"
HISTORY_DAY = "那天。"
HISTORY_TEXT = "发生了什么，照来源的说法。"
MEANT_VERSION = "所指的是哪个版本，写它的编号。"
MOVED_TO = "文字与所问的一条几乎相同、而条号不同的，是这一版本的哪一条；没有则为 null。"
NOTE_COUNT = "有几处。"
NOTE_KIND = (
    "说明的内容：revisions 修订痕迹，wrong_characters 无法识别的字符，"
    "wrong_characters_outside_text 标题等正文以外无法识别的字符，"
    "pages_without_text 没有文字的页，unreadable_pages 损坏或文字无法识别的页，"
    "unread_parts 未能读取的嵌入对象或损坏的部分；"
    "blank_pages 空白的页；未收录的有 page_headers 页眉页脚，watermarks 水印，"
    "hidden_text 隐藏文字，comments 批注，hidden_cells 隐藏的工作表、行、列。"
)
NOTE_PAGES = "在文件的哪几页，从 1 数起。"
EDGE_KIND = "关系：basis 依据，cites 提到，或作用。"
EFFECT_TAKEN_UP = "作出处理的文件收录的日期；有记录之前收录的，为开始记录的日期。"
LISTED_EFFECT_KIND = f"处理：{effects.CODES}。"
TAKEN_UP = "本站收录的日期；没有记录的为 null。"
TAKEN_UP_OR_BEFORE = "那天是开始记录的日期，文件在那天或之前收录。"
CHANGE_REASON = "撤下或恢复的原因，没有写的为空。"
CHANGES = "本站的变化，从新到旧。"
CHANGES_TOTAL = "共有几条。"
COLLECTION_CHANGE_KIND = f"变化：{changes.CODES}。"
CHANGE_DAY = "收录或变化的日期（北京时间）。"
CHANGED_DOCUMENT = "文件；已不在本站的为 null。"
PERIOD_VALIDITY = "时效性；null 为被修改。"
PERIOD_FIRST_DAY = "从哪天起；一直如此或日期不详的为 null。"
ARTICLE_ENDS = "这一条在这份文件中怎样结束，后来的在后；没有结束的为空，其他条的结束不在其中。"
ENDED_CLAUSES = "结束的条款；整份文件的为空。"
CAUTION_KIND = (
    "注意什么：maybe_ended 存在同名或同文号的文件，其中之一已废止或失效；"
    "later_text 后来另有正式文件；"
    "maybe_revived 废止它的决定后来被撤销；"
    "ends_later 以后某天起废止、失效（first_day），或其中的条款；"
    "part_ended 部分失效；suspended 暂停执行；adjusted 暂时调整实施；"
    "amended 本站的文本未见收入后来的修改；law_ended 所解释的文件已结束。"
)
CAUTION_EFFECT = "by 怎样处理；later_text 为 null。"
CAUTION_MESSAGE = "与网页上的说法相同。"
CAUTIONS = "时效性之外要注意的；没有则为空。"
EFFECTS = "文件之间的处理。"
EFFECTS_TOTAL = "共有几条。"
VALID_UNTIL = "有效期的最后一天；没有写明、或者已满时为 null。"
NO_RULE = "是否征求意见稿、解读、新闻等，它们没有时效性。"
VALIDITY_SAID = "时效性及其依据，与网页上的说法相同。"
EFFECT_STATED = "是否文件写明，否则为按文件推算，请核实。"
LATEST = "最晚从那天起：只知道公布的日期，也可能更早。"
EFFECT_KIND = f"作用：{'、'.join(relations.EFFECT_NAMES.values())}。"
FINDING_CODE = (
    "not_found 未收录，title_differs 字号是另一标题的，"
    "number_differs 标题是另一字号的，other_version 字号或年份是另一版本的，"
    "uncertain 未能确定是哪一份，only_later 只有之后的文本，"
    "repealed 已废止，expired 失效，partly_expired 部分失效，not_yet_in_force 尚未施行，"
    "amended 已修改，suspended 暂停执行，"
    "maybe_ended 存在同名或同文号的文件，其中之一已废止或失效，"
    "later_text 后来另有正式文件，ends_later 以后某天起废止、失效，"
    "maybe_revived 废止它的决定后来被撤销，"
    "same_title 另有同名文件（如其他年份的），"
    "adjusted 暂时调整实施，older_text 旧版，"
    "law_ended 所解释的法已结束，no_rule 没有时效性，"
    "article_missing 没有这一条、款、项，quotation 引文有出入或未找到，"
    "undetermined 资料不足，fine 未见问题。"
)
FINDING_MESSAGE = "结果的说明。"
FIRST_SENTENCE = "文中第一次提到它的句子。"
SAID_SHORT = "本站文件这样说的句子；出自通俗说法表的为 null。"
SAID_BY = "这样说的文件中最新的一份，写它的编号；出自通俗说法表的为 null。"
SAID_IN = "那份文件的标题；出自通俗说法表的为 null。"
FOUND_IN = "出自哪份文件，null 为所引文件自己，或没有原文。"
OFFER_KIND = "所建议的是什么：correction 改正后的检索词，days 日期，place 地区，organ 发文机关。"
OFFER_PARAMETERS = "另加的检索参数：日期为 since、until，地区为 region，发文机关为 issuer。"
TYPING_OFFER_FACTS = "用来区分的信息：机关、地区、年份，法律的全称，份数，公文中的说法。"
TYPING_OFFER_KIND = (
    "所建议的是什么："
    + "，".join(f"{code} {name}" for code, name in suggesting.KINDS.items())
    + "。"
)
TYPING_OFFER_PAGE = "本站网页的网址：文件，或检索结果。"
TYPING_OFFER_QUERY = "改用的检索词；发文机关和主题为空，以 page 中的筛选检索。"
TYPING_OFFER_TEXT = "显示的文字。"
OFFER_TEXT = "改用的检索词；已成为参数的词不在其中。"
ORGAN_NAME = "原来的名称。"
PLACE_IN_BODY = "句子在正文中的起止位置。"
PLACE_IN_DRAFT = "句子在所送文字中的位置，按字计。"
PLACE_OR_TITLE = "句子在正文中的起止位置；只由标题说明的为 null。"
SHARED_ISSUERS = "共同的发文机关。"
SHARED_REGION = "共同的地区；没有或为全国时为 null。"
SHARED_TOPICS = "共同的主题分类。"
LAST_DAY_IN_FORCE = "仍有效的最后一天。"
BECOMES = "此后的状态。"
ENDED_BY = "使它失效的文件；null 为它自己。"
EXPIRY_TAKEN_UP = "何时收录；null 为没有记录，或记录开始前已有。"
EXPIRIES_TOTAL = "共几份。"
EXPIRIES = "依到期日先后。"
SERIES_CODE = "代字，如 国发、国务院令。"
SERIES_YEAR = "年份，或届（13届）；空为不分年。"
SERIES_YEARS = "这个代字收录了哪些年，新的在前。"
SERIES_HELD = "收录几个号。"
SERIES_TOTAL = "这一年收录几个号。"
SERIES_FIRST = "收录的最小号。"
SERIES_LAST = "收录的最大号。"
SERIES_NUMBER = "号，如 5。"
SERIES_BEARERS = "用这个号的文件。"
SERIES_GAPS_TOTAL = "共有几处。"
GAP_FIRST = "未收录的第一个号。"
GAP_LAST = "未收录的最后一个号。"
SERIES_MISSING = "最小号与最大号之间未收录的号有几个；不表示不存在。"
SERIES_GAPS = "未收录的号，从 first 到 last；至多 1000 处。"
SERIES_DOUBLE = "几份不同的文件同用这个号；副本、印发的通知与所印发的文件不算。"
SERIES_DOUBLES = "几份不同文件同用的号，全部。"
SERIES_NUMBERS = "一页收录的号，从小到大。"
SERIES_SIMILAR = "没有收录这个代字时，开头相同的代字，收录多的在前。"
STATED_EXPLAINS = "这份解读所解读的文件。"
EXPLAINS = "这份解读所解读的文件；不改变其效力。"
EXPLAINED_BY = "确实解读这份文件的解读，新的在前，至多 100 份。"
WITHOUT_TEXT = "只有图片，本站没有其中的文字。"
SHARED_WORDS = "两份文件共有的、能说明题材的词，最能说明的在前。"
READ_HISTORY = "题注或来源的沿革说的：何时通过，已含哪些修改。"
SINCE_UNKNOWN = "从哪天起不明。"
STANDS = "那天的状态。"
TEXT_CHANGED_ON = "正文最后一次修改是哪天通过的；没有的为 null。"
TIMES_IN_BODY = "在正文中有几处。"
TIMES_IN_TITLE = "在标题中有几处。"
VALIDITY = "时效性。"
VALIDITY_ON_DAY = "那天的时效性。"
VERSION_ENDED = (
    "旧版是怎样结束的：amended 已修改（旧版），repealed 已废止，expired 失效，"
    "replaced 只知道另有新版；还没有结束的为 null。"
)
VERSION_FIRST_DAY = "从哪天起施行；没有写明的为 null。"
VERSION_HAS_BEGUN = "到那天是否已经开始施行；否则为已通过、将要施行的新版。不表示没有废止或失效。"
VERSION_STATE = (
    "那天在各版本中的位置：newest 已开始施行的最新版本，not_yet 尚未施行，older 旧版；"
    "不表示没有废止或失效。"
)
WRITTEN_NUMBER = "所写的发文字号。"
WRITTEN_TITLE = "所写的标题。"


def field(name: str) -> str:
    """What a field means; most that are fields of a document are called as on its page."""
    return FIELDS.get(name) or f"{wording.document.FIELD[name]}。"


def renamed(name: str) -> str:
    """The old name of a field, which is served beside the better one."""
    return f"旧名，请改用 {name}，二者内容相同；提供到 0.2 版为止。"


MATCH = "列出哪些：ranked 也列没有提到全部词的，all 只列全部相符的。"

QUOTED_NUMBER = "加了引号的发文字号。"
QUOTED_TITLE = "文件的标题。"
QUERY_NOTE_KIND = (
    "怎样理解：unclosed_bracket、unclosed_quote 括到、引到末尾；unopened_bracket、empty_pair、"
    "loose_sign、repeated_operator 没有理会；lone_operator、field_without_value、not_a_year、"
    "long_range、excluding 当作普通的字；field、wildcard、series、beginning、numbers、short_year "
    "不只是普通的字；"
    "outer_wildcard 可以不写；excluding 的 undo 改为不要这个词。"
)
NOTE_START = "从第几个字起，从 0 数，空白已合并，网址不计。"
NOTE_END = "到第几个字之前。"
NOTE_TEXT = "这几个字。"
NOTE_UNDO = "不要这样理解时改用的检索词。"
