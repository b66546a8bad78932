"""Words for the state of an index: missing, stale, damaged, checked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from indexer.errors import (
    EngineAwayError,
    EngineFileError,
    EngineForeignError,
    EngineFullError,
    EngineRefusedError,
    EngineReplicasError,
    EngineTooLargeError,
    IndexBusyError,
    IndexDamagedError,
    IndexMissingError,
    IndexStaleError,
    LockLostError,
    NoRepositoryError,
    PublishedMeanwhileError,
    RecordDamagedError,
    RecordsMissingError,
)
from search_app.wording import data, values

INDEX_ERRORS: dict[type[Exception], str] = {
    IndexMissingError: "“{place}”中没有索引。请运行：{command}",
    RecordsMissingError: "文件夹“{place}”不存在。撤下和更改的记录应当在其中，"
    "为免显示已撤下的文件，没有打开集群中的索引。请检查设置 index_dir（相对路径从当前文件夹算起）；"
    "记录丢失了的，请用 policy-search restore 恢复备份。",
    IndexStaleError: "“{place}”中的索引由另一版本的规则编成，不能再用（{detail}）。"
    "请运行：{command}",
    IndexDamagedError: "“{place}”中的索引已损坏（{detail}）。请运行：{command}",
    RecordDamagedError: "“{place}”中的 {name} 第 {line} 行读不出来，撤下的文件因此不明，"
    "为免显示已撤下的文件，没有执行。请用备份中的同名文件换回，或改正这一行（每行一个 JSON 对象）；"
    "不要删除它。",
    EngineAwayError: "保存索引的集群现在不能回答（{detail}）。请确认集群正常，"
    "以及设置中的网址和环境变量中的用户名、密码无误，再试一次。",
    EngineFullError: "保存索引的集群磁盘已满，写不进去（{detail}）。没有发布，已发布的索引不变，"
    "检索照常。请腾出空间或加大磁盘，再运行一次。",
    EngineForeignError: "{hosts} 回答的不是 OpenSearch（{detail}）。请检查设置 opensearch_hosts "
    "中的网址和端口，以及中间的代理：它要把请求原样转给集群，不能改去别的网址或网页。",
    EngineRefusedError: "保存索引的集群能够回答，但拒绝了这个请求（{detail}）。"
    "已发布的索引不变。请由管理集群的人查看原因，例如索引是否被设为只读（index.blocks），"
    "再运行一次。",
    EngineTooLargeError: "一次请求有 {size:,} 字节，集群或中间的代理不收这么大的（{detail}）。"
    "请把代理的上限（如 nginx 的 client_max_body_size）和集群的 http.max_content_length "
    "调到这个数以上，最好 16 MB 以上，再试一次。",
    EngineFileError: "读不出 {name} 所指的文件“{path}”（{reason}），没有连接集群。"
    "请检查路径、权限和内容（PEM 格式）。",
    EngineReplicasError: "设置 opensearch_replicas 要求每个分片有 {replicas} 个副本，"
    "各在不同的数据节点上，一共要 {needed} 个数据节点，集群现在只有 {nodes} 个。没有发布，"
    "已发布的索引不变。请把 opensearch_replicas 改为 {most}，或增加、恢复节点，再运行一次。",
    NoRepositoryError: "没有可以保存索引副本的地方：{detail}。请由管理集群的人登记一个快照仓库，"
    "在设置 opensearch_repository 中写它的名称，再试一次；备份时不带 --with-index，"
    "则只备份记录和设置。",
    IndexBusyError: "另一个程序正在写“{place}”中的索引{holder}，请等它结束后再试。",
    LockLostError: "运行期间“{place}”中的 lock 文件被删除或换掉了，别的程序可能也在写，"
    "所以没有发布。请不要删除它，并再运行一次。",
    PublishedMeanwhileError: "运行期间，另一台机器或用另一个 index_dir 的程序改动了集群中的索引，"
    "所以这一次没有发布，已发布的索引不变。请再运行一次：来源会重新读取，不会丢失文件。"
    "请只在一处运行写索引的命令。",
}


def index_error(error: Exception, index_dir: Path, default_dir: Path, cluster: str = "") -> str:
    """What is wrong with the index in `index_dir`, and the command that mends it.

    `cluster` says where an index is that a cluster keeps (`in_cluster`).
    """
    sentence = sentence_of(type(error))
    if isinstance(error, IndexBusyError):
        return sentence.format(place=index_dir, holder=holder(error))
    if isinstance(error, EngineAwayError):
        return sentence.format(**{"detail": error, **_particulars(error)})
    if isinstance(error, NoRepositoryError):
        known = f"集群中没有名为“{error}”的快照仓库" if str(error) else "没有设置快照仓库"
        return sentence.format(detail=known)
    if isinstance(error, RecordsMissingError):
        return sentence.format(place=index_dir)
    if isinstance(error, RecordDamagedError):
        return sentence.format(place=index_dir, name=error.name, line=error.line)
    damaged = isinstance(error, IndexDamagedError)
    say = stale if isinstance(error, IndexStaleError) else damage
    command = (repair if damaged else build_again)(index_dir, default_dir)
    place = cluster or index_dir
    return sentence.format(place=place, detail=say(str(error)), command=command)


def in_cluster(hosts: Sequence[str], name: str) -> str:
    """Where an index is that a cluster keeps.

    >>> in_cluster(["http://127.0.0.1:9200"], "policy-search")
    'http://127.0.0.1:9200 的 policy-search'
    """
    return f"{'、'.join(hosts)} 的 {name}"


def sentence_of(kind: type[Exception]) -> str:
    """The sentence of a class of errors: its own, else that of the nearest class above it.

    Raises `KeyError` where there is none.
    """
    for one in kind.__mro__:
        if one in INDEX_ERRORS:
            return INDEX_ERRORS[one]
    raise KeyError(kind)


def _particulars(error: EngineAwayError) -> dict[str, object]:
    """What the sentence of an error of the cluster names beside all that it says."""
    if isinstance(error, EngineForeignError):
        return {"hosts": "、".join(error.hosts), "detail": error.said}
    if isinstance(error, EngineReplicasError):
        numbers = {"needed": error.replicas + 1, "most": max(error.nodes - 1, 0)}
        return {"replicas": error.replicas, "nodes": error.nodes, **numbers}
    if isinstance(error, EngineFileError):
        return {"name": error.name, "path": error.path, "reason": error.reason}
    return {"size": error.size} if isinstance(error, EngineTooLargeError) else {}


def holder(error: IndexBusyError) -> str:
    """Who is writing the index, since when, and how to see whether it still runs.

    >>> holder(IndexBusyError("index", "4711", "so1", "2026-11-30T08:00:00+00:00"))
    '（主机 so1 上的进程 4711，自2026年11月30日 16:00起；是否还在运行，可用 ps -p 4711 查看）'
    """
    if not error.pid:
        return ""
    since = values.moment(datetime.fromisoformat(error.since))
    return (
        f"（主机 {error.host} 上的进程 {error.pid}，自{since}起；"
        f"是否还在运行，可用 ps -p {error.pid} 查看）"
    )


def stale(detail: str) -> str:
    """Which version of the program made an index that this one cannot use."""
    made_by, _, program = detail.partition(" / ")
    return f"索引的版本：{made_by}；本程序的版本：{program}"


def build_again(index_dir: Path, default_dir: Path) -> str:
    """The command that builds an index anew."""
    option = "" if index_dir == default_dir else f" --index-dir {index_dir}"
    return f"policy-search index 文件夹{option}"


def repair(index_dir: Path, default_dir: Path) -> str:
    """The command that mends a damaged index."""
    option = "" if index_dir == default_dir else f" --index-dir {index_dir}"
    return f"policy-search index --repair{option}"


def repaired(damages: int, kept: int) -> str:
    """What a repair found and kept."""
    return f"索引有 {damages} 处损坏，已修复；其中完好的 {kept:,} 份文件由索引所存的内容重建。"


NOT_DAMAGED = "已核对索引的每个文件，没有损坏，无需修复。"


def read_again(source: str, documents: int) -> str:
    """Documents that come back from their files."""
    return f"来源 {source} 有 {documents:,} 份文件的内容已损坏，接着从文件夹重新读取。"


def cannot_read_again(source: str, documents: int, folder: Path) -> str:
    """Documents that are lost unless their folder comes back."""
    return (
        f"来源 {source} 有 {documents:,} 份文件的内容已损坏，文件夹“{folder}”已不在，"
        "这些文件不再收录；找回文件夹后请再运行 index。"
    )


NOT_TAKEN_UP = "最近发布的索引没有启用，仍由之前的索引回答：{}。"


def trouble(error: Exception) -> str:
    """What is wrong with an index, without its place and cure."""
    if isinstance(error, EngineAwayError):
        return AWAY.format(error)
    say = stale if isinstance(error, IndexStaleError) else damage
    return say(str(error)) if not isinstance(error, IndexMissingError) else MISSING


AWAY = "保存索引的集群现在不能回答（{}）"


MISSING = "找不到索引"


def last_run_failed(at: datetime) -> str:
    """The last update did not do what it should."""
    return f"最近一次更新（{values.moment(at)}）没有成功，请看其输出。"


def last_run_killed(at: datetime) -> str:
    """The last update ended without a word."""
    return f"最近一次更新（{values.moment(at)}开始）没有结束就被强行终止，多半是内存不足或关机。"


def last_run_old(at: datetime, days: int) -> str:
    """The last update is long ago."""
    return f"已超过 {days} 天没有更新（最近一次：{values.moment(at)}）。"


def removal_refused(detail: str) -> str:
    """Too many documents would go."""
    return (
        f"这次运行会删除这一来源中超过 20% 的文件（{detail}），没有执行，索引没有改变。"
        "请先检查文件夹是否完整；确要删除，请加 --allow-removal。"
    )


def rebuilt(source: str) -> str:
    """Another source of a stale index, read again in the same run."""
    return f"索引已过期，来源 {source} 一并重建。"


def lost(source: str) -> str:
    """Another source of a stale index whose folder is gone."""
    return f"索引已过期，来源 {source} 的文件夹已不在，其文件不再收录；请对新的文件夹运行 index。"


def index_version(version: str) -> str:
    """Which index answers."""
    return f"{data.VERSION}：{version}"


def analysis_version(index: str, program: str) -> str:
    """Which version of the analysis made the index, and whether it is this program's."""
    if index == program:
        return f"分析版本：{index}（与本程序一致）"
    return f"分析版本：{index}（本程序为 {program}）"


