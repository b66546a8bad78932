"""Words of the API's description for the fields of a comparison."""

from __future__ import annotations

from search_app.wording import compare, values

COMPARED_A = "原文本的编号；不给则给 a_text。"
COMPARED_B = "新文本的编号；不给则给 b_text。"
COMPARED_CHOICE = "列出哪些：all 全部，changed 只要有改动的和它们上面的标题。"
COMPARED_ID = "编号；所送的文字为 null。"
COMPARED_PAGE = "本站网页的网址；所送的文字为 null。"
COMPARED_ROWS = "逐条对照，依新文本的次序；删去的在它原来的地方。"
COMPARED_TEXT = "文字，最多 200,000 个字。"
CHANGE_COUNTS = "每种变化各有几处，不计标题。"
NEW_TEXT = "新文本。"
NEW_UNITS = "新文本中的；删去的为空，拆分的有几个。"
OLD_TEXT = "原文本。"
OLD_UNITS = "原文本中的；新增的为空，合并的有几个。"
UNIT_CHANGE = f"变化：{values.coded(compare.CHANGES)}。"
UNIT_KIND = "heading 标题，article 条，paragraph 条以外的段落。"
UNIT_LEVEL = "标题的级别，1 最高；其他为 0。"
UNIT_NAME = "条在文件网页中的位置，如 article-12；其他为空。"
UNIT_NUMBER = "编号，照原文，如 第十二条；没有则为空。"
