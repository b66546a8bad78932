"""Words on backups, on putting them back, and on going back to the index before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from search_app.wording import values

if TYPE_CHECKING:
    from indexer.keeping.backup import BackupManifest
    from indexer.keeping.restore import Restored
    from indexer.results import RolledBack

SHOWN = 10
"""Documents of each kind that are named."""

NO_PREVIOUS = "没有更早的索引可以退回；索引只保留最近发布的三次。请用 restore 恢复备份。"
DAMAGED = "备份“{archive}”不完整或已损坏（{name}），没有做任何改动。请换一份备份。"
OTHER_ENGINE = (
    "备份中有引擎 {made_by} 的索引，现在的设置是 engine = {asked}，不能用它，没有做任何改动。"
    "要恢复索引，请用备份时的设置（--config 或 --engine {made_by}）；"
    "要把记录带到另一种引擎，请用不带 --with-index 做的备份。"
)


def backed_up(manifest: BackupManifest, target: Path) -> list[str]:
    """What is in a backup."""
    size = sum(size for size, _ in manifest.files.values())
    lines = [f"已备份到“{target}”并核对：{len(manifest.files):,} 个文件，{size:,} 字节。"]
    if manifest.index_version:
        lines.append(f"含索引 {manifest.index_version}。")
    else:
        lines.append("不含索引：恢复后运行 policy-search index，由来源的文件夹重新编入。")
    return lines


def restored(found: Restored) -> list[str]:
    """What was put back, and where that of before is."""
    made = values.moment(datetime.fromisoformat(found.manifest.made_at))
    lines = [f"已恢复{made}的备份到“{found.index_dir}”，每个文件都已核对。"]
    lines += [f"设置文件已放回：{path}" for path in found.settings_files]
    lines += [f"原来的设置文件留在：{path}" for path in found.aside]
    if found.manifest.places and (found.index_dir / "settings").is_dir():
        lines.append(f"备份时的索引在别处，设置文件没有放回，都在：{found.index_dir / 'settings'}")
    if found.kept_lines:
        lines.append(f"备份之后的 {found.kept_lines:,} 条撤下、恢复记录没有丢，已接在后面。")
    if found.before:
        lines.append(f"原来的索引文件夹留在：{found.before}，确认无误后可以删除。")
    if not found.manifest.index_version:
        lines.append("备份不含索引，请运行：policy-search index")
    return lines


def rolled_back(found: RolledBack) -> list[str]:
    """From which index to which, and what that changes."""
    lines = [
        f"已由索引 {_named(found.left, found.left_published_at)}退回到 "
        f"{_named(found.version, found.published_at)}，共 {found.documents:,} 份文件。"
    ]
    for some, said in (
        (found.lost, "不再有这些后来收录的文件"),
        (found.back, "后来删除的这些文件重新出现"),
        (found.changed, "后来改过的这些文件恢复为当时的内容"),
    ):
        if some:
            lines += [f"{said}，{len(some):,} 份：", *_first(some)]
    lines.append("撤下的文件仍然撤下。下次运行 index 会按文件夹现在的内容再次更新。")
    return lines


def _named(version: str, published_at: str) -> str:
    if not published_at:
        return version
    return f"{version}（{values.moment(datetime.fromisoformat(published_at))}发布）"


def _first(some: Sequence[tuple[str, str]]) -> list[str]:
    shown = [f"   {source} {name}" for source, name in some[:SHOWN]]
    return [*shown, "   ……"] if len(some) > SHOWN else shown
