"""Words on keeping an index up to date by a schedule."""

from __future__ import annotations

from datetime import datetime

from search_app.wording import values

ONE_SCHEDULE = "请用 --every 6h、--at 03:30 或 --once 中的一个，说明什么时候运行。"
NO_SOURCES = "定时运行需要来源清单：请用 --sources 或设置 sources 指定 sources.toml。"
WRONG_SCHEDULE = "“{}”看不出是什么时候：--every 请写成 30m、6h、1d 这样，--at 请写成 03:30 这样。"
ALREADY = "这个索引已由另一个 watch 定时更新，没有再启动一个。"
STOPPED = "定时运行已停止。"


def next_run(at: datetime) -> str:
    """When the next run is due."""
    return f"下次运行：{values.moment(at)}"


def failed(code: int) -> str:
    """A run did not bring the sources up to date; `/readyz` says so too, until one does."""
    return (
        f"这次更新没有成功（退出码 {code}），/readyz 会报告“最近一次更新没有成功”；"
        "到下次运行的时间会再试。"
    )