def check_report(files: int, documents: int, phrases: int) -> str:
    """What was checked."""
    return f"已核对 {files:,} 个文件的校验和、{documents:,} 份文件、{phrases} 个短语。"


CHECK_PASSED = "索引完好。"
CHECK_DAMAGED = "“{place}”中的索引已损坏，请运行：{command}"
CHECK_STALE = "“{place}”中的索引已过时，请运行：{command}"

# What the engine says of a damaged index, for logs and programs; the sentence for people.
DAMAGES = {
    r"(?P<name>\S+): unfinished": "{name} 的最后一行没有写完（写到一半时磁盘已满或断电），"
    "那一次撤下没有生效，请核对后重做",
    r"(?P<name>\S+): line (?P<line>\d+)": "{name} 的第 {line} 行读不出来",
    r"(?P<name>\S+): missing": "缺少文件 {name}",
    r"(?P<name>\S+): alias": "集群中的别名 {name} 不见了，它所指的索引还在",
    r"(?P<name>\S+): checksum": "文件 {name} 的校验和不符",
    r"documents: (?P<found>\d+) of (?P<expected>\d+)": "应有 {expected} 份文件，实有 {found} 份",
    r"(?P<id>\S+): (?P<quote>['\"])(?P<phrase>.*)(?P=quote)": "编号 {id} 的文件中找不到“{phrase}”",
    r"(?P<name>\S+): .*": "文件 {name} 读不出来",
    r"(?P<name>\S+)": "文件 {name} 缺失或长度不对",
}


def damage(detail: str) -> str:
    """What is wrong with an index."""
    for pattern, sentence in DAMAGES.items():
        if match := re.fullmatch(pattern, detail, re.DOTALL):
            return sentence.format(**match.groupdict())
    return detail


def check_problem(detail: str) -> str:
    """Something that is not as it should be."""
    return f"有误：{damage(detail)}。"
