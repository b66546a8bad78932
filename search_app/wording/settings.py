"""Words of the list of settings."""

from __future__ import annotations

TITLE = "设置"
INTRO = (
    "每项设置都可以用命令行选项、环境变量或设置文件给出，排在前面的优先；都没有时用默认值。"
    "设置文件是 TOML 格式，用 `--config` 或环境变量 `POLICY_SEARCH_CONFIG` 指定，"
    "否则用当前文件夹的 `policy-search.toml`。"
)
GENERATED = "本页由 `policy-search settings --markdown` 生成，请勿直接修改。"
COLUMNS = ("设置文件", "命令行", "环境变量", "默认值", "可用的值", "说明")
AREAS = {
    "index": "索引位置",
    "read": "读取文件",
    "build": "编制索引",
    "query": "检索",
    "site": "网站",
    "server": "服务",
}
EMPTY = "（空）"
